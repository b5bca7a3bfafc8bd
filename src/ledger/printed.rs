//! Lists as the template engine prints them: `["甲", "乙"]`.

use std::str::Chars;

/// The texts of a printed list; none of what is no list of texts.
///
/// The engine says to nobody what kind a printed value has. No cell of a ledger looks like
/// this, in quotes and brackets.
pub(super) fn list(text: &str) -> Option<Vec<String>> {
    let inside = text.strip_prefix('[')?.strip_suffix(']')?;
    let mut texts = Vec::new();
    let mut rest = inside;
    while !rest.is_empty() {
        let mut chars = rest.strip_prefix('"')?.chars();
        texts.push(quoted(&mut chars)?);
        rest = chars.as_str();
        if !rest.is_empty() {
            rest = rest.strip_prefix(", ").filter(|rest| !rest.is_empty())?;
        }
    }
    Some(texts)
}

/// A text up to its closing quote, without the engine's escapes.
fn quoted(chars: &mut Chars) -> Option<String> {
    let mut text = String::new();
    loop {
        match chars.next()? {
            '"' => return Some(text),
            '\\' => text.push(escaped(chars)?),
            ch => text.push(ch),
        }
    }
}

/// The character behind a backslash: `n`, or `u{200b}`.
fn escaped(chars: &mut Chars) -> Option<char> {
    Some(match chars.next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'u' => {
            let (code, rest) = chars.as_str().strip_prefix('{')?.split_once('}')?;
            *chars = rest.chars();
            char::from_u32(u32::from_str_radix(code, 16).ok()?)?
        }
        ch => ch,
    })
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn lists_are_read_as_the_engine_prints_them() {
        for texts in [&["甲", "乙 丙"][..], &[], &["a\"b\\", "\n\u{200b}'"]] {
            let printed = format!("{texts:?}");
            let texts: Vec<String> = texts.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(list(&printed), Some(texts), "{printed}");
        }
        for other in ["甲", "[甲]", "[1, 2]", "[\"甲\" \"乙\"]", "[\"甲\", ]", "[", "\"]"]
        {
            assert_eq!(list(other), None, "{other}");
        }
    }
}
