//! Headings typed by hand in a text: lines that begin with 一、 （一） 1. （1）.
//!
//! Lines that are headings without doubt become sections, as if they had been written so.
//! They are headings if all of one level in one text are: if they count up from one, are
//! short, and have text below them or behind them. Others stay text.

use super::model::Attachment;
use super::model::Letter;
use super::model::Section;
use super::model::Tabular;
use super::typed::DEEPEST;
use super::typed::Look;
use super::typed::Typed;
use super::typed::look;
use super::typed::typed;
use crate::reader::Text;

/// Why lines that may be headings are set as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Their numbers do not count up from one.
    Order,
    /// They are on a level that does not follow the one above.
    Jump,
    /// The program counts the headings on their level.
    Counted,
    /// There is a single one.
    Single,
    /// There is nothing below one of them.
    Bare,
    /// One of them is long.
    Long,
    /// One of them ends with a mark.
    Marked(char),
    /// One of them is a sentence.
    Prose,
}

/// Lines of one level in one text that may be headings and are set as text.
#[derive(Clone, Debug)]
pub struct Doubtful {
    /// Why they are set as text.
    pub doubt: Doubt,
    /// The line that raises the doubt.
    pub line: Text,
    /// The length of its ordinal.
    pub n_chars: usize,
    /// How many lines there are.
    pub n_lines: usize,
}

/// Turns the headings typed in the texts of a letter's sections into sections.
pub(super) fn recognised(sections: Vec<Section>) -> Vec<Section> {
    Reader::default().sections(sections, 1)
}

/// Turns the headings typed in an attachment's texts into sections.
pub(super) fn recognised_in(attachment: Attachment) -> Attachment {
    Reader::default().attachment(attachment)
}

impl Letter {
    /// The lines in its texts that may be headings and are set as text.
    pub fn doubtful_headings(&self) -> Vec<Doubtful> {
        let mut reader = Reader::default();
        reader.sections(self.sections.clone(), 1);
        for attachment in &self.attachments {
            reader.attachment(attachment.clone());
        }
        reader.doubtful
    }

    /// The letter with everything as a heading that is likely to be one in the text with
    /// an address.
    pub(super) fn with_likely_headings(&self, text: &str) -> Letter {
        let mut letter = self.clone();
        let mut reader = Reader { likely_in: Some(text), doubtful: Vec::new() };
        letter.sections = reader.sections(letter.sections, 1);
        let attachments = letter.attachments.into_iter();
        letter.attachments = attachments.map(|it| reader.attachment(it)).collect();
        letter
    }
}

/// A line that begins with an ordinal.
#[derive(Clone, Copy)]
struct Candidate {
    idx: usize,
    typed: Typed,
    look: Look,
    /// Whether anything stands between it and the next one of its level.
    has_below: bool,
}

/// Where a text stands.
#[derive(Clone, Copy)]
struct Scope {
    /// The level of the headings that may be in it.
    level: usize,
    /// The number of the first one.
    first: u64,
    /// Whether the program counts headings of that level here.
    is_counted: bool,
    /// Whether something is printed below the text.
    has_more: bool,
}

#[derive(Default)]
struct Reader<'a> {
    /// The address of a text in which headings may be long, or end with a mark.
    likely_in: Option<&'a str>,
    /// What was left as text.
    doubtful: Vec<Doubtful>,
}

