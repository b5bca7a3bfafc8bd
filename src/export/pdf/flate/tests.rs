//! Whether the pieces are what a library unpacks, and whether their code is a good one.

use std::io::Read;

use super::code::Bits;
use super::code::CODE;
use super::piece::tokens;
use super::{Piece, join, pack};
use crate::font::FaceId;
use crate::font::Fonts;

fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut decoder = flate2::read::ZlibDecoder::new(packed);
    decoder.read_to_end(&mut bytes).expect("a stream, with its checksum");
    assert_eq!(decoder.total_in() as usize, packed.len());
    bytes
}

/// Texts of every kind that a match, a distance or a length could go wrong in.
fn samples() -> Vec<Vec<u8>> {
    let noise = |n: usize| {
        let mut state = n as u32 + 1;
        let next = move |_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        (0..n).map(next).collect::<Vec<u8>>()
    };
    let mut samples = vec![Vec::new(), vec![0], vec![7; 5], vec![255; 70_000], noise(9)];
    samples.push(noise(70_000));
    samples.extend((1..600).map(|n| noise(n % 37).repeat(n / 7 + 1)));
    // The same again from just within reach, and from just out of it.
    for gap in [32_764, 32_765, 32_768, 33_000] {
        samples.push([&noise(40)[..], &vec![1; gap], &noise(40)].concat());
    }
    samples
}

#[test]
fn pieces_are_unpacked_as_what_they_were() {
    let padded = |sample: &Vec<u8>| {
        let mut bytes = sample.clone();
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        bytes
    };
    let pieces: Vec<Piece> = samples().into_iter().map(Piece::pack).collect();
    for (piece, sample) in pieces.iter().zip(samples()) {
        let alone = join(std::iter::once(piece));
        assert_eq!(piece.length, sample.len().next_multiple_of(4));
        assert!(unpacked(&alone) == padded(&sample), "{} bytes", sample.len());
    }
    let together: Vec<u8> = samples().iter().flat_map(padded).collect();
    assert!(unpacked(&join(pieces.iter())) == together);
}

#[test]
fn streams_are_unpacked_as_what_they_were() {
    for sample in samples() {
        assert!(unpacked(&pack(&sample)) == sample, "{} bytes", sample.len());
    }
}

/// How often each symbol and each distance comes in the 汉字 of the embedded faces, each
/// face as often as a letter uses it.
fn counts() -> ([u64; 286], [u64; 30]) {
    let (mut symbols, mut distances) = ([1; 286], [1; 30]);
    let fonts = Fonts::builtin();
    for (face, share) in [(0, 20), (1, 1), (3, 1), (4, 1)] {
        let face = fonts.face(FaceId(face));
        for ch in ('一'..='龥').step_by(40 / share) {
            let Some(glyph) = face.glyph(ch) else { continue };
            let outline = super::super::program::outline(face, glyph);
            let mut is_distance = false;
            let place = |of: &[Bits], bits: Bits| {
                of.iter().position(|it| {
                    it.n <= bits.n && it.bits == bits.bits & ((1 << it.n) - 1)
                })
            };
            tokens(&outline.unwrap_or_default(), |token| {
                let of: &[Bits] =
                    if is_distance { &CODE.distances } else { &CODE.symbols };
                let symbol = place(of, token).expect("a symbol of the code");
                match is_distance {
                    true => distances[symbol] += 1,
                    false => symbols[symbol] += 1,
                }
                is_distance = !is_distance && symbol > 256;
            });
        }
    }
    (symbols, distances)
}

/// The best lengths of codes of at most 15 bits for these counts: those of Huffman, counts
/// made more even until none is longer.
fn best<const N: usize>(counts: &[u64; N]) -> [u8; N] {
    let mut counts = *counts;
    loop {
        let mut nodes: Vec<(u64, Vec<usize>)> =
            counts.iter().enumerate().map(|(idx, &count)| (count, vec![idx])).collect();
        let mut lengths = [0_u8; N];
        while nodes.len() > 1 {
            nodes.sort_by_key(|node| std::cmp::Reverse(node.0));
            let (one, other) =
                (nodes.pop().expect("two"), nodes.pop().expect("at least one"));
            let both = [one.1, other.1].concat();
            both.iter().for_each(|idx| lengths[*idx] += 1);
            nodes.push((one.0 + other.0, both));
        }
        if lengths.iter().all(|length| *length <= 15) {
            return lengths;
        }
        counts = counts.map(|count| count / 2 + 1);
    }
}

fn cost(counts: &[u64], lengths: impl Iterator<Item = u64>) -> u64 {
    counts.iter().zip(lengths).map(|(count, length)| count * length).sum()
}

/// Where this fails it prints better codes, to be put into `code.rs`.
#[test]
fn the_code_is_close_to_the_best_one() {
    let (symbols, distances) = counts();
    let of = |bits: &[Bits]| bits.iter().map(|it| u64::from(it.n)).collect::<Vec<_>>();
    let ours = cost(&symbols, of(&CODE.symbols).into_iter())
        + cost(&distances, of(&CODE.distances).into_iter());
    let (better, nearer) = (best(&symbols), best(&distances));
    let least = cost(&symbols, better.iter().map(|it| u64::from(*it)))
        + cost(&distances, nearer.iter().map(|it| u64::from(*it)));
    assert!(
        ours as f64 <= least as f64 * 1.002,
        "{ours} bits, {least} are enough:\n{better:?}\n{nearer:?}"
    );
}
