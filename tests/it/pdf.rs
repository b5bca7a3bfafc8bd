//! PDF files, read back.

mod reader;
mod sample;

use std::collections::BTreeMap;

use lopdf::Dictionary;
use lopdf::Document;
use lopdf::Object;
use lopdf::ObjectId;
use reply::document::Role;
use reply::export::Conformance;
use reply::export::Meta;
use reply::export::pdf;
use reply::font::Fonts;
use reply::geometry::Length;
use reply::layout::Page;
use reply::layout::Pages;
use ttf_parser::GlyphId;

use crate::workspace::compiled;

use reader::Shown;
use reader::content;
use reader::descendant;
use reader::name;
use reader::part;
use reader::resolved;
use reader::shown;
use sample::TEXT;
use sample::letter;
use sample::meta;
use sample::row;

/// How far a glyph may be from its place, in points.
const NEAR: f64 = 0.01;

fn written(pages: &Pages) -> Vec<u8> {
    pdf(pages, &meta(), Fonts::builtin(), Conformance::A2a)
        .expect("the letter is written")
}

fn read(pages: &Pages) -> Document {
    Document::load_mem(&written(pages)).expect("the file can be read")
}

fn sheets(document: &Document) -> Vec<ObjectId> {
    document.get_pages().into_values().collect()
}

fn look(pages: &Pages) -> Vec<Shown> {
    let document = read(pages);
    sheets(&document).into_iter().map(|page| shown(&document, page)).collect()
}

/// Everything that the pages of a file say, furniture too.
pub(crate) fn said(file: &[u8]) -> String {
    let document = Document::load_mem(file).expect("the file can be read");
    let pages = sheets(&document).into_iter().map(|page| shown(&document, page));
    pages.map(|page| page.text + "\n" + &page.artifacts + "\n").collect()
}

/// The bytes of a file, and those of its streams as they are unpacked.
pub(crate) fn unpacked(file: &[u8]) -> Vec<u8> {
    let mut document = Document::load_mem(file).expect("the file can be read");
    document.decompress();
    let mut bytes = file.to_vec();
    document.save_to(&mut bytes).expect("it is written to memory");
    bytes
}

/// PDFBox's preflight, the one free validator that is widely packaged, judges PDF/A-1b; the
/// real letter is left for it in Cargo's folder for tests.
#[test]
fn the_real_letter_is_left_for_the_validator() {
    let compiled = compiled("examples/fuminhan-2023-32.toml");
    let meta = reply::compile::meta(&compiled, None);
    let bytes = pdf(&compiled.pages, &meta, Fonts::builtin(), Conformance::A1b)
        .expect("the letter is written");
    assert!(bytes.starts_with(b"%PDF-1.4"));
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/fuminhan-2023-32.a1b.pdf");
    std::fs::write(path, bytes).expect("Cargo makes the folder");
}

/// One page with one paragraph of one line.
fn one_line(text: &str) -> Pages {
    let line = TEXT.line(Role::Paragraph, 0, row(0), text);
    let page = Page { lines: vec![line], ..Page::default() };
    Pages { pages: vec![page], seals: vec![], steps: vec![], parts: vec![] }
}

#[test]
fn each_page_is_a_sheet_of_a4() {
    let document = read(&letter());
    let sheets = sheets(&document);
    assert_eq!(sheets.len(), 2);
    for sheet in sheets {
        let sheet = document.get_dictionary(sheet).expect("a page");
        let edges = sheet.get(b"MediaBox").and_then(Object::as_array).expect("a box");
        let edges: Vec<f32> =
            edges.iter().map(|e| e.as_float().expect("a number")).collect();
        assert_eq!(edges, [0.0, 0.0, 595.276, 841.89]);
    }
}

#[test]
fn every_face_is_embedded_and_says_so_in_its_name() {
    let document = read(&letter());
    let fonts = reader::fonts(&document, sheets(&document)[0]);
    assert_eq!(fonts.len(), 6);
    for (_, font) in fonts {
        let below = descendant(&document, &font);
        let descriptor = part(&document, below, "FontDescriptor");
        let face = name(&font, "BaseFont");
        let (tag, rest) = face.split_once('+').expect("a tag");
        assert!(
            tag.len() == 6 && tag.chars().all(|ch| ch.is_ascii_uppercase()),
            "{face}"
        );
        assert!(!rest.is_empty() && rest.is_ascii());
        assert_eq!(name(descriptor, "FontName"), face);
        assert_eq!(name(below, "BaseFont"), face);
        assert_eq!(name(below, "CIDToGIDMap"), "Identity");
        content(
            &document,
            descriptor.get(b"FontFile2").expect("the face is in the file"),
        );
        assert!(descriptor.get(b"CIDSet").is_err());
    }
}

