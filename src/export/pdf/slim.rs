//! A font program without what PDF readers do not use.
//!
//! A subset still carries the instructions for grid fitting of the whole face, glyph names,
//! and the licence's full text in three languages: up to 16 kB for a single rare character.
//! Readers fit outlines to the grid by themselves or not at all, and find glyphs by number.
//! The copyright notice stays.

use std::collections::BTreeMap;

type Tag = [u8; 4];

/// The first bytes of a program with TrueType outlines.
const TRUE_TYPE: &[u8] = &[0, 1, 0, 0];

/// Tables that only grid fitting asks for.
const HINTING: [&Tag; 3] = [b"cvt ", b"fpgm", b"prep"];

/// The program made slim; as it was, where it has no TrueType outlines or is malformed.
pub(super) fn slim(program: Vec<u8>) -> Vec<u8> {
    slimmed(&program).unwrap_or(program)
}

fn slimmed(program: &[u8]) -> Option<Vec<u8>> {
    let mut tables = tables(program)?;
    for tag in HINTING {
        tables.remove(tag);
    }
    let long = u16_at(tables.get(b"head")?, 50)? != 0;
    let (glyf, loca) = outlines(tables.get(b"glyf")?, tables.get(b"loca")?, long)?;
    tables.insert(*b"glyf", glyf);
    tables.insert(*b"loca", loca);
    if let Some(post) = tables.get_mut(b"post") {
        // Version 3: no glyph names.
        post.truncate(32);
        post.get_mut(..4)?.copy_from_slice(&[0, 3, 0, 0]);
    }
    match tables.remove(b"name").as_deref().and_then(notice) {
        Some(name) => tables.insert(*b"name", name),
        None => None,
    };
    assemble(tables)
}

fn tables(program: &[u8]) -> Option<BTreeMap<Tag, Vec<u8>>> {
    if !program.starts_with(TRUE_TYPE) {
        return None;
    }
    let count = usize::from(u16_at(program, 4)?);
    (0..count)
        .map(|n| {
            let record = program.get(12 + 16 * n..28 + 16 * n)?;
            let tag = record[..4].try_into().ok()?;
            let offset = u32_at(record, 8)? as usize;
            let end = offset.checked_add(u32_at(record, 12)? as usize)?;
            Some((tag, program.get(offset..end)?.to_vec()))
        })
        .collect()
}

/// Glyphs and their places, the glyphs without instructions.
fn outlines(glyf: &[u8], loca: &[u8], long: bool) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut glyphs = Vec::with_capacity(glyf.len());
    let mut places = place(0, long);
    for pair in offsets(loca, long)?.windows(2) {
        glyphs.extend(plain(glyf.get(pair[0]..pair[1])?)?);
        if !long {
            // Short places are counted in pairs of bytes.
            glyphs.resize(glyphs.len().next_multiple_of(2), 0);
        }
        places.extend(place(glyphs.len(), long));
    }
    Some((glyphs, places))
}

fn offsets(loca: &[u8], long: bool) -> Option<Vec<usize>> {
    match long {
        true => {
            loca.chunks_exact(4).map(|place| Some(u32_at(place, 0)? as usize)).collect()
        }
        false => loca
            .chunks_exact(2)
            .map(|place| Some(2 * usize::from(u16_at(place, 0)?)))
            .collect(),
    }
}

fn place(offset: usize, long: bool) -> Vec<u8> {
    match long {
        true => (offset as u32).to_be_bytes().to_vec(),
        false => ((offset / 2) as u16).to_be_bytes().to_vec(),
    }
}

/// A glyph without instructions.
fn plain(glyph: &[u8]) -> Option<Vec<u8>> {
    if glyph.is_empty() {
        return Some(Vec::new());
    }
    match u16_at(glyph, 0)? as i16 {
        contours @ 0.. => plain_outline(glyph, contours as usize),
        _ => plain_composite(glyph),
    }
}

/// Header, ends of contours, length of instructions, instructions, points.
fn plain_outline(glyph: &[u8], contours: usize) -> Option<Vec<u8>> {
    let at = 10 + 2 * contours;
    let instructions = usize::from(u16_at(glyph, at)?);
    let points = glyph.get(at + 2 + instructions..)?;
    Some([glyph.get(..at)?, &[0, 0], points].concat())
}

/// Header, components, instructions.
fn plain_composite(glyph: &[u8]) -> Option<Vec<u8>> {
    const WORDS: u16 = 1 << 0;
    const SCALE: u16 = 1 << 3;
    const MORE: u16 = 1 << 5;
    const TWO_SCALES: u16 = 1 << 6;
    const MATRIX: u16 = 1 << 7;
    const INSTRUCTIONS: u16 = 1 << 8;

    let mut plain = glyph.to_vec();
    let mut at = 10;
    loop {
        let flags = u16_at(glyph, at)?;
        plain[at..at + 2].copy_from_slice(&(flags & !INSTRUCTIONS).to_be_bytes());
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
    (at <= plain.len()).then(|| plain.truncate(at))?;
    Some(plain)
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

/// Puts tables together as one program, with the sums that are stated over them.
fn assemble(tables: BTreeMap<Tag, Vec<u8>>) -> Option<Vec<u8>> {
    let count = tables.len() as u16;
    let power = count.checked_ilog2()?;
    let range = 16 << power;
    let mut program = TRUE_TYPE.to_vec();
    program.extend(
        [count, range, power as u16, count * 16 - range].map(u16::to_be_bytes).concat(),
    );
    let mut data = Vec::new();
    let mut head = None;
    for (tag, mut table) in tables {
        let offset = 12 + 16 * usize::from(count) + data.len();
        if tag == *b"head" {
            head = Some(offset);
            table.get_mut(8..12)?.fill(0);
        }
        program.extend(tag);
        program.extend(
            [sum(&table), offset as u32, table.len() as u32]
                .map(u32::to_be_bytes)
                .concat(),
        );
        data.extend(table);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    program.extend(data);
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(sum(&program));
    program[head? + 8..head? + 12].copy_from_slice(&adjustment.to_be_bytes());
    Some(program)
}

/// The sum of big-endian words, zeros behind the last byte.
fn sum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?))
}
