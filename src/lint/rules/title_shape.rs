//! A title of several lines is a trapezoid or a diamond.

use super::prelude::*;

rule!(Warning, Required, "GB/T 9704—2012，7.3.1");

fn check(subject: &Subject) -> Option<Finding> {
    let lines = &subject.letter.title;
    // In half characters: digits and letters are half as wide.
    let width =
        |line: &Text| line.chars().map(|ch| if ch.is_ascii() { 1 } else { 2 }).sum();
    let widths: Vec<usize> = lines.iter().map(width).collect();
    let is_waisted =
        widths.windows(3).any(|three| three[1] < three[0] && three[1] < three[2]);
    let is_block = widths.len() > 2 && widths.iter().all(|width| *width == widths[0]);
    let message = match (is_waisted, is_block) {
        (true, _) => "标题的几行中间短、两头长，成了沙漏形",
        (false, true) => "标题的几行一样长，成了长方形",
        (false, false) => return None,
    };
    let help =
        "排成上长下短、上短下长的梯形，或者中间长的菱形；删去 title 就由程序来排";
    Some(Finding::new(inside(lines.first()?), message).help(help))
}
