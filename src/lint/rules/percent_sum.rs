//! Shares of a whole add up to 100 %.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let mut all = Vec::new();
    for passage in subject.prose() {
        for (open, close) in short_brackets(passage) {
            let content = passage.slice(open + 1..close);
            if content.contains(['（', '等', '约', '余']) || content.starts_with("其中") {
                continue;
            }
            // Rates of several classes are no shares of a whole.
            let before = passage.slice(open.saturating_sub(8)..open);
            if ["比例", "标准", "率", "贴息", "补贴", "折扣"].iter().any(|it| before.contains(it)) {
                continue;
            }
            let share = |part: &str| {
                let pattern = pattern!(r"^[^\d]*[^\d增降升减长约](\d+(?:\.\d+)?)[%％]$");
                pattern.captures(part).and_then(|it| amount(&it[1], ""))
            };
            let parts = content.split(['，', '、', '；', ',']);
            let shares: Option<Vec<i128>> = parts.map(share).collect();
            let Some(shares) = shares.filter(|shares| shares.len() > 1) else { continue };
            let sum: i128 = shares.iter().sum();
            // Rounded shares may miss it by a little; far from it they are of other wholes.
            let is_off = (sum - 100_000).abs() > 500;
            if is_off && (85_000..=115_000).contains(&sum) {
                let message = format!("各项相加是 {}%，不是 100%", sum as f64 / 1000.0);
                let finding = Finding::new(passage.span(open + 1..close), message);
                all.push(finding.help("核对各项的百分比"));
            }
        }
    }
    all
}
