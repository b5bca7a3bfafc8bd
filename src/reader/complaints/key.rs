//! The sentences about keys and tables that are unknown or misplaced.

use crate::chinese::likeness;
use crate::chinese::nearest_by;
use crate::diagnostic::Diagnostic;
use crate::reader::key::Key;
use crate::reader::key::Shape;
use crate::reader::key::TableName;
use crate::reader::pasted;
use crate::reader::syntax::Outline;
use crate::reader::syntax::mend;
use crate::reader::vocabulary::Vocabulary;
use crate::source::Span;

/// A key that its table does not have, with its value.
pub(in crate::reader) struct Stranger<'s> {
    /// The known keys.
    pub(in crate::reader) vocabulary: &'static Vocabulary,
    /// Its table.
    pub(in crate::reader) table: TableName,
    /// The key as it was written.
    pub(in crate::reader) name: &'s str,
    /// Its place.
    pub(in crate::reader) span: Span,
    /// The value as it was written.
    pub(in crate::reader) value: Span,
    /// The structure of its file.
    pub(in crate::reader) outline: &'s Outline,
}

/// How to write the inline table that this key opens.
pub(in crate::reader) fn whole_help(vocabulary: &Vocabulary, opener: &Key) -> String {
    format!("{}写在同一行：{}", vocabulary.parts(opener), opener.example)
}