#[test]
fn widths_are_those_of_the_embedded_faces() {
    let document = read(&letter());
    for (_, font) in reader::fonts(&document, sheets(&document)[0]) {
        let descriptor = part(&document, descendant(&document, &font), "FontDescriptor");
        let program = content(&document, descriptor.get(b"FontFile2").expect("a face"));
        let face = ttf_parser::Face::parse(&program, 0).expect("the face parses");
        let em = f64::from(face.units_per_em());
        for (code, width) in reader::widths(&document, &font) {
            let advance = face.glyph_hor_advance(GlyphId(code)).expect("an advance");
            assert!((width - f64::from(advance) * 1000.0 / em).abs() <= 0.5);
        }
    }
}

#[test]
fn outlines_are_those_of_the_whole_faces() {
    let pages = one_line("您𠅤2026〔·……");
    let document = read(&pages);
    let fonts: BTreeMap<_, _> =
        reader::fonts(&document, sheets(&document)[0]).into_iter().collect();
    for run in &pages.pages[0].lines[0].runs {
        let font = &fonts[&format!("F{}", run.face.0)];
        let descriptor = part(&document, descendant(&document, font), "FontDescriptor");
        let program = content(&document, descriptor.get(b"FontFile2").expect("a face"));
        let subset = ttf_parser::Face::parse(&program, 0).expect("the face parses");
        let whole = Fonts::builtin().face(run.face).tables();
        let outline = |face: &ttf_parser::Face, id| {
            let mut outline = Outline::default();
            face.outline_glyph(GlyphId(id), &mut outline);
            outline.0
        };
        let kept: Vec<_> =
            (1..subset.number_of_glyphs()).map(|id| outline(&subset, id)).collect();
        for glyph in &run.glyphs {
            assert!(kept.contains(&outline(whole, glyph.id)), "{}", glyph.text);
        }
    }
}

#[derive(Default)]
struct Outline(Vec<[f32; 4]>);

impl ttf_parser::OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push([x, y, 0.0, 0.0]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push([x, y, 1.0, 0.0]);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.push([x1, y1, x, y]);
    }
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        unreachable!("the faces have quadratic outlines");
    }
    fn close(&mut self) {}
}

#[test]
fn the_same_letter_is_the_same_bytes() {
    let first = written(&letter());
    let other = written(&one_line("别的信"));
    assert_ne!(first, other);
    std::thread::scope(|scope| {
        let writer = || (0..5).map(|_| written(&letter())).collect::<Vec<_>>();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(writer)).collect();
        for thread in threads {
            let files = thread.join().expect("no thread panics");
            assert!(files.iter().all(|file| *file == first));
        }
    });
}

#[test]
fn another_letter_has_another_identifier() {
    let id =
        |pages: &Pages| read(pages).trailer.get(b"ID").expect("an identifier").clone();
    assert_ne!(id(&one_line("甲")), id(&one_line("乙")));
}

#[test]
fn text_is_read_as_it_was_set() {
    for (sheet, page) in look(&letter()).iter().zip(&letter().pages) {
        let text = |folio: bool| -> String {
            let lines = page.lines.iter().filter(|l| (l.role == Role::Folio) == folio);
            let glyphs = lines.flat_map(|l| &l.runs).flat_map(|run| &run.glyphs);
            glyphs.map(|glyph| glyph.text).collect()
        };
        assert_eq!(sheet.text, text(false));
        assert_eq!(sheet.artifacts, text(true));
    }
}

#[test]
fn every_glyph_stands_where_it_was_put() {
    let mut pages = letter();
    // Uneven, as justified lines are: places rounded up and down, and now and then a step.
    for (n, glyph) in (0..).zip(&mut pages.pages[0].lines[2].runs[0].glyphs) {
        glyph.x += Length::pt(0.0005 * f64::from(n * n % 7) + 2.0 * f64::from(n / 3));
    }
    for (sheet, page) in look(&pages).iter().zip(&pages.pages) {
        let runs: Vec<_> = page.lines.iter().flat_map(|line| &line.runs).collect();
        let wanted = runs.iter().flat_map(|run| {
            let y = 841.89 - run.baseline.to_pt();
            run.glyphs.iter().map(move |glyph| (glyph.x.to_pt(), y))
        });
        let wanted: Vec<_> = wanted.collect();
        assert_eq!(sheet.places.len(), wanted.len());
        for (is, should) in sheet.places.iter().zip(wanted) {
            let (dx, dy) = ((is.0 - should.0).abs(), (is.1 - should.1).abs());
            assert!(dx < NEAR && dy < NEAR, "{is:?} is not {should:?}");
        }
    }
}

