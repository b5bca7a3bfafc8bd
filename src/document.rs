//! The letter before geometry: what each part says, and which part it is.
//!
//! | GB/T 9704—2012 | here |
//! |---|---|
//! | 发文机关标志 | `letterhead` |
//! | 发文字号 | `number` |
//! | 标题 | `title` |
//! | 主送机关 | `addressee` |
//! | 正文 | `body` |
//! | 发文机关署名 | `signature` |
//! | 成文日期 | `date` |
//! | 附注 | `remark` |

use std::fmt;

/// A letter whose parts are all there, in the standard's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// 发文机关标志.
    pub letterhead: String,
    /// 发文字号.
    pub number: String,
    /// 标题.
    pub title: Title,
    /// 主送机关, with its colon.
    pub addressee: String,
    /// 正文: headings and paragraphs, at least one.
    pub body: Vec<Block>,
    /// 发文机关署名.
    pub signature: String,
    /// 成文日期, as it is printed.
    pub date: String,
    /// 附注, each with its parentheses; often one, may be none.
    pub remarks: Vec<String>,
}

/// 标题, with what is known of where its lines may end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// Lines that the writer set; they are kept as they are.
    Lines(Vec<String>),
    /// Phrases that stay whole where that is possible.
    Phrases(Vec<String>),
}

impl Title {
    /// The whole title on one line.
    pub fn text(&self) -> String {
        match self {
            Title::Lines(texts) | Title::Phrases(texts) => texts.concat(),
        }
    }
}

/// A heading or a paragraph of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// What it says, its ordinal included, without any indent.
    pub text: String,
}

/// What a piece of the letter is; its looks and its tag follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 发文机关标志.
    Letterhead,
    /// 发文字号.
    Number,
    /// 标题.
    Title,
    /// 主送机关.
    Addressee,
    /// A heading, level 1 to 4: 一、 （一） 1. （1）.
    Heading(u8),
    /// 自然段.
    Paragraph,
    /// 发文机关署名.
    Signature,
    /// 成文日期.
    Date,
    /// 附注.
    Remark,
    /// 页码; not part of the text.
    Folio,
}

impl Role {
    /// The role's name in dumps and in the markup.
    pub fn name(self) -> &'static str {
        match self {
            Role::Letterhead => "letterhead",
            Role::Number => "number",
            Role::Title => "title",
            Role::Addressee => "addressee",
            Role::Heading(1) => "heading-1",
            Role::Heading(2) => "heading-2",
            Role::Heading(3) => "heading-3",
            Role::Heading(_) => "heading-4",
            Role::Paragraph => "p",
            Role::Signature => "signature",
            Role::Date => "date",
            Role::Remark => "remark",
            Role::Folio => "folio",
        }
    }
}

/// One part a line, as the golden files hold it and `--stage document` prints it.
impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (divider, title) = match &self.title {
            Title::Lines(lines) => (" / ", lines),
            Title::Phrases(phrases) => (" | ", phrases),
        };
        writeln!(f, "letterhead: {}", self.letterhead)?;
        writeln!(f, "number: {}", self.number)?;
        writeln!(f, "title: {}", title.join(divider))?;
        writeln!(f, "addressee: {}", self.addressee)?;
        for block in &self.body {
            writeln!(f, "{}: {}", block.role.name(), block.text)?;
        }
        writeln!(f, "signature: {}", self.signature)?;
        writeln!(f, "date: {}", self.date)?;
        self.remarks.iter().try_for_each(|remark| writeln!(f, "remark: {remark}"))
    }
}
