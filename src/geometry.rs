//! Lengths on paper.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

/// A length in thousandths of a point.
///
/// It is an integer, so that sums and comparisons are the same on every machine; a
/// thousandth of a point is 0.35 µm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i64);

impl Length {
    /// No length.
    pub const ZERO: Length = Length(0);

    /// A length in millimetres.
    pub const fn mm(mm: f64) -> Length {
        Length::pt(mm * 72.0 / 25.4)
    }

    /// A length in points of 1/72 inch.
    pub const fn pt(pt: f64) -> Length {
        let thousandths = pt * 1000.0;
        let half = if thousandths < 0.0 { -0.5 } else { 0.5 };
        Length((thousandths + half) as i64)
    }

    /// In millimetres.
    pub fn to_mm(self) -> f64 {
        self.to_pt() * 25.4 / 72.0
    }

    /// In points.
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// In thousandths of a point.
    pub fn thousandths(self) -> i64 {
        self.0
    }

    /// `count` of `parts` equal parts of the length, rounded to the nearest thousandth.
    pub fn parts(self, count: i64, parts: i64) -> Length {
        let exact = self.0 as i128 * count as i128;
        let parts = parts as i128;
        Length((exact + parts / 2).div_euclid(parts) as i64)
    }
}

impl Add for Length {
    type Output = Length;

    fn add(self, other: Length) -> Length {
        Length(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        self.0 += other.0;
    }
}

impl Sub for Length {
    type Output = Length;

    fn sub(self, other: Length) -> Length {
        Length(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Length;

    fn neg(self) -> Length {
        Length(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Length;

    fn mul(self, times: i64) -> Length {
        Length(self.0 * times)
    }
}

impl Div<i64> for Length {
    type Output = Length;

    fn div(self, parts: i64) -> Length {
        self.parts(1, parts)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(lengths: I) -> Length {
        lengths.fold(Length::ZERO, Add::add)
    }
}

/// Millimetres with two decimals, as a ruler would be read.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(&format!("{:.2}", self.to_mm()))
    }
}

/// A rectangle on a page; y runs down from the sheet's top edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    /// Left edge from the sheet's left edge.
    pub x: Length,
    /// Top edge from the sheet's top edge.
    pub y: Length,
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
}

impl Rect {
    /// The lower edge.
    pub fn bottom(&self) -> Length {
        self.y + self.height
    }
}
