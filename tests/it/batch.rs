//! Many letters in one run.

use std::fs;
use std::time::Duration;
use std::time::SystemTime;

use serde_json::Value;

use crate::program::LETTER;
use crate::program::Ran;
use crate::program::Reply;

/// A letter with a mistake on its last line.
fn bad_letter() -> String {
    LETTER.replace("body =", "bodi =")
}

/// A letter of this number, to this person.
fn letter(number: u32, proposer: &str) -> String {
    LETTER.replace("7号", &format!("{number}号")).replace("郁文", proposer)
}

fn tally(built: usize, unchanged: usize, refused: usize) -> String {
    let all = built + unchanged + refused;
    format!(
        "共 {all} 封：生成 {built} 封，没有变化 {unchanged} 封，没有生成 {refused} 封"
    )
}

#[test]
fn of_several_letters_the_good_ones_are_built() {
    let three = || Reply::new().file("甲.toml", LETTER).file("丙.toml", LETTER);
    let args = ["build", "甲.toml", "乙.toml", "丙.toml"];
    let ran = three().file("乙.toml", bad_letter()).args(args).run().status(1);
    ran.told("乙.toml:")
        .told(&tally(2, 0, 1))
        .files(&["丙.pdf", "丙.toml", "乙.toml", "甲.pdf", "甲.toml"]);
    let ran = three().args(args).run().status(2);
    let told =
        format!("错误：无法读取 乙.toml：没有这个文件或文件夹\n{}", tally(2, 0, 1));
    ran.stderr(&told).files(&["丙.pdf", "丙.toml", "甲.pdf", "甲.toml"]);
}

#[test]
fn several_letters_go_into_one_folder() {
    let two = || Reply::new().file("甲.toml", LETTER).file("乙.toml", LETTER);
    for output in ["发出", "发出/"] {
        let args = ["build", "甲.toml", "乙.toml", "-o", output];
        let ran = two().args(args).run().status(0).stderr(&tally(2, 0, 0));
        ran.files(&["乙.toml", "发出/乙.pdf", "发出/甲.pdf", "甲.toml"]);
    }
    let ran = two().args(["build", "甲.toml", "乙.toml", "-o", "信.pdf"]).run().status(2);
    ran.told("有几封信时，-o 须是文件夹").files(&["乙.toml", "甲.toml"]);
    let ran = two().args(["build", "甲.toml", "乙.toml", "-o", "-"]).run().status(2);
    ran.told("不能都写到标准输出").files(&["乙.toml", "甲.toml"]);
}

/// A folder of letters, with what is none among them.
fn folder() -> Reply {
    Reply::new()
        .file("信/一/甲.toml", letter(1, "甲"))
        .file("信/一/说明.txt", "不是信")
        .file("信/.旧/乙.toml", bad_letter())
        .file("信/二/甲.toml", letter(2, "乙"))
        .file("信/reply.toml", "[layout]\nseal = false\n")
}

#[test]
fn a_folder_is_all_letters_in_it() {
    let ran = folder().args(["build", "信"]).run().status(0).stderr(&tally(2, 0, 0));
    let pdfs: Vec<String> =
        ran.all_files().into_iter().filter(|name| name.ends_with(".pdf")).collect();
    assert_eq!(pdfs, ["信/一/甲.pdf", "信/二/甲.pdf"]);
    let ran = folder().args(["build", "信", "-o", "发出"]).run().status(0);
    let pdfs: Vec<String> =
        ran.all_files().into_iter().filter(|name| name.ends_with(".pdf")).collect();
    assert_eq!(pdfs, ["发出/一/甲.pdf", "发出/二/甲.pdf"]);
    let ran = Reply::new().folder("信").args(["build", "信"]).run().status(2);
    ran.stderr("错误：信 里没有信件（.toml 文件）");
    let ran = folder().args(["build", "信/reply.toml"]).run().status(2);
    ran.stderr("错误：信/reply.toml 是各封信的默认内容，不是一封信");
}

#[test]
fn a_letter_that_is_typed_twice_is_one() {
    let args = ["build", "信", "信/一/甲.toml", "信/*/甲.toml"];
    folder().args(args).run().status(0).stderr(&tally(2, 0, 0));
}

/// `-o`, and what comes of it.
const NAMES: [(&str, &[&str]); 6] = [
    (
        "发出/{number}-{proposers}.pdf",
        &["发出/云城函〔2025〕1号-甲.pdf", "发出/云城函〔2025〕2号-乙.pdf"],
    ),
    ("{成文日期}/{案号} {提案人}", &["2025-04-02/112 乙.pdf", "2025-04-02/112 甲.pdf"]),
    ("./{ file }{proposers}.pdf", &["甲乙.pdf", "甲甲.pdf"]),
    (
        "{session}{kind}{signature}{proposers}",
        &[
            "云麓区政协五届二次会议提案云麓区城市管理局乙.pdf",
            "云麓区政协五届二次会议提案云麓区城市管理局甲.pdf",
        ],
    ),
    ("发出/{proposers}/答复.pdf", &["发出/乙/答复.pdf", "发出/甲/答复.pdf"]),
    ("{proposers}.PDF", &["乙.pdf", "甲.pdf"]),
];

