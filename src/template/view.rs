//! What a template sees of a letter.

use serde::Serialize;

use super::ordinal;
use crate::letter::Attachment;
use crate::letter::Bureau;
use crate::letter::Contact;
use crate::letter::Kind;
use crate::letter::Letter;
use crate::letter::Marking;
use crate::letter::Place;
use crate::letter::Proposal;
use crate::letter::ProposalKind;
use crate::letter::Section;
use crate::letter::Signatory;
use crate::letter::Tabular;
use crate::letter::Text;
use crate::letter::gap;

/// How a class is printed where its jurisdiction does not say: behind the number, and
/// elsewhere.
const OUTCOME: [&str; 2] = ["…类", "办理结果：…"];
const DISCLOSURE: [&str; 2] = ["…", "公开属性：…"];

#[derive(Serialize)]
pub(super) struct View<'a> {
    proposal: &'a Proposal,
    bureau: BureauView<'a>,
    letter: LetterView<'a>,
    marks: Marks,
    persons: Vec<&'a Text>,
    body: Vec<BlockView<'a>>,
    enclosures: Vec<&'a Text>,
    attachments: Vec<AttachmentView<'a>>,
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
    kind: Kind,
    addressee: String,
    you: &'a str,
    number: &'a Text,
    date: String,
    contact: &'a Option<Contact>,
    title: &'a [Text],
    title_form: Option<TitleForm<'a>>,
    opening: &'a [Text],
    closing: &'a [Text],
    copy_number: &'a Option<Text>,
    classification: &'a Option<Text>,
    urgency: &'a Option<Text>,
    copies: String,
    feedback_form: bool,
    outcome: &'a Option<Marking>,
    disclosure: &'a Option<Marking>,
}

/// 云岭区民政局 · 关于 … 的答复函.
#[derive(Serialize)]
struct TitleForm<'a> {
    bureau: &'a str,
    before: &'a str,
    after: &'a str,
}

/// The classes, by where they are printed.
#[derive(Serialize)]
struct Marks {
    corner: String,
    suffix: String,
    below: Vec<String>,
    tail: Vec<String>,
}

#[derive(Serialize)]
struct BlockView<'a> {
    level: usize,
    ordinal: String,
    text: &'a str,
    table: Option<TableView<'a>>,
}

#[derive(Serialize)]
struct TableView<'a> {
    caption: &'a Option<Text>,
    widths: String,
    n_heads: usize,
    rows: Vec<&'a [Text]>,
}

#[derive(Serialize)]
struct AttachmentView<'a> {
    label: String,
    title: &'a Text,
    landscape: bool,
    body: Vec<BlockView<'a>>,
}

pub(super) fn view(letter: &Letter) -> View<'_> {
    let Bureau { letterhead, signatures, signatories } = &letter.bureau;
    View {
        proposal: &letter.proposal,
        bureau: BureauView {
            letterhead,
            signature: &signatures[0],
            signatures,
            signatories,
        },
        letter: LetterView {
            kind: letter.kind,
            addressee: addressee(letter),
            you: you(letter),
            number: &letter.number,
            date: letter.date.value.to_string(),
            contact: &letter.contact,
            title: &letter.title,
            title_form: letter.title_form.as_deref().and_then(title_form),
            opening: &letter.opening,
            closing: &letter.closing,
            copy_number: &letter.copy_number,
            classification: &letter.classification,
            urgency: &letter.urgency,
            copies: copies(&letter.copies),
            feedback_form: letter.feedback_form,
            outcome: &letter.outcome,
            disclosure: &letter.disclosure,
        },
        marks: marks(letter),
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

/// 主送机关: as written, or those who made the proposal.
fn addressee(letter: &Letter) -> String {
    let join = |texts: &[Text]| {
        texts.iter().map(|text| &**text).collect::<Vec<&str>>().join("、")
    };
    if !letter.addressees.is_empty() {
        return join(&letter.addressees).trim_end_matches('：').to_owned();
    }
    let Proposal { proposers, others, collective, kind, .. } = &letter.proposal;
    let others = if *others { "等" } else { "" };
    let role = match (collective, kind) {
        (true, _) => "",
        (false, ProposalKind::Proposal) => "委员",
        (false, ProposalKind::Suggestion) => "代表",
    };
    format!("{}{others}{role}", join(proposers))
}

/// How they are spoken to: a person 您, persons 你们, a body 贵单位.
fn you(letter: &Letter) -> &str {
    let Proposal { proposers, others, collective, .. } = &letter.proposal;
    match (&letter.you, letter.kind) {
        (Some(you), _) => you,
        (None, Kind::Opinion | Kind::Assistance) => "贵单位",
        (None, Kind::Reply) if *collective => "贵单位",
        (None, Kind::Reply) if *others || proposers.len() > 1 => "你们",
        (None, Kind::Reply) => "您",
    }
}

/// 云岭区民政局关于…的答复: the bureau's name is a phrase of its own in the title.
fn title_form(form: &str) -> Option<TitleForm<'_>> {
    let (lead, after) = gap(form)?;
    let preposition =
        ["关于对", "关于", "对"].into_iter().find(|word| lead.ends_with(word));
    let at = lead.len() - preposition.map_or(0, str::len);
    Some(TitleForm { bureau: &lead[..at], before: &lead[at..], after })
}

