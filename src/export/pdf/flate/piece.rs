//! Pieces of a stream, and joining them.

use super::code::{Bits, CODE, Code};

/// The shortest match of RFC 1951, and the longest.
const SHORTEST: usize = 3;
const LONGEST: usize = 258;

/// How many earlier places are looked at for a match.
const TRIES: usize = 8;

/// A stretch of a stream, compressed without regard to what comes before it. It stands
/// for a multiple of four bytes.
#[derive(Debug)]
pub(in super::super) struct Piece {
    bits: BitWriter,
    /// How many bytes it stands for.
    pub(in super::super) length: usize,
    /// The sum of their big-endian words, as fonts state it.
    pub(in super::super) sum: u32,
    adler: Adler,
}

impl Piece {
    /// Compresses bytes, with zeros added up to a whole word.
    pub(in super::super) fn pack(mut bytes: Vec<u8>) -> Piece {
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        let words = bytes.chunks_exact(4);
        let sum = words.fold(0_u32, |sum, word| {
            sum.wrapping_add(u32::from_be_bytes(word.try_into().expect("four bytes")))
        });
        let mut bits = BitWriter::with_capacity(bytes.len() * 7 / 8);
        tokens(&bytes, |token| bits.push(token));
        Piece { bits, length: bytes.len(), sum, adler: Adler::of(&bytes) }
    }
}

/// Emits the compressed bytes symbol by symbol. A match is taken where it takes fewer
/// bits than what it stands for; looking whether the next place has a better one costs
/// more than it saves.
pub(super) fn tokens(bytes: &[u8], mut token: impl FnMut(Bits)) {
    let code = &*CODE;
    let mut matcher = Matcher::new(bytes);
    let mut at = 0;
    while at < bytes.len() {
        let found = matcher.best(code, at);
        let end = if found.saves > 0 {
            token(code.length(found.length));
            token(code.distance(found.back));
            at + found.length
        } else {
            token(code.symbols[usize::from(bytes[at])]);
            at + 1
        };
        (at..end).for_each(|at| matcher.remember(at));
        at = end;
    }
}

/// Earlier bytes that recur.
#[derive(Clone, Copy, Default)]
struct Match {
    length: usize,
    /// How far back.
    back: usize,
    /// How many bits it saves; 0 is no match.
    saves: u32,
}

/// Finds earlier occurrences of bytes.
struct Matcher<'a> {
    bytes: &'a [u8],
    /// The last place of each hash of three bytes, counted from 1.
    last: [u32; 1 << HASH_BITS],
    /// For each place, the previous place with the same hash.
    before: Vec<u32>,
}

const HASH_BITS: u32 = 9;

