//! Translates tera's errors into Chinese diagnostics at their place in the template.

use std::ops::Range;

use tera::{Error, ErrorKind};

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// The diagnostic for an error in a template. `place` maps the place that the engine
/// reports to the template, and `manual` tells where such templates are explained.
pub(crate) fn diagnostic(
    error: &Error,
    template: &Source,
    place: impl Fn(Range<usize>) -> Range<usize>,
    manual: &str,
) -> Diagnostic {
    let (report, span) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => (
            report.message().to_string(),
            template.span(place(report.span().range.clone())),
        ),
        other => {
            let report = other.to_string();
            let span = place_of_name(&report, template);
            (report, span)
        }
    };
    let (message, help) = translate(&report, span.text());
    Diagnostic::error("template", span, message)
        .with_help(help.replace("{manual}", manual))
}

/// The diagnostic for a template whose output exceeds this number of bytes, and likely
/// has no end.
pub(super) fn too_long(template: &Source, most: usize) -> Diagnostic {
    let message = format!("模板生成的内容超过了 {} MB", most >> 20);
    Diagnostic::error("template", template.span(0..0), message)
        .with_help("检查有没有停不下来的循环")
}

/// Complains about signs of the template language that were typed with a Chinese input
/// method. The engine would take them for text and complain elsewhere, if at all.
pub(crate) fn full_width(template: &Source) -> Option<Diagnostic> {
    const SIGNS: [(&str, &str); 6] = [
        ("{％", "{%"),
        ("％}", "%}"),
        ("｛%", "{%"),
        ("%｝", "%}"),
        ("｛｛", "{{"),
        ("｝｝", "}}"),
    ];
    let (at, sign, right) = SIGNS
        .iter()
        .filter_map(|(sign, right)| Some((template.text().find(sign)?, sign, right)))
        .min()?;
    let span = template.span(at..at + sign.len());
    let message = format!("模板的符号要用英文的：这里写了 {sign}");
    Some(Diagnostic::error("template", span, message).with_help(format!("写作 {right}")))
}

/// The place of the name that a message quotes, in the template; its start if it is not
/// there.
fn place_of_name(report: &str, template: &Source) -> Span {
    let name = quoted(report);
    let at = name.and_then(|name| Some((template.text().find(name)?, name.len())));
    let (start, length) = at.unwrap_or((0, 0));
    template.span(start..start + length)
}

/// The first text in backticks in a message.
fn quoted(report: &str) -> Option<&str> {
    let rest = &report[report.find('`')? + 1..];
    Some(&rest[..rest.find('`')?])
}

/// What is wrong and what to do. The engine's words are English and for programmers;
/// they only tell which of our sentences fits.
fn translate(report: &str, place: &str) -> (String, &'static str) {
    // What is undefined the engine calls just that; its name stands at the place.
    let name = quoted(report).filter(|name| *name != "undefined").unwrap_or(place);
    let fits = |saying: &&Saying| saying.words.iter().any(|words| report.contains(words));
    let saying = SAYINGS.iter().find(fits).unwrap_or(&OTHERWISE);
    (saying.message.replace("{name}", name).replace("“”", ""), saying.help)
}

/// A sentence of ours, and the engine's words that call for it.
struct Saying {
    words: &'static [&'static str],
    /// `{name}` is what the engine quotes.
    message: &'static str,
    /// `{manual}` is where templates are explained.
    help: &'static str,
}

/// The sentences; the first one that fits is used.
const SAYINGS: &[Saying] = &[
    Saying {
        words: &[
            "is not registered",
            "Unknown filter",
            "Unknown function",
            "Unknown test",
        ],
        message: "没有“{name}”这个过滤器、测试或函数",
        help: "可用的见 {manual}，如 join、length",
    },
    Saying {
        words: &["is not defined in any parent template"],
        message: "自带的模板里没有“{name}”这个块",
        help: "能改的块只有 title、opening、closing；改别处，用 reply template show 取出整个模板",
    },
    Saying {
        words: &["is not defined", "not found in context", "undefined"],
        message: "没有“{name}”这项内容",
        help: "可用的内容见 {manual}；检查有没有拼错",
    },
    Saying {
        words: &["is no date"],
        message: "“{name}”不是日期",
        help: "date 过滤器只用于日期：letter.date，以及信里写了的 proposal.received、proposal.due",
    },
    Saying {
        words: &["Unknown template", "is inheriting from"],
        message: "没有“{name}”这个模板",
        help: "可以沿用或引用的只有自带的：fuminhan.xml、suggestion.xml、opinion.xml、blocks.xml、feedback.xml",
    },
    Saying {
        words: &["missing its closing"],
        message: "这里的引号不成对",
        help: "补上后一个引号",
    },
    Saying {
        words: &["Unexpected end of input", "not found", "Unclosed"],
        message: "模板在这里还没有写完：少了结束的标记",
        help: "检查 {{ }}、{% %}、{# #} 是否成对，{% if %} 和 {% for %} 是否有 {% endif %} 和 {% endfor %}",
    },
    Saying {
        words: &["Unknown tag"],
        message: "没有这种模板指令",
        help: "常用的有 {% if %}、{% for %}、{% set %}",
    },
    Saying {
        words: &["Iteration not possible", "Math operations", "Cannot compare"],
        message: "这里的内容不能这样用：种类不对",
        help: "for 只能用于列表，如 body、proposal.proposers",
    },
    Saying {
        words: &["divide by 0"], message: "这里除以了 0", help: "检查算式"
    },
    Saying {
        words: &["but expected", "was expecting"],
        message: "这里多了或少了符号，或者写错了字",
        help: "检查 {{ }}、{% %} 是否成对；列表里的第几项写作 body[0]，从 0 数起",
    },
    Saying {
        words: &["Argument", "argument", "Invalid type"],
        message: "过滤器的参数不对",
        help: "对照 {manual}检查用法",
    },
];

const OTHERWISE: Saying = Saying {
    words: &[],
    message: "模板的这一处写法不对",
    help: "对照 {manual}检查写法；{{ 内容 }} 里只写内容的名字和过滤器",
};
