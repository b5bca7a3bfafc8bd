//! The look of each part of a letter.

use super::text::CELL;
use crate::document::Role;
use crate::font::Typeface;
use crate::gbt9704::Style;
use crate::geometry::Length;

/// Typeface, type size, and the cell of a 汉字.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) typeface: Typeface,
    pub(super) size: Length,
    pub(super) cell: Length,
}

/// The look of a part (7.2.4, 7.3.1, 7.3.3, 7.4.2, 7.5).
pub(super) fn look(role: Role, style: &Style) -> Look {
    let on_grid =
        |typeface| Look { typeface, size: style.text_size, cell: style.cells(1) };
    match role {
        Role::Letterhead => free(Typeface::XiaoBiaoSong, style.letterhead_size),
        Role::Title | Role::AttachmentTitle => {
            free(Typeface::XiaoBiaoSong, style.title_size)
        }
        Role::Folio => free(Typeface::Song, style.small_size),
        Role::Copies => free(Typeface::FangSong, style.small_size),
        Role::HeadCell | Role::HeadAgain => free(Typeface::Hei, style.table_size),
        Role::Cell => free(Typeface::FangSong, style.table_size),
        Role::Draft
        | Role::Heading(1)
        | Role::Caption
        | Role::Classification
        | Role::Urgency
        | Role::AttachmentLabel => on_grid(Typeface::Hei),
        Role::Heading(2) => on_grid(Typeface::Kai),
        _ => on_grid(Typeface::FangSong),
    }
}

/// A look off the grid, where a cell is as wide as the type.
fn free(typeface: Typeface, size: Length) -> Look {
    Look { typeface, size, cell: size }
}

impl Look {
    /// The look in another size.
    pub(super) fn sized(self, size: Length) -> Look {
        free(self.typeface, size)
    }

    /// Converts thousandths of a cell to a length on paper.
    pub(super) fn on_paper(self, width: i32) -> Length {
        self.cell.parts(width.into(), CELL.into())
    }

    /// Converts a length on paper to thousandths of a cell.
    pub(super) fn in_cells(self, length: Length) -> i32 {
        (length.thousandths() * i64::from(CELL) / self.cell.thousandths()) as i32
    }
}
