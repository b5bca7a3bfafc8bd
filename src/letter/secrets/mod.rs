//! What a version for the web must not say, and where a text says it.

mod folded;
mod name;
mod telephone;

use std::ops::Range;

use super::model::Letter;
use super::personal::{joined, numbers};
use crate::chinese::{is_opening, to_half_width};
use crate::reader::Text;
use crate::source::Span;
use folded::Folded;

/// Replaces what was removed; its length tells nothing.
pub(super) const INSTEAD: &str = "×××";

/// What a version of a letter for the web must not say.
#[derive(Clone, Debug)]
pub struct Secrets {
    secrets: Vec<Secret>,
    /// 案号 and 文号, which may look like personal numbers.
    official: Vec<String>,
}

/// Something that the letter names and the public version must not say.
#[derive(Clone, Debug)]
struct Secret {
    reason: Reason,
    spelling: Spelling,
}

/// How a secret is recognised.
#[derive(Clone, Debug)]
enum Spelling {
    /// Wherever these words are.
    Words(Folded),
    /// Where the title of an attachment is cited, or is a whole text.
    Title(Folded),
    /// Where the name of a person stands as words.
    Name(Folded),
    /// These digits, however they are written.
    Digits(Vec<u32>),
}

/// Why something is not made public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is the number of a person, in whatever letter.
    Number,
    /// It is this word of `private`.
    Private(Span),
    /// It is the contact's name or telephone number, which stands here.
    Contact(Span),
    /// It is the title of this private attachment.
    Attachment(Span),
}

/// Something found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// Its characters, counted from 0.
    pub chars: Range<usize>,
    /// Why it may not be there.
    pub reason: Reason,
}

impl Reason {
    /// Where the letter says that it is not public.
    pub fn span(&self) -> Option<Span> {
        match self {
            Reason::Number => None,
            Reason::Private(span) | Reason::Contact(span) | Reason::Attachment(span) => {
                Some(span.clone())
            }
        }
    }
}

impl Secrets {
    /// What the public version of a letter must not say.
    pub fn new(letter: &Letter) -> Secrets {
        let mut secrets = Vec::new();
        for word in &letter.private {
            let reason = Reason::Private(word.span().clone());
            let digits = telephone::whole(word).map(Spelling::Digits);
            let words = Spelling::Words(Folded::new(word));
            let spellings = digits.into_iter().chain([words]);
            secrets.extend(with(&reason, spellings));
        }
        if let Some(contact) = &letter.contact {
            let reason = |text: &Text| Reason::Contact(text.span().clone());
            let (name, phone) = (&contact.name, &contact.phone);
            let names = name::persons(name).into_iter();
            let names = names.map(|name| Spelling::Name(Folded::new(&name)));
            secrets.extend(with(&reason(name), names));
            let digits = telephone::numbers(phone).into_iter().map(Spelling::Digits);
            secrets.extend(with(&reason(phone), digits));
        }
        for attachment in letter.attachments.iter().filter(|it| it.private) {
            let reason = Reason::Attachment(attachment.title.span().clone());
            let title = Spelling::Title(Folded::new(&attachment.title));
            secrets.extend(with(&reason, [title]));
        }
        let official = [&letter.number, &letter.proposal.number];
        Secrets { secrets, official: official.map(|it| to_half_width(it)).into() }
    }

    /// Everything in a text that must not be made public, in no order; one place may be
    /// several things.
    pub fn find(&self, text: &str) -> Vec<Leak> {
        let chars: Vec<char> = text.chars().collect();
        let folded = Folded::new(text);
        let mut leaks = Vec::new();
        for Secret { reason, spelling } in &self.secrets {
            let found = spelling.find(&folded, &chars);
            let leak = |chars| Leak { chars, reason: reason.clone() };
            leaks.extend(found.into_iter().map(leak));
        }
        let own = self.numbers(&chars).into_iter();
        leaks.extend(own.map(|chars| Leak { chars, reason: Reason::Number }));
        leaks
    }

    /// The personal numbers of a text.
    pub(super) fn numbers(&self, chars: &[char]) -> Vec<Range<usize>> {
        let mut found = numbers(chars);
        found.retain(|range| {
            let number: String = chars[range.clone()].iter().collect();
            !self.official.contains(&to_half_width(&number))
        });
        found
    }

    /// A text with all of it replaced.
    pub fn hidden(&self, text: &str) -> String {
        let leaks = joined(self.find(text).into_iter().map(|leak| leak.chars).collect());
        let mut hidden = String::new();
        let mut at = 0;
        let chars: Vec<char> = text.chars().collect();
        for leak in leaks {
            hidden.extend(&chars[at..leak.start]);
            hidden += INSTEAD;
            at = leak.end;
        }
        hidden.extend(&chars[at..]);
        hidden
    }
}

fn with(
    reason: &Reason,
    spellings: impl IntoIterator<Item = Spelling>,
) -> impl Iterator<Item = Secret> {
    spellings.into_iter().map(|spelling| Secret { reason: reason.clone(), spelling })
}

impl Spelling {
    fn find(&self, text: &Folded, chars: &[char]) -> Vec<Range<usize>> {
        match self {
            Spelling::Words(words) => text.find(words).map(|it| text.place(it)).collect(),
            Spelling::Title(title) => {
                let found = text.find(title).filter(|it| is_cited(text, it));
                found.map(|it| text.place(it)).collect()
            }
            Spelling::Name(name) => {
                let found = text.find(name).filter(|it| name::is_name(text, it));
                found.map(|it| text.place(it)).collect()
            }
            Spelling::Digits(digits) => telephone::find(digits, chars),
        }
    }
}

/// Whether words that are the title of an attachment mean it. A short title such as 名单 may
/// be an ordinary word, unless it stands in marks, behind 附件：, or alone.
fn is_cited(text: &Folded, at: &Range<usize>) -> bool {
    const SHORT: usize = 5;
    let chars = text.chars();
    let before = &chars[..at.start];
    let label = before.iter().rposition(|ch| !ch.is_ascii_digit() && *ch != ':');
    let is_labelled = label.is_some_and(|label| {
        label + 1 < at.start && before[..=label].ends_with(&['附', '件'])
    });
    at.len() >= SHORT
        || at.len() == chars.len()
        || is_labelled
        || before.last().is_some_and(|&ch| is_opening(ch))
}
