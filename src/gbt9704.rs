//! The numbers of GB/T 9704—2012 and GB/T 33476.2—2016, each with its clause.
//!
//! Lengths without a clause in the text of the standard say so: they are read off its
//! figures or settled by practice.

use crate::geometry::Length;

/// Sheet width, A4 (5.1).
pub const SHEET_WIDTH: Length = Length::mm(210.0);
/// Sheet height, A4 (5.1).
pub const SHEET_HEIGHT: Length = Length::mm(297.0);
/// 天头: 版心 below the sheet's top edge (5.2.1, ± 1 mm).
pub const HEAD: Length = Length::mm(37.0);
/// 订口: 版心 from the sheet's left edge (5.2.1, ± 1 mm).
pub const GUTTER: Length = Length::mm(28.0);
/// 版心 width (5.2.1).
pub const TYPE_AREA_WIDTH: Length = Length::mm(156.0);
/// 版心 height, without the page number (5.2.1).
pub const TYPE_AREA_HEIGHT: Length = Length::mm(225.0);
/// Rows on a full page (5.2.3).
pub const ROWS: i64 = 22;
/// 字 in a full row (5.2.3).
pub const CELLS: i64 = 28;

/// 小初: the most that a letterhead takes (7.2.4 leaves the size free).
pub const SIZE_XIAOCHU: Length = Length::pt(36.0);
/// 2号: the title (7.3.1).
pub const SIZE_2: Length = Length::pt(22.0);
/// 3号: the text and nearly everything else (5.2.2).
pub const SIZE_3: Length = Length::pt(16.0);
/// 4号: the page number (7.5).
pub const SIZE_4: Length = Length::pt(14.0);

/// 一行: edge to edge, wherever the standard sets elements a line apart (3.2; 33476.2
/// writes 10.39 mm).
pub const LINE: Length = Length::mm(10.39);
/// 二行, as between 发文字号 and 标题 (10.1; 33476.2, 9.1).
pub const TWO_LINES: Length = Length::mm(20.78);
/// 3号汉字高度的 7/8, between rows and under the first rule (3.2, 10.1; 33476.2).
pub const SEVEN_EIGHTHS: Length = Length::mm(4.84);
/// The least row pitch of page 1 when a row is saved by it (Fig. 11, measured).
pub const LEAST_PITCH: Length = Length::mm(10.23);

/// 发文机关标志: top of its ink from the sheet's top edge (10.1).
pub const LETTERHEAD_TOP: Length = Length::mm(30.0);
/// The first double rule below the letterhead's ink (10.1).
pub const RULE_BELOW_LETTERHEAD: Length = Length::mm(4.0);
/// Length of both double rules, centred on the 版心 (10.1; Fig. 11).
pub const RULE_LENGTH: Length = Length::mm(170.0);
/// The second rule's outer edge above the sheet's foot (10.1).
pub const RULE_ABOVE_FOOT: Length = Length::mm(20.0);
/// The thick stroke of a double rule (Fig. 11, measured; the text leaves it free).
pub const RULE_THICK: Length = Length::mm(1.1);
/// The white between its strokes (Fig. 11, measured).
pub const RULE_GAP: Length = Length::mm(0.55);
/// The thin stroke (Fig. 11, measured).
pub const RULE_THIN: Length = Length::mm(0.4);

/// 自然段左空二字 (7.3.3), and 附注 too (7.3.6).
pub const INDENT_CELLS: i64 = 2;
/// 加盖印章: the date's room at the right (7.3.5.1).
pub const SEALED_RIGHT_CELLS: i64 = 4;
/// 加盖印章: blank rows between the text and the name, for the seal's upper half.
pub const SEALED_BLANK_ROWS: i64 = 2;
/// 不加盖印章: the name's room at the right, and how far the date starts right of the
/// name (7.3.5.2).
pub const UNSEALED_CELLS: i64 = 2;
/// A bureau's round seal (国发〔1999〕25号 allows 45 mm; 42 mm is usual).
pub const SEAL: Length = Length::mm(42.0);

/// 页码: the dash's centre below the 版心 (7.5; 33476.2).
pub const FOLIO_BELOW: Length = Length::mm(7.0);
/// 页码: room at its outer side (7.5).
pub const FOLIO_CELLS: i64 = 1;

/// The 版心's lower edge from the sheet's top edge.
pub fn type_area_bottom() -> Length {
    HEAD + TYPE_AREA_HEIGHT
}

/// The 版心's right edge from the sheet's left edge.
pub fn type_area_right() -> Length {
    GUTTER + TYPE_AREA_WIDTH
}

/// So many 字 of the 28 that fill the 版心. A cell is 5.571 mm, a little less than 16 pt:
/// 28 characters of 16 pt are 158.04 mm and the type area is 156. The pitch gives way, not
/// the margins, since a clerk measures margins with a ruler.
pub fn cells(count: i64) -> Length {
    TYPE_AREA_WIDTH.parts(count, CELLS)
}

/// From the top of one row to that of the `rows`-th after it, where 22 rows fill the 版心
/// from the first one's top to the last one's foot: 10.4455 mm each.
pub fn rows(rows: i64) -> Length {
    (TYPE_AREA_HEIGHT - SIZE_3).parts(rows, ROWS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_and_type_area_fill_the_sheet() {
        assert_eq!(type_area_right() + Length::mm(26.0), SHEET_WIDTH);
        let foot = SHEET_HEIGHT - type_area_bottom();
        assert!((foot.to_mm() - 35.0).abs() < 0.001);
    }

    #[test]
    fn twenty_two_rows_fill_the_type_area() {
        assert_eq!(rows(ROWS - 1) + SIZE_3, TYPE_AREA_HEIGHT);
        assert!((rows(1).to_mm() - 10.4455).abs() < 0.0005);
    }

    #[test]
    fn twenty_eight_characters_of_16_pt_do_not_fit_so_cells_are_narrower() {
        assert!(SIZE_3 * CELLS > TYPE_AREA_WIDTH);
        assert_eq!(cells(CELLS), TYPE_AREA_WIDTH);
        assert!((cells(1).to_pt() - 15.793).abs() < 0.001);
    }

    #[test]
    fn a_line_is_a_character_and_seven_eighths_of_one() {
        let high = Length::mm(5.54);
        assert!(((high + high.parts(7, 8)).to_mm() - LINE.to_mm()).abs() < 0.01);
        assert_eq!(LINE * 2, TWO_LINES);
    }
}
