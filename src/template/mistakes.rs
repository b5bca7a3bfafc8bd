//! tera's complaints, at their place in the template and in Chinese.

use tera::{Error, ErrorKind};

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// A mistake in a template, shown where it is.
pub(super) fn diagnostic(error: &Error, template: &Source) -> Diagnostic {
    let (report, span) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.message().to_string(), template.span(report.span().range.clone()))
        }
        other => {
            let report = other.to_string();
            let span = place_of_name(&report, template);
            (report, span)
        }
    };
    let (message, help) = translate(&report);
    Diagnostic::error("template", span, message).with_help(help)
}

/// Where the name a message quotes stands in the template; its start if nowhere.
fn place_of_name(report: &str, template: &Source) -> Span {
    let name = quoted(report);
    let at = name.and_then(|name| Some((template.text().find(name)?, name.len())));
    let (start, length) = at.unwrap_or((0, 0));
    template.span(start..start + length)
}

/// The first thing a message sets in backticks.
fn quoted(report: &str) -> Option<&str> {
    let rest = &report[report.find('`')? + 1..];
    Some(&rest[..rest.find('`')?])
}

/// What is wrong and what to do. The engine's words are English and for programmers; what
/// a name or a token was is taken out of them.
fn translate(report: &str) -> (String, &'static str) {
    let name = quoted(report).unwrap_or_default();
    let has = |words: &str| report.contains(words);
    if has("is not registered") || has("Unknown filter") {
        let message = format!("模板里用了没有的过滤器、测试或函数“{name}”");
        return (
            message,
            "可用的见 `reply template show` 开头的说明，如 date、inside_title、join、length",
        );
    }
    if has("is not defined") || has("not found in context") || has("undefined") {
        let message = match name {
            "" => "模板里用了没有的内容".to_string(),
            name => format!("模板里用了没有的内容“{name}”"),
        };
        return (message, "可用的内容见 `reply template show` 开头的说明；也请检查拼写");
    }
    if has("is no date") {
        return (format!("“{name}”不是日期"), "date 过滤器只用于 letter.date");
    }
    if has("Unexpected end of input") || has("not found") || has("Unclosed") {
        let message = "模板在这里还没有写完：少了结束的标记".to_string();
        return (
            message,
            "检查 {{ }}、{% %}、{# #} 是否成对，{% if %} 和 {% for %} 是否有 {% endif %} 和 {% endfor %}",
        );
    }
    if has("missing its closing") {
        return ("这里的引号没有结束".to_string(), "补上结束的引号");
    }
    if has("Unknown tag") {
        return (
            "没有这种模板指令".to_string(),
            "常用的有 {% if %}、{% for %}、{% set %}",
        );
    }
    if has("Iteration not possible") || has("Math operations") || has("Cannot compare") {
        return (
            "这里的内容不能这样用：种类不对".to_string(),
            "for 只能用于列表，如 body、proposal.proposers",
        );
    }
    if has("Argument") || has("argument") || has("Invalid type") {
        return (
            "过滤器的参数不对".to_string(),
            "对照 `reply template show` 里的用法检查",
        );
    }
    (
        "模板的这一处写法不对".to_string(),
        "对照 `reply template show` 里的写法检查；{{ 内容 }} 里只写内容的名字和过滤器",
    )
}
