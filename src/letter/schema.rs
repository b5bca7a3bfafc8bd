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

/// Every key of a letter, or of the bureau's defaults, as a page of Markdown.
pub(crate) fn reference(of: SchemaOf) -> String {
    let (what, command) = match of {
        SchemaOf::Letter => ("信件和 reply.toml ", "reply schema --format markdown"),
        SchemaOf::Defaults => {
            ("reply.toml ", "reply schema reply.toml --format markdown")
        }
    };
    let keys = reader::reference(&VOCABULARY, of == SchemaOf::Defaults);
    format!(
        "{}{keys}",
        INTRODUCTION.replace("{what}", what).replace("{command}", command)
    )
}

/// Says how to read the page of keys.
const INTRODUCTION: &str = "\
# 键名参考

{what}里可以写的全部表和键，由 `{command}` 生成。键写在它的表头下面；
“共用”一栏是“可”的，也可以写在 reply.toml 里，各封信都用它，信里自己写了的以信为准。文字都要用英文的
引号括起来，例子里的“……”和“×”要换成自己的内容。
";

/// The JSON Schema of a letter, or of the bureau's defaults.
pub fn schema(of: SchemaOf) -> Value {
    match of {
        SchemaOf::Letter => reader::schema(&VOCABULARY, false, "提案、建议答复函"),
        SchemaOf::Defaults => {
            reader::schema(&VOCABULARY, true, "本单位的默认内容（reply.toml）")
        }
    }
}
