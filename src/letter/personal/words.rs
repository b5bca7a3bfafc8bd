//! What stands around a number and says what it is.

use std::ops::Range;

use crate::chinese::half_width;

/// How far before a number a word about it may stand, in characters.
const NEAR: usize = 12;

/// How far the name of a code may stand before it; a first code may stand between.
const FAR: usize = 24;

/// The words around a number.
pub(super) struct Around {
    /// What is before it in the same sentence, at most [`FAR`] characters.
    before: String,
    /// The character behind it.
    after: Option<char>,
    /// The one behind that.
    after_next: Option<char>,
    /// Whether a telephone number stands before it, with 、 or the like between them.
    pub(super) follows_telephone: bool,
}

impl Around {
    pub(super) fn new(
        chars: &[char],
        number: Range<usize>,
        last_telephone: Option<usize>,
    ) -> Around {
        let ends = |ch: &char| "。！？；;!?".contains(*ch);
        let head = &chars[..number.start];
        let n_near = head.iter().rev().take(FAR).take_while(|ch| !ends(ch)).count();
        let between = last_telephone.and_then(|end| chars.get(end..number.start));
        let joins = |ch: &char| "、，,/／或和及与 　；;".contains(*ch);
        let mut behind =
            chars[number.end..].iter().copied().filter(|ch| !ch.is_whitespace());
        Around {
            before: head[head.len() - n_near..].iter().collect(),
            after: behind.next(),
            after_next: behind.next(),
            follows_telephone: between
                .is_some_and(|it| (1..=3).contains(&it.len()) && it.iter().all(joins)),
        }
    }

    /// Whether one of these words is near before.
    pub(super) fn is_called(&self, words: &[&str]) -> bool {
        let n_chars = self.before.chars().count();
        let near: String =
            self.before.chars().skip(n_chars.saturating_sub(NEAR)).collect();
        let near = near.to_ascii_lowercase();
        words.iter().any(|word| near.contains(word))
    }

    /// Whether one of these words is right before, with 是, 为 or a colon at most.
    pub(super) fn is_called_directly(&self, words: &[&str]) -> bool {
        self.joined_by(words).is_some()
    }

    /// Whether one of these words is right before, with something like a colon between.
    pub(super) fn is_announced(&self, words: &[&str]) -> bool {
        self.joined_by(words).is_some_and(|joins| joins > 0)
    }

    /// How many characters stand between a number and one of these words before it, if
    /// there are only such as join the two.
    fn joined_by(&self, words: &[&str]) -> Option<usize> {
        let joins = |ch: char| "：:是为号码（(“\"‘'「【[ 　\n".contains(ch);
        let before = self.before.to_ascii_lowercase();
        let named = before.trim_end_matches(joins);
        let is_named =
            words.iter().any(|word| named.ends_with(word.trim_end_matches(joins)));
        is_named.then(|| before[named.len()..].chars().count())
    }

    /// Whether the number counts or measures something.
    pub(super) fn is_amount(&self) -> bool {
        const COUNTED: &str = "元万亿人户吨平立升千公个件次份家台辆套条项所间座栋本册页\
                               米亩株棵盏只斤克度瓦兆字分秒天年月笔位宗例批种类部张路小%％";
        let is_counted = self.after.is_some_and(|ch| COUNTED.contains(ch));
        // 个人所有 counts nothing.
        is_counted && !(self.after == Some('个') && self.after_next == Some('人'))
    }

    /// Whether a Latin letter stands right behind.
    pub(super) fn is_word_behind(&self) -> bool {
        self.after.is_some_and(|ch| half_width(ch).is_ascii_alphabetic())
    }

    /// Whether the number names a document or a house: 号.
    pub(super) fn is_numbered(&self) -> bool {
        self.after == Some('号')
    }

    /// Whether the number is said to be the code of a project, a paper or a thing.
    pub(super) fn is_code(&self) -> bool {
        const CODES: [&str; 24] = [
            "项目",
            "编号",
            "编码",
            "代码",
            "文号",
            "案号",
            "批文",
            "标识",
            "条码",
            "序列号",
            "许可",
            "备案",
            "登记",
            "型号",
            "批号",
            "图号",
            "工单",
            "注册号",
            "识别号",
            "流水号",
            "订单",
            "清单",
            "标段",
            "合同",
        ];
        CODES.iter().any(|code| self.before.contains(code))
    }
}
