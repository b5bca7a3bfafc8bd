//! Whether a stranger's face can be read in a bounded time and memory.
//!
//! Counts in a font file cost nothing to write: a composite glyph of composite glyphs takes
//! more steps than anybody waits for, and a table of 76 bytes may speak of four thousand
//! million faces.

use std::collections::BTreeMap;

use ttf_parser::{GlyphId, Tag, loca};

/// What a font file has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// Faces in a collection.
    Faces,
    /// Parts of glyphs that are put together of others.
    Parts,
    /// Tables that map characters to glyphs.
    Maps,
    /// Names.
    Names,
    /// Bytes.
    Bytes,
}

impl Excess {
    /// The most that is read of it.
    pub const fn most(self) -> usize {
        match self {
            Excess::Faces => 64,
            Excess::Parts => 1000,
            Excess::Maps => 100,
            Excess::Names => 10_000,
            Excess::Bytes => 256 << 20,
        }
    }
}

/// How deep glyphs may be put together of others that are.
const DEEPEST: usize = 8;

/// What a face has too much of, if there is something.
pub(super) fn excess(face: &ttf_parser::Face) -> Option<Excess> {
    let n_maps = face.tables().cmap.map_or(0, |cmap| cmap.subtables.len());
    match () {
        () if usize::from(face.names().len()) > Excess::Names.most() => {
            Some(Excess::Names)
        }
        () if usize::from(n_maps) > Excess::Maps.most() => Some(Excess::Maps),
        () if Glyphs::new(face).is_some_and(Glyphs::have_too_many_parts) => {
            Some(Excess::Parts)
        }
        () => None,
    }
}

/// The outlines of a face, and how many parts those have that were counted.
struct Glyphs<'a> {
    n: u16,
    places: loca::Table<'a>,
    outlines: &'a [u8],
    counted: BTreeMap<u16, usize>,
}

impl<'a> Glyphs<'a> {
    fn new(face: &ttf_parser::Face<'a>) -> Option<Glyphs<'a>> {
        let table = |tag| face.raw_face().table(Tag::from_bytes(tag));
        let tables = face.tables();
        let n = tables.maxp.number_of_glyphs;
        let format = tables.head.index_to_location_format;
        let places = loca::Table::parse(n, format, table(b"loca")?)?;
        Some(Glyphs {
            n: n.get(),
            places,
            outlines: table(b"glyf")?,
            counted: BTreeMap::new(),
        })
    }

    fn have_too_many_parts(mut self) -> bool {
        (0..self.n).any(|glyph| self.n_parts(glyph, DEEPEST) > Excess::Parts.most())
    }

    /// How many parts a glyph has in the end; any number too large if it is nested deeper
    /// than is allowed.
    fn n_parts(&mut self, glyph: u16, depth: usize) -> usize {
        let range = self.places.glyph_range(GlyphId(glyph));
        let outline =
            range.and_then(|range| self.outlines.get(range)).unwrap_or_default();
        let parts = parts(outline);
        if parts.is_empty() {
            return 1;
        }
        let Some(depth) = depth.checked_sub(1) else { return usize::MAX };
        if let Some(&n) = self.counted.get(&glyph) {
            return n;
        }
        let mut n: usize = 0;
        for part in parts {
            n = n.saturating_add(self.n_parts(part, depth));
            if n > Excess::Parts.most() {
                break;
            }
        }
        self.counted.insert(glyph, n);
        n
    }
}

/// The glyphs that a composite glyph is put together of; none for another.
fn parts(outline: &[u8]) -> Vec<u16> {
    const WORDS: u16 = 1 << 0;
    const SCALE: u16 = 1 << 3;
    const MORE: u16 = 1 << 5;
    const TWO_SCALES: u16 = 1 << 6;
    const MATRIX: u16 = 1 << 7;

    let number = |at: usize| Some(u16::from_be_bytes(*outline.get(at..)?.first_chunk()?));
    let mut parts = Vec::new();
    if number(0).is_none_or(|contours| (contours as i16) >= 0) {
        return parts;
    }
    let mut at = 10;
    while let (Some(flags), Some(part)) = (number(at), number(at + 2)) {
        parts.push(part);
        at += if flags & WORDS != 0 { 8 } else { 6 };
        at += match flags & (SCALE | TWO_SCALES | MATRIX) {
            0 => 0,
            SCALE => 2,
            TWO_SCALES => 4,
            _ => 8,
        };
        if flags & MORE == 0 || parts.len() > Excess::Parts.most() {
            break;
        }
    }
    parts
}
