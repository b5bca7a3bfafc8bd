//! The sentences about keys and values; those about TOML itself are in `syntax`.

mod value;

pub(super) use value::*;

use super::keys;
use super::keys::Key;
use super::keys::Name;
use super::table::Entry;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::source::Span;

/// A key that nobody asks for, and the keys that may have been meant.
pub(in crate::letter) fn unknown(
    table: Name,
    name: &str,
    span: Span,
) -> (Vec<&'static Key>, Diagnostic) {
    if table == Name::Root && is_in_header(&span) {
        return unknown_table(name, span);
    }
    if let Some(key) = keys::called(table, name) {
        let message = format!("键名要用英文：“{name}”应写作 {}", written(key));
        let help = help_for(table, key);
        return (vec![key], error("key-unknown", span, message).with_help(help));
    }
    let of = place(table);
    let elsewhere: Vec<&Key> = elsewhere(name).collect();
    if let Some(key) = elsewhere.first() {
        let tables: Vec<String> =
            elsewhere.iter().map(|key| key.table.to_string()).collect();
        let tables = tables.join(" 或 ");
        let message = format!("{name} 不能写在{of}，应写在 {tables} 表中");
        let complaint =
            error("key-misplaced", span, message).with_help(help_for(table, key));
        return (elsewhere, complaint);
    }
    if let Some(key) = similar(table, name) {
        let message = match key.table == table {
            true => format!("{of}没有 {name} 这个键，是不是 {}？", key.name),
            false => format!(
                "{of}没有 {name} 这个键，是不是 {} 表中的 {}？",
                key.table, key.name
            ),
        };
        let message = message.trim_start();
        let help = help_for(table, key);
        return (vec![key], error("key-unknown", span, message).with_help(help));
    }
    let known: Vec<&str> = keys::keys(table).map(|key| key.name).collect();
    let message = format!("{of}没有 {name} 这个键").trim_start().to_owned();
    let of = of.trim_start();
    let help = format!("{of}可以写：{}；多余的这一行请删去", known.join("、"));
    (Vec::new(), error("key-unknown", span, message).with_help(help))
}

/// Whether a key of the file is the name of a table, and not a line before all tables.
fn is_in_header(span: &Span) -> bool {
    let before = &span.source.text()[..span.range.start];
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.trim_start().starts_with('[')
}

fn unknown_table(name: &str, span: Span) -> (Vec<&'static Key>, Diagnostic) {
    let lower = name.to_lowercase();
    let near = keys::keys(Name::Root).filter(|key| is_near(&lower, key.name));
    let distance = |key: &&Key| strsim::damerau_levenshtein(&lower, key.name);
    let meant = near.min_by_key(distance).or_else(|| keys::called(Name::Root, name));
    if let Some(key) = meant {
        let message = format!("没有 [{name}] 这个表，是不是 {}？", key.example);
        let help = format!("写作 {}", key.example);
        return (vec![key], error("key-unknown", span, message).with_help(help));
    }
    if let Some(key) = elsewhere(name).next() {
        let message =
            format!("没有 [{name}] 这个表，{}应写在 {} 表中", key.called[0], key.table);
        let help = format!("在 {} 下面写{}", key.table, example(key));
        return (vec![key], error("key-misplaced", span, message).with_help(help));
    }
    let known: Vec<&str> = keys::keys(Name::Root).map(|key| key.example).collect();
    let message = format!("没有 [{name}] 这个表");
    let help = format!("可以写的表：{}；多余的请删去", known.join("、"));
    (Vec::new(), error("key-unknown", span, message).with_help(help))
}

/// The keys of this name, whichever table they are of.
fn elsewhere(name: &str) -> impl Iterator<Item = &'static Key> {
    keys::KEYS.iter().filter(move |key| key.name == name && !is_inner(key.table))
}

/// Whether a table's keys are too common to say that one found elsewhere belongs there.
fn is_inner(table: Name) -> bool {
    matches!(table, Name::Root | Name::Part | Name::Contact)
}

