//! Ways to use a ledger, and where files go.

use serde_json::Value;

use crate::program::LETTER;
use crate::program::Reply;

const LEDGER: &str = "案号,案由,提案人,届次,文号,答复日期,科室\n\
    112,甲,\"郁文、王芳\",云麓区政协五届二次会议,云城函〔2025〕7号,2025-04-02,供水科\n\
    113,乙,陈大勇,云麓区政协五届二次会议,云城函〔2025〕8号,2025-04-02,养护科\n";

const TEMPLATE: &str = "[proposal]\nkind = \"提案\"\nsession = \"{{ 届次 }}\"\n\
    number = \"{{ 案号 }}\"\ntitle = \"关于{{ 案由 }}的建议\"\n\
    proposers = {{ 提案人 | toml }}\n\n\
    [bureau]\nletterhead = \"云麓区城市管理局\"\nsignature = \"云麓区城市管理局\"\n\n\
    [letter]\nnumber = \"{{ 文号 }}\"\ndate = {{ 答复日期 }}\n\n\
    [[section]]\nbody = \"已经办理完毕。\"\n";

fn ledger() -> Reply {
    Reply::new().file("台账.csv", LEDGER).file("信.tera", TEMPLATE)
}

const DATA: [&str; 4] = ["--data", "台账.csv", "--template", "信.tera"];

fn with_data<'a>(command: &'a str, more: &'a [&'a str]) -> Reply {
    let args = [command].into_iter().chain(DATA).chain(more.iter().copied());
    ledger().args(args)
}

