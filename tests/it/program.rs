//! Runs the program in a folder of its own.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use tempfile::TempDir;

use crate::golden;

/// A letter that builds as it is, on one page.
pub(crate) const LETTER: &str = r#"[proposal]
kind = "提案"
session = "云麓区政协五届二次会议"
number = "112"
title = "关于增设人行过街信号灯的建议"
proposers = ["郁文"]

[bureau]
letterhead = "云麓区城市管理局"
signature = "云麓区城市管理局"

[letter]
number = "云城函〔2025〕7号"
date = 2025-04-02

[[section]]
body = "按钮式人行过街信号灯已经安装完毕，并于3月28日投入使用。"
"#;

/// A run of the program, put together step by step. It knows nothing of the environment but
/// what it is told, and starts in an empty folder.
pub(crate) struct Reply {
    folder: TempDir,
    inside: PathBuf,
    args: Vec<String>,
    stdin: Vec<u8>,
    env: Vec<(String, String)>,
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
    folder: TempDir,
}

impl Reply {
    pub(crate) fn new() -> Reply {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let inside = PathBuf::new();
        Reply { folder, inside, args: vec![], stdin: vec![], env: vec![] }
    }

    /// Writes a file first; its folders are made.
    pub(crate) fn file(self, path: &str, contents: impl AsRef<[u8]>) -> Reply {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder"))
            .expect("the folder can be made");
        fs::write(path, contents).expect("the file can be written");
        self
    }

    /// Makes a folder first.
    pub(crate) fn folder(self, path: &str) -> Reply {
        fs::create_dir_all(self.folder.path().join(path))
            .expect("the folder can be made");
        self
    }

    /// Starts in this folder of the folder.
    pub(crate) fn inside(mut self, path: &str) -> Reply {
        self.inside = path.into();
        self
    }

    /// What is typed.
    pub(crate) fn args<'a>(mut self, args: impl IntoIterator<Item = &'a str>) -> Reply {
        self.args.extend(args.into_iter().map(str::to_owned));
        self
    }

    /// What comes in at stdin.
    pub(crate) fn stdin(mut self, bytes: impl AsRef<[u8]>) -> Reply {
        self.stdin = bytes.as_ref().to_vec();
        self
    }

    /// An environment variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Reply {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Where a file of the folder is.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The program, ready to start; its streams are the caller's to connect.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reply"));
        command
            .current_dir(self.folder.path().join(&self.inside))
            .args(self.args.iter().map(OsStr::new))
            .env_clear()
            .envs(self.env.iter().map(|(name, value)| (name, value)));
        command
    }

    pub(crate) fn run(self) -> Ran {
        let mut child = self
            .command()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program was built");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A run that does not read its input may be over before all of it is written.
        let _ = stdin.write_all(&self.stdin);
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        Ran {
            status: output.status.code().expect("the program ends by itself"),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
            folder: self.folder,
        }
    }
}

impl Ran {
    /// Checks how the run ended.
    #[track_caller]
    pub(crate) fn status(self, expected: i32) -> Ran {
        assert_eq!(self.status, expected, "{}", self.stderr);
        self
    }

    /// Checks what it told, line ends at the end left out.
    #[track_caller]
    pub(crate) fn stderr(self, expected: &str) -> Ran {
        golden::same(self.stderr.trim_end(), expected);
        self
    }

    /// Checks that it told this among other things.
    #[track_caller]
    pub(crate) fn told(self, part: &str) -> Ran {
        assert!(self.stderr.contains(part), "no “{part}” in:\n{}", self.stderr);
        self
    }

    /// Checks the files there are now, by their paths in the folder.
    #[track_caller]
    pub(crate) fn files(self, expected: &[&str]) -> Ran {
        assert_eq!(files(self.folder.path(), ""), expected);
        self
    }

    /// The same.
    pub(crate) fn all_files(&self) -> Vec<String> {
        files(self.folder.path(), "")
    }

    /// Changes a file afterwards.
    pub(crate) fn touch(self, path: &str, contents: impl AsRef<[u8]>) -> Ran {
        fs::write(self.folder.path().join(path), contents)
            .expect("the file can be written");
        self
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.stdout.clone()).expect("what is printed is UTF-8")
    }

    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.folder.path().join(path)).expect("the file is there")
    }

    /// The same folder, for another run.
    pub(crate) fn again(self) -> Reply {
        Reply { folder: self.folder, ..Reply::new() }
    }
}

/// The files of a folder with their texts, by name.
pub(crate) fn sources(folder: &str) -> Vec<(String, String)> {
    let names = files(Path::new(folder), "");
    let text = |name: &String| {
        fs::read_to_string(Path::new(folder).join(name)).unwrap_or_default()
    };
    names.into_iter().map(|name| (name.clone(), text(&name))).collect()
}

/// All files under a folder, sorted.
fn files(folder: &Path, prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let entry = entry.expect("a readable folder");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => found.extend(files(&entry.path(), &format!("{name}/"))),
            false => found.push(name),
        }
    }
    found.sort();
    found
}
