//! The letter before geometry: what each part says, and which part it is.
//!
//! | GB/T 9704—2012 | here |
//! |---|---|
//! | 份号、密级和保密期限、紧急程度 | `marks` |
//! | 发文机关标志 | `letterhead` |
//! | 发文字号 | `number` |
//! | 标题 | `title` |
//! | 主送机关 | `addressee` |
//! | 正文 | `body` |
//! | 附件说明 | `enclosures` |
//! | 发文机关署名、签发人职务 | `signature` |
//! | 成文日期 | `date` |
//! | 附注 | `remarks` |
//! | 附件 | `attachments` |
//! | 抄送机关 | `copies` |
//!
//! The standard has no 办理结果类别 and no 公开属性. On the first page they are `corner` (above
//! the letterhead) or `classes` (below the number).

use std::fmt;

use crate::wording::Wording;

/// A complete letter, its parts in the standard's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Names of persons, each to be set in one face.
    pub persons: Vec<String>,
    /// The word on a draft, at the right above everything else; no template sets it.
    pub draft: Option<Wording>,
    /// What is printed at the right above the letterhead.
    pub corner: Option<Wording>,
    /// 发文机关标志.
    pub letterhead: Wording,
    /// 份号, 密级和保密期限, 紧急程度: those that the letter has, in this order.
    pub marks: Vec<Block>,
    /// 发文字号.
    pub number: Wording,
    /// What is printed at the right below the number.
    pub classes: Vec<Wording>,
    /// 标题.
    pub title: Title,
    /// 主送机关, with its colon.
    pub addressee: Wording,
    /// 正文: headings, paragraphs and tables, at least one.
    pub body: Vec<Part>,
    /// 附件说明: the names of the attachments.
    pub enclosures: Vec<Wording>,
    /// 发文机关署名.
    pub signature: Signature,
    /// 成文日期, as it is printed.
    pub date: Wording,
    /// 附注, each with its parentheses; usually one, possibly none.
    pub remarks: Vec<Wording>,
    /// 附件, each on pages of its own.
    pub attachments: Vec<Attachment>,
    /// 抄送, with its label and its full stop.
    pub copies: Option<Wording>,
}

/// 标题, and where its lines may end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// Lines as the writer broke them; they are kept.
    Lines(Vec<Wording>),
    /// Phrases that stay whole where that is possible.
    Phrases(Vec<Wording>),
}

impl Default for Title {
    fn default() -> Title {
        Title::Lines(Vec::new())
    }
}

impl Title {
    /// The whole title on one line.
    pub fn text(&self) -> String {
        self.texts().iter().map(|text| &**text).collect()
    }

    /// The whole title, with where it comes from.
    pub fn whole(&self) -> Wording {
        Wording::concat(self.texts())
    }

    /// Its lines or phrases.
    pub fn texts(&self) -> &[Wording] {
        match self {
            Title::Lines(texts) | Title::Phrases(texts) => texts,
        }
    }
}

/// Who signs, and in which form (7.3.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signature {
    /// 发文机关署名, in the order of the bureaus, at least one.
    Bureaus(Vec<Wording>),
    /// 签名章: the offices of those whose signature seals are placed beside them (7.3.5.3).
    Offices(Vec<Office>),
}

impl Default for Signature {
    fn default() -> Signature {
        Signature::Bureaus(Vec::new())
    }
}

/// 签发人职务, and whose signature seal is placed beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// 职务, in full.
    pub title: Wording,
    /// The person; their name is on the seal and not printed.
    pub name: String,
}

/// A heading, paragraph or table of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading or a paragraph.
    Text(Block),
    /// A table.
    Table(Table),
}

/// A heading or a paragraph of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// The heading in its first line; only paragraphs have one.
    pub lead: Option<Lead>,
    /// Its text with its ordinal, without indent and without its lead.
    pub text: Wording,
}

impl Block {
    /// A block without a heading in its first line.
    pub fn new(role: Role, text: Wording) -> Block {
        Block { role, lead: None, text }
    }
}

