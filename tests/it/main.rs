#![allow(missing_docs, clippy::disallowed_methods)]

mod pdf;
