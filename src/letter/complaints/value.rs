//! The sentences about values.

use chrono::NaiveDate;
use toml::de::DeValue;

use super::error;
use super::example;
use crate::diagnostic::Diagnostic;
use crate::letter::keys;
use crate::letter::keys::Key;
use crate::letter::keys::Name;
use crate::letter::shape::Shape;
use crate::letter::syntax::mend;
use crate::letter::table::Entry;
use crate::source::Span;

/// A text of nothing, or of nothing but blanks.
pub(in crate::letter) fn empty_text(table: Name, key: &str, span: Span) -> Diagnostic {
    let message = format!("{}是空的，没有内容", named(table, key));
    error("text-empty", span, message).with_help(fill_in(table, key))
}

/// An element of nothing in a list.
pub(in crate::letter) fn empty_element(table: Name, key: &str, span: Span) -> Diagnostic {
    let message = format!("{}里有一项是空的，没有内容", named(table, key));
    error("text-empty", span, message).with_help("填上内容，或删去这一项")
}

/// A list of nothing.
pub(in crate::letter) fn empty_list(table: Name, key: &str, span: Span) -> Diagnostic {
    let message = format!("{}的列表是空的，至少要写一项", named(table, key));
    error("list-empty", span, message).with_help(fill_in(table, key))
}

fn fill_in(table: Name, key: &str) -> String {
    match keys::key(table, key) {
        Some(key) => form(key),
        None => "填上内容".to_owned(),
    }
}

/// How a line with a key looks, when nobody knows what it should say.
fn form(key: &Key) -> String {
    let optional = if key.required { "" } else { "不需要就删去；需要就" };
    let fill_in = if key.example.starts_with('[') { "" } else { "填上内容，" };
    format!("{optional}{fill_in}写作{}", example(key))
}

/// A gap of an example that was copied as it stands.
pub(in crate::letter) fn gap(
    table: Name,
    key: &str,
    text: &str,
    span: Span,
) -> Diagnostic {
    let message = format!("{}还是样例里的空位“{text}”，没有填写", named(table, key));
    error("gap-left", span, message).with_help("换成实际的内容")
}

/// A number with the words that the template puts around it.
pub(in crate::letter) fn wrapped_number(
    text: &str,
    bare: &str,
    span: Span,
) -> Diagnostic {
    let message = format!("案号只写号码本身，不写“{text}”：“第”和“号”由模板加上");
    error("number-wrapped", span, message).with_help(format!("写作 number = \"{bare}\""))
}

/// A proposer with the word that the template puts behind the name; the names of all.
pub(in crate::letter) fn titled_name(text: &str, names: &str, span: Span) -> Diagnostic {
    let message = format!("提案人只写姓名，不写“{text}”：“委员”或“代表”由模板加上");
    error("proposer-titled", span, message).with_help(list_of_names(names))
}

/// Several proposers in one text.
pub(in crate::letter) fn joined_names(names: &str, span: Span) -> Diagnostic {
    error("proposers-joined", span, "这里写了几位提案人，每人要单独写一项")
        .with_help(list_of_names(names))
}

fn list_of_names(names: &str) -> String {
    match mend::entry("proposers", names) {
        Some(line) => format!("写作 {line}"),
        None => "写作 [\"姓名\", \"姓名\"]，每人一项，只写姓名".to_owned(),
    }
}

/// A key with what the office calls it.
pub(super) fn named(table: Name, key: &str) -> String {
    match keys::key(table, key) {
        Some(key) => format!("{}（{}）", key.called[0], key.name),
        None => key.to_owned(),
    }
}

