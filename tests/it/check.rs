//! `reply check` and what goes with it, as they are typed.

use std::fs;

use serde_json::Value;

use crate::golden;
use crate::program::{LETTER, Ran, Reply};

/// A letter with an error, a warning and a note; the first two can be mended.
fn faulty() -> String {
    LETTER
        .replace("云城函〔2025〕7号", "云城函[2025]7号")
        .replace("按钮式", "截止2025年3月，")
        .replace("3月28日", "今年3月28日")
}

fn check<'a>(letter: &str, args: impl IntoIterator<Item = &'a str>) -> Ran {
    let fixed = ["check", "信.toml", "--color", "never", "--today", "2025-06-01"];
    Reply::new().file("信.toml", letter).args(fixed).args(args).run()
}

/// Without what every short letter lacks.
const QUIET: [&str; 2] = ["--ignore", "outcome-missing,disclosure-missing"];

#[test]
fn findings_are_shown_with_their_line_and_clause() {
    let ran = check(&faulty(), QUIET).status(1);
    let expected = "\
错误[number-brackets]: 发文字号里的年份要用六角括号〔〕括起来
  --> 信.toml:13:14
   |
13 | number = \"云城函[2025]7号\"
   |                 ^^^^^^
   |
   = 改法: 写作“〔2025〕”
   = 依据: GB/T 9704—2012，7.2.5（规定）
";
    assert!(ran.text().starts_with(expected), "{}", ran.text());
    ran.stderr(
        "检查了 1 封信：1 个错误，1 个警告，1 个提示；其中 2 处可以用 --fix 自动改",
    );
}

#[test]
fn a_finding_is_one_line_when_asked() {
    let ran = check(&faulty(), QUIET.into_iter().chain(["--format", "short"]));
    let lines = "\
信.toml:13:14: 错误[number-brackets]: 发文字号里的年份要用六角括号〔〕括起来
信.toml:17:9: 警告[until-confused]: “截止”是到此为止，后面不带时间
信.toml:17:35: 提示[time-vague]: “今年”是什么时候，日后读信的人看不出来
";
    golden::same(&ran.text(), lines);
}

/// For a person the worst of each letter comes first, and what all of a folder lack once;
/// for programs everything is in the order of the file.
#[test]
fn the_worst_comes_first_and_what_all_lack_once() {
    let letter = faulty()
        .replace("云城函[2025]7号", "云城函〔2025〕7号")
        .replace("今年3月28日", "今年3月28日,");
    let other = LETTER.replace("7号", "8号").replace("\"112\"", "\"113\"");
    let run = |args: &[&'static str]| {
        let args = ["check", "--today", "2025-06-01"].iter().chain(args).copied();
        let folder = Reply::new().file("一/甲.toml", &letter).file("一/乙.toml", &other);
        let third = other.replace("8号", "9号").replace("113", "114");
        folder.file("二/丙.toml", third).args(args).run().status(1)
    };
    let shown = run(&["--color", "never"]).text();
    let heads = shown.lines().filter(|line| line.contains("]: "));
    let lacks = "没有写公开属性（另有 1 封信也是这样，加 --format short 逐一列出）";
    let lacks_too =
        "没有写办理结果类别（另有 1 封信也是这样，加 --format short 逐一列出）";
    let expected = [
        &format!("提示[disclosure-missing]: {lacks}"),
        &format!("提示[outcome-missing]: {lacks_too}"),
        "错误[half-width-mark]: 汉字旁边用了半角的“,”",
        "警告[until-confused]: “截止”是到此为止，后面不带时间",
        "提示[time-vague]: “今年”是什么时候，日后读信的人看不出来",
        "提示[disclosure-missing]: 没有写公开属性",
        "提示[outcome-missing]: 没有写办理结果类别",
    ];
    assert_eq!(heads.collect::<Vec<_>>(), expected, "{shown}");
    assert!(shown.contains("--> 二/丙.toml:12:1\n   |\n12 | [letter]\n"), "{shown}");
    let short = run(&["--format", "short"]);
    let text = short.text();
    let own = text.lines().filter_map(|line| line.strip_prefix("一/甲.toml:"));
    let codes = own.map(|line| line.split(['[', ']']).nth(1).unwrap_or_default());
    let in_order = [
        "disclosure-missing",
        "outcome-missing",
        "until-confused",
        "time-vague",
        "half-width-mark",
    ];
    assert_eq!(codes.collect::<Vec<_>>(), in_order);
    assert_eq!(text.matches("没有写").count(), 6);
    short.stderr(
        "检查了 3 封信：1 个错误，1 个警告，7 个提示；其中 2 处可以用 --fix 自动改",
    );
}

