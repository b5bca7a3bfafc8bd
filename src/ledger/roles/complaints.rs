//! The sentences about whose proposals a ledger has.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::ledger::rows::Row;
use crate::source::Span;

/// Why it is not known what kind of letter a row asks for.
pub(super) enum Unknown {
    /// The bureau is 会办, and no 主办 is written.
    NoHost,
    /// 办理方式 says the bureau answers; the units say that it assists.
    Contradiction,
}

/// The most rows that are named one by one.
const MOST: usize = 20;

/// The numbers of rows: 3、5、8.
fn numbers(rows: &[usize]) -> String {
    let named: Vec<String> = rows.iter().take(MOST).map(usize::to_string).collect();
    let more = if rows.len() > MOST { "……" } else { "" };
    named.join("、") + more
}

pub(super) fn unknown(
    row: usize,
    heading: &str,
    what: Unknown,
    span: Span,
) -> Diagnostic {
    let (what, help) = match what {
        Unknown::NoHost => (
            "没有写主办单位；本单位是会办单位，不知道会办意见写给谁",
            "在台账里填上主办单位，保存后重新运行",
        ),
        Unknown::Contradiction => (
            "和主办单位、会办单位不一致：一处说由本单位答复，一处说本单位是会办单位",
            "核对这一行的办理方式和主办、会办单位，改正后重新运行",
        ),
    };
    let message = format!("第 {row} 行“{heading}”{what}");
    Diagnostic::error("ledger-role", span, message).with_help(help)
}

/// Rows whose units may be a part of the bureau, in one warning.
pub(super) fn maybe_ours(rows: &[usize], heading: &str, span: Span) -> Diagnostic {
    let message = format!(
        "第 {} 行“{heading}”不能确定是不是本单位（如“{}”），按本单位主办写了答复",
        numbers(rows),
        span.text()
    );
    Diagnostic::warning("ledger-role", span, message).with_help(
        "不是本单位主办的，加 --where '列名!=内容' 排除；是的，在台账里写本单位的名称",
    )
}

/// A ledger of which no row is the bureau's.
pub(super) fn nobody_is_ours(heading: &str, bureau: &[String], span: Span) -> Diagnostic {
    let bureau = bureau.last().map(String::as_str).unwrap_or_default();
    let message = format!(
        "“{heading}”没有一行写着本单位（{bureau}），不能确定由谁答复，每一行都写了答复"
    );
    Diagnostic::warning("ledger-role", span, message).with_help(
        "核对 reply.toml 的 [bureau] 和这一列里的单位名称；用不着这一列的，把列名写进 [ledger] 的 ignore",
    )
}

/// The rows of other bureaus, in one note.
pub(super) fn elsewhere(
    rows: &[&Row],
    host: usize,
    heading: &str,
    span: Span,
) -> Diagnostic {
    let named = rows.iter().take(MOST).map(|row| {
        let unit = row.cells[host].text.lines().collect::<Vec<_>>().join("、");
        format!("第 {} 行（{unit}）", row.number)
    });
    let named: Vec<String> = named.collect();
    let more = if rows.len() > MOST { "……" } else { "" };
    let message = format!(
        "按“{heading}”，有 {} 行由别的单位答复，没有写信：{}{more}",
        rows.len(),
        named.join("、")
    );
    Diagnostic::new(Severity::Note, "ledger-role", span, message)
}

pub(in crate::ledger) fn no_opinions(
    row: &Row,
    template: Span,
    kind: &str,
) -> Diagnostic {
    let message =
        format!("第 {} 行本单位是会办单位，要写{kind}，模板里却没有函的种类", row.number);
    Diagnostic::error("ledger-role", template, message).with_help(
        "在模板的 [letter] 里写上：\n\
         {% if letter.kind %}kind = \"{{ letter.kind }}\"\n\
         addressees = {{ letter.addressees | toml }}{% endif %}\n\
         只要主办的，加 --where '主办单位=……'",
    )
}
