//! The fields that headings stand for, by the bureau's own settings or by the usual
//! names.

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

/// The known headings.
pub(super) struct Headings {
    /// The bureau's own, with their fields and the place where they are defined.
    own: Vec<(String, &'static Field, Span)>,
    /// Headings of columns to ignore.
    ignored: Vec<String>,
}

/// The field that a heading stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning {
    pub(super) field: &'static Field,
    /// How uncertain that is. Of two columns for one field, the one with the lower rank
    /// gets it.
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

    /// The field that a heading stands for, if it is known.
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

    /// Whether a column with this heading is ignored.
    pub(super) fn is_ignored(&self, heading: &str) -> bool {
        let heading = plain(heading);
        self.ignored.contains(&heading)
            || NEEDLESS.contains(&heading.to_uppercase().as_str())
    }

    /// The bureau's own headings that are not among these, with the place where they are
    /// defined.
    pub(super) fn missed(&self, headings: &[String]) -> Vec<(&str, &Span)> {
        let headings: Vec<String> = headings.iter().map(|it| plain(it)).collect();
        let missed = self.own.iter().filter(|(own, ..)| !headings.contains(own));
        missed.map(|(own, _, span)| (own.as_str(), span)).collect()
    }
}