impl Reader<'_> {
    fn attachment(&mut self, mut attachment: Attachment) -> Attachment {
        let sections = attachment.sections;
        let scope = Scope {
            level: 1,
            first: 1,
            is_counted: has_headings(&sections),
            has_more: !attachment.tables.is_empty(),
        };
        let (body, found) = self.divide(attachment.body, scope);
        attachment.body = body;
        attachment.sections = below(&mut attachment.tables, found);
        let first = 1 + attachment.sections.len() as u64;
        attachment.sections.extend(self.sections(sections, first));
        attachment
    }

    /// The sections of a letter or an attachment, where the next heading has a number.
    fn sections(&mut self, sections: Vec<Section>, mut first: u64) -> Vec<Section> {
        let is_counted = has_headings(&sections);
        let mut all = Vec::new();
        for section in sections {
            if section.heading.is_some() {
                first += u64::from(section.is_typed() || self.likely_in.is_some());
                all.push(self.section(section, 1));
                continue;
            }
            let is_counted = is_counted || !section.parts.is_empty();
            let scope = Scope { level: 1, first, is_counted, has_more: false };
            let divided = self.headless(section, scope);
            first += divided.iter().filter(|it| it.heading.is_some()).count() as u64;
            all.extend(divided);
        }
        all
    }

    /// A section without heading, as one with the text before the first heading in it, and
    /// those of the headings.
    fn headless(&mut self, mut section: Section, scope: Scope) -> Vec<Section> {
        let private = section.private;
        let scope = Scope { has_more: !section.tables.is_empty(), ..scope };
        let (body, found) = self.divide(std::mem::take(&mut section.body), scope);
        section.body = body;
        let mut found = below(&mut section.tables, found);
        found.iter_mut().for_each(|it| it.private = private);
        section.parts = section.parts.into_iter().map(|it| self.section(it, 2)).collect();
        let is_empty = section.body.is_empty()
            && section.tables.is_empty()
            && section.parts.is_empty();
        if !is_empty || found.is_empty() {
            found.insert(0, section);
        }
        found
    }

    /// A section with a heading of a level.
    fn section(&mut self, mut section: Section, level: usize) -> Section {
        // What goes on behind a heading is no heading.
        let n_led = usize::from(section.run_in).min(section.body.len());
        let lines = section.body.split_off(n_led);
        let scope = Scope {
            level: level + 1,
            first: 1,
            is_counted: has_headings(&section.parts),
            has_more: !section.tables.is_empty(),
        };
        let (body, found) = self.divide(lines, scope);
        section.body.extend(body);
        let mut parts = below(&mut section.tables, found);
        let written = std::mem::take(&mut section.parts).into_iter();
        parts.extend(written.map(|part| self.section(part, level + 1)));
        section.parts = parts;
        section
    }

    /// Divides a text into what is before the first heading in it, and sections.
    fn divide(&mut self, lines: Vec<Text>, scope: Scope) -> (Vec<Text>, Vec<Section>) {
        if scope.level > DEEPEST {
            return (lines, Vec::new());
        }
        let found = candidates(&lines, scope);
        let shallower = found.iter().any(|it| it.typed.level < scope.level);
        let own: Vec<Candidate> =
            found.iter().filter(|it| it.typed.level == scope.level).copied().collect();
        if own.is_empty() || shallower {
            self.doubt(&lines, &found, Doubt::Jump, None);
            return (lines, Vec::new());
        }
        if let Err((at, doubt)) = self.judge(&lines, &own, scope) {
            self.doubt(&lines, &own, doubt, at);
            return (lines, Vec::new());
        }
        self.split(lines, &own, scope)
    }

    /// Splits a text at its headings.
    fn split(
        &mut self,
        mut lines: Vec<Text>,
        headings: &[Candidate],
        scope: Scope,
    ) -> (Vec<Text>, Vec<Section>) {
        let mut sections = Vec::new();
        for (nth, heading) in headings.iter().enumerate().rev() {
            let below = lines.split_off(heading.idx + 1);
            let begun = lines.pop().map(|line| begun(&line, heading));
            let has_more = nth + 1 == headings.len() && scope.has_more;
            let inner =
                Scope { level: scope.level + 1, first: 1, is_counted: false, has_more };
            sections.extend(begun.map(|section| (section, below, inner)));
        }
        let sections = sections.into_iter().rev().map(|(mut section, below, inner)| {
            let (body, parts) = self.divide(below, inner);
            section.body.extend(body);
            Section { parts, ..section }
        });
        (lines, sections.collect())
    }

    /// Whether candidates of one level are headings; if not, why, and which of them is none.
    fn judge(
        &self,
        lines: &[Text],
        own: &[Candidate],
        scope: Scope,
    ) -> Result<(), (Option<usize>, Doubt)> {
        let at = |test: &dyn Fn(&Candidate) -> bool| own.iter().position(test);
        let text = lines.first().map(|line| line.address().parent());
        let is_likely = self.likely_in.is_some() && self.likely_in == text;
        if scope.is_counted && !is_likely {
            return Err((None, Doubt::Counted));
        }
        let wanted = |nth: usize| scope.first + nth as u64;
        let mut numbers = own.iter().map(|it| it.typed.number).enumerate();
        if let Some((nth, _)) = numbers.find(|(nth, it)| *it != wanted(*nth)) {
            return Err((Some(nth), Doubt::Order));
        }
        if let Some(nth) = at(&|it| it.look == Look::Prose) {
            return Err((Some(nth), Doubt::Prose));
        }
        let is_bare = |it: &Candidate| !it.has_below && !matches!(it.look, Look::Lead(_));
        if let Some(nth) = at(&is_bare) {
            return Err((Some(nth), Doubt::Bare));
        }
        if is_likely {
            return Ok(());
        }
        let odd = own.iter().enumerate().find_map(|(nth, it)| match it.look {
            Look::Long => Some((nth, Doubt::Long)),
            Look::Marked(mark) => Some((nth, Doubt::Marked(mark))),
            Look::Lead(_) if own.len() == 1 && scope.first == 1 => {
                Some((nth, Doubt::Single))
            }
            _ => None,
        });
        odd.map_or(Ok(()), |(nth, doubt)| Err((Some(nth), doubt)))
    }

    /// Remembers lines that stay text, if they may be headings of a look of their own.
    fn doubt(
        &mut self,
        lines: &[Text],
        own: &[Candidate],
        doubt: Doubt,
        at: Option<usize>,
    ) {
        // The headings of the lower levels look like text.
        let seen: Vec<&Candidate> = own.iter().filter(|it| it.typed.level <= 2).collect();
        let is_likely = |it: &&Candidate| match it.look {
            Look::Alone | Look::Long => it.has_below,
            Look::Lead(_) => true,
            Look::Marked(mark) => {
                own.len() > 1 && it.has_below && mark != '；' && mark != ';'
            }
            Look::Prose => false,
        };
        // Of the items of a list, only the last has text below it.
        let is_list = seen.split_last().is_some_and(|(_, before)| {
            let has_text =
                |it: &&Candidate| it.has_below || matches!(it.look, Look::Lead(_));
            !before.is_empty() && !before.iter().any(has_text)
        });
        if is_list || !seen.iter().any(is_likely) {
            return;
        }
        let first = at.and_then(|at| own.get(at)).or(seen.first().copied());
        if let Some(first) = first {
            self.doubtful.push(Doubtful {
                doubt,
                line: lines[first.idx].clone(),
                n_chars: first.typed.n_chars,
                n_lines: seen.len(),
            });
        }
    }
}

