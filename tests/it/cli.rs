//! The program as a clerk meets it: one test for each command and each way it can end.

use std::collections::BTreeSet;
use std::io::Read;
use std::process::Stdio;

use unicode_width::UnicodeWidthStr;

use crate::golden;
use crate::program::LETTER;
use crate::program::Ran;
use crate::program::Reply;

/// A letter with a mistake on its last line.
fn bad_letter() -> String {
    LETTER.replace("body =", "bodi =")
}

fn built(args: &[&str]) -> Reply {
    Reply::new().file("信.toml", LETTER).args(["build"]).args(args.iter().copied())
}

#[track_caller]
fn is_pdf(bytes: &[u8]) {
    assert!(bytes.starts_with(b"%PDF-"), "{}", String::from_utf8_lossy(bytes));
}

#[test]
fn a_letter_is_built_beside_itself() {
    let letter = Reply::new().file("发文/2025/信.toml", LETTER);
    let ran = letter.args(["build", "发文/2025/信.toml"]).run().status(0).stderr("");
    assert!(ran.stdout.is_empty());
    let ran = ran.files(&["发文/2025/信.pdf", "发文/2025/信.toml"]);
    is_pdf(&ran.read("发文/2025/信.pdf"));
}

#[test]
fn a_letter_is_built_where_it_is_asked_for() {
    let ran = built(&["信.toml", "-o", "复.pdf"]).run().status(0).stderr("");
    is_pdf(&ran.read("复.pdf"));
    ran.files(&["信.toml", "复.pdf"]);
    let ran = built(&["信.toml", "--output", "发出"]).folder("发出").run().status(0);
    ran.files(&["信.toml", "发出/信.pdf"]);
}

#[test]
fn a_letter_is_built_to_stdout() {
    let ran = built(&["信.toml", "-o", "-"]).run().status(0).stderr("");
    is_pdf(&ran.stdout);
    ran.files(&["信.toml"]);
}

#[test]
fn a_letter_comes_in_at_stdin() {
    let ran = Reply::new().args(["build", "-"]).stdin(LETTER).run().status(0).stderr("");
    is_pdf(&ran.stdout);
    ran.files(&[]);
    let ran = Reply::new().args(["build", "-", "-o", "信.pdf"]).stdin(LETTER).run();
    is_pdf(&ran.status(0).files(&["信.pdf"]).read("信.pdf"));
    let bad = Reply::new().args(["build", "-"]).stdin(bad_letter()).run().status(1);
    bad.told("标准输入:");
}

#[test]
fn fault_in_the_defaults_is_told_once_for_all_letters() {
    let two = Reply::new().file("甲.toml", LETTER).file("乙.toml", LETTER);
    let two = two.file("reply.toml", "[bureau]\nsignatur = \"局\"\n");
    let ran = two.args(["build", "甲.toml", "乙.toml"]).run().status(1);
    assert_eq!(ran.stderr.matches("reply.toml:2:1").count(), 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("甲.toml：有 1 处要改，没有生成"), "{}", ran.stderr);
    assert!(ran.stderr.contains("乙.toml：有 1 处要改，没有生成"), "{}", ran.stderr);
}

#[test]
fn each_stage_is_shown() {
    let starts = [
        ("letter", "kind = \"答复\"\nnumber = \"云城函〔2025〕7号\"\n"),
        ("markup", "<letter>\n"),
        ("document", "person: 郁文\n"),
        ("pages", "page 1\n"),
    ];
    for (stage, start) in starts {
        let ran = built(&["信.toml", "--stage", stage]).run().status(0).stderr("");
        let text = ran.text();
        assert!(text.trim_start().starts_with(start), "{stage}: {text}");
        ran.files(&["信.toml"]);
    }
    let ran = built(&["信.toml", "--stage", "pages", "-o", "版面.txt"]).run().status(0);
    assert!(ran.read("版面.txt").starts_with(b"page 1\n"));
    let ran = built(&["信.toml", "--stage", "pages", "-o", "发出"]).folder("发出").run();
    ran.status(0).stderr("").files(&["信.toml", "发出/信.pages.txt"]);
}

const TEMPLATE: &str = "\
<letter>
<letterhead>{{ bureau.letterhead }}</letterhead>
<number>{{ letter.number }}</number>
<title>本局自己的标题</title>
<addressee>各位：</addressee>
{%- for block in body %}
<p>{{ block.text }}</p>
{%- endfor %}
<signature>{{ bureau.signature }}</signature>
<date>{{ letter.date | date }}</date>
</letter>
";

