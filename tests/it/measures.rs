//! The measures of GB/T 9704—2012, 10.1, taken with a ruler from the rasterised page.
//!
//! The page is drawn by hayro, which shares no code with what writes it. Ink is measured,
//! so an element named by its em boxes is compared by the boxes' middle: 汉字 fill them
//! evenly above and below.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use reply::font::{Fonts, Typeface};

use crate::workspace::{build, compiled, compiled_text, exported};

/// What a clerk's ruler forgives.
const TOLERANCE: f64 = 0.3;
/// The type's sizes: 2号, 3号, 4号.
const SIZE_2: f64 = 22.0 * 25.4 / 72.0;
const SIZE_3: f64 = 16.0 * 25.4 / 72.0;
const SIZE_4: f64 = 14.0 * 25.4 / 72.0;
/// 一字 and 一行.
const CELL: f64 = 156.0 / 28.0;
const LINE: f64 = 10.39;
const DOTS_PER_MM: f32 = 12.0;

/// The box around some ink, in millimetres from the sheet's upper left corner.
#[derive(Clone, Copy, Debug)]
struct Ink {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Ink {
    fn middle(&self) -> f64 {
        (self.top + self.bottom) / 2.0
    }

    fn axis(&self) -> f64 {
        (self.left + self.right) / 2.0
    }

