//! Pictures of pages, the page of HTML, and where findings are on paper.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reply::compile::Compiled;
use reply::export::{Drawing, PictureError};
use reply::geometry::Length;
use reply::layout::Line;
use reply::lint::{Lists, OwnLists, Selection, lint};
use reply::places::Printed;
use reply::source::Source;
use sha2::{Digest, Sha256};

use crate::program::LETTER;
use crate::program::Reply;
use crate::workspace::{build, compiled, compiled_text};

fn previewed(args: &[&str]) -> Reply {
    Reply::new().file("信.toml", LETTER).args(["preview"]).args(args.iter().copied())
}

/// Width and height in a PNG's header.
#[track_caller]
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1A\n"));
    let number =
        |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn each_page_is_a_picture_beside_the_letter() {
    let letter = std::fs::read_to_string("examples/fuminhan-2023-32.toml");
    let letter = Reply::new().file("信/长信.toml", letter.expect("an example"));
    let ran = letter.args(["preview", "信/"]).run().status(0).stderr("");
    let pictures = ["信/长信-1.png", "信/长信-2.png", "信/长信-3.png", "信/长信-4.png"];
    for picture in pictures {
        // A4 at 144 dots per inch.
        assert_eq!(size(&ran.read(picture)), (1190, 1683));
    }
    ran.files(&[&pictures[..], &["信/长信.toml"]].concat());
}

#[test]
fn pictures_go_where_they_are_asked_for() {
    let args = ["信.toml", "-o", "图/一", "--dpi", "72"];
    let ran = previewed(&args).run().status(0).stderr("");
    assert_eq!(size(&ran.read("图/一/信-1.png")), (595, 841));
    let ran = ran.files(&["信.toml", "图/一/信-1.png"]);
    // A picture that is there is written over.
    ran.again().args(["preview"]).args(args).run().status(0);
    previewed(&["信.toml", "-o", "信.toml"])
        .run()
        .status(2)
        .stderr("错误：无法建立文件夹 信.toml：已有同名的文件");
}

#[test]
fn pages_are_drawn_as_svg() {
    let ran = previewed(&["信.toml", "--format", "svg"]).run().status(0).stderr("");
    let svg = String::from_utf8(ran.read("信-1.svg")).expect("a text");
    roxmltree::Document::parse(&svg).expect("XML");
    assert!(svg.starts_with("<svg"), "{svg:.99}");
    ran.files(&["信-1.svg", "信.toml"]);
}

#[test]
fn a_letter_comes_in_at_stdin_and_a_pdf_is_drawn_as_it_is() {
    let ran = Reply::new().args(["preview", "-"]).stdin(LETTER).run().status(0);
    ran.files(&["标准输入-1.png"]);
    let ran = previewed(&["信.toml"]).run().status(0);
    let from_letter = ran.read("信-1.png");
    let ran = ran.again().args(["build", "信.toml"]).run().status(0);
    let ran = ran.again().args(["preview", "信.pdf", "-o", "图"]).run().status(0);
    assert!(ran.read("图/信-1.png") == from_letter);
    let html = page(ran.again().args(["preview", "信.pdf"]), 0);
    assert!(html.contains("1 封信，1 页：没有检查"));
}

#[test]
fn what_is_no_pdf_is_told() {
    let ran = Reply::new().file("信.pdf", "不是").args(["preview", "信.pdf"]).run();
    ran.status(2).stderr("错误：无法画出 信.pdf：这不是 PDF，或者已经损坏");
    assert!(matches!(Drawing::open(Vec::new()), Err(PictureError::Unreadable)));
}

#[test]
fn too_few_dots_and_too_many_are_refused() {
    for dpi in ["35", "601", "很多"] {
        let ran = previewed(&["信.toml", "--dpi", dpi]).run().status(2);
        ran.told("不能是").told("写 36 至 600 的整数").files(&["信.toml"]);
    }
}

#[test]
fn pictures_of_one_name_are_not_drawn() {
    let two = Reply::new().file("甲/信.toml", LETTER).file("乙/信.toml", LETTER);
    let ran = two.args(["preview", "甲", "乙", "-o", "图"]).run().status(2);
    ran.stderr("错误：甲/信.toml 和 乙/信.toml 的图片都会写到 图/信-1.png；请分开画")
        .files(&["乙/信.toml", "甲/信.toml"]);
}