#[test]
fn the_letters_of_a_ledger_are_checked() {
    let ran = with_data("check", &[]).run().status(0);
    ran.told("检查了 2 封信");
    let ledger = LEDGER.replace("云城函〔2025〕8号", "云城函[2025]8号");
    let check = |format| {
        let args = ["check"].into_iter().chain(DATA).chain([
            "--select",
            "number-brackets",
            "--format",
            format,
        ]);
        Reply::new().file("台账.csv", &ledger).file("信.tera", TEMPLATE).args(args).run()
    };
    let ran = check("human").status(1);
    assert!(ran.text().contains("--> 台账.csv 第 3 行:13:14"), "{}", ran.text());
    assert!(!ran.stderr.contains("--fix"), "{}", ran.stderr);
    let found: Value =
        serde_json::from_str(check("json").text().lines().next().expect("one"))
            .expect("JSON");
    assert_eq!(found["file"], "台账.csv 第 3 行", "{found:#}");
    let sarif: Value = serde_json::from_str(&check("sarif").text()).expect("JSON");
    let result = &sarif["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "%E5%8F%B0%E8%B4%A6.csv", "{result:#}");
    assert_eq!(place["region"]["startLine"], 3, "{result:#}");
    assert!(result["fixes"].is_null(), "{result:#}");
    let github = check("github").text();
    assert!(github.starts_with("::error file=台账.csv,line=3,"), "{github}");
}

#[test]
fn what_a_ledger_says_is_not_mended() {
    for option in ["--fix", "--diff"] {
        let ran = with_data("check", &[option]).run().status(2);
        ran.told(&format!("{option} 不能和 --data 一起用：信是照台账和模板写成的"));
    }
    for command in ["build", "check", "preview"] {
        for (option, value) in [("--where", "科室=供水科"), ("--sheet", "一")] {
            let ran = Reply::new().file("信.toml", LETTER);
            let ran = ran.args([command, "信.toml", option, value]).run().status(2);
            ran.told("--data <台账>");
        }
        let ran = Reply::new().args([command, "信.toml", "--data", "台账.csv"]).run();
        ran.status(2).told("不能一起用");
    }
    let ran = Reply::new().args(["new", "信.toml", "--where", "科室=供水科"]).run();
    ran.status(2).told("--where 和 --sheet 要和 --from <台账> 一起写");
}

#[test]
fn the_letters_of_a_ledger_are_drawn() {
    let ran = with_data("preview", &["--dpi", "36"]).run().status(0);
    let ran = ran.files(&[
        "信.tera",
        "台账.csv",
        "台账/112-郁文、王芳-1.png",
        "台账/113-陈大勇-1.png",
    ]);
    drop(ran);
    let ran = with_data("preview", &["--dpi", "36", "--html", "页"]).run().status(0);
    let page = String::from_utf8(ran.read("页/index.html")).expect("UTF-8");
    assert!(page.contains("台账.csv 第 2 行"));
}

#[test]
fn a_ledger_comes_in_at_stdin() {
    let stdin = |args: &[&str]| {
        let reply = Reply::new().file("信.tera", TEMPLATE).stdin(LEDGER);
        reply.args(args.iter().copied()).run()
    };
    let ran = stdin(&["new", "--from", "-"]).status(0);
    ran.told("标准输入 共 2 行：写好 2 封。文件夹：标准输入").files(&[
        "信.tera",
        "标准输入/112-郁文、王芳.toml",
        "标准输入/113-陈大勇.toml",
    ]);
    let ran = stdin(&["new", "--from", "-", "-o", "信"]).status(0);
    ran.files(&["信.tera", "信/112-郁文、王芳.toml", "信/113-陈大勇.toml"]);
    let data = ["--data", "-", "--template", "信.tera"];
    let ran = stdin(&[&["build"][..], &data].concat()).status(0);
    ran.files(&["信.tera", "标准输入/112-郁文、王芳.pdf", "标准输入/113-陈大勇.pdf"]);
    let ran = stdin(&[&["preview", "--dpi", "36", "-o", "图"][..], &data].concat());
    ran.status(0).files(&["信.tera", "图/112-郁文、王芳-1.png", "图/113-陈大勇-1.png"]);
    stdin(&[&["check"][..], &data].concat()).status(0).told("检查了 2 封信");
    // Whatever it is, by its first bytes.
    let workbook = std::fs::read("tests/ledger/openpyxl.xlsx").expect("a workbook");
    let ran = Reply::new().stdin(workbook).args(["new", "--from", "-", "-o", "信"]).run();
    assert!(ran.stderr.contains("标准输入 共"), "{}", ran.stderr);
    let ran = Reply::new().stdin("%PDF-1.7").args(["new", "--from", "-"]).run().status(1);
    ran.told("--> 标准输入");
}

#[test]
fn a_pattern_names_the_letters_of_a_ledger() {
    for (pattern, names) in [
        ("信-{案号}", ["信-112.toml", "信-113.toml"]),
        ("信/{案号}.toml", ["信/112.toml", "信/113.toml"]),
        (
            "{届次}/{提案人}-{title}",
            [
                "云麓区政协五届二次会议/郁文、王芳-关于甲的建议.toml",
                "云麓区政协五届二次会议/陈大勇-关于乙的建议.toml",
            ],
        ),
        (
            "{文号}-{file}",
            [
                "云城函〔2025〕7号-112-郁文、王芳.toml",
                "云城函〔2025〕8号-113-陈大勇.toml",
            ],
        ),
        (
            "信/{案号}-{date}-{署名}-{种类}",
            [
                "信/112-2025-04-02-云麓区城市管理局-提案.toml",
                "信/113-2025-04-02-云麓区城市管理局-提案.toml",
            ],
        ),
    ] {
        let args = ["new", "--from", "台账.csv", "--template", "信.tera", "-o", pattern];
        let ran = ledger().args(args).run().status(0).told("写好 2 封");
        let mut files = ran.all_files();
        files.retain(|file| file.ends_with(".toml"));
        assert_eq!(files, names);
    }
    let args = ["new", "--from", "台账.csv", "-o", "{案号}/信"];
    let ran = ledger().args(args).run().status(0).told("文件夹：.");
    ran.told("填好正文以后运行：reply build .\n");
    // A draft has its gaps; what is there is used.
    let ran = ledger().args(["new", "--from", "台账.csv", "-o", "信/{案号}-{案由}"]);
    let ran = ran.run().status(0);
    assert!(ran.all_files().contains(&"信/112-甲.toml".to_owned()));
    let new = |pattern| ledger().args(["new", "--from", "台账.csv", "-o", pattern]).run();
    new("信/{届次}").status(1).told(
        "台账.csv 第 2、3 行都会写到 信/云麓区政协五届二次会议.toml，都没有写；在 -o 里加上能区分各封信的内容",
    );
    new("信/{没有}")
        .status(2)
        .told("-o 里没有 {没有} 这一项；可以写 {number}、{proposal}");
    new("信/{案号").status(2).told("花括号不成对");
    new("信.toml")
        .status(2)
        .told("一行写一封，-o 须是文件夹，或者带有 {案号} 一类内容的文件名");
}

/// Each case: what is typed, and a file that is there then.
#[test]
fn a_folder_is_made_for_one_file_as_for_many() {
    let cases: [(&[&str], &str); 6] = [
        (&["build", "信.toml", "-o", "新/里/a.pdf"], "新/里/a.pdf"),
        (&["build", "信.toml", "--stage", "pages", "-o", "新/a.txt"], "新/a.txt"),
        (&["build", "信.toml", "--report", "新/a.json"], "新/a.json"),
        (&["build", "信.toml", "--seals", "新/里/a.json"], "新/里/a.json"),
        (&["preview", "信.toml", "--dpi", "36", "-o", "新/里"], "新/里/信-1.png"),
        (&["new", "新/里/信.toml"], "新/里/信.toml"),
    ];
    for (args, file) in cases {
        let ran = Reply::new().file("信.toml", LETTER).args(args.iter().copied()).run();
        let ran = ran.status(0);
        assert!(ran.all_files().contains(&file.to_owned()), "{args:?}");
    }
    // A file in the way.
    for args in [
        &["build", "信.toml", "-o", "信.toml/a.pdf"][..],
        &["build", "信.toml", "--report", "信.toml/a.json"],
        &["new", "信.toml/a.toml"],
        &["preview", "信.toml", "-o", "信.toml/图"],
    ] {
        let ran = Reply::new().file("信.toml", LETTER).args(args.iter().copied()).run();
        let ran = ran.status(2).told("路径中有一段不是文件夹");
        ran.files(&["信.toml"]);
    }
    // Nothing is made beside a letter that is not there.
    let ran = Reply::new().args(["build", "无/信.toml"]).run().status(2);
    ran.files(&[]);
}

#[cfg(unix)]
#[test]
fn no_folder_is_made_outside_of_the_root() {
    for args in [
        &["build", "内/信.toml", "-o", "内/外/新/a.pdf"][..],
        &["new", "内/外/新/信.toml"],
    ] {
        let reply = Reply::new().file("内/信.toml", LETTER).folder("他处");
        std::os::unix::fs::symlink("../他处", reply.path("内/外")).expect("a link");
        let args = args.iter().copied().chain(["--root", "内"]);
        let ran = reply.args(args).run().status(2).told("之外，不写");
        assert!(ran.all_files().iter().all(|file| !file.starts_with("他处")));
    }
}

#[test]
fn rows_are_chosen() {
    let ran = with_data("build", &["--where", "科室=供水科"]).run().status(0);
    let ran = ran.files(&["信.tera", "台账.csv", "台账/112-郁文、王芳.pdf"]);
    drop(ran);
    let ran = with_data("check", &["--where", "科室!=供水科"]).run().status(0);
    ran.told("检查了 1 封信");
    let ran = with_data("preview", &["--dpi", "36", "--where", "案号=113"]).run();
    ran.status(0).files(&["信.tera", "台账.csv", "台账/113-陈大勇-1.png"]);
    let new = |more: &[&'static str]| {
        let args = ["new", "--from", "台账.csv", "-o", "信"];
        ledger().args(args.into_iter().chain(more.iter().copied())).run()
    };
    let ran = new(&["--where", "科室=供水科", "--where", "案号=113"]).status(0);
    ran.told("共 0 行").files(&["信.tera", "台账.csv"]);
    let ran = new(&["--where", "科室=供水科"]).status(0);
    ran.files(&["信.tera", "信/112-郁文、王芳.toml", "台账.csv"]);
    new(&["--where", "处室=供水科"]).status(1).told("没有“处室”这一列");
    new(&["--where", "供水科"]).status(2).told("要写成“列=值”或“列!=值”");
    new(&["--sheet", "一"]).status(1).told("台账.csv 是 CSV，没有工作表“一”");
}

/// In a tag, a list is its texts.
#[test]
fn a_list_is_printed_as_people_write_it() {
    let template = "[proposal]\nnumber = \"{{ 案号 }}\"\n# {{ 提案人 }}；{{ proposal.proposers }}；\
        {{ 提案人 | join(sep=\"/\") }}；{% for one in 提案人 %}<{{ one }}>{% endfor %}；{{ 会办单位 }}。\n\
        proposers = {{ 提案人 | toml }}\n";
    let ledger =
        "案号,案由,提案人,会办单位\n1,甲,\"张三、李四\",\"财政局,水务局\"\n2,乙,王五,\n";
    let ran = Reply::new().file("台账.csv", ledger).file("信.tera", template);
    let args = ["new", "--from", "台账.csv", "--template", "信.tera", "-o", "{案号}"];
    let ran = ran.args(args).run().status(0);
    let text = |name: &str| String::from_utf8(ran.read(name)).expect("UTF-8");
    let first = text("1.toml");
    let line = "# 张三、李四；张三、李四；张三/李四；<张三><李四>；财政局、水务局。\n\
        proposers = [\"张三\", \"李四\"]\n";
    assert!(first.ends_with(line), "{first}");
    let second = text("2.toml");
    assert!(
        second.ends_with("# 王五；王五；王五；<王五>；。\nproposers = [\"王五\"]\n"),
        "{second}"
    );
}
