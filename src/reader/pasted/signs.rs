//! Signs that stand in pasted text for usual ones: doubles of other character sets, those of
//! vertical and of half-width print, and what input methods have beside the usual sign.
//!
//! Only what looks and means the same becomes the usual sign. What may be meant otherwise
//! stays as it is written, and the rules speak of it: `--`, `...`, `"`.

use super::ideographs::canonical;

/// What a character becomes.
pub(super) enum Usual {
    /// One character, which may be itself.
    One(char),
    /// Several characters.
    Several(&'static str),
}

/// The usual signs of a paragraph: for each of its characters what it becomes.
pub(super) fn usual(chars: &[char]) -> Vec<Usual> {
    let mut marks = [Pair::of(chars, '＂'), Pair::of(chars, '＇')];
    let sign = |(at, &ch): (usize, &char)| match ch {
        '＂' => Usual::One(marks[0].next(['“', '”'], '"')),
        '＇' => Usual::One(marks[1].next(['‘', '’'], '\'')),
        ch if is_middle_dot(ch) && is_between_words(chars, at) => Usual::One('·'),
        ch => several(ch).map_or(Usual::One(one(ch)), Usual::Several),
    };
    chars.iter().enumerate().map(sign).collect()
}

/// Straight quotation marks of full width. They open and close in turn if their number is
/// even; otherwise nobody knows, and they become what the rules know as straight.
struct Pair {
    is_certain: bool,
    n_seen: usize,
}

impl Pair {
    fn of(chars: &[char], mark: char) -> Pair {
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphabetic)
        };
        let marks: Vec<usize> =
            (0..chars.len()).filter(|&at| chars[at] == mark).collect();
        // it＇s has no quotation mark in it.
        let is_apostrophe =
            |&at: &usize| is_letter(at.checked_sub(1)) && is_letter(Some(at + 1));
        let is_certain =
            marks.len().is_multiple_of(2) && !marks.iter().any(is_apostrophe);
        Pair { is_certain, n_seen: 0 }
    }

    fn next(&mut self, curved: [char; 2], straight: char) -> char {
        self.n_seen += 1;
        match self.is_certain {
            true => curved[(self.n_seen - 1) % 2],
            false => straight,
        }
    }
}

/// Whether a character is a dot at half height, other than ·.
fn is_middle_dot(ch: char) -> bool {
    matches!(ch, '•' | '・' | '･' | '‧' | '∙' | '⋅' | '﹒')
}

/// Whether a character stands between two words, with blanks at neither side or at both: it
/// divides a name, and is neither the bullet of a list nor one of several dots. A small dot
/// between digits is a point.
fn is_between_words(chars: &[char], at: usize) -> bool {
    let is_blank = |ch: &&char| ch.is_whitespace();
    let n_before = chars[..at].iter().rev().take_while(is_blank).count();
    let n_behind = chars[at + 1..].iter().take_while(is_blank).count();
    if (n_before == 0) != (n_behind == 0) {
        return false;
    }
    let beside = [at.checked_sub(n_before + 1), Some(at + n_behind + 1)];
    let beside = beside.map(|at| chars.get(at?).copied());
    // Between Latin words a blank stays, and so does what is between them.
    if n_before > 0 && beside.iter().flatten().any(|ch| ch.is_ascii()) {
        return false;
    }
    let is_word = |ch: &Option<char>| {
        ch.is_some_and(|ch| ch.is_alphanumeric() && !ch.is_whitespace())
    };
    let is_digit = |ch: &Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
    beside.iter().all(is_word) && !(chars[at] == '﹒' && beside.iter().all(is_digit))
}

/// The usual sign for a single one, whatever stands beside it.
pub(super) fn one(ch: char) -> char {
    match ch {
        // Blanks that other programs take for letters; one is as wide as a 汉字.
        '\u{3164}' => '\u{3000}',
        '\u{115F}' | '\u{1160}' | '\u{FFA0}' | '\u{2800}' => ' ',
        // Hyphens: of any width, and where no line may end.
        '\u{2010}'..='\u{2012}' => '-',
        '∼' | '〜' | '⁓' => '～',
        '⋯' | '︙' => '…',
        '〝' => '“',
        '〞' | '〟' => '”',
        // Two dots, one above the other, in a line from left to right.
        '︰' => '：',
        // Doubles by Unicode: Greek marks, units, pointed brackets.
        '\u{37E}' | '\u{387}' | '\u{2126}' | '\u{212A}' | '\u{212B}' | '\u{2329}'
        | '\u{232A}' => canonical(ch),
        '\u{FE10}'..='\u{FE6B}' | '\u{FF61}'..='\u{FF64}' => other_print(ch),
        ch => ch,
    }
}

/// The usual sign for one of vertical, small or half-width print.
fn other_print(ch: char) -> char {
    let found = OTHER_PRINT.iter().find_map(|(others, usual)| {
        let at = others.chars().position(|other| other == ch)?;
        usual.chars().nth(at)
    });
    found.unwrap_or(ch)
}

/// Signs of vertical, small and half-width print, and the usual ones.
const OTHER_PRINT: [(&str, &str); 4] = [
    ("︐︑︒︓︔︕︖︗︘︱︲︳", "，、。：；！？〖〗—–_"),
    ("︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈", "（）｛｝〔〕【】《》〈〉「」『』［］"),
    (
        "﹐﹑﹔﹕﹖﹗﹘﹙﹚﹛﹜﹝﹞﹟﹠﹡﹢﹣﹤﹥﹦﹨﹩﹪﹫",
        "，、；：？！—（）｛｝〔〕#&*+-<>=\\$%@",
    ),
    ("｡｢｣､", "。「」、"),
];

/// The usual characters for one that stands for several.
fn several(ch: char) -> Option<&'static str> {
    let usual = match ch {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '⸺' => "——",
        '⸻' => "———",
        _ => return None,
    };
    Some(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_print_has_a_usual_sign_for_each() {
        for (others, usual) in OTHER_PRINT {
            assert_eq!(others.chars().count(), usual.chars().count(), "{others}");
        }
    }
}
