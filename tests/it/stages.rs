//! Letters, each taken through every stage: `letters/NAME.toml` and the examples beside
//! `letters/NAME/STAGE.txt`, and what is true of every letter.
//!
//! With `REPLY_UPDATE=1` the expected texts are written anew; read the difference.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use reply::compile::Compiled;
use reply::compile::Stage;
use reply::document::Document;
use reply::document::Role;
use reply::font::Choice;
use reply::font::Fonts;
use reply::font::Typeface;
use reply::gbt9704::STANDARD;
use reply::geometry::Length;
use reply::layout::Fit;
use reply::layout::Glyph;
use reply::layout::GlyphRun;
use reply::layout::Line;
use reply::layout::Page;
use reply::layout::Pages;
use reply::layout::text::CELL;
use reply::layout::text::class;
use reply::script::Script;

use crate::golden;
use crate::workspace;

const FOLDER: &str = "tests/letters";

/// Places are rounded to a thousandth of a point more than once on their way.
const ROUNDING: Length = Length::pt(0.005);

#[test]
fn every_stage_of_every_letter_is_as_expected() {
    golden::check(letters().iter().flat_map(|path| {
        let compiled = compiled(path);
        Stage::ALL.map(|stage| {
            (golden(path).join(format!("{}.txt", stage.name())), compiled.stage(stage))
        })
    }));
}

#[test]
fn every_expected_text_belongs_to_a_letter() {
    let known: Vec<PathBuf> = letters().iter().map(|path| golden(path)).collect();
    let entries = fs::read_dir(FOLDER).expect("the folder is part of the project");
    for path in entries.map(|entry| entry.expect("a readable folder").path()) {
        let is_left_over = path.is_dir() && !path.ends_with("bad");
        assert!(
            !is_left_over || known.contains(&path),
            "{} is left over",
            path.display()
        );
    }
}

#[test]
fn the_first_letter_has_the_lines_and_pages_of_its_original() {
    let path = Path::new("examples/fuminhan-2023-32.toml");
    let expected_path = golden(path).join("expected-lines.txt");
    let expected = fs::read_to_string(&expected_path).expect("the original's lines");
    let mut shown = Vec::new();
    for (idx, page) in compiled(path).pages.pages.iter().enumerate() {
        let lines = page.lines.iter().filter(|line| line.role != Role::Folio);
        let lines: Vec<&Line> = lines.collect();
        shown.push(format!("# page {}", idx + 1));
        for (at, line) in lines.iter().enumerate() {
            let is_indented =
                matches!(line.role, Role::Paragraph | Role::Heading(_) | Role::Remark);
            let goes_on = match at {
                0 => line_starts_at_the_margin(line),
                _ => lines[at - 1].block == line.block,
            };
            let indent = if is_indented && !goes_on { "　　" } else { "" };
            shown.push(format!("{indent}{}", line.text()));
        }
        shown.push(String::new());
    }
    assert_eq!(shown.join("\n").trim_end(), expected.trim_end());
}

fn line_starts_at_the_margin(line: &Line) -> bool {
    line.runs[0].glyphs[0].x < STANDARD.gutter + STANDARD.cells(1)
}

#[test]
fn every_character_is_printed_once_and_in_order() {
    for path in letters() {
        let Compiled { document, pages, .. } = compiled(&path);
        assert_eq!(printed(&pages), said(&document), "{}", path.display());
    }
}

/// What the pages show apart from their numbers. Blanks are not compared: one at a line's
/// end is not printed.
fn printed(pages: &Pages) -> String {
    let lines = pages.pages.iter().flat_map(|page| &page.lines);
    // 附件说明 has its label and numbers from the layout.
    let is_said =
        |line: &&Line| !line.role.is_furniture() && line.role != Role::Enclosure;
    let text: String = lines.filter(is_said).map(Line::text).collect();
    without_blanks(&text)
}