#[test]
fn a_glyph_for_a_second_character_states_it() {
    let mut pages = one_line("日本日明日");
    let glyphs = &mut pages.pages[0].lines[0].runs[0].glyphs;
    glyphs[2].text = '⽇';
    assert_eq!(look(&pages)[0].text, "日本⽇明日");
    assert_eq!(look(&pages)[0].places.len(), 5);
}

#[test]
fn a_line_with_a_gap_states_its_text() {
    let mut pages = one_line("日本日明日");
    let close = read(&pages);
    for glyph in &mut pages.pages[0].lines[0].runs[0].glyphs[2..] {
        glyph.x += Length::pt(4.0);
    }
    let apart = read(&pages);
    let is_stated = |document: &Document| {
        let content = document.get_page_content(sheets(document)[0]);
        content.windows(10).any(|bytes| bytes == b"ActualText")
    };
    assert!(!is_stated(&close) && is_stated(&apart));
    assert_eq!(look(&pages)[0].text, "日本日明日");
}

#[test]
fn structure_tells_title_heading_and_paragraphs() {
    let document = read(&letter());
    let catalog = document.catalog().expect("a catalog");
    let root = part(&document, catalog, "StructTreeRoot");
    let whole = &kids(root)[0];
    let whole = resolved(&document, whole).as_dict().expect("an element");
    assert_eq!(name(whole, "S"), "Document");
    let elements: Vec<&Dictionary> = kids(whole)
        .iter()
        .map(|kid| resolved(&document, kid).as_dict().expect("an element"))
        .collect();
    let names: Vec<String> = elements.iter().map(|element| name(element, "S")).collect();
    assert_eq!(names, ["H1", "H2", "P", "P"]);
    // The paragraph goes on on the second page.
    let places = kids(elements[2]);
    assert_eq!(places[0].as_i64().expect("a number"), 2);
    let beyond = places[1].as_dict().expect("marked content of another page");
    let second = sheets(&document)[1];
    assert_eq!(beyond.get(b"Pg").and_then(Object::as_reference).expect("a page"), second);
}

fn kids(element: &Dictionary) -> &Vec<Object> {
    element.get(b"K").and_then(Object::as_array).expect("kids")
}

#[test]
fn every_row_of_a_table_has_its_columns() {
    for (letter, n_tables) in [("tables", 3), ("feedback-form", 1)] {
        let letter = compiled(&format!("examples/{letter}.toml"));
        let document = read(&letter.pages);
        let elements = |tag: &'static str| {
            let dictionaries =
                document.objects.values().filter_map(|it| it.as_dict().ok());
            dictionaries.filter(move |it| {
                it.get(b"S")
                    .and_then(Object::as_name)
                    .is_ok_and(|it| it == tag.as_bytes())
            })
        };
        let span = |cell: &Dictionary| {
            let span = cell.get(b"A").and_then(Object::as_dict);
            span.and_then(|it| it.get(b"ColSpan")).and_then(Object::as_i64).unwrap_or(1)
        };
        assert_eq!(elements("Table").count(), n_tables);
        for table in elements("Table") {
            let columns = |row: &Object| -> i64 {
                let row = resolved(&document, row).as_dict().expect("a row");
                let cells = kids(row).iter().map(|it| resolved(&document, it));
                cells.map(|cell| span(cell.as_dict().expect("a cell"))).sum()
            };
            let columns: Vec<i64> = kids(table).iter().map(columns).collect();
            assert!(columns.iter().all(|n| *n == columns[0]), "{columns:?}");
        }
    }
}

