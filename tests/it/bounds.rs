//! Nothing runs away: what asks for too much time or memory is refused or ended, with a
//! sentence that says what it was.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Stdio;

use crate::program::LETTER;
use crate::program::Reply;

/// A template that never ends.
const ENDLESS: &str = "{% for a in range(end=90000) %}{% for b in range(end=90000) %}\
                       {% endfor %}{% endfor %}";

/// A template that fills the memory.
const GROWING: &str = "{% set x = 'xxxxxxxxxxxxxxxx' %}{% for a in range(end=60) %}\
                       {% set_global x = x ~ x %}{% endfor %}";

/// A letter with a template of its own.
fn with_template() -> String {
    LETTER.replace("[letter]\n", "[letter]\ntemplate = \"模板.xml\"\n")
}

#[test]
fn every_command_ends_a_template_that_does_not() {
    for args in [
        &["build", "信.toml"][..],
        &["build", "信.toml", "--public"],
        &["check", "信.toml"],
        &["check", "信.toml", "--format", "json"],
        &["preview", "信.toml"],
        &["preview", "信.toml", "--html", "图"],
    ] {
        let ran = Reply::new()
            .file("信.toml", with_template())
            .file("模板.xml", ENDLESS)
            .args(args.iter().copied())
            .args(["--timeout", "1"])
            .run();
        ran.status(2)
            .told(
                "错误：信.toml 用了 1 秒还没有排完，已经停下。当时正在填写模板 模板.xml",
            )
            .told("多半是模板 模板.xml 里有没完没了的循环")
            .files(&["信.toml", "模板.xml"]);
    }
}

#[test]
fn letters_of_a_ledger_are_ended_too() {
    let ledger = "案号,案由,提案人\n7,关于路灯的建议,郁文\n";
    for args in [&["new", "--from", "台账.csv"][..], &["build", "--data", "台账.csv"]]
    {
        let ran = Reply::new()
            .file("台账.csv", ledger)
            .file("信.tera", ENDLESS)
            .args(args.iter().copied())
            .args(["--template", "信.tera", "--timeout", "1"])
            .run();
        ran.status(2)
            .told("错误：台账.csv 第 2 行 用了 1 秒还没有排完")
            .told("多半是模板 信.tera 里有没完没了的循环");
    }
}

#[test]
fn the_report_that_is_missing_is_named() {
    let ran = Reply::new()
        .file("信.toml", with_template())
        .file("模板.xml", ENDLESS)
        .args(["build", "信.toml", "--timeout", "1", "--report", "报告.json"])
        .run();
    ran.status(2).told("报告.json 没有写").files(&["信.toml", "模板.xml"]);
}

#[test]
fn memory_that_cannot_be_had_ends_the_run_in_chinese() {
    let ran = Reply::new()
        .file("信.toml", with_template())
        .file("模板.xml", GROWING)
        .args(["build", "信.toml"])
        .run();
    ran.status(2)
        .told("错误：信.toml ")
        .told("内存")
        .told("当时正在填写模板 模板.xml；多半是模板 模板.xml 里的循环没完没了");
}

