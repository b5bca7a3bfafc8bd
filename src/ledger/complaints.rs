//! The sentences about what is wrong with a ledger.

use super::fields::FIELDS;
use super::fields::Field;
use super::page::Page;
use super::refusal::Refusal;
use super::sheet::Fault;
use super::sheet::Sheet;
use super::spelling;
use crate::chinese::Doubt;
use crate::chinese::nearest;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::source::Source;
use crate::source::Span;

/// How to map a heading of one's own to a known one.
fn mapping(field: &str) -> String {
    format!(
        "列名不同的，在 reply.toml 里写：\n[ledger]\ncolumns = {{ \"台账里的列名\" = \"{field}\" }}"
    )
}

fn nowhere(name: &str) -> Span {
    Source::new(name, "").span(0..0)
}

pub(super) fn error(code: &'static str, span: Span, message: String) -> Diagnostic {
    Diagnostic::error(code, span, message)
}

pub(super) fn note(code: &'static str, span: Span, message: String) -> Diagnostic {
    Diagnostic::new(Severity::Note, code, span, message)
}

pub(super) fn refused(name: &str, refusal: &Refusal) -> Diagnostic {
    let (message, help) = match refusal {
        Refusal::Password => (
            "台账设了打开密码，读不出来",
            "用 WPS 或 Excel 打开，去掉密码（文件 → 信息 → 保护工作簿），再另存一份",
        ),
        Refusal::NotASheet => (
            "这个文件不是电子表格",
            "台账要是 .xlsx、.xls、.ods 或 .csv；Word 里的表格，复制到 WPS 表格或 Excel 里另存",
        ),
        Refusal::Letter => (
            "这个文件是文字文稿（Word、WPS 文字），不是电子表格",
            "把里面的表格复制到 WPS 表格或 Excel 里，另存为 .xlsx",
        ),
        Refusal::Binary => (
            "这个文件是二进制工作簿（.xlsb），读不出来",
            "用 WPS 或 Excel 打开，另存为 .xlsx",
        ),
        Refusal::Numbers => (
            "这个文件是 Numbers 表格，读不出来",
            "在 Numbers 里选“文件 → 导出为 → Excel”，存成 .xlsx",
        ),
        Refusal::TooLarge => (
            "台账太大，没有读：最多 10 万行、400 列，一共 600 万格、200 个工作表",
            "只留下要写信的行和列，另存一份；表格下方或右方远处有内容的，删去",
        ),
        Refusal::TooMuchText => (
            "台账太大，没有读：文字一共最多 128 MB，文件解开以后最多 256 MB",
            "只留下要写信的行和列，另存一份；图片和附件也删去",
        ),
        Refusal::Broken | Refusal::NoBook => (
            "台账读不出来：文件不完整，或者已经损坏",
            "用 WPS 或 Excel 打开试试；打得开的，另存为 .xlsx",
        ),
    };
    error("ledger-file", nowhere(name), message.to_owned()).with_help(help)
}

/// A page of the web, or XML, under the name of a sheet.
pub(super) fn web_page(name: &str, page: Page) -> Diagnostic {
    let what = match page {
        Page::Html => "网页（HTML）",
        Page::Archive => "单个文件网页（MHTML）",
        Page::Spreadsheet => "XML 表格（Excel 2003）",
        Page::Xml => "XML",
    };
    let message = format!(
        "这个文件其实是{what}，不是 .xls 或 .xlsx（从系统里导出的 .xls 常常这样）"
    );
    error("ledger-file", nowhere(name), message)
        .with_help("用 WPS 或 Excel 打开，另存为 .xlsx")
}

pub(super) fn pdf(name: &str) -> Diagnostic {
    let message = "这个文件其实是 PDF，不是电子表格";
    error("ledger-file", nowhere(name), message.to_owned())
        .with_help("用原来的电子表格，或者把内容重新录成 .xlsx")
}

pub(super) fn quote_open(span: Span) -> Diagnostic {
    error("csv-quote", span, "这里的引号不成对".to_owned())
        .with_help("补上后一个引号；文字里原有的引号，写成两个")
}

pub(super) fn no_such_sheet(
    name: &str,
    wanted: &str,
    names: &[&str],
    span: Span,
) -> Diagnostic {
    let names = names.join("、");
    error("ledger-sheet", span, format!("{name} 里没有“{wanted}”这个工作表"))
        .with_help(format!("现有的工作表：{names}"))
}

pub(super) fn no_sheets(name: &str, wanted: &str) -> Diagnostic {
    let message = format!("{name} 是 CSV，没有工作表“{wanted}”");
    error("ledger-sheet", nowhere(name), message).with_help("去掉 --sheet")
}

