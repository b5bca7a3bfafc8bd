//! What a layout could not do well, seen from the finished pages.

use super::pages::{Line, Pages};
use super::title::first_cut;
use crate::document::{Document, Role, Title};
use crate::gbt9704::Style;
use crate::geometry::Length;

/// Something that did not come out as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A part that stands on one line is wider than the 版心; which of those of its role,
    /// from 0.
    TooWide(Role, usize),
    /// A part has no room on its page and leaves the 版心 at the top or the foot.
    OffPage(Role),
    /// What stands at the right below the letterhead meets what stands at the left; which of
    /// those of its role, from 0.
    Crossed(Role, usize),
    /// The letterhead fits the 版心 only in type smaller than the text.
    LetterheadSmall,
    /// A line of the title that the writer set had to be broken.
    LineCut,
    /// The title had to be broken in a word or between two brackets: what stands before
    /// the break.
    PhraseCut(String),
    /// The same in the title of an attachment, counted from 0.
    AttachmentTitleCut(usize, String),
}

/// Looks over the pages.
pub fn notes(document: &Document, style: &Style, pages: &Pages) -> Vec<Note> {
    let lines = || pages.pages.iter().flat_map(|page| &page.lines);
    let mut notes = Vec::new();
    for role in [
        Role::Number,
        Role::Class,
        Role::Corner,
        Role::Signature,
        Role::Office,
        Role::Date,
    ] {
        let of_role = lines().filter(|line| line.role == role).enumerate();
        let outside: Vec<(usize, &Line)> =
            of_role.filter(|(_, line)| leaves_type_area(line, style)).collect();
        // Beside one that is too wide others may have no room.
        let is_wide = |(_, line): &&(usize, &Line)| is_too_wide(line, style);
        let any_wide = outside.iter().any(|it| is_wide(&it));
        let blamed = outside.iter().filter(|it| !any_wide || is_wide(it));
        notes.extend(blamed.map(|(idx, _)| Note::TooWide(role, *idx)));
    }
    // A date moves with a name that is too wide.
    if notes.iter().any(|note| matches!(note, Note::TooWide(Role::Signature, _))) {
        notes.retain(|note| !matches!(note, Note::TooWide(Role::Date, _)));
    }
    notes.extend(off_page(style, pages));
    notes.extend(crossed(style, pages));
    let is_small = |line: &Line| size(line) < style.text_size;
    if lines().any(|line| line.role == Role::Letterhead && is_small(line)) {
        notes.push(Note::LetterheadSmall);
    }
    let title: Vec<&Line> = lines().filter(|line| line.role == Role::Title).collect();
    notes.extend(title_note(&document.title, &title));
    let titles: Vec<&Line> =
        lines().filter(|line| line.role == Role::AttachmentTitle).collect();
    let titles = titles.chunk_by(|one, other| one.block == other.block);
    for (idx, (attachment, lines)) in document.attachments.iter().zip(titles).enumerate()
    {
        if let Some(Note::PhraseCut(before)) = title_note(&attachment.title, lines) {
            notes.push(Note::AttachmentTitleCut(idx, before));
        }
    }
    notes
}

fn size(line: &Line) -> Length {
    line.runs.first().map_or(Length::ZERO, |run| run.size)
}

/// Lines are set from the right, so what is too wide starts left of the 版心. A glyph of
/// 16 pt stands a little out of its cell; half a millimetre is not yet too wide.
fn leaves_type_area(line: &Line, style: &Style) -> bool {
    let start = line.runs.first().map_or(style.gutter, |run| run.glyphs[0].x);
    start < style.gutter - Length::mm(0.5)
}

fn off_page(style: &Style, pages: &Pages) -> Option<Note> {
    let slack = Length::mm(0.5);
    pages.pages.iter().enumerate().find_map(|(idx, page)| {
        let style = if page.is_turned { &style.turned() } else { style };
        let foot =
            if idx == 0 { style.second_rule_top() } else { style.type_area_bottom() };
        let is_off = |line: &&Line| {
            let is_free =
                matches!(line.role, Role::Folio | Role::Corner | Role::Letterhead);
            let top = if idx == 0 { style.letterhead_top } else { style.head };
            !is_free && (line.bottom() > foot + slack || line.top < top - slack)
        };
        page.lines.iter().find(is_off).map(|line| Note::OffPage(line.role))
    })
}

/// 份号, 密级 and 紧急程度 share their lines with the number and the classes.
fn crossed(style: &Style, pages: &Pages) -> Vec<Note> {
    let Some(page) = pages.pages.first() else { return Vec::new() };
    let is_mark =
        |role| matches!(role, Role::CopyNumber | Role::Classification | Role::Urgency);
    let marks = || page.lines.iter().filter(|line| is_mark(line.role));
    let crosses = |line: &&Line| {
        let (start, _) = ends(line);
        marks().any(|mark| {
            mark.top == line.top && ends(mark).1 + mark.size + style.cells(1) > start
        })
    };
    [Role::Number, Role::Class]
        .into_iter()
        .flat_map(|role| {
            let of_role = page.lines.iter().filter(move |line| line.role == role);
            of_role
                .enumerate()
                .filter(|(_, line)| crosses(line))
                .map(|(idx, line)| Note::Crossed(line.role, idx))
        })
        .collect()
}

fn is_too_wide(line: &Line, style: &Style) -> bool {
    let (first, last) = ends(line);
    last - first + line.size > style.type_area_width
}

/// Where the leftmost and the rightmost glyph of a line start.
fn ends(line: &Line) -> (Length, Length) {
    let glyphs = || line.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.x);
    glyphs().min().zip(glyphs().max()).unwrap_or_default()
}

fn title_note(title: &Title, lines: &[&Line]) -> Option<Note> {
    match title {
        Title::Lines(wanted) => (lines.len() > wanted.len()).then_some(Note::LineCut),
        Title::Phrases(phrases) => {
            let text = title.text();
            let cut = first_cut(phrases, &ends_in(&text, lines))?;
            Some(Note::PhraseCut(text.chars().take(cut).collect()))
        }
    }
}

/// After how many characters of the text each line ends; blanks between lines are not set.
fn ends_in(text: &str, lines: &[&Line]) -> Vec<usize> {
    let chars: Vec<char> = text.chars().collect();
    let blanks =
        |from: usize| chars[from..].iter().take_while(|ch| ch.is_whitespace()).count();
    lines.iter().map(|line| line.chars.end + blanks(line.chars.end)).collect()
}
