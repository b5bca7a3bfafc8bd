//! 办理结果类别 and 公开属性, as ledgers write them, and as letters need them.

use crate::chinese::to_half_width;
use crate::chinese::without_blanks;
use crate::letter;
use crate::letter::LedgerSettings;
use crate::letter::Text;

/// The words that a letter may have, and what ledgers write for them.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    outcomes: Scheme,
    disclosures: Scheme,
}

/// The words of one of the two.
#[derive(Clone, Debug, Default)]
struct Scheme {
    /// The bureau's own map, from the ledger's words to the letter's.
    own: Vec<(String, String)>,
    /// The words that a letter may have, each with its meaning; empty for the usual ones.
    words: Vec<(String, String)>,
}

/// A class as it is written in a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A word that letters have.
    Known(String),
    /// A word that no map has and that letters may have.
    Doubtful,
    /// A word that a letter is refused for; these it may have.
    Refused(Vec<String>),
}

/// The outcomes that mean one letter everywhere; 列入计划 and 留作参考 do not.
const OUTCOMES: [(&str, &str); 6] = [
    ("已解决", "A"),
    ("基本解决", "A"),
    ("已采纳", "A"),
    ("已落实", "A"),
    ("已经解决", "A"),
    ("正在解决", "B"),
];

/// Outcomes that differ by place, known for the form of a column alone.
const LOCAL_OUTCOMES: [&str; 9] = [
    "列入计划",
    "计划解决",
    "列入规划",
    "留作参考",
    "作为参考",
    "因条件限制",
    "暂不能解决",
    "不能解决",
    "其他",
];

/// 公开属性 by what ledgers say of it.
const DISCLOSURES: [(&str, &str); 16] = [
    ("公开", "主动公开"),
    ("是", "主动公开"),
    ("可公开", "主动公开"),
    ("可以公开", "主动公开"),
    ("同意公开", "主动公开"),
    ("全文公开", "主动公开"),
    ("主动公开", "主动公开"),
    ("依申请", "依申请公开"),
    ("依申请公开", "依申请公开"),
    ("依申请予以公开", "依申请公开"),
    ("否", "不予公开"),
    ("不公开", "不予公开"),
    ("不宜公开", "不予公开"),
    ("不予公开", "不予公开"),
    ("不能公开", "不予公开"),
    ("不同意公开", "不予公开"),
];

impl Classes {
    pub(super) fn new(settings: &LedgerSettings) -> Classes {
        let owned = |words: &[(String, Text)]| -> Vec<(String, String)> {
            words.iter().map(|(word, text)| (word.clone(), text.to_string())).collect()
        };
        let usual_word = |word: &str| (word.to_owned(), String::new());
        Classes {
            outcomes: Scheme {
                own: owned(&settings.outcomes),
                words: owned(&settings.outcome_words),
            },
            disclosures: Scheme {
                own: owned(&settings.disclosures),
                words: match settings.disclosure_words.is_empty() {
                    true => letter::DISCLOSURES.map(usual_word).to_vec(),
                    false => owned(&settings.disclosure_words),
                },
            },
        }
    }

    /// The 办理结果类别 of a cell.
    pub(super) fn outcome(&self, text: &str) -> Class {
        self.outcomes
            .class(text, |word| letter_of(word).or_else(|| usual(&OUTCOMES, word)))
    }

    /// The 公开属性 of a cell below a heading. Where it is asked 是否主动公开, 否 may be either
    /// of the others.
    pub(super) fn disclosure(&self, text: &str, heading: &str) -> Class {
        self.disclosures.class(text, |word| match word {
            "否" if heading.contains("主动") => None,
            word => usual(&DISCLOSURES, word),
        })
    }
}

impl Scheme {
    /// The class that a cell means, by the bureau's map, its words, and the usual ones.
    fn class(&self, text: &str, usual: impl Fn(&str) -> Option<String>) -> Class {
        let word = folded(text);
        let is = |written: &str| folded(written) == word;
        let own = self.own.iter().find(|(written, _)| is(written));
        if let Some((_, class)) = own {
            return self.allowed(class.clone());
        }
        let by_word = self.words.iter().find(|(class, _)| is(class));
        let by_meaning = || self.words.iter().find(|(_, meaning)| is(meaning));
        if let Some((class, _)) = by_word.or_else(by_meaning) {
            return Class::Known(class.clone());
        }
        match usual(&word) {
            Some(class) => self.allowed(class),
            None if self.words.is_empty() => Class::Doubtful,
            None => self.refused(),
        }
    }

    fn allowed(&self, class: String) -> Class {
        let is_allowed =
            self.words.is_empty() || self.words.iter().any(|(word, _)| *word == class);
        match is_allowed {
            true => Class::Known(class),
            false => self.refused(),
        }
    }

    fn refused(&self) -> Class {
        Class::Refused(self.words.iter().map(|(word, _)| word.clone()).collect())
    }
}

/// A word as it is compared.
fn folded(text: &str) -> String {
    to_half_width(&without_blanks(text))
}

fn usual(words: &[(&str, &str)], word: &str) -> Option<String> {
    let (_, class) = words.iter().find(|(written, _)| *written == word)?;
    Some((*class).to_owned())
}

/// A of A, a, A类, 第A类 and (A).
fn letter_of(word: &str) -> Option<String> {
    let bare = word.trim_start_matches(['(', '第', '“', '"']);
    let bare = bare.trim_end_matches([')', '”', '"', '类', '级', '件']);
    let mut chars = bare.chars().map(|ch| ch.to_ascii_uppercase());
    let (Some(letter @ 'A'..='E'), None) = (chars.next(), chars.next()) else {
        return None;
    };
    Some(letter.to_string())
}

/// Whether a cell may be an outcome.
pub(super) fn is_outcome(text: &str) -> bool {
    let word = folded(text);
    letter_of(&word).is_some()
        || OUTCOMES.iter().any(|(written, _)| *written == word)
        || LOCAL_OUTCOMES.contains(&word.as_str())
}

/// Whether a cell may be a 公开属性.
pub(super) fn is_disclosure(text: &str) -> bool {
    let word = folded(text);
    DISCLOSURES.iter().any(|(written, _)| *written == word)
}
