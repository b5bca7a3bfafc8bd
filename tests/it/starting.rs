//! How a clerk begins: a letter named without a command, samples, the bureau's defaults, and
//! what is told to go on with.

use std::process::Command;
use std::process::Stdio;

use crate::program::LETTER;
use crate::program::Ran;
use crate::program::Reply;

fn letters() -> Reply {
    let second = LETTER.replace("112", "113").replace("7号", "8号");
    Reply::new().file("信/甲.toml", LETTER).file("信/乙.toml", second)
}

#[test]
fn a_letter_without_a_command_is_built() {
    for (args, made) in [
        (&["信/甲.toml"][..], &["信/甲.pdf"][..]),
        (&["信/甲.toml", "-o", "x.pdf"], &["x.pdf"]),
        (&["信"], &["信/乙.pdf", "信/甲.pdf"]),
        (&["信/", "--force"], &["信/乙.pdf", "信/甲.pdf"]),
        (&["--force", "信/"], &["信/乙.pdf", "信/甲.pdf"]),
        (&["-o", "发出/", "信/"], &["发出/乙.pdf", "发出/甲.pdf"]),
        (&["信/*.toml"], &["信/乙.pdf", "信/甲.pdf"]),
    ] {
        let ran = letters().args(args.iter().copied()).run().status(0);
        let mut files = [made, &["信/乙.toml", "信/甲.toml"]].concat();
        files.sort();
        ran.files(&files);
    }
}

#[test]
fn a_letter_without_its_ending_is_named() {
    for args in [&["信/甲"][..], &["build", "信/甲"], &["check", "信/甲"]] {
        let ran = letters().args(args.iter().copied()).run().status(2);
        ran.told("没有“信/甲”这个文件；是不是 信/甲.toml");
    }
    letters().args(["丙"]).run().status(2).told("没有“丙”这个命令");
}

#[test]
fn a_first_word_is_a_command_before_it_is_a_file() {
    let reply = letters().folder("rules").file("check", LETTER);
    let ran = reply.args(["rules"]).run().status(0);
    assert!(ran.text().contains("number-padded"), "{}", ran.text());
    for (word, told) in [
        ("没有.toml", "错误：无法读取 没有.toml：没有这个文件或文件夹"),
        ("没有.TOML", "错误：无法读取 没有.TOML：没有这个文件或文件夹"),
        ("没有", "错误：没有“没有”这个命令\n用法见 reply --help 或 reply <命令> --help"),
        (
            "--force",
            "错误：reply 没有 --force 选项\n用法见 reply --help 或 reply <命令> --help",
        ),
    ] {
        Reply::new().args([word]).run().status(2).stderr(told);
    }
}

#[test]
fn help_can_be_asked_for_in_two_ways() {
    for (one, other) in [
        (&["help"][..], &["--help"][..]),
        (&["help", "build"], &["build", "--help"]),
        (&["help", "template", "show"], &["template", "show", "--help"]),
    ] {
        let help = |args: &[&str]| {
            Reply::new().args(args.iter().copied()).run().status(0).stderr("").text()
        };
        assert_eq!(help(one), help(other));
    }
}

#[test]
fn the_sample_of_a_letter_has_no_finding() {
    let ran = Reply::new().args(["new", "信.toml"]).run().status(0);
    let ran = ran.again().args(["check", "信.toml", "--today", "2026-06-01"]).run();
    assert_eq!(ran.text(), "");
    ran.status(0).stderr("检查了 1 封信，没有问题");
}

const LEDGER: &str = "\
案号,案由,提案人,届次,类别,发文字号,成文日期,联系人,联系电话,办理结果,公开属性
0231,关于增设路灯的建议,郁文,云麓区政协五届二次会议,提案,云城函〔2025〕7号,2025-04-02,王五,12345678,A,主动公开
";

/// What a row has no word for is a gap, and nothing else is found.
#[test]
fn letters_of_a_ledger_have_no_finding_beyond_their_gaps() {
    let ran = Reply::new().file("台账.csv", LEDGER).args(["new", "--from", "台账.csv"]);
    let ran = ran.run().status(0);
    let name = "台账/0231-郁文.toml";
    let letter = String::from_utf8(ran.read(name)).expect("UTF-8");
    let filled = letter
        .replace("……局", "云麓区城市管理局")
        .replace("\n……\n", "\n路灯已经装好。\n");
    let check = ["check", name, "--today", "2026-06-01", "--ignore", "page-short"];
    let ran = ran.touch(name, filled).again().args(check).run().status(0);
    assert_eq!(ran.text(), "");
}

