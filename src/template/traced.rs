//! Composes words of several texts, each stretch with its address.

use serde::Serialize;

use super::title::TitleForm;
use super::title::title_form;
use crate::letter::ClassPlace;
use crate::letter::Contact;
use crate::letter::Letter;
use crate::letter::Marking;
use crate::letter::Piece;
use crate::letter::Remark;
use crate::letter::Text;
use crate::letter::gap;
use crate::letter::joined;
use crate::letter::part;
use crate::letter::whole;

/// The usual forms of a class: after 发文字号, and elsewhere.
const OUTCOME: [&str; 2] = ["…类", "办理结果：…"];
const DISCLOSURE: [&str; 2] = ["…", "公开属性：…"];

/// Markup of values that templates otherwise see as plain texts, with `<t from="…">`
/// around each text of the letter.
#[derive(Serialize)]
pub(super) struct Traced {
    addressee: String,
    you: String,
    #[serde(flatten)]
    marks: Marks,
    title: Vec<String>,
    title_form: Option<TitleForm<String>>,
    opening: Vec<String>,
    closing: Vec<String>,
    proposers: Vec<String>,
    signatures: Vec<String>,
    enclosures: Vec<String>,
    notes: Vec<String>,
    remarks: Vec<String>,
    copies: String,
    meaning: String,
}

/// The classes, by the place where they are printed.
#[derive(Serialize)]
pub(super) struct Marks {
    corner: String,
    suffix: String,
    below: Vec<String>,
    tail: Vec<String>,
}

/// The traced values of a letter.
pub(super) fn traced(letter: &Letter) -> Traced {
    let each = |texts: &[Text]| texts.iter().map(|text| markup(&[whole(text)])).collect();
    let paragraphs = |pieces: Vec<Vec<Piece>>| -> Vec<String> {
        pieces.iter().map(|pieces| markup(pieces)).collect()
    };
    let meaning = letter.outcome.as_ref().and_then(|outcome| outcome.meaning.as_ref());
    let titles = letter.attachments.iter().map(|attachment| &attachment.title);
    Traced {
        addressee: markup(&letter.addressee()),
        you: markup(&[letter.address()]),
        marks: marks(letter, markup),
        title: each(&letter.title),
        title_form: letter.title_form.as_ref().and_then(|form| {
            let part = |words: &str| markup(&[part(form, words)]);
            let TitleForm { bureau, before, after } = title_form(form)?;
            let (bureau, before, after) = (part(bureau), part(before), part(after));
            Some(TitleForm { bureau, before, after })
        }),
        opening: paragraphs(letter.opening()),
        closing: paragraphs(letter.closing()),
        proposers: each(&letter.proposal.proposers),
        signatures: each(&letter.bureau.signatures),
        enclosures: titles.map(|title| markup(&[whole(title)])).collect(),
        notes: each(&letter.notes),
        remarks: paragraphs(remarks(letter)),
        copies: markup(&copies(&letter.copies)),
        meaning: meaning.map(|meaning| markup(&[whole(meaning)])).unwrap_or_default(),
    }
}

/// 抄送机关, one after the other; the template adds the full stop.
pub(super) fn copies(copies: &[Text]) -> Vec<Piece<'_>> {
    joined(copies, "，", &['。', '，', '；'])
}

/// The classes of a letter, each printed by `print`.
pub(super) fn marks(letter: &Letter, print: fn(&[Piece]) -> String) -> Marks {
    let both = [(&letter.outcome, OUTCOME), (&letter.disclosure, DISCLOSURE)];
    let at = |place| {
        let usual = usize::from(place != ClassPlace::DocnoSuffix);
        both.into_iter().filter_map(move |(marking, forms)| {
            let marking = marking.as_ref().filter(|marking| marking.place == place)?;
            Some(print(&mark(marking, forms[usual])))
        })
    };
    Marks {
        corner: at(ClassPlace::AboveMarkRight).collect::<Vec<_>>().join("　"),
        suffix: at(ClassPlace::DocnoSuffix).map(|text| format!("　{text}")).collect(),
        below: at(ClassPlace::BelowDocno).collect(),
        tail: at(ClassPlace::Tail).collect(),
    }
}

/// All 附注 in their order, without brackets.
fn remarks(letter: &Letter) -> Vec<Vec<Piece<'_>>> {
    let of = |remark| -> Vec<Vec<Piece>> {
        match remark {
            Remark::Contact => letter.contact.iter().map(contact).collect(),
            Remark::Outcome => tail(&letter.outcome, OUTCOME).collect(),
            Remark::Disclosure => tail(&letter.disclosure, DISCLOSURE).collect(),
            Remark::Notes => letter.notes.iter().map(|note| vec![whole(note)]).collect(),
        }
    };
    letter.remarks().into_iter().flat_map(of).collect()
}

/// A class, if it is printed as 附注.
fn tail<'a>(
    marking: &'a Option<Marking>,
    [_, usual]: [&'static str; 2],
) -> impl Iterator<Item = Vec<Piece<'a>>> {
    let marking = marking.iter().filter(|marking| marking.place == ClassPlace::Tail);
    marking.map(move |marking| mark(marking, usual))
}

/// Whom to ask.
fn contact(contact: &Contact) -> Vec<Piece<'_>> {
    let Contact { name, phone } = contact;
    let label = Piece::Own;
    vec![label("联系人："), whole(name), label("，联系电话："), whole(phone)]
}

/// A class in its own form, or in the usual one.
fn mark<'a>(marking: &'a Marking, usual: &'static str) -> Vec<Piece<'a>> {
    let value = whole(&marking.value);
    match &marking.form {
        None => match gap(usual) {
            Some((before, after)) => vec![Piece::Own(before), value, Piece::Own(after)],
            None => vec![Piece::Own(usual)],
        },
        Some(form) => match gap(form) {
            Some((before, after)) => vec![part(form, before), value, part(form, after)],
            None => vec![whole(form)],
        },
    }
}

/// The markup of pieces.
fn markup(pieces: &[Piece]) -> String {
    let mut markup = String::new();
    for piece in pieces {
        match piece {
            Piece::Own(words) | Piece::Of(_, words @ "", _) => markup += &escaped(words),
            Piece::Of(text, words, start) => {
                let from = escaped(text.address().as_str());
                let is_whole = words.len() == text.len();
                let start = if is_whole { String::new() } else { format!(":{start}") };
                markup += &format!("<t from=\"{from}{start}\">{}</t>", escaped(words));
            }
            Piece::Titled(text) => {
                let from = escaped(text.address().as_str());
                let words = escaped(&piece.words());
                markup += &format!("<t from=\"{from}\">{words}</t>");
            }
        }
    }
    markup
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}
