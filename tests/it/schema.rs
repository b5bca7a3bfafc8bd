//! What editors are told of a letter is what the reader takes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use regex::Regex;
use reply::diagnostic::Diagnostic;
use reply::letter;
use reply::letter::SchemaOf;
use reply::letter::schema;
use reply::source::Source;
use serde_json::Value;
use serde_json::json;

use crate::circles;
use crate::golden;

/// Codes of mistakes in the shape of a letter: keys, kinds of values, words of a list. All
/// others are about what the values say, or about TOML itself.
const SHAPE: &[&str] = &[
    "attachment-empty",
    "backslash",
    "classification",
    "colour-wrong",
    "copy-number",
    "counts-wrong",
    "date-wrong",
    "file-empty",
    "form-gap",
    "header-missing",
    "key-misplaced",
    "key-missing",
    "key-unknown",
    "kind-unknown",
    "kind-wrong",
    "line-break",
    "list-empty",
    "number-out-of-bounds",
    "section-brackets",
    "section-empty",
    "section-parent",
    "table-empty",
    "table-missing",
    "text-empty",
    "urgency",
    "word-twice",
    "word-unknown",
];

static LETTER: LazyLock<Validator> = LazyLock::new(|| validator(SchemaOf::Letter));

static DEFAULTS: LazyLock<Validator> = LazyLock::new(|| validator(SchemaOf::Defaults));

fn validator(of: SchemaOf) -> Validator {
    jsonschema::validator_for(&schema(of)).expect("a schema of draft 4")
}

#[test]
fn schemas_in_the_documentation_are_the_programs() {
    let files = [("letter", SchemaOf::Letter), ("reply", SchemaOf::Defaults)];
    golden::check(files.map(|(name, of)| {
        (format!("docs/schema/{name}.json").into(), format!("{:#}\n", schema(of)))
    }));
}

#[test]
fn schema_takes_every_good_letter() {
    let mut letters = golden::files("examples", ".toml", 10);
    letters.extend(golden::files("tests/letters", ".toml", 5));
    letters.push("templates/starter.toml".into());
    for path in letters {
        let letter = toml(&text(&path)).expect("TOML");
        let marks: Vec<String> =
            LETTER.iter_errors(&letter).map(|mark| mark.to_string()).collect();
        assert!(marks.is_empty(), "{}: {marks:#?}", path.display());
    }
}

