//! Stage 4 of 5: [`Document`] → [`Pages`].
//!
//! The steps: the head of page 1 (letterhead, rule, number, title); the paragraphs as
//! rows; which rows go on which page; the signature, the lower rule and the page
//! numbers. Layout knows no file and no TOML, and it cannot fail: what does not fit is
//! laid out as well as possible.

mod copies;
mod counter;
mod dump;
mod flow;
mod furniture;
mod glyphs;
mod grid;
mod page;
mod pages;
mod report;
mod row;
mod signature;
mod style;
mod table;
pub mod text;
mod title;
mod verdict;
mod words;

pub use pages::{
    CellPlace, Colour, Fit, Glyph, GlyphRun, Line, Page, Pages, Rule, Seal, SpacingStep,
};

pub use report::report;
pub use verdict::{Crowded, Sentence, Spot, Verdict, What, verdicts};

use crate::document::{Attachment, Document, Role};
use crate::font::Fonts;
use crate::geometry::Length;
use crate::settings::Settings;
use copies::Copies;
use counter::Counter;
use furniture::Head;
use glyphs::Persons;
use glyphs::Setter;
pub(crate) use glyphs::missing;
use grid::Grid;
use page::Plan;
use row::Row;

/// Lays a document out.
pub fn lay_out(document: &Document, settings: &Settings, fonts: &Fonts) -> Pages {
    let (style, persons) = (&settings.style, &Persons::new(&document.persons));
    let setter = Setter { fonts, settings, style, persons };
    let turned = style.turned();
    let turned = Setter { style: &turned, ..setter };
    let mut blocks = Counter::default();
    let head = furniture::head(document, &setter, &mut blocks);
    let mut rows = flow::letter(document, &setter, &mut blocks);
    let closing = signature::Closing::new(document, &setter, &mut blocks);
    let Plan { sheets, steps, blank_rows } =
        page::plan(&mut rows, &head, &closing, &setter);
    let (mut pages, cursor) = page::fill(&rows, head, &sheets, &setter);
    let last = sheets.len() - 1;
    let place = (&mut pages[last], last);
    let seals = closing.place(place, &cursor, &sheets[last].grid, blank_rows, &setter);
    let attach = |attachments: &[Attachment], pages: &mut Vec<Page>, blocks: &mut _| {
        for attachment in attachments {
            let setter = if attachment.is_turned { &turned } else { &setter };
            pages.extend(self::attachment(attachment, setter, blocks));
        }
    };
    let (own, along) = document.attachments.split_at(document.n_own_attachments());
    attach(own, &mut pages, &mut blocks);
    // On the letter's own last page, or on a form behind it rather than on a page of its own.
    let copies = document.copies.as_ref();
    let mut copies = copies.map(|text| Copies::new(text, &setter));
    if let Some(copies) = copies.take_if(|copies| copies.fits(&pages, &seals, &setter)) {
        copies.place(&mut pages, &seals, &setter, &mut blocks);
    }
    attach(along, &mut pages, &mut blocks);
    if let Some(copies) = copies {
        copies.place(&mut pages, &seals, &setter, &mut blocks);
    }
    furniture::foot(&mut pages, &setter);
    if settings.preprinted {
        furniture::leave_to_paper(&mut pages);
    }
    Pages { pages, seals, steps, parts: blocks.parts }
}

/// Lays out 附件 on pages of its own: the label on the first row, the title on the third
/// (7.3.7).
fn attachment(
    attachment: &Attachment,
    setter: &Setter,
    blocks: &mut Counter,
) -> Vec<Page> {
    let style = setter.style;
    let full = Grid::full(style);
    let mut head = Head::default();
    if let Some(label) = &attachment.label {
        let set = setter.set_line(Role::AttachmentLabel, label);
        let (left, top) = (style.gutter, full.row_top(0));
        let block = blocks.next(label.clone());
        head.lines.push(setter.place(Role::AttachmentLabel, block, &set, left, top));
    }
    let row = if attachment.label.is_some() { 2 } else { 0 };
    // In the middle of the row; on the first one its type stays inside the 版心.
    let higher = (style.title_size - style.text_size) / 2;
    let top = (full.row_top(row) - higher).max(full.row_top(0));
    let block = blocks.next(attachment.title.whole());
    let lines =
        title::title(&attachment.title, Role::AttachmentTitle, block, top, setter);
    head.bottom = lines.last().map_or(Length::ZERO, Line::bottom);
    head.lines.extend(lines);
    let first = Grid::below(head.bottom, style);
    let mut rows = flow::parts(&attachment.body, setter, blocks);
    let grids = |page: usize, _: &[Row]| if page == 0 { first } else { full };
    page::cure_lone_lines(&mut rows, &grids, setter);
    let sheets = page::share(&rows, &grids, None);
    let (mut pages, _) = page::fill(&rows, head, &sheets, setter);
    pages.iter_mut().for_each(|page| page.is_turned = attachment.is_turned);
    pages
}