#[cfg(target_os = "linux")]
#[test]
fn a_limit_of_the_shell_is_told() {
    for kilobytes in [1_500_000, 600_000] {
        let reply = Reply::new()
            .file("信.toml", with_template())
            .file("模板.xml", GROWING)
            .args(["build", "信.toml", "-j", "2"]);
        let program = env!("CARGO_BIN_EXE_reply");
        let limited = format!("ulimit -v {kilobytes}; exec '{program}' build 信.toml");
        let output = std::process::Command::new("sh")
            .args(["-c", &limited])
            .current_dir(reply.path(""))
            .output()
            .expect("a shell");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains("系统给不出来（内存不够）"), "{told}");
        assert!(told.contains("填写模板 模板.xml"), "{told}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_that_nobody_fills_is_no_loop() {
    let reply = Reply::new().args(["check", "-", "--timeout", "1"]);
    let mut child = reply
        .command()
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let stdin = child.stdin.take();
    let output = child.wait_with_output().expect("it ends");
    drop(stdin);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("当时正在等 标准输入 里的内容"), "{told}");
    assert!(!told.contains("循环"), "{told}");
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_read_up_to_a_limit() {
    let make_pipe = |reply: &Reply, name: &str| {
        let made = std::process::Command::new("mkfifo").arg(reply.path(name)).status();
        assert!(made.expect("mkfifo").success());
    };
    for args in [
        &["check", "管.ttf"][..],
        &["layout", "show", "管.ttf"],
        &["new", "--from", "管.ttf"],
        &["build", "--data", "管.ttf", "--template", "信.toml"],
        &["fonts", "--font-dir", "."],
        &["build", "信.toml", "--template", "管.ttf"],
        &["build", "信.toml", "--font-dir", "."],
    ] {
        let reply = Reply::new().file("信.toml", LETTER);
        make_pipe(&reply, "管.ttf");
        let ran = reply.args(args.iter().copied()).args(["--timeout", "1"]).run();
        ran.status(2).told("管.ttf 里的内容；写它的程序还没有写完，或者没有在写");
    }
    let words = LETTER.to_owned() + "\n[check]\nwords = [\"/dev/zero\"]\n";
    let faces = LETTER.to_owned() + "\n[fonts]\ndir = \"字\"\n";
    for (letter, args, told) in [
        (
            LETTER,
            &["check", "/dev/zero"][..],
            "/dev/zero 不是普通文件，读了 16 MB，还没有读完",
        ),
        (LETTER, &["new", "--from", "/dev/zero"], "/dev/zero 不是普通文件，读了 64 MB"),
        (&words, &["check", "信.toml"], "/dev/zero 不是普通文件，读了 16 MB，还没有读完"),
        (
            LETTER,
            &["build", "信.toml", "--template", "/dev/zero"],
            "/dev/zero 不是普通文件，读了 16 MB",
        ),
        (&faces, &["build", "信.toml"], "字/零.ttf 不是普通文件，读了 128 MB"),
    ] {
        let reply = Reply::new().file("信.toml", letter).folder("字");
        std::os::unix::fs::symlink("/dev/zero", reply.path("字/零.ttf")).expect("a link");
        let ran = reply.args(args.iter().copied()).args(["--timeout", "20"]).run();
        let all = ran.text() + &ran.stderr;
        assert!(all.contains(told), "{all}");
        assert!(!all.contains("循环") && !all.contains("放进这个文件夹"), "{all}");
    }
}

/// A zip of these files.
fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in files {
        archive.start_file(*name, options).expect("a file");
        archive.write_all(text.as_bytes()).expect("room");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A workbook of one sheet.
fn workbook(rows: &str, behind: &str, shared: &str) -> Vec<u8> {
    const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"></Override></Types>"#;
    const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"></Relationship></Relationships>"#;
    const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"></Relationship></Relationships>"#;
    const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetData>{rows}</sheetData>{behind}</worksheet>"
    );
    let shared = format!(
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         {shared}</sst>"
    );
    zipped(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", &shared),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// One long text that many cells share.
fn shared_text() -> Vec<u8> {
    let long = format!("<si><t>{}</t></si>", "甲".repeat(1_000_000));
    let mut rows = String::new();
    for row in 1..=1500 {
        write!(rows, "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")
            .expect("room");
    }
    workbook(&rows, "", &long)
}

/// Merged areas, each down to the last row.
fn merges() -> Vec<u8> {
    let mut rows = String::new();
    for row in 1..=3000 {
        write!(rows, "<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c></row>")
            .expect("room");
    }
    let mut areas = String::new();
    for row in 1..=40_000 {
        write!(areas, "<mergeCell ref=\"A{}:A100000\"/>", row % 3000 + 1).expect("room");
    }
    workbook(&rows, &format!("<mergeCells>{areas}</mergeCells>"), "")
}

/// A cell in the last column of each of many rows.
fn wide() -> Vec<u8> {
    let mut rows = String::new();
    for row in 1..=20_000 {
        write!(rows, "<row r=\"{row}\"><c r=\"OJ{row}\"><v>1</v></c></row>")
            .expect("room");
    }
    workbook(&rows, "", "")
}

/// An old workbook whose cells share a long text, which goes on in a second record.
fn old_shared_text() -> Vec<u8> {
    let record = |id: u16, data: &[u8]| {
        [&id.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    };
    let begin = |kind: u16| {
        let numbers = [0x0600, kind, 0, 0, 0, 0, 0, 0];
        record(0x0809, &numbers.map(u16::to_le_bytes).concat())
    };
    let end = record(0x000A, &[]);
    // One text of 60,000 characters of one byte, 8,000 of them in the first record.
    let head =
        [&1_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &60_000_u16.to_le_bytes()];
    let shared = [&head.concat()[..], &[0], &[b'x'; 8_000]].concat();
    let mut book = [begin(5), record(0x00FC, &shared)].concat();
    for _ in 0..13 {
        book.extend(record(0x003C, &[&[0][..], &[b'x'; 4_000]].concat()));
    }
    let place = (book.len() + 4 + 9 + end.len()) as u32;
    let sheet = [&place.to_le_bytes()[..], &[0, 0, 1, 0], b"A"].concat();
    book.extend(record(0x0085, &sheet));
    book.extend_from_slice(&end);
    book.extend(begin(0x10));
    for row in 0..3_000_u16 {
        let cell = [row, 0, 0, 0, 0].map(u16::to_le_bytes).concat();
        book.extend(record(0x00FD, &cell));
    }
    book.extend_from_slice(&end);
    let room = std::io::Cursor::new(Vec::new());
    let mut file = cfb::CompoundFile::create(room).expect("a container");
    let mut stream = file.create_stream("/Workbook").expect("a stream");
    stream.write_all(&book).expect("room");
    drop(stream);
    file.into_inner().into_inner()
}

/// A cell that is repeated in rows that are.
fn repeated(rows: usize, columns: usize, text: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>\
         <office:spreadsheet><table:table table:name=\"一\">\
         <table:table-row table:number-rows-repeated=\"{rows}\">\
         <table:table-cell office:value-type=\"string\" \
         table:number-columns-repeated=\"{columns}\"><text:p>{text}</text:p>\
         </table:table-cell></table:table-row></table:table></office:spreadsheet>\
         </office:body></office:document-content>"
    );
    let media = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = "<manifest:manifest \
         xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
         </manifest:manifest>";
    zipped(&[
        ("mimetype", media),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ])
}

#[test]
fn ledgers_that_speak_of_more_than_a_ledger_has_are_refused() {
    let long = "甲".repeat(100_000);
    let many = "1,2\n".repeat(2_000_000);
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("字.xlsx", shared_text(), "文字一共最多 128 MB"),
        ("字.xls", old_shared_text(), "文字一共最多 128 MB"),
        ("并.xlsx", merges(), "最多 10 万行"),
        ("宽.xlsx", wide(), "一共 600 万格"),
        ("行.ods", repeated(1_000_000, 1, "甲"), "最多 10 万行"),
        ("列.ods", repeated(1, 1_000_000, "甲"), "400 列"),
        ("重.ods", repeated(1_000, 16_000, "甲"), "一共 600 万格"),
        ("长.ods", repeated(50, 200, &long), "文字一共最多 128 MB"),
        ("行.csv", many.into_bytes(), "最多 10 万行"),
    ];
    for (name, bytes, told) in cases {
        let ran = Reply::new().file(name, bytes).args(["new", "--from", name]).run();
        ran.status(1).told(told).told(name);
    }
}

#[test]
fn a_table_of_very_many_rows_is_told_as_such() {
    let letter = LETTER.to_owned()
        + "\n[[section.block]]\ntable = { csv = \"表.csv\", columns = [\"街道\", \"户数\"] }\n";
    let rows = "甲,1\n".repeat(200_000);
    let letter = letter.replace("columns = [\"街道\", \"户数\"] ", "");
    let ran = Reply::new()
        .file("信.toml", letter)
        .file("表.csv", rows)
        .args(["build", "信.toml"])
        .run();
    assert!(ran.stderr.contains("超过 100000 行") || ran.status == 1, "{}", ran.stderr);
}

/// A collection that says it has four thousand million faces.
fn collection() -> Vec<u8> {
    let mut bytes = b"ttcf\x00\x01\x00\x00\xff\xff\xff\xff".to_vec();
    bytes.resize(76, 0);
    bytes
}

/// An embedded face in which 国 is put together of glyphs that are put together of others,
/// and so on.
fn nested_glyphs() -> Vec<u8> {
    let mut bytes =
        std::fs::read("fonts/LiberationSerif-Regular.ttf").expect("an embedded face");
    let table = |bytes: &[u8], tag: &[u8]| {
        let at = (0..).map(|idx| 12 + 16 * idx).find(|&at| &bytes[at..at + 4] == tag);
        let at = at.expect("the table") + 8;
        u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four")) as usize
    };
    let (loca, glyf) = (table(&bytes, b"loca"), table(&bytes, b"glyf"));
    let is_long = bytes[table(&bytes, b"head") + 51] == 1;
    let place = |bytes: &[u8], glyph: usize| match is_long {
        true => {
            let at = loca + 4 * glyph;
            u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four")) as usize
        }
        false => {
            let at = loca + 2 * glyph;
            2 * usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]))
        }
    };
    // Glyphs that are long enough become ten parts of the one before.
    const N_PARTS: usize = 4;
    let mut before: u16 = 0;
    for glyph in 1..2000 {
        let (start, end) = (place(&bytes, glyph), place(&bytes, glyph + 1));
        if end < start + 10 + 6 * N_PARTS {
            continue;
        }
        let at = glyf + start;
        bytes[at..at + 2].copy_from_slice(&[0xff, 0xff]);
        for part in 0..N_PARTS {
            let more: u16 = if part + 1 < N_PARTS { 0x20 } else { 0 };
            let at = at + 10 + 6 * part;
            bytes[at..at + 2].copy_from_slice(&more.to_be_bytes());
            bytes[at + 2..at + 4].copy_from_slice(&before.to_be_bytes());
        }
        before = glyph as u16;
    }
    bytes
}

