//! `reply watch`: letters are built anew as soon as they, or what they rest on, change.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant, SystemTime};

use anyhow::Context;
use notify::event::ModifyKind;
use notify::{Event, EventKind, PollWatcher, RecursiveMode, Watcher};

use super::args::{Build, Watch};
use super::build::build_some;
use super::endings::is_toml;
use super::inputs::{Identity, Inputs, identity_of};
use super::letters::{LetterFile, Letters, letters};
use super::looked::Looked;
use super::paths::{folder_of, whole};
use super::stop::Stop;
use super::tell::{Telling, stopped};
use super::work::unhurried;
use super::{Outcome, output};

/// So long nothing has to happen before what happened is looked at: editors write, rename and
/// remove several files for one change.
const QUIET: Duration = Duration::from_millis(80);

/// What goes on longer than this is looked at all the same.
const LONGEST: Duration = Duration::from_secs(1);

/// How often is looked where the system cannot tell, as on some network drives.
const POLL: Duration = Duration::from_secs(1);

/// Builds the letters, then those that a change touches, until the user ends it.
pub(super) fn run(watch: &Watch) -> Result<Outcome, Stop> {
    let letters = letters(&watch.files)?;
    if letters.files.iter().any(LetterFile::is_stdin) {
        return Err(anyhow::anyhow!("标准输入不会再变，不能用 watch").into());
    }
    let mut looked = Looked::default();
    watch.making.material.template.iter().for_each(|template| looked.add(template));
    watch.making.material.font_dir.iter().for_each(|folder| looked.add_faces(folder));
    let (build, watched) = (watch.build(), Watched::new()?);
    let refused = BTreeSet::new();
    let mut watching = Watching { build, letters, watched, looked, refused };
    watching.build(|_| true)?;
    let n = watching.letters.files.len();
    output::complain(&format!(
        "正在监视 {n} 封信，改了哪封就重新生成哪封；按 Ctrl+C 停下"
    ));
    loop {
        let changed = watching.wait()?;
        // A letter may be gone for a moment, or two of them go to one file for a while.
        if let Err(stop) = watching.build_touched(&changed) {
            stopped(&stop, watch.making.showing);
        }
    }
}

/// The letters as they were found last, and what is known of them.
struct Watching {
    build: Build,
    letters: Letters,
    watched: Watched,
    /// Where something is looked for besides the letters.
    looked: Looked,
    /// The letters that have to be mended.
    refused: BTreeSet<PathBuf>,
}

impl Watching {
    /// Builds those of the letters that are meant.
    fn build(&mut self, is_meant: impl Fn(&LetterFile) -> bool) -> Result<(), Stop> {
        // What changes while letters are built is heard of afterwards.
        self.watched.folders(&self.build.files, &self.letters, &self.looked)?;
        let built = build_some(&self.build, &self.letters, Telling::Watching, &is_meant)?;
        for file in self.letters.files.iter().filter(|file| is_meant(file)) {
            let path = &file.path;
            if !built.refused.contains(path) && self.refused.remove(path) {
                output::complain(&format!("{}：改好了", path.display()));
            }
        }
        self.refused.extend(built.refused);
        self.looked.extend(built.looked);
        Ok(self.watched.folders(&self.build.files, &self.letters, &self.looked)?)
    }

    /// Builds the letters that a change touches, new ones among them.
    fn build_touched(&mut self, changed: &BTreeSet<PathBuf>) -> Result<(), Stop> {
        self.letters = letters(&self.build.files)?;
        let touches_all = changed.iter().any(|path| self.looked.is_touched(path));
        self.build(|file| {
            let whole = whole(&file.path);
            let is_touched = changed.iter().any(|path| whole.starts_with(path));
            (touches_all || is_touched) && file.path.exists()
        })
    }

    /// Waits for a change that may touch letters, or bring new ones.
    fn wait(&mut self) -> anyhow::Result<BTreeSet<PathBuf>> {
        let letters: BTreeSet<PathBuf> =
            self.letters.files.iter().map(|file| whole(&file.path)).collect();
        self.watched.wait(|path| {
            let is_letter = |letter: &PathBuf| letter.starts_with(path);
            let may_be_new = is_toml(path);
            may_be_new
                || path.is_dir()
                || self.looked.is_touched(path)
                || letters.iter().any(is_letter)
        })
    }
}

/// The folders that are watched, and what happens in them.
struct Watched {
    watcher: Box<dyn Watcher>,
    events: Receiver<notify::Result<Event>>,
    folders: BTreeMap<PathBuf, Folder>,
    /// Where the program's own messages go, if those are files.
    own: Inputs,
}

/// A folder that is watched.
struct Folder {
    /// Whether the folders in it are watched too.
    with_inner: bool,
    /// Which one it is, as another may come in its place; nothing while it is gone.
    which: Option<Which>,
}

