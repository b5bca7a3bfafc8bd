//! The view of a letter that templates get.

use serde::Serialize;

use super::title::TitleForm;
use super::title::title_form;
use super::traced;
use super::traced::Marks;
use super::traced::Traced;
use super::traced::marks;
use crate::address::Address;
use crate::chinese::ordinal;
use crate::letter::Attachment;
use crate::letter::Bureau;
use crate::letter::Contact;
use crate::letter::Dated;
use crate::letter::Letter;
use crate::letter::LetterKind;
use crate::letter::Marking;
use crate::letter::Piece;
use crate::letter::Proposal;
use crate::letter::ProposalKind;
use crate::letter::Section;
use crate::letter::Signatory;
use crate::letter::Tabular;
use crate::letter::Text;
use crate::letter::words;

#[derive(Serialize)]
pub(super) struct View<'a> {
    proposal: ProposalView<'a>,
    bureau: BureauView<'a>,
    letter: LetterView<'a>,
    marks: Marks,
    traced: Traced,
    persons: Vec<&'a Text>,
    body: Vec<BlockView<'a>>,
    enclosures: Vec<&'a Text>,
    attachments: Vec<AttachmentView<'a>>,
}

#[derive(Serialize)]
struct ProposalView<'a> {
    kind: ProposalKind,
    session: &'a Text,
    number: &'a Text,
    title: &'a Text,
    proposers: &'a [Text],
    others: bool,
    /// Whether it is by bodies alone, as they are addressed.
    collective: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: &'a Option<Dated>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: &'a Option<Dated>,
}

#[derive(Serialize)]
struct BureauView<'a> {
    letterhead: &'a Text,
    signature: &'a Text,
    signatures: &'a [Text],
    signatories: &'a [Signatory],
}

#[derive(Serialize)]
struct LetterView<'a> {
    kind: LetterKind,
    addressee: String,
    you: String,
    draft: &'a Option<Text>,
    number: &'a Text,
    date: String,
    contact: &'a Option<Contact>,
    notes: &'a [Text],
    title: &'a [Text],
    title_form: Option<TitleForm<&'a str>>,
    opening: Vec<String>,
    closing: Vec<String>,
    copy_number: &'a Option<Text>,
    classification: &'a Option<Text>,
    urgency: &'a Option<Text>,
    copies: String,
    feedback_form: bool,
    outcome: &'a Option<Marking>,
    disclosure: &'a Option<Marking>,
}

#[derive(Serialize)]
struct BlockView<'a> {
    level: usize,
    ordinal: String,
    /// Whether the next paragraph goes on behind this heading.
    run_in: bool,
    text: &'a str,
    /// The full stop that a heading lacks which a paragraph goes on behind.
    stop: &'static str,
    from: &'a str,
    table: Option<TableView<'a>>,
}

#[derive(Serialize)]
struct TableView<'a> {
    caption: &'a Option<Text>,
    widths: String,
    caption_from: Option<&'a Address>,
    n_heads: usize,
    rows: Vec<&'a [Text]>,
    row_froms: Vec<&'a str>,
}

#[derive(Serialize)]
struct AttachmentView<'a> {
    label: String,
    title: &'a Text,
    from: &'a Address,
    landscape: bool,
    body: Vec<BlockView<'a>>,
}

pub(super) fn view(letter: &Letter) -> View<'_> {
    let Bureau { letterhead, signatures, signatories } = &letter.bureau;
    let traced = traced::traced(letter);
    View {
        proposal: proposal(&letter.proposal),
        bureau: BureauView {
            letterhead,
            signature: &signatures[0],
            signatures,
            signatories,
        },
        letter: LetterView {
            kind: letter.kind,
            addressee: words(&letter.addressee()),
            you: words(&[letter.address()]),
            draft: &letter.draft,
            number: &letter.number,
            date: letter.date.value.to_string(),
            contact: &letter.contact,
            notes: &letter.notes,
            title: &letter.title,
            title_form: letter.title_form.as_deref().and_then(title_form),
            opening: paragraphs(letter.opening()),
            closing: paragraphs(letter.closing()),
            copy_number: &letter.copy_number,
            classification: &letter.classification,
            urgency: &letter.urgency,
            copies: words(&traced::copies(&letter.copies)),
            feedback_form: letter.feedback_form,
            outcome: &letter.outcome,
            disclosure: &letter.disclosure,
        },
        marks: marks(letter, words),
        traced,
        persons: persons(letter),
        body: sections(&letter.sections),
        enclosures: letter
            .attachments
            .iter()
            .map(|attachment| &attachment.title)
            .collect(),
        attachments: attachments(&letter.attachments),
    }
}

