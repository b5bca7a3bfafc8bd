//! What is true of the pages of every letter: of those that were written for the tests, and
//! of the generated ones.

use std::sync::LazyLock;

use reply::chinese::Script;
use reply::compile::Compiled;
use reply::document::{Document, Role};
use reply::font::{Choice, Fonts, Typeface};
use reply::gbt9704::Style;
use reply::geometry::Length;
use reply::layout::text::{CELL, class};
use reply::layout::{
    Fit, Glyph, GlyphRun, Line, Page, Pages, Rule, SpacingStep, Verdict, What,
};

use crate::{generated, stages, workspace};

/// Widths are whole thousandths of a cell.
const ROUNDING: Length = Length::pt(0.016);

/// A letter and what it is called.
struct Letter {
    name: String,
    compiled: Compiled,
}

static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    let written = stages::letters().into_iter().map(|path| Letter {
        name: path.display().to_string(),
        compiled: stages::compiled(&path),
    });
    let generated = generated::LETTERS.iter().map(|letter| Letter {
        name: format!("generated {}", letter.name),
        compiled: workspace::compiled_text(&letter.text)
            .unwrap_or_else(|found| panic!("{}: {found:#?}", letter.name)),
    });
    written.chain(generated).collect()
});

/// A page and where it is.
struct Sheet<'a> {
    letter: &'a Compiled,
    page: &'a Page,
    idx: usize,
    place: String,
}

impl Sheet<'_> {
    /// The numbers that the page is made by.
    fn style(&self) -> Style {
        let style = &self.letter.letter.layout.style;
        if self.page.is_turned { style.turned() } else { style.clone() }
    }
}

fn sheets() -> impl Iterator<Item = Sheet<'static>> {
    LETTERS.iter().flat_map(|Letter { name, compiled }| {
        compiled.pages.pages.iter().enumerate().map(move |(idx, page)| Sheet {
            letter: compiled,
            page,
            idx,
            place: format!("{name}, page {}", idx + 1),
        })
    })
}

#[test]
fn every_character_is_printed_once_and_in_order() {
    for Letter { name, compiled } in LETTERS.iter() {
        let Compiled { letter, document, pages, .. } = compiled;
        let mut printed = printed(pages);
        if letter.layout.preprinted {
            // The paper has it; nothing stands before it here.
            printed.insert_str(0, &document.letterhead);
        }
        // 抄送 may stand before a form that is sent along.
        let copies = document.copies.as_deref().unwrap_or_default();
        let copies = without_blanks(copies);
        let mut said = said(document);
        if !printed.ends_with(&copies) {
            said.truncate(said.len() - copies.len());
            let at = printed.rfind(&copies).expect("抄送 is printed");
            said.insert_str(at, &copies);
        }
        assert!(printed == said, "{name}: {}", first_difference(&printed, &said));
    }
}

fn first_difference(one: &str, other: &str) -> String {
    let n_same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let from = |text: &str| text.chars().skip(n_same).take(20).collect::<String>();
    format!("“{}” instead of “{}”", from(one), from(other))
}

/// What the pages show apart from their numbers. Blanks are not compared: one at a line's
/// end is not printed.
fn printed(pages: &Pages) -> String {
    let lines = pages.pages.iter().flat_map(|page| &page.lines);
    let mut lines: Vec<&Line> = lines.filter(|line| !line.role.is_furniture()).collect();
    // A row of a table that goes over a page is read there cell by cell.
    for row in lines.chunk_by_mut(|one, other| {
        one.cell.map(|cell| (cell.table, cell.row))
            == other.cell.map(|cell| (cell.table, cell.row))
    }) {
        row.sort_by_key(|line| line.cell);
    }
    without_blanks(&lines.into_iter().map(Line::text).collect::<String>())
}

/// The texts of the document, and what 附件说明 has from the layout.
fn said(document: &Document) -> String {
    let mut said = String::new();
    let mut n_enclosures = 0;
    for (role, text) in document.texts() {
        if role == Role::Enclosure {
            n_enclosures += 1;
            said.push_str(if n_enclosures == 1 { "附件：" } else { "" });
            if document.enclosures.len() > 1 {
                said.push_str(&format!("{n_enclosures}."));
            }
        }
        said.push_str(text);
    }
    without_blanks(&said)
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|ch| !matches!(ch, ' ' | '\u{3000}')).collect()
}

