//! Cells of a ledger: what they show, and what their files say of them besides.

use std::fmt::Write as _;
use std::io::Write as _;

use reply::diagnostic;
use reply::diagnostic::Diagnostic;
use reply::ledger;
use reply::ledger::Cell;
use reply::ledger::Choice;
use reply::ledger::Fault;
use reply::ledger::Form;
use reply::ledger::Ledger;
use reply::letter::LedgerSettings;
use reply::source::Source;

pub(crate) fn read(name: &str, bytes: &[u8]) -> Ledger {
    let read = ledger::read(name, bytes, &LedgerSettings::default(), &Choice::default());
    read.unwrap_or_else(|found| panic!("{name}:\n{}", told(&found)))
}

fn told(found: &[Diagnostic]) -> String {
    found.iter().map(|it| diagnostic::human(it, false) + "\n").collect()
}

/// A zip of these files.
pub(crate) fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in files {
        archive.start_file(*name, options).expect("a file");
        archive.write_all(text.as_bytes()).expect("room");
    }
    archive.finish().expect("an archive").into_inner()
}

fn escaped(text: &str) -> String {
    let signs = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")];
    signs.iter().fold(text.to_owned(), |text, (sign, name)| text.replace(sign, name))
}

/// How a cell of an .xlsx looks.
enum Look<'a> {
    Code(&'a str),
    Builtin(u32),
}

/// An .xlsx with a proposal a row, and a cell under 数值: its look, attributes and content.
fn xlsx(cells: &[(Look, &str, &str)], book: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let (mut formats, mut looks) = (String::new(), "<xf numFmtId=\"0\"/>".to_owned());
    let text = |cell: &str, text: &str| {
        format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let heading = |(column, name): (&str, &str)| text(&format!("{column}1"), name);
    let headings = [("A", "案号"), ("B", "案由"), ("C", "提案人"), ("D", "数值")];
    let headings: String = headings.into_iter().map(heading).collect();
    let mut rows = format!("<row r=\"1\">{headings}</row>");
    for (idx, (look, attributes, content)) in cells.iter().enumerate() {
        let (row, id) = (idx + 2, idx + 200);
        let number = match look {
            Look::Code(code) => {
                let code = escaped(code);
                write!(formats, "<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>")
                    .expect("room");
                id
            }
            Look::Builtin(number) => *number as usize,
        };
        let look = idx + 1;
        write!(looks, "<xf numFmtId=\"{number}\"/>").expect("room");
        write!(
            rows,
            "<row r=\"{row}\">{}{}{}<c r=\"D{row}\" s=\"{look}\" {attributes}>{content}</c></row>",
            text(&format!("A{row}"), &row.to_string()),
            text(&format!("B{row}"), "关于路灯的建议"),
            text(&format!("C{row}"), "郁文"),
        )
        .expect("room");
    }
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    zipped(&[
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{relations}\">{book}<sheets><sheet name=\"一\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id=\"rId1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            &format!(
                "<styleSheet xmlns=\"{MAIN}\"><numFmts>{formats}</numFmts><cellXfs>{looks}</cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!(
                "<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>"
            ),
        ),
    ])
}

/// The cells under 数值 of such a file.
fn cells(cells: &[(Look, &str, &str)], book: &str) -> Vec<Cell> {
    let ledger = read("台账.xlsx", &xlsx(cells, book));
    ledger.rows.into_iter().map(|row| row.cells[3].clone()).collect()
}

