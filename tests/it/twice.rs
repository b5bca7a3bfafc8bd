//! One number on letters about different proposals, and a proposal that is answered twice.

use serde_json::Value;

use crate::program::LETTER;
use crate::program::Ran;
use crate::program::Reply;

/// A letter with this number about this proposal.
fn letter(number: &str, proposal: &str) -> String {
    let letter = LETTER.replace("云城函〔2025〕7号", number);
    letter.replace("\"112\"", &format!("\"{proposal}\""))
}

/// Each case: two letters' changes, whether their number is an error.
#[test]
fn a_number_is_given_once() {
    let session = "云麓区政协五届二次会议";
    let cases: &[(&str, &str, &str, &str, bool)] = &[
        ("清水函〔2024〕8号", "清水函〔2024〕8号", "112", "113", true),
        ("清水函〔2024〕8号", "清水函[2024]08号", "112", "113", true),
        ("清水函〔2024〕8号", "清水函（２０２４） 第8号", "112", "113", true),
        // The same proposal, in another spelling.
        ("清水函〔2024〕8号", "清水函〔2024〕8号", "0112", "112", false),
        // Other numbers.
        ("清水函〔2024〕8号", "清水函〔2024〕9号", "112", "113", false),
        ("清水函〔2024〕8号", "清水函〔2025〕8号", "112", "113", false),
        ("清水函〔2024〕8号", "清水建函〔2024〕8号", "112", "113", false),
        // Drafts.
        ("清水函〔2024〕×号", "清水函〔2024〕×号", "112", "113", false),
        ("清水函〔2024〕号", "清水函〔2024〕号", "112", "113", false),
        ("××函〔2024〕8号", "××函〔2024〕8号", "112", "113", false),
        ("某某函〔2024〕8号", "某某函〔2024〕8号", "112", "113", false),
        ("清水函〔2024〕……号", "清水函〔2024〕……号", "112", "113", false),
    ];
    for &(one, other, first, second, is_error) in cases {
        let both = || {
            Reply::new()
                .file("信/甲.toml", letter(one, first))
                .file("信/乙.toml", letter(other, second))
        };
        let told = if is_error { 2 } else { 0 };
        let ran = both().args(["build", "信"]).run();
        let n_told = ran.stderr.matches("错误[number-twice]").count();
        assert_eq!(n_told, told, "{one} {other} {first} {second}: {}", ran.stderr);
        assert!(!is_error || ran.all_files().len() == 2);
        let ran = both().args(["check", "信", "--format", "short"]).run();
        let n_told = ran.text().matches("[number-twice]").count();
        assert_eq!(n_told, told, "{one} {other} {first} {second}: {}", ran.text());
    }
    // Whatever else tells proposals apart.
    for (old, new, is_error) in [
        (session, "云麓区政协五届三次会议", true),
        (session, "政协云麓区第五届委员会第二次会议", false),
        ("\"提案\"", "\"建议\"", true),
        ("[\"郁文\"]", "[\"陈大勇\"]", false),
    ] {
        let ran = Reply::new()
            .file("甲.toml", LETTER)
            .file("乙.toml", LETTER.replace(old, new))
            .args(["build", "甲.toml", "乙.toml"])
            .run();
        let n_told = ran.stderr.matches("错误[number-twice]").count();
        assert_eq!(n_told, if is_error { 2 } else { 0 }, "{new}: {}", ran.stderr);
    }
}

