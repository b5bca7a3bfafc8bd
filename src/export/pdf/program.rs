//! The font program of the glyphs in use, reduced to what PDF readers need of a face.
//!
//! Readers hint outlines by themselves or not at all, and find glyphs by number. So
//! instructions, glyph names, and the licence's full text in three languages are left
//! out. The copyright notice stays.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use ttf_parser::Tag;

use super::flate::Piece;
use super::flate::join;
use crate::font::Face;

/// A part of a face as a compressed TrueType font.
pub(super) struct Program {
    /// The compressed stream.
    pub(super) packed: Vec<u8>,
    /// Its uncompressed length in bytes.
    pub(super) length: usize,
    /// How many glyphs it has, including components and the box for missing ones.
    pub(super) n_glyphs: u16,
    /// Each glyph's index in the program, by its index in the face.
    pub(super) codes: BTreeMap<u16, u16>,
}

/// The outlines of a face that were compressed before, by their glyph index.
#[derive(Default)]
struct Outlines(Mutex<HashMap<u16, Arc<Piece>>>);

impl Outlines {
    fn get(&self, glyph: u16) -> Option<Arc<Piece>> {
        self.lock().get(&glyph).cloned()
    }

    fn keep(&self, glyph: u16, piece: Piece) -> Arc<Piece> {
        let piece = Arc::new(piece);
        self.lock().insert(glyph, piece.clone());
        piece
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u16, Arc<Piece>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Builds the program of these glyphs of a face, in their order. None if the face is
/// malformed.
pub(super) fn program(face: &Face, glyphs: &[u16]) -> Option<Program> {
    let source = FaceTables::new(face)?;
    let mut order: Vec<u16> = std::iter::once(0)
        .chain(glyphs.iter().copied().filter(|glyph| *glyph != 0))
        .collect();
    let mut codes: BTreeMap<u16, u16> =
        order.iter().zip(0..).map(|(&glyph, code)| (glyph, code)).collect();
    let outlines = outlines(face, &source, &mut order, &mut codes)?;
    let n_glyphs = u16::try_from(order.len()).ok()?;
    let head = head(source.table(b"head")?)?;
    let loca = loca(&outlines);
    let mut tables = vec![
        FontTable { tag: b"glyf", length: length(&outlines), pieces: outlines },
        FontTable::new(b"head", head.clone()),
        FontTable::new(b"hhea", hhea(source.table(b"hhea")?, n_glyphs)?),
        FontTable::new(b"hmtx", hmtx(face, &source, &order)?),
        FontTable::new(b"loca", loca),
        FontTable::new(b"maxp", maxp(source.table(b"maxp")?, n_glyphs)?),
    ];
    if let Some(notice) = source.table(b"name").and_then(notice) {
        tables.push(FontTable::new(b"name", notice));
    }
    tables.push(FontTable::new(b"post", post(source.table(b"post"))));
    let (packed, length) = assemble(tables, head)?;
    Some(Program { packed, length, n_glyphs, codes })
}

/// A glyph's outline as programs contain it, uncompressed. None for a composite glyph.
#[cfg(test)]
pub(super) fn outline(face: &Face, glyph: u16) -> Option<Vec<u8>> {
    let outline = FaceTables::new(face)?.outline(glyph)?;
    if u16_at(outline, 0)? as i16 >= 0 { simple(outline) } else { None }
}

/// The tables of a face.
struct FaceTables<'a> {
    face: &'a Face,
    glyf: &'static [u8],
    places: &'static [u8],
    is_long: bool,
}

impl<'a> FaceTables<'a> {
    fn new(face: &'a Face) -> Option<FaceTables<'a>> {
        let raw = |tag| table(face, tag);
        let is_long = u16_at(raw(b"head")?, 50)? != 0;
        Some(FaceTables { face, glyf: raw(b"glyf")?, places: raw(b"loca")?, is_long })
    }

    fn table(&self, tag: &[u8; 4]) -> Option<&'static [u8]> {
        table(self.face, tag)
    }

    /// The glyph's description, empty for a blank.
    fn outline(&self, glyph: u16) -> Option<&'static [u8]> {
        let at = usize::from(glyph);
        let place = |at: usize| match self.is_long {
            true => u32_at(self.places, 4 * at).map(|place| place as usize),
            false => u16_at(self.places, 2 * at).map(|place| 2 * usize::from(place)),
        };
        self.glyf.get(place(at)?..place(at + 1)?)
    }
}

