//! Names of files, made of what the letters say.

use std::path::PathBuf;

use super::letters::LetterFile;
use super::names::file_name;
use crate::letter::Letter;

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
}

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
    names: [&'static str; 2],
    of: fn(&LetterFile, &Letter) -> String,
}

/// What may stand in braces, in English and in Chinese.
const FIELDS: [Field; 9] = [
    Field {
        names: ["number", "发文字号"], of: |_, letter| letter.number.to_string()
    },
    Field {
        names: ["proposal", "案号"],
        of: |_, letter| letter.proposal.number.to_string(),
    },
    Field { names: ["proposers", "提案人"], of: |_, letter| proposers(letter) },
    Field {
        names: ["title", "案由"], of: |_, letter| letter.proposal.title.to_string()
    },
    Field {
        names: ["session", "届次"],
        of: |_, letter| letter.proposal.session.to_string(),
    },
    Field {
        names: ["kind", "种类"],
        of: |_, letter| letter.proposal.kind.name().to_owned(),
    },
    Field {
        names: ["date", "成文日期"], of: |_, letter| letter.date.value.to_string()
    },
    Field {
        names: ["signature", "署名"],
        of: |_, letter| joined(letter.bureau.signatures.iter().map(|text| &**text)),
    },
    Field { names: ["file", "文件名"], of: |file, _| file.stem.clone() },
];

fn proposers(letter: &Letter) -> String {
    let others = if letter.proposal.others { "等" } else { "" };
    joined(letter.proposal.proposers.iter().map(|text| &**text)) + others
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

    /// Each component is a plain name, so that nothing a letter says leads elsewhere.
    pub(super) fn path(
        &self,
        file: &LetterFile,
        letter: &Letter,
        ending: Ending,
    ) -> PathBuf {
        let name = |parts: &Vec<Part>| -> String {
            let said = parts.iter().map(|part| match part {
                Part::Text(text) => text.clone(),
                Part::Field(field) => (field.of)(file, letter),
            });
            said.collect()
        };
        let mut names: Vec<String> = self.components.iter().map(name).collect();
        let last = names.last_mut().expect("a text has at least one component");
        *last = ending.behind(last);
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
            let known: Vec<String> =
                FIELDS.iter().map(|field| format!("{{{}}}", field.names[0])).collect();
            let also: Vec<String> =
                FIELDS.iter().map(|field| format!("{{{}}}", field.names[1])).collect();
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
