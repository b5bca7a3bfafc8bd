//! Addresses of electronic mail.

use std::ops::Range;

use crate::chinese::half_width;
use crate::chinese::is_han;

/// The last parts of addresses that are written in 汉字.
const HAN_DOMAINS: [&str; 12] = [
    "中国",
    "公司",
    "网络",
    "政务",
    "公益",
    "网址",
    "集团",
    "在线",
    "中文网",
    "香港",
    "台湾",
    "商城",
];

/// A name of a person before the sign is no longer than this.
const LONGEST_NAME: usize = 4;

/// Finds addresses, with what they are written around: `@`, `(at)`, `[at]`.
pub(super) fn addresses(chars: &[char]) -> Vec<Range<usize>> {
    signs(chars).into_iter().filter_map(|sign| address(chars, sign)).collect()
}

/// Where signs are that divide the name from the domain.
fn signs(chars: &[char]) -> Vec<Range<usize>> {
    let is_at = |at: &usize| {
        let word = chars.get(*at..at + 4).unwrap_or_default();
        let word: String =
            word.iter().map(|&ch| half_width(ch).to_ascii_lowercase()).collect();
        matches!(&word[..], "(at)" | "[at]" | "{at}")
    };
    let signs = (0..chars.len()).filter(|&at| half_width(chars[at]) == '@');
    let words = (0..chars.len()).filter(is_at);
    signs.map(|at| at..at + 1).chain(words.map(|at| at..at + 4)).collect()
}

fn address(chars: &[char], sign: Range<usize>) -> Option<Range<usize>> {
    let is_blank = |ch: &&char| ch.is_whitespace();
    let blanks_before = chars[..sign.start].iter().rev().take_while(is_blank).count();
    let blanks_after = chars[sign.end..].iter().take_while(is_blank).count();
    let name = name(&chars[..sign.start - blanks_before]);
    let domain = domain(&chars[sign.end + blanks_after..]);
    let is_address = name > 0 && domain > 0;
    let start = sign.start - blanks_before - name;
    is_address.then(|| start..sign.end + blanks_after + domain)
}

/// How many characters before the sign are the name.
fn name(before: &[char]) -> usize {
    let is_letter = |ch: &&char| {
        let ch = half_width(**ch);
        ch.is_ascii_alphanumeric() || "._-+".contains(ch)
    };
    let n_letters = before.iter().rev().take_while(is_letter).count();
    if n_letters > 0 {
        return n_letters;
    }
    // 发至张三@gov.cn: what leads to the name is not of it.
    let is_name = |ch: &&char| is_han(**ch) && !"至到向箱是为件址的由经：".contains(**ch);
    before.iter().rev().take(LONGEST_NAME).take_while(is_name).count()
}

/// How many characters behind the sign are the domain: labels with points between, the last
/// of Latin letters or one of [`HAN_DOMAINS`].
fn domain(behind: &[char]) -> usize {
    let mut end = label(behind);
    let mut n_labels = 0;
    while end > 0 && is_point(&behind[end..]) {
        // An address may go on in the next line.
        let n_ends = behind[end + 1..].iter().take_while(|ch| **ch == '\n').count();
        let length = label(&behind[end + 1 + n_ends..]);
        if length == 0 {
            break;
        }
        end += 1 + n_ends + length;
        n_labels += 1;
    }
    let is_local = behind[..end].iter().all(|&ch| half_width(ch).is_ascii_alphanumeric());
    if n_labels > 0 || is_local { end } else { 0 }
}

/// Whether a point stands here, or a full stop with a Latin letter behind it.
fn is_point(chars: &[char]) -> bool {
    match chars {
        ['.' | '．', ..] => true,
        ['。', next, ..] => half_width(*next).is_ascii_alphabetic(),
        _ => false,
    }
}

fn label(chars: &[char]) -> usize {
    let is_latin =
        |ch: &&char| half_width(**ch).is_ascii_alphanumeric() || half_width(**ch) == '-';
    let n_latin = chars.iter().take_while(is_latin).count();
    if n_latin > 0 {
        return n_latin;
    }
    let text: String = chars.iter().take(4).collect();
    let last = HAN_DOMAINS.iter().find(|domain| text.starts_with(**domain));
    let n_han = chars.iter().take_while(|ch| is_han(**ch)).count();
    let goes_on = is_point(&chars[n_han..]);
    match last {
        Some(domain) if !goes_on => domain.chars().count(),
        _ if goes_on => n_han,
        _ => 0,
    }
}
