//! The faces that letters are set in.

use reply::font::Face;
use reply::font::FaceId;
use reply::font::Fonts;
use reply::font::Offer;
use reply::font::Typeface;
use sha2::Digest;
use sha2::Sha256;

/// Every face in the binary, by the hash of its bytes as their makers published them.
const FACES: [(&str, &str); 9] = [
    (
        "LXGWZhuqueFangsong-Regular.ttf",
        "558c62730844fe54ba220146ed62f859d4e2880188d92d985f8921c6e3743bc4",
    ),
    ("gkai00mp.ttf", "61519fb9bdda4a1a3aa02a12cbb76c2ef897ce879775d7ea2265d0a65fe54d16"),
    ("gbsn00lp.ttf", "705ec2dba81eaee1208e4ed5d3ff23ab259292e8e0e163ea3de297ef1317007a"),
    (
        "NotoSansSC_500Medium.ttf",
        "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
    ),
    (
        "NotoSerifSC_700Bold.ttf",
        "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
    ),
    (
        "LiberationSerif-Regular.ttf",
        "29d12439831b7f59194efec85872f24f54eff05738933f9a860220d2abff88ba",
    ),
    ("rare/ukai.ttc", "cfc758e69386a21bade8cb3b373fda20d7f2fac6e8904ced2ded98588b63e274"),
    (
        "rare/BabelStoneHan.ttf",
        "d8bb747b3fdccd84a60bd0aa56bb90937270d0bd15f1101cd8f2a5a3709dd0a3",
    ),
    (
        "rare/HanaMinB.ttf",
        "829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c",
    ),
];

fn faces() -> impl Iterator<Item = (FaceId, &'static Face)> {
    let fonts = Fonts::builtin();
    (0..FACES.len() as u8).map(FaceId).map(|id| (id, fonts.face(id)))
}

#[test]
fn the_faces_are_those_their_makers_published() {
    for ((id, face), (file, hash)) in faces().zip(FACES) {
        assert_eq!(Fonts::builtin().file(id), file);
        let bytes = Sha256::digest(face.tables().raw_face().data);
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, hash, "{file}");
    }
}

#[test]
fn no_other_file_lies_among_the_faces() {
    let mut found: Vec<String> = Vec::new();
    for (folder, prefix) in [("fonts", ""), ("fonts/rare", "rare/")] {
        for entry in std::fs::read_dir(folder).expect("the folder of faces") {
            let entry = entry.expect("a readable folder");
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_file() && !name.ends_with(".md") {
                found.push(format!("{prefix}{}", name.trim_end_matches(".zst")));
            }
        }
    }
    found.sort();
    let mut known: Vec<&str> = FACES.iter().map(|(file, _)| *file).collect();
    known.sort();
    assert_eq!(found, known);
}

#[test]
fn every_face_may_be_embedded_as_outlines_of_truetype() {
    for (id, face) in faces() {
        let file = Fonts::builtin().file(id);
        let tables = face.tables();
        assert!(tables.tables().glyf.is_some(), "{file}");
        let permissions = tables.permissions();
        assert_ne!(permissions, Some(ttf_parser::Permissions::Restricted), "{file}");
        assert!(!face.postscript_name().is_empty(), "{file}");
    }
}

#[test]
fn every_han_character_is_one_em_wide() {
    for (id, face) in faces().filter(|(id, _)| *id != FaceId(5)) {
        for ch in '\u{4E00}'..='\u{9FFF}' {
            if let Some(glyph) = face.glyph(ch) {
                let file = Fonts::builtin().file(id);
                assert_eq!(face.advance(glyph), 1000, "{ch} in {file}");
            }
        }
    }
}

#[test]
fn marks_take_a_whole_cell_in_every_typeface() {
    for typeface in Typeface::ALL {
        for ch in "“”‘’—…，。、；：？！（）《》〈〉〔〕".chars()
        {
            let choice = Fonts::builtin().glyph(typeface, ch);
            let choice = choice.unwrap_or_else(|| panic!("{ch} in {typeface:?}"));
            assert_eq!(choice.advance, 1000, "{ch} in {typeface:?}");
        }
    }
}

/// Two dashes of the text make one stroke, and a quotation mark stands in the half of its cell that is
/// nearer to what it quotes.
#[test]
fn dashes_join_and_quotes_hug_what_they_quote() {
    let fonts = Fonts::builtin();
    for typeface in Typeface::ALL {
        let ink = |ch| {
            let choice = fonts.glyph(typeface, ch).expect("every typeface has marks");
            let bounds = fonts.face(choice.face).bounds(choice.id).expect("ink");
            (choice.shift + bounds.left, choice.shift + bounds.right)
        };
        for opening in ['“', '‘'] {
            assert!(
                ink(opening).0 >= 480,
                "{opening} in {typeface:?}: {:?}",
                ink(opening)
            );
        }
        for closing in ['”', '’'] {
            assert!(
                ink(closing).1 <= 520,
                "{closing} in {typeface:?}: {:?}",
                ink(closing)
            );
        }
        if matches!(typeface, Typeface::FangSong | Typeface::Kai) {
            let (left, right) = ink('—');
            assert!(left <= 0 && right >= 1000, "{typeface:?}: {left}…{right}");
        }
    }
}

