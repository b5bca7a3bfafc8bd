//! Which script a character belongs to, as far as a Chinese letter has to know.

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

/// The script of a character that stands alone.
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
