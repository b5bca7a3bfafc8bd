//! The letter and its parts.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::address::Address;
use crate::chinese::PartialDate;
use crate::chinese::ProposalKind;
use crate::reader::Dated;
use crate::reader::Text;
use crate::settings::Settings;
use crate::source::Spanned;

/// One complete letter; [`parse`](super::parse()) has complained about anything missing.
#[derive(Clone, Debug, Serialize)]
pub struct Letter {
    /// The proposal that is answered, and who made it.
    pub proposal: Proposal,
    /// The bureau that answers.
    pub bureau: Bureau,
    /// What the letter is.
    pub kind: LetterKind,
    /// The form of the title around the proposal: 对…的答复; none for the template's own.
    pub title_form: Option<Text>,
    /// 主送机关; empty when the letter goes to the proposers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<Text>,
    /// The word for the addressees; none for the one that follows from who they are.
    pub you: Option<Text>,
    /// 份号.
    pub copy_number: Option<Text>,
    /// 密级和保密期限.
    pub classification: Option<Text>,
    /// 紧急程度.
    pub urgency: Option<Text>,
    /// The word that is printed on a draft: 送审稿.
    pub draft: Option<Text>,
    /// 发文字号; what is missing of it in a draft is a full-width blank.
    pub number: Text,
    /// 成文日期, as far as it is known.
    pub date: Dated<PartialDate>,
    /// 办理结果类别.
    pub outcome: Option<Marking>,
    /// 公开属性.
    pub disclosure: Option<Marking>,
    /// The reason for not disclosing the letter.
    pub disclosure_reason: Option<Text>,
    /// 联系人, printed as 附注.
    pub contact: Option<Contact>,
    /// Free 附注, without their brackets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
    /// The kinds of 附注 that come first, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes_order: Vec<Remark>,
    /// 抄送机关.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<Text>,
    /// Whether a 征询意见表 is enclosed.
    pub feedback_form: bool,
    /// The title in lines as the writer broke it; empty when the template makes the
    /// title.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Text>,
    /// Paragraphs that replace the template's first one; empty for the template's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub opening: Vec<Text>,
    /// Paragraphs that replace the template's last one; empty for the template's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closing: Vec<Text>,
    /// The bureau's own form of the opening, with fields in braces, a paragraph each; empty
    /// if it has none for such letters, or the letter has an opening.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub opening_form: Vec<Text>,
    /// The bureau's own form of the closing, likewise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closing_form: Vec<Text>,
    /// A summary in one sentence, for lists.
    pub summary: Option<Text>,
    /// Persons named in the letter besides proposers and contact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<Text>,
    /// Words that the public version leaves out wherever they occur.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub private: Vec<Text>,
    /// 正文, at least one section.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// 附件.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// The template's file as written; none for the built-in one.
    pub template: Option<Spanned<String>>,
    /// Font faces that replace the embedded ones.
    pub fonts: FontSettings,
    /// The settings of the pages.
    pub layout: Settings,
    /// The settings of the checks.
    #[serde(skip)]
    pub check: CheckSettings,
}

impl Letter {
    /// The tables of the letter and of its attachments.
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

/// The kind of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum LetterKind {
    /// The answer of the handling unit (主办) to those who made the proposal.
    #[serde(rename = "答复")]
    Reply,
    /// The opinion of a co-handling unit (会办) to the handling unit.
    #[serde(rename = "会办意见")]
    Opinion,
    /// Such an opinion, where the office calls it 协办.
    #[serde(rename = "协办意见")]
    Assistance,
}

impl LetterKind {
    /// All values, with the words for them.
    pub(super) const WORDS: [(&'static str, LetterKind); 3] = [
        (LetterKind::Reply.name(), LetterKind::Reply),
        (LetterKind::Opinion.name(), LetterKind::Opinion),
        (LetterKind::Assistance.name(), LetterKind::Assistance),
    ];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            LetterKind::Reply => "答复",
            LetterKind::Opinion => "会办意见",
            LetterKind::Assistance => "协办意见",
        }
    }
}

/// 紧急程度 (7.2.3).
pub(super) const URGENCIES: [&str; 2] = ["特急", "加急"];

/// 公开属性 where the jurisdiction has no words of its own (国办发〔2014〕46号).
pub(crate) const DISCLOSURES: [&str; 3] = ["主动公开", "依申请公开", "不予公开"];

/// 提案或建议.
#[derive(Clone, Debug, Serialize)]
pub struct Proposal {
    /// Whether it is a 提案 or a 建议.
    pub kind: ProposalKind,
    /// The body and its session, such as 福田区政协六届三次会议.
    pub session: Text,
    /// 案号, printed as written.
    pub number: Text,
    /// 案由.
    pub title: Text,
    /// 提案人, at least one.
    pub proposers: Vec<Text>,
    /// Whether there are more than those named: 等.
    pub others: bool,
    /// Whether it was made by a body (党派、界别、专门委员会) and not by persons.
    pub collective: bool,
    /// 交办日期: the day on which the bureau received it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<Dated>,
    /// 办理时限: the last day for the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Dated>,
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

/// A section: its heading and contents.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// The heading without its ordinal; a section without heading is not counted.
    pub heading: Option<Text>,
    /// Whether the first paragraph goes on behind the heading.
    #[serde(skip_serializing_if = "is_not")]
    pub run_in: bool,
    /// Paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Text>,
    /// Whether the public version leaves it out.
    pub private: bool,
    /// Tables, after the paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Tabular>,
    /// The sections of the next level.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Section>,
}

