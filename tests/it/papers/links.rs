//! Links from page to page.

use std::fs;
use std::path::Path;

/// The links of a page that lead nowhere.
pub(super) fn dead(page: &Path) -> Vec<String> {
    let text = without_code(&fs::read_to_string(page).expect("a page"));
    let folder = page.parent().expect("a page is in a folder");
    let targets = targets(&text).into_iter().filter(|target| !target.contains("://"));
    let is_dead = |target: &String| {
        let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
        let path = if file.is_empty() { page.to_owned() } else { folder.join(file) };
        !path.exists() || !anchor.is_empty() && !anchors(&path).contains(&anchor.into())
    };
    let told = |target: String| format!("{}: {target}", page.display());
    targets.filter(is_dead).map(told).collect()
}

/// What links and pictures lead to.
fn targets(text: &str) -> Vec<String> {
    let behind = |sign: &str, end: char| -> Vec<String> {
        let rests = text.split(sign).skip(1);
        rests.map(|rest| rest.split(end).next().unwrap_or_default().to_owned()).collect()
    };
    [behind("](", ')'), behind("src=\"", '"')].concat()
}

/// The names of a page's headings, as GitHub makes them.
fn anchors(page: &Path) -> Vec<String> {
    let Ok(text) = fs::read_to_string(page) else { return Vec::new() };
    let text = without_fences(&text);
    text.lines().filter(|line| line.starts_with('#')).map(anchor).collect()
}

fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = text.chars().filter(|&ch| ch.is_alphanumeric() || " -_".contains(ch));
    kept.map(|ch| if ch == ' ' { '-' } else { ch }).collect()
}

/// A text in which nothing is code.
fn without_code(text: &str) -> String {
    without_fences(text).split('`').step_by(2).collect()
}

fn without_fences(text: &str) -> String {
    let mut is_code = false;
    let mut kept = String::new();
    for line in text.lines() {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        if !is_code && !is_fence {
            kept += line;
            kept.push('\n');
        }
    }
    kept
}
