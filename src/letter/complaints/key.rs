//! The sentences about keys and tables that are unknown, or stand where they may not.

use super::error;
use crate::diagnostic::Diagnostic;
use crate::letter::keys;
use crate::letter::keys::Key;
use crate::letter::keys::Name;
use crate::letter::pasted;
use crate::letter::syntax::mend;
use crate::letter::syntax::outline::Outline;
use crate::source::Span;

/// A key that its table does not have, and the value it was given.
pub(in crate::letter) struct Stranger<'s> {
    /// The table it stands in.
    pub(in crate::letter) table: Name,
    /// What was written.
    pub(in crate::letter) name: &'s str,
    /// Where.
    pub(in crate::letter) span: Span,
    /// Its value as it was written.
    pub(in crate::letter) value: Span,
    /// The file it is in.
    pub(in crate::letter) outline: &'s Outline,
}

/// For a name or a telephone number that stands alone.
const CONTACT_HELP: &str =
    "姓名和电话写在同一行：contact = { name = \"姓名\", phone = \"电话\" }";

/// A complaint about such a line.
pub(in crate::letter) fn with_contact_help(complaint: Diagnostic) -> Diagnostic {
    complaint.with_help(CONTACT_HELP)
}

/// The keys that may have been meant, and the complaint.
type Judged = (Vec<&'static Key>, Diagnostic);

/// A key that nobody asks for, and the keys that may have been meant.
///
/// The help has the writer's own value, never an example that could be taken for one.
pub(in crate::letter) fn unknown(stranger: &Stranger) -> Judged {
    let Stranger { table, name, .. } = *stranger;
    if let Some(header) = header_around(&stranger.span) {
        return stranger.as_header(header);
    }
    if let Some(key) = keys::called(table, name) {
        let message = format!("键名要用英文：“{name}”应写作 {}", written(key));
        return stranger.meant(key, message);
    }
    if table.to_string() == format!("[{name}]") {
        let message = format!("{table} 下面的键前面不要再写 {name}.");
        let help = format!("删去 {name}. ，只留后面的");
        return (Vec::new(), stranger.error("key-unknown", message).with_help(help));
    }
    if let Some(key) = keys::key(Name::Root, name).filter(|_| table != Name::Root) {
        let header = key.example;
        let message = format!("{name} 是表头 {header} 的名称，不能写在这里");
        let help = format!("把这一行移到 {header} 下面，删去 {name} 和它后面的点");
        return (vec![key], stranger.error("key-misplaced", message).with_help(help));
    }
    let of = place(table);
    let elsewhere: Vec<&Key> = elsewhere(name).collect();
    if !elsewhere.is_empty() && keys::alias(table, name).is_none() {
        return stranger.misplaced(elsewhere);
    }
    if let Some(key) = keys::alias(table, name).or_else(|| similar(table, name)) {
        let message = match key.table == table {
            true => format!("{of}没有 {name} 这个键，是不是 {}？", key.name),
            false => format!(
                "{of}没有 {name} 这个键，是不是 {} 表中的 {}？",
                key.table, key.name
            ),
        };
        return stranger.meant(key, message);
    }
    let known: Vec<&str> = keys::keys(table).map(|key| key.name).collect();
    let known = known.join("、");
    let message = format!("{of}没有 {name} 这个键").trim_start().to_owned();
    let help = match table {
        Name::Root => "它应写在某个表头（如 [letter]）下面；多余的就删去".to_owned(),
        _ => format!("{}可以写：{known}；多余的这一项请删去", of.trim_start()),
    };
    (Vec::new(), stranger.error("key-unknown", message).with_help(help))
}

impl Stranger<'_> {
    fn error(&self, code: &'static str, message: impl Into<String>) -> Diagnostic {
        error(code, self.span.clone(), message.into().trim_start())
    }

    /// It is clear which key it should have been.
    fn meant(&self, key: &'static Key, message: String) -> Judged {
        let line = mend::entry(key.name, self.value.text());
        let help = match (key.table, line) {
            (Name::Root, _) => format!("写成表头 {}，其中的各项写在它下面", key.example),
            // In a table of one line a whole line is not what to write.
            (Name::Contact, _) if self.table != Name::Contact => CONTACT_HELP.to_owned(),
            (Name::Contact, _) => format!("把 {} 改成 {}", self.name, key.name),
            (table, Some(line)) if table == self.table => format!("写作 {line}"),
            (table, None) if table == self.table => {
                format!("把 {} 改成 {}", self.name, key.name)
            }
            (_, line) => {
                let line = line.unwrap_or_else(|| format!("{} = …", key.name));
                self.moved(key, &line)
            }
        };
        (vec![key], self.error("key-unknown", message).with_help(help))
    }

    /// How to move a line to the table of its key, which may not be there yet.
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

    /// A good key in the wrong table.
    fn misplaced(&self, keys: Vec<&'static Key>) -> Judged {
        let (name, of) = (self.name, place(self.table));
        let start = self.span.range.start;
        let absent = |key: &&&Key| {
            !self.outline.has(key.table) && self.outline.could_begin(key.table, start)
        };
        if let Some(key) = keys.iter().find(absent) {
            // The same words for each line under it, so that it can be told once.
            let header = key.table;
            let complaint = self
                .error("header-missing", format!("这一行前面缺少表头 {header}"))
                .with_help(format!("在这一行上面加一行 {header}"));
            let name =
                keys::keys(Name::Root).filter(|key| key.example == header.to_string());
            return (name.chain(keys.iter().copied()).collect(), complaint);
        }
        let tables: Vec<String> = keys.iter().map(|key| key.table.to_string()).collect();
        let tables = tables.join(" 或 ");
        let message = format!("{name} 不能写在{of}，应写在 {tables} 表中");
        let free = keys.iter().find(|key| !self.outline.has_key(key));
        let help = match (free, keys.as_slice()) {
            (None, [key, ..]) if !matches!(key.table, Name::Section) => {
                format!("{tables} 表中已有 {name}；留下正确的一处，另一处删去")
            }
            (Some(key), _) | (None, [key, ..]) => {
                match mend::entry(name, self.value.text()) {
                    Some(line) => self.moved(key, &line),
                    None => format!("把它移到 {} 下面", key.table),
                }
            }
            (None, []) => "多余的这一行请删去".to_owned(),
        };
        let complaint = self.error("key-misplaced", message).with_help(help);
        (keys, complaint)
    }

    /// A table that there is not.
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
        let is_inner = matches!(self.table, Name::Section | Name::Part);
        let meant = match is_inner {
            true => keys::alias(self.table, self.name)
                .or_else(|| near(self.table, self.name))
                .filter(|key| key.name == "part"),
            false => near(Name::Root, self.name).or_else(|| {
                keys::called(Name::Root, self.name).filter(|key| key.table == Name::Root)
            }),
        };
        if let Some(key) = meant {
            let right = match is_inner {
                true => format!("[[{parent}.{}]]", key.name),
                false => key.example.to_owned(),
            };
            let message = format!("没有 {wrong} 这个表，是不是 {right}？");
            let help = format!("写作 {right}");
            return (vec![key], self.error("key-unknown", message).with_help(help));
        }
        let elsewhere =
            if self.table == Name::Root { elsewhere(self.name).next() } else { None };
        if let Some(key) = elsewhere.filter(|key| key.name == "part") {
            let message = format!("没有 {wrong} 这个表，是不是 {}？", key.example);
            let help = format!("写作 {}", key.example);
            return (vec![key], self.error("key-unknown", message).with_help(help));
        }
        if let Some(key) = elsewhere {
            let of = key.called[0];
            let message = format!("没有 {wrong} 这个表，{of}应写在 {} 表中", key.table);
            let help = match key.name {
                "contact" => "写作 [letter.contact]".to_owned(),
                name => format!("在 {} 下面写 {name} = …", key.table),
            };
            return (vec![key], self.error("key-misplaced", message).with_help(help));
        }
        let known: Vec<&str> = keys::keys(Name::Root).map(|key| key.example).collect();
        let message = format!("没有 {wrong} 这个表");
        let help = format!("可以写的表：{}；多余的请删去", known.join("、"));
        (Vec::new(), self.error("key-unknown", message).with_help(help))
    }
}

