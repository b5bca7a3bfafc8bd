//! The words of elements, and the texts of the letter that they come from.

use roxmltree::Node;

use crate::address::Address;
use crate::wording::Origin;
use crate::wording::Wording;

/// Whether an element only gives the address of its words.
pub(super) fn is_traced(node: &Node) -> bool {
    node.tag_name().name() == "t"
}

/// A node's text with its origin, without the blanks and line breaks of the template's
/// own layout.
pub(super) fn text_of(node: Node) -> Wording {
    let mut raw = Wording::default();
    match node.is_text() {
        true => add_text(node, &mut raw),
        false => node.children().for_each(|child| add_text(child, &mut raw)),
    }
    let text = without_layout(raw);
    match node.attribute("from") {
        Some(from) => from_one(&text, from.into()),
        None => text,
    }
}

/// Removes line breaks, and the blanks around them.
fn without_layout(raw: Wording) -> Wording {
    let is_blank = [' ', '\t', '\r'];
    if !raw.contains('\n') && raw.trim_matches(is_blank).len() == raw.len() {
        return raw;
    }
    let mut text = Wording::default();
    for line in raw.lines() {
        let line = line.trim_matches(is_blank);
        let start = line.as_ptr() as usize - raw.as_ptr() as usize;
        text.append(&raw.slice(start..start + line.len()));
    }
    text
}

/// Adds the words of a text node, or of an element that gives their address.
fn add_text(node: Node, text: &mut Wording) {
    if node.is_text() {
        let origin = Origin::Template(node.range());
        text.push(node.text().unwrap_or_default(), origin);
    } else if is_traced(&node) {
        text.append(&text_of(node));
    }
}

/// A text with one address, or with one from a character on: `outcome.form:6`.
pub(super) fn from_one(text: &Wording, from: Address) -> Wording {
    let (address, start) = of_address(from.as_str());
    let mut whole = Wording::default();
    whole.push(text, Origin::Text(address, start..start + text.n_chars()));
    whole
}

/// Splits an address from the character that it starts at.
pub(super) fn of_address(written: &str) -> (Address, usize) {
    match written.rsplit_once(':') {
        Some((address, start)) => (address.into(), start.parse().unwrap_or(0)),
        None => (written.into(), 0),
    }
}

/// The value of an attribute, as the template's own words.
pub(super) fn attribute(node: Node, name: &str) -> Option<Wording> {
    let attribute = node.attribute_node(name)?;
    let mut text = Wording::default();
    text.push(attribute.value(), Origin::Template(attribute.range_value()));
    Some(text)
}
