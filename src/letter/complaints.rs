//! The sentences about the letter's elements: classes, forms, tables, attachments, numbers.

use std::ops::Range;

use super::form::FormField;
use super::form::Mistake;
use super::model::Remark;
use super::vocabulary::ROWS;
use crate::chinese::ProposalKind;
use crate::chinese::nearest;
use crate::diagnostic::Diagnostic;
use crate::gbt9704::Number;
use crate::reader::Key;
use crate::reader::TableName;
use crate::reader::Text;
use crate::reader::TomlTable;
use crate::reader::unknown_word;
use crate::source::Span;

/// A class that is not among the jurisdiction's words.
pub(super) fn unknown_class(key: &Key, text: &Text, words: &[&str]) -> Diagnostic {
    let complaint = unknown_word(key, text, words);
    let key = key.name;
    let help = complaint.help.unwrap_or_default();
    let more =
        format!("{help}；本地区的说法写在 reply.toml 的 [{key}] 下：words = {{ … }}");
    Diagnostic { help: Some(more), ..complaint }
}

/// A form that does not say where its text is filled in.
pub(super) fn form_without_gap(key: &str, example: &str, span: Span) -> Diagnostic {
    error("form-gap", span, "这里要用省略号“…”代表填入的内容，只能用一个")
        .with_help(format!("如 {key} = \"{example}\""))
}

/// A mistake in a form with fields in braces; `sign` is what is wrong, at these characters.
pub(super) fn form(
    text: &Text,
    sign: &str,
    chars: Range<usize>,
    mistake: Mistake,
) -> Diagnostic {
    let names = FormField::ALL.map(|field| format!("{{{}}}", field.called()));
    let known = format!("可以写 {}", names.join("、"));
    let (code, message, help) = match mistake {
        Mistake::Unknown => {
            let name = sign.trim_matches(['{', '}']).trim();
            let called = FormField::ALL.map(FormField::called);
            let nearest = nearest(name, called);
            let meant = nearest.map(|meant| format!("；是不是 {{{meant}}}"));
            let help = known + &meant.unwrap_or_default();
            ("field-unknown", format!("没有 {sign} 这一项"), help)
        }
        Mistake::Alone => (
            "brace-alone",
            format!("这里的花括号 {sign} 不成对"),
            format!("{known}；要印出花括号的，写两个：{{{{ 或 }}}}"),
        ),
        Mistake::FullWidth => {
            ("brace-full-width", format!("花括号要用英文的，这里写的是 {sign}"), known)
        }
    };
    error(code, text.place(chars), message).with_help(help)
}

/// A 附注 of nothing but brackets.
pub(super) fn empty_note(span: Span) -> Diagnostic {
    error("text-empty", span, "附注（notes）里有一项没有内容")
        .with_help("填上内容，或删去这一项；圆括号由模板加上")
}

/// A kind of 附注 that does not exist.
pub(super) fn unknown_remark(key: &Key, text: &Text) -> Diagnostic {
    let words: Vec<&str> = Remark::WORDS.iter().map(|(word, _)| *word).collect();
    let complaint = unknown_word(key, text, &words);
    let called = match &**text {
        "联系人" => "contact",
        "办理结果" | "办理结果类别" => "outcome",
        "公开属性" => "disclosure",
        "附注" => "notes",
        _ => return complaint,
    };
    complaint.with_help(format!("“{}”写作 \"{called}\"", &**text))
}

/// A kind of 附注 that is twice in their order.
pub(super) fn remark_twice(text: &Text) -> Diagnostic {
    let message = format!("附注次序（notes_order）里“{}”写了两次", &**text);
    error("word-twice", text.span().clone(), message).with_help("删去一个")
}

/// A 会办意见 without addressee.
pub(super) fn opinion_to_nobody(table: &TomlTable) -> Diagnostic {
    let span = match (table.entry("kind"), &table.header) {
        (Some(entry), _) => entry.span(),
        (None, Some(header)) => header.clone(),
        (None, None) => unreachable!("a kind was written"),
    };
    error("addressees-missing", span, "会办、协办意见是写给主办单位的，要写明主送机关")
        .with_help("在 [letter] 下面加上：addressees = [\"主办单位的名称\"]")
}

/// 不予公开 without a reason.
pub(super) fn no_reason(span: Span) -> Diagnostic {
    error("reason-missing", span, "不予公开的，要说明理由")
        .with_help("在 [letter] 下面加上：disclosure_reason = \"……\"（不会印在信里）")
}

