//! The quotes that a Chinese input method types.

/// Whether this was typed for one of the quotes of TOML.
pub(super) fn is_wrong_quote(ch: char) -> bool {
    "“”„‟〝〞＂「」『』‘’＇‚‛".contains(ch)
}

/// Whether a wrong quote is one that opens.
pub(super) fn opens(ch: char) -> bool {
    "“„‟〝＂「『‘＇‚‛".contains(ch)
}
