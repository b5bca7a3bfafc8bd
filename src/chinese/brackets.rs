//! Brackets, quotation marks and title marks, which come in pairs.

/// The two halves of each pair.
const PAIRS: [(char, char); 12] = [
    ('“', '”'),
    ('‘', '’'),
    ('（', '）'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('〖', '〗'),
    ('［', '］'),
    ('｛', '｝'),
];

/// Whether a full-width mark opens a pair.
///
/// ```
/// use reply::chinese::is_opening;
///
/// assert!(is_opening('《') && !is_opening('》') && !is_opening('('));
/// ```
pub fn is_opening(ch: char) -> bool {
    PAIRS.iter().any(|(open, _)| *open == ch)
}

/// Whether a full-width mark closes a pair.
///
/// ```
/// use reply::chinese::is_closing;
///
/// assert!(is_closing('》') && !is_closing('《') && !is_closing(')'));
/// ```
pub fn is_closing(ch: char) -> bool {
    PAIRS.iter().any(|(_, close)| *close == ch)
}

/// The places of the brackets of one kind that belong together, inner ones first. What has no
/// partner is left out.
///
/// ```
/// let chars: Vec<char> = "）（甲（乙））".chars().collect();
/// assert_eq!(reply::chinese::pairs(&chars, '（', '）'), [(3, 5), (1, 6)]);
/// ```
pub fn pairs(chars: &[char], open: char, close: char) -> Vec<(usize, usize)> {
    let (mut opened, mut pairs) = (Vec::new(), Vec::new());
    for (at, &ch) in chars.iter().enumerate() {
        if ch == open {
            opened.push(at);
        } else if ch == close {
            pairs.extend(opened.pop().map(|start| (start, at)));
        }
    }
    pairs
}

/// The places of the marks that have no partner; a half-width parenthesis is a partner too.
///
/// ```
/// let unpaired = |text: &str| reply::chinese::unpaired(&text.chars().collect::<Vec<_>>());
/// assert_eq!(unpaired("《甲（乙)》”"), [6]);
/// // The numbers of a list and the apostrophes of foreign words have none.
/// assert!(unpaired("1）甲；2）People’s").is_empty());
/// ```
pub fn unpaired(chars: &[char]) -> Vec<usize> {
    let mut alone = Vec::new();
    let mut opened: Vec<(usize, usize)> = Vec::new();
    for (at, &ch) in chars.iter().enumerate() {
        let wide = match ch {
            '(' => '（',
            ')' => '）',
            ch => ch,
        };
        if let Some(kind) = PAIRS.iter().position(|(open, _)| *open == wide) {
            opened.push((kind, at));
        } else if let Some(kind) = PAIRS.iter().position(|(_, close)| *close == wide) {
            match opened.iter().rposition(|(open, _)| *open == kind) {
                Some(idx) => {
                    opened.remove(idx);
                }
                None if is_apostrophe(chars, at) || is_list_number(chars, at) => {}
                None => alone.push(at),
            }
        }
    }
    alone.extend(opened.into_iter().map(|(_, at)| at));
    alone.sort_unstable();
    alone
}

/// Whether this is the ’ of a word of a Western language.
fn is_apostrophe(chars: &[char], at: usize) -> bool {
    chars[at] == '’' && at > 0 && chars[at - 1].is_ascii_alphabetic()
}

/// Whether this is the parenthesis of 1） 2） or a） b）, which have no opening half.
fn is_list_number(chars: &[char], at: usize) -> bool {
    let is_part = |ch: &&char| ch.is_ascii_alphanumeric();
    let n = chars[..at].iter().rev().take_while(is_part).count();
    let before = at.checked_sub(n + 1).map(|at| chars[at]);
    "）)".contains(chars[at])
        && (1..=2).contains(&n)
        && before.is_none_or(|ch| "，。；：、".contains(ch))
}

/// A text without its parts in parentheses, full or half width.
///
/// ```
/// assert_eq!(reply::chinese::without_brackets("张三（领衔）、李四(已退休)"), "张三、李四");
/// ```
pub fn without_brackets(text: &str) -> String {
    let mut bare = String::new();
    let mut depth = 0_usize;
    for ch in text.chars() {
        match ch {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            ch if depth == 0 => bare.push(ch),
            _ => {}
        }
    }
    bare
}