#[test]
fn fonts_that_speak_of_more_than_they_have_are_left_out() {
    for (name, bytes, told) in [
        ("集.ttc", collection(), "里的字体太多（最多 64 个）"),
        ("套.ttf", nested_glyphs(), "里的字拼得太复杂（最多 1000 个部件）"),
    ] {
        let ran = Reply::new()
            .file(&format!("字/{name}"), bytes)
            .args(["fonts", "--font-dir", "字"])
            .run();
        ran.status(2).told(&format!("{name} {told}")).told("没有可用的公文字库");
    }
}

/// A PDF of one page, with further objects from number 5 on.
fn pdf(media_box: &str, resources: &str, content: &str, objects: &[String]) -> String {
    let mut all = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[{media_box}]/Resources<<{resources}>>\
             /Contents 4 0 R>>"
        ),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ];
    all.extend_from_slice(objects);
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = String::new();
    for (idx, object) in all.iter().enumerate() {
        writeln!(places, "{:010} 00000 n ", file.len()).expect("room");
        writeln!(file, "{} 0 obj\n{object}\nendobj", idx + 1).expect("room");
    }
    let (start, n) = (file.len(), all.len() + 1);
    write!(
        file,
        "xref\n0 {n}\n0000000000 65535 f \n{places}trailer<</Size {n}/Root 1 0 R>>\n\
         startxref\n{start}\n%%EOF"
    )
    .expect("room");
    file
}

