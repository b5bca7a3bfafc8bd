//! The sentences about values.

use chrono::NaiveDate;
use toml::de::DeValue;

use crate::chinese::date::Reading;
use crate::diagnostic::Diagnostic;
use crate::reader::entry::Entry;
use crate::reader::flag;
use crate::reader::key::Key;
use crate::reader::key::Shape;
use crate::reader::syntax::mend;
use crate::reader::syntax::strip_quotes;
use crate::reader::text::Text;
use crate::reader::vocabulary::Vocabulary;
use crate::source::Span;

/// A text that is empty or blank.
pub(in crate::reader) fn empty_text(entry: &Entry) -> Diagnostic {
    let title = entry.key.title();
    let message = format!("{title}没有内容");
    let optional = if entry.key.required { "" } else { "；不需要就删去" };
    // An example's gap is refused where it is copied.
    let help = match entry.key.is_example_gap() {
        true => format!("在引号里填上实际的{title}{optional}"),
        false => form(entry.key),
    };
    Diagnostic::error("text-empty", entry.span(), message).with_help(help)
}

/// An empty element of a list.
pub(in crate::reader) fn empty_element(entry: &Entry) -> Diagnostic {
    let message = format!("{}里有一项没有内容", entry.key.title());
    Diagnostic::error("text-empty", entry.span(), message)
        .with_help("填上内容，或删去这一项")
}

/// An empty list.
pub(crate) fn empty_list(entry: &Entry) -> Diagnostic {
    let message = format!("{}的列表是空的，至少要写一项", entry.key.title());
    Diagnostic::error("list-empty", entry.span(), message).with_help(form(entry.key))
}

/// A list of more than `most` texts; `over` is the first that is too many.
pub(in crate::reader) fn long_list(
    over: &Entry,
    n_texts: usize,
    most: usize,
) -> Diagnostic {
    let message = format!("{}有 {n_texts} 项，最多写 {most} 项", over.key.title());
    Diagnostic::error("list-too-long", over.span(), message)
        .with_help("从这一项起都是多出来的；太多的用统称，如“各街道办事处”")
}

/// An example of a line with a key, when nobody knows what it should say.
fn form(key: &Key) -> String {
    let optional = if key.required { "" } else { "不需要的，删去；需要的，" };
    let fill_in = if key.example.starts_with('[') { "" } else { "填上内容，" };
    // An example of several lines starts on a new line.
    let blank = if key.example.contains('\n') { "\n" } else { " " };
    format!("{optional}{fill_in}写作{blank}{}", key.example)
}

/// A gap of an example that was copied without filling it in.
pub(in crate::reader) fn gap(key: &Key, text: &str, span: Span) -> Diagnostic {
    let message = format!("{}还是样例里的空位“{text}”，没有填写", key.title());
    Diagnostic::error("gap-left", span, message).with_help("换成实际的内容")
}

/// A word that is not one of those allowed.
pub(crate) fn unknown_word(key: &Key, text: &Text, words: &[&str]) -> Diagnostic {
    let words = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>();
    let message = format!("{}没有“{}”这一种", key.title(), &**text);
    Diagnostic::error("word-unknown", text.span().clone(), message)
        .with_help(format!("可以写 {}", words.join("、")))
}

/// A text for a kind of files that does not exist.
pub(in crate::reader) fn unknown_form(
    key: &Key,
    written: &str,
    span: Span,
    words: &[&str],
) -> Diagnostic {
    let known = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>();
    let message = format!("{}没有“{written}”这一种", key.title());
    Diagnostic::error("word-unknown", span, message)
        .with_help(format!("可以写 {}", known.join("、")))
}

/// Texts for each kind of files, in a file that is of one kind.
pub(in crate::reader) fn forms_in_own_file(
    vocabulary: &Vocabulary,
    entry: &Entry,
) -> Diagnostic {
    let key = entry.key;
    let shared = vocabulary.shared_file;
    let message = format!("{}在信里只写一种，写成加引号的文字", key.title());
    Diagnostic::error("kind-wrong", entry.span(), message)
        .with_help(format!("每种函各写一个的，写在{shared} 里；这里写作 {}", key.example))
}

