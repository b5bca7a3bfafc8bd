//! Composes words of several texts, each stretch with its address.

use serde::Serialize;

use super::title::TitleForm;
use super::title::title_form;
use crate::chinese::Who;
use crate::letter::ClassPlace;
use crate::letter::Letter;
use crate::letter::LetterKind;
use crate::letter::Marking;
use crate::letter::Proposal;
use crate::letter::Text;
use crate::letter::gap;

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

/// A piece of composed words.
pub(super) enum Piece<'a> {
    /// Words of a text of the letter, and the number of characters before them in it.
    Of(&'a Text, &'a str, usize),
    /// The program's own words.
    Own(&'a str),
}

/// The traced values of a letter.
pub(super) fn traced(letter: &Letter) -> Traced {
    let each = |texts: &[Text]| texts.iter().map(|text| markup(&[whole(text)])).collect();
    let meaning = letter.outcome.as_ref().and_then(|outcome| outcome.meaning.as_ref());
    let titles = letter.attachments.iter().map(|attachment| &attachment.title);
    Traced {
        addressee: markup(&addressee(letter)),
        you: markup(&[you(letter)]),
        marks: marks(letter, markup),
        title: each(&letter.title),
        title_form: letter.title_form.as_ref().and_then(|form| {
            let part = |words: &str| markup(&[part(form, words)]);
            let TitleForm { bureau, before, after } = title_form(form)?;
            let (bureau, before, after) = (part(bureau), part(before), part(after));
            Some(TitleForm { bureau, before, after })
        }),
        opening: each(&letter.opening),
        closing: each(&letter.closing),
        proposers: each(&letter.proposal.proposers),
        signatures: each(&letter.bureau.signatures),
        enclosures: titles.map(|title| markup(&[whole(title)])).collect(),
        copies: markup(&copies(&letter.copies)),
        meaning: meaning.map(|meaning| markup(&[whole(meaning)])).unwrap_or_default(),
    }
}

/// 主送机关: as written, or those who made the proposal.
pub(super) fn addressee(letter: &Letter) -> Vec<Piece<'_>> {
    if !letter.addressees.is_empty() {
        let mut pieces = joined(&letter.addressees, "、", &[]);
        if let Some(Piece::Of(_, words, _)) = pieces.last_mut() {
            *words = words.trim_end_matches('：');
        }
        return pieces;
    }
    let Proposal { others, kind, .. } = &letter.proposal;
    let authors = letter.proposal.authors();
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
pub(super) fn you(letter: &Letter) -> Piece<'_> {
    let Proposal { proposers, others, .. } = &letter.proposal;
    match (&letter.you, letter.kind) {
        (Some(you), _) => whole(you),
        (None, LetterKind::Opinion | LetterKind::Assistance) => Piece::Own("贵单位"),
        (None, LetterKind::Reply) if letter.proposal.is_by_bodies() => {
            Piece::Own("贵单位")
        }
        (None, LetterKind::Reply) if *others || proposers.len() > 1 => Piece::Own("你们"),
        (None, LetterKind::Reply) => Piece::Own("您"),
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

fn whole(text: &Text) -> Piece<'_> {
    Piece::Of(text, text, 0)
}

/// Words that are a slice of a text.
fn part<'a>(text: &'a Text, words: &'a str) -> Piece<'a> {
    let at = words.as_ptr() as usize - text.as_ptr() as usize;
    Piece::Of(text, words, text[..at].chars().count())
}

/// Texts one after the other, without the marks at their ends.
fn joined<'a>(texts: &'a [Text], between: &'a str, ends: &[char]) -> Vec<Piece<'a>> {
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
pub(super) fn words(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Of(_, words, _) | Piece::Own(words) => *words,
    });
    words.collect()
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
        }
    }
    markup
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}
