//! Nothing is left of Markdown and HTML.

use super::prelude::*;

rule!(Warning, Practice, fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let mut all = Vec::new();
    for passage in &subject.passages {
        for Markup { range, kind, edits } in markup(passage) {
            let shown = passage.slice(range.clone());
            let short: String = shown.chars().take(20).collect();
            let short = if short.len() < shown.len() { short + "…" } else { short };
            let (what, help) = told(kind);
            let message = format!("“{short}”{what}，会照原样印出来");
            let finding = Finding::new(passage.span(range), message).help(help);
            let edits = edits.into_iter();
            all.push(edits.fold(finding, |finding, (chars, text)| {
                finding.edit(passage.span(chars), text)
            }));
        }
    }
    all
}

/// What markup is, and what to do about it.
fn told(kind: MarkupKind) -> (&'static str, &'static str) {
    match kind {
        MarkupKind::Emphasis => ("里有 Markdown 的记号", "删去记号，只留文字"),
        MarkupKind::Heading => (
            "是 Markdown 的标题记号",
            "是小标题的，写成 [[section]] 或 [[section.part]] 的 heading；不是的，删去 #",
        ),
        MarkupKind::Item => ("是 Markdown 的列表记号", "删去记号；分项的写“一是”“（一）”"),
        MarkupKind::Quotation => ("是 Markdown 的引用记号", "删去记号；引用的话用引号"),
        MarkupKind::Link => (
            "是 Markdown 的链接或图片",
            "只留文字，或者把网址写在文字里；图片印不出来",
        ),
        MarkupKind::Row => (
            "是 Markdown 的表格",
            "从正文里删去，写成 [[section.table]]：header = [\"……\"]，rows = [[\"……\"]]",
        ),
        MarkupKind::Divider => ("是 Markdown 的分隔线", "删去这一行"),
        MarkupKind::Reference => ("是引用出处的记号", "删去；要注明出处的，写在文字里"),
        MarkupKind::Picture => (
            "是聊天程序里图片、文件一类的记号",
            "删去；要附的材料，写成附件",
        ),
        MarkupKind::Tag => ("是 HTML 的标记", "删去标记，只留文字；要另起一段的，另起一行"),
        MarkupKind::Entity => ("是 HTML 的字符代码", "换成所代表的字符；代表空格的，删去"),
    }
}
