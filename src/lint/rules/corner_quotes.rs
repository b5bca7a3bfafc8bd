//! “ ” and not 「 」.

use super::prelude::*;

rule!(Warning, Required, "GB/T 15834—2011，4.8", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    subject.prose().flat_map(in_passage).collect()
}

fn in_passage(passage: &Passage) -> Vec<Finding> {
    let corner = |ch: char| "「」『』".contains(ch);
    if !passage.text.contains(corner) {
        return Vec::new();
    }
    let mut open = Vec::new();
    let mut marks = Vec::new();
    for (at, &ch) in passage.chars.iter().enumerate() {
        let right = match ch {
            '「' | '『' => {
                open.push(ch);
                if open.len() == 1 { '“' } else { '‘' }
            }
            '」' | '』' => {
                let is_pair = open.pop() == Some(if ch == '」' { '「' } else { '『' });
                match is_pair {
                    true if open.is_empty() => '”',
                    true => '’',
                    false => '?',
                }
            }
            _ => continue,
        };
        marks.push((at, right, open.len() > 2));
    }
    // Inside of other quotation marks they are inner ones, and those are not counted here.
    let is_sure = open.is_empty()
        && !passage.text.contains(['“', '”', '‘', '’', '"'])
        && marks.iter().all(|(_, right, is_deep)| *right != '?' && !is_deep);
    let finding = |(at, right, _): (usize, char, bool)| {
        let message = format!("横排的引号用“ ”‘ ’，不用“{}”", passage.chars[at]);
        let finding = Finding::new(passage.span(at..at + 1), message);
        match is_sure {
            true => finding.help(format!("写作{right}")).replace(right),
            false => finding.help("外面的写作“ ”，里面的写作‘ ’"),
        }
    };
    marks.into_iter().map(finding).collect()
}
