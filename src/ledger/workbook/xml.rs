//! Walks through a part of a packed workbook, tag by tag, in little memory.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::ledger::refusal::Refusal;

/// What is made of the tags and texts of a part.
pub(super) trait Visit {
    /// A tag begins; an empty one ends at once.
    fn start(&mut self, tag: &Tag) -> Result<(), Refusal>;

    /// A tag ends.
    fn end(&mut self, _name: &str) -> Result<(), Refusal> {
        Ok(())
    }

    /// A text, or a part of it.
    fn text(&mut self, _text: &str) -> Result<(), Refusal> {
        Ok(())
    }
}

/// A tag with its attributes; names are without prefixes, which differ between programs.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    pub(super) fn name(&self) -> &str {
        without_prefix(self.0.name().into_inner())
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut named = attributes
            .filter(|attribute| without_prefix(attribute.key.into_inner()) == name);
        let value = named.next()?.value;
        match value.contains('&') {
            true => Some(escape::unescape(&value).ok()?.into_owned().into()),
            false => Some(value),
        }
    }

    /// Whether an attribute is set.
    pub(super) fn is_set(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(&*value, "1" | "true" | "on"))
    }
}

fn without_prefix(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

/// Walks through a whole part.
pub(super) fn walk(input: impl BufRead, visit: &mut impl Visit) -> Result<(), Refusal> {
    let mut reader = Reader::from_reader(input);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Refusal::Broken)? {
            Event::Start(tag) => {
                depth += 1;
                visit.start(&Tag(tag))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                visit.end(without_prefix(tag.name().into_inner()))?;
            }
            Event::Text(text) => visit.text(&text.xml10_content())?,
            Event::CData(text) => visit.text(&text.xml10_content())?,
            Event::GeneralRef(name) => {
                let sign = name.resolve_char_ref().map_err(|_| Refusal::Broken)?;
                let mut utf8 = [0; 4];
                let text = match sign {
                    Some(ch) => ch.encode_utf8(&mut utf8),
                    None => {
                        escape::resolve_predefined_entity(&name).ok_or(Refusal::Broken)?
                    }
                };
                visit.text(text)?;
            }
            // It may define texts that grow without end.
            Event::DocType(_) => return Err(Refusal::Broken),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(Refusal::Broken),
            _ => {}
        }
    }
}
