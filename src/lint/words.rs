//! Lists of words: the built-in ones, each entry with its source, and those of the bureau.

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::Diagnostic;
use crate::reader::as_usual;
use crate::source::Source;

/// An entry of a list.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// The word that is looked for.
    pub(super) wrong: String,
    /// What to write instead; may be empty.
    pub(super) right: String,
    /// Longer words that contain it and are right.
    pub(super) but: Vec<String>,
    /// The source of the entry, or a reason.
    pub(super) source: String,
    /// The year since which it is wrong; `None` if it always was.
    pub(super) since: Option<i32>,
}

/// Entries, and a pattern that finds all of them.
#[derive(Clone, Debug)]
pub(super) struct List {
    words: Vec<Word>,
    pattern: Option<Regex>,
}

impl List {
    fn new(mut words: Vec<Word>) -> List {
        // The longest first: the pattern takes the first that fits.
        words.sort_by_key(|word| std::cmp::Reverse(word.wrong.len()));
        let all: Vec<String> =
            words.iter().map(|word| regex::escape(&word.wrong)).collect();
        let pattern = (!all.is_empty()).then(|| Regex::new(&all.join("|")));
        List { words, pattern: pattern.and_then(Result::ok) }
    }

    /// Returns the pattern of all words; `None` for an empty list.
    pub(super) fn pattern(&self) -> Option<&Regex> {
        self.pattern.as_ref()
    }

    /// Returns the entry of a word that the pattern matched.
    pub(super) fn word(&self, matched: &str) -> &Word {
        let word = self.words.iter().find(|word| word.wrong == matched);
        word.expect("the pattern is made of the words")
    }
}

/// The lists that rules use.
#[derive(Clone, Debug)]
pub struct Lists {
    /// Words that are always wrong.
    pub(super) wrong: List,
    /// Words that are often wrong.
    pub(super) doubtful: List,
    /// Former names of offices.
    pub(super) agencies: List,
    /// Phrases that the bureau does not allow.
    pub(super) banned: List,
    /// Names of units, each with the one to use.
    pub(super) units: List,
}

/// The bureau's own lists. Each line is a word, a tab, and what to write instead; `#` begins
/// a comment.
#[derive(Clone, Debug, Default)]
pub struct OwnLists {
    /// Wrong words.
    pub words: Vec<Source>,
    /// Names of units: another name, and the one to write.
    pub units: Vec<Source>,
    /// Banned phrases; what to write instead may be missing.
    pub banned: Vec<Source>,
}

static BUILTIN: LazyLock<[Vec<Word>; 3]> = LazyLock::new(|| {
    let read = |text: &str| text.lines().filter_map(word).collect();
    [
        read(include_str!("words/wrong.tsv")),
        read(include_str!("words/doubtful.tsv")),
        read(include_str!("words/agencies.tsv")),
    ]
});

impl Lists {
    /// Joins the built-in lists and the bureau's.
    ///
    /// # Errors
    ///
    /// All lines of the bureau's lists that lack a column.
    pub fn new(own: &OwnLists) -> Result<Lists, Vec<Diagnostic>> {
        let mut complaints = Vec::new();
        let mut read = |files: &[Source], wants_right: bool| -> Vec<Word> {
            let mut words = Vec::new();
            for file in files {
                match own_words(file, wants_right) {
                    Ok(more) => words.extend(more),
                    Err(found) => complaints.extend(found),
                }
            }
            words
        };
        let words = read(&own.words, true);
        let units = read(&own.units, true);
        let banned = read(&own.banned, false);
        if !complaints.is_empty() {
            return Err(complaints);
        }
        let [wrong, doubtful, agencies] = &*BUILTIN;
        let known: Vec<&str> = words.iter().map(|word| word.wrong.as_str()).collect();
        let builtin = wrong.iter().filter(|word| !known.contains(&word.wrong.as_str()));
        Ok(Lists {
            wrong: List::new(builtin.cloned().chain(words.clone()).collect()),
            doubtful: List::new(doubtful.clone()),
            agencies: List::new(agencies.clone()),
            banned: List::new(banned),
            units: List::new(units),
        })
    }
}

/// Parses a line of a built-in list: wrong, right, but (divided by 、), source, since.
fn word(line: &str) -> Option<Word> {
    let mut cells = line.split('\t').map(str::trim);
    let mut next = || cells.next().unwrap_or_default();
    let (wrong, right, but, source, since) = (next(), next(), next(), next(), next());
    (!wrong.is_empty() && !wrong.starts_with('#')).then(|| Word {
        wrong: wrong.to_owned(),
        right: right.to_owned(),
        but: but.split('、').filter(|it| !it.is_empty()).map(str::to_owned).collect(),
        source: source.to_owned(),
        since: since.parse().ok(),
    })
}

/// Parses a list of the bureau: wrong, right and, optionally, exceptions; in the characters
/// that letters are read in.
fn own_words(file: &Source, wants_right: bool) -> Result<Vec<Word>, Vec<Diagnostic>> {
    let (mut words, mut complaints) = (Vec::new(), Vec::new());
    let mut at = 0;
    for line in file.text().split_inclusive('\n') {
        let span = file.span(at..at + line.trim_end().len());
        at += line.len();
        let line = line.trim_end_matches(['\r', '\n']);
        let (Some(written), Some(mut word)) = (word(line), word(&as_usual(line))) else {
            continue;
        };
        if wants_right && (written.right.is_empty() || written.right == written.wrong) {
            let message = "这一行要写两栏：要改的词，按 Tab 键，再写改成什么";
            complaints.push(
                Diagnostic::error("word-list", span, message)
                    .with_help("一行一个词；从 Excel 里复制两列粘贴过来就是这样的格式"),
            );
            continue;
        }
        // What letters have in its place already is no longer wrong.
        if word.right == word.wrong && written.right != written.wrong {
            continue;
        }
        word.source = format!("{} 第 {} 行", file.name(), span.line());
        words.push(word);
    }
    if complaints.is_empty() { Ok(words) } else { Err(complaints) }
}