/// Something else than what should stand there.
pub(in crate::letter) fn wrong_kind(table: Name, key: &str, entry: &Entry) -> Diagnostic {
    let wanted = wanted(table, key);
    let span = entry.span();
    if wanted == Wanted::Table && span.text().starts_with("[[") {
        let message = format!("[{key}] 只能有一个，表头要用单层方括号");
        return error("kind-wrong", span, message).with_help(format!("写作 [{key}]"));
    }
    let message = format!(
        "{}应{}，这里写的是{}",
        named(table, key),
        wanted.called(),
        kind(entry.value())
    );
    let line = rewritten(key, wanted, entry).map(|line| format!("写作 {line}"));
    let help = line.or_else(|| Some(form(keys::key(table, key)?)));
    let complaint = error("kind-wrong", span, message);
    match help {
        Some(help) => complaint.with_help(help),
        None => complaint,
    }
}

/// An element of a list that is no text.
pub(in crate::letter) fn wrong_element(
    table: Name,
    key: &str,
    entry: &Entry,
) -> Diagnostic {
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
    Words,
    Rows,
    Counts,
    Number,
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
            Wanted::Words => "写成花括号里的几项",
            Wanted::Rows => "写成列表，每行又是一个列表",
            Wanted::Counts => "写成几个整数的列表",
            Wanted::Number => "写不加引号的数字",
            Wanted::Date => "写日期",
        }
    }
}

fn wanted(table: Name, key: &str) -> Wanted {
    let Some(key) = keys::key(table, key) else { return Wanted::Text };
    match key.shape {
        Shape::Tables(_) => Wanted::Tables,
        Shape::Table(_) => Wanted::Table,
        Shape::Whole(_) => Wanted::Contact,
        Shape::Words => Wanted::Words,
        Shape::Rows => Wanted::Rows,
        Shape::Counts => Wanted::Counts,
        Shape::Texts => Wanted::Texts,
        // Where one is usual, it is not a list that is missed.
        Shape::Lines | Shape::Paths if key.example.ends_with(']') => Wanted::Texts,
        Shape::Flag => Wanted::Flag,
        Shape::Date => Wanted::Date,
        Shape::Number(_) => Wanted::Number,
        Shape::Text | Shape::Like(_) | Shape::Word(_) | Shape::Usual(_) => Wanted::Text,
        Shape::Lines | Shape::Paragraphs | Shape::Path | Shape::Paths => Wanted::Text,
    }
}

fn kind(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "文字",
        DeValue::Integer(_) => "没有引号的数字",
        DeValue::Float(_) => "没有引号的小数",
        DeValue::Boolean(_) => "“是／否”（true 或 false）",
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
        (Wanted::Text, DeValue::Table(_) | DeValue::Boolean(_)) => return None,
        (Wanted::Text, _) => format!("\"{raw}\""),
        (Wanted::Texts, DeValue::String(text)) => listed(text),
        (Wanted::Texts, DeValue::Array(_) | DeValue::Table(_) | DeValue::Boolean(_)) => {
            return None;
        }
        (Wanted::Contact, DeValue::String(_)) => return mend::entry(key, raw),
        (Wanted::Texts, _) => format!("[\"{raw}\"]"),
        (Wanted::Number, DeValue::String(text)) => {
            text.trim().parse::<f64>().ok()?;
            text.trim().to_owned()
        }
        (Wanted::Flag, DeValue::String(text)) => flag(text.trim())?.to_owned(),
        (Wanted::Flag, DeValue::Integer(number)) => flag(number.as_str())?.to_owned(),
        _ => return None,
    };
    Some(format!("{key} = {value}"))
}

/// A text as the list it seems to be.
fn listed(text: &str) -> String {
    let items = text.split(['、', '，', ',', '；', ';']).map(mend::strip_quotes);
    let items = items.filter(|item| !item.is_empty()).map(|item| format!("\"{item}\""));
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// Which of the two a word means.
pub(in crate::letter) fn flag(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "true" | "yes" | "on" | "1" | "是" | "有" | "要" | "盖" => Some("true"),
        "false" | "no" | "off" | "0" | "否" | "无" | "不" | "不要" | "不盖" => {
            Some("false")
        }
        _ => None,
    }
}