#[test]
fn files_are_named_after_what_letters_say() {
    for (pattern, expected) in NAMES {
        let ran = folder().args(["build", "信", "-o", pattern]).run().status(0);
        let pdfs: Vec<String> =
            ran.all_files().into_iter().filter(|name| name.ends_with(".pdf")).collect();
        assert_eq!(pdfs, expected, "{pattern}");
    }
}

#[test]
fn names_are_good_on_every_system_and_lead_nowhere_else() {
    for (said, expected) in [
        ("../../甲", "发出/_.._甲.pdf"),
        ("甲:乙?<1>|*", "发出/甲_乙__1___.pdf"),
        ("CON", "发出/_CON.pdf"),
        ("com1.x", "发出/_com1.x.pdf"),
        ("甲. .", "发出/甲. ..pdf"),
        ("。", "发出/。.pdf"),
    ] {
        let ran = Reply::new()
            .file(
                "信.toml",
                LETTER.replace("number = \"112\"", &format!("number = '{said}'")),
            )
            .args(["build", "信.toml", "-o", "发出/{proposal}.pdf"])
            .run();
        let files = ran.all_files();
        assert!(files.contains(&expected.to_owned()), "{files:?} {}", ran.stderr);
    }
    let long =
        LETTER.replace("number = \"112\"", &format!("number = \"{}\"", "长".repeat(200)));
    let ran = Reply::new().file("信.toml", long);
    let ran = ran.args(["build", "信.toml", "-o", "{proposal}"]).run().status(0);
    let expected = format!("{}.pdf", "长".repeat((255 - 4) / 3));
    assert_eq!(ran.all_files(), ["信.toml".to_owned(), expected]);
}

#[test]
fn two_letters_never_go_to_one_file() {
    let two = || {
        Reply::new()
            .file("甲/信.toml", letter(1, "Xu"))
            .file("乙/信.toml", letter(2, "xu"))
    };
    for (output, shared) in [
        ("{session}.pdf", "云麓区政协五届二次会议.pdf"),
        ("发出/{proposers}.pdf", "发出/xu.pdf"),
    ] {
        let ran = two().args(["build", "甲", "乙", "-o", output]).run().status(2);
        ran.stderr(&format!(
            "错误：甲/信.toml 和 乙/信.toml 都会写到 {shared}；\
             请在 -o 里加上 {{number}} 一类能区分各封信的内容"
        ))
        .files(&["乙/信.toml", "甲/信.toml"]);
    }
    let args = ["build", "甲/信.toml", "乙/信.toml", "-o", "发出"];
    let ran = two().args(args).run().status(2);
    ran.stderr("错误：甲/信.toml 和 乙/信.toml 都会写到 发出/信.pdf；请分开生成")
        .files(&["乙/信.toml", "甲/信.toml"]);
    let ran = two().args(["build", "甲", "--report", "甲/信.pdf"]).run().status(2);
    ran.told("甲/信.toml 和 --report 都会写到 甲/信.pdf");
    let ran = two().args(["build", "甲", "--report", "甲/信.toml"]).run().status(2);
    ran.told("无法写入 甲/信.toml：这是这次要读的文件");
}

#[test]
fn fields_that_are_none_are_told_with_those_that_are() {
    for (output, told) in [
        ("{nummer}.pdf", "-o 里没有 {nummer} 这一项；可以写 {number}、{proposal}、"),
        ("{number.pdf", "-o 里的花括号不成对"),
        ("number}.pdf", "-o 里的花括号不成对"),
    ] {
        folder().args(["build", "信", "-o", output]).run().status(2).told(told);
    }
}

