//! Patterns of texts, made once.

/// A regular expression, made when it is first asked for; a long one in several pieces. In it
/// 汉 stands for any 汉字, 数 for a numeral in 汉字, and `\d` for a half-width digit.
macro_rules! pattern {
    ($($pattern:literal),+ $(,)?) => {{
        static PATTERN: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| {
                let pattern = concat!($($pattern),+)
                    .replace('汉', crate::chinese::HAN)
                    .replace('数', &format!("[{}]", crate::chinese::NUMERALS))
                    .replace(r"\d", "[0-9]")
                    .replace(r"\D", "[^0-9]");
                regex::Regex::new(&pattern).expect("a pattern that a test makes")
            });
        &*PATTERN
    }};
}
pub(super) use pattern;