#[test]
fn a_template_is_used() {
    let args = ["信.toml", "--template", "函.xml", "--stage", "document"];
    let ran = built(&args).file("函.xml", TEMPLATE).run().status(0).stderr("");
    assert!(ran.text().contains("title: 本局自己的标题\n"), "{}", ran.text());
}

#[test]
fn a_mistake_in_a_template_is_shown_in_the_template() {
    let template = TEMPLATE.replace("bureau.signature", "bureau.signatur");
    let args = ["信.toml", "--template", "函.xml"];
    let ran = built(&args).file("函.xml", template).run().status(1);
    ran.told("函.xml:9:").told("bureau.signatur").files(&["信.toml", "函.xml"]);
}

#[test]
fn an_unknown_markup_is_shown_in_what_the_template_made() {
    let template = TEMPLATE.replace("addressee", "adressee");
    let args = ["信.toml", "--template", "函.xml"];
    let ran = built(&args).file("函.xml", template).run().status(1);
    ran.told("函.xml 生成的内容:5:1").told("没有 <adressee> 这种标记");
}

#[test]
fn a_template_that_is_not_there() {
    let ran = built(&["信.toml", "--template", "函.xml"]).run().status(2);
    ran.stderr("错误：无法读取 函.xml：没有这个文件或文件夹");
    let letter = LETTER.replace("date =", "template = \"函.xml\"\ndate =");
    let ran = Reply::new().file("信.toml", letter).args(["build", "信.toml"]).run();
    ran.status(1).told("信.toml:14:12").told("无法读取 函.xml：没有这个文件或文件夹");
}

/// The letter without its bureau, which comes from the defaults.
fn without_bureau() -> String {
    let start = LETTER.find("[bureau]").expect("the letter has a bureau");
    let end = LETTER.find("[letter]").expect("the letter has a table");
    [&LETTER[..start], &LETTER[end..]].concat()
}

const DEFAULTS: &str = r#"[bureau]
letterhead = "默认的局"
signature = "默认的局"

[letter]
template = "模板/函.xml"
"#;

#[test]
fn defaults_come_from_a_folder_above_and_the_letter_wins() {
    let office = Reply::new()
        .file("局/reply.toml", DEFAULTS)
        .file("局/模板/函.xml", TEMPLATE)
        .file("局/发文/2025/信.toml", without_bureau());
    let stage = ["--stage", "document"];
    let ran = office.args(["build", "局/发文/2025/信.toml"]).args(stage).run().status(0);
    assert!(ran.text().contains("letterhead: 默认的局\n"), "{}", ran.text());
    assert!(ran.text().contains("title: 本局自己的标题\n"), "{}", ran.text());
    // From another folder, and with a value of the letter's own.
    let own = format!("{}\n[bureau]\nletterhead = \"本信的局\"\n", without_bureau());
    let again = ran.again().file("局/发文/2025/信.toml", own).inside("局/发文/2025");
    let ran = again.args(["build", "信.toml"]).args(stage).run().status(0);
    assert!(ran.text().contains("letterhead: 本信的局\n"), "{}", ran.text());
    assert!(ran.text().contains("signature: 默认的局\n"), "{}", ran.text());
    // A letter at stdin is meant to lie where the program runs.
    let again = ran.again().inside("局").stdin(without_bureau());
    let ran = again.args(["build", "-"]).args(stage).run().status(0);
    assert!(ran.text().contains("letterhead: 默认的局\n"), "{}", ran.text());
}

#[test]
fn a_mistake_in_the_defaults_is_shown_there() {
    let defaults = DEFAULTS.replace("signature", "signatur");
    let ran = built(&["信.toml"]).file("reply.toml", defaults).run().status(1);
    ran.told("reply.toml:3:1");
}

#[test]
fn a_file_that_is_not_there() {
    let ran = Reply::new().args(["build", "没有.toml"]).run().status(2);
    ran.stderr("错误：无法读取 没有.toml：没有这个文件或文件夹");
}

#[test]
fn an_output_that_cannot_be_written() {
    let ran = built(&["信.toml", "-o", "信.toml/信.pdf"]).run().status(2);
    ran.stderr("错误：无法写入 信.toml/信.pdf：路径中有一段不是文件夹");
    let ran = built(&["信.toml"]).folder("信.pdf").run().status(2);
    ran.stderr("错误：无法写入 信.pdf：这是一个文件夹");
}

