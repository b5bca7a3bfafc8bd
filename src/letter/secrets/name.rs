//! Names of persons among other words.

use std::ops::Range;

use super::folded::Folded;
use crate::chinese::{is_han, split, without_blanks, without_brackets};

/// How many characters around a name tell what it is.
const NEAR: usize = 6;

/// Words that stand behind a name; with one of them it is found without, too.
const STYLES: [&str; 12] = [
    "同志", "先生", "女士", "老师", "主任", "科长", "处长", "局长", "股长", "科员",
    "干事", "专员",
];

/// The last words of what an office is called.
const OFFICES: [&str; 12] =
    ["中心", "科", "处", "室", "股", "局", "办", "部", "组", "队", "站", "所"];

/// The persons of 联系人, which may be several, or an office: that is no secret.
pub(super) fn persons(contact: &str) -> Vec<String> {
    let contact = without_brackets(contact);
    let names = contact
        .split(['、', '，', ',', '；', ';', '/', '／', '：', ':', '和', '与', '及'])
        .flat_map(apart)
        .map(without_office);
    let mut persons: Vec<String> = Vec::new();
    for name in names {
        let bare = STYLES.iter().find_map(|style| name.strip_suffix(style));
        let bare = bare.filter(|bare| bare.chars().count() >= 2).map(str::to_owned);
        persons.extend([Some(name), bare].into_iter().flatten());
    }
    persons.retain(|name| !name.is_empty() && !is_office(&without_blanks(name)));
    persons
}

/// The parts between blanks, if they are names of their own; 王　强 is one.
fn apart(names: &str) -> Vec<&str> {
    let parts: Vec<&str> = names.split_whitespace().collect();
    let are_own = parts.iter().all(|part| part.chars().count() >= 2)
        && parts.iter().all(|part| part.chars().all(is_han));
    if are_own { parts } else { vec![names.trim()] }
}

/// A name without the office before it: 办公室王海宁.
fn without_office(name: &str) -> String {
    if is_office(&without_blanks(name)) {
        return name.to_owned();
    }
    let is_person = |rest: &str| (2..=4).contains(&rest.chars().count());
    let ends = OFFICES.iter().filter_map(|office| {
        let at = name.rfind(office)? + office.len();
        let is_before = cost(&name[..at]).n_words > 1 || name[..at].chars().count() > 2;
        (is_before && is_person(&name[at..])).then_some(at)
    });
    name[ends.max().unwrap_or(0)..].to_owned()
}

/// Whether a name is 办公室, 综合科 and the like.
fn is_office(name: &str) -> bool {
    let before = OFFICES.iter().find_map(|office| name.strip_suffix(office));
    before.is_some_and(|it| it.chars().count() >= 2 && cost(it).n_lone == 0)
}

/// Whether a place that reads like a name is that name. 张明 is none in 主张明确, as all the
/// words there are better explained without it. What is in doubt is the name: 由张明确认.
pub(super) fn is_name(text: &Folded, at: &Range<usize>) -> bool {
    if text.splits_word(at.start)
        || at.end < text.chars().len() && text.splits_word(at.end)
    {
        return false;
    }
    let chars = text.chars();
    if !chars[at.clone()].iter().all(|&ch| is_han(ch)) {
        return true;
    }
    let n_han = |near: &mut dyn Iterator<Item = &char>| {
        near.take(NEAR).take_while(|&&ch| is_han(ch)).count()
    };
    let start = at.start - n_han(&mut chars[..at.start].iter().rev());
    let end = at.end + n_han(&mut chars[at.end..].iter());
    let cost = |range: Range<usize>| cost(&chars[range].iter().collect::<String>());
    let (before, behind) = (cost(start..at.start), cost(at.end..end));
    let with_name = Cost {
        n_lone: before.n_lone + behind.n_lone,
        n_words: before.n_words + 1 + behind.n_words,
    };
    let without = cost(start..end);
    let is_no_worse =
        without.n_lone <= with_name.n_lone && without.n_words <= with_name.n_words;
    !(is_no_worse && without != with_name)
}

/// How badly words of the dictionary explain a text.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Cost {
    /// How many of the words are a single character.
    n_lone: usize,
    n_words: usize,
}

fn cost(text: &str) -> Cost {
    let words = split(text);
    let is_lone = |word: &&Range<usize>| text[(*word).clone()].chars().count() == 1;
    Cost { n_lone: words.iter().filter(is_lone).count(), n_words: words.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, n_names: usize) {
        let (name, text) = (Folded::new(name), Folded::new(text));
        let found = text.find(&name).filter(|at| is_name(&text, at));
        assert_eq!(found.count(), n_names);
    }

    #[test]
    fn names_inside_words_are_none() {
        check("张明", "双方主张明确。", 0);
        check("高大", "请提高大家的认识。", 0);
        check("于洋", "项目位于洋河街道。", 0);
        check("张力", "缓解紧张力度不够。", 0);
        check("高峰", "避开早高峰期。", 0);
        check("Li", "查询Libya。", 0);
    }

    #[test]
    fn what_may_be_the_name_is_the_name() {
        check("张明", "由张明确认。", 1);
        check("张明", "张明主张明确。", 1);
        check("张明", "联系人张明，张 明。", 2);
        check("王强", "王强调研时说，王强调度，请王强制作。", 3);
        check("王　强", "王强负责。", 1);
        check("李明", "李明天前完成。", 1);
        check("高峰", "由高峰负责。", 1);
        check("买买提·艾力", "买买提•艾力负责。", 1);
        check("Li Ming", "请找Li Ming。", 1);
    }

    #[test]
    fn a_contact_may_be_several_persons_or_an_office() {
        assert_eq!(persons("张明、王　强（科员）"), ["张明", "王　强"]);
        assert_eq!(persons("张明科长"), ["张明科长", "张明"]);
        assert_eq!(persons("刘建科"), ["刘建科"]);
        assert_eq!(persons("办公室王海宁"), ["王海宁"]);
        assert_eq!(persons("联系人：王海宁"), ["联系人", "王海宁"]);
        assert_eq!(persons("社会事务科 王海宁 李晓彤"), ["王海宁", "李晓彤"]);
        assert_eq!(persons("区民政局王海宁和李晓彤"), ["王海宁", "李晓彤"]);
        for office in ["办公室", "综合科", "提案办公室", "信息中心"] {
            assert_eq!(persons(office), [""; 0], "{office}");
        }
    }
}