/// Both places are shown at both, and the others are made.
#[test]
fn only_letters_with_one_number_are_not_made() {
    let ran = Reply::new()
        .file("信/甲.toml", letter("清水函〔2024〕8号", "112"))
        .file("信/乙.toml", letter("清水函〔2024〕8号", "113").replace("body =", "bodi ="))
        .file("信/丙.toml", letter("清水函〔2024〕9号", "114"))
        .file("旧/甲.toml", letter("清水函〔2024〕8号", "112"))
        .args(["build", "信", "旧", "--report", "报告/结果.json"])
        .run()
        .status(1)
        .told("发文字号“清水函〔2024〕8号”用了两次：这里答复云麓区政协五届二次会议第112号提案，另一处答复云麓区政协五届二次会议第113号提案")
        .told("--> 信/甲.toml:13:11")
        .told("--> 信/乙.toml:13:11")
        .told("信/乙.toml：有 2 处要改，没有生成")
        .told("共 4 封：生成 1 封，没有变化 0 封，没有生成 3 封");
    assert!(ran.all_files().contains(&"信/丙.pdf".to_owned()));
    assert_eq!(ran.all_files().iter().filter(|name| name.ends_with(".pdf")).count(), 1);
    let report = report(&ran, "报告/结果.json");
    let status = |idx: usize| report["letters"][idx]["status"].clone();
    assert_eq!([0, 1, 2, 3].map(status), ["built", "refused", "refused", "refused"]);
    assert_eq!(report["letters"][2]["errors"][0]["rule"], "number-twice");
}

fn report(ran: &Ran, path: &str) -> Value {
    serde_json::from_slice(&ran.read(path)).expect("a report is JSON")
}

/// The report is there whatever became of the run, and is never put in the place of a letter.
#[test]
fn there_always_is_a_report() {
    let cases: [(&[&str], i32, usize); 6] = [
        (&["build", "空"], 2, 1),
        (&["build", "没有.toml"], 2, 0),
        (&["build", "甲.toml", "没有.toml"], 2, 0),
        (&["build", "--data", "坏.csv", "--template", "信.tera"], 1, 1),
        (&["build", "--data", "无.csv", "--template", "信.tera"], 0, 0),
        (&["build", "甲.toml", "甲.toml", "-o", "{没有}"], 2, 1),
    ];
    for (args, status, n_errors) in cases {
        let reply = Reply::new().folder("空").file("甲.toml", LETTER);
        let reply = reply.file("坏.csv", "甲\n乙\n").file("无.csv", "案号,案由\n");
        let reply = reply.file("信.tera", "a = \"{{ 案号 }}\"\n");
        let args = args.iter().copied().chain(["--report", "新/报告.json"]);
        let ran = reply.args(args).run().status(status);
        let report = report(&ran, "新/报告.json");
        let errors = report["errors"].as_array().map_or(0, Vec::len);
        assert_eq!(errors, n_errors, "{report:#} {}", ran.stderr);
        assert!(report["summary"]["version"].is_string(), "{report:#}");
    }
    let ran = Reply::new()
        .file("甲.toml", LETTER)
        .args(["build", "甲.toml", "--report", "甲.toml"])
        .run()
        .status(2);
    assert_eq!(ran.read("甲.toml"), LETTER.as_bytes());
}

const LEDGER: &str = "案号,案由,提案人,届次,类型,文号,答复日期\n\
    112,甲,郁文,云麓区政协五届二次会议,提案,云城函〔2025〕7号,2025-04-02\n\
    113,乙,郁文,云麓区政协五届二次会议,提案,云城函[2025]07号,2025-04-02\n\
    114,丙,郁文,云麓区政协五届二次会议,提案,云城函〔2025〕8号,2025-04-02\n\
    114,丙,王芳,云麓区政协五届二次会议,提案,云城函〔2025〕8号,2025-04-02\n\
    115,丁,郁文,云麓区政协五届二次会议,提案,云城函〔2025〕×号,2025-04-02\n\
    116,戊,郁文,云麓区政协五届二次会议,提案,云城函〔2025〕×号,2025-04-02\n";

const TEMPLATE: &str = "[proposal]\nkind = \"提案\"\nsession = \"{{ 届次 }}\"\n\
    number = \"{{ 案号 }}\"\ntitle = \"关于{{ 案由 }}的建议\"\n\
    proposers = {{ 提案人 | toml }}\n\n\
    [bureau]\nletterhead = \"云麓区城市管理局\"\nsignature = \"云麓区城市管理局\"\n\n\
    [letter]\nnumber = \"{{ 文号 }}\"\ndate = {{ 答复日期 }}\n\n\
    [[section]]\nbody = \"已经办理完毕。\"\n";

