//! What a typographer would have liked otherwise, seen from the finished pages. None of it
//! keeps a letter from being sent; much of it cannot be had otherwise.

use std::fmt;

use super::pages::{Fit, Line, Page, Pages};
use super::style::look;
use crate::document::Role;
use crate::font::Fonts;
use crate::gbt9704::Style;
use crate::geometry::Length;
use crate::script::{Script, script};
use crate::settings::Settings;

/// A line of the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its page, from 0.
    pub page: usize,
    /// Which part of the letter it belongs to, as [`Line::block`] counts them.
    pub block: usize,
    /// What it says.
    pub text: String,
}

impl Spot {
    fn new(page: usize, line: &Line) -> Spot {
        Spot { page, block: line.block, text: line.text() }
    }
}

/// Something that is not as it should be; pages are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compromise {
    /// 孤字: a paragraph's last line is a single 汉字.
    LoneCharacter(Spot),
    /// 孤行: a page begins with a paragraph's last line.
    LoneLine(Spot),
    /// A page ends with a heading.
    StrandedHeading(Spot),
    /// A page with room for so many rows more, since what comes next has to stay together.
    ShortPage(usize, i64),
    /// The signature's page has 附件说明 above it and nothing of the text.
    NoText(usize),
    /// A line whose characters stand far apart.
    Loose(Spot),
    /// A line that is not flush, since it would be torn apart.
    Ragged(Spot),
    /// A word or number longer than a line, broken in this line.
    WordBroken(Spot),
    /// A table in smaller type than others.
    SmallTable(usize, Length),
    /// 抄送 has a page to itself.
    CopiesAlone(usize),
    /// Characters from a face that is not the typeface's own, and the first line with one.
    OtherFace(Spot, String, String),
}

/// 小四: what is smaller is hard to read.
const SMALL: Length = Length::pt(12.0);

/// So many empty rows look as if something were missing.
const MANY: i64 = 5;

impl Compromise {
    /// Whether the writer should know: a few words more or less in the letter help. What the
    /// settings allow is no news.
    pub fn is_to_be_told(&self, settings: &Settings) -> bool {
        match self {
            Compromise::LoneCharacter(..) => settings.cure_lone_characters,
            Compromise::LoneLine(..) => settings.keep_last_lines,
            Compromise::StrandedHeading(..) => settings.keep_headings,
            Compromise::CopiesAlone(_) => !settings.copies_on_even_page,
            Compromise::WordBroken(..)
            | Compromise::Ragged(..)
            | Compromise::NoText(_) => true,
            Compromise::ShortPage(_, rows) => *rows >= MANY,
            Compromise::SmallTable(_, size) => *size < SMALL,
            Compromise::Loose(..) | Compromise::OtherFace(..) => false,
        }
    }
}

impl fmt::Display for Compromise {
    /// What it is, for the clerk.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Compromise::LoneCharacter(Spot { page, text, .. }) => {
                write!(f, "第 {} 页“{text}”一行只有一个字（孤字）", page + 1)
            }
            Compromise::LoneLine(Spot { page, text, .. }) => {
                write!(f, "第 {} 页以一段的末行“{text}”开头（孤行）", page + 1)
            }
            Compromise::StrandedHeading(Spot { page, text, .. }) => {
                write!(f, "第 {} 页以标题“{text}”结尾", page + 1)
            }
            Compromise::ShortPage(page, rows) => write!(
                f,
                "第 {} 页下方空了 {rows} 行：接下来的几行要和署名、标题或表格排在一起",
                page + 1
            ),
            Compromise::NoText(page) => write!(
                f,
                "第 {} 页的署名上方只有附件说明，没有正文；附件名称写短一些，或少列几个",
                page + 1
            ),
            Compromise::Loose(Spot { page, text, .. }) => {
                write!(f, "第 {} 页“{text}”一行拉得较开", page + 1)
            }
            Compromise::Ragged(Spot { page, text, .. }) => write!(
                f,
                "第 {} 页“{text}”一行没有排满：下一行开头的网址、数字或外文词太长，移不上来",
                page + 1
            ),
            Compromise::WordBroken(Spot { page, text, .. }) => {
                write!(f, "第 {} 页“{text}”一行的末尾断在词或数字中间", page + 1)
            }
            Compromise::SmallTable(page, size) => {
                let (page, size) = (page + 1, size.to_pt());
                write!(f, "第 {page} 页的表格缩到 {size} 磅字才放得下")?;
                match size < SMALL.to_pt() {
                    true => write!(f, "；少几栏，或放进横排的附件（landscape = true）"),
                    false => Ok(()),
                }
            }
            Compromise::CopiesAlone(page) => {
                write!(f, "第 {} 页只有抄送", page + 1)
            }
            Compromise::OtherFace(_, characters, file) => {
                write!(f, "“{characters}”用 {file} 补上")
            }
        }
    }
}

