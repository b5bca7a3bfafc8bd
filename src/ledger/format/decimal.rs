//! Decimal digits of a number, fifteen of them, as office programs keep and round them.

/// The most digits that office programs keep.
const N_DIGITS: usize = 15;

/// A number that is not negative: 0.digits × 10^point.
#[derive(Clone, Debug)]
pub(super) struct Decimal {
    digits: String,
    point: i32,
}

impl Decimal {
    /// The size of a number; none if it is not finite.
    pub(super) fn of(number: f64) -> Option<Decimal> {
        let written = format!("{:.*e}", N_DIGITS - 1, number.abs());
        let (mantissa, exponent) = written.split_once('e')?;
        let digits: String = mantissa.chars().filter(|ch| *ch != '.').collect();
        let digits = digits.trim_end_matches('0').to_owned();
        let point = exponent.parse::<i32>().ok()? + 1;
        Some(Decimal { point: if digits.is_empty() { 0 } else { point }, digits })
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The power of ten of the first digit.
    pub(super) fn exponent(&self) -> i32 {
        if self.is_zero() { 0 } else { self.point - 1 }
    }

    /// Times a power of ten.
    pub(super) fn scaled(mut self, power: i32) -> Decimal {
        if !self.is_zero() {
            self.point += power;
        }
        self
    }

    /// The digits before the point, without zeros in front, and as many behind it; a half
    /// is rounded up.
    pub(super) fn rounded(&self, n_places: usize) -> (String, String) {
        let n_kept = self.point + n_places as i32;
        let Ok(n_kept) = usize::try_from(n_kept) else {
            return (String::new(), "0".repeat(n_places));
        };
        let padded = format!("{:0<n_kept$}", self.digits);
        let (kept, rest) = padded.split_at(n_kept);
        let kept = match rest.starts_with(|first| first >= '5') {
            true => one_more(kept),
            false => kept.to_owned(),
        };
        let kept = format!("{kept:0>n_places$}");
        let (whole, places) = kept.split_at(kept.len() - n_places);
        (whole.trim_start_matches('0').to_owned(), places.to_owned())
    }
}

/// Digits plus one in the last place.
fn one_more(digits: &str) -> String {
    let bare = digits.trim_end_matches('9');
    let zeros = "0".repeat(digits.len() - bare.len());
    let mut chars = bare.chars();
    match chars.next_back().and_then(|last| last.to_digit(10)) {
        Some(last) => format!("{}{}{zeros}", chars.as_str(), last + 1),
        None => format!("1{zeros}"),
    }
}

/// A number with fifteen digits, as office programs keep it, so that 0.1 + 0.2 is 0.3;
/// without exponent, since no sheet has a 案号 in powers of ten.
pub(in crate::ledger) fn general(number: f64) -> String {
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    kept.to_string()
}
