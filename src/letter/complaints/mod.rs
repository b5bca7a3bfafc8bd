//! The sentences about keys and values; those about TOML itself are in `syntax`.

mod element;
mod key;
mod value;

pub(super) use element::*;
pub(super) use key::*;
pub(super) use value::*;

use super::keys;
use super::keys::Key;
use super::keys::Name;
use super::syntax::mend;
use super::table::Entry;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::source::Span;

/// Keys that have to be there, of one table.
pub(in crate::letter) fn missing(
    letter: &Source,
    table: Name,
    header: Option<Span>,
    names: &[&'static str],
) -> Diagnostic {
    let keys: Vec<&Key> =
        names.iter().filter_map(|name| keys::key(table, name)).collect();
    let called: Vec<String> =
        keys.iter().map(|key| format!("{}（{}）", key.called[0], key.name)).collect();
    let called = called.join("、");
    let lines: Vec<&str> = keys.iter().map(|key| key.example).collect();
    let lines = lines.join("\n");
    let shared = match table {
        Name::Bureau => "；也可写在各封信共用的 reply.toml 中",
        _ => "",
    };
    match (header, table) {
        (Some(header), Name::Contact) => {
            let message = format!("联系人缺少{called}");
            let line = mend::entry("contact", header.text());
            let line = line.unwrap_or_else(|| keys::CONTACT.to_owned());
            let help = format!("写全：{line}");
            error("key-missing", header, message).with_help(help)
        }
        (Some(header), _) => {
            let message = format!("{table} 表中缺少{called}");
            let help = format!("在 {table} 下面加上，按实际情况填写{shared}：\n{lines}");
            error("key-missing", header, message).with_help(help)
        }
        (None, Name::Root) => no_sections(end(letter)),
        (None, _) => {
            let message = format!("缺少 {table} 表，其中要写{called}");
            let help = format!("加上这几行，按实际情况填写{shared}：\n{table}\n{lines}");
            error("table-missing", end(letter), message).with_help(help)
        }
    }
}

fn no_sections(span: Span) -> Diagnostic {
    let help = "加上：\n[[section]]\nheading = \"……\"\nbody = \"……\"";
    error("table-missing", span, "这封信没有正文，至少要有一个 [[section]]")
        .with_help(help)
}

/// Where the last line ends that has something on it.
fn end(source: &Source) -> Span {
    let end = source.text().trim_end().len();
    source.span(end..end)
}

/// A file without anything to read in it.
pub(in crate::letter) fn empty_file(source: &Source) -> Diagnostic {
    error("file-empty", source.span(0..0), "文件是空的，里面没有内容").with_help(
        "信件用 reply new 生成一份可以直接修改的样稿；模板用 reply template show 取出自带的",
    )
}

/// A table that was written as one where there may be several.
pub(in crate::letter) fn single_brackets(entry: &Entry, key: &str) -> Diagnostic {
    let span = entry.span();
    let path = match span.text().trim_matches(['[', ']']) {
        path if span.text().starts_with('[') => path.trim().to_owned(),
        _ => key.to_owned(),
    };
    brackets(span, &path)
}

/// A table under one that is not there, such as `[[section.part]]` before any section.
pub(in crate::letter) fn orphan(span: Span, parent: &str, path: &str) -> Diagnostic {
    let message = format!("先要有 [[{parent}]]，[[{path}]] 才能写在它下面");
    let help = match parent.contains('.') {
        // A part has to have a heading, so its header alone is not enough.
        true => {
            format!("改作 [[{parent}]]，或在它上面先写 [[{parent}]] 和小标题（heading）")
        }
        false => format!("在这一行上面加一行 [[{parent}]]"),
    };
    error("section-parent", span, message).with_help(help)
}

/// The same by its path, such as `section.part`.
pub(in crate::letter) fn brackets(span: Span, path: &str) -> Diagnostic {
    let message = format!("{path} 可以有多个，表头要用双层方括号");
    error("section-brackets", span, message).with_help(format!("写作 [[{path}]]"))
}

/// A section with nothing in it.
pub(in crate::letter) fn empty_section(table: Name, span: Span) -> Diagnostic {
    let message = format!("这个 {table} 是空的，没有小标题，也没有正文");
    error("section-empty", span, message)
        .with_help("不需要就删去；需要就在它下面写上 heading（小标题）或 body（正文）")
}

/// A section deeper than the standard's four ordinals.
pub(in crate::letter) fn too_deep(span: Span) -> Diagnostic {
    let message = "层次太深：结构层次最多四层，依次为“一、”“（一）”“1.”“（1）”";
    let complaint = error("section-deep", span, message)
        .with_help("并入上一层，或改写成上一层的一段正文");
    Diagnostic { clause: Some("GB/T 9704—2012，7.3.3"), ..complaint }
}

/// A heading with an ordinal of its own.
pub(in crate::letter) fn numbered_heading(span: Span, ordinal: &str) -> Diagnostic {
    let message = format!("小标题的序号由程序编排，不要自己写“{ordinal}”");
    error("heading-numbered", span, message).with_help(format!("删去“{ordinal}”"))
}

/// The example as it goes on behind 写作: on lines of its own if it has several.
fn example(key: &Key) -> String {
    match key.example.contains('\n') {
        true => format!("\n{}", key.example),
        false => format!(" {}", key.example),
    }
}

fn error(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, span, message)
}
