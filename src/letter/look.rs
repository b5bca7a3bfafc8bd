//! Whether the words behind an ordinal look like a heading.

use crate::chinese::is_digit;

/// What the words behind an ordinal look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// A heading on a line of its own: 加强领导.
    Alone,
    /// A heading with so many characters, and its text behind it: 加强领导。成立专班。
    Lead(usize),
    /// The same with a colon, which may as well be a label: 资金来源：市级统筹。
    Colon(usize),
    /// A heading on a line of its own that is long.
    Long,
    /// A short line that ends with a mark, as an item of a list does.
    Marked(char),
    /// A sentence.
    Prose,
}

/// The longest heading on a line of its own that is one without doubt.
const LONGEST: usize = 40;

/// The longest one that may be a heading.
const TOO_LONG: usize = 60;

/// The longest heading with its text behind it, full stop included.
const LONGEST_LEAD: usize = 21;

/// Marks that end a sentence or an item.
const STOPS: [char; 8] = ['。', '！', '？', '；', '!', '?', ';', '…'];

/// What the words behind an ordinal look like.
pub(super) fn look(words: &str) -> Look {
    let n_chars = words.chars().count();
    let last = words.chars().next_back().unwrap_or(' ');
    let behind_colon = behind_colon(words);
    match first_stop(words) {
        _ if behind_colon.is_some() => behind_colon.map_or(Look::Prose, Look::Colon),
        None if "，、：:,".contains(last) => Look::Marked(last),
        None if n_chars <= LONGEST => Look::Alone,
        None if n_chars <= TOO_LONG => Look::Long,
        None => Look::Prose,
        Some(at) if at + 1 == n_chars && n_chars <= LONGEST => match last {
            '？' | '?' => Look::Alone,
            _ => Look::Marked(last),
        },
        Some(at) if at + 1 < n_chars && at < LONGEST_LEAD => {
            let sentence: String = words.chars().take(at + 1).collect();
            if is_phrase(&sentence) { Look::Lead(at + 1) } else { Look::Prose }
        }
        Some(_) => Look::Prose,
    }
}

/// The place of the first mark that ends a sentence, outside of pairs such as “ ” and 《 》.
fn first_stop(words: &str) -> Option<usize> {
    let is_stop = |(_, ch): &(usize, char)| STOPS.contains(ch);
    let outside = outside_pairs(words).into_iter().find(is_stop);
    outside.or_else(|| words.chars().enumerate().find(is_stop)).map(|(at, _)| at)
}

/// The characters outside of pairs, with their places; all of them if a pair is not closed.
fn outside_pairs(words: &str) -> Vec<(usize, char)> {
    let mut depth = 0_usize;
    let mut outside = Vec::new();
    for (at, ch) in words.chars().enumerate() {
        match ch {
            '“' | '《' | '（' | '(' | '「' => depth += 1,
            '”' | '》' | '）' | ')' | '」' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push((at, ch)),
            _ => {}
        }
    }
    if depth == 0 { outside } else { words.chars().enumerate().collect() }
}

/// The length of a short phrase with the colon that a text follows.
fn behind_colon(words: &str) -> Option<usize> {
    let outside = outside_pairs(words);
    let (at, _) =
        *outside.iter().find(|(_, ch)| "：:，,".contains(*ch) || STOPS.contains(ch))?;
    let mut chars = words.chars();
    let phrase: String = chars.by_ref().take(at).collect();
    let is_colon = matches!(chars.next(), Some('：' | ':'));
    let is_followed = chars.clone().next().is_some() && !words.ends_with(['；', ';']);
    let is_short = at < LONGEST_LEAD && is_phrase(&format!("{phrase}。"));
    (is_colon && is_followed && is_short).then_some(at + 1)
}

/// Whether a first sentence names a subject or a task, and tells nothing yet.
pub(super) fn is_phrase(sentence: &str) -> bool {
    let outside: String = outside_pairs(sentence).into_iter().map(|(_, ch)| ch).collect();
    let words = NAMES.iter().fold(outside.clone(), |words, name| words.replace(name, ""));
    let tells_when = ["目前", "截至", "近年", "今年", "去年", "当前", "现"];
    sentence.ends_with('。')
        && sentence.chars().count() > 2
        && !words.contains(|ch: char| "了已我您你将均共曾：:“（(《".contains(ch))
        && !ends_in_amount(&outside)
        && !tells_when.iter().any(|word| sentence.starts_with(word))
}

/// Words of headings with characters that otherwise tell what was done.
const NAMES: [&str; 12] = [
    "公共", "共建", "共享", "共同", "共治", "共管", "共育", "共赢", "共富", "均衡",
    "平均", "我市",
];

/// Whether a sentence ends in a number and its unit, as one that tells a result does:
/// 新建社区食堂3家, 投资1.2亿元.
fn ends_in_amount(sentence: &str) -> bool {
    /// The longest unit: 万平方米.
    const LONGEST_UNIT: usize = 4;
    let chars: Vec<char> = sentence.trim_end_matches('。').chars().collect();
    let Some(last) = chars.iter().rposition(|ch| is_digit(*ch)) else { return false };
    let counts = |ch: &char| {
        "万亿千百多余公平立小个人场处家件次台套座条项名所辆户米元吨亩".contains(*ch)
    };
    match chars.len() - last - 1 {
        0 | 1 => true,
        n => n <= LONGEST_UNIT && chars.get(last + 1).is_some_and(counts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_ordinals() {
        for (words, expected) in [
            ("加强领导", Look::Alone),
            ("加强领导，落实责任", Look::Alone),
            ("加强领导。", Look::Marked('。')),
            ("新建3处；", Look::Marked('；')),
            ("怎么办？", Look::Alone),
            ("关于资金问题：", Look::Marked('：')),
            ("加强领导。成立专班。", Look::Lead(5)),
            ("我局高度重视。成立专班。", Look::Prose),
            ("新建社区食堂3家。覆盖老年人2万人。", Look::Prose),
            ("加强领导；成立专班。", Look::Prose),
            ("推行“明厨亮灶”。已有1860家餐饮单位接入。", Look::Lead(9)),
            ("落实《条例》。成立专班。", Look::Lead(7)),
            ("办好“12345”热线。按时办结。", Look::Lead(12)),
            ("建设15分钟生活圈。新建3处。", Look::Lead(10)),
            ("完善（社区）公共服务。新建3处。", Look::Lead(11)),
            ("推广“早餐车。夜宵车”做法。新建3处。", Look::Lead(14)),
            ("投资1.2亿元。新建3处。", Look::Prose),
            ("基本情况：全区登记1.2万名，其中3100名。", Look::Colon(5)),
            ("我局认为：此事可行。", Look::Marked('。')),
            ("区教育局：负责校园周边；", Look::Marked('；')),
            (
                "关于加强农村学前教育师资队伍建设和提高保教质量以及改善园舍条件并且扩大普惠性学位的问题",
                Look::Long,
            ),
        ] {
            assert_eq!(look(words), expected, "{words}");
        }
    }
}
