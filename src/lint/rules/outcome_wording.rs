//! What the text says fits the class.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(outcome) = &subject.letter.outcome else { return Vec::new() };
    let meaning = outcome.meaning.as_deref().unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|word| meaning.contains(word));
    let is_open = has(&["参考", "不", "难", "暂", "未"]);
    let is_partly = has(&["正在", "部分", "计划", "列入", "逐步", "拟"]);
    let is_solved = has(&["解决", "采纳", "落实"]) && !is_open && !is_partly;
    let says = |class: &[&str]| meaning.is_empty() && class.contains(&&*outcome.value);
    let (pattern, called) = if is_solved || says(&["A"]) {
        let pattern = pattern!(
            r"[暂尚]不具备条件|暂时?无法|目前无法|难以(?:实施|采纳|解决|落实)|",
            r"留作参考|[待等]条件(?:成熟|具备)|不予采纳|暂不(?:采纳|实施|考虑)",
        );
        (pattern, "已经解决")
    } else if is_open || says(&["C", "D"]) {
        let pattern = pattern!(
            r"(?:问题|建议|事项|诉求)(?:已|已经|均已|都已|现已)(?:全部|全面|",
            r"彻底|基本|得到|圆满)*(?:解决|采纳|落实)|已经?(?:全部|彻底|",
            r"圆满)(?:落实|解决|采纳)",
        );
        (pattern, "没有解决")
    } else {
        return Vec::new();
    };
    in_prose(subject, pattern, |hit| {
        if ["现已", "已经具备", "目前已", "现在已"].iter().any(|it| hit.sentence().contains(it)) {
            return None;
        }
        let message = format!(
            "办理结果是“{}”类（{called}），这里说“{}”",
            &*outcome.value,
            hit.text()
        );
        let finding = hit.finding(message);
        Some(finding.place(inside(&outcome.value), "办理结果").help("核对办理结果类别和这里的说法"))
    })
}
