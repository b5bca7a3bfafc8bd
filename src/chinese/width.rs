//! Full-width and half-width characters, and blanks.

/// A full-width letter, digit or sign as its half-width one; a dash as a hyphen, 。 as a
/// point. Other characters stay.
///
/// ```
/// let plain: String = "２０２３－８。ａ中".chars().map(reply::chinese::half_width).collect();
/// assert_eq!(plain, "2023-8.a中");
/// ```
pub fn half_width(ch: char) -> char {
    match ch {
        '！'..='～' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '。' => '.',
        other => other,
    }
}

/// A text of half-width characters, as far as there are such.
///
/// ```
/// assert_eq!(reply::chinese::to_half_width("２０２３－８"), "2023-8");
/// ```
pub fn to_half_width(text: &str) -> String {
    text.chars().map(half_width).collect()
}

/// A text without its blanks, line ends and full-width blanks.
///
/// ```
/// assert_eq!(reply::chinese::without_blanks("张　三 \n"), "张三");
/// ```
pub fn without_blanks(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}
