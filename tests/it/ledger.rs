//! Ledgers: what is read in a sheet, and the letters that are started from its rows.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use reply::diagnostic;
use reply::diagnostic::Diagnostic;
use reply::ledger;
use reply::ledger::Choice;
use reply::ledger::Form;
use reply::ledger::Ledger;
use reply::letter;
use reply::letter::LedgerSettings;
use reply::source::Source;

use crate::golden;
use crate::program::Reply;

/// Sheets of programs that are not ours, and what is read in them. `make.py` made them.
#[test]
fn sheets_are_read_as_a_person_sees_them() {
    let names = ["openpyxl.xlsx", "formulas.xlsx", "xlwt.xls", "odfpy.ods", "plain.csv"];
    golden::check(names.map(|name| {
        let bytes = fs::read(format!("tests/ledger/{name}")).expect("a sheet");
        (format!("tests/ledger/{name}.txt").into(), shown(name, &bytes))
    }));
}

/// One sheet, whatever program wrote it, but for what their files cannot say.
#[test]
fn a_sheet_is_the_same_in_each_format() {
    let rows = |name: &str| -> Vec<String> {
        let bytes = fs::read(format!("tests/ledger/{name}")).expect("a sheet");
        let ledger = read(name, &bytes).expect("a ledger");
        let rows = ledger.rows.iter().map(|row| {
            let cells: Vec<&str> = row.cells.iter().map(|cell| &*cell.text).collect();
            format!("{}: {}", row.number, cells.join("|"))
        });
        rows.collect()
    };
    let xlsx = rows("openpyxl.xlsx");
    assert_eq!(xlsx, rows("xlwt.xls"));
    assert_eq!(rows("odfpy.ods").len(), xlsx.len());
}

fn read(name: &str, bytes: &[u8]) -> Result<Ledger, Vec<Diagnostic>> {
    ledger::read(name, bytes, &LedgerSettings::default(), &Choice::default())
}

/// Everything that is known of a ledger, with its letters.
fn shown(name: &str, bytes: &[u8]) -> String {
    let mut text = String::new();
    let ledger = match read(name, bytes) {
        Ok(ledger) => ledger,
        Err(found) => return told(&found),
    };
    for column in &ledger.columns {
        let field = column.field.map_or("-", |field| field.key);
        writeln!(text, "{} = {field}", column.heading).expect("room");
    }
    for skipped in &ledger.skipped {
        writeln!(text, "{}: {}", skipped.number, skipped.why.name()).expect("room");
    }
    text += &told(&ledger.notes);
    let form = Form::builtin(Some(&Source::new("reply.toml", BUREAU)));
    match form.fit(&ledger) {
        Ok(notes) => text += &told(&notes),
        Err(found) => return text + &told(&found),
    }
    for row in &ledger.rows {
        writeln!(text, "\n=== {}", ledger::stem(&ledger, row)).expect("room");
        match form.letter(&ledger, row) {
            Ok(letter) => text += letter.text(),
            Err(found) => text += &told(&found),
        }
    }
    text
}

const BUREAU: &str = "[bureau]\nletterhead = \"云岭市云岭区民政局\"\n\
    signature = \"云岭区民政局\"\n";

fn told(found: &[Diagnostic]) -> String {
    let shown = found.iter().map(|it| diagnostic::human(it, false) + "\n");
    shown.collect()
}

const LEDGER: &str = "\
2024年政协提案办理台账
案号,案由,提案人,交办日期,备注
2024001,关于“食堂”的建议,张三、李四等5人,2024/3/1,
2024002,关于路灯的建议,王五,,急
";

fn csv(text: &str) -> Ledger {
    read("台账.csv", text.as_bytes()).expect("a ledger")
}

