//! Headings typed by hand in a text: lines that begin with 一、 （一） 1. （1）.
//!
//! Lines that are headings without doubt become sections, as if they had been written so.
//! They are headings if all of one level in one text are: if they count up from one, are
//! short, and have text below them or behind them. Others stay text.

use super::candidate::Candidate;
use super::candidate::candidates;
use super::candidate::is_list;
use super::doubt::Doubt;
use super::doubt::Doubtful;
use super::doubt::odd;
use super::look::Look;
use super::model::Attachment;
use super::model::Letter;
use super::model::Section;
use super::model::Tabular;
use super::typed::DEEPEST;
use crate::reader::Text;

/// Turns the headings typed in the texts of a letter's sections into sections.
pub(super) fn recognised(sections: Vec<Section>) -> Vec<Section> {
    Reader::default().sections(sections, 1, 1)
}

/// Turns the headings typed in an attachment's texts into sections.
pub(super) fn recognised_in(attachment: Attachment) -> Attachment {
    Reader::default().attachment(attachment)
}

impl Letter {
    /// The lines in its texts that may be headings and are set as text.
    pub fn doubtful_headings(&self) -> Vec<Doubtful> {
        let mut reader = Reader::default();
        reader.sections(self.sections.clone(), 1, 1);
        for attachment in &self.attachments {
            reader.attachment(attachment.clone());
        }
        let mut bodies = Vec::new();
        self.sections.iter().for_each(|section| section.add_bodies(&mut bodies));
        for attachment in &self.attachments {
            bodies.push(&attachment.body);
            attachment.sections.iter().for_each(|it| it.add_bodies(&mut bodies));
        }
        bodies.into_iter().for_each(|lines| reader.doubt_lines(lines));
        reader.doubtful
    }

