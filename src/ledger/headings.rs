//! What a heading means: by the bureau's own words, or by the usual ones.

use super::complaints;
use super::fields::FIELDS;
use super::fields::Field;
use super::fields::NEEDLESS;
use super::fields::field_called;
use super::spelling::plain;
use crate::chinese::without_brackets;
use crate::diagnostic::Diagnostic;
use crate::letter::LedgerSettings;
use crate::source::Span;

/// The headings that are understood.
pub(super) struct Headings {
    /// The bureau's own, with what they mean and where that is written.
    own: Vec<(String, &'static Field, Span)>,
    /// Those of columns that are of no use.
    ignored: Vec<String>,
}

/// What a heading was understood as.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning {
    pub(super) field: &'static Field,
    /// The lower, the surer; of two columns with one meaning the surer one has it.
    pub(super) rank: usize,
}

impl Headings {
    pub(super) fn new(settings: &LedgerSettings) -> Result<Headings, Vec<Diagnostic>> {
        let mut own = Vec::new();
        let mut complaints = Vec::new();
        for (heading, meaning) in &settings.columns {
            let span = meaning.span().clone();
            match field_called(&plain(meaning)) {
                Some(field) => own.push((plain(heading), field, span)),
                None => complaints.push(complaints::unknown_meaning(meaning, span)),
            }
        }
        let ignored = settings.ignore.iter().map(|heading| plain(heading)).collect();
        if complaints.is_empty() {
            Ok(Headings { own, ignored })
        } else {
            Err(complaints)
        }
    }

    /// What stands under a heading, as far as the heading tells.
    pub(super) fn meaning(&self, heading: &str) -> Option<Meaning> {
        let heading = plain(heading);
        if heading.is_empty() || self.ignored.contains(&heading) {
            return None;
        }
        let own = |word: &str| self.own.iter().find(|(own, ..)| own == word);
        if let Some((_, field, _)) = own(&heading) {
            return Some(Meaning { field, rank: 0 });
        }
        // 提案人（领衔） is 提案人, where no other column is.
        let bare = without_brackets(&heading);
        let usual = |word: &str, least: usize| {
            FIELDS.iter().find_map(|field| {
                let rank = field.headings.iter().position(|it| *it == word)?;
                Some(Meaning { field, rank: least + rank })
            })
        };
        usual(&heading, 1).or_else(|| usual(&bare, 100))
    }

    /// Whether a column of this heading is of no use, as everybody knows.
    pub(super) fn is_ignored(&self, heading: &str) -> bool {
        let heading = plain(heading);
        self.ignored.contains(&heading)
            || NEEDLESS.contains(&heading.to_uppercase().as_str())
    }

    /// Where the bureau names headings that are not among these.
    pub(super) fn missed(&self, headings: &[String]) -> Vec<(&str, &Span)> {
        let headings: Vec<String> = headings.iter().map(|it| plain(it)).collect();
        let missed = self.own.iter().filter(|(own, ..)| !headings.contains(own));
        missed.map(|(own, _, span)| (own.as_str(), span)).collect()
    }
}
