//! Folds help at the edge of a terminal: 汉字 have no blanks between them at which others
//! fold, and what is left to the terminal goes on at its left edge.

use unicode_width::UnicodeWidthChar;
use unicode_width::UnicodeWidthStr;

/// What begins no line.
const NEVER_FIRST: &str = "，。；：、！？）》」』”’…—〕】/";

/// What ends no line.
const NEVER_LAST: &str = "（《「『“‘〔【";

/// The least room for an explanation; with less, it is left to the terminal.
const LEAST: usize = 24;

/// Folds the lines that are wider than this many columns. What stands in two columns goes on
/// in the second one; commands are left whole.
pub(super) fn fold(text: &str, width: usize) -> String {
    let lines = text.lines().map(|line| match line.width() > width {
        true => folded(line, width),
        false => line.to_owned(),
    });
    lines.map(|line| line + "\n").collect()
}

fn folded(line: &str, width: usize) -> String {
    let (before, told) = line.split_at(explanation(line));
    let indent = before.width();
    if told.is_empty() || width < indent + LEAST {
        return line.to_owned();
    }
    let lines = rows(told, width - indent);
    before.to_owned() + &lines.join(&format!("\n{}", " ".repeat(indent)))
}

/// Where in a line its explanation begins: behind an option or command and two blanks. In a
/// paragraph it is all of it, and behind a command nothing.
fn explanation(line: &str) -> usize {
    let Some(inner) = line.strip_prefix("  ") else { return 0 };
    let start = line.len() - inner.trim_start().len();
    let gap = line[start..].find("  ").map(|at| start + at);
    gap.map_or(line.len(), |gap| line.len() - line[gap..].trim_start().len())
}

/// The lines of a text, as full as they can be.
fn rows(text: &str, width: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    for word in words(text) {
        let last = rows.last_mut().expect("there is always one");
        match last.width() + word.trim_end().width() > width && !last.is_empty() {
            true => rows.push(word.to_owned()),
            false => last.push_str(word),
        }
    }
    rows.iter().map(|row| row.trim_end().to_owned()).collect()
}

/// A text in parts that are not parted.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut before = None;
    // `{案号}` is typed as it stands.
    let mut is_braced = false;
    for (at, ch) in text.char_indices() {
        if !is_braced && before.is_some_and(|before| parts(before, ch)) {
            words.push(&text[start..at]);
            start = at;
        }
        is_braced = ch == '{' || is_braced && ch != '}';
        before = Some(ch);
    }
    words.push(&text[start..]);
    words
}

/// Whether a line may end between these.
fn parts(one: char, next: char) -> bool {
    let is_wide = |ch: char| ch.width() == Some(2);
    next != ' '
        && !NEVER_FIRST.contains(next)
        && !NEVER_LAST.contains(one)
        && (one == ' ' || is_wide(one) || is_wide(next))
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[track_caller]
    fn check(width: usize, text: &str, expected: &str) {
        assert_eq!(fold(text, width), expected);
    }

    #[test]
    fn explanations_go_on_in_their_column() {
        check(
            34,
            "  -j, --jobs <个数>  同时处理几封；默认等于处理器个数\n",
            "  -j, --jobs <个数>  同时处理几封；默认等于处理器个数\n",
        );
        check(
            46,
            "  -j, --jobs <个数>  同时处理几封；默认等于处理器个数\n",
            "  -j, --jobs <个数>  同时处理几封；默认等于处\n                     理器个数\n",
        );
    }

    #[test]
    fn marks_never_start_a_line_and_words_stay_whole() {
        check(
            24,
            "只读信里写的、链接指到的、reply.toml\n",
            "只读信里写的、链接指到\n的、reply.toml\n",
        );
        check(24, "一个文件名：{成文日期}{案号}\n", "一个文件名：\n{成文日期}{案号}\n");
        check(24, "  reply build --data 台账.xlsx --template 信.toml.tera\n", {
            "  reply build --data 台账.xlsx --template 信.toml.tera\n"
        });
    }
}
