//! Finds and opens what a letter names: defaults, template, faces.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Context;

use super::output::{self, in_chinese};
use super::stamp::Inputs;
use crate::diagnostic::Diagnostic;
use crate::font::{Fonts, Offer};
use crate::letter::{self, Letter};
use crate::source::{Source, Span, Spanned};

/// A text that is longer than this in bytes is something else.
const LONGEST: u64 = 16 << 20;

/// Reads a file as bytes.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let what = || format!("无法读取 {}", path.display());
    std::fs::read(path).map_err(in_chinese).with_context(what)
}

/// What a letter's file is called in messages; `-` is stdin.
pub(super) fn shown(letter: &Path) -> String {
    match letter == Path::new("-") {
        true => "标准输入".to_owned(),
        false => letter.display().to_string(),
    }
}

/// Reads a text: the file, or stdin for `-`.
fn read_text(path: &Path) -> anyhow::Result<Vec<u8>> {
    let is_stdin = path == Path::new("-");
    let name = shown(path);
    let what = || format!("无法读取 {name}");
    let mut bytes = Vec::new();
    let done = match is_stdin {
        true => std::io::stdin().take(LONGEST + 1).read_to_end(&mut bytes),
        false => std::fs::File::open(path)
            .and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes)),
    };
    done.map_err(in_chinese).with_context(what)?;
    if bytes.len() as u64 > LONGEST {
        anyhow::bail!("{name} 超过了 {} MB，不会是一封信里的内容", LONGEST >> 20);
    }
    Ok(bytes)
}

/// The `reply.toml` in this folder or the nearest one above it.
fn find_defaults(folder: &Path) -> Option<PathBuf> {
    // A bare file name is in the folder of the empty name, which has no absolute path.
    let folder = if folder == Path::new("") { Path::new(".") } else { folder };
    let folder = std::path::absolute(folder).ok()?;
    let found =
        folder.ancestors().map(|up| up.join("reply.toml")).find(|p| p.is_file())?;
    Some(relative(found))
}

/// Opens a `reply.toml`; a bureau may have nothing to say in it yet.
fn open_defaults(path: &Path) -> anyhow::Result<Result<Option<Source>, Diagnostic>> {
    Ok(match open_text(path)? {
        Err(found) if found.code == "file-empty" => Ok(None),
        opened => opened.map(Some),
    })
}

/// The defaults nearest to a folder, if there are any.
pub(super) fn defaults(
    folder: &Path,
) -> anyhow::Result<Result<Option<Source>, Diagnostic>> {
    match find_defaults(folder) {
        Some(path) => open_defaults(&path),
        None => Ok(Ok(None)),
    }
}

/// A path as one would type it from here.
fn relative(path: PathBuf) -> PathBuf {
    let here = std::env::current_dir().ok();
    match here.and_then(|here| path.strip_prefix(here).map(Path::to_path_buf).ok()) {
        Some(short) => short,
        None => path,
    }
}

/// Opens things for letters; what the command line names comes first.
pub(super) struct Workspace {
    /// `--template`, read.
    template: Option<Source>,
    /// `--font-dir`, opened.
    fonts: Option<OwnFonts>,
    /// The faces of folders that letters name, opened once for a run.
    from_letters: Mutex<BTreeMap<PathBuf, &'static OwnFonts>>,
    /// The same with templates.
    templates: Mutex<BTreeMap<PathBuf, Source>>,
    /// The defaults nearest to a folder.
    defaults: Mutex<BTreeMap<PathBuf, Result<Option<Source>, Diagnostic>>>,
    /// Files and folders that were looked for, besides the letters.
    read: Mutex<BTreeSet<PathBuf>>,
}