/// Looks over the pages.
pub fn compromises(pages: &Pages, style: &Style, fonts: &Fonts) -> Vec<Compromise> {
    let mut found = Vec::new();
    let mut small_tables = Vec::new();
    for (idx, page) in pages.pages.iter().enumerate() {
        let lines = text(page);
        let before = idx.checked_sub(1).map(|idx| text(&pages.pages[idx]));
        let after = pages.pages.get(idx + 1).map(text);
        found.extend(page_ends(idx, &lines, before.as_deref(), after.as_deref()));
        for (at, line) in lines.iter().enumerate() {
            let next = lines.get(at + 1).copied();
            let next = next.or(after.as_ref().and_then(|lines| lines.first().copied()));
            found.extend(line_ends(idx, line, next));
            let Some(cell) = line.cell.filter(|_| line.size < style.table_size) else {
                continue;
            };
            if !small_tables.contains(&cell.table) {
                small_tables.push(cell.table);
                found.push(Compromise::SmallTable(idx, line.size));
            }
        }
        let style = if page.is_turned { &style.turned() } else { style };
        found.extend(short_page(idx, &lines, after.as_deref(), style));
        let has = |is_it: fn(Role) -> bool| lines.iter().any(|line| is_it(line.role));
        if has(|role| matches!(role, Role::Signature | Role::Office))
            && has(|role| role == Role::Enclosure)
            && !has(is_text)
        {
            found.push(Compromise::NoText(idx));
        }
        let has_copies = page.lines.iter().any(|line| line.role == Role::Copies);
        if has_copies && lines.is_empty() {
            found.push(Compromise::CopiesAlone(idx));
        }
    }
    found.extend(other_faces(pages, style, fonts));
    found
}

/// 正文, tables included.
fn is_text(role: Role) -> bool {
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

/// The lines of a page that are read one after the other.
fn text(page: &Page) -> Vec<&Line> {
    let is_text = |line: &&Line| !matches!(line.role, Role::Folio | Role::Copies);
    page.lines.iter().filter(is_text).collect()
}

/// How a page begins and ends.
fn page_ends(
    page: usize,
    lines: &[&Line],
    before: Option<&[&Line]>,
    after: Option<&[&Line]>,
) -> Vec<Compromise> {
    let mut found = Vec::new();
    if let ([first, rest @ ..], Some([.., last])) = (lines, before)
        && first.cell.is_none()
        && first.block == last.block
        && rest.first().is_none_or(|second| second.block != first.block)
    {
        found.push(Compromise::LoneLine(Spot::new(page, first)));
    }
    if let ([.., last], Some([_, ..])) = (lines, after)
        && matches!(last.role, Role::Heading(_))
    {
        found.push(Compromise::StrandedHeading(Spot::new(page, last)));
    }
    found
}

/// Whether what is on the next page goes on from here, and there is room for it.
fn short_page(
    page: usize,
    lines: &[&Line],
    after: Option<&[&Line]>,
    style: &Style,
) -> Option<Compromise> {
    let next = after?.first()?;
    let goes_on = !matches!(next.role, Role::AttachmentLabel | Role::AttachmentTitle);
    let bottom = lines.iter().map(|line| line.bottom()).max()?;
    let room = (style.type_area_bottom() - bottom).thousandths();
    let rows = room / style.rows(1).thousandths();
    (goes_on && rows > 0).then_some(Compromise::ShortPage(page, rows))
}

/// How a line ends, before the next one of the same part or as its part's last.
fn line_ends(page: usize, line: &Line, next: Option<&Line>) -> Option<Compromise> {
    let next = next.filter(|next| next.block == line.block);
    let text = line.text();
    let spot = Spot::new(page, line);
    let is_prose = matches!(line.role, Role::Paragraph | Role::Remark);
    if line.is_lone && is_prose {
        return Some(Compromise::LoneCharacter(spot));
    }
    // A blank between two words is not set at a line's end; an address may end at a slash.
    let ends_in_word =
        text.ends_with(|ch: char| ch.is_ascii_graphic() && !"/?&=-@".contains(ch));
    let goes_on = |next: &Line| next.text().starts_with(|ch: char| ch.is_ascii_graphic());
    if ends_in_word && !line.ends_in_blank && next.is_some_and(goes_on) {
        return Some(Compromise::WordBroken(spot));
    }
    match line.fit {
        Fit::Natural if line.is_loose => Some(Compromise::Ragged(spot)),
        _ => line.is_loose.then_some(Compromise::Loose(spot)),
    }
}

/// The 汉字 that are not in their typeface's own face, by the file that has them.
fn other_faces(pages: &Pages, style: &Style, fonts: &Fonts) -> Vec<Compromise> {
    let mut files: Vec<(Spot, String, &str)> = Vec::new();
    for (page, line) in lines(pages).filter(|(_, line)| line.role != Role::Folio) {
        let own = fonts.main_face(look(line.role, style).typeface);
        for run in line.runs.iter().filter(|run| run.face != own) {
            let file = fonts.file(run.face);
            let is_han = |ch: &char| script(*ch) == Script::Han;
            for ch in run.glyphs.iter().map(|glyph| glyph.text).filter(is_han) {
                match files.iter_mut().find(|(.., known)| *known == file) {
                    Some((_, characters, _)) if characters.contains(ch) => {}
                    Some((_, characters, _)) => characters.push(ch),
                    None => files.push((Spot::new(page, line), ch.to_string(), file)),
                }
            }
        }
    }
    let found = |(spot, characters, file): (Spot, String, &str)| {
        Compromise::OtherFace(spot, characters, file.to_string())
    };
    files.into_iter().map(found).collect()
}

/// Every line with its page.
fn lines(pages: &Pages) -> impl Iterator<Item = (usize, &Line)> {
    let pages = pages.pages.iter().enumerate();
    pages.flat_map(|(idx, page)| page.lines.iter().map(move |line| (idx, line)))
}
