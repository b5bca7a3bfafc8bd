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
