//! Names of files that are made of what letters say.

use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

/// No file system of the office takes a longer one, in bytes.
const LONGEST: usize = 255;

/// An ending that is kept when a name is cut.
const LONGEST_ENDING: usize = 10;

/// The name of one file, good on Windows too and never a path: what may not be in it is `_`,
/// and what is too long is cut before its ending.
pub(super) fn file_name(text: &str) -> String {
    let mut name = String::new();
    for ch in text.chars() {
        match ch {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => name.push('_'),
            ch if ch.is_control() || is_unseen(ch) => {}
            // The blank of a cell that was wrapped by hand is no reason for odd blanks.
            ch if ch.is_whitespace() => name.push(' '),
            ch => name.push(ch),
        }
    }
    let ends = |ch: char| ch == '.' || ch.is_whitespace();
    // A name that begins with a dot is hidden, and one that ends with it loses it on Windows.
    // One that begins with a dash is taken for an option.
    let begins = |ch: char| ch == '-' || ends(ch);
    let name = name.trim_start_matches(begins).trim_end_matches(ends);
    let mut name = cut(name).trim_end_matches(ends).to_owned();
    if name.is_empty() {
        name.push('_');
    }
    if is_device(&name) {
        name.insert(0, '_');
    }
    name
}

/// What two names are alike by: Windows' folders do not tell A from a, and a Mac's do not
/// tell an accent of its own from one in its letter.
pub(super) fn key(name: &str) -> String {
    let mut key = String::new();
    for ch in name.nfc() {
        write!(key, "{}", ch.to_lowercase()).expect("a text has room for more");
    }
    key
}

/// Marks that turn or join text and leave no trace on the screen.
fn is_unseen(ch: char) -> bool {
    matches!(ch, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn cut(name: &str) -> String {
    // A byte is left for the `_` before a device's name.
    let most = LONGEST - 1;
    if name.len() <= most {
        return name.to_owned();
    }
    let ending = match name.rsplit_once('.') {
        Some((_, ending)) if ending.len() < LONGEST_ENDING => {
            &name[name.len() - ending.len() - 1..]
        }
        _ => "",
    };
    let end = name.floor_char_boundary(most - ending.len());
    format!("{}{ending}", &name[..end])
}

/// Names that Windows keeps for devices, whatever ending they have.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = ["COM", "LPT"].iter().any(|device| {
        let number = stem.strip_prefix(device).unwrap_or_default();
        let mut digits = number.chars();
        matches!(
            (digits.next(), digits.next()),
            (Some('0'..='9' | '¹' | '²' | '³'), None)
        )
    });
    numbered || ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::file_name;
    use super::key;

    #[test]
    fn a_file_name_is_good_on_every_system() {
        let cases = [
            ("2023179-陈孝悦.toml", "2023179-陈孝悦.toml"),
            ("政协〔2023〕1号/甲.pdf", "政协〔2023〕1号_甲.pdf"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("C:\\甲", "C__甲"),
            ("a<b>c:d\"e|f?g*h", "a_b_c_d_e_f_g_h"),
            ("甲\n乙\u{7}\u{202E}丙", "甲乙丙"),
            ("　甲　.. ", "甲"),
            (".隐藏", "隐藏"),
            ("-rf 甲.pdf", "rf 甲.pdf"),
            ("...", "_"),
            ("", "_"),
            ("con", "_con"),
            ("CON.toml", "_CON.toml"),
            ("com1.甲.pdf", "_com1.甲.pdf"),
            ("COM¹", "_COM¹"),
            ("COM10", "COM10"),
            ("console.pdf", "console.pdf"),
            ("nul .pdf", "_nul .pdf"),
        ];
        for (text, expected) in cases {
            assert_eq!(file_name(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_before_its_ending() {
        let name = file_name(&format!("{}.pdf", "提".repeat(200)));
        assert!(name.len() <= 255 && name.ends_with("提.pdf"), "{name}");
        let name = file_name(&"𠮷".repeat(200));
        assert!(name.len() <= 255 && name.ends_with('𠮷'), "{name}");
        let cut_at_a_dot = file_name(&format!("{}.{}", "a".repeat(253), "b".repeat(90)));
        assert!(!cut_at_a_dot.ends_with('.'), "{cut_at_a_dot}");
    }

    #[test]
    fn names_that_windows_takes_for_one_are_alike() {
        assert_eq!(key("A-Ä.TOML"), key("a-ä.toml"));
        assert_eq!(key("e\u{301}"), key("é"));
        assert_ne!(key("甲"), key("乙"));
    }
}
