//! Patterns of texts, made once.

/// A regular expression, made when it is first asked for; a long one in several pieces. In it
/// 汉 stands for any 汉字, 数 for a numeral in 汉字, and `\d` for a half-width digit.
macro_rules! pattern {
    ($($pattern:literal),+ $(,)?) => {{
        static PATTERN: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| {
                let pattern = concat!($($pattern),+)
                    .replace('汉', r"[\u{3400}-\u{4DBF}\u{4E00}-\u{9FFF}]")
                    .replace('数', "[〇零一二三四五六七八九十百千万两]")
                    .replace(r"\d", "[0-9]")
                    .replace(r"\D", "[^0-9]");
                regex::Regex::new(&pattern).expect("a pattern that a test makes")
            });
        &*PATTERN
    }};
}
pub(super) use pattern;

/// Whether a character is a 汉字.
pub(super) fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}
