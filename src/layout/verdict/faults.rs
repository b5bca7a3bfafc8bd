//! Faults that keep pages from being a letter: text that is cut off or cannot be read.

use super::kinds::Spot;
use super::kinds::Verdict;
use super::kinds::What;
use crate::document::{Document, Role, Title};
use crate::gbt9704::Style;
use crate::geometry::Length;
use crate::layout::pages::{Line, Pages, Rule};
use crate::layout::title::first_cut;

/// The faults that keep the pages from being a letter, and titles broken where they
/// should not be.
pub(super) fn faults(document: &Document, style: &Style, pages: &Pages) -> Vec<Verdict> {
    let mut faults = Vec::new();
    for role in [
        Role::Number,
        Role::Class,
        Role::Draft,
        Role::Corner,
        Role::Signature,
        Role::Office,
        Role::Date,
    ] {
        let outside: Vec<(Spot, &Line)> = lines(pages)
            .filter(|(_, line)| line.role == role && leaves_type_area(line, style))
            .collect();
        // Beside one that is too wide others may have no room.
        let is_wide = |(_, line): &&(Spot, &Line)| is_too_wide(line, style);
        let any_wide = outside.iter().any(|it| is_wide(&it));
        let blamed = outside.iter().filter(|it| !any_wide || is_wide(it));
        let spots: Vec<&Spot> = blamed.map(|(spot, _)| spot).collect();
        // A date moves with a name that is too wide.
        let is_moved = role == Role::Date
            && faults.iter().any(|fault: &Verdict| {
                fault.what == What::TooWide
                    && fault.spot.of(pages).role == Role::Signature
            });
        let spots = spots.into_iter().filter(|_| !is_moved);
        faults.extend(spots.map(|spot| Verdict::new(What::TooWide, spot.clone())));
    }
    faults.extend(off_page(style, pages));
    faults.extend(crossed(style, pages));
    let is_small = |line: &Line| {
        let size = line.runs.first().map_or(Length::ZERO, |run| run.size);
        line.role == Role::Letterhead && size < style.text_size
    };
    let small = lines(pages).find(|(_, line)| is_small(line));
    faults.extend(small.map(|(spot, _)| Verdict::new(What::LetterheadSmall, spot)));
    let titles: Vec<(Spot, &Line)> = lines(pages)
        .filter(|(_, line)| matches!(line.role, Role::Title | Role::AttachmentTitle))
        .collect();
    let titles = titles.chunk_by(|(_, one), (_, other)| one.block == other.block);
    let attached = document.attachments.iter().map(|attachment| &attachment.title);
    for (title, lines) in std::iter::once(&document.title).chain(attached).zip(titles) {
        faults.extend(title_cut(title, lines));
    }
    faults
}

/// Every line with its spot.
fn lines(pages: &Pages) -> impl Iterator<Item = (Spot, &Line)> {
    let pages = pages.pages.iter().enumerate();
    pages.flat_map(|(page, sheet)| {
        let lines = sheet.lines.iter().enumerate();
        lines.map(move |(idx, line)| (Spot::whole(page, idx, line), line))
    })
}

/// Whether a line is wider than the 版心. Lines are set from the right, so one that is too
/// wide starts left of the 版心. A glyph of 16 pt is a little wider than its cell; half a
/// millimetre is not yet too wide.
fn leaves_type_area(line: &Line, style: &Style) -> bool {
    let start = line.runs.first().map_or(style.gutter, |run| run.glyphs[0].x);
    start < style.gutter - Length::mm(0.5)
}