/// A value that is not a list of whole numbers.
pub(in crate::reader) fn not_counts(entry: &Entry) -> Diagnostic {
    let message = format!("{}应写成几个正整数，单位是字", entry.key.title());
    Diagnostic::error("counts-wrong", entry.span(), message)
        .with_help(format!("如 {}", entry.key.example))
}

/// A value of the wrong type.
pub(in crate::reader) fn wrong_kind(
    vocabulary: &Vocabulary,
    entry: &Entry,
) -> Diagnostic {
    let Key { name, shape, .. } = *entry.key;
    let span = entry.span();
    if matches!(shape, Shape::Table(_)) && span.text().starts_with("[[") {
        let message = format!("[{name}] 只能有一个，表头要用单层方括号");
        return Diagnostic::error("kind-wrong", span, message)
            .with_help(format!("写作 [{name}]"));
    }
    let message = format!(
        "{}应{}，这里写的是{}",
        entry.key.title(),
        wanted(vocabulary, entry.key),
        kind(entry.value())
    );
    let help = match rewritten(vocabulary, entry) {
        Some(line) => format!("写作 {line}"),
        None => form(entry.key),
    };
    Diagnostic::error("kind-wrong", span, message).with_help(help)
}

/// An element of a list that is not a string.
pub(crate) fn wrong_element(entry: &Entry) -> Diagnostic {
    let kind = kind(entry.value());
    let span = entry.span();
    let message = format!("{}的每一项都应是文字，这里写的是{kind}", entry.key.title());
    let help = match entry.value() {
        DeValue::Array(_) | DeValue::Table(_) => "每一项写成加英文引号的文字".to_owned(),
        _ => format!("加上英文引号：\"{}\"", span.text()),
    };
    Diagnostic::error("kind-wrong", span, message).with_help(help)
}

