//! The glyphs a letter uses, taken out of their faces.

use std::collections::BTreeMap;

use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use ttf_parser::Tag;

use super::hash::fnv;
use super::program::Program;
use super::program::program;
use crate::export::ExportError;
use crate::font::Face;
use crate::font::FaceId;
use crate::font::Fonts;
use crate::layout::Pages;

/// The used part of one face.
pub(super) struct Subset {
    /// Its name among a page's resources.
    pub(super) name: FontId,
    /// Its measures as `printpdf` takes them, in thousandths of an em, without a
    /// program.
    pub(super) font: ParsedFont,
    /// The compressed font program.
    pub(super) packed: Vec<u8>,
    /// The program's uncompressed length in bytes.
    pub(super) length: usize,
    /// The entries of the font descriptor that `printpdf` can only guess.
    pub(super) descriptor: Descriptor,
    /// How many glyphs it has, including components and the box for missing ones.
    pub(super) n_glyphs: u16,
    /// The used glyphs by their index in the whole face.
    glyphs: BTreeMap<u16, Used>,
}

/// A glyph in use.
struct Used {
    /// Its index in the subset.
    code: u16,
    /// Its advance in thousandths of an em, as the file states it.
    width: i32,
    /// The character it first stands for.
    text: char,
}

/// What a font descriptor says of the whole face.
pub(super) struct Descriptor {
    /// Height of capitals in thousandths of an em.
    pub(super) cap_height: i64,
    /// Slant in degrees, negative when leaning right.
    pub(super) italic_angle: f32,
    /// Kinds of face as bits.
    pub(super) flags: i64,
}

/// The subsets of all faces on the pages.
pub(super) fn subsets(
    pages: &Pages,
    fonts: &Fonts,
) -> Result<BTreeMap<FaceId, Subset>, ExportError> {
    let used = used(pages);
    used.iter()
        .map(|(&id, glyphs)| {
            let subset = subset(id, fonts.face(id), glyphs);
            let file = || fonts.file(id).to_string();
            Ok((id, subset.ok_or_else(|| ExportError::Subset { file: file() })?))
        })
        .collect()
}

impl Subset {
    /// The glyph's index in the subset.
    pub(super) fn code(&self, glyph: u16) -> u16 {
        self.used(glyph).code
    }

    /// The advance a reader will give the glyph, in thousandths of an em.
    pub(super) fn width(&self, glyph: u16) -> i32 {
        self.used(glyph).width
    }

    /// The character a reader will extract for the glyph.
    pub(super) fn text(&self, glyph: u16) -> char {
        self.used(glyph).text
    }

    fn used(&self, glyph: u16) -> &Used {
        self.glyphs.get(&glyph).expect("every glyph on the pages was collected")
    }
}

/// The glyphs used of each face, and the character that each stands for first.
fn used(pages: &Pages) -> BTreeMap<FaceId, BTreeMap<u16, char>> {
    let mut used: BTreeMap<FaceId, BTreeMap<u16, char>> = BTreeMap::new();
    for run in pages.pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.runs)
    {
        let face = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            face.entry(glyph.id).or_insert(glyph.text);
        }
    }
    used
}

fn subset(id: FaceId, face: &Face, characters: &BTreeMap<u16, char>) -> Option<Subset> {
    let used: Vec<u16> = characters.keys().copied().collect();
    let Program { packed, length, n_glyphs, codes } = program(face, &used)?;
    let glyphs: BTreeMap<u16, Used> = characters
        .iter()
        .map(|(&glyph, &text)| {
            (glyph, Used { code: codes[&glyph], width: face.advance(glyph), text })
        })
        .collect();
    let font = parsed(face, &name(id, face, &glyphs), &glyphs);
    let name = FontId(format!("F{}", id.0));
    let descriptor = descriptor(face);
    Some(Subset { name, font, packed, length, descriptor, n_glyphs, glyphs })
}

/// A tag of six letters, then the PostScript name. The tag tells two subsets of a face
/// apart when files are joined.
fn name(id: FaceId, face: &Face, glyphs: &BTreeMap<u16, Used>) -> String {
    let mut bytes: Vec<u8> =
        glyphs.keys().flat_map(|glyph| glyph.to_be_bytes()).collect();
    bytes.push(id.0);
    let mut hash = fnv(std::iter::once(bytes.as_slice()));
    let tag: String = (0..6)
        .map(|_| {
            let letter = char::from(b'A' + (hash % 26) as u8);
            hash /= 26;
            letter
        })
        .collect();
    match face.postscript_name() {
        "" => format!("{tag}+Face{}", id.0),
        name => format!("{tag}+{name}"),
    }
}

/// The font as `printpdf` takes it. All measures are already in thousandths of an em:
/// `printpdf` would truncate where it should round.
fn parsed(face: &Face, name: &str, glyphs: &BTreeMap<u16, Used>) -> ParsedFont {
    let tables = face.tables();
    let scale = |units: i16| scale(face, units);
    let bounds = tables.global_bounding_box();
    ParsedFont {
        // Enough to be known as TrueType: the whole would be copied four times on its way.
        original_bytes: vec![0, 1, 0, 0],
        font_index: 0,
        font_name: Some(name.to_string()),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: glyphs
            .values()
            .map(|used| (used.code, used.width as u16))
            .collect(),
        units_per_em: 1000,
        font_metrics: FontMetrics {
            ascent: scale(tables.ascender()),
            descent: scale(tables.descender()),
        },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: 1000,
            x_min: scale(bounds.x_min),
            y_min: scale(bounds.y_min),
            x_max: scale(bounds.x_max),
            y_max: scale(bounds.y_max),
            us_weight_class: tables.weight().to_number(),
            ..PdfFontMetricsStub::default()
        },
    }
}

fn descriptor(face: &Face) -> Descriptor {
    let tables = face.tables();
    let capital = || face.bounds(face.glyph('H')?).map(|ink| ink.top as i16);
    let cap_height = tables
        .capital_height()
        .filter(|&height| height > 0)
        .map(|height| scale(face, height))
        .or_else(capital)
        .unwrap_or_else(|| scale(face, tables.ascender()));
    Descriptor {
        cap_height: cap_height.into(),
        italic_angle: tables.italic_angle(),
        flags: flags(face),
    }
}

/// ISO 32000-1, table 123. A face with 汉字 is “symbolic”: it has more than the Latin
/// letters of PDF's own list.
fn flags(face: &Face) -> i64 {
    let tables = face.tables();
    let mut flags = 1 << 2;
    if tables.is_monospaced() {
        flags |= 1 << 0;
    }
    if has_serifs(face) {
        flags |= 1 << 1;
    }
    if tables.italic_angle() != 0.0 {
        flags |= 1 << 6;
    }
    flags
}

/// Whether a face has serifs, by the PANOSE of its OS/2 table: a text face whose serifs
/// are one of the kinds from “cove” to “triangle”.
fn has_serifs(face: &Face) -> bool {
    let os2 = face.tables().raw_face().table(Tag::from_bytes(b"OS/2"));
    let panose = os2.and_then(|table| table.get(32..42));
    panose.is_some_and(|panose| panose[0] == 2 && (2..=10).contains(&panose[1]))
}

fn scale(face: &Face, units: i16) -> i16 {
    let em = i32::from(face.tables().units_per_em());
    let scaled = (i32::from(units) * 1000 + em / 2).div_euclid(em);
    scaled.clamp(i16::MIN.into(), i16::MAX.into()) as i16
}
