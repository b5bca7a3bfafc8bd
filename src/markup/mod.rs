//! Stage 3 of 5: markup text → [`Document`](crate::document::Document).
//!
//! The markup is XML with the letter's own vocabulary. One `letter` holds, in this order:
//!
//! ```text
//! letter     = letterhead number title addressee (heading | p)+ signature date remark*
//! title      = phrase+ | line+ | text
//! heading    level="1" to "4"; its text begins with its ordinal
//! everything else holds text only
//! ```
//!
//! A `phrase` stays on one line where that is possible; a `line` is a line. Blanks and line
//! breaks around a text, and line breaks inside it, do not count.

mod parser;

pub use parser::parse;