#[test]
fn every_mark_has_its_element() {
    let document = read(&letter());
    let catalog = document.catalog().expect("a catalog");
    let tree = part(&document, part(&document, catalog, "StructTreeRoot"), "ParentTree");
    let numbers = tree.get(b"Nums").and_then(Object::as_array).expect("numbers");
    for (n, page) in (0..).zip(sheets(&document)) {
        let sheet = document.get_dictionary(page).expect("a page");
        assert_eq!(
            sheet.get(b"StructParents").and_then(Object::as_i64).expect("a key"),
            n
        );
        let owners = numbers[2 * n as usize + 1].as_array().expect("elements");
        let tags = shown(&document, page).tags;
        assert_eq!(tags.len(), owners.len());
        for ((owner, (tag, id)), wanted) in owners.iter().zip(tags).zip(0..) {
            let owner = resolved(&document, owner).as_dict().expect("an element");
            assert_eq!((name(owner, "S"), id), (tag, wanted));
        }
    }
}

#[test]
fn nothing_is_painted_outside_of_marks() {
    assert!(look(&letter()).iter().all(|sheet| sheet.n_stray == 0));
}

#[test]
fn title_and_author_are_said_twice_alike() {
    let meta = Meta {
        title: "甲 < 乙 & “丙”\u{0}𠅤".to_string(),
        author: "某市>委员会".to_string(),
        ..meta()
    };
    let bytes =
        pdf(&letter(), &meta, Fonts::builtin(), Conformance::A2a).expect("a file");
    let document = Document::load_mem(&bytes).expect("the file can be read");
    let info = part(&document, &document.trailer, "Info");
    let title = "甲 < 乙 & “丙”𠅤";
    assert_eq!(reader::text(info.get(b"Title").expect("a title")), title);
    assert_eq!(reader::text(info.get(b"Author").expect("an author")), "某市>委员会");
    let date = info.get(b"CreationDate").and_then(Object::as_str).expect("a date");
    assert_eq!(date, b"D:20261124093000+08'00'");

    let catalog = document.catalog().expect("a catalog");
    let stream = resolved(&document, catalog.get(b"Metadata").expect("metadata"));
    let stream = stream.as_stream().expect("a stream");
    assert!(stream.dict.get(b"Filter").is_err());
    let packet = std::str::from_utf8(&stream.content).expect("UTF-8");
    let xml = roxmltree::Document::parse(packet).expect("well-formed");
    let said = |tag: &str| -> String {
        let mut nodes = xml.descendants().filter(|node| node.has_tag_name(tag));
        let texts = nodes.next().expect("the tag is there").descendants();
        texts.filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
    };
    assert_eq!(said("title"), title);
    assert_eq!(said("creator"), "某市>委员会");
    assert_eq!((said("part"), said("conformance")), ("2".to_string(), "A".to_string()));
    assert_eq!(said("CreateDate"), "2026-11-24T09:30:00+08:00");
}

#[test]
fn colours_have_a_profile_that_adds_up() {
    let document = read(&letter());
    let catalog = document.catalog().expect("a catalog");
    let intents = catalog.get(b"OutputIntents").and_then(Object::as_array);
    let intent = intents.expect("intents")[0].as_dict().expect("an intent");
    assert_eq!(name(intent, "S"), "GTS_PDFA1");
    let profile =
        content(&document, intent.get(b"DestOutputProfile").expect("a profile"));
    let number = |at: usize| {
        u32::from_be_bytes(profile[at..at + 4].try_into().expect("four bytes")) as usize
    };
    assert_eq!(number(0), profile.len());
    let tags: BTreeMap<&[u8], usize> = (0..number(128))
        .map(|n| 132 + 12 * n)
        .inspect(|&tag| assert!(number(tag + 4) + number(tag + 8) <= profile.len()))
        .map(|tag| (&profile[tag..tag + 4], number(tag + 4)))
        .collect();
    let xyz = |tag: &[u8; 4], n: usize| number(tags[&tag[..]] + 8 + 4 * n) as i64;
    for n in 0..3 {
        let sum = xyz(b"rXYZ", n) + xyz(b"gXYZ", n) + xyz(b"bXYZ", n);
        assert!((sum - xyz(b"wtpt", n)).abs() <= 3, "red, green and blue make white");
    }
}

#[test]
fn the_older_standard_gets_the_older_format() {
    let old =
        pdf(&letter(), &meta(), Fonts::builtin(), Conformance::A1b).expect("a file");
    assert!(old.starts_with(b"%PDF-1.4\n"));
    assert!(!old.windows(6).any(|bytes| bytes == b"ObjStm"));
    assert!(written(&letter()).starts_with(b"%PDF-1.7\n"));
}
