//! Words that are composed of several texts of the letter.

use std::borrow::Cow;

use super::element::Element;
use super::form;
use super::form::FormField;
use super::form::Stretch;
use super::model::Letter;
use super::model::LetterKind;
use super::model::Proposal;
use crate::chinese::Who;
use crate::reader::Text;
use crate::source::Span;

/// A piece of composed words.
pub(crate) enum Piece<'a> {
    /// Words of a text of the letter, and the number of characters before them in it.
    Of(&'a Text, &'a str, usize),
    /// A whole text between 《》, whose own are 〈〉 there.
    Titled(&'a Text),
    /// The program's own words.
    Own(&'a str),
}

impl Piece<'_> {
    /// Its words.
    pub(crate) fn words(&self) -> Cow<'_, str> {
        match self {
            Piece::Of(_, words, _) | Piece::Own(words) => Cow::Borrowed(words),
            Piece::Titled(text) => Cow::Owned(inside_title(text)),
        }
    }
}

/// Turns 《》 inside a title into 〈〉 (GB/T 15834—2011, 4.15.3).
pub(crate) fn inside_title(title: &str) -> String {
    title.replace('《', "〈").replace('》', "〉")
}

/// A text as it is.
pub(crate) fn whole(text: &Text) -> Piece<'_> {
    Piece::Of(text, text, 0)
}

/// Words that are a slice of a text.
pub(crate) fn part<'a>(text: &'a Text, words: &'a str) -> Piece<'a> {
    let at = words.as_ptr() as usize - text.as_ptr() as usize;
    Piece::Of(text, words, text[..at].chars().count())
}

/// Texts one after the other, without the marks at their ends.
pub(crate) fn joined<'a>(
    texts: &'a [Text],
    between: &'a str,
    ends: &[char],
) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for (idx, text) in texts.iter().enumerate() {
        if idx > 0 {
            pieces.push(Piece::Own(between));
        }
        pieces.push(part(text, text.trim_end_matches(ends)));
    }
    pieces
}

/// The words of pieces.
pub(crate) fn words(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::words).collect()
}

impl Letter {
    /// 主送机关: as written, or those who made the proposal.
    pub(crate) fn addressee(&self) -> Vec<Piece<'_>> {
        if !self.addressees.is_empty() {
            let mut pieces = joined(&self.addressees, "、", &[]);
            if let Some(Piece::Of(_, words, _)) = pieces.last_mut() {
                *words = words.trim_end_matches('：');
            }
            return pieces;
        }
        let Proposal { others, kind, .. } = &self.proposal;
        let authors = self.proposal.authors();
        let mut pieces = Vec::new();
        for (idx, (name, who)) in authors.iter().enumerate() {
            let next = authors.get(idx + 1).map(|(_, who)| *who);
            if idx > 0 {
                pieces.push(Piece::Own("、"));
            }
            pieces.push(whole(name));
            if next.is_none() && *others {
                pieces.push(Piece::Own("等"));
            }
            // 张三、李四委员、民盟云岭区委: persons one after the other share the word.
            if *who == Who::Person && next != Some(Who::Person) {
                pieces.push(Piece::Own(kind.role()));
            }
        }
        pieces
    }

    /// The word for the addressees: a person 您, several 你们, bodies alone 贵单位.
    pub(crate) fn address(&self) -> Piece<'_> {
        let Proposal { proposers, others, .. } = &self.proposal;
        match (&self.you, self.kind) {
            (Some(you), _) => whole(you),
            (None, LetterKind::Opinion | LetterKind::Assistance) => Piece::Own("贵单位"),
            (None, LetterKind::Reply) if self.proposal.is_by_bodies() => {
                Piece::Own("贵单位")
            }
            (None, LetterKind::Reply) if *others || proposers.len() > 1 => {
                Piece::Own("你们")
            }
            (None, LetterKind::Reply) => Piece::Own("您"),
        }
    }

    /// The paragraphs of the opening, as far as it is not the template's.
    pub(crate) fn opening(&self) -> Vec<Vec<Piece<'_>>> {
        self.paragraphs(&self.opening, &self.opening_form)
    }

    /// The paragraphs of the closing, as far as it is not the template's.
    pub(crate) fn closing(&self) -> Vec<Vec<Piece<'_>>> {
        self.paragraphs(&self.closing, &self.closing_form)
    }

    fn paragraphs<'a>(
        &'a self,
        own: &'a [Text],
        form: &'a [Text],
    ) -> Vec<Vec<Piece<'a>>> {
        let own = own.iter().map(|text| vec![whole(text)]);
        own.chain(form.iter().map(|form| self.filled_pieces(form))).collect()
    }

    fn filled_pieces<'a>(&'a self, form: &'a Text) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        for (bytes, stretch) in form::stretches(form).0 {
            let is_title = is_in_title(&form[..bytes.start]);
            match stretch {
                Stretch::Words => pieces.push(part(form, &form[bytes])),
                Stretch::Field(field) => pieces.extend(self.field(field, is_title)),
            }
        }
        pieces
    }

    /// What a field stands for; between 《》 if it is in a title.
    fn field(&self, field: FormField, is_title: bool) -> Vec<Piece<'_>> {
        let proposal = &self.proposal;
        match field {
            FormField::Subject if is_title => vec![Piece::Titled(&proposal.title)],
            FormField::Subject => vec![whole(&proposal.title)],
            FormField::ProposalNumber => vec![whole(&proposal.number)],
            FormField::Session => vec![whole(&proposal.session)],
            FormField::Kind => vec![Piece::Own(proposal.kind.name())],
            FormField::You => vec![self.address()],
            FormField::Addressee => self.addressee(),
            FormField::Signature => joined(&self.bureau.signatures, "、", &[]),
            FormField::Number => vec![whole(&self.number)],
            FormField::Proposers => {
                let mut pieces = joined(&proposal.proposers, "、", &[]);
                pieces.extend(proposal.others.then_some(Piece::Own("等")));
                pieces
            }
        }
    }

    /// A form with its fields filled in, as it is printed; what is filled in has the place of
    /// its field.
    pub(crate) fn filled(&self, form: &Text) -> Text {
        let mut text = form.clone();
        let mut last = form.len();
        for (bytes, stretch) in form::stretches(form).0.into_iter().rev() {
            // One of two braces is not printed.
            if bytes.end < last {
                text = text.with(&[form::chars(form, &(bytes.end..last))], "");
            }
            if let Stretch::Field(field) = stretch {
                let is_title = is_in_title(&form[..bytes.start]);
                let words = words(&self.field(field, is_title));
                text = text.with(&[form::chars(form, &bytes)], &words);
            }
            last = bytes.start;
        }
        text
    }

    /// The places of the fields of forms.
    pub(crate) fn fields(&self) -> Vec<Span> {
        let forms = self.texts().into_iter();
        let forms = forms.filter(|(element, _)| Element::made(*element).is_some());
        let places = |form: &Text| -> Vec<Span> {
            form::fields(form).map(|(chars, _)| form.place(chars)).collect()
        };
        forms.flat_map(|(_, form)| places(form)).collect()
    }
}

/// Whether there is a 《 that is still open.
fn is_in_title(before: &str) -> bool {
    let count = |mark| before.matches(mark).count();
    count('《') > count('》')
}