/// What tells a folder from others of its name.
type Which = (Option<Identity>, Option<SystemTime>);

fn which(folder: &Path) -> Option<Which> {
    let meta = folder.metadata().ok().filter(Metadata::is_dir)?;
    // The number of a folder that was removed is soon another's.
    Some((identity_of(folder, &meta), meta.created().ok()))
}

impl Watched {
    fn new() -> anyhow::Result<Watched> {
        let (send, events) = channel();
        let watcher: Box<dyn Watcher> = match notify::recommended_watcher(send.clone()) {
            Ok(watcher) => Box::new(watcher),
            Err(_) => {
                let config = notify::Config::default().with_poll_interval(POLL);
                Box::new(PollWatcher::new(send, config).context("无法监视文件的变化")?)
            }
        };
        let mut own = Inputs::default();
        own.add(Path::new("/dev/stdout"));
        own.add(Path::new("/dev/stderr"));
        Ok(Watched { watcher, events, folders: BTreeMap::new(), own })
    }

    /// Watches the folders of these; files that editors put in the place of others are met in
    /// their folder.
    fn folders(
        &mut self,
        typed: &[PathBuf],
        letters: &Letters,
        looked: &Looked,
    ) -> anyhow::Result<()> {
        for folder in typed.iter().filter(|path| path.is_dir()) {
            self.folder(folder, true)?;
        }
        for file in &letters.files {
            self.folder(folder_of(&file.path), false)?;
        }
        for folder in looked.folders() {
            // Folders above may belong to others; what is in them is not there yet.
            let _ = self.folder(folder, false);
        }
        Ok(())
    }

    /// Watches a folder, unless that is done already.
    fn folder(&mut self, folder: &Path, with_inner: bool) -> anyhow::Result<()> {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        if !folder.is_dir() || self.covers(&folder) {
            return Ok(());
        }
        let mode = match with_inner {
            true => RecursiveMode::Recursive,
            false => RecursiveMode::NonRecursive,
        };
        self.watcher
            .watch(&folder, mode)
            .with_context(|| format!("无法监视 {} 里的变化", folder.display()))?;
        let which = which(&folder);
        self.folders.insert(folder, Folder { with_inner, which });
        Ok(())
    }

    /// Whether a folder is watched, alone or with one around it.
    fn covers(&self, folder: &Path) -> bool {
        self.folders.iter().any(|(watched, it)| match it.with_inner {
            true => folder.starts_with(watched),
            false => folder == watched,
        })
    }

    /// Waits for something of interest to happen, and then for it to be over.
    fn wait(
        &mut self,
        is_of_interest: impl Fn(&Path) -> bool,
    ) -> anyhow::Result<BTreeSet<PathBuf>> {
        let mut changed = BTreeSet::new();
        while changed.is_empty() {
            changed.extend(self.back());
            match unhurried(|| self.events.recv_timeout(POLL)) {
                Ok(event) => changed.extend(self.paths(event, &is_of_interest)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let begun = Instant::now();
        while begun.elapsed() < LONGEST
            && let Ok(event) = self.events.recv_timeout(QUIET)
        {
            changed.extend(self.paths(event, &is_of_interest));
        }
        // What happened may be that a folder came back: that is told before its letters are.
        changed.extend(self.back());
        Ok(changed)
    }

    /// What of an event is of interest. A log that is called like a letter is none: what is
    /// told of it would be written into it.
    fn paths(
        &self,
        event: notify::Result<Event>,
        is_of_interest: impl Fn(&Path) -> bool,
    ) -> Vec<PathBuf> {
        let mut paths = paths(event);
        paths.retain(|path| is_of_interest(path) && !self.own.has(path));
        paths
    }

    /// Tells of folders that are gone, or back; the latter are to be watched anew.
    fn back(&mut self) -> Vec<PathBuf> {
        let mut back = Vec::new();
        for (path, folder) in &mut self.folders {
            let now = which(path);
            if now == folder.which {
                continue;
            }
            let shown = path.display();
            match now {
                None => output::complain(&format!("{shown} 不见了；再出现时接着监视")),
                Some(_) => {
                    output::complain(&format!("{shown} 又出现了，接着监视"));
                    back.push(path.clone());
                }
            }
            folder.which = now;
            // The system forgets most folders that are gone by itself.
            let _ = self.watcher.unwatch(path);
        }
        self.folders.retain(|path, _| !back.contains(path));
        back
    }
}

/// What an event is about, if something is other than before: not that a file was read.
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
    let is_hidden = |path: &Path| {
        path.file_name().unwrap_or_default().to_string_lossy().starts_with('.')
    };
    let is_change = |path: &PathBuf| !is_hidden(path) && (is_new || !path.is_dir());
    event.paths.into_iter().filter(is_change).collect()
}
