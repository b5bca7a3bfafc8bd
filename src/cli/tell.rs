//! What the user is told of letters: what is wrong with them, and that they are made.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::Path;

use super::args::{Colour, Format};
use super::{output, wants_colour};
use crate::compile::Compiled;
use crate::diagnostic::{self, Diagnostic};
use crate::letter::Cuts;
use crate::source::Span;

/// Tells everything once: a fault in the bureau's `reply.toml` is every letter's fault.
pub(super) struct Teller {
    format: Format,
    colour: bool,
    told: BTreeSet<String>,
}

impl Teller {
    pub(super) fn new(format: Format, color: Colour) -> Teller {
        let colour = wants_colour(color, &std::io::stderr());
        Teller { format, colour, told: BTreeSet::new() }
    }

    /// Shows findings.
    pub(super) fn tell(&mut self, findings: &[Diagnostic]) {
        for finding in findings {
            let short = diagnostic::short(finding);
            if !self.told.insert(short.clone()) {
                continue;
            }
            match self.format {
                Format::Human => {
                    let text = diagnostic::human(finding, self.colour);
                    output::complain(&format!("{}\n", text.trim_end()));
                }
                Format::Short => output::complain(&short),
            }
        }
    }

    /// Closes what was said of a letter that is not made.
    pub(super) fn refused(&self, letter: &Path, n_findings: usize) {
        if self.format == Format::Human {
            let name = name(letter);
            output::complain(&format!("{name}：有 {n_findings} 处要改，没有生成"));
        }
    }

    /// Says how the spacing was changed to keep the signature with the text, and what a few
    /// words more or less in the letter would cure.
    pub(super) fn spacing(&self, letter: &Path, compiled: &Compiled) {
        if self.format != Format::Human {
            return;
        }
        let name = name(letter);
        let steps = compiled.pages.steps.iter();
        let steps: Vec<String> = steps.map(ToString::to_string).collect();
        if !steps.is_empty() {
            let steps = steps.join("；");
            output::complain(&format!("{name}：为使署名与正文同页，{steps}"));
        }
        let settings = &compiled.letter.layout;
        for compromise in &compiled.compromises {
            if compromise.is_to_be_told(settings) {
                output::complain(&format!("{name}：{compromise}"));
            }
        }
    }

    /// Says where the public version lacks something, and where it may have too much.
    pub(super) fn cuts(&self, letter: &Path, cuts: &Cuts) {
        let name = name(letter);
        if self.format == Format::Human && !cuts.removed.is_empty() {
            let lines = lines(&cuts.removed);
            output::complain(&format!(
                "{name}：公开的版本去掉了第 {lines} 行的号码或文字"
            ));
        }
        for left in &cuts.left {
            let (line, number) = (left.line(), left.text());
            output::complain(&format!(
                "{name}：第 {line} 行的 {number} 留在公开的版本里；是个人号码的，写进 private"
            ));
        }
    }

    /// Says that a letter is made, to a person; a script sees it by the exit code.
    pub(super) fn made(&self, path: &Path, n_pages: usize) {
        if std::io::stderr().is_terminal() {
            output::complain(&format!("生成了 {}（{n_pages} 页）", path.display()));
        }
    }
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
