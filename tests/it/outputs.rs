//! What is written, and what never is.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::process::Stdio;

use crate::program::LETTER;
use crate::program::Reply;

fn letter() -> Reply {
    Reply::new().file("信.toml", LETTER)
}

/// A letter that `check --fix` mends.
fn faulty() -> String {
    LETTER.replace("7号", "07号")
}

#[test]
fn a_link_is_followed() {
    for target in ["真.pdf", "里/真.pdf"] {
        let reply = letter().folder("里").args(["build", "信.toml", "-o", "链.pdf"]);
        symlink(target, reply.path("链.pdf")).expect("a link");
        let link = reply.path("链.pdf");
        let ran = reply.run().status(0);
        assert!(link.is_symlink());
        assert!(ran.read(target).starts_with(b"%PDF-"));
    }
    let reply = letter().args(["build", "信.toml", "-o", "链.pdf"]);
    symlink("链.pdf", reply.path("链.pdf")).expect("a link");
    reply.run().status(2).told("链接太多，或者绕成了一圈");
}

#[test]
fn stdout_is_written_by_any_name() {
    let reply = letter().args(["build", "信.toml", "-o", "出"]);
    symlink("/proc/self/fd/1", reply.path("出")).expect("a link");
    let path = reply.path("收.pdf");
    fs::write(&path, "前").expect("a file");
    let file = fs::File::options().append(true).open(&path).expect("a file");
    let status = reply.command().stdout(file).status().expect("it ends");
    assert!(status.success());
    let bytes = fs::read(&path).expect("a file");
    assert!(bytes.starts_with("前%PDF-".as_bytes()));
    assert!(reply.path("出").is_symlink());
}

#[test]
fn a_pipe_is_written_and_never_waited_for_for_ever() {
    let reply = letter().args(["build", "信.toml", "-o", "管"]);
    let pipe = reply.path("管");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let reader = Command::new("cat").arg(&pipe).stdout(Stdio::piped()).spawn();
    let reader = reader.expect("cat");
    let ran = reply.run().status(0);
    let got = reader.wait_with_output().expect("it ends").stdout;
    assert!(got.starts_with(b"%PDF-") && got.ends_with(b"%%EOF"), "{}", got.len());
    let ran = ran.again().args(["build", "信.toml", "-o", "管"]).run();
    ran.status(2).told("无法写入 管：管道的另一头没有程序在读");
}

#[test]
fn what_is_read_is_not_written() {
    let reply = || {
        letter()
            .file("表.csv", "甲,乙\n1,2\n")
            .file("reply.toml", "[letter]\ntemplate = \"模板.xml\"\n")
            .file("模板.xml", include_str!("../../templates/fuminhan.xml"))
    };
    for target in ["信.toml", "reply.toml", "模板.xml", "硬.txt", "软.txt"] {
        for option in ["-o", "--report", "--seals"] {
            let reply = reply();
            fs::hard_link(reply.path("模板.xml"), reply.path("硬.txt")).expect("a link");
            symlink("reply.toml", reply.path("软.txt")).expect("a link");
            let before = fs::read(reply.path(target)).expect("a file");
            let ran = reply.args(["build", "信.toml", option, target]).run().status(2);
            let ran = ran.told(&format!("无法写入 {target}："));
            assert_eq!(ran.read(target), before);
            assert!(!ran.all_files().contains(&"信.pdf".to_owned()));
        }
    }
}

#[test]
fn mode_and_link_stay() {
    let reply =
        Reply::new().file("真.toml", faulty()).args(["check", "--fix", "链.toml"]);
    symlink("真.toml", reply.path("链.toml")).expect("a link");
    let (link, real) = (reply.path("链.toml"), reply.path("真.toml"));
    fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).expect("a mode");
    let ran = reply.run().status(0);
    assert_eq!(real.metadata().expect("a file").permissions().mode() & 0o777, 0o600);
    assert!(link.is_symlink());
    assert_eq!(ran.read("真.toml"), LETTER.as_bytes());
}

#[test]
fn a_file_that_is_read_only_stays() {
    let reply =
        Reply::new().file("信.toml", faulty()).args(["check", "--fix", "信.toml"]);
    let path = reply.path("信.toml");
    fs::set_permissions(path, fs::Permissions::from_mode(0o444)).expect("a mode");
    let ran = reply.run().status(2).told("文件设成了只读");
    assert_eq!(ran.read("信.toml"), faulty().as_bytes());
}

#[test]
fn stdin_is_read_once_and_a_dash_is_no_option() {
    let ran = Reply::new().stdin(LETTER).args(["build", "-", "-o=-{number}.pdf"]).run();
    ran.status(0).files(&["云城函〔2025〕7号.pdf"]);
    let ran = Reply::new().args(["new", "--", "-信 1.toml"]).run().status(0);
    ran.told("reply build './-信 1.toml'");
}

#[test]
fn what_never_ends_is_read_as_far_as_a_limit() {
    let reply = letter().file("reply.toml", "[letter]\ntemplate = \"零\"\n");
    symlink("/dev/zero", reply.path("零")).expect("a link");
    let ran = reply.args(["build", "信.toml"]).run().status(1);
    ran.told("零 不是普通文件，读了 16 MB，还没有读完");
}