#[test]
fn an_output_never_overwrites_its_letter() {
    let ran = built(&["信.toml", "-o", "信.toml"]).run().status(2);
    let ran = ran.stderr("错误：无法写入 信.toml：这是这次要读的文件；请换一个文件名");
    assert_eq!(ran.read("信.toml"), LETTER.as_bytes());
    let ran = Reply::new().file("信.pdf", LETTER).args(["build", "信.pdf"]).run();
    let ran = ran.status(2).told("信.pdf 是 PDF，不是信件");
    assert_eq!(ran.read("信.pdf"), LETTER.as_bytes());
}

#[test]
fn a_letter_that_fails_leaves_its_old_file_alone() {
    let old = Reply::new().file("信.toml", bad_letter()).file("信.pdf", "旧的");
    let ran = old.args(["build", "信.toml"]).run().status(1);
    assert_eq!(ran.read("信.pdf"), "旧的".as_bytes());
    let ran = ran.files(&["信.pdf", "信.toml"]);
    let ran = ran.again().file("信.toml", LETTER).args(["build", "信.toml"]).run();
    let ran = ran.status(0).files(&["信.pdf", "信.toml"]);
    is_pdf(&ran.read("信.pdf"));
}

#[test]
fn a_new_letter_builds_without_a_complaint() {
    let ran = Reply::new().args(["new", "信.toml"]).run().status(0);
    let ran = ran.stderr("写好了 信.toml。改完以后运行：reply build 信.toml");
    let ran = ran.again().args(["build", "信.toml"]).run().status(0).stderr("");
    ran.files(&["信.pdf", "信.toml"]);
}

/// Every line that is commented out can be used as it stands.
#[test]
fn a_new_letter_builds_with_everything_that_it_offers() {
    let ran = Reply::new().args(["new", "信.toml"]).run().status(0);
    let starter = String::from_utf8(ran.read("信.toml")).expect("UTF-8");
    let offered = |line: &str| {
        let rest = line.strip_prefix("# ").unwrap_or(line);
        let is_offer = rest.starts_with('[') || rest.split(' ').nth(1) == Some("=");
        if is_offer { rest.to_owned() } else { line.to_owned() }
    };
    let full: Vec<String> = starter.lines().map(offered).collect();
    let full = full.join("\n");
    for key in ["title = [", "opening", "closing", "template", "seal", "red", "dir"] {
        assert!(full.lines().any(|line| line.starts_with(key)), "{key} is offered");
    }
    // The folder and the template are the clerk's own.
    let without = |key: &str, text: String| -> String {
        text.lines().filter(|line| !line.starts_with(key)).fold(
            String::new(),
            |mut all, line| {
                all += line;
                all += "\n";
                all
            },
        )
    };
    let full = without("dir", without("template", full));
    let ran = ran.again().file("信.toml", full).args(["build", "信.toml"]).run();
    ran.status(0).stderr("");
}

#[test]
fn a_new_letter_overwrites_nothing() {
    let ran = Reply::new().file("信.toml", "旧的").args(["new", "信.toml"]).run();
    let ran = ran.status(2);
    assert_eq!(ran.read("信.toml"), "旧的".as_bytes());
    ran.stderr("错误：信.toml 已经有了；换一个文件名，或先移走原来的");
    let ran = Reply::new().file("信", "旧的").args(["new", "信/信.toml"]).run().status(2);
    ran.stderr("错误：无法写入 信/信.toml：路径中有一段不是文件夹");
}

#[test]
fn the_template_is_shown_and_works_when_saved() {
    let ran = Reply::new().args(["template", "show"]).run().status(0).stderr("");
    golden::same(&ran.text(), include_str!("../../templates/fuminhan.xml"));
    let saved = ran.text();
    let args = ["信.toml", "--template", "我的模板.xml"];
    let own = built(&args).file("我的模板.xml", saved).run().status(0);
    assert_eq!(own.read("信.pdf"), built(&["信.toml"]).run().read("信.pdf"));
}

#[test]
fn the_faces_are_listed() {
    let text = Reply::new().args(["fonts"]).run().status(0).stderr("").text();
    for name in ["小标宋", "仿宋", "黑体", "楷体", "宋体"] {
        assert!(text.contains(name), "{name} in:\n{text}");
    }
    assert!(text.contains("扩展B 42720"), "all of Extension B in:\n{text}");
}