/// A heading behind which a paragraph goes on: （一）加强领导。
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// Its level, 1 to 4.
    pub level: u8,
    /// Its text with its ordinal and its full stop.
    pub text: Wording,
}

impl Lead {
    /// The heading that it looks like.
    pub fn role(&self) -> Role {
        Role::Heading(self.level)
    }
}

/// 附件.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// 附件1. None for a form that is only enclosed.
    pub label: Option<Wording>,
    /// Its title.
    pub title: Title,
    /// Headings, paragraphs and tables.
    pub body: Vec<Part>,
    /// Whether its pages are landscape (clause 8).
    pub is_turned: bool,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The caption above it.
    pub caption: Option<Wording>,
    /// The width of each column in 字; empty where the content decides.
    pub widths: Vec<u32>,
    /// How many of the rows are the head, which is repeated on every page.
    pub n_heads: usize,
    /// Its rows, all of as many columns, spans counted.
    pub rows: Vec<TableRow>,
}

impl Table {
    /// How many columns it has.
    pub fn n_columns(&self) -> usize {
        let columns = |row: &TableRow| row.cells.iter().map(|cell| cell.span).sum();
        self.rows.iter().map(columns).max().unwrap_or(0)
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Its cells, left to right.
    pub cells: Vec<Cell>,
    /// The least number of lines that the row has room for.
    pub n_lines: usize,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its text; may be empty.
    pub text: Wording,
    /// How many columns it spans.
    pub span: usize,
}

/// What a part of the letter is. Its looks and its tag follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The word on a draft, at the top of page 1.
    Draft,
    /// Above the letterhead, at the right.
    Corner,
    /// 发文机关标志.
    Letterhead,
    /// 份号.
    CopyNumber,
    /// 密级和保密期限.
    Classification,
    /// 紧急程度.
    Urgency,
    /// 发文字号.
    Number,
    /// Below the number, at the right.
    Class,
    /// 标题.
    Title,
    /// 主送机关.
    Addressee,
    /// A heading, level 1 to 4: 一、 （一） 1. （1）.
    Heading(u8),
    /// 自然段.
    Paragraph,
    /// The caption of a table.
    Caption,
    /// A cell in the head of a table.
    HeadCell,
    /// A table's head repeated on a further page; not part of the text.
    HeadAgain,
    /// A cell of a table.
    Cell,
    /// 附件说明.
    Enclosure,
    /// 发文机关署名.
    Signature,
    /// 签发人职务.
    Office,
    /// 成文日期.
    Date,
    /// 附注.
    Remark,
    /// 附件 and its number.
    AttachmentLabel,
    /// The title of an attachment.
    AttachmentTitle,
    /// 抄送.
    Copies,
    /// 页码; not part of the text.
    Folio,
}

impl Role {
    /// The role's name in dumps and in the markup.
    pub fn name(self) -> &'static str {
        match self {
            Role::Draft => "draft",
            Role::Corner => "corner",
            Role::Letterhead => "letterhead",
            Role::CopyNumber => "copy-number",
            Role::Classification => "classification",
            Role::Urgency => "urgency",
            Role::Number => "number",
            Role::Class => "class",
            Role::Title => "title",
            Role::Addressee => "addressee",
            Role::Heading(1) => "heading-1",
            Role::Heading(2) => "heading-2",
            Role::Heading(3) => "heading-3",
            Role::Heading(_) => "heading-4",
            Role::Paragraph => "p",
            Role::Caption => "caption",
            Role::HeadCell => "head-cell",
            Role::HeadAgain => "head-again",
            Role::Cell => "cell",
            Role::Enclosure => "enclosure",
            Role::Signature => "signature",
            Role::Office => "office",
            Role::Date => "date",
            Role::Remark => "remark",
            Role::AttachmentLabel => "attachment-label",
            Role::AttachmentTitle => "attachment-title",
            Role::Copies => "copies",
            Role::Folio => "folio",
        }
    }

    /// Whether the layout adds it and it is not part of what the letter says.
    pub fn is_furniture(self) -> bool {
        matches!(self, Role::Folio | Role::HeadAgain)
    }
}

