//! Where what is made of a letter goes.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::letters::LetterFile;
use super::names::{self, file_name};
use crate::letter::Letter;

/// Where the letters of a run go.
#[derive(Debug)]
pub(super) enum Place {
    /// To stdout.
    Stdout,
    /// Beside each letter.
    Beside,
    /// To this file.
    File(PathBuf),
    /// Into this folder, under the letters' names.
    Folder(PathBuf),
    /// To files that are named after what the letters say.
    Pattern(Pattern),
}

/// What files are called.
#[derive(Clone, Copy)]
pub(super) struct Ending<'a> {
    /// Behind the letter's name: `-公开`, or nothing.
    pub(super) suffix: &'a str,
    /// Behind the dot.
    pub(super) extension: &'a str,
}

impl Ending<'_> {
    fn behind(self, stem: &str) -> String {
        format!("{stem}{}.{}", self.suffix, self.extension)
    }
}

impl Place {
    /// Reads `-o`. A file can only be meant where there is one letter.
    pub(super) fn parse(
        output: Option<&Path>,
        are_many: bool,
        ending: Ending,
        is_named_by_itself: bool,
    ) -> anyhow::Result<Place> {
        let Some(output) = output else {
            return Ok(if is_named_by_itself { Place::Beside } else { Place::Stdout });
        };
        let text = output.to_string_lossy();
        if output == Path::new("-") {
            anyhow::ensure!(
                !(are_many && is_named_by_itself),
                "几封信的 PDF 不能都写到标准输出；-o 请写文件夹"
            );
            return Ok(Place::Stdout);
        }
        if output.is_dir() || text.ends_with(std::path::is_separator) {
            return Ok(Place::Folder(output.to_owned()));
        }
        if text.contains(['{', '}']) {
            return Ok(Place::Pattern(Pattern::parse(&text, ending)?));
        }
        let has_extension = output.extension().is_some_and(|own| own == ending.extension);
        match are_many {
            true if has_extension || output.exists() => anyhow::bail!(
                "有几封信时，-o 须是文件夹，或者带有 {{number}} 一类内容的文件名，如 \
                 {}",
                output.with_file_name("{number}.pdf").display()
            ),
            true => Ok(Place::Folder(output.to_owned())),
            false => Ok(Place::File(output.to_owned())),
        }
    }

    /// Whether names depend on what the letters say.
    pub(super) fn asks_letters(&self) -> bool {
        matches!(self, Place::Pattern(_))
    }

    /// Whether folders are made that are not there.
    pub(super) fn makes_folders(&self) -> bool {
        matches!(self, Place::Folder(_) | Place::Pattern(_))
    }

    /// Where one letter goes; nowhere is stdout.
    pub(super) fn target(
        &self,
        file: &LetterFile,
        letter: Option<&Letter>,
        ending: Ending,
    ) -> Option<PathBuf> {
        match self {
            Place::Stdout => None,
            Place::Beside if file.is_stdin() => None,
            Place::Beside => Some(file.path.with_file_name(ending.behind(&file.stem))),
            Place::File(path) => Some(path.clone()),
            Place::Folder(folder) => {
                Some(folder.join(&file.below).join(ending.behind(&file.stem)))
            }
            Place::Pattern(pattern) => Some(pattern.path(file, letter?, ending)),
        }
    }

    /// Whether files that differ only in the case of letters must not be two: names that we
    /// make may go to other machines.
    fn folds_case(&self) -> bool {
        self.makes_folders()
    }
}

/// A path with fields: `发出/{number}-{proposers}.pdf`.
#[derive(Debug)]
pub(super) struct Pattern {
    /// As it was typed, up to the component with the first field.
    folder: PathBuf,
    components: Vec<Vec<Part>>,
}

/// A stretch of a path's component.
#[derive(Debug)]
enum Part {
    Text(String),
    Field(&'static Field),
}

/// Something that a letter says, and a name can be made of.
struct Field {
    names: [&'static str; 2],
    of: fn(&LetterFile, &Letter) -> String,
}

impl std::fmt::Debug for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self.names[0])
    }
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
    fn parse(text: &str, ending: Ending) -> anyhow::Result<Pattern> {
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
    fn path(&self, file: &LetterFile, letter: &Letter, ending: Ending) -> PathBuf {
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

/// Sees to it that no letter is written over, and no two things go to one file.
pub(super) struct Claims<'a> {
    letters: BTreeMap<PathBuf, &'a Path>,
    taken: BTreeMap<String, String>,
}

impl<'a> Claims<'a> {
    pub(super) fn new(files: &'a [LetterFile]) -> Claims<'a> {
        let whole = |file: &'a LetterFile| {
            Some((file.path.canonicalize().ok()?, file.path.as_path()))
        };
        Claims {
            letters: files.iter().filter_map(whole).collect(),
            taken: BTreeMap::new(),
        }
    }

    /// Claims a file for a letter, or for something else of this name.
    pub(super) fn claim(
        &mut self,
        path: &Path,
        claimer: &str,
        place: &Place,
    ) -> anyhow::Result<()> {
        let shown = path.display();
        // Most targets are not there yet, and then are no letter.
        if path.canonicalize().is_ok_and(|whole| self.letters.contains_key(&whole)) {
            anyhow::bail!("无法写入 {shown}：这是信件本身；请换一个输出的文件");
        }
        let mut key = plain(path).to_string_lossy().into_owned();
        if place.folds_case() {
            key = names::key(&key);
        }
        match self.taken.insert(key, claimer.to_owned()) {
            Some(other) => {
                let cure = match place {
                    Place::Pattern(_) => "请在 -o 里加上 {number} 一类能把它们分开的内容",
                    _ => "请分开生成",
                };
                anyhow::bail!("{other} 和 {claimer} 都会写到 {shown}；{cure}")
            }
            None => Ok(()),
        }
    }
}

/// A path without `.`.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}