impl<'a> Matcher<'a> {
    fn new(bytes: &'a [u8]) -> Matcher<'a> {
        Matcher { bytes, last: [0; 1 << HASH_BITS], before: vec![0; bytes.len()] }
    }

    fn hash(&self, at: usize) -> Option<usize> {
        let [a, b, c] = *self.bytes.get(at..)?.first_chunk()?;
        let key = u32::from_be_bytes([0, a, b, c]);
        Some((key.wrapping_mul(0x9E37_79B1) >> (32 - HASH_BITS)) as usize)
    }

    fn remember(&mut self, at: usize) {
        if let Some(hash) = self.hash(at) {
            self.before[at] = self.last[hash];
            self.last[hash] = at as u32 + 1;
        }
    }

    /// The match that saves the most bits.
    fn best(&self, code: &Code, at: usize) -> Match {
        let mut best = Match::default();
        let Some(hash) = self.hash(at) else { return best };
        let mut place = self.last[hash];
        let rest = &self.bytes[at..self.bytes.len().min(at + LONGEST)];
        for _ in 0..TRIES {
            let Some(from) = (place as usize).checked_sub(1) else { break };
            let back = at - from;
            if back > 1 << 15 {
                break;
            }
            let same = rest.iter().zip(&self.bytes[from..]).take_while(|(a, b)| a == b);
            let length = same.count();
            if length >= SHORTEST.max(best.length) {
                let literals = rest[..length].iter();
                let literally: u32 =
                    literals.map(|byte| code.symbols[usize::from(*byte)].n).sum();
                let taken = code.length(length).n + code.distance(back).n;
                let saves = literally.saturating_sub(taken);
                if saves > best.saves {
                    best = Match { length, back, saves };
                }
            }
            place = self.before[from];
        }
        best
    }
}

/// Joins pieces into one stream.
pub(in super::super) fn join<'a>(
    pieces: impl Iterator<Item = &'a Piece> + Clone,
) -> Vec<u8> {
    let head = super::code::head();
    let packed: usize = pieces.clone().map(|piece| piece.bits.bytes.len() + 4).sum();
    let mut bits = BitWriter::with_capacity(packed + head.len() + 8);
    head.into_iter().for_each(|field| bits.push(field));
    let mut adler = Adler::of(&[]);
    for piece in pieces {
        bits.append(&piece.bits);
        adler = adler.then(piece.adler, piece.length);
    }
    bits.push(CODE.end());
    let mut stream = bits.finish();
    stream.extend(adler.value().to_be_bytes());
    stream
}

/// Writes bits, the lowest one first.
#[derive(Debug, Default)]
struct BitWriter {
    bytes: Vec<u8>,
    /// The bits that do not yet fill a word.
    rest: u64,
    n_rest: u32,
}

impl BitWriter {
    fn with_capacity(n_bytes: usize) -> BitWriter {
        BitWriter { bytes: Vec::with_capacity(n_bytes), ..BitWriter::default() }
    }

    /// Adds up to 32 bits.
    fn push(&mut self, Bits { bits, n }: Bits) {
        self.rest |= u64::from(bits) << self.n_rest;
        self.n_rest += n;
        if self.n_rest >= 32 {
            self.bytes.extend_from_slice(&(self.rest as u32).to_le_bytes());
            self.rest >>= 32;
            self.n_rest -= 32;
        }
    }

    fn append(&mut self, other: &BitWriter) {
        for word in other.bytes.as_chunks().0 {
            self.push(Bits { bits: u32::from_le_bytes(*word), n: 32 });
        }
        self.push(Bits { bits: other.rest as u32, n: other.n_rest });
    }

    /// The bytes, the last one padded with zeros.
    fn finish(mut self) -> Vec<u8> {
        let n_bytes = self.n_rest.div_ceil(8) as usize;
        self.bytes.extend_from_slice(&self.rest.to_le_bytes()[..n_bytes]);
        self.bytes
    }
}

/// The checksum of zlib (RFC 1950, 8).
#[derive(Clone, Copy, Debug)]
struct Adler {
    a: u32,
    b: u32,
}

const MODULUS: u32 = 65521;

impl Adler {
    fn of(bytes: &[u8]) -> Adler {
        let mut adler = Adler { a: 1, b: 0 };
        // So many bytes at once do not overflow.
        for chunk in bytes.chunks(5552) {
            for byte in chunk {
                adler.a += u32::from(*byte);
                adler.b += adler.a;
            }
            adler.a %= MODULUS;
            adler.b %= MODULUS;
        }
        adler
    }

    /// The checksum of this text followed by the next, which has this length.
    fn then(self, next: Adler, length: usize) -> Adler {
        let length = length as u64 % u64::from(MODULUS);
        let before = u64::from(self.a + MODULUS - 1) * length;
        let b = u64::from(self.b) + u64::from(next.b) + before;
        Adler {
            a: (self.a + next.a + MODULUS - 1) % MODULUS,
            b: (b % u64::from(MODULUS)) as u32,
        }
    }

    fn value(self) -> u32 {
        self.b << 16 | self.a
    }
}
