//! `--layout-report`: how full each line is, what was done to it, and what could not be
//! done better.

use std::fmt::Write;

use super::pages::{Fit, Line, Pages};
use super::verdict::Verdict;
use crate::document::Role;

/// The report, in Chinese. Widths are in 字 of the line's own size, indents included.
pub fn report(pages: &Pages, verdicts: &[Verdict]) -> String {
    let mut report = String::new();
    for (idx, page) in pages.pages.iter().enumerate() {
        let lines = page.lines.iter().filter(|line| line.role != Role::Folio);
        let n_lines = lines.clone().count();
        let turned = if page.is_turned { "，横排" } else { "" };
        writeln!(report, "第 {} 页：{n_lines} 行{turned}", idx + 1)
            .expect("a text takes all");
        for line in lines {
            writeln!(report, "{}", self::line(line)).expect("a text takes all");
        }
    }
    let steps = pages.steps.iter().map(ToString::to_string).collect::<Vec<_>>();
    if !steps.is_empty() {
        let steps = steps.join("；");
        writeln!(report, "为使署名与正文同页（7.3.5.5）：{steps}")
            .expect("a text takes all");
    }
    if !verdicts.is_empty() {
        writeln!(report, "未能两全之处：").expect("a text takes all");
    }
    for verdict in verdicts {
        writeln!(report, "  {}", verdict.sentence(pages).line())
            .expect("a text takes all");
    }
    report
}

fn line(line: &Line) -> String {
    let cells = |thousandths: i32| f64::from(thousandths) / 1000.0;
    let fit = match line.fit {
        Fit::Natural => String::new(),
        Fit::Squeezed(by) => format!("  压缩 {:.2} 字", cells(by)),
        Fit::Stretched(by) => format!("  拉开 {:.2} 字", cells(by)),
    };
    let role = line.role.name();
    let top = line.top.to_mm();
    format!("{top:>8.2} mm  {:>5.2} 字  {role:<16}{}{fit}", cells(line.end), line.text())
}