fn table(face: &Face, tag: &[u8; 4]) -> Option<&'static [u8]> {
    face.tables().raw_face().table(Tag::from_bytes(tag))
}

/// The compressed outlines. Components of composite glyphs get codes after the others.
fn outlines(
    face: &Face,
    source: &FaceTables,
    order: &mut Vec<u16>,
    codes: &mut BTreeMap<u16, u16>,
) -> Option<Vec<Arc<Piece>>> {
    let kept = face.kept(Outlines::default);
    let mut pieces = Vec::with_capacity(order.len());
    // It grows on the way.
    while let Some(&glyph) = order.get(pieces.len()) {
        if let Some(piece) = kept.get(glyph) {
            pieces.push(piece);
            continue;
        }
        let outline = source.outline(glyph)?;
        let is_composite = !outline.is_empty() && (u16_at(outline, 0)? as i16) < 0;
        pieces.push(match is_composite {
            // Names its parts by their codes, and so is another in each letter.
            true => Arc::new(Piece::pack(composite(outline, order, codes)?)),
            false => kept.keep(glyph, Piece::pack(simple(outline)?)),
        });
    }
    Some(pieces)
}

/// A simple outline (header, ends of contours, length of instructions, instructions,
/// points) without its instructions.
fn simple(outline: &[u8]) -> Option<Vec<u8>> {
    if outline.is_empty() {
        return Some(Vec::new());
    }
    let at = 10 + 2 * usize::from(u16_at(outline, 0)?);
    let instructions = usize::from(u16_at(outline, at)?);
    let points = outline.get(at + 2 + instructions..)?;
    Some([outline.get(..at)?, &[0, 0], points].concat())
}

/// A composite outline (header, components, instructions) without its instructions. Its
/// components get their codes in the program, new ones where they have none yet.
fn composite(
    outline: &[u8],
    order: &mut Vec<u16>,
    codes: &mut BTreeMap<u16, u16>,
) -> Option<Vec<u8>> {
    const WORDS: u16 = 1 << 0;
    const SCALE: u16 = 1 << 3;
    const MORE: u16 = 1 << 5;
    const TWO_SCALES: u16 = 1 << 6;
    const MATRIX: u16 = 1 << 7;
    const INSTRUCTIONS: u16 = 1 << 8;

    let mut plain = outline.to_vec();
    let mut at = 10;
    loop {
        let flags = u16_at(outline, at)?;
        let part = u16_at(outline, at + 2)?;
        let code = match codes.get(&part) {
            Some(&code) => code,
            None => {
                let code = u16::try_from(order.len()).ok()?;
                order.push(part);
                codes.insert(part, code);
                code
            }
        };
        plain[at..at + 2].copy_from_slice(&(flags & !INSTRUCTIONS).to_be_bytes());
        plain[at + 2..at + 4].copy_from_slice(&code.to_be_bytes());
        at += if flags & WORDS != 0 { 8 } else { 6 };
        at += match flags & (SCALE | TWO_SCALES | MATRIX) {
            0 => 0,
            SCALE => 2,
            TWO_SCALES => 4,
            _ => 8,
        };
        if flags & MORE == 0 {
            break;
        }
    }
    plain.get(..at)?;
    plain.truncate(at);
    Some(plain)
}

/// The `head` table with long offsets. The checksum over the whole file is filled in at
/// the end.
fn head(head: &[u8]) -> Option<Vec<u8>> {
    let mut head = head.get(..54)?.to_vec();
    head[8..12].fill(0);
    head[50..52].copy_from_slice(&[0, 1]);
    Some(head)
}

fn hhea(hhea: &[u8], n_glyphs: u16) -> Option<Vec<u8>> {
    let mut hhea = hhea.get(..36)?.to_vec();
    hhea[34..36].copy_from_slice(&n_glyphs.to_be_bytes());
    Some(hhea)
}