#[test]
fn no_line_starts_or_ends_with_what_it_must_not() {
    for Sheet { page, place, .. } in sheets() {
        // Each end of a line inside a text; a text itself begins and ends as it was written.
        for pair in page.lines.windows(2).filter(|pair| pair[0].block == pair[1].block) {
            let (line, next) = (pair[0].text(), pair[1].text());
            let last = line.chars().last().expect("a line is never empty");
            let first = next.chars().next().expect("a line is never empty");
            let is_address = last == '/' && first.is_ascii_alphanumeric();
            let may_end = !class(last).never_ends() || is_address;
            assert!(may_end, "{place}: “{line}” ends with {last}");
            assert!(
                !class(first).never_starts(),
                "{place}: “{next}” starts with {first}"
            );
        }
    }
}

#[test]
fn no_line_leaves_the_type_area_and_full_lines_fill_it() {
    for sheet in sheets() {
        let lines: Vec<&Line> =
            sheet.page.lines.iter().filter(|line| is_flush(line.role)).collect();
        let next_page = sheet.letter.pages.pages.get(sheet.idx + 1);
        let place = &sheet.place;
        for (at, line) in lines.iter().enumerate() {
            let next = lines.get(at + 1).copied();
            let next = next.or(next_page.and_then(|page| page.lines.first()));
            let goes_on = next.is_some_and(|next| next.block == line.block);
            let over = right_end(line, &sheet) - measure_right(line, &sheet);
            let text = line.text();
            assert!(over <= ROUNDING, "{place}: “{text}” is {over} mm too wide");
            let is_flush = over >= -ROUNDING;
            // 附注 are not stretched.
            let is_ragged = line.role == Role::Remark;
            let is_torn = line.is_loose && line.fit == Fit::Natural;
            assert!(
                !goes_on || is_flush || is_torn || is_ragged,
                "{place}: “{text}” is {over} mm short"
            );
        }
    }
}

/// Whether the lines of a part fill their measure.
fn is_flush(role: Role) -> bool {
    is_text(role) || matches!(role, Role::Remark | Role::Enclosure | Role::Copies)
}

/// 正文 without its tables.
fn is_text(role: Role) -> bool {
    matches!(role, Role::Addressee | Role::Heading(_) | Role::Paragraph)
}

pub(crate) fn is_cell(role: Role) -> bool {
    matches!(role, Role::HeadCell | Role::HeadAgain | Role::Cell)
}

fn measure_right(line: &Line, sheet: &Sheet) -> Length {
    let style = sheet.style();
    match line.role {
        Role::Copies => style.type_area_right() - style.cells(style.copies_sides),
        _ => style.type_area_right(),
    }
}

/// Where a line's last character ends; a mark that was pushed in gives up to half its room.
fn right_end(line: &Line, sheet: &Sheet) -> Length {
    let run = line.runs.last().expect("a line has runs");
    let glyph = run.glyphs.last().expect("a run has glyphs");
    let choice = choice(line.role, run, glyph);
    let cell = if line.role == Role::Copies { run.size } else { sheet.style().cells(1) };
    let room = i64::from(choice.advance);
    let thousand = i64::from(CELL);
    let left = glyph.x
        - run.size.parts(choice.shift.into(), 1000)
        - (cell - run.size).parts(room, 2 * thousand);
    let given_up = match line.fit {
        Fit::Squeezed(by) if class(glyph.text).is_closing() => by.min(CELL / 2),
        _ => 0,
    };
    left + cell.parts(room - i64::from(given_up), thousand)
}

/// The glyph as its face has it, which tells its room.
fn choice(role: Role, run: &GlyphRun, glyph: &Glyph) -> Choice {
    let typeface = match role {
        Role::Heading(1) => Typeface::Hei,
        Role::Heading(2) => Typeface::Kai,
        _ => Typeface::FangSong,
    };
    [Script::Han, Script::Western, Script::Mark]
        .into_iter()
        .filter_map(|script| Fonts::builtin().glyph_as(typeface, glyph.text, script))
        .find(|choice| choice.face == run.face && choice.id == glyph.id)
        .expect("the glyph is one of its typeface's")
}

