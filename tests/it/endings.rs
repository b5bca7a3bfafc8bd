//! Names of letters that are written in another way, or got another ending.

use crate::program::LETTER;
use crate::program::Reply;

fn letter(nth: usize) -> String {
    LETTER
        .replace("〕7号", &format!("〕{nth}号"))
        .replace("\"112\"", &format!("\"{nth}\""))
}

#[test]
fn a_letter_is_one_whatever_the_case_of_its_ending() {
    let folder = || {
        Reply::new()
            .file("信/甲.TOML", letter(1))
            .file("信/乙.Toml", letter(2))
            .file("信/丙.toml", letter(3))
    };
    for args in [&["build", "信"][..], &["build", "信/*.toml"]] {
        let ran = folder().args(args.iter().copied()).run().status(0);
        let files = ran.all_files();
        for pdf in ["信/甲.pdf", "信/乙.pdf", "信/丙.pdf"] {
            assert!(files.contains(&pdf.to_owned()), "{files:?}");
        }
    }
    folder().args(["check", "信"]).run().told("3 封");
    let ran = folder().args(["build", "信/丙.toml", "-o", "信/丁.TOML"]).run().status(2);
    ran.told("是信件的名字");
}

/// A file beside a letter, and what is told of it.
const PASSED: &[(&str, Option<&str>)] = &[
    ("乙.toml.txt", Some("信/乙.toml.txt 没有当作信件：把扩展名 .txt 去掉")),
    ("乙.TOML.TXT", Some("信/乙.TOML.TXT 没有当作信件：把扩展名 .TXT 去掉")),
    ("乙.toml (1)", Some("信/乙.toml (1) 没有当作信件：把文件名改成 乙 (1).toml")),
    ("甲.toml.txt", Some("信/甲.toml.txt 没有当作信件：旁边已经有 甲.toml")),
    (
        "reply.toml.txt",
        Some("信/reply.toml.txt 没有当作各封信的默认内容：把扩展名 .txt 去掉"),
    ),
    (
        "Reply.toml",
        Some("信/Reply.toml 没有当作各封信的默认内容：把文件名改成 reply.toml"),
    ),
    ("乙.txt", Some("信/乙.txt 没有当作信件：把文件名改成 乙.toml")),
    // What is kept on purpose.
    ("甲.txt", None),
    ("甲.toml.bak", None),
    ("甲.toml~", None),
    (".乙.toml.txt", None),
];

#[test]
fn what_is_probably_a_letter_is_told_and_not_passed_over() {
    for (name, told) in PASSED {
        for args in [["build", "信"], ["check", "信"]] {
            let run = Reply::new().file("信/甲.toml", letter(1));
            let ran = run.file(&format!("信/{name}"), letter(2)).args(args).run();
            let lines: Vec<&str> =
                ran.stderr.lines().filter(|line| line.contains("没有当作")).collect();
            assert_eq!(lines, Vec::from_iter(*told), "{name}: {}", ran.stderr);
        }
    }
    let run = Reply::new().file("信/甲.toml", letter(1)).file("信/说明.txt", "说明");
    run.args(["build", "信"])
        .run()
        .status(0)
        .stderr("共 1 封：生成 1 封，没有变化 0 封，没有生成 0 封");
    let only = Reply::new().file("信/乙.toml.txt", letter(2)).args(["build", "信"]).run();
    only.status(2).told("信/乙.toml.txt 没有当作信件：把扩展名 .txt 去掉");
    let many = (1..=5).fold(Reply::new().file("信/甲.toml", letter(9)), |run, nth| {
        run.file(&format!("信/{nth}.toml.txt"), letter(nth))
    });
    let ran = many.args(["build", "信"]).run().status(0);
    assert_eq!(ran.stderr.matches("没有当作信件：").count(), 3, "{}", ran.stderr);
    ran.told("像这样名字的文件还有 2 个，都没有当作信件");
}

#[test]
fn what_is_meant_is_told_of_the_defaults_of_one_letter_too() {
    let run = Reply::new().file("甲.toml", letter(1)).file("reply.toml.txt", "");
    let ran = run.args(["build", "甲.toml"]).run().status(0);
    ran.stderr("reply.toml.txt 没有当作各封信的默认内容：把扩展名 .txt 去掉");
    let run = Reply::new().file("甲.toml", letter(1)).file("reply.toml", "");
    let ran = run.file("reply.toml.txt", "").args(["build", "甲.toml"]).run().status(0);
    ran.stderr("");
    let run = Reply::new().file("reply.toml.txt", "").args(["build", "reply.toml.txt"]);
    run.run().status(2).told("是各封信的默认内容，不是一封信");
}

/// Who types a name means that file, and what is made of it is called after the letter.
#[test]
fn a_letter_that_is_typed_is_read_whatever_its_ending() {
    for (name, pdf) in [
        ("信.toml.txt", "信.pdf"),
        ("信.TOML", "信.pdf"),
        ("信.toml (1)", "信 (1).pdf"),
        ("信.toml.toml", "信.pdf"),
        ("信.txt", "信.pdf"),
        ("信.1.toml", "信.1.pdf"),
    ] {
        let ran =
            Reply::new().file(name, letter(1)).args(["build", name]).run().status(0);
        let files = ran.all_files();
        assert!(files.contains(&pdf.to_owned()), "{name}: {files:?}");
    }
}
