//! Does what a page shows, from its top to its end, in one folder.

use std::fs;
use std::path::Path;

use reply::letter::decode;
use reply::letter::ledger;
use reply::letter::parse;
use reply::source::Source;
use serde_json::Value as Json;
use toml::Table;
use toml::Value;

use super::blocks::Step;
use super::blocks::steps;
use crate::program::LETTER;
use crate::program::Ran;
use crate::program::Reply;

/// The file that the letters of a folder share.
const DEFAULTS: &str = "reply.toml";

/// What was done so far.
struct Session<'a> {
    page: &'a Path,
    reply: Reply,
    /// The letter that parts of letters belong to, and the defaults behind it.
    letter: String,
    defaults: Option<String>,
}

pub(super) fn run(page: &Path) {
    let letter = LETTER.to_owned();
    let mut session = Session { page, reply: Reply::new(), letter, defaults: None };
    for step in steps(page) {
        session = session.step(step);
    }
}

impl Session<'_> {
    fn step(mut self, step: Step) -> Self {
        match step {
            Step::File { name, text, mark } if mark == "样子" => {
                self.looks(&name, &text)
            }
            Step::File { name, text, mark } => {
                self.read(&name, &text, &mark);
                if mark != "片段" {
                    self.reply = self.reply.file(&name, text);
                }
            }
            Step::Part(text) => self.parse(&joined(&self.letter, &text)),
            Step::Copy { name, from } => {
                self.reply = self.reply.file(&name, fs::read(from).expect("a file"));
            }
            Step::Console(text) => {
                for (command, shown) in commands(&text) {
                    self = self.command(&command, &shown);
                }
            }
        }
        self
    }

    /// Reads a file of TOML that is meant to be good.
    fn read(&mut self, name: &str, text: &str, mark: &str) {
        match (name, mark) {
            (_, "有错") => {}
            (DEFAULTS, _) => {
                let found = ledger(&source(text));
                assert!(found.is_ok(), "{}: {text}\n{found:#?}", self.page.display());
                let before = self.defaults.clone().unwrap_or_default();
                self.defaults = Some(joined(&before, text));
                self.parse(&without_bureau(&self.letter, text));
                self.defaults = Some(if mark == "片段" { before } else { text.into() });
            }
            (_, "片段") => self.parse(&joined(&self.letter, text)),
            (name, _) if name.ends_with(".toml") => {
                self.parse(text);
                self.letter = text.to_owned();
            }
            _ => {}
        }
    }

    /// Compares a file of JSON to what is shown of it, by its keys.
    fn looks(&self, name: &str, text: &str) {
        let written = fs::read_to_string(self.reply.path(name)).expect("a file");
        let keys = |text: &str| -> String {
            keys(&serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}")))
        };
        assert_eq!(keys(text), keys(&written), "{}: {name}", self.page.display());
    }

    fn parse(&self, letter: &str) {
        let defaults = self.defaults.as_deref().map(source);
        let told = parse(&source(letter), defaults.as_ref());
        assert!(told.is_ok(), "{}: {letter}\n{told:#?}", self.page.display());
    }

    /// Runs a command, and compares how it ends and what it prints.
    fn command(mut self, typed: &str, shown: &str) -> Self {
        let (command, comment) = typed.split_once(" #").unwrap_or((typed, ""));
        let Some(command) = command.strip_prefix("$ reply ") else { return self };
        if command.starts_with("watch ") {
            return self;
        }
        let (command, output) = redirected(command, '>');
        let (command, input) = redirected(&command, '<');
        if let Some(input) = input {
            let bytes = fs::read(self.reply.path(&input)).expect("a file of the page");
            self.reply = self.reply.stdin(bytes);
        }
        let words = command.split_whitespace().map(|word| word.trim_matches('\''));
        let ran = self.reply.args(words).run();
        let page = self.page.display();
        let status = comment.split_once("退出码 ").map_or("0", |(_, code)| &code[..1]);
        assert_eq!(ran.status.to_string(), status, "{page}: {typed}\n{}", ran.stderr);
        let printed = printed(&ran, output.is_none());
        assert!(is_shown(&printed, shown), "{page}: {typed}\n{shown}\nbut:\n{printed}");
        if let Some(output) = output {
            let bytes = ran.stdout.clone();
            self.reply = ran.again().file(&output, bytes);
        } else {
            self.reply = ran.again();
        }
        self
    }
}

/// The commands of a block, each with what it prints.
fn commands(block: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match commands.last_mut() {
            Some((_, shown)) if !line.starts_with("$ ") => *shown += &format!("{line}\n"),
            _ => commands.push((line.to_owned(), String::new())),
        }
    }
    commands
}

/// A command without the file behind a sign of the shell, and that file.
fn redirected(command: &str, sign: char) -> (String, Option<String>) {
    let Some((before, behind)) = command.split_once(sign) else {
        return (command.to_owned(), None);
    };
    let behind = behind.trim_start();
    let (file, rest) = behind.split_once(' ').unwrap_or((behind, ""));
    (format!("{before} {rest}"), Some(file.to_owned()))
}

/// What a terminal shows of a run.
fn printed(ran: &Ran, is_stdout_shown: bool) -> String {
    let stdout = if is_stdout_shown { &ran.stdout[..] } else { b"" };
    format!("{}{}", String::from_utf8_lossy(stdout), ran.stderr)
}

/// Whether a text is what is shown of it; a line … stands for any lines, and nothing for all.
fn is_shown(text: &str, shown: &str) -> bool {
    let plain = |text: &str| -> String {
        text.lines().map(|line| format!("\n{}", line.trim_end())).collect()
    };
    let (text, shown) = (plain(text), plain(shown));
    let parts: Vec<&str> = shown.trim_end().split("\n…").collect();
    let mut rest = text.trim_end();
    for (idx, part) in parts.iter().enumerate() {
        match rest.find(part) {
            Some(at) if idx > 0 || at == 0 => rest = &rest[at + part.len()..],
            _ => return false,
        }
    }
    rest.is_empty() || parts.last().is_some_and(|last| last.is_empty())
}

/// The keys in a value; of a list, those in its first element.
fn keys(value: &Json) -> String {
    match value {
        Json::Object(object) => {
            let keys = object.iter().map(|(key, value)| key.clone() + &keys(value));
            format!("{{{}}}", keys.collect::<Vec<_>>().join(","))
        }
        Json::Array(list) => format!("[{}]", list.first().map(keys).unwrap_or_default()),
        _ => String::new(),
    }
}

/// A letter with what a part adds to it or says instead.
fn joined(letter: &str, part: &str) -> String {
    let mut letter: Table = letter.parse().expect("a letter");
    let part: Table = part.parse().unwrap_or_else(|error| panic!("{part}\n{error}"));
    merge(&mut letter, part);
    letter.to_string()
}

fn merge(table: &mut Table, part: Table) {
    for (key, value) in part {
        match (table.get_mut(&key), value) {
            (Some(Value::Table(table)), Value::Table(part)) => merge(table, part),
            (_, value) => {
                table.insert(key, value);
            }
        }
    }
}

/// A letter without the bureau, if the defaults have it.
fn without_bureau(letter: &str, defaults: &str) -> String {
    let mut letter: Table = letter.parse().expect("a letter");
    if defaults.contains("[bureau]") {
        letter.remove("bureau");
    }
    letter.to_string()
}

fn source(text: &str) -> Source {
    decode("信.toml", text.as_bytes()).expect("a text")
}
