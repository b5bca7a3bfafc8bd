//! Finds texts by their words, as a last resort.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::chinese::without_blanks;
use crate::document::Document;
use crate::document::Role;
use crate::letter::Letter;
use crate::letter::Text;
use crate::letter::gap;
use crate::wording::Origin;
use crate::wording::Stretch;
use crate::wording::Wording;

/// The texts of a letter by their words without blanks.
struct Said<'a> {
    /// Texts with the same words, in reading order.
    whole: HashMap<String, Vec<&'a Text>>,
    /// How many of each were found in the document.
    met: HashMap<String, usize>,
}

/// Finds the origins that the template has not given for texts of a document: a text
/// with all of the words, or several with some of them.
pub(super) fn settle(letter: &Letter, document: &mut Document) {
    let mut said = Said { whole: HashMap::new(), met: HashMap::new() };
    for text in letter.printed() {
        said.whole.entry(without_blanks(text)).or_default().push(text);
    }
    document.change_texts(&mut |role, wording| {
        if !is_told(wording)
            && let Some(stretch) = said.whole(role, wording)
        {
            tell(wording, vec![stretch]);
        }
    });
    let left =
        letter.printed().filter(|text| !said.met.contains_key(&without_blanks(text)));
    let mut left: Vec<Piece> = left.flat_map(pieces).collect();
    // Long ones first, so that 福田区 is not found inside 福田区民政局.
    left.sort_by_key(|piece| std::cmp::Reverse(piece.words.len()));
    let mut seen: HashSet<&str> = HashSet::new();
    left.retain(|piece| seen.insert(piece.words));
    let finder = AhoCorasick::new(left.iter().map(|piece| piece.words)).ok();
    document.change_texts(&mut |_, wording| {
        if !is_told(wording) {
            let stretches = inside(wording, &left, finder.as_ref());
            tell(wording, stretches);
        }
    });
}

/// Printed words of a text, and the number of its characters before them.
struct Piece<'a> {
    text: &'a Text,
    words: &'a str,
    start: usize,
}

/// The whole text, and the parts around the gap of a form: 关于…的复函.
fn pieces(text: &Text) -> Vec<Piece<'_>> {
    /// Shorter words occur everywhere.
    const SHORTEST: usize = 2;
    let piece = |words| Piece {
        text,
        words,
        start: text[..words.as_ptr() as usize - text.as_ptr() as usize].chars().count(),
    };
    let around = gap(text).into_iter().flat_map(|(before, after)| [before, after]);
    let around = around.filter(|words| words.chars().count() >= SHORTEST).map(piece);
    let whole = Piece { text, words: text, start: 0 };
    std::iter::once(whole).chain(around).collect()
}

/// Whether the template gave an address for some of it.
fn is_told(wording: &Wording) -> bool {
    wording.origins().iter().any(|stretch| matches!(stretch.origin, Origin::Text(..)))
}

/// Adds stretches to the known origins of a text.
fn tell(wording: &mut Wording, stretches: Vec<Stretch>) {
    let n_chars = wording.chars().count();
    let mut origins = Vec::new();
    let mut at = 0;
    for stretch in stretches {
        origins.extend(known(wording, at..stretch.chars.start));
        at = stretch.chars.end;
        origins.push(stretch);
    }
    origins.extend(known(wording, at..n_chars));
    wording.set_origins(origins);
}

/// The known origins of some characters, with the characters counted in the whole text.
fn known(wording: &Wording, chars: Range<usize>) -> Vec<Stretch> {
    let mut stretches = wording.stretches(chars.clone());
    for stretch in &mut stretches {
        let Range { start, end } = stretch.chars;
        stretch.chars = start + chars.start..end + chars.start;
    }
    stretches
}

impl Said<'_> {
    /// The text with all words of a part, except for a heading's ordinal. Equal texts of
    /// the letter are matched in order.
    fn whole(&mut self, role: Role, wording: &Wording) -> Option<Stretch> {
        const LONGEST_ORDINAL: usize = 8;
        let longest = if matches!(role, Role::Heading(_)) { LONGEST_ORDINAL } else { 0 };
        let starts = wording.char_indices().take(longest + 1).enumerate();
        let (start, words) = starts
            .map(|(lead, (at, _))| (lead, without_blanks(&wording[at..])))
            .find(|(_, words)| self.whole.contains_key(words))?;
        let same = &self.whole[&words];
        let met = self.met.entry(words).or_default();
        let text = same.get(*met).or(same.last())?;
        *met += 1;
        let chars = start..wording.chars().count();
        let origin = Origin::Text(text.address().clone(), 0..text.chars().count());
        Some(Stretch { chars, origin })
    }
}

/// The words of texts that occur inside another, without overlap; the first pieces have
/// precedence.
fn inside(
    wording: &Wording,
    pieces: &[Piece],
    finder: Option<&AhoCorasick>,
) -> Vec<Stretch> {
    let matches = finder.into_iter().flat_map(|it| it.find_overlapping_iter(&**wording));
    let mut matches: Vec<(usize, Range<usize>)> =
        matches.map(|it| (it.pattern().as_usize(), it.range())).collect();
    matches.sort_unstable_by_key(|(piece, bytes)| (*piece, bytes.start));
    let mut found: BTreeMap<usize, Stretch> = BTreeMap::new();
    for (piece, bytes) in matches {
        let Piece { text, words, start } = &pieces[piece];
        let chars = wording.chars_at(bytes.clone());
        let before = found.range(..chars.end).next_back();
        let is_free = before.is_none_or(|(_, it)| it.chars.end <= chars.start);
        if !words.is_empty() && is_free && is_whole(wording, bytes) {
            let there = *start..start + chars.len();
            let origin = Origin::Text(text.address().clone(), there);
            found.insert(chars.start, Stretch { chars, origin });
        }
    }
    found.into_values().collect()
}

/// Whether no Western word or number is split: 12 is not in 2012.
fn is_whole(text: &str, bytes: Range<usize>) -> bool {
    let is_word = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
    let words = &text[bytes.clone()];
    let splits_start =
        is_word(text[..bytes.start].chars().next_back()) && is_word(words.chars().next());
    let splits_end =
        is_word(words.chars().next_back()) && is_word(text[bytes.end..].chars().next());
    !splits_start && !splits_end
}
