//! Text → clusters: each character with its class, its width, the gap behind it, and
//! what joins it to the next.

use super::class::{Class, class};
use super::shape::CELL;
use crate::chinese::{Script, script};

/// Tells the advance of characters that are narrower than a cell.
pub trait Measure {
    /// The advance of a Western character, in thousandths of a cell.
    fn advance(&self, ch: char) -> i32;

    /// The advance of the character at a place in the text, counted from 0, where the
    /// typeface changes within it.
    fn advance_at(&self, _: usize, ch: char) -> i32 {
        self.advance(ch)
    }
}

/// 汉字与西文间距: ¼ cell, added by the layout and never typed.
pub(super) const GAP: i32 = CELL / 4;

/// A character that is being prepared for a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The character.
    pub ch: char,
    /// Its class here, among these neighbours.
    pub class: Class,
    /// The script that decides its face.
    pub script: Script,
    /// Its natural width.
    pub width: i32,
    /// The 汉字–Western gap between it and the next.
    pub gap: i32,
    /// Whether it and the next are one run that is neither broken nor spread: a word, a
    /// number, —— or ……
    pub joined: bool,
    /// Whether a line may end behind it, though it and the next are one run: an address on
    /// the web, a word with a hyphen.
    pub opens: bool,
    /// Whether it and the next stay on one line, though they may be spread: 〔2023〕32号.
    pub kept: bool,
}

/// Classifies every character by its neighbours.
pub(super) fn prepare(text: &str, measure: &dyn Measure) -> Vec<Cluster> {
    let chars: Vec<char> = text.chars().collect();
    let mut straight_quotes = 0;
    let mut clusters: Vec<Cluster> = (0..chars.len())
        .map(|at| cluster(&chars, at, &mut straight_quotes, measure))
        .collect();
    for at in 1..clusters.len() {
        let (before, here) = (clusters[at - 1], clusters[at]);
        clusters[at - 1].joined = joined(&before, &here);
        clusters[at - 1].gap = gap(&before, &here);
    }
    keep_document_numbers(&chars, &mut clusters);
    keep_units(&chars, &mut clusters);
    open_long_words(&mut clusters);
    clusters
}

fn cluster(
    chars: &[char],
    at: usize,
    straight_quotes: &mut usize,
    measure: &dyn Measure,
) -> Cluster {
    let ch = chars[at];
    let before = at.checked_sub(1).map(|at| chars[at]);
    let after = chars.get(at + 1).copied();
    let between =
        |test: fn(char) -> bool| before.is_some_and(test) && after.is_some_and(test);
    let (class, script) = match ch {
        // An apostrophe: Xi’an.
        '’' if between(is_western_letter) => (Class::Western, Script::Western),
        // One dash is a connector, two are a dash.
        '—' if before != Some('—') && after != Some('—') => {
            (Class::Connector, Script::Mark)
        }
        // A straight quote opens and closes by turns.
        '"' => {
            *straight_quotes += 1;
            let opens = *straight_quotes % 2 == 1;
            let class = if opens { Class::Prefix } else { Class::Suffix };
            (class, Script::Western)
        }
        '(' | '[' | '{' | '$' | '£' | '¥' => (Class::Prefix, Script::Western),
        ')' | ']' | '}' | '!' | ',' | '.' | ':' | ';' | '?' => {
            (Class::Suffix, Script::Western)
        }
        _ => (class(ch), script(ch)),
    };
    let width = match (ch, script) {
        ('-' | '‐' | '–' | '·', _) => CELL / 2,
        (_, Script::Western) => measure.advance_at(at, ch),
        _ => CELL,
    };
    Cluster { ch, class, script, width, gap: 0, joined: false, opens: false, kept: false }
}

fn is_western_letter(ch: char) -> bool {
    script(ch) == Script::Western && ch.is_alphabetic()
}

fn joined(before: &Cluster, here: &Cluster) -> bool {
    let solid = |cluster: &Cluster| {
        cluster.script == Script::Western && cluster.class != Class::Space
    };
    let number = |cluster: &Cluster| cluster.ch.is_ascii_digit();
    match (before.class, here.class) {
        (Class::Pair, Class::Pair) => before.ch == here.ch,
        (Class::WideWestern, Class::WideWestern) => true,
        (Class::Prefix, _) if number(here) => true,
        (_, Class::Suffix) if number(before) => true,
        _ => solid(before) && solid(here),
    }
}

