//! Numbers as fractions: 3 1/2.

/// The most digits of a denominator, all of which are tried.
const MOST_DIGITS: usize = 2;

/// The denominator of a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Denominator {
    /// This one: ?/8.
    Fixed(u32),
    /// The best one with this many digits: ??/??.
    Digits(usize),
}

/// The whole and the fraction nearest to a number that is not negative.
pub(super) fn nearest(number: f64, denominator: Denominator) -> Option<(u64, u32, u32)> {
    let whole = number.floor();
    let rest = number - whole;
    let all = match denominator {
        Denominator::Fixed(fixed) => fixed..=fixed,
        Denominator::Digits(n @ 1..=MOST_DIGITS) => 1..=10_u32.pow(n as u32) - 1,
        Denominator::Digits(_) => return None,
    };
    let with_error = all.map(|below| {
        let above = (rest * f64::from(below)).round();
        ((rest - above / f64::from(below)).abs(), above as u32, below)
    });
    // Of several that are as near, the first has the smallest denominator.
    let (_, above, below) = with_error
        .reduce(|best, other| if other.0 + 1e-12 < best.0 { other } else { best })?;
    let whole = whole as u64;
    Some(if above == below { (whole + 1, 0, below) } else { (whole, above, below) })
}
