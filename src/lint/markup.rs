//! Signs of Markdown and HTML in a text, as chat programs and web pages leave them.

use std::ops::Range;

use regex::Regex;

use super::passage::{Hit, Passage};
use super::pattern::pattern;
use crate::chinese::is_han;
use crate::letter::Element;

/// A stretch of markup, and how to write it without.
pub(super) struct Markup {
    /// Its characters.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: MarkupKind,
    /// Characters with what stands in their place, where that changes no meaning.
    pub(super) edits: Vec<(Range<usize>, String)>,
}

/// What a sign of markup is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkupKind {
    /// `**x**`, `` `x` ``: emphasis of some kind.
    Emphasis,
    /// `# x`.
    Heading,
    /// `- x`.
    Item,
    /// `> x`.
    Quotation,
    /// `[x](address)`, `![](address)`, `<https://…>`.
    Link,
    /// `|---|---|`.
    Row,
    /// `---`.
    Divider,
    /// `[^1]`, 【4†来源】.
    Reference,
    /// `[图片]`.
    Picture,
    /// `<br>`.
    Tag,
    /// `&nbsp;`.
    Entity,
}

/// The markup in a passage.
pub(super) fn markup(passage: &Passage) -> Vec<Markup> {
    if !passage.text.contains([
        '*', '_', '~', '`', '#', '-', '+', '>', '|', '[', '［', '【', '†', '&', '=',
    ]) {
        return Vec::new();
    }
    let is_paragraph =
        matches!(passage.what, Element::Paragraph | Element::Opening | Element::Closing);
    let mut all = Vec::new();
    for (kind, pattern, read) in kinds() {
        let is_of_line = matches!(
            kind,
            MarkupKind::Item | MarkupKind::Quotation | MarkupKind::Divider
        );
        if is_of_line && !is_paragraph || !pattern.is_match(&passage.text) {
            continue;
        }
        for hit in passage.hits(pattern) {
            let Some(edits) = read(&hit) else { continue };
            all.push(Markup { range: hit.range.clone(), kind, edits });
        }
    }
    all
}

/// Whether a character of a passage is part of markup in it.
pub(super) fn is_markup(passage: &Passage, at: usize) -> bool {
    let has_signs = passage.text.contains(['<', '&', '*', '_', '`', '=', '-']);
    has_signs && markup(passage).iter().any(|it| it.range.contains(&at))
}

/// Edits of a hit that is markup.
type Edits = Vec<(Range<usize>, String)>;

/// Reads a hit: none if it is no markup.
type Read = fn(&Hit) -> Option<Edits>;

/// What is looked for.
fn kinds() -> [(MarkupKind, &'static Regex, Read); 17] {
    use MarkupKind::*;
    [
        (Emphasis, pattern!(r"(\*{2,3})([^*]+)(\*{2,3})"), bold),
        (Emphasis, pattern!(r"(_{2,3})([^_]*汉[^_]*)(_{2,3})"), apart),
        (Emphasis, pattern!(r"(\*)([^*]*汉[^*]*)(\*)"), single),
        (Emphasis, pattern!(r"(~~)([^~]*汉[^~]*)(~~)"), struck),
        (Emphasis, pattern!(r"^\*\*汉[^*]*$"), untouched),
        (Emphasis, pattern!(r"(`+)([^`]+)(`+)"), inside),
        (Emphasis, pattern!(r"^(```[A-Za-z0-9]*)()()$"), inside),
        (
            Heading,
            pattern!(r"^#{1,6}(?:汉|[“《（(])|^#{2,6} ?[0-9A-Za-z]|^# [0-9A-Za-z]",),
            heading,
        ),
        (Item, pattern!(r"^([-*+])(?: ?(?:汉|[“《（(\[*])| [0-9A-Za-z])"), item),
        (Quotation, pattern!(r"^(>+) ?(?:汉|[“《（(*])"), item),
        (
            Link,
            pattern!(
                r"!?\[[^\]\[]*\]\((?:https?:|www\.|mailto:|#|[^()]*[./][A-Za-z])[^()]*\)|",
                r"<(?:https?://|mailto:)[^<>]*>",
            ),
            untouched,
        ),
        (Row, pattern!(r"^\|.*\|.*\|$|^\|?:?-{2,}:?(?:\|:?-{2,}:?)+\|?$"), untouched),
        (Divider, pattern!(r"^(?:-{3,}|\*{3,}|={3,})$"), removed),
        (Reference, pattern!(r"\[\^[0-9A-Za-z]+\]|【[0-9:]+†[^】]*】"), removed),
        (
            Picture,
            pattern!(
                r"[\[［【](?:图片|表情|动画表情|视频|语音|文件|链接|小程序|位置|聊天记录)[\]］】]",
            ),
            untouched,
        ),
        (Tag, tags(), tag),
        (Entity, entities(), entity),
    ]
}

/// HTML's tags, and those of Word. A comment and a declaration are tags as well.
fn tags() -> &'static Regex {
    pattern!(
        r"<(/?)((?i-u:br|p|div|span|b|strong|i|em|u|s|font|a|img|table|thead|tbody|tr|td|th|",
        r"ul|ol|li|h[1-6]|hr|sup|sub|center|section|article|style|script|input|label|pre|",
        r"code|blockquote|body|html|head|meta|link|dl|dt|dd|strike|del|ins|mark|small|big|",
        r"[ovw]:[a-z]+))(?:[ /][^<>]*)?>|<!--|-->|<!(?i-u:doctype)[^<>]*>|<\?xml[^<>]*>",
    )
}

