//! 提案答复函 by GB/T 9704—2012, from TOML to PDF.

pub mod source;

pub mod diagnostic;

pub mod geometry;

pub mod script;

pub mod font;

pub mod letter;

pub mod template;

pub mod markup;

pub mod document;

pub mod coverage;

pub mod gbt9704;

pub mod layout;

pub mod export;

pub mod compile;

pub mod cli;