fn said(document: &Document) -> String {
    let texts = document.texts();
    let said = texts.into_iter().filter(|(role, _)| *role != Role::Enclosure);
    without_blanks(&said.map(|(_, text)| text).collect::<String>())
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|ch| !matches!(ch, ' ' | '\u{3000}')).collect()
}

#[test]
fn no_line_starts_or_ends_with_what_it_must_not() {
    every_line(|line, _, place| {
        let text = line.text();
        let first = text.chars().next().expect("a line is never empty");
        let last = text.chars().last().expect("a line is never empty");
        assert!(!class(first).never_starts(), "{place}: “{text}” starts with {first}");
        assert!(!class(last).never_ends(), "{place}: “{text}” ends with {last}");
    });
}

#[test]
fn no_line_leaves_the_type_area_and_full_lines_fill_it() {
    every_line(|line, is_last, place| {
        let over = right_end(line) - STANDARD.type_area_right();
        assert!(over <= ROUNDING, "{place}: “{}” is {over} mm too wide", line.text());
        let is_flush = over >= -ROUNDING;
        assert!(is_last || is_flush, "{place}: “{}” is {over} mm short", line.text());
    });
}

/// Calls with every line of the text, whether it is its paragraph's last, and where it is.
fn every_line(check: impl Fn(&Line, bool, &str)) {
    for path in letters() {
        let pages = compiled(&path).pages;
        let lines: Vec<(usize, &Line)> = pages
            .pages
            .iter()
            .enumerate()
            .filter(|(_, page)| !page.is_turned)
            .flat_map(|(idx, page)| text_lines(page).map(move |line| (idx, line)))
            .collect();
        for (at, (page, line)) in lines.iter().enumerate() {
            let is_last =
                lines.get(at + 1).is_none_or(|(_, next)| next.block != line.block);
            check(line, is_last, &format!("{}, page {}", path.display(), page + 1));
        }
    }
}

/// Lines on the grid of 28 字.
fn text_lines(page: &Page) -> impl Iterator<Item = &Line> {
    page.lines.iter().filter(|line| is_body(line.role) || line.role == Role::Remark)
}

fn is_body(role: Role) -> bool {
    matches!(role, Role::Addressee | Role::Heading(_) | Role::Paragraph)
}

