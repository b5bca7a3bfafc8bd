//! A dictionary, and how it splits a text into words.
//!
//! Of all ways to split a text, the likeliest one is taken; a word is as likely as it is
//! frequent. The dictionary is a sorted text in the program that is searched in place, so
//! a letter that needs no words pays nothing for it.

use std::ops::Range;

/// A word a line, sorted, each with its rarity in bits; see `dictionary/README.md`.
const DICTIONARY: &str = include_str!("dictionary/words.txt");
/// The length in characters of the longest word in the dictionary.
const LONGEST: usize = 12;
/// The rarity of a character that is no word: greater than that of the rarest word.
const UNKNOWN: u32 = 26;

/// The bytes of the likeliest words of a text of 汉字; what the dictionary does not have is
/// split into its characters.
///
/// ```
/// let text = "主张明确";
/// let words = reply::chinese::split(text).into_iter().map(|word| &text[word]);
/// assert_eq!(words.collect::<Vec<_>>(), ["主张", "明确"]);
/// ```
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut edges: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    edges.push(text.len());
    likeliest(text, &edges)
}

/// The likeliest words between the first edge and the last, as the cheapest path over
/// the edges.
fn likeliest(text: &str, edges: &[usize]) -> Vec<Range<usize>> {
    let mut best: Vec<(u32, usize)> = vec![(u32::MAX, 0); edges.len()];
    best[0].0 = 0;
    for start in 0..edges.len() - 1 {
        for end in start + 1..edges.len().min(start + 1 + LONGEST) {
            let known = rarity(&text[edges[start]..edges[end]]);
            let Some(bits) = known.or((end == start + 1).then_some(UNKNOWN)) else {
                continue;
            };
            let cost = best[start].0 + bits;
            if cost < best[end].0 {
                best[end] = (cost, start);
            }
        }
    }
    let mut words = Vec::new();
    let mut end = edges.len() - 1;
    while end > 0 {
        let start = best[end].1;
        words.push(edges[start]..edges[end]);
        end = start;
    }
    words.reverse();
    words
}

/// Whether the dictionary has a word.
pub(super) fn is_word(word: &str) -> bool {
    rarity(word).is_some()
}

/// The rarity of a word in bits, if the dictionary has it.
fn rarity(word: &str) -> Option<u32> {
    let bytes = DICTIONARY.as_bytes();
    let (mut low, mut high) = (0, DICTIONARY.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let newline = |&byte: &u8| byte == b'\n';
        let start = bytes[..middle].iter().rposition(newline).map_or(0, |at| at + 1);
        let rest = bytes[start..].iter().position(newline);
        let end = rest.map_or(bytes.len(), |length| start + length);
        let (entry, bits) = DICTIONARY[start..end].split_once(' ')?;
        match entry.cmp(word) {
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => return bits.trim_end().parse().ok(),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// It is searched by halves, so it has to be in order.
    #[test]
    fn dictionary_is_sorted() {
        let entries: Vec<&str> =
            DICTIONARY.lines().filter_map(|line| Some(line.split_once(' ')?.0)).collect();
        assert!(entries.len() > 70_000);
        assert!(entries.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(entries.iter().all(|word| word.chars().count() <= LONGEST));
        assert!(rarity(entries[0]).is_some());
        assert!(rarity(entries[entries.len() - 1]).is_some());
        assert_eq!(rarity("的答"), None);
    }

    /// `dictionary/make.py` was run after the last change of our own words.
    #[test]
    fn our_own_words_are_in_the_dictionary() {
        for word in include_str!("dictionary/own.txt").lines() {
            assert!(rarity(word).is_some_and(|bits| bits <= 14), "{word}");
        }
    }
}
