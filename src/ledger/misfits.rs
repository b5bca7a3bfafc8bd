//! The sentences about columns that could be others, and about rows that do not fit them.

use super::complaints::cell;
use super::complaints::error;
use super::complaints::fault;
use super::complaints::formula;
use super::complaints::note;
use super::fields::Field;
use super::rows::Column;
use super::sheet::Fault;
use crate::chinese::CaseNumber;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Three rows of headings, of which the lower two are understood.
pub(super) fn three_rows(first: usize, last: usize, span: Span) -> Diagnostic {
    let message =
        format!("表头好像有三行（第 {first} 行到第 {last} 行），只按下面两行来读");
    Diagnostic::warning("ledger-header", span, message)
        .with_help("先写一封打开看看；读错了的，在台账里把表头改成一行或两行")
}

/// Several columns that may be one field.
pub(super) fn rivals(field: &Field, used: &Column, others: &[&Column]) -> Diagnostic {
    let told =
        |column: &Column| format!("“{}”（{} 列）", column.heading, column.letter());
    let names: Vec<String> = others.iter().map(|column| told(column)).collect();
    let (names, name) = (names.join("和"), field.name());
    let message = format!("{}和{names}都可以是“{name}”，用了{}", told(used), told(used));
    note("ledger-column", used.span.clone(), message).with_help(format!(
        "要用另一列，在 reply.toml 的 [ledger] 里写 columns = {{ \"{}\" = \"{name}\" }}",
        others[0].heading
    ))
}

/// A telephone that may be that of anyone.
pub(super) fn whose_telephone(column: &Column) -> Diagnostic {
    let (heading, letter) = (&column.heading, column.letter());
    let message = format!(
        "“{heading}”（{letter} 列）是谁的电话，从旁边的列看不出来，没有用作联系电话"
    );
    note("ledger-column", column.span.clone(), message).with_help(format!(
        "是经办人的，在 reply.toml 的 [ledger] 里写 columns = {{ \"{heading}\" = \"联系电话\" }}；\
         不是的，写 ignore = [\"{heading}\"]"
    ))
}

/// A template that prints a telephone which may be private.
pub(super) fn telephone_of_others(name: &str, column: &Column, span: Span) -> Diagnostic {
    let (heading, letter) = (&column.heading, column.letter());
    let message =
        format!("模板里的“{name}”（{letter} 列）是谁的电话，从旁边的列看不出来");
    Diagnostic::warning("template", span, message).with_help(format!(
        "是经办人的，在 reply.toml 的 [ledger] 里写 columns = {{ \"{heading}\" = \"联系电话\" }}"
    ))
}

/// A template that prints the proposers' private telephone under a common name.
pub(super) fn private_telephone(name: &str, column: &Column, span: Span) -> Diagnostic {
    let (heading, letter) = (&column.heading, column.letter());
    let message =
        format!("模板里的“{name}”是台账里提案人的电话（{letter} 列），不能印在信里");
    error("template", span, message).with_help(format!(
        "换成经办人电话的列名；这一列就是经办人的，在 reply.toml 的 [ledger] 里写 \
         columns = {{ \"{heading}\" = \"联系电话\" }}"
    ))
}

/// A name in a template that several columns have.
pub(super) fn ambiguous(name: &str, columns: &[&Column], span: Span) -> Diagnostic {
    let names: Vec<String> =
        columns.iter().map(|it| format!("row[\"{}\"]", it.heading)).collect();
    let message = format!("台账里有 {} 列叫“{name}”，不知道指哪一列", columns.len());
    error("template", span, message).with_help(format!("写成 {}", names.join(" 或 ")))
}

/// Sessions of which none is that of all proposals.
pub(super) fn sessions(names: &[String], span: Span) -> Diagnostic {
    let message = format!("表头上面有几个会议：{}，没有用作届次", names.join("、"));
    note("ledger-title", span, message)
        .with_help("在台账里加一列“届次”，或者写好信以后再填")
}

/// Proposals that a filter hides.
pub(super) fn hidden(numbers: &[usize], span: Span) -> Diagnostic {
    const MOST: usize = 20;
    let told: Vec<String> = numbers.iter().take(MOST).map(ToString::to_string).collect();
    let more = if numbers.len() > MOST { "……" } else { "" };
    let (told, n_rows) = (told.join("、"), numbers.len());
    let message =
        format!("第 {told}{more} 行已隐藏（筛选），一共 {n_rows} 行，仍然写了信");
    note("ledger-hidden", span, message)
        .with_help("不要的，加 --where '列=值'，或者在台账里删去这些行")
}