#[test]
fn of_several_letters_the_good_ones_are_drawn() {
    let bad = LETTER.replace("body =", "bodi =");
    let ran = previewed(&["信.toml", "坏.toml"]).file("坏.toml", bad).run().status(1);
    ran.told("坏.toml：有 1 处要改，没有生成").files(&["信-1.png", "信.toml", "坏.toml"]);
    let ran = previewed(&["信.toml", "无.toml"]).run().status(2);
    ran.stderr("错误：无法读取 无.toml：没有这个文件或文件夹")
        .files(&["信-1.png", "信.toml"]);
}

#[test]
fn the_public_version_has_a_name_of_its_own() {
    let ran = previewed(&["信.toml", "--public"]).run().status(0);
    ran.files(&["信-公开-1.png", "信.toml"]);
}

/// The page of HTML for some letters.
fn page(letters: Reply, status: i32) -> String {
    let ran = letters.args(["--html", "预览", "--dpi", "36"]).run().status(status);
    String::from_utf8(ran.read("预览/index.html")).expect("a text")
}

#[test]
fn the_page_has_all_letters_and_needs_nothing_else() {
    let bad = LETTER.replace("body =", "bodi =");
    let letters = previewed(&["信.toml", "坏.toml"]).file("坏.toml", bad);
    let ran = letters.args(["--html", "预览"]).run().status(1);
    let ran = ran.files(&["信.toml", "坏.toml", "预览/index.html"]);
    let html = String::from_utf8(ran.read("预览/index.html")).expect("a text");
    // A picture and a thumbnail of the one page.
    assert_eq!(html.matches("src=\"data:image/png;base64,").count(), 2);
    assert_eq!(html.matches("src=").count(), 2);
    assert!(!html.contains("http:") && !html.contains("https:"));
    assert!(html.contains("2 封信，1 页："), "{html:.9999}");
    assert!(html.contains("1 封没有排成"));
    assert!(html.contains("lang=\"zh-CN\""));
    assert!(html.contains("第 17 行第 1 列") && html.contains("<pre>bodi</pre>"));
}

#[test]
fn letters_say_nothing_to_the_browser() {
    let title = "关于<script>alert(1)</script>和\\\"&amp;'的建议";
    let letter = LETTER.replace("关于增设人行过街信号灯的建议", title);
    let html = page(Reply::new().file("<b>.toml", letter).args(["preview", "."]), 0);
    assert!(!html.contains("alert(1)</script>") && !html.contains("<b>.toml"));
    assert!(html.contains("&lt;b&gt;.toml"));
}

/// Only our own script may run; its hash stands in the page's policy.
#[test]
fn the_policy_knows_the_script() {
    let script = std::fs::read("src/cli/preview/page.js").expect("the script");
    let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)));
    let html = page(previewed(&["信.toml"]), 0);
    assert!(html.contains(&hash), "write {hash} in src/cli/preview/html.rs");
}

#[test]
fn a_page_along_the_long_side_is_shown_upright() {
    let html =
        page(Reply::new().file("信.toml", turned()).args(["preview", "信.toml"]), 0);
    assert!(html.contains("width=\"420\" height=\"297\" alt=\"第 2 页，横排\""));
    let drawing = Drawing::open(build("examples/tables.toml")).expect("a PDF");
    let last = drawing.rasters(36).last().expect("a page").expect("a picture");
    assert_eq!((last.width(), last.height()), (297, 420));
    let turned = last.turned();
    assert_eq!((turned.width(), turned.height()), (420, 297));
    let upright = turned.turned().turned().turned();
    assert!(upright == last && !drawing.lacks_something());
}

/// A letter with an attachment along the long side.
fn turned() -> String {
    format!(
        "{LETTER}\n[[attachment]]\ntitle = \"路口名单\"\nlandscape = true\n\
         body = \"截止2025年4月，共有3个路口。\"\n"
    )
}

