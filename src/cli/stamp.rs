//! What a PDF was made from, told in the PDF itself, so that it need not be made again.
//!
//! The stamp is a comment before the last lines of the file, which readers pass over. It
//! holds a digest of everything that went into the letter, and one of the file around it. So
//! there is no list of files to be kept beside them, which could be lost, be late, or be
//! written by two runs at once; and a file that was cut off or changed is known for it.

use std::path::Path;

use sha2::{Digest, Sha256};

const MARK: &str = "%reply-1 ";
const LAST_LINES: &[u8] = b"startxref";

/// Longer than a stamp and the lines behind it.
const TAIL: usize = 512;

/// A digest of everything a letter is made from.
pub(super) struct Inputs(Sha256);

impl Inputs {
    /// To begin with: the program.
    pub(super) fn new() -> Inputs {
        let mut inputs = Inputs(Sha256::new());
        inputs.add(env!("CARGO_PKG_VERSION").as_bytes());
        inputs.add(env!("REPLY_MADE_FROM").as_bytes());
        inputs
    }

    /// Adds one more thing that went in; the order counts.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    /// What they come to.
    pub(super) fn digest(self) -> String {
        hex(&self.0.finalize())
    }
}

/// SHA-256 in hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// What a PDF tells of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The digest of what it was made from.
    pub(super) inputs: String,
    /// How many pages it has.
    pub(super) n_pages: usize,
    /// How many warnings there were when it was made.
    pub(super) n_warnings: usize,
    /// The digest of the file that belongs beside it.
    pub(super) beside: Option<String>,
}

impl Stamp {
    /// The PDF with the stamp in it.
    pub(super) fn put_on(&self, pdf: &[u8]) -> Vec<u8> {
        let Some(at) = last_lines(pdf) else { return pdf.to_vec() };
        let Stamp { inputs, n_pages, n_warnings, beside } = self;
        let beside = beside.as_deref().unwrap_or("-");
        let digest = sha256(pdf);
        let stamp = format!("{MARK}{inputs} {n_pages} {n_warnings} {beside} {digest}\n");
        [&pdf[..at], stamp.as_bytes(), &pdf[at..]].concat()
    }

    /// The stamp of a PDF that is as it was made.
    pub(super) fn of(pdf: &[u8]) -> Option<Stamp> {
        let tail = pdf.len().saturating_sub(TAIL);
        let at = tail + rfind(&pdf[tail..], MARK.as_bytes())?;
        let length = pdf[at..].iter().position(|byte| *byte == b'\n')? + 1;
        let line = std::str::from_utf8(&pdf[at..at + length]).ok()?;
        let mut fields = line.strip_prefix(MARK)?.split_ascii_whitespace();
        let mut next = || fields.next();
        let stamp = Stamp {
            inputs: next()?.to_owned(),
            n_pages: next()?.parse().ok()?,
            n_warnings: next()?.parse().ok()?,
            beside: next().map(str::to_owned).filter(|beside| beside != "-"),
        };
        let digest = next()?;
        let mut around = Sha256::new();
        around.update(&pdf[..at]);
        around.update(&pdf[at + length..]);
        (hex(&around.finalize()) == digest).then_some(stamp)
    }

    /// Whether the file that belongs beside the PDF is there as it was made.
    pub(super) fn has_beside(&self, path: &Path) -> bool {
        let is_it = |digest: &String| {
            std::fs::read(path).is_ok_and(|bytes| sha256(&bytes) == *digest)
        };
        self.beside.as_ref().is_none_or(is_it)
    }
}

/// Where the lines begin that have to be a PDF's last.
fn last_lines(pdf: &[u8]) -> Option<usize> {
    let tail = pdf.len().saturating_sub(TAIL);
    rfind(&pdf[tail..], LAST_LINES).map(|at| tail + at)
}

fn rfind(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window == part)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
