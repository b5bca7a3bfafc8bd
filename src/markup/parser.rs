//! The markup's parser: roxmltree reads the XML, the grammar is written by hand.

use std::ops::Range;

use roxmltree::{Attribute, Node};

use super::words::attribute;
use super::words::from_one;
use super::words::is_traced;
use super::words::of_address;
use super::words::text_of;
use super::xml::not_well_formed;
use crate::address::Address;
use crate::chinese::nearest;
use crate::diagnostic::Diagnostic;
use crate::document::{
    Attachment, Block, Cell, Document, Lead, Office, Part, Role, Signature, Table,
    TableRow, Title,
};
use crate::source::{Source, Span};
use crate::wording::Wording;

/// Parses a rendered markup. Reports every element that is unknown, misplaced, missing
/// or empty, and every address for which `is_known` is false.
///
/// # Errors
///
/// All mistakes in the markup.
pub fn parse(
    markup: &Source,
    is_known: &dyn Fn(&str) -> bool,
) -> Result<Document, Vec<Diagnostic>> {
    let tree = roxmltree::Document::parse(markup.text())
        .map_err(|error| vec![not_well_formed(&error, markup)])?;
    if let Some(place) = too_deep(&tree) {
        let message = "标记一层套一层，套得太深了";
        let found = Diagnostic::error("markup", markup.span(place), message);
        return Err(vec![found.with_help("信里的标记最多套五六层；检查循环有没有写错")]);
    }
    let mut parser = Parser {
        markup,
        is_known,
        complaints: Vec::new(),
        missing: Vec::new(),
        meant: Vec::new(),
    };
    let document = parser.letter(tree.root_element());
    match (document, parser.complaints.is_empty()) {
        (Some(document), true) => Ok(document),
        _ => Err(parser.complaints),
    }
}

/// The place of the first element that is deeper within others than any part of a letter.
fn too_deep(tree: &roxmltree::Document) -> Option<Range<usize>> {
    const DEEPEST: usize = 64;
    let mut depths = Vec::new();
    for node in tree.descendants() {
        // A node comes behind the one that it is in.
        let depth = node.parent().map_or(0, |parent| depths[parent.id().get_usize()] + 1);
        depths.push(depth);
        if depth > DEEPEST {
            let start = node.range().start;
            return Some(start..start + 1);
        }
    }
    None
}

/// The order of the elements. Those of the body share a place, and so do the two forms
/// of the signature.
const ORDER: [(&str, usize); 20] = [
    ("person", 0),
    ("corner", 1),
    ("letterhead", 2),
    ("copy-number", 3),
    ("classification", 4),
    ("urgency", 5),
    ("number", 6),
    ("class", 7),
    ("title", 8),
    ("addressee", 9),
    ("heading", BODY),
    ("p", BODY),
    ("table", BODY),
    ("enclosure", 11),
    ("signature", 12),
    ("office", 12),
    ("date", 13),
    ("remark", 14),
    ("attachment", 15),
    ("copies", 16),
];

const BODY: usize = 10;

/// Elements that occur at most once.
const ONCE: [&str; 10] = [
    "corner",
    "letterhead",
    "copy-number",
    "classification",
    "urgency",
    "number",
    "title",
    "addressee",
    "date",
    "copies",
];

struct Parser<'a> {
    markup: &'a Source,
    is_known: &'a dyn Fn(&str) -> bool,
    complaints: Vec<Diagnostic>,
    /// Missing elements, reported in one complaint.
    missing: Vec<&'static str>,
    /// Elements that misspelt ones were probably meant to be, so that they are not also
    /// reported missing.
    meant: Vec<&'static str>,
}