    fn join(self, other: Ink) -> Ink {
        Ink {
            left: self.left.min(other.left),
            right: self.right.max(other.right),
            top: self.top.min(other.top),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// A page as dots.
struct Raster {
    width: usize,
    dots: Vec<[u8; 3]>,
}

impl Raster {
    /// The sheet turned clockwise by 90°, as one reads a page along its long side.
    fn turned(&self) -> Raster {
        let height = self.dots.len() / self.width;
        let columns = (0..self.width).flat_map(|column| {
            (0..height).rev().map(move |row| self.dots[row * self.width + column])
        });
        Raster { width: height, dots: columns.collect() }
    }

    /// Bands of ink from top to bottom, with white rows between them.
    fn bands(&self, is_ink: impl Fn([u8; 3]) -> bool) -> Vec<Ink> {
        let mut bands: Vec<Ink> = Vec::new();
        let mut open = false;
        for (row, dots) in self.dots.chunks(self.width).enumerate() {
            let first = dots.iter().position(|&dot| is_ink(dot));
            let last = dots.iter().rposition(|&dot| is_ink(dot));
            let (Some(first), Some(last)) = (first, last) else {
                open = false;
                continue;
            };
            if !open {
                let top = mm(row);
                bands.push(Ink { left: f64::MAX, right: 0.0, top, bottom: top });
                open = true;
            }
            let band = bands.last_mut().expect("a band was opened");
            band.left = band.left.min(mm(first));
            band.right = band.right.max(mm(last + 1));
            band.bottom = mm(row + 1);
        }
        bands
    }

    fn red(&self) -> Vec<Ink> {
        self.bands(|[red, green, blue]| red > 200 && green < 128 && blue < 128)
    }

    /// Lines of text: a 一 or a mark that stands apart from the rest of its line is drawn
    /// into it.
    fn black(&self) -> Vec<Ink> {
        self.bands(|[red, green, blue]| red < 128 && green < 128 && blue < 128)
    }
}

fn mm(dots: usize) -> f64 {
    dots as f64 / f64::from(DOTS_PER_MM)
}

fn rasters(pdf: Vec<u8>) -> Vec<Raster> {
    let pdf = Pdf::new(Arc::new(pdf)).expect("a PDF");
    let cache = RenderCache::new();
    let scale = DOTS_PER_MM * 25.4 / 72.0;
    let settings = RenderSettings { hinting: false, ..Default::default() };
    let pixels = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let interpreter = InterpreterSettings::default();
    pdf.pages()
        .iter()
        .map(|page| {
            let map = render(page, &cache, &interpreter, &settings, &pixels);
            let dots = map.data().iter().map(|dot| [dot.r, dot.g, dot.b]).collect();
            Raster { width: map.width().into(), dots }
        })
        .collect()
}

#[track_caller]
fn is(measured: f64, wanted: f64) {
    let off = (measured - wanted).abs();
    assert!(off <= TOLERANCE, "measured {measured:.2} mm, wanted {wanted:.2} mm");
}

#[test]
fn measures_of_the_letter_hold_on_paper() {
    let pages = rasters(build("examples/fuminhan-2023-32.toml"));
    assert_eq!(pages.len(), 4);
    head_of_page_1(&pages[0]);
    rows_of_page_1(&pages[0]);
    rows_of_a_full_page(&pages[1], Side::Left);
    rows_of_a_full_page(&pages[2], Side::Right);
    signature(&pages[3]);
}

#[test]
fn the_word_on_a_draft_is_above_everything_else() {
    let pages = rasters(build("examples/draft.toml"));
    let word = pages[0].black()[0];
    assert!(word.top >= 12.0 && word.bottom <= 20.0, "{word:?}");
    is(word.right + white_as(Typeface::Hei, '稿').1, 184.0);
    is(pages[0].red()[0].top, 30.0);
}

fn head_of_page_1(page: &Raster) {
    let red = page.red();
    assert_eq!(red.len(), 5, "letterhead and two double rules: {red:?}");
    let [letterhead, thick, thin, lower_thin, lower_thick] = red[..] else {
        unreachable!()
    };
    is(letterhead.top, 30.0);
    is(letterhead.axis(), 106.0);
    assert!(letterhead.right - letterhead.left <= 156.0 + TOLERANCE);
    is(thick.top - letterhead.bottom, 4.0);
    is(lower_thick.bottom, 297.0 - 20.0);
    for (rule, height) in
        [(thick, 1.1), (thin, 0.4), (lower_thin, 0.4), (lower_thick, 1.1)]
    {
        is(rule.right - rule.left, 170.0);
        is(rule.axis(), 106.0);
        assert!((rule.bottom - rule.top - height).abs() < 0.15, "{rule:?}");
    }
    assert!(thick.top < thin.top && lower_thin.top < lower_thick.top);

    let black = page.black();
    let [number, first, second, addressee] = black[..4] else { unreachable!() };
    is(number.middle() - SIZE_3 / 2.0 - thin.bottom, 4.84);
    is(number.right + white('号').1, 184.0);
    let title_top = first.middle() - SIZE_2 / 2.0;
    is(title_top - (number.middle() + SIZE_3 / 2.0), 20.78);
    is(first.axis(), 106.0);
    is(second.axis(), 106.0);
    is(addressee.middle() - SIZE_3 / 2.0 - (second.middle() + SIZE_2 / 2.0), 10.39);
}

fn rows_of_page_1(page: &Raster) {
    let black = page.black();
    // Number, two lines of title, addressee, 14 lines; no page number.
    assert_eq!(black.len(), 3 + 1 + 14);
    let last = black[black.len() - 1];
    assert!(last.bottom <= 262.0, "{last:?}");
    is(last.middle() - black[3].middle(), 14.0 * 10.4455);
}

enum Side {
    Left,
    Right,
}

fn rows_of_a_full_page(page: &Raster, side: Side) {
    let black = page.black();
    assert_eq!(black.len(), 22 + 1, "22 rows and a page number");
    for (row, ink) in black[..22].iter().enumerate() {
        let em_middle = 37.0 + 10.4455 * row as f64 + 5.644 / 2.0;
        let is_short = ink.bottom - ink.top < 4.5;
        assert!(
            is_short || (ink.middle() - em_middle).abs() <= 0.4,
            "row {row}: {ink:?}"
        );
        assert!(ink.left >= 27.9 && ink.right <= 184.1, "row {row}: {ink:?}");
    }
    // Lines that end with a 汉字 reach the edge; a mark leaves half its cell white.
    let is_full = |ink: &&Ink| ink.right > 182.5;
    assert!(black[..22].iter().filter(is_full).count() >= 10);
    let folio = black[22];
    is(folio.middle(), 262.0 + 7.0);
    match side {
        Side::Left => is(folio.left, 28.0 + 5.571 + 0.35),
        Side::Right => is(folio.right, 184.0 - 5.571 - 0.35),
    }
}

fn signature(page: &Raster) {
    let black = page.black();
    // 12 lines of text, name, date, remark, page number.
    assert_eq!(black.len(), 12 + 3 + 1);
    let [text, name, date, remark] = black[11..15] else { unreachable!() };
    is(name.middle() - text.middle(), 3.0 * 10.4455);
    is(date.middle() - name.middle(), 10.4455);
    is(name.axis(), date.axis());
    is(date.right + white('日').1, 184.0 - 4.0 * CELL);
    is(remark.middle() - date.middle(), 10.4455);
}

/// How much of its room a character of 3号 leaves white at its left and its right.
fn white_as(typeface: Typeface, ch: char) -> (f64, f64) {
    let fonts = Fonts::builtin();
    let choice = fonts.glyph(typeface, ch).expect("a glyph");
    let ink = fonts.face(choice.face).bounds(choice.id).expect("ink");
    let mm = |thousandths: i32| f64::from(thousandths) * SIZE_3 / 1000.0;
    (mm(choice.shift + ink.left), mm(choice.advance - choice.shift - ink.right))
}

/// The same in 仿宋.
fn white(ch: char) -> (f64, f64) {
    white_as(Typeface::FangSong, ch)
}

/// The first band and where the upper double rule ends.
fn below_rule(page: &Raster) -> (Vec<Ink>, f64) {
    (page.black(), page.red()[2].bottom)
}

#[test]
fn marks_stand_below_each_other_at_the_left() {
    let pages = rasters(build("examples/marks.toml"));
    let (black, rule) = below_rule(&pages[0]);
    // 份号 shares its line with 发文字号.
    let [copy_number, classification, urgency, title] = black[..4] else {
        unreachable!()
    };
    is(copy_number.middle() - SIZE_3 / 2.0 - rule, 4.84);
    is(copy_number.left, 28.0);
    is(copy_number.right + white('号').1, 184.0);
    is(classification.middle() - copy_number.middle(), LINE);
    is(classification.left, 28.0);
    is(urgency.middle() - classification.middle(), LINE);
    is(urgency.left, 28.0);
    // 特急 with one 字 between.
    is(urgency.right, 28.0 + 3.0 * CELL);
    is(title.middle() - SIZE_2 / 2.0 - (urgency.middle() + SIZE_3 / 2.0), 2.0 * LINE);
}

#[test]
fn outcome_stands_above_the_letterhead_or_below_the_number() {
    let above = rasters(build("examples/suggestion.toml"));
    let corner = above[0].black()[0];
    is(corner.middle() + SIZE_3 / 2.0, 30.0 - 4.84);
    is(corner.right + white('类').1, 184.0);
    is(above[0].red()[0].top, 30.0);

    let below = rasters(build("examples/feedback-form.toml"));
    let (black, rule) = below_rule(&below[0]);
    let [number, class, title] = black[..3] else { unreachable!() };
    is(number.middle() - SIZE_3 / 2.0 - rule, 4.84);
    is(class.middle() - number.middle(), LINE);
    is(class.right, 184.0);
    is(title.middle() - SIZE_2 / 2.0 - (class.middle() + SIZE_3 / 2.0), 2.0 * LINE);
}

#[test]
fn remarks_stand_below_the_date_and_classes_behind_the_number() {
    let pages = rasters(build("examples/suggestion.toml"));
    let black = pages[1].black();
    let [date, contact, class, _] = black[black.len() - 4..] else { unreachable!() };
    is(contact.middle() - date.middle(), 10.4455);
    is(class.middle() - contact.middle(), 10.4455);
    is(contact.left - white('（').0, 28.0 + 2.0 * CELL);
    is(class.left - white('（').0, 28.0 + 2.0 * CELL);

    let pages = rasters(build("examples/signature-seal.toml"));
    let (black, rule) = below_rule(&pages[0]);
    is(black[0].middle() - SIZE_3 / 2.0 - rule, 4.84);
    is(black[0].right + white('开').1, 184.0);
}

#[test]
fn enclosures_stand_a_line_below_the_text_and_attachments_begin_with_their_label() {
    let pages = rasters(build("examples/attachments.toml"));
    let [_, text, first, wrapped, second] = pages[1].black()[..5] else { unreachable!() };
    is(first.middle() - text.middle(), SIZE_3 + LINE);
    is(first.left - white('附').0, 28.0 + 2.0 * CELL);
    // Under the first character of the name: behind 附件： and 1. of ¾ 字.
    is(wrapped.left - white('2').0, 28.0 + (2.0 + 3.0 + 0.75) * CELL);
    is(second.left - white('2').0, 28.0 + (2.0 + 3.0) * CELL);

    let [label, title, other] = pages[2].black()[..3] else { unreachable!() };
    is(label.left - white_as(Typeface::Hei, '附').0, 28.0);
    is(label.middle(), 37.0 + SIZE_3 / 2.0);
    is(title.middle(), 37.0 + 2.0 * 10.4455 + SIZE_3 / 2.0);
    // The first line ends in a bracket, which is white at its right.
    is(other.axis(), 106.0);
    is(pages[4].black()[1].axis(), 106.0);
    let table = pages[2].black()[3];
    is(table.left, 28.0);
    is(table.right, 184.0);
}

#[test]
fn copies_stand_at_the_foot_of_the_type_area() {
    let pages = rasters(build("examples/copies.toml"));
    let [first, wrapped, folio] = pages[1].black()[..] else { unreachable!() };
    is(wrapped.middle(), 262.0 - SIZE_4 / 2.0);
    is(wrapped.middle() - first.middle(), SIZE_4 + 4.84);
    is(first.left - white('抄').0 * SIZE_4 / SIZE_3, 28.0 + CELL);
    let left = wrapped.left - white('云').0 * SIZE_4 / SIZE_3;
    is(left, 28.0 + CELL + 3.0 * SIZE_4);
    is(folio.middle(), 262.0 + 7.0);
}

#[test]
fn seals_lie_on_their_names_and_near_the_text() {
    let letter = compiled("examples/joint.toml");
    let pages = rasters(exported(&letter));
    let seals: Vec<Ink> = letter
        .pages
        .seals
        .iter()
        .map(|seal| Ink {
            left: seal.rect.x.to_mm(),
            right: (seal.rect.x + seal.rect.width).to_mm(),
            top: seal.rect.y.to_mm(),
            bottom: seal.rect.bottom().to_mm(),
        })
        .collect();
    assert_eq!(seals.len(), 5);
    let black = pages[1].black();
    let [_, text, row_1, row_2, name, date] = black[..6] else { unreachable!() };
    // 印章顶端应当上距正文一行之内.
    let text_bottom = text.middle() + SIZE_3 / 2.0;
    for seal in &seals[..2] {
        let below = seal.top - text_bottom;
        assert!(below > 0.0 && below <= LINE + TOLERANCE, "{below}");
    }
    for (seals, row) in [(&seals[..2], row_1), (&seals[2..4], row_2)] {
        // The outer names end the band; both their seals are as far from the middle.
        assert!(seals[0].top < row.top && row.bottom < seals[0].bottom);
        assert!(seals[0].right < seals[1].left, "seals touch");
        assert!(row.left >= 28.0 - TOLERANCE);
    }
    let last = seals[4];
    // By the rooms of their first and last characters.
    let axis =
        |ink: Ink, first, last| ink.axis() + (white(last).1 - white(first).0) / 2.0;
    is(axis(name, '云', '局'), last.axis());
    is(axis(date, '2', '日'), last.axis());
    assert!(last.top < name.top && date.bottom < last.bottom);
    is(date.middle() - name.middle(), 10.4455);
    is(date.right + white('日').1, 184.0 - 4.0 * CELL);
}

#[test]
fn offices_stand_two_characters_left_of_their_signature_seals() {
    let letter = compiled("examples/signature-seal.toml");
    let page = &rasters(exported(&letter))[0];
    let seal = letter.pages.seals[0].rect;
    let black = page.black();
    let [text, office, date] = black[black.len() - 3..] else { unreachable!() };
    is(seal.x.to_mm() - office.right, 2.0 * CELL + white('长').1);
    is(office.middle(), seal.y.to_mm() + seal.height.to_mm() / 2.0);
    is(seal.y.to_mm() - (text.middle() + SIZE_3 / 2.0), 2.0 * LINE);
    is((seal.x + seal.width).to_mm(), 184.0 - 4.0 * CELL);
    is(date.right + white('日').1, 184.0 - 4.0 * CELL);
    is(date.middle() - SIZE_3 / 2.0 - seal.bottom().to_mm(), LINE);
}

#[test]
fn names_without_seals_stand_a_line_below_the_text() {
    let page = &rasters(build("examples/unsealed.toml"))[0];
    let black = page.black();
    let [text, first, second, third, date, _] = black[black.len() - 6..] else {
        unreachable!()
    };
    is(first.middle() - text.middle(), SIZE_3 + LINE);
    is(second.middle() - first.middle(), 10.4455);
    is(third.middle() - second.middle(), 10.4455);
    is(date.middle() - third.middle(), 10.4455);
    is(second.left, first.left);
    let (name, date) = (first.left - white('云').0, date.left - white('2').0);
    is(date - name, 2.0 * CELL);
}

#[test]
fn wide_table_lies_along_the_sheet_and_its_page_number_does_not() {
    let pages = rasters(build("examples/tables.toml"));
    let page = &pages[4];
    // The stroke of a 5 stands apart from the rest.
    let folio = page.black().into_iter().filter(|ink| ink.top > 262.0);
    let folio = folio.reduce(|one, other| one.join(other)).expect("a page number");
    is(folio.middle(), 262.0 + 7.0);
    is(folio.right, 184.0 - CELL - 0.35);
    let turned = page.turned().black();
    let [label, title, table] = turned[..3] else { unreachable!() };
    // The 版心 keeps its place on the sheet: its left edge is the head.
    is(label.middle(), 28.0 + SIZE_3 / 2.0);
    is(label.left - white_as(Typeface::Hei, '附').0, 297.0 - 262.0);
    // 15 rows fill its 156 mm.
    let pitch = (156.0 - SIZE_3) / 14.0;
    is(title.middle(), 28.0 + 2.0 * pitch + SIZE_3 / 2.0);
    is(title.axis(), 297.0 - (37.0 + 262.0) / 2.0);
    is(table.left, 297.0 - 262.0);
    is(table.right, 297.0 - 37.0);
}

#[test]
fn nothing_moves_on_paper_that_has_its_letterhead() {
    let plain = std::fs::read_to_string("examples/preprinted.toml").expect("an example");
    let plain = plain.replace("preprinted = true", "preprinted = false");
    let plain = compiled_text(&plain).unwrap_or_else(|found| panic!("{found:?}"));
    let plain = rasters(exported(&plain));
    let preprinted = rasters(build("examples/preprinted.toml"));
    assert!(preprinted[0].red().is_empty());
    assert_eq!(plain[0].red().len(), 5);
    let pairs = || preprinted[0].black().into_iter().zip(plain[0].black());
    assert_eq!(preprinted[0].black().len(), plain[0].black().len());
    assert!(pairs().all(|(one, other)| {
        (one.top, one.bottom, one.left, one.right)
            == (other.top, other.bottom, other.left, other.right)
    }));
}

#[test]
fn page_1_may_go_down_to_the_second_rule() {
    let letter = std::fs::read_to_string("examples/fuminhan-2023-32.toml");
    let letter = letter.expect("an example");
    let setting = "[layout]\nfirst_page_bottom = \"second_rule\"";
    assert!(letter.contains("[layout]\n"));
    let letter = letter.replacen("[layout]", setting, 1);
    let letter = compiled_text(&letter).unwrap_or_else(|found| panic!("{found:?}"));
    let pages = rasters(exported(&letter));
    let black = pages[0].black();
    // Number, two lines of title, addressee, 15 lines.
    assert_eq!(black.len(), 3 + 1 + 15);
    is(black[18].middle() - black[3].middle(), 15.0 * 10.295);
    let rule = pages[0].red()[3].top;
    is(rule - (black[18].middle() + SIZE_3 / 2.0), 4.84);
}
