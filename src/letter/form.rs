//! The bureau's own forms of openings and closings: texts with fields in braces.
//!
//! `{案由}` stands for what the letter says; `{{` and `}}` are real braces. Only forms in the
//! shared file have fields: what a letter says of itself is text.

use std::ops::Range;

use super::model::LetterKind;
use crate::chinese::ProposalKind;

/// The kinds of letters that may have a form of their own.
pub(super) const KINDS: [&str; 4] = ["提案", "建议", "会办意见", "协办意见"];

/// Something that a letter says, by whose name a form or the name of a file asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormField {
    /// 发文字号.
    Number,
    /// 案号.
    ProposalNumber,
    /// 提案人.
    Proposers,
    /// 案由.
    Subject,
    /// 届次会议.
    Session,
    /// 提案 or 建议.
    Kind,
    /// 发文机关署名.
    Signature,
    /// The word for the addressees.
    You,
    /// 主送机关.
    Addressee,
}

impl FormField {
    /// All of them; the most common ones in openings first.
    pub const ALL: [FormField; 9] = [
        FormField::Subject,
        FormField::ProposalNumber,
        FormField::Session,
        FormField::Kind,
        FormField::You,
        FormField::Proposers,
        FormField::Addressee,
        FormField::Signature,
        FormField::Number,
    ];

    /// Its names: in English, the usual one in Chinese, and others.
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            FormField::Number => &["number", "发文字号", "文号"],
            FormField::ProposalNumber => &["proposal", "案号"],
            FormField::Proposers => &["proposers", "提案人"],
            FormField::Subject => &["title", "案由"],
            FormField::Session => &["session", "届次"],
            FormField::Kind => &["kind", "种类", "类别"],
            FormField::Signature => &["signature", "署名"],
            FormField::You => &["you", "称呼"],
            FormField::Addressee => &["addressees", "主送", "主送机关"],
        }
    }

    /// The name that sentences about forms call it by.
    pub(super) fn called(self) -> &'static str {
        let names = self.names();
        if self == FormField::Kind { names[2] } else { names[1] }
    }

    fn of(name: &str) -> Option<FormField> {
        FormField::ALL.into_iter().find(|field| field.names().contains(&name.trim()))
    }
}

/// A stretch of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Words; of two braces, one.
    Words,
    /// A field with its braces.
    Field(FormField),
}

/// What is wrong with a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mistake {
    /// There is no such field.
    Unknown,
    /// A brace without its partner.
    Alone,
    /// Braces of a Chinese keyboard.
    FullWidth,
}

/// What is found in a form, each with its bytes.
type Placed<T> = Vec<(Range<usize>, T)>;

/// The stretches of a form with their bytes, and the mistakes in it. Bytes of a stretch of
/// words are printed; between stretches may be the second one of two braces.
pub(super) fn stretches(form: &str) -> (Placed<Stretch>, Placed<Mistake>) {
    let (mut found, mut mistakes) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < form.len() {
        let rest = &form[at..];
        let brace = at + rest.find(['{', '}', '｛', '｝']).unwrap_or(rest.len());
        if brace > at {
            found.push((at..brace, Stretch::Words));
        }
        let rest = &form[brace..];
        let inner = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let inner = inner.map(|(name, _)| name).filter(|name| !name.contains('{'));
        at = match (rest.chars().next(), inner) {
            (None, _) => break,
            (Some('{'), _) if rest.starts_with("{{") => brace + 2,
            (Some('}'), _) if rest.starts_with("}}") => brace + 2,
            (Some('{'), Some(name)) => {
                let field = brace..brace + name.len() + 2;
                match FormField::of(name) {
                    Some(known) => found.push((field.clone(), Stretch::Field(known))),
                    None => mistakes.push((field.clone(), Mistake::Unknown)),
                }
                at = field.end;
                continue;
            }
            (Some(sign), _) => {
                let alone = brace..brace + sign.len_utf8();
                let is_wide = matches!(sign, '｛' | '｝');
                let mistake = if is_wide { Mistake::FullWidth } else { Mistake::Alone };
                mistakes.push((alone.clone(), mistake));
                found.push((alone.clone(), Stretch::Words));
                at = alone.end;
                continue;
            }
        };
        found.push((brace..brace + 1, Stretch::Words));
    }
    (found, mistakes)
}

/// The kind of a letter, as forms tell them apart.
pub(super) fn kind(
    letter: LetterKind,
    proposal: Option<ProposalKind>,
) -> Option<&'static str> {
    match letter {
        LetterKind::Reply => proposal.map(|kind| kind.name()),
        LetterKind::Opinion | LetterKind::Assistance => Some(letter.name()),
    }
}

/// The characters at these bytes.
pub(super) fn chars(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let count = |byte: usize| text[..byte].chars().count();
    count(bytes.start)..count(bytes.end)
}

/// The characters of the fields of a form.
pub(super) fn fields(form: &str) -> impl Iterator<Item = (Range<usize>, FormField)> {
    let stretches = stretches(form).0.into_iter();
    stretches.filter_map(|(bytes, stretch)| match stretch {
        Stretch::Words => None,
        Stretch::Field(field) => Some((chars(form, &bytes), field)),
    })
}

/// Whether some characters of a form are in the name of a field.
pub(super) fn is_in_field(form: &str, range: &Range<usize>) -> bool {
    fields(form).any(|(field, _)| range.start < field.end && field.start < range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(form: &str) -> (Vec<String>, Vec<String>) {
        let (found, mistakes) = stretches(form);
        let show = |(bytes, stretch): (Range<usize>, Stretch)| match stretch {
            Stretch::Words => form[bytes].to_owned(),
            Stretch::Field(field) => format!("<{}>", field.called()),
        };
        let mistakes = mistakes.into_iter().map(|(bytes, _)| form[bytes].to_owned());
        (found.into_iter().map(show).collect(), mistakes.collect())
    }

    #[test]
    fn forms_are_words_and_fields() {
        for (form, stretches, mistakes) in [
            ("收悉。", &["收悉。"][..], &[][..]),
            ("《{案由}》（{ 案号 }）", &["《", "<案由>", "》（", "<案号>", "）"], &[]),
            ("{title}{类别}{种类}", &["<案由>", "<类别>", "<类别>"], &[]),
            ("{{案由}}", &["{", "案由", "}"], &[]),
            ("甲{案名}乙", &["甲", "乙"], &["{案名}"]),
            ("甲{案由", &["甲", "{", "案由"], &["{"]),
            ("甲{案由{案号}", &["甲", "{", "案由", "<案号>"], &["{"]),
            ("甲}乙", &["甲", "}", "乙"], &["}"]),
            ("｛案由｝", &["｛", "案由", "｝"], &["｛", "｝"]),
            ("", &[], &[]),
        ] {
            let (found, wrong) = shown(form);
            assert_eq!(
                (&found[..], &wrong[..]),
                (&owned(stretches)[..], &owned(mistakes)[..])
            );
        }
    }

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }
}