/// HTML's names and numbers of characters.
fn entities() -> &'static Regex {
    pattern!(
        r"&((?i-u:nbsp|ensp|emsp|thinsp|lt|gt|amp|quot|apos|ldquo|rdquo|lsquo|rsquo|mdash|",
        r"ndash|hellip|middot|bull|times|divide|plusmn|deg|copy|reg|yen|permil|le|ge|ne|",
        r"laquo|raquo|rarr|larr|#[0-9]{1,7}|#x[0-9a-f]{1,6}))[;；]|&((?i-u:nbsp))",
    )
}

/// The edits that remove the signs in the first and the third group.
fn without_signs(hit: &Hit) -> Edits {
    let signs = [hit.group_range(1), hit.group_range(3)];
    signs.into_iter().filter(|it| !it.is_empty()).map(|it| (it, String::new())).collect()
}

/// Whether a character may stand outside of emphasis where words are not run together.
fn is_outside(ch: Option<char>) -> bool {
    ch.is_none_or(|ch| !is_han(ch) && !ch.is_alphanumeric())
}

/// Whether emphasis begins and ends with text, and not with a mark.
fn is_tight(inner: &str) -> bool {
    let is_text = |ch: Option<char>| {
        ch.is_some_and(|ch| {
            is_han(ch) || ch.is_alphanumeric() || "“”《》（）".contains(ch)
        })
    };
    is_text(inner.chars().next())
        && inner
            .chars()
            .last()
            .is_some_and(|ch| is_text(Some(ch)) || "：:。；".contains(ch))
}

/// `**x**`. 张**和李** are names that were made unknown, and 2**3**4 are powers.
fn bold(hit: &Hit) -> Option<Edits> {
    let inner = hit.group(2);
    let is_longer = hit.before() == Some('*') || hit.after() == Some('*');
    let is_equal = hit.group(1) == hit.group(3) && !is_longer;
    let (before, last) = (hit.before(), inner.chars().last());
    let is_mask = |ch: Option<char>| {
        ch.is_some_and(|ch| SURNAMES.contains(ch) || ch.is_ascii_alphanumeric())
    };
    let is_masked = is_mask(before) && is_mask(last);
    let is_markup = inner.contains(is_han) && is_tight(inner) && !is_masked;
    (is_equal && is_markup).then(|| match is_mask(before) || is_mask(last) {
        true => Vec::new(),
        false => without_signs(hit),
    })
}

/// The commonest surnames, before which a masked name begins.
const SURNAMES: &str =
    "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";

/// `__x__`, where it runs into no word: 共__万元，其中__万元 has gaps.
fn apart(hit: &Hit) -> Option<Edits> {
    let is_end = |ch: Option<char>| is_outside(ch) && ch != Some('_');
    let is_markup = is_end(hit.before()) && is_end(hit.after());
    (is_markup && is_tight(hit.group(2)) && hit.group(2).chars().count() > 1)
        .then(|| without_signs(hit))
}

