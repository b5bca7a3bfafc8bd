//! Workbooks of today: .xlsx

use std::collections::BTreeMap;

use super::cells::SheetLines;
use super::package::Package;
use super::xlsx_kept::Kept;
use super::xlsx_kept::Texts;
use super::xlsx_sheet;
use super::xml::Tag;
use super::xml::Visit;
use crate::ledger::refusal::Refusal;
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
