//! Everything that is tested from outside, in one crate so that it links once.
#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

mod architecture;
mod bad;
mod batch;
mod bounds;
mod cells;
mod check;
mod circles;
mod cli;
mod columns;

mod faults;
mod fonts;
mod generated;
mod golden;
mod layout;
mod ledger;
mod letters;
mod lint;
mod measures;
mod numbers;
mod outputs;
mod pages;
mod papers;
mod pdf;
mod places;
mod preview;
mod program;
mod public;
mod published;
mod roles;
mod root;
mod schema;
mod scraps;
mod searched;
mod shortcomings;
mod stages;
mod tables;
mod templates;
mod terminal;
mod titles;
mod twice;
mod watch;
mod ways;
mod workbooks;
mod workspace;
