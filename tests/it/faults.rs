//! What goes wrong around the program: it is killed, files come and go, others write too.
//! Full disks and permissions, for which one has to be root, are in `.ci/faults`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use crate::program::LETTER;
use crate::program::Reply;

const N_LETTERS: usize = 30;

/// Letters that are told apart by their number.
fn letters() -> Reply {
    let letter = |idx: usize| LETTER.replace("7号", &format!("{}号", idx + 1));
    (0..N_LETTERS).fold(Reply::new(), |reply, idx| {
        reply.file(&format!("信/{idx:02}.toml"), letter(idx))
    })
}

/// Every file of a folder.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths.map(|path| (path.clone(), fs::read(path).expect("a file"))).collect()
}

/// What the letters come to when nothing goes wrong.
fn expected() -> BTreeMap<String, Vec<u8>> {
    let ran = letters().args(["build", "信", "-o", "发出"]).run().status(0);
    let name = |idx: usize| format!("{idx:02}.pdf");
    (0..N_LETTERS)
        .map(|idx| (name(idx), ran.read(&format!("发出/{}", name(idx)))))
        .collect()
}

/// Every PDF that is there is whole; returns how many there are.
#[track_caller]
fn all_whole(folder: &Path, expected: &BTreeMap<String, Vec<u8>>) -> usize {
    let mut n_there = 0;
    for (path, bytes) in contents(folder) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name.starts_with(".reply-") {
            continue;
        }
        assert!(expected.get(&name) == Some(&bytes), "{name}: {} bytes", bytes.len());
        n_there += 1;
    }
    n_there
}

fn start(reply: &Reply) -> Command {
    let mut command = reply.command();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn killed_at_any_moment_it_leaves_whole_files_or_none() {
    let expected = expected();
    let reply = letters().args(["build", "信", "-o", "发出", "--force"]);
    let folder = reply.path("发出");
    let mut state = 1_u32;
    let mut n_incomplete = 0;
    for _ in 0..200 {
        let mut child = start(&reply).spawn().expect("the program was built");
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        std::thread::sleep(Duration::from_micros(u64::from(state >> 8) % 120_000));
        child.kill().expect("it runs, or has ended");
        child.wait().expect("it ended");
        n_incomplete += usize::from(all_whole(&folder, &expected) < N_LETTERS);
        // Each time from the beginning, and sometimes over what is there.
        if state.is_multiple_of(3) {
            let _ = fs::remove_dir_all(&folder);
        }
    }
    assert!(n_incomplete > 20, "only {n_incomplete} runs were killed in their midst");
    assert!(start(&reply).status().expect("it ends").success());
    assert_eq!(all_whole(&folder, &expected), N_LETTERS);
}

#[test]
fn what_a_killed_run_left_is_removed_later() {
    let reply = letters()
        .file("发出/.reply-old", "half")
        .file("发出/.reply-new", "half")
        .args(["build", "信", "-o", "发出"]);
    let old = fs::File::options().write(true).open(reply.path("发出/.reply-old"));
    let hour_ago = SystemTime::now() - Duration::from_secs(3600);
    old.expect("a file").set_modified(hour_ago).expect("a time");
    let ran = reply.run().status(0);
    let files = ran.all_files();
    assert!(!files.contains(&"发出/.reply-old".to_owned()));
    assert!(files.contains(&"发出/.reply-new".to_owned()), "it may be at work");
}

#[test]
fn several_may_write_to_one_folder() {
    let expected = expected();
    let reply = letters().args(["build", "信", "-o", "发出", "--force"]);
    for _ in 0..5 {
        let start = |_| start(&reply).spawn().expect("the program was built");
        let mut children: Vec<_> = (0..3).map(start).collect();
        for child in &mut children {
            assert!(child.wait().expect("it ends").success());
        }
        assert_eq!(all_whole(&reply.path("发出"), &expected), N_LETTERS);
    }
}

#[test]
fn letters_may_come_and_go() {
    let reply = letters().args(["build", "信", "-o", "发出", "--force"]);
    for round in 0..10 {
        let mut command = reply.command();
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let child = child.expect("the program was built");
        for idx in (1 + round % 3..N_LETTERS).step_by(3) {
            let path = reply.path(&format!("信/{idx:02}.toml"));
            let _ = match path.exists() {
                true => fs::remove_file(path),
                false => fs::write(path, LETTER),
            };
        }
        let output = child.wait_with_output().expect("it ends");
        let told = String::from_utf8(output.stderr).expect("messages are UTF-8");
        let last = told.lines().last().expect("a tally");
        let numbers = last.split(|ch: char| !ch.is_ascii_digit());
        let numbers: Vec<usize> = numbers.filter_map(|it| it.parse().ok()).collect();
        assert!(!numbers.is_empty(), "{told}");
        assert_eq!(numbers[0], numbers[1..].iter().sum::<usize>(), "{told}");
        let missing = told.matches("没有这个文件或文件夹").count();
        assert_eq!(missing, numbers[3], "{told}");
        assert!(matches!(output.status.code(), Some(0 | 2)), "{told}");
    }
}

#[test]
fn a_file_that_is_no_letter_by_its_size_is_not_read() {
    let long = format!("{LETTER}# {}", "长".repeat(6_000_000));
    let ran = Reply::new().file("信.toml", long).args(["build", "信.toml"]).run();
    ran.status(2).stderr("错误：信.toml 超过了 16 MB，这样大的文件不读");
}

#[test]
fn a_face_that_cannot_be_read_is_named() {
    let reply = Reply::new().file("信.toml", LETTER).folder("字库/仿宋.ttf");
    let ran = reply.args(["build", "信.toml", "--font-dir", "字库"]).run().status(2);
    ran.stderr("错误：无法读取 字库/仿宋.ttf：这是一个文件夹").files(&["信.toml"]);
}