/// A classified letter that is disclosed to the public.
pub(super) fn secret_disclosed(span: Span) -> Diagnostic {
    error("secret-disclosed", span, "有密级的信，公开属性只能是不予公开").with_help(
        "改成 \"不予公开\" 并写上 disclosure_reason，或删去密级（classification）",
    )
}

/// Signature seals on a letter without seals.
pub(super) fn seal_and_signatory(span: Span) -> Diagnostic {
    error(
        "seal-signatory",
        span,
        "写了签名章（[[bureau.signatory]]），就不能再写 seal = false",
    )
    .with_help("删去 seal = false；不用签名章的，删去 [[bureau.signatory]]")
}

/// Signature seals of more or fewer bureaus than those that sign.
pub(super) fn signatories_uneven(
    span: Span,
    n_offices: usize,
    n_bureaus: usize,
) -> Diagnostic {
    let message = format!(
        "署名有 {n_bureaus} 个单位，签发人却有 {n_offices} 个；每个单位要有一个签发人"
    );
    clause(
        error("signatories-uneven", span, message)
            .with_help("一个单位写一个 [[bureau.signatory]]，次序相同，职务写全称"),
        "GB/T 9704—2012，7.3.5.3",
    )
}

/// A colour that is not red.
pub(super) fn not_red(span: Span) -> Diagnostic {
    clause(
        error("colour-not-red", span, "发文机关标志和红线要用红色")
            .with_help("删去这一行，就用正红 #FF0000；或者写另一种深浅的红色"),
        "GB/T 9704—2012，10.1",
    )
}

/// A 份号 that is no number.
pub(super) fn copy_number(span: Span) -> Diagnostic {
    clause(
        error("copy-number", span, "份号只写数字，一般六位")
            .with_help("如 copy_number = \"000001\""),
        "GB/T 9704—2012，7.2.1",
    )
}

/// A 密级 that does not exist.
pub(super) fn classification(span: Span) -> Diagnostic {
    clause(
        error(
            "classification",
            span,
            "密级只能是绝密、机密或秘密，保密期限用 ★ 和阿拉伯数字",
        )
        .with_help("如 classification = \"秘密★1年\"；没有期限的写 \"秘密\""),
        "GB/T 9704—2012，7.2.2",
    )
}

/// A 紧急程度 that does not exist.
pub(super) fn urgency(span: Span) -> Diagnostic {
    clause(
        error("urgency", span, "紧急程度只有特急和加急")
            .with_help("改成 \"特急\" 或 \"加急\""),
        "GB/T 9704—2012，7.2.3",
    )
}

/// An attachment that is cited and missing.
pub(super) fn attachment_missing(span: Span, number: usize, there: usize) -> Diagnostic {
    let message = match there {
        0 => format!("文中提到附件{number}，但这封信没有附件"),
        _ => format!("文中提到附件{number}，但只有 {there} 个附件"),
    };
    clause(
        error("attachment-missing", span, message).with_help(
            "补上 [[attachment]]，或改正这里的序号；指别的文件的附件，写成“其附件”",
        ),
        "GB/T 9704—2012，7.3.4",
    )
}

/// An attachment whose title starts with its number.
pub(super) fn numbered_attachment(span: Span, label: &str) -> Diagnostic {
    let message = format!("附件的序号由程序编排，标题里不要自己写“{label}”");
    error("attachment-numbered", span, message).with_help(format!("删去“{label}”"))
}

/// A word for drafts that is longer than `most` characters.
pub(super) fn long_draft_word(span: Span, most: usize) -> Diagnostic {
    let message = format!("draft 是印在首页右上角的几个字，最多 {most} 个");
    error("draft-long", span, message).with_help("写短些，如 draft = \"送审稿\"")
}

/// An attachment that has only a title.
pub(super) fn empty_attachment(span: Span) -> Diagnostic {
    error("attachment-empty", span, "这个附件没有内容").with_help(
        "在下面写 body（正文）、[[attachment.section]]（分节）或 [[attachment.table]]（表格）",
    )
}

/// A table with rows both in the letter and in a file.
pub(super) fn rows_twice(span: Span) -> Diagnostic {
    error("rows-twice", span, "表格的内容只能有一处：写了 csv，就不能再写 rows")
        .with_help("删去其中一个")
}

