//! The faces of a letter, and which of them serves a character.

use std::io::Read;
use std::sync::OnceLock;

use super::face::Face;
use crate::chinese::{Script, script};

/// A face's index in its [`Fonts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u8);

/// 字体, by what the standard calls them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Typeface {
    /// 小标宋体: letterhead and title.
    XiaoBiaoSong,
    /// 仿宋体: the text.
    FangSong,
    /// 黑体: first-level headings.
    Hei,
    /// 楷体: second-level headings.
    Kai,
    /// 宋体: page numbers.
    Song,
}

impl Typeface {
    /// All of them, in the order of the standard's mention.
    pub const ALL: [Typeface; 5] = [
        Typeface::XiaoBiaoSong,
        Typeface::FangSong,
        Typeface::Hei,
        Typeface::Kai,
        Typeface::Song,
    ];

    /// The Chinese name, as in the standard.
    pub fn name(self) -> &'static str {
        match self {
            Typeface::XiaoBiaoSong => "小标宋",
            Typeface::FangSong => "仿宋",
            Typeface::Hei => "黑体",
            Typeface::Kai => "楷体",
            Typeface::Song => "宋体",
        }
    }
}

/// The faces of a letter, and who serves whom.
pub struct Fonts {
    pub(super) slots: Vec<Slot>,
    pub(super) chains: Vec<Chain>,
}

/// Symbols that a wide face draws as they should be: ⑪, ㈠, ㎡.
fn is_unit(ch: char) -> bool {
    matches!(ch, '\u{2460}'..='\u{24FF}' | '\u{3200}'..='\u{33FF}')
}

/// Arrows, operators and geometric shapes: □, ★, →.
fn is_shape(ch: char) -> bool {
    matches!(ch, '\u{2190}'..='\u{22FF}' | '\u{25A0}'..='\u{27BF}')
}

/// A face that is parsed when it is first asked for.
pub(super) struct Slot {
    pub(super) file: String,
    /// Made for 汉字 in great number; its marks are not those of this country.
    pub(super) wide: bool,
    pub(super) data: Data,
    pub(super) face: OnceLock<Face>,
}

pub(super) enum Data {
    /// The bytes of a font file, and the face's index in a collection.
    Plain(&'static [u8], u32),
    /// The same under Zstandard.
    Compressed(&'static [u8], u32),
}

/// The faces that serve one typeface, each kind of character in its own order.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    pub(super) han: Vec<FaceId>,
    pub(super) western: Vec<FaceId>,
    pub(super) mark: Vec<FaceId>,
}

/// A glyph chosen for a character, in thousandths of an em.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The face that has it.
    pub face: FaceId,
    /// Its index there.
    pub id: u16,
    /// The room the character takes.
    pub advance: i32,
    /// Where in that room the glyph's origin stands.
    pub shift: i32,
}

impl Fonts {
    /// The face, parsed now if it was not before.
    pub fn face(&self, id: FaceId) -> &Face {
        let slot = &self.slots[id.0 as usize];
        slot.face.get_or_init(|| match slot.data {
            Data::Plain(bytes, index) => Face::parse(bytes, index),
            Data::Compressed(bytes, index) => Face::parse(unpack(bytes), index),
        })
    }

    /// The glyph for a character in a typeface, from the first face that has one.
    pub fn glyph(&self, typeface: Typeface, ch: char) -> Option<Choice> {
        self.glyph_as(typeface, ch, script(ch))
    }

    /// The same, where the neighbours tell the script: ’ is an apostrophe in a Latin word.
    pub fn glyph_as(
        &self,
        typeface: Typeface,
        ch: char,
        script: Script,
    ) -> Option<Choice> {
        let is_mark = script == Script::Mark && !is_unit(ch);
        let may_serve = |face: &&FaceId| !(is_mark && self.slots[face.0 as usize].wide);
        let mut choices = self
            .chain(typeface, script)
            .iter()
            .filter(may_serve)
            .filter_map(|&face| self.glyph_in(face, ch, script));
        let first = choices.next()?;
        // Zhuque draws □ and its like half a cell wide; where another face has them in
        // full, that one does.
        let is_narrow = |choice: &Choice| choice.shift > choice.advance / 8;
        let in_full = match is_mark && is_shape(ch) && is_narrow(&first) {
            true => choices.find(|choice| !is_narrow(choice)),
            false => None,
        };
        Some(in_full.unwrap_or(first))
    }

    /// The glyph for a character in one face.
    pub fn glyph_in(&self, face: FaceId, ch: char, script: Script) -> Option<Choice> {
        let (id, advance, shift) = self.face(face).place(ch, script)?;
        Some(Choice { face, id, advance, shift })
    }

    /// The first face of a typeface that has all of these 汉字.
    pub fn face_with_all(&self, typeface: Typeface, han: &[char]) -> Option<FaceId> {
        let has_all = |face: &FaceId| {
            han.iter().all(|&ch| self.face(*face).place(ch, Script::Han).is_some())
        };
        self.chain(typeface, Script::Han).iter().copied().find(has_all)
    }

    /// The face whose 汉字 set the lines of a typeface.
    pub fn main_face(&self, typeface: Typeface) -> FaceId {
        self.chain(typeface, Script::Han)[0]
    }

    /// The faces that are asked for a script's characters, in order.
    pub fn chain(&self, typeface: Typeface, script: Script) -> &[FaceId] {
        let chain = &self.chains[typeface as usize];
        match script {
            Script::Han => &chain.han,
            Script::Western => &chain.western,
            Script::Mark => &chain.mark,
        }
    }

    /// The file a face came from, as it is shown to users.
    pub fn file(&self, id: FaceId) -> &str {
        &self.slots[id.0 as usize].file
    }
}

/// Unpacks a face for the rest of the process's life, as it is parsed once.
fn unpack(packed: &'static [u8]) -> &'static [u8] {
    let mut bytes = Vec::new();
    let mut decoder = ruzstd::decoding::StreamingDecoder::new(packed)
        .expect("the embedded faces unpack, as a test shows");
    decoder.read_to_end(&mut bytes).expect("the embedded faces unpack, as a test shows");
    Box::leak(bytes.into_boxed_slice())
}
