//! The class of a character: at which ends of a line it is forbidden, and how it is
//! adjusted.
//!
//! This is the “GB” level of clreq, “Prohibition Rules for Line Start and Line End”,
//! after GB/T 15834—2011, 5.1. It has a table of its own: in UAX #14 the Chinese
//! quotation marks open and close alike, so that breaks around them come out wrong.

use crate::chinese::{Script, is_closing, is_opening, script};

/// The kinds of characters that behave alike at the ends of a line and under adjustment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// 汉字 and full-width symbols: a line may end on either side.
    Han,
    /// Letters, digits and what is written together with them.
    Western,
    /// A blank between Western words.
    Space,
    /// “ ‘ （ 《 〈 「 『 【 〔 〖 ［ ｛.
    Opener,
    /// ” ’ ） 》 〉 」 』 】 〕 〗 ］ ｝.
    Closer,
    /// ， 、 ； ：.
    Comma,
    /// 。 ？ ！ ．.
    Stop,
    /// 破折号 —— and 省略号 ……: whole, but a line may start or end with them.
    Pair,
    /// 连接号 — – ～ -.
    Connector,
    /// 间隔号 ·.
    Interpunct,
    /// 分隔号 /.
    Slash,
    /// % ‰ ℃ ° after a number, and units such as ㎡.
    Suffix,
    /// ￥ £ ± ≥ before a number.
    Prefix,
    /// Full-width letters and digits: written together like the narrow ones.
    WideWestern,
}

impl Class {
    /// Whether it is a full-width mark that closes or stops; these are pushed in at a
    /// line's end.
    pub fn is_closing(self) -> bool {
        matches!(self, Class::Closer | Class::Comma | Class::Stop)
    }

    /// 行首禁则: whether a line never starts with it.
    pub fn never_starts(self) -> bool {
        use Class::*;
        matches!(
            self,
            Space | Closer | Comma | Stop | Connector | Interpunct | Slash | Suffix
        )
    }

    /// 行尾禁则: whether a line never ends with it.
    pub fn never_ends(self) -> bool {
        matches!(self, Class::Opener | Class::Slash | Class::Prefix)
    }
}

/// The class of a character by itself. Dashes, quotes and Western marks depend on their
/// neighbours, which `prepare` knows.
pub fn class(ch: char) -> Class {
    match ch {
        ' ' | '\u{3000}' => Class::Space,
        _ if is_opening(ch) => Class::Opener,
        _ if is_closing(ch) => Class::Closer,
        '，' | '、' | '；' | '：' => Class::Comma,
        '。' | '？' | '！' | '．' | '‼' | '⁇' | '⁈' | '⁉' => Class::Stop,
        '—' | '…' | '⸺' => Class::Pair,
        '～' | '–' | '‐' | '-' | '－' => Class::Connector,
        '·' | '・' => Class::Interpunct,
        '/' | '／' => Class::Slash,
        '%' | '‰' | '°' | '℃' | '℉' | '％' | '′' | '″' => Class::Suffix,
        '\u{3380}'..='\u{33DF}' => Class::Suffix,
        '￥' | '￡' | '＄' | '±' | '−' | '＋' => Class::Prefix,
        '≤' | '≥' | '≈' | '＜' | '＞' => Class::Prefix,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Class::WideWestern,
        _ if script(ch) == Script::Western => Class::Western,
        _ => Class::Han,
    }
}
