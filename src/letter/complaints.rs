//! The sentences about keys and values; those about TOML itself are in `syntax`.

use toml::de::DeValue;

use super::keys;
use super::keys::Key;
use super::keys::Name;
use super::table::Entry;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::source::Span;

/// A key that nobody asks for, and the keys that may have been meant.
pub(super) fn unknown(
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
        let help = format!("在 {} 下面写 {}", key.table, example(key));
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
        true => format!("写作 {}", example(key)),
        false => format!("移到 {} 下面，写作 {}", key.table, example(key)),
    }
}

/// The example, on a line of its own if it is more than one.
fn example(key: &Key) -> String {
    match key.example.contains('\n') {
        true => format!("\n{}", key.example),
        false => key.example.to_owned(),
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
pub(super) fn not_shared(key: &Key, span: Span) -> Diagnostic {
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
pub(super) fn missing(
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
pub(super) fn empty_file(source: &Source) -> Diagnostic {
    error("file-empty", source.span(0..0), "文件是空的，里面没有信的内容")
        .with_help("用 reply new 生成一份可以直接修改的样稿")
}

/// A table that was written as one where there may be several.
pub(super) fn single_brackets(entry: &Entry, key: &str) -> Diagnostic {
    let span = entry.span();
    let path = match span.text().trim_matches(['[', ']']) {
        path if span.text().starts_with('[') => path.trim().to_owned(),
        _ => key.to_owned(),
    };
    brackets(span, &path)
}

/// The same by its path, such as `section.part`.
pub(super) fn brackets(span: Span, path: &str) -> Diagnostic {
    let message = format!("{path} 可以有多个，表头要用双层方括号");
    error("section-brackets", span, message).with_help(format!("写作 [[{path}]]"))
}

/// A text of nothing, or of nothing but blanks.
pub(super) fn empty_text(table: Name, key: &str, span: Span) -> Diagnostic {
    let message = format!("{}是空的，没有内容", named(table, key));
    error("text-empty", span, message).with_help(fill_in(table, key))
}

/// A list of nothing.
pub(super) fn empty_list(table: Name, key: &str, span: Span) -> Diagnostic {
    let message = format!("{}的列表是空的，至少要写一项", named(table, key));
    error("list-empty", span, message).with_help(fill_in(table, key))
}

fn fill_in(table: Name, key: &str) -> String {
    match keys::key(table, key) {
        Some(key) if !is_required(key) => {
            format!("不需要就删去；需要就填上内容，写作 {}", example(key))
        }
        Some(key) => format!("填上内容，写作 {}", example(key)),
        None => "填上内容".to_owned(),
    }
}

fn is_required(key: &Key) -> bool {
    match key.table {
        Name::Proposal | Name::Bureau | Name::Contact => true,
        Name::Letter => matches!(key.name, "number" | "date"),
        _ => false,
    }
}

/// A key with what the office calls it.
fn named(table: Name, key: &str) -> String {
    match keys::key(table, key) {
        Some(key) => format!("{}（{}）", key.called[0], key.name),
        None => key.to_owned(),
    }
}

/// Something else than what should stand there.
pub(super) fn wrong_kind(table: Name, key: &str, entry: &Entry) -> Diagnostic {
    let wanted = wanted(table, key);
    let span = entry.span();
    let message = format!(
        "{}应{}，这里写的是{}",
        named(table, key),
        wanted.called(),
        kind(entry.value())
    );
    let line = rewritten(key, wanted, entry).map(|line| format!("写作 {line}"));
    let help = line.or_else(|| {
        let key = keys::key(table, key)?;
        let optional = if is_required(key) { "" } else { "；不需要就删去" };
        Some(format!("写作 {}{optional}", example(key)))
    });
    let complaint = error("kind-wrong", span, message);
    match help {
        Some(help) => complaint.with_help(help),
        None => complaint,
    }
}

/// An element of a list that is no text.
pub(super) fn wrong_element(table: Name, key: &str, entry: &Entry) -> Diagnostic {
    let kind = kind(entry.value());
    let span = entry.span();
    let message = format!("{}的每一项都应是文字，这里写的是{kind}", named(table, key));
    let help = match entry.value() {
        DeValue::Array(_) | DeValue::Table(_) => "每一项写成加英文引号的文字".to_owned(),
        _ => format!("给它加上英文引号：\"{}\"", span.text()),
    };
    error("kind-wrong", span, message).with_help(help)
}

/// What an entry should be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Text,
    Texts,
    Flag,
    Contact,
    Table,
    Tables,
    Date,
}

impl Wanted {
    fn called(self) -> &'static str {
        match self {
            Wanted::Text => "写加引号的文字",
            Wanted::Texts => "写成列表",
            Wanted::Flag => "写 true（是）或 false（否）",
            Wanted::Contact => "写成花括号里的姓名和电话",
            Wanted::Table => "写成表头",
            Wanted::Tables => "写成双层方括号的表头",
            Wanted::Date => "写日期",
        }
    }
}

fn wanted(table: Name, key: &str) -> Wanted {
    match (table, key) {
        (Name::Root, "section") | (_, "part") => Wanted::Tables,
        (Name::Root, _) => Wanted::Table,
        (_, "contact") => Wanted::Contact,
        (_, "proposers") | (Name::Letter, "title") => Wanted::Texts,
        (_, "seal" | "keep_headings") => Wanted::Flag,
        (_, "date") => Wanted::Date,
        _ => Wanted::Text,
    }
}

fn kind(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "文字",
        DeValue::Integer(_) => "没有引号的数字",
        DeValue::Float(_) => "没有引号的小数",
        DeValue::Boolean(_) => "true 或 false",
        DeValue::Datetime(_) => "没有引号的日期或时间",
        DeValue::Array(_) => "列表",
        DeValue::Table(_) => "一个表",
    }
}

/// The very line to write, where what was written tells it.
fn rewritten(key: &str, wanted: Wanted, entry: &Entry) -> Option<String> {
    let span = entry.span();
    let raw = span.text();
    let value = match (wanted, entry.value()) {
        (Wanted::Text, DeValue::Array(list)) => match list.iter().next()?.get_ref() {
            DeValue::String(text) if list.len() == 1 => format!("\"{text}\""),
            _ => return None,
        },
        (Wanted::Text, DeValue::Table(_)) => return None,
        (Wanted::Text, _) => format!("\"{raw}\""),
        (Wanted::Texts, DeValue::String(text)) => listed(text),
        (Wanted::Texts, DeValue::Array(_) | DeValue::Table(_)) => return None,
        (Wanted::Texts, _) => format!("[\"{raw}\"]"),
        (Wanted::Flag, DeValue::String(text)) => flag(text.trim())?.to_owned(),
        (Wanted::Flag, DeValue::Integer(number)) => flag(number.as_str())?.to_owned(),
        _ => return None,
    };
    Some(format!("{key} = {value}"))
}

/// A text as the list it seems to be.
fn listed(text: &str) -> String {
    let items = text.split(['、', '，', ',', '；', ';']).map(str::trim);
    let items = items.filter(|item| !item.is_empty()).map(|item| format!("\"{item}\""));
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// Which of the two a word means.
pub(super) fn flag(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "true" | "yes" | "on" | "1" | "是" | "有" | "要" | "盖" => Some("true"),
        "false" | "no" | "off" | "0" | "否" | "无" | "不" | "不要" | "不盖" => {
            Some("false")
        }
        _ => None,
    }
}

/// A kind that is neither of the two.
pub(super) fn unknown_kind(text: &str, span: Span) -> Diagnostic {
    let message = format!("类别（kind）只能是“提案”或“建议”，这里写的是“{text}”");
    let suggestion = match (text.contains("建议") || text.contains("人大"), text) {
        (true, _) => "写作 kind = \"建议\"",
        (false, text) if text.contains("提案") || text.contains("政协") => {
            "写作 kind = \"提案\""
        }
        _ => "政协提案写 kind = \"提案\"，人大代表建议写 kind = \"建议\"",
    };
    error("kind-unknown", span, message).with_help(suggestion)
}

/// A red that cannot be read.
pub(super) fn not_a_colour(span: Span) -> Diagnostic {
    error("colour-wrong", span, "红色（red）要写成 # 加六位十六进制数字")
        .with_help("写作 red = \"#FF0000\"")
}

/// A path in which a backslash made a control character, as `\f` in `C:\fonts` does.
pub(super) fn backslash(key: &str, span: Span) -> Diagnostic {
    let path = span.text().trim_matches('"').replace("\\\\", "/").replace('\\', "/");
    error("backslash", span, "双引号里的反斜杠 \\ 另有意义，路径会读错")
        .with_help(format!("路径中用 / ：{key} = \"{path}\""))
}

/// A day that no calendar has.
pub(super) fn impossible_date(span: Span, year: u32, month: u32, day: u32) -> Diagnostic {
    let message = match month {
        1..=12 => format!("没有这一天：{year}年{month}月没有{day}日"),
        _ => format!("没有这一天：一年没有{month}月"),
    };
    error("date-impossible", span, message).with_help("按实际的成文日期改正")
}

/// A year of two digits.
pub(super) fn short_year(span: Span, year: u32, month: u32, day: u32) -> Diagnostic {
    let century = if year < 100 { 2000 } else { 0 };
    let help = format!("写作 date = {:04}-{month:02}-{day:02}", year + century);
    error("date-wrong", span, "成文日期的年份要写全四位").with_help(help)
}

/// A date with a time of day.
pub(super) fn time_of_day(span: Span, date: Option<String>) -> Diagnostic {
    let message = match date {
        Some(_) => "成文日期（date）只写日期，不写时间",
        None => "成文日期（date）要写日期，这里只有时间",
    };
    let date = date.unwrap_or_else(|| "2023-08-01".to_owned());
    error("date-wrong", span, message).with_help(format!("写作 date = {date}"))
}

/// A text that is no date.
pub(super) fn not_a_date(span: Span) -> Diagnostic {
    let digits = span.text().trim_matches(['"', '\'']).to_owned();
    if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, month, day) = (&digits[..4], &digits[4..6], &digits[6..]);
        return error("date-wrong", span, "成文日期（date）的年、月、日之间要用 - 隔开")
            .with_help(format!("写作 date = {year}-{month}-{day}"));
    }
    error("date-wrong", span, "成文日期（date）看不出是哪一天，要有年、月、日")
        .with_help("写作 date = 2023-08-01，或 date = \"2023年8月1日\"")
}

/// A section with nothing in it.
pub(super) fn empty_section(table: Name, span: Span) -> Diagnostic {
    let message = format!("这个 {table} 是空的，没有小标题，也没有正文");
    error("section-empty", span, message).with_help(
        "在它下面写上 heading = \"小标题\" 或 body = \"\"\"正文\"\"\"；不需要就删去",
    )
}

/// A section deeper than the standard's four ordinals.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let message = "层次太深：结构层次最多四层，依次为“一、”“（一）”“1.”“（1）”";
    let complaint = error("section-deep", span, message)
        .with_help("并入上一层，或改写成上一层的一段正文");
    Diagnostic { clause: Some("GB/T 9704—2012，7.3.3"), ..complaint }
}

/// A heading with an ordinal of its own.
pub(super) fn numbered_heading(span: Span, ordinal: &str) -> Diagnostic {
    let message = format!("小标题的序号由程序编排，不要自己写“{ordinal}”");
    error("heading-numbered", span, message).with_help(format!("删去“{ordinal}”"))
}

fn error(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, span, message)
}
