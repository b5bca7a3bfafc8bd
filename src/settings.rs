//! The settings of a letter's pages: read from the TOML, followed by the layout.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::gbt9704::STANDARD;
use crate::gbt9704::Style;
use crate::source::Span;

/// `[layout]`: the settings of the pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// 加盖印章 (7.3.5.1) or not (7.3.5.2).
    pub seal: bool,
    /// Whether a heading stays with its next line.
    pub keep_headings: bool,
    /// Whether a last line of one 汉字 is avoided where possible (孤字不成行).
    pub cure_lone_characters: bool,
    /// Whether a paragraph's last line takes the one before it to the next page: 孤行不成页.
    pub keep_last_lines: bool,
    /// How far down the text of page 1 goes.
    pub first_page_bottom: FirstPageBottom,
    /// 套打: whether the letterhead and the red rules are preprinted on the paper.
    pub preprinted: bool,
    /// Whether 抄送 is on an even page (33476.2, 7.3.1).
    pub copies_on_even_page: bool,
    /// The red of letterhead and rules, as sRGB.
    pub red: (u8, u8, u8),
    /// The numbers in force.
    #[serde(skip)]
    pub style: Style,
    /// The places where numbers other than the standard's are set, by their names.
    #[serde(skip)]
    pub places: BTreeMap<&'static str, Span>,
}

/// How far down the text of page 1 goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstPageBottom {
    /// To the foot of the 版心, as on the other pages.
    #[default]
    TypeArea,
    /// To ⅞ of a character above the second red rule (10.1, Fig. 11).
    SecondRule,
}

impl FirstPageBottom {
    /// Both, with the words for them.
    pub const WORDS: [(&'static str, FirstPageBottom); 2] = [
        ("type_area", FirstPageBottom::TypeArea),
        ("second_rule", FirstPageBottom::SecondRule),
    ];
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            seal: true,
            keep_headings: true,
            cure_lone_characters: true,
            keep_last_lines: true,
            first_page_bottom: FirstPageBottom::TypeArea,
            preprinted: false,
            copies_on_even_page: false,
            red: (255, 0, 0),
            style: STANDARD,
            places: BTreeMap::new(),
        }
    }
}