#[test]
fn letters_that_did_not_change_are_left() {
    let template = "{% extends \"fuminhan.xml\" %}";
    let table = format!("{}\n[[section.table]]\ncsv = \"表.csv\"\n", letter(3, "丙"));
    let ran = folder()
        .file("信/三.toml", table)
        .file("信/表.csv", "甲,乙\n1,2\n")
        .file(
            "信/四.toml",
            LETTER.replace("[letter]", "[letter]\ntemplate = \"模板.xml\""),
        )
        .file("信/模板.xml", template)
        .args(["build", "信"])
        .run()
        .status(0)
        .stderr(&tally(4, 0, 0));
    let again = |ran: Ran, built: usize| {
        let ran = ran.again().args(["build", "信"]).run().status(0);
        ran.stderr(&tally(built, 4 - built, 0))
    };
    let before = ran.read("信/一/甲.pdf");
    let ran = again(ran, 0);
    let ran = again(ran.touch("信/一/甲.toml", letter(5, "甲")), 1);
    assert_ne!(before, ran.read("信/一/甲.pdf"));
    let ran = again(ran.touch("信/一/甲.toml", letter(1, "甲")), 1);
    assert!(before == ran.read("信/一/甲.pdf"), "the same letter is the same file");
    let ran = again(ran.touch("信/表.csv", "甲,乙\n1,3\n"), 1);
    let ran = again(ran.touch("信/模板.xml", format!("{template}\n")), 0);
    let ran = again(ran.touch("信/reply.toml", "[layout]\nseal = true\n"), 4);
    // What was cut off, changed or made by somebody else is made anew.
    let mut pdf = ran.read("信/一/甲.pdf");
    pdf[100] ^= 1;
    let ran = again(ran.touch("信/一/甲.pdf", &pdf), 1);
    let half = pdf[..pdf.len() / 2].to_vec();
    let ran = again(ran.touch("信/一/甲.pdf", half), 1);
    let ran = again(ran.touch("信/一/甲.pdf", ""), 1);
    let ran = again(ran, 0);
    let ran = ran.again().args(["build", "信", "--force"]).run();
    let ran = ran.status(0).stderr(&tally(4, 0, 0));
    let ran = ran.again().args(["build", "信", "--preprinted"]).run();
    let ran = ran.status(0).stderr(&tally(4, 0, 0));
    let ran = ran.again().args(["build", "信"]).env("SOURCE_DATE_EPOCH", "1").run();
    ran.status(0).stderr(&tally(4, 0, 0));
}

/// `make` goes by the times of files.
#[test]
fn a_letter_that_did_not_change_is_as_new() {
    let ran = Reply::new().file("信.toml", LETTER).args(["build", "信.toml"]).run();
    let reply = ran.again().args(["build", "信.toml"]);
    let pdf = reply.path("信.pdf");
    let hour_ago = SystemTime::now() - Duration::from_secs(3600);
    let file = fs::File::options().write(true).open(&pdf).expect("a file");
    file.set_modified(hour_ago).expect("a time");
    let _ran = reply.run().status(0);
    let now = fs::metadata(&pdf).and_then(|meta| meta.modified()).expect("a time");
    assert!(now > hour_ago + Duration::from_secs(3000));
}

#[test]
fn the_summary_beside_a_public_version_is_part_of_it() {
    let args = ["build", "信", "--public"];
    let ran = folder().args(args).run().status(0).stderr(&tally(2, 0, 0));
    let ran = ran.again().args(args).run().status(0).stderr(&tally(0, 2, 0));
    let ran = ran.touch("信/一/甲-公开.json", "{}").again().args(args).run();
    let ran = ran.status(0).stderr(&tally(1, 1, 0));
    assert!(ran.read("信/一/甲-公开.json").len() > 10);
}

/// Warnings do not go away because nothing changed.
#[test]
fn warnings_of_letters_that_did_not_change_are_told_again() {
    let closing = format!("{}\nclosing = \"好。\"", "[letter]");
    let letter = LETTER.replace("[letter]", &closing);
    let body = "这是正文里很长的一段话。".repeat(70);
    let letter = letter.replace("按钮式", &body);
    let first =
        Reply::new().file("信/甲.toml", letter).args(["build", "信"]).run().status(0);
    let told = first.stderr.clone();
    let second = first.again().args(["build", "信"]).run().status(0);
    let end = |told: &str, tally: String| {
        told.trim_end().strip_suffix(&tally).map(str::to_owned)
    };
    assert_eq!(end(&told, tally(1, 0, 0)), end(&second.stderr, tally(0, 1, 0)));
    assert!(end(&told, tally(1, 0, 0)).is_some_and(|told| !told.is_empty()), "{told}");
}

/// A fault in a template is every letter's fault, as one in `reply.toml` is.
#[test]
fn fault_in_a_template_is_told_once_for_all_letters() {
    let letters = folder().file("函.xml", "{{ nothing }}");
    let ran = letters.args(["build", "信", "--template", "函.xml"]).run().status(1);
    assert_eq!(ran.stderr.matches("函.xml:1:4").count(), 1, "{}", ran.stderr);
    ran.told("信/一/甲.toml：有 1 处要改，没有生成")
        .told("信/二/甲.toml：有 1 处要改，没有生成");
}