fn off_page(style: &Style, pages: &Pages) -> Option<Verdict> {
    let slack = Length::mm(0.5);
    let turned = style.turned();
    let ends = |page: usize| {
        let style = if pages.pages[page].is_turned { &turned } else { style };
        match page {
            0 => (style.letterhead_top - slack, style.second_rule_top() + slack),
            _ => (style.head - slack, style.type_area_bottom() + slack),
        }
    };
    let is_off = |(spot, line): &(Spot, &Line)| {
        let (head, foot) = ends(spot.page);
        let is_free = matches!(
            line.role,
            Role::Folio | Role::Draft | Role::Corner | Role::Letterhead
        );
        !is_free && (line.bottom() > foot || line.top < head)
    };
    // A row may be too high for its page though its text is not.
    let is_high = |page: &usize| {
        pages.pages[*page].rules.iter().any(|Rule { rect, .. }| {
            rect.height > rect.width && rect.bottom() > ends(*page).1
        })
    };
    let high = (0..pages.pages.len()).find(is_high);
    let is_in_high_row =
        |(spot, line): &(Spot, &Line)| Some(spot.page) == high && line.cell.is_some();
    let off = lines(pages).find(is_off).or_else(|| lines(pages).find(is_in_high_row));
    off.map(|(spot, _)| Verdict::new(What::OffPage, spot))
}

/// Finds overlaps of 份号, 密级 and 紧急程度 with the number and the classes, which share their
/// lines.
fn crossed(style: &Style, pages: &Pages) -> Vec<Verdict> {
    let is_mark =
        |role| matches!(role, Role::CopyNumber | Role::Classification | Role::Urgency);
    let first = || lines(pages).take_while(|(spot, _)| spot.page == 0);
    let crosses = |line: &Line| {
        let (start, _) = ends(line);
        first().filter(|(_, mark)| is_mark(mark.role)).any(|(_, mark)| {
            mark.top == line.top && ends(mark).1 + mark.size + style.cells(1) > start
        })
    };
    [Role::Number, Role::Class]
        .into_iter()
        .flat_map(|role| first().filter(move |(_, line)| line.role == role))
        .filter(|(_, line)| crosses(line))
        .map(|(spot, _)| Verdict::new(What::Crossed, spot))
        .collect()
}

fn is_too_wide(line: &Line, style: &Style) -> bool {
    let (first, last) = ends(line);
    last - first + line.size > style.type_area_width
}

/// The start of the leftmost and of the rightmost glyph of a line.
fn ends(line: &Line) -> (Length, Length) {
    let glyphs = || line.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.x);
    glyphs().min().zip(glyphs().max()).unwrap_or_default()
}

/// The place where a title was broken that should not have been.
fn title_cut(title: &Title, lines: &[(Spot, &Line)]) -> Option<Verdict> {
    match title {
        Title::Lines(wanted) => {
            let ends = wanted.iter().scan(0, |end, line| {
                *end += line.chars().count();
                Some(*end)
            });
            let ends: Vec<usize> = ends.collect();
            let (spot, _) = lines.iter().find(|(_, line)| {
                lines.len() > wanted.len() && !ends.contains(&line.chars.end)
            })?;
            Some(Verdict::new(What::TitleLineCut, spot.clone()))
        }
        Title::Phrases(phrases) => {
            let text = title.text();
            let cut = first_cut(phrases, &ends_in(&text, lines))?;
            let (spot, line) =
                lines.iter().rev().find(|(_, line)| line.chars.start < cut)?;
            let last = spot.glyphs.end.min(cut - line.chars.start);
            let glyphs = last.saturating_sub(1)..last;
            let before = text.chars().take(cut).collect();
            let spot = Spot { glyphs, ..spot.clone() };
            Some(Verdict::new(What::PhraseCut(before), spot))
        }
    }
}

/// The number of characters of the text up to the end of each line; blanks between lines
/// are not set.
fn ends_in(text: &str, lines: &[(Spot, &Line)]) -> Vec<usize> {
    let chars: Vec<char> = text.chars().collect();
    let blanks =
        |from: usize| chars[from..].iter().take_while(|ch| ch.is_whitespace()).count();
    let ends = lines.iter().map(|(_, line)| line.chars.end);
    ends.map(|end| end + blanks(end)).collect()
}
