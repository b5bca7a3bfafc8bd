//! What goes out: data on stdout or whole files, everything else on stderr.

use std::collections::BTreeSet;
use std::fs::File;
use std::fs::Metadata;
use std::io::{BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant, SystemTime};

use anyhow::Context;

use super::args::Colour;
use super::outcome::Outcome;
use super::paths::folder_of;
pub(super) use super::reason::in_chinese;
pub(super) use super::reason::is_everybodys;
use super::root;
use super::way::Way;
use super::way::open_stream;
use super::way::way;
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
    let mut beside = Beside::new(path)?;
    // Who ends the program does not wait for whoever reads a pipe.
    let _gate = beside.place.is_some().then(|| WRITING.read());
    beside.write_all(bytes)?;
    beside.put()
}

/// Whether a file holds exactly these bytes.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    // Nothing is read out of what is only written to.
    let Ok(Way::File(real)) = way(path) else { return false };
    let is_as_long = real.metadata().is_ok_and(|meta| meta.len() == bytes.len() as u64);
    is_as_long && std::fs::read(real).is_ok_and(|there| there == bytes)
}

/// Sets a file's time to now, so that `make` sees it is up to date; where that is not
/// possible, the file is as good as before.
pub(super) fn touch(path: &Path) {
    let file = File::open(path);
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
    /// As it was typed.
    path: PathBuf,
    file: BufWriter<Box<dyn Write + Send>>,
    /// Nothing if it is written to itself.
    place: Option<Unplaced>,
}

/// Where a file is for now, and where it is to be.
struct Unplaced {
    there: tempfile::TempPath,
    real: PathBuf,
    /// What is known of the file that is in its place now.
    old: Option<Metadata>,
}

impl Beside {
    /// `-` is stdout.
    pub(super) fn new(path: &Path) -> anyhow::Result<Beside> {
        let what = || format!("无法写入 {}", path.display());
        match way(path).map_err(in_chinese).with_context(what)? {
            Way::Stdout => Ok(Beside::stream(path, Box::new(std::io::stdout()))),
            Way::Stream(stream) => {
                let file = open_stream(&stream).map_err(in_chinese).with_context(what)?;
                Ok(Beside::stream(path, Box::new(file)))
            }
            Way::File(real) => {
                root::check_written(path, &real).with_context(what)?;
                Beside::file(path, real)
            }
        }
    }

    fn stream(path: &Path, stream: Box<dyn Write + Send>) -> Beside {
        Beside { path: path.to_owned(), file: BufWriter::new(stream), place: None }
    }

    fn file(path: &Path, real: PathBuf) -> anyhow::Result<Beside> {
        let what = || format!("无法写入 {}", path.display());
        let old = real.metadata().ok();
        if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
            let why = "文件设成了只读；要换成新的，先去掉只读";
            return Err(anyhow::anyhow!(why)).with_context(what);
        }
        // A file that one may not write is not replaced either.
        let permit = old.as_ref().map(|_| File::options().write(true).open(&real));
        permit.transpose().map_err(in_chinese).with_context(what)?;
        let temporary =
            tempfile(folder_of(&real)).map_err(in_chinese).with_context(what)?;
        let (file, there) = temporary.into_parts();
        besides().insert(there.to_path_buf());
        Ok(Beside {
            path: path.to_owned(),
            file: BufWriter::new(Box::new(file)),
            place: Some(Unplaced { there, real, old }),
        })
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
        let Some(Unplaced { there, real, old }) = self.place else { return Ok(()) };
        besides().remove(&*there);
        if let Some(old) = old {
            take_after(&there, &old);
        }
        there.persist(real).map_err(|it| in_chinese(it.error)).with_context(what)
    }
}

fn besides() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    BESIDES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives a file the mode and, where that is permitted, the owner of the one before it.
fn take_after(path: &Path, old: &Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        use std::os::unix::fs::chown;
        let (owner, group) = (Some(old.uid()), Some(old.gid()));
        let _ = chown(path, owner, group).or_else(|_| chown(path, None, group));
    }
    let _ = std::fs::set_permissions(path, old.permissions());
}

/// How files are called that are not in their place yet.
const BESIDE: &str = ".reply-";

/// Much longer than writing a file takes.
const LEFT_BEHIND: Duration = Duration::from_secs(60);

/// Makes a folder, and those around it, if they are not there.
pub(super) fn make_folder(folder: &Path) -> anyhow::Result<()> {
    let what = || format!("无法建立文件夹 {}", folder.display());
    root::check_written(folder, folder).with_context(what)?;
    std::fs::create_dir_all(folder).map_err(in_chinese).with_context(what)
}

/// Makes the folder that a file is to be in, if it is not there.
pub(super) fn make_folder_of(path: &Path) -> anyhow::Result<()> {
    let folder = folder_of(path);
    if path == Path::new("-") || folder.is_dir() {
        return Ok(());
    }
    let what = || format!("无法写入 {}", path.display());
    root::check_written(folder, folder).with_context(what)?;
    let made = std::fs::create_dir_all(folder);
    // A file that is in the way.
    let made = made.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => ErrorKind::NotADirectory.into(),
        _ => error,
    });
    made.map_err(in_chinese).with_context(what)
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
