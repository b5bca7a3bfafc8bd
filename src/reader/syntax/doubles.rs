//! Repeated keys and tables, in a text whose statements are all good.

use std::ops::Range;

use super::case::Mistake;
use super::lines;
use super::statement::Scanner;
use super::statement::Statement;
use super::statement::StatementForm;
use super::stretch::without_comment;
use crate::diagnostic::Diagnostic;
use crate::reader::complaints;
use crate::source::Source;

/// A text with its statements.
pub(super) struct Doubles<'c> {
    /// The file as it was written.
    pub(super) source: &'c Source,
    /// Its text without what is not TOML.
    pub(super) scanner: Scanner<'c>,
    /// The statements of that text.
    pub(super) statements: &'c [Statement],
}

impl Doubles<'_> {
    /// The mistake in a statement that conflicts with an earlier one.
    pub(super) fn mistake(&self, statement: &Statement) -> Mistake {
        if let Some(mistake) = self.orphan(statement).filter(|_| statement.is_header()) {
            return mistake;
        }
        let of = |one: &&Statement| one.range.start < statement.range.start;
        let earlier = self.statements.iter().rev().filter(of);
        match &statement.form {
            StatementForm::Entry { key, .. } => {
                let name = &self.scanner.text[key.clone()];
                let same = |one: &&Statement| match &one.form {
                    StatementForm::Entry { key, .. } => {
                        &self.scanner.text[key.clone()] == name
                    }
                    _ => false,
                };
                let first = earlier.take_while(|one| !one.is_header()).find(same);
                self.twice(statement, key.clone(), name, first)
            }
            _ => {
                let (header, path) = (self.header(statement), self.path(statement));
                let single = format!("[{path}]");
                let first = earlier.clone().find(|&one| self.header(one) == single);
                let is_repeated = self.is_repeated(path);
                match first {
                    Some(first) if is_repeated && header.starts_with("[[") => {
                        self.single_brackets(first, path)
                    }
                    _ if is_repeated => self.single_brackets(statement, path),
                    first => {
                        self.twice(statement, statement.range.clone(), header, first)
                    }
                }
            }
        }
    }

    /// The mistake `[[section.part]]` before the first `[[section]]`, which the parser
    /// then takes for a second meaning of the word.
    fn orphan(&self, statement: &Statement) -> Option<Mistake> {
        let parent = self.path(statement);
        let is_under = |one: &Statement| {
            self.path(one).strip_prefix(parent).is_some_and(|it| it.starts_with('.'))
        };
        let start = statement.range.start;
        let mut headers = self.statements.iter().filter(|one| one.is_header());
        let first = headers.find(|one| {
            let is_double = self.header(one).starts_with("[[");
            self.path(one) == parent || (is_double && is_under(one))
        })?;
        let end = headers.find(|one| !is_under(one))?.range.start;
        let span = self.source.span(first.range.clone());
        let diagnostic =
            complaints::orphan(self.scanner.vocabulary, span, parent, self.path(first));
        let range = first.range.start..end;
        (end <= start && is_under(first)).then_some(Mistake {
            diagnostic,
            range,
            instead: None,
        })
    }

    /// A header without what follows it on its line.
    fn header(&self, header: &Statement) -> &str {
        without_comment(&self.scanner.text[header.range.clone()]).trim()
    }

    fn path(&self, header: &Statement) -> &str {
        self.header(header).trim_matches(|ch: char| "[] ".contains(ch))
    }

    /// Whether the table of this path, or one that contains it, may be repeated.
    fn is_repeated(&self, path: &str) -> bool {
        let first = path.split('.').next().unwrap_or_default();
        let is_repeated = |path| {
            self.scanner.vocabulary.is_repeated(self.scanner.vocabulary.table_of(path))
        };
        is_repeated(first) || is_repeated(path)
    }

    fn twice(
        &self,
        statement: &Statement,
        place: Range<usize>,
        name: &str,
        first: Option<&Statement>,
    ) -> Mistake {
        let span = self.source.span(place);
        let message = format!("{name} 写了两次，只能写一次");
        let mut diagnostic = Diagnostic::error("key-twice", span, message)
            .with_help("留下正确的一处，另一处删去或合并过来");
        if let Some(first) = first {
            let line = lines::line(self.scanner.text, first.range.start);
            let place =
                self.source.span(first.range.start..line.end.min(first.range.end));
            diagnostic = diagnostic.with_place(place, "第一次写在这里");
        }
        Mistake { diagnostic, range: self.with_contents(statement), instead: None }
    }

    fn with_contents(&self, statement: &Statement) -> Range<usize> {
        match statement.is_header() {
            false => statement.range.clone(),
            true => self.scanner.with_contents(statement),
        }
    }

    fn single_brackets(&self, statement: &Statement, path: &str) -> Mistake {
        let span = self.source.span(statement.range.clone());
        let diagnostic = complaints::brackets(span, path);
        Mistake { diagnostic, range: self.with_contents(statement), instead: None }
    }
}
