//! Stage 3 of 5: markup text → [`Document`](crate::document::Document).
//!
//! The markup is XML with a vocabulary for letters. One `letter` contains, in this
//! order:
//!
//! ```text
//! letter     = person* corner? letterhead copy-number? classification? urgency?
//!              number class* title addressee (heading | p | table)+ enclosure*
//!              (signature+ | office+) date remark* attachment* copies?
//! title      = phrase+ | line+ | text
//! heading    level="1" to "4"; its text begins with its ordinal
//!            run-in="yes": the p behind it goes on in the same line
//! table      = row+          caption="…" widths="3 5 5" heads="1", all of them optional
//! row        = cell+         lines="6": it has room for as many lines
//! cell       text, may be empty; span="2" for two columns
//! office     name="王五": whose signature seal stands beside it
//! attachment = title (heading | p | table)*    label="附件1" turned="yes", both optional
//! everything else holds text only, and `t` around words that are a text of the letter
//! ```
//!
//! A `person` is not printed: it names somebody whose name is set in one face wherever
//! it occurs. A `phrase` stays on one line where that is possible; a `line` is a line.
//! Blanks and line breaks around a text, and line breaks inside it, do not count.
//!
//! `from` gives the address of the text of the letter that an element's words come from,
//! on `t` and on all elements that hold text. `outcome.form:6` is that text from its
//! seventh character on. The address on a row is that of the list of its cells, and a
//! table's caption has `caption-from`. Words without address are the template's own.

mod parser;
mod words;
mod xml;

pub use parser::parse;
