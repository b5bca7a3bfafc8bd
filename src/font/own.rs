//! A clerk's own faces: 方正小标宋, 仿宋_GB2312, 楷体_GB2312, 黑体 and the like.
//!
//! They are used only on request, since the same letter must be the same bytes on every
//! machine. A face is known by its family name in any language or by its PostScript
//! name.

use std::sync::OnceLock;

use ttf_parser::{Permissions, name_id};

use super::bounds::{self, Excess};
use super::face::Face;
use super::fonts::{Data, FaceId, Fonts, Slot, Typeface};

/// Families of each typeface, best first; the first one found is used.
const FAMILIES: [(Typeface, &[&str]); 5] = [
    (
        Typeface::XiaoBiaoSong,
        &[
            "方正小标宋_GBK",
            "方正小标宋简体",
            "方正公文小标宋",
            "FZXiaoBiaoSong-B05",
            "FZXiaoBiaoSong-B05S",
            "FZDocXiaoBiaoSong",
            "FZXBSK--GBK1-0",
            "FZXBSJW--GB1-0",
            "CESI小标宋-GB18030",
            "CESI小标宋-GB13000",
            "CESI小标宋-GB2312",
            "方正大标宋_GBK",
            "方正大标宋简体",
            "FZDaBiaoSong-B06",
            "FZDaBiaoSong-B06S",
            "华文中宋",
            "STZhongsong",
        ],
    ),
    (
        Typeface::FangSong,
        &[
            "仿宋_GB2312",
            "FangSong_GB2312",
            "仿宋",
            "FangSong",
            "方正仿宋_GBK",
            "方正仿宋简体",
            "方正公文仿宋",
            "FZFangSong-Z02",
            "FZFangSong-Z02S",
            "FZDocFangSong",
            "CESI仿宋-GB18030",
            "CESI仿宋-GB13000",
            "CESI仿宋-GB2312",
            "华文仿宋",
            "STFangsong",
        ],
    ),
    (
        Typeface::Hei,
        &[
            "黑体",
            "SimHei",
            "方正黑体_GBK",
            "方正黑体简体",
            "方正公文黑体",
            "FZHei-B01",
            "FZHei-B01S",
            "FZDocHei",
            "CESI黑体-GB18030",
            "CESI黑体-GB13000",
            "CESI黑体-GB2312",
        ],
    ),
    (
        Typeface::Kai,
        &[
            "楷体_GB2312",
            "KaiTi_GB2312",
            "楷体",
            "KaiTi",
            "方正楷体_GBK",
            "方正楷体简体",
            "方正公文楷体",
            "FZKai-Z03",
            "FZKai-Z03S",
            "FZDocKai",
            "CESI楷体-GB18030",
            "CESI楷体-GB13000",
            "CESI楷体-GB2312",
            "华文楷体",
            "STKaiti",
        ],
    ),
    (
        Typeface::Song,
        &[
            "宋体",
            "SimSun",
            "NSimSun",
            "方正书宋_GBK",
            "方正书宋简体",
            "FZShuSong-Z01",
            "FZShuSong-Z01S",
            "CESI宋体-GB18030",
            "CESI宋体-GB13000",
            "CESI宋体-GB2312",
        ],
    ),
];

/// Families for Western digits and letters beside 仿宋 and 楷体.
const WESTERN: &[&str] = &["Times New Roman", "TimesNewRomanPSMT"];

/// What became of a font file in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// It is used for these typefaces, or for Western characters if there are none.
    Taken(Vec<Typeface>),
    /// It is none of the known families.
    Unknown,
    /// Its licence bits forbid embedding (OS/2 fsType 2).
    Restricted,
    /// Its outlines are CFF; only TrueType is embedded.
    NotTrueType,
    /// It is no font.
    Broken,
    /// It is more than is read.
    TooMuch(Excess),
}

/// The most faces that a letter has to choose from; their numbers are bytes.
const MOST_FACES: usize = u8::MAX as usize - Excess::Faces.most();

/// A name of a family that is longer than this in bytes is none.
const LONGEST_NAME: usize = 1000;

