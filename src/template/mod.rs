//! Stage 2 of 5: [`Letter`] → markup text.
//!
//! A template is a tera text that yields the markup of [`crate::markup`]. What it may use
//! is told at the head of the built-in one. Values are escaped, so that `<` and `&` in a
//! title are just text.

mod filters;
mod mistakes;
mod ordinal;

use serde::Serialize;
use tera::{Context, Tera};

use crate::diagnostic::Diagnostic;
use crate::letter::{Bureau, Contact, Letter, Proposal, Section, Text};
use crate::source::Source;

/// tera escapes by the name's ending, so every template goes by this one.
const NAME: &str = "letter.xml";

/// The built-in template, 福民函.
pub fn builtin() -> Source {
    Source::new("templates/fuminhan.xml", include_str!("../../templates/fuminhan.xml"))
}

/// Fills a template in. The markup's name tells which template it came from.
pub fn render(letter: &Letter, template: &Source) -> Result<Source, Vec<Diagnostic>> {
    if let Some(mistake) = mistakes::full_width(template) {
        return Err(vec![mistake]);
    }
    let complain = |error| vec![mistakes::diagnostic(&error, template)];
    let mut tera = Tera::new();
    filters::register(&mut tera);
    tera.add_raw_template(NAME, template.text()).map_err(complain)?;
    let context = Context::from_serialize(&view(letter)).map_err(complain)?;
    let markup = tera.render(NAME, &context).map_err(complain)?;
    Ok(Source::new(format!("{} 生成的内容", template.name()), markup))
}

/// What a template sees.
#[derive(Serialize)]
struct View<'a> {
    proposal: &'a Proposal,
    bureau: &'a Bureau,
    letter: LetterView<'a>,
    body: Vec<BlockView<'a>>,
}

#[derive(Serialize)]
struct LetterView<'a> {
    number: &'a Text,
    date: String,
    contact: &'a Option<Contact>,
    title: &'a [Text],
    opening: &'a [Text],
    closing: &'a [Text],
}

#[derive(Serialize)]
struct BlockView<'a> {
    level: usize,
    ordinal: String,
    text: &'a Text,
}

fn view(letter: &Letter) -> View<'_> {
    let mut body = Vec::new();
    flatten(&letter.sections, 1, &mut body);
    View {
        proposal: &letter.proposal,
        bureau: &letter.bureau,
        letter: LetterView {
            number: &letter.number,
            date: letter.date.value.to_string(),
            contact: &letter.contact,
            title: &letter.title,
            opening: &letter.opening,
            closing: &letter.closing,
        },
        body,
    }
}

/// Sections as a list of headings and paragraphs. Ordinals count the headings of one level
/// under one heading; a section without a heading is not counted.
fn flatten<'a>(sections: &'a [Section], level: usize, body: &mut Vec<BlockView<'a>>) {
    let mut count = 0;
    for section in sections {
        if let Some(heading) = &section.heading {
            count += 1;
            body.push(BlockView {
                level,
                ordinal: ordinal::ordinal(level, count),
                text: heading,
            });
        }
        let paragraph = |text| BlockView { level: 0, ordinal: String::new(), text };
        body.extend(section.body.iter().map(paragraph));
        flatten(&section.parts, level + 1, body);
    }
}
