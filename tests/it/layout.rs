//! What the layout does with letters that are made for one question each.

use reply::document::{Block, Document, Part, Role, Signature, Title};
use reply::font::Fonts;
use reply::gbt9704::STANDARD;
use reply::geometry::Length;
use reply::layout::{GlyphRun, Line, Pages, lay_out};
use reply::settings::{FirstPageBottom, Settings};

fn letter(title: &str, body: &[(Role, &str)]) -> Document {
    let block = |&(role, text): &(Role, &str)| Part::Text(Block::new(role, text.into()));
    Document {
        letterhead: "深圳市福田区民政局".into(),
        number: "福民函〔2023〕32号".into(),
        title: Title::Phrases(vec![title.into()]),
        addressee: "陈孝悦委员：".into(),
        body: body.iter().map(block).collect(),
        signature: Signature::Bureaus(vec!["福田区民政局".into()]),
        date: "2023年8月1日".into(),
        ..Document::default()
    }
}

fn laid_out(document: &Document, settings: &Settings) -> Pages {
    lay_out(document, settings, Fonts::builtin())
}

fn lines(pages: &Pages, role: Role) -> Vec<(usize, &Line)> {
    let numbered = pages.pages.iter().enumerate();
    numbered
        .flat_map(|(idx, page)| page.lines.iter().map(move |line| (idx, line)))
        .filter(|(_, line)| line.role == role)
        .collect()
}

/// Left and right edge of a glyph's ink, and the character.
fn ink(line: &Line) -> Vec<(char, Length, Length)> {
    let fonts = Fonts::builtin();
    line.runs
        .iter()
        .flat_map(|run| {
            run.glyphs.iter().map(move |glyph| {
                let bounds = fonts.face(run.face).bounds(glyph.id).expect("ink");
                let at = |edge: i32| glyph.x + run.size.parts(edge.into(), 1000);
                (glyph.text, at(bounds.left), at(bounds.right))
            })
        })
        .collect()
}

#[test]
fn two_dashes_are_one_stroke_in_every_typeface() {
    let body = [
        (Role::Heading(1), "一、目标——明年"),
        (Role::Heading(2), "（一）目标——明年"),
        (Role::Paragraph, "目标——明年"),
    ];
    let pages = laid_out(&letter("对建议——提案的答复", &body), &Settings::default());
    let near = Length::mm(0.05);
    for line in &pages.pages[0].lines {
        for pair in ink(line).windows(2) {
            if pair[0].0 == '—' && pair[1].0 == '—' {
                assert!(pair[1].1 - pair[0].2 <= near, "{:?}: {pair:?}", line.role);
            }
        }
    }
}

#[test]
fn ordinal_with_a_dot_has_no_gap_behind_it() {
    let body = [(Role::Heading(3), "1.加强"), (Role::Paragraph, "有3个")];
    let pages = laid_out(&letter("答复", &body), &Settings::default());
    let step = |role: Role, at: usize| {
        let runs = &lines(&pages, role)[0].1.runs;
        let x: Vec<Length> =
            runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.x).collect();
        x[at + 1] - x[at]
    };
    // The dot takes a quarter of an em in Liberation Serif; a 汉字 and its gap 1¼ cells.
    assert!((step(Role::Heading(3), 1).to_mm() - 0.25 * 5.571).abs() < 0.1);
    assert!((step(Role::Paragraph, 0).to_mm() - 1.25 * 5.571).abs() < 0.1);
}

/// Paragraphs that fill so many rows, the last one of two.
fn rows(count: usize) -> Vec<(Role, &'static str)> {
    let mut body = vec![(Role::Paragraph, "一行。"); count - 2];
    body.push((Role::Paragraph, TWO_ROWS));
    body
}

const TWO_ROWS: &str =
    "这是最后一段，它有两行，第一行一直写到右边的版心边缘为止，第二行只有几个字。";