impl Fonts {
    /// Adds the faces of folders to the embedded ones. The order of the files does not
    /// matter: a typeface gets the first family of its list that is there.
    pub fn with_own(files: Vec<(String, Vec<u8>)>) -> (Fonts, Vec<(String, Offer)>) {
        let mut fonts = Fonts::embedded();
        let mut best: Vec<Option<(usize, FaceId)>> = vec![None; FAMILIES.len() + 1];
        let mut offers = Vec::new();
        for (file, bytes) in files {
            let offer = fonts.offer(&file, bytes, &mut best);
            offers.push((file, offer));
        }
        for (idx, found) in best.iter().enumerate() {
            if let Some((_, face)) = found {
                fonts.prefer(FAMILIES.get(idx).map(|(typeface, _)| *typeface), *face);
            }
        }
        (fonts, offers)
    }

    fn offer(
        &mut self,
        file: &str,
        bytes: Vec<u8>,
        best: &mut [Option<(usize, FaceId)>],
    ) -> Offer {
        // A face that is used lives as long as the process does; others are let go.
        let n_faces = ttf_parser::fonts_in_collection(&bytes).unwrap_or(1);
        if n_faces as usize > Excess::Faces.most() || self.slots.len() >= MOST_FACES {
            return Offer::TooMuch(Excess::Faces);
        }
        let mut outcome = Offer::Broken;
        let mut used: Vec<(u32, Vec<(usize, usize)>)> = Vec::new();
        for index in 0..n_faces {
            let Ok(parsed) = ttf_parser::Face::parse(&bytes, index) else { continue };
            if let Some(excess) = bounds::excess(&parsed) {
                return Offer::TooMuch(excess);
            }
            let ranks = ranks(&parsed);
            outcome = match () {
                () if ranks.is_empty() => Offer::Unknown,
                () if parsed.permissions() == Some(Permissions::Restricted) => {
                    Offer::Restricted
                }
                () if parsed.tables().glyf.is_none() => Offer::NotTrueType,
                () => {
                    used.push((index, ranks));
                    continue;
                }
            };
        }
        if used.is_empty() {
            return outcome;
        }
        let bytes: &'static [u8] = Box::leak(bytes.into_boxed_slice());
        let mut taken = Vec::new();
        for (index, ranks) in used {
            let Some(face) = Face::try_parse(bytes, index) else { continue };
            let id = FaceId(self.slots.len() as u8);
            let data = Data::Plain(bytes, index);
            self.slots.push(Slot {
                file: file.to_string(),
                wide: false,
                data,
                face: OnceLock::from(face),
            });
            for (list, rank) in ranks {
                if best[list].is_none_or(|(other, _)| rank < other) {
                    best[list] = Some((rank, id));
                }
                taken.extend(FAMILIES.get(list).map(|(typeface, _)| *typeface));
            }
        }
        Offer::Taken(taken)
    }

    /// Puts a face first in its typeface. What it lacks comes from the faces after it.
    fn prefer(&mut self, typeface: Option<Typeface>, face: FaceId) {
        match typeface {
            Some(typeface) => {
                let own_digits = matches!(
                    typeface,
                    Typeface::XiaoBiaoSong | Typeface::Hei | Typeface::Song
                );
                let chain = &mut self.chains[typeface as usize];
                chain.han.insert(0, face);
                chain.mark.insert(0, face);
                if own_digits {
                    chain.western.insert(0, face);
                }
            }
            None => {
                for typeface in [Typeface::FangSong, Typeface::Kai] {
                    self.chains[typeface as usize].western.insert(0, face);
                }
            }
        }
    }
}

/// The lists that name the face, each with the face's rank in it.
fn ranks(face: &ttf_parser::Face) -> Vec<(usize, usize)> {
    let wanted =
        [name_id::FAMILY, name_id::TYPOGRAPHIC_FAMILY, name_id::POST_SCRIPT_NAME];
    let names: Vec<String> = face
        .names()
        .into_iter()
        .filter(|name| wanted.contains(&name.name_id) && name.name.len() < LONGEST_NAME)
        .filter_map(|name| name.to_string())
        .collect();
    let lists = FAMILIES.iter().map(|(_, families)| *families).chain([WESTERN]);
    let rank = |list: &[&str]| {
        list.iter()
            .position(|family| names.iter().any(|name| name.eq_ignore_ascii_case(family)))
    };
    lists.enumerate().filter_map(|(idx, list)| Some((idx, rank(list)?))).collect()
}
