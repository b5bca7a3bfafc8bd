//! A title of several lines is a trapezoid or a diamond.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "title-shape",
    level: Severity::Warning,
    strength: Strength::Required,
    clause: Some("GB/T 9704—2012，7.3.1"),
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let lines = &subject.letter.title;
    // In half characters: digits and letters are half as wide.
    let widths: Vec<usize> = lines
        .iter()
        .map(|line| line.chars().map(|ch| if ch.is_ascii() { 1 } else { 2 }).sum())
        .collect();
    let is_waisted =
        widths.windows(3).any(|three| three[1] < three[0] && three[1] < three[2]);
    let is_block = widths.len() > 2 && widths.iter().all(|width| *width == widths[0]);
    let (Some(first), true) = (lines.first(), is_waisted || is_block) else {
        return Vec::new();
    };
    let message = match is_waisted {
        true => "标题的几行中间短、两头长，成了沙漏形",
        false => "标题的几行一样长，成了长方形",
    };
    vec![
        Finding::new(inside(first), message)
            .help("排成上长下短、上短下长的梯形，或者中间长的菱形；删去 title 就由程序来排"),
    ]
}
