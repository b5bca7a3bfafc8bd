//! The least that a letter's PDF can cost: the glyphs taken out of their faces, what goes
//! into the file compressed, the bytes written.
//!
//! `list` sets letters with reply and notes, a file for each, which glyphs of which face are
//! on the pages, and all that reply compresses: font programs as they stand in the file,
//! page contents and the other streams. `run` does the rest of the work from these notes: it
//! calls the subsetter for the same glyphs, compresses the noted bytes and writes them. What
//! reply does in between (reading, setting, making the programs slim, building the file) is
//! what it costs over the floor.

#![expect(
    clippy::disallowed_methods,
    reason = "this is a program by itself, not a stage"
)]

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rayon::prelude::*;
use reply::compile;
use reply::compile::Compiled;
use reply::diagnostic::Diagnostic;
use reply::export;
use reply::font::{FaceId, Fonts};
use reply::letter::{self, Letter};
use reply::source::{Source, Spanned};
use reply::template;
use subsetter::GlyphRemapper;

const USAGE: &str = "usage: reply-floor list NOTES LETTER...
       reply-floor run NOTES FOLDER LEVEL THREADS [glyphs]

list  sets letters and notes in the folder NOTES what their files are made of
run   does the least for each of them, at a level of Flate from 1 to 9, on so many threads;
      with `glyphs` it compresses font programs and page contents only";

/// The letter's own faces and templates are not looked for: these letters name none.
struct Embedded;

impl compile::Workspace for Embedded {
    fn template(&self, letter: &Letter) -> Result<Source, Diagnostic> {
        Ok(template::builtin(letter))
    }

    fn csv(&self, name: &Spanned<String>) -> Result<Source, Diagnostic> {
        Err(Diagnostic::error("file-missing", name.span.clone(), "no tables here"))
    }

    fn fonts(&self, _: &Letter) -> Result<&Fonts, Diagnostic> {
        Ok(Fonts::builtin())
    }
}

/// What a stream holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LetterKind {
    /// A font program or a page's content.
    Glyphs = 0,
    /// Anything else.
    Other = 1,
}

/// A letter's file, before anything of it is subset or compressed.
struct Note {
    glyphs: BTreeMap<u8, Vec<u16>>,
    streams: Vec<(LetterKind, Vec<u8>)>,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["list", notes, ref letters @ ..] if !letters.is_empty() => {
            fs::create_dir_all(notes).expect("the folder for notes can be made");
            letters.par_iter().for_each(|letter| list(letter.as_ref(), notes.as_ref()));
        }
        ["run", notes, out, level, threads, ref rest @ ..] if rest.len() < 2 => {
            let level = Compression::new(level.parse().expect("a level is a number"));
            let threads = threads.parse().expect("threads are a number");
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            pool.expect("threads can be started")
                .install(|| run(notes.as_ref(), out.as_ref(), level, !rest.is_empty()));
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn list(path: &Path, notes: &Path) {
    let bytes = fs::read(path).expect("a letter can be read");
    let source = letter::decode(&path.display().to_string(), &bytes);
    let compiled = source.map_err(|finding| vec![finding]);
    let compiled = compiled.and_then(|source| compile::compile(&source, None, &Embedded));
    let compiled =
        compiled.unwrap_or_else(|findings| panic!("{}: {findings:?}", path.display()));
    let meta = compile::meta(&compiled, None);
    let fonts = Fonts::builtin();
    let pdf = export::pdf(&compiled.pages, &meta, fonts, Default::default())
        .expect("a letter that was set can be written");
    let note = Note { glyphs: glyphs(&compiled), streams: streams(&pdf) };
    let name = path.file_stem().expect("a letter has a name");
    fs::write(notes.join(name), note.to_bytes()).expect("notes can be written");
}

fn glyphs(compiled: &Compiled) -> BTreeMap<u8, Vec<u16>> {
    let mut used: BTreeMap<u8, BTreeSet<u16>> = BTreeMap::new();
    for line in compiled.pages.pages.iter().flat_map(|page| &page.lines) {
        for run in &line.runs {
            used.entry(run.face.0).or_default().extend(run.glyphs.iter().map(|g| g.id));
        }
    }
    used.into_iter().map(|(face, ids)| (face, ids.into_iter().collect())).collect()
}

/// All streams of a file that are compressed, as they were before.
fn streams(pdf: &[u8]) -> Vec<(LetterKind, Vec<u8>)> {
    let document = lopdf::Document::load_mem(pdf).expect("what reply writes can be read");
    let pages = document.get_pages();
    let mut shown: BTreeSet<lopdf::ObjectId> =
        pages.values().flat_map(|&page| document.get_page_contents(page)).collect();
    for object in document.objects.values() {
        let program = object.as_dict().and_then(|font| font.get(b"FontFile2"));
        shown.extend(program.and_then(lopdf::Object::as_reference));
    }
    let mut streams = Vec::new();
    for (id, object) in &document.objects {
        let Ok(stream) = object.as_stream() else { continue };
        if stream.dict.get(b"Filter").is_err() {
            continue;
        }
        let kind = if shown.contains(id) { LetterKind::Glyphs } else { LetterKind::Other };
        let bytes = stream.decompressed_content().expect("a stream of ours is whole");
        streams.push((kind, bytes));
    }
    streams.extend(object_streams(pdf));
    streams
}

/// The streams that hold other objects; `lopdf` takes those out and drops the streams.
fn object_streams(mut pdf: &[u8]) -> Vec<(LetterKind, Vec<u8>)> {
    let mut streams = Vec::new();
    while let Some(rest) = behind(b"/ObjStm", pdf).and_then(|at| behind(b"stream\n", at))
    {
        let mut bytes = Vec::new();
        ZlibDecoder::new(rest)
            .read_to_end(&mut bytes)
            .expect("a stream of ours is whole");
        streams.push((LetterKind::Other, bytes));
        pdf = rest;
    }
    streams
}

/// What comes behind a word.
fn behind<'a>(word: &[u8], bytes: &'a [u8]) -> Option<&'a [u8]> {
    let at = bytes.windows(word.len()).position(|window| window == word)?;
    Some(&bytes[at + word.len()..])
}

