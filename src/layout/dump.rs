//! Pages as text, in millimetres, as `--stage pages` prints them and the golden files
//! hold them.

use std::fmt;

use super::pages::{Colour, Fit, Line, Pages};

impl fmt::Display for Pages {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (idx, page) in self.pages.iter().enumerate() {
            let turned = if page.is_turned { " turned" } else { "" };
            writeln!(f, "page {}{turned}", idx + 1)?;
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
            for seal in self.seals.iter().filter(|seal| seal.page == idx) {
                let rect = seal.rect;
                let (x, y) = (rect.x, rect.y);
                writeln!(
                    f,
                    "  {y:>7} {x:>7} seal {} x {} {}",
                    rect.width, rect.height, seal.authority
                )?;
            }
        }
        self.steps.iter().try_for_each(|step| writeln!(f, "{step}"))
    }
}

/// Writes a line: top of the em boxes, the first glyph's origin, the part, the change of
/// width in thousandths of a cell, and the text.
fn write_line(f: &mut fmt::Formatter, line: &Line) -> fmt::Result {
    let left = line.runs.first().map(|run| run.glyphs[0].x).unwrap_or_default();
    let fit = match line.fit {
        Fit::Natural => String::new(),
        Fit::Squeezed(by) => format!(" -{by}"),
        Fit::Stretched(by) => format!(" +{by}"),
    };
    write!(f, "  {:>7} {left:>7} ", line.top)?;
    if let Some((lead, _)) = line.lead {
        write!(f, "{} + ", lead.name())?;
    }
    writeln!(f, "{}{fit} {}", line.role.name(), line.text())
}

fn colour(colour: Colour) -> String {
    match colour {
        Colour::Black => "black".to_string(),
        Colour::Rgb(red, green, blue) => format!("#{red:02X}{green:02X}{blue:02X}"),
    }
}