/// A table without rows.
pub(super) fn table_without_rows(span: Span) -> Diagnostic {
    let help = format!("写上 {ROWS}，或用 csv = \"表格.csv\" 指定旁边的文件");
    error("table-empty", span, "这个表格没有内容").with_help(help)
}

/// A CSV file without rows.
pub(super) fn csv_without_rows(span: Span) -> Diagnostic {
    error("table-empty", span, "这个表格文件没有内容")
        .with_help("第一行写表头，下面一行一条；用 Excel、WPS 另存为 CSV 文件")
}

/// A CSV file with more rows than any letter has.
pub(super) fn csv_too_long(n_most: usize, span: Span) -> Diagnostic {
    error("table-long", span, format!("这个表格文件超过 {n_most} 行，没有读"))
        .with_help("只留信里要印的行；太长的表格另作附件")
}

/// An office document where a CSV file should be.
pub(super) fn not_csv(span: Span) -> Diagnostic {
    error("not-text", span, "这不是 CSV 文件，是表格或文字处理程序的文件").with_help(
        "用 Excel 或 WPS 打开，另存为“CSV（逗号分隔）”，csv = 后面写新的文件名",
    )
}

/// A quote in a CSV file that is never closed.
pub(super) fn csv_quote_open(span: Span) -> Diagnostic {
    error("csv-quote", span, "这个英文引号 \" 不成对，后面的内容分不出格")
        .with_help("补上或删去这个引号；格里要印引号的，用中文的“ ”")
}

/// A row of a table that is not a list.
pub(super) fn not_a_row(span: Span) -> Diagnostic {
    error("kind-wrong", span, "表格的每一行都要写成列表")
        .with_help(format!("如 {ROWS}，每对方括号是一行"))
}

/// A row with too few or too many cells.
pub(super) fn uneven_row(
    span: Span,
    cells: usize,
    columns: usize,
    is_csv: bool,
) -> Diagnostic {
    let message = format!("这一行有 {cells} 格，表格有 {columns} 栏");
    error("row-uneven", span, message).with_help(match is_csv {
        true => "补上或删去几格；空着的格也要有逗号",
        false => "补上或删去几格；空着的格写 \"\"",
    })
}

/// Widths for too few or too many columns.
pub(super) fn uneven_widths(span: Span, widths: usize, columns: usize) -> Diagnostic {
    let message = format!("表格有 {columns} 栏，栏宽（widths）却写了 {widths} 个数");
    error("widths-uneven", span, message).with_help("每栏写一个数，单位是字")
}

/// A number of the page that is out of the legal bounds.
pub(super) fn out_of_bounds(number: &Number, span: Span) -> Diagnostic {
    let Number { called, unit, least, most, standard, .. } = number;
    let unit = unit.name();
    let source = match number.clause.starts_with(|ch: char| ch.is_ascii_digit()) {
        true => format!("GB/T 9704—2012，{}", number.clause),
        false if number.clause == "无规定" => "通行做法，标准未规定".to_owned(),
        false => number.clause.to_owned(),
    };
    let message = match number.is_fixed() {
        true => format!("{called}由标准规定为 {standard} {unit}，不能改（{source}）"),
        false if number.unit.is_whole() => {
            format!("{called}只能是 {least} 至 {most} 的整数（{source}）")
        }
        false => format!("{called}只能在 {least} 至 {most} {unit}之间（{source}）"),
    };
    let help = match number.is_fixed() {
        true => "删去这一行".to_owned(),
        false => format!("标准值是 {}", number.example),
    };
    error("number-out-of-bounds", span, message).with_help(help)
}

/// A letter without any section.
pub(super) fn no_sections(span: Span) -> Diagnostic {
    let help = "加上：\n[[section]]\nheading = \"……\"\nbody = \"……\"";
    error("table-missing", span, "这封信没有正文，至少要有一个 [[section]]")
        .with_help(help)
}

/// An empty section.
pub(super) fn empty_section(table: TableName, span: Span) -> Diagnostic {
    let message = format!("这个 {table} 没有小标题，也没有正文");
    error("section-empty", span, message)
        .with_help("不需要的，删去；需要的，在下面写上 heading（小标题）或 body（正文）")
}

/// A part whose text should go on behind its heading, but which has no heading.
pub(super) fn run_in_alone(span: Span) -> Diagnostic {
    let message = "写了 run_in = true，这一部分却没有小标题";
    error("run-in-alone", span, message)
        .with_help("在下面写上 heading = \"……\"，或者删去 run_in")
}

