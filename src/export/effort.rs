//! How much there is to draw on a page of a stranger's PDF, counted before it is drawn.
//!
//! A file of a few hundred bytes may ask for more than anybody waits for: forms in forms in
//! forms, a line of a hundred million dashes, an image of six gigabytes. What draws the pages
//! does all of it, so the page is read once by something that only counts.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::kurbo::{Affine, BezPath, Rect, Shape};
use hayro::hayro_interpret::pattern::Pattern;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, Paint, SoftMask, StrokeProps, interpret_page,
};
use hayro::hayro_syntax::object::Stream;
use hayro::hayro_syntax::page::Page;

/// What there is too much of on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Excess {
    /// Lines, areas and characters.
    #[error("要画的超过 {} 万笔", MOST_STROKES / 10_000)]
    Strokes,
    /// Dashes of broken lines.
    #[error("虚线超过 {} 万段", MOST_DASHES / 10_000)]
    Dashes,
    /// Dots of images.
    #[error("图片超过 {} 百万点", MOST_DOTS / 1_000_000)]
    Dots,
}

/// A map in all detail has a tenth of it.
const MOST_STROKES: u64 = 2_000_000;

const MOST_DASHES: u64 = 1_000_000;

/// Those of an A3 page at 1200 dpi.
const MOST_DOTS: u64 = 280_000_000;

/// Counts what there is to draw on a page.
pub(super) fn check(page: &Page, settings: &InterpreterSettings) -> Result<(), Excess> {
    let counted = catch_unwind(AssertUnwindSafe(|| {
        let (width, height) = page.render_dimensions();
        let paper = Rect::new(0.0, 0.0, width.into(), height.into());
        let cache = InterpreterCache::new();
        let settings = settings.clone();
        let mut context =
            Context::new(Affine::IDENTITY, paper, &cache, page.xref(), settings);
        interpret_page(page, &mut context, &mut Counter::default());
    }));
    // The reader of pages cannot be stopped but by unwinding.
    counted.or_else(|why| match why.downcast::<Excess>() {
        Ok(excess) => Err(*excess),
        Err(why) => resume_unwind(why),
    })
}

/// Counts instead of drawing.
#[derive(Default)]
struct Counter {
    n_strokes: u64,
    n_dashes: u64,
    n_dots: u64,
}

impl Counter {
    fn stroke(&mut self) {
        add(&mut self.n_strokes, 1, MOST_STROKES, Excess::Strokes);
    }

    fn dashes(&mut self, path: &BezPath, line: &StrokeProps) {
        let period: f64 = line.dash_array.iter().map(|dash| f64::from(dash.abs())).sum();
        if period > 0.0 {
            let per_period = line.dash_array.len() as f64;
            let n = path.perimeter(1.0) / period * per_period;
            add(&mut self.n_dashes, n as u64, MOST_DASHES, Excess::Dashes);
        }
    }

    /// Counts the dots of an image, and of the images that tell where it is seen.
    fn dots(&mut self, image: &Stream) {
        let masks = ["SMask", "Mask"].map(|mask| image.dict().get::<Stream>(mask));
        let n = masks
            .iter()
            .flatten()
            .chain([image])
            .map(n_dots)
            .fold(0, u64::saturating_add);
        add(&mut self.n_dots, n, MOST_DOTS, Excess::Dots);
    }
}

fn n_dots(image: &Stream) -> u64 {
    let dict = image.dict();
    let side = |short: &str, long: &str| {
        u64::from(dict.get::<u32>(short).or_else(|| dict.get(long)).unwrap_or(0))
    };
    side("W", "Width").saturating_mul(side("H", "Height"))
}

fn add(sum: &mut u64, n: u64, most: u64, excess: Excess) {
    *sum = sum.saturating_add(n);
    if *sum > most {
        resume_unwind(Box::new(excess));
    }
}

impl<'a> Counter {
    fn mask(&mut self, mask: Option<&SoftMask<'a>>) {
        self.stroke();
        if let Some(mask) = mask {
            mask.interpret(self);
        }
    }

    fn paint(&mut self, paint: &Paint<'a>) {
        if let Paint::Pattern(pattern) = paint
            && let Pattern::Tiling(tile) = &**pattern
        {
            self.stroke();
            tile.interpret(self, Affine::IDENTITY, false);
        }
    }
}

impl<'a> Device<'a> for Counter {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.mask(props.soft_mask.as_ref());
        self.paint(&props.paint);
        if let DrawMode::Stroke(line) | DrawMode::FillAndStroke(_, line) = mode {
            self.dashes(path, line);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.stroke();
    }

    fn push_transparency_group(
        &mut self,
        _: f32,
        mask: Option<SoftMask<'a>>,
        _: BlendMode,
    ) {
        self.mask(mask.as_ref());
    }

    fn draw_glyph_run(
        &mut self,
        run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        _: &DrawMode,
    ) {
        self.mask(props.soft_mask.as_ref());
        self.paint(&props.paint);
        for glyph in run.glyphs() {
            self.stroke();
            if let Glyph::Type3(drawn) = &**glyph {
                drawn.interpret(self, Affine::IDENTITY, Affine::IDENTITY, &props.paint);
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.mask(props.soft_mask.as_ref());
        match &image {
            Image::Stencil(image) => self.dots(image.stream()),
            Image::Raster(image) => self.dots(image.stream()),
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
