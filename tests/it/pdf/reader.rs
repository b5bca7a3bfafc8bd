//! Reads a file as a viewer does: glyphs with their places, and the text they say.

use std::collections::BTreeMap;

use lopdf::Dictionary;
use lopdf::Document;
use lopdf::Object;
use lopdf::ObjectId;
use lopdf::content::Content;
use lopdf::content::Operation;

/// What a page shows.
#[derive(Default)]
pub(super) struct Shown {
    /// Each glyph's place in points from the sheet's lower left corner.
    pub(super) places: Vec<(f64, f64)>,
    /// What a reader extracts, leaving artifacts out.
    pub(super) text: String,
    /// What a reader leaves out.
    pub(super) artifacts: String,
    /// Tags with their number.
    pub(super) tags: Vec<(String, i64)>,
    /// How many rectangles are filled outside of artifacts.
    pub(super) n_stray: usize,
}

/// A font's widths and characters by code.
struct Font {
    widths: BTreeMap<u16, f64>,
    characters: BTreeMap<u16, String>,
}

/// Marked content that is open.
enum Open {
    Tag,
    Artifact,
    Stated,
}

/// Follows a reference, or takes the object itself.
pub(super) fn resolved<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document.dereference(object).expect("it is there").1
}

/// A dictionary's entry that is a dictionary.
pub(super) fn part<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &str,
) -> &'a Dictionary {
    let entry = dictionary.get(key.as_bytes()).expect("the key is there");
    resolved(document, entry).as_dict().expect("it is a dictionary")
}

/// A name as text.
pub(super) fn name(dictionary: &Dictionary, key: &str) -> String {
    let name = dictionary.get(key.as_bytes()).and_then(Object::as_name);
    String::from_utf8_lossy(name.expect("it is a name")).into_owned()
}

/// The content of a stream, unpacked.
pub(super) fn content(document: &Document, object: &Object) -> Vec<u8> {
    let stream = resolved(document, object).as_stream().expect("it is a stream");
    stream.get_plain_content().expect("it unpacks")
}

/// A text string in UTF-16 behind its mark.
pub(super) fn text(object: &Object) -> String {
    let bytes = object.as_str().expect("it is a string");
    assert_eq!(bytes[..2], [0xFE, 0xFF]);
    let units = bytes[2..].chunks(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
    char::decode_utf16(units).map(|ch| ch.expect("it is UTF-16")).collect()
}

/// The fonts of the file by their resource names.
pub(super) fn fonts(document: &Document, page: ObjectId) -> Vec<(String, Dictionary)> {
    let page = document.get_dictionary(page).expect("a page is a dictionary");
    let fonts = part(document, part(document, page, "Resources"), "Font");
    let font = |key: &[u8]| part(document, fonts, &String::from_utf8_lossy(key)).clone();
    let key = |key: &[u8]| String::from_utf8_lossy(key).into_owned();
    fonts.iter().map(|(name, _)| (key(name), font(name))).collect()
}

/// The one font below a composite font.
pub(super) fn descendant<'a>(
    document: &'a Document,
    font: &'a Dictionary,
) -> &'a Dictionary {
    let fonts = font.get(b"DescendantFonts").and_then(Object::as_array);
    let font = &fonts.expect("it is a composite font")[0];
    resolved(document, font).as_dict().expect("a font is a dictionary")
}

/// A font's widths by code.
pub(super) fn widths(document: &Document, font: &Dictionary) -> BTreeMap<u16, f64> {
    let widths = descendant(document, font).get(b"W").and_then(Object::as_array);
    let mut by_code = BTreeMap::new();
    for pair in widths.expect("widths are an array").chunks(2) {
        let first = pair[0].as_i64().expect("a code") as u16;
        let widths = pair[1].as_array().expect("widths from that code on");
        let widths = widths.iter().map(number);
        by_code.extend((first..).zip(widths));
    }
    by_code
}