pub(super) fn more_sheets(name: &str, used: &str, others: &[&str]) -> Diagnostic {
    let others = others.join("、");
    let message = format!("读的是工作表“{used}”；{others} 也有表头，没有读");
    note("ledger-sheet", nowhere(name), message).with_help(
        "要用另一个的，加 --sheet 工作表的名称，或者在 reply.toml 的 [ledger] 里写 \
         sheet = \"工作表的名称\"",
    )
}

pub(super) fn no_header(source: &Source, sheet: &Sheet) -> Diagnostic {
    let message = match sheet.lines.is_empty() {
        true => "台账是空的",
        false => "没有找到表头：前 30 行里没有“案号”“案由”“提案人”这样的列名",
    };
    error("ledger-header", source.span(0..0), message.to_owned()).with_help(format!(
        "认得的列名见 docs/台账和成批.md 的“认得的列名”；{}",
        mapping("案号")
    ))
}

pub(super) fn no_names(row: usize, heading: &str, span: Span) -> Diagnostic {
    let what = format!("里没有姓名或单位：“{}”", span.text());
    error("ledger-cell", span, cell(row, heading, &what))
        .with_help("在台账里填上提案人，保存后重新运行")
}

pub(super) fn own_contact(row: usize, heading: &str, span: Span) -> Diagnostic {
    let what = format!("里的“{}”是提案人，不是本单位的联系人，没有采用", span.text());
    Diagnostic::warning("ledger-cell", span, cell(row, heading, &what))
        .with_help("在台账里写本单位的经办人，或者写好信以后自己填")
}

pub(super) fn no_contact(row: usize, heading: &str, span: Span) -> Diagnostic {
    let what = format!("里的“{}”不像一个人的姓名，照原样写进信里", span.text());
    Diagnostic::warning("ledger-cell", span, cell(row, heading, &what))
        .with_help("在台账里只留一个经办人的姓名")
}

pub(super) fn none_chosen(source: &Source) -> Diagnostic {
    let message = "没有一行符合 --where 的条件".to_owned();
    Diagnostic::warning("ledger-empty", source.span(0..0), message)
        .with_help("核对条件里的列名和内容：要和台账里显示的一样")
}

pub(super) fn no_rows(source: &Source) -> Diagnostic {
    let end = source.text().trim_end().len();
    let message = "表头下面没有提案".to_owned();
    Diagnostic::warning("ledger-empty", source.span(end..end), message)
}

pub(super) fn no_heading(row: usize, column: &str, span: Span) -> Diagnostic {
    let message = format!("{column} 列没有列名（第 {row} 行），没有用到");
    note("ledger-column", span, message)
}

pub(super) fn number_twice(
    first: usize,
    second: usize,
    here: Span,
    there: Span,
) -> Diagnostic {
    let number = here.text().to_owned();
    let message = format!("第 {second} 行和第 {first} 行的案号都是 {number}");
    Diagnostic::warning("ledger-double", here, message).with_place(there, "前一处")
}

pub(super) fn unknown_meaning(word: &str, span: Span) -> Diagnostic {
    let words = FIELDS.iter().flat_map(Field::names);
    let near = nearest(word, words);
    let near = near.map(|near| format!("是不是“{near}”？")).unwrap_or_default();
    let names: Vec<&str> = FIELDS.iter().map(|field| field.name()).collect();
    let names = names.join("、");
    error("ledger-column", span, format!("等号右边不能写“{word}”"))
        .with_help(format!("{near}可以写：{names}"))
}

pub(super) fn mapped_but_missing(
    heading: &str,
    ledger: &str,
    found: &[&str],
    span: Span,
) -> Diagnostic {
    let message = format!("{ledger} 里没有“{heading}”这一列");
    let found = found.join("、");
    Diagnostic::warning("ledger-column", span, message)
        .with_help(format!("台账里的列：{found}"))
}

/// All missing columns, in one complaint.
pub(super) fn missing(fields: &[&Field], found: &[String], span: Span) -> Diagnostic {
    let names: Vec<&str> = fields.iter().map(|field| field.name()).collect();
    let names = names.join("、");
    let told = |field: &&Field| {
        let others: Vec<&str> = field.names().skip(1).collect();
        let others = others.join("、");
        let near = spelling::nearest(field, found);
        let near =
            near.map(|near| format!("；台账里最像的是“{near}”")).unwrap_or_default();
        format!("“{}”也可以叫 {others}{near}", field.name())
    };
    let told: Vec<String> = fields.iter().map(told).collect();
    let told = told.join("\n");
    let found = found.join("、");
    error("ledger-column", span, format!("台账里没有这几列：{names}"))
        .with_help(format!("{told}\n台账里的列：{found}\n{}", mapping(fields[0].name())))
}

