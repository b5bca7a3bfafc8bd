//! The parts in brackets add up.

use super::prelude::*;

rule!(Warning, Practice);

/// With 其中 the parts need not be all; so near the total they are meant to be.
const NEAR: i128 = 20;

fn check(subject: &Subject) -> Vec<Finding> {
    let mut all = Vec::new();
    for passage in subject.prose() {
        for (open, close) in short_brackets(passage) {
            all.extend(in_brackets(passage, open, close));
        }
    }
    all
}

fn in_brackets(passage: &Passage, open: usize, close: usize) -> Option<Finding> {
    let whole = passage.slice(open + 1..close);
    let divides_twice = whole.contains('；') && whole.contains(['，', '、']);
    let is_price = passage.slice(open.saturating_sub(4)..open).contains('/');
    if divides_twice || is_price {
        return None;
    }
    // What stands behind an inner 其中 is part of the item before it.
    let parts = whole.split(['，', '、', '；']).enumerate();
    let own = parts.take_while(|(idx, part)| *idx == 0 || !part.starts_with("其中"));
    let content = own.map(|(_, part)| part).collect::<Vec<_>>().join("，");
    if content.contains(['（', '等', '约', '余', '多', '近']) {
        return None;
    }
    let parts: Vec<&str> = content.split(['，', '、', '；', ',']).collect();
    let amounts: Option<Vec<Amount>> = parts.iter().map(|part| only_amount(part)).collect();
    let amounts = amounts.filter(|amounts| amounts.len() > 1)?;
    let unit = amounts[0].unit.clone();
    if unit.is_empty() || amounts.iter().any(|amount| amount.unit != unit) {
        return None;
    }
    let is_stop = |ch: &char| "，。；：、（）！？".contains(*ch);
    let start = passage.chars[..open].iter().rposition(is_stop).map_or(0, |at| at + 1);
    let total = amounts_in(passage, start..open).into_iter().rfind(|it| it.unit == unit)?;
    let before = passage.before(total.range.start);
    if before.is_some_and(|ch| "约近超过达".contains(ch)) {
        return None;
    }
    let sum: i128 = amounts.iter().map(|amount| amount.value).sum();
    let difference = (sum - total.value).abs();
    let is_partial = ["其中", "含", "包括"].iter().any(|word| content.starts_with(word));
    let is_meant = !is_partial || difference * NEAR <= total.value;
    (difference > 0 && is_meant).then(|| {
        let sum = in_digits(sum, &total);
        let message = format!("括号里各项相加是 {sum}，和这里的 {} 不相等", total.text);
        Finding::new(passage.span(total.range.clone()), message)
            .place(passage.span(open + 1..close), "各项")
            .help("核对合计和各项；各项不是全部的，写明“其中”或者加“等”")
    })
}
