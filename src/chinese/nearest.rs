//! “Did you mean”: the known word that a written one is most like.

/// How like two words are, up to 1.0 for the same; none where one was hardly meant by the
/// other.
///
/// ```
/// use reply::chinese::likeness;
///
/// assert!(likeness("adressees", "addressees").is_some());
/// assert!(likeness("body", "title").is_none());
/// assert!(likeness("提案人姓名", "提案人").is_some());
/// ```
pub fn likeness(written: &str, known: &str) -> Option<f64> {
    let is_near = match written.is_ascii() && known.is_ascii() {
        true => is_misspelt(written, known),
        // Half of a Chinese word is already much of what it says.
        false => strsim::normalized_levenshtein(written, known) >= 0.4,
    };
    is_near.then(|| strsim::normalized_damerau_levenshtein(written, known))
}

/// Whether a word in Latin letters differs by a slip or two, or begins like the other.
fn is_misspelt(written: &str, known: &str) -> bool {
    let distance = strsim::damerau_levenshtein(written, known);
    let common = strsim::jaro_winkler(written, known);
    distance <= 1 + known.len() / 6 || (written.len() > 3 && common > 0.9)
}

/// The known word that is most like a written one; of several that are as like, the first.
///
/// ```
/// use reply::chinese::nearest;
///
/// assert_eq!(nearest("titel", ["table", "title"]), Some("title"));
/// assert_eq!(nearest("单位名称", ["案号", "主办单位"]), None);
/// ```
pub fn nearest<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    nearest_by(known, |known| likeness(written, known))
}

/// The thing with the greatest likeness; of several with the same, the first.
///
/// ```
/// use reply::chinese::{likeness, nearest_by};
///
/// let keys = [("title", 1), ("table", 2)];
/// assert_eq!(nearest_by(keys, |(name, _)| likeness("titel", name)), Some(("title", 1)));
/// ```
pub fn nearest_by<T>(
    known: impl IntoIterator<Item = T>,
    likeness: impl Fn(&T) -> Option<f64>,
) -> Option<T> {
    let near = known.into_iter().filter_map(|known| Some((likeness(&known)?, known)));
    let near = near.reduce(|best, next| if next.0 > best.0 { next } else { best });
    near.map(|(_, known)| known)
}