#[test]
fn after_a_bad_letter_the_rest_is_left_if_that_is_asked_for() {
    let mut reply = Reply::new().file("信/000.toml", bad_letter());
    for idx in 1..200 {
        reply = reply.file(&format!("信/{idx:03}.toml"), LETTER);
    }
    let ran = reply.args(["build", "信", "--fail-fast", "-j", "1"]).run().status(1);
    let line = ran.stderr.lines().last().expect("a tally");
    let numbers: Vec<usize> = line
        .split(|ch: char| !ch.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    let [all, built, unchanged, refused, left] = numbers[..] else { panic!("{line}") };
    assert_eq!((all, unchanged, refused), (200, 0, 1), "{line}");
    assert_eq!(built + refused + left, all, "{line}");
    assert!(left > 100, "{line}");
}

#[test]
fn the_report_tells_of_every_letter() {
    let three = folder().file("信/坏.toml", bad_letter());
    let args = ["build", "信", "没有.toml", "--report", "报告.json"];
    let ran = three.args(args).run().status(2);
    let report: Value =
        serde_json::from_slice(&ran.read("报告.json")).expect("a report is JSON");
    let letters = report["letters"].as_array().expect("letters");
    let status = |idx: usize| letters[idx]["status"].as_str().expect("a status");
    assert_eq!([0, 1, 2, 3].map(status), ["built", "built", "refused", "failed"]);
    assert_eq!(report["summary"]["letters"], 4);
    assert_eq!(report["summary"]["built"], 2);
    assert_eq!(report["summary"]["refused"], 1);
    assert_eq!(report["summary"]["failed"], 1);
    let made = &letters[0];
    let pdf = ran.read(made["output"].as_str().expect("a path"));
    assert_eq!(made["bytes"], pdf.len());
    assert_eq!(made["pages"], 1);
    assert_eq!(made["sha256"], digest(&pdf));
    assert!(made["ms"].as_f64().is_some_and(|ms| ms > 0.0));
    assert_eq!(letters[2]["errors"][0]["rule"], "key-unknown");
    // The same of what did not change.
    let again = ran.again().args(args).run().status(2);
    let report: Value =
        serde_json::from_slice(&again.read("报告.json")).expect("a report is JSON");
    let same = &report["letters"][0];
    assert_eq!(same["status"], "unchanged");
    for key in ["output", "bytes", "pages", "sha256"] {
        assert_eq!(same[key], made[key], "{key}");
    }
}

fn digest(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// However many work on them.
#[test]
fn letters_are_told_of_in_their_order() {
    let ran = |command: &str, threads: &str| {
        let mut reply = Reply::new();
        for idx in 0..80 {
            let text = if idx % 3 == 0 { bad_letter() } else { LETTER.to_owned() };
            reply = reply.file(&format!("信/{idx:03}.toml"), text);
        }
        let args = [command, "信", "--format", "short", "-j", threads];
        reply.args(args).run().status(1)
    };
    let checked = |threads: &str| ran("check", threads).text();
    assert_eq!(checked("1"), checked("4"));
    let told = |threads: &str| ran("build", threads).stderr;
    let one = told("1");
    let names: Vec<&str> =
        one.lines().filter_map(|line| line.split(':').next()).collect();
    assert!(names[..27].is_sorted() && names.len() == 28, "{one}");
    assert_eq!(one, told("4"));
}

/// Every way in which a template does not end, and what ends it.
const ENDLESS: [(&str, &str); 4] = [
    (
        "{% for a in range(end=90000) %}{% for b in range(end=90000) %}\
         {% endfor %}{% endfor %}",
        "信/甲.toml 用了 1 秒还没有排完，已经停下。",
    ),
    (
        "{% set_global x = 'xx' %}{% for a in range(end=90000) %}\
         {% set_global x = x ~ x %}{% endfor %}",
        "当时正在填写模板 模板.xml；多半是模板 模板.xml 里",
    ),
    (
        "{% for a in range(end=90000) %}{% for b in range(end=90000) %}\
         甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸{% endfor %}\
         {% endfor %}",
        "模板生成的内容超过了",
    ),
    ("{% include \"letter.xml\" %}", "没有生成"),
];

#[test]
fn templates_that_do_not_end_are_ended() {
    for (template, told) in ENDLESS {
        let ran = Reply::new()
            .file("信/甲.toml", LETTER)
            .file("模板.xml", template)
            .args(["build", "信", "--template", "模板.xml", "--timeout", "1"])
            .run();
        assert!(matches!(ran.status, 1 | 2), "{template}: {}", ran.stderr);
        ran.told(told).files(&["信/甲.toml", "模板.xml"]);
    }
}

#[test]
fn whoever_goes_over_letters_ends_what_does_not_end() {
    let (template, told) = ENDLESS[0];
    for args in
        [&["check", "信"][..], &["preview", "信"], &["preview", "信", "--html", "图"]]
    {
        let ran = Reply::new()
            .file("信/甲.toml", LETTER)
            .file("模板.xml", template)
            .args(args.iter().copied())
            .args(["--template", "模板.xml", "--timeout", "1"])
            .run();
        ran.status(2).told(told);
    }
}
