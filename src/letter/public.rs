//! The version of a letter that goes on the web.
//!
//! What is personal is taken out before anything is set, so that it is nowhere in the file:
//! the contact, telephone and identity numbers, and whatever the letter marks as private.

use std::ops::Range;

use chrono::NaiveDate;

use super::Attachment;
use super::Letter;
use super::Section;
use super::date::half_width;
use super::text::Text;
use crate::source::Span;

/// What stands where something was taken out; its length tells nothing.
const INSTEAD: &str = "×××";

/// What the public version lacks, and what it may have too much.
#[derive(Clone, Debug, Default)]
pub struct Cuts {
    /// Where characters were taken out.
    pub removed: Vec<Span>,
    /// Numbers that were left and may be somebody's.
    pub left: Vec<Span>,
}

impl Letter {
    /// The letter without what is personal or marked as private.
    pub fn public(&self) -> (Letter, Cuts) {
        let contact =
            self.contact.iter().flat_map(|contact| [&contact.name, &contact.phone]);
        let words: Vec<String> =
            self.private.iter().chain(contact).map(|text| text.to_string()).collect();
        let mut letter = self.clone();
        letter.contact = None;
        letter.feedback_form = false;
        letter.private = Vec::new();
        letter
            .persons
            .retain(|person| !words.iter().any(|word| person.contains(&**word)));
        letter.sections = without_private(&letter.sections);
        letter.attachments.iter_mut().for_each(Attachment::public);
        let mut cuts = Cuts::default();
        letter.each_text(&mut |text| {
            let private = private(text, &words);
            cuts.removed.extend(private.iter().map(|range| text.place(range.clone())));
            if !private.is_empty() {
                *text = text.with(&private, INSTEAD);
            }
            let left = doubtful_numbers(text).into_iter();
            cuts.left.extend(left.map(|range| text.place(range)));
        });
        (letter, cuts)
    }

    /// The private words that stand nowhere in the letter.
    pub fn private_words_not_there(&self) -> Vec<&Text> {
        let texts = self.texts();
        let stands = |word: &&Text| texts.iter().any(|text| text.contains(&***word));
        self.private.iter().filter(|word| !stands(word)).collect()
    }

    /// Every text that may be printed and is not fixed by the letter's number and parties.
    fn each_text(&mut self, change: &mut dyn FnMut(&mut Text)) {
        let lines =
            self.title.iter_mut().chain(&mut self.opening).chain(&mut self.closing);
        lines.chain(&mut self.summary).chain(&mut self.copies).for_each(&mut *change);
        change(&mut self.proposal.title);
        self.sections.iter_mut().for_each(|section| section.each_text(change));
        for attachment in &mut self.attachments {
            change(&mut attachment.title);
            attachment.body.iter_mut().for_each(&mut *change);
            attachment.tables.iter_mut().for_each(|table| table.each_text(change));
            attachment.sections.iter_mut().for_each(|section| section.each_text(change));
        }
    }
}

impl Attachment {
    /// A private one keeps its number, so that the others are cited rightly, and nothing
    /// else.
    fn public(&mut self) {
        self.sections = without_private(&self.sections);
        if self.private {
            let whole = 0..self.title.chars().count();
            self.title = self.title.with(&[whole], "（不予公开）");
            self.body.clear();
            self.tables.clear();
            self.sections.clear();
        }
    }

    /// Whether there is anything to print on its pages.
    pub fn is_empty(&self) -> bool {
        self.body.is_empty() && self.tables.is_empty() && self.sections.is_empty()
    }
}

impl Section {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut Text)) {
        self.heading.iter_mut().chain(&mut self.body).for_each(&mut *change);
        self.tables.iter_mut().for_each(|table| table.each_text(change));
        self.parts.iter_mut().for_each(|part| part.each_text(change));
    }
}

fn without_private(sections: &[Section]) -> Vec<Section> {
    let public = sections.iter().filter(|section| !section.private);
    public
        .map(|section| Section {
            parts: without_private(&section.parts),
            ..section.clone()
        })
        .collect()
}

