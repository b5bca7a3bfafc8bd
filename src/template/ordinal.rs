//! 结构层次序数: 一、 （一） 1. （1） (7.3.3).

use crate::chinese::numeral;

/// The ordinal of the `count`-th heading, from 1, at a level from 1 to 4.
pub(super) fn ordinal(level: usize, count: usize) -> String {
    match level {
        1 => format!("{}、", numeral(count)),
        2 => format!("（{}）", numeral(count)),
        3 => format!("{count}."),
        _ => format!("（{count}）"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_has_its_form() {
        let forms: Vec<String> = (1..=4).map(|level| ordinal(level, 2)).collect();
        assert_eq!(forms, ["二、", "（二）", "2.", "（2）"]);
    }
}
