//! The code of the pieces: canonical Huffman codes of RFC 1951, the same for every
//! stream.

use std::sync::LazyLock;

/// The number of symbols: literals, the end of the block, and lengths of matches.
const N_SYMBOLS: usize = 286;
const END: usize = 256;

/// The length in bits of each symbol's code, the best for the outlines of the embedded
/// faces. A test tells how far from the best they are, and prints better ones.
const LENGTHS: [u8; N_SYMBOLS] = [
    6, 5, 5, 5, 5, 5, 5, 4, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 6, 6, 6, 6, 7, 7, 7, 7,
    7, 7, 7, 7, 7, 7, 7, 6, 7, 7, 6, 6, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 7, 7, 7, 6, 6,
    8, 8, 8, 9, 9, 9, 8, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9,
    9, 9, 9, 10, 9, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10,
    10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 11, 10, 10, 11, 11, 11,
    11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11,
    11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11,
    11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 12, 11,
    11, 12, 12, 11, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    10, 8, 9, 14, 5, 6, 7, 9, 10, 11, 11, 12, 12, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13,
    13, 15, 13, 15, 14, 14, 14, 14, 14, 14,
];

/// The length in bits of each distance's code.
const DISTANCES: [u8; 30] = [
    9, 5, 6, 7, 7, 6, 4, 5, 4, 4, 3, 3, 3, 3, 3, 5, 5, 7, 8, 10, 11, 13, 14, 14, 14, 14,
    15, 15, 15, 15,
];

/// A symbol as it is written, lowest bit first.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bits {
    pub(super) bits: u32,
    pub(super) n: u32,
}

/// The code, ready for use.
pub(super) struct Code {
    pub(super) symbols: [Bits; N_SYMBOLS],
    pub(super) distances: [Bits; 30],
    /// For each length of a match its symbol, and the first length that the symbol
    /// stands for.
    pub(super) lengths: [(u16, u16); 259],
}

pub(super) static CODE: LazyLock<Code> = LazyLock::new(|| {
    let mut lengths = [(0, 0); 259];
    for (idx, &first) in FIRST_LENGTHS.iter().enumerate() {
        lengths[usize::from(first)..].fill((257 + idx as u16, first));
    }
    Code { symbols: canonical(&LENGTHS), distances: canonical(&DISTANCES), lengths }
});

/// The first length of a match that each symbol from 257 stands for.
const FIRST_LENGTHS: [u16; 29] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99,
    115, 131, 163, 195, 227, 258,
];

impl Code {
    /// The symbol that ends the block.
    pub(super) fn end(&self) -> Bits {
        self.symbols[END]
    }

    /// The symbol of a match's length.
    pub(super) fn length(&self, length: usize) -> Bits {
        let (symbol, first) = self.lengths[length];
        let extra = match symbol {
            ..265 | 285 => 0,
            _ => (u32::from(symbol) - 261) / 4,
        };
        let code = self.symbols[usize::from(symbol)];
        with_extra(code, length as u32 - u32::from(first), extra)
    }

    /// The symbol of a match's distance.
    pub(super) fn distance(&self, distance: usize) -> Bits {
        let back = distance as u32 - 1;
        if back < 4 {
            return self.distances[back as usize];
        }
        let extra = back.ilog2() - 1;
        let symbol = 2 * extra + (back >> extra);
        let code = self.distances[symbol as usize];
        with_extra(code, back & ((1 << extra) - 1), extra)
    }
}

fn with_extra(code: Bits, value: u32, extra: u32) -> Bits {
    Bits { bits: code.bits | value << code.n, n: code.n + extra }
}

/// The codes that follow from their lengths (RFC 1951, 3.2.2).
fn canonical<const N: usize>(lengths: &[u8; N]) -> [Bits; N] {
    let mut next = [0_u32; 16];
    for n in 1..16 {
        let shorter = lengths.iter().filter(|length| usize::from(**length) == n - 1);
        let shorter = if n == 1 { 0 } else { shorter.count() as u32 };
        next[n] = (next[n - 1] + shorter) << 1;
    }
    lengths.map(|length| {
        let n = u32::from(length);
        let code = next[n as usize];
        next[n as usize] += 1;
        Bits { bits: code.reverse_bits() >> (32 - n), n }
    })
}

/// The start of a stream: the two bytes of zlib, and the code itself (RFC 1951, 3.2.7).
pub(super) fn head() -> Vec<Bits> {
    let mut head = vec![Bits { bits: 0x9C78, n: 16 }];
    // The only block, of the kind with a code of its own; all symbols there are.
    let fields = [(1, 1), (2, 2), (N_SYMBOLS as u32 - 257, 5), (29, 5), (19 - 4, 4)];
    head.extend(fields.map(|(bits, n)| Bits { bits, n }));
    // Lengths of 0 to 15 are told in four bits each; none is told as a repetition.
    let told = [0, 0, 0].into_iter().chain([4; 16]);
    head.extend(told.map(|bits| Bits { bits, n: 3 }));
    let lengths = LENGTHS.iter().chain(&DISTANCES);
    head.extend(
        lengths
            .map(|length| Bits { bits: u32::from(*length).reverse_bits() >> 28, n: 4 }),
    );
    head
}
