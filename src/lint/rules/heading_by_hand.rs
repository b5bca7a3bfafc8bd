//! Headings are written as sections.

use std::collections::BTreeSet;

use super::ordinal_gap;
use super::prelude::*;
use crate::letter::Doubt;
use crate::letter::Doubtful;

rule!(Warning, Practice, fix);

/// How many findings of a letter have a fix: each is tried on the whole file.
const MOST_FIXES: usize = 20;

fn check(subject: &Subject) -> Vec<Finding> {
    let doubtful = subject.letter.doubtful_headings();
    let has_order = doubtful.iter().any(|it| it.doubt == Doubt::Order);
    // Another rule tells of numbers with a gap.
    let gaps = if has_order { ordinal_gap::places(subject) } else { BTreeSet::new() };
    let is_told = |it: &&Doubtful| {
        it.doubt != Doubt::Order || !gaps.contains(&it.line.place(0..1).range.start)
    };
    let told = doubtful.iter().filter(is_told).enumerate();
    told.map(|(idx, it)| {
        let fix = (idx < MOST_FIXES).then(|| subject.letter.written_as_sections(it));
        finding(it, fix.flatten())
    })
    .collect()
}

fn finding(doubtful: &Doubtful, fix: Option<(Span, String)>) -> Finding {
    let Doubtful { doubt, line, n_chars, n_lines } = doubtful;
    let ordinal: String = line.chars().take(*n_chars).collect();
    let ordinal = ordinal.trim_end();
    let reason = reason(*doubt);
    let message = match n_lines {
        1 => format!("“{ordinal}”这一段像小标题，但{reason}，所以按正文排成了仿宋"),
        n => format!(
            "“{ordinal}”这一段{reason}，同级的 {n} 段都没有当作小标题，按正文排成了仿宋"
        ),
    };
    let found = Finding::new(line.place(0..line.chars().count()), message);
    match fix {
        Some((span, text)) => found
            .help("改成 [[section]]、[[section.part]]，序号由程序编；不是小标题的，不用改")
            .edit(span, text),
        None => found.help(remedy(*doubt)),
    }
}

fn reason(doubt: Doubt) -> String {
    match doubt {
        Doubt::Order => "序号接不上".to_owned(),
        Doubt::Jump => "和上一级之间缺了一级，或者层次颠倒".to_owned(),
        Doubt::Counted => "和程序编的序号是同一级".to_owned(),
        Doubt::Single => "在同级里只有一个".to_owned(),
        Doubt::Bare => "下面没有内容".to_owned(),
        Doubt::Long => "太长".to_owned(),
        Doubt::Marked(mark) => format!("末尾有“{mark}”"),
        Doubt::Prose => "不像标题，像一句话".to_owned(),
    }
}

fn remedy(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Order => "是小标题的，从一开始依次编号",
        Doubt::Jump => "是小标题的，依次用“一、”“（一）”“1.”“（1）”",
        Doubt::Counted => {
            "是小标题的，写成 [[section]] 或 [[section.part]] 的 heading，不写序号"
        }
        Doubt::Prose => "是小标题的，单独成一行，或者在标题后面用句号，后面再写正文",
        Doubt::Single | Doubt::Bare | Doubt::Long | Doubt::Marked(_) => {
            "是小标题的，写成 heading = \"……\"，下面的几段写进 body"
        }
    }
}
