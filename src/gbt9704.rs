//! The numbers of GB/T 9704—2012 and GB/T 33476.2—2016, each with its clause.
//!
//! All of them form one [`Style`]. [`STANDARD`] is the standard's; a bureau's own
//! differs from it within the bounds of [`NUMBERS`]. Numbers that have no clause in the
//! text of the standard say so: they are measured in its figures or settled by practice.

use crate::geometry::Length;
use crate::strength::Strength;

/// Sheet width, A4 (5.1).
pub const SHEET_WIDTH: Length = Length::mm(210.0);
/// Sheet height, A4 (5.1).
pub const SHEET_HEIGHT: Length = Length::mm(297.0);

/// The unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Millimetres.
    Mm,
    /// Points of 1/72 inch.
    Pt,
    /// 字, the width of a character.
    Cells,
    /// 行, the rows of a page.
    Rows,
}

impl Unit {
    /// The unit as it is written after a number.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Mm => "mm",
            Unit::Pt => "pt",
            Unit::Cells => "字",
            Unit::Rows => "行",
        }
    }

    /// Whether only whole numbers make sense.
    pub fn is_whole(self) -> bool {
        matches!(self, Unit::Cells | Unit::Rows)
    }
}

/// The description of a number of the [`Style`].
pub struct Number {
    /// Its key in `[layout]`.
    pub name: &'static str,
    /// What the office calls it.
    pub called: &'static str,
    /// Its clause, or its other source.
    pub clause: &'static str,
    /// How binding it is.
    pub strength: Strength,
    /// Its unit.
    pub unit: Unit,
    /// The least value that keeps the page legal.
    pub least: f64,
    /// The greatest value that does.
    pub most: f64,
    /// The standard's value, in its unit.
    pub standard: f64,
    /// A line that sets it, as an example.
    pub example: &'static str,
    /// Reads it from a style.
    pub get: fn(&Style) -> f64,
    /// Sets it in a style.
    pub set: fn(&mut Style, f64),
}

impl Number {
    /// Whether the standard allows one value only.
    pub fn is_fixed(&self) -> bool {
        self.least == self.most
    }
}

macro_rules! kind {
    (Mm) => {
        Length
    };
    (Pt) => {
        Length
    };
    (Cells) => {
        i64
    };
    (Rows) => {
        i64
    };
}

macro_rules! value {
    (Mm, $value:expr) => {
        Length::mm($value)
    };
    (Pt, $value:expr) => {
        Length::pt($value)
    };
    (Cells, $value:expr) => {
        $value as i64
    };
    (Rows, $value:expr) => {
        $value as i64
    };
}

macro_rules! number {
    (Mm, $value:expr) => {
        $value.to_mm()
    };
    (Pt, $value:expr) => {
        $value.to_pt()
    };
    (Cells, $value:expr) => {
        $value as f64
    };
    (Rows, $value:expr) => {
        $value as f64
    };
}

