//! `reply watch`, as editors meet it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::program::LETTER;
use crate::program::Reply;

/// Longer than anything takes on a busy machine.
const LONG: Duration = Duration::from_secs(30);

/// A run that goes on, in a folder of its own.
struct Watching {
    child: Child,
    lines: Receiver<String>,
    reply: Reply,
}

impl Watching {
    fn new(reply: Reply) -> Watching {
        let mut child = reply
            .command()
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program was built");
        let (send, lines) = channel();
        let stderr = BufReader::new(child.stderr.take().expect("a pipe"));
        std::thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        Watching { child, lines, reply }
    }

    /// Waits until it tells this.
    #[track_caller]
    fn tells(&self, part: &str) -> &Watching {
        let mut told = Vec::new();
        while let Ok(line) = self.lines.recv_timeout(LONG) {
            if line.contains(part) {
                return self;
            }
            told.push(line);
        }
        panic!("no “{part}” in {told:#?}")
    }

    /// Checks that it has nothing to tell.
    #[track_caller]
    fn is_silent(&self) -> &Watching {
        let told = self.lines.recv_timeout(Duration::from_millis(600));
        assert_eq!(told.ok(), None);
        self
    }

    fn path(&self, name: &str) -> PathBuf {
        self.reply.path(name)
    }

    fn write(&self, name: &str, contents: &str) -> &Watching {
        fs::write(self.path(name), contents).expect("the file can be written");
        self
    }

    /// As editors save that never leave half a file: beside it, then in its place.
    fn put(&self, name: &str, contents: &str) -> &Watching {
        let beside = self.path(&format!("{name}.swp"));
        fs::write(&beside, contents).expect("the file can be written");
        fs::rename(beside, self.path(name)).expect("the file can be replaced");
        self
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file is there")
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn numbered(number: u32) -> String {
    LETTER.replace("7号", &format!("{number}号"))
}

#[test]
fn what_a_change_touches_is_built_anew() {
    let reply = Reply::new()
        .file("信/甲.toml", numbered(1))
        .file(
            "信/乙.toml",
            LETTER.replace("[letter]", "[letter]\ntemplate = \"模/函.xml\""),
        )
        .file("信/模/函.xml", "{% extends \"fuminhan.xml\" %}")
        .file("reply.toml", "[layout]\nseal = true\n")
        .args(["watch", "信"]);
    let watching = Watching::new(reply);
    watching.tells("生成了 信/乙.pdf").tells("生成了 信/甲.pdf").tells("正在监视 2 封信");
    let first = watching.read("信/甲.pdf");
    // A letter; also as editors replace it, and in a burst.
    watching.write("信/甲.toml", &numbered(2)).tells("生成了 信/甲.pdf");
    assert!(first != watching.read("信/甲.pdf"));
    watching.put("信/甲.toml", &numbered(3)).tells("生成了 信/甲.pdf");
    for number in 4..40 {
        watching.put("信/甲.toml", &numbered(number));
    }
    watching.put("信/甲.toml", &numbered(1)).tells("生成了 信/甲.pdf");
    while watching.lines.recv_timeout(Duration::from_secs(1)).is_ok() {}
    assert!(first == watching.read("信/甲.pdf"), "the last of the burst counts");
    // A template, and the defaults above.
    let template = "{% extends \"fuminhan.xml\" %}\
        {% block opening %}<p>来信收悉。</p>{% endblock %}";
    watching.write("信/模/函.xml", template);
    watching.tells("生成了 信/乙.pdf").is_silent();
    watching.put("reply.toml", "[layout]\nseal = false\n");
    watching.tells("生成了 信/乙.pdf").tells("生成了 信/甲.pdf").is_silent();
    // What is saved without a change, and what is none of its business.
    watching.put("信/甲.toml", &numbered(1)).write("信/记.txt", "记").is_silent();
    // A letter with a mistake leaves what there is.
    let good = watching.read("信/甲.pdf");
    watching.write("信/甲.toml", &numbered(1).replace("body =", "bodi ="));
    watching
        .tells("错误[key-unknown]")
        .tells("信/甲.toml：有 1 处要改，没有生成；信/甲.pdf 还是原来的");
    assert!(good == watching.read("信/甲.pdf"));
    // Mended to what the PDF was made from, it is not made again; but that is told.
    watching.write("信/甲.toml", &numbered(1)).tells("信/甲.toml：改好了");
    watching.write("信/甲.toml", &numbered(9)).tells("生成了 信/甲.pdf");
    // Letters come and go, alone or with their folder.
    let outside = watching.path("外");
    fs::create_dir(&outside).expect("a folder");
    fs::write(outside.join("丁.toml"), numbered(12)).expect("a file");
    fs::rename(outside, watching.path("信/来")).expect("it can be moved");
    watching.tells("生成了 信/来/丁.pdf");
    watching.write("信/丙.toml", &numbered(10)).tells("生成了 信/丙.pdf");
    fs::remove_file(watching.path("信/丙.toml")).expect("it was there");
    watching.is_silent().write("信/甲.toml", &numbered(11)).tells("生成了 信/甲.pdf");
}

/// What the run itself tells may go to a file in the folder, and must not wake it.
#[test]
fn only_files_that_were_read_are_watched() {
    let bad = LETTER.replace("body =", "bodi =");
    let table = format!("{LETTER}\n[[section.table]]\ncsv = \"表/表.csv\"\n");
    let reply = Reply::new()
        .file("局/信/坏.toml", bad)
        .file("局/信/表.toml", table)
        .file("局/信/reply.toml", "[layout]\nseal = true\n")
        .inside("局")
        .args(["watch", "信"]);
    let watching = Watching::new(reply);
    watching.tells("没有这个文件或文件夹").tells("正在监视 2 封信");
    watching.write("局/信/记录.log", "一行").write("局/信/记录.log", "又一行");
    watching.write("局/信/坏.pdf", "别的").write("局/别的.toml", "").is_silent();
    // What was looked for and was not there.
    fs::create_dir(watching.path("局/信/表")).expect("a folder");
    watching.write("局/信/表/表.csv", "甲,乙\n1,2\n").tells("信/表.toml：改好了");
    while watching.lines.recv_timeout(Duration::from_secs(1)).is_ok() {}
    fs::remove_file(watching.path("局/信/reply.toml")).expect("it was there");
    watching.tells("信/坏.toml：有 1 处要改，没有生成");
    watching.write("reply.toml", "[bureau]\nsignatur = \"局\"\n");
    watching.tells("reply.toml:2:1");
}

#[test]
fn a_folder_that_comes_back_is_watched_again() {
    let reply = Reply::new().file("信/甲.toml", LETTER).args(["watch", "信"]);
    let watching = Watching::new(reply);
    watching.tells("正在监视 1 封信");
    fs::rename(watching.path("信"), watching.path("移走")).expect("a folder");
    watching.tells("不见了");
    fs::create_dir(watching.path("信")).expect("a folder");
    watching.write("信/甲.toml", &numbered(8));
    // The letter may be made before it is told that its folder is back.
    watching.tells("又出现了，接着监视");
    for number in 9..12 {
        watching.write("信/甲.toml", &numbered(number)).tells("生成了 信/甲.pdf");
    }
}

#[test]
fn stdin_cannot_be_watched() {
    let ran = Reply::new().args(["watch", "-"]).run().status(2);
    ran.stderr("错误：标准输入不会再变，不能用 watch");
}