/// The gap between a 汉字 and a letter, a digit or what is written with it. There is none
/// beside marks of either kind: none in 1.加强 after the dot.
fn gap(before: &Cluster, here: &Cluster) -> i32 {
    let western = |cluster: &Cluster| {
        cluster.script == Script::Western
            && (cluster.ch.is_alphanumeric() || "%‰°$£¥€+#&@".contains(cluster.ch))
    };
    let mixed = before.script == Script::Han && western(here)
        || western(before) && here.script == Script::Han;
    if mixed { GAP } else { 0 }
}

/// Keeps 发文字号 on one line from its bracket on: 〔2023〕32号.
fn keep_document_numbers(chars: &[char], clusters: &mut [Cluster]) {
    let digits =
        |from: usize| chars[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    for open in (0..chars.len()).filter(|&at| chars[at] == '〔') {
        let close = open + 1 + digits(open + 1);
        if close == open + 1 || chars.get(close) != Some(&'〕') {
            continue;
        }
        let end = close + 1 + digits(close + 1);
        if end > close + 1 && chars.get(end) == Some(&'号') {
            clusters[open..end].iter_mut().for_each(|cluster| cluster.kept = true);
        }
    }
}

/// Units that are written after a number with a blank.
const UNITS: &[&str] = &[
    "km", "m", "cm", "mm", "kg", "g", "mg", "t", "L", "mL", "h", "min", "s", "ha", "kW",
    "MW", "GW", "kWh", "MWh", "V", "kV", "A", "Hz", "MHz", "GHz", "MB", "GB", "TB", "Pa",
    "kPa", "MPa", "Ah", "mAh", "Mbps", "Gbps", "dB", "mol", "cd", "K", "J", "kJ", "N",
    "W", "lx",
];

/// Keeps a number with its unit over the blank between them, 20 km, with its other
/// digits, 1 250, and the two ends of a range together, 2024—2027.
fn keep_units(chars: &[char], clusters: &mut [Cluster]) {
    for blank in 1..chars.len().saturating_sub(1) {
        let is_range = matches!(chars[blank], '—' | '～' | '–' | '∶');
        if !(is_range || chars[blank] == ' ') || !chars[blank - 1].is_ascii_digit() {
            continue;
        }
        let n_digits =
            chars[blank + 1..].iter().take_while(|ch| ch.is_ascii_digit()).count();
        if is_range && n_digits > 0 || n_digits == 3 {
            clusters[blank - 1].kept = true;
            clusters[blank].kept = true;
            continue;
        }
        let word: String =
            chars[blank + 1..].iter().take_while(|c| c.is_ascii_alphanumeric()).collect();
        if UNITS.contains(&word.as_str()) {
            clusters[blank - 1].kept = true;
            clusters[blank].kept = true;
        }
    }
}

/// Marks where a long Western word may be broken without adding a hyphen: an e-mail
/// address behind its @, a web address behind its separators, and a compound word behind
/// its own hyphen. Otherwise the line before it would be torn apart.
fn open_long_words(clusters: &mut [Cluster]) {
    for run in clusters.chunk_by_mut(|before, _| before.joined) {
        let text: String = run.iter().map(|cluster| cluster.ch).collect();
        let is_address = text.contains("://") || text.starts_with("www.");
        for at in 1..run.len().saturating_sub(1) {
            let (before, here, after) = (run[at - 1].ch, run[at].ch, run[at + 1].ch);
            let divides = matches!(here, '/' | '?' | '&' | '=') && after != '/';
            let letters = |range: Option<&[Cluster]>| {
                range.is_some_and(|it| it.iter().all(|it| it.ch.is_ascii_alphabetic()))
            };
            let is_hyphen = here == '-'
                && letters(at.checked_sub(3).and_then(|from| run.get(from..at)))
                && letters(run.get(at + 1..at + 3));
            let is_mail = here == '@';
            run[at].opens =
                is_address && divides && before != '/' || is_mail || is_hyphen;
        }
    }
}
