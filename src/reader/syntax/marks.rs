//! The marks that a Chinese input method types where TOML has English ones.

/// Whether this was typed for one of the quotes of TOML.
pub(super) fn is_wrong_quote(ch: char) -> bool {
    "“”„‟〝〞＂「」『』‘’＇‚‛".contains(ch)
}

/// Whether this is a quote of TOML, or was typed for one.
pub(in crate::reader) fn is_quote(ch: char) -> bool {
    matches!(ch, '"' | '\'') || is_wrong_quote(ch)
}

/// Whether this divides the items of a list, or was typed for what does.
pub(super) fn is_divider(ch: char) -> bool {
    ",，、;；".contains(ch)
}

/// Whether a wrong quote is one that opens.
pub(super) fn opens(ch: char) -> bool {
    "“„‟〝＂「『‘＇‚‛".contains(ch)
}

/// The English mark that a Chinese one was typed for.
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

/// What an English mark is called, and how it is shown.
pub(super) fn called(english: char) -> (&'static str, &'static str) {
    match english {
        ',' => ("逗号", ","),
        '=' => ("等号", "="),
        '[' | ']' => ("方括号", "[ ]"),
        '{' | '}' => ("花括号", "{ }"),
        _ => ("引号", "\""),
    }
}
