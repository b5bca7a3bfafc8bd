//! A small letter set by hand.

use reply::document::Role;
use reply::export::Meta;
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
pub(super) struct Setting {
    pub(super) typeface: Typeface,
    pub(super) size: Length,
    pub(super) pitch: Length,
    pub(super) colour: Colour,
}

pub(super) const TEXT: Setting = Setting {
    typeface: Typeface::FangSong,
    size: Length::pt(16.0),
    pitch: Length::pt(15.79),
    colour: Colour::Black,
};

impl Setting {
    /// A line whose characters take their room at the size, closed up or opened to the
    /// pitch where they are as wide as an em.
    pub(super) fn line(&self, role: Role, block: usize, top: Length, text: &str) -> Line {
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
        Line {
            role,
            block,
            chars: 0..text.chars().count(),
            cell: None,
            top,
            size: self.size,
            runs,
            end: 0,
            fit: Fit::Natural,
            is_lone: false,
            is_loose: false,
            ends_in_blank: false,
            leaves_cell: false,
            lead: None,
        }
    }
}

pub(super) fn row(n: i64) -> Length {
    Length::mm(37.0) + Length::pt(29.0) * n
}

/// Two pages: a title, a heading, a paragraph over the page's end, folios and a red rule.
pub(super) fn letter() -> Pages {
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
        ..Page::default()
    };
    let second = Page {
        rules: vec![],
        lines: vec![
            TEXT.line(Role::Paragraph, 2, row(0), "所提的建议，我们认真研究。"),
            TEXT.line(Role::Date, 4, row(2), "2026年11月24日"),
            folio.line(Role::Folio, 3, row(23), "—2—"),
        ],
        ..Page::default()
    };
    Pages { pages: vec![first, second], seals: vec![], steps: vec![], parts: vec![] }
}

pub(super) fn meta() -> Meta {
    Meta {
        title: "关于第12号提案的答复".to_string(),
        author: "某市经济和信息化委员会".to_string(),
        created: "2026-11-24T09:30:00+08:00".parse().expect("a date"),
    }
}
