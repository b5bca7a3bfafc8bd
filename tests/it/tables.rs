//! Tables fit between their rules, or are refused.

use proptest::prelude::*;
use reply::diagnostic::short;
use reply::geometry::Length;
use reply::layout::{Line, Page};

use crate::pages::{cells_keep_their_rules, ink, is_cell};
use crate::workspace::compiled_text;

const LETTER: &str = include_str!("../letters/one-page.toml");

/// A letter with a table behind its text.
fn letter(table: &str) -> String {
    format!("{LETTER}\n[[section]]\nbody = \"见下表。\"\n[[section.table]]\n{table}\n")
}

fn told(table: &str) -> String {
    let found = compiled_text(&letter(table)).err().expect("it does not fit");
    found.iter().map(short).collect()
}

fn list(texts: impl Iterator<Item = String>) -> String {
    format!("[{}]", texts.map(|text| format!("{text:?}")).collect::<Vec<_>>().join(", "))
}

#[test]
fn table_of_too_many_columns_is_refused_with_its_place_and_columns() {
    let header = list((1..=60).map(|column| format!("街道{column}")));
    let row = list((1..=60).map(|column| format!("东{column}")));
    let told = told(&format!("title = \"各街道\"\nheader = {header}\nrows = [{row}]"));
    assert!(told.contains("错误[no-room]: 第 1 个表格“各街道”有 60 栏"), "{told}");
    assert!(told.contains("“街道1”“街道2”“街道3”等 60 栏窄得放不下字"), "{told}");
}

#[test]
fn column_given_too_little_is_named() {
    let table = "widths = [1, 50]\nheader = [\"序号\", \"内容\"]\nrows = [[12, \"甲\"]]";
    let told = told(table);
    assert!(told.contains("有 2 栏，一页排不下：“序号”窄得放不下字"), "{told}");
}

#[test]
fn a_long_word_is_broken_rather_than_that_the_table_is_refused() {
    let word = "abcdefghij".repeat(100);
    let table = format!("header = [\"序号\", \"内容\"]\nrows = [[1, \"{word}\"]]");
    let compiled =
        compiled_text(&letter(&table)).unwrap_or_else(|found| panic!("{found:?}"));
    compiled
        .pages
        .pages
        .iter()
        .for_each(|page| cells_keep_their_rules(page, "a long word"));
}

#[test]
fn table_without_a_head_is_told_by_its_columns() {
    let row = list((0..70).map(|_| "甲".to_owned()));
    let told = told(&format!("rows = [{row}]"));
    assert!(told.contains("“第 1 栏”“第 2 栏”“第 3 栏”等 70 栏"), "{told}");
}

/// What stands in cells: words, numbers, addresses, marks, nothing.
fn text() -> impl Strategy<Value = String> {
    let digits = prop_oneof!["[0-9]{1,12}", "[0-9]{1,9}\\.[0-9]{1,9}"];
    prop_oneof![
        3 => prop::sample::select(&["", "甲", "东城", "序号", "办理情况（万元）", "—", "，。"][..])
            .prop_map(str::to_owned),
        2 => digits,
        1 => "[a-zA-Z]{1,40}",
        1 => Just("https://www.example.gov.cn/a/b?c=d&e=f-g_h".to_owned()),
        1 => "[甲乙丙丁，。（）“”]{1,60}",
        1 => "[（《“]{1,8}",
        1 => "[%‰℃]{1,9}",
    ]
}

fn table() -> impl Strategy<Value = String> {
    let n_columns = prop_oneof![3 => 1_usize..9, 1 => 9_usize..81];
    (n_columns, 1_usize..5, any::<bool>(), 0_usize..5).prop_flat_map(
        |(columns, rows, has_head, widths)| {
            let row = move || prop::collection::vec(text(), columns);
            let widths =
                prop::collection::vec(1_u32..30, columns * usize::from(widths == 0));
            (prop::collection::vec(row(), rows), row(), widths).prop_map(
                move |(rows, head, widths)| {
                    let rows = rows.into_iter().map(|row| list(row.into_iter()));
                    let rows = rows.collect::<Vec<_>>().join(", ");
                    let head = match has_head && head.iter().all(|text| !text.is_empty())
                    {
                        true => format!("header = {}\n", list(head.into_iter())),
                        false => String::new(),
                    };
                    let widths = match widths.is_empty() {
                        true => String::new(),
                        false => format!("widths = {widths:?}\n"),
                    };
                    format!("{widths}{head}rows = [{rows}]")
                },
            )
        },
    )
}

/// Whether two lines have characters on each other.
fn overlap(one: &Line, other: &Line) -> bool {
    let ((left, right), (start, end)) = (ink(one), ink(other));
    left < end && start < right && one.top < other.bottom() && other.top < one.bottom()
}

fn assert_clear(page: &Page) {
    let cells = page.lines.iter().filter(|line| is_cell(line.role));
    let cells: Vec<&Line> = cells.filter(|line| has_ink(line)).collect();
    for (idx, line) in cells.iter().enumerate() {
        let other = cells[idx + 1..].iter().find(|other| overlap(line, other));
        let texts = other.map(|other| (line.text(), other.text()));
        assert!(texts.is_none(), "on each other: {texts:?}");
    }
}

fn has_ink(line: &Line) -> bool {
    line.size > Length::ZERO && line.text().chars().any(|ch| !ch.is_whitespace())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn random_tables_keep_to_their_cells_or_are_refused(table in table()) {
        match compiled_text(&letter(&table)) {
            Ok(compiled) => {
                for page in &compiled.pages.pages {
                    cells_keep_their_rules(page, &table);
                    assert_clear(page);
                }
            }
            Err(found) => {
                let codes: Vec<&str> = found.iter().map(|found| found.code).collect();
                prop_assert!(codes.iter().all(|code| ["no-room", "table-empty", "text-empty"].contains(code)), "{codes:?}");
            }
        }
    }
}