#[test]
fn the_sample_of_the_defaults_says_nothing_until_it_is_filled() {
    let ran = Reply::new().args(["new", "Reply.TOML"]).run().status(2);
    ran.told("写成 reply new reply.toml").files(&[]);
    for name in ["reply.toml", "信/reply.toml"] {
        let ran = Reply::new().args(["new", name]).run().status(0);
        ran.told(&format!("写好了 {name}：各封信都一样的内容写在这里")).files(&[name]);
    }
    let before = letters().args(["信"]).run().status(0);
    let (one, other) = (before.read("信/甲.pdf"), before.read("信/乙.pdf"));
    let ran = before.again().args(["new", "信/reply.toml"]).run().status(0);
    let ran = ran.again().args(["信", "--force"]).run().status(0);
    assert!(one == ran.read("信/甲.pdf") && other == ran.read("信/乙.pdf"));
    let check = ["check", "信", "--ignore", "outcome-missing,disclosure-missing"];
    let ran = ran.again().args(check).run().status(0);
    assert_eq!(ran.text(), "");
}

/// A line that is commented out is one of a key that there is, and a gap in it is refused.
#[test]
fn what_the_defaults_offer_is_good() {
    let ran = Reply::new().args(["new", "reply.toml"]).run().status(0);
    let sample = String::from_utf8(ran.read("reply.toml")).expect("UTF-8");
    let offered = |line: &str| match line.strip_prefix("# ") {
        Some(rest) if rest.split(' ').nth(1) == Some("=") => rest.to_owned(),
        _ => line.to_owned(),
    };
    let full: Vec<String> = sample.lines().map(offered).collect();
    let bare = LETTER.replace("letterhead = \"云麓区城市管理局\"\n", "");
    let bare = bare.replace("signature = \"云麓区城市管理局\"\n", "");
    let ran = Reply::new()
        .file("reply.toml", full.join("\n"))
        .file("信.toml", bare)
        .args(["build", "信.toml", "--format", "short"])
        .run()
        .status(1);
    let others: Vec<&str> =
        ran.stderr.lines().filter(|line| !line.contains("[gap-left]")).collect();
    assert!(others.is_empty(), "{others:?}");
    for called in ["发文机关标志", "署名", "联系人"] {
        assert!(ran.stderr.contains(called), "{called}:\n{}", ran.stderr);
    }
}

#[test]
fn a_letter_has_the_name_of_one() {
    for (name, told) in [
        ("信.docx", "信件的扩展名是 .toml；写成 reply new 信.toml"),
        ("发文/信.PDF", "信件的扩展名是 .toml；写成 reply new 发文/信.toml"),
        ("信.wps", "信件的扩展名是 .toml；写成 reply new 信.toml"),
        ("信.toml.txt", "信件的扩展名是 .toml；写成 reply new 信.toml"),
        ("我的信", "信件的扩展名是 .toml；写成 reply new 我的信.toml"),
        ("云城函7.8", "信件的扩展名是 .toml；写成 reply new 云城函7.8.toml"),
        (".toml", "信件的扩展名是 .toml；写成 reply new 信.toml"),
        (
            "台账.xlsx",
            "台账.xlsx 是台账的名字；照台账写信，用 reply new --from 台账.xlsx",
        ),
        ("台账.CSV", "台账.CSV 是台账的名字；照台账写信，用 reply new --from 台账.CSV"),
        ("文件夹", "文件夹 是文件夹；写成 reply new 文件夹/信.toml"),
    ] {
        let ran = Reply::new().folder("文件夹").args(["new", name]).run().status(2);
        ran.stderr(&format!("错误：{told}")).files(&[]);
    }
    let ran = Reply::new().args(["new", "信.TOML"]).run().status(0);
    ran.files(&["信.TOML"]);
    let text = Reply::new().args(["new", "-"]).run().status(0).stderr("").text();
    assert!(text.contains("[proposal]"), "{text}");
}

/// What letters of one bureau have in common, in several ways of writing it.
const SHARED: &str = r#"contact = { name = "赵六", phone = "87654321" }
copies = ["区政协提案委员会",
    "区政府督查室"]   # 两家
template = "模板/函.xml"
disclosure = "主动公开"
feedback_form = true

[outcome]
place = "tail"
words = { A = "已经解决", B = "正在解决" }

[layout]
seal = false
head = 36.5
"#;