#[test]
fn a_folder_of_faces_that_is_of_no_use() {
    let ran = Reply::new().args(["fonts", "--font-dir", "没有"]).run().status(2);
    ran.stderr("错误：无法读取字库文件夹 没有：没有这个文件或文件夹");
    let ran = built(&["信.toml", "--font-dir", "字体"]).file("字体/坏.ttf", "x").run();
    ran.status(2)
        .told("提示：坏.ttf 不是可用的字库，没有使用")
        .told("错误：字体 里没有可用的公文字库")
        .files(&["信.toml", "字体/坏.ttf"]);
}

#[test]
fn completions_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = Reply::new().args(["completions", shell]).run().status(0).text();
        assert!(text.contains("reply") && text.contains("build"), "{shell}: {text}");
    }
    let ran = Reply::new().args(["completions", "tcsh"]).run().status(2);
    ran.told("不能是“tcsh”；可选值：bash、elvish、fish、powershell、zsh");
}

#[test]
fn schemas_for_editors() {
    let schema = |name: &str| {
        std::fs::read_to_string(format!("docs/schema/{name}.json")).expect("a schema")
    };
    let printed = |args: &[&str]| {
        let args = ["schema"].into_iter().chain(args.iter().copied());
        Reply::new().args(args).run().status(0).stderr("").text()
    };
    golden::same(&printed(&[]), &schema("letter"));
    golden::same(&printed(&["信件"]), &schema("letter"));
    golden::same(&printed(&["reply.toml"]), &schema("reply"));
    let ran = Reply::new().args(["schema", "信.toml"]).run().status(2);
    ran.told("不能是“信.toml”；可选值：信件、reply.toml");
}

/// Every page of help, and the commands' own.
const HELP: [&[&str]; 17] = [
    &["--help"],
    &["-h"],
    &["help"],
    &["help", "build"],
    &["help", "template", "show"],
    &["init", "-h"],
    &["watch", "-h"],
    &["check", "-h"],
    &["preview", "-h"],
    &["build", "--help"],
    &["build", "-h"],
    &["new", "-h"],
    &["template", "-h"],
    &["template", "show", "-h"],
    &["fonts", "--help"],
    &["schema", "-h"],
    &["completions", "-h"],
];

/// What clap says by itself.
const ENGLISH: [&str; 14] = [
    "Usage",
    "Options",
    "Commands",
    "Arguments",
    "Print",
    "default",
    "possible values",
    "error:",
    "tip:",
    "For more information",
    "required",
    "OPTIONS",
    "COMMAND",
    "help for",
];

#[track_caller]
fn is_chinese(text: &str) {
    for english in ENGLISH {
        assert!(!text.contains(english), "“{english}” in:\n{text}");
    }
    assert!(text.chars().any(|ch| ch > '\u{2E80}'), "no Chinese in:\n{text}");
}

/// Explanations stand in one column, however wide what is before them is.
#[track_caller]
fn is_in_columns(text: &str) {
    for heading in ["选项：", "参数：", "命令："] {
        let lines = text.lines().skip_while(|line| *line != heading).skip(1);
        let lines = lines.take_while(|line| !line.is_empty());
        let column = |line: &str| {
            let start = line.len() - line.trim_start().len();
            let gap = line[start..].find("  ").map_or(0, |gap| start + gap);
            let told = line.len() - line[gap..].trim_start().len();
            assert!(!line[told..].starts_with(['，', '。', '；', '、', '）']), "{line}");
            assert!(line.width() <= 100, "{line}");
            line[..told].width()
        };
        let columns: BTreeSet<usize> = lines.map(column).collect();
        assert!(columns.len() <= 1, "{columns:?} in:\n{text}");
    }
}

#[test]
fn help_is_in_chinese() {
    for args in HELP {
        let ran = Reply::new().args(args.iter().copied()).run().status(0).stderr("");
        let text = ran.text();
        is_chinese(&text);
        assert!(text.contains("用法：reply"), "{args:?}:\n{text}");
        assert!(text.lines().all(|line| !line.ends_with(':')), "{args:?}:\n{text}");
        is_in_columns(&text);
        assert!(text.contains("显示这份说明"), "{args:?}:\n{text}");
    }
    let ran = Reply::new().run().status(2);
    is_chinese(&ran.stderr);
    let ran = Reply::new().args(["template"]).run().status(2);
    is_chinese(&ran.stderr);
}

#[test]
fn the_version_is_told() {
    for option in ["-V", "--version"] {
        let text = Reply::new().args([option]).run().status(0).stderr("").text();
        assert_eq!(text, format!("reply {}\n", env!("CARGO_PKG_VERSION")));
    }
}

