//! PDF/A out of positioned pages.
//!
//! `printpdf` writes pages, content streams and font dictionaries. It does not know what
//! an archive and a screen reader need (metadata, output intent, structure tree,
//! identifier); that is added to the `lopdf` document that it hands over, which is then
//! saved. The bytes depend only on the arguments, not even on how many documents the
//! process wrote before.

mod archive;
mod flate;
mod hash;
mod icc;
mod objects;
mod ops;
mod program;
mod strings;
mod structure;
mod subset;
mod xmp;

use std::collections::BTreeMap;

use printpdf::{PdfDocument, PdfFont, PdfPage, PdfSaveOptions, Pt, Rect};

use super::{Conformance, ExportError, Meta};
use crate::font::FaceId;
use crate::font::Fonts;
use crate::layout::Pages;
use ops::PageContent;
use subset::Subset;

/// A4 in points: 210 mm × 297 mm.
const SHEET: (f32, f32) = (595.276, 841.89);

/// Writes the pages as PDF/A.
///
/// # Errors
///
/// A face whose outlines cannot be taken out of its file, or a failure to write.
pub fn pdf(
    pages: &Pages,
    meta: &Meta,
    fonts: &Fonts,
    conformance: Conformance,
) -> Result<Vec<u8>, ExportError> {
    let subsets = subset::subsets(pages, fonts)?;
    let drawings: Vec<PageContent> =
        pages.pages.iter().map(|page| ops::draw(page, &subsets)).collect();
    let marks: Vec<_> = drawings.iter().map(|drawing| drawing.marks.clone()).collect();
    let mut document = write(drawings, &subsets);
    structure::tag(&mut document, &marks);
    archive::finish(&mut document, meta, subsets, conformance);
    Ok(archive::save(document, conformance)?)
}

/// Has `printpdf` write what it can.
fn write(
    drawings: Vec<PageContent>,
    subsets: &BTreeMap<FaceId, Subset>,
) -> lopdf::Document {
    let mut pdf = PdfDocument::new("");
    for subset in subsets.values() {
        // Its own `add_font` would count the fonts of the whole process in the name.
        let font = PdfFont::new(subset.font.clone());
        pdf.resources.fonts.map.insert(subset.name.clone(), font);
    }
    pdf.pages = drawings.into_iter().map(sheet).collect();
    let options = PdfSaveOptions { optimize: false, ..PdfSaveOptions::default() };
    // Its warnings are about text outside of text objects and colours out of range; the
    // operators made here have neither.
    pdf.to_lopdf_document(&options, &mut Vec::new())
}

fn sheet(drawing: PageContent) -> PdfPage {
    let sheet = Rect::from_xywh(Pt(0.0), Pt(0.0), Pt(SHEET.0), Pt(SHEET.1));
    PdfPage {
        media_box: sheet.clone(),
        trim_box: sheet.clone(),
        crop_box: sheet,
        ops: drawing.ops,
    }
}
