//! The marks that a Chinese input method types instead of the English ones of TOML.

/// The brackets that open lists and tables, and what is typed instead.
pub(super) const OPENING: [char; 5] = ['[', '［', '【', '{', '｛'];
/// The brackets that close lists and tables, and what is typed instead.
pub(super) const CLOSING: [char; 5] = [']', '］', '】', '}', '｝'];

/// Whether this was typed instead of a quote of TOML.
pub(super) fn is_wrong_quote(ch: char) -> bool {
    "“”„‟〝〞＂「」『』‘’＇‚‛".contains(ch)
}

/// Whether this is a quote of TOML, or was typed instead of one.
pub(in crate::reader) fn is_quote(ch: char) -> bool {
    matches!(ch, '"' | '\'') || is_wrong_quote(ch)
}

/// Whether this separates the items of a list, or was typed instead of a separator.
pub(super) fn is_divider(ch: char) -> bool {
    ",，、;；".contains(ch)
}

/// Whether a wrong quote is an opening one.
pub(super) fn opens(ch: char) -> bool {
    "“„‟〝＂「『‘＇‚‛".contains(ch)
}

/// The English mark that a Chinese one was typed instead of.
pub(super) fn english(ch: char) -> Option<char> {
    Some(match ch {
        '，' | '、' | '；' => ',',
        '＝' | '：' => '=',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '｛' => '{',
        '｝' => '}',
        _ if is_wrong_quote(ch) => '"',
        _ => return None,
    })
}

/// The Chinese name of an English mark, and how it is shown.
pub(super) fn called(english: char) -> (&'static str, &'static str) {
    match english {
        ',' => ("逗号", ","),
        '=' => ("等号", "="),
        '[' | ']' => ("方括号", "[ ]"),
        '{' | '}' => ("花括号", "{ }"),
        _ => ("引号", "\""),
    }
}
