//! 提案、建议答复函 by the letter format (信函格式) of GB/T 9704—2012, from TOML to PDF.
//!
//! # The path
//!
//! A letter goes through five stages. Each is a function from one type to the next, and the
//! types are the architecture; [`compile::compile`] is all of it on one screen.
//!
//! ```text
//!   letter.toml, reply.toml
//!        │  1  letter::parse
//!        ▼
//!     Letter            what the clerk has said, complete
//!        │  2  template::render      ◄── the template, a tera text
//!        ▼
//!     Source            markup: the letter in words, every part named
//!        │  3  markup::parse
//!        ▼
//!     Document          the letter in parts, before geometry
//!        │  4  layout::lay_out       ◄── the faces, the standard's numbers
//!        ▼
//!     Pages             which glyph stands where
//!        │  5  export::pdf
//!        ▼
//!     letter.pdf
//! ```
//!
//! ```
//! use reply::compile::{Version, compile, meta};
//! use reply::export::{Conformance, pdf};
//! use reply::font::Fonts;
//! use reply::source::Source;
//! use reply::workspace::InMemory;
//!
//! let text = include_str!("../examples/fuminhan-2023-32.toml");
//! let letter = Source::new("fuminhan-2023-32.toml", text);
//! let files = InMemory::default();
//! let made = compile(&letter, None, Version::default(), &files)
//!     .map_err(|found| found[0].message.clone())?;
//! assert_eq!(made.pages.pages.len(), 4);
//! assert_eq!(made.document.number.to_string(), "福民函〔2023〕32号");
//!
//! let bytes = pdf(&made.pages, &meta(&made, None), Fonts::builtin(), Conformance::A2a)?;
//! assert!(bytes.starts_with(b"%PDF"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Every station can be looked at: `reply build letter.toml --stage letter`, `markup`,
//! `document` or `pages`. The tests hold just these texts, so a change shows in the first
//! stage that it touches.
//!
//! Before the path stands [`ledger`]: a sheet with one proposal a row, out of which
//! letters' texts are made by a template.
//!
//! # How a place is known
//!
//! Reading gives every text of a letter an [`address`]: the keys and numbers that lead to it.
//! Templates hand it on, the [`wording`] of each part of the document says which characters
//! are of which text, and the pages keep that. So [`places`] lead from any glyph to the TOML
//! and back, and nothing is looked for by what it says, but for templates of a bureau's own
//! that give no addresses. What the texts of a letter are, one walk over it knows
//! ([`letter::Element`]): what is made public, what rules read and what is looked for on paper
//! are filters over it.
//!
//! # Who speaks to the clerk
//!
//! Stages 1 to 3 stop with [`Diagnostic`](diagnostic::Diagnostic)s, as many at once as there
//! are: each has a place in a [`Source`](source::Source), tells in Chinese what is wrong and
//! what to write instead. A template may be anyone's, so what it rendered is a `Source` too,
//! and a mistake in it is shown like any other. Layout never stops. That every character has
//! a glyph is seen to before it ([`coverage`]), and what it could not do well is told after it
//! ([`shortcomings`]); what a version for the web must not say is looked for in what is printed
//! ([`privacy`]). They stand between the stages, since only there are the looks and the place
//! in the TOML known. What is questionable in a letter that was made is another matter:
//! [`lint`] looks at all stations of it at once, by rules with a page each, and keeps no
//! letter from being made. Where on paper that is, [`places`] tells, for
//! `reply preview`, whose pictures a reader that is not ours draws from the finished PDF
//! ([`export::Drawing`]).
//!
//! # What is not there
//!
//! - No stage reads a file, asks the clock, looks at the environment or prints. Only [`cli`]
//!   does; it hands in what varies, as arguments. So the same letter is the same bytes.
//! - [`layout`] knows no TOML, no template and no file format, and its line breaker
//!   ([`layout::text`]) knows no page and no font either.
//! - [`reader`] knows no letter: what may be written in a file comes in as a vocabulary, by
//!   which it reads what it can and tells the rest. [`letter`] has the one vocabulary there is,
//!   of letters and of the bureau's `reply.toml`.
//! - [`letter`] knows nothing of looks, [`document`] no millimetre, [`export`] no rule of
//!   layout.
//! - No faces of the machine are used unless the clerk names a folder.
//! - No seal is drawn, ever; its place is left free.
//!
//! The modules stand in the order in which data meets them. None uses one below it, and a
//! test holds them to that.

// Texts, and what is said about them; the standard's numbers, and what of them is set.

pub mod source;

pub mod address;

pub mod strength;

pub mod diagnostic;

pub mod chinese;

pub mod geometry;

pub mod gbt9704;

pub mod settings;

// TOML of any kind, read by a vocabulary.

pub mod reader;

// What the letter says: stages 1 to 3.

pub mod letter;

pub mod template;

pub mod ledger;

pub mod wording;

pub mod document;

pub mod markup;

// Where it stands on paper: stage 4, and what it measures with.

pub mod font;

pub mod layout;

pub mod places;

pub mod privacy;

pub mod coverage;

pub mod shortcomings;

// Files: stage 5.

pub mod export;

// The whole path, what is questionable in a letter that went it, and the program around both.

pub mod workspace;

pub mod compile;

pub mod lint;

pub mod cli;
