//! What the cells of a column say of its field.

use super::classes;
use super::fields::CellKind;
use super::fields::Field;
use super::sheet::SheetCell;
use super::values;
use crate::chinese::ProposalKind;
use crate::chinese::to_half_width;

/// How well the cells of a column fit a field; the better the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// They are of its form, or texts where any text is.
    For,
    /// There are none.
    Nothing,
    /// They are of another form.
    Against,
}

/// The most cells that are looked at.
const MOST_CELLS: usize = 200;

/// What the cells below a heading say.
pub(super) fn evidence<'c>(
    field: &Field,
    is_weak: bool,
    cells: impl Iterator<Item = &'c SheetCell>,
) -> Evidence {
    let cells = cells.filter(|cell| !cell.text.is_empty()).take(MOST_CELLS);
    let (mut n_cells, mut n_fit) = (0_usize, 0_usize);
    for cell in cells {
        n_cells += 1;
        n_fit += usize::from(fits(field, is_weak, cell));
    }
    match n_cells {
        0 => Evidence::Nothing,
        // Below the proposals are sums and remarks.
        _ if n_fit * 2 >= n_cells => Evidence::For,
        _ => Evidence::Against,
    }
}

/// Whether a cell is of the form of a field. A heading that says little asks for more.
fn fits(field: &Field, is_weak: bool, cell: &SheetCell) -> bool {
    let text = to_half_width(&cell.text);
    let n_chars = text.chars().count();
    match field.key {
        "proposal.number" => {
            // Of a mobile telephone all is digits; 2024001 is none.
            let is_mobile = n_chars == 11 && text.starts_with('1') && is_phone(&text);
            text.chars().any(|ch| ch.is_ascii_digit()) && n_chars <= 24 && !is_mobile
        }
        "proposal.title" => n_chars > 1 && text.parse::<f64>().is_err(),
        "proposal.proposers" => text.parse::<f64>().is_err(),
        "letter.number" => is_number_of_letter(&text),
        "letter.outcome" => {
            let is_word = n_chars <= 6 && !text.contains("满意");
            classes::is_outcome(&text) || (!is_weak && is_word)
        }
        "letter.disclosure" => classes::is_disclosure(&text),
        "contact.phone" => is_phone(&text),
        _ => match field.kind {
            CellKind::Day => cell.day.is_some() || values::day(&cell.text).is_some(),
            CellKind::Proposal => ProposalKind::of(&text).is_some(),
            _ => true,
        },
    }
}

/// 清水函〔2024〕8号, and not that of the body that hands proposals out: 清协办〔2024〕1号.
fn is_number_of_letter(text: &str) -> bool {
    let Some(at) = text.find(['〔', '[', '【', '(']) else { return false };
    let organ = &text[..at];
    let year = text[at..].chars().skip(1).take_while(char::is_ascii_digit).count();
    year == 4
        && !["协办", "政协", "人办", "人大", "常办"].iter().any(|it| organ.contains(it))
}

/// Whether a text has the digits of a telephone, whatever else.
fn is_phone(text: &str) -> bool {
    let n_digits = text.chars().filter(char::is_ascii_digit).count();
    (7..=40).contains(&n_digits) && !text.contains(['〔', '年', '/', '.'])
}
