//! Parts that the program sets are not written in the text.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"^(?:附件[：:]|附件[一二三1-9][：:]|抄送[：:]|抄报[：:]|",
        r"[（(]?联系人[：:]|[（(]?此页无正文|\d{4}年\d{1,2}月\d{1,2}日$)",
    );
    let bureau = &subject.letter.bureau;
    let is_name = |text: &str| {
        bureau.signatures.iter().chain([&bureau.letterhead]).any(|name| &**name == text)
    };
    let paragraphs = subject.paragraphs().filter(|passage| !passage.is_attached);
    let wrong = paragraphs
        .filter(|passage| pattern.is_match(&passage.text) || is_name(&passage.text));
    let finding = |passage: &Passage| {
        Finding::new(passage.whole(), "这一段像是署名、日期、附注、附件说明或抄送，不要写在正文里")
            .help("署名写在 [bureau]，日期、联系人、抄送写在 [letter]，附件写 [[attachment]]；程序会排好")
    };
    wrong.map(finding).collect()
}
