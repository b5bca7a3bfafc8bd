//! Names of files, from what letters say.

/// The longest name that file systems take, in bytes of UTF-8; those that count otherwise
/// take longer ones.
const LONGEST: usize = 255;

/// Words that are devices on Windows, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// One component of a path that is a good name on every system, Windows included, and leads
/// nowhere else: marks with a meaning in paths become their wide forms, which look the same.
pub(super) fn file_name(text: &str) -> String {
    let wide = |ch: char| match ch {
        '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => {
            char::from_u32(ch as u32 + 0xFEE0).unwrap_or('_')
        }
        ch if ch.is_control() => ' ',
        ch => ch,
    };
    let text: String = text.chars().map(wide).collect();
    let (stem, ending) = match text.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => (stem, format!(".{ending}")),
        _ => (text.as_str(), String::new()),
    };
    let stem = stem.trim_start().trim_end_matches([' ', '.', '\u{3000}']);
    let mut stem =
        stem[..stem.floor_char_boundary(LONGEST - ending.len())].trim_end().to_owned();
    if stem.is_empty() || is_device(&stem) {
        stem.push('_');
    }
    format!("{stem}{ending}")
}

/// `pdf`, and not the end of a sentence.
fn is_ending(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.chars().all(|ch| ch.is_ascii_alphanumeric())
}

fn is_device(stem: &str) -> bool {
    let word = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = word.strip_prefix("com").or(word.strip_prefix("lpt"));
    let is_numbered = numbered.is_some_and(|number| {
        number.len() == 1 && number.chars().all(|ch| ch.is_ascii_digit())
    });
    DEVICES.contains(&word.as_str()) || is_numbered
}
