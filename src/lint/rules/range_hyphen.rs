//! — ～ 至 between the ends of a range.

use super::prelude::*;

rule!(Warning, Required, "GB/T 15834—2011，4.13", fix);

/// Where it finds something.
pub(super) fn places(subject: &Subject) -> Vec<Span> {
    check(subject).into_iter().map(|finding| finding.span).collect()
}

fn check(subject: &Subject) -> Vec<Finding> {
    let numbers = pattern!(
        r"(\d+(?:\.\d+)?)(年|月|日|时|%|％|万|亿|个|元|岁|米|",
        r"℃)?(-{2}|[-－~–])(\d+(?:\.\d+)?)(万元|亿元|平方米|公里|小时|分钟|周岁|",
        r"公顷|季度|%|％|℃|",
        r"[汉&&[^号栋幢楼室单弄型系版标线路梯排门的和与或及等中为地战胜负平比]])",
    );
    let words = pattern!(r"(数+(?:年|月|日))(-{2}|[-－~–])(数+(?:年|月|日))");
    let dates = pattern!(
        r"((?:\d{4}年)?\d{1,2}月\d{1,2}日)(-{2}|[-－~–])((?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)"
    );
    let times = pattern!(r"(\d{1,2}[:：]\d{2})(-{2}|[-－~–])(\d{1,2}[:：]\d{2})");
    let mut all = in_prose(subject, numbers, number_range);
    let finding = |hit: &Hit, between: &str| {
        let right = format!("{}{between}{}", hit.group(1), hit.group(3));
        Some(ranged(hit, &right))
    };
    all.extend(in_prose(subject, words, |hit| finding(hit, "至")));
    all.extend(in_prose(subject, dates, |hit| finding(hit, "至")));
    all.extend(in_prose(subject, times, |hit| finding(hit, "—")));
    all
}

fn number_range(hit: &Hit) -> Option<Finding> {
    let (left, unit, right, last) = (hit.group(1), hit.group(2), hit.group(4), hit.group(5));
    let before = hit.before();
    // 3-5-2号, GB 50016-2014年版, 0755-83506952人 are no ranges.
    let is_code = before
        .is_some_and(|ch| ch.is_ascii_alphanumeric() || "-/.—－ ".contains(ch))
        || (left.len() > 1 && left.starts_with('0'))
        || right.len() > 6
        || hit.after().is_some_and(|ch| matches!(ch, '-' | '－'))
        || (unit.is_empty() && left.len() == 4 && last == "月");
    // 15-30% lacks a sign, which is another matter.
    let lacks_sign = unit.is_empty() && matches!(last, "%" | "％" | "万" | "亿" | "万元" | "亿元");
    // 8月1日-8月15日 is one of dates.
    let is_date = unit == "日" || (last == "日" && hit.lead(1) == "月");
    if is_code || lacks_sign || is_date {
        return None;
    }
    let is_time = matches!(last, "年" | "月" | "日" | "时");
    let between = match (is_time, unit.is_empty()) {
        (true, false) => "至",
        (true, true) => "—",
        (false, _) => "～",
    };
    let right = format!("{left}{unit}{between}{right}{last}");
    Some(ranged(hit, &right))
}

fn ranged(hit: &Hit, right: &str) -> Finding {
    let wrong = match hit.text().contains('~') {
        true => "半角的“~”",
        false => "短横线",
    };
    hit.finding(format!("表示起止用“至”、一字线“—”或浪纹线“～”，不用{wrong}"))
        .help(format!("写作“{right}”"))
        .replace(right)
}