/// 抄送机关, one after the other; the full stop is put behind the last by the template.
fn copies(copies: &[Text]) -> String {
    let names: Vec<&str> =
        copies.iter().map(|text| text.trim_end_matches(['。', '，', '；'])).collect();
    names.join("，")
}

fn marks(letter: &Letter) -> Marks {
    let both = [(&letter.outcome, OUTCOME), (&letter.disclosure, DISCLOSURE)];
    let at = |place: Place, usual: usize| -> Vec<String> {
        both.iter()
            .filter_map(|(marking, forms)| marking.as_ref().zip(Some(forms[usual])))
            .filter(|(marking, _)| marking.place == place)
            .map(|(marking, form)| marking.printed(form))
            .collect()
    };
    let suffix =
        at(Place::DocnoSuffix, 0).iter().map(|text| format!("　{text}")).collect();
    Marks {
        corner: at(Place::AboveMarkRight, 1).join("　"),
        suffix,
        below: at(Place::BelowDocno, 1),
        tail: at(Place::Tail, 1),
    }
}

fn persons(letter: &Letter) -> Vec<&Text> {
    let proposers =
        letter.proposal.proposers.iter().filter(|_| !letter.proposal.collective);
    let contact = letter.contact.iter().map(|contact| &contact.name);
    proposers.chain(contact).chain(&letter.persons).collect()
}

/// Sections as a list of headings, paragraphs and tables.
fn sections(sections: &[Section]) -> Vec<BlockView<'_>> {
    let mut body = Vec::new();
    flatten(sections, 1, &mut body);
    body
}

/// Ordinals count the headings of one level under one heading; a section without a heading
/// is not counted.
fn flatten<'a>(sections: &'a [Section], level: usize, body: &mut Vec<BlockView<'a>>) {
    let mut count = 0;
    for section in sections {
        if let Some(heading) = &section.heading {
            count += 1;
            let ordinal = ordinal::ordinal(level, count);
            body.push(BlockView { level, ordinal, text: heading, table: None });
        }
        body.extend(section.body.iter().map(paragraph));
        body.extend(section.tables.iter().map(table));
        flatten(&section.parts, level + 1, body);
    }
}

fn paragraph(text: &Text) -> BlockView<'_> {
    BlockView { level: 0, ordinal: String::new(), text, table: None }
}

fn table(table: &Tabular) -> BlockView<'_> {
    let n_heads = usize::from(!table.header.is_empty());
    let head = (n_heads > 0).then_some(table.header.as_slice());
    let widths: Vec<String> = table.widths.iter().map(u32::to_string).collect();
    let view = TableView {
        caption: &table.title,
        widths: widths.join(" "),
        n_heads,
        rows: head.into_iter().chain(table.rows.iter().map(Vec::as_slice)).collect(),
    };
    BlockView { level: 0, ordinal: String::new(), text: "", table: Some(view) }
}

/// The attachments that have pages; one alone has no number.
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
                landscape: one.landscape,
                body,
            }
        })
        .collect()
}
