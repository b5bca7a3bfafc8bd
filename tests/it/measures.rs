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

use crate::workspace::build;

/// What a clerk's ruler forgives.
const TOLERANCE: f64 = 0.3;
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
}

/// A page as dots.
struct Raster {
    width: usize,
    dots: Vec<[u8; 3]>,
}

impl Raster {
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
    const SIZE_2: f64 = 22.0 * 25.4 / 72.0;
    const SIZE_3: f64 = 16.0 * 25.4 / 72.0;
    is(number.middle() - SIZE_3 / 2.0 - thin.bottom, 4.84);
    // 号 leaves 0.35 mm of its em box white at the right.
    is(number.right, 184.0 - 0.35);
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
    // 日 is narrow: it leaves 1.2 mm of its em box white.
    is(date.right, 184.0 - 4.0 * 5.571 - 1.2);
    is(remark.middle() - date.middle(), 10.4455);
}
