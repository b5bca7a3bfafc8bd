//! Headings are written as sections.

use super::ordinal_gap;
use super::prelude::*;
use crate::letter::Doubt;
use crate::letter::Doubtful;

rule!(Warning, Practice, fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let doubtful = subject.letter.doubtful_headings().into_iter();
    let told = doubtful.filter(|it| !is_gap(subject, it));
    told.map(|it| finding(subject, &it)).collect()
}

/// Whether the numbers have a gap, which another rule tells.
fn is_gap(subject: &Subject, doubtful: &Doubtful) -> bool {
    doubtful.doubt == Doubt::Order
        && ordinal_gap::places(subject).contains(&doubtful.line.place(0..1).range.start)
}

fn finding(subject: &Subject, doubtful: &Doubtful) -> Finding {
    let Doubtful { doubt, line, n_chars, n_lines } = doubtful;
    let ordinal: String = line.chars().take(*n_chars).collect();
    let ordinal = ordinal.trim_end();
    let kind = match n_lines {
        1 => format!("“{ordinal}”这一段像小标题，但"),
        _ => format!("“{ordinal}”和同类的 {n_lines} 段像小标题，但"),
    };
    let message = format!("{kind}{}，所以按正文排成了仿宋", reason(*doubt));
    let found = Finding::new(line.place(0..line.chars().count()), message);
    match subject.letter.written_as_sections(doubtful) {
        Some((span, text)) => found
            .help("改成 [[section]]、[[section.part]]，序号由程序编；不是小标题的，不用改")
            .edit(span, text),
        None => found.help(remedy(*doubt)),
    }
}

fn reason(doubt: Doubt) -> String {
    match doubt {
        Doubt::Order => "序号接不上".to_owned(),
        Doubt::Jump => "层次和上一级接不上".to_owned(),
        Doubt::Counted => "同一级的序号由程序编".to_owned(),
        Doubt::Single => "同一级只有一个".to_owned(),
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
