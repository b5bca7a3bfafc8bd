//! A line of a paragraph, with its characters in their places.

use std::ops::Range;

use crate::chinese::Script;

/// One line, with the place of every character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The characters of the text that it has, counted from 0. Blanks at the line's end
    /// are not in `characters` but counted here, so that the ranges of a paragraph join
    /// up.
    pub range: Range<usize>,
    /// The characters, left to right.
    pub characters: Vec<Character>,
    /// The end of the content, from the left of the measure.
    pub end: i32,
    /// How much narrower (negative) or wider than its natural width the line was made.
    pub adjusted: i32,
    /// The greatest gap between two characters that usually touch, or the gap that there
    /// would be if the line were flush.
    pub loosest: i32,
    /// Whether it is the last of several lines and has a single 汉字 or less.
    pub is_lone: bool,
}

/// A character with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Character {
    /// The character.
    pub ch: char,
    /// The script that decides its face.
    pub script: Script,
    /// The start of its advance, from the left of the measure. A squeezed opening mark
    /// has given up its left half: it starts left of its visible place.
    pub x: i32,
}

impl Line {
    /// The line's characters as text.
    pub fn text(&self) -> String {
        self.characters.iter().map(|character| character.ch).collect()
    }
}
