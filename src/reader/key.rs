//! What can be said of a key: where it is written, what stands behind it, how it is called.

use std::fmt;

use crate::gbt9704;

/// A table, as sentences name it: `[letter]`, `[[section.part]]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name(&'static str);

impl Name {
    /// The file itself, whose keys are the tables.
    pub(crate) const ROOT: Name = Name("文件开头");

    /// The table that this header opens.
    pub(crate) const fn new(header: &'static str) -> Name {
        Name(header)
    }

    /// The header without its brackets; nothing for the file itself.
    pub(super) fn path(self) -> &'static str {
        if self == Name::ROOT { "" } else { self.0.trim_matches(['[', ']']) }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// What a value looks like, as its reader takes it.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    /// A text of one line.
    Text,
    /// A text of one line that looks so, as a regular expression.
    Like(&'static str),
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// One of these words, where the bureau has none of its own.
    Usual(fn() -> Vec<&'static str>),
    /// A list of texts of one line.
    Texts,
    /// The same, of which one needs no list.
    Lines,
    /// A text whose lines are paragraphs.
    Paragraphs,
    /// A file or folder.
    Path,
    /// Files, of which one needs no list.
    Paths,
    /// Yes or no.
    Flag,
    /// A colour: `#` and six hexadecimal digits.
    Colour,
    /// A day of the calendar.
    Date,
    /// A number of the page.
    Number(&'static gbt9704::Number),
    /// A list of whole numbers from 1 to this one.
    Counts(u32),
    /// A list of rows, which are lists of cells.
    Rows,
    /// Words of the bureau's own, each with what it means.
    Words,
    /// A table, joined from what the file and the shared one have of it.
    Table(Name),
    /// A table that is one value, out of the file or out of the shared one.
    Whole(Name),
    /// A list of tables.
    Tables(Name),
}

impl Shape {
    /// The table that a key of this shape opens.
    pub(crate) fn opens(self) -> Option<Name> {
        match self {
            Shape::Table(name) | Shape::Whole(name) | Shape::Tables(name) => Some(name),
            _ => None,
        }
    }

    /// The header of the table that a key of this shape opens, under another's path.
    pub(super) fn header(self, parent: &str, name: &str) -> String {
        let path = match parent.is_empty() {
            true => name.to_owned(),
            false => format!("{parent}.{name}"),
        };
        match self {
            Shape::Tables(_) => format!("[[{path}]]"),
            _ => format!("[{path}]"),
        }
    }

    /// The bracket that opens its value, if it takes one.
    pub(super) fn bracket(self) -> Option<char> {
        use Shape::*;
        match self {
            Texts | Lines | Paths | Counts(_) | Rows => Some('['),
            Words | Whole(_) => Some('{'),
            _ => None,
        }
    }

    /// Whether it is a text in quotes, or several.
    pub(super) fn is_text(self) -> bool {
        use Shape::*;
        match self {
            Text | Like(_) | Word(_) | Usual(_) | Texts | Lines | Paragraphs => true,
            Path | Paths | Colour => true,
            Flag | Date | Number(_) | Counts(_) | Rows | Words => false,
            Table(_) | Whole(_) | Tables(_) => false,
        }
    }

    /// Whether it is a path, or paths.
    pub(super) fn is_path(self) -> bool {
        matches!(self, Shape::Path | Shape::Paths)
    }

    /// Whether it is a text of several lines.
    pub(super) fn is_long(self) -> bool {
        matches!(self, Shape::Paragraphs)
    }
}

/// The words of a list of words and what they stand for.
pub(crate) fn words<T, const N: usize>(
    list: &[(&'static str, T); N],
) -> Vec<&'static str> {
    list.iter().map(|(word, _)| *word).collect()
}

/// Which texts are the gap of an example, copied and not filled in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// One that is nothing but … or ×.
    Blank,
    /// Also what stands in quotes in the example.
    Example,
    /// Any with …… or × in it.
    Part,
}

/// Something that can be written.
#[derive(Clone, Copy)]
pub(crate) struct Key {
    /// Where it is written.
    pub(crate) table: Name,
    /// As it is written.
    pub(crate) name: &'static str,
    /// What its value looks like.
    pub(crate) shape: Shape,
    /// What the office calls it; further words for it behind the first.
    pub(crate) called: &'static [&'static str],
    /// Other names that are written for it, in plain English.
    pub(crate) aliases: &'static [&'static str],
    /// How a line with it looks. What the writer has to fill in is a gap that nobody takes
    /// for a value, and that is refused when it is left.
    pub(crate) example: &'static str,
    /// Which texts are such a gap.
    pub(crate) gap: Gap,
    /// Whether the shared file may have it.
    pub(crate) shared: bool,
    /// Whether its table is not complete without it.
    pub(crate) required: bool,
    /// Whether its table has to have this key, or another that is so.
    pub(crate) is_content: bool,
    /// Whether it may be set to a width by full-width blanks, as names are.
    pub(crate) is_wide: bool,
    /// Whether a word with digits in it is this one, where its name is not written.
    pub(crate) is_figures: bool,
    /// What the writer has to know beside what it is called.
    pub(crate) about: &'static str,
}

/// A key of the files themselves, in a table that is told later.
pub(crate) const fn own(
    name: &'static str,
    shape: Shape,
    called: &'static [&'static str],
    example: &'static str,
) -> Key {
    Key {
        table: Name::ROOT,
        name,
        shape,
        called,
        aliases: &[],
        example,
        gap: Gap::Blank,
        shared: false,
        required: false,
        is_content: false,
        is_wide: false,
        is_figures: false,
        about: "",
    }
}