/// What was typed, and the first line of the answer.
const MISTYPED: [(&[&str], &str); 18] = [
    (&["biuld"], "错误：没有“biuld”这个命令；是不是“build”？"),
    (&["信.toml"], "错误：无法读取 信.toml：没有这个文件或文件夹"),
    (&["help", "biuld"], "错误：没有“biuld”这个命令；是不是“build”？"),
    (&["help", "template", "shwo"], "错误：没有“shwo”这个命令；是不是“show”？"),
    (&["check", "信.toml", "--report", "x"], "错误：check 没有 --report 选项"),
    (&["template", "show", "-x"], "错误：template show 没有 -x 选项"),
    (&["--forse"], "错误：reply 没有 --forse 选项"),
    (&["template", "shwo"], "错误：没有“shwo”这个命令；是不是“show”？"),
    (
        &["build", "信.toml", "--outptu", "x"],
        "错误：build 没有 --outptu 选项；是不是“--output”？",
    ),
    (&["build", "信.toml", "-x"], "错误：build 没有 -x 选项"),
    (&["build"], "错误：缺少 <文件或文件夹>"),
    (&["new"], "错误：缺少 <文件>"),
    (&["new", "甲", "乙"], "错误：多写了“乙”"),
    (&["build", "信.toml", "-o"], "错误：--output <文件或文件夹> 后面要写内容"),
    (
        &["build", "信.toml", "--stage", "page"],
        "错误：--stage <步骤> 不能是“page”；可选值：letter、markup、document、pages；是不是“pages”？",
    ),
    (
        &["build", "信.toml", "--format", "json"],
        "错误：--format <样式> 不能是“json”；可选值：human、short",
    ),
    (
        &["build", "信.toml", "--color", "yes"],
        "错误：--color <颜色> 不能是“yes”；可选值：auto、always、never",
    ),
    (
        &["build", "信.toml", "--stage", "pages", "--stage", "letter"],
        "错误：--stage <步骤> 只能写一次",
    ),
];

#[test]
fn what_was_mistyped_is_told_in_chinese() {
    for (args, expected) in MISTYPED {
        let ran = Reply::new().args(args.iter().copied()).run().status(2);
        assert_eq!(ran.stderr.lines().next(), Some(expected), "{args:?}");
        is_chinese(&ran.stderr);
        assert!(ran.stdout.is_empty());
    }
}

fn complaint(args: &[&str]) -> Reply {
    let args = ["build", "信.toml"].into_iter().chain(args.iter().copied());
    Reply::new().file("信.toml", bad_letter()).args(args)
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let is_coloured = |ran: Ran| ran.status(1).stderr.contains('\u{1B}');
    assert!(!is_coloured(complaint(&[]).run()));
    assert!(!is_coloured(complaint(&["--color", "never"]).run()));
    assert!(is_coloured(complaint(&["--color", "always"]).run()));
    assert!(is_coloured(complaint(&[]).env("CLICOLOR_FORCE", "1").run()));
    let both = complaint(&[]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1");
    assert!(!is_coloured(both.run()));
    let always = complaint(&["--color", "always"]).env("NO_COLOR", "1");
    assert!(is_coloured(always.run()));
    let help = Reply::new().args(["--help"]).env("CLICOLOR_FORCE", "1").run();
    assert!(!help.text().contains('\u{1B}'));
}

#[test]
fn complaints_can_be_one_line_each() {
    let ran = complaint(&["--format", "short"]).run().status(1);
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert!(!lines.is_empty());
    for line in lines {
        assert!(line.starts_with("信.toml:"), "{line}");
    }
}

#[test]
fn the_file_tells_the_letters_date_or_that_of_the_build() {
    let date = |ran: Ran| {
        let bytes = ran.status(0).read("信.pdf");
        let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
        let info = document.trailer.get(b"Info").and_then(lopdf::Object::as_reference);
        let info = document.get_dictionary(info.expect("a reference")).expect("there");
        let date = info.get(b"CreationDate").and_then(lopdf::Object::as_str);
        String::from_utf8_lossy(date.expect("a date")).into_owned()
    };
    let plain = date(built(&["信.toml"]).run());
    assert!(plain.starts_with("D:20250402000000+08"), "{plain}");
    let built_at = built(&["信.toml"]).env("SOURCE_DATE_EPOCH", "1700000000");
    let then = date(built_at.run());
    assert!(then.starts_with("D:20231114221320"), "{then}");
}

#[test]
fn a_build_date_that_is_none() {
    for value in ["昨天", "", "-1e9", "99999999999999"] {
        let ran = built(&["信.toml"]).env("SOURCE_DATE_EPOCH", value).run().status(2);
        ran.stderr(&format!(
            "错误：环境变量 SOURCE_DATE_EPOCH 应是 1970 年以来的秒数，而不是“{value}”"
        ))
        .files(&["信.toml"]);
    }
}

#[test]
fn the_same_letter_is_the_same_bytes() {
    let first = built(&["信.toml"]).run().status(0).read("信.pdf");
    let second = built(&["信.toml"]).env("TZ", "America/New_York").run().read("信.pdf");
    assert!(first == second);
    let elsewhere = Reply::new().file("别处/别名.toml", LETTER).inside("别处");
    let third = elsewhere.args(["build", "别名.toml"]).run().read("别处/别名.pdf");
    assert!(first == third);
}

/// `reply build … | head` ends without a word when head has seen enough.
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let reply = built(&["信.toml", "-o", "-"]);
    let mut child = reply
        .command()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built");
    drop(child.stdout.take());
    let mut told = String::new();
    let mut stderr = child.stderr.take().expect("a pipe");
    stderr.read_to_string(&mut told).expect("messages are UTF-8");
    let status = child.wait().expect("the program ends");
    assert_eq!((told.as_str(), status.code()), ("", Some(0)));
    let reply = complaint(&[]);
    let child = reply.command().stderr(Stdio::piped()).spawn();
    let mut child = child.expect("the program was built");
    drop(child.stderr.take());
    assert_eq!(child.wait().expect("the program ends").code(), Some(1));
}