/// The faces of a folder, and those in the program behind them.
pub(super) struct OwnFonts {
    pub(super) fonts: Fonts,
    /// Of the files.
    digest: String,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Workspace {
    pub(super) fn new(
        template: Option<&Path>,
        font_dir: Option<&Path>,
    ) -> anyhow::Result<Result<Workspace, Diagnostic>> {
        let template_path = template;
        let template = match template.map(open_text).transpose()? {
            Some(Err(complaint)) => return Ok(Err(complaint)),
            Some(Ok(source)) => Some(source),
            None => None,
        };
        let fonts = font_dir.map(open_fonts).transpose()?;
        Ok(Ok(Workspace {
            template,
            fonts,
            from_letters: Mutex::default(),
            templates: Mutex::default(),
            defaults: Mutex::default(),
            read: Mutex::new(
                template_path.into_iter().chain(font_dir).map(PathBuf::from).collect(),
            ),
        }))
    }

    /// The files and folders that were looked for, besides the letters.
    pub(super) fn read(&self) -> BTreeSet<PathBuf> {
        lock(&self.read).clone()
    }

    fn note(&self, path: &Path) {
        lock(&self.read).insert(path.to_owned());
    }

    /// The defaults nearest to a folder, if there are any.
    pub(super) fn defaults(
        &self,
        folder: &Path,
    ) -> anyhow::Result<Result<Option<Source>, Diagnostic>> {
        if let Some(known) = lock(&self.defaults).get(folder) {
            return Ok(known.clone());
        }
        let path = find_defaults(folder);
        path.iter().for_each(|path| self.note(path));
        let found = match path {
            Some(path) => open_defaults(&path)?,
            None => Ok(None),
        };
        lock(&self.defaults).insert(folder.to_owned(), found.clone());
        Ok(found)
    }

    fn own_fonts(&self, letter: &Letter) -> Result<Option<&OwnFonts>, Diagnostic> {
        let dir = match (&self.fonts, &letter.fonts.dir) {
            (Some(fonts), _) => return Ok(Some(fonts)),
            (None, None) => return Ok(None),
            (None, Some(dir)) => dir,
        };
        let folder = beside(dir);
        self.note(&folder);
        let mut opened = lock(&self.from_letters);
        if let Some(fonts) = opened.get(&folder) {
            return Ok(Some(fonts));
        }
        let fonts = open_fonts(&folder).map_err(|error| not_opened(&dir.span, &error))?;
        // Faces live as long as the process does.
        let fonts: &OwnFonts = Box::leak(Box::new(fonts));
        opened.insert(folder, fonts);
        Ok(Some(fonts))
    }
}

/// Hands things out for one letter, and keeps account of them.
pub(super) struct Recorded<'a> {
    workspace: &'a Workspace,
    tables: RefCell<Vec<Source>>,
}

impl<'a> Recorded<'a> {
    pub(super) fn new(workspace: &'a Workspace) -> Recorded<'a> {
        Recorded { workspace, tables: RefCell::default() }
    }

    /// Adds everything that was fetched for a letter that was read, and that will be.
    pub(super) fn add_to(
        &self,
        inputs: &mut Inputs,
        letter: &Letter,
    ) -> Result<(), Diagnostic> {
        for table in self.tables.borrow().iter() {
            inputs.add(table.text().as_bytes());
        }
        let template = crate::workspace::Workspace::template(self, letter)?;
        inputs.add(template.text().as_bytes());
        let fonts = self.workspace.own_fonts(letter)?;
        inputs.add(fonts.map_or("", |fonts| &fonts.digest).as_bytes());
        Ok(())
    }
}

impl crate::workspace::Workspace for Recorded<'_> {
    fn template(&self, letter: &Letter) -> Result<Source, Diagnostic> {
        self.workspace.template(letter)
    }

    fn csv(&self, name: &Spanned<String>) -> Result<Source, Diagnostic> {
        let source = self.workspace.csv(name)?;
        self.tables.borrow_mut().push(source.clone());
        Ok(source)
    }

    fn fonts(&self, letter: &Letter) -> Result<&Fonts, Diagnostic> {
        self.workspace.fonts(letter)
    }
}

/// The letter and its bureau's defaults.
pub(super) type Opened = Result<(Source, Option<Source>), Vec<Diagnostic>>;

/// Reads a letter's file, or stdin for `-`, and the defaults nearest to it.
pub(super) fn open(file: &Path, workspace: &Workspace) -> anyhow::Result<Opened> {
    let letter = letter::decode(&shown(file), &read_text(file)?);
    let letter = letter.map_err(|found| vec![found]);
    Ok(join(letter, defaults_of(file, workspace)?))
}

/// The defaults nearest to a letter, if there are any.
pub(super) fn defaults_of(
    letter: &Path,
    workspace: &Workspace,
) -> anyhow::Result<Result<Option<Source>, Diagnostic>> {
    workspace.defaults(letter.parent().unwrap_or(Path::new("")))
}

