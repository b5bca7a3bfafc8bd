//! The JSON Schema by which an editor completes a file, and checks it while it is
//! written.
//!
//! It is made from the one list of keys, so it allows what the reader accepts. It uses
//! JSON Schema's draft 4, as far as Taplo knows it.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::key::Key;
use super::key::Shape;
use super::key::TableName;
use super::vocabulary::Vocabulary;
use crate::chinese::PartialDate;
use crate::chinese::date;
use crate::gbt9704::Number;

/// The JSON Schema of a vocabulary's files, or of the shared file.
pub(crate) fn schema(vocabulary: &Vocabulary, is_shared: bool, title: &str) -> Value {
    let maker = Maker { vocabulary, is_shared };
    let mut schema = maker.table(TableName::ROOT);
    schema.insert("$schema".into(), "http://json-schema.org/draft-04/schema#".into());
    schema.insert("title".into(), title.into());
    schema.insert("definitions".into(), maker.definitions().into());
    schema.into()
}

/// Makes a schema from a vocabulary.
struct Maker<'v> {
    vocabulary: &'v Vocabulary,
    /// Whether it describes the shared file.
    is_shared: bool,
}

impl Maker<'_> {
    /// The definitions of tables that may be repeated; some contain themselves.
    fn definitions(&self) -> Map<String, Value> {
        let keys =
            self.vocabulary.keys.iter().filter(|key| key.is_allowed(self.is_shared));
        let repeated = keys.filter_map(|key| match key.shape {
            Shape::Tables(name) => Some(name),
            _ => None,
        });
        let definition = |name: TableName| {
            let mut table = self.table(name);
            // Nobody writes one more of them for nothing.
            table.insert("minProperties".into(), 1.into());
            (name.path().to_owned(), table.into())
        };
        repeated.map(definition).collect()
    }

    fn table(&self, name: TableName) -> Map<String, Value> {
        let required = self
            .vocabulary
            .allowed(name, self.is_shared)
            .filter(|key| self.requires(key));
        let required: Vec<&str> = required.map(|key| key.name).collect();
        let properties = self.vocabulary.allowed(name, self.is_shared);
        let properties: Map<String, Value> =
            properties.map(|key| (key.name.to_owned(), self.property(key))).collect();
        let mut table = map(json!({
            "type": "object",
            "additionalProperties": false,
            "properties": properties,
        }));
        if !required.is_empty() {
            table.insert("required".into(), required.into());
        }
        let contents = self.vocabulary.keys(name).filter(|key| key.is_content);
        let contents: Vec<Value> =
            contents.map(|key| json!({ "required": [key.name] })).collect();
        if !contents.is_empty() {
            table.insert("anyOf".into(), contents.into());
        }
        table
    }

    /// Whether the file requires this key. In a merged table the other file may have it,
    /// and the shared file need not be complete.
    fn requires(&self, key: &Key) -> bool {
        match (self.vocabulary.is_joined(key.table), key.shape) {
            (false, _) => key.required,
            (true, _) if self.is_shared => false,
            (true, Shape::Table(name)) => {
                self.vocabulary.keys(name).any(|key| self.requires(key))
            }
            (true, _) => key.required && !key.shared,
        }
    }

    /// The schema of a key's value, with its description.
    fn property(&self, key: &Key) -> Value {
        let mut property = self.value(key);
        property.insert("description".into(), description(key).into());
        let otherwise = match key.shape {
            Shape::Number(number) => Some(number_value(number, number.standard)),
            _ => (self.vocabulary.otherwise)(key),
        };
        property.extend(otherwise.map(|value| ("default".to_owned(), value)));
        property.into()
    }

    fn value(&self, key: &Key) -> Map<String, Value> {
        let line = json!({ "type": "string", "pattern": LINE });
        map(match key.shape {
            Shape::Text => line,
            Shape::Like(pattern) => json!({ "type": "string", "pattern": pattern }),
            Shape::Word(words) => json!({ "enum": words() }),
            Shape::Usual(words) => json!({ "anyOf": [{ "enum": words() }, line] }),
            Shape::Texts => json!({ "type": "array", "items": line, "minItems": 1 }),
            Shape::Lines => one_or_several(LINE),
            Shape::Order(words) => json!({
                "type": "array",
                "items": { "enum": words() },
                "minItems": 1,
                "uniqueItems": true,
            }),
            Shape::Paragraphs => json!({ "type": "string", "pattern": FILLED }),
            Shape::Forms(words) if self.is_shared => one_or_one_each(&words()),
            Shape::Forms(_) => json!({ "type": "string", "pattern": FILLED }),
            Shape::Path => json!({ "type": "string", "pattern": PATH }),
            Shape::Paths => one_or_several(PATH),
            Shape::Colour => json!({ "type": "string", "pattern": COLOUR }),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Date => json!({ "type": "string", "pattern": date::PATTERN }),
            Shape::PartialDate => json!({
                "type": "string",
                "pattern": format!("{}|{}", date::PATTERN, PartialDate::PATTERN),
            }),
            Shape::Number(number) => within_bounds(number),
            Shape::Counts(most) => {
                let count = json!({ "type": "integer", "minimum": 1, "maximum": most });
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
            Shape::Table(name) | Shape::Whole(name) => self.table(name).into(),
            Shape::Tables(name) => {
                let reference = format!("#/definitions/{}", name.path());
                json!({ "type": "array", "items": { "$ref": reference } })
            }
        })
    }
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

fn number_value(number: &Number, value: f64) -> Value {
    if number.unit.is_whole() { json!(value as i64) } else { json!(value) }
}

/// A text that is not blank.
const FILLED: &str = r"\S";

/// A text on one line that is not blank; blank lines around it do not count.
const LINE: &str = r"^\s*\S[^\n\r]*\s*$";

/// A path on one line, without the control characters that a single backslash makes of
/// `C:\fonts`.
const PATH: &str = r"^\s*[^\s\x00-\x1F][^\x00-\x1F]*\s*$";

/// `#` and six hexadecimal digits.
const COLOUR: &str = r"^\s*#[0-9A-Fa-f]{6}\s*$";

/// The schema of a text or a list of such texts.
fn one_or_several(pattern: &str) -> Value {
    json!({
        "type": ["string", "array"],
        "pattern": pattern,
        "items": { "type": "string", "pattern": pattern },
        "minItems": 1,
    })
}

/// The schema of a text, or of a table with such texts under these keys.
fn one_or_one_each(words: &[&str]) -> Value {
    let text = json!({ "type": "string", "pattern": FILLED });
    let properties: Map<String, Value> =
        words.iter().map(|word| ((*word).to_owned(), text.clone())).collect();
    json!({
        "type": ["string", "object"],
        "pattern": FILLED,
        "properties": properties,
        "additionalProperties": false,
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