/// All unused columns, in one note.
pub(super) fn unused(headings: &[&str], span: Span) -> Diagnostic {
    let headings = headings.join("、");
    note("ledger-column", span, format!("这几列没有用到：{headings}")).with_help(
        "认错了的，在 reply.toml 的 [ledger] 里写 columns = { \"台账里的列名\" = \"案号\" }；\
         用不着的，写 ignore = [\"列名\"]",
    )
}

pub(super) fn no_such_column(name: &str, found: &[String], span: Span) -> Diagnostic {
    let columns = found.join("、");
    error("template", span, format!("台账里没有“{name}”这一列"))
        .with_help(format!("台账里的列：{columns}"))
}

pub(super) fn cell(row: usize, heading: &str, what: &str) -> String {
    format!("第 {row} 行“{heading}”{what}")
}

pub(super) fn empty(row: usize, heading: &str, span: Span) -> Diagnostic {
    error("ledger-cell", span, cell(row, heading, "是空的"))
}

pub(super) fn formula(row: usize, heading: &str, span: Span) -> Diagnostic {
    let what = format!("的公式出错：{}", span.text());
    error("ledger-cell", span, cell(row, heading, &what))
        .with_help("在台账里改好公式，或者直接填上内容，保存后重新运行")
}

/// A cell that does not show what was meant.
pub(super) fn fault(row: usize, heading: &str, fault: &Fault, span: Span) -> Diagnostic {
    let shown = span.text();
    let (what, help) = match fault {
        Fault::Digits => (
            format!("的数字已经不全：“{shown}”"),
            "Excel 的数字只存 15 位。把这一列的单元格格式设成“文本”，照原件重新录入，保存后重新运行",
        ),
        Fault::Formula => (
            "是公式，文件里没有存下算出的结果".to_owned(),
            "用 WPS 或 Excel 打开台账，等公式算好，保存后重新运行；或者直接填上内容",
        ),
        Fault::Format(code) => (
            format!("的数字格式不认得：{code}（存的是 {shown}），不知道表格里怎样显示"),
            "把这一格的格式改成“常规”“数值”或“日期”，或者改成“文本”，照表格里显示的重新录入",
        ),
    };
    error("ledger-cell", span, cell(row, heading, &what)).with_help(help)
}

pub(super) fn no_day(
    row: usize,
    heading: &str,
    is_count: bool,
    span: Span,
) -> Diagnostic {
    let what = format!("不是日期：“{}”", span.text());
    let help = match is_count {
        true => "这是 Excel 的日期序数：把这一列的单元格格式改成日期，保存后重新运行",
        false => {
            "写成 2023-08-01、2023/8/1、2023.8.1 或 2023年8月1日，并且日历上有这一天"
        }
    };
    error("ledger-cell", span, cell(row, heading, &what)).with_help(help)
}

pub(super) fn no_kind(row: usize, heading: &str, span: Span) -> Diagnostic {
    let what = format!("看不出是提案还是建议：“{}”", span.text());
    error("ledger-cell", span, cell(row, heading, &what)).with_help("写“提案”或“建议”")
}

/// A name that would be printed with what is no part of it.
pub(super) fn names(row: usize, heading: &str, doubt: &Doubt, span: Span) -> Diagnostic {
    let what = match doubt {
        Doubt::NoName(_) => format!("里没有姓名：{doubt}"),
        _ => format!("：{doubt}"),
    };
    error("ledger-cell", span, cell(row, heading, &what))
        .with_help("在台账里只写姓名或单位名称，几个之间用顿号；电话另写一列")
}

/// What is not sure about names that are printed.
pub(super) fn doubtful_names(
    row: usize,
    heading: &str,
    doubt: &Doubt,
    span: Span,
) -> Diagnostic {
    let help = match doubt {
        Doubt::Unclear(_) => "按个人写的；是单位的，在信里写 collective = true",
        Doubt::Joined(_) => "按一个写的；是两个的，在台账里用顿号隔开",
        Doubt::Dropped(_) => "是提案人的，在台账里用顿号隔开",
        Doubt::Twice(_) => "只写了一次；是同名的两位，在信里改",
        Doubt::Unit(..) => "两个都写了；是工作单位的，在台账里写在括号里",
        Doubt::Count(..) => "按列出的姓名写的，没有加“等”；核对人数和姓名",
        Doubt::Strange(_) | Doubt::NoName(_) => "在台账里改成姓名",
    };
    let what = format!("：{doubt}");
    Diagnostic::warning("ledger-names", span, cell(row, heading, &what)).with_help(help)
}

pub(super) fn endless(template: &Source) -> Diagnostic {
    let message = "按这个模板，一封信超过 4 MB，没有写出".to_owned();
    error("template", template.span(0..0), message)
        .with_help("检查 {% for %} 循环是不是重复了太多次")
}
