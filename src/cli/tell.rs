//! What the user is told of letters: what is wrong with them, and that they are made.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::Path;

use super::args::{Format, Showing};
use super::files::shown;
use super::kind::OutputKind;
use super::stop::Stop;
use super::{Outcome, output};
use crate::compile::Compiled;
use crate::diagnostic::{self, Diagnostic};
use crate::source::Source;
use crate::source::Span;

/// What was told of files that letters share: a fault in the bureau's `reply.toml`, or in a
/// template, is every letter's fault.
#[derive(Default)]
pub(super) struct Told(BTreeSet<String>);

impl Told {
    /// Whether a finding is the letter's own, or is met for the first time.
    pub(super) fn is_new(&mut self, finding: &Diagnostic, letter: &str) -> bool {
        finding.span().source.name() == letter
            || self.0.insert(diagnostic::short(finding))
    }
}

/// Tells why a run as a whole did not come about, and how it ends.
pub(super) fn stopped(stop: &Stop, showing: Showing) -> Outcome {
    match stop {
        Stop::Found(found) => {
            Teller::new(showing, Telling::One).tell(Path::new(""), found);
            Outcome::Attention
        }
        Stop::Machine(error) => {
            output::fault(error);
            Outcome::Failed
        }
    }
}

/// Tells everything once.
pub(super) struct Teller {
    format: Format,
    colour: bool,
    telling: Telling,
    told: Told,
}

/// To whom it is told that letters are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// To who made one, if it is a person.
    One,
    /// To who made several: in one line at the end.
    Many,
    /// To who goes on writing them.
    Watching,
}

/// Something that was done with a letter, or could not be done well.
#[derive(Debug)]
pub(super) struct Note {
    /// In a sentence.
    pub(super) text: String,
    /// Whether it is for people to read only, and nothing a script should stumble over.
    is_for_people: bool,
}

impl Teller {
    pub(super) fn new(showing: Showing, telling: Telling) -> Teller {
        let colour = output::wants_colour(showing.colouring.color, &std::io::stderr());
        Teller { format: showing.format, colour, telling, told: Told::default() }
    }

    /// Shows what is the matter with a letter, or with what all of them rest on; of very many
    /// findings the first, as a template can make any number of them.
    pub(super) fn tell(&mut self, letter: &Path, findings: &[Diagnostic]) {
        const MOST: usize = 100;
        let letter = shown(letter);
        for finding in findings.iter().take(MOST) {
            if !self.told.is_new(finding, &letter) {
                continue;
            }
            match self.format {
                Format::Human => {
                    let text = diagnostic::human(finding, self.colour);
                    output::show(&format!("{}\n", text.trim_end()));
                }
                Format::Short => output::complain(&diagnostic::short(finding)),
            }
        }
        if findings.len() > MOST {
            output::complain(&format!("还有 {} 处，改好这些再看", findings.len() - MOST));
        }
    }

    /// Shows notes.
    pub(super) fn notes(&self, notes: &[Note]) {
        let is_told = |note: &&Note| self.format == Format::Human || !note.is_for_people;
        for note in notes.iter().filter(is_told) {
            output::complain(&note.text);
        }
    }

    /// Shows why a letter is not made, with a line that says so.
    pub(super) fn refused(
        &mut self,
        letter: &Path,
        found: &[Diagnostic],
        target: Option<&Path>,
    ) {
        self.tell(letter, found);
        if self.format == Format::Human {
            let (name, n_findings) = (name(letter), found.len());
            // Nobody should take it for the letter as it is now.
            let old = match target.filter(|target| target.exists()) {
                Some(target) => format!("；{} 还是原来的", target.display()),
                None => String::new(),
            };
            output::complain(&format!("{name}：有 {n_findings} 处要改，没有生成{old}"));
        }
    }

    /// Says that a letter is made, to a person; a script sees it by the exit code. Many are
    /// told of in one line at the end.
    pub(super) fn made(&self, path: &Path, is_new: bool, n_pages: usize) {
        let is_told = match self.telling {
            Telling::One => std::io::stderr().is_terminal(),
            Telling::Many => false,
            Telling::Watching => is_new,
        };
        let path = path.display();
        match is_new {
            _ if !is_told => {}
            true => output::complain(&format!("生成了 {path}（{n_pages} 页）")),
            false => output::complain(&format!(
                "{path} 没有变化（{n_pages} 页）；要重新生成，加 --force"
            )),
        }
    }
}

/// What there is to say of a letter besides its findings.
pub(super) fn notes(letter: &Path, compiled: &Compiled, kind: OutputKind) -> Vec<Note> {
    let name = name(letter);
    let mut notes = cuts(&name, compiled);
    if kind.is_document() {
        notes.extend(spacing(&name, compiled));
    }
    notes
}

/// How the spacing was changed to keep the signature with the text, and what a few words
/// more or less in the letter would cure.
fn spacing(name: &str, compiled: &Compiled) -> Vec<Note> {
    let mut notes = Vec::new();
    let steps = compiled.pages.steps.iter();
    let steps: Vec<String> = steps.map(ToString::to_string).collect();
    if !steps.is_empty() {
        let steps = steps.join("；");
        notes.push(for_people(format!("{name}：为使署名与正文同页，{steps}")));
    }
    let settings = &compiled.letter.layout;
    let told = compiled.verdicts.iter().filter(|it| it.is_to_be_told(settings));
    notes.extend(told.map(|verdict| {
        for_people(format!("{name}：{}", verdict.sentence(&compiled.pages).line()))
    }));
    notes
}

/// Where the public version lacks something, and where it may have too much.
fn cuts(name: &str, compiled: &Compiled) -> Vec<Note> {
    let (cuts, own) = (&compiled.cuts, &compiled.letter.date.span.source);
    let mut notes = Vec::new();
    let files = cuts.removed.chunk_by(|one, other| one.source == other.source);
    for removed in files {
        let (file, lines) = (of_file(&removed[0], own), lines(removed));
        let gap = if file.is_empty() { "" } else { " " };
        let text =
            format!("{name}：公开的版本去掉了{gap}{file}第 {lines} 行的号码或文字");
        notes.push(for_people(text));
    }
    for left in &cuts.left {
        let (file, line, number) = (of_file(left, own), left.line(), left.text());
        let remedy = match left.source == compiled.markup {
            true => "改模板",
            false => "写进 private",
        };
        let text = format!(
            "{name}：{file}第 {line} 行的 {number} 留在公开的版本里；是个人号码的，{remedy}"
        );
        notes.push(Note { text, is_for_people: false });
    }
    notes
}

/// In which file a place is, if it is not the letter's own.
fn of_file(place: &Span, own: &Source) -> String {
    match place.source == *own {
        true => String::new(),
        false => format!("{} ", place.source.name()),
    }
}

pub(super) fn for_people(text: String) -> Note {
    Note { text, is_for_people: true }
}

fn name(letter: &Path) -> String {
    match letter == Path::new("-") {
        true => "这封信".to_string(),
        false => letter.display().to_string(),
    }
}

/// The lines that places are on: 3、7.
fn lines(places: &[Span]) -> String {
    let lines: BTreeSet<usize> = places.iter().map(Span::line).collect();
    lines.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
}