impl Parser<'_> {
    fn letter(&mut self, root: Node) -> Option<Document> {
        if root.tag_name().name() != "letter" {
            self.complain(
                root,
                "最外层应是 <letter>",
                "把全部内容放进 <letter> 与 </letter> 之间",
            );
            return None;
        }
        self.attributes(root, &[]);
        self.order(root);
        let document = Document {
            persons: self.all(root, "person").iter().map(Wording::to_string).collect(),
            draft: None,
            corner: self.optional(root, "corner"),
            letterhead: self.once(root, "letterhead"),
            marks: self.marks(root),
            number: self.once(root, "number"),
            classes: self.all(root, "class"),
            title: self.title(root),
            addressee: self.once(root, "addressee"),
            body: self.body(root),
            enclosures: self.all(root, "enclosure"),
            signature: self.signature(root),
            date: self.once(root, "date"),
            remarks: self.all(root, "remark"),
            attachments: self.attachments(root),
            copies: self.optional(root, "copies"),
        };
        self.tell_missing(root);
        Some(document)
    }

    fn tell_missing(&mut self, root: Node) {
        self.missing.retain(|name| !self.meant.contains(name));
        if !self.missing.is_empty() {
            let names: Vec<String> =
                self.missing.iter().map(|name| format!("<{name}>")).collect();
            self.complain(root, format!("缺少 {}", names.join("、")), ORDER_HELP);
        }
    }

    /// Complains about unknown, misplaced and repeated elements, and stray text.
    fn order(&mut self, root: Node) {
        let mut reached = ("letter", 0);
        for child in root.children() {
            if child.is_text() && !text_of(child).is_empty() {
                self.complain(
                    child,
                    "文字不能直接放在 <letter> 里",
                    "自然段写成 <p>…</p>",
                );
            }
            if !child.is_element() {
                continue;
            }
            let name = child.tag_name().name();
            let Some(&(_, place)) = ORDER.iter().find(|(known, _)| *known == name) else {
                self.unknown(child, name);
                continue;
            };
            if place < reached.1 {
                let message = format!("<{name}> 的位置不对：应在 <{}> 之前", reached.0);
                self.complain(child, message, ORDER_HELP);
            } else if place == reached.1 && ONCE.contains(&name) && reached.0 == name {
                self.complain(child, format!("<{name}> 只能有一个"), "删去多余的一个");
            } else {
                reached = (name, place);
            }
        }
    }

    fn unknown(&mut self, node: Node, name: &str) {
        if is_traced(&node) {
            let message = "<t> 只能写在别的标记里面，注明其中文字的出处";
            return self.complain(node, message, "自然段写成 <p><t from=\"…\">…</t></p>");
        }
        let help = match nearest(name, ORDER.map(|(known, _)| known)) {
            Some(near) => {
                self.meant.push(near);
                format!("是不是 <{near}>？")
            }
            None => format!("可用的有 {}", ORDER.map(|(known, _)| known).join("、")),
        };
        self.complain(node, format!("没有 <{name}> 这种标记"), help);
    }

    fn once(&mut self, root: Node, name: &'static str) -> Wording {
        match named(root, name).next() {
            Some(node) => self.text(node),
            None => {
                self.missing.push(name);
                Wording::default()
            }
        }
    }

    fn optional(&mut self, root: Node, name: &str) -> Option<Wording> {
        named(root, name).next().map(|node| self.text(node))
    }

    fn all(&mut self, root: Node, name: &str) -> Vec<Wording> {
        named(root, name).map(|node| self.text(node)).collect()
    }

    fn marks(&mut self, root: Node) -> Vec<Block> {
        let mut marks = Vec::new();
        for role in [Role::CopyNumber, Role::Classification, Role::Urgency] {
            let text = self.optional(root, role.name());
            marks.extend(text.map(|text| Block::new(role, text)));
        }
        marks
    }

    fn body(&mut self, root: Node) -> Vec<Part> {
        let parts = self.parts(root);
        if parts.is_empty() {
            self.missing.push("p");
        }
        parts
    }

    fn parts(&mut self, parent: Node) -> Vec<Part> {
        let mut nodes = parent.children().filter(is_body).peekable();
        let mut parts = Vec::new();
        while let Some(node) = nodes.next() {
            let part = match node.tag_name().name() {
                "table" => Part::Table(self.table(node)),
                "heading" if node.attribute("run-in") == Some("yes") => {
                    let Lead { level, text } = self.lead(node);
                    match nodes.next_if(|next| next.tag_name().name() == "p") {
                        Some(next) => {
                            let lead = Some(Lead { level, text });
                            Part::Text(Block { lead, ..self.block(next) })
                        }
                        None => {
                            let message = "<heading run-in=\"yes\"> 后面没有 <p>";
                            let help = "在后面写 <p>…</p>，或者删去 run-in";
                            self.complain(node, message, help);
                            Part::Text(Block::new(Role::Heading(level), text))
                        }
                    }
                }
                _ => Part::Text(self.block(node)),
            };
            parts.push(part);
        }
        parts
    }

    fn block(&mut self, node: Node) -> Block {
        if node.tag_name().name() == "p" {
            return Block::new(Role::Paragraph, self.text(node));
        }
        let Lead { level, text } = self.lead(node);
        Block::new(Role::Heading(level), text)
    }

    /// The level and the text of a heading.
    fn lead(&mut self, node: Node) -> Lead {
        let written = node.attribute("level").unwrap_or_default();
        let level = (1..=4).find(|level: &u8| level.to_string() == written);
        if level.is_none() {
            let help = "如 <heading level=\"1\">";
            self.complain(node, "<heading> 的 level 应是 1、2、3 或 4", help);
        }
        let level = level.unwrap_or(1);
        if node.attribute("run-in").is_some_and(|written| written != "yes") {
            let help = "要接排的写 run-in=\"yes\"，不接排的删去 run-in";
            self.complain(node, "<heading> 的 run-in 只能是 yes", help);
        }
        Lead { level, text: self.text_with(node, &["level", "run-in"]) }
    }

    fn signature(&mut self, root: Node) -> Signature {
        let offices: Vec<Office> =
            named(root, "office").map(|node| self.office(node)).collect();
        let names = self.all(root, "signature");
        let Some(first) = named(root, "office").next() else {
            if names.is_empty() {
                self.missing.push("signature");
            }
            return Signature::Bureaus(names);
        };
        if !names.is_empty() {
            let help = "加盖签名章的用 <office>，其他的用 <signature>";
            self.complain(first, "<signature> 和 <office> 只能用一种", help);
        }
        Signature::Offices(offices)
    }

    fn office(&mut self, node: Node) -> Office {
        let name = node.attribute("name").unwrap_or_default().to_string();
        Office { title: self.text_with(node, &["name"]), name }
    }

    fn attachments(&mut self, root: Node) -> Vec<Attachment> {
        named(root, "attachment").map(|node| self.attachment(node)).collect()
    }

    fn attachment(&mut self, node: Node) -> Attachment {
        self.attributes(node, &["label", "turned"]);
        for child in node.children() {
            let is_known = child.tag_name().name() == "title"
                || is_body(&child)
                || !child.is_element();
            if !is_known || child.is_text() && !text_of(child).is_empty() {
                let message = "<attachment> 里只能有 title、heading、p、table";
                self.complain(child, message, "自然段写成 <p>…</p>");
            }
        }
        let missing = self.missing.len();
        let title = self.title(node);
        if self.missing.len() > missing {
            self.missing.truncate(missing);
            self.complain(
                node,
                "<attachment> 里缺少 <title>",
                "附件的标题写成 <title>…</title>",
            );
        }
        Attachment {
            label: attribute(node, "label"),
            title,
            body: self.parts(node),
            is_turned: node.attribute("turned") == Some("yes"),
        }
    }

    fn table(&mut self, node: Node) -> Table {
        self.attributes(node, &["caption", "caption-from", "widths", "heads"]);
        let rows = self.children_named(node, "row");
        let table = Table {
            caption: self.caption(node),
            widths: self.widths(node),
            n_heads: self.count(node, "heads", 0),
            rows: rows.into_iter().map(|row| self.table_row(row)).collect(),
        };
        let (columns, widths) = (table.n_columns(), table.widths.len());
        if widths > 0 && widths != columns {
            let message = format!("<table> 有 {columns} 栏，widths 却有 {widths} 个数");
            self.complain(node, message, "widths 每栏写一个数，单位是字，用空格分开");
        }
        table
    }

    fn widths(&mut self, node: Node) -> Vec<u32> {
        let written = node.attribute("widths").unwrap_or_default().split_whitespace();
        let widths: Option<Vec<u32>> =
            written.map(|width| width.parse().ok().filter(|&width| width > 0)).collect();
        widths.unwrap_or_else(|| {
            self.complain(
                node,
                "<table> 的 widths 应是几个正整数",
                "如 widths=\"4 10 6\"",
            );
            Vec::new()
        })
    }

    fn count(&mut self, node: Node, name: &str, otherwise: usize) -> usize {
        let Some(written) = node.attribute(name) else { return otherwise };
        written.parse().ok().filter(|&count| count <= MOST).unwrap_or_else(|| {
            let tag = node.tag_name().name();
            let message = format!("<{tag}> 的 {name} 应是一个不大的整数");
            self.complain(node, message, format!("如 {name}=\"1\""));
            otherwise
        })
    }

    fn table_row(&mut self, node: Node) -> TableRow {
        self.attributes(node, &["lines", "from"]);
        let cells = self.children_named(node, "cell");
        let n_lines = self.count(node, "lines", 1);
        let row = node.attribute("from").map(Address::from);
        let cell = |(idx, cell)| self.cell(cell, row.as_ref().map(|row| row.then(idx)));
        TableRow { cells: cells.into_iter().enumerate().map(cell).collect(), n_lines }
    }

    /// Reads a cell, whose address may follow from its place in the row.
    fn cell(&mut self, node: Node, by_row: Option<Address>) -> Cell {
        self.attributes(node, &["span", "from"]);
        self.only_text(node);
        let mut text = text_of(node);
        self.no_markup(node, &text);
        if let (Some(address), None) = (by_row, node.attribute("from")) {
            text = from_one(&text, address);
        }
        Cell { text, span: self.count(node, "span", 1).max(1) }
    }

    /// Reads the caption of a table, and its address.
    fn caption(&mut self, node: Node) -> Option<Wording> {
        let caption = attribute(node, "caption")?;
        Some(match node.attribute("caption-from") {
            Some(from) => from_one(&caption, from.into()),
            None => caption,
        })
    }

    /// The children, which have to be one or more elements of this name.
    fn children_named<'a, 'i>(
        &mut self,
        node: Node<'a, 'i>,
        name: &str,
    ) -> Vec<Node<'a, 'i>> {
        let tag = node.tag_name().name();
        for child in node.children() {
            let is_strange = child.is_element() && child.tag_name().name() != name;
            if is_strange || child.is_text() && !text_of(child).is_empty() {
                let message = format!("<{tag}> 里只能有 <{name}>");
                self.complain(child, message, format!("写成 <{name}>…</{name}>"));
            }
        }
        let children: Vec<Node> = named(node, name).collect();
        if children.is_empty() {
            let message = format!("<{tag}> 里缺少 <{name}>");
            self.complain(node, message, "不需要的话，整个删去或放进 {% if %}");
        }
        children
    }

    fn title(&mut self, root: Node) -> Title {
        let Some(title) = named(root, "title").next() else {
            self.missing.push("title");
            return Title::Lines(vec![]);
        };
        let is_line = |node: &Node| node.is_element() && !is_traced(node);
        let children: Vec<Node> = title.children().filter(is_line).collect();
        if children.is_empty() {
            return Title::Phrases(vec![self.text(title)]);
        }
        self.attributes(title, &[]);
        let is_line = children[0].tag_name().name() == "line";
        let wanted = if is_line { "line" } else { "phrase" };
        let mut texts = Vec::new();
        for child in title.children() {
            if child.is_element() && child.tag_name().name() == wanted {
                texts.push(self.text(child));
            } else if child.is_element() || !text_of(child).is_empty() {
                let message = "<title> 里只能都是 <phrase>，或者都是 <line>";
                self.complain(child, message, "把标题的文字都放进 <phrase> 或 <line>");
            }
        }
        if is_line { Title::Lines(texts) } else { Title::Phrases(texts) }
    }

    fn text(&mut self, node: Node) -> Wording {
        self.text_with(node, &[])
    }

    fn text_with(&mut self, node: Node, attributes: &[&str]) -> Wording {
        self.attributes(node, &[attributes, &["from"]].concat());
        self.only_text(node);
        let text = text_of(node);
        self.no_markup(node, &text);
        let has_others = |child: Node| child.is_element() && !is_traced(&child);
        if text.is_empty() && !node.children().any(has_others) {
            let message = format!("<{}> 是空的", node.tag_name().name());
            self.complain(node, message, "填上内容；不需要的话，整个删去或放进 {% if %}");
        }
        text
    }

    /// Complains about escaped markup in a text.
    fn no_markup(&mut self, node: Node, text: &str) {
        if text.contains('<') && text.to_lowercase().contains("<t from=") {
            let message = "标记 <t from=…> 在这里成了文字，会印在信里";
            let help =
                "traced 里的内容写成 {{ traced.copies | safe }}，只用 safe 这一个过滤器";
            self.complain(node, message, help);
        }
    }

    fn only_text(&mut self, node: Node) {
        for child in node.children().filter(Node::is_element) {
            if is_traced(&child) {
                if child.attribute("from").is_none() {
                    let message = "<t> 缺少 from，不知道这几个字出自信里哪一处";
                    self.complain(child, message, "如 <t from=\"proposal.title\">");
                }
                self.attributes(child, &["from"]);
                self.only_text(child);
                continue;
            }
            let message = format!(
                "<{}> 里只能有文字，不能有 <{}>",
                node.tag_name().name(),
                child.tag_name().name()
            );
            self.complain(child, message, "文字里的 < 要写成 &lt;");
        }
    }

    fn attributes(&mut self, node: Node, allowed: &[&str]) {
        for attribute in node.attributes() {
            if !allowed.contains(&attribute.name()) {
                let message = format!(
                    "<{}> 没有 {} 这个属性",
                    node.tag_name().name(),
                    attribute.name()
                );
                let span = self.markup.span(attribute.range());
                self.push(span, message, "删去这个属性");
            }
            if attribute.name().ends_with("from") {
                self.address(node, attribute);
            }
        }
    }

    /// Checks that an address is that of a text or, on a row, of a list of cells.
    fn address(&mut self, node: Node, attribute: Attribute) {
        let written = attribute.value();
        let (address, what, help) = match node.tag_name().name() {
            "row" => (
                Address::from(written).then(0),
                "这一行表格",
                "行的 from 如 section.0.table.0.rows.0；别的文字写在 <cell from=\"…\"> 上",
            ),
            _ => (
                of_address(written).0,
                "这一处",
                "from 写表头和键名，如 proposal.title；列表再加从 0 数起的第几项；\
                 不是信件里的文字就删去 from",
            ),
        };
        if !(self.is_known)(address.as_str()) {
            let message = format!("信件里没有“{written}”{what}");
            self.push(self.markup.span(attribute.range_value()), message, help);
        }
    }

    fn complain(
        &mut self,
        node: Node,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let range = node.range();
        // An element's start tag is enough to find it by.
        let text = &self.markup.text()[range.clone()];
        let length = if node.is_element() {
            text.find('>').map_or(1, |at| at + 1)
        } else {
            text.trim_end().len()
        };
        let lead = text.len() - text.trim_start().len();
        let span = self.markup.span(range.start + lead..range.start + length.max(lead));
        self.push(span, message, help);
    }

    fn push(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.complaints.push(Diagnostic::error("markup", span, message).with_help(help));
    }
}

const ORDER_HELP: &str = "次序是 person、corner、letterhead、copy-number、classification、urgency、number、class、title、addressee、正文（heading、p、table）、enclosure、signature 或 office、date、remark、attachment、copies";

/// The greatest number in an attribute that counts something.
const MOST: usize = 1000;

fn is_body(node: &Node) -> bool {
    matches!(node.tag_name().name(), "heading" | "p" | "table")
}

fn named<'a, 'i>(root: Node<'a, 'i>, name: &str) -> impl Iterator<Item = Node<'a, 'i>> {
    root.children().filter(move |node| node.tag_name().name() == name)
}
