//! Anything as a letter's file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reply::letter;
use reply_fuzz::Case;
use reply_fuzz::assert_shown;

/// What stands behind this line are the bureau's defaults.
const DEFAULTS: &[u8] = b"#--- reply.toml\n";

const ROWS: &[u8] = include_bytes!("../../../examples/tables.csv");

fuzz_target!(|bytes: &[u8]| {
    let at = bytes.windows(DEFAULTS.len()).position(|window| window == DEFAULTS);
    let (own, shared) = bytes.split_at(at.unwrap_or(bytes.len()));
    let read = |name: &str, bytes: &[u8]| {
        letter::decode(name, bytes).inspect_err(assert_shown).ok()
    };
    let Some(letter) = read("信.toml", own) else { return };
    let defaults = shared.strip_prefix(DEFAULTS);
    let defaults = defaults.and_then(|shared| read("reply.toml", shared));
    Case { letter, defaults, template: None, rows: ROWS.to_vec() }.run();
});
