//! The findings of many letters as a person reads them: the worst of each letter first, and
//! what many letters have said once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use super::rules::rule;
use crate::diagnostic::{Diagnostic, Severity};

/// What is said of several letters in the same words.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Kind<'a> {
    code: &'static str,
    message: &'a str,
    /// The folder, if each is told for itself.
    folder: Option<&'a Path>,
}

/// Which findings a person is shown of these letters, each given by its name and its findings
/// in the order of their places.
///
/// Of each letter errors come first, then warnings, then notes. A note that several letters
/// have in the same words is shown where it is first met, and says how many more letters have
/// it; what a folder as a whole lacks is shown once for each folder.
pub fn digest<'a>(letters: &[(&'a str, &'a [Diagnostic])]) -> Vec<Cow<'a, Diagnostic>> {
    let mut kinds = n_letters(letters);
    let mut shown = Vec::new();
    for (letter, found) in letters {
        let mut found: Vec<&'a Diagnostic> = found.iter().collect();
        found.sort_by_key(|found| found.severity);
        for finding in found {
            let n_letters = kind(letter, finding).and_then(|kind| kinds.get_mut(&kind));
            match n_letters.map(std::mem::take) {
                None => shown.push(Cow::Borrowed(finding)),
                Some(0) => {}
                Some(n_letters) => shown.push(Cow::Owned(for_all(finding, n_letters))),
            }
        }
    }
    shown
}

/// For each kind of note that several letters have, how many they are.
fn n_letters<'a>(letters: &[(&'a str, &'a [Diagnostic])]) -> BTreeMap<Kind<'a>, usize> {
    let mut n_letters: BTreeMap<Kind, usize> = BTreeMap::new();
    for (letter, found) in letters {
        let mut kinds: Vec<Kind> =
            found.iter().filter_map(|finding| kind(letter, finding)).collect();
        kinds.sort();
        kinds.dedup();
        for kind in kinds {
            *n_letters.entry(kind).or_default() += 1;
        }
    }
    n_letters.retain(|_, n_letters| *n_letters > 1);
    n_letters
}

/// The kind of a note.
fn kind<'a>(letter: &'a str, finding: &'a Diagnostic) -> Option<Kind<'a>> {
    let is_of_folder = rule(finding.code).is_some_and(|rule| rule.is_of_folder);
    let folder = is_of_folder.then(|| Path::new(letter).parent()).flatten();
    let Diagnostic { code, message, .. } = finding;
    (finding.severity == Severity::Note).then_some(Kind { code, message, folder })
}

/// A finding that stands for those of other letters.
fn for_all(finding: &Diagnostic, n_letters: usize) -> Diagnostic {
    let n_more = n_letters - 1;
    let message = format!(
        "{}（另有 {n_more} 封信也是这样，加 --format short 逐一列出）",
        finding.message
    );
    Diagnostic { message, ..finding.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    /// The findings of a letter: `!` for an error, `?` for a warning; the rule, if one stands
    /// before a colon.
    fn found(letter: &str, words: &[&str]) -> Vec<Diagnostic> {
        let source = Source::new(letter, "");
        let finding = |word: &&str| {
            let severity = match word.chars().last() {
                Some('!') => Severity::Error,
                Some('?') => Severity::Warning,
                _ => Severity::Note,
            };
            let code = match word.split_once(':') {
                Some((code, _)) => rule(code).expect("a rule").name,
                None => "time-vague",
            };
            Diagnostic::new(severity, code, source.span(0..0), (*word).to_owned())
        };
        words.iter().map(finding).collect()
    }

    #[track_caller]
    fn check(letters: &[(&str, &[&str])], expected: &[&str]) {
        let letters: Vec<(&str, Vec<Diagnostic>)> = letters
            .iter()
            .map(|(letter, words)| (*letter, found(letter, words)))
            .collect();
        let letters: Vec<(&str, &[Diagnostic])> =
            letters.iter().map(|(letter, found)| (*letter, found.as_slice())).collect();
        let shown = digest(&letters).into_iter().map(|found| {
            let (letter, message) = (found.span().source.name(), &found.message);
            let message =
                message.replace(" 封信也是这样，加 --format short 逐一列出", "");
            format!("{letter} {message}")
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_worst_of_a_letter_comes_first() {
        check(
            &[("甲", &["一", "二?", "三!", "四", "五!", "六?"]), ("乙", &["七?", "八!"])],
            &[
                "甲 三!", "甲 五!", "甲 二?", "甲 六?", "甲 一", "甲 四", "乙 八!",
                "乙 七?",
            ],
        );
    }

    #[test]
    fn a_note_of_several_letters_is_told_once() {
        check(
            &[("甲", &["一", "一", "二"]), ("乙", &["三!", "一"]), ("丙", &["一", "四"])],
            &["甲 一（另有 2）", "甲 二", "乙 三!", "丙 四"],
        );
        // What one letter has at several places has a place each, and what is more than a
        // note is told of each letter.
        check(
            &[("甲", &["一", "一", "二?"]), ("乙", &["二?"])],
            &["甲 二?", "甲 一", "甲 一", "乙 二?"],
        );
    }

    #[test]
    fn what_a_folder_lacks_is_told_once_for_each() {
        let lacks = "outcome-missing:";
        check(
            &[
                ("一/甲", &[lacks, "今年"]),
                ("一/乙", &[lacks, "今年"]),
                ("二/丙", &["今年", lacks]),
                ("丁", &[lacks]),
                ("戊", &[lacks]),
            ],
            &[
                "一/甲 outcome-missing:（另有 1）",
                "一/甲 今年（另有 2）",
                "二/丙 outcome-missing:",
                "丁 outcome-missing:（另有 1）",
            ],
        );
    }
}
