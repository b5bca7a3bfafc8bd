//! Cuts a text with names into pieces, at all that is no name.

use super::doubt::Doubt;
use super::numeral::is_digit;
use super::numeral::is_numeral;
use super::numeral::number;
use super::script::is_han;
use super::who::DOTS;
use super::who::Who;
use super::who::is_dot;
use super::who::roles;
use super::who::who;
use super::width::half_width;
use super::width::to_half_width;
use super::width::without_blanks;

/// A text in pieces.
#[derive(Default)]
pub(super) struct Cut {
    pub(super) pieces: Vec<String>,
    /// Whether it says that there are more (等), and how many there are.
    pub(super) said: Option<Option<u64>>,
    pub(super) doubts: Vec<Doubt>,
}

/// Marks the end of a piece.
const END: char = '\n';

/// Marks between names and units.
fn is_between(ch: char) -> bool {
    "、，,；;\n\r\t/／|｜\\＼+＋&＆。､﹑，".contains(ch)
}

/// Cuts a text of names.
pub(super) fn cut(text: &str) -> Cut {
    let mut cut = Cut::default();
    let text = without_telephones(text, &mut cut.doubts);
    let text = cut.without_brackets(&text);
    let text = cut.without_others(&text);
    let text = without_numbers(&text);
    let text = cut.without_labels(&text);
    cut.pieces = pieces(&text);
    cut
}

/// Cuts a text of units, which keep their brackets.
pub(super) fn units(text: &str) -> Vec<String> {
    pieces(&without_numbers(text))
}

fn pieces(text: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut pieces = vec![String::new()];
    for ch in text.chars() {
        match ch {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match pieces.last_mut() {
            Some(piece) if !is_between(ch) || (depth > 0 && ch != END) => piece.push(ch),
            _ => pieces.push(String::new()),
        }
    }
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}

/// What stands before a telephone.
const PHONES: [&str; 11] = [
    "联系电话",
    "办公电话",
    "手机号码",
    "联系方式",
    "手机号",
    "电话",
    "手机",
    "TEL",
    "Tel",
    "tel",
    "☎",
];

/// A text without the numbers of telephones and what is written before them.
fn without_telephones(text: &str, doubts: &mut Vec<Doubt>) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut kept = String::new();
    let mut at = 0;
    while at < chars.len() {
        let end = end_of_digits(&chars, at);
        let digits: String = chars[at..end].iter().filter(|ch| is_digit(**ch)).collect();
        let n_digits = digits.chars().count();
        if n_digits < 7 {
            kept.extend(&chars[at..end.max(at + 1)]);
            at = end.max(at + 1);
            continue;
        }
        if !matches!(n_digits, 7..=13) {
            doubts.push(Doubt::Dropped(chars[at..end].iter().collect()));
        }
        let closes = chars[at..end].contains(&')') || chars[at..end].contains(&'）');
        let opened = kept.strip_suffix(['(', '（']).filter(|_| closes);
        let before = opened.unwrap_or(&kept).trim_end_matches([' ', '　', ':', '：']);
        let label = PHONES.iter().find_map(|label| before.strip_suffix(label));
        kept = label.unwrap_or(opened.unwrap_or(&kept)).to_owned();
        kept.push(END);
        at = end;
    }
    kept
}

/// The end of digits that belong together, with what stands between them in a telephone.
fn end_of_digits(chars: &[char], start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    while at < chars.len() {
        let ch = chars[at];
        match is_digit(ch) {
            true => end = at + 1,
            false
                if end > start
                    && at - end < 2
                    && "- )~".contains(blank(half_width(ch))) => {}
            false => break,
        }
        at += 1;
    }
    end
}

fn blank(ch: char) -> char {
    if ch.is_whitespace() && ch != END { ' ' } else { ch }
}

/// A text without the numbers of a list: 1. 2、 （3） ④ 五、.
fn without_numbers(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut kept = String::new();
    let mut at = 0;
    while at < chars.len() {
        let is_circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".contains(chars[at])
            || ('\u{2460}'..='\u{249B}').contains(&chars[at])
            || ('\u{3220}'..='\u{3229}').contains(&chars[at]);
        let is_bullet = "●○■□◆◇★☆▪◦※*＊".contains(chars[at]) && starts(&kept);
        let is_dot = DOTS.contains(&chars[at])
            && chars[at] != '.'
            && starts(&kept)
            && !is_dot(&chars, at);
        let n = if is_circled || is_bullet || is_dot {
            1
        } else {
            list_number(&chars[at..], &kept)
        };
        match n {
            0 => {
                kept.push(chars[at]);
                at += 1;
            }
            n => {
                kept.push(END);
                at += n;
            }
        }
    }
    kept
}