/// What is found in a letter under a name, and what the boxes of the first such finding
/// cover: a text for each, with its page.
#[track_caller]
fn check(letter: &str, code: &str, covered: &[(usize, &str)]) {
    let compiled = compiled_text(letter).unwrap_or_else(|found| panic!("{found:#?}"));
    let source = Source::new("信.toml", letter);
    let today = compiled.letter.day().expect("a dated letter");
    let lists = Lists::new(&OwnLists::default()).expect("our own lists");
    let found = lint(&compiled, &source, today, &lists, &Selection::default());
    let is_it = |found: &&reply::diagnostic::Diagnostic| found.code == code;
    let one = found.iter().find(is_it).unwrap_or_else(|| panic!("{found:#?}"));
    let places = compiled.paper().printed(one.span());
    let shown: Vec<(usize, String)> =
        places.iter().map(|place| (place.page, under(&compiled, place))).collect();
    let shown: Vec<(usize, &str)> =
        shown.iter().map(|(page, text)| (page + 1, text.as_str())).collect();
    assert_eq!(shown, covered, "{one:#?}");
}

/// The characters whose middle is in a box.
fn under(compiled: &Compiled, place: &Printed) -> String {
    let rect = place.rect;
    let is_line = |line: &&Line| line.top == rect.y && line.size == rect.height;
    let lines = compiled.pages.pages[place.page].lines.iter().filter(is_line);
    let runs = lines.flat_map(|line| &line.runs);
    let glyphs = runs.flat_map(|run| run.glyphs.iter().map(move |glyph| (run, glyph)));
    let middle = |size: Length, x: Length| x + size / 4;
    let inside = glyphs.filter(|(run, glyph)| {
        let x = middle(run.size, glyph.x);
        rect.x < x && x < rect.x + rect.width
    });
    inside.map(|(_, glyph)| glyph.text).collect()
}

/// The letter with another body.
fn with_body(body: &str) -> String {
    let old = "按钮式人行过街信号灯已经安装完毕，并于3月28日投入使用。";
    assert!(LETTER.contains(old));
    LETTER.replace(&format!("\"{old}\""), &format!("\"\"\"\n{body}\n\"\"\""))
}

#[test]
fn a_finding_lies_on_the_words_it_is_about() {
    let body = "截止2025年3月，已建成3处。";
    check(&with_body(body), "until-confused", &[(1, "截止")]);
    // The same words once more, and in a paragraph that is there twice.
    let body = format!("项目已经截止。\n现将情况说明。\n{body}\n{body}");
    check(&with_body(&body), "until-confused", &[(1, "截止")]);
}

#[test]
fn a_finding_over_a_lines_end_has_a_box_on_each_line() {
    let body =
        "按钮式人行过街信号灯已经安装完毕，我局还将继续会同交警部门截止2025年3月。";
    let body = body.replace("继续会同交警部门", "继续会同有关部门和交警");
    let compiled = compiled_text(&with_body(&body)).expect("a letter");
    let text = &compiled.letter.sections[0].body[0];
    let places = compiled.paper().printed(&text.place(0..text.chars().count()));
    let shown: String = places.iter().map(|place| under(&compiled, place)).collect();
    assert_eq!(places.len(), 2);
    assert_eq!(shown, body);
}

#[test]
fn head_and_headings_are_found() {
    let number = LETTER.replace("云城函〔2025〕7号", "云城函[2025]7号");
    check(&number, "number-brackets", &[(1, "[2025]")]);
    let heading = LETTER.replace("[[section]]\n", "[[section]]\nheading = \"情况：\"\n");
    check(&heading, "heading-end-mark", &[(1, "：")]);
}

#[test]
fn findings_on_a_turned_page_are_where_its_lines_are() {
    check(&turned(), "until-confused", &[(2, "截止")]);
}

#[test]
fn cells_of_tables_and_the_date_are_found() {
    let compiled = compiled("examples/tables.toml");
    let paper = compiled.paper();
    let date = paper.printed(&compiled.letter.date.span);
    let [date] = date[..] else { panic!("{date:?}") };
    assert_eq!(under(&compiled, &date), "2024年6月14日");
    let tables = compiled.letter.sections.iter().flat_map(|section| &section.tables);
    for cell in tables.flat_map(|table| table.rows.iter().flatten()) {
        let places = paper.printed(cell.span());
        let shown: String = places.iter().map(|place| under(&compiled, place)).collect();
        assert_eq!(shown, cell.to_string());
    }
}

#[test]
fn what_is_not_printed_has_no_place() {
    let compiled = compiled_text(LETTER).expect("a letter");
    let at = LETTER.find("kind").expect("a key");
    let span = compiled.letter.number.span().source.span(at..at + 4);
    assert_eq!(compiled.paper().printed(&span), []);
    let other = Source::new("别的.toml", LETTER).span(0..LETTER.len());
    assert_eq!(compiled.paper().printed(&other), []);
}