/// The characters of a text that are not for the public, apart from each other, in order.
fn private(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = numbers(&chars);
    for word in words {
        let word: Vec<char> = word.chars().collect();
        for at in 0..chars.len() {
            if !word.is_empty() && chars[at..].starts_with(&word) {
                found.push(at..at + word.len());
            }
        }
    }
    found.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in found {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Telephone, identity and bank card numbers, and addresses of electronic mail.
fn numbers(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = mail_addresses(chars);
    for run in digit_runs(chars) {
        let digits = digits(&chars[run.clone()]);
        let is_amount = chars.get(run.end).is_some_and(|ch| AMOUNTS.contains(*ch));
        let is_private = is_telephone(&digits) && !is_amount
            || is_identity_card(&digits)
            || (16..=19).contains(&digits.len())
            || is_called(&chars[..run.start], &digits);
        if is_private {
            found.push(run);
        }
    }
    found
}

/// Long numbers that are none of these and no amounts.
fn doubtful_numbers(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut runs = digit_runs(&chars);
    runs.retain(|run| {
        let is_amount = chars.get(run.end).is_some_and(|ch| AMOUNTS.contains(*ch));
        digits(&chars[run.clone()]).len() >= 7 && !is_amount
    });
    runs
}

/// What is counted in long numbers.
const AMOUNTS: &str = "元万亿人户吨平立升千公个件次.．,，";

/// Digits with the blanks, dashes and brackets that numbers are written with, and the X of
/// an identity number: from the first digit or bracket to the last digit.
fn digit_runs(chars: &[char]) -> Vec<Range<usize>> {
    let is_digit = |ch: char| half_width(ch).is_ascii_digit();
    let is_part = |ch: char| is_digit(ch) || "-—－ （）()+＋XxＸｘ".contains(ch);
    let mut runs = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let length = chars[start..].iter().take_while(|&&ch| is_part(ch)).count();
        let run = &chars[start..start + length];
        let is_end = |&ch: &char| is_digit(ch) || matches!(half_width(ch), 'X' | 'x');
        if let (Some(first), Some(last)) =
            (run.iter().position(|&ch| is_digit(ch)), run.iter().rposition(is_end))
            && first <= last
        {
            // （0571）87654321 begins with its bracket, +86 with its sign.
            let closes = run[first..=last].iter().any(|&ch| half_width(ch) == ')');
            let begins = first.checked_sub(1).filter(|&at| match half_width(run[at]) {
                '(' => closes,
                sign => sign == '+',
            });
            runs.push(start + begins.unwrap_or(first)..start + last + 1);
        }
        start += length.max(1);
    }
    runs
}

fn digits(run: &[char]) -> String {
    let digits = run.iter().map(|&ch| half_width(ch));
    digits.filter(char::is_ascii_alphanumeric).collect()
}

fn mail_addresses(chars: &[char]) -> Vec<Range<usize>> {
    let is_part = |ch: &&char| ch.is_ascii_alphanumeric() || "._-+".contains(**ch);
    let ats = (0..chars.len()).filter(|&at| chars[at] == '@');
    ats.map(|at| {
        let before = chars[..at].iter().rev().take_while(is_part).count();
        let behind = chars[at + 1..].iter().take_while(is_part).count();
        at - before..at + 1 + behind
    })
    .filter(|range| range.len() > 2)
    .collect()
}

/// 7 or 8 digits right behind a word for a telephone.
fn is_called(before: &[char], digits: &str) -> bool {
    const WORDS: [&str; 6] = ["电话", "手机", "传真", "致电", "座机", "微信"];
    let near: String = before[before.len().saturating_sub(4)..].iter().collect();
    (7..=8).contains(&digits.len()) && WORDS.iter().any(|word| near.contains(word))
}

/// 11 digits from 13 to 19, with 86 before them or not; 7 or 8 behind an area code; 400 and
/// 800 numbers.
fn is_telephone(digits: &str) -> bool {
    let local = digits.strip_prefix("86").filter(|rest| rest.len() == 11);
    let local = local.unwrap_or(digits);
    let second = local.as_bytes().get(1);
    let is_mobile = local.len() == 11
        && local.starts_with('1')
        && second.is_some_and(|digit| (b'3'..=b'9').contains(digit));
    let is_landline = digits.starts_with('0') && (10..=12).contains(&digits.len());
    let is_service = digits.len() == 10 && ["400", "800"].contains(&&digits[..3]);
    is_mobile || is_landline || is_service
}

/// 18 or, as until 1999, 15 characters with a date of birth in them (GB 11643). The last of
/// 18 checks the others; one that does not is still somebody's, mistyped.
fn is_identity_card(number: &str) -> bool {
    let born = match number.len() {
        18 => format!("{}-{}-{}", &number[6..10], &number[10..12], &number[12..14]),
        15 => format!("19{}-{}-{}", &number[6..8], &number[8..10], &number[10..12]),
        _ => return false,
    };
    let is_region = matches!(number.as_bytes()[0], b'1'..=b'8');
    is_region && NaiveDate::parse_from_str(&born, "%Y-%m-%d").is_ok()
}