impl Document {
    /// Every text of the letter with its role, in reading order.
    pub fn texts(&self) -> Vec<(Role, &Wording)> {
        let mut texts = Vec::new();
        document(self, &mut |role, text| texts.push((role, text)));
        texts
    }

    /// Calls `change` with every text.
    pub fn change_texts(&mut self, change: &mut dyn FnMut(Role, &mut Wording)) {
        document_mut(self, &mut |role, text| change(role, text));
    }

    /// How many attachments belong to the letter itself. A form at the end without a
    /// label is only enclosed, and 抄送 goes before it where there is room.
    pub fn n_own_attachments(&self) -> usize {
        let is_own = |attachment: &Attachment| attachment.label.is_some();
        self.attachments.iter().rposition(is_own).map_or(0, |last| last + 1)
    }
}

impl Document {
    /// Every table of the letter, in reading order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        let attached = self.attachments.iter().flat_map(|attachment| &attachment.body);
        self.body.iter().chain(attached).filter_map(|part| match part {
            Part::Table(table) => Some(table),
            Part::Text(_) => None,
        })
    }
}

/// Visits all texts in reading order, to read or to change them.
macro_rules! walk {
    ($document:ident, $title:ident, $parts:ident $(, $mut:ident)?) => {
        fn $document<'a>(
            document: &'a $($mut)? Document,
            see: &mut dyn FnMut(Role, &'a $($mut)? Wording),
        ) {
            let Document {
                persons: _,
                draft,
                corner,
                letterhead,
                marks,
                number,
                classes,
                title,
                addressee,
                body,
                enclosures,
                signature,
                date,
                remarks,
                attachments,
                copies,
            } = document;
            draft.into_iter().for_each(|text| see(Role::Draft, text));
            corner.into_iter().for_each(|text| see(Role::Corner, text));
            see(Role::Letterhead, letterhead);
            for Block { role, lead: _, text } in marks {
                see(*role, text);
            }
            see(Role::Number, number);
            classes.into_iter().for_each(|text| see(Role::Class, text));
            $title(Role::Title, title, see);
            see(Role::Addressee, addressee);
            $parts(body, see);
            enclosures.into_iter().for_each(|text| see(Role::Enclosure, text));
            match signature {
                Signature::Bureaus(names) => {
                    names.into_iter().for_each(|text| see(Role::Signature, text));
                }
                Signature::Offices(offices) => {
                    for Office { title, name: _ } in offices {
                        see(Role::Office, title);
                    }
                }
            }
            see(Role::Date, date);
            remarks.into_iter().for_each(|text| see(Role::Remark, text));
            for Attachment { label, title, body, is_turned: _ } in attachments {
                label.into_iter().for_each(|text| see(Role::AttachmentLabel, text));
                $title(Role::AttachmentTitle, title, see);
                $parts(body, see);
            }
            copies.into_iter().for_each(|text| see(Role::Copies, text));
        }

        fn $title<'a>(
            role: Role,
            title: &'a $($mut)? Title,
            see: &mut dyn FnMut(Role, &'a $($mut)? Wording),
        ) {
            match title {
                Title::Lines(texts) | Title::Phrases(texts) => {
                    texts.into_iter().for_each(|text| see(role, text));
                }
            }
        }

        fn $parts<'a>(
            parts: &'a $($mut)? Vec<Part>,
            see: &mut dyn FnMut(Role, &'a $($mut)? Wording),
        ) {
            for part in parts {
                match part {
                    Part::Text(Block { role, lead, text }) => {
                        if let Some(Lead { level, text }) = lead {
                            see(Role::Heading(*level), text);
                        }
                        see(*role, text);
                    }
                    Part::Table(Table { caption, widths: _, n_heads, rows }) => {
                        caption.into_iter().for_each(|text| see(Role::Caption, text));
                        for (idx, row) in rows.into_iter().enumerate() {
                            let TableRow { cells, n_lines: _ } = row;
                            let is_head = idx < *n_heads;
                            for Cell { text, span: _ } in cells {
                                see(if is_head { Role::HeadCell } else { Role::Cell }, text);
                            }
                        }
                    }
                }
            }
        }
    };
}

