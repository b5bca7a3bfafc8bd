//! Between the texts of a letter's files and the finished pages.
//!
//! A template hands on the address of each text, and the layout keeps it; so a character of the
//! pages leads to the file, and a place in the file to the pages, without a search. Only for
//! templates of a bureau's own that say no addresses is a text found again by what it says
//! ([`settle()`]).

mod by_words;
mod paper;
mod settle;
mod texts;

pub use paper::Paper;
pub use paper::Printed;
pub use settle::settle;
pub use texts::Texts;
