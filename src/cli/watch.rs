//! `reply watch`: letters are built anew as soon as they, or what they rest on, change.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anyhow::Context;
use notify::event::ModifyKind;
use notify::{Event, EventKind, PollWatcher, RecursiveMode, Watcher};

use super::args::Watch;
use super::build::build_some;
use super::letters::{LetterFile, Letters, letters};
use super::tell::Telling;
use super::{Outcome, output};

/// So long nothing has to happen before what happened is looked at: editors write, rename and
/// remove several files for one change.
const QUIET: Duration = Duration::from_millis(80);

/// What goes on longer than this is looked at all the same.
const LONGEST: Duration = Duration::from_secs(1);

/// How often is looked where the system cannot tell, as on some network drives.
const POLL: Duration = Duration::from_secs(1);

/// Builds the letters, then those that a change touches, until the user ends it.
pub(super) fn run(watch: &Watch) -> anyhow::Result<Outcome> {
    let build = watch.build();
    let mut letters = letters(&watch.files)?;
    anyhow::ensure!(
        !letters.files.iter().any(LetterFile::is_stdin),
        "标准输入不会再变，不能用 watch"
    );
    let mut watched = Watched::new()?;
    let mut changed: Option<BTreeSet<PathBuf>> = None;
    let mut refused = BTreeSet::new();
    loop {
        // What changes while letters are built is heard of afterwards.
        watched.folders(&watch.files, &letters, &BTreeSet::new())?;
        let meant = |file: &LetterFile| {
            changed.as_ref().is_none_or(|changed| is_touched(file, changed, &letters))
        };
        match build_some(&build, &letters, Telling::Watching, meant) {
            Ok(built) => {
                watched.folders(&watch.files, &letters, &built.read)?;
                let mended: Vec<PathBuf> =
                    refused.difference(&built.refused).cloned().collect();
                let is_looked_at = |path: &&PathBuf| {
                    letters.files.iter().any(|it| it.path == **path && meant(it))
                };
                for path in mended.iter().filter(is_looked_at) {
                    output::complain(&format!("{}：改好了", path.display()));
                    refused.remove(path);
                }
                refused.extend(built.refused);
            }
            // A letter may be gone for a moment, or two of them go to one file for a while.
            Err(error) if changed.is_some() => output::fault(&error),
            Err(error) => return Err(error),
        }
        if changed.is_none() {
            let n = letters.files.len();
            output::complain(&format!(
                "正在看着 {n} 封信，改了就重新生成；按 Ctrl+C 停下"
            ));
        }
        let paths = watched.wait()?;
        match self::letters(&watch.files) {
            Ok(found) => letters = found,
            Err(error) => output::fault(&error),
        }
        letters.files.retain(|file| file.path.exists());
        changed = Some(paths);
    }
}

/// Whether a letter has to be looked at: it is among what changed, or something is that is no
/// letter. What did not change in truth is left by what its PDF says it was made from.
fn is_touched(file: &LetterFile, changed: &BTreeSet<PathBuf>, letters: &Letters) -> bool {
    let is_letter = |path: &Path| letters.files.iter().any(|it| whole(&it.path) == path);
    changed.contains(&whole(&file.path)) || changed.iter().any(|path| !is_letter(path))
}

/// The path from the root, its folder without links, so that paths can be compared.
fn whole(path: &Path) -> PathBuf {
    let folder = output::folder_of(path);
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    path.file_name().map(|name| folder.join(name)).unwrap_or(folder)
}

/// The folders that are watched, and what happens in them.
struct Watched {
    watcher: Box<dyn Watcher>,
    events: Receiver<notify::Result<Event>>,
    /// Each with whether the folders in it are watched too.
    folders: BTreeMap<PathBuf, bool>,
}

impl Watched {
    fn new() -> anyhow::Result<Watched> {
        let (send, events) = channel();
        let watcher: Box<dyn Watcher> = match notify::recommended_watcher(send.clone()) {
            Ok(watcher) => Box::new(watcher),
            Err(_) => {
                let config = notify::Config::default().with_poll_interval(POLL);
                Box::new(PollWatcher::new(send, config).context("无法知道文件的变化")?)
            }
        };
        Ok(Watched { watcher, events, folders: BTreeMap::new() })
    }

    /// Watches the folders of these; files that editors put in the place of others are met in
    /// their folder.
    fn folders(
        &mut self,
        typed: &[PathBuf],
        letters: &Letters,
        read: &BTreeSet<PathBuf>,
    ) -> anyhow::Result<()> {
        let typed = typed.iter().filter(|path| path.is_dir()).map(PathBuf::as_path);
        let of_letters = letters.files.iter().map(|file| file.path.as_path());
        let files = of_letters.chain(read.iter().map(PathBuf::as_path));
        let parents = files.map(|path| match path.is_dir() {
            true => path,
            false => path.parent().unwrap_or(Path::new("")),
        });
        let all = typed.map(|it| (it, true)).chain(parents.map(|it| (it, false)));
        for (folder, with_inner) in all {
            let folder = if folder == Path::new("") { Path::new(".") } else { folder };
            let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
            if !folder.is_dir() || self.covers(&folder) {
                continue;
            }
            let mode = match with_inner {
                true => RecursiveMode::Recursive,
                false => RecursiveMode::NonRecursive,
            };
            self.watcher
                .watch(&folder, mode)
                .with_context(|| format!("无法知道 {} 里的变化", folder.display()))?;
            self.folders.insert(folder, with_inner);
        }
        Ok(())
    }

    /// Whether a folder is watched, alone or with one around it.
    fn covers(&self, folder: &Path) -> bool {
        self.folders.iter().any(|(watched, with_inner)| match with_inner {
            true => folder.starts_with(watched),
            false => folder == watched,
        })
    }

    /// Waits for something to happen, and then for it to be over.
    fn wait(&self) -> anyhow::Result<BTreeSet<PathBuf>> {
        let mut changed = BTreeSet::new();
        while changed.is_empty() {
            changed.extend(paths(self.events.recv()?));
        }
        let begun = Instant::now();
        while begun.elapsed() < LONGEST
            && let Ok(event) = self.events.recv_timeout(QUIET)
        {
            changed.extend(paths(event));
        }
        Ok(changed)
    }
}

/// What an event is about, if that could be of interest: not that a file was read, and not
/// what we write ourselves.
fn paths(event: notify::Result<Event>) -> Vec<PathBuf> {
    let Ok(event) = event else { return Vec::new() };
    if matches!(event.kind, EventKind::Access(_)) {
        return Vec::new();
    }
    // A folder may come with letters in it.
    let is_new = matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_))
    );
    let is_of_interest = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !name.starts_with('.') && !name.ends_with(".pdf") && (is_new || !path.is_dir())
    };
    event.paths.into_iter().filter(is_of_interest).collect()
}