#[test]
fn no_cell_leaves_its_rules() {
    for Sheet { page, place, .. } in sheets() {
        cells_keep_their_rules(page, &place);
    }
}

/// Asserts that the characters of every cell stand between the rules around it.
pub(crate) fn cells_keep_their_rules(page: &Page, place: &str) {
    for line in page.lines.iter().filter(|line| is_cell(line.role)) {
        let (top, bottom) = (line.top, line.bottom());
        let is_beside = |rule: &&Rule| {
            let is_upright = rule.rect.width < rule.rect.height;
            is_upright && rule.rect.y <= top && rule.rect.bottom() >= bottom
        };
        let rules = || page.rules.iter().filter(is_beside).map(|rule| rule.rect);
        let (left, right) = ink(line);
        let next = rules().map(|rule| rule.x).find(|&x| x > left);
        let text = line.text();
        let next = next.unwrap_or_else(|| panic!("{place}: no rule by “{text}”"));
        assert!(right <= next, "{place}: “{text}” crosses a rule");
        assert!(rules().any(|rule| rule.x < left), "{place}: no rule by “{text}”");
        let mut flat =
            page.rules.iter().filter(|rule| rule.rect.width > rule.rect.height);
        let is_closed = flat.any(|rule| rule.rect.y >= bottom);
        assert!(is_closed, "{place}: no rule below “{text}”");
    }
}

/// The left and right edge of what is printed.
pub(crate) fn ink(line: &Line) -> (Length, Length) {
    let glyphs = line.runs.iter().flat_map(|run| {
        run.glyphs.iter().filter_map(move |glyph| {
            let bounds = Fonts::builtin().face(run.face).bounds(glyph.id)?;
            let at = |edge: i32| glyph.x + run.size.parts(edge.into(), 1000);
            Some((at(bounds.left), at(bounds.right)))
        })
    });
    let wider = |(left, right): (Length, Length), (l, r)| (left.min(l), right.max(r));
    glyphs.reduce(wider).expect("a line has ink")
}

#[test]
fn pages_keep_the_grid() {
    for sheet in sheets() {
        let (style, place) = (sheet.style(), &sheet.place);
        let is_own_row = |line: &&Line| is_text(line.role) || line.role == Role::Caption;
        let tops: Vec<Length> =
            sheet.page.lines.iter().filter(is_own_row).map(|line| line.top).collect();
        assert!(tops.len() as i64 <= style.rows, "{place}: {} rows", tops.len());
        let has_table = sheet.page.lines.iter().any(|line| is_cell(line.role));
        let pitch = pitch(&sheet, &tops);
        assert!(pitch >= style.least_pitch - ROUNDING, "{place}: {pitch} mm");
        assert!(pitch <= style.most_pitch + ROUNDING, "{place}: {pitch} mm");
        let start = if sheet.idx == 0 { tops[0] } else { style.head };
        for &top in &tops {
            let rows = (top - start).to_mm() / pitch.to_mm();
            let off = (rows - rows.round()).abs() * pitch.to_mm();
            assert!(off < 0.01, "{place}: a row at {top} mm is {off:.3} mm off the grid");
        }
        let is_head = |line: &Line| {
            matches!(line.role, Role::AttachmentLabel | Role::AttachmentTitle)
        };
        if sheet.idx > 0 && !has_table && !sheet.page.lines.iter().any(is_head) {
            assert!(tops.first().is_none_or(|&top| top == style.head), "{place}");
        }
        let is_in_it = |line: &&Line| line.role != Role::Folio;
        let lines = sheet.page.lines.iter().filter(is_in_it);
        let bottom = lines.map(Line::bottom).max().unwrap_or_default();
        let rules =
            sheet.page.rules.iter().filter(|rule| rule.rect.width < Length::mm(1.0));
        let bottom =
            rules.map(|rule| rule.rect.bottom()).max().unwrap_or(bottom).max(bottom);
        let foot = match sheet.idx {
            0 => style.second_rule_top(),
            _ => style.type_area_bottom(),
        };
        assert!(bottom <= foot + ROUNDING, "{place}: down to {bottom} mm");
    }
}

