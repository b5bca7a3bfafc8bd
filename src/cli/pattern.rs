//! Names of files, made of what the letters say.

use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::letters::LetterFile;
use super::names::file_name;
use crate::letter::FormField;
use crate::letter::Letter;
use crate::letter::as_toml;
use crate::source::Source;

/// What files are called.
#[derive(Clone, Copy)]
pub(super) struct Ending {
    /// Behind the letter's name: `-公开`, or nothing.
    pub(super) suffix: &'static str,
    /// Behind the dot.
    pub(super) extension: &'static str,
}

impl Ending {
    /// The name of a letter's file.
    pub(super) fn behind(self, stem: &str) -> String {
        format!("{stem}{}.{}", self.suffix, self.extension)
    }

    /// The name of a draft's file, and of one whose letter is called a draft already.
    pub(super) fn behind_draft(self, stem: &str) -> String {
        let stem = stem.strip_suffix(DRAFT).unwrap_or(stem);
        format!("{stem}{DRAFT}.{}", self.extension)
    }
}

/// What drafts have behind their names.
const DRAFT: &str = "-送审稿";

/// A path with fields: `发出/{number}-{proposers}.pdf`.
pub(super) struct Pattern {
    /// As it was typed, up to the component with the first field.
    folder: PathBuf,
    components: Vec<Vec<Part>>,
}

/// A stretch of a path's component.
enum Part {
    Text(String),
    Field(&'static Field),
}

/// Something that a letter says, and a name can be made of.
struct Field {
    /// In English, and in Chinese.
    names: &'static [&'static str],
    of: fn(&Said) -> &str,
}

/// What may stand in braces, in English and in Chinese.
const FIELDS: [Field; 9] = [
    Field { names: FormField::Number.names(), of: |said| &said.number },
    Field { names: FormField::ProposalNumber.names(), of: |said| &said.proposal },
    Field { names: FormField::Proposers.names(), of: |said| &said.proposers },
    Field { names: FormField::Subject.names(), of: |said| &said.title },
    Field { names: FormField::Session.names(), of: |said| &said.session },
    Field { names: FormField::Kind.names(), of: |said| &said.kind },
    Field { names: &["date", "成文日期"], of: |said| &said.date },
    Field { names: FormField::Signature.names(), of: |said| &said.signature },
    Field { names: &["file", "文件名"], of: |said| &said.file },
];

/// What a letter says that names are made of.
#[derive(Debug, Default)]
pub(super) struct Said {
    number: String,
    proposal: String,
    proposers: String,
    title: String,
    session: String,
    kind: String,
    date: String,
    signature: String,
    file: String,
}

impl Said {
    /// What a letter says.
    pub(super) fn new(file: &LetterFile, letter: &Letter) -> Said {
        let proposal = &letter.proposal;
        let others = if proposal.others { "等" } else { "" };
        Said {
            number: letter.whole_number().map(|it| it.to_string()).unwrap_or_default(),
            proposal: proposal.number.to_string(),
            proposers: joined(proposal.proposers.iter().map(|text| &**text)) + others,
            title: proposal.title.to_string(),
            session: proposal.session.to_string(),
            kind: proposal.kind.name().to_owned(),
            date: letter.day().map(|day| day.to_string()).unwrap_or_default(),
            signature: joined(letter.bureau.signatures.iter().map(|text| &**text)),
            file: file.stem.clone(),
        }
    }

    /// What a letter with gaps says, as it is written; none if it is no TOML.
    pub(super) fn of_draft(
        stem: &str,
        letter: &Source,
        defaults: Option<&Source>,
    ) -> Option<Said> {
        let letter: Table = as_toml(letter.text()).parse().ok()?;
        let defaults =
            defaults.and_then(|file| as_toml(file.text()).parse::<Table>().ok());
        let get = |table: &str, key: &str| {
            let of = |file: &Table| file.get(table)?.get(key).map(written);
            of(&letter).or_else(|| of(defaults.as_ref()?)).unwrap_or_default()
        };
        let others = if get("proposal", "others") == "true" { "等" } else { "" };
        Some(Said {
            number: get("letter", "number"),
            proposal: get("proposal", "number"),
            proposers: get("proposal", "proposers") + others,
            title: get("proposal", "title"),
            session: get("proposal", "session"),
            kind: get("proposal", "kind"),
            date: get("letter", "date"),
            signature: get("bureau", "signature"),
            file: stem.to_owned(),
        })
    }
}

/// A value without quotes and brackets.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(written).collect::<Vec<_>>().join("、"),
        other => other.to_string(),
    }
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join("、")
}

impl Pattern {
    pub(super) fn parse(text: &str, ending: Ending) -> anyhow::Result<Pattern> {
        let dotted = format!(".{}", ending.extension);
        let text = match text.to_ascii_lowercase().ends_with(&dotted) {
            true => &text[..text.len() - dotted.len()],
            false => text,
        };
        let brace = text.find(['{', '}']).unwrap_or(text.len());
        let names = text[..brace].rfind(std::path::is_separator).map_or(0, |at| at + 1);
        let components = text[names..].split(std::path::is_separator);
        let components = components.map(component).collect::<anyhow::Result<_>>()?;
        Ok(Pattern { folder: text[..names].into(), components })
    }

    /// The folder of all files, as it was typed.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether files may be in folders of their own there.
    pub(super) fn has_folders(&self) -> bool {
        self.components.len() > 1
    }

    /// The first field that a letter leaves open, by its English name.
    pub(super) fn lacks(&self, said: &Said) -> Option<&'static str> {
        let mut parts = self.components.iter().flatten();
        parts.find_map(|part| match part {
            Part::Field(field) if (field.of)(said).is_empty() => Some(field.names[0]),
            _ => None,
        })
    }

    /// Each component is a plain name, so that nothing a letter says leads elsewhere. `named`
    /// makes the last one of its stem.
    pub(super) fn path(&self, said: &Said, named: impl Fn(&str) -> String) -> PathBuf {
        let name = |parts: &Vec<Part>| -> String {
            let said = parts.iter().map(|part| match part {
                Part::Text(text) => text.clone(),
                Part::Field(field) => (field.of)(said).to_owned(),
            });
            said.collect()
        };
        let mut names: Vec<String> = self.components.iter().map(name).collect();
        let last = names.last_mut().expect("a text has at least one component");
        *last = named(last);
        names.iter().fold(self.folder.clone(), |path, name| path.join(file_name(name)))
    }
}

fn component(text: &str) -> anyhow::Result<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let Some((name, behind)) = rest[open..]
            .strip_prefix('{')
            .and_then(|inside| inside.split_once('}'))
            .filter(|(name, _)| !name.contains('{'))
        else {
            anyhow::bail!("-o 里的花括号不成对：{text}");
        };
        let Some(field) = FIELDS.iter().find(|field| field.names.contains(&name.trim()))
        else {
            let named = |at: usize| {
                let names = FIELDS.iter().map(|field| format!("{{{}}}", field.names[at]));
                names.collect::<Vec<_>>()
            };
            let (known, also) = (named(0), named(1));
            anyhow::bail!(
                "-o 里没有 {{{name}}} 这一项；可以写 {}，或者 {}",
                known.join("、"),
                also.join("、")
            );
        };
        parts.push(Part::Text(rest[..open].to_owned()));
        parts.push(Part::Field(field));
        rest = behind;
    }
    parts.push(Part::Text(rest.to_owned()));
    Ok(parts)
}
