//! Finds and opens what a letter names: defaults, template, faces.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::Context;

use super::output::{self, in_chinese};
use crate::compile;
use crate::diagnostic::Diagnostic;
use crate::font::{Fonts, Offer};
use crate::letter::{self, Letter};
use crate::source::{Source, Span, Spanned};

/// Reads a file as bytes.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path)
        .map_err(in_chinese)
        .with_context(|| format!("无法读取 {}", path.display()))
}

/// The `reply.toml` in this folder or the nearest one above it.
pub(super) fn find_defaults(folder: &Path) -> Option<PathBuf> {
    // A bare file name is in the folder of the empty name, which has no absolute path.
    let folder = if folder == Path::new("") { Path::new(".") } else { folder };
    let folder = std::path::absolute(folder).ok()?;
    let found =
        folder.ancestors().map(|up| up.join("reply.toml")).find(|p| p.is_file())?;
    Some(relative(found))
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
    pub(super) template: Option<Source>,
    /// `--font-dir`, opened.
    pub(super) fonts: Option<Fonts>,
    /// The faces of folders that letters name, opened once for a run.
    from_letters: Mutex<BTreeMap<PathBuf, &'static Fonts>>,
}

impl Workspace {
    pub(super) fn new(
        template: Option<&Path>,
        font_dir: Option<&Path>,
    ) -> anyhow::Result<Result<Workspace, Diagnostic>> {
        let template = match template.map(open_text).transpose()? {
            Some(Err(complaint)) => return Ok(Err(complaint)),
            Some(Ok(source)) => Some(source),
            None => None,
        };
        let fonts = font_dir.map(open_fonts).transpose()?;
        Ok(Ok(Workspace { template, fonts, from_letters: Mutex::default() }))
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
    Ok(letter::decode(&path.display().to_string(), &read(path)?))
}

/// The embedded faces with those of a folder before them.
pub(super) fn open_fonts(folder: &Path) -> anyhow::Result<Fonts> {
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
    Ok(fonts)
}

impl compile::Workspace for Workspace {
    fn template(&self, letter: &Letter) -> Result<Source, Diagnostic> {
        if let Some(template) = &self.template {
            return Ok(template.clone());
        }
        match &letter.template {
            Some(name) => open_text(&beside(name))
                .unwrap_or_else(|error| Err(not_opened(&name.span, &error))),
            None => Ok(crate::template::builtin(letter)),
        }
    }

    fn csv(&self, name: &Spanned<String>) -> Result<Source, Diagnostic> {
        let path = beside(name);
        let bytes = read(&path).map_err(|error| not_opened(&name.span, &error))?;
        letter::decode_csv(&path.display().to_string(), &bytes)
    }

    fn fonts(&self, letter: &Letter) -> Result<&Fonts, Diagnostic> {
        match (&self.fonts, &letter.fonts.dir) {
            (Some(fonts), _) => Ok(fonts),
            (None, Some(dir)) => {
                let folder = beside(dir);
                let mut opened =
                    self.from_letters.lock().expect("nobody panics while opening faces");
                if let Some(fonts) = opened.get(&folder) {
                    return Ok(fonts);
                }
                let fonts =
                    open_fonts(&folder).map_err(|error| not_opened(&dir.span, &error))?;
                // Faces live as long as the process does.
                let fonts: &Fonts = Box::leak(Box::new(fonts));
                opened.insert(folder, fonts);
                Ok(fonts)
            }
            (None, None) => Ok(Fonts::builtin()),
        }
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
