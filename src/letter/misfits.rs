//! The sentences about what came from other programs: tables in a text, damaged 案号.

use toml::Value;

use crate::chinese::CaseNumber;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// A 案号 with something around it, damaged, or not sure; none of one that is right.
pub(super) fn case_number(shown: &str, span: Span) -> Option<Diagnostic> {
    let (code, message, help) = match CaseNumber::read(shown) {
        CaseNumber::Plain => return None,
        CaseNumber::Wrapped(bare) => wrapped_number(shown, &bare),
        CaseNumber::Unclear(numbers) if !numbers.is_empty() => {
            let lines = numbers.iter().map(|it| format!("number = \"{it}\""));
            let lines: Vec<String> = lines.collect();
            let message = format!("从“{shown}”看不出案号是 {}", numbers.join("，还是 "));
            let help =
                format!("照原件，写作 {}；“第”和“号”由模板加上", lines.join("，或者 "));
            ("number-unclear", message, help)
        }
        CaseNumber::Unclear(_) | CaseNumber::Missing => (
            "number-unclear",
            format!("从“{shown}”看不出案号是什么"),
            "照原件只写号码：number = \"……\"；“第”和“号”由模板加上".to_owned(),
        ),
        CaseNumber::Lost => (
            "number-damaged",
            format!("案号的数字已经不全：“{shown}”"),
            "这是表格程序的写法，只剩下前几位数字；照原件重新写案号".to_owned(),
        ),
        CaseNumber::Day => (
            "number-damaged",
            format!("案号成了日期：“{shown}”"),
            "像 5-12 这样的案号，表格程序会当成日期；照原件重新写案号".to_owned(),
        ),
        CaseNumber::Failed => (
            "number-damaged",
            format!("案号成了表格程序的出错标记：“{shown}”"),
            "照原件重新写案号".to_owned(),
        ),
    };
    Some(error(code, span, message).with_help(help))
}

/// A number with the 第 and 号 that the template adds, or with what a program left.
fn wrapped_number(shown: &str, bare: &str) -> (&'static str, String, String) {
    let message = format!("案号只写号码本身，不写“{shown}”");
    let message = match shown.contains(['第', '号']) {
        true => format!("{message}：“第”和“号”由模板加上"),
        false => message,
    };
    let help = format!("写作 number = \"{bare}\"");
    let help = match shown.contains(['.', '．']) {
        true => format!("{help}；原件上前面还有 0 的，照原件写"),
        false => help,
    };
    ("number-wrapped", message, help)
}

/// Cells as they are shown in a complaint.
pub(super) struct Grid<'a> {
    /// The header of the table to write: `[[section.table]]`.
    pub(super) header: &'a str,
    /// The cells of each line.
    pub(super) rows: &'a [Vec<&'a str>],
    /// Whether the first line is surely the head.
    pub(super) has_head: bool,
}

impl Grid<'_> {
    /// Whether all lines have as many cells.
    pub(super) fn is_even(&self) -> bool {
        self.rows.iter().all(|row| row.len() == self.rows[0].len())
    }
}

/// Lines of a text that a table was pasted into.
pub(super) fn pasted_table(grid: &Grid, is_last: bool, span: Span) -> Diagnostic {
    let written = written(grid);
    let (message, help) = match grid.rows.len() {
        1 => (
            "这一行里有制表符（Tab），不知道是表格的一行，还是多余的空格".to_owned(),
            format!(
                "是一句话的，删去制表符；是表格的，从正文里删去这一行，另写：\n{written}"
            ),
        ),
        n => (
            format!("这里有 {n} 行用制表符（Tab）或空格隔开，像是表格，不能当作正文来印"),
            format!("从正文里删去这 {n} 行，在正文后面另写：\n{written}"),
        ),
    };
    let help = match grid.is_even() {
        true => help,
        false => format!("{help}\n各行的格数不一样：空着的格写 \"\"，使每行一样多"),
    };
    let help = match is_last {
        true => help,
        false => {
            format!("{help}\n表格印在这一节正文的后面；表格后面的文字，另起一节来写")
        }
    };
    error("table-in-text", span, message).with_help(help)
}

/// A table that was pasted into a text that has none.
pub(super) fn table_outside(grid: &Grid, span: Span) -> Diagnostic {
    let message = "这里用制表符（Tab）或空格隔开，像是表格；开头和结尾里不能有表格";
    let help = format!(
        "是一句话的，删去制表符和多余的空格；是表格的，写到正文的一节里：\n[[section]]\n{}",
        written(grid)
    );
    error("table-in-text", span, message).with_help(help)
}

/// The most rows that a complaint shows.
const MOST_ROWS: usize = 30;

/// The table as it is to be written.
fn written(grid: &Grid) -> String {
    let row = |cells: &Vec<&str>| {
        let cells: Vec<String> =
            cells.iter().map(|cell| Value::from(*cell).to_string()).collect();
        format!("[{}]", cells.join(", "))
    };
    let head = grid.rows.first().filter(|_| grid.has_head);
    let head = head.map(|cells| format!("header = {}\n", row(cells))).unwrap_or_default();
    let rows = &grid.rows[usize::from(grid.has_head)..];
    let more = match rows.len() > MOST_ROWS {
        true => {
            "  # 其余各行照这样写；行很多的，可以另存为 CSV，改写 csv = \"表格.csv\"\n"
        }
        false => "",
    };
    let rows: Vec<String> =
        rows.iter().take(MOST_ROWS).map(|cells| format!("  {},\n", row(cells))).collect();
    format!("{}\n{head}rows = [\n{}{more}]", grid.header, rows.concat())
}

fn error(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, span, message)
}
