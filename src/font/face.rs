//! One face: its glyphs, their widths, and the position of its em box.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use ttf_parser::gsub::{SingleSubstitution, SubstitutionSubtable};
use ttf_parser::opentype_layout::LayoutTable;
use ttf_parser::{GlyphId, Tag, loca, name_id};

use crate::chinese::{Script, script};

/// A parsed face. Its bytes live as long as the process.
pub struct Face {
    parsed: ttf_parser::Face<'static>,
    postscript_name: String,
    full_width: BTreeMap<char, GlyphId>,
    /// Where each glyph's outline is.
    outlines: Option<loca::Table<'static>>,
    centre: i32,
    /// Data that other modules derive from the face.
    kept: OnceLock<Box<dyn Any + Send + Sync>>,
}

/// The bounds of a glyph's ink, in thousandths of an em from its origin; y runs up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Left edge.
    pub left: i32,
    /// Lower edge.
    pub bottom: i32,
    /// Right edge.
    pub right: i32,
    /// Upper edge.
    pub top: i32,
}

/// Marks that some faces give a proportional or short glyph by `cmap`, though a Chinese
/// line gives them a whole cell: quotes need `fwid`, dashes the zh-Hans `locl`.
const FULL_WIDTH: &str = "‘’“”—…";

/// A PostScript name that is longer than this in bytes is none.
const LONGEST_NAME: usize = 1000;

/// More lookups, or tables of one, than a face has for a few marks.
const MOST_LOOKUPS: usize = 100;

/// Common characters, a sample to measure a face's vertical centre by.
const SAMPLE: &str =
    "中国人民政府提案答复函关于工作实施办法的一是在有和大为主产业发展社会服务";

impl Face {
    /// Parses a face out of a font file that is known to be good.
    ///
    /// # Panics
    /// If the bytes are no font; see [`Face::try_parse`] for those of a stranger.
    pub fn parse(data: &'static [u8], index: u32) -> Face {
        Face::try_parse(data, index).expect("the embedded faces parse, as a test shows")
    }

    /// Parses a face out of a font file; none if it is no font.
    pub fn try_parse(data: &'static [u8], index: u32) -> Option<Face> {
        let parsed = ttf_parser::Face::parse(data, index).ok()?;
        let postscript_name = parsed
            .names()
            .into_iter()
            .filter(|name| name.name_id == name_id::POST_SCRIPT_NAME)
            .filter(|name| name.name.len() < LONGEST_NAME)
            .find_map(|name| name.to_string())
            .unwrap_or_default()
            .chars()
            .filter(|ch| ch.is_ascii_alphanumeric() || *ch == '-')
            .collect();
        let full_width = full_width_forms(&parsed);
        let outlines = outlines(&parsed);
        let mut face = Face {
            parsed,
            postscript_name,
            full_width,
            outlines,
            centre: 0,
            kept: OnceLock::new(),
        };
        face.centre = face.measure_centre();
        Some(face)
    }

    /// Data that a file format derives from the face, made at the first call and kept as
    /// long as the face.
    ///
    /// # Panics
    /// If something of another kind is kept already.
    pub fn kept<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> &T {
        let kept = self.kept.get_or_init(|| Box::new(make()));
        kept.downcast_ref().expect("one format is written, and it keeps one thing")
    }