/// The keys that were probably meant, and the complaint.
type Judged = (Vec<&'static Key>, Diagnostic);

/// Complains about an unknown key, and tells which keys were probably meant.
///
/// The help shows the writer's own value, never an example that could be taken for a
/// value.
pub(in crate::reader) fn unknown(stranger: &Stranger) -> Judged {
    let Stranger { vocabulary, table, name, .. } = *stranger;
    if let Some(header) = header_around(&stranger.span) {
        return stranger.as_header(header);
    }
    if let Some(key) = vocabulary.called(table, name) {
        let message = format!("键名要用英文：“{name}”应写作 {}", written(key));
        return stranger.meant(key, message);
    }
    if table.to_string() == format!("[{name}]") {
        let message = format!("{table} 下面的键前面不要再写 {name}.");
        let help = format!("删去 {name}. ，只留后面的");
        return (Vec::new(), stranger.error("key-unknown", message).with_help(help));
    }
    if let Some(key) =
        vocabulary.key(TableName::ROOT, name).filter(|_| table != TableName::ROOT)
    {
        let header = key.example;
        let message = format!("{name} 是表头 {header} 的名称，不能写在这里");
        let help = format!("把这一行移到 {header} 下面，删去 {name} 和它后面的点");
        return (vec![key], stranger.error("key-misplaced", message).with_help(help));
    }
    let of = stranger.place();
    let alias = vocabulary.alias(table, name);
    let elsewhere: Vec<&Key> = stranger.elsewhere().collect();
    if !elsewhere.is_empty() && alias.is_none() {
        return stranger.misplaced(elsewhere);
    }
    if let Some(key) = alias.or_else(|| stranger.similar()) {
        let message = match key.table == table {
            true => format!("{of}没有 {name} 这个键，是不是 {}？", key.name),
            false => format!(
                "{of}没有 {name} 这个键，是不是 {} 表中的 {}？",
                key.table, key.name
            ),
        };
        return stranger.meant(key, message);
    }
    let known: Vec<&str> = vocabulary.keys(table).map(|key| key.name).collect();
    let known = known.join("、");
    let message = format!("{of}没有 {name} 这个键").trim_start().to_owned();
    let help = match table {
        TableName::ROOT => {
            format!("应写在某个表头（如 {}）下面；多余的，删去", vocabulary.usual)
        }
        _ => format!("{}可以写：{known}；多余的，删去", of.trim_start()),
    };
    (Vec::new(), stranger.error("key-unknown", message).with_help(help))
}

impl Stranger<'_> {
    fn error(&self, code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, self.span.clone(), message.into().trim_start())
    }

    /// The complaint where it is clear which key was meant.
    fn meant(&self, key: &'static Key, message: String) -> Judged {
        let is_here = key.table == self.table;
        let line = mend::entry(self.vocabulary, key, self.value.text());
        let renamed = || format!("把 {} 改成 {}", self.name, key.name);
        let help = match (self.vocabulary.whole(key.table), line) {
            _ if key.table == TableName::ROOT => {
                format!("写成表头 {}，其中的各项写在下面", key.example)
            }
            // In a table of one line a whole line is not what to write.
            (Some(opener), _) if !is_here => whole_help(self.vocabulary, opener),
            (Some(_), _) => renamed(),
            (None, Some(line)) if is_here => format!("写作 {line}"),
            (None, None) if is_here => renamed(),
            (None, line) => {
                let line = line.unwrap_or_else(|| format!("{} = …", key.name));
                self.moved(key, &line)
            }
        };
        (vec![key], self.error("key-unknown", message).with_help(help))
    }

    /// How to move a line to the table of its key, which may be missing.
    fn moved(&self, key: &Key, line: &str) -> String {
        let written = format!("{} = {}", self.name, self.value.text());
        match self.outline.has(key.table) {
            true if mend::differ(line, &written) => {
                format!("移到 {} 下面，写作 {line}", key.table)
            }
            true => format!("移到 {} 下面", key.table),
            false => format!("移到文件末尾，并加上表头，写作\n{}\n{line}", key.table),
        }
    }

    /// The complaint about a known key in the wrong table.
    fn misplaced(&self, keys: Vec<&'static Key>) -> Judged {
        let (name, of) = (self.name, self.place());
        let start = self.span.range.start;
        let absent = |key: &&&Key| {
            !self.outline.has(key.table)
                && self.outline.could_begin(self.vocabulary, key.table, start)
        };
        if let Some(key) = keys.iter().find(absent) {
            // Each line under it gets equal words, so that they can be reported once.
            let header = key.table;
            let complaint = self
                .error("header-missing", format!("这一行前面缺少表头 {header}"))
                .with_help(format!("在这一行上面加一行 {header}"));
            let opener = self.vocabulary.opener(header);
            let opener = opener.filter(|key| key.table == TableName::ROOT);
            return (opener.into_iter().chain(keys).collect(), complaint);
        }
        let tables: Vec<String> = keys.iter().map(|key| key.table.to_string()).collect();
        let tables = tables.join(" 或 ");
        let message = format!("{name} 不能写在{of}，应写在 {tables} 表中");
        let free = keys.iter().find(|key| !self.outline.has_key(key));
        let help = match (free, keys.as_slice()) {
            (None, [key, ..]) if !self.vocabulary.is_repeated(key.table) => {
                format!("{tables} 表中已有 {name}；留下正确的一处，另一处删去")
            }
            (Some(key), _) | (None, [key, ..]) => {
                match mend::entry(self.vocabulary, key, self.value.text()) {
                    Some(line) => self.moved(key, &line),
                    None => format!("移到 {} 下面", key.table),
                }
            }
            (None, []) => "多余的，删去".to_owned(),
        };
        let complaint = self.error("key-misplaced", message).with_help(help);
        (keys, complaint)
    }

    /// The complaint about an unknown table.
    fn as_header(&self, header: &str) -> Judged {
        let brackets = |path: &str| match header.starts_with("[[") {
            true => format!("[[{path}]]"),
            false => format!("[{path}]"),
        };
        let parent = parent(header, self.name);
        let wrong = match parent.is_empty() {
            true => brackets(self.name),
            false => brackets(&format!("{parent}.{}", self.name)),
        };
        let elsewhere =
            if self.table == TableName::ROOT { self.elsewhere().next() } else { None };
        let inner =
            self.inner_table().map(|key| (key, key.shape.header(parent, key.name)));
        let other = || {
            let is_repeated = |key: &&Key| matches!(key.shape, Shape::Tables(_));
            let key = self.root_table().or(elsewhere.filter(is_repeated))?;
            Some((key, self.vocabulary.header(key)))
        };
        if let Some((key, right)) = inner.or_else(other) {
            let message = format!("没有 {wrong} 这个表，是不是 {right}？");
            let help = format!("写作 {right}");
            return (vec![key], self.error("key-unknown", message).with_help(help));
        }
        if let Some(key) = elsewhere {
            let of = key.called[0];
            let message = format!("没有 {wrong} 这个表，{of}应写在 {} 表中", key.table);
            let help = match key.shape.opens() {
                Some(_) => format!("写作 {}", self.vocabulary.header(key)),
                None => format!("在 {} 下面写 {} = …", key.table, key.name),
            };
            return (vec![key], self.error("key-misplaced", message).with_help(help));
        }
        let known = self.vocabulary.keys(TableName::ROOT).map(|key| key.example);
        let known = known.collect::<Vec<_>>().join("、");
        let message = format!("没有 {wrong} 这个表");
        let help = format!("可以写的表：{known}；多余的，删去");
        (Vec::new(), self.error("key-unknown", message).with_help(help))
    }

    /// The subtable of the surrounding table that was probably meant.
    fn inner_table(&self) -> Option<&'static Key> {
        let Stranger { vocabulary, table, name, .. } = *self;
        let keys = vocabulary.keys(table).filter(|_| table != TableName::ROOT);
        let tables = keys.filter(|key| key.shape.opens().is_some());
        let alias =
            vocabulary.alias(table, name).filter(|key| key.shape.opens().is_some());
        alias.filter(|_| table != TableName::ROOT).or_else(|| nearest(name, tables))
    }

    /// The top-level table that was probably meant.
    fn root_table(&self) -> Option<&'static Key> {
        let called = self.vocabulary.called(TableName::ROOT, self.name);
        let near = nearest(self.name, self.vocabulary.keys(TableName::ROOT));
        near.or_else(|| called.filter(|key| key.table == TableName::ROOT))
    }

    /// The keys of this name in any table.
    fn elsewhere(&self) -> impl Iterator<Item = &'static Key> {
        let Stranger { vocabulary, name, .. } = *self;
        let keys = vocabulary.keys.iter().filter(move |key| key.name == name);
        keys.filter(|key| !vocabulary.is_inner(key.table))
    }

    /// The key with the most similar name, preferably in the same table.
    fn similar(&self) -> Option<&'static Key> {
        let Stranger { vocabulary, table, name, .. } = *self;
        let others = vocabulary.keys.iter().filter(|key| key.table != TableName::ROOT);
        nearest(name, vocabulary.keys(table)).or_else(|| nearest(name, others))
    }

    /// The table, as a sentence mentions it.
    fn place(&self) -> String {
        match (self.table, self.vocabulary.whole(self.table)) {
            (TableName::ROOT, _) => "表头之前".to_owned(),
            (_, Some(opener)) => format!("{}中", opener.title()),
            (table, None) => format!(" {table} 表中"),
        }
    }
}