/// A part whose text should go on behind its heading, but which has no text.
pub(super) fn run_in_empty(span: Span) -> Diagnostic {
    let message = "写了 run_in = true，小标题后面却没有可以接着排的正文";
    error("run-in-empty", span, message)
        .with_help("在下面写上 body = \"……\"；小标题独占一行的，删去 run_in")
}

/// A part that begins with a table, which cannot go on behind its heading.
pub(super) fn run_in_table(span: Span) -> Diagnostic {
    let message = "写了 run_in = true，小标题后面却是表格，不能接着排";
    error("run-in-table", span, message)
        .with_help("在表格前面写一段 body = \"……\"，或者删去 run_in，让小标题独占一行")
}

/// A section deeper than the standard's four levels.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let message = "层次太深：结构层次最多四层，依次为“一、”“（一）”“1.”“（1）”";
    let complaint = error("section-deep", span, message)
        .with_help("并入上一层，或改写成上一层的一段正文");
    Diagnostic { clause: Some("GB/T 9704—2012，7.3.3"), ..complaint }
}

/// A heading that starts with an ordinal.
pub(super) fn numbered_heading(
    span: Span,
    ordinal: &str,
    counted: Option<&str>,
) -> Diagnostic {
    let message = format!("小标题的序号由程序编排，不要自己写“{ordinal}”");
    let mut help = format!("删去“{ordinal}”");
    if let Some(counted) = counted {
        help += &format!(
            "，程序会编成“{counted}”；这不是要的序号的，核对前面的小标题缺不缺、层次对不对"
        );
    }
    error("heading-numbered", span, message).with_help(help)
}

/// A proposer with the 委员 or 代表 that the template adds; `line` is the corrected line.
pub(super) fn titled_name(text: &str, line: Option<&str>, span: Span) -> Diagnostic {
    let message = format!("提案人只写姓名，不写“{text}”：“委员”或“代表”由模板加上");
    error("proposer-titled", span, message).with_help(list_of_names(line))
}

/// Several proposers in one string.
pub(super) fn joined_names(line: Option<&str>, span: Span) -> Diagnostic {
    error("proposers-joined", span, "这里写了几位提案人，每人要单独写一项")
        .with_help(list_of_names(line))
}

/// A proposer's name with a number, a telephone or a remark.
pub(super) fn more_than_name(text: &str, line: Option<&str>, span: Span) -> Diagnostic {
    let message = format!("提案人只写姓名，“{text}”里还有别的内容");
    error("proposer-more", span, message).with_help(list_of_names(line))
}

/// A proposer's name that is written twice.
pub(super) fn name_twice(
    text: &str,
    line: Option<&str>,
    span: Span,
    first: Span,
) -> Diagnostic {
    error("proposer-twice", span, format!("提案人“{text}”写了两次"))
        .with_place(first, "第一次写在这里")
        .with_help(list_of_names(line))
}

fn list_of_names(line: Option<&str>) -> String {
    match line {
        Some(line) => format!("写作 {line}"),
        None => "写作 [\"姓名\", \"姓名\"]，每人一项，只写姓名".to_owned(),
    }
}

/// A kind that is neither 提案 nor 建议.
pub(super) fn unknown_kind(text: &str, span: Span) -> Diagnostic {
    let message = format!("类别（kind）只能是“提案”或“建议”，这里写的是“{text}”");
    let suggestion = match ProposalKind::of(text) {
        Some(kind) => format!("写作 kind = \"{}\"", kind.name()),
        None => "政协提案写 kind = \"提案\"，人大代表建议写 kind = \"建议\"".to_owned(),
    };
    error("kind-unknown", span, message).with_help(suggestion)
}

/// A colour that cannot be read.
pub(super) fn not_a_colour(text: &str, span: Span) -> Diagnostic {
    let is_digits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let help = match is_digits {
        true => format!("写作 red = \"#{text}\""),
        false => "正红是 red = \"#FF0000\"".to_owned(),
    };
    error("colour-wrong", span, "红色（red）要写成 # 加六位十六进制数字").with_help(help)
}

fn clause(complaint: Diagnostic, clause: &'static str) -> Diagnostic {
    Diagnostic { clause: Some(clause), ..complaint }
}

fn error(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, span, message)
}