/// In which table, as it reads inside a sentence.
fn place(table: Name) -> String {
    match table {
        Name::Root => "表头之前".to_owned(),
        Name::Contact => "联系人（contact）中".to_owned(),
        table => format!(" {table} 表中"),
    }
}

/// A key as a sentence names it.
fn written(key: &Key) -> String {
    match key.table {
        Name::Root => key.example.to_owned(),
        _ => key.name.to_owned(),
    }
}

fn help_for(table: Name, key: &Key) -> String {
    match key.table == table || key.table == Name::Root {
        true => format!("写作{}", example(key)),
        false => format!("移到 {} 下面，写作{}", key.table, example(key)),
    }
}

/// The example as it goes on behind 写作: on lines of its own if it has several.
fn example(key: &Key) -> String {
    match key.example.contains('\n') {
        true => format!("\n{}", key.example),
        false => format!(" {}", key.example),
    }
}

/// The key whose name is nearest, first in the same table.
fn similar(table: Name, name: &str) -> Option<&'static Key> {
    let name = name.to_lowercase().replace('-', "_");
    let near = |key: &&Key| is_near(&name, key.name);
    let nearest = |keys: &mut dyn Iterator<Item = &'static Key>| {
        keys.filter(near).min_by_key(|key| strsim::damerau_levenshtein(&name, key.name))
    };
    nearest(&mut keys::keys(table))
        .or_else(|| nearest(&mut keys::KEYS.iter().filter(|key| key.table != Name::Root)))
}

fn is_near(written: &str, name: &str) -> bool {
    let distance = strsim::damerau_levenshtein(written, name);
    let common = strsim::jaro_winkler(written, name);
    distance <= 1 + name.len() / 6 || (written.len() > 3 && common > 0.9)
}

/// A key of the bureau's defaults that belongs in each letter.
pub(in crate::letter) fn not_shared(key: &Key, span: Span) -> Diagnostic {
    let name = written(key);
    let file = span.source.name().to_owned();
    let message = format!("{name} 每封信各不相同，不能写在各封信共用的 {file} 里");
    let help = match key.table {
        Name::Root => format!("把 {name} 移到这封信自己的文件中"),
        table => format!("把 {name} 移到这封信自己的文件的 {table} 表中"),
    };
    error("key-misplaced", span, message).with_help(help)
}

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
            let help = "写全：contact = { name = \"曾佳雯\", phone = \"83506952\" }";
            error("key-missing", header, message).with_help(help)
        }
        (Some(header), _) => {
            let message = format!("{table} 表中缺少{called}");
            let help = format!("在 {table} 下面加上{shared}：\n{lines}");
            error("key-missing", header, message).with_help(help)
        }
        (None, Name::Root) => no_sections(end(letter)),
        (None, _) => {
            let message = format!("缺少 {table} 表，其中要写{called}");
            let help = format!("加上这几行，按实际情况改{shared}：\n{table}\n{lines}");
            error("table-missing", end(letter), message).with_help(help)
        }
    }
}

fn no_sections(span: Span) -> Diagnostic {
    let help = "加上：\n[[section]]\nheading = \"基本情况\"\nbody = \"\"\"\n一行是一段。\n\"\"\"";
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

/// The same by its path, such as `section.part`.
pub(in crate::letter) fn brackets(span: Span, path: &str) -> Diagnostic {
    let message = format!("{path} 可以有多个，表头要用双层方括号");
    error("section-brackets", span, message).with_help(format!("写作 [[{path}]]"))
}

/// A section with nothing in it.
pub(in crate::letter) fn empty_section(table: Name, span: Span) -> Diagnostic {
    let message = format!("这个 {table} 是空的，没有小标题，也没有正文");
    error("section-empty", span, message).with_help(
        "在它下面写上 heading = \"小标题\" 或 body = \"\"\"正文\"\"\"；不需要就删去",
    )
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

fn error(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, span, message)
}
