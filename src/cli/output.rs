//! What goes out: data on stdout or whole files, everything else on stderr.

use std::collections::BTreeSet;
use std::io::{BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant, SystemTime};

use anyhow::Context;

use super::args::Colour;
use super::outcome::Outcome;
use super::work::unhurried;
use crate::diagnostic::one_line;

/// Prints data; a reader that has gone away is no fault.
pub(super) fn print(text: &str) -> anyhow::Result<Outcome> {
    print_bytes(text.as_bytes())
}

/// Prints data that is no text.
pub(super) fn print_bytes(bytes: &[u8]) -> anyhow::Result<Outcome> {
    let mut out = std::io::stdout().lock();
    // Whoever reads may take the time to.
    match unhurried(|| out.write_all(bytes).and_then(|()| out.flush())) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(in_chinese(error)).context("无法写到标准输出")
        }
        _ => Ok(Outcome::Done),
    }
}

/// Whether to colour what goes to this stream (NO_COLOR and CLICOLOR_FORCE count).
pub(super) fn wants_colour(choice: Colour, stream: &dyn IsTerminal) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match choice {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto if set("NO_COLOR") => false,
        Colour::Auto => set("CLICOLOR_FORCE") || stream.is_terminal(),
    }
}

/// Tells the user something, on one line; if nobody listens any more, there is nobody to tell.
pub(super) fn complain(text: &str) {
    show(&one_line(text));
}

/// Shows what may have several lines and colours. What strangers wrote in it has to be visible
/// already, as it is in every [`crate::diagnostic::Diagnostic`].
pub(super) fn show(text: &str) {
    let _ = unhurried(|| writeln!(std::io::stderr(), "{text}"));
}

/// Says that the machine could not do something.
pub(super) fn fault(error: &anyhow::Error) {
    complain(&format!("错误：{}", sentence(error)));
}

/// Held by whoever is writing a file; whoever ends the program waits until nobody does.
static WRITING: RwLock<()> = RwLock::new(());

/// The files of this process that are not in their place yet.
static BESIDES: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// So long the end of the program waits for a file.
const LONGEST_WRITE: Duration = Duration::from_secs(3);

/// Ends the program at once, but for files that are being written; not for one into which
/// nothing more goes.
pub(super) fn end(outcome: Outcome) -> ! {
    let begun = Instant::now();
    while WRITING.try_write().is_err() && begun.elapsed() < LONGEST_WRITE {
        std::thread::sleep(Duration::from_millis(10));
    }
    // Nobody else would remove them before the next run.
    let besides = BESIDES.try_lock();
    besides.iter().flat_map(|paths| paths.iter()).for_each(|path| {
        let _ = std::fs::remove_file(path);
    });
    std::process::exit(outcome as i32)
}

/// Writes a file whole or not at all: beside it first, then in its place.
pub(super) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let _gate = WRITING.read();
    let mut beside = Beside::new(path)?;
    beside.write_all(bytes)?;
    beside.put()
}

/// Whether a file holds exactly these bytes.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    // Nothing is read out of a pipe.
    let is_as_long = path
        .metadata()
        .is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64);
    is_as_long && std::fs::read(path).is_ok_and(|there| there == bytes)
}

/// Sets a file's time to now, so that `make` sees it is up to date; where that is not
/// possible, the file is as good as before.
pub(super) fn touch(path: &Path) {
    let file = std::fs::File::options().append(true).open(path);
    let _ = file.and_then(|file| file.set_modified(SystemTime::now()));
}

/// Writes a file whole, unless there is one already; whether it was written.
pub(super) fn create(path: &Path, bytes: &[u8]) -> anyhow::Result<bool> {
    let what = || format!("无法写入 {}", path.display());
    let _gate = WRITING.read();
    if path.exists() {
        return Ok(false);
    }
    let mut beside = tempfile(folder_of(path)).map_err(in_chinese).with_context(what)?;
    beside.write_all(bytes).map_err(in_chinese).with_context(what)?;
    match beside.persist_noclobber(path) {
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Ok(false),
        put => put.map(|_| true).map_err(|it| in_chinese(it.error)).with_context(what),
    }
}