#[test]
fn a_template_may_change_one_part_of_the_built_in_one() {
    let template = "{% extends \"fuminhan.xml\" %}{% block opening %}<p>本局的开头：</p>{% endblock %}";
    let ran = built(&["信.toml", "--template", "本局.xml", "--stage", "document"])
        .file("本局.xml", template)
        .run()
        .status(0);
    assert!(ran.text().contains("\np: 本局的开头：\n"), "{}", ran.text());
}

#[test]
fn places_of_the_seals_are_written_for_programs() {
    let ran = built(&["信.toml", "--seals", "印章.json"]).run().status(0);
    let seals = String::from_utf8(ran.read("印章.json")).expect("a text");
    let seals: serde_json::Value = serde_json::from_str(&seals).expect("JSON");
    let seal = &seals[0]["seals"][0];
    assert_eq!(seals[0]["pdf"], "信.pdf");
    assert_eq!((&seal["page"], &seal["width"]), (&1.into(), &42.0.into()), "{seal}");
    assert_eq!(seal["authority"], "云麓区城市管理局");
}

#[test]
fn the_public_version_has_nothing_personal() {
    let ran = built(&["信.toml", "--public"]).run().status(0).stderr("");
    let ran = ran.files(&["信-公开.json", "信-公开.pdf", "信.toml"]);
    is_pdf(&ran.read("信-公开.pdf"));
    let summary = String::from_utf8(ran.read("信-公开.json")).expect("a text");
    assert!(summary.contains("云城函〔2025〕7号"), "{summary}");
    let ran = built(&["信.toml", "--public", "--stage", "document"]).run().status(0);
    assert!(!ran.text().contains("联系"), "{}", ran.text());
}

/// What comes of a letter whose table is in this file.
fn with_csv(contents: &[u8]) -> Ran {
    let letter = format!("{LETTER}\n[[section.table]]\ncsv = \"表.csv\"\n");
    let reply = Reply::new().file("信.toml", letter).file("表.csv", contents);
    reply.args(["build", "信.toml", "--stage", "document"]).run()
}

#[test]
fn a_table_file_of_no_use_is_told_in_its_own_terms() {
    for (contents, message, help) in [
        ("", "这个表格文件没有内容", "另存为 CSV"),
        ("甲,乙\n", "这个表格文件没有内容", "另存为 CSV"),
        ("甲,乙\n1\n", "这一行有 1 格，表格有 2 栏", "空着的格也要有逗号"),
        ("PK\u{3}\u{4}甲", "这不是 CSV 文件", "另存为“CSV（逗号分隔）”"),
        ("甲,乙\n\"1,2\n3,4\n", "不成对", "补上或删去这个引号"),
    ] {
        let ran = with_csv(contents.as_bytes()).status(1).told(message);
        assert!(ran.told(help).stderr.contains("表.csv"));
    }
}

