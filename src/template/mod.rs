//! Stage 2 of 5: [`Letter`] → markup text.
//!
//! A template is a tera text that yields the markup of [`crate::markup`]. What it may use
//! is told at the head of the built-in one. Values are escaped, so that `<` and `&` in a
//! title are just text.

mod filters;
pub(crate) mod mistakes;
mod ordinal;
mod view;

use tera::{Context, Tera};

use crate::diagnostic::Diagnostic;
use crate::letter::Kind;
use crate::letter::Letter;
use crate::letter::ProposalKind;
use crate::source::Source;

/// tera escapes by the name's ending, so every template goes by this one.
const NAME: &str = "letter.xml";

/// A template that comes with the program. Others may extend or include it by its name.
pub struct Builtin {
    /// What it is for, as `reply template show` is asked for it.
    pub called: &'static str,
    /// Its name, which templates know it by.
    pub name: &'static str,
    /// What it says.
    pub text: &'static str,
}

macro_rules! builtin {
    ($called:literal, $name:literal) => {
        Builtin {
            called: $called,
            name: $name,
            text: include_str!(concat!("../../templates/", $name)),
        }
    };
}

/// The templates that come with the program; the first is the one the others rest on.
pub const BUILTIN: [Builtin; 5] = [
    builtin!("提案", "fuminhan.xml"),
    builtin!("建议", "suggestion.xml"),
    builtin!("会办意见", "opinion.xml"),
    builtin!("正文", "blocks.xml"),
    builtin!("征询意见表", "feedback.xml"),
];

/// The built-in template for a letter of this kind.
pub fn builtin(letter: &Letter) -> Source {
    let called = match (letter.kind, letter.proposal.kind) {
        (Kind::Opinion | Kind::Assistance, _) => "会办意见",
        (Kind::Reply, ProposalKind::Suggestion) => "建议",
        (Kind::Reply, ProposalKind::Proposal) => "提案",
    };
    let builtin = BUILTIN.iter().find(|builtin| builtin.called == called);
    let Builtin { name, text, .. } = builtin.expect("there is one for each kind");
    Source::new(format!("templates/{name}"), *text)
}

/// Fills a template in. The markup's name tells which template it came from.
pub fn render(letter: &Letter, template: &Source) -> Result<Source, Vec<Diagnostic>> {
    if let Some(mistake) = mistakes::full_width(template) {
        return Err(vec![mistake]);
    }
    let manual = "`reply template show` 开头的说明";
    let complain =
        |error| vec![mistakes::diagnostic(&error, template, |place| place, manual)];
    let mut tera = Tera::new();
    filters::register(&mut tera);
    let builtin = BUILTIN.iter().map(|builtin| (builtin.name, builtin.text));
    let all = builtin.chain([(NAME, template.text())]);
    tera.add_raw_templates(all).map_err(complain)?;
    let context = Context::from_serialize(&view::view(letter)).map_err(complain)?;
    let markup = tera.render(NAME, &context).map_err(complain)?;
    Ok(Source::new(format!("{} 生成的内容", template.name()), markup))
}
