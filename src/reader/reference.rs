//! The reference of keys as a page of Markdown, made from the one list of keys.

use std::fmt::Write;

use super::key::Key;
use super::key::Shape;
use super::key::TableName;
use super::vocabulary::Vocabulary;
use crate::gbt9704::Number;

/// The reference of a vocabulary's files, or of the shared file, as Markdown: a section for
/// each table of the file.
pub(crate) fn reference(vocabulary: &Vocabulary, is_shared: bool) -> String {
    let writer = Writer { vocabulary, is_shared };
    let mut tables: Vec<TableName> = Vec::new();
    for key in vocabulary.keys.iter().filter(|key| key.is_allowed(is_shared)) {
        if !tables.contains(&key.table) {
            tables.push(key.table);
        }
    }
    tables.into_iter().map(|table| writer.section(table)).collect()
}

/// Writes the page from a vocabulary.
struct Writer<'v> {
    vocabulary: &'v Vocabulary,
    /// Whether the page is about the shared file.
    is_shared: bool,
}

impl Writer<'_> {
    fn section(&self, table: TableName) -> String {
        let mut text = format!("\n## {table}\n\n{}", self.introduction(table));
        text +=
            "| 键 | 写什么 | 不写时 | 共用 | 说明 | 例子 |\n|---|---|---|---|---|---|\n";
        for key in self.vocabulary.allowed(table, self.is_shared) {
            let cells = [
                format!("`{}` {}", key.name, key.called[0]),
                self.value(key),
                self.otherwise(key),
                if key.shared { "可" } else { "" }.to_owned(),
                about(key),
                code_lines(key.example),
            ];
            // A bar would divide the cell.
            let cells = cells.map(|cell| cell.replace('|', "\\|"));
            writeln!(text, "| {} |", cells.join(" | "))
                .expect("a text has room for more");
        }
        text
    }

    /// What a table is for, and its headers.
    fn introduction(&self, table: TableName) -> String {
        let openers = self.vocabulary.keys.iter();
        let openers: Vec<&Key> =
            openers.filter(|key| key.shape.opens() == Some(table)).collect();
        let Some(first) = openers.first() else { return String::new() };
        let about = about(first);
        let headers: Vec<String> = openers
            .iter()
            .filter_map(|key| key.example.lines().next())
            .map(|header| format!("`{header}`"))
            .collect();
        let mut text = format!("{}：{about}", first.called[0]);
        if headers.len() > 1 {
            text += &format!("写作 {}。", headers.join("、"));
        }
        if self.vocabulary.allowed(table, self.is_shared).any(|key| key.is_content) {
            text += "不写时一栏是“几项之一”的，至少要写一项。";
        }
        text + "\n\n"
    }

    /// What the key takes.
    fn value(&self, key: &Key) -> String {
        let one_of = |words: Vec<&str>| {
            let words: Vec<String> =
                words.iter().map(|word| format!("`\"{word}\"`")).collect();
            words.join("、")
        };
        match key.shape {
            Shape::Text => "一行文字".into(),
            Shape::Like(_) => "一行文字，样子如例子".into(),
            Shape::Word(words) => one_of(words()),
            Shape::Usual(words) => format!("{}，或本单位的类别", one_of(words())),
            Shape::Texts => "列表，一项一行文字".into(),
            Shape::Lines => "一行文字，或者几项的列表".into(),
            Shape::Order(words) => format!("列表，各写一次：{}", one_of(words())),
            Shape::Paragraphs => "文字，一行一个自然段".into(),
            Shape::Forms(words) if self.is_shared => {
                format!("文字，一行一个自然段；或者每种函各写一个：{}", one_of(words()))
            }
            Shape::Forms(words) => format!(
                "文字，一行一个自然段；在 reply.toml 里还可以每种函各写一个：{}",
                one_of(words())
            ),
            Shape::Path => "文件或文件夹".into(),
            Shape::Paths => "文件，或者几个文件的列表".into(),
            Shape::Flag => "`true` 或 `false`".into(),
            Shape::Colour => "`\"#\"` 加六位十六进制数字".into(),
            Shape::Date => "日期，年-月-日".into(),
            Shape::PartialDate => "日期，年-月-日；没有定的，写到年、月为止".into(),
            Shape::Number(number) => bounds(number),
            Shape::Counts(most) => format!("列表，一项一个整数，1 至 {most}"),
            Shape::Rows => "列表，一项一行，每行又是列表".into(),
            Shape::Words => "`{ 词 = \"意思\", … }`".into(),
            Shape::Table(name) => format!("{}，写一个", link(name)),
            Shape::Whole(name) => format!("{}，写成一行", link(name)),
            Shape::Tables(name) => format!("{}，可以写几个", link(name)),
        }
    }

    /// Whether the key is required, or else its default.
    fn otherwise(&self, key: &Key) -> String {
        let otherwise =
            (self.vocabulary.otherwise)(key).map(|value| format!("`{value}`"));
        match (key.shape, key.required) {
            (Shape::Number(number), _) => format!("`{}`", number.standard),
            (_, true) if self.is_shared => String::new(),
            (_, true) => "**必写**".into(),
            _ if key.is_content => "几项之一".into(),
            _ => otherwise.unwrap_or_default(),
        }
    }
}

fn about(key: &Key) -> String {
    match key.shape {
        Shape::Number(number) => format!("{}，{}", number.clause, number.strength.name()),
        _ => key.about.to_owned(),
    }
}

fn bounds(number: &Number) -> String {
    let Number { least, most, .. } = number;
    let unit = number.unit.name();
    match number.is_fixed() {
        true => format!("只能是 {least} {unit}"),
        false => format!("{least} 至 {most} {unit}"),
    }
}

/// A link to the section of a table, by the anchor that GitHub makes of its heading.
fn link(table: TableName) -> String {
    let anchor: String = table.path().chars().filter(|ch| ch.is_alphanumeric()).collect();
    format!("[`{table}`](#{anchor})")
}

/// An example with each of its lines as code.
fn code_lines(example: &str) -> String {
    let lines: Vec<String> = example.lines().map(|line| format!("`{line}`")).collect();
    lines.join("<br>")
}