#[test]
fn signature_takes_the_last_two_lines_of_a_paragraph_along() {
    // Page 1 holds 16 rows under a title of one line: addressee and 15 rows.
    let pages = laid_out(&letter("对提案的答复", &rows(15)), &Settings::default());
    assert_eq!(pages.pages.len(), 2);
    let moved = lines(&pages, Role::Paragraph);
    let on_page_2: Vec<_> = moved.iter().filter(|(page, _)| *page == 1).collect();
    assert_eq!(on_page_2.len(), 2);
    assert_eq!(on_page_2[0].1.block, on_page_2[1].1.block);
    assert_eq!(lines(&pages, Role::Signature)[0].0, 1);
}

#[test]
fn lone_last_characters_are_cured_unless_the_letter_forbids_it() {
    let text = "这是一段，它有两行，第一行一直写到右边，第二行只有一字。";
    let body = [(Role::Heading(4), text), (Role::Paragraph, text)];
    let mut document = letter("答复", &body);
    document.remarks = vec![text.into()];
    let n_lines = |cure_lone_characters| {
        let settings = Settings { cure_lone_characters, ..Settings::default() };
        let pages = laid_out(&document, &settings);
        [Role::Heading(4), Role::Paragraph, Role::Remark]
            .map(|role| lines(&pages, role).len())
    };
    assert_eq!(n_lines(false), [2, 2, 2]);
    assert_eq!(n_lines(true), [1, 1, 1]);
}

#[test]
fn unsealed_signature_stands_a_line_below_the_text() {
    let settings = Settings { seal: false, ..Settings::default() };
    let pages = laid_out(&letter("答复", &[(Role::Paragraph, "一行。")]), &settings);
    let text = lines(&pages, Role::Paragraph)[0].1;
    let name = lines(&pages, Role::Signature)[0].1;
    let date = lines(&pages, Role::Date)[0].1;
    assert_eq!(name.top - (text.top + STANDARD.text_size), STANDARD.line);
    // The date (7 cells with its gaps) is longer than the name (6): it takes the two cells
    // at the right, and the name starts two cells left of it.
    let start = |line: &Line| line.runs[0].glyphs[0].x;
    let apart = (start(date) - start(name)).to_mm();
    assert!((apart - 2.0 * 5.571).abs() < 0.1, "{apart}");
    assert!(pages.seals.is_empty());
}

#[test]
fn seal_stands_on_the_name_and_the_date_within_a_line_of_the_text() {
    let pages =
        laid_out(&letter("答复", &[(Role::Paragraph, "一行。")]), &Settings::default());
    let seal = pages.seals[0].rect;
    let text = lines(&pages, Role::Paragraph)[0].1;
    let name = lines(&pages, Role::Signature)[0].1;
    let date = lines(&pages, Role::Date)[0].1;
    assert!(seal.y - (text.top + STANDARD.text_size) <= STANDARD.line);
    let middle = seal.y + seal.height / 2;
    let of_both = (name.top + date.top + STANDARD.text_size) / 2;
    assert!(middle < of_both && (of_both - middle).to_mm() < 5.0);
    let inked = ink(date);
    let axis = (inked[0].1 + inked[inked.len() - 1].2) / 2;
    assert!(((seal.x + seal.width / 2) - axis).to_mm().abs() < 1.0);
}

#[test]
fn long_name_stays_inside_the_type_area() {
    let mut document = letter("答复", &[(Role::Paragraph, "一行。")]);
    let name = "深圳市福田区住房和建设局（福田区人民防空办公室）".into();
    document.signature = Signature::Bureaus(vec![name]);
    let pages = laid_out(&document, &Settings::default());
    let name = lines(&pages, Role::Signature)[0].1;
    let edge = ink(name).last().expect("ink").2;
    assert!(edge <= STANDARD.type_area_right() && ink(name)[0].1 >= STANDARD.gutter);
}