/// A kind that is neither of the two.
pub(in crate::letter) fn unknown_kind(text: &str, span: Span) -> Diagnostic {
    let message = format!("类别（kind）只能是“提案”或“建议”，这里写的是“{text}”");
    let of = |words: [&str; 2]| words.iter().any(|word| text.contains(word));
    let suggestion = match (of(["提案", "政协"]), of(["建议", "人大"])) {
        (true, false) => "写作 kind = \"提案\"",
        (false, true) => "写作 kind = \"建议\"",
        _ => "政协提案写 kind = \"提案\"，人大代表建议写 kind = \"建议\"",
    };
    error("kind-unknown", span, message).with_help(suggestion)
}

/// A red that cannot be read.
pub(in crate::letter) fn not_a_colour(text: &str, span: Span) -> Diagnostic {
    let is_digits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let help = match is_digits {
        true => format!("写作 red = \"#{text}\""),
        false => "正红是 red = \"#FF0000\"".to_owned(),
    };
    error("colour-wrong", span, "红色（red）要写成 # 加六位十六进制数字").with_help(help)
}

/// A path in which a backslash made a control character, as `\f` in `C:\fonts` does.
pub(in crate::letter) fn backslash(key: &str, span: Span) -> Diagnostic {
    let path = span.text().trim_matches('"').replace("\\\\", "/").replace('\\', "/");
    error("backslash", span, "双引号里的反斜杠 \\ 另有意义，路径会读错")
        .with_help(format!("路径中用 / ：{key} = \"{path}\""))
}

/// How a date is written, for when nobody can tell which was meant.
fn date_form(key: &Key) -> String {
    let name = key.name;
    format!("写成 {name} = 年-月-日 的样子：年份四位，月和日各两位，都用数字")
}

/// A day that no calendar has.
pub(in crate::letter) fn impossible_date(
    key: &Key,
    span: Span,
    year: u32,
    month: u32,
    day: u32,
) -> Diagnostic {
    let message = match month {
        1..=12 => format!("没有这一天：{year}年{month}月没有{day}日"),
        _ => format!("没有这一天：一年没有{month}月"),
    };
    let help = format!("按实际的{}改正", key.called[0]);
    error("date-impossible", span, message).with_help(help)
}

/// A year of two digits.
pub(in crate::letter) fn short_year(
    key: &Key,
    span: Span,
    year: u32,
    month: u32,
    day: u32,
) -> Diagnostic {
    let message = format!("{}的年份要写全四位", key.called[0]);
    let complaint = error("date-wrong", span, message);
    let full = NaiveDate::from_ymd_opt(2000 + year as i32, month, day);
    match full.filter(|_| year < 100) {
        Some(date) => complaint.with_help(format!("写作 {} = {date}", key.name)),
        None => complaint.with_help(date_form(key)),
    }
}

/// A date with a time of day.
pub(in crate::letter) fn time_of_day(
    key: &Key,
    span: Span,
    date: Option<String>,
) -> Diagnostic {
    let called = named(key.table, key.name);
    let message = match date {
        Some(_) => format!("{called}只写日期，不写时间"),
        None => format!("{called}要写日期，这里只有时间"),
    };
    let help = date.map(|date| format!("写作 {} = {date}", key.name));
    error("date-wrong", span, message).with_help(help.unwrap_or_else(|| date_form(key)))
}

/// A text that is no date.
pub(in crate::letter) fn not_a_date(key: &Key, span: Span) -> Diagnostic {
    let called = named(key.table, key.name);
    let digits = span.text().trim_matches(['"', '\'']).to_owned();
    let is_date = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let date = NaiveDate::parse_from_str(&digits, "%Y%m%d").ok();
    if let Some(date) = date.filter(|_| is_date) {
        let message = format!("{called}的年、月、日之间要用 - 隔开");
        let help = format!("写作 {} = {date}", key.name);
        return error("date-wrong", span, message).with_help(help);
    }
    let message = format!("{called}看不出是哪一天，要有年、月、日");
    error("date-wrong", span, message).with_help(date_form(key))
}