/// Forms of which each draws the next one four times.
fn nested_forms() -> String {
    let form = |number: usize, resources: &str, content: &str| {
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<<{resources}>>\
             /Length {}>>stream\n{content}\nendstream",
            content.len()
        )
        .replace("{}", &number.to_string())
    };
    let mut forms: Vec<String> = (6..25)
        .map(|next| {
            let resources = format!("/XObject<</F {next} 0 R>>");
            form(next, &resources, "/F Do /F Do /F Do /F Do")
        })
        .collect();
    forms.push(form(0, "", "0 0 9 9 re f"));
    pdf("0 0 595 842", "/XObject<</F 5 0 R>>", "/F Do", &forms)
}

/// An image of which only the size is large.
fn huge_image() -> String {
    let image = "<</Type/XObject/Subtype/Image/Width 60000/Height 60000\
                 /ColorSpace/DeviceRGB/BitsPerComponent 8/Length 1>>stream\n0\nendstream";
    let content = "595 0 0 842 0 0 cm /I Do";
    pdf("0 0 595 842", "/XObject<</I 5 0 R>>", content, &[image.to_owned()])
}

#[test]
fn pages_on_which_there_is_too_much_to_draw_are_refused() {
    let dashes = "[0.00001 0.00001] 0 d 1 w 0 0 m 595 842 l S";
    for (name, pdf, told) in [
        ("套.pdf", nested_forms(), "第 1 页要画的超过 200 万笔，没有画"),
        ("虚.pdf", pdf("0 0 595 842", "", dashes, &[]), "第 1 页虚线超过 100 万段"),
        ("图.pdf", huge_image(), "第 1 页图片超过 280 百万点"),
        ("纸.pdf", pdf("0 0 99999 99999", "", "", &[]), "第 1 页的纸太大"),
    ] {
        for args in [
            &["preview", name][..],
            &["preview", name, "--format", "svg"],
            &["preview", name, "--html", "图"],
        ] {
            let is_svg = args.contains(&"svg");
            if is_svg && name == "纸.pdf" {
                continue;
            }
            let ran = Reply::new().file(name, &pdf).args(args.iter().copied()).run();
            ran.status(2).told(name).told(told);
        }
    }
    let plain = pdf("0 0 595 842", "", "[3 3] 0 d 0 0 m 595 842 l S", &[]);
    Reply::new().file("好.pdf", plain).args(["preview", "好.pdf"]).run().status(0);
}

#[test]
fn marks_within_marks_are_refused_where_they_are_too_deep() {
    let n = 40_000;
    let (open, close) = ("<t from=\"proposal.title\">".repeat(n), "</t>".repeat(n));
    let template = format!(
        "{{% extends \"fuminhan.xml\" %}}{{% block closing %}}<p>{open}甲{close}</p>\
         {{% endblock %}}"
    );
    let reply = Reply::new().file("信.toml", LETTER).file("深.xml", template);
    let ran = reply.args(["build", "信.toml", "--template", "深.xml"]).run().status(1);
    ran.told("标记一层套一层，套得太深了");
}