#[test]
fn page_1_is_tightened_only_where_that_brings_a_row_onto_it() {
    // Three lines of title leave room for 13 rows at the pitch of a full page and for 14
    // at a tighter one. The text ends with the 12th row: its two last lines go with the
    // signature to page 2, and nothing is won by tightening.
    let mut document = letter("", &rows(11));
    document.title = Title::Lines(vec!["对提案".into(), "的答复".into(), "之三".into()]);
    let pages = laid_out(&document, &Settings::default());
    let text: Vec<Length> = pages.pages[0]
        .lines
        .iter()
        .filter(|line| matches!(line.role, Role::Paragraph | Role::Addressee))
        .map(|line| line.top)
        .collect();
    let pitch = (text[1] - text[0]).to_mm();
    assert!((pitch - 10.4455).abs() < 0.001, "{pitch}");
}

#[test]
fn signature_stays_on_the_sheet_even_after_a_page_of_headings() {
    let mut body = vec![(Role::Paragraph, "一行。"); 15];
    body.extend(vec![(Role::Heading(2), "（一）标题"); 19]);
    body.push((Role::Paragraph, "一行。"));
    let pages = laid_out(&letter("答复", &body), &Settings::default());
    let (page, date) = lines(&pages, Role::Date)[0];
    assert!(date.top + STANDARD.text_size <= STANDARD.type_area_bottom());
    let with_it = lines(&pages, Role::Paragraph);
    assert!(with_it.iter().any(|(other, _)| *other == page));
}

#[test]
fn a_name_is_set_in_one_face() {
    // The text's face has no 驎; the one that has it sets the whole name and nothing else.
    let mut document = letter("答复", &[(Role::Paragraph, "请王驎同志、王强同志参加。")]);
    let faces = |document: &Document| -> Vec<String> {
        let pages = laid_out(document, &Settings::default());
        let line = lines(&pages, Role::Paragraph)[0].1;
        let text = |run: &GlyphRun| {
            run.glyphs.iter().map(|glyph| glyph.text).collect::<String>()
        };
        line.runs.iter().map(text).collect()
    };
    assert_eq!(faces(&document), ["请王", "驎", "同志、王强同志参加。"]);
    document.persons = vec!["王驎".into()];
    assert_eq!(faces(&document), ["请", "王驎", "同志、王强同志参加。"]);
}

/// Characters of names that few faces have, and one of each extension from B to F.
const RARE: &str = "㛃䶮𠅤𬎆𫖯𬳵䲟镕喆驎囍𠙶𪟝𫝈𫟼𬭁";

#[test]
fn a_rare_name_is_set_in_one_face_in_every_typeface() {
    let mut n_in_another = 0;
    for ch in RARE.chars() {
        let name = format!("王{ch}明");
        let text = format!("请{name}同志参加。");
        for role in [Role::Paragraph, Role::Heading(1), Role::Heading(2)] {
            let document = Document {
                persons: vec![name.clone()],
                title: Title::Lines(vec![text.as_str().into()]),
                ..letter("", &[(role, &text), (Role::Paragraph, "如上。")])
            };
            let pages = laid_out(&document, &Settings::default());
            for (_, line) in [role, Role::Title].map(|role| lines(&pages, role)[0]) {
                let has = |run: &&GlyphRun| run.glyphs.iter().any(|it| it.text == ch);
                let run = line.runs.iter().find(has).expect("it is printed");
                let shown: String = run.glyphs.iter().map(|it| it.text).collect();
                assert!(shown.contains(&name), "{ch} in “{shown}”");
                // Faces sit higher or lower; their 汉字 have one middle.
                let centre = Fonts::builtin().face(run.face).centre();
                let middle = run.baseline - run.size.parts(centre.into(), 1000);
                let off = (middle - line.top - run.size / 2).to_mm();
                assert!(off.abs() < 0.01, "{ch} is {off} mm too low");
                n_in_another += usize::from(shown == name);
            }
        }
    }
    // The typefaces' own faces have some of them.
    assert!((1..RARE.chars().count() * 6).contains(&n_in_another));
}

