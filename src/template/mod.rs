//! Stage 2 of 5: [`Letter`] → markup text.
//!
//! A template is a tera text that produces the markup of [`crate::markup`]. The values
//! that it may use are listed at the head of the built-in one. Values are escaped, so
//! `<` and `&` in a title are just text.

mod filters;
pub(crate) mod mistakes;
mod title;
mod traced;
mod view;

use std::io::{ErrorKind, Write};
use std::sync::LazyLock;

use tera::{Context, Tera};

use crate::diagnostic::Diagnostic;
use crate::letter::Letter;
use crate::letter::LetterKind;
use crate::source::Source;

/// The name of every template; tera chooses the escaping by its ending.
const NAME: &str = "letter.xml";

/// A built-in template. Others may extend or include it by its name.
pub struct Builtin {
    /// The kind of letter that it is for; `reply template show` takes it.
    pub called: &'static str,
    /// The name by which templates refer to it.
    pub name: &'static str,
    /// Its text.
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

/// The built-in templates; the others are based on the first.
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
        (LetterKind::Opinion | LetterKind::Assistance, _) => "会办意见",
        (LetterKind::Reply, proposal) => proposal.name(),
    };
    let builtin = BUILTIN.iter().find(|builtin| builtin.called == called);
    let Builtin { name, text, .. } = builtin.expect("there is one for each kind");
    Source::new(format!("templates/{name}"), *text)
}

/// Whether a template is built in.
pub fn is_builtin(template: &Source) -> bool {
    BUILTIN.iter().any(|builtin| builtin.text == template.text())
}

/// The greatest size of markup in bytes, more than any letter takes; a template that
/// never ends reaches it.
const MOST: usize = 64 << 20;

/// The built-in templates, parsed once. Other templates are added to copies of it.
static ENGINE: LazyLock<Tera> = LazyLock::new(|| {
    let mut tera = Tera::new();
    filters::register(&mut tera);
    tera.add_raw_templates(BUILTIN.iter().map(|builtin| (builtin.name, builtin.text)))
        .expect("the built-in templates are good, as every test shows");
    tera
});

/// Renders a letter by a template. The markup's name tells which template it came from.
///
/// # Errors
///
/// The first mistake in the template.
pub fn render(letter: &Letter, template: &Source) -> Result<Source, Vec<Diagnostic>> {
    if let Some(mistake) = mistakes::full_width(template) {
        return Err(vec![mistake]);
    }
    let manual = "`reply template show` 开头的说明";
    let complain =
        |error| vec![mistakes::diagnostic(&error, template, |place| place, manual)];
    let builtin = BUILTIN.iter().find(|builtin| builtin.text == template.text());
    let own;
    let (engine, name) = match builtin {
        Some(builtin) => (&*ENGINE, builtin.name),
        None => {
            let mut engine = ENGINE.clone();
            engine.add_raw_template(NAME, template.text()).map_err(complain)?;
            own = engine;
            (&own, NAME)
        }
    };
    let context = Context::from_serialize(&view::view(letter)).map_err(complain)?;
    let mut markup = Bounded::new(MOST);
    let rendered = engine.render_to(name, &context, &mut markup);
    if markup.is_over() {
        return Err(vec![mistakes::too_long(template, MOST)]);
    }
    rendered.map_err(complain)?;
    let markup = String::from_utf8(markup.bytes).expect("templates yield text");
    Ok(Source::new(format!("{} 生成的内容", template.name()), markup))
}

/// Collects the output of a template, up to a limit.
pub(crate) struct Bounded {
    pub(crate) bytes: Vec<u8>,
    most: usize,
}

impl Bounded {
    /// Creates a collector of at most so many bytes.
    pub(crate) fn new(most: usize) -> Bounded {
        Bounded { bytes: Vec::new(), most }
    }

    /// Whether there was more output.
    pub(crate) fn is_over(&self) -> bool {
        self.bytes.len() > self.most
    }
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        match self.is_over() {
            true => Err(ErrorKind::FileTooLarge.into()),
            false => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