#[test]
fn a_ledger_gives_each_number_once() {
    let new = || Reply::new().file("台账.csv", LEDGER).file("信.tera", TEMPLATE);
    for template in [&[][..], &["--template", "信.tera"]] {
        let args =
            ["new", "--from", "台账.csv"].into_iter().chain(template.iter().copied());
        let ran = new().args(args).run().status(1);
        let ran = ran
            .told("--> 台账.csv:2:")
            .told("--> 台账.csv:3:")
            .told("台账.csv 共 6 行：写好 4 封；有 2 行要改，没有写");
        assert_eq!(ran.stderr.matches("错误[number-twice]").count(), 2, "{}", ran.stderr);
    }
    let args = ["--data", "台账.csv", "--template", "信.tera"];
    let ran = new().args(["build"].into_iter().chain(args)).run().status(1);
    let ran = ran
        .told("--> 台账.csv 第 2 行:")
        .told("--> 台账.csv 第 3 行:")
        .told("共 6 封：生成 4 封，没有变化 0 封，没有生成 2 封；其中送审稿 2 封");
    let ran = ran.again().args(["check"].into_iter().chain(args)).run().status(1);
    assert_eq!(ran.text().matches("错误[number-twice]").count(), 2, "{}", ran.text());
    // A template without the number is no reason to refuse.
    let without = TEMPLATE.replace("{{ 文号 }}", "云城函〔2025〕{{ 案号 }}号");
    let ran = Reply::new().file("台账.csv", LEDGER).file("信.tera", without);
    ran.args(["new", "--from", "台账.csv", "--template", "信.tera"]).run().status(0);
}

#[test]
fn a_proposal_answered_twice_is_told() {
    let second = letter("云城函〔2025〕8号", "112");
    let two = |second: &str| {
        Reply::new().file("甲.toml", LETTER).file("乙.toml", second).args(["check"])
    };
    let ran = two(&second).run().status(0);
    let told = ran.text();
    assert_eq!(told.matches("警告[answered-twice]").count(), 2, "{told}");
    assert!(
        told.contains("--> 甲.toml:4:11") && told.contains("--> 乙.toml:4:11"),
        "{told}"
    );
    for (old, new) in [
        ("[\"郁文\"]", "[\"陈大勇\"]"),
        ("date = 2025-04-02", "date = 2025-04-02\naddressees = [\"云麓区人民医院\"]"),
        (
            "date = 2025-04-02",
            "date = 2025-04-02\nkind = \"会办意见\"\naddressees = [\"云麓区民政局\"]",
        ),
        ("云城函〔2025〕8号", "云城函〔2025〕×号"),
        ("\"112\"", "\"118\""),
    ] {
        let told = two(&second.replace(old, new)).run().text();
        assert!(!told.contains("answered-twice"), "{new}: {told}");
    }
    // It is a rule like the others.
    let allowed = second.replace(
        "number = \"112\"",
        "number = \"112\" # reply: allow(answered-twice) 补充答复",
    );
    let told = two(&allowed).run().text();
    assert_eq!(told.matches("[answered-twice]").count(), 1, "{told}");
    assert!(!told.contains("allow-unused"), "{told}");
    let told = two(&second).args(["--ignore", "answered-twice"]).run().text();
    assert!(!told.contains("answered-twice"), "{told}");
    let told = two(&second).args(["--select", "answered-twice"]).run().text();
    assert_eq!(told.matches("[answered-twice]").count(), 2, "{told}");
    // Both are built.
    let ran = Reply::new().file("甲.toml", LETTER).file("乙.toml", &second);
    ran.args(["build", "甲.toml", "乙.toml"]).run().status(0);
}
