//! The markup's parser: XML by roxmltree, the grammar by hand.

use roxmltree::Node;

use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document, Role, Title};
use crate::source::{Source, Span};

/// Parses a rendered markup; every element that is unknown, misplaced, missing or empty is
/// reported.
pub fn parse(markup: &Source) -> Result<Document, Vec<Diagnostic>> {
    let tree = roxmltree::Document::parse(markup.text())
        .map_err(|error| vec![not_well_formed(&error, markup)])?;
    let mut parser =
        Parser { markup, complaints: Vec::new(), missing: Vec::new(), meant: Vec::new() };
    let document = parser.letter(tree.root_element());
    match (document, parser.complaints.is_empty()) {
        (Some(document), true) => Ok(document),
        _ => Err(parser.complaints),
    }
}

/// The order of the elements; the body's two share a place.
const ORDER: [(&str, usize); 9] = [
    ("letterhead", 0),
    ("number", 1),
    ("title", 2),
    ("addressee", 3),
    ("heading", 4),
    ("p", 4),
    ("signature", 5),
    ("date", 6),
    ("remark", 7),
];

/// Elements that stand exactly once.
const ONCE: [&str; 6] =
    ["letterhead", "number", "title", "addressee", "signature", "date"];

struct Parser<'a> {
    markup: &'a Source,
    complaints: Vec<Diagnostic>,
    /// Elements that are not there; they are told in one complaint.
    missing: Vec<&'static str>,
    /// Elements that a misspelt one was probably meant to be: they are not missing.
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
        self.attributes(root, None);
        self.order(root);
        let document = Document {
            letterhead: self.once(root, "letterhead"),
            number: self.once(root, "number"),
            title: self.title(root),
            addressee: self.once(root, "addressee"),
            body: self.body(root),
            signature: self.once(root, "signature"),
            date: self.once(root, "date"),
            remarks: self.all(root, "remark"),
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

    /// Unknown, misplaced and repeated elements, and stray text.
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
                let message = format!("<{name}> 的位置不对：它应在 <{}> 之前", reached.0);
                self.complain(child, message, ORDER_HELP);
            } else if place == reached.1 && ONCE.contains(&name) && reached.0 == name {
                self.complain(child, format!("<{name}> 只能有一个"), "删去多余的一个");
            } else {
                reached = (name, place);
            }
        }
    }

    fn unknown(&mut self, node: Node, name: &str) {
        let near = ORDER.iter().map(|(known, _)| *known).max_by(|a, b| {
            strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name))
        });
        let help = match near {
            Some(near) if strsim::jaro_winkler(near, name) > 0.7 => {
                self.meant.push(near);
                format!("是不是 <{near}>？")
            }
            _ => format!("可用的有 {}", ORDER.map(|(known, _)| known).join("、")),
        };
        self.complain(node, format!("没有 <{name}> 这种标记"), help);
    }

    fn once(&mut self, root: Node, name: &'static str) -> String {
        match named(root, name).next() {
            Some(node) => self.text(node),
            None => {
                self.missing.push(name);
                String::new()
            }
        }
    }

    fn all(&mut self, root: Node, name: &str) -> Vec<String> {
        named(root, name).map(|node| self.text(node)).collect()
    }

    fn body(&mut self, root: Node) -> Vec<Block> {
        let is_body = |node: &Node| matches!(node.tag_name().name(), "heading" | "p");
        let blocks: Vec<Block> =
            root.children().filter(is_body).map(|node| self.block(node)).collect();
        if blocks.is_empty() {
            self.missing.push("p");
        }
        blocks
    }

    fn block(&mut self, node: Node) -> Block {
        if node.tag_name().name() == "p" {
            return Block { role: Role::Paragraph, text: self.text(node) };
        }
        let level = match node.attribute("level") {
            Some("1") => 1,
            Some("2") => 2,
            Some("3") => 3,
            Some("4") => 4,
            _ => {
                self.complain(
                    node,
                    "<heading> 的 level 应是 1、2、3 或 4",
                    "如 <heading level=\"1\">",
                );
                1
            }
        };
        Block { role: Role::Heading(level), text: self.text_with(node, Some("level")) }
    }

    fn title(&mut self, root: Node) -> Title {
        let Some(title) = named(root, "title").next() else {
            self.missing.push("title");
            return Title::Lines(vec![]);
        };
        let children: Vec<Node> = title.children().filter(Node::is_element).collect();
        if children.is_empty() {
            return Title::Phrases(vec![self.text(title)]);
        }
        self.attributes(title, None);
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

    fn text(&mut self, node: Node) -> String {
        self.text_with(node, None)
    }

    fn text_with(&mut self, node: Node, attribute: Option<&str>) -> String {
        self.attributes(node, attribute);
        for child in node.children().filter(Node::is_element) {
            let message = format!(
                "<{}> 里只能有文字，不能有 <{}>",
                node.tag_name().name(),
                child.tag_name().name()
            );
            self.complain(child, message, "文字里的 < 要写成 &lt;");
        }
        let text = text_of(node);
        if text.is_empty() && !node.children().any(|child| child.is_element()) {
            let message = format!("<{}> 是空的", node.tag_name().name());
            self.complain(node, message, "填上内容；不需要的话，整个删去或放进 {% if %}");
        }
        text
    }

    fn attributes(&mut self, node: Node, allowed: Option<&str>) {
        for attribute in node.attributes() {
            if Some(attribute.name()) != allowed {
                let message = format!(
                    "<{}> 没有 {} 这个属性",
                    node.tag_name().name(),
                    attribute.name()
                );
                let span = self.markup.span(attribute.range());
                self.push(span, message, "删去它");
            }
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

const ORDER_HELP: &str = "次序是 letterhead、number、title、addressee、正文（heading 与 p）、signature、date、remark";

fn named<'a, 'i>(root: Node<'a, 'i>, name: &str) -> impl Iterator<Item = Node<'a, 'i>> {
    root.children().filter(move |node| node.tag_name().name() == name)
}

/// A node's text, without the blanks and line breaks that the template's own layout
/// brought in.
fn text_of(node: Node) -> String {
    let text: String = if node.is_text() {
        node.text().unwrap_or_default().to_string()
    } else {
        node.children().filter(Node::is_text).filter_map(|child| child.text()).collect()
    };
    text.lines().map(|line| line.trim_matches([' ', '\t', '\r'])).collect()
}

fn not_well_formed(error: &roxmltree::Error, markup: &Source) -> Diagnostic {
    use roxmltree::Error::*;
    let message = match error {
        UnexpectedCloseTag(expected, actual, _) => {
            format!("这里用 </{actual}> 结束，但开始的是 <{expected}>")
        }
        UnclosedRootNode | UnexpectedEndOfStream => "有标记没有结束".to_string(),
        DuplicatedAttribute(name, _) => format!("属性 {name} 写了两次"),
        UnknownEntityReference(name, _) => format!("不认识的字符写法 &{name};"),
        NoRootNode => "模板没有生成任何标记".to_string(),
        InvalidChar2(..) | InvalidChar(..) | NonXmlChar(..) => {
            "这里有不该出现的字符".to_string()
        }
        _ => "这里的标记写法不对".to_string(),
    };
    let position = error.pos();
    let line_start: usize = markup
        .text()
        .split_inclusive('\n')
        .take(position.row.saturating_sub(1) as usize)
        .map(str::len)
        .sum();
    let column = position.col.saturating_sub(1) as usize;
    let offset = line_start
        + markup.text()[line_start..]
            .chars()
            .take(column)
            .map(char::len_utf8)
            .sum::<usize>();
    Diagnostic::error("markup", markup.span(offset..offset + 1), message)
        .with_help("标记要成对，如 <p>…</p>；文字里的 < 和 & 要写成 &lt; 和 &amp;")
}
