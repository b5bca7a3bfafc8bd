//! The kinds of verdicts on pages.

use std::ops::Range;

use crate::document::Role;
use crate::geometry::Length;
use crate::layout::pages::Line;
use crate::layout::pages::Pages;
use crate::settings::Settings;

/// Something that did not come out as it should, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What it is.
    pub what: What,
    /// Its place; for a whole page, a line of it that is involved.
    pub spot: Spot,
}

/// Glyphs of a line of the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The page, from 0.
    pub page: usize,
    /// Which of the page's lines, from 0.
    pub line: usize,
    /// Which of the line's glyphs, from 0.
    pub glyphs: Range<usize>,
}

/// A table that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crowded {
    /// Which table of the letter, from 1.
    pub number: usize,
    /// Its caption.
    pub caption: Option<String>,
    /// How many columns it has.
    pub n_columns: usize,
    /// The heads of the narrow columns, or their numbers.
    pub narrow: Vec<String>,
    /// Whether the writer chose the widths.
    pub is_fixed: bool,
    /// Whether it is on a landscape page.
    pub is_turned: bool,
}

/// What did not come out as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A part on one line is wider than the 版心.
    TooWide,
    /// A part does not fit on its page and leaves the 版心 at the top or the foot.
    OffPage,
    /// A table with columns so narrow that characters leave their cells.
    Crowded(Crowded),
    /// The texts at the right and at the left below the letterhead overlap.
    Crossed,
    /// The letterhead fits the 版心 only in type smaller than the text.
    LetterheadSmall,
    /// A line of the title that the writer set had to be broken.
    TitleLineCut,
    /// A title had to be broken inside a word or between two brackets: the text before
    /// the break.
    PhraseCut(String),
    /// 孤字: a paragraph's last line is a single 汉字.
    LoneCharacter,
    /// 孤行: a page begins with a paragraph's last line.
    LoneLine,
    /// A page ends with a heading.
    StrandedHeading,
    /// A page with so many rows left blank, since what comes next has to stay together.
    ShortPage(i64),
    /// The signature's page has 附件说明 above the signature and nothing of the text.
    NoText,
    /// A line whose characters are far apart.
    Loose,
    /// A line that is not justified, since it would be torn apart.
    Ragged,
    /// A word or number longer than a line, broken in this line.
    WordBroken,
    /// A table in smaller type than others.
    SmallTable(Length),
    /// 抄送 has a page to itself.
    CopiesAlone,
    /// Characters from a face that is not the typeface's own: the characters, and the
    /// file.
    OtherFace(String, String),
}

/// 小四; smaller type is hard to read.
const SMALL: Length = Length::pt(12.0);

/// So many blank rows look as if something were missing.
pub(super) const MANY: i64 = 5;

impl Verdict {
    pub(super) fn new(what: What, spot: Spot) -> Verdict {
        Verdict { what, spot }
    }

    /// Whether it keeps the pages from being a letter: text is cut off or cannot be
    /// read.
    pub fn is_fault(&self) -> bool {
        matches!(
            self.what,
            What::TooWide
                | What::OffPage
                | What::Crowded(_)
                | What::Crossed
                | What::LetterheadSmall
        )
    }

    /// Whether it is reported about the whole text concerned, as an error or a warning.
    pub fn is_grave(&self) -> bool {
        self.is_fault() || matches!(self.what, What::TitleLineCut | What::PhraseCut(_))
    }

    /// Whether the writer should learn of it when the letter is made, since a few words
    /// more or less would help. What the settings allow is not reported.
    pub fn is_to_be_told(&self, settings: &Settings) -> bool {
        match &self.what {
            What::LoneCharacter => settings.cure_lone_characters,
            What::LoneLine => settings.keep_last_lines,
            What::StrandedHeading => settings.keep_headings,
            What::CopiesAlone => !settings.copies_on_even_page,
            What::WordBroken | What::Ragged | What::NoText => true,
            What::ShortPage(rows) => *rows >= MANY,
            What::SmallTable(size) => *size < SMALL,
            What::Loose | What::OtherFace(..) => false,
            What::TooWide
            | What::OffPage
            | What::Crowded(_)
            | What::Crossed
            | What::LetterheadSmall
            | What::TitleLineCut
            | What::PhraseCut(_) => false,
        }
    }
}

impl Spot {
    /// The spot of a whole line.
    pub(super) fn whole(page: usize, line: usize, of: &Line) -> Spot {
        let n_glyphs = of.runs.iter().map(|run| run.glyphs.len()).sum();
        Spot { page, line, glyphs: 0..n_glyphs }
    }

    /// The line.
    pub fn of<'p>(&self, pages: &'p Pages) -> &'p Line {
        &pages.pages[self.page].lines[self.line]
    }
}

/// Whether a role is part of 正文, tables included.
pub(super) fn is_text(role: Role) -> bool {
    matches!(
        role,
        Role::Addressee
            | Role::Heading(_)
            | Role::Paragraph
            | Role::Caption
            | Role::Cell
            | Role::HeadCell
            | Role::HeadAgain
    )
}
