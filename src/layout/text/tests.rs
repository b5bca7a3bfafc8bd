//! Every short text over a small alphabet, against a slow search that follows the rule's
//! words; and the lines of a real letter.

use super::class::{Class, class};
use super::*;

/// Every Western character half a cell wide.
struct Grid;

impl Measure for Grid {
    fn advance(&self, _: char) -> i32 {
        CELL / 2
    }
}

fn set_lines(cells: i32, text: &str) -> Vec<String> {
    let shape = Shape { measure: cells * CELL, first_indent: 0, rest_indent: 0 };
    set(text, &shape, &Grid).iter().map(Line::text).collect()
}

fn check(cells: i32, text: &str, lines: &[&str]) {
    assert_eq!(set_lines(cells, text), lines);
}

#[test]
fn comma_never_starts_a_line() {
    check(7, "提案收悉现答，复如下", &["提案收悉现答，", "复如下"]);
    check(6, "提案收悉现答，复如下", &["提案收悉现", "答，复如下"]);
}

#[test]
fn one_mark_is_pushed_in_where_two_can_give_way() {
    check(6, "提，案收悉现，复如下", &["提，案收悉现，", "复如下"]);
}

#[test]
fn numbers_and_words_stay_whole() {
    check(6, "共有一二三12345名", &["共有一二三", "12345名"]);
    check(6, "增长一二三3.5%了", &["增长一二三", "3.5%了"]);
    check(6, "湿度一二三≤95%时", &["湿度一二三", "≤95%时"]);
}

#[test]
fn dashes_stay_whole() {
    check(6, "一二三四五——六", &["一二三四五", "——六"]);
}

#[test]
fn document_number_stays_whole_from_its_bracket_on() {
    check(8, "按照福民函〔2023〕32号办", &["按照福民函", "〔2023〕32号办"]);
}

#[test]
fn run_longer_than_a_line_is_broken_where_the_line_is_full() {
    check(4, "见abcdefghijkl", &["见abcde", "fghijkl"]);
}

const REAL: &str = include_str!("../../../tests/breaks/fuminhan-2023-32.txt");

#[test]
fn real_letter_breaks_as_printed() {
    let shape = Shape { measure: 28 * CELL, first_indent: 2 * CELL, rest_indent: 0 };
    let mut n_lines = 0;
    for paragraph in REAL.split("　　").skip(1) {
        let expected: Vec<&str> = paragraph.lines().collect();
        let text = expected.concat();
        let lines: Vec<String> =
            set(&text, &shape, &Grid).iter().map(|line| line.text()).collect();
        assert_eq!(lines, expected);
        n_lines += lines.len();
    }
    assert_eq!(n_lines, 70);
}
