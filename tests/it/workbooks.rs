//! Workbooks of all makes: which of their rows and cells are read, and which files are none.

use std::fs;

use reply::diagnostic;
use reply::ledger;
use reply::ledger::Choice;
use reply::ledger::Fault;
use reply::ledger::Ledger;
use reply::letter::LedgerSettings;

use crate::cells::read;
use crate::cells::zipped;
use crate::program::Reply;

/// The rows of a ledger with the days and faults of their cells, and ~ where one is hidden.
fn rows(ledger: &Ledger) -> Vec<String> {
    let rows = ledger.rows.iter().map(|row| {
        let cells: Vec<&str> = row.cells.iter().map(|cell| &*cell.text).collect();
        let hidden = if row.is_hidden { "~" } else { "" };
        format!("{hidden}{}|{}", row.number, cells.join("|").trim_end_matches('|'))
    });
    rows.collect()
}

/// One sheet with number formats, days and hidden rows. `make.py` made the files.
#[test]
fn formats_show_the_same_in_each_kind_of_file() {
    let expected = [
        "2|0031|关于修路的建议|郁文|92.5%|98%|12,345.50|0755-83506952|13|2024年5月|2024/5/12",
        "~3|20240032|关于公厕的建议|李晓|15%|100.00%|1,234,567|138-0000-1234|-3|5月12日|5/12/24",
        "~4|5月12日|关于树木的建议|王芳",
    ];
    for name in ["formats.xlsx", "formats.xls", "formats.ods"] {
        let bytes = fs::read(format!("tests/ledger/{name}")).expect("a sheet");
        let ledger = read(name, &bytes);
        assert_eq!(rows(&ledger), expected, "{name}");
        let last = &ledger.rows[2].cells[0];
        assert_eq!(last.day.map(|day| day.to_string()).as_deref(), Some("2024-05-12"));
        let received = ledger.rows[1].cells[9].day.map(|day| day.to_string());
        assert_eq!(received.as_deref(), Some("2024-05-12"), "{name}");
        // Each day is one by whatever it shows; an id that became one is refused.
        let ran = Reply::new().file(name, &bytes).args(["new", "--from", name]).run();
        let ran = ran.status(1).told("第 4 行“案号”是日期，不是案号：“5月12日”");
        let ran = ran.told("设成“文本”");
        let folder = name.split('.').next().expect("a name");
        let letters: Vec<String> = ran
            .all_files()
            .into_iter()
            .filter(|file| file.starts_with(folder) && file.ends_with(".toml"))
            .collect();
        let [first, second] = [("0031", "郁文"), ("20240032", "李晓")]
            .map(|(number, author)| format!("{folder}/{number}-{author}.toml"));
        assert_eq!(letters, [first, second], "{name}");
    }
}

