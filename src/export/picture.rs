//! A finished PDF → pictures of its pages.
//!
//! They are drawn from the file's bytes by hayro, which shares no code with what writes
//! them, so they show what was really made.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf, page};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use hayro_svg::SvgRenderSettings;

use super::effort::{self, Excess};

/// Why no picture can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// The file is no PDF, or a broken one.
    #[error("这不是 PDF，或者已经损坏")]
    Unreadable,
    /// The file is protected by a password.
    #[error("这个 PDF 加了密，没有密码打不开")]
    Locked,
    /// The file has no pages.
    #[error("这个 PDF 里一页也没有")]
    Empty,
    /// The page of this index would have too many dots.
    #[error("第 {} 页的纸太大，点数太多，画不下", .0 + 1)]
    TooLarge(usize),
    /// There is too much to draw on the page of this index.
    #[error("第 {} 页{}，没有画", .0 + 1, .1)]
    TooMuch(usize, Excess),
    /// The file has very many pages.
    #[error("这个 PDF 超过 {MOST_PAGES} 页，没有画")]
    TooLong,
}

/// More pages than anybody looks at.
const MOST_PAGES: usize = 5000;

/// The dots of an A3 page at 1200 dpi; four bytes each.
const MOST_DOTS: f32 = 280e6;

/// A PDF, opened to draw its pages.
pub struct Drawing {
    pdf: Pdf,
    interpreter: InterpreterSettings,
    lacks_something: Arc<AtomicBool>,
    /// Whether a stranger made it, who may ask for anything.
    is_strange: bool,
}

impl Drawing {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// The reason why the file cannot be drawn.
    pub fn open(bytes: Vec<u8>) -> Result<Drawing, PictureError> {
        let pdf = Pdf::new(Arc::new(bytes)).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
                PictureError::Locked
            }
            LoadPdfError::Decryption(_) | LoadPdfError::Invalid => {
                PictureError::Unreadable
            }
        })?;
        if pdf.pages().is_empty() {
            return Err(PictureError::Empty);
        }
        if pdf.pages().len() > MOST_PAGES {
            return Err(PictureError::TooLong);
        }
        let lacks_something = Arc::new(AtomicBool::new(false));
        let lacks = Arc::clone(&lacks_something);
        let interpreter = InterpreterSettings {
            warning_sink: Arc::new(move |_| lacks.store(true, Ordering::Relaxed)),
            ..InterpreterSettings::default()
        };
        Ok(Drawing { pdf, interpreter, lacks_something, is_strange: true })
    }

    /// Says that the file was made here, and nobody has to count what is on its pages.
    pub fn of_ours(mut self) -> Drawing {
        self.is_strange = false;
        self
    }

    fn check(&self, idx: usize, page: &page::Page) -> Result<(), PictureError> {
        match self.is_strange {
            true => effort::check(page, &self.interpreter)
                .map_err(|excess| PictureError::TooMuch(idx, excess)),
            false => Ok(()),
        }
    }

    /// The number of pages, at least one.
    pub fn n_pages(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Whether something is missing from the pages drawn so far, such as text in a face
    /// that is not in the file. Never so for files of ours.
    pub fn lacks_something(&self) -> bool {
        self.lacks_something.load(Ordering::Relaxed)
    }

    /// Draws the pages one by one, at a resolution in dots per inch.
    pub fn rasters(
        &self,
        dpi: u32,
    ) -> impl Iterator<Item = Result<Raster, PictureError>> + '_ {
        let cache = RenderCache::new();
        let scale = dpi as f32 / 72.0;
        let pixels = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        // Strokes are not to be moved to whole dots: positions are what is looked at.
        let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
        self.pdf.pages().iter().enumerate().map(move |(idx, page)| {
            if !has_room(page, scale) {
                return Err(PictureError::TooLarge(idx));
            }
            self.check(idx, page)?;
            let map = render(page, &cache, &self.interpreter, &settings, &pixels);
            let dots = map.data().iter().map(|dot| [dot.r, dot.g, dot.b]).collect();
            Ok(Raster { width: map.width().into(), dots })
        })
    }

    /// Converts the pages to SVG one by one.
    pub fn svgs(&self) -> impl Iterator<Item = Result<String, PictureError>> + '_ {
        let cache = hayro_svg::RenderCache::new();
        let settings = SvgRenderSettings { bg_color: [255; 4] };
        self.pdf.pages().iter().enumerate().map(move |(idx, page)| {
            self.check(idx, page)?;
            Ok(hayro_svg::convert(page, &cache, &self.interpreter, &settings))
        })
    }
}

