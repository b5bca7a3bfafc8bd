//! What has to hold whatever stands in a letter, a template or a table.

use std::sync::LazyLock;

use chrono::NaiveDate;
use reply::compile::Compiled;
use reply::compile::Stage;
use reply::compile::Version;
use reply::compile::compile;
use reply::diagnostic;
use reply::diagnostic::Diagnostic;
use reply::font::Fonts;
use reply::letter;
use reply::letter::Letter;
use reply::lint::Lists;
use reply::lint::OwnLists;
use reply::lint::Selection;
use reply::lint::lint;
use reply::lint::mend;
use reply::lint::sarif;
use reply::source::Source;
use reply::source::Span;
use reply::source::Spanned;
use reply::template;
use reply::workspace::Workspace;

/// As many as `reply check --fix` takes.
const ROUNDS: usize = 12;

/// A letter and all that it may name.
pub struct Case {
    /// The letter.
    pub letter: Source,
    /// The bureau's defaults.
    pub defaults: Option<Source>,
    /// In place of the built-in template.
    pub template: Option<Source>,
    /// What is in every file with rows.
    pub rows: Vec<u8>,
}

impl Workspace for Case {
    fn template(&self, letter: &Letter) -> Result<Source, Diagnostic> {
        Ok(self.template.clone().unwrap_or_else(|| template::builtin(letter)))
    }

    fn csv(&self, _: &Spanned<String>) -> Result<Source, Diagnostic> {
        letter::decode_csv(CSV, &self.rows)
    }

    fn fonts(&self, _: &Letter) -> Result<&Fonts, Diagnostic> {
        Ok(Fonts::builtin())
    }
}

const CSV: &str = "表.csv";

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let own = OwnLists {
        words: vec![Source::new("用词.tsv", "登陆\t登录\n")],
        units: vec![Source::new("单位.tsv", "区住建局\t区住房建设局\n")],
        banned: vec![Source::new("禁用语.tsv", "大力推进\t推进\n")],
    };
    Lists::new(&own).expect("good lists")
});

impl Case {
    /// A letter by itself.
    pub fn new(letter: impl Into<String>) -> Case {
        let letter = Source::new("信.toml", letter);
        Case { letter, defaults: None, template: None, rows: Vec::new() }
    }

    /// Takes the letter to pages and checks it, and the same with its fixes until none is
    /// left. Panics where the program does, and where it told something that cannot be.
    pub fn run(&self) {
        let mut letter = self.letter.clone();
        let Some(mut found) = self.found(&letter) else { return };
        self.publish();
        for _ in 0..ROUNDS {
            let Some(next) = mend(&letter, &found) else { return };
            letter = next;
            let again = self.found(&letter);
            found = again.expect("a letter that was mended can still be made");
        }
        let next = mend(&letter, &found);
        assert!(next.is_none(), "fixes without end:\n{}", letter.text());
    }

    /// What is found in a letter; none if it cannot be made.
    fn found(&self, letter: &Source) -> Option<Vec<Diagnostic>> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
        match compile(letter, self.defaults.as_ref(), Version::default(), self) {
            Ok(compiled) => {
                let selection = Selection::default();
                let found = lint(&compiled, letter, today, &LISTS, &selection);
                self.assert_right(&found, letter, Some(&compiled));
                Stage::ALL.map(|stage| compiled.stage(stage));
                Some(found)
            }
            Err(found) => {
                assert!(!found.is_empty(), "refused without a word");
                self.assert_right(&found, letter, None);
                None
            }
        }
    }

    /// The version for the web.
    fn publish(&self) {
        let version = Version { is_public: true, is_preprinted: true };
        match compile(&self.letter, self.defaults.as_ref(), version, self) {
            Ok(compiled) => {
                self.assert_right(&compiled.warnings, &self.letter, Some(&compiled));
            }
            Err(found) => self.assert_right(&found, &self.letter, None),
        }
    }

    fn assert_right(
        &self,
        found: &[Diagnostic],
        letter: &Source,
        compiled: Option<&Compiled>,
    ) {
        for found in found {
            for label in &found.labels {
                assert!(self.is_there(&label.span, letter, compiled), "{found:?}");
            }
            let edits = found.fix.iter().flat_map(|fix| &fix.edits);
            let edits: Vec<&Span> = edits.map(|edit| &edit.span).collect();
            for span in &edits {
                assert!(self.is_there(span, letter, compiled), "{found:?}");
            }
            for pair in edits.windows(2) {
                assert!(pair[0].range.end <= pair[1].range.start, "{found:?}");
            }
            assert_shown(found);
        }
        let log = sarif(found).to_string();
        assert!(!log.contains('\n'));
    }

    /// Whether a place is one of the texts that the letter is made of.
    fn is_there(
        &self,
        span: &Span,
        letter: &Source,
        compiled: Option<&Compiled>,
    ) -> bool {
        let Span { source, range } = span;
        let is_known = [Some(letter), self.defaults.as_ref(), self.template.as_ref()]
            .into_iter()
            .chain([compiled.map(|compiled| &compiled.markup)])
            .flatten()
            .any(|known| known == source);
        // What did not come to a letter nobody has kept.
        let is_markup = compiled.is_none() && source.name().ends_with("生成的内容");
        let is_template = template::BUILTIN.iter().any(|it| it.text == source.text());
        (is_known || is_markup || is_template || source.name() == CSV)
            && range.start <= range.end
            && source.text().get(range.clone()).is_some()
    }
}

/// Every form that a finding is shown in.
pub fn assert_shown(found: &Diagnostic) {
    for colour in [false, true] {
        assert!(diagnostic::human(found, colour).contains(found.code));
    }
    for line in [
        diagnostic::short(found),
        diagnostic::github(found),
        diagnostic::json(found).to_string(),
    ] {
        assert!(!line.contains('\n'), "{line}");
    }
}
