//! How long the texts of an old workbook (.xls) are that cells refer to by number.
//!
//! They are in one table, which goes on in further records where it is long, also in the
//! middle of a text; there the rest begins with a byte that tells how wide its characters
//! are.

/// The records of the table.
struct Table<'a> {
    parts: Vec<&'a [u8]>,
    /// The part and the place in it that is read next.
    part: usize,
    at: usize,
}

/// The lengths of the texts in bytes, about as they are in UTF-8; up to a broken one.
pub(super) fn lengths(parts: Vec<&[u8]>) -> Vec<usize> {
    // The numbers of the texts stand before them.
    let mut table = Table { parts, part: 0, at: 8 };
    std::iter::from_fn(|| table.length()).collect()
}

impl Table<'_> {
    fn length(&mut self) -> Option<usize> {
        while self.at >= self.parts.get(self.part)?.len() {
            self.next_part();
        }
        let mut left = self.number()?;
        let mut flags = self.byte()?;
        let n_runs = if flags & 8 != 0 { self.number()? } else { 0 };
        let (low, high) = match flags & 4 != 0 {
            true => (self.number()?, self.number()?),
            false => (0, 0),
        };
        let mut length = 0;
        loop {
            let is_wide = flags & 1 != 0;
            let width = if is_wide { 2 } else { 1 };
            let n = left.min(self.rest() / width);
            self.at += n * width;
            length += n * if is_wide { 3 } else { 1 };
            left -= n;
            if left == 0 {
                break;
            }
            self.next_part();
            flags = self.byte()?;
        }
        self.skip(4 * n_runs + (high << 16 | low));
        Some(length)
    }

    fn rest(&self) -> usize {
        self.parts.get(self.part).map_or(0, |part| part.len().saturating_sub(self.at))
    }

    fn next_part(&mut self) {
        (self.part, self.at) = (self.part + 1, 0);
    }

    fn skip(&mut self, mut n: usize) {
        while n > self.rest() && self.part < self.parts.len() {
            n -= self.rest();
            self.next_part();
        }
        self.at += n;
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.parts.get(self.part)?.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self) -> Option<usize> {
        Some(usize::from(self.byte()?) | usize::from(self.byte()?) << 8)
    }
}
