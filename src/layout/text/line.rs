//! A line of a paragraph, its characters in their places.

use std::ops::Range;

use crate::chinese::Script;

/// One line, every character in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Which characters of the text, counted from 0; blanks at the line's end are left out
    /// of `characters` but counted here, so that the ranges of a paragraph join up.
    pub range: Range<usize>,
    /// The characters, left to right.
    pub characters: Vec<Character>,
    /// Where the content ends, from the left of the measure.
    pub end: i32,
    /// How much narrower (below 0) or wider than its natural width the line was made.
    pub adjusted: i32,
    /// By how much two characters stand apart at the most that usually touch, or would if the
    /// line were flush.
    pub loosest: i32,
    /// Whether it is the last of several and holds a single 汉字 or less.
    pub is_lone: bool,
}

/// A character in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Character {
    /// The character.
    pub ch: char,
    /// What to set it in.
    pub script: Script,
    /// Where its own room starts, from the left of the measure. A squeezed opening mark has
    /// given up its left half: its room starts left of the place where the line has it.
    pub x: i32,
}

impl Line {
    /// The line's characters as text.
    pub fn text(&self) -> String {
        self.characters.iter().map(|character| character.ch).collect()
    }
}
