//! What is wrong with a letter, where, and what to write instead.

mod excerpt;
mod finding;
mod github;
mod human;
mod json;
mod short;
mod visible;

pub use finding::{Diagnostic, Edit, Fix, Label, Severity};
pub use github::github;
pub use human::{basis, human, level_name};
pub use json::{json, level};
pub use short::short;
pub use visible::{json_line, json_lines, one_line, visible};
