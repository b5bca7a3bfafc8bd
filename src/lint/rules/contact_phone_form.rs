//! The contact's telephone number is one.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Option<Finding> {
    let phone = &subject.letter.contact.as_ref()?.phone;
    let mut parts = phone.split(['、', '，', ',', '/', '；', ';']);
    (!is_unfilled(phone) && !parts.all(is_telephone)).then(|| {
        Finding::new(inside(phone), "联系电话的位数不对，或者有别的字")
            .help("座机 7 至 8 位，可以带区号和分机；手机 11 位；几个用“、”隔开")
    })
}

/// A number of seven or eight digits with its area code or without, a mobile or a service
/// number; an extension may stand behind it.
fn is_telephone(text: &str) -> bool {
    let pattern = pattern!(
        r"^(?:1[3-9]\d{9}|(?:0\d{2,3}|\+86\d{2,3})?\d{7,8}|\+861[3-9]\d{9}|",
        r"[48]00\d{7}|1\d{4})$",
    );
    let is_divider = |ch: char| " -—()（）".contains(ch);
    let bare = |text: &str| text.replace(is_divider, "");
    let main = text.rsplit_once(['转', '-', '—']).map_or(text, |(main, _)| main);
    pattern.is_match(&bare(text)) || pattern.is_match(&bare(main))
}
