//! Flate streams, compressed by a library or joined from pieces that were compressed
//! before.
//!
//! Nine tenths of a letter's streams are outlines, and the same 汉字 recur in every
//! letter. Matches between glyphs save a library little (6 % of a letter's file, for
//! more than a third of the whole time), so each glyph is compressed once in a process,
//! by a code that all share, and a font program is these pieces one after the other.

mod code;
mod piece;

#[cfg(test)]
mod tests;

use std::cell::RefCell;

use flate2::Compress;
use flate2::Compression;
use flate2::FlushCompress;
use flate2::Status;

pub(super) use piece::{Piece, join};

/// The level, of 1 to 9. For what letters hold, 9 takes twice the time of 6 and saves
/// nothing.
const LEVEL: u32 = 6;

thread_local! {
    /// The compressor of a thread. A new one for each stream would cost more than
    /// compressing most of them.
    static PACKER: RefCell<Compress> =
        RefCell::new(Compress::new(Compression::new(LEVEL), true));
}

/// Compresses a stream.
pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    PACKER.with_borrow_mut(|packer| {
        packer.reset();
        let mut packed = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let rest = &bytes[packer.total_in() as usize..];
            let status = packer.compress_vec(rest, &mut packed, FlushCompress::Finish);
            match status.expect("packing has no state that could be wrong") {
                Status::StreamEnd => return packed,
                Status::Ok | Status::BufError => packed.reserve(packed.capacity()),
            }
        }
    })
}
