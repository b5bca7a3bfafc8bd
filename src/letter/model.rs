//! The letter as a whole, and what its parts may be called.

use serde::Serialize;

use crate::address::Address;
use crate::reader::Dated;
use crate::reader::Text;
use crate::settings::Settings;
use crate::source::Spanned;

/// One letter, complete: what [`parse`](super::parse()) could not find it has complained about.
#[derive(Clone, Debug, Serialize)]
pub struct Letter {
    /// 提案 or 建议, and who made it.
    pub proposal: Proposal,
    /// Who answers.
    pub bureau: Bureau,
    /// What the letter is.
    pub kind: Kind,
    /// How the title reads around the proposal: 对…的答复; none for the template's.
    pub title_form: Option<Text>,
    /// 主送机关; empty when it is the proposers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<Text>,
    /// How they are spoken to; none for what follows from who they are.
    pub you: Option<Text>,
    /// 份号.
    pub copy_number: Option<Text>,
    /// 密级和保密期限.
    pub classification: Option<Text>,
    /// 紧急程度.
    pub urgency: Option<Text>,
    /// 发文字号.
    pub number: Text,
    /// 成文日期.
    pub date: Dated,
    /// 办理结果类别.
    pub outcome: Option<Marking>,
    /// 公开属性.
    pub disclosure: Option<Marking>,
    /// Why the letter is not disclosed.
    pub disclosure_reason: Option<Text>,
    /// 联系人, printed as 附注.
    pub contact: Option<Contact>,
    /// 抄送机关.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<Text>,
    /// Whether a 征询意见表 is sent along.
    pub feedback_form: bool,
    /// Title lines that the writer broke; empty when the template makes the title.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Text>,
    /// Paragraphs in place of the template's first one; empty for the template's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub opening: Vec<Text>,
    /// Paragraphs in place of the template's last one; empty for the template's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closing: Vec<Text>,
    /// What the letter comes to, in a sentence, for lists.
    pub summary: Option<Text>,
    /// Persons named in the letter besides proposers and contact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<Text>,
    /// What is left out of the public version wherever it stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub private: Vec<Text>,
    /// 正文, at least one section.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// 附件.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// The template's file as written, if it is not the built-in one.
    pub template: Option<Spanned<String>>,
    /// Faces in place of the embedded ones.
    pub fonts: FontSettings,
    /// How the page may differ.
    pub layout: Settings,
    /// What it is checked for.
    #[serde(skip)]
    pub check: CheckSettings,
}

impl Letter {
    /// The tables whose rows are in files of their own.
    pub fn tables(&mut self) -> Vec<&mut Tabular> {
        let mut tables = Vec::new();
        self.sections.iter_mut().for_each(|section| section.tables(&mut tables));
        for attachment in &mut self.attachments {
            tables.extend(&mut attachment.tables);
            attachment
                .sections
                .iter_mut()
                .for_each(|section| section.tables(&mut tables));
        }
        tables
    }
}

/// What a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Kind {
    /// The answer of the unit that handles the proposal (主办), to those who made it.
    #[serde(rename = "答复")]
    Reply,
    /// The opinion of a unit that takes part (会办), to the one that handles it.
    #[serde(rename = "会办意见")]
    Opinion,
    /// The same where the office calls it 协办.
    #[serde(rename = "协办意见")]
    Assistance,
}

impl Kind {
    /// All of them, with the words they are written by.
    pub(super) const WORDS: [(&'static str, Kind); 3] = [
        ("答复", Kind::Reply),
        ("会办意见", Kind::Opinion),
        ("协办意见", Kind::Assistance),
    ];
}

/// 紧急程度 (7.2.3).
pub(super) const URGENCIES: [&str; 2] = ["特急", "加急"];

/// 公开属性 where the jurisdiction has no words of its own (国办发〔2014〕46号).
pub(super) const DISCLOSURES: [&str; 3] = ["主动公开", "依申请公开", "不予公开"];

/// 提案或建议.
#[derive(Clone, Debug, Serialize)]
pub struct Proposal {
    /// Which of the two.
    pub kind: ProposalKind,
    /// Body and meeting, such as 福田区政协六届三次会议.
    pub session: Text,
    /// Opaque text, printed as written.
    pub number: Text,
    /// 案由.
    pub title: Text,
    /// 提案人, at least one.
    pub proposers: Vec<Text>,
    /// Whether there are more than are named: 等.
    pub others: bool,
    /// Whether a body made it (党派、界别、专门委员会) and not persons.
    pub collective: bool,
    /// 交办日期: when the bureau was given it to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<Dated>,
    /// 办理时限: the last day for the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Dated>,
}

/// The kind of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ProposalKind {
    /// 政协提案, by 委员.
    #[serde(rename = "提案")]
    Proposal,
    /// 人大建议, by 代表.
    #[serde(rename = "建议")]
    Suggestion,
}