/// A key that the shared file may have too.
pub(crate) const fn shared(
    name: &'static str,
    shape: Shape,
    called: &'static [&'static str],
    example: &'static str,
) -> Key {
    Key { shared: true, ..own(name, shape, called, example) }
}

impl Key {
    /// A key without which its table is not complete.
    pub(crate) const fn required(self) -> Key {
        Key { required: true, ..self }
    }

    /// A key of which its table has to have one.
    pub(crate) const fn content(self) -> Key {
        Key { is_content: true, ..self }
    }

    /// A key whose texts may be set to a width.
    pub(crate) const fn wide(self) -> Key {
        Key { is_wide: true, ..self }
    }

    /// A key whose words have digits.
    pub(crate) const fn figures(self) -> Key {
        Key { is_figures: true, ..self }
    }

    /// A key with such gaps.
    pub(crate) const fn gap(self, gap: Gap) -> Key {
        Key { gap, ..self }
    }

    /// A key for which these names are written too.
    pub(crate) const fn aliases(self, aliases: &'static [&'static str]) -> Key {
        Key { aliases, ..self }
    }

    /// A key of which the writer has to know this.
    pub(crate) const fn about(self, about: &'static str) -> Key {
        Key { about, ..self }
    }

    /// What the office calls it, with its name: 标题（title）.
    pub(crate) fn title(&self) -> String {
        format!("{}（{}）", self.called[0], self.name)
    }

    /// Whether a list is usual for it; some keys take one text as well.
    pub(super) fn is_list(&self) -> bool {
        match self.shape {
            Shape::Texts => true,
            Shape::Lines | Shape::Paths => self.example.ends_with(']'),
            _ => false,
        }
    }

    /// The shortest word for it.
    pub(super) fn short(&self) -> &'static str {
        let words = self.called.iter().min_by_key(|word| word.chars().count());
        words.copied().unwrap_or(self.name)
    }

    /// Whether a text is the gap of the example, copied and not filled in.
    pub(super) fn is_gap(&self, text: &str) -> bool {
        let quoted = || self.example.split('"').skip(1).step_by(2);
        match self.gap {
            Gap::Part => text.contains("……") || text.contains('×'),
            Gap::Example if quoted().any(|word| word == text) => true,
            Gap::Example | Gap::Blank => text.chars().all(|ch| matches!(ch, '…' | '×')),
        }
    }
}