/// From row to row on a page.
fn pitch(sheet: &Sheet, tops: &[Length]) -> Length {
    let step = sheet.letter.pages.steps.iter().find_map(|step| match *step {
        SpacingStep::Tightened(idx, pitch) | SpacingStep::Loosened(idx, pitch)
            if idx == sheet.idx =>
        {
            Some(pitch)
        }
        _ => None,
    });
    match step {
        Some(pitch) => pitch,
        // Page 1 may have one row more than its share of the grid.
        None if sheet.idx == 0 => tops[1] - tops[0],
        None => sheet.style().rows(1),
    }
}

#[test]
fn the_signature_never_stands_alone() {
    for Letter { name, compiled } in LETTERS.iter() {
        let pages = &compiled.pages.pages;
        let has = |page: &Page, role| page.lines.iter().any(|line| line.role == role);
        let is_signed =
            |page: &&Page| has(page, Role::Signature) || has(page, Role::Office);
        let signed = pages.iter().find(is_signed);
        let signed = signed.expect("a letter is signed");
        assert!(has(signed, Role::Date), "{name}: date and name part");
        let is_company = |line: &Line| is_text(line.role) || is_cell(line.role);
        assert!(signed.lines.iter().any(is_company), "{name}: signature alone");
    }
}

#[test]
fn seals_have_their_room() {
    for Letter { name, compiled } in LETTERS.iter() {
        let style = &compiled.letter.layout.style;
        let seals = &compiled.pages.seals;
        for (at, seal) in seals.iter().enumerate() {
            let rect = seal.rect;
            let right = rect.x + rect.width;
            assert!(rect.x >= style.gutter - ROUNDING, "{name}: {rect:?}");
            assert!(rect.bottom() <= style.second_rule_top(), "{name}: {rect:?}");
            assert!(right <= Length::mm(210.0), "{name}: {rect:?}");
            let page = &compiled.pages.pages[seal.page];
            let is_text = |line: &&Line| {
                is_text(line.role)
                    || is_cell(line.role)
                    || matches!(line.role, Role::Enclosure | Role::Copies)
            };
            for line in page.lines.iter().filter(is_text) {
                let is_clear = line.bottom() <= rect.y || line.top >= rect.bottom();
                assert!(is_clear, "{name}: a seal on “{}”", line.text());
            }
            for other in &seals[..at] {
                let is_beside = other.rect.x + other.rect.width <= rect.x
                    || right <= other.rect.x
                    || other.rect.bottom() <= rect.y
                    || rect.bottom() <= other.rect.y;
                assert!(is_beside, "{name}: seals touch");
            }
        }
    }
}

#[test]
fn no_page_ends_with_what_goes_with_the_next_line() {
    for sheet in sheets().filter(|sheet| sheet.letter.letter.layout.keep_headings) {
        let is_row = |line: &&Line| {
            is_text(line.role) || is_cell(line.role) || line.role == Role::Caption
        };
        let Some(last) = sheet.page.lines.iter().rfind(is_row) else { continue };
        let is_stranded = matches!(
            last.role,
            Role::Heading(_)
                | Role::Addressee
                | Role::Caption
                | Role::HeadCell
                | Role::HeadAgain
        );
        assert!(!is_stranded, "{}: {}", sheet.place, last.role.name());
    }
}

#[test]
fn lone_lines_and_characters_are_cured() {
    let mut n_lone = 0;
    for Letter { name, compiled } in LETTERS.iter() {
        let is_told = |it: &&Verdict| it.is_to_be_told(&compiled.letter.layout);
        for verdict in compiled.verdicts.iter().filter(is_told) {
            match &verdict.what {
                What::LoneCharacter => n_lone += 1,
                What::CopiesAlone | What::ShortPage(_) | What::Ragged => {}
                other => panic!("{name}: {other:?}"),
            }
        }
    }
    // Few paragraphs have no good cure.
    assert!(n_lone <= 3, "{n_lone}");
}