/// Plays a page's operators.
pub(super) fn shown(document: &Document, page: ObjectId) -> Shown {
    let fonts: BTreeMap<String, Font> = fonts(document, page)
        .into_iter()
        .map(|(name, font)| {
            let widths = widths(document, &font);
            let characters = characters(document, &font);
            (name, Font { widths, characters })
        })
        .collect();
    let bytes = document.get_page_content(page);
    let content = Content::decode(&bytes).expect("the content is well-formed");
    let mut player = Player { fonts, ..Player::default() };
    content.operations.iter().for_each(|operation| player.play(operation));
    assert!(player.open.is_empty(), "what is opened is closed");
    player.shown
}

fn characters(document: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let map = content(document, font.get(b"ToUnicode").expect("text can be extracted"));
    let map = String::from_utf8(map).expect("the map is ASCII");
    let hex = |hex: &str| -> Vec<u16> {
        let hex = hex.trim_matches(['<', '>']);
        let unit = |at: usize| u16::from_str_radix(&hex[at..at + 4], 16).expect("hex");
        (0..hex.len()).step_by(4).map(unit).collect()
    };
    map.lines()
        .filter(|line| line.starts_with('<') && !line.contains("<FFFF>"))
        .map(|line| {
            let (code, text) = line.split_once(' ').expect("two strings");
            (hex(code)[0], String::from_utf16(&hex(text)).expect("it is UTF-16"))
        })
        .collect()
}

#[derive(Default)]
struct Player {
    fonts: BTreeMap<String, Font>,
    font: String,
    size: f64,
    spacing: f64,
    at: (f64, f64),
    open: Vec<Open>,
    shown: Shown,
}

impl Player {
    fn play(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "Tf" => {
                let name = operands[0].as_name().expect("a font has a name");
                self.font = String::from_utf8_lossy(name).into_owned();
                self.size = number(&operands[1]);
            }
            "Tc" => self.spacing = number(&operands[0]),
            "Tm" => self.at = (number(&operands[4]), number(&operands[5])),
            "TJ" => operands[0].as_array().expect("an array").iter().for_each(|item| {
                match item {
                    Object::String(codes, _) => self.show(codes),
                    offset => self.at.0 -= number(offset) * self.size / 1000.0,
                }
            }),
            "BDC" | "BMC" => self.begin(operands),
            "EMC" => drop(self.open.pop().expect("what is closed was opened")),
            "re" => self.shown.n_stray += usize::from(!self.is_artifact()),
            "BT" | "ET" | "f" | "g" | "rg" => {}
            other => panic!("{other} is not expected"),
        }
    }

    fn begin(&mut self, operands: &[Object]) {
        let tag = operands[0].as_name().expect("content is marked by a name");
        let properties = operands.get(1).map(|properties| properties.as_dict());
        let properties = properties.transpose().expect("properties are a dictionary");
        let entry = |key: &str| properties.and_then(|p| p.get(key.as_bytes()).ok());
        if let Some(stated) = entry("ActualText") {
            assert_eq!(tag, b"Span");
            let stated = text(stated);
            self.said().push_str(&stated);
            self.open.push(Open::Stated);
        } else if let Some(id) = entry("MCID") {
            let id = id.as_i64().expect("a number");
            self.shown.tags.push((String::from_utf8_lossy(tag).into_owned(), id));
            self.open.push(Open::Tag);
        } else {
            assert_eq!(tag, b"Artifact");
            self.open.push(Open::Artifact);
        }
    }

    fn show(&mut self, codes: &[u8]) {
        assert!(!self.open.is_empty(), "all text is marked");
        let code = u16::from_be_bytes([codes[0], codes[1]]);
        let font = &self.fonts[&self.font];
        let (width, character) = (font.widths[&code], font.characters[&code].clone());
        self.shown.places.push(self.at);
        if !self.open.iter().any(|open| matches!(open, Open::Stated)) {
            self.said().push_str(&character);
        }
        self.at.0 += width * self.size / 1000.0 + self.spacing;
    }

    fn said(&mut self) -> &mut String {
        match self.is_artifact() {
            true => &mut self.shown.artifacts,
            false => &mut self.shown.text,
        }
    }

    fn is_artifact(&self) -> bool {
        self.open.iter().any(|open| matches!(open, Open::Artifact))
    }
}

fn number(object: &Object) -> f64 {
    object.as_float().expect("it is a number").into()
}