/// `*x*` behind a mark: 长*宽*高 is a product.
fn single(hit: &Hit) -> Option<Edits> {
    let is_markup = is_outside(hit.before()) && hit.before() != Some('*');
    (is_markup && hit.after() != Some('*') && is_tight(hit.group(2))).then(Vec::new)
}

/// `~~x~~`; whether to delete it is the writer's choice.
fn struck(hit: &Hit) -> Option<Edits> {
    let is_digit = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
    (!is_digit(hit.before()) && is_tight(hit.group(2))).then(Vec::new)
}

fn inside(hit: &Hit) -> Option<Edits> {
    Some(without_signs(hit))
}

/// What has to be rewritten by hand.
fn untouched(_: &Hit) -> Option<Edits> {
    Some(Vec::new())
}

fn removed(hit: &Hit) -> Option<Edits> {
    Some(vec![(hit.range.clone(), String::new())])
}

/// `# x`; #x# is a topic.
fn heading(hit: &Hit) -> Option<Edits> {
    let rest = hit.passage.tail(hit.range.end);
    (!rest.contains('#')).then(Vec::new)
}

/// `- x`, `> x`. *注 is a note.
fn item(hit: &Hit) -> Option<Edits> {
    let rest = hit.passage.tail(hit.group_range(1).end);
    let is_note = ["注", "备注", "说明"].iter().any(|word| rest.starts_with(word));
    // **x** is told as emphasis.
    let is_star = hit.group(1) == "*" && rest.contains('*');
    let sign = hit.group_range(1);
    let text = hit.text().trim_start_matches(hit.group(1)).trim_start();
    // The blank behind the sign goes, too, but for one before other signs.
    let edit = match text.starts_with(['*', '[']) {
        true => (sign, String::new()),
        false => (hit.range.clone(), text.to_owned()),
    };
    // - 2 - is the number of a page.
    let is_folio = rest.trim().trim_end_matches('-').trim().parse::<u16>().is_ok();
    (!is_note && !is_star && !is_folio).then(|| vec![edit])
}

/// Tags that only change the looks of text.
const OF_LOOKS: [&str; 15] = [
    "span", "b", "strong", "i", "em", "u", "font", "center", "small", "big", "mark",
    "label", "section", "article", "code",
];

/// Tags around paragraphs.
const OF_PARAGRAPHS: [&str; 4] = ["p", "div", "br", "o:p"];

fn tag(hit: &Hit) -> Option<Edits> {
    let name = hit.group(2).to_ascii_lowercase();
    let is_word = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
    // a<b>c compares numbers.
    if name.len() == 1 && is_word(hit.before()) && is_word(hit.after()) {
        return None;
    }
    let is_at_edge = hit.before().is_none()
        || hit.after().is_none()
        || hit.before() == Some('>')
        || hit.after() == Some('<');
    let is_blank =
        OF_LOOKS.contains(&&*name) || (OF_PARAGRAPHS.contains(&&*name) && is_at_edge);
    match is_blank {
        true => removed(hit),
        false => untouched(hit),
    }
}

fn entity(hit: &Hit) -> Option<Edits> {
    let name = format!("{}{}", hit.group(1), hit.group(2)).to_ascii_lowercase();
    let ch = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            };
            code.and_then(char::from_u32)
        }
        None => ENTITIES.iter().find(|(it, _)| *it == name).map(|(_, ch)| *ch),
    };
    let Some(ch) = ch else { return untouched(hit) };
    let is_latin = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
    let text = match ch {
        // Between 汉字 there are no blanks.
        ch if ch.is_whitespace() && is_latin(hit.before()) && is_latin(hit.after()) => {
            " ".to_owned()
        }
        ch if ch.is_whitespace() => String::new(),
        // These would end the text in the file.
        '"' | '\\' | '\'' => return untouched(hit),
        ch if ch.is_control() => return untouched(hit),
        ch => ch.to_string(),
    };
    Some(vec![(hit.range.clone(), text)])
}

/// HTML's names of characters.
const ENTITIES: [(&str, char); 32] = [
    ("nbsp", '\u{A0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("lt", '<'),
    ("gt", '>'),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("deg", '°'),
    ("copy", '©'),
    ("reg", '®'),
    ("yen", '¥'),
    ("permil", '‰'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("rarr", '→'),
];