#[test]
fn only_errors_fail_unless_warnings_are_denied() {
    let warning = LETTER.replace("按钮式", "截止2025年3月，");
    check(LETTER, []).status(0);
    check(LETTER, ["--deny", "warnings"]).status(0);
    check(&warning, []).status(0);
    check(&warning, ["--deny", "warnings"]).status(1);
    check(&faulty(), ["--ignore", "number-brackets"]).status(0);
    check(&faulty(), ["--select", "number-brackets"]).status(1);
    let refused = check("[letter]\n", []).status(1);
    refused.told("有 1 封要先改好这些错误，才能检查其余的");
    Reply::new().args(["check", "没有.toml"]).run().status(2);
    let ran = check(LETTER, ["--select", "number-bracket"]).status(2);
    ran.stderr("错误：没有“number-bracket”这条规则；是不是 number-brackets；全部规则见 reply rules");
}

#[test]
fn fixes_are_written_once_and_the_rest_is_left() {
    let letter =
        faulty().replace("number = \"云城函", "number   = \"云城函") + "# 末尾\r\n";
    let ran = check(&letter, ["--fix"]).status(0);
    let fixed = String::from_utf8(ran.read("信.toml")).expect("UTF-8");
    let expected = letter.replace("[2025]7", "〔2025〕7").replace("截止", "截至");
    golden::same(&fixed, &expected);
    let args = ["check", "信.toml", "--fix", "--today", "2025-06-01"];
    let again = ran.again().args(args).run().status(0);
    assert_eq!(again.read("信.toml"), expected.as_bytes());
    let built = again.again().args(["build", "信.toml"]).run();
    built.status(0);
}

