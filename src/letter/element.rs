//! The one list of all texts of a letter, and what each of them is.
//!
//! Each struct is destructured without `..`, so a new field does not compile until it is
//! listed here. Whether a text is printed, checked or made public is decided by its
//! element.

use super::Text;
use super::model::Attachment;
use super::model::Bureau;
use super::model::Contact;
use super::model::Letter;
use super::model::Marking;
use super::model::Proposal;
use super::model::Section;
use super::model::Signatory;
use super::model::Tabular;

/// What a text of a letter is (公文要素, and what the letter says about itself).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// 届次会议.
    Session,
    /// 案号.
    ProposalNumber,
    /// 案由, in the proposers' own words.
    Subject,
    /// 提案人.
    Proposer,
    /// 发文机关标志.
    Letterhead,
    /// 发文机关署名.
    Signature,
    /// 签发人职务.
    Office,
    /// The name on a signature seal; not printed.
    SignatoryName,
    /// 主送机关.
    Addressee,
    /// The word for the addressees: 您, 你们, 贵单位.
    You,
    /// 份号.
    CopyNumber,
    /// 密级和保密期限.
    Classification,
    /// 紧急程度.
    Urgency,
    /// The word that is printed on a draft.
    Draft,
    /// 发文字号.
    Number,
    /// 办理结果类别 or 公开属性.
    Class,
    /// What the jurisdiction means by a class.
    ClassMeaning,
    /// How a class is printed.
    ClassForm,
    /// The reason for not disclosing the letter; not printed.
    DisclosureReason,
    /// 联系人.
    ContactName,
    /// 联系电话.
    ContactPhone,
    /// A free 附注.
    Note,
    /// 抄送机关.
    Copy,
    /// A line of the title that the writer set.
    TitleLine,
    /// The form of the title around the proposal.
    TitleForm,
    /// A paragraph of the opening.
    Opening,
    /// A form of the opening, with fields in braces.
    OpeningForm,
    /// A form of the closing, with fields in braces.
    ClosingForm,
    /// A heading.
    Heading,
    /// A paragraph of a section.
    Paragraph,
    /// The caption of a table.
    Caption,
    /// A cell in the head of a table.
    HeadCell,
    /// A cell of a table.
    Cell,
    /// A paragraph of the closing.
    Closing,
    /// The title of an attachment.
    AttachmentTitle,
    /// The summary for lists; not printed.
    Summary,
    /// A person named in the letter; printed where the name occurs.
    Person,
    /// A text that the public version leaves out; not printed here.
    Private,
}

/// How a text is treated in the version for the web.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// Private parts are removed.
    Cut,
    /// It may not change; private parts make the letter refused.
    Refuse,
    /// It may not change and private words make the letter refused, but numbers in it
    /// are official numbers of its own.
    RefuseWords,
    /// It is left out.
    Gone,
}

impl Element {
    /// Whether it is printed as it is.
    pub fn is_printed(self) -> bool {
        !matches!(
            self,
            Element::SignatoryName
                | Element::DisclosureReason
                | Element::Summary
                | Element::Person
                | Element::Private
        )
    }

    /// Whether it is prose, and no name, number or setting.
    pub fn is_prose(self) -> bool {
        self.treatment() == Treatment::Cut
            && !matches!(
                self,
                Element::ClassMeaning
                    | Element::ClassForm
                    | Element::OpeningForm
                    | Element::ClosingForm
                    | Element::DisclosureReason
                    | Element::Copy
                    | Element::Person
            )
    }

    /// The element that a form with fields makes, once they are filled in.
    pub fn made(self) -> Option<Element> {
        match self {
            Element::OpeningForm => Some(Element::Opening),
            Element::ClosingForm => Some(Element::Closing),
            _ => None,
        }
    }

    /// How it is treated in the version for the web.
    pub fn treatment(self) -> Treatment {
        match self {
            Element::Subject
            | Element::ClassMeaning
            | Element::ClassForm
            | Element::DisclosureReason
            | Element::Note
            | Element::Copy
            | Element::TitleLine
            | Element::TitleForm
            | Element::Opening
            | Element::OpeningForm
            | Element::ClosingForm
            | Element::Heading
            | Element::Paragraph
            | Element::Caption
            | Element::HeadCell
            | Element::Cell
            | Element::Closing
            | Element::AttachmentTitle
            | Element::Summary
            | Element::Person => Treatment::Cut,
            Element::Session
            | Element::Proposer
            | Element::Letterhead
            | Element::Signature
            | Element::Office
            | Element::SignatoryName
            | Element::Addressee
            | Element::You
            | Element::CopyNumber
            | Element::Classification
            | Element::Urgency
            | Element::Draft
            | Element::Class => Treatment::Refuse,
            Element::ProposalNumber | Element::Number => Treatment::RefuseWords,
            Element::ContactName | Element::ContactPhone | Element::Private => {
                Treatment::Gone
            }
        }
    }
}

