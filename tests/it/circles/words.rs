//! Rust source as words and signs, without comments, texts and tests.

use std::sync::LazyLock;

use regex::Regex;

/// What source is made of. Comments, texts, characters and lifetimes come first, because what
/// looks like a word in them is none.
static PIECES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r####"(?xs)
        //[^\n]* | /\*.*?\*/
        | b?r\#\#\#".*?"\#\#\# | b?r\#\#".*?"\#\# | b?r\#".*?"\# | b?r"[^"]*"
        | b?"(?:[^"\\]|\\.)*"
        | b?'(?:[^'\\]|\\.[^']*)' | '[A-Za-z_][A-Za-z0-9_]*
        | (?<word>[A-Za-z0-9_]+|::|[^\ \t\r\n])
        "####,
    )
    .expect("a pattern that is tried at once")
});

/// An attribute that takes the next item out of all but tests.
const TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];

/// Splits source into words, `::`, and other signs.
pub(super) fn words(source: &str) -> Vec<&str> {
    let pieces = PIECES.captures_iter(source);
    let words = pieces.filter_map(|piece| Some(piece.name("word")?.as_str()));
    without_tests(&words.collect::<Vec<_>>())
}

fn without_tests<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut kept = Vec::new();
    let mut rest = words;
    while let Some((first, others)) = rest.split_first() {
        match rest.strip_prefix(&TEST) {
            Some(item) => rest = &item[item_length(item)..],
            None => {
                kept.push(*first);
                rest = others;
            }
        }
    }
    kept
}

/// How many words the first item has: up to its `;` or the end of its braces.
fn item_length(words: &[&str]) -> usize {
    let mut depth = 0;
    for (idx, word) in words.iter().enumerate() {
        depth += depth_change(word);
        if depth == 0 && [";", "}"].contains(word) {
            return idx + 1;
        }
    }
    words.len()
}

/// What a sign adds to how deep one is in brackets.
pub(super) fn depth_change(word: &str) -> isize {
    match word {
        "{" | "(" | "[" => 1,
        "}" | ")" | "]" => -1,
        _ => 0,
    }
}

/// Whether it is a name or a keyword.
pub(super) fn is_name(word: &str) -> bool {
    word.starts_with(|ch: char| ch.is_ascii_alphabetic() || ch == '_')
}
