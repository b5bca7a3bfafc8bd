//! A sheet of an .xlsx.

use super::cells::Cells;
use super::cells::Merged;
use super::package::Package;
use super::style;
use super::xlsx_kept::Kept;
use super::xlsx_kept::unescaped;
use super::xml::Tag;
use super::xml::Visit;
use crate::ledger::refusal::Refusal;
use crate::ledger::room::Room;
use crate::ledger::sheet::SheetCell;
use crate::ledger::sheet::SheetLine;

/// The rows of a sheet.
pub(super) fn lines(
    package: &mut Package,
    name: &str,
    kept: &Kept,
    room: &mut Room,
) -> Result<Vec<SheetLine>, Refusal> {
    let mut sheet = Sheet {
        kept,
        cells: Cells::default(),
        room,
        merged: Vec::new(),
        row: 0,
        column: 0,
        cell: Open::default(),
        place: Place::Other,
        is_reading: false,
    };
    package.walk(name, &mut sheet)?;
    sheet.cells.lines(&sheet.merged, sheet.room)
}

/// What is read of a sheet until now.
struct Sheet<'a> {
    kept: &'a Kept,
    cells: Cells,
    room: &'a mut Room,
    merged: Vec<Merged>,
    /// The place of the cell that is read.
    row: usize,
    column: usize,
    cell: Open,
    place: Place,
    /// Whether the text tells how another is pronounced.
    is_reading: bool,
}

/// The cell that is read.
#[derive(Default)]
struct Open {
    kind: String,
    look: usize,
    value: String,
    has_value: bool,
    formula: Option<String>,
}

/// What a text belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Value,
    Formula,
    Other,
}

impl Visit for Sheet<'_> {
    fn start(&mut self, tag: &Tag) -> Result<(), Refusal> {
        match tag.name() {
            "row" => self.row(tag),
            "c" => self.cell(tag),
            "f" => {
                self.cell.formula = Some(String::new());
                self.place = Place::Formula;
            }
            "v" => {
                self.cell.has_value = true;
                self.place = Place::Value;
            }
            "t" => self.place = Place::Value,
            "rPh" => self.is_reading = true,
            "mergeCell" => self.merged.extend(tag.get("ref").and_then(|it| area(&it))),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "row" => {
                self.row += 1;
                self.column = 0;
            }
            "c" => {
                let open = std::mem::take(&mut self.cell);
                let cell = self.shown(open)?;
                self.cells.add((self.row, self.column), cell, self.room)?;
                self.column += 1;
            }
            "f" | "v" | "t" => self.place = Place::Other,
            "rPh" => self.is_reading = false,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Refusal> {
        match (self.place, &mut self.cell.formula) {
            (Place::Value, _) if !self.is_reading => self.cell.value.push_str(text),
            (Place::Formula, Some(formula)) => formula.push_str(text),
            _ => {}
        }
        Ok(())
    }
}

impl Sheet<'_> {
    fn row(&mut self, tag: &Tag) {
        let number = tag.get("r").and_then(|number| number.trim().parse().ok());
        if let Some(number) = number {
            self.row = usize::saturating_sub(number, 1);
        }
        self.column = 0;
        let height = tag.get("ht").and_then(|height| height.trim().parse().ok());
        if tag.is_set("hidden") || height == Some(0.0) {
            self.cells.hide(self.row);
        }
    }

    fn cell(&mut self, tag: &Tag) {
        if let Some((row, column)) = tag.get("r").and_then(|name| place(&name)) {
            (self.row, self.column) = (row, column);
        }
        let look = tag.get("s").and_then(|look| look.trim().parse().ok());
        self.cell = Open {
            kind: tag.get("t").unwrap_or_default().into_owned(),
            look: look.unwrap_or(0),
            ..Open::default()
        };
    }

    /// What a cell shows.
    fn shown(&self, open: Open) -> Result<SheetCell, Refusal> {
        let Open { kind, look, value, has_value, formula } = open;
        let style = self.kept.styles.of(look);
        let number = || value.trim().parse::<f64>().ok().filter(|it| it.is_finite());
        let is_number = matches!(&*kind, "" | "n");
        if let Some(formula) = &formula {
            let is_missing = match is_number {
                true => value.trim().is_empty(),
                false => !has_value && value.is_empty(),
            };
            // A program that does not calculate puts 0.
            let is_put =
                self.kept.is_calculated_later && is_number && number() == Some(0.0);
            if is_missing || is_put {
                return Ok(style::without_value(formula));
            }
        }
        Ok(match &*kind {
            "s" => {
                let at = value.trim().parse::<usize>().ok();
                let text = at.map(|at| self.kept.texts.get(at).ok_or(Refusal::Broken));
                text.transpose()?.map(|text| style.text(text)).unwrap_or_default()
            }
            "b" => style::truth(value.trim() == "1" || value.trim() == "true"),
            "e" => SheetCell::text(value.trim()),
            "d" => style::of_iso(&value, style, self.kept.is_1904),
            "" | "n" => match number() {
                Some(number) => style.number(number, self.kept.is_1904),
                None => style.text(&value),
            },
            _ => style.text(&unescaped(&value)),
        })
    }
}

/// The area that a reference names: A4:B5.
fn area(reference: &str) -> Option<Merged> {
    let (first, last) = reference.split_once(':')?;
    let ((row, column), (last, _)) = (place(first)?, place(last)?);
    Some(Merged { rows: (row, last), column })
}

/// The row and the column of a cell's name: AB12.
fn place(name: &str) -> Option<(usize, usize)> {
    let name = name.trim();
    let digits = name.find(|ch: char| ch.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    let column = letters.bytes().try_fold(0_usize, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        let value =
            letter.is_ascii_uppercase().then(|| usize::from(letter - b'A') + 1)?;
        column.checked_mul(26)?.checked_add(value)
    })?;
    let row: usize = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}