/// Whether a name may start after this text.
fn starts(before: &str) -> bool {
    before.chars().next_back().is_none_or(|ch| ch.is_whitespace() || is_between(ch))
}

/// How many characters are the number of a list here.
fn list_number(chars: &[char], before: &str) -> usize {
    let is_start = starts(before);
    let last = before.chars().next_back();
    let is_behind_name = last.is_some_and(|ch| is_han(ch) || ch == ')' || ch == '）');
    let digits = chars.iter().take_while(|ch| is_digit(**ch)).count();
    let numerals = chars.iter().take_while(|ch| is_numeral(**ch)).count();
    let follows = |n: usize| chars.get(n).copied().map(half_width);
    let name_after =
        |n: usize| chars.get(n).is_none_or(|&ch| is_han(ch) || ch.is_whitespace());
    match (digits, numerals) {
        (1..=2, _) if is_start || is_behind_name => match follows(digits) {
            Some('.' | '、' | ')' | ':') if name_after(digits + 1) => digits + 1,
            Some('-') if is_start && name_after(digits + 1) => digits + 1,
            Some(ch) if is_start && ch.is_whitespace() && name_after(digits + 1) => {
                digits
            }
            // 1张三, but 3组.
            Some(ch) if is_start && is_han(ch) && starts_person(&chars[digits..]) => {
                digits
            }
            _ => 0,
        },
        // The 三 of 张 三、李四 is no number.
        (0, 1..=3) if is_apart(before) && follows(numerals) == Some('、') => {
            numerals + 1
        }
        (0, 1..=3) if is_apart(before) && follows(numerals) == Some('.') => numerals + 1,
        _ => 0,
    }
}

/// Whether a name may start after this text, of which the last word is no single 汉字.
fn is_apart(before: &str) -> bool {
    let word =
        before.trim_end().rsplit(|ch: char| ch.is_whitespace() || is_between(ch)).next();
    starts(before) && word.is_none_or(|word| word.chars().count() != 1)
}

fn starts_person(chars: &[char]) -> bool {
    let name: String = chars.iter().take_while(|ch| is_han(**ch)).collect();
    who(&name) == Who::Person || (name.chars().count() > 3 && who(&name) == Who::Body)
}

impl Cut {
    /// A text without the remarks in brackets; those that are not understood are doubts.
    fn without_brackets(&mut self, text: &str) -> String {
        let mut kept = String::new();
        let mut rest = text;
        while let Some(open) = rest.find(['（', '(', '【', '[', '［', '〔']) {
            kept += &rest[..open];
            let width = rest[open..].chars().next().map_or(1, char::len_utf8);
            let inside = &rest[open + width..];
            let close = inside.find(['）', ')', '】', ']', '］', '〕']);
            let (content, after) = match close {
                Some(close) => {
                    let width = inside[close..].chars().next().map_or(1, char::len_utf8);
                    (&inside[..close], &inside[close + width..])
                }
                None => (inside, ""),
            };
            match is_part_of_body(&kept, content, after) {
                true => kept += &rest[open..rest.len() - after.len()],
                false => {
                    self.remark(content);
                    kept.push(END);
                }
            }
            rest = after;
        }
        kept + rest
    }

    /// Takes in what a remark says, or doubts it.
    fn remark(&mut self, content: &str) {
        let plain = without_blanks(content);
        if let Some(said) = plain.strip_prefix('等').and_then(said) {
            self.said = Some(said);
        } else if let Some(Some(n @ ..1000)) =
            said(plain.trim_start_matches(['共', '等']))
        {
            self.said = Some(Some(n));
        } else if !is_remark(content) {
            self.doubts.push(Doubt::Dropped(content.trim().to_owned()));
        }
    }

    /// 张三等, 张三等3人, 张三等3名委员 → 张三.
    fn without_others(&mut self, text: &str) -> String {
        let mut kept = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('等') {
            let (before, after) = (&rest[..at], &rest[at + '等'.len_utf8()..]);
            kept += before;
            let end = after.find(is_between).unwrap_or(after.len());
            let n_before = kept.chars().rev().take_while(|ch| is_han(*ch)).count();
            let words = without_blanks(&after[..end]);
            // 康　勇等 is 康勇 and others, 王等 may be a name.
            let mut tokens = kept.rsplit(char::is_whitespace).skip(1);
            let n_han = |it: &str| it.chars().rev().take_while(|ch| is_han(*ch)).count();
            let is_wide = tokens.next().is_some_and(|it| n_han(it) == 1);
            let is_name = n_before == 1 && !is_wide && words.is_empty();
            match said(&words).filter(|_| !is_name && !kept.trim().is_empty()) {
                Some(n) => {
                    self.said = Some(n);
                    kept.push(END);
                    rest = &after[end..];
                }
                None => {
                    kept.push('等');
                    rest = after;
                }
            }
        }
        kept + rest
    }

