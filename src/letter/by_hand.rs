//! Writes headings that were typed in a text as sections of the file.

use std::ops::Range;

use super::body;
use super::doubt::Doubt;
use super::doubt::Doubtful;
use super::model::Attachment;
use super::model::Letter;
use super::model::Section;
use super::vocabulary::VOCABULARY;
use crate::reader::Files;
use crate::reader::Text;
use crate::reader::read;
use crate::source::Source;
use crate::source::Span;

impl Letter {
    /// The place of the text that has lines which may be headings, and what to write there
    /// so that they are; none if the file would not say the same then.
    pub fn written_as_sections(&self, doubtful: &Doubtful) -> Option<(Span, String)> {
        let is_no_heading = matches!(doubtful.doubt, Doubt::Empty | Doubt::Decimal);
        if is_no_heading {
            return None;
        }
        let address = doubtful.line.address().as_str();
        let (text, _) = address.rsplit_once('.').filter(|(text, _)| is_body(text))?;
        let wanted = self.with_likely_headings(text, &doubtful.line)?;
        let source = &doubtful.line.span().source;
        let written = Written::around(source.text(), doubtful.line.span().range.start)?;
        let headings = typed_in(&wanted, text);
        let new = written.as_sections(source.text(), text, &headings)?;
        let whole = source.text();
        let range = written.whole.clone();
        let changed = format!("{}{new}{}", &whole[..range.start], &whole[range.end..]);
        let changed = Source::new(source.name(), changed);
        let is_same = said(&changed)? == outline(&wanted.sections, &wanted.attachments);
        is_same.then(|| (source.span(range), new))
    }
}

fn is_body(address: &str) -> bool {
    address.ends_with(".body")
}

/// A heading that was typed in a text.
struct Heading<'a> {
    level: usize,
    text: &'a Text,
    run_in: bool,
}

/// The headings that were typed in the text with an address, in reading order.
fn typed_in<'a>(letter: &'a Letter, text: &str) -> Vec<Heading<'a>> {
    fn add<'a>(
        sections: &'a [Section],
        level: usize,
        start: &str,
        found: &mut Vec<Heading<'a>>,
    ) {
        for section in sections {
            let typed = section.heading.as_ref();
            let is_there =
                |heading: &&Text| heading.address().as_str().starts_with(start);
            found.extend(typed.filter(is_there).map(|text| Heading {
                level,
                text,
                run_in: section.run_in,
            }));
            add(&section.parts, level + 1, start, found);
        }
    }
    let start = format!("{text}.");
    let mut found = Vec::new();
    add(&letter.sections, 1, &start, &mut found);
    for attachment in &letter.attachments {
        add(&attachment.sections, 1, &start, &mut found);
    }
    found
}

/// A text of several lines as it is written in the file.
struct Written<'a> {
    /// From its key to its closing quotes.
    whole: Range<usize>,
    /// Its key, with the quotes that open it.
    opening: &'a str,
    /// Its lines.
    lines: Range<usize>,
    /// The quotes that close it.
    quotes: &'a str,
}

