//! What a letter may set about its pages: read from the TOML, followed by the layout.

use serde::Serialize;

/// `[layout]`: how the page may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// 加盖印章 (7.3.5.1) or not (7.3.5.2).
    pub seal: bool,
    /// Whether a heading stays with its next line.
    pub keep_headings: bool,
    /// Whether a last line of one 汉字 is done away with where that is possible (孤字不成行).
    pub cure_lone_characters: bool,
    /// The red of letterhead and rules, as sRGB.
    pub red: (u8, u8, u8),
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            seal: true,
            keep_headings: true,
            cure_lone_characters: true,
            red: (255, 0, 0),
        }
    }
}
