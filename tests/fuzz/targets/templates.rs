//! Anything as a template.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reply::source::Source;
use reply_fuzz::Case;

/// A template may loop for ever; a short one does so less often.
const LONGEST: usize = 2000;

const LETTER: &str = include_str!("../../../tests/letters/one-page.toml");

fuzz_target!(|bytes: &[u8]| {
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let template = Source::new("模板.xml", String::from_utf8_lossy(bytes));
    Case { template: Some(template), ..Case::new(LETTER) }.run();
});
