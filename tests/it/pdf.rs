//! PDF files, read back by another's hands where there are any.

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
use reply::font::Typeface;
use reply::geometry::Length;
use reply::geometry::Rect;
use reply::layout::Colour;
use reply::layout::Fit;
use reply::layout::Glyph;
use reply::layout::GlyphRun;
use reply::layout::Line;
use reply::layout::Page;
use reply::layout::Pages;
use reply::layout::Rule;

const RED: Colour = Colour::Rgb(255, 0, 0);

/// Characters on an even pitch at 16 pt, or the given size.
struct Setting {
    typeface: Typeface,
    size: Length,
    pitch: Length,
    colour: Colour,
}

const TEXT: Setting = Setting {
    typeface: Typeface::FangSong,
    size: Length::pt(16.0),
    pitch: Length::pt(15.79),
    colour: Colour::Black,
};

impl Setting {
    /// A line whose characters take their room at the size, closed up or opened to the
    /// pitch where they are as wide as an em.
    fn line(&self, role: Role, block: usize, top: Length, text: &str) -> Line {
        let fonts = Fonts::builtin();
        let mut x = Length::mm(28.0);
        let mut runs: Vec<GlyphRun> = Vec::new();
        for ch in text.chars() {
            let choice = fonts.glyph(self.typeface, ch).expect("some face has it");
            let at = x + self.size.parts(choice.shift.into(), 1000);
            let glyph = Glyph { id: choice.id, x: at, text: ch };
            match runs.last_mut() {
                Some(run) if run.face == choice.face => run.glyphs.push(glyph),
                _ => runs.push(GlyphRun {
                    face: choice.face,
                    size: self.size,
                    colour: self.colour,
                    baseline: top + self.size.parts(86, 100),
                    glyphs: vec![glyph],
                }),
            }
            x += match choice.advance {
                1000 => self.pitch,
                advance => self.size.parts(advance.into(), 1000),
            };
        }
        Line { role, block, top, runs, fit: Fit::Natural }
    }
}

fn row(n: i64) -> Length {
    Length::mm(37.0) + Length::pt(29.0) * n
}

/// Two pages: a title, a heading, a paragraph over the page's end, folios and a red rule.
fn letter() -> Pages {
    let title = Setting {
        typeface: Typeface::XiaoBiaoSong,
        size: Length::pt(22.0),
        pitch: Length::pt(22.0),
        ..TEXT
    };
    let heading = Setting { typeface: Typeface::Hei, ..TEXT };
    let folio = Setting { typeface: Typeface::Song, ..TEXT };
    let rule = Rule {
        rect: Rect {
            x: Length::mm(28.0),
            y: Length::mm(50.0),
            width: Length::mm(156.0),
            height: Length::pt(1.5),
        },
        colour: RED,
    };
    let first = Page {
        rules: vec![rule],
        lines: vec![
            title.line(Role::Title, 0, row(0), "关于“一网通办”提案的答复"),
            heading.line(Role::Heading(1), 1, row(2), "一、有关情况"),
            TEXT.line(Role::Paragraph, 2, row(3), "您提出的〔2026〕12号提案收悉……现答"),
            TEXT.line(Role::Paragraph, 2, row(4), "复如下——李·明、王𠅤、赵𫔭同志"),
            folio.line(Role::Folio, 3, row(23), "—1—"),
        ],
    };
    let second = Page {
        rules: vec![],
        lines: vec![
            TEXT.line(Role::Paragraph, 2, row(0), "所提的建议，我们认真研究。"),
            TEXT.line(Role::Date, 4, row(2), "2026年11月24日"),
            folio.line(Role::Folio, 3, row(23), "—2—"),
        ],
    };
    Pages { pages: vec![first, second], seal: None }
}

fn meta() -> Meta {
    Meta {
        title: "关于第12号提案的答复".to_string(),
        author: "某市经济和信息化委员会".to_string(),
        created: "2026-11-24T09:30:00+08:00".parse().expect("a date"),
    }
}

fn written(pages: &Pages) -> Vec<u8> {
    pdf(pages, &meta(), Fonts::builtin(), Conformance::A2a)
        .expect("the letter is written")
}

fn read(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).expect("the file can be read")
}

#[test]
fn dump() {
    let Ok(dir) = std::env::var("DUMP") else { return };
    let f = Fonts::builtin();
    std::fs::write(format!("{dir}/small2a.pdf"), written(&letter())).unwrap();
    let b = pdf(&letter(), &meta(), f, Conformance::A1b).unwrap();
    std::fs::write(format!("{dir}/small1b.pdf"), b).unwrap();
    let mut l = vec![];
    let wide = |f: f64| Setting { pitch: Length::pt(16.0 * f), ..TEXT };
    for (i, f) in [0.9, 1.0, 1.05, 1.08, 1.12, 1.25, 1.5, 2.0].into_iter().enumerate() {
        l.push(wide(f).line(
            Role::Paragraph,
            i,
            row(i as i64),
            "关于2026年“一网”·通办（A）答复",
        ));
    }
    for (i, g) in [20, 50, 80, 125, 250, 500, 1000].into_iter().enumerate() {
        let mut line =
            TEXT.line(Role::Paragraph, 10 + i, row(9 + i as i64), "关于2026年的事件");
        for r in &mut line.runs[1..] {
            for gl in &mut r.glyphs {
                gl.x += Length::pt(16.0).parts(g, 1000);
            }
        }
        l.push(line);
    }
    let mut line =
        TEXT.line(Role::Paragraph, 20, row(17), "关于，“年）。的，事件李·明（如）");
    let mut back = Length::ZERO;
    for r in &mut line.runs {
        for gl in &mut r.glyphs {
            gl.x += back;
            if "，）“".contains(gl.text) {
                back += Length::pt(-8.0);
            }
        }
    }
    l.push(line);
    let gaps = Pages { pages: vec![Page { rules: vec![], lines: l }], seal: None };
    std::fs::write(format!("{dir}/gaps.pdf"), written(&gaps)).unwrap();
    let text = std::fs::read_to_string(format!("{dir}/text.txt")).unwrap();
    let mut pages = vec![];
    let rows: Vec<&str> = text.lines().collect();
    for (n, rows) in rows.chunks(22).enumerate() {
        let lines = (0..)
            .zip(rows)
            .map(|(i, r)| TEXT.line(Role::Paragraph, n * 4 + i as usize / 6, row(i), r))
            .collect();
        pages.push(Page { rules: vec![], lines });
    }
    let pages = Pages { pages, seal: None };
    for (c, name) in [(Conformance::A2a, "big2a"), (Conformance::A1b, "big1b")] {
        let mut best = f64::MAX;
        let mut b = vec![];
        for _ in 0..30 {
            let t = std::time::Instant::now();
            b = pdf(&pages, &meta(), f, c).unwrap();
            best = best.min(t.elapsed().as_secs_f64() * 1e3);
        }
        println!("{name} {} bytes, {best:.2} ms", b.len());
        std::fs::write(format!("{dir}/{name}.pdf"), b).unwrap();
    }
}