fn run(notes: &Path, out: &Path, level: Compression, only_glyphs: bool) {
    fs::create_dir_all(out).expect("the folder can be made");
    let notes = fs::read_dir(notes).expect("notes were made before");
    let notes: Vec<PathBuf> =
        notes.map(|entry| entry.expect("a folder can be listed").path()).collect();
    notes.par_iter().for_each(|path| {
        let note = Note::from_bytes(&fs::read(path).expect("a note can be read"));
        let name = path.file_name().expect("a note has a name");
        fs::write(out.join(name), least(&note, level, only_glyphs))
            .expect("a file can be written");
    });
}

/// The floor itself.
fn least(note: &Note, level: Compression, only_glyphs: bool) -> Vec<u8> {
    for (&face, glyphs) in &note.glyphs {
        let face = Fonts::builtin().face(FaceId(face));
        let remapper = GlyphRemapper::new_from_glyphs_sorted(glyphs);
        let program = subsetter::subset(face.tables().raw_face().data, 0, &remapper);
        std::hint::black_box(program.expect("the faces in the binary can be subset"));
    }
    let mut file = Vec::new();
    for (kind, bytes) in &note.streams {
        if only_glyphs && *kind != LetterKind::Glyphs {
            continue;
        }
        let mut encoder = ZlibEncoder::new(Vec::new(), level);
        encoder.write_all(bytes).expect("a vector takes all that is written");
        file.extend(encoder.finish().expect("a vector takes all that is written"));
    }
    file
}

impl Note {
    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![self.glyphs.len() as u8];
        for (face, ids) in &self.glyphs {
            bytes.push(*face);
            bytes.extend((ids.len() as u32).to_le_bytes());
            bytes.extend(ids.iter().flat_map(|id| id.to_le_bytes()));
        }
        for (kind, stream) in &self.streams {
            bytes.push(*kind as u8);
            bytes.extend((stream.len() as u32).to_le_bytes());
            bytes.extend(stream);
        }
        bytes
    }

    fn from_bytes(mut bytes: &[u8]) -> Note {
        let [n_faces] = take(&mut bytes);
        let glyphs = (0..n_faces)
            .map(|_| {
                let [face] = take(&mut bytes);
                let count = u32::from_le_bytes(take(&mut bytes));
                (face, (0..count).map(|_| u16::from_le_bytes(take(&mut bytes))).collect())
            })
            .collect();
        let mut streams = Vec::new();
        while !bytes.is_empty() {
            let [kind] = take(&mut bytes);
            let kind = if kind == 0 { LetterKind::Glyphs } else { LetterKind::Other };
            let length = u32::from_le_bytes(take(&mut bytes)) as usize;
            let (stream, rest) = bytes.split_at(length);
            streams.push((kind, stream.to_vec()));
            bytes = rest;
        }
        Note { glyphs, streams }
    }
}

/// The next few bytes of a note.
fn take<const N: usize>(bytes: &mut &[u8]) -> [u8; N] {
    let (head, rest) = bytes.split_first_chunk().expect("a note is whole");
    *bytes = rest;
    *head
}
