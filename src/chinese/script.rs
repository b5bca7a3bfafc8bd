//! Which script a character belongs to.

/// What a character is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// 汉字.
    Han,
    /// Letters, digits and half-width marks: anything with an advance of its own.
    Western,
    /// Full-width marks and symbols; they come from a Chinese face.
    Mark,
}

/// The script of a character by itself.
///
/// ```
/// use reply::chinese::{Script, script};
///
/// assert_eq!(script('函'), Script::Han);
/// assert_eq!(script('A'), Script::Western);
/// assert_eq!(script('。'), Script::Mark);
/// // 〇 is a symbol beside the ideographs, drawn like a mark.
/// assert_eq!(script('〇'), Script::Mark);
/// ```
pub fn script(ch: char) -> Script {
    match ch {
        // The middle dot of foreign names is a Chinese mark of half a cell.
        '·' => Script::Mark,
        '\u{0020}'..='\u{024F}' => Script::Western,
        '\u{0370}'..='\u{052F}' | '\u{1E00}'..='\u{1EFF}' => Script::Western,
        '\u{2010}'..='\u{2013}' | '\u{2030}' | '\u{20A0}'..='\u{20BF}' => Script::Western,
        '\u{2E80}'..='\u{2FDF}' | '\u{3005}' | '\u{3021}'..='\u{3029}' => Script::Han,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' => Script::Han,
        '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Script::Han,
        _ => Script::Mark,
    }
}

/// Whether a character is a 汉字.
///
/// ```
/// use reply::chinese::is_han;
///
/// assert!("福𬭎々".chars().all(is_han));
/// assert!(!"〇，A1".chars().any(is_han));
/// ```
pub fn is_han(ch: char) -> bool {
    script(ch) == Script::Han
}

/// All 汉字, as a class of a regular expression.
pub const HAN: &str = r"[\u{2E80}-\u{2FDF}\u{3005}\u{3021}-\u{3029}\u{3400}-\u{4DBF}\u{4E00}-\u{9FFF}\u{F900}-\u{FAFF}\u{20000}-\u{3FFFF}]";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_and_the_function_agree() {
        let pattern = regex::Regex::new(HAN).expect("a class");
        for ch in '\0'..=char::MAX {
            assert_eq!(pattern.is_match(ch.encode_utf8(&mut [0; 4])), is_han(ch), "{ch}");
        }
    }
}
