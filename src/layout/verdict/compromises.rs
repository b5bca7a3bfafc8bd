//! What a typographer would have liked better, as seen on the finished pages. None of it
//! keeps a letter from being sent, and much of it cannot be avoided.

use std::collections::BTreeSet;
use std::ops::Range;

use super::kinds::Spot;
use super::kinds::Verdict;
use super::kinds::What;
use super::kinds::is_text;
use crate::chinese::{Script, script};
use crate::document::Role;
use crate::font::{FaceId, Fonts};
use crate::gbt9704::Style;
use crate::layout::pages::{Fit, Glyph, Line, Page, Pages};
use crate::layout::style::look;

/// A line of the text with its number on its page.
type Numbered<'p> = (usize, &'p Line);

/// The compromises on the pages.
pub(super) fn compromises(pages: &Pages, style: &Style, fonts: &Fonts) -> Vec<Verdict> {
    let mut found = Vec::new();
    let mut small_tables = BTreeSet::new();
    for (idx, page) in pages.pages.iter().enumerate() {
        let spot = |(number, line): Numbered| Spot::whole(idx, number, line);
        let lines = text(page);
        let before = idx.checked_sub(1).map(|idx| text(&pages.pages[idx]));
        let after = pages.pages.get(idx + 1).map(text);
        found.extend(page_ends(idx, &lines, before.as_deref(), after.as_deref()));
        for (at, line) in lines.iter().enumerate() {
            let next = lines.get(at + 1).copied();
            let next = next.or(after.as_ref().and_then(|lines| lines.first().copied()));
            found.extend(line_end(idx, *line, next.map(|(_, next)| next)));
            let size = line.1.size;
            let Some(cell) = line.1.cell.filter(|_| size < style.table_size) else {
                continue;
            };
            if small_tables.insert(cell.table) {
                found.push(Verdict::new(What::SmallTable(size), spot(*line)));
            }
        }
        let style = if page.is_turned { &style.turned() } else { style };
        found.extend(short_page(idx, &lines, after.as_deref(), style));
        let of =
            |is_it: fn(Role) -> bool| lines.iter().find(|(_, line)| is_it(line.role));
        if let Some(enclosure) = of(|role| role == Role::Enclosure)
            && of(|role| matches!(role, Role::Signature | Role::Office)).is_some()
            && of(is_text).is_none()
        {
            found.push(Verdict::new(What::NoText, spot(*enclosure)));
        }
        let copies =
            page.lines.iter().enumerate().find(|(_, line)| line.role == Role::Copies);
        if let Some(copies) = copies.filter(|_| lines.is_empty()) {
            found.push(Verdict::new(What::CopiesAlone, spot(copies)));
        }
    }
    found.extend(other_faces(pages, style, fonts));
    found
}

/// The lines of a page that are read one after the other.
fn text(page: &Page) -> Vec<Numbered<'_>> {
    let is_text = |(_, line): &Numbered| !matches!(line.role, Role::Folio | Role::Copies);
    page.lines.iter().enumerate().filter(is_text).collect()
}

/// Judges how a page begins and ends.
fn page_ends(
    page: usize,
    lines: &[Numbered],
    before: Option<&[Numbered]>,
    after: Option<&[Numbered]>,
) -> Vec<Verdict> {
    let mut found = Vec::new();
    if let ([(number, first), rest @ ..], Some([.., (_, last)])) = (lines, before)
        && first.cell.is_none()
        && first.block == last.block
        && rest.first().is_none_or(|(_, second)| second.block != first.block)
    {
        found.push(Verdict::new(What::LoneLine, Spot::whole(page, *number, first)));
    }
    if let ([.., (number, last)], Some([_, ..])) = (lines, after)
        && matches!(last.role, Role::Heading(_))
    {
        found.push(Verdict::new(What::StrandedHeading, Spot::whole(page, *number, last)));
    }
    found
}

/// Judges a page with room left, if what is on the next page continues it.
fn short_page(
    page: usize,
    lines: &[Numbered],
    after: Option<&[Numbered]>,
    style: &Style,
) -> Option<Verdict> {
    let (_, next) = after?.first()?;
    let goes_on = !matches!(next.role, Role::AttachmentLabel | Role::AttachmentTitle);
    let bottom = lines.iter().map(|(_, line)| line.bottom()).max()?;
    let room = (style.type_area_bottom() - bottom).thousandths();
    let rows = room / style.rows(1).thousandths();
    let (number, last) = lines.last()?;
    let is_short = goes_on && rows > 0;
    is_short
        .then(|| Verdict::new(What::ShortPage(rows), Spot::whole(page, *number, last)))
}

