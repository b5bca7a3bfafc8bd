//! The faces of a letter, and which one is used for a character.

use std::io::Read;
use std::sync::OnceLock;

use super::face::Face;
use crate::chinese::{Script, script};

/// The index of a face in its [`Fonts`].
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
    /// All of them, in the order in which the standard mentions them.
    pub const ALL: [Typeface; 5] = [
        Typeface::XiaoBiaoSong,
        Typeface::FangSong,
        Typeface::Hei,
        Typeface::Kai,
        Typeface::Song,
    ];

    /// The Chinese name, as the standard has it.
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

/// The faces of a letter, and the order in which each typeface uses them.
pub struct Fonts {
    pub(super) slots: Vec<Slot>,
    pub(super) chains: Vec<Chain>,
}

/// Whether a wide face draws this symbol well: ⑪, ㈠, ㎡.
fn is_unit(ch: char) -> bool {
    matches!(ch, '\u{2460}'..='\u{24FF}' | '\u{3200}'..='\u{33FF}')
}

/// Whether this is an arrow, operator or geometric shape: □, ★, →.
fn is_shape(ch: char) -> bool {
    matches!(ch, '\u{2190}'..='\u{22FF}' | '\u{25A0}'..='\u{27BF}')
}

/// A face that is parsed at its first use.
pub(super) struct Slot {
    pub(super) file: String,
    /// Whether the face is made for very many 汉字. Its marks are not those of mainland
    /// China.
    pub(super) wide: bool,
    pub(super) data: Data,
    pub(super) face: OnceLock<Face>,
}

pub(super) enum Data {
    /// The bytes of a font file, and the face's index in a collection.
    Plain(&'static [u8], u32),
    /// A font file compressed by Zstandard, and the face's index in a collection.
    Compressed(&'static [u8], u32),
}

/// The faces of one typeface, in an order for each kind of character.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    pub(super) han: Vec<FaceId>,
    pub(super) western: Vec<FaceId>,
    pub(super) mark: Vec<FaceId>,
}

/// The glyph chosen for a character, in thousandths of an em.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The face that has it.
    pub face: FaceId,
    /// Its index there.
    pub id: u16,
    /// The character's advance.
    pub advance: i32,
    /// The offset of the glyph's origin in that advance.
    pub shift: i32,
}

impl Fonts {
    /// A face; parses it at the first use.
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

    /// The glyph for a character whose neighbours decide its script: ’ is an apostrophe
    /// in a Latin word.
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

    /// The face that most 汉字 of a typeface are set in.
    pub fn main_face(&self, typeface: Typeface) -> FaceId {
        self.chain(typeface, Script::Han)[0]
    }

    /// The faces that are tried for a script's characters, in order.
    pub fn chain(&self, typeface: Typeface, script: Script) -> &[FaceId] {
        let chain = &self.chains[typeface as usize];
        match script {
            Script::Han => &chain.han,
            Script::Western => &chain.western,
            Script::Mark => &chain.mark,
        }
    }

    /// The file of a face, as users see its name.
    pub fn file(&self, id: FaceId) -> &str {
        &self.slots[id.0 as usize].file
    }
}

/// Decompresses a face. It lives as long as the process, as it is parsed once.
fn unpack(packed: &'static [u8]) -> &'static [u8] {
    let mut bytes = Vec::new();
    let mut decoder = ruzstd::decoding::StreamingDecoder::new(packed)
        .expect("the embedded faces unpack, as a test shows");
    decoder.read_to_end(&mut bytes).expect("the embedded faces unpack, as a test shows");
    Box::leak(bytes.into_boxed_slice())
}