    /// The letter with everything as a heading that is likely to be one in the text with
    /// an address; none if a line there still raises a doubt.
    pub(super) fn with_likely_headings(&self, text: &str, line: &Text) -> Option<Letter> {
        let mut letter = self.clone();
        let mut reader = Reader { likely_in: Some(text), doubtful: Vec::new() };
        letter.sections = reader.sections(letter.sections, 1, 1);
        let attachments = letter.attachments.into_iter();
        letter.attachments = attachments.map(|it| reader.attachment(it)).collect();
        let still = |it: &Doubtful| it.line.address() == line.address();
        (!reader.doubtful.iter().any(still)).then_some(letter)
    }
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
        let first = 1 + n_headings(&attachment.sections);
        attachment.sections.extend(self.sections(sections, 1, first));
        attachment
    }

    /// Sections of a level, where the next heading has a number.
    fn sections(
        &mut self,
        sections: Vec<Section>,
        level: usize,
        mut first: u64,
    ) -> Vec<Section> {
        let is_counted = has_headings(&sections);
        let mut all = Vec::new();
        for section in sections {
            if section.heading.is_some() {
                first += u64::from(section.is_typed() || self.likely_in.is_some());
                all.push(self.section(section, level));
                continue;
            }
            let is_counted = is_counted || !section.parts.is_empty();
            let scope = Scope { level, first, is_counted, has_more: false };
            let divided = self.headless(section, scope);
            first += n_headings(&divided);
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
        let written = std::mem::take(&mut section.parts);
        let next = 1 + n_headings(&parts);
        parts.extend(self.sections(written, level + 1, next));
        section.parts = parts;
        section
    }

    /// Divides a text into what is before the first heading in it, and sections.
    fn divide(&mut self, lines: Vec<Text>, scope: Scope) -> (Vec<Text>, Vec<Section>) {
        if scope.level > DEEPEST {
            return (lines, Vec::new());
        }
        let found = candidates(&lines, scope.has_more);
        let shallower = found.iter().any(|it| it.typed.level < scope.level);
        let own: Vec<Candidate> =
            found.iter().filter(|it| it.typed.level == scope.level).copied().collect();
        if own.is_empty() || shallower {
            self.doubt_level(&lines, &found, scope);
            return (lines, Vec::new());
        }
        match self.judge(&lines, &own, scope) {
            Ok(()) => self.split(lines, &own, scope),
            Err((at, doubt)) => {
                let n_certain = self.n_certain(&lines, &own, scope, at);
                let follows = n_certain > 0
                    || scope.first > 1 && own[0].typed.number == scope.first;
                let seen = (&own[..], n_certain, follows);
                self.doubt(&lines, seen, doubt, at);
                self.split_first(lines, &own[..n_certain], own[n_certain].idx, scope)
            }
        }
    }

    /// How many of the first candidates are headings whatever those behind them are.
    fn n_certain(
        &self,
        lines: &[Text],
        own: &[Candidate],
        scope: Scope,
        at: Option<usize>,
    ) -> usize {
        let Some(at) = at else { return 0 };
        let wanted =
            |(nth, it): (usize, &Candidate)| it.typed.number == scope.first + nth as u64;
        let counts_up = own.iter().enumerate().all(wanted);
        let is_certain = counts_up && self.judge(lines, &own[..at], scope).is_ok();
        if is_certain { at } else { 0 }
    }

    /// Splits a text at the headings before a line; that and what is below it stays text.
    fn split_first(
        &mut self,
        mut lines: Vec<Text>,
        headings: &[Candidate],
        end: usize,
        scope: Scope,
    ) -> (Vec<Text>, Vec<Section>) {
        if headings.is_empty() {
            return (lines, Vec::new());
        }
        let rest = lines.split_off(end);
        let (before, mut sections) =
            self.split(lines, headings, Scope { has_more: true, ..scope });
        sections.push(Section::headless(rest));
        (before, sections)
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
            let begun =
                lines.pop().map(|line| begun(&line, heading, self.is_likely(&line)));
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

    /// Whether a line is in the text in which headings may be long, or end with a mark.
    fn is_likely(&self, line: &Text) -> bool {
        self.likely_in == Some(line.address().parent())
    }

    /// Whether candidates of one level are headings; if not, why, and which of them is none.
    fn judge(
        &self,
        lines: &[Text],
        own: &[Candidate],
        scope: Scope,
    ) -> Result<(), (Option<usize>, Doubt)> {
        let at = |test: &dyn Fn(&Candidate) -> bool| own.iter().position(test);
        let is_likely = lines.first().is_some_and(|line| self.is_likely(line));
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
        let is_bare = |it: &Candidate| !it.has_below && !it.is_led();
        if let Some(nth) = at(&is_bare) {
            return Err((Some(nth), Doubt::Bare));
        }
        if is_likely {
            return Ok(());
        }
        let is_single = own.len() == 1 && scope.first == 1;
        let is_led = |it: &Candidate| matches!(it.look, Look::Lead(_));
        if let (true, Some(nth)) = (is_single, at(&is_led)) {
            return Err((Some(nth), Doubt::Single));
        }
        // Beside a heading that is one without doubt, others may have a mark too much.
        let is_backed = at(&|it| it.look == Look::Alone || is_led(it)).is_some();
        let odd = own.iter().enumerate().find_map(|(nth, it)| match it.look {
            Look::Long if !is_backed => Some((nth, Doubt::Long)),
            Look::Marked(mark) if !is_backed || !it.is_heading_but_for_its_mark => {
                Some((nth, Doubt::Marked(mark)))
            }
            Look::Colon(_) if !is_backed || scope.level > 2 => Some((nth, Doubt::Colon)),
            _ => None,
        });
        odd.map_or(Ok(()), |(nth, doubt)| Err((Some(nth), doubt)))
    }

    /// Remembers lines of levels where no headings are read.
    fn doubt_level(&mut self, lines: &[Text], found: &[Candidate], scope: Scope) {
        let above: Vec<Candidate> =
            found.iter().filter(|it| it.typed.level < scope.level).copied().collect();
        let is_second = |it: &&Candidate| it.typed.level < scope.level.min(2);
        match above.iter().filter(is_second).count() {
            0 | 1 => self.doubt(lines, (found, 0, false), Doubt::Jump, None),
            n_lines => self.doubtful.push(Doubtful {
                doubt: Doubt::Above,
                line: lines[above[0].idx].clone(),
                n_chars: above[0].typed.n_chars,
                n_lines,
            }),
        }
    }

    /// Remembers lines that stay text, if they may be headings of a look of their own:
    /// how many of the first are headings, and whether the others follow headings.
    fn doubt(
        &mut self,
        lines: &[Text],
        (own, n_certain, follows): (&[Candidate], usize, bool),
        doubt: Doubt,
        at: Option<usize>,
    ) {
        // The headings of the lower levels look like text.
        let seen: Vec<&Candidate> = own.iter().filter(|it| it.typed.level <= 2).collect();
        let may_be =
            !is_list(&seen) && seen.iter().any(|it| it.may_be_heading(own.len()));
        if seen.is_empty() || !follows && !may_be {
            return;
        }
        let first = at.and_then(|at| own.get(at)).or(seen.first().copied());
        if let Some(first) = first {
            self.doubtful.push(Doubtful {
                doubt,
                line: lines[first.idx].clone(),
                n_chars: first.typed.n_chars,
                n_lines: seen.len() - n_certain.min(seen.len()),
            });
        }
    }

    /// Remembers lines that are nothing but an ordinal, or an ordinal and a number.
    fn doubt_lines(&mut self, lines: &[Text]) {
        for line in lines {
            let Some((doubt, n_chars)) = odd(line) else { continue };
            self.doubtful.push(Doubtful {
                doubt,
                line: line.clone(),
                n_chars,
                n_lines: 1,
            });
        }
    }
}

/// The section that a line begins, with the text behind its heading.
fn begun(line: &Text, heading: &Candidate, is_likely: bool) -> Section {
    let n_chars = line.chars().count();
    let start = heading.typed.n_chars;
    let (end, body) = match heading.look {
        Look::Lead(n_lead) | Look::Colon(n_lead) => {
            let rest = line.part(start + n_lead..n_chars, line.address().clone());
            (start + n_lead, vec![rest])
        }
        // Otherwise another rule tells of the mark.
        Look::Marked(mark) if is_likely && !"！!…".contains(mark) => {
            (n_chars - 1, Vec::new())
        }
        _ => (n_chars, Vec::new()),
    };
    let run_in = !body.is_empty();
    let address = line.address().then("heading");
    let heading = Some(line.part(start..end, address));
    let (private, tables, parts) = (false, Vec::new(), Vec::new());
    Section { heading, run_in, body, private, tables, parts }
}

/// How many sections have a heading.
fn n_headings(sections: &[Section]) -> u64 {
    sections.iter().filter(|it| it.heading.is_some()).count() as u64
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
    /// A text between headings that is below none of them.
    fn headless(body: Vec<Text>) -> Section {
        let (heading, run_in, private) = (None, false, false);
        Section { heading, run_in, body, private, tables: Vec::new(), parts: Vec::new() }
    }

    /// Adds its text and those of its parts.
    fn add_bodies<'a>(&'a self, bodies: &mut Vec<&'a Vec<Text>>) {
        bodies.push(&self.body);
        self.parts.iter().for_each(|part| part.add_bodies(bodies));
    }

    /// Whether its heading was typed in a text.
    pub fn is_typed(&self) -> bool {
        let address = self.heading.iter().map(|heading| heading.address().as_str());
        let mut steps = address.flat_map(|address| address.split('.'));
        steps.any(|step| step == "body")
    }
}