/// Both, or what is wrong with either.
pub(super) fn join(
    letter: Result<Source, Vec<Diagnostic>>,
    defaults: Result<Option<Source>, Diagnostic>,
) -> Opened {
    match (letter, defaults) {
        (Ok(letter), Ok(defaults)) => Ok((letter, defaults)),
        (letter, defaults) => {
            Err(letter.err().into_iter().flatten().chain(defaults.err()).collect())
        }
    }
}

/// What is in a folder, by name: the folder's own order differs from machine to machine.
pub(super) fn entries(folder: &Path, called: &str) -> anyhow::Result<Vec<PathBuf>> {
    let what = || format!("无法读取{called} {}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(in_chinese).with_context(what)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> =
        paths.collect::<Result<_, _>>().map_err(in_chinese).with_context(what)?;
    paths.sort();
    Ok(paths)
}

/// A text file as a source.
pub(super) fn open_text(path: &Path) -> anyhow::Result<Result<Source, Diagnostic>> {
    Ok(letter::decode(&path.display().to_string(), &read_text(path)?))
}

/// The embedded faces with those of a folder before them.
pub(super) fn open_fonts(folder: &Path) -> anyhow::Result<OwnFonts> {
    let mut paths = entries(folder, "字库文件夹")?;
    paths.retain(|path| {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        ending == "ttf" || ending == "otf" || ending == "ttc"
    });
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, read(&path)?));
    }
    let mut inputs = Inputs::new();
    for (name, bytes) in &files {
        inputs.add(name.as_bytes());
        inputs.add(bytes);
    }
    let digest = inputs.digest();
    let (fonts, offers) = Fonts::with_own(files);
    for (file, offer) in &offers {
        match offer {
            Offer::Restricted => output::complain(&format!(
                "提示：{file} 的版权设置不许嵌入文件，没有使用"
            )),
            Offer::NotTrueType => output::complain(&format!(
                "提示：{file} 不是 TrueType 轮廓，没有使用；请换同名的 .ttf 字库"
            )),
            Offer::Broken => {
                output::complain(&format!("提示：{file} 不是可用的字库，没有使用"));
            }
            Offer::Taken(_) | Offer::Unknown => {}
        }
    }
    if !offers.iter().any(|(_, offer)| matches!(offer, Offer::Taken(_))) {
        anyhow::bail!(
            "{} 里没有可用的公文字库（如方正小标宋、仿宋_GB2312、楷体_GB2312、黑体）",
            folder.display()
        );
    }
    Ok(OwnFonts { fonts, digest })
}

impl crate::workspace::Workspace for Workspace {
    fn template(&self, letter: &Letter) -> Result<Source, Diagnostic> {
        if let Some(template) = &self.template {
            return Ok(template.clone());
        }
        match &letter.template {
            Some(name) => {
                let path = beside(name);
                self.note(&path);
                if let Some(template) = lock(&self.templates).get(&path) {
                    return Ok(template.clone());
                }
                let template = open_text(&path)
                    .unwrap_or_else(|error| Err(not_opened(&name.span, &error)))?;
                lock(&self.templates).insert(path, template.clone());
                Ok(template)
            }
            None => Ok(crate::template::builtin(letter)),
        }
    }

    fn csv(&self, name: &Spanned<String>) -> Result<Source, Diagnostic> {
        let path = beside(name);
        let bytes = read_text(&path).map_err(|error| not_opened(&name.span, &error))?;
        letter::decode_csv(&path.display().to_string(), &bytes)
    }

    fn fonts(&self, letter: &Letter) -> Result<&Fonts, Diagnostic> {
        Ok(match self.own_fonts(letter)? {
            Some(own) => &own.fonts,
            None => Fonts::builtin(),
        })
    }
}

/// A path in a file is meant from that file's folder.
pub(super) fn beside(name: &Spanned<String>) -> PathBuf {
    let file = Path::new(name.span.source.name());
    file.parent().unwrap_or(Path::new("")).join(&name.value)
}

pub(super) fn not_opened(span: &Span, error: &anyhow::Error) -> Diagnostic {
    let help = match error.chain().count() {
        // Opened, but of no use; an error of the system has a cause.
        1 => "把字库文件（.ttf）放进这个文件夹，或者删去这一行、用自带的字体",
        _ => "路径从写着它的这个文件所在的文件夹算起；Windows 路径里的 \\ 请写成 /",
    };
    Diagnostic::error("file-missing", span.clone(), output::sentence(error))
        .with_help(help)
}
