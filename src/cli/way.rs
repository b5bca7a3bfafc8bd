//! Where a path leads that is to be written: links are followed, and what is no file is
//! written to itself.

use std::fs::File;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::paths::folder_of;

/// What is behind a path.
pub(super) enum Way {
    /// Stdout, by whatever name it is called.
    Stdout,
    /// A pipe, a device, or a file that a shell has opened: nothing can be put in its place.
    Stream(PathBuf),
    /// A file, or where one will be: its own path, not that of a link to it.
    File(PathBuf),
}

/// More links than the system follows.
const LINKS: usize = 40;

/// Finds out where a path leads; `-` is stdout.
pub(super) fn way(path: &Path) -> std::io::Result<Way> {
    if path == Path::new("-") {
        return Ok(Way::Stdout);
    }
    let mut at = path.to_owned();
    for _ in 0..LINKS {
        let Ok(target) = at.read_link() else { return end(at) };
        if let Some(way) = opened(&at) {
            return Ok(way);
        }
        at = folder_of(&at).join(target);
    }
    Err(path.metadata().err().unwrap_or_else(|| ErrorKind::InvalidInput.into()))
}

/// What is at a path that is no link.
fn end(at: PathBuf) -> std::io::Result<Way> {
    match at.metadata() {
        Ok(meta) if meta.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(meta) if !meta.is_file() => Ok(Way::Stream(at)),
        Ok(_) => Ok(Way::File(at)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Way::File(at)),
        Err(error) => Err(error),
    }
}

/// What a link means that is no path but something a process has opened: `/dev/stdout` leads
/// to `/proc/…/fd/1`.
fn opened(link: &Path) -> Option<Way> {
    let folder = folder_of(link).canonicalize().ok()?;
    if !(folder.starts_with("/proc") && folder.ends_with("fd")) {
        return None;
    }
    let own = format!("/proc/{}/fd", std::process::id());
    let is_stdout = folder == Path::new(&own) && link.ends_with("1");
    Some(if is_stdout { Way::Stdout } else { Way::Stream(link.to_owned()) })
}

/// Opens a stream for writing, behind what is there already. A pipe that nobody reads is an
/// error, after a moment in which its reader may start.
#[cfg(unix)]
pub(super) fn open_stream(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    use std::time::{Duration, Instant};
    const MOMENT: Duration = Duration::from_secs(3);
    let mut options = File::options();
    let at_once = options.append(true).custom_flags(libc::O_NONBLOCK).clone();
    let blocking = options.custom_flags(0);
    let begun = Instant::now();
    loop {
        match at_once.open(path) {
            // The reader is there, so that this does not wait.
            Ok(_held) => return blocking.open(path),
            Err(error) if !is_unread(&error) => return Err(error),
            Err(_) if begun.elapsed() > MOMENT => {
                return Err(Error::other(UNREAD));
            }
            Err(_) => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

/// Opens a stream for writing.
#[cfg(not(unix))]
pub(super) fn open_stream(path: &Path) -> std::io::Result<File> {
    File::options().append(true).open(path)
}

/// Why a pipe is not written.
#[cfg(unix)]
const UNREAD: &str = "管道的另一头没有程序在读";

#[cfg(unix)]
fn is_unread(error: &Error) -> bool {
    error.raw_os_error() == Some(libc::ENXIO)
}