/// Checks what numbers show by their formats.
fn check(cases: &[(&str, f64, &str)]) {
    let values: Vec<String> =
        cases.iter().map(|(_, number, _)| format!("<v>{number}</v>")).collect();
    let given = cases
        .iter()
        .zip(&values)
        .map(|((code, ..), value)| (Look::Code(code), "", value.as_str()));
    let read = cells(&given.collect::<Vec<_>>(), "");
    let mut wrong = String::new();
    for ((code, number, expected), cell) in cases.iter().zip(&read) {
        if cell.text != *expected || cell.fault.is_some() {
            writeln!(wrong, "{code} of {number}: {cell:?}, not {expected}")
                .expect("room");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn numbers_show_what_their_formats_say() {
    check(&[
        ("General", 231.0, "231"),
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 202_412_000_017.0, "202412000017"),
        ("General\"号\"", 5.0, "5号"),
        ("G/通用格式\"人\"", 5.5, "5.5人"),
        ("@", 231.0, "231"),
        // Padded, and with texts in between.
        ("0000", 231.0, "0231"),
        ("0000", 20231.0, "20231"),
        ("\"2024\"0000", 31.0, "20240031"),
        ("0000\\-00000000", 75_583_506_952.0, "0755-83506952"),
        ("000\\-0000\\-0000", 13_800_001_234.0, "138-0000-1234"),
        ("\"第\"0\"号\"", 7.0, "第7号"),
        ("第000号", 7.0, "第007号"),
        ("\"〔2024〕\"0", 7.0, "〔2024〕7"),
        ("#", 0.0, ""),
        ("0#", 5.0, "05"),
        ("???", 5.0, "5"),
        // Rounded, a half upwards, as the digits say.
        ("0", 12.6, "13"),
        ("0", 0.5, "1"),
        ("0", 2.5, "3"),
        ("0.00", 1.005, "1.01"),
        ("0.00", 0.285, "0.29"),
        ("0.0", 9.95, "10.0"),
        ("0.0", 999.95, "1000.0"),
        ("0.00", 0.004, "0.00"),
        ("0.##", 12.5, "12.5"),
        ("0.##", 12.0, "12."),
        ("#.00", 0.5, ".50"),
        (".00", 12.5, "12.50"),
        ("0.0?", 1.5, "1.5"),
        // Per cent.
        ("0%", 0.98, "98%"),
        ("0%", 0.145, "15%"),
        ("0.0%", 0.925, "92.5%"),
        ("0.00%", 1.0, "100.00%"),
        ("0.00\\%", 92.5, "92.50%"),
        // By thousands.
        ("#,##0", 1_234_567.0, "1,234,567"),
        ("#,##0", 12.0, "12"),
        ("#,##0", 0.0, "0"),
        ("#,##0.00", 12_345.5, "12,345.50"),
        ("#,##0.00_ ", 999.995, "1,000.00"),
        ("0,000", 5.0, "0,005"),
        ("#,##0,", 1_234_567.0, "1,235"),
        ("0.0,,\"百万\"", 12_345_678.0, "12.3百万"),
        ("0\\.0,\"万\"", 12_345.0, "1.2万"),
        ("0!.0,\"万\"", 12_345.0, "1.2万"),
        ("#,##0.00\"元\"", 1234.5, "1,234.50元"),
        // Below zero.
        ("0.0", -1.25, "-1.3"),
        ("#,##0;(#,##0)", -1234.0, "(1,234)"),
        ("0;-0;\"无\"", 0.0, "无"),
        ("0;[Red]-0;\"无\"", -3.0, "-3"),
        ("0_);[Red]\\(0\\)", -3.0, "(3)"),
        ("\"¥\"0.00", -3.0, "-¥3.00"),
        ("0;;", 0.0, ""),
        (";;;", 5.0, ""),
        // Colors, conditions, currencies.
        ("[Red]0", 5.0, "5"),
        ("[红色]0.0", 5.0, "5.0"),
        ("[Color 10]0", 5.0, "5"),
        ("[>=100]\"多\"0;\"少\"0", 100.0, "多100"),
        ("[>=100]\"多\"0;\"少\"0", 99.0, "少99"),
        ("[<1]0.0%;[<10]0.0;0", 12.3, "12"),
        ("[=1]\"是\";[=0]\"否\";0", 1.0, "是"),
        ("[=1]\"是\";[=0]\"否\";0", 0.0, "否"),
        ("[$¥-804]#,##0.00", 1234.5, "¥1,234.50"),
        ("[$-804]0", 5.0, "5"),
        ("\\¥#,##0", 1234.0, "¥1,234"),
        ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 1234.5, "1,234.50"),
        ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0.0, "-"),
        // Powers of ten, and fractions.
        ("0.00E+00", 202_412_000_017.0, "2.02E+11"),
        ("0.0E+0", 0.000_123, "1.2E-4"),
        ("##0.0E+0", 12_345.0, "12.3E+3"),
        ("0E+0", 9.5, "1E+1"),
        ("# ?/?", 3.5, "3 1/2"),
        ("# ??/??", 0.3125, "5/16"),
        ("# ?/8", 0.75, "6/8"),
        ("?/?", 1.5, "3/2"),
        // Chinese numerals.
        ("[DBNum1]0\"个\"", 7.0, "七个"),
        ("[DBNum1][$-804]General", 1234.0, "一千二百三十四"),
        ("[DBNum1][$-804]General", 1005.0, "一千〇五"),
        ("[DBNum1][$-804]General\"件\"", 12.0, "一十二件"),
        ("[DBNum2][$-804]General", 12_345.0, "壹万贰仟叁佰肆拾伍"),
        ("[DBNum2]General", 20_030.0, "贰万零叁拾"),
    ]);
}

