//! The words of a Chinese text, so that a title's lines end between them.

use std::ops::Range;

use super::text::{Class, class};
use crate::chinese;
use crate::chinese::is_digit;

/// The words of a text, in order. Joined they are the text. A number is one word with
/// its 第 and its unit, adjacent letters and digits are one, and so is every mark.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for word in runs(text).into_iter().flat_map(|run| words_of_run(text, run)) {
        match words.last_mut() {
            Some(last) if belongs(&text[last.clone()], &text[word.clone()]) => {
                last.end = word.end;
            }
            _ => words.push(word),
        }
    }
    words.into_iter().map(|word| &text[word]).collect()
}

/// The stretches of characters of one kind: 汉字, letters and digits; each mark is one by
/// itself.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut before = None;
    for (at, ch) in text.char_indices() {
        let kind = class(ch);
        let goes_on = matches!(kind, Class::Han | Class::Western | Class::WideWestern)
            && before == Some(kind);
        match runs.last_mut() {
            Some(run) if goes_on => run.end = at + ch.len_utf8(),
            _ => runs.push(at..at + ch.len_utf8()),
        }
        before = Some(kind);
    }
    runs
}

fn words_of_run(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    if !text[run.clone()].chars().all(|ch| class(ch) == Class::Han) {
        return vec![run];
    }
    let words = chinese::split(&text[run.clone()]).into_iter();
    words.map(|word| run.start + word.start..run.start + word.end).collect()
}

/// Whether two words of the dictionary are one number: 第 and 47, 47 and 号, 十 and 五.
fn belongs(left: &str, right: &str) -> bool {
    let starts = |test: fn(char) -> bool| right.starts_with(test);
    if left == "第" {
        return starts(is_numeral);
    }
    let number = left.strip_prefix('第').unwrap_or(left);
    number.ends_with(is_digit) && starts(is_counter)
        || number.chars().all(is_numeral)
            && (right.chars().all(is_numeral) || starts(is_counter))
}

fn is_numeral(ch: char) -> bool {
    is_digit(ch) || chinese::is_numeral(ch) || "亿几".contains(ch)
}

fn is_counter(ch: char) -> bool {
    "年月日号届次期批轮条款项个件名人位户家所座栋处岁天周元角万亿米吨亩里公平千克倍级类种时分秒度码多余"
        .contains(ch)
}

/// Whether a word is 第八届, 六届 or 第三次, which go on with 委员会 or 会议.
pub(super) fn is_session_part(word: &str) -> bool {
    let number = word.strip_prefix('第').unwrap_or(word);
    number.starts_with(is_numeral) && (word.ends_with('届') || word.ends_with('次'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn are(expected: &str) {
        let text = expected.replace('|', "");
        assert_eq!(words(&text).join("|"), expected);
    }

    #[test]
    fn words_of_titles() {
        are("关于|进一步|加强|城市|社区|居家养老|服务体系|建设|的|建议");
        are("关于|推动|新能源|汽车|充电|基础设施|高质量发展|的|建议");
        are("关于|支持|中小微企业|数字化转型|的|建议");
        are("关于|完善|未成年人|网络|保护机制|的|建议");
    }

    #[test]
    fn names_of_bureaus_are_words() {
        are("福田区|民政局");
        are("住房和建设局");
        are("卫生健康局");
        are("人力资源和社会保障局");
    }

    #[test]
    fn numbers_stay_with_what_is_before_and_behind_them() {
        are("第2023179号|提案");
        are("第八届|委员会|第三次|会议");
        are("第二十五届|三次|会议");
        are("2023年度|工作");
        are("R&D|伙伴");
    }
}
