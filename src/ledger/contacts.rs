//! A name and a telephone in one cell: 李科 85551234, 李科（85551234）.

use crate::chinese::Who;
use crate::chinese::who;

/// The name and the telephone of a cell that has both.
pub(super) fn split(text: &str) -> Option<(String, String)> {
    let text: String = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    let is_start =
        |ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch) || ch == '+';
    let at = text.find(is_start)?;
    let (name, phone) = text.split_at(at);
    let is_between = |ch: char| {
        ch.is_whitespace()
            || matches!(
                ch,
                '（' | '('
                    | '：'
                    | ':'
                    | '，'
                    | ','
                    | '、'
                    | '/'
                    | '-'
                    | '—'
                    | '；'
                    | ';'
            )
    };
    let name = name.trim_matches(is_between);
    let name = ["联系电话", "电话", "手机"]
        .iter()
        .find_map(|it| name.strip_suffix(it))
        .unwrap_or(name);
    let name = name.trim_matches(is_between);
    let phone = phone.trim_matches(|ch: char| {
        ch.is_whitespace() || matches!(ch, '）' | ')' | '，' | ',' | '、' | '；' | ';')
    });
    let is_of_phone = |ch: char| {
        ch.is_ascii_digit()
            || ('０'..='９').contains(&ch)
            || matches!(
                ch,
                '-' | '－'
                    | '—'
                    | '('
                    | ')'
                    | '（'
                    | '）'
                    | '+'
                    | ' '
                    | '、'
                    | '/'
                    | '，'
                    | ','
                    | '转'
            )
    };
    let n_digits = phone
        .chars()
        .filter(|ch| ch.is_ascii_digit() || ('０'..='９').contains(ch))
        .count();
    let is_phone = n_digits >= 5 && phone.chars().all(is_of_phone);
    let has_name = !name.is_empty() && name.chars().all(|ch| !ch.is_ascii_digit());
    // （0755）85551234 has lost the half that seemed to belong to the name.
    let is_open = |ch: char| matches!(ch, '(' | '（');
    let is_closed = |ch: char| matches!(ch, ')' | '）');
    let lost = phone.matches(is_closed).count() > phone.matches(is_open).count();
    let open = if lost { "（" } else { "" };
    (is_phone && has_name).then(|| (name.to_owned(), format!("{open}{phone}")))
}

/// What the name of an office ends with.
const OFFICES: [&str; 11] =
    ["科室", "科", "股", "室", "办", "处", "所", "中心", "队", "站", "部"];

/// A person without the office in front: 水科江一帆, 社救股 陆萍.
pub(super) fn without_office(name: &str) -> &str {
    let ends = OFFICES.iter().flat_map(|office| {
        name.match_indices(office).map(|(at, office)| at + office.len())
    });
    // 何科 is a person, and so is 办 in a given name.
    let is_office = |end: &usize| {
        let rest =
            name[*end..].trim_start_matches([' ', '　', '：', ':', '-', '/', '\n']);
        name[..*end].chars().count() > 1
            && who(name) != Who::Person
            && who(rest) == Who::Person
    };
    let end = ends.filter(is_office).min();
    let rest = end.map_or(name, |end| &name[end..]);
    rest.trim_start_matches([' ', '　', '：', ':', '-', '/', '\n'])
}

/// The digits of a telephone, by which two are compared.
pub(super) fn digits(text: &str) -> String {
    crate::chinese::to_half_width(text).chars().filter(char::is_ascii_digit).collect()
}