    /// The parsed tables, for what has no method here.
    pub fn tables(&self) -> &ttf_parser::Face<'static> {
        &self.parsed
    }

    /// The PostScript name in ASCII; may be empty.
    pub fn postscript_name(&self) -> &str {
        &self.postscript_name
    }

    /// The height of the middle of the 汉字 above the baseline, in thousandths of an em.
    /// Faces differ in how high they sit, so lines with several faces align them by it.
    pub fn centre(&self) -> i32 {
        self.centre
    }

    /// Whether the face can print the character.
    pub fn has(&self, ch: char) -> bool {
        self.place(ch, script(ch)).is_some()
    }

    /// The glyph that the character map names; never the box for missing glyphs.
    pub fn glyph(&self, ch: char) -> Option<u16> {
        self.parsed.glyph_index(ch).map(|id| id.0).filter(|&id| id != 0)
    }

    /// The glyph's advance in thousandths of an em.
    pub fn advance(&self, id: u16) -> i32 {
        let advance = self.parsed.glyph_hor_advance(GlyphId(id)).unwrap_or(0);
        self.per_mille(advance as i32)
    }

    /// The glyph's ink; nothing for a space.
    pub fn bounds(&self, id: u16) -> Option<Bounds> {
        let rect = self.parsed.glyph_bounding_box(GlyphId(id))?;
        Some(Bounds {
            left: self.per_mille(rect.x_min.into()),
            bottom: self.per_mille(rect.y_min.into()),
            right: self.per_mille(rect.x_max.into()),
            top: self.per_mille(rect.y_max.into()),
        })
    }

    /// Whether a glyph has an outline; does not read the outline.
    fn is_drawn(&self, id: u16) -> bool {
        match self.outlines {
            Some(outlines) => outlines.glyph_range(GlyphId(id)).is_some(),
            None => self.bounds(id).is_some(),
        }
    }

    /// A character's glyph, its advance, and the offset of the glyph's origin in that
    /// advance, in thousandths of an em.
    pub(super) fn place(&self, ch: char, script: Script) -> Option<(u16, i32, i32)> {
        let id = match script {
            Script::Western => self.glyph(ch)?,
            // Some faces name glyphs for 汉字 and draw nothing: UKai's 䶮.
            Script::Han => self.glyph(ch).filter(|&id| self.is_drawn(id))?,
            Script::Mark => {
                self.full_width.get(&ch).map(|id| id.0).or_else(|| self.glyph(ch))?
            }
        };
        let own = self.advance(id);
        let room = match ch {
            // 连接号中的短横线、间隔号占半个字的位置（GB/T 15834—2011，5.1.5、5.1.6）.
            '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '·' => 500,
            _ if script == Script::Western => own,
            _ => 1000,
        };
        let shift = match ch {
            '“' | '‘' if script == Script::Mark => room - own,
            '”' | '’' if script == Script::Mark => 0,
            _ => (room - own) / 2,
        };
        Some((id, room, shift))
    }

    fn per_mille(&self, units: i32) -> i32 {
        let em = self.parsed.units_per_em() as i32;
        (units * 1000 + em / 2).div_euclid(em)
    }

    fn measure_centre(&self) -> i32 {
        let middles: Vec<i32> = SAMPLE
            .chars()
            .filter_map(|ch| self.bounds(self.glyph(ch)?))
            .map(|ink| (ink.bottom + ink.top) / 2)
            .collect();
        match middles.len() {
            0 => 380,
            n => middles.iter().sum::<i32>() / n as i32,
        }
    }
}

fn outlines(face: &ttf_parser::Face<'static>) -> Option<loca::Table<'static>> {
    let data = face.raw_face().table(Tag::from_bytes(b"loca"))?;
    let tables = face.tables();
    let format = tables.head.index_to_location_format;
    loca::Table::parse(tables.maxp.number_of_glyphs, format, data)
}

/// The glyphs that `fwid`, or `locl` for simplified Chinese, substitutes for those of
/// [`FULL_WIDTH`].
fn full_width_forms(face: &ttf_parser::Face) -> BTreeMap<char, GlyphId> {
    let Some(table) = face.tables().gsub else { return BTreeMap::new() };
    let lookups = simplified_chinese(&table).into_iter().chain(feature(&table, b"fwid"));
    let lookups: Vec<u16> = lookups.take(MOST_LOOKUPS).collect();
    FULL_WIDTH
        .chars()
        .filter_map(|ch| {
            let plain = face.glyph_index(ch)?;
            let wide =
                lookups.iter().fold(plain, |id, &lookup| substitute(&table, lookup, id));
            (wide != plain).then_some((ch, wide))
        })
        .collect()
}

fn feature(table: &LayoutTable, tag: &[u8; 4]) -> Vec<u16> {
    let tag = Tag::from_bytes(tag);
    let first = table.features.into_iter().find(|feature| feature.tag == tag);
    first.map_or(vec![], |feature| feature.lookup_indices.into_iter().collect())
}

/// Lookups of `locl` under the language system `ZHS`, of any script.
fn simplified_chinese(table: &LayoutTable) -> Vec<u16> {
    let language = Tag::from_bytes(b"ZHS ");
    let system = table.scripts.into_iter().find_map(|script| {
        script.languages.into_iter().find(|system| system.tag == language)
    });
    let Some(system) = system else { return vec![] };
    system
        .feature_indices
        .into_iter()
        .filter_map(|index| table.features.get(index))
        .filter(|feature| feature.tag == Tag::from_bytes(b"locl"))
        .flat_map(|feature| feature.lookup_indices.into_iter())
        .collect()
}

fn substitute(table: &LayoutTable, lookup: u16, id: GlyphId) -> GlyphId {
    let Some(lookup) = table.lookups.get(lookup) else { return id };
    let subtables = lookup.subtables.into_iter::<SubstitutionSubtable>();
    for subtable in subtables.take(MOST_LOOKUPS) {
        let SubstitutionSubtable::Single(single) = subtable else { continue };
        let Some(at) = single.coverage().get(id) else { continue };
        return match single {
            SingleSubstitution::Format1 { delta, .. } => {
                GlyphId(id.0.wrapping_add_signed(delta))
            }
            SingleSubstitution::Format2 { substitutes, .. } => {
                substitutes.get(at).unwrap_or(id)
            }
        };
    }
    id
}
