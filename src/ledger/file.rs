//! From the bytes of a file to the rows of its sheet.
//!
//! The first bytes of a file decide its format, not its name: what web pages call .xls
//! is often HTML, and a CSV is easily renamed.

use super::complaints;
use super::header;
use super::headings::Headings;
use super::page::Page;
use super::records;
use super::refusal::Refusal;
use super::sheet::Sheet;
use super::sheet::SheetLine;
use super::workbook;
use crate::diagnostic::Diagnostic;
use crate::letter;
use crate::letter::LedgerSettings;
use crate::source::Source;

/// Reads the sheet of a file: the one that the settings name, or the first with a
/// header.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    settings: &LedgerSettings,
    known: &Headings,
) -> Result<Sheet, Vec<Diagnostic>> {
    let complain = |complaint| vec![complaint];
    let sheets = match workbook::sheets(bytes) {
        Ok(sheets) => sheets,
        Err(Refusal::NoBook) => {
            let lines = text(name, bytes).map_err(complain)?;
            return Ok(Sheet { lines, notes: Vec::new() });
        }
        Err(refusal) => return Err(vec![complaints::refused(name, &refusal)]),
    };
    chosen(name, sheets, settings, known).map_err(complain)
}

fn text(name: &str, bytes: &[u8]) -> Result<Vec<SheetLine>, Diagnostic> {
    if bytes.starts_with(b"%PDF") {
        return Err(complaints::pdf(name));
    }
    let file = letter::decode_csv(name, bytes).map_err(|found| match found.code {
        // Its sentences are about tables in letters.
        "not-text" => complaints::refused(name, &Refusal::NotASheet),
        _ => found,
    })?;
    if let Some(page) = Page::of(file.text()) {
        return Err(complaints::web_page(name, page));
    }
    // Lines are counted, and the reader ends them at the first of Windows' two signs.
    let file = Source::new(file.name(), file.text().replace("\r\n", "\n"));
    records::lines(&file)
}

/// The sheet that the settings name, or the first with a header, among all sheets of a
/// file.
fn chosen(
    name: &str,
    mut sheets: Vec<(String, Vec<SheetLine>)>,
    settings: &LedgerSettings,
    known: &Headings,
) -> Result<Sheet, Diagnostic> {
    if let Some(wanted) = &settings.sheet {
        let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        let Some(at) = names.iter().position(|name| name.trim() == &**wanted) else {
            let span = wanted.span().clone();
            return Err(complaints::no_such_sheet(name, wanted, &names, span));
        };
        return Ok(Sheet { lines: sheets.swap_remove(at).1, notes: Vec::new() });
    }
    let has_header =
        |(_, lines): &(String, Vec<SheetLine>)| header::best(lines, known).is_some();
    let with_header: Vec<usize> =
        (0..sheets.len()).filter(|&at| has_header(&sheets[at])).collect();
    let at = with_header.first().copied().unwrap_or(0);
    let others = with_header.iter().skip(1).map(|&other| sheets[other].0.as_str());
    let others: Vec<&str> = others.collect();
    let notes = match others.is_empty() {
        true => Vec::new(),
        false => vec![complaints::more_sheets(name, &sheets[at].0, &others)],
    };
    match sheets.is_empty() {
        true => Err(complaints::refused(name, &Refusal::NotASheet)),
        false => Ok(Sheet { lines: sheets.swap_remove(at).1, notes }),
    }
}