impl Letter {
    /// The addresses of the headings behind which the text goes on.
    pub fn run_in_headings(&self) -> BTreeSet<&Address> {
        fn add<'a>(sections: &'a [Section], found: &mut BTreeSet<&'a Address>) {
            for section in sections {
                let heading = section.heading.iter().filter(|_| section.run_in);
                found.extend(heading.map(Text::address));
                add(&section.parts, found);
            }
        }
        let mut found = BTreeSet::new();
        add(&self.sections, &mut found);
        let attachments = self.attachments.iter();
        attachments.for_each(|attachment| add(&attachment.sections, &mut found));
        found
    }
}

fn is_not(flag: &bool) -> bool {
    !flag
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
    /// Its title, which 附件说明 repeats.
    pub title: Text,
    /// Whether its pages are landscape.
    pub landscape: bool,
    /// Whether the public version leaves it out.
    pub private: bool,
    /// Paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Text>,
    /// Tables, after the paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Tabular>,
    /// Sections, as in the letter itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

/// `[fonts]`: font faces that replace the embedded ones.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FontSettings {
    /// A folder with font files, as written.
    pub dir: Option<Spanned<String>>,
}

/// What the bureau's defaults say of its ledgers: `[ledger]`, and who the bureau is.
#[derive(Clone, Debug, Default)]
pub struct LedgerSettings {
    /// The names of the bureau, of its 署名 and its 红头; empty where none is written.
    pub bureau: Vec<String>,
    /// The sheet; none for the first one that has a header.
    pub sheet: Option<Text>,
    /// Headings, each with the usual name of its column.
    pub columns: Vec<(String, Text)>,
    /// Headings of columns to ignore.
    pub ignore: Vec<Text>,
    /// What ledgers write for a 办理结果类别, with the letter's word for it.
    pub outcomes: Vec<(String, Text)>,
    /// What ledgers write for a 公开属性, with the letter's word for it.
    pub disclosures: Vec<(String, Text)>,
    /// The words for 办理结果类别 that letters may have, with their meanings; empty where
    /// any may stand.
    pub outcome_words: Vec<(String, Text)>,
    /// The words for 公开属性 that letters may have; empty for the usual ones.
    pub disclosure_words: Vec<(String, Text)>,
}

/// `[check]`: the settings of the checks. Files are as written; their paths are relative
/// to the folder of the file that names them.
#[derive(Clone, Debug, Default)]
pub struct CheckSettings {
    /// Names of rules to leave out.
    pub ignore: Vec<Text>,
    /// Names of the only rules to apply; empty for all.
    pub select: Vec<Text>,
    /// Files of wrong words, each with the right one.
    pub words: Vec<Spanned<String>>,
    /// Files of outdated names of units, each with the name in use.
    pub units: Vec<Spanned<String>>,
    /// Files of banned words, each with a replacement.
    pub banned: Vec<Spanned<String>>,
}

/// A class that is printed on the letter.
#[derive(Clone, Debug, Serialize)]
pub struct Marking {
    /// The class itself: A, 主动公开.
    pub value: Text,
    /// The jurisdiction's wording for it.
    pub meaning: Option<Text>,
    /// Where it is printed.
    pub place: ClassPlace,
    /// The printed form, with … for the class; none for the usual one.
    pub form: Option<Text>,
}

/// Where a class is printed. The letter format has no place of its own for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassPlace {
    /// On a line below 发文字号, at the right.
    BelowDocno,
    /// On the line of 发文字号, behind it.
    DocnoSuffix,
    /// At the right above the letterhead.
    AboveMarkRight,
    /// After the date, as a 附注.
    Tail,
    /// Nowhere.
    None,
}

impl ClassPlace {
    /// The default place of 办理结果类别.
    pub(super) const OF_OUTCOME: ClassPlace = ClassPlace::BelowDocno;

    /// The default place of 公开属性.
    pub(super) const OF_DISCLOSURE: ClassPlace = ClassPlace::Tail;

    /// All values, with the words for them.
    pub(super) const WORDS: [(&'static str, ClassPlace); 5] = [
        ("below_docno", ClassPlace::BelowDocno),
        ("docno_suffix", ClassPlace::DocnoSuffix),
        ("above_mark_right", ClassPlace::AboveMarkRight),
        ("tail", ClassPlace::Tail),
        ("none", ClassPlace::None),
    ];

    /// The word for it in a letter.
    pub(super) fn word(self) -> &'static str {
        let found = ClassPlace::WORDS.into_iter().find(|(_, place)| *place == self);
        found.map_or("", |(word, _)| word)
    }
}

/// What is printed as 附注.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Remark {
    /// 联系人.
    Contact,
    /// 办理结果类别, where it is printed there.
    Outcome,
    /// 公开属性, where it is printed there.
    Disclosure,
    /// The free ones.
    Notes,
}

impl Remark {
    /// All of them in the usual order, with the words for them.
    pub(super) const WORDS: [(&'static str, Remark); 4] = [
        ("contact", Remark::Contact),
        ("outcome", Remark::Outcome),
        ("disclosure", Remark::Disclosure),
        ("notes", Remark::Notes),
    ];
}

/// A table of the letter: its head, if any, and its rows.
#[derive(Clone, Debug, Serialize)]
pub struct Tabular {
    /// Its address.
    #[serde(skip)]
    pub address: Address,
    /// The caption above it.
    pub title: Option<Text>,
    /// The cells of its head; empty without a head.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub header: Vec<Text>,
    /// The rows, all of as many cells.
    pub rows: Vec<Vec<Text>>,
    /// The width of each column in 字; empty where the content decides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub widths: Vec<u32>,
    /// The file with the rows, as written, until [`Tabular::fill`] reads it.
    pub csv: Option<Spanned<String>>,
}
