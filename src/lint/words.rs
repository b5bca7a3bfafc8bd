//! Lists of words: a small one of our own with sources, and those of the bureau.

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// What a list says of a word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// What stands in a text.
    pub(super) wrong: String,
    /// What to write instead; empty where nothing is better.
    pub(super) right: String,
    /// Longer words that have it in them and are right.
    pub(super) but: Vec<String>,
    /// Where that is from, or why.
    pub(super) source: String,
    /// The year from which it is wrong; none where it always is.
    pub(super) since: Option<i32>,
}

/// Words and the one pattern that finds them all.
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

    /// The pattern of all words; none for an empty list.
    pub(super) fn pattern(&self) -> Option<&Regex> {
        self.pattern.as_ref()
    }

    /// The word that the pattern matched.
    pub(super) fn word(&self, matched: &str) -> &Word {
        let word = self.words.iter().find(|word| word.wrong == matched);
        word.expect("the pattern is made of the words")
    }
}

/// All lists that rules use.
#[derive(Clone, Debug)]
pub struct Lists {
    /// Words that are wrong wherever they stand.
    pub(super) wrong: List,
    /// Words that often are.
    pub(super) doubtful: List,
    /// Offices that have another name now.
    pub(super) agencies: List,
    /// What the bureau does not want to read.
    pub(super) banned: List,
    /// Names of units, each written in one way.
    pub(super) units: List,
}

/// Files of the bureau's own, by what they are for; each line is a word, a tab, and what to
/// write instead; `#` begins a comment.
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
    /// The built-in lists with the bureau's behind them.
    ///
    /// # Errors
    ///
    /// All mistakes in the bureau's lists.
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

/// A line of a built-in list: wrong, right, but (divided by 、), source, since.
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

/// The words of a bureau's file: wrong, right and, where they are written, exceptions.
fn own_words(file: &Source, wants_right: bool) -> Result<Vec<Word>, Vec<Diagnostic>> {
    let (mut words, mut complaints) = (Vec::new(), Vec::new());
    let mut at = 0;
    for line in file.text().split_inclusive('\n') {
        let span = file.span(at..at + line.trim_end().len());
        at += line.len();
        let Some(mut word) = word(line.trim_end_matches(['\r', '\n'])) else { continue };
        if wants_right && (word.right.is_empty() || word.right == word.wrong) {
            let message = "这一行要写两栏：要改的词，按 Tab 键，再写改成什么";
            complaints.push(
                Diagnostic::error("word-list", span, message)
                    .with_help("一行一个词；从 Excel 里复制两列粘贴过来就是这样的格式"),
            );
            continue;
        }
        word.source = format!("{} 第 {} 行", file.name(), span.line());
        words.push(word);
    }
    if complaints.is_empty() { Ok(words) } else { Err(complaints) }
}