/// Where a line's last character ends; a mark that was pushed in gives up to half its room.
fn right_end(line: &Line) -> Length {
    let run = line.runs.last().expect("a line has runs");
    let glyph = run.glyphs.last().expect("a run has glyphs");
    let choice = choice(line.role, run, glyph);
    let cell = STANDARD.cells(1);
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
fn pages_keep_the_grid() {
    for path in letters() {
        for (idx, page) in compiled(&path).pages.pages.iter().enumerate() {
            let place = format!("{}, page {}", path.display(), idx + 1);
            let is_own = |line: &Line| {
                matches!(line.role, Role::AttachmentTitle | Role::Cell | Role::HeadCell)
            };
            let is_for_copies = page.lines.iter().all(|line| !is_body(line.role));
            if is_for_copies || page.lines.iter().any(is_own) {
                continue;
            }
            let tops: Vec<Length> = page
                .lines
                .iter()
                .filter(|line| is_body(line.role))
                .map(|line| line.top)
                .collect();
            assert!(tops.len() as i64 <= STANDARD.rows, "{place}: {} rows", tops.len());
            for pair in tops.windows(2) {
                let pitch = pair[1] - pair[0];
                assert!(pitch >= STANDARD.least_pitch - ROUNDING, "{place}: {pitch} mm");
                assert!(pitch <= STANDARD.most_pitch + ROUNDING, "{place}: {pitch} mm");
            }
            if idx > 0 {
                assert_eq!(tops.first(), Some(&STANDARD.head), "{place}");
            }
            let lines = page.lines.iter().filter(|line| line.role != Role::Folio);
            let last = lines.map(|line| line.top).max().expect("a page has lines");
            let bottom = last + STANDARD.text_size;
            assert!(
                bottom <= STANDARD.type_area_bottom() + ROUNDING,
                "{place}: {bottom}"
            );
        }
    }
}

#[test]
fn the_signature_never_stands_alone() {
    for path in letters() {
        let pages = compiled(&path).pages.pages;
        let has = |page: &Page, role| page.lines.iter().any(|line| line.role == role);
        let is_signed =
            |page: &&Page| has(page, Role::Signature) || has(page, Role::Office);
        let signed = pages.iter().find(is_signed);
        let signed = signed.expect("a letter is signed");
        assert!(has(signed, Role::Date), "{}: date and name part", path.display());
        let has_text = signed.lines.iter().any(|line| is_body(line.role));
        assert!(has_text, "{}: nothing above the signature", path.display());
    }
}

#[test]
fn no_page_ends_with_a_heading_unless_the_letter_allows_it() {
    for path in letters() {
        let Compiled { letter, pages, .. } = compiled(&path);
        for page in pages.pages.iter().filter(|_| letter.layout.keep_headings) {
            let Some(last) = page.lines.iter().rfind(|line| is_body(line.role)) else {
                continue;
            };
            let role = last.role;
            let is_stranded = matches!(role, Role::Heading(_) | Role::Addressee);
            assert!(!is_stranded, "{}: {}", path.display(), role.name());
        }
    }
}

#[test]
fn every_page_but_the_first_is_numbered_at_its_outer_side() {
    for path in letters() {
        for (idx, page) in compiled(&path).pages.pages.iter().enumerate() {
            let folios: Vec<&Line> =
                page.lines.iter().filter(|line| line.role == Role::Folio).collect();
            let texts: Vec<String> = folios.iter().map(|line| line.text()).collect();
            let number = idx + 1;
            match idx {
                0 => assert!(texts.is_empty(), "{}", path.display()),
                _ => assert_eq!(texts, [format!("— {number} —")], "{}", path.display()),
            }
            let middle = STANDARD.gutter + STANDARD.type_area_width / 2;
            for folio in folios {
                let is_left = folio.runs[0].glyphs[0].x < middle;
                assert_eq!(is_left, number % 2 == 0, "{}, {number}", path.display());
            }
        }
    }
}

/// The letters hold what they were written for; a change of theirs must not lose it.
#[test]
fn the_letters_cover_what_can_happen() {
    let all: Vec<Compiled> = letters().iter().map(|path| compiled(path)).collect();
    let any = |test: &dyn Fn(&Compiled) -> bool| all.iter().any(test);
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
    assert!(any(&|compiled| compiled.pages.pages.len() == 1), "one page");
    assert!(any(&|compiled| compiled.pages.pages.len() >= 4), "four pages");
    assert!(any(&|compiled| compiled.pages.seals.is_empty()), "no seal");
    assert!(any(&|compiled| is_tightened(&compiled.pages)), "a tightened page");
    for mark in ['，', '。', '》', '”'] {
        assert!(ends_in(mark, true), "a line that ends in a pushed-in {mark}");
        assert!(ends_in(mark, false), "a line that ends in a whole {mark}");
    }
}

fn is_tightened(pages: &Pages) -> bool {
    let body = pages.pages[0].lines.iter().filter(|line| is_body(line.role));
    let tops: Vec<Length> = body.map(|line| line.top).collect();
    tops[1] - tops[0] < STANDARD.rows(1) - ROUNDING
}

/// Letters of the tests and examples, by name.
fn letters() -> Vec<PathBuf> {
    [golden::files(FOLDER, ".toml", 11), golden::files("examples", ".toml", 1)].concat()
}

/// Where a letter's expected texts lie.
fn golden(path: &Path) -> PathBuf {
    Path::new(FOLDER).join(path.file_stem().expect("a letter has a name"))
}

fn compiled(path: &Path) -> Compiled {
    workspace::compiled(path.to_str().expect("a plain name"))
}
