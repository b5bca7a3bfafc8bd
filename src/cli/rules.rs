//! `reply rules` and `reply explain`: what is checked.

use serde_json::json;

use super::args::{Listing, Rules};
use super::{Outcome, output};
use crate::diagnostic::{level, level_name};
use crate::lint::{NOTICES, Notice, RULES, Rule, nearest, rule};

/// Lists the rules.
pub(super) fn list(rules: &Rules) -> anyhow::Result<Outcome> {
    let text = match rules.format {
        Listing::Human => RULES.iter().map(line).collect(),
        Listing::Json => {
            let all: Vec<serde_json::Value> = RULES.iter().map(object).collect();
            format!("{:#}\n", json!(all))
        }
        Listing::Markdown => page(),
    };
    output::print(&text)
}

/// Tells of one rule.
pub(super) fn explain(name: &str) -> anyhow::Result<Outcome> {
    let notice = NOTICES.into_iter().find(|notice| notice.name == name);
    match (rule(name), notice) {
        (Some(rule), _) => output::print(&section(rule, 1)),
        (_, Some(notice)) => output::print(&notice_section(notice, 1)),
        (None, None) => {
            let near =
                nearest(name).map(|near| format!("；是不是 {near}")).unwrap_or_default();
            anyhow::bail!("没有“{name}”这条规则{near}；全部规则见 reply rules")
        }
    }
}

fn line(rule: &Rule) -> String {
    let fix = if rule.has_fix { "（能自动改）" } else { "" };
    let level = level_name(rule.level);
    format!("{level}  {:<24}{}{fix}\n", rule.name, rule.summary())
}

fn object(rule: &Rule) -> serde_json::Value {
    json!({
        "name": rule.name,
        "level": level(rule.level),
        "strength": rule.strength.name(),
        "clause": rule.clause,
        "fix": rule.has_fix,
        "summary": rule.summary(),
        "page": rule.page,
    })
}

/// All rules as one page of Markdown.
fn page() -> String {
    let mut page = "\
# 检查规则

`reply check` 检查的全部内容，由 `reply rules --format markdown` 生成。

级别：错误会使 `reply check` 以退出码 1 结束；警告只在 `--deny warnings` 时这样；提示从不这样。
约束力：**规定**是标准的要求，**一般**和**推荐**是标准留有余地的，**实务**是通行做法，标准未规定。

| 规则 | 级别 | 约束力 | 依据 | 自动改 |
|---|---|---|---|---|
"
    .to_owned();
    for rule in RULES {
        let fix = if rule.has_fix { "能" } else { "" };
        page += &format!(
            "| [{0}](#{0}) | {1} | {2} | {3} | {fix} |\n",
            rule.name,
            level_name(rule.level),
            rule.strength.name(),
            rule.clause.unwrap_or_default()
        );
    }
    for rule in RULES {
        page += "\n";
        page += &escaped(&section(rule, 2));
    }
    page += "\n## 检查本身的说明\n\n这几条不是规则，不能选、不能忽略，也不能用 `allow` 允许。\n";
    for notice in NOTICES {
        page += "\n";
        page += &notice_section(notice, 3);
    }
    page
}

/// A rule's page with its level, and its heading at this depth.
fn section(rule: &Rule, depth: usize) -> String {
    let clause = rule.clause.map(|clause| format!("；依据 {clause}")).unwrap_or_default();
    let fix = if rule.has_fix { "；能用 --fix 自动改" } else { "" };
    let (level, strength) = (level_name(rule.level), rule.strength.name());
    let head = format!("{level}；{strength}{clause}{fix}");
    titled(rule.name, depth, &head, rule.page)
}

fn notice_section(notice: &Notice, depth: usize) -> String {
    titled(notice.name, depth, level_name(notice.level), notice.page)
}

/// Signs that Markdown does not show, and how they are written to be shown.
const SIGNS: [(&str, &str); 7] = [
    ("*", "\\*"),
    ("<", "\\<"),
    ("&", "\\&"),
    ("`", "\\`"),
    ("~", "\\~"),
    ("__", "\\_\\_"),
    ("](", "\\]("),
];

/// A section whose examples show their signs.
fn escaped(section: &str) -> String {
    let lines = section.lines().map(|line| {
        match line.starts_with("- 错") || line.starts_with("- 对") {
            true => SIGNS
                .iter()
                .fold(line.to_owned(), |line, (sign, shown)| line.replace(sign, shown)),
            false => line.to_owned(),
        }
    });
    lines.map(|line| line + "\n").collect()
}

/// A page with a heading of its own and a line under it.
fn titled(name: &str, depth: usize, head: &str, page: &str) -> String {
    let heading = "#".repeat(depth);
    let text = page.split_once('\n').map_or("", |(_, text)| text).trim();
    // Lines of examples would run together.
    let text = text.replace("\n错", "\n- 错").replace("\n对", "\n- 对");
    format!("{heading} {name}\n\n{head}\n\n{text}\n")
}
