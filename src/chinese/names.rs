//! Names of persons and of bureaus.

use super::width::without_blanks;

/// The relation of one bureau's name to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Both are one name.
    Same,
    /// One is the other with something left out.
    Short,
    /// Neither.
    Other,
}

/// The relation of two names; blanks do not count.
///
/// ```
/// use reply::chinese::{Relation, relation};
///
/// assert_eq!(relation("福田区民政局", "福田区 民政局"), Relation::Same);
/// assert_eq!(relation("区民政局", "福田区民政局"), Relation::Short);
/// assert_eq!(relation("区民政局", "区教育局"), Relation::Other);
/// ```
pub fn relation(one: &str, other: &str) -> Relation {
    let (one, other) = (without_blanks(one), without_blanks(other));
    let is_within = |short: &str, long: &str| {
        let mut rest = long.chars();
        short.chars().all(|ch| rest.any(|there| there == ch))
    };
    match one == other {
        true => Relation::Same,
        false if is_within(&one, &other) || is_within(&other, &one) => Relation::Short,
        false => Relation::Other,
    }
}

/// A name without 委员 or 代表 behind it.
///
/// ```
/// assert_eq!(reply::chinese::bare_name("张三委员"), "张三");
/// ```
pub fn bare_name(name: &str) -> &str {
    let bare = name.strip_suffix("委员").or_else(|| name.strip_suffix("代表"));
    bare.filter(|bare| !bare.is_empty() && !bare.ends_with('·')).unwrap_or(name).trim()
}