#[test]
fn digits_beside_fangsong_and_kai_are_half_an_em() {
    for typeface in [Typeface::FangSong, Typeface::Kai, Typeface::Song] {
        for ch in '0'..='9' {
            let choice = Fonts::builtin().glyph(typeface, ch).expect("digits");
            assert_eq!(choice.advance, 500, "{ch} in {typeface:?}");
        }
    }
}

#[test]
fn the_middle_dot_and_the_hyphen_take_half_a_cell() {
    for typeface in Typeface::ALL {
        for ch in ['·', '-', '–'] {
            let choice = Fonts::builtin().glyph(typeface, ch);
            let choice = choice.unwrap_or_else(|| panic!("{ch} in {typeface:?}"));
            assert_eq!(choice.advance, 500, "{ch} in {typeface:?}");
        }
    }
}

#[test]
fn a_private_character_has_no_glyph() {
    for typeface in Typeface::ALL {
        for ch in ['\u{E000}', '\u{E815}', '\u{F8FF}', '\u{F0000}', '\u{10FFFF}'] {
            let choice = Fonts::builtin().glyph(typeface, ch);
            assert_eq!(choice, None, "U+{:X} in {typeface:?}", u32::from(ch));
        }
    }
}

/// The blocks of GB 18030—2022, level 3, by their first and last characters.
const LEVEL_3: [(char, char); 7] = [
    ('\u{3400}', '\u{4DB5}'),
    ('\u{4E00}', '\u{9FEF}'),
    ('\u{20000}', '\u{2A6D6}'),
    ('\u{2A700}', '\u{2B734}'),
    ('\u{2B740}', '\u{2B81D}'),
    ('\u{2B820}', '\u{2CEA1}'),
    ('\u{2CEB0}', '\u{2EBE0}'),
];

/// Those of them that are another character's twins, and share its outline.
const COMPATIBLE: [char; 21] = [
    '\u{F92C}', '\u{F979}', '\u{F995}', '\u{F9E7}', '\u{F9F1}', '\u{FA0C}', '\u{FA0D}',
    '\u{FA0E}', '\u{FA0F}', '\u{FA11}', '\u{FA13}', '\u{FA14}', '\u{FA18}', '\u{FA1F}',
    '\u{FA20}', '\u{FA21}', '\u{FA23}', '\u{FA24}', '\u{FA27}', '\u{FA28}', '\u{FA29}',
];

/// All characters of level 3, but for the twins; and the twins.
pub(crate) fn level_3() -> [String; 2] {
    let blocks = LEVEL_3.into_iter().flat_map(|(first, last)| first..=last);
    [blocks.collect(), COMPATIBLE.into_iter().collect()]
}

#[test]
fn every_character_of_level_3_has_ink_in_every_typeface() {
    let fonts = Fonts::builtin();
    let is_blank = |typeface, ch: &char| {
        let choice = fonts.glyph(typeface, *ch);
        choice.is_none_or(|choice| fonts.face(choice.face).bounds(choice.id).is_none())
    };
    for typeface in Typeface::ALL {
        let all = level_3().concat();
        let blank: String = all.chars().filter(|ch| is_blank(typeface, ch)).collect();
        assert_eq!(blank, "", "{typeface:?}");
    }
}

#[test]
fn names_are_found_where_their_typeface_is() {
    let file = |typeface, ch| {
        let choice = Fonts::builtin().glyph(typeface, ch).expect("some face has it");
        Fonts::builtin().file(choice.face)
    };
    assert_eq!(file(Typeface::FangSong, '喆'), "LXGWZhuqueFangsong-Regular.ttf");
    assert_eq!(file(Typeface::FangSong, '頔'), "rare/ukai.ttc");
    assert_eq!(file(Typeface::Kai, '镕'), "rare/ukai.ttc");
    assert_eq!(file(Typeface::XiaoBiaoSong, '𬎆'), "rare/BabelStoneHan.ttf");
}

/// The embedded 楷体 as bytes, to be given another name.
fn kaiti() -> Vec<u8> {
    Fonts::builtin().face(FaceId(1)).tables().raw_face().data.to_vec()
}

/// Where a table lies in a font file.
fn table(font: &[u8], tag: &[u8; 4]) -> std::ops::Range<usize> {
    let number = |at: usize| {
        u32::from_be_bytes(font[at..at + 4].try_into().expect("four bytes")) as usize
    };
    let n_tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let record = (0..n_tables)
        .map(|idx| 12 + 16 * idx)
        .find(|&at| &font[at..at + 4] == tag)
        .expect("the font has the table");
    let start = number(record + 8);
    start..start + number(record + 12)
}