/// An .ods with a proposal a row, and this under 数值.
fn ods(styles: &str, rows: &str) -> Vec<u8> {
    let text = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let headings = ["案号", "案由", "提案人", "数值"].map(text).concat();
    let spaces = ["office", "table", "text", "style", "calcext", "draw"]
        .map(|name| format!("xmlns:{name}=\"urn:{name}\""))
        .join(" ");
    let content = format!(
        "<office:document-content {spaces}><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:spreadsheet>\
         <table:table table:name=\"一\"><table:table-row>{headings}</table:table-row>\
         {rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

/// A row of an .ods with a proposal, and a cell behind it.
fn ods_row(attributes: &str, number: &str, cell: &str) -> String {
    let text = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let cells = [number, "关于路灯的建议", "郁文"].map(text).concat();
    format!("<table:table-row {attributes}>{cells}{cell}</table:table-row>")
}

#[test]
fn cells_of_an_ods_show_what_the_file_says_that_they_show() {
    let style = "<style:style style:name=\"ce1\" style:data-style-name=\"N2\"/>";
    let format = |kind: &str| Some(Fault::Format(kind.to_owned()));
    let cases = [
        (
            "value-type=\"float\" office:value=\"231\"",
            "<text:p>0231</text:p>",
            "0231",
            None,
        ),
        ("value-type=\"float\" office:value=\"231\"", "", "231", None),
        (
            "value-type=\"percentage\" office:value=\"0.925\"",
            "<text:p>92.5%</text:p>",
            "92.5%",
            None,
        ),
        (
            "value-type=\"percentage\" office:value=\"0.925\"",
            "",
            "0.925",
            format("percentage"),
        ),
        (
            "value-type=\"float\" office:value=\"5\" table:style-name=\"ce1\"",
            "",
            "5",
            format("float"),
        ),
        (
            "value-type=\"float\" office:value=\"5\"",
            "<text:p>###</text:p>",
            "5",
            format("float"),
        ),
        (
            "value-type=\"float\" office:value=\"360101199001011234\"",
            "<text:p>360101199001011000</text:p>",
            "360101199001011000",
            Some(Fault::Digits),
        ),
        ("value-type=\"boolean\" office:boolean-value=\"true\"", "", "TRUE", None),
        (
            "value-type=\"boolean\" office:boolean-value=\"true\"",
            "<text:p>是</text:p>",
            "是",
            None,
        ),
        (
            "value-type=\"string\"",
            "<text:p>甲<text:s text:c=\"2\"/>乙<text:line-break/>丙</text:p><text:p>丁&amp;戊</text:p>",
            "甲  乙\n丙\n丁&戊",
            None,
        ),
        (
            "value-type=\"string\"",
            "<office:annotation><text:p>批注</text:p></office:annotation>\
             <text:p>甲<text:span>乙</text:span></text:p>\
             <draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame>",
            "甲乙",
            None,
        ),
        ("value-type=\"string\" office:string-value=\"甲\"", "", "甲", None),
        (
            "value-type=\"string\"",
            "<text:p>2.02412E+11</text:p>",
            "2.02412E+11",
            Some(Fault::Digits),
        ),
        ("value-type=\"string\"", "<text:p>'0231</text:p>", "0231", None),
        // Formulas.
        (
            "value-type=\"float\" office:value=\"2\" table:formula=\"of:=1+1\"",
            "<text:p>2</text:p>",
            "2",
            None,
        ),
        ("formula=\"of:=[.A1]\"", "", "=of:=[.A1]", Some(Fault::Formula)),
        ("value-type=\"string\" table:formula=\"of:=[.A1]\"", "", "", None),
        (
            "value-type=\"string\" office:string-value=\"\" table:formula=\"of:=1/0\"",
            "<text:p>#DIV/0!</text:p>",
            "#DIV/0!",
            None,
        ),
        (
            "value-type=\"float\" office:value=\"0\" table:formula=\"of:=x\"",
            "<text:p>Err:502</text:p>",
            "Err:502",
            Some(Fault::Formula),
        ),
        // Days.
        (
            "value-type=\"date\" office:date-value=\"2024-05-12\"",
            "<text:p>5月12日</text:p>",
            "5月12日",
            None,
        ),
        (
            "value-type=\"date\" office:date-value=\"2024-05-12T00:00:00\"",
            "",
            "2024-05-12",
            None,
        ),
    ];
    let rows: String = cases
        .iter()
        .enumerate()
        .map(|(idx, (attributes, content, ..))| {
            let cell = format!(
                "<table:table-cell office:{attributes}>{content}</table:table-cell>"
            );
            ods_row("", &idx.to_string(), &cell)
        })
        .collect();
    let ledger = read("台账.ods", &ods(style, &rows));
    for ((attributes, content, text, fault), row) in cases.iter().zip(&ledger.rows) {
        let cell = &row.cells[3];
        assert_eq!(
            (cell.text.as_str(), &cell.fault),
            (*text, fault),
            "{attributes} {content}"
        );
        assert_eq!(cell.day.is_some(), attributes.contains("\"date\""), "{attributes}");
    }
}

#[test]
fn rows_of_an_ods_are_counted_and_hidden() {
    let style = "<style:style style:name=\"ro0\" style:family=\"table-row\">\
                 <style:table-row-properties style:row-height=\"0cm\"/></style:style>";
    let cell = |content: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\" {content}</table:table-cell>"
        )
    };
    let text = cell("><text:p>甲</text:p>");
    let rows = [
        ods_row("", "1", &cell("table:number-rows-spanned=\"2\"><text:p>并</text:p>")),
        ods_row("table:visibility=\"filter\"", "2", "<table:covered-table-cell/>"),
        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell \
         table:number-columns-repeated=\"1024\"/></table:table-row>"
            .to_owned(),
        ods_row(
            "table:visibility=\"collapse\" table:number-rows-repeated=\"2\"",
            "3",
            &text,
        ),
        ods_row("table:style-name=\"ro0\"", "4", &text),
        ods_row("table:visibility=\"visible\"", "5", &text),
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
         table:number-columns-repeated=\"1024\"/></table:table-row>"
            .to_owned(),
    ];
    let ledger = read("台账.ods", &ods(style, &rows.concat()));
    let expected = [
        "2|1|关于路灯的建议|郁文|并",
        "~3|2|关于路灯的建议|郁文|并",
        "~7|3|关于路灯的建议|郁文|甲",
        "~8|3|关于路灯的建议|郁文|甲",
        "~9|4|关于路灯的建议|郁文|甲",
        "10|5|关于路灯的建议|郁文|甲",
    ];
    assert_eq!(self::rows(&ledger), expected);
}

