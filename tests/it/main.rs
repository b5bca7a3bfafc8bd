//! Everything that is tested from outside, in one crate so that it links once.
#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

mod bad;
mod letters;
mod pdf;
mod stages;