/// Writes a file whole that is too much to hold at once, bit by bit.
pub(super) fn write_by(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> anyhow::Result<()> {
    let mut beside = Beside::new(path)?;
    fill(&mut beside.file)
        .map_err(in_chinese)
        .with_context(|| format!("无法写入 {}", path.display()))?;
    beside.put()
}

/// A file that is not in its place yet; a device, a pipe or stdout is written to itself.
pub(super) struct Beside {
    path: PathBuf,
    file: BufWriter<Box<dyn Write + Send>>,
    /// Where the file is until then.
    there: Option<tempfile::TempPath>,
}

impl Beside {
    /// `-` is stdout.
    pub(super) fn new(path: &Path) -> anyhow::Result<Beside> {
        let what = || format!("无法写入 {}", path.display());
        Beside::open(path).map_err(in_chinese).with_context(what)
    }

    fn open(path: &Path) -> std::io::Result<Beside> {
        let mut there = None;
        let file: Box<dyn Write + Send> = match path.metadata() {
            _ if path == Path::new("-") => Box::new(std::io::stdout()),
            Ok(meta) if meta.is_dir() => return Err(ErrorKind::IsADirectory.into()),
            Ok(meta) if !meta.is_file() => {
                Box::new(std::fs::File::options().write(true).open(path)?)
            }
            _ => {
                let (file, temporary) = tempfile(folder_of(path))?.into_parts();
                besides().insert(temporary.to_path_buf());
                there = Some(temporary);
                Box::new(file)
            }
        };
        Ok(Beside { path: path.to_owned(), file: BufWriter::new(file), there })
    }

    pub(super) fn write_all(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let what = || format!("无法写入 {}", self.path.display());
        self.file.write_all(bytes).map_err(in_chinese).with_context(what)
    }

    /// Puts it in its place.
    pub(super) fn put(mut self) -> anyhow::Result<()> {
        let what = || format!("无法写入 {}", self.path.display());
        self.file.flush().map_err(in_chinese).with_context(what)?;
        drop(self.file);
        let there = self.there.as_ref().map(|there| there.to_path_buf());
        there.iter().for_each(|there| _ = besides().remove(there));
        match self.there.map(|there| there.persist(&self.path)) {
            Some(Err(error)) => Err(in_chinese(error.error)).with_context(what),
            _ => Ok(()),
        }
    }
}

fn besides() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    BESIDES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How files are called that are not in their place yet.
const BESIDE: &str = ".reply-";

/// Much longer than writing a file takes.
const LEFT_BEHIND: Duration = Duration::from_secs(60);

/// Makes a folder, and those around it, if they are not there.
pub(super) fn make_folder(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)
        .map_err(in_chinese)
        .with_context(|| format!("无法建立文件夹 {}", folder.display()))
}

/// Removes what a run that was killed left of files in a folder.
pub(super) fn tidy(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let now = SystemTime::now();
    for entry in entries.flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(BESIDE);
        let age = || now.duration_since(entry.metadata().ok()?.modified().ok()?).ok();
        if is_ours && age().is_some_and(|age| age > LEFT_BEHIND) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The folder a file is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn tempfile(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(BESIDE);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// An error with its causes, as one line.
pub(super) fn sentence(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join("：")
}

/// Why the system did not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[error("{text}")]
struct Reason {
    kind: ErrorKind,
    text: String,
}

/// The system's reason, in Chinese where it is a common one.
pub(super) fn in_chinese(error: std::io::Error) -> anyhow::Error {
    let kind = error.kind();
    let text = match kind {
        ErrorKind::NotFound => "没有这个文件或文件夹".to_owned(),
        ErrorKind::AlreadyExists => "已有同名的文件".to_owned(),
        ErrorKind::PermissionDenied => "没有权限".to_owned(),
        ErrorKind::IsADirectory => "这是一个文件夹".to_owned(),
        ErrorKind::NotADirectory => "路径中有一段不是文件夹".to_owned(),
        ErrorKind::StorageFull => "磁盘满了".to_owned(),
        ErrorKind::QuotaExceeded => "磁盘的限额用完了".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的".to_owned(),
        ErrorKind::InvalidFilename => "文件名不合要求".to_owned(),
        _ => format!("系统报告：{error}"),
    };
    Reason { kind, text }.into()
}

/// Whether the next letter would fare the same.
pub(super) fn is_everybodys(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<Reason>()).any(|reason| {
        matches!(
            reason.kind,
            ErrorKind::StorageFull
                | ErrorKind::QuotaExceeded
                | ErrorKind::ReadOnlyFilesystem
        )
    })
}