/// The header that a place is in, if it is in one.
fn header_around(span: &Span) -> Option<&str> {
    let text = span.source.text();
    let start = text[..span.range.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let line = line
        .trim_start_matches(|ch: char| ch.is_whitespace() || pasted::is_invisible(ch));
    line.starts_with('[').then_some(line)
}

/// What stands before this name in a header's path: `section` for `[[section.parts]]`.
fn parent<'h>(header: &'h str, name: &str) -> &'h str {
    let path = header.trim_start_matches('[');
    let path = path.split(']').next().unwrap_or_default();
    match path.find(&format!(".{name}")) {
        Some(at) => &path[..at],
        None => "",
    }
}

/// The keys of this name, whichever table they are of.
fn elsewhere(name: &str) -> impl Iterator<Item = &'static Key> {
    keys::KEYS.iter().filter(move |key| key.name == name && !is_inner(key.table))
}

/// Whether a table's keys are too common to say that one found elsewhere belongs there.
fn is_inner(table: Name) -> bool {
    matches!(table, Name::Root | Name::Part | Name::Contact)
}

/// In which table, as it reads inside a sentence.
fn place(table: Name) -> String {
    match table {
        Name::Root => "表头之前".to_owned(),
        Name::Contact => "联系人（contact）中".to_owned(),
        table => format!(" {table} 表中"),
    }
}

/// A key as a sentence names it.
fn written(key: &Key) -> String {
    match key.table {
        Name::Root => key.example.to_owned(),
        _ => key.name.to_owned(),
    }
}

/// The key whose name is nearest, first in the same table.
fn similar(table: Name, name: &str) -> Option<&'static Key> {
    near(table, name).or_else(|| {
        nearest(name, &mut keys::KEYS.iter().filter(|key| key.table != Name::Root))
    })
}

fn near(table: Name, name: &str) -> Option<&'static Key> {
    nearest(name, &mut keys::keys(table))
}

fn nearest(
    name: &str,
    keys: &mut dyn Iterator<Item = &'static Key>,
) -> Option<&'static Key> {
    let name = name.to_lowercase().replace('-', "_");
    keys.filter(|key| is_near(&name, key.name))
        .min_by_key(|key| strsim::damerau_levenshtein(&name, key.name))
}

fn is_near(written: &str, name: &str) -> bool {
    let distance = strsim::damerau_levenshtein(written, name);
    let common = strsim::jaro_winkler(written, name);
    distance <= 1 + name.len() / 6 || (written.len() > 3 && common > 0.9)
}

/// A key of the bureau's defaults that belongs in each letter.
pub(in crate::letter) fn not_shared(key: &Key, span: Span) -> Diagnostic {
    let name = written(key);
    let file = span.source.name().to_owned();
    let message = format!("{name} 每封信各不相同，不能写在各封信共用的 {file} 里");
    let help = match key.table {
        Name::Root => format!("把 {name} 移到这封信自己的文件中"),
        table => format!("把 {name} 移到这封信自己的文件的 {table} 表中"),
    };
    error("key-misplaced", span, message).with_help(help)
}
