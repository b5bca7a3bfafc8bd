//! `reply preview`: pages as pictures, or as a page of HTML with what was found beside them.
//!
//! Both are drawn from the bytes of the PDF, as `build` writes it.

mod card;
mod html;
mod letter;
mod maker;
mod pictures;
mod tags;

use super::Outcome;
use super::args::{Preview, Showing};
use super::clock::source_date_epoch;
use super::ledger;
use super::letters::Letters;
use super::proofreader::Reader;
use super::stop::Stop;
use super::tell::{Teller, Telling};
use super::walk::Walk;
use maker::Maker;

/// How far the pictures of letters may be ahead of what was written, for each thread: those
/// of a long letter take much memory.
const AHEAD: usize = 2;

/// Draws every file; the worst of them is how the run ended.
pub(super) fn run(preview: &Preview) -> Result<Outcome, Stop> {
    let mut proofing = preview.proofing.clone();
    let showing = Showing { colouring: proofing.colouring, ..Showing::default() };
    let template = proofing.material.template.as_deref();
    let rows = ledger::rows(&preview.ledger, template, showing)?;
    // With a ledger it is the template of its letters.
    proofing.material.template.take_if(|_| rows.is_some());
    let letters = Letters::meant(rows, &preview.paths)?;
    let mut teller = Teller::new(showing, Telling::Many);
    let reader = Reader::new(&proofing, &[], &[], preview.which.version())?;
    let epoch = source_date_epoch()?;
    let maker = Maker { preview, letters: &letters, reader, epoch };
    let walk = Walk { pace: proofing.pace, ahead: AHEAD };
    let drawn = match &preview.html {
        Some(folder) => html::write(folder, &maker, walk, &mut teller)?,
        None => pictures::write(&maker, walk, &mut teller)?,
    };
    Ok(drawn.max(letters.outcome))
}