#[test]
fn days_show_what_their_formats_say() {
    const DAY: f64 = 45_424.0; // 2024-05-12, a Sunday
    check(&[
        ("yyyy/m/d", DAY, "2024/5/12"),
        ("yyyy-mm-dd", DAY, "2024-05-12"),
        ("yyyy/m/d;@", DAY, "2024/5/12"),
        ("yyyy\"年\"m\"月\"d\"日\"", DAY, "2024年5月12日"),
        ("yyyy年m月d日", DAY, "2024年5月12日"),
        ("yyyy.mm.dd", DAY, "2024.05.12"),
        ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", DAY, "2024年5月12日"),
        ("m\"月\"d\"日\"", DAY, "5月12日"),
        ("yyyy\"年\"m\"月\"", DAY, "2024年5月"),
        ("m/d/yy", DAY, "5/12/24"),
        ("e/m/d", DAY, "2024/5/12"),
        ("yyyymmdd", DAY, "20240512"),
        ("d-mmm", DAY, "12-May"),
        ("mmm-yy", DAY, "May-24"),
        ("[$-409]mmmm d, yyyy", DAY, "May 12, 2024"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", DAY, "2024年5月12日"),
        ("[$-x-sysdate]dddd, mmmm dd, yyyy", DAY, "2024年5月12日"),
        ("aaaa", DAY, "星期日"),
        ("[$-804]aaa", DAY, "日"),
        ("[$-804]dddd", DAY, "星期日"),
        ("dddd", DAY, "Sunday"),
        ("m\"月\"d\"日\" aaaa", DAY, "5月12日 星期日"),
        ("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", DAY, "二〇二四年五月十二日"),
        ("[DBNum1][$-804]yyyy\"年\"m\"月\"", DAY, "二〇二四年五月"),
        ("[DBNum1]m\"月\"d\"日\"", DAY + 18.0, "五月三十日"),
        // With the time, or nothing else.
        ("yyyy/m/d h:mm", DAY + 0.395_833_333_333, "2024/5/12 9:30"),
        ("yyyy-mm-dd hh:mm:ss", DAY + 0.604_178_240_74, "2024-05-12 14:30:01"),
        ("上午/下午h\"时\"mm\"分\"", DAY + 0.604_166_666_667, "下午2时30分"),
        ("[$-804]上午/下午h:mm", DAY + 0.25, "上午6:00"),
        ("h:mm AM/PM", 0.0, "12:00 AM"),
        ("h:mm:ss A/P", 0.75, "6:00:00 P"),
        ("[h]:mm", 1.5, "36:00"),
        ("[mm]:ss", 0.01, "14:24"),
        ("mm:ss.0", 0.000_005_787, "00:00.5"),
        ("[$-F400]h:mm:ss AM/PM", 0.75, "18:00:00"),
        ("yyyy/m/d", 59.0, "1900/2/28"),
        ("yyyy/m/d", 61.0, "1900/3/1"),
    ]);
    let days: Vec<Option<String>> = cells(
        &[
            (Look::Code("m\"月\"d\"日\""), "", "<v>45424</v>"),
            (Look::Code("h:mm"), "", "<v>45424.5</v>"),
            (Look::Code("General"), "", "<v>45424</v>"),
            (Look::Code("yyyy/m/d"), "t=\"d\"", "<v>2024-05-12T00:00:00</v>"),
        ],
        "",
    )
    .iter()
    .map(|cell| cell.day.map(|day| day.to_string()))
    .collect();
    let day = Some("2024-05-12".to_owned());
    assert_eq!(days, [day.clone(), None, None, day]);
    let later = "<workbookPr date1904=\"1\"/>";
    let cell = &cells(&[(Look::Code("yyyy/m/d"), "", "<v>43962</v>")], later)[0];
    assert_eq!(cell.text, "2024/5/12");
}

#[test]
fn formats_without_a_code_are_those_of_this_country() {
    let cases = [
        (0, "45424.5", "45424.5"),
        (1, "45424.5", "45425"),
        (4, "45424.5", "45,424.50"),
        (10, "0.925", "92.50%"),
        (14, "45424", "2024/5/12"),
        (17, "45424", "May-24"),
        (22, "45424.5", "2024/5/12 12:00"),
        (27, "45424", "2024年5月"),
        (30, "45424", "5-12-24"),
        (31, "45424", "2024年5月12日"),
        (32, "0.5", "12时00分"),
        (43, "1234.5", "1,234.50"),
        (49, "231", "231"),
        (57, "45424", "2024年5月"),
        (58, "45424", "5月12日"),
    ];
    let values: Vec<String> =
        cases.iter().map(|(_, value, _)| format!("<v>{value}</v>")).collect();
    let given = cases.iter().zip(&values);
    let given: Vec<_> =
        given.map(|((id, ..), value)| (Look::Builtin(*id), "", value.as_str())).collect();
    for ((id, _, expected), cell) in cases.iter().zip(cells(&given, "")) {
        assert_eq!(cell.text, *expected, "{id}");
    }
}

/// A format that is not understood is told where its column is used.
#[test]
fn formats_that_are_not_understood_are_told() {
    let long = format!("\"{}\"0", "甲".repeat(300));
    let codes = [
        "[$-404]e\"年\"",
        "[$-30804]yyyy",
        "ggge",
        "bbbb",
        "0.0.0",
        "yyyy 0",
        "qqq",
        "[未知]0",
        "\"0",
        "0*-",
        "[DBNum3]0",
        "[DBNum1]#,##0",
        "0;0;0;0;0",
        "[>1",
        "0/0/0",
        "E",
        "_",
        "[$-804]mmm",
        &long,
    ];
    let given: Vec<_> =
        codes.iter().map(|code| (Look::Code(code), "", "<v>45424</v>")).collect();
    for (code, cell) in codes.iter().zip(cells(&given, "")) {
        assert_eq!(cell.fault, Some(Fault::Format((*code).to_owned())), "{code}");
    }
    // And what programs show differently.
    for (code, value) in [
        ("yyyy/m/d", "-1"),
        ("yyyy/m/d", "60"),
        ("\"2024\"0000", "-0.25"),
        ("\"第\"@\"号\"", "5"),
        ("[DBNum1]0", "12"),
        ("上午/下午h", "0.5"),
        ("[>1]0;0.0", "-1"),
    ] {
        let value = format!("<v>{value}</v>");
        let cell = &cells(&[(Look::Code(code), "", &value)], "")[0];
        assert!(matches!(cell.fault, Some(Fault::Format(_))), "{code}: {cell:?}");
    }

    let ledger = read("台账.xlsx", &xlsx(&[(Look::Code("qqq"), "", "<v>1</v>")], ""));
    let message = "第 2 行“数值”的数字格式不认得：qqq（存的是 1），不知道表格里怎样显示";
    assert_eq!(letter("{{ 数值 }}", &ledger), Err(message.to_owned()));
    // Who has no use for it does not mind.
    assert_eq!(letter("{{ 案由 }}", &ledger), Ok("关于路灯的建议".to_owned()));
}

/// The first letter of a template, or the first thing that is told.
fn letter(template: &str, ledger: &Ledger) -> Result<String, String> {
    let form = Form::new(&Source::new("信.toml.tera", template));
    let form = form.unwrap_or_else(|found| panic!("{}", told(&found)));
    match form.letter(ledger, &ledger.rows[0]) {
        Ok(letter) => Ok(letter.text().to_owned()),
        Err(found) => Err(found[0].message.clone()),
    }
}

/// What a cell has in an .xlsx, and what is read of it.
#[test]
fn cells_are_read_in_all_their_kinds() {
    let digits = || Some(Fault::Digits);
    let formula = || Some(Fault::Formula);
    let cases = [
        ("General", "t=\"b\"", "<v>1</v>", "TRUE", None),
        ("General", "t=\"e\"", "<v>#REF!</v>", "#REF!", None),
        ("General", "t=\"str\"", "<f>A1</f><v>甲&amp;乙</v>", "甲&乙", None),
        (
            "General",
            "t=\"inlineStr\"",
            "<is><r><t>甲</t></r><r><t>乙</t></r></is>",
            "甲乙",
            None,
        ),
        (
            "General",
            "t=\"inlineStr\"",
            "<is><t>东京</t><rPh sb=\"0\" eb=\"2\"><t>とうきょう</t></rPh></is>",
            "东京",
            None,
        ),
        ("General", "t=\"str\"", "<v>甲_x000D_乙</v>", "甲\r乙", None),
        ("\"第\"@\"号\"", "t=\"str\"", "<v>二</v>", "第二号", None),
        // Text that is to stay text.
        ("General", "t=\"str\"", "<v>=\"0231\"</v>", "0231", None),
        ("General", "t=\"str\"", "<v>'0231</v>", "0231", None),
        ("General", "t=\"str\"", "<v>'一老一小'服务</v>", "'一老一小'服务", None),
        // Digits that are lost.
        ("General", "t=\"str\"", "<v>2.02412E+11</v>", "2.02412E+11", digits()),
        ("0", "", "<v>360101199001011234</v>", "360101199001011000", digits()),
        ("General", "", "<v>3.60101199001011E+17</v>", "360101199001011000", digits()),
        // Formulas, with and without their values.
        ("General", "", "<f>1+1</f><v>2</v>", "2", None),
        ("General", "", "<f>A1&amp;B1</f><v></v>", "=A1&B1", formula()),
        ("General", "", "<f>A1</f><v/>", "=A1", formula()),
        ("General", "", "<f>A1</f>", "=A1", formula()),
        ("General", "t=\"str\"", "<f>A1</f>", "=A1", formula()),
        // An empty text is a value.
        ("General", "t=\"str\"", "<f>A1</f><v></v>", "", None),
    ];
    let given: Vec<_> = cases
        .iter()
        .map(|(code, attributes, content, ..)| (Look::Code(code), *attributes, *content))
        .collect();
    for (case, cell) in cases.iter().zip(cells(&given, "")) {
        let (_, _, content, text, fault) = case;
        assert_eq!((cell.text.as_str(), &cell.fault), (*text, fault), "{content}");
    }
    // Programs that do not calculate put 0, and ask that it be done later.
    let later = "<calcPr fullCalcOnLoad=\"1\"/>";
    let given = |value| [(Look::Code("0"), "", value)];
    let put = &cells(&given("<f>A1</f><v>0</v>"), later)[0];
    assert_eq!(put.fault, formula());
    assert_eq!(cells(&given("<f>A1</f><v>0</v>"), "")[0].text, "0");
    assert_eq!(cells(&given("<f>A1</f><v>7</v>"), later)[0].text, "7");
}

/// A cell under 案号 in a CSV, and the number of the letter, or what is told.
#[test]
fn numbers_that_a_program_changed_are_refused() {
    let day = |text: &str| Err(format!("第 2 行“案号”是日期，不是案号：“{text}”"));
    let cases = [
        ("=\"\"0231\"\"", Ok("0231".to_owned())),
        ("'0231", Ok("0231".to_owned())),
        ("2.02412E+11", Err("第 2 行“案号”的数字已经不全：“2.02412E+11”".to_owned())),
        ("1.3E+08", Err("第 2 行“案号”的数字已经不全：“1.3E+08”".to_owned())),
        ("5月12日", day("5月12日")),
        ("2024年5月", day("2024年5月")),
        ("12-May", day("12-May")),
        ("May-12", day("May-12")),
        ("12-May-24", day("12-May-24")),
        ("2024/5/12", day("2024/5/12")),
        ("2024-05-12 0:00:00", day("2024-05-12 0:00:00")),
        ("5-12", Ok("5-12".to_owned())),
        ("2024-17", Ok("2024-17".to_owned())),
        ("2024-05-12", Ok("2024-05-12".to_owned())),
        ("E12", Ok("E12".to_owned())),
        ("12E5", Ok("12E5".to_owned())),
        ("第231号", Ok("231".to_owned())),
    ];
    for (cell, expected) in cases {
        let ledger = format!("案号,案由,提案人\n\"{cell}\",甲,郁文\n");
        let ledger = read("台账.csv", ledger.as_bytes());
        assert_eq!(letter("{{ 案号 }}", &ledger), expected, "{cell}");
    }
    // As Excel itself writes it, without quotes around.
    let ledger = read("台账.csv", "案号,案由,提案人\n=\"0231\",甲,郁文\n".as_bytes());
    assert_eq!(letter("{{ 案号 }}", &ledger), Ok("0231".to_owned()));
}
