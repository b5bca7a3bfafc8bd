//! Nothing is left of a formula that failed, or of a column that was too narrow.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let texts = subject.letter.texts().into_iter();
    let texts = texts.filter(|(_, text)| text.contains('#'));
    let finding = |(_, text): (Element, &Text)| {
        let find = |bytes: std::ops::Range<usize>| {
            let said = text[bytes.clone()].to_owned();
            let start = text[..bytes.start].chars().count();
            let place = text.place(start..start + said.chars().count());
            let (why, help) = match said.starts_with("##") {
                true => ("列宽不够", "把那一列拉宽，照原来的数字填上"),
                false => ("公式出错", "在原来的表里改好公式，照算出的结果填上"),
            };
            let message = format!("“{said}”是电子表格里{why}时显示的，不是内容");
            Finding::new(place, message).help(help)
        };
        formula_errors(text).into_iter().map(find).collect::<Vec<_>>()
    };
    texts.flat_map(finding).collect()
}
