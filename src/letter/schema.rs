//! What an editor has to know to complete a letter, and to check it while it is written.
//!
//! It is made from the one table of keys, so that it allows what the reader takes. The
//! vocabulary is that of JSON Schema's draft 4, as far as Taplo knows it.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::date;
use super::keys;
use super::keys::KEYS;
use super::keys::Key;
use super::keys::Name;
use super::shape::Shape;
use super::table::MOST_COUNT;
use crate::gbt9704::Number;
use crate::settings::Settings;

/// Which file a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaOf {
    /// A letter.
    Letter,
    /// The bureau's defaults.
    Defaults,
}

/// The JSON Schema of a letter, or of the bureau's defaults.
pub fn schema(of: SchemaOf) -> Value {
    let mut schema = table(Name::Root, of);
    let title = match of {
        SchemaOf::Letter => "提案、建议答复函",
        SchemaOf::Defaults => "本单位的默认内容（reply.toml）",
    };
    schema.insert("$schema".into(), "http://json-schema.org/draft-04/schema#".into());
    schema.insert("title".into(), title.into());
    schema.insert("definitions".into(), definitions(of).into());
    schema.into()
}

/// The tables that may be repeated, some of which are in themselves.
fn definitions(of: SchemaOf) -> Map<String, Value> {
    let keys = KEYS.iter().filter(|key| of.has(key));
    let repeated = keys.filter_map(|key| match key.shape {
        Shape::Tables(name) => Some(name),
        _ => None,
    });
    let definition = |name| {
        let mut table = table(name, of);
        // Nobody writes one more of them for nothing.
        table.insert("minProperties".into(), 1.into());
        (path(name), table.into())
    };
    repeated.map(definition).collect()
}

/// A table's name without the brackets of its header.
fn path(name: Name) -> String {
    name.to_string().trim_matches(['[', ']']).to_owned()
}

fn table(name: Name, of: SchemaOf) -> Map<String, Value> {
    let keys: Vec<&Key> = keys::keys(name).filter(|key| of.has(key)).collect();
    let required: Vec<&str> =
        keys.iter().filter(|key| of.requires(key)).map(|key| key.name).collect();
    let properties: Map<String, Value> =
        keys.iter().map(|key| (key.name.to_owned(), property(key, of).into())).collect();
    let mut table = map(json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    }));
    if !required.is_empty() {
        table.insert("required".into(), required.into());
    }
    let contents = keys::contents(name);
    if !contents.is_empty() {
        let one = |key: &&str| json!({ "required": [key] });
        table.insert("anyOf".into(), contents.iter().map(one).collect());
    }
    table
}

impl SchemaOf {
    /// Whether the file may have this key.
    fn has(self, key: &Key) -> bool {
        self == SchemaOf::Letter || key.shared
    }

    /// Whether the file's table has to have this key. Of a table that is joined the other
    /// file may have it, and the defaults need not be complete.
    fn requires(self, key: &Key) -> bool {
        match (keys::is_joined(key.table), key.shape) {
            (false, _) => key.required,
            (true, _) if self == SchemaOf::Defaults => false,
            (true, Shape::Table(name)) => keys::keys(name).any(|key| self.requires(key)),
            (true, _) => key.required && !key.shared,
        }
    }
}

/// What may stand behind a key, and what is told about it.
fn property(key: &Key, of: SchemaOf) -> Map<String, Value> {
    let mut property = value(key, of);
    property.insert("description".into(), description(key).into());
    if let Some(usual) = usual(key) {
        property.insert("default".into(), usual);
    }
    property
}

fn description(key: &Key) -> String {
    let called = key.called[0];
    match key.shape {
        Shape::Number(number) => format!("{called}：{}", bounds(number)),
        _ if key.about.is_empty() => called.to_owned(),
        _ => format!("{called}：{}", key.about),
    }
}

fn bounds(number: &Number) -> String {
    let Number { clause, least, most, standard, .. } = number;
    let (unit, strength) = (number.unit.name(), number.strength.name());
    let bounds = match number.is_fixed() {
        true => "不能改".to_owned(),
        false => format!("可以是 {least} 至 {most}"),
    };
    format!("{standard} {unit}（{clause}，{strength}），{bounds}。")
}

/// What holds where the key is not written, if it is one value.
fn usual(key: &Key) -> Option<Value> {
    match key.shape {
        Shape::Number(number) => Some(number_value(number, number.standard)),
        Shape::Flag | Shape::Word(_) if key.table == Name::Layout => {
            serde_json::to_value(Settings::default()).ok()?.get(key.name).cloned()
        }
        Shape::Flag => Some(false.into()),
        _ => None,
    }
}

fn number_value(number: &Number, value: f64) -> Value {
    if number.unit.is_whole() { json!(value as i64) } else { json!(value) }
}

/// Something that is seen.
const FILLED: &str = r"\S";

/// The same on one line; blank ones around it do not count.
const LINE: &str = r"^\s*\S[^\n\r]*\s*$";

/// The same without what a single backslash makes of `C:\fonts`.
const PATH: &str = r"^\s*[^\s\x00-\x1F][^\x00-\x1F]*\s*$";

fn value(key: &Key, of: SchemaOf) -> Map<String, Value> {
    let line = json!({ "type": "string", "pattern": LINE });
    map(match key.shape {
        Shape::Text => line,
        Shape::Like(pattern) => json!({ "type": "string", "pattern": pattern }),
        Shape::Word(words) => json!({ "enum": words() }),
        Shape::Usual(words) => json!({ "anyOf": [{ "enum": words() }, line] }),
        Shape::Texts => json!({ "type": "array", "items": line, "minItems": 1 }),
        Shape::Lines => one_or_several(LINE),
        Shape::Paragraphs => json!({ "type": "string", "pattern": FILLED }),
        Shape::Path => json!({ "type": "string", "pattern": PATH }),
        Shape::Paths => one_or_several(PATH),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Date => json!({ "type": "string", "pattern": date::PATTERN }),
        Shape::Number(number) => within_bounds(number),
        Shape::Counts => {
            let count = json!({ "type": "integer", "minimum": 1, "maximum": MOST_COUNT });
            json!({ "type": "array", "items": count, "minItems": 1 })
        }
        Shape::Rows => {
            // A date is a string here, and is printed as it was written.
            let row =
                json!({ "type": "array", "items": { "type": ["string", "number"] } });
            json!({ "type": "array", "items": row, "minItems": 1 })
        }
        Shape::Words => json!({
            "type": "object",
            "additionalProperties": { "type": "string" },
        }),
        Shape::Table(name) | Shape::Whole(name) => table(name, of).into(),
        Shape::Tables(name) => {
            let reference = format!("#/definitions/{}", path(name));
            json!({ "type": "array", "items": { "$ref": reference } })
        }
    })
}

/// A text, or a list of such texts.
fn one_or_several(pattern: &str) -> Value {
    json!({
        "type": ["string", "array"],
        "pattern": pattern,
        "items": { "type": "string", "pattern": pattern },
        "minItems": 1,
    })
}

fn within_bounds(number: &Number) -> Value {
    let mut schema = json!({
        "type": "number",
        "minimum": number_value(number, number.least),
        "maximum": number_value(number, number.most),
    });
    if number.unit.is_whole() {
        // `22.0` is taken too, which draft 4 does not call an integer.
        schema["multipleOf"] = 1.into();
    }
    schema
}

fn map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => unreachable!("a schema is an object"),
    }
}
