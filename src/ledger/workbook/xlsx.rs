//! Workbooks of today: .xlsx

use std::collections::BTreeMap;

use super::SheetLines;
use super::package::Package;
use super::style::Style;
use super::xlsx_sheet;
use super::xml::Tag;
use super::xml::Visit;
use crate::ledger::refusal::Refusal;
use crate::ledger::room::MOST_CELLS;
use crate::ledger::room::MOST_SHEETS;
use crate::ledger::room::Room;

/// Where the list of sheets is.
const BOOK: &str = "xl/workbook.xml";

/// Reads the visible sheets of a workbook; none if it is another kind of file.
pub(super) fn sheets(package: &mut Package) -> Option<Result<SheetLines, Refusal>> {
    let book = package.find(BOOK)?;
    Some(read(package, &book))
}

fn read(package: &mut Package, name: &str) -> Result<SheetLines, Refusal> {
    let mut book = Book::default();
    package.walk(name, &mut book)?;
    let mut relations = Relations::default();
    if let Some(name) = package.find("xl/_rels/workbook.xml.rels") {
        package.walk(&name, &mut relations)?;
    }
    let texts = relations.of_kind("sharedStrings", "sharedStrings.xml");
    let kept = Kept {
        styles: optional(package, relations.of_kind("styles", "styles.xml"))?,
        texts: optional::<Texts>(package, texts)?.texts,
        is_1904: book.is_1904,
        is_calculated_later: book.is_calculated_later,
    };
    if book.sheets.len() > MOST_SHEETS {
        return Err(Refusal::TooLarge);
    }
    let (mut sheets, mut room) = (SheetLines::new(), Room::new());
    for sheet in book.sheets.iter().filter(|sheet| sheet.is_visible) {
        let relation = relations.all.get(&sheet.relation).ok_or(Refusal::Broken)?;
        if !relation.kind.ends_with("/worksheet") {
            continue;
        }
        let name = package.find(&path(&relation.target)).ok_or(Refusal::Broken)?;
        let lines = xlsx_sheet::lines(package, &name, &kept, &mut room)?;
        sheets.push((sheet.name.clone(), lines));
    }
    Ok(sheets)
}

/// A part that need not be there.
fn optional<P: Visit + Default>(
    package: &mut Package,
    target: &str,
) -> Result<P, Refusal> {
    let mut part = P::default();
    if let Some(name) = package.find(&path(target)) {
        package.walk(&name, &mut part)?;
    }
    Ok(part)
}

/// The path in the package of what the list of sheets refers to.
fn path(target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What the sheets of a workbook share.
pub(super) struct Kept {
    pub(super) styles: Styles,
    pub(super) texts: Vec<String>,
    pub(super) is_1904: bool,
    /// Whether a program wrote it that does not calculate, and put 0 for each value.
    pub(super) is_calculated_later: bool,
}

/// The list of sheets.
#[derive(Default)]
struct Book {
    sheets: Vec<Listed>,
    is_1904: bool,
    is_calculated_later: bool,
}

struct Listed {
    name: String,
    relation: String,
    is_visible: bool,
}

impl Visit for Book {
    fn start(&mut self, tag: &Tag) -> Result<(), Refusal> {
        let text = |name| tag.get(name).unwrap_or_default().into_owned();
        match tag.name() {
            "workbookPr" => self.is_1904 = tag.is_set("date1904"),
            "calcPr" => self.is_calculated_later = tag.is_set("fullCalcOnLoad"),
            "sheet" => self.sheets.push(Listed {
                name: text("name"),
                relation: text("id"),
                is_visible: !matches!(&*text("state"), "hidden" | "veryHidden"),
            }),
            _ => {}
        }
        Ok(())
    }
}

/// What the list of sheets refers to.
#[derive(Default)]
struct Relations {
    all: BTreeMap<String, Relation>,
}

struct Relation {
    kind: String,
    target: String,
}

impl Relations {
    /// The part of a kind, or the usual one.
    fn of_kind<'a>(&'a self, kind: &str, usual: &'a str) -> &'a str {
        let is_it = |relation: &&Relation| {
            relation.kind.rsplit('/').next().is_some_and(|last| last == kind)
        };
        self.all.values().find(is_it).map_or(usual, |relation| relation.target.as_str())
    }
}

impl Visit for Relations {
    fn start(&mut self, tag: &Tag) -> Result<(), Refusal> {
        let text = |name| tag.get(name).unwrap_or_default().into_owned();
        if tag.name() == "Relationship" {
            let relation = Relation { kind: text("Type"), target: text("Target") };
            self.all.insert(text("Id"), relation);
        }
        Ok(())
    }
}

/// The looks of cells.
pub(super) struct Styles {
    /// By the number of their format.
    formats: BTreeMap<u32, Style>,
    /// The number of the format of each look.
    looks: Vec<u32>,
    part: Part,
}

/// Which list is read.
#[derive(PartialEq, Eq)]
enum Part {
    Formats,
    Looks,
    Other,
}

impl Default for Styles {
    fn default() -> Styles {
        let formats = BTreeMap::from([(0, Style::builtin(0))]);
        Styles { formats, looks: Vec::new(), part: Part::Other }
    }
}

impl Styles {
    /// The style of a look; the first one, General, if there is none.
    pub(super) fn of(&self, look: usize) -> &Style {
        let id = self.looks.get(look).copied().unwrap_or(0);
        self.formats.get(&id).unwrap_or(&self.formats[&0])
    }
}

impl Visit for Styles {
    fn start(&mut self, tag: &Tag) -> Result<(), Refusal> {
        let id = || tag.get("numFmtId").and_then(|id| id.trim().parse().ok());
        match (tag.name(), &self.part) {
            ("numFmts", _) => self.part = Part::Formats,
            ("cellXfs", _) => self.part = Part::Looks,
            ("numFmt", Part::Formats) => {
                let code = tag.get("formatCode").unwrap_or_default();
                if let Some(id) = id() {
                    self.formats.insert(id, Style::new(&code));
                }
            }
            ("xf", Part::Looks) => {
                let id = id().unwrap_or(0);
                self.formats.entry(id).or_insert_with(|| Style::builtin(id));
                self.looks.push(id);
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        if matches!(name, "numFmts" | "cellXfs") {
            self.part = Part::Other;
        }
        Ok(())
    }
}

/// The texts that cells share.
#[derive(Default)]
struct Texts {
    texts: Vec<String>,
    open: String,
    is_text: bool,
    is_reading: bool,
}

impl Visit for Texts {
    fn start(&mut self, tag: &Tag) -> Result<(), Refusal> {
        match tag.name() {
            "t" => self.is_text = true,
            // How a text is pronounced.
            "rPh" => self.is_reading = true,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "t" => self.is_text = false,
            "rPh" => self.is_reading = false,
            "si" if self.texts.len() == MOST_CELLS => return Err(Refusal::TooLarge),
            "si" => self.texts.push(unescaped(&std::mem::take(&mut self.open))),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Refusal> {
        if self.is_text && !self.is_reading {
            self.open.push_str(text);
        }
        Ok(())
    }
}

/// A text without the escapes of what XML does not have: _x000D_.
pub(super) fn unescaped(text: &str) -> String {
    let mut parts = text.split("_x");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..4).filter(|_| part[4..].starts_with('_'));
        let ch = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        match ch.and_then(char::from_u32) {
            Some(ch) => {
                whole.push(ch);
                whole.push_str(&part[5..]);
            }
            None => {
                whole.push_str("_x");
                whole.push_str(part);
            }
        }
    }
    whole
}