impl ProposalKind {
    /// Both, with the words they are written by.
    pub(super) const WORDS: [(&'static str, ProposalKind); 2] =
        [("提案", ProposalKind::Proposal), ("建议", ProposalKind::Suggestion)];
}

/// 发文机关.
#[derive(Clone, Debug, Serialize)]
pub struct Bureau {
    /// 发文机关标志.
    pub letterhead: Text,
    /// 署名, in the order of the bureaus, at least one.
    pub signatures: Vec<Text>,
    /// 签发人, where their signature seals are used (7.3.5.3); empty otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signatories: Vec<Signatory>,
}

/// 签发人.
#[derive(Clone, Debug, Serialize)]
pub struct Signatory {
    /// 职务, in full.
    pub office: Text,
    /// The name on the signature seal; not printed.
    pub name: Text,
}

/// 联系人.
#[derive(Clone, Debug, Serialize)]
pub struct Contact {
    /// The person.
    pub name: Text,
    /// The telephone number, as written.
    pub phone: Text,
}

/// A section with what stands under its heading.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Without its ordinal; a section may have none and is then not counted.
    pub heading: Option<Text>,
    /// Paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Text>,
    /// Whether the public version leaves it out.
    pub private: bool,
    /// Tables, behind the paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Tabular>,
    /// The next level.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Section>,
}

impl Section {
    fn tables<'a>(&'a mut self, tables: &mut Vec<&'a mut Tabular>) {
        tables.extend(&mut self.tables);
        self.parts.iter_mut().for_each(|part| part.tables(tables));
    }
}

/// 附件.
#[derive(Clone, Debug, Serialize)]
pub struct Attachment {
    /// Its title, as 附件说明 has it too.
    pub title: Text,
    /// Whether it lies along the sheet's long side.
    pub landscape: bool,
    /// Whether the public version leaves it out.
    pub private: bool,
    /// Paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Text>,
    /// Tables, behind the paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Tabular>,
    /// Sections, as in the letter itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

/// `[fonts]`: faces in place of the embedded ones.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FontSettings {
    /// A folder with font files, as written.
    pub dir: Option<Spanned<String>>,
}

/// `[ledger]`: what the columns of the bureau's ledgers are.
#[derive(Clone, Debug, Default)]
pub struct LedgerSettings {
    /// The sheet; none for the first one that has a header.
    pub sheet: Option<Text>,
    /// Headings, each with the usual name of what is under it.
    pub columns: Vec<(String, Text)>,
    /// Headings of columns that are of no use.
    pub ignore: Vec<Text>,
}

/// `[check]`: what a letter is checked for. Files are as written, and their paths count from
/// the folder of the file that names them.
#[derive(Clone, Debug, Default)]
pub struct CheckSettings {
    /// Rules that are left out, by their names.
    pub ignore: Vec<Text>,
    /// Rules that are the only ones, by their names; empty for all.
    pub select: Vec<Text>,
    /// Files of words that are wrong, each with the right one.
    pub words: Vec<Spanned<String>>,
    /// Files of names of units that are not used, each with the one that is.
    pub units: Vec<Spanned<String>>,
    /// Files of words that may not be used, each with what is used instead.
    pub banned: Vec<Spanned<String>>,
}

/// A class that the letter is marked with.
#[derive(Clone, Debug, Serialize)]
pub struct Marking {
    /// The class itself: A, 主动公开.
    pub value: Text,
    /// What the jurisdiction means by it.
    pub meaning: Option<Text>,
    /// Where it is printed.
    pub place: Place,
    /// How it is printed, with … for the class; none for what is usual there.
    pub form: Option<Text>,
}

/// Where a class is printed. The letter format has no place of its own for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// On a line below the number, at the right.
    BelowDocno,
    /// Behind the number, on its line.
    DocnoSuffix,
    /// At the right above the letterhead.
    AboveMarkRight,
    /// Behind the date, as a 附注.
    Tail,
    /// Nowhere.
    None,
}

impl Place {
    /// Where 办理结果类别 is printed unless the bureau says otherwise.
    pub(super) const OF_OUTCOME: Place = Place::BelowDocno;

    /// Where 公开属性 is printed unless the bureau says otherwise.
    pub(super) const OF_DISCLOSURE: Place = Place::Tail;

    /// All of them, with the words they are written by.
    pub(super) const WORDS: [(&'static str, Place); 5] = [
        ("below_docno", Place::BelowDocno),
        ("docno_suffix", Place::DocnoSuffix),
        ("above_mark_right", Place::AboveMarkRight),
        ("tail", Place::Tail),
        ("none", Place::None),
    ];

    /// The word it is written by.
    pub(super) fn word(self) -> &'static str {
        let found = Place::WORDS.into_iter().find(|(_, place)| *place == self);
        found.map_or("", |(word, _)| word)
    }
}

/// A table of the letter: its head, if it has one, and its rows.
#[derive(Clone, Debug, Serialize)]
pub struct Tabular {
    /// Which table it is.
    #[serde(skip)]
    pub address: Address,
    /// What stands above it.
    pub title: Option<Text>,
    /// The words over the columns; empty without a head.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub header: Vec<Text>,
    /// The rows, of as many cells each.
    pub rows: Vec<Vec<Text>>,
    /// How many 字 each column is wide; empty where the content tells.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub widths: Vec<u32>,
    /// The file with the rows, as written; [`Tabular::fill`] takes them out of it.
    pub csv: Option<Spanned<String>>,
}
