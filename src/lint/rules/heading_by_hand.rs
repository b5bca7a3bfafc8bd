//! Headings are written as sections.

use super::prelude::*;
use crate::letter::Doubt;
use crate::letter::Doubtful;

rule!(Warning, Practice, fix);

/// How many findings of a letter have a fix: each is tried on the whole file.
const MOST_FIXES: usize = 20;

fn check(subject: &Subject) -> Vec<Finding> {
    let doubtful = subject.letter.doubtful_headings().into_iter().enumerate();
    let found = doubtful.map(|(idx, it)| {
        let fix = (idx < MOST_FIXES).then(|| subject.letter.written_as_sections(&it));
        finding(&it, fix.flatten())
    });
    found.collect()
}

fn finding(doubtful: &Doubtful, fix: Option<(Span, String)>) -> Finding {
    let Doubtful { doubt, line, n_chars, n_lines } = doubtful;
    let ordinal: String = line.chars().take(*n_chars).collect();
    let ordinal = ordinal.trim_end();
    let reason = reason(*doubt);
    let message = match (doubt, n_lines) {
        (Doubt::Empty, _) => format!("这一段只有序号“{ordinal}”，没有内容"),
        (Doubt::Decimal, _) => {
            format!("“{ordinal}”中间有空格，看不出是小数还是序号，照原样排印")
        }
        (Doubt::Above, n) => format!(
            "“{ordinal}”等 {n} 段用了上一级小标题的序号，却写在小标题下面，按正文排成了仿宋"
        ),
        (_, 1) => format!("“{ordinal}”这一段像小标题，但{reason}，所以按正文排成了仿宋"),
        (_, n) => format!(
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
        Doubt::Colon => "标题后面用了冒号".to_owned(),
        Doubt::Prose => "第一句像在叙述".to_owned(),
        Doubt::Above | Doubt::Empty | Doubt::Decimal => String::new(),
    }
}

fn remedy(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Order => "是小标题的，从一开始依次编号，就排成小标题",
        Doubt::Jump => "是小标题的，依次用“一、”“（一）”“1.”“（1）”",
        Doubt::Counted => {
            "是小标题的，写成 [[section]] 或 [[section.part]] 的 heading，不写序号"
        }
        Doubt::Prose => {
            "是小标题的，第一句写成短语（如“加强领导。”），后面再写正文，或者标题单独成一行"
        }
        Doubt::Colon => "是小标题的，标题后面用句号，后面再写正文；不是小标题的，不用改",
        Doubt::Above => {
            "是小标题的，写成 heading = \"……\"；是列举的，改用“（一）”“1.”或者“一是”"
        }
        Doubt::Empty => "补上内容，或者删去这一段",
        Doubt::Decimal => "是小数的，删去空格；是序号的，写到上一行的序号后面接着编",
        Doubt::Single | Doubt::Bare | Doubt::Long | Doubt::Marked(_) => {
            "是小标题的，写成 heading = \"……\"，下面的几段写进 body"
        }
    }
}