/// Formulas that were never calculated. `make.py` made the files.
#[test]
fn formulas_without_values_are_refused_whatever_program_wrote_them() {
    for name in ["uncalculated.xls", "uncalculated.xlsx", "uncalculated0.xlsx"] {
        let bytes = fs::read(format!("tests/ledger/{name}")).expect("a sheet");
        let ran = Reply::new().file(name, &bytes).args(["new", "--from", name]).run();
        let ran = ran.status(1).told("第 2 行“案号”是公式，文件里没有存下算出的结果");
        ran.told("等公式算好，保存后重新运行").files(&[name]);
    }
}

#[test]
fn an_ods_keeps_to_the_limits() {
    let tables = "</table:table><table:table table:name=\"又\">".repeat(200);
    let refused = |bytes: &[u8]| {
        let read = ledger::read(
            "台账.ods",
            bytes,
            &LedgerSettings::default(),
            &Choice::default(),
        );
        read.expect_err("too much").remove(0).message
    };
    assert!(refused(&ods("", &tables)).contains("200 个工作表"));
    let content = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><office:document-content/>";
    assert!(refused(&zipped(&[("content.xml", content)])).contains("读不出来"));
    let content = "<office:document-content><office:body>";
    assert!(refused(&zipped(&[("content.xml", content)])).contains("读不出来"));
    let locked = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let files = [("META-INF/manifest.xml", locked), ("content.xml", "x")];
    assert!(refused(&zipped(&files)).contains("打开密码"));
}

/// Files that are called sheets, and what they are told to be.
#[test]
fn files_that_are_no_workbook_are_told_as_what_they_are() {
    let archive = "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related;\r\n\
         boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<html></html>\r\n--x--\r\n";
    let spreadsheet = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>";
    let page = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><meta name=ProgId \
         content=Excel.Sheet><table><tr><td>案号</td></tr></table></html>";
    let text = "<office:document-content xmlns:office=\"urn:office\"><office:body>\
         <office:text/></office:body></office:document-content>";
    let old = |stream: &str| {
        let room = std::io::Cursor::new(Vec::new());
        let mut file = cfb::CompoundFile::create(room).expect("a container");
        drop(file.create_stream(stream).expect("a stream"));
        file.into_inner().into_inner()
    };
    let cases: [(&str, Vec<u8>, &str, &str); 12] = [
        ("档.xls", archive.into(), "单个文件网页（MHTML）", "另存为 .xlsx"),
        (
            "头.xls",
            format!("From: <x>\n{archive}").into(),
            "单个文件网页（MHTML）",
            ".xlsx",
        ),
        ("表.xls", spreadsheet.into(), "XML 表格（Excel 2003）", "另存为 .xlsx"),
        ("页.xls", page.into(), "网页（HTML）", "另存为 .xlsx"),
        ("段.xls", "\u{feff}\n<TABLE><tr>".into(), "网页（HTML）", "另存为 .xlsx"),
        ("数.xml", "<?xml version=\"1.0\"?><a/>".into(), "其实是XML", "另存为 .xlsx"),
        (
            "二.xlsb",
            zipped(&[("xl/workbook.bin", "x")]),
            "二进制工作簿（.xlsb）",
            ".xlsx",
        ),
        ("文.docx", zipped(&[("word/document.xml", "<a/>")]), "文字文稿", "复制到"),
        ("文.doc", old("/WordDocument"), "文字文稿", "复制到"),
        ("文.odt", zipped(&[("content.xml", text)]), "文字文稿", "复制到"),
        ("数.numbers", zipped(&[("Index/Document.iwa", "x")]), "Numbers 表格", "导出为"),
        ("包.zip", zipped(&[("a.txt", "x")]), "不是电子表格", "台账要是"),
    ];
    for (name, bytes, what, help) in cases {
        let read =
            ledger::read(name, &bytes, &LedgerSettings::default(), &Choice::default());
        let found = read.expect_err(name);
        let told: String = found.iter().map(|it| diagnostic::human(it, false)).collect();
        assert!(told.contains(what) && told.contains(help), "{name}:\n{told}");
    }
    // A sign before a text is no tag.
    let ledger =
        read("台账.csv", "<2024年台账>,,\n案号,案由,提案人\n1,甲,郁文\n".as_bytes());
    assert_eq!(rows(&ledger), ["3|1|甲|郁文"]);
}
