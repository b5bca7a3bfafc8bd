//! Stage 1 of 5: TOML text → [`Letter`].

mod body;
mod complaints;
mod date;
mod encoding;
mod keys;
mod literal;
mod log;
mod parse;
mod pasted;
mod syntax;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use encoding::decode;
pub use parse::parse;
pub use text::Text;

use chrono::NaiveDate;
use serde::Serialize;

use crate::settings::Settings;
use crate::source::Spanned;

/// One letter, complete: what [`parse()`] could not find it has complained about.
#[derive(Clone, Debug, Serialize)]
pub struct Letter {
    /// 提案 or 建议, and who made it.
    pub proposal: Proposal,
    /// Who answers.
    pub bureau: Bureau,
    /// 发文字号.
    pub number: Text,
    /// 成文日期.
    pub date: Spanned<NaiveDate>,
    /// 联系人, printed as 附注.
    pub contact: Option<Contact>,
    /// Title lines that the writer broke; empty when the template makes the title.
    pub title: Vec<Text>,
    /// Paragraphs in place of the template's first one; empty for the template's.
    pub opening: Vec<Text>,
    /// Paragraphs in place of the template's last one; empty for the template's.
    pub closing: Vec<Text>,
    /// 正文, at least one section.
    pub sections: Vec<Section>,
    /// The template's file as written, if it is not the built-in one.
    pub template: Option<Spanned<String>>,
    /// Faces in place of the embedded ones.
    pub fonts: FontSettings,
    /// How the page may differ.
    pub layout: Settings,
}

impl Letter {
    /// Every text that may be printed, in the order of the form.
    pub fn texts(&self) -> Vec<&Text> {
        let proposal = &self.proposal;
        let mut texts = vec![&proposal.session, &proposal.number, &proposal.title];
        texts.extend(&proposal.proposers);
        texts.extend([&self.bureau.letterhead, &self.bureau.signature, &self.number]);
        texts.extend(
            self.contact.iter().flat_map(|contact| [&contact.name, &contact.phone]),
        );
        texts.extend(self.title.iter().chain(&self.opening).chain(&self.closing));
        self.sections.iter().for_each(|section| section.texts(&mut texts));
        texts
    }
}

/// 提案或建议.
#[derive(Clone, Debug, Serialize)]
pub struct Proposal {
    /// Which of the two.
    pub kind: Kind,
    /// Body and meeting, such as 福田区政协六届三次会议.
    pub session: Text,
    /// Opaque text, printed as written.
    pub number: Text,
    /// 案由.
    pub title: Text,
    /// 提案人, at least one.
    pub proposers: Vec<Text>,
}

/// The kind of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Kind {
    /// 政协提案, by 委员.
    #[serde(rename = "提案")]
    Proposal,
    /// 人大建议, by 代表.
    #[serde(rename = "建议")]
    Suggestion,
}

/// 发文机关.
#[derive(Clone, Debug, Serialize)]
pub struct Bureau {
    /// 发文机关标志.
    pub letterhead: Text,
    /// 署名.
    pub signature: Text,
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
    pub body: Vec<Text>,
    /// The next level.
    pub parts: Vec<Section>,
}

impl Section {
    fn texts<'a>(&'a self, texts: &mut Vec<&'a Text>) {
        texts.extend(self.heading.iter().chain(&self.body));
        self.parts.iter().for_each(|part| part.texts(texts));
    }
}

/// `[fonts]`: faces in place of the embedded ones.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FontSettings {
    /// A folder with font files, as written.
    pub dir: Option<Spanned<String>>,
}