#[test]
fn every_row_of_page_1_counts_where_the_text_goes_down_to_the_second_rule() {
    let settings = Settings {
        first_page_bottom: FirstPageBottom::SecondRule,
        ..Settings::default()
    };
    let mut document = letter("", &rows(40));
    document.title = Title::Lines(vec!["对提案".into(), "的答复".into()]);
    let pages = laid_out(&document, &settings);
    let is_text = |line: &&Line| line.role == Role::Paragraph;
    let last = pages.pages[0].lines.iter().rfind(is_text).expect("text on page 1");
    let rule = STANDARD.second_rule_top();
    let gap = (rule - last.bottom()).to_mm();
    assert!((gap - STANDARD.seven_eighths.to_mm()).abs() < 0.01, "{gap}");
}

#[test]
fn page_loses_no_row_to_a_lone_line_where_the_paragraph_can_change() {
    // How many rows page 1 has, whatever stands before the paragraph.
    let rows_of_page_1 = |paragraph: &str| -> Vec<usize> {
        let n_rows = |n_before: usize| {
            let mut body = vec![(Role::Paragraph, "一行。"); n_before];
            body.push((Role::Paragraph, paragraph));
            body.extend(rows(20));
            let document = letter("对提案的答复", &body);
            let pages = laid_out(&document, &Settings::default());
            lines(&pages, Role::Paragraph).iter().filter(|(page, _)| *page == 0).count()
        };
        (8..18).map(n_rows).collect()
    };
    let clause = "经认真研究，";
    let shorter = format!("{}现答复如下：一二三。", clause.repeat(13));
    let longer = "一二三四五六七八九十".repeat(11);
    let stubborn = format!("{}一二三四五", "1".repeat(50));
    let n_rows = rows_of_page_1(&shorter)[0];
    assert_eq!(rows_of_page_1(&shorter), [n_rows; 10]);
    assert_eq!(rows_of_page_1(&longer), [n_rows; 10]);
    assert!(rows_of_page_1(&stubborn).contains(&(n_rows - 1)));
}

/// How the spacing gives way for a letter with so many lines below its first ones.
fn steps(n_lines: usize, n_enclosures: usize, seal: bool) -> String {
    steps_of(vec![(Role::Paragraph, "我局高度重视。"); n_lines], n_enclosures, seal)
}

fn steps_of(body: Vec<(Role, &str)>, n_enclosures: usize, seal: bool) -> String {
    let document = Document {
        enclosures: vec!["有关名单".into(); n_enclosures],
        ..letter("对提案的答复", &body)
    };
    let settings = Settings { seal, ..Settings::default() };
    let pages = laid_out(&document, &settings);
    let steps: Vec<String> = pages.steps.iter().map(ToString::to_string).collect();
    steps.join("；")
}

#[test]
fn spacing_gives_way_in_small_steps_as_the_text_grows() {
    assert_eq!(steps(33, 0, true), "");
    assert_eq!(steps(34, 0, true), "署名上方少空一行");
    // Too few rows are left to be spread.
    assert_eq!(steps(35, 0, true), "");
    assert_eq!(steps(36, 0, true), "末几行移到下一页，第 2 页的行距放宽到 11.55 mm");
    assert_eq!(steps(37, 0, true), "末几行移到下一页，第 2 页的行距放宽到 10.97 mm");
    assert_eq!(steps(38, 0, true), "");
    assert_eq!(steps(33, 1, false), "第 2 页的行距缩小到 10.23 mm");

    // Before all of these, a paragraph that can be a line shorter is.
    let shorter = format!("{}现答复如下：一二三。", "经认真研究，".repeat(13));
    let mut body = vec![(Role::Paragraph, "我局高度重视。"); 30];
    body.push((Role::Paragraph, &shorter));
    assert_eq!(steps_of(body, 0, true), "第 2 页有一段收紧字距，少排了一行");
}