fn bureau(letters: &[(&str, &str)]) -> Reply {
    let template =
        "{% extends \"fuminhan.xml\" %}{% block closing %}<p>完。</p>{% endblock %}";
    let mut reply = Reply::new().file("函件/模板/函.xml", template);
    for (idx, (name, changed)) in letters.iter().enumerate() {
        let path = format!("函件/{name}");
        let up = "../".repeat(name.matches('/').count());
        let shared = SHARED.replace("模板/函", &format!("{up}模板/函"));
        let letter = LETTER
            .replace("112", &format!("{}", 112 + idx))
            .replace("7号", &format!("{}号", 7 + idx))
            .replace("date = 2025-04-02\n", &format!("date = 2025-04-02\n{shared}"));
        let letter = match changed.split_once('→') {
            Some((old, new)) => letter.replace(old, new),
            None => letter,
        };
        reply = reply.file(&path, letter);
    }
    reply
}

const LETTERS: [(&str, &str); 3] = [
    ("甲.toml", ""),
    ("乙.toml", "seal = false\n→"),
    (
        "内/丙.toml",
        "{ name = \"赵六\", phone = \"87654321\" }→{ name = \"钱七\", phone = \"1\" }",
    ),
];

fn pdfs(ran: &Ran) -> Vec<Vec<u8>> {
    ["甲", "乙", "内/丙"].map(|name| ran.read(&format!("函件/{name}.pdf"))).to_vec()
}

#[test]
fn the_defaults_are_what_letters_have_in_common() {
    let ledger = "办件编号,案由,提案人,小组,序号\n1,关于路灯的建议,郁文,甲,1\n";
    let reply = bureau(&LETTERS)
        .file("函件/台账.csv", ledger)
        .file("函件/表.csv", "序号,名称,地址\n1,甲,乙\n");
    let before = reply.args(["函件"]).run().status(0);
    let pages = pdfs(&before);
    let ran = before.again().args(["init", "函件"]).run().status(0).stderr(
        "写好了 函件/reply.toml：3 封信都一样的有 8 项（发文机关标志、署名、模板、抄送机关、\
         征询意见表、办理结果的位置、办理结果的类别、天头），已经写在里面；只有一部分信这样写的\
         （联系人、加盖印章），前面加了 #；1 份台账里有 2 列不认得，列在 [ledger] 里。其余的，\
         需要哪一项就填好，删去它前面的 #",
    );
    let text = String::from_utf8(ran.read("函件/reply.toml")).expect("UTF-8");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [
        "letterhead = \"云麓区城市管理局\" # 发文机关标志（红头）",
        "# contact = { name = \"赵六\", phone = \"87654321\" } # 3 封信里有 2 封这样写",
        "copies = [\"区政协提案委员会\", \"区政府督查室\"] ",
        "template = \"模板/函.xml\" ",
        "feedback_form = true ",
        "place = \"tail\" ",
        "words = { A = \"已经解决\", B = \"正在解决\" } ",
        "# seal = false # 3 封信里有 2 封这样写",
        "head = 36.5 # 天头",
        "# 台账.csv 里不认得的列：办件编号、小组；还没有找到：案号。",
        "# columns = { \"办件编号\" = \"……\", \"小组\" = \"……\" }",
        "# ignore = [\"办件编号\", \"小组\"]",
    ] {
        assert!(text.contains(line), "no {line:?} in:\n{text}");
    }
    assert!(!text.contains("disclosure ="), "{text}");
    let ran = ran.again().args(["函件", "--force"]).run().status(0);
    assert!(pages == pdfs(&ran), "other pages");
    // What the letters say is what they would say without it.
    let path = "函件/甲.toml";
    let letter = String::from_utf8(ran.read(path)).expect("UTF-8");
    let shorter = letter.replace("template = \"模板/函.xml\"\n", "");
    let shorter = shorter.replace("feedback_form = true\n", "");
    let ran = ran.touch(path, shorter).again().args(["函件", "--force"]).run().status(0);
    assert!(pages == pdfs(&ran), "other pages");
}

#[test]
fn there_are_never_two_defaults() {
    let reply = bureau(&LETTERS).file("函件/reply.toml", "[layout]\nseal = true\n");
    let ran = reply.args(["init", "函件"]).run().status(2);
    ran.stderr("错误：函件/reply.toml 已经有了，没有动；要重新写一份，先移走原来的");
    let ran = bureau(&LETTERS).file("Reply.toml", "").args(["init"]).run().status(2);
    ran.stderr("错误：Reply.toml 已经有了，没有动；要重新写一份，先移走原来的");
    let reply = bureau(&LETTERS).file("reply.toml", "[layout]\nseal = true\n");
    let ran = reply.args(["init", "函件"]).run().status(2).told("上级文件夹里已经有 ");
    ran.told("/reply.toml，这里的信件用的就是它");
    let ran = Reply::new().args(["init", "没有"]).run().status(2);
    ran.stderr("错误：无法读取 没有：没有这个文件夹");
}