/// Visits all texts, to read or to change them, by one list.
macro_rules! walk {
    ($letter:ident, $section:ident, $attachment:ident, $table:ident, $marking:ident $(, $mut:ident)?) => {
        fn $letter<'a>(
            letter: &'a $($mut)? Letter,
            see: &mut dyn FnMut(Element, &'a $($mut)? Text),
        ) {
            let Letter {
                proposal,
                bureau,
                kind: _,
                title_form,
                addressees,
                you,
                copy_number,
                classification,
                urgency,
                draft,
                number,
                date: _,
                outcome,
                disclosure,
                disclosure_reason,
                contact,
                notes,
                notes_order: _,
                copies,
                feedback_form: _,
                title,
                opening,
                closing,
                opening_form,
                closing_form,
                summary,
                persons,
                private,
                sections,
                attachments,
                template: _,
                fonts: _,
                layout: _,
                check: _,
            } = letter;
            let Proposal {
                kind: _,
                session,
                number: proposal_number,
                title: subject,
                proposers,
                others: _,
                collective: _,
                received: _,
                due: _,
            } = proposal;
            let Bureau { letterhead, signatures, signatories } = bureau;
            draft.into_iter().for_each(|text| see(Element::Draft, text));
            see(Element::Letterhead, letterhead);
            copy_number.into_iter().for_each(|text| see(Element::CopyNumber, text));
            classification.into_iter().for_each(|text| see(Element::Classification, text));
            urgency.into_iter().for_each(|text| see(Element::Urgency, text));
            see(Element::Number, number);
            outcome.into_iter().for_each(|marking| $marking(marking, see));
            disclosure.into_iter().for_each(|marking| $marking(marking, see));
            disclosure_reason
                .into_iter()
                .for_each(|text| see(Element::DisclosureReason, text));
            see(Element::Session, session);
            see(Element::ProposalNumber, proposal_number);
            see(Element::Subject, subject);
            proposers.into_iter().for_each(|text| see(Element::Proposer, text));
            title.into_iter().for_each(|text| see(Element::TitleLine, text));
            title_form.into_iter().for_each(|text| see(Element::TitleForm, text));
            addressees.into_iter().for_each(|text| see(Element::Addressee, text));
            you.into_iter().for_each(|text| see(Element::You, text));
            opening.into_iter().for_each(|text| see(Element::Opening, text));
            opening_form.into_iter().for_each(|text| see(Element::OpeningForm, text));
            sections.into_iter().for_each(|section| $section(section, see));
            closing_form.into_iter().for_each(|text| see(Element::ClosingForm, text));
            closing.into_iter().for_each(|text| see(Element::Closing, text));
            for signatory in signatories {
                let Signatory { office, name } = signatory;
                see(Element::Office, office);
                see(Element::SignatoryName, name);
            }
            signatures.into_iter().for_each(|text| see(Element::Signature, text));
            if let Some(Contact { name, phone }) = contact {
                see(Element::ContactName, name);
                see(Element::ContactPhone, phone);
            }
            notes.into_iter().for_each(|text| see(Element::Note, text));
            attachments.into_iter().for_each(|attachment| $attachment(attachment, see));
            copies.into_iter().for_each(|text| see(Element::Copy, text));
            summary.into_iter().for_each(|text| see(Element::Summary, text));
            persons.into_iter().for_each(|text| see(Element::Person, text));
            private.into_iter().for_each(|text| see(Element::Private, text));
        }

        fn $section<'a>(
            section: &'a $($mut)? Section,
            see: &mut dyn FnMut(Element, &'a $($mut)? Text),
        ) {
            let Section { heading, run_in: _, body, private: _, tables, parts } =
                section;
            heading.into_iter().for_each(|text| see(Element::Heading, text));
            body.into_iter().for_each(|text| see(Element::Paragraph, text));
            tables.into_iter().for_each(|table| $table(table, see));
            parts.into_iter().for_each(|part| $section(part, see));
        }

        fn $attachment<'a>(
            attachment: &'a $($mut)? Attachment,
            see: &mut dyn FnMut(Element, &'a $($mut)? Text),
        ) {
            let Attachment { title, landscape: _, private: _, body, tables, sections } =
                attachment;
            see(Element::AttachmentTitle, title);
            body.into_iter().for_each(|text| see(Element::Paragraph, text));
            tables.into_iter().for_each(|table| $table(table, see));
            sections.into_iter().for_each(|section| $section(section, see));
        }

        fn $table<'a>(
            table: &'a $($mut)? Tabular,
            see: &mut dyn FnMut(Element, &'a $($mut)? Text),
        ) {
            let Tabular { address: _, title, header, rows, widths: _, csv: _ } = table;
            title.into_iter().for_each(|text| see(Element::Caption, text));
            header.into_iter().for_each(|text| see(Element::HeadCell, text));
            rows.into_iter().flatten().for_each(|text| see(Element::Cell, text));
        }

        fn $marking<'a>(
            marking: &'a $($mut)? Marking,
            see: &mut dyn FnMut(Element, &'a $($mut)? Text),
        ) {
            let Marking { value, meaning, place: _, form } = marking;
            see(Element::Class, value);
            meaning.into_iter().for_each(|text| see(Element::ClassMeaning, text));
            form.into_iter().for_each(|text| see(Element::ClassForm, text));
        }
    };
}

walk!(letter, section, attachment, table, marking);
walk!(letter_mut, section_mut, attachment_mut, table_mut, marking_mut, mut);

impl Letter {
    /// Every text with its element, in reading order; those that are not printed come
    /// last.
    pub fn texts(&self) -> Vec<(Element, &Text)> {
        let mut texts = Vec::new();
        letter(self, &mut |element, text| texts.push((element, text)));
        texts
    }

    /// The texts that are printed.
    pub fn printed(&self) -> impl Iterator<Item = &Text> {
        let printed =
            self.texts().into_iter().filter(|(element, _)| element.is_printed());
        printed.map(|(_, text)| text)
    }

    /// Calls `change` with every text.
    pub(super) fn change_texts(&mut self, mut change: impl FnMut(Element, &mut Text)) {
        letter_mut(self, &mut |element, text| change(element, text));
    }
}