/// The words of paragraphs.
fn paragraphs(pieces: Vec<Vec<Piece>>) -> Vec<String> {
    pieces.iter().map(|pieces| words(pieces)).collect()
}

fn proposal(proposal: &Proposal) -> ProposalView<'_> {
    let collective = proposal.is_by_bodies();
    let Proposal {
        kind,
        session,
        number,
        title,
        proposers,
        others,
        collective: _,
        received,
        due,
    } = proposal;
    let (kind, others) = (*kind, *others);
    ProposalView {
        kind,
        session,
        number,
        title,
        proposers,
        others,
        collective,
        received,
        due,
    }
}

fn persons(letter: &Letter) -> Vec<&Text> {
    let contact = letter.contact.iter().map(|contact| &contact.name);
    letter.proposal.persons().into_iter().chain(contact).chain(&letter.persons).collect()
}

/// Flattens sections to a list of headings, paragraphs and tables.
fn sections(sections: &[Section]) -> Vec<BlockView<'_>> {
    let mut body = Vec::new();
    flatten(sections, 1, &mut body);
    body
}

/// Adds sections of one level. Ordinals count the headings of one level under one
/// heading; a section without a heading is not counted.
fn flatten<'a>(sections: &'a [Section], level: usize, body: &mut Vec<BlockView<'a>>) {
    let mut count = 0;
    for section in sections {
        if let Some(heading) = &section.heading {
            count += 1;
            let ordinal = ordinal(level, count);
            let run_in = section.run_in && !section.body.is_empty();
            let stop = if run_in { stop(heading) } else { "" };
            body.push(BlockView { level, ordinal, run_in, stop, ..paragraph(heading) });
        }
        body.extend(section.body.iter().map(paragraph));
        body.extend(section.tables.iter().map(table));
        flatten(&section.parts, level + 1, body);
    }
}

/// The mark that ends a heading behind which a paragraph goes on, if it has none.
fn stop(heading: &str) -> &'static str {
    let words = heading.trim_end_matches(['”', '’', '）', ')', '」', '』']);
    let has_mark = words.ends_with(|ch: char| "。！？!?.…；;：:，,、—".contains(ch));
    if has_mark { "" } else { "。" }
}

fn paragraph(text: &Text) -> BlockView<'_> {
    let from = text.address().as_str();
    block(text, from, None)
}

fn block<'a>(
    text: &'a str,
    from: &'a str,
    table: Option<TableView<'a>>,
) -> BlockView<'a> {
    let (level, ordinal, run_in, stop) = (0, String::new(), false, "");
    BlockView { level, ordinal, run_in, text, stop, from, table }
}

fn table(table: &Tabular) -> BlockView<'_> {
    let n_heads = usize::from(!table.header.is_empty());
    let head = (n_heads > 0).then_some(table.header.as_slice());
    let widths: Vec<String> = table.widths.iter().map(u32::to_string).collect();
    let rows: Vec<&[Text]> =
        head.into_iter().chain(table.rows.iter().map(Vec::as_slice)).collect();
    let view = TableView {
        caption: &table.title,
        caption_from: table.title.as_ref().map(Text::address),
        widths: widths.join(" "),
        n_heads,
        row_froms: rows.iter().map(|row| row_address(row)).collect(),
        rows,
    };
    block("", table.address.as_str(), Some(view))
}

/// The address of a row: the common start of its cells' addresses.
fn row_address(row: &[Text]) -> &str {
    row.first().map_or("", |cell| cell.address().parent())
}

/// The attachments that have pages; a single one has no number.
fn attachments(attachments: &[Attachment]) -> Vec<AttachmentView<'_>> {
    let is_single = attachments.len() == 1;
    let numbered = attachments.iter().enumerate().filter(|(_, one)| !one.is_empty());
    numbered
        .map(|(idx, one)| {
            let mut body: Vec<BlockView> = one.body.iter().map(paragraph).collect();
            body.extend(one.tables.iter().map(table));
            body.extend(sections(&one.sections));
            let number = if is_single { String::new() } else { (idx + 1).to_string() };
            AttachmentView {
                label: format!("附件{number}"),
                title: &one.title,
                from: one.title.address(),
                landscape: one.landscape,
                body,
            }
        })
        .collect()
}
