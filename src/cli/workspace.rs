//! Opens what letters name: defaults, templates, tables, faces.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::args::Material;
use super::defaults;
use super::files::{beside, is_stream, not_opened, open_named, open_text};
use super::fonts::open_fonts;
use super::inputs::Inputs;
use super::looked::Looked;
use super::opened::{Opened, once};
use super::step::Step;
use super::stop::{Stop, both};
use super::work;
use crate::compile::read;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::one_line;
use crate::font::Fonts;
use crate::letter::{self, Letter};
use crate::source::{Source, Spanned};
use crate::workspace::Part;

/// Opens things for letters; what the command line names comes first.
#[derive(Default)]
pub(super) struct Workspace {
    /// `--template`, read.
    template: Option<Source>,
    /// `--font-dir`, opened.
    fonts: Option<Fonts>,
    /// The faces of folders that letters name.
    from_letters: Opened<PathBuf, &'static Fonts>,
    /// The templates that letters name.
    templates: Opened<PathBuf, Source>,
    /// Letters that come in streams.
    streams: Opened<PathBuf, Source>,
    /// The defaults nearest to a folder.
    defaults: Opened<PathBuf, Option<Source>>,
    /// Where something was looked for, besides what the command line names.
    looked: Mutex<Looked>,
}

impl Workspace {
    pub(super) fn new(
        template: Option<&Path>,
        font_dir: Option<&Path>,
    ) -> Result<Workspace, Stop> {
        Ok(Workspace {
            template: template.map(open_text).transpose()?,
            fonts: font_dir.map(open_fonts).transpose()?,
            ..Workspace::default()
        })
    }

    /// Where something was looked for, besides the letters and what the command line names.
    pub(super) fn looked(self) -> Looked {
        self.looked.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads a letter's file, or stdin for `-`, and the defaults nearest to it.
    pub(super) fn open(&self, file: &Path) -> Result<(Source, Option<Source>), Stop> {
        both(self.letter(file), self.defaults_of(file))
    }

    /// Reads a letter; what comes in a stream comes once, and may be asked for again.
    fn letter(&self, file: &Path) -> Result<Source, Stop> {
        match is_stream(file) {
            true => once(&self.streams, file.to_owned(), || open_text(file)),
            false => open_text(file),
        }
    }

    /// The defaults nearest to a letter, if there are any.
    pub(super) fn defaults_of(&self, letter: &Path) -> Result<Option<Source>, Stop> {
        let folder = letter.parent().unwrap_or(Path::new(""));
        once(&self.defaults, folder.to_owned(), || {
            let places = defaults::places(folder);
            places.iter().for_each(|place| self.look(|looked| looked.add(place)));
            defaults::first(&places)
        })
    }

    /// What is read for letters, besides them; those that cannot be read name nothing.
    pub(super) fn inputs(
        &self,
        letters: impl Iterator<Item = (Source, Option<Source>)>,
        material: &Material,
    ) -> Inputs {
        for (source, defaults) in letters {
            if let Ok(letter) = read(&source, defaults.as_ref(), self) {
                self.note(&letter);
            }
        }
        self.look(|looked| {
            material.template.iter().for_each(|template| looked.add(template));
            material.font_dir.iter().for_each(|folder| looked.add_faces(folder));
        });
        self.looked.lock().unwrap_or_else(PoisonError::into_inner).inputs()
    }

    /// Notes what a letter names; its tables were looked for when it was read.
    fn note(&self, letter: &Letter) {
        let check = &letter.check;
        let lists = [&check.words, &check.units, &check.banned].into_iter().flatten();
        self.look(|looked| {
            let files = letter.template.iter().chain(lists);
            files.for_each(|name| looked.add(&beside(name)));
            letter.fonts.dir.iter().for_each(|dir| looked.add_faces(&beside(dir)));
        });
    }

    fn look(&self, at: impl FnOnce(&mut Looked)) {
        at(&mut self.looked.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl crate::workspace::Workspace for Workspace {
    fn template(&self, letter: &Letter) -> Result<Source, Diagnostic> {
        let name = match (&self.template, &letter.template) {
            (Some(template), _) => return Ok(template.clone()),
            (None, None) => return Ok(crate::template::builtin(letter)),
            (None, Some(name)) => name,
        };
        let path = beside(name);
        self.look(|looked| looked.add(&path));
        once(&self.templates, path, || open_named(name, letter::decode))
    }

    fn csv(&self, name: &Spanned<String>) -> Result<Source, Diagnostic> {
        self.look(|looked| looked.add(&beside(name)));
        open_named(name, letter::decode_csv)
    }

    fn fonts(&self, letter: &Letter) -> Result<&Fonts, Diagnostic> {
        let dir = match (&self.fonts, &letter.fonts.dir) {
            (Some(fonts), _) => return Ok(fonts),
            (None, None) => return Ok(Fonts::builtin()),
            (None, Some(dir)) => dir,
        };
        let folder = beside(dir);
        self.look(|looked| looked.add_faces(&folder));
        once(&self.from_letters, folder.clone(), || {
            let fonts = open_fonts(&folder);
            let fonts = fonts.map_err(|error| not_opened(&dir.span, &error))?;
            // Faces live as long as the process does.
            Ok(&*Box::leak(Box::new(fonts)))
        })
    }

    fn begins(&self, part: Part) {
        work::at(match part {
            Part::Parsing => Step::Parsing,
            Part::Filling(template) => Step::Filling(
                one_line(template.name()).into_owned(),
                !crate::template::is_builtin(&template),
            ),
            Part::LayingOut => Step::LayingOut,
        });
    }
}