/// A cell to the right of the last heading.
pub(super) fn beyond(row: usize, column: &str, header: usize, span: Span) -> Diagnostic {
    let what = span.text().chars().take(20).collect::<String>();
    let message = format!(
        "第 {row} 行比表头多：{column} 列没有列名，却写着“{what}”，这一行可能错了位"
    );
    error("ledger-cell", span, message).with_help(format!(
        "CSV 里有逗号的内容，用英文引号括起来；确实是另一列的，在第 {header} 行补上列名；多余的，删去"
    ))
}

/// A class that letters may have and that differs by place.
pub(super) fn doubtful_class(
    rows: &[usize],
    heading: &str,
    word: &str,
    span: Span,
) -> Diagnostic {
    const MOST: usize = 10;
    let told: Vec<String> = rows.iter().take(MOST).map(ToString::to_string).collect();
    let more = if rows.len() > MOST { "……" } else { "" };
    let told = told.join("、");
    let message = format!("第 {told}{more} 行“{heading}”是“{word}”，照原样写进信里");
    Diagnostic::warning("ledger-cell", span, message).with_help(format!(
        "要换成本地区的类别，在 reply.toml 的 [ledger] 里写 outcomes = {{ \"{word}\" = \"B\" }}"
    ))
}

/// A class that a letter is refused for.
pub(super) fn refused_class(
    row: usize,
    heading: &str,
    key: &str,
    words: &[String],
    span: Span,
) -> Diagnostic {
    let (word, words) = (span.text().to_owned(), words.join("、"));
    let example = words.split('、').next().unwrap_or_default();
    let help = format!(
        "可以写 {words}；台账另有说法的，在 reply.toml 的 [ledger] 里写 {key} = {{ \"{word}\" = \"{example}\" }}"
    );
    let what = format!("不能写进信里：“{word}”");
    error("ledger-cell", span, cell(row, heading, &what)).with_help(help)
}

/// 不予公开 without a reason.
pub(super) fn no_reason(row: usize, heading: &str, span: Span) -> Diagnostic {
    let what = format!("是“{}”，却没有“不公开的理由”", span.text());
    error("ledger-cell", span, cell(row, heading, &what))
        .with_help("在台账里加一列“不公开的理由”，填上理由（不会印在信里）")
}

/// A name with digits that are not one telephone behind it.
pub(super) fn contact_as_is(row: usize, heading: &str, span: Span) -> Diagnostic {
    let what = format!("里的姓名和电话分不开，照原样写进信里：“{}”", span.text());
    Diagnostic::warning("ledger-cell", span, cell(row, heading, &what))
        .with_help("只留一个人，写成“姓名 电话”；或者在台账里分成两列")
}

/// Two telephones of one person.
pub(super) fn two_telephones(
    row: usize,
    one: &str,
    other: &str,
    span: Span,
) -> Diagnostic {
    let message = format!("第 {row} 行有两个联系电话：{one} 和 {other}，用了 {one}");
    note("ledger-cell", span, message)
}

/// A condition on a column that is not there.
pub(super) fn no_column_to_choose(name: &str, found: &[&str], span: Span) -> Diagnostic {
    let columns = found.join("、");
    let message = format!("台账里没有“{name}”这一列，--where 选不出行");
    error("ledger-column", span, message).with_help(format!("台账里的列：{columns}"))
}

/// A 案号 that is not sure.
pub(super) fn case_number(
    row: usize,
    heading: &str,
    read: &CaseNumber,
    span: Span,
) -> Diagnostic {
    let shown = span.text();
    let (what, help) = match read {
        CaseNumber::Day => (
            format!("是日期，不是案号：“{shown}”"),
            "像 5-12 这样的案号，Excel 会当成日期。把这一列的单元格格式设成“文本”，照原件重新录入，保存后重新运行".to_owned(),
        ),
        CaseNumber::Lost => return fault(row, heading, &Fault::Digits, span),
        CaseNumber::Failed => return formula(row, heading, span),
        CaseNumber::Unclear(numbers) if !numbers.is_empty() => (
            format!("看不出是 {}：“{shown}”", numbers.join(" 还是 ")),
            "照原件只写号码，不写“第”和“号”；号码里有年份的，连在一起写".to_owned(),
        ),
        CaseNumber::Unclear(_) | CaseNumber::Missing => (
            format!("看不出案号是什么：“{shown}”"),
            "照原件只写号码，不写“第”和“号”".to_owned(),
        ),
        CaseNumber::Plain | CaseNumber::Wrapped(_) => {
            unreachable!("a number that is sure is no fault")
        }
    };
    error("ledger-cell", span, cell(row, heading, &what)).with_help(help)
}
