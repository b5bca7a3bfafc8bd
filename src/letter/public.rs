//! The version of a letter that goes on the web.
//!
//! What is personal is taken out before anything is set, so that it is nowhere in the file:
//! the contact, telephone and identity numbers, and whatever the letter marks as private.

use std::ops::Range;

use super::Attachment;
use super::Letter;
use super::Section;
use super::text::Text;

/// What stands where something was taken out; its length tells nothing.
const INSTEAD: &str = "×××";

impl Letter {
    /// The letter without what is personal or marked as private.
    pub fn public(&self) -> Letter {
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
        letter.each_text(&mut |text| {
            let private = private(text, &words);
            if !private.is_empty() {
                *text = text.with(&private, INSTEAD);
            }
        });
        letter
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

/// Telephone and identity numbers.
fn numbers(chars: &[char]) -> Vec<Range<usize>> {
    let part =
        |ch: char| ch.is_ascii_digit() || matches!(ch, '-' | '—' | '－' | 'X' | 'x');
    let mut found = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let length = chars[start..].iter().take_while(|&&ch| part(ch)).count();
        let run: String = chars[start..start + length].iter().collect();
        let is_private = is_private_number(&run) || is_called(&chars[..start], &run);
        if chars[start].is_ascii_digit() && is_private {
            found.push(start..start + length);
        }
        start += length.max(1);
    }
    found
}

/// 7 or 8 digits right behind a word for a telephone.
fn is_called(before: &[char], run: &str) -> bool {
    const WORDS: [&str; 6] = ["电话", "手机", "传真", "致电", "座机", "微信"];
    let near: String = before[before.len().saturating_sub(4)..].iter().collect();
    let n_digits = run.chars().filter(char::is_ascii_digit).count();
    (7..=8).contains(&n_digits) && WORDS.iter().any(|word| near.contains(word))
}

/// 11 digits from 13 to 19; 7 or 8 behind an area code; 18 characters of an identity card.
fn is_private_number(run: &str) -> bool {
    let digits: String = run.chars().filter(|ch| ch.is_ascii_alphanumeric()).collect();
    let is_mobile = digits.len() == 11
        && digits.starts_with('1')
        && !matches!(digits.as_bytes()[1], b'0' | b'1' | b'2');
    let is_landline = digits.starts_with('0') && (10..=12).contains(&digits.len());
    is_mobile || is_landline || is_identity_card(&digits)
}

/// The last character of an identity number checks the others (GB 11643).
fn is_identity_card(number: &str) -> bool {
    let bytes = number.as_bytes();
    if bytes.len() != 18 || !bytes[..17].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 =
        (0..17).map(|at| u32::from(bytes[at] - b'0') * (1 << (17 - at)) % 11).sum();
    let check = b"10X98765432"[(sum % 11) as usize];
    bytes[17].eq_ignore_ascii_case(&check)
}