#[test]
fn a_table_file_is_read_as_office_programs_write_it() {
    for contents in
        ["甲,乙\n1,2\n", "甲\t乙\n1\t2\n", "sep=;\n甲;乙\n1;2\n", "甲,乙,\n1,2,\n"]
    {
        let text = with_csv(contents.as_bytes()).status(0).text();
        assert!(text.contains("head-cell: 甲 | 乙\n  cell: 1 | 2\n"), "{text}");
    }
}

/// The paragraph as the public version has it, and what is told.
fn public(paragraph: &str, private: &str) -> (String, String) {
    let letter = LETTER.replace("[letter]\n", &format!("[letter]\n{private}\n"));
    let at = letter.find("body = \"").expect("a body");
    let letter = format!("{}body = \"{paragraph}\"\n", &letter[..at]);
    let reply = Reply::new().file("信.toml", letter);
    let ran = reply.args(["build", "信.toml", "--public", "--stage", "document"]).run();
    let text = ran.text();
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("p: ")).collect();
    (lines.get(1).unwrap_or(&"").trim_start_matches("p: ").to_owned(), ran.stderr)
}

#[test]
fn personal_numbers_are_left_out_of_the_public_version() {
    for number in [
        "13800138000",
        "139 1234 5678",
        "１３９１２３４５６７８",
        "+86 13800138000",
        "0571-87654321",
        "0571—8765 4321",
        "（0571）87654321",
        "(0571)87654321",
        "400-800-1234",
        "330106197803152417",
        "33010619780315241X",
        "330106 19780315 2418",
        "330106780315241",
        "6222021202012345678",
        "wang.wu@yunling.gov.cn",
        "zhangsan＠163.com",
        "138.0013.8000",
        "138_0013_8000",
        "138/0013/8000",
        "0571.8765.4321",
        "0571–87654321",
        "0571-87654321-801",
        "+86 571 8765 4321",
        "86-571-87654321",
        "（+86）13800138000",
        "一三八零零一三八零零零",
        "6222 0212 0201 2345 678",
    ] {
        let (text, told) = public(&format!("请找{number}办理。"), "");
        assert_eq!(text, "请找×××办理。", "{number}");
        assert_eq!(told, "信.toml：公开的版本去掉了第 18 行的号码或文字\n", "{number}");
    }
    for (written, public_text) in [
        ("电话87651235、87651236均可。", "电话×××、×××均可。"),
        ("微信号zhangsan88，QQ：123456789。", "微信号×××，QQ：×××。"),
        ("电话13800138000，地点不变。", "电话×××，地点不变。"),
    ] {
        assert_eq!(public(written, "").0, public_text);
    }
    for kept in [
        "全市电话用户8765432户。",
        "工期为20240830-20240930。",
        "自2024-08-30起施行。",
        "依据010-2024-0012号决定。",
        "一是加强管理，二是三四五六街。",
        "投入资金138001380000元。",
        "印发了云民函〔2024〕86号文件。",
        "2024年1月至12月，共2316户、1250000人次。",
        "总面积12345678.5平方米。",
    ] {
        assert_eq!(public(kept, ""), (kept.to_owned(), String::new()));
    }
    let (text, told) = public("请致函87654321。", "");
    assert_eq!(text, "请致函87654321。");
    let line =
        "信.toml：第 18 行的 87654321 留在公开的版本里；是个人号码的，写进 private\n";
    assert_eq!(told, line);
}

#[test]
fn private_words_are_all_left_out_or_the_letter_is_refused() {
    let (text, _) = public("赵某和赵某某都已走访。", "private = [\"赵某某\", \"赵某\"]");
    assert_eq!(text, "×××和×××都已走访。");
    let (text, told) = public("陈大勇已走访。", "private = [\"陈大永\"]");
    assert_eq!(text, "");
    assert!(told.contains("信里没有“陈大永”，无从去掉"), "{told}");
    let (text, told) = public("郁文委员已走访。", "private = [\"郁文\"]");
    assert_eq!(text, "");
    assert!(told.contains("“郁文”是 private 里写的，会留在公开的版本里"), "{told}");
}

#[test]
fn a_number_that_a_template_prints_refuses_the_public_version() {
    let closing = "<p>如有疑问请拨张三手机13900139765。</p>";
    let template = format!(
        "{{% extends \"fuminhan.xml\" %}}{{% block closing %}}{closing}{{% endblock %}}"
    );
    let args = ["build", "信.toml", "--public", "--template", "甲.xml"];
    let reply = Reply::new().file("信.toml", LETTER).file("甲.xml", &template).args(args);
    let ran = reply.run().status(1);
    ran.told(
        "错误[number-left]: “13900139765”像是个人的号码，会留在公开的版本里：写在模板里",
    )
    .told("--> 甲.xml 生成的内容:");
    // Whatever the template says that it is.
    let closing = closing
        .replace("<p>", "<p><t from=\"letter.number\">")
        .replace("</p>", "</t></p>");
    let template = format!(
        "{{% extends \"fuminhan.xml\" %}}{{% block closing %}}{closing}{{% endblock %}}"
    );
    let reply = Reply::new().file("信.toml", LETTER).file("甲.xml", &template).args(args);
    reply.run().status(1).told("“13900139765”像是个人的号码，会留在公开的版本里");
}