/// The `hmtx` table: advance and left side bearing of each glyph.
fn hmtx(face: &Face, source: &FaceTables, order: &[u16]) -> Option<Vec<u8>> {
    let n_advances = usize::from(u16_at(source.table(b"hhea")?, 34)?);
    let hmtx = source.table(b"hmtx")?;
    let mut all = Vec::with_capacity(4 * order.len());
    for &glyph in order {
        let advance = face.tables().glyph_hor_advance(ttf_parser::GlyphId(glyph))?;
        let at = match usize::from(glyph) {
            glyph if glyph < n_advances => 4 * glyph + 2,
            // Behind the last advance, which holds for all that follow.
            glyph => 4 * n_advances + 2 * (glyph - n_advances),
        };
        all.extend(advance.to_be_bytes());
        all.extend(u16_at(hmtx, at).unwrap_or(0).to_be_bytes());
    }
    Some(all)
}

fn maxp(maxp: &[u8], n_glyphs: u16) -> Option<Vec<u8>> {
    let mut maxp = maxp.get(..32)?.to_vec();
    maxp[4..6].copy_from_slice(&n_glyphs.to_be_bytes());
    Some(maxp)
}

/// The `post` table in version 3, which has no glyph names.
fn post(post: Option<&[u8]>) -> Vec<u8> {
    let mut all = post.and_then(|post| post.get(..32)).unwrap_or(&[0; 32]).to_vec();
    all[..4].copy_from_slice(&[0, 3, 0, 0]);
    all
}

fn loca(outlines: &[Arc<Piece>]) -> Vec<u8> {
    let mut at = 0_u32;
    let ends = outlines.iter().map(|piece| {
        at += piece.length as u32;
        at
    });
    std::iter::once(0).chain(ends).flat_map(u32::to_be_bytes).collect()
}

/// A `name` table with the copyright notice only, if the face has one.
fn notice(name: &[u8]) -> Option<Vec<u8>> {
    let count = usize::from(u16_at(name, 2)?);
    let storage = name.get(usize::from(u16_at(name, 4)?)..)?;
    let records = name.get(6..6 + 12 * count)?.chunks_exact(12);
    // The last is of the platform whose strings are Unicode.
    let record = records.rev().find(|record| record[6..8] == [0, 0])?;
    let start = usize::from(u16_at(record, 10)?);
    let text = storage.get(start..start + usize::from(u16_at(record, 8)?))?;
    Some([&[0, 0, 0, 1, 0, 18], &record[..10], &[0, 0], text].concat())
}

/// A table of the font, in pieces.
struct FontTable {
    tag: &'static [u8; 4],
    pieces: Vec<Arc<Piece>>,
    /// Its length without padding.
    length: usize,
}

impl FontTable {
    fn new(tag: &'static [u8; 4], bytes: Vec<u8>) -> FontTable {
        let length = bytes.len();
        FontTable { tag, pieces: vec![Arc::new(Piece::pack(bytes))], length }
    }

    fn sum(&self) -> u32 {
        self.pieces.iter().fold(0, |sum, piece| sum.wrapping_add(piece.sum))
    }
}

fn length(pieces: &[Arc<Piece>]) -> usize {
    pieces.iter().map(|piece| piece.length).sum()
}

/// Joins tables into one program, with their checksums. They are in the order of their
/// tags; the checksum over the whole goes into `head`.
fn assemble(mut tables: Vec<FontTable>, mut head: Vec<u8>) -> Option<(Vec<u8>, usize)> {
    let count = tables.len() as u16;
    let power = count.checked_ilog2()?;
    let range = 16 << power;
    let mut directory = vec![0, 1, 0, 0];
    directory.extend(
        [count, range, power as u16, count * 16 - range].map(u16::to_be_bytes).concat(),
    );
    let mut offset = 12 + 16 * tables.len();
    for table in &tables {
        directory.extend(table.tag);
        let fields = [table.sum(), offset as u32, table.length as u32];
        directory.extend(fields.map(u32::to_be_bytes).concat());
        offset += length(&table.pieces);
    }
    let directory = Piece::pack(directory);
    let sum = tables.iter().fold(directory.sum, |sum, it| sum.wrapping_add(it.sum()));
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(sum);
    head[8..12].copy_from_slice(&adjustment.to_be_bytes());
    let of_head = tables.iter_mut().find(|table| table.tag == b"head")?;
    of_head.pieces = vec![Arc::new(Piece::pack(head))];
    let tables = tables.iter().flat_map(|table| &table.pieces);
    let pieces = std::iter::once(&directory).chain(tables.map(|piece| &**piece));
    Some((join(pieces), offset))
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?))
}
