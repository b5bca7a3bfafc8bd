//! How each part of a letter looks.

use crate::document::Role;
use crate::font::Typeface;
use crate::gbt9704;
use crate::geometry::Length;

/// Typeface, size, and the cell that a 汉字 takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) typeface: Typeface,
    pub(super) size: Length,
    pub(super) cell: Length,
}

/// How a part looks (7.2.4, 7.3.1, 7.3.3, 7.5).
pub(super) fn look(role: Role) -> Look {
    let on_grid =
        |typeface| Look { typeface, size: gbt9704::SIZE_3, cell: gbt9704::cells(1) };
    let free = |typeface, size| Look { typeface, size, cell: size };
    match role {
        Role::Letterhead => free(Typeface::XiaoBiaoSong, gbt9704::SIZE_XIAOCHU),
        Role::Title => free(Typeface::XiaoBiaoSong, gbt9704::SIZE_2),
        Role::Folio => free(Typeface::Song, gbt9704::SIZE_4),
        Role::Heading(1) => on_grid(Typeface::Hei),
        Role::Heading(2) => on_grid(Typeface::Kai),
        _ => on_grid(Typeface::FangSong),
    }
}
