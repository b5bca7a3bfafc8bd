//! Yes and no, in the ways people write them.

use crate::chinese::to_half_width;

/// The TOML boolean that a word means.
pub(super) fn read(word: &str) -> Option<&'static str> {
    match to_half_width(word).to_lowercase().as_str() {
        "true" | "yes" | "on" | "1" | "是" | "有" | "要" | "盖" => Some("true"),
        "false" | "no" | "off" | "0" | "否" | "无" | "不" | "不要" | "不盖" => {
            Some("false")
        }
        _ => None,
    }
}
