//! The description of a key: its table, the shape of its value, and what it is called.

use std::fmt;

use crate::gbt9704;

/// The name of a table, as sentences show it: `[letter]`, `[[section.part]]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TableName(&'static str);

impl TableName {
    /// The file itself, whose keys are the tables.
    pub(crate) const ROOT: TableName = TableName("文件开头");

    /// The table that this header opens.
    pub(crate) const fn new(header: &'static str) -> TableName {
        TableName(header)
    }

    /// The header without its brackets; nothing for the file itself.
    pub(super) fn path(self) -> &'static str {
        if self == TableName::ROOT { "" } else { self.0.trim_matches(['[', ']']) }
    }
}

impl fmt::Display for TableName {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// The shape of a value.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    /// A text of one line.
    Text,
    /// A text of one line that matches a regular expression.
    Like(&'static str),
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// One of these words, unless the bureau has its own.
    Usual(fn() -> Vec<&'static str>),
    /// A list of texts of one line.
    Texts,
    /// A list of texts of one line, or a single one without a list.
    Lines,
    /// A list of some of these words in an order, each once.
    Order(fn() -> Vec<&'static str>),
    /// A text with a paragraph on each line.
    Paragraphs,
    /// A text with a paragraph on each line; in the shared file also a table of such texts,
    /// one for each of these words.
    Forms(fn() -> Vec<&'static str>),
    /// The path of a file or folder.
    Path,
    /// A list of paths of files, or a single one without a list.
    Paths,
    /// Yes or no.
    Flag,
    /// A colour: `#` and six hexadecimal digits.
    Colour,
    /// A day of the calendar.
    Date,
    /// A day of the calendar, or as much of it as is known.
    PartialDate,
    /// A number of the page.
    Number(&'static gbt9704::Number),
    /// A list of whole numbers from 1 to this.
    Counts(u32),
    /// A list of rows, which are lists of cells.
    Rows,
    /// The bureau's own words, each with its meaning.
    Words,
    /// A table, merged from the file's and the shared one's.
    Table(TableName),
    /// A table that is taken whole, from the file or from the shared one.
    Whole(TableName),
    /// A list of tables.
    Tables(TableName),
}

impl Shape {
    /// The table that a key of this shape opens, if any.
    pub(crate) fn opens(self) -> Option<TableName> {
        match self {
            Shape::Table(name) | Shape::Whole(name) | Shape::Tables(name) => Some(name),
            _ => None,
        }
    }

    /// The header of the table that a key of this shape opens under a path.
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

    /// The opening bracket of its value, if it has one.
    pub(super) fn bracket(self) -> Option<char> {
        use Shape::*;
        match self {
            Texts | Lines | Order(_) | Paths | Counts(_) | Rows => Some('['),
            Words | Whole(_) => Some('{'),
            _ => None,
        }
    }

    /// Whether its value is one or several strings.
    pub(super) fn is_text(self) -> bool {
        use Shape::*;
        match self {
            Text | Like(_) | Word(_) | Usual(_) | Texts | Lines => true,
            Order(_) | Paragraphs | Forms(_) | Path | Paths | Colour => true,
            Flag | Date | PartialDate | Number(_) | Counts(_) | Rows | Words => false,
            Table(_) | Whole(_) | Tables(_) => false,
        }
    }

    /// Whether its value is one or several paths.
    pub(super) fn is_path(self) -> bool {
        matches!(self, Shape::Path | Shape::Paths)
    }

    /// Whether its value is a text of several lines.
    pub(super) fn is_long(self) -> bool {
        matches!(self, Shape::Paragraphs | Shape::Forms(_))
    }
}

/// The words of a list of words with their values.
pub(crate) fn words<T, const N: usize>(
    list: &[(&'static str, T); N],
) -> Vec<&'static str> {
    list.iter().map(|(word, _)| *word).collect()
}

/// The texts that count as the gap of an example, copied without filling it in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// None: what is missing may be left open.
    Open,
    /// A text of nothing but … or ×.
    Blank,
    /// Such a text, and the quoted text of the example.
    Example,
    /// Any text with …… or × in it.
    Part,
}

/// A key, and all that readers and sentences need to know about it.
#[derive(Clone, Copy)]
pub(crate) struct Key {
    /// Its table.
    pub(crate) table: TableName,
    /// Its name in the file.
    pub(crate) name: &'static str,
    /// The shape of its value.
    pub(crate) shape: Shape,
    /// What the office calls it: the usual word, then others.
    pub(crate) called: &'static [&'static str],
    /// Other plain English names that people write for it.
    pub(crate) aliases: &'static [&'static str],
    /// A line with it, as an example. What the writer has to fill in is a gap that
    /// nobody takes for a value, and that is refused if it is left.
    pub(crate) example: &'static str,
    /// The texts that count as such a gap.
    pub(crate) gap: Gap,
    /// Whether it is allowed in the shared file.
    pub(crate) shared: bool,
    /// Whether its table requires it.
    pub(crate) required: bool,
    /// Whether it is one of several keys of which its table requires one.
    pub(crate) is_content: bool,
    /// Whether full-width blanks may set it to a width, as with names.
    pub(crate) is_wide: bool,
    /// Whether a word with digits is probably its value, where the key is not written.
    pub(crate) is_figures: bool,
    /// What the writer has to know besides what it is called.
    pub(crate) about: &'static str,
}

/// A key of the file itself; its table is set later.
pub(crate) const fn own(
    name: &'static str,
    shape: Shape,
    called: &'static [&'static str],
    example: &'static str,
) -> Key {
    Key {
        table: TableName::ROOT,
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

/// A key that is allowed in the shared file too.
pub(crate) const fn shared(
    name: &'static str,
    shape: Shape,
    called: &'static [&'static str],
    example: &'static str,
) -> Key {
    Key { shared: true, ..own(name, shape, called, example) }
}

impl Key {
    /// Makes it required.
    pub(crate) const fn required(self) -> Key {
        Key { required: true, ..self }
    }

    /// Makes it one of several keys of which its table requires one.
    pub(crate) const fn content(self) -> Key {
        Key { is_content: true, ..self }
    }

    /// Allows full-width blanks in its texts.
    pub(crate) const fn wide(self) -> Key {
        Key { is_wide: true, ..self }
    }

    /// Tells that its values have digits.
    pub(crate) const fn figures(self) -> Key {
        Key { is_figures: true, ..self }
    }

    /// Sets which texts count as a gap.
    pub(crate) const fn gap(self, gap: Gap) -> Key {
        Key { gap, ..self }
    }

    /// Sets other English names for it.
    pub(crate) const fn aliases(self, aliases: &'static [&'static str]) -> Key {
        Key { aliases, ..self }
    }

    /// Sets what the writer has to know about it.
    pub(crate) const fn about(self, about: &'static str) -> Key {
        Key { about, ..self }
    }

    /// The office's word for it with its name: 标题（title）.
    pub(crate) fn title(&self) -> String {
        format!("{}（{}）", self.called[0], self.name)
    }

    /// Whether it is allowed in the shared file, or in the others.
    pub(super) fn is_allowed(&self, is_shared: bool) -> bool {
        !is_shared || self.shared
    }

    /// Whether its value is usually a list; some keys take one text as well.
    pub(super) fn is_list(&self) -> bool {
        match self.shape {
            Shape::Texts | Shape::Order(_) => true,
            Shape::Lines | Shape::Paths => self.example.ends_with(']'),
            _ => false,
        }
    }

    /// The shortest word for it.
    pub(super) fn short(&self) -> &'static str {
        let words = self.called.iter().min_by_key(|word| word.chars().count());
        words.copied().unwrap_or(self.name)
    }

    /// Whether the example is refused as it stands.
    pub(super) fn is_example_gap(&self) -> bool {
        let mut quoted = self.example.split('"').skip(1).step_by(2);
        quoted.any(|word| self.is_gap(word))
    }

    /// Whether a text is a gap of the example, copied without filling it in.
    pub(super) fn is_gap(&self, text: &str) -> bool {
        let quoted = || self.example.split('"').skip(1).step_by(2);
        match self.gap {
            Gap::Open => false,
            Gap::Part => text.contains("……") || text.contains('×'),
            Gap::Example if quoted().any(|word| word == text) => true,
            Gap::Example | Gap::Blank => text.chars().all(|ch| matches!(ch, '…' | '×')),
        }
    }
}
