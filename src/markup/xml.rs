//! Markup that is no XML.

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The complaint about markup that is no XML.
pub(super) fn not_well_formed(error: &roxmltree::Error, markup: &Source) -> Diagnostic {
    use roxmltree::Error::*;
    let message = match error {
        UnexpectedCloseTag(expected, actual, _) => {
            format!("这里用 </{actual}> 结束，但开始的是 <{expected}>")
        }
        UnclosedRootNode | UnexpectedEndOfStream => "有标记没有结束".to_string(),
        DuplicatedAttribute(name, _) => format!("属性 {name} 写了两次"),
        UnknownEntityReference(name, _) => format!("不认识的字符写法 &{name};"),
        NoRootNode => "模板没有生成任何标记".to_string(),
        InvalidChar2(..) | InvalidChar(..) | NonXmlChar(..) => {
            "这里有不该出现的字符".to_string()
        }
        _ => "这里的标记写法不对".to_string(),
    };
    let position = error.pos();
    let start = markup.line_start(position.row.max(1) as usize);
    let before = markup.text()[start..].chars().take(position.col.max(1) as usize - 1);
    let offset = start + before.map(char::len_utf8).sum::<usize>();
    Diagnostic::error("markup", markup.span(offset..offset + 1), message)
        .with_help("标记要成对，如 <p>…</p>；文字里的 < 和 & 要写成 &lt; 和 &amp;")
}