/// The font under another family name, in a name table with that one name.
fn named(mut font: Vec<u8>, family: &str) -> Vec<u8> {
    let place = table(&font, b"name");
    let name: Vec<u8> = family.encode_utf16().flat_map(u16::to_be_bytes).collect();
    // Format, one record, strings at 18; Windows, Unicode, Chinese, family.
    let fields = [0, 1, 18, 3, 1, 0x0804, 1, name.len() as u16, 0];
    let mut names: Vec<u8> = fields.into_iter().flat_map(u16::to_be_bytes).collect();
    names.extend(name);
    assert!(names.len() <= place.len(), "the old table has room for the new one");
    font[place.clone()].fill(0);
    font[place.start..place.start + names.len()].copy_from_slice(&names);
    font
}

/// The font with its maker's embedding permissions changed.
fn permitted(mut font: Vec<u8>, fs_type: u16) -> Vec<u8> {
    let place = table(&font, b"OS/2").start + 8;
    font[place..place + 2].copy_from_slice(&fs_type.to_be_bytes());
    font
}

/// Offers files; gives the faces and what became of each.
fn offered(files: Vec<(&str, Vec<u8>)>) -> (Fonts, Vec<Offer>) {
    let files = files.into_iter().map(|(file, bytes)| (file.to_owned(), bytes)).collect();
    let (fonts, offers) = Fonts::with_own(files);
    (fonts, offers.into_iter().map(|(_, offer)| offer).collect())
}

fn serves(fonts: &Fonts, typeface: Typeface, ch: char) -> &str {
    fonts.file(fonts.glyph(typeface, ch).expect("some face has it").face)
}

#[test]
fn a_clerks_own_face_serves_its_typeface() {
    for family in ["楷体_GB2312", "KaiTi", "kaiti_gb2312"] {
        let (fonts, offers) = offered(vec![("自己的.ttf", named(kaiti(), family))]);
        assert_eq!(offers, [Offer::Taken(vec![Typeface::Kai])], "{family}");
        assert_eq!(serves(&fonts, Typeface::Kai, '提'), "自己的.ttf");
        assert_eq!(serves(&fonts, Typeface::Kai, '。'), "自己的.ttf");
        // Digits and what the face lacks come from the embedded ones.
        assert_eq!(serves(&fonts, Typeface::Kai, '1'), "LiberationSerif-Regular.ttf");
        assert_eq!(serves(&fonts, Typeface::Kai, '镕'), "rare/ukai.ttc");
        let other = "LXGWZhuqueFangsong-Regular.ttf";
        assert_eq!(serves(&fonts, Typeface::FangSong, '提'), other);
    }
}

#[test]
fn the_better_family_serves_in_whatever_order_they_come() {
    let better = || ("好.ttf", named(kaiti(), "楷体_GB2312"));
    let other = || ("次.ttf", named(kaiti(), "华文楷体"));
    for files in [vec![better(), other()], vec![other(), better()]] {
        let (fonts, _) = offered(files);
        assert_eq!(serves(&fonts, Typeface::Kai, '提'), "好.ttf");
    }
}

#[test]
fn a_clerks_faces_for_several_typefaces() {
    let (fonts, offers) = offered(vec![
        ("仿宋.ttf", named(kaiti(), "仿宋_GB2312")),
        ("标宋.ttf", named(kaiti(), "方正小标宋简体")),
        ("西文.ttf", named(kaiti(), "Times New Roman")),
    ]);
    let taken = [
        Offer::Taken(vec![Typeface::FangSong]),
        Offer::Taken(vec![Typeface::XiaoBiaoSong]),
        Offer::Taken(vec![]),
    ];
    assert_eq!(offers, taken);
    assert_eq!(serves(&fonts, Typeface::FangSong, '提'), "仿宋.ttf");
    assert_eq!(serves(&fonts, Typeface::FangSong, '1'), "西文.ttf");
    assert_eq!(serves(&fonts, Typeface::XiaoBiaoSong, '1'), "标宋.ttf");
}

#[test]
fn a_face_that_may_not_be_embedded_is_not_used() {
    let face = || named(kaiti(), "楷体");
    for (fs_type, may) in [(0, true), (4, true), (8, true), (2, false)] {
        let (fonts, offers) = offered(vec![("x.ttf", permitted(face(), fs_type))]);
        let taken = offers == [Offer::Taken(vec![Typeface::Kai])];
        assert_eq!(taken, may, "fsType {fs_type}: {offers:?}");
        let file = if may { "x.ttf" } else { "gkai00mp.ttf" };
        assert_eq!(serves(&fonts, Typeface::Kai, '提'), file);
        assert!(may || offers == [Offer::Restricted]);
    }
}

#[test]
fn files_that_are_of_no_use_are_told() {
    let mut cut = named(kaiti(), "楷体");
    cut.truncate(200);
    let (fonts, offers) = offered(vec![
        ("空.ttf", vec![]),
        ("文.ttf", "这不是字库".into()),
        ("断.ttf", cut),
        ("别.ttf", named(kaiti(), "某某手写体")),
    ]);
    let broken = Offer::Broken;
    assert_eq!(offers, [broken.clone(), broken.clone(), broken, Offer::Unknown]);
    assert_eq!(serves(&fonts, Typeface::Kai, '提'), "gkai00mp.ttf");
}