#[test]
fn a_table_has_its_head_on_every_page() {
    for sheet in sheets() {
        for line in sheet.page.lines.iter().filter(|line| line.role == Role::Cell) {
            let table = line.cell.expect("a cell has a place").table;
            let is_head = |head: &Line| {
                matches!(head.role, Role::HeadCell | Role::HeadAgain)
                    && head.cell.is_some_and(|place| place.table == table)
                    && head.top < line.top
            };
            let has_head =
                sheet.letter.document.tables().nth(table).expect("it").n_heads > 0;
            let is_under_it = sheet.page.lines.iter().any(is_head);
            assert_eq!(is_under_it, has_head, "{}: “{}”", sheet.place, line.text());
        }
    }
}

#[test]
fn pages_are_numbered_at_their_outer_side() {
    for sheet in sheets() {
        let (page, place) = (sheet.page, &sheet.place);
        let folios: Vec<&Line> =
            page.lines.iter().filter(|line| line.role == Role::Folio).collect();
        let texts: Vec<String> = folios.iter().map(|line| line.text()).collect();
        let number = sheet.idx + 1;
        match page.is_unnumbered {
            true => assert!(texts.is_empty(), "{place}"),
            false => assert_eq!(texts, [format!("— {number} —")], "{place}"),
        }
        let is_blank = |idx: usize| {
            let page = sheet.letter.pages.pages.get(idx);
            page.is_some_and(|page| page.lines.is_empty())
        };
        let may_have_none =
            [0, 1].contains(&number) || is_blank(sheet.idx) || is_blank(sheet.idx - 1);
        assert!(!page.is_unnumbered || may_have_none, "{place}");
        let middle = sheet.letter.letter.layout.style.axis();
        for folio in folios {
            let is_left = folio.runs[0].glyphs[0].x < middle;
            assert_eq!(is_left, number % 2 == 0, "{place}");
        }
    }
}

/// The letters hold what they were written for; a change of theirs must not lose it.
#[test]
fn the_letters_cover_what_can_happen() {
    let any = |test: &dyn Fn(&Compiled) -> bool| {
        LETTERS.iter().any(|letter| test(&letter.compiled))
    };
    let lines = |compiled: &Compiled| -> Vec<Line> {
        compiled.pages.pages.iter().flat_map(|page| page.lines.clone()).collect()
    };
    let n_lines = |compiled: &Compiled, role| {
        lines(compiled).iter().filter(|line| line.role == role).count()
    };
    let n_proposers =
        |n| move |compiled: &Compiled| compiled.letter.proposal.proposers.len() == n;
    let ends_in = |mark: char, is_squeezed: bool| {
        any(&|compiled| {
            lines(compiled).iter().any(|line| {
                line.text().ends_with(mark)
                    && matches!(line.fit, Fit::Squeezed(_)) == is_squeezed
            })
        })
    };
    assert!(any(&|compiled| n_lines(compiled, Role::Title) == 3), "three title lines");
    assert!(any(&n_proposers(2)) && any(&n_proposers(5)), "several proposers");
    assert!(any(&|compiled| n_lines(compiled, Role::Heading(1)) == 0), "no headings");
    assert!(any(&|compiled| n_lines(compiled, Role::Heading(4)) > 0), "four levels");
    for n_pages in 1..=14 {
        assert!(
            any(&|compiled| compiled.pages.pages.len() == n_pages),
            "{n_pages} pages"
        );
    }
    assert!(any(&|compiled| compiled.pages.seals.is_empty()), "no seal");
    assert!(any(&|compiled| is_tightened(&compiled.pages)), "a tightened page");
    for mark in ['，', '。', '》', '”'] {
        assert!(ends_in(mark, true), "a line that ends in a pushed-in {mark}");
        assert!(ends_in(mark, false), "a line that ends in a whole {mark}");
    }
}

fn is_tightened(pages: &Pages) -> bool {
    let text = pages.pages[0].lines.iter().filter(|line| is_text(line.role));
    let tops: Vec<Length> = text.map(|line| line.top).collect();
    tops[1] - tops[0] < Style::rows(&reply::gbt9704::STANDARD, 1) - ROUNDING
}