fn has_room(page: &page::Page, scale: f32) -> bool {
    let (width, height) = page.render_dimensions();
    let (width, height) = (width * scale, height * scale);
    let side = 1.0..=f32::from(u16::MAX);
    side.contains(&width) && side.contains(&height) && width * height <= MOST_DOTS
}

/// A page as pixels, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    width: usize,
    dots: Vec<[u8; 3]>,
}

impl Raster {
    /// The width in pixels.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The height in pixels.
    pub fn height(&self) -> usize {
        self.dots.len() / self.width
    }

    /// The page turned clockwise by 90°, as one reads a landscape page.
    pub fn turned(&self) -> Raster {
        let columns = (0..self.width).flat_map(|column| {
            let rows = (0..self.height()).rev();
            rows.map(move |row| self.dots[row * self.width + column])
        });
        Raster { width: self.height(), dots: columns.collect() }
    }

    /// The page in few shades, which the eye cannot tell from all. A text in black and
    /// red then takes a third of the bytes.
    pub fn in_few_shades(mut self) -> Raster {
        const STEPS: u32 = 7;
        for shade in self.dots.as_flattened_mut() {
            let step = (u32::from(*shade) * STEPS + 127) / 255;
            *shade = (step * 255 / STEPS) as u8;
        }
        self
    }

    /// The page as PNG, in as few bits per pixel as its colours need.
    pub fn png(&self) -> Vec<u8> {
        let palette = self.palette();
        let depth = match palette.len() {
            0..=2 => Some(png::BitDepth::One),
            3..=4 => Some(png::BitDepth::Two),
            5..=16 => Some(png::BitDepth::Four),
            17..=256 => Some(png::BitDepth::Eight),
            _ => None,
        };
        let mut bytes = Vec::new();
        let (width, height) = (self.width as u32, self.height() as u32);
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_compression(png::Compression::Balanced);
        let data = match depth {
            Some(depth) => {
                encoder.set_color(png::ColorType::Indexed);
                encoder.set_depth(depth);
                encoder
                    .set_palette(palette.keys().flatten().copied().collect::<Vec<_>>());
                // Neighbours of a palette have nothing to do with each other.
                encoder.set_filter(png::Filter::NoFilter);
                self.packed(&palette, depth as usize)
            }
            None => {
                encoder.set_color(png::ColorType::Rgb);
                self.dots.as_flattened().to_vec()
            }
        };
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_image_data(&data)?;
            writer.finish()
        });
        written.expect("the sides are not 0, the data is theirs, and memory takes all");
        bytes
    }

    /// The colours in use, with their indices. Stops at the first colour too many for a
    /// palette.
    fn palette(&self) -> BTreeMap<[u8; 3], u8> {
        let mut palette = BTreeMap::new();
        let mut last = None;
        for dot in &self.dots {
            if last != Some(dot) && palette.len() <= 256 {
                palette.insert(*dot, 0);
            }
            last = Some(dot);
        }
        palette.values_mut().zip(0..).for_each(|(number, idx): (_, usize)| {
            *number = idx as u8;
        });
        palette
    }

    /// The pixels as indices into a palette, so many bits each, each row starting at a
    /// byte.
    fn packed(&self, palette: &BTreeMap<[u8; 3], u8>, bits: usize) -> Vec<u8> {
        let mut packed = Vec::with_capacity(self.dots.len() * bits / 8);
        for row in self.dots.chunks(self.width) {
            for dots in row.chunks(8 / bits) {
                let numbers = dots.iter().map(|dot| palette[dot]).enumerate();
                let place = |idx: usize| 8 - bits * (idx + 1);
                packed.push(numbers.map(|(idx, number)| number << place(idx)).sum());
            }
        }
        packed
    }
}