/// How the value of a key is written.
fn wanted(vocabulary: &Vocabulary, key: &Key) -> String {
    let wanted = match key.shape {
        _ if key.is_list() => "写成列表",
        Shape::Flag => "写 true（是）或 false（否）",
        Shape::Whole(_) => return format!("写成花括号里的{}", vocabulary.parts(key)),
        Shape::Table(_) => "写成表头",
        Shape::Tables(_) => "写成双层方括号的表头",
        Shape::Words => "写成花括号里的几项",
        Shape::Rows => "写成列表，每行又是一个列表",
        Shape::Counts(_) => "写成几个整数的列表",
        Shape::Number(_) => "写不加引号的数字",
        Shape::Date | Shape::PartialDate => "写日期",
        _ => "写加引号的文字",
    };
    wanted.to_owned()
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

/// The exact line to write, if what was written is clear enough.
fn rewritten(vocabulary: &Vocabulary, entry: &Entry) -> Option<String> {
    let span = entry.span();
    let raw = span.text();
    let value = match (entry.key.shape, entry.value()) {
        (Shape::Whole(_), DeValue::String(_)) => {
            return mend::entry(vocabulary, entry.key, raw);
        }
        (Shape::Number(_), DeValue::String(text)) => {
            text.trim().parse::<f64>().ok()?;
            text.trim().to_owned()
        }
        (Shape::Flag, DeValue::String(text)) => flag::read(text.trim())?.to_owned(),
        (Shape::Flag, DeValue::Integer(number)) => {
            flag::read(number.as_str())?.to_owned()
        }
        (shape, _) if !shape.is_text() => return None,
        (_, DeValue::Table(_) | DeValue::Boolean(_)) => return None,
        (_, DeValue::String(text)) if entry.key.is_list() => listed(text),
        (_, DeValue::Array(_)) if entry.key.is_list() => return None,
        (_, _) if entry.key.is_list() => format!("[\"{raw}\"]"),
        (_, DeValue::Array(list)) => match list.iter().next()?.get_ref() {
            DeValue::String(text) if list.len() == 1 => format!("\"{text}\""),
            _ => return None,
        },
        (_, _) => format!("\"{raw}\""),
    };
    Some(format!("{} = {value}", entry.key.name))
}

/// A text converted to the list that it seems to be.
fn listed(text: &str) -> String {
    let items = text.split(['、', '，', ',', '；', ';']).map(strip_quotes);
    let items = items.filter(|item| !item.is_empty()).map(|item| format!("\"{item}\""));
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// A path in which a backslash made a control character, as `\f` in `C:\fonts` does.
pub(in crate::reader) fn backslash(entry: &Entry) -> Diagnostic {
    let span = entry.span();
    let path = span.text().trim_matches('"').replace("\\\\", "/").replace('\\', "/");
    Diagnostic::error("backslash", span, "双引号里的反斜杠 \\ 另有意义，路径会读错")
        .with_help(format!("路径中用 / ：{} = \"{path}\"", entry.key.name))
}

/// A text that is not a valid date.
pub(in crate::reader) fn wrong_date(
    key: &Key,
    span: Span,
    reading: Reading,
) -> Diagnostic {
    match reading {
        Reading::Impossible(year, month, day) => {
            impossible_date(key, span, year, month, day)
        }
        Reading::ShortYear(year, month, day) => short_year(key, span, year, month, day),
        Reading::Date(_) | Reading::Other => not_a_date(key, span),
    }
}

/// How to write a date, when nobody can tell which was meant.
fn date_form(key: &Key) -> String {
    let name = key.name;
    let form = format!("写成 {name} = 年-月-日 的样子：年份四位，月和日各两位，都用数字");
    match key.shape {
        Shape::PartialDate => {
            format!(
                "{form}；没有定的，写到年、月为止（{name} = \"2024年6月\"），或者不写"
            )
        }
        _ => form,
    }
}

/// A day that does not exist.
fn impossible_date(key: &Key, span: Span, year: u32, month: u32, day: u32) -> Diagnostic {
    let message = match month {
        1..=12 => format!("没有这一天：{year}年{month}月没有{day}日"),
        _ => format!("没有这一天：一年没有{month}月"),
    };
    let help = format!("按实际的{}改正", key.called[0]);
    Diagnostic::error("date-impossible", span, message).with_help(help)
}

/// A year of two digits.
fn short_year(key: &Key, span: Span, year: u32, month: u32, day: u32) -> Diagnostic {
    let message = format!("{}的年份要写全四位", key.called[0]);
    let complaint = Diagnostic::error("date-wrong", span, message);
    let full = NaiveDate::from_ymd_opt(2000 + year as i32, month, day);
    match full.filter(|_| year < 100) {
        Some(date) => complaint.with_help(format!("写作 {} = {date}", key.name)),
        None => complaint.with_help(date_form(key)),
    }
}

/// A date with a time of day.
pub(in crate::reader) fn time_of_day(entry: &Entry, date: Option<String>) -> Diagnostic {
    let (key, span, called) = (entry.key, entry.span(), entry.key.title());
    let message = match date {
        Some(_) => format!("{called}只写日期，不写时间"),
        None => format!("{called}要写日期，这里只有时间"),
    };
    let help = date.map(|date| format!("写作 {} = {date}", key.name));
    Diagnostic::error("date-wrong", span, message)
        .with_help(help.unwrap_or_else(|| date_form(key)))
}

/// A text that is no date.
fn not_a_date(key: &Key, span: Span) -> Diagnostic {
    let called = key.title();
    let digits = span.text().trim_matches(['"', '\'']).to_owned();
    let is_date = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let date = NaiveDate::parse_from_str(&digits, "%Y%m%d").ok();
    if let Some(date) = date.filter(|_| is_date) {
        let message = format!("{called}的年、月、日之间要用 - 隔开");
        let help = format!("写作 {} = {date}", key.name);
        return Diagnostic::error("date-wrong", span, message).with_help(help);
    }
    let message = format!("{called}看不出是哪一天，要有年、月、日");
    Diagnostic::error("date-wrong", span, message).with_help(date_form(key))
}
