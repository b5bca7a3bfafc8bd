//! Maps between the texts of a letter's files and the finished pages.
//!
//! A template passes on the address of each text, and the layout keeps it. So a
//! character on the pages leads to the file, and a place in the file to the pages,
//! without a search. Only for a bureau's own templates that give no addresses are texts
//! found by their words ([`settle()`]).

mod by_words;
mod paper;
mod settle;
mod texts;

pub use paper::Paper;
pub use paper::Printed;
pub use settle::settle;
pub use texts::Texts;
pub use texts::wording;