    /// A text without 领衔：, 附议人： and the like.
    fn without_labels(&mut self, text: &str) -> String {
        let mut kept = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['：', ':']) {
            kept += &rest[..at];
            let width = rest[at..].chars().next().map_or(1, char::len_utf8);
            rest = &rest[at + width..];
            let start = kept.rfind(|ch: char| is_between(ch) || ch.is_whitespace());
            let start = start
                .map_or(0, |at| at + kept[at..].chars().next().map_or(1, char::len_utf8));
            let label = kept[start..].to_owned();
            let role = roles().find(|role| label.ends_with(role));
            match role {
                Some(role) => kept.truncate(kept.len() - role.len()),
                None if who(&label) == Who::Body => {
                    let name = rest.split(|ch| is_between(ch) || ch.is_whitespace());
                    let name = name.map(str::trim).find(|name| !name.is_empty());
                    let name = name.unwrap_or_default().to_owned();
                    self.doubts.push(Doubt::Unit(label, name));
                }
                None if label.is_empty() => {}
                None => {
                    kept.truncate(start);
                    self.doubts.push(Doubt::Dropped(label));
                }
            }
            kept.push(END);
        }
        kept + rest
    }
}

/// What stands behind 等, if that is a number of persons or nothing.
fn said(words: &str) -> Option<Option<u64>> {
    let is_count = |ch: char| is_digit(ch) || is_numeral(ch) || "余多几数".contains(ch);
    let after = words.trim_start_matches(is_count);
    let count = &words[..words.len() - after.len()];
    let unit = after.strip_prefix(['名', '位', '个', '家']).unwrap_or(after);
    let unit = unit.strip_prefix(['省', '市', '区', '县', '州']).unwrap_or(unit);
    let is_unit = [
        "",
        "人",
        "委员",
        "代表",
        "政协委员",
        "人大代表",
        "同志",
        "提案人",
        "单位",
        "党派",
        "附议人",
        "集体",
        "组织",
    ];
    is_unit.contains(&unit).then(|| number(&to_half_width(count)))
}

/// Whether brackets belong to a body's name: 清河科技（深圳）有限公司.
fn is_part_of_body(kept: &str, content: &str, after: &str) -> bool {
    let before = kept
        .rsplit(|ch: char| is_between(ch) || ch.is_whitespace())
        .next()
        .unwrap_or_default();
    let behind = after
        .split(|ch: char| is_between(ch) || ch.is_whitespace() || "（(".contains(ch));
    let behind = behind.into_iter().next().unwrap_or_default();
    let is_body = |name: &str| who(name) == Who::Body;
    !before.is_empty()
        && behind.chars().count() > 1
        && !is_remark(content)
        && who(before) != Who::Person
        && !is_body(before)
        && is_body(&format!("{before}{behind}"))
}

/// Whether a remark on a person is understood: a role, a unit, a group, a number.
fn is_remark(content: &str) -> bool {
    content
        .split(|ch: char| is_between(ch) || ch.is_whitespace() || ch == ':' || ch == '：')
        .all(|word| {
            let is_number = word.chars().all(|ch| is_digit(ch) || is_numeral(ch))
                && word.chars().count() < 3;
            let is_role = roles().any(|role| role == word);
            let ends = [
                "主席",
                "主任",
                "书记",
                "常委",
                "秘书长",
                "委员",
                "代表",
                "组长",
                "会长",
                "族",
                "组",
                "界",
                "界别",
                "届",
                "小组",
                "代表团",
                "街道",
                "党员",
                "提案人",
                "附议人",
            ];
            is_number
                || is_role
                || [
                    "男",
                    "女",
                    "退休",
                    "已退休",
                    "已调离",
                    "已离任",
                    "已故",
                    "主",
                    "第一",
                    "第二",
                ]
                .contains(&word)
                || PHONES.contains(&word)
                || (word.ends_with('族') && word.chars().count() < 5)
                || (who(word) != Who::Person
                    && ends.iter().any(|end| word.ends_with(end)))
                || who(word) == Who::Body
        })
}