walk!(document, title, parts);
walk!(document_mut, title_mut, parts_mut, mut);

impl Table {
    /// The role of a row's cells.
    pub fn role(&self, row: usize) -> Role {
        if row < self.n_heads { Role::HeadCell } else { Role::Cell }
    }
}

/// One part per line, as `--stage document` prints it and the golden files hold it.
impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        all(f, "person", &self.persons)?;
        all(f, "draft", &self.draft)?;
        all(f, "corner", &self.corner)?;
        writeln!(f, "letterhead: {}", self.letterhead)?;
        blocks(f, &self.marks)?;
        writeln!(f, "number: {}", self.number)?;
        all(f, "class", &self.classes)?;
        writeln!(f, "title: {}", self.title)?;
        writeln!(f, "addressee: {}", self.addressee)?;
        write_parts(f, &self.body)?;
        all(f, "enclosure", &self.enclosures)?;
        match &self.signature {
            Signature::Bureaus(names) => all(f, "signature", names)?,
            Signature::Offices(offices) => {
                for office in offices {
                    writeln!(f, "office: {} ({})", office.title, office.name)?;
                }
            }
        }
        writeln!(f, "date: {}", self.date)?;
        all(f, "remark", &self.remarks)?;
        for attachment in &self.attachments {
            let turned = if attachment.is_turned { " turned" } else { "" };
            let label = attachment.label.as_deref().unwrap_or("-");
            writeln!(f, "attachment{turned}: {label}")?;
            writeln!(f, "attachment-title: {}", attachment.title)?;
            write_parts(f, &attachment.body)?;
        }
        all(f, "copies", &self.copies)
    }
}

impl fmt::Display for Title {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let divider = match self {
            Title::Lines(_) => " / ",
            Title::Phrases(_) => " | ",
        };
        for (idx, text) in self.texts().iter().enumerate() {
            write!(f, "{}{text}", if idx == 0 { "" } else { divider })?;
        }
        Ok(())
    }
}

fn all(
    f: &mut fmt::Formatter,
    name: &str,
    texts: impl IntoIterator<Item = impl fmt::Display>,
) -> fmt::Result {
    texts.into_iter().try_for_each(|text| writeln!(f, "{name}: {text}"))
}

fn blocks(f: &mut fmt::Formatter, blocks: &[Block]) -> fmt::Result {
    blocks
        .iter()
        .try_for_each(|block| writeln!(f, "{}: {}", block.role.name(), block.text))
}

fn write_parts(f: &mut fmt::Formatter, parts: &[Part]) -> fmt::Result {
    for part in parts {
        match part {
            Part::Text(block) => {
                if let Some(lead) = &block.lead {
                    write!(f, "{} + ", lead.role().name())?;
                }
                write!(f, "{}: ", block.role.name())?;
                if let Some(lead) = &block.lead {
                    write!(f, "{} + ", lead.text)?;
                }
                writeln!(f, "{}", block.text)?;
            }
            Part::Table(table) => self::table(f, table)?,
        }
    }
    Ok(())
}

fn table(f: &mut fmt::Formatter, table: &Table) -> fmt::Result {
    all(f, "caption", &table.caption)?;
    writeln!(f, "table: {} columns {:?}", table.n_columns(), table.widths)?;
    for (idx, row) in table.rows.iter().enumerate() {
        let cells = row.cells.iter().map(|cell| match cell.span {
            1 => cell.text.to_string(),
            span => format!("{} ({span})", cell.text),
        });
        let cells: Vec<String> = cells.collect();
        let room =
            if row.n_lines > 1 { format!(" {}", row.n_lines) } else { String::new() };
        writeln!(f, "  {}{room}: {}", table.role(idx).name(), cells.join(" | "))?;
    }
    Ok(())
}
