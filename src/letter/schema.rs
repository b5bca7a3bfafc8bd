//! The JSON Schema for editors, of a letter and of the bureau's defaults.

use serde_json::Value;

use super::vocabulary::VOCABULARY;
use crate::reader;

/// The file that a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaOf {
    /// A letter.
    Letter,
    /// The bureau's defaults.
    Defaults,
}

/// The JSON Schema of a letter, or of the bureau's defaults.
pub fn schema(of: SchemaOf) -> Value {
    match of {
        SchemaOf::Letter => reader::schema(&VOCABULARY, false, "提案、建议答复函"),
        SchemaOf::Defaults => {
            reader::schema(&VOCABULARY, true, "本单位的默认内容（reply.toml）")
        }
    }
}
