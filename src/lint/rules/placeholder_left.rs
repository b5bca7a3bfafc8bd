//! Nothing is left to fill in.

use super::prelude::*;

rule!(Warning, Practice);

/// The commonest ones.
const SURNAMES: &str = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"[×✕]{2,}|[XxＸｘ]{2,}|某某|【[^】]{0,8}[待补核][^】]{0,8}】|",
        r"（(?:待|此处)[^）]{1,8}）|_{2,}|＿{2,}",
    );
    let contact = subject.letter.contact.iter().flat_map(|it| [&it.name, &it.phone]);
    let unfilled = contact.filter(|text| is_unfilled(text));
    let mut all: Vec<Finding> = unfilled.map(in_contact).collect();
    all.extend(in_each(&subject.passages, pattern, |hit| {
        let is_letter = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
        let is_part =
            hit.text().is_ascii() && (is_letter(hit.before()) || is_letter(hit.after()));
        // 李某某 is somebody.
        let is_person =
            hit.text() == "某某" && hit.before().is_some_and(|ch| SURNAMES.contains(ch));
        let is_word = is_part || is_person || hit.after() == Some('染');
        let message = format!("“{}”像是还没有填写的空", hit.text());
        let is_word = is_word || is_markup(hit.passage, hit.range.start);
        let is_blank = !is_word && !subject.is_instead(hit);
        is_blank.then(|| hit.finding(message).help("填上实际的内容"))
    }));
    all
}

/// A name or a telephone of the contact that says nothing.
fn in_contact(text: &Text) -> Finding {
    let message = format!("联系人这里写的是“{}”，像是还没有填的空", &**text);
    let help = "填上实际的姓名、电话；没有联系人的，删去整项 contact";
    Finding::new(inside(text), message).help(help)
}