/// Judges how a line ends, before the next one of its part or as its part's last.
fn line_end(
    page: usize,
    (number, line): Numbered,
    next: Option<&Line>,
) -> Option<Verdict> {
    let next = next.filter(|next| next.block == line.block);
    let text = line.text();
    let is_prose = matches!(line.role, Role::Paragraph | Role::Remark);
    // A blank between two words is not set at a line's end; an address may end at a slash.
    let ends_in_word =
        text.ends_with(|ch: char| ch.is_ascii_graphic() && !"/?&=-@".contains(ch));
    let goes_on = |next: &Line| next.text().starts_with(|ch: char| ch.is_ascii_graphic());
    let what = match line.fit {
        // A repeated head of a table is reported where it is first.
        _ if line.role.is_furniture() => return None,
        _ if line.is_lone && is_prose => What::LoneCharacter,
        _ if ends_in_word && !line.ends_in_blank && next.is_some_and(goes_on) => {
            What::WordBroken
        }
        _ if !line.is_loose => return None,
        Fit::Natural => What::Ragged,
        _ => What::Loose,
    };
    Some(Verdict::new(what, Spot::whole(page, number, line)))
}

/// The 汉字 that their typeface's own face lacks, by the file that has them.
fn other_faces(pages: &Pages, style: &Style, fonts: &Fonts) -> Vec<Verdict> {
    let mut files: Vec<(Spot, String, &str)> = Vec::new();
    for (page, sheet) in pages.pages.iter().enumerate() {
        for (number, line) in text_and_copies(sheet) {
            for Stretch { face, drawn, glyphs, role } in stretches(line) {
                let own = fonts.main_face(look(role, style).typeface);
                let characters = han(drawn);
                if face == own || characters.is_empty() {
                    continue;
                }
                let file = fonts.file(face);
                match files.iter_mut().find(|(.., known)| *known == file) {
                    Some((_, known, _)) => {
                        let new = characters.chars();
                        let new: String = new.filter(|ch| !known.contains(*ch)).collect();
                        known.push_str(&new);
                    }
                    None => {
                        let spot = Spot { page, line: number, glyphs };
                        files.push((spot, characters, file));
                    }
                }
            }
        }
    }
    let found = |(spot, characters, file): (Spot, String, &str)| {
        Verdict::new(What::OtherFace(characters, file.to_string()), spot)
    };
    files.into_iter().map(found).collect()
}

/// The lines of a page without its page number.
fn text_and_copies(page: &Page) -> impl Iterator<Item = Numbered<'_>> {
    page.lines.iter().enumerate().filter(|(_, line)| line.role != Role::Folio)
}

/// Glyphs of a line in one face and one look.
struct Stretch<'a> {
    face: FaceId,
    drawn: &'a [Glyph],
    /// Which of the line's glyphs they are.
    glyphs: Range<usize>,
    /// What they look like.
    role: Role,
}

/// The stretches of a line. One face may draw the end of a heading and the text behind it.
fn stretches(line: &Line) -> Vec<Stretch<'_>> {
    let (lead, n_lead) = line.lead.unwrap_or((line.role, 0));
    let mut found = Vec::new();
    let mut start = 0;
    for run in &line.runs {
        let end = start + run.glyphs.len();
        let (led, rest) = run.glyphs.split_at(n_lead.clamp(start, end) - start);
        let middle = start + led.len();
        let parts = [(led, start..middle, lead), (rest, middle..end, line.role)];
        let parts = parts.into_iter().filter(|(drawn, ..)| !drawn.is_empty());
        found.extend(parts.map(|(drawn, glyphs, role)| Stretch {
            face: run.face,
            drawn,
            glyphs,
            role,
        }));
        start = end;
    }
    found
}

/// The 汉字 among glyphs, each once.
fn han(glyphs: &[Glyph]) -> String {
    let mut characters = String::new();
    for glyph in glyphs {
        if script(glyph.text) == Script::Han && !characters.contains(glyph.text) {
            characters.push(glyph.text);
        }
    }
    characters
}