/// The lines that begin with an ordinal.
fn candidates(lines: &[Text], scope: Scope) -> Vec<Candidate> {
    let read = |(idx, line): (usize, &Text)| {
        let typed = typed(line)?;
        let words: String = line.chars().skip(typed.n_chars).collect();
        Some(Candidate { idx, typed, look: look(&words), has_below: false })
    };
    let mut found: Vec<Candidate> = lines.iter().enumerate().filter_map(read).collect();
    for at in 0..found.len() {
        let Candidate { idx, typed, .. } = found[at];
        let next = found[at + 1..].iter().find(|it| it.typed.level <= typed.level);
        let end = next.map_or(lines.len(), |next| next.idx);
        found[at].has_below = end > idx + 1 || next.is_none() && scope.has_more;
    }
    found
}

/// The section that a line begins, with the text behind its heading.
fn begun(line: &Text, heading: &Candidate) -> Section {
    let n_chars = line.chars().count();
    let start = heading.typed.n_chars;
    let (end, body) = match heading.look {
        Look::Lead(n_lead) => {
            let rest = line.part(start + n_lead..n_chars, line.address().clone());
            (start + n_lead, vec![rest])
        }
        Look::Marked(mark) if !"！!…".contains(mark) => (n_chars - 1, Vec::new()),
        _ => (n_chars, Vec::new()),
    };
    let run_in = !body.is_empty();
    let address = line.address().then("heading");
    let heading = Some(line.part(start..end, address));
    let (private, tables, parts) = (false, Vec::new(), Vec::new());
    Section { heading, run_in, body, private, tables, parts }
}

/// Whether the program counts sections.
fn has_headings(sections: &[Section]) -> bool {
    sections.iter().any(|section| section.heading.is_some() && !section.is_typed())
}

/// Puts the tables that are printed below a text behind the last of its sections.
fn below(tables: &mut Vec<Tabular>, mut sections: Vec<Section>) -> Vec<Section> {
    let mut last = sections.last_mut();
    while let Some(section) = last {
        if section.parts.is_empty() {
            section.tables.append(tables);
            break;
        }
        last = section.parts.last_mut();
    }
    sections
}

impl Section {
    /// Whether its heading was typed in a text.
    pub fn is_typed(&self) -> bool {
        let address = self.heading.iter().map(|heading| heading.address().as_str());
        let mut steps = address.flat_map(|address| address.split('.'));
        steps.any(|step| step == "body")
    }
}
