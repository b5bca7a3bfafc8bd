//! Chinese headings in templates: `{{ 案由 }}`.
//!
//! The engine's names are ASCII, but a clerk's columns are not. So inside tags a name
//! with other letters is passed to it as `row["案由"]`, and places are mapped back to what
//! was written.

use std::ops::Range;

/// A template as it is passed to the engine.
pub(super) struct Tags {
    /// Its text.
    pub(super) text: String,
    /// The headings that it uses, and their places.
    pub(super) named: Vec<(String, Range<usize>)>,
    /// The place of each replaced name in the new text, and in the template.
    moved: Vec<(Range<usize>, Range<usize>)>,
}

impl Tags {
    /// Finds the headings in a template.
    pub(super) fn new(template: &str) -> Tags {
        let mut tags = Tags { text: String::new(), named: Vec::new(), moved: Vec::new() };
        let mut at = 0;
        while let Some(start) = template[at..].find('{').map(|start| at + start) {
            let ending = match template[start..].get(..2) {
                Some("{{") => "}}",
                Some("{%") => "%}",
                Some("{#") => "#}",
                _ => {
                    tags.text.push_str(&template[at..start + 1]);
                    at = start + 1;
                    continue;
                }
            };
            tags.text.push_str(&template[at..start + 2]);
            at = start + 2;
            if ending == "#}" {
                let end =
                    template[at..].find(ending).map_or(template.len(), |end| at + end);
                tags.text.push_str(&template[at..end]);
                at = end;
            } else {
                at = tags.inside(template, at, ending);
            }
        }
        tags.text.push_str(&template[at..]);
        tags
    }

    /// Copies the inside of a tag, and returns where it ends.
    fn inside(&mut self, template: &str, mut at: usize, ending: &str) -> usize {
        while at < template.len() && !template[at..].starts_with(ending) {
            let rest = &template[at..];
            let first = rest.chars().next().expect("there is a rest");
            let length = match first {
                '"' | '\'' | '`' => {
                    rest[1..].find(first).map_or(rest.len(), |end| end + 2)
                }
                first if is_of_name(first) => {
                    rest.find(|ch| !is_of_name(ch)).unwrap_or(rest.len())
                }
                first => first.len_utf8(),
            };
            let word = &rest[..length];
            match first {
                '"' | '\'' if self.text.ends_with("row[") => {
                    let heading = word.trim_matches(first).to_owned();
                    self.named.push((heading, at..at + length));
                    self.text.push_str(word);
                }
                first if is_of_name(first) && !word.is_ascii() => {
                    self.heading(word, at..at + length);
                }
                _ => self.text.push_str(word),
            }
            at += length;
        }
        at
    }

    fn heading(&mut self, word: &str, written: Range<usize>) {
        // `row.案由` is the same.
        let is_of_row = self.text.ends_with("row.");
        if is_of_row {
            self.text.pop();
        }
        let start = self.text.len();
        let row = if is_of_row { "" } else { "row" };
        self.text.push_str(&format!("{row}[\"{word}\"]"));
        self.named.push((word.to_owned(), written.clone()));
        self.moved.push((start..self.text.len(), written));
    }

    /// Maps a place in the engine's text back to the template.
    pub(super) fn written(&self, place: Range<usize>) -> Range<usize> {
        let lead = |offset: usize, is_end: bool| {
            let before = self.moved.iter().rev().find(|(put, _)| put.start <= offset);
            match before {
                Some((put, written)) if offset < put.end => {
                    if is_end {
                        written.end
                    } else {
                        written.start
                    }
                }
                Some((put, written)) => written.end + (offset - put.end),
                None => offset,
            }
        };
        lead(place.start, false)..lead(place.end, true)
    }
}

fn is_of_name(ch: char) -> bool {
    ch.is_alphanumeric() || ch == '_'
}