#[test]
fn schema_refuses_bad_letters_for_their_shape() {
    let (mut n_files, mut wrong) = (0, Vec::new());
    for path in golden::files("tests/letters/bad", ".toml", 30) {
        let name = path.file_name().expect("a name").to_string_lossy();
        let bytes = fs::read(&path).expect("a file of the project");
        let Ok(source) = letter::decode(&name, &bytes) else { continue };
        let Some(value) = toml(source.text()) else { continue };
        let (told, refuses) = match name.ends_with(".defaults.toml") {
            true => (about_defaults(source.text()), !DEFAULTS.is_valid(&value)),
            false => (about_letter(source.text()), !LETTER.is_valid(&value)),
        };
        if refuses != has_shape(&told) {
            wrong.push(format!("{name}: {refuses}, {:?}", codes(&told)));
        }
        n_files += 1;
    }
    assert!(n_files > 30, "{n_files} files");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A letter that leaves to the defaults what it can.
const SHORT: &str = r#"
[proposal]
kind = "提案"
session = "云岭区政协六届三次会议"
number = "2024001"
title = "关于增设社区食堂的建议"
proposers = ["郁文"]

[letter]
number = "云民函〔2024〕1号"
date = 2024-06-01

[[section]]
body = "甲"
"#;

/// What a letter may leave to the defaults, it need not have.
fn about_letter(text: &str) -> Vec<Diagnostic> {
    let defaults = Source::new("reply.toml", BUREAU);
    let told = letter::parse(&Source::new("信.toml", text), Some(&defaults)).err();
    told.unwrap_or_default()
}

const BUREAU: &str = r#"
[bureau]
letterhead = "云岭市云岭区民政局"
signature = "云岭区民政局"
"#;

fn about_defaults(text: &str) -> Vec<Diagnostic> {
    let letter = Source::new("信.toml", SHORT);
    let told = letter::parse(&letter, Some(&Source::new("reply.toml", text))).err();
    let mut told = told.unwrap_or_default();
    told.retain(|told| told.span().source.name() == "reply.toml");
    told
}

fn has_shape(told: &[Diagnostic]) -> bool {
    // Which classes there are, other keys say, and a schema does not look there.
    let is_class = |told: &Diagnostic| {
        told.help.as_deref().is_some_and(|help| help.contains("本地区的说法"))
    };
    told.iter().any(|told| SHAPE.contains(&told.code) && !is_class(told))
}

fn codes(told: &[Diagnostic]) -> Vec<&str> {
    told.iter().map(|told| told.code).collect()
}

/// A file with every key that it may have, and who judges it.
struct Judged {
    schema: Value,
    validator: &'static Validator,
    full: Value,
    told: fn(&str) -> Vec<Diagnostic>,
    /// Where its tables stand.
    tables: Vec<String>,
    /// Where its keys stand, and where the schema has each.
    keys: Vec<(String, String)>,
}

impl Judged {
    fn letter() -> Judged {
        Judged::new(SchemaOf::Letter, &LETTER, about_letter)
    }

    fn defaults() -> Judged {
        Judged::new(SchemaOf::Defaults, &DEFAULTS, about_defaults)
    }

    fn new(
        of: SchemaOf,
        validator: &'static Validator,
        told: fn(&str) -> Vec<Diagnostic>,
    ) -> Judged {
        let schema = schema(of);
        let mut full = toml(&text(Path::new("tests/schema/full.toml"))).expect("TOML");
        fit(&mut full, &schema);
        let (tables, keys) = (Vec::new(), Vec::new());
        let mut judged = Judged { schema, validator, full, told, tables, keys };
        judged.walk(&judged.full.clone(), "", "");
        judged
    }

    /// Notes what stands in a value at this place, of which the schema has that place.
    fn walk(&mut self, value: &Value, place: &str, of: &str) {
        let schema = self.schema.pointer(of).expect("a place of the schema");
        if let Some(of) = schema["$ref"].as_str() {
            let of = of.trim_start_matches('#').to_owned();
            return self.walk(value, place, &of);
        }
        match value {
            Value::Object(table) if schema["properties"].is_object() => {
                self.tables.push(place.to_owned());
                for (key, value) in table {
                    let place = format!("{place}/{key}");
                    let of = format!("{of}/properties/{key}");
                    self.keys.push((place.clone(), of.clone()));
                    self.walk(value, &place, &of);
                }
            }
            Value::Array(list) => {
                for (idx, value) in list.iter().enumerate() {
                    let place = format!("{place}/{idx}");
                    self.walk(value, &place, &format!("{of}/items"));
                }
            }
            _ => {}
        }
    }

    /// Whether the schema refuses a file, on which the reader should agree.
    fn refuses(&self, file: &Value, change: &str, wrong: &mut Vec<String>) -> bool {
        let told = (self.told)(&toml::to_string(file).expect("a table"));
        let refuses = !self.validator.is_valid(file);
        if refuses != has_shape(&told) {
            wrong.push(format!("{change}: {refuses}, {:?}", codes(&told)));
        }
        refuses
    }

    /// The file with something else at a place.
    fn with(&self, place: &str, value: Value) -> Value {
        let mut file = self.full.clone();
        *file.pointer_mut(place).expect("a place of the file") = value;
        file
    }

    /// The file with one more key, or one less, in the table at a place.
    fn changed(
        &self,
        place: &str,
        change: impl FnOnce(&mut serde_json::Map<String, Value>),
    ) -> Value {
        let mut file = self.full.clone();
        let table = file.pointer_mut(place).and_then(Value::as_object_mut);
        change(table.expect("a table of the file"));
        file
    }
}

/// Leaves the keys that the schema knows, and adds what is usual for those not written.
fn fit(table: &mut Value, schema: &Value) {
    let (Some(table), Some(known)) =
        (table.as_object_mut(), schema["properties"].as_object())
    else {
        return;
    };
    table.retain(|key, _| known.contains_key(key));
    for (key, schema) in known {
        if let Some(usual) = schema.get("default") {
            table.entry(key).or_insert_with(|| usual.clone());
        }
        if let Some(value) = table.get_mut(key) {
            fit(value, schema);
        }
    }
}

/// Where a schema has its keys.
fn known_keys(schema: &Value, place: &str, known: &mut BTreeSet<String>) {
    let Some(entries) = schema.as_object() else { return };
    // What is usually a text has its keys only where it is a table.
    if entries.get("type").is_some_and(Value::is_array) {
        return;
    }
    for (name, entry) in entries {
        let place = format!("{place}/{name}");
        if let Some(keys) = entry.as_object().filter(|_| name == "properties") {
            known.extend(keys.keys().map(|key| format!("{place}/{key}")));
        }
        known_keys(entry, &place, known);
    }
}

#[test]
fn schema_and_reader_know_the_same_keys() {
    let mut wrong = Vec::new();
    for judged in [Judged::letter(), Judged::defaults()] {
        let mut known = BTreeSet::new();
        known_keys(&judged.schema, "", &mut known);
        let written: BTreeSet<String> =
            judged.keys.iter().map(|(_, of)| of.clone()).collect();
        assert_eq!(written, known);
        assert!(!judged.refuses(&judged.full, "nothing", &mut wrong));
        for table in &judged.tables {
            let strange = judged.changed(table, |table| {
                table.insert("strange".into(), "甲".into());
            });
            assert!(judged.refuses(&strange, table, &mut wrong), "{table}");
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A key that a sentence tells to write, wherever in the program, is one that there is.
#[test]
fn sentences_tell_to_write_keys_that_there_are() {
    let mut known = BTreeSet::new();
    for of in [SchemaOf::Letter, SchemaOf::Defaults] {
        known_keys(&schema(of), "", &mut known);
    }
    let names: BTreeSet<&str> =
        known.iter().map(|key| key.rsplit('/').next().unwrap_or(key)).collect();
    // Inside of a text a quote is escaped, and a line of Rust has no 汉字 before a key.
    let told =
        r#"([a-z][a-z_]+) = (?:\[|\{\{? )?\\"|[^\x00-\x7F] ?([a-z_]+) = (?:true|false)"#;
    let told = Regex::new(told).expect("a pattern");
    let mut n_told = 0;
    for (path, text) in circles::files(Path::new("src")) {
        let text = text.replace("\\n", "\n");
        for found in told.captures_iter(&text) {
            let name = found.get(1).or(found.get(2)).map_or("", |name| name.as_str());
            assert!(names.contains(name), "{path} tells to write {name}");
            n_told += 1;
        }
    }
    assert!(n_told > 80, "{n_told}");
}

#[test]
fn schema_and_reader_miss_the_same_keys() {
    let mut wrong = Vec::new();
    let mut missed = Vec::new();
    for judged in [Judged::letter(), Judged::defaults()] {
        for (place, of) in &judged.keys {
            let (table, key) = place.rsplit_once('/').expect("a key in a table");
            let without = judged.changed(table, |table| {
                table.remove(key);
            });
            if judged.refuses(&without, place, &mut wrong) {
                missed.push(of.rsplit('/').next().unwrap_or_default().to_owned());
            }
        }
    }
    for key in ["kind", "session", "proposal", "section", "phone", "office"] {
        assert!(missed.contains(&key.to_owned()), "{key}: {missed:?}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn schema_and_reader_take_the_same_kinds_of_values() {
    let mut wrong = Vec::new();
    let values = [
        json!("甲"),
        json!(""),
        json!("　"),
        json!("甲\n乙"),
        json!(true),
        json!(1),
        json!(1.5),
        json!(-1),
        json!([]),
        json!([1]),
        json!(["甲"]),
        json!([""]),
        json!(["甲", 1]),
        json!([["甲"]]),
        json!([[true]]),
        json!([{}]),
        json!({}),
        json!({ "甲": "乙" }),
        json!({ "甲": 1 }),
    ];
    for judged in [Judged::letter(), Judged::defaults()] {
        for (place, _) in &judged.keys {
            let refused = values.iter().filter(|value| {
                let file = judged.with(place, (*value).clone());
                judged.refuses(&file, &format!("{place} = {value}"), &mut wrong)
            });
            assert!(refused.count() > 5, "{place}");
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What the schema says of a text by a pattern, and of a number by its bounds.
#[test]
fn schema_and_reader_take_the_same_values() {
    let mut wrong = Vec::new();
    let cases = [
        ("/proposal/kind", json!(["提案", "建议", "议案"])),
        ("/letter/kind", json!(["答复", "会办意见", "协办意见", "复函"])),
        ("/letter/urgency", json!(["特急", "加急", "平急"])),
        ("/letter/copy_number", json!(["1", " 000001 ", "一号", "1a", "００１"])),
        (
            "/letter/classification",
            json!([
                "秘密",
                "机密★6个月",
                "绝密★长期",
                "秘密★10年",
                "秘密★一年",
                "秘密★",
                "秘密1年",
                "内部",
                "秘密★1年★",
            ]),
        ),
        ("/letter/title_form", json!(["对…的答复", "对……的答复", "…", "答复", "…和…"])),
        (
            "/letter/notes_order",
            json!([["notes"], ["notes", "contact"], ["notes", "notes"], ["date"]]),
        ),
        ("/outcome/form", json!(["…类", "类", "………"])),
        ("/outcome/place", json!(["tail", "none", "head"])),
        (
            "/layout/red",
            json!(["#FF0000", "#e60012", "FF0000", "#FF00", "#GG0000", "红"]),
        ),
        ("/layout/first_page_bottom", json!(["type_area", "second_rule", "foot"])),
        ("/fonts/dir", json!(["C:/字库", " 字库 ", "C:\u{c}onts", "C:\new", "\t"])),
        ("/layout/head", json!([36, 37.5, 38.0, 35.9, 38.1, "37"])),
        ("/layout/rows", json!([20, 22.0, 22.5, 25])),
        ("/section/0/table/0/widths", json!([[1, 60], [0, 4], [4, 61], [4.0, 4], []])),
        (
            "/section/0/table/0/rows",
            json!([[["甲", 1]], [["", -2.5]], [["甲", true]], [["甲", []]], ["甲"], []]),
        ),
        (
            "/letter/date",
            json!([
                "2024-06-01",
                "2024-6-1",
                "2024年6月1日",
                "2024 年 6 月 1 日",
                "２０２４年６月１号",
                "2024.6.1",
                "2024/06/01",
                "2024。6。1",
                "2024—6—1",
                "二〇二四年六月一日",
                "二○二四年十二月三十一日",
                "2024-06-01T08:00:00",
                "2024-06",
                "24-6-1",
                "01-06-2024",
                "20240601",
                "六月一日",
                "今天",
            ]),
        ),
    ];
    let judged = Judged::letter();
    for (place, values) in cases {
        let values = values.as_array().expect("a list");
        let refused = values.iter().filter(|value| {
            let file = judged.with(place, (*value).clone());
            judged.refuses(&file, &format!("{place} = {value}"), &mut wrong)
        });
        assert!((1..values.len()).contains(&refused.count()), "{place}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a file of the project")
}

/// A file as an editor hands it to the schema: dates are strings.
fn toml(text: &str) -> Option<Value> {
    text.parse::<toml::Table>().ok().map(|table| json_of(table.into()))
}

fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(list) => list.into_iter().map(json_of).collect(),
        toml::Value::Table(table) => {
            table.into_iter().map(|(key, value)| (key, json_of(value))).collect()
        }
    }
}