/// The header that contains a place, if any.
fn header_around(span: &Span) -> Option<&str> {
    let text = span.source.text();
    let start = text[..span.range.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let line = line
        .trim_start_matches(|ch: char| ch.is_whitespace() || pasted::is_invisible(ch));
    line.starts_with('[').then_some(line)
}

/// The part of a header's path before this name: `section` for `[[section.parts]]`.
fn parent<'h>(header: &'h str, name: &str) -> &'h str {
    let path = header.trim_start_matches('[');
    let path = path.split(']').next().unwrap_or_default();
    match path.find(&format!(".{name}")) {
        Some(at) => &path[..at],
        None => "",
    }
}

/// A key as a sentence mentions it.
fn written(key: &Key) -> String {
    match key.table {
        TableName::ROOT => key.example.to_owned(),
        _ => key.name.to_owned(),
    }
}

/// The key with the most similar name, if it is similar enough.
fn nearest(name: &str, keys: impl Iterator<Item = &'static Key>) -> Option<&'static Key> {
    let name = name.to_lowercase().replace('-', "_");
    nearest_by(keys, |key| likeness(&name, key.name))
}

/// A key in the bureau's defaults that belongs in each letter.
pub(in crate::reader) fn not_shared(key: &Key, span: Span) -> Diagnostic {
    let name = written(key);
    let file = span.source.name().to_owned();
    let message = format!("{name} 每封信各不相同，不能写在各封信共用的 {file} 里");
    let help = match key.table {
        TableName::ROOT => format!("把 {name} 移到这封信自己的文件中"),
        table => format!("把 {name} 移到这封信自己的文件的 {table} 表中"),
    };
    Diagnostic::error("key-misplaced", span, message).with_help(help)
}