impl<'a> Written<'a> {
    /// The text around a place, if nothing else of its table is written behind it.
    fn around(file: &'a str, place: usize) -> Option<Written<'a>> {
        let opens = |line: &str| line.ends_with("\"\"\"") || line.ends_with("'''");
        let mut end = file[..place].rfind('\n')? + 1;
        let opening = loop {
            let line = file[..end].trim_end_matches(['\n', '\r']);
            let start = line.rfind('\n').map_or(0, |at| at + 1);
            match opens(line.trim_end()) {
                true => break file[start..end].trim_end(),
                false if start == 0 => return None,
                false => end = start,
            }
        };
        let (key, quotes) = opening.split_once('=')?;
        let is_plain = !key.is_empty() && !key.contains(['.', '"', '\'', '{', '[', '#']);
        let quotes = quotes.trim();
        let closing = end + file[end..].find(quotes)?;
        let lines = end..closing;
        let has_escapes = quotes.starts_with('"') && file[lines.clone()].contains('\\');
        let whole =
            opening.as_ptr() as usize - file.as_ptr() as usize..closing + quotes.len();
        let rest = file[whole.end..].lines().enumerate();
        let mut rest = rest.map(|(nth, line)| (nth, line.trim()));
        let is_blank = |(nth, line): &(usize, &str)| {
            line.is_empty() || *nth > 0 && line.starts_with('#')
        };
        let is_last = rest
            .find(|line| !is_blank(line))
            .is_none_or(|(nth, line)| nth > 0 && line.starts_with('['));
        let is_there = quotes.len() == 3 && lines.contains(&place);
        (is_plain && !has_escapes && is_last && is_there).then_some(Written {
            whole,
            opening,
            lines,
            quotes,
        })
    }

    /// The text as sections, where `text` is its address.
    fn as_sections(
        &self,
        file: &str,
        text: &str,
        headings: &[Heading],
    ) -> Option<String> {
        let first = headings.first()?;
        let start_of = |heading: &Heading| {
            let before = &file[..heading.text.span().range.start];
            before.rfind('\n').map_or(0, |at| at + 1)
        };
        let mut new = self.body(&file[self.lines.start..start_of(first)], self.opening);
        let is_headless = first.level == 1 && text.starts_with("section.");
        let top = match text.starts_with("attachment.") {
            true => "attachment.section",
            false => "section",
        };
        for (nth, heading) in headings.iter().enumerate() {
            if nth > 0 || !new.is_empty() || !is_headless {
                let parts = ".part".repeat(heading.level - 1);
                let gap = if new.is_empty() { "" } else { "\n" };
                new += &format!("{gap}[[{top}{parts}]]\n");
            }
            let words = heading.text.replace('\\', "\\\\").replace('"', "\\\"");
            let words = words.strip_suffix('。').unwrap_or(&words);
            new += &format!("heading = \"{words}\"\n");
            if heading.run_in {
                new += "run_in = true\n";
            }
            let place = heading.text.span().range.clone();
            let line_end =
                file[place.end..].find('\n').map_or(file.len(), |at| place.end + at + 1);
            let start = if heading.run_in { place.end } else { line_end };
            let end = headings.get(nth + 1).map_or(self.lines.end, start_of);
            let opening = format!("body = {}", self.quotes);
            new += &self.body(&file[start.min(end)..end], &opening);
        }
        let new = new.trim_end().replace("\r\n", "\n");
        Some(if file.contains("\r\n") { new.replace('\n', "\r\n") } else { new })
    }

    /// Lines as a text; empty if they are blank.
    fn body(&self, lines: &str, opening: &str) -> String {
        if lines.trim().is_empty() {
            return String::new();
        }
        let end = if lines.ends_with('\n') { "" } else { "\n" };
        format!(
            "{opening}\n{}{end}{}\n",
            lines.trim_start_matches(['\r', '\n']),
            self.quotes
        )
    }
}

/// What the sections and attachments of a file say; none if there is something wrong.
fn said(file: &Source) -> Option<Vec<String>> {
    let files = Files { own: file, shared: None, may_be_empty: true };
    let (sections, attachments) = read(&VOCABULARY, files, |root, log| {
        Some((body::sections(root, log), body::attachments(root, log)))
    })
    .ok()?;
    Some(outline(&sections, &attachments))
}

/// What sections and attachments say, a line for each text.
fn outline(sections: &[Section], attachments: &[Attachment]) -> Vec<String> {
    fn add(sections: &[Section], level: usize, lines: &mut Vec<String>) {
        for Section { heading, run_in, body, private, tables, parts } in sections {
            let heading = heading.as_deref().unwrap_or_default().trim_end_matches('。');
            let n_tables = tables.len();
            lines.push(format!("{level} {heading} {run_in} {private} {n_tables}"));
            lines.extend(body.iter().map(|text| text.to_string()));
            add(parts, level + 1, lines);
        }
    }
    let mut lines = Vec::new();
    add(sections, 1, &mut lines);
    for attachment in attachments {
        lines.push(format!("{} {}", &*attachment.title, attachment.tables.len()));
        lines.extend(attachment.body.iter().map(|text| text.to_string()));
        add(&attachment.sections, 1, &mut lines);
    }
    lines
}
