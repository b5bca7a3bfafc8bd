//! `--root`: what may be read.
#![cfg(unix)]

use std::os::unix::fs::symlink;

use crate::program::LETTER;
use crate::program::Reply;

fn with(key: &str) -> Reply {
    Reply::new()
        .file("仓库/信.toml", LETTER.replace("[letter]", &format!("[letter]\n{key}")))
        .file("外.xml", "<letter/>")
        .inside("仓库")
}

#[test]
fn what_a_letter_names_outside_is_not_read() {
    for name in ["../外.xml", "/proc/version", "../没有.xml", "通到外面.xml"] {
        let reply = with(&format!("template = \"{name}\""));
        symlink(reply.path("外.xml"), reply.path("仓库/通到外面.xml")).expect("a link");
        let ran = reply.args(["check", "信.toml", "--root", "."]).run().status(1);
        assert!(ran.text().contains("outside-root"), "{}", ran.text());
    }
}

#[test]
fn letters_and_defaults_outside_are_not_read() {
    let reply = with("").file("reply.toml", "坏 = 1").args(["build", "--root", "."]);
    symlink(reply.path("外.xml"), reply.path("仓库/乙.toml")).expect("a link");
    let ran = reply.args(["信.toml"]).run().status(0);
    let ran = ran.again().inside("仓库").args(["build", "--root", ".", "乙.toml"]).run();
    ran.status(2).told("之外，不读");
}

#[test]
fn a_link_in_the_folder_does_not_lead_what_is_written_out_of_it() {
    let reply = with("");
    symlink(reply.path("外.xml"), reply.path("仓库/信.pdf")).expect("a link");
    let ran = reply.args(["build", "信.toml", "--root", "."]).run().status(2);
    assert_eq!(ran.read("外.xml"), b"<letter/>");
}

#[test]
fn a_linked_folder_does_not_lead_what_is_written_out_of_it() {
    for args in [
        &["build", "信.toml", "-o", "链/"][..],
        &["build", "信.toml", "-o", "链/里/"],
        &["build", "信.toml", "--report", "链/报告.json", "-o", "出/"],
        &["preview", "信.toml", "--html", "链"],
    ] {
        let reply = with("").folder("别处");
        symlink(reply.path("别处"), reply.path("仓库/链")).expect("a link");
        let ran = reply.args(args.iter().copied()).args(["--root", "."]).run().status(2);
        let ran = ran.told("之外，不写");
        assert!(
            !ran.all_files().iter().any(|file| file.starts_with("别处/")),
            "{args:?}"
        );
    }
}

#[test]
fn defaults_that_are_no_file_are_not_passed_over() {
    let reply = Reply::new().file("信.toml", LETTER).args(["check", "信.toml"]);
    symlink("/dev/zero", reply.path("reply.toml")).expect("a link");
    reply.run().status(2).told("reply.toml").told("不是普通文件");
}