/// One line for each number: unit, value, least, most, strength, clause, Chinese name.
macro_rules! style {
    ($($(#[$doc:meta])+ $name:ident: $unit:ident $value:literal, $least:literal..$most:literal,
       $strength:ident $clause:literal $called:literal;)+) => {
        /// Every number that a page is made by.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Style { $($(#[$doc])+ pub $name: kind!($unit),)+ }

        /// The standard's own numbers.
        pub const STANDARD: Style = Style { $($name: value!($unit, $value),)+ };

        /// The description of each number, in the order of a page.
        pub const NUMBERS: &[Number] = &[$(Number {
            name: stringify!($name),
            called: $called,
            clause: $clause,
            strength: Strength::$strength,
            unit: Unit::$unit,
            least: $least as f64,
            most: $most as f64,
            standard: $value as f64,
            example: concat!(stringify!($name), " = ", $value),
            get: |style| number!($unit, style.$name),
            set: |style, value| style.$name = value!($unit, value),
        },)+];
    };
}

style! {
    /// 天头: 版心 below the sheet's top edge (± 1 mm).
    head: Mm 37.0, 36.0..38.0, Required "5.2.1" "天头";
    /// 订口: 版心 from the sheet's left edge (± 1 mm).
    gutter: Mm 28.0, 27.0..29.0, Required "5.2.1" "订口";
    /// 版心 width.
    type_area_width: Mm 156.0, 156.0..156.0, Required "5.2.1" "版心宽";
    /// 版心 height, without the page number.
    type_area_height: Mm 225.0, 225.0..225.0, Required "5.2.1" "版心高";
    /// Rows on a full page.
    rows: Rows 22, 20..24, Usual "5.2.3" "每面行数";
    /// 字 in a full row. With more than 28, characters of 3号 would overlap.
    chars: Cells 28, 26..28, Usual "5.2.3" "每行字数";
    /// 3号: the text and nearly everything else.
    text_size: Pt 16.0, 15.75..16.0, Usual "5.2.2" "正文字号（3号）";
    /// 2号: the title.
    title_size: Pt 22.0, 21.0..22.0, Usual "7.3.1" "标题字号（2号）";
    /// 4号: page number and 抄送.
    small_size: Pt 14.0, 13.75..14.0, Usual "7.4.2、7.5" "抄送、页码字号（4号）";
    /// Tables: 4号 where it fits, and never below what is given as the least.
    table_size: Pt 14.0, 10.5..16.0, Practice "无规定" "表格字号";
    /// The lines of tables, as thick as the inner ones of 版记 (7.4.1).
    table_rule: Mm 0.25, 0.1..0.5, Practice "无规定" "表格线";
    /// 一行: edge to edge, wherever the standard sets elements a line apart (33476.2 writes
    /// 10.39 mm); twice as much between 发文字号 and 标题 (10.1).
    line: Mm 10.39, 10.39..10.5, Required "3.2" "一行的高度";
    /// 3号汉字高度的 7/8, between rows and under the first rule (33476.2 writes 4.84 mm).
    seven_eighths: Mm 4.84, 4.84..4.94, Required "3.2、10.1" "3号字高的八分之七";
    /// The least row pitch where a row is saved by it (Fig. 11, measured).
    least_pitch: Mm 10.23, 9.8..10.4, Practice "图11" "最小行距";
    /// The widest row pitch where text has to go to the signature's page (7.3.5.5 lets the
    /// pitch change and gives no number).
    most_pitch: Mm 11.6, 10.45..12.5, Practice "7.3.5.5" "最大行距";
    /// 发文机关标志: the most that its type takes, 小初 (7.2.4 leaves the size free).
    letterhead_size: Pt 36.0, 22.0..42.0, Recommended "7.2.4" "发文机关标志字号";
    /// 发文机关标志: top of its ink from the sheet's top edge.
    letterhead_top: Mm 30.0, 30.0..30.0, Required "10.1" "发文机关标志上边缘至上页边";
    /// The first double rule below the letterhead's ink.
    rule_below_letterhead: Mm 4.0, 4.0..4.0, Required "10.1" "发文机关标志至第一条双线";
    /// Length of both double rules, centred on the 版心 (Fig. 11).
    rule_length: Mm 170.0, 170.0..170.0, Required "10.1" "双线长";
    /// The second rule's outer edge above the sheet's foot.
    rule_above_foot: Mm 20.0, 20.0..20.0, Required "10.1" "第二条双线至下页边";
    /// The thick stroke of a double rule (measured; the text leaves it free).
    rule_thick: Mm 1.1, 0.7..1.6, Practice "图11" "双线的粗线";
    /// The white between its strokes (measured).
    rule_gap: Mm 0.55, 0.3..1.0, Practice "图11" "双线的间隔";
    /// The thin stroke (measured).
    rule_thin: Mm 0.4, 0.2..0.6, Practice "图11" "双线的细线";
    /// 自然段左空二字, and 附件说明 (7.3.4) and 附注 (7.3.6) too.
    indent: Cells 2, 2..2, Required "7.3.3" "段首空字";
    /// 加盖印章: the date's room at the right.
    sealed_right: Cells 4, 2..6, Usual "7.3.5.1" "加盖印章时日期右空";
    /// 加盖印章: blank rows between the text and the name, for the seal's upper half.
    sealed_blank_rows: Rows 2, 1..3, Practice "7.3.5.1" "署名上方空行";
    /// 不加盖印章: the name's room at the right, and how far the date starts right of the
    /// name.
    unsealed_right: Cells 2, 2..2, Required "7.3.5.2" "不加盖印章时署名右空";
    /// A bureau's round seal (国发〔1999〕25号 allows 45 mm; 42 mm is usual).
    seal_diameter: Mm 42.0, 38.0..45.0, Practice "国发〔1999〕25号" "印章直径";
    /// 签名章: the width that is kept free for it.
    signature_seal_width: Mm 40.0, 20.0..50.0, Practice "7.3.5.3" "签名章宽";
    /// 签名章: the height that is kept free for it.
    signature_seal_height: Mm 20.0, 10.0..25.0, Practice "7.3.5.3" "签名章高";
    /// 抄送: room at both sides.
    copies_sides: Cells 1, 1..1, Required "7.4.2" "抄送左右空";
    /// 页码: the dash's centre below the 版心 (33476.2).
    folio_below: Mm 7.0, 7.0..7.0, Required "7.5" "页码一字线至版心下边缘";
    /// 页码: room at its outer side.
    folio_side: Cells 1, 1..1, Required "7.5" "页码外侧空";
}

impl Style {
    /// The distance of the 版心's lower edge from the sheet's top edge.
    pub fn type_area_bottom(&self) -> Length {
        self.head + self.type_area_height
    }

    /// The distance of the 版心's right edge from the sheet's left edge.
    pub fn type_area_right(&self) -> Length {
        self.gutter + self.type_area_width
    }

    /// The distance of the 版心's middle from the sheet's left edge.
    pub fn axis(&self) -> Length {
        self.gutter + self.type_area_width / 2
    }

    /// The width of so many 字, of which 28 fill the 版心. A cell is 5.571 mm, a little
    /// less than 16 pt: 28 characters of 16 pt are 158.04 mm and the type area is 156.
    /// The pitch gives way, not the margins, since a clerk measures margins with a
    /// ruler.
    pub fn cells(&self, count: i64) -> Length {
        self.type_area_width.parts(count, self.chars)
    }

    /// The distance from the top of one row to the top of the `rows`-th after it. 22
    /// rows of 10.4455 mm fill the 版心 from the first one's top to the last one's foot.
    pub fn rows(&self, rows: i64) -> Length {
        (self.type_area_height - self.text_size).parts(rows, self.rows - 1)
    }

    /// The style of a landscape page: 版心 and margins keep their places on the sheet
    /// (clause 8).
    pub fn turned(&self) -> Style {
        let rows = self.type_area_width - self.text_size;
        Style {
            head: self.gutter,
            gutter: SHEET_HEIGHT - self.type_area_bottom(),
            type_area_width: self.type_area_height,
            type_area_height: self.type_area_width,
            rows: rows.thousandths() / self.rows(1).thousandths() + 1,
            chars: self.type_area_height.thousandths() / self.cells(1).thousandths(),
            ..self.clone()
        }
    }

    /// The height of a double rule.
    pub fn rule_height(&self) -> Length {
        self.rule_thick + self.rule_gap + self.rule_thin
    }

    /// The upper edge of the second double rule, on page 1.
    pub fn second_rule_top(&self) -> Length {
        SHEET_HEIGHT - self.rule_above_foot - self.rule_height()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_and_type_area_fill_the_sheet() {
        assert_eq!(STANDARD.type_area_right() + Length::mm(26.0), SHEET_WIDTH);
        let foot = SHEET_HEIGHT - STANDARD.type_area_bottom();
        assert!((foot.to_mm() - 35.0).abs() < 0.001);
    }

    #[test]
    fn twenty_two_rows_fill_the_type_area() {
        let style = STANDARD;
        assert_eq!(style.rows(style.rows - 1) + style.text_size, style.type_area_height);
        assert!((style.rows(1).to_mm() - 10.4455).abs() < 0.0005);
    }

    #[test]
    fn twenty_eight_characters_of_16_pt_do_not_fit_so_cells_are_narrower() {
        let style = STANDARD;
        assert!(style.text_size * style.chars > style.type_area_width);
        assert_eq!(style.cells(style.chars), style.type_area_width);
        assert!((style.cells(1).to_pt() - 15.793).abs() < 0.001);
    }

    #[test]
    fn a_line_is_a_character_and_seven_eighths_of_one() {
        let high = Length::mm(5.54);
        let line = STANDARD.line.to_mm();
        assert!(((high + high.parts(7, 8)).to_mm() - line).abs() < 0.01);
    }

    #[test]
    fn every_number_stands_within_its_own_bounds() {
        for number in NUMBERS {
            let name = number.name;
            let value = (number.get)(&STANDARD);
            assert!((value - number.standard).abs() < 0.001, "{name}");
            assert!(number.least <= number.standard, "{name}");
            assert!(number.standard <= number.most, "{name}");
            let mut style = STANDARD;
            (number.set)(&mut style, number.most);
            assert!(((number.get)(&style) - number.most).abs() < 0.001, "{name}");
        }
    }
}