/// A cell of the proposers' column, and what the letter has.
#[test]
fn names_are_told_apart() {
    let cases = [
        ("张三", r#"["张三"]"#),
        ("张　三", r#"["张三"]"#),
        ("张三 李四", r#"["张三", "李四"]"#),
        ("张 三 李 四", r#"["张三", "李四"]"#),
        ("张三、李四，王五；赵六", r#"["张三", "李四", "王五", "赵六"]"#),
        ("张三;李四", r#"["张三", "李四"]"#),
        ("张三等", r#"["张三"] 等"#),
        ("张三、李四等5人", r#"["张三", "李四"] 等"#),
        ("张三等三名委员", r#"["张三"] 等"#),
        ("张三委员、李四代表", r#"["张三", "李四"]"#),
        ("张三（领衔）、李四(区工商联)", r#"["张三", "李四"]"#),
        ("张三 李四 王五 赵六", r#"["张三", "李四", "王五", "赵六"]"#),
        ("阿卜杜热西提·买买提、张三", r#"["阿卜杜热西提·买买提", "张三"]"#),
        ("买买提·艾力", r#"["买买提·艾力"]"#),
        ("John Smith", r#"["John Smith"]"#),
        ("民盟云岭区委会", r#"["民盟云岭区委会"] 集体"#),
        ("教育、科技、文化委员会", r#"["教育、科技、文化委员会"] 集体"#),
    ];
    let template = "{{ 提案人 | toml }}{% if proposal.others %} 等{% endif %}\
        {% if proposal.collective %} 集体{% endif %}";
    for (cell, expected) in cases {
        let ledger = csv(&format!("案号,案由,提案人\n1,甲,\"{cell}\"\n"));
        assert_eq!(filled(template, &ledger)[0], Ok(expected.to_owned()), "{cell}");
    }
}

/// A cell of a column with days, and what the letter has, or what is told.
#[test]
fn days_are_read_in_the_ways_they_are_written() {
    let cases = [
        ("2023-08-01", Ok("2023-08-01")),
        ("2023/8/1", Ok("2023-08-01")),
        ("2023.8.1", Ok("2023-08-01")),
        ("2023年8月1日", Ok("2023-08-01")),
        ("20230801", Ok("2023-08-01")),
        ("2023-08-01 09:30:00", Ok("2023-08-01")),
        ("", Ok("")),
        ("2023-13-01", Err("第 2 行“交办时间”不是日期：“2023-13-01”")),
        ("20231301", Err("第 2 行“交办时间”不是日期：“20231301”")),
        ("8月1日", Err("第 2 行“交办时间”不是日期：“8月1日”")),
        ("45139", Err("第 2 行“交办时间”不是日期：“45139”")),
        ("#REF!", Err("第 2 行“交办时间”的公式出错：#REF!")),
    ];
    for (cell, expected) in cases {
        let ledger = csv(&format!("案号,案由,提案人,交办时间\n1,甲,乙,{cell}\n"));
        let expected = expected.map(str::to_owned).map_err(str::to_owned);
        assert_eq!(filled("{{ proposal.received }}", &ledger)[0], expected, "{cell}");
    }
}

/// The letters of a template, or the first thing that is told.
fn filled(template: &str, ledger: &Ledger) -> Vec<Result<String, String>> {
    let form = Form::new(&Source::new("信.toml.tera", template));
    let form = form.unwrap_or_else(|found| panic!("{}", told(&found)));
    form.fit(ledger).unwrap_or_else(|found| panic!("{}", told(&found)));
    let letters = ledger.rows.iter().map(|row| form.letter(ledger, row));
    letters
        .map(|letter| match letter {
            Ok(letter) => Ok(letter.text().to_owned()),
            Err(found) => Err(found[0].message.clone()),
        })
        .collect()
}

/// Whatever is in a cell, between quotes it is that text.
#[test]
fn cells_are_safe_between_quotes() {
    let nasty = "a\"b\\c\u{7f}\u{1}d\te'f\u{2028}\"\"\"]\n[[section]]{{ 1 }}";
    let quoted = nasty.replace('"', "\"\"");
    let ledger = csv(&format!("案号,案由,提案人,甲（乙）\n1,x,y,\"{quoted}\"\n"));
    let template = "a = \"{{ row[\"甲（乙）\"] }}\"\nb = \"\"\"{{ row['甲（乙）'] }}\"\"\"\n\
        c = {{ row[\"甲（乙）\"] | toml }} # {{ row[\"甲（乙）\"] }}\n";
    let letter = filled(template, &ledger)[0].clone().expect("a letter");
    let letter: toml::Table =
        letter.parse().unwrap_or_else(|it| panic!("{it}\n{letter}"));
    for key in ["a", "b", "c"] {
        assert_eq!(letter[key].as_str(), Some(nasty), "{key}");
    }
}

#[test]
fn headings_stand_in_templates_as_they_are() {
    let ledger = csv(LEDGER);
    let cases = [
        ("{{ 案由 }}", "关于“食堂”的建议"),
        ("{{案号}}-{{ row_number }}", "2024001-3"),
        ("{{ row.案由 }} {{ row['案由'] }}", "关于“食堂”的建议 关于“食堂”的建议"),
        // By another heading of the same.
        ("{{ 提案标题 }}", "关于“食堂”的建议"),
        ("{% if 备注 %}急{% else %}不急{% endif %}", "不急"),
        ("{{ 提案人 | join(sep='、') }}", "张三、李四"),
        ("{# 没有的列 #}{{ \"没有的列\" }}", "没有的列"),
        ("{ {{ 交办日期 }} }", "{ 2024-03-01 }"),
        ("{{ proposal.kind }}", "提案"),
    ];
    for (template, expected) in cases {
        assert_eq!(filled(template, &ledger)[0], Ok(expected.to_owned()), "{template}");
    }
}

/// A template that is not good, and what is told with which place.
#[test]
fn mistakes_in_templates_are_shown_where_they_are() {
    let cases = [
        ("案由 {{ 案由 | 大写 }}", "信.toml.tera:1:"),
        (
            "{{ 案由 }}\n{{ 提案标题 }} {{ 没有 }}",
            "信.toml.tera:2:15: 错误[template]: 台账里没有“没有”这一列",
        ),
        ("{{ 案由 }}{{ row[\"没有\"] }}", "台账里没有“没有”这一列"),
        (
            "{{ 案由 }}{{ nothing }}",
            "信.toml.tera:1:12: 错误[template]: 没有“nothing”这项内容",
        ),
        ("{{ 案由 | nothing }}", "没有“nothing”这个过滤器、测试或函数"),
        ("{% if 案由 %}", "没有写完"),
        ("｛｛ 案由 }}", "模板的符号要用英文的"),
        (
            "{% for a in range(end=9999) %}{% for b in range(end=999) %}{{ 案由 }}{% endfor %}{% endfor %}",
            "超过 4 MB",
        ),
    ];
    let ledger = csv(LEDGER);
    for (template, expected) in cases {
        let found = Form::new(&Source::new("信.toml.tera", template))
            .and_then(|form| form.fit(&ledger).map(|_| form))
            .and_then(|form| form.letter(&ledger, &ledger.rows[0]));
        let found = found.expect_err(template);
        let short: Vec<String> = found.iter().map(diagnostic::short).collect();
        assert!(short.join("\n").contains(expected), "{template}: {short:#?}");
    }
}

#[test]
fn missing_columns_are_named_at_once() {
    let ledger = csv("案号,主题,提案人姓\n1,甲,乙\n");
    let found = Form::builtin(None).fit(&ledger).expect_err("columns are missing");
    let shown = told(&found);
    for part in ["台账里没有这几列：案由、提案人", "最像的是“提案人姓”", "columns ="]
    {
        assert!(shown.contains(part), "{part} in:\n{shown}");
    }
    // A template that has no use for them does without.
    assert_eq!(filled("{{ 主题 }}", &ledger)[0], Ok("甲".to_owned()));
}

#[test]
fn columns_without_use_are_named_once() {
    let ledger = csv("序号,案号,案由,提案人,满意度,街道\n1,1,甲,乙,好,东\n");
    let notes = Form::builtin(None).fit(&ledger).expect("a ledger");
    let notes: Vec<&str> = notes.iter().map(|note| &*note.message).collect();
    assert_eq!(notes, ["这几列没有用到：满意度、街道"]);
    let form =
        Form::new(&Source::new("信", "{{ 案号 }}{{ 案由 }}{{ 提案人 }}{{ 街道 }}"));
    let notes = form.expect("a template").fit(&ledger).expect("a ledger");
    assert_eq!(notes[0].message, "这几列没有用到：满意度");
}

#[test]
fn columns_are_called_as_the_bureau_says() {
    let settings = "[ledger]\ncolumns = { \"办件号\" = \"案号\", \"主题\" = \"proposal.title\", \
        \"旧列\" = \"文号\" }\nignore = [\"满意度\"]\n";
    let settings =
        letter::ledger(&Source::new("reply.toml", settings)).expect("settings");
    let ledger = "办件号,主题,提案人,案号,满意度\n甲1,乙,丙,丁,好\n";
    let ledger =
        ledger::read("台账.csv", ledger.as_bytes(), &settings, &Choice::default())
            .expect("a ledger");
    let notes: Vec<String> = ledger.notes.iter().map(diagnostic::short).collect();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].starts_with("reply.toml:2:"), "{notes:?}");
    assert!(notes[0].contains("台账.csv 里没有“旧列”这一列"), "{notes:?}");
    let template = "{{ proposal.number }}{{ 主题 }}{{ proposal.title }}{{ 案号 }}";
    assert_eq!(filled(template, &ledger)[0], Ok("甲1乙乙丁".to_owned()));

    let wrong = "[ledger]\ncolumns = { \"主题\" = \"提案认\" }\n";
    let settings = letter::ledger(&Source::new("reply.toml", wrong)).expect("settings");
    let found = ledger::read("台账.csv", b"x", &settings, &Choice::default())
        .expect_err("an unknown column");
    let shown = told(&found);
    assert!(shown.contains("是不是“") && shown.contains("案号、案由、提案人"), "{shown}");
}

/// Files that are no ledger, and what is told.
#[test]
fn what_is_no_ledger_is_told_in_a_sentence() {
    let file = |name: &str| fs::read(format!("tests/ledger/{name}")).expect("a sheet");
    let xlsx = file("openpyxl.xlsx");
    let cases: [(&str, &[u8], &str); 11] = [
        ("加密.xlsx", &file("password.xlsx"), "台账设了打开密码"),
        ("半个.xlsx", &xlsx[..xlsx.len() / 2], "文件不完整"),
        ("头.xlsx", &xlsx[..4], "文件不完整"),
        ("头.xls", &file("xlwt.xls")[..600], "文件不完整"),
        ("网页.xls", b"<html><table><tr><td>1</td></tr></table>", "其实是网页"),
        ("空.csv", b"", "没有"),
        ("空白.csv", b",,\n,,\n", "台账是空的"),
        ("别的.csv", "甲,乙\n1,2\n".as_bytes(), "没有找到表头"),
        ("引号.csv", "案号,案由\n1,\"甲\n".as_bytes(), "引号不成对"),
        ("信.pdf", b"%PDF-1.7\n", "不是电子表格"),
        ("炸弹.xlsx", &bomb(), "台账太大"),
    ];
    for (name, bytes, expected) in cases {
        let found = read(name, bytes).expect_err(name);
        let shown = told(&found);
        assert!(shown.contains(expected) && shown.contains(name), "{name}:\n{shown}");
    }
    // What it is called does not matter.
    assert_eq!(read("其实是.xlsx", LEDGER.as_bytes()).expect("a CSV").rows.len(), 2);
    let gbk = encoding_rs::GB18030.encode(LEDGER).0;
    assert_eq!(read("台账.csv", &gbk).expect("a CSV").rows[0].cells[0].text, "2024001");
    let windows = csv(&LEDGER.replace('\n', "\r\n"));
    let numbers = |ledger: &Ledger| -> Vec<usize> {
        ledger.rows.iter().map(|row| row.number).collect()
    };
    assert_eq!(numbers(&windows), numbers(&csv(LEDGER)));
    assert_eq!(windows.skipped.len(), csv(LEDGER).skipped.len());
    let tabs = format!("sep=\t\n{}", LEDGER.replace(',', "\t"));
    assert_eq!(csv(&tabs).rows[1].number, 4);
    assert_eq!(csv(&LEDGER.replace(',', ";")).rows.len(), 2);
}

/// What is pasted into cells and headings is read as it is in letters.
#[test]
fn pasted_characters_in_cells_are_the_usual_ones() {
    let pasted = LEDGER.replace("案由", "案⽤由".replace('⽤', "\u{200B}").as_str());
    let pasted = pasted.replacen("2024001", "2024\u{2011}001", 1);
    let ledger = csv(&format!("{pasted}2024009,关于⺠⽣的建议⋯⋯,吴⺠\n"));
    let last = ledger.rows.last().expect("rows");
    assert_eq!(ledger.rows[0].cells[0].text, "2024-001");
    assert_eq!(last.cells[1].text, "关于民生的建议……");
    assert_eq!(last.cells[2].text, "吴民");
}

/// A small file that is a large one when it is unpacked.
fn bomb() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("xl/workbook.xml", options).expect("a file");
    let blank = vec![b' '; 1 << 20];
    for _ in 0..300 {
        std::io::Write::write_all(&mut archive, &blank).expect("room");
    }
    archive.finish().expect("an archive").into_inner()
}

/// Broken files are told, and break nothing. `SLOW=1` tries more of them.
#[test]
fn broken_sheets_break_nothing() {
    let n_each = if std::env::var_os("SLOW").is_some() { 2000 } else { 100 };
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize % below
    };
    for name in
        ["openpyxl.xlsx", "formulas.xlsx", "xlwt.xls", "odfpy.ods", "password.xlsx"]
    {
        let whole = fs::read(format!("tests/ledger/{name}")).expect("a sheet");
        for _ in 0..n_each {
            let mut bytes = whole.clone();
            for _ in 0..=random(8) {
                let at = random(bytes.len());
                bytes[at] = random(256) as u8;
            }
            if random(4) == 0 {
                bytes.truncate(random(bytes.len()));
            }
            // Either is fine, as long as it comes.
            let _ = read(name, &bytes);
        }
    }
    std::panic::set_hook(hook);
}

#[test]
fn long_ledgers_lose_no_row() {
    let form = Form::builtin(None);
    let mut text = "案号,案由,提案人,交办日期\n".to_owned();
    for number in 0..5_000 {
        writeln!(text, "{number},关于第{number}件事的建议,张三、李四,2024-3-1")
            .expect("room");
    }
    let ledger = csv(&text);
    let letters = ledger.rows.iter().map(|row| form.letter(&ledger, row));
    assert_eq!(letters.filter(Result::is_ok).count(), 5_000);
}

#[test]
fn a_ledger_becomes_a_folder_of_letters() {
    let ran = Reply::new().file("台账.csv", LEDGER).args(["new", "--from", "台账.csv"]);
    let ran = ran.run().status(0);
    let ran = ran.told("台账.csv 共 2 行：写好 2 封。文件夹：台账\n");
    let names = ["2024001-张三、李四等.toml", "2024002-王五.toml"];
    let [first, second] = names.map(|name| format!("台账/{name}"));
    let ran = ran.files(&["台账.csv", &first, &second]);

    // A gap that is left is refused, with a word about each.
    let ran = ran.again().args(["build", &first]).run().status(1);
    for gap in ["session", "letterhead", "signature", "body"] {
        assert!(ran.stderr.contains(gap), "{gap} in:\n{}", ran.stderr);
    }
    let ran = ran.again().file(&second, "旧的").args(["new", "--from", "台账.csv"]);
    let ran = ran.run().status(0);
    let ran = ran.told("台账.csv 共 2 行：写好 0 封；已有 2 封，没有动。");
    assert_eq!(ran.read(&second), "旧的".as_bytes());
}

#[test]
fn every_row_is_accounted_for() {
    let ledger = "案号,案由,提案人,交办日期\n1,甲,张三,\n,,,\n2,乙,李四,明天\n3,,王五,\n\
        4,丁,赵六,\n4,戊,赵六,\n合计,,,4\n";
    let ran = Reply::new().file("台账.csv", ledger).file("信/1-张三.toml", "旧的");
    let ran = ran.args(["new", "--from", "台账.csv", "-o", "信"]).run().status(1);
    let ran = ran
        .told("台账.csv 共 5 行（另有空行 1 行、合计 1 行，不算）：写好 0 封；已有 1 封，没有动；有 4 行要改，没有写。")
        .told("第 4 行“交办日期”不是日期：“明天”")
        .told("第 5 行“案由”是空的")
        .told("第 6、7 行都会写到 4-赵六.toml，都没有写")
        .told("台账.csv:4:")
        .files(&["信/1-张三.toml", "台账.csv"]);
    assert_eq!(ran.read("信/1-张三.toml"), "旧的".as_bytes());
}

#[test]
fn what_is_typed_of_ledgers_has_to_go_together() {
    let cases: [(&[&str], i32, &str); 6] = [
        (&["new", "信.toml", "--from", "台账.csv"], 2, "不能一起用"),
        (
            &["new", "信.toml", "-o", "信"],
            2,
            "-o 和 --template 要和 --from <台账> 一起写",
        ),
        (&["new", "--from", "没有.xlsx"], 2, "无法读取 没有.xlsx：没有这个文件或文件夹"),
        (
            &["new", "--from", "台账.csv", "-o", "台账.csv"],
            2,
            "台账.csv 已经有了，不是文件夹",
        ),
        (&["new", "--from", "台账.csv", "--template", "没有"], 2, "无法读取 没有"),
        (&["new", "--from", "坏.csv"], 1, "没有找到表头"),
    ];
    for (args, status, expected) in cases {
        let ran = Reply::new().file("台账.csv", LEDGER).file("坏.csv", "甲\n乙\n");
        let ran = ran.args(args.iter().copied()).run().status(status).told(expected);
        ran.files(&["台账.csv", "坏.csv"]);
    }
}

/// The example is made as docs/台账和成批.md says, and is good.
#[test]
fn the_example_becomes_letters_that_build() {
    let file =
        |name: &str| fs::read(Path::new("examples/ledger").join(name)).expect("a file");
    let ran = Reply::new()
        .file("台账.csv", file("台账.csv"))
        .file("letter.toml.tera", file("letter.toml.tera"))
        .file("reply.toml", file("reply.toml"))
        .args([
            "new",
            "--from",
            "台账.csv",
            "--template",
            "letter.toml.tera",
            "-o",
            "信",
        ]);
    let ran = ran.run().status(0).told("写好 3 封。");
    let ran = ran.again().args(["build", "信/*.toml"]).run().status(0);
    let ran = ran.told("共 3 封：生成 3 封");
    let ran = ran.again().args(["check", "信"]).run().status(0);
    let ran = ran.told("检查了 3 封信，没有问题");
    // The same without letters in between.
    let args = ["build", "--data", "台账.csv", "--template", "letter.toml.tera"];
    let ran = ran.again().args(args).run().status(0).told("共 3 封：生成 3 封");
    for name in ["2024001-郁文", "2024017-陈明远、李晓", "2024032-民盟云岭区委会"]
    {
        let direct = ran.read(&format!("台账/{name}.pdf"));
        assert!(direct.starts_with(b"%PDF-"));
        assert!(direct == ran.read(&format!("信/{name}.pdf")), "{name}");
    }
    let ran = ran.again().args(args).run().status(0).told("没有变化 3 封");
    let named = args.into_iter().chain(["-o", "发出/{number}.pdf"]);
    let ran = ran.again().args(named).run().status(0).told("生成 3 封");
    assert!(ran.read("发出/云民函〔2024〕11号.pdf").starts_with(b"%PDF-"));
}

#[test]
fn a_row_that_is_no_letter_stops_no_other() {
    let file =
        |name: &str| fs::read(Path::new("examples/ledger").join(name)).expect("a file");
    let ledger = String::from_utf8(file("台账.csv")).expect("UTF-8");
    let reply = Reply::new()
        .file("台账.csv", ledger.replace("2024/5/27,B", "2024/6/31,B"))
        .file("letter.toml.tera", file("letter.toml.tera"))
        .file("reply.toml", file("reply.toml"));
    let args = ["build", "--data", "台账.csv", "--template", "letter.toml.tera"];
    let ran = reply.args(args).run().status(1);
    let ran = ran.told("台账.csv 第 4 行").told("2024/6/31");
    ran.told("共 3 封：生成 2 封，没有变化 0 封，没有生成 1 封");
    let ran = Reply::new().file("台账.csv", ledger).args(args).run().status(2);
    ran.told("无法读取 letter.toml.tera");
    let ran = Reply::new().args(["build", "--data", "台账.csv"]).run().status(2);
    ran.told("缺少 --template <文件>");
    let ran = Reply::new().args(["build", "信.toml", "--data", "台账.csv"]).run();
    ran.status(2).told("不能一起用");
}

/// Persons in rows of their own, beside a number and a title that are merged over them.
#[test]
fn rows_of_one_proposal_are_one_letter() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    let rows = [
        ["案号", "案由", "提案人", "电话", "经办人"],
        ["1", "关于路灯的建议", "张三", "13900000001", "高岚"],
        ["", "", "李四", "13900000002", ""],
        ["", "", "民盟云岭区委", "", ""],
        ["2", "关于食堂的建议", "王五", "", "吴明"],
        // Two proposals of one title are two.
        ["3", "关于食堂的建议", "赵六", "", "吴明"],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).expect("a cell");
        }
    }
    for (column, text) in [(0, "1"), (1, "关于路灯的建议"), (4, "高岚")] {
        sheet.merge_range(1, column, 3, column, text, &plain).expect("an area");
    }
    sheet.merge_range(4, 1, 5, 1, "关于食堂的建议", &plain).expect("an area");
    let book = book.save_to_buffer().expect("a workbook");
    let ledger = read("台账.xlsx", &book).expect("a ledger");
    let template = "{{ 案号 }}{{ 案由 }}{{ 提案人 | toml }}";
    let expected = [
        "1关于路灯的建议[\"张三\", \"李四\", \"民盟云岭区委\"]",
        "2关于食堂的建议[\"王五\"]",
        "3关于食堂的建议[\"赵六\"]",
    ];
    let letters: Vec<String> = filled(template, &ledger)
        .into_iter()
        .map(|letter| letter.expect("a letter"))
        .collect();
    assert_eq!(letters, expected);
    assert_eq!(ledger.n_skipped(reply::ledger::Why::Joined), 2);
}
