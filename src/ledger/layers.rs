//! Headings over one, two or three rows: 提案人 over 姓名 and 联系电话.

use super::headings::Headings;
use super::people;
use super::sheet::SheetLine;
use super::spelling::plain;

/// The heading of a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer {
    /// That of its group, if there is one above.
    pub(super) group: String,
    /// Its own.
    pub(super) own: String,
    /// The row of its own.
    pub(super) number: usize,
}

/// The rows of headings around the row with most known ones, as places among all rows.
pub(super) fn rows(lines: &[SheetLine], at: usize, known: &Headings) -> (usize, usize) {
    let (mut first, mut last) = (at, at);
    let are_two = |upper: usize, lower: usize| {
        let (Some(upper), Some(lower)) = (lines.get(upper), lines.get(lower)) else {
            return false;
        };
        upper.number + 1 == lower.number && is_pair(upper, lower, known)
    };
    while last < at + 2 && are_two(last, last + 1) {
        last += 1;
    }
    while first > 0 && last - first < 2 && are_two(first - 1, first) {
        first -= 1;
    }
    (first, last)
}

/// Whether the upper of two rows has the groups of the headings in the lower one.
fn is_pair(upper: &SheetLine, lower: &SheetLine, known: &Headings) -> bool {
    let (uppers, lowers) = (texts(upper), texts(lower));
    let is_heading = |text: &String| {
        text.chars().count() <= 20
            && !text.contains([':', '：'])
            && !is_value(text)
            && !TITLES.iter().any(|word| text.contains(word))
    };
    let written = |texts: &[String]| texts.iter().filter(|it| !it.is_empty()).count();
    let all = |texts: &[String]| texts.iter().filter(|it| !it.is_empty()).all(is_heading);
    if written(&uppers) < 2 || !all(&uppers) || !all(&lowers) {
        return false;
    }
    let children = children(&uppers, &lowers);
    let has_group = children.iter().any(|(_, group)| group.is_some());
    let is_known = |(at, group): &(usize, Option<usize>)| {
        let own = plain(&lowers[*at]);
        let group = group.map(|group| plain(&uppers[group])).unwrap_or_default();
        WORDS.contains(&own.as_str())
            || people::is_detail(&own)
            || known.is_known(&own)
            || known.meaning(&[], &group, &own).is_some()
    };
    let n_known = children.iter().filter(|it| is_known(it)).count();
    let groups = children.iter().filter_map(|(_, group)| *group);
    let are_groups = groups.into_iter().all(|group| {
        let group = plain(&uppers[group]);
        known.is_known(&group)
            || people::person(&group).is_some()
            || GROUPS.iter().any(|word| group.contains(word))
    });
    // A heading merged downwards stands in each of its rows.
    let n_same =
        lowers.iter().zip(&uppers).filter(|(low, up)| !low.is_empty() && low == up);
    let is_merged = n_same.count() > 1;
    let are_known = is_merged || (n_known > 0 && n_known * 2 >= children.len());
    has_group && are_groups && children.len() > 1 && are_known
}

/// Headings that say something below a group alone.
const WORDS: [&str; 18] = [
    "姓名",
    "名称",
    "主办",
    "会办",
    "协办",
    "文号",
    "字号",
    "日期",
    "时间",
    "结果",
    "类别",
    "类型",
    "编号",
    "号",
    "时限",
    "属性",
    "单位",
    "满意度",
];

/// Words of a ledger's title, which is no group.
const TITLES: [&str; 5] = ["台账", "一览表", "情况表", "汇总表", "次会议"];

/// Words of groups.
const GROUPS: [&str; 15] = [
    "情况", "信息", "单位", "提案", "建议", "议案", "承办", "办理", "交办", "答复",
    "复函", "公开", "来文", "代表", "委员",
];

/// The columns whose lower heading is not the upper one again, each with the column of its
/// group.
fn children(uppers: &[String], lowers: &[String]) -> Vec<(usize, Option<usize>)> {
    let upper = |at: usize| uppers.get(at).map(String::as_str).unwrap_or_default();
    let is_child = |at: &usize| !lowers[*at].is_empty() && lowers[*at] != upper(*at);
    let group = |at: usize| {
        let group = (0..=at).rev().find(|at| !upper(*at).is_empty())?;
        // A heading without one below it is a column by itself.
        (group == at
            || lowers.get(group).is_some_and(|it| !it.is_empty() && it != upper(group)))
        .then_some(group)
    };
    (0..lowers.len()).filter(is_child).map(|at| (at, group(at))).collect()
}

/// Whether a text is that of a cell below headings: 2024001, 2024-03-01, 李明（领衔）.
fn is_value(text: &str) -> bool {
    let n_digits = text.chars().filter(char::is_ascii_digit).count();
    n_digits > 1 || text.chars().all(|ch| ch.is_ascii_digit())
}

/// The headings of all columns, of one or more rows of them.
pub(super) fn layers(lines: &[SheetLine]) -> Vec<Layer> {
    let Some((last, above)) = lines.split_last() else { return Vec::new() };
    let width = lines.iter().map(|line| line.cells.len()).max().unwrap_or_default();
    let mut lowers = texts(last);
    lowers.resize(width, String::new());
    // What stands higher is that of a column without groups, or a group of groups.
    let mut uppers = vec![(String::new(), 0); width];
    for line in above {
        for (at, text) in texts(line).into_iter().enumerate() {
            let is_below = line.number + 1 == last.number;
            if !text.is_empty() && (is_below || uppers[at].0.is_empty()) {
                uppers[at] = (text, line.number);
            }
        }
    }
    let upper_texts: Vec<String> = uppers.iter().map(|(text, _)| text.clone()).collect();
    let groups = children(&upper_texts, &lowers);
    let layer = |(at, own): (usize, &String)| {
        let group = groups.iter().find(|(child, _)| *child == at);
        let group = group.and_then(|(_, group)| *group);
        match own.is_empty() {
            true => Layer {
                own: uppers[at].0.clone(),
                number: uppers[at].1,
                ..Layer::default()
            },
            false => Layer {
                group: group.map(|group| upper_texts[group].clone()).unwrap_or_default(),
                own: own.clone(),
                number: last.number,
            },
        }
    };
    lowers.iter().enumerate().map(layer).collect()
}

/// The texts of a row, each on one line.
fn texts(line: &SheetLine) -> Vec<String> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.cells.iter().map(|cell| one_line(&cell.text)).collect()
}