/// Places are those of the file, whatever stands for a character there.
#[test]
fn places_in_escaped_texts_are_the_files() {
    let body = r#"body = """他说\"好\"：\u622A\u6b62\u0032024年底，\
    共12家\n第二段,完。""""#;
    let line = "body = \"按钮式人行过街信号灯已经安装完毕，并于3月28日投入使用。\"";
    let letter = LETTER.replace(line, body);
    let ran = check(
        &letter,
        ["--format", "json", "--ignore", "outcome-missing,disclosure-missing"],
    );
    let texts: Vec<(String, String)> = ran
        .text()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("an object"))
        .map(|found| {
            (
                found["rule"].to_string(),
                found["text"].as_str().expect("a text").to_owned(),
            )
        })
        .collect();
    let expected = [
        ("straight-quotes", r#"\""#),
        ("straight-quotes", r#"\""#),
        ("until-confused", r"\u622A\u6b62"),
        ("half-width-mark", ","),
    ];
    let expected = expected.map(|(rule, text)| (format!("\"{rule}\""), text.to_owned()));
    assert_eq!(texts, expected);
    let fixed = check(&letter, ["--fix"]).status(0);
    let right = letter
        .replace(r#"\"好\""#, "“好”")
        .replace(r"\u622A\u6b62", "截至")
        .replace("段,", "段，");
    golden::same(&String::from_utf8(fixed.read("信.toml")).expect("UTF-8"), &right);
}

#[test]
fn what_would_be_fixed_is_shown_and_not_written() {
    let ran = check(&faulty(), ["--diff"]).status(1);
    let diff = ran.text();
    assert!(diff.starts_with("--- 信.toml\n+++ 信.toml\n@@ "), "{diff}");
    assert!(
        diff.contains(
            "\n-number = \"云城函[2025]7号\"\n+number = \"云城函〔2025〕7号\"\n"
        )
    );
    assert_eq!(ran.read("信.toml"), faulty().as_bytes());
    let none = check(LETTER, ["--diff"]).status(0);
    assert_eq!(none.text(), "");
}

#[test]
fn a_file_in_another_encoding_is_left_alone() {
    let marked = format!("\u{FEFF}{}", faulty());
    let utf16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let gb18030 = encoding_rs::GB18030.encode(&faulty()).0.into_owned();
    let other = "文件不是 UTF-8 编码，请另存为 UTF-8 再试";
    let old_mac = faulty().replace('\n', "\r").into_bytes();
    let lines = "文件的各行以回车（CR）结尾，请用编辑器把换行改成 CRLF 再试";
    for (bytes, why) in [(utf16, other), (gb18030, other), (old_mac, lines)] {
        let args = ["check", "信.toml", "--fix", "--format", "short"];
        let ran = Reply::new().file("信.toml", &bytes).args(args).run().status(1);
        let ran = ran.told(&format!("信.toml：没有改，{why}"));
        assert_eq!(ran.read("信.toml"), bytes);
    }
}

#[test]
fn what_comes_from_stdin_goes_mended_to_stdout() {
    let args = ["check", "-", "--fix", "--format", "short"];
    let ran = Reply::new().args(args).stdin(faulty()).run().status(0);
    let expected = faulty().replace("[2025]7", "〔2025〕7").replace("截止", "截至");
    golden::same(&ran.text(), &expected);
    ran.told("提示[time-vague]");
}

#[test]
fn folders_are_looked_through() {
    let ran = Reply::new()
        .file("甲.toml", LETTER)
        .file("下/乙.toml", faulty())
        .file("下/reply.toml", "[layout]\nseal = false\n")
        .file(".git/丙.toml", "nothing")
        .args(["check", "--format", "short", "--select", "number-brackets"])
        .run()
        .status(1);
    assert_eq!(ran.text().lines().count(), 1);
    assert!(ran.text().starts_with("下/乙.toml:13:"), "{}", ran.text());
    ran.told("检查了 2 封信");
    let none = Reply::new().folder("空").args(["check", "空"]).run().status(2);
    none.stderr("错误：空 里没有信件（.toml 文件）");
}

/// A fault in the bureau's defaults is every letter's, and told once.
#[test]
fn defaults_are_told_of_once() {
    let letter = LETTER.replace("signature = \"云麓区城市管理局\"\n", "");
    let ran = Reply::new()
        .file("甲.toml", &letter)
        .file("乙.toml", &letter)
        .file("reply.toml", "[bureau]\nsignature = \"云麓区教育局\"\n")
        .args(["check", ".", "--format", "short", "--select", "signature-differs"])
        .run();
    assert_eq!(
        ran.text(),
        "reply.toml:2:14: 警告[signature-differs]: 署名和发文机关标志不是同一个单位\n"
    );
}

#[test]
fn what_is_allowed_is_not_told() {
    let allowed = |comment: &str, at: &str| {
        let letter = faulty().replace(at, &format!("{comment}\n{at}"));
        let ran = check(&letter, ["--format", "short"]);
        ran.text()
            .lines()
            .filter(|line| !line.contains("missing"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let all = allowed("# 说明", "number = \"云城函");
    assert_eq!(all.len(), 3);
    let here = "# reply: allow(number-brackets) 从前这样编号";
    for at in ["number = \"云城函", "[letter]", "[proposal]"] {
        let left = allowed(here, at);
        assert_eq!(left.len(), 2, "{at}: {left:?}");
        assert!(!left.iter().any(|line| line.contains("number-brackets")), "{left:?}");
    }
    // Above another key it allows nothing.
    let left = allowed(here, "date = ");
    assert_eq!(left.len(), 4, "{left:?}");
    assert!(left.iter().any(|line| line.contains("警告[allow-unused]")), "{left:?}");
    let both = "# reply: allow(time-vague、until-confused) 领导这样说";
    assert_eq!(allowed(both, "[[section]]").len(), 1);
    assert_eq!(allowed(both, "body = ").len(), 1);
    let behind = faulty().replace("7号\"", "7号\" # reply: allow(number-brackets)");
    let ran = check(&behind, ["--format", "short"]);
    assert!(
        ran.text().contains("信.toml:13:39: 提示[allow-without-reason]"),
        "{}",
        ran.text()
    );
}

#[test]
fn defaults_choose_rules_and_lists() {
    let defaults = "\
[check]
ignore = [\"outcome-missing\", \"disclosure-missing\", \"no-such-rule\"]
words = \"词/错词.tsv\"
units = \"单位.tsv\"
banned = \"禁用.tsv\"
";
    let letter = LETTER.replace("按钮式", "市城管局大力推进，安庄");
    let ran = Reply::new()
        .file("信.toml", &letter)
        .file("reply.toml", defaults)
        .file("词/错词.tsv", "# 错\t对\n安庄\t安装\n")
        .file("单位.tsv", "市城管局\t市城市管理局\n")
        .file("禁用.tsv", "大力推进\n")
        .args(["check", "信.toml", "--format", "short"])
        .run()
        .status(0);
    let expected = "\
信.toml:17:9: 警告[unit-two-names]: 这个单位在本单位的名称表里是“市城市管理局”
信.toml:17:13: 警告[phrase-banned]: “大力推进”在本单位的禁用语表里（禁用.tsv 第 1 行）
信.toml:17:18: 警告[word-wrong]: “安庄”应为“安装”
reply.toml:2:53: 警告[allow-unknown]: 没有“no-such-rule”这条规则
";
    golden::same(&ran.text(), expected);
    let broken =
        ran.again().file("词/错词.tsv", "安庄\n").args(["check", "信.toml"]).run();
    let broken = broken.status(1);
    assert!(
        broken.text().contains("错误[word-list]: 这一行要写两栏"),
        "{}",
        broken.text()
    );
    let text =
        broken.again().file("信.toml", faulty()).args(["check", "信.toml"]).run().text();
    assert!(text.contains("[word-list]") && text.contains("[number-brackets]"), "{text}");
}

#[test]
fn programs_read_findings() {
    let ran = check(&faulty(), QUIET.into_iter().chain(["--format", "json"])).status(1);
    let all: Vec<Value> = ran
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect();
    assert_eq!(all.len(), 3);
    assert_eq!(all[0]["rule"], "number-brackets");
    assert_eq!(all[0]["level"], "error");
    assert_eq!(all[0]["clause"], "GB/T 9704—2012，7.2.5");
    assert_eq!(all[0]["strength"], "规定");
    assert_eq!(all[0]["start"]["line"], 13);
    assert_eq!(all[0]["text"], "[2025]");
    assert_eq!(all[0]["fix"][0]["instead"], "〔2025〕");
    let lines = check(&faulty(), ["--format", "github", "--select", "until-confused"]);
    let expected = "::warning file=信.toml,line=17,col=9,endLine=17,endColumn=11,\
        title=until-confused::“截止”是到此为止，后面不带时间%0A改法：写作“截至”\n";
    assert_eq!(lines.text(), expected);
}

/// The template's own words are in no file: people are led to them, programs to the letter.
#[test]
fn findings_in_the_words_of_a_template() {
    let you = format!("[letter]\nyou = \"{}\"\n", "各".repeat(24));
    let letter = LETTER.replace("[letter]\n", &you);
    let letter = format!("{letter}\n[layout]\ncure_lone_characters = false\n");
    let found = |letter: &str, format: &str| {
        let args = ["--format", format, "--select", "lone-character"];
        check(letter, args).text().to_owned()
    };
    let lone = "第 1 页“议。”一行只有一个字（孤字）";
    let short = found(&letter, "short");
    assert!(short.starts_with("templates/fuminhan.xml 生成的内容:"), "{short}");
    assert!(short.contains(lone), "{short}");
    let github = found(&letter, "github");
    assert!(github.starts_with("::notice file=信.toml,line=1,col=1,"), "{github}");
    let sarif = found(&letter, "sarif");
    assert!(!sarif.contains("fuminhan"), "{sarif}");
    let allowed = format!("# reply: allow(lone-character) 就这样\n{letter}");
    assert_eq!(found(&allowed, "github"), "");
}

#[test]
fn sarif_is_what_its_schema_says() {
    let schema = fs::read_to_string("tests/schema/sarif-2.1.0.json").expect("the schema");
    // As it was published this pattern has a bracket too many and is none.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let folder = "tests/corpus/faulty";
    let mut files = Reply::new();
    for path in golden::files(folder, ".toml", 40) {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        files = files.file(&name, fs::read(&path).expect("a letter"));
    }
    let files = files.file("错的 信.toml", "[letter]\n").file("好.toml", LETTER);
    let ran = files.args(["check", ".", "--format", "sarif"]).run().status(1);
    let log: Value = serde_json::from_str(&ran.text()).expect("JSON");
    let wrong: Vec<String> =
        validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert!(results.len() > 250);
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    for result in results.iter().filter(|result| result["ruleIndex"].is_number()) {
        let idx = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(rules[idx]["id"], result["ruleId"]);
    }
    let uri = "%E9%94%99%E7%9A%84%20%E4%BF%A1.toml";
    let is_there = results.iter().any(|result| {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    });
    assert!(is_there);
}

#[test]
fn rules_are_listed_and_explained() {
    let ran = Reply::new().args(["explain", "until-confused"]).run().status(0);
    let text = ran.text();
    assert!(
        text.starts_with("# until-confused\n\n警告；实务；能用 --fix 自动改\n"),
        "{text}"
    );
    assert!(text.contains("\n- 错：〖截止〗2023年1月"), "{text}");
    let ran = Reply::new().args(["explain", "until-confuse"]).run().status(2);
    ran.told("没有“until-confuse”这条规则；是不是 until-confused；");
    let ran = Reply::new().args(["rules", "--format", "json"]).run().status(0);
    let all: Value = serde_json::from_str(&ran.text()).expect("JSON");
    let all = all.as_array().expect("a list");
    let is_complete = |rule: &Value| {
        ["name", "level", "strength", "summary", "page"]
            .iter()
            .all(|key| rule[key].is_string())
    };
    assert!(all.len() >= 60 && all.iter().all(is_complete));
    let listed = Reply::new().args(["rules"]).run().status(0).text();
    assert_eq!(listed.lines().count(), all.len());
}

#[test]
fn the_page_of_rules_is_the_programs() {
    let page =
        Reply::new().args(["rules", "--format", "markdown"]).run().status(0).text();
    golden::check([("docs/rules.md".into(), page)]);
}

/// What was found in each file, as `--format json` tells it.
fn objects(ran: &Ran) -> Vec<Value> {
    let lines = ran.text();
    lines.lines().map(|line| serde_json::from_str(line).expect("an object")).collect()
}

/// A rule that panics loses its own findings; the other rules and letters keep theirs.
#[test]
fn a_rule_that_panics_loses_its_own_findings_only() {
    let ran = |format: &str, panicking: &str| {
        Reply::new()
            .file("甲.toml", faulty())
            .file("乙.toml", faulty().replace("[letter]\n", "[letter]\nyou = \"您\"\n"))
            .env("REPLY_PANICKING_RULE", panicking)
            .args(["check", ".", "--today", "2025-06-01", "--format", format])
            .run()
    };
    let whole = objects(&ran("json", "").status(1));
    let (lost, kept): (Vec<Value>, Vec<Value>) =
        whole.into_iter().partition(|found| found["rule"] == "number-brackets");
    assert_eq!(lost.len(), 2);
    let (failed, found): (Vec<Value>, Vec<Value>) =
        objects(&ran("json", "number-brackets").status(2))
            .into_iter()
            .partition(|found| found["rule"] == "rule-failed");
    assert_eq!(found, kept);
    assert_eq!(failed.len(), 2);
    let message = "程序检查规则 number-brackets 时出了故障，这封信没有检查这一条";
    for format in ["human", "short", "github"] {
        let text = ran(format, "number-brackets").status(2).text();
        assert_eq!(text.matches(message).count(), 2, "{format}: {text}");
    }
    let sarif = ran("sarif", "number-brackets").status(2).text();
    let log: Value = serde_json::from_str(&sarif).expect("JSON");
    let run = &log["runs"][0];
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = invocation["toolExecutionNotifications"].as_array().expect("a list");
    assert_eq!(told.len(), 2);
    assert!(told.iter().all(|it| it["message"].to_string().contains(message)));
    assert_eq!(run["results"].as_array().expect("a list").len(), kept.len());
    // What a comment allows it may have found.
    let allowed =
        faulty().replace("[letter]\n", "[letter] # reply: allow(date-hao) 惯例\n");
    let ran = Reply::new()
        .file("信.toml", allowed)
        .env("REPLY_PANICKING_RULE", "date-hao")
        .args(["check", "信.toml", "--format", "short"])
        .run();
    assert!(!ran.status(2).text().contains("allow-unused"));
}

/// What keeps a letter from being set does not keep the rules from looking at its text.
#[test]
fn a_letter_that_cannot_be_set_is_checked_all_the_same() {
    let codes = |letter: &str, args: &[&str]| -> Vec<String> {
        let args = ["--format", "json"].into_iter().chain(args.iter().copied());
        let all = objects(&check(letter, args).status(1));
        all.iter().map(|it| it["rule"].as_str().expect("a code").to_owned()).collect()
    };
    let mistakes = [
        ("attachment-missing", faulty().replace("安装完毕", "安装，见附件3，完毕")),
        (
            "heading-numbered",
            faulty().replace("[[section]]\n", "[[section]]\nheading = \"一、办理\"\n"),
        ),
        ("glyph-missing", faulty().replace("安装完毕", "安装\u{E000}完毕")),
        ("key-unknown", faulty().replace("[letter]\n", "[letter]\nyuo = \"您\"\n")),
    ];
    for (code, letter) in mistakes {
        let found = codes(&letter, &[]);
        for code in [code, "number-brackets", "until-confused", "time-vague"] {
            assert!(found.iter().any(|found| found == code), "{code}: {found:?}");
        }
        let n_notes = found.iter().filter(|found| *found == "not-checked").count();
        assert_eq!(n_notes, 1, "{found:?}");
        // What it lacks may only be written wrong, and what is allowed may be on the pages.
        let allowed = format!("# reply: allow(lone-character) 就这样\n{letter}");
        let found = codes(&allowed, &[]);
        let is_doubtful = |found: &String| {
            found.ends_with("-missing") && found.as_str() != code
                || found == "allow-unused"
        };
        assert!(!found.iter().any(is_doubtful), "{found:?}");
        assert!(
            codes(&letter, &["--ignore", "number-brackets"])
                .contains(&"not-checked".to_owned())
        );
    }
}

#[test]
fn what_was_not_checked_is_told_in_every_format() {
    let letter =
        faulty().replace("[[section]]\n", "[[section]]\nheading = \"一、办理\"\n");
    let message = "只检查了文字；有错误的信排不出版面，版面没有检查";
    for format in ["human", "short", "json", "github", "sarif"] {
        let ran = check(&letter, ["--format", format]).status(1);
        assert_eq!(ran.text().matches(message).count(), 1, "{format}: {}", ran.text());
    }
    for letter in ["[letter]\n", "[letter\n"] {
        let ran = check(letter, ["--format", "short"]).status(1);
        let note =
            "信.toml:1:1: 提示[not-checked]: 这封信没有读全，文字和版面都没有检查\n";
        assert!(ran.text().ends_with(note), "{}", ran.text());
    }
    let fixed = check(&letter, ["--fix"]).status(1);
    let text = String::from_utf8(fixed.read("信.toml")).expect("UTF-8");
    assert!(text.contains("云城函〔2025〕7号"), "{text}");
    for code in ["not-checked", "rule-failed"] {
        let ran = Reply::new().args(["explain", code]).run().status(0);
        assert!(ran.text().starts_with(&format!("# {code}\n\n")));
    }
}