#[test]
fn what_a_public_version_does_not_print_is_not_told_of_it() {
    let collective = "\"郁文13900139000\"]\ncollective = true";
    let letter = LETTER.replace("\"郁文\"]", collective);
    let letter = letter.replace("[letter]\n", "[letter]\naddressees = [\"区政协\"]\n");
    let args = ["build", "信.toml", "--public", "-o", "{proposers}.pdf"];
    let ran = Reply::new().file("信.toml", &letter).args(args).run().status(0).stderr("");
    ran.files(&["信.toml", "郁文×××-公开.json", "郁文×××-公开.pdf"]);
}

#[test]
fn names_of_public_files_have_nothing_private() {
    let letter = LETTER.replace("[letter]\n", "[letter]\nprivate = [\"人行过街\"]\n");
    let args = ["build", "信.toml", "--public", "-o", "{title}.pdf"];
    let ran = Reply::new().file("信.toml", &letter).args(args).run().status(0);
    let name = "关于增设×××信号灯的建议";
    let files = ["信.toml", &format!("{name}-公开.json"), &format!("{name}-公开.pdf")];
    ran.files(&files);
}

#[test]
fn a_letter_that_is_not_for_everybody_has_no_public_version() {
    for line in ["classification = \"秘密★1年\"", "disclosure = \"依申请公开\""]
    {
        let letter = LETTER.replace("[letter]\n", &format!("[letter]\n{line}\n"));
        let reply = Reply::new().file("信.toml", letter);
        let ran = reply.args(["build", "信.toml", "--public"]).run();
        ran.status(1).told("不要用 --public").files(&["信.toml"]);
    }
}

#[test]
fn the_report_tells_of_every_line() {
    let ran = built(&["信.toml", "--layout-report"]).run().status(0);
    assert!(ran.text().starts_with("第 1 页："), "{}", ran.text());
    ran.files(&["信.toml"]);
}

#[test]
fn what_a_few_words_would_cure_is_told_when_a_letter_is_made() {
    // A number as wide as the first line: the 字 behind it stays alone.
    let letter =
        LETTER.replacen("body = \"", &format!("body = \"{}字。\\n", "1".repeat(52)), 1);
    let letter = letter
        .replace("body = \"", "body = \"\"\"\n")
        .replace("使用。\"", "使用。\n\"\"\"");
    let told = "信.toml：第 1 页“字。”一行只有一个字（孤字）；把这一段增减几个字";
    let reply = Reply::new().file("信.toml", &letter).args(["build", "信.toml"]);
    let ran = reply.run().status(0).stderr(told);
    let ran =
        ran.again().args(["build", "信.toml", "--format", "short"]).run().stderr("");
    let ran = ran.again().args(["build", "信.toml", "--layout-report"]).run();
    let report = ran.text();
    let told = told.replace("信.toml：", "未能两全之处：\n  ");
    assert!(report.ends_with(&format!("{told}\n")));
}

#[test]
fn numbers_of_the_page_are_shown_with_where_they_were_set() {
    let reply = Reply::new().file("reply.toml", "[layout]\nhead = 37.5\nseal = false\n");
    let ran = reply.args(["layout", "show"]).run().status(0).stderr("");
    let text = ran.text();
    assert!(text.contains("head = 37.5 mm  天头（5.2.1，规定）"), "{text}");
    assert!(text.contains("标准是 37 mm，改在 reply.toml 第 2 行"), "{text}");
    assert!(
        text.contains("\nseal = false  加盖印章（7.3.5.1、7.3.5.2）；通常是 true\n"),
        "{text}"
    );
}

#[test]
fn a_number_that_is_not_legal_is_refused_with_its_clause() {
    let reply = Reply::new().file("reply.toml", "[layout]\nletterhead_top = 31\n");
    let ran = reply.args(["layout", "show", "reply.toml"]).run().status(1);
    assert!(ran.stderr.contains("GB/T 9704—2012，10.1"), "{}", ran.stderr);
}
