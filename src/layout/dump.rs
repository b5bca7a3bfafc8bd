//! Pages as text, in millimetres: what the golden files hold and `--stage pages` prints.

use std::fmt;

use super::pages::{Colour, Fit, Line, Pages};

impl fmt::Display for Pages {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (idx, page) in self.pages.iter().enumerate() {
            writeln!(f, "page {}", idx + 1)?;
            for rule in &page.rules {
                let rect = rule.rect;
                let colour = colour(rule.colour);
                let (x, y) = (rect.x, rect.y);
                writeln!(
                    f,
                    "  {y:>7} {x:>7} rule {} x {} {colour}",
                    rect.width, rect.height
                )?;
            }
            for line in &page.lines {
                write_line(f, line)?;
            }
            if let Some(seal) = self.seal.as_ref().filter(|seal| seal.page == idx) {
                let rect = seal.rect;
                writeln!(
                    f,
                    "  {:>7} {:>7} seal {} x {}",
                    rect.y, rect.x, rect.width, rect.height
                )?;
            }
        }
        Ok(())
    }
}

/// Top of the em boxes, the first glyph's origin, the part, how the line came to its width
/// in thousandths of a cell, and the text.
fn write_line(f: &mut fmt::Formatter, line: &Line) -> fmt::Result {
    let left = line.runs.first().map(|run| run.glyphs[0].x).unwrap_or_default();
    let fit = match line.fit {
        Fit::Natural => String::new(),
        Fit::Squeezed(by) => format!(" -{by}"),
        Fit::Stretched(by) => format!(" +{by}"),
    };
    write!(f, "  {:>7} {left:>7} {}{fit} ", line.top, line.role.name())?;
    writeln!(f, "{}", line.text())
}

fn colour(colour: Colour) -> String {
    match colour {
        Colour::Black => "black".to_string(),
        Colour::Rgb(red, green, blue) => format!("#{red:02X}{green:02X}{blue:02X}"),
    }
}