#[test]
fn folders_with_defaults_of_their_own_and_what_cannot_be_read_are_left_out() {
    let ran = bureau(&LETTERS)
        .file("函件/内/reply.toml", "[layout]\nseal = true\n")
        .file("函件/坏.toml", "[letter\n")
        .file("函件/Cargo.toml", "[package]\n")
        .file("函件/~$台账.xlsx", "锁")
        .file("函件/台账.xlsx", "PK\u{3}\u{4}甲")
        .inside("函件")
        .args(["init"])
        .run()
        .status(0);
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert!(lines[0].ends_with("内 里另有 reply.toml，那里的信件没有计入"), "{lines:?}");
    assert_eq!(lines[1], "台账.xlsx 没有计入：台账读不出来：文件不完整，或者已经损坏");
    assert_eq!(lines[2], "坏.toml 没有计入：写法有错；运行 reply check 看错在哪里");
    assert!(
        lines[3].starts_with("写好了 reply.toml：2 封信都一样的有 9 项（"),
        "{lines:?}"
    );
}

#[test]
fn a_folder_without_letters_gets_the_sample() {
    let ran = Reply::new().args(["init"]).run().status(0);
    let ran = ran.told("写好了 reply.toml：这里没有信件，各项都空着");
    let written = ran.read("reply.toml");
    let sample = Reply::new().args(["new", "reply.toml"]).run().read("reply.toml");
    assert!(written == sample, "{}", String::from_utf8_lossy(&written));
}

/// A gap that is left in letters is nothing that they have in common.
#[test]
fn gaps_are_no_value() {
    let ran = Reply::new().file("台账.csv", LEDGER).args(["new", "--from", "台账.csv"]);
    let ran = ran.run().status(0).again().args(["init"]).run().status(0);
    let ran = ran.told(
        "写好了 reply.toml：照这里的 1 封信写了 1 项（联系人）；1 份台账的各列都认得",
    );
    let text = String::from_utf8(ran.read("reply.toml")).expect("UTF-8");
    assert!(text.contains("\n# letterhead = \"……局\""), "{text}");
}

/// What is told at a terminal; where there is no `script`, nothing is shown.
fn at_a_terminal(reply: &Reply, command: &str) -> Option<String> {
    let program = env!("CARGO_BIN_EXE_reply");
    let typed = command.replacen("reply", program, 1);
    let ran = Command::new("script")
        .current_dir(reply.path(""))
        .args(["-qec", &typed, "/dev/null"])
        .stdin(Stdio::null())
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&ran.stdout).replace('\r', ""))
}

#[cfg(target_os = "linux")]
#[test]
fn people_are_told_how_to_check() {
    for (command, told) in [
        (
            "reply build 信/甲.toml",
            "生成了 信/甲.pdf（1 页）\n检查：reply check 信/甲.toml\n",
        ),
        ("reply build 信", "检查：reply check 信\n"),
        (
            "reply build 信 --template '函 一.xml' -o 发出",
            "检查：reply check 信 --template '函 一.xml'\n",
        ),
        (
            "reply build --data 台账.csv --template 信.toml.tera --where '案号!=9'",
            "检查：reply check --data 台账.csv --where '案号!=9' --template 信.toml.tera\n",
        ),
    ] {
        let form = LETTER.replace("\"112\"", "\"{{ 案号 }}\"");
        let reply = letters()
            .file("函 一.xml", "{% extends \"fuminhan.xml\" %}")
            .file("台账.csv", LEDGER)
            .file("信.toml.tera", form);
        let Some(shown) = at_a_terminal(&reply, command) else { return };
        assert!(shown.ends_with(told), "{command}:\n{shown}");
    }
    for command in [
        "reply build 信 --format short",
        "reply build 信 --stage letter",
        "reply build 信/甲.toml 2>&1 | cat",
        "reply build - -o x.pdf < 信/甲.toml",
    ] {
        let Some(shown) = at_a_terminal(&letters(), command) else { return };
        assert!(!shown.contains("检查："), "{command}:\n{shown}");
    }
}
