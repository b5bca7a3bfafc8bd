//! What stands around a number and says what it is.

use std::ops::Range;

/// How far before a number a word about it may stand, in characters.
const NEAR: usize = 12;

/// The words around a number.
pub(super) struct Around {
    /// What is before it in the same sentence, at most [`NEAR`] characters.
    before: String,
    /// The character behind it.
    pub(super) after: Option<char>,
    /// Whether a telephone number stands before it, with 、 or the like between them.
    pub(super) follows_telephone: bool,
}

impl Around {
    pub(super) fn new(
        chars: &[char],
        number: Range<usize>,
        last_telephone: Option<usize>,
    ) -> Around {
        let ends = |ch: &char| "。！？；;!?\n".contains(*ch);
        let head = &chars[..number.start];
        let n_near = head.iter().rev().take(NEAR).take_while(|ch| !ends(ch)).count();
        let between = last_telephone.and_then(|end| chars.get(end..number.start));
        let joins = |ch: &char| "、，,/／或和及与 　；;".contains(*ch);
        Around {
            before: head[head.len() - n_near..].iter().collect(),
            after: chars[number.end..].iter().copied().find(|ch| !ch.is_whitespace()),
            follows_telephone: between
                .is_some_and(|it| (1..=3).contains(&it.len()) && it.iter().all(joins)),
        }
    }

    /// Whether one of these words is near before.
    pub(super) fn is_called(&self, words: &[&str]) -> bool {
        let before = self.before.to_ascii_lowercase();
        words.iter().any(|word| before.contains(word))
    }

    /// Whether one of these words is right before, with 是, 为 or a colon at most.
    pub(super) fn is_called_directly(&self, words: &[&str]) -> bool {
        let joins = |ch: char| "：:是为号码（(“\"‘'「【[ 　".contains(ch);
        let before = self.before.to_ascii_lowercase();
        let before = before.trim_end_matches(joins);
        words.iter().any(|word| before.ends_with(word.trim_end_matches(joins)))
    }

    /// Whether the number counts or measures something.
    pub(super) fn is_amount(&self) -> bool {
        const COUNTED: &str = "元万亿人户吨平立升千公个件次份家台辆套条项所间座栋本册页\
                               米亩株棵盏只斤克度瓦兆字分秒天年月笔位宗例批种类平方%％";
        self.after.is_some_and(|ch| COUNTED.contains(ch))
    }

    /// Whether the number names a document or a house: 号.
    pub(super) fn is_numbered(&self) -> bool {
        self.after == Some('号')
    }

    /// Whether the number is said to be the code of a project, a paper or a thing.
    pub(super) fn is_code(&self) -> bool {
        const CODES: [&str; 15] = [
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
        ];
        self.is_called(&CODES)
    }
}
