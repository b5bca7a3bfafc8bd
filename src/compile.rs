//! The path of a letter, from TOML to pages.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use crate::coverage;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::export::Meta;
use crate::layout::{self, Pages, Verdict};
use crate::letter::{self, Cuts, Letter, Secrets};
use crate::markup;
use crate::places;
use crate::places::Paper;
use crate::places::Texts;
use crate::privacy;
use crate::shortcomings;
use crate::source::Source;
use crate::template;
use crate::workspace::Part;
use crate::workspace::Workspace;

/// A letter at every stage.
pub struct Compiled {
    /// The letter as it was read.
    pub letter: Letter,
    /// The filled-in template, as markup.
    pub markup: Source,
    /// The parts of the letter.
    pub document: Document,
    /// The pages.
    pub pages: Pages,
    /// What the layout could not do well.
    pub verdicts: Vec<Verdict>,
    /// What was taken out of a public version; empty for others.
    pub cuts: Cuts,
    /// What a public version must not say; none for others.
    pub secrets: Option<Secrets>,
    /// Warnings about the layout.
    pub warnings: Vec<Diagnostic>,
}

/// A stage that can be shown as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The letter, as TOML.
    Letter,
    /// The markup.
    Markup,
    /// The document, a part a line.
    Document,
    /// The pages, in millimetres.
    Pages,
}

impl Stage {
    /// All stages, in their order.
    pub const ALL: [Stage; 4] =
        [Stage::Letter, Stage::Markup, Stage::Document, Stage::Pages];

    /// Returns the word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Letter => "letter",
            Stage::Markup => "markup",
            Stage::Document => "document",
            Stage::Pages => "pages",
        }
    }

    /// Returns the ending of a file with it.
    pub fn extension(self) -> &'static str {
        match self {
            Stage::Letter => "letter.toml",
            Stage::Markup => "markup.xml",
            Stage::Document => "document.txt",
            Stage::Pages => "pages.txt",
        }
    }
}

impl Compiled {
    /// Returns the pages with the places of their texts.
    pub fn paper(&self) -> Paper<'_> {
        Paper::new(Texts::new(&self.letter, &self.markup), &self.pages)
    }

    /// Complains about secrets in a text that is published with the pages of a public version,
    /// such as a file's name; `what` says in Chinese which text it is.
    pub fn leaks(&self, what: &str, text: &str) -> Vec<Diagnostic> {
        let secrets = self.secrets.iter();
        secrets.flat_map(|it| privacy::beside(it, &self.letter, what, text)).collect()
    }

    /// Returns one stage as text.
    pub fn stage(&self, stage: Stage) -> String {
        match stage {
            Stage::Letter => toml::to_string(&self.letter)
                .expect("a letter came from TOML and holds nothing else"),
            Stage::Markup => self.markup.text().to_string(),
            Stage::Document => self.document.to_string(),
            Stage::Pages => self.pages.to_string(),
        }
    }
}

/// A version of a letter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Version {
    /// Whether it is for the web.
    pub is_public: bool,
    /// Whether it is for paper with a printed letterhead.
    pub is_preprinted: bool,
}

/// A letter that cannot be set.
pub struct Refused {
    /// As much of it as could be read.
    pub letter: Option<Box<Letter>>,
    /// Why it cannot be set.
    pub complaints: Vec<Diagnostic>,
}

impl From<Refused> for Vec<Diagnostic> {
    fn from(refused: Refused) -> Vec<Diagnostic> {
        refused.complaints
    }
}

/// Takes a letter from TOML to pages. `defaults` is the bureau's `reply.toml`.
///
/// # Errors
///
/// Everything that keeps the letter from being made, as far as it can be told at once.
pub fn compile(
    source: &Source,
    defaults: Option<&Source>,
    version: Version,
    workspace: &dyn Workspace,
) -> Result<Compiled, Vec<Diagnostic>> {
    set(read(source, defaults, workspace)?, version, workspace)
}

/// The first half of [`compile`]: reads the letter and the tables that are in files of their
/// own. Only the template and the faces are left to be fetched by [`set`].
///
/// # Errors
///
/// What is wrong in the TOML of either file, or in a table, with what could be read in spite
/// of it.
pub fn read(
    source: &Source,
    defaults: Option<&Source>,
    workspace: &dyn Workspace,
) -> Result<Letter, Refused> {
    workspace.begins(Part::Parsing);
    let (mut letter, mut complaints) = letter::attempt(source, defaults);
    for table in letter.iter_mut().flat_map(Letter::tables) {
        let Some(name) = table.csv.clone() else { continue };
        let filled = workspace.csv(&name).map_err(|error| vec![error]);
        complaints.extend(
            filled.and_then(|file| table.fill(&file)).err().into_iter().flatten(),
        );
    }
    match letter {
        Some(letter) if complaints.is_empty() => Ok(letter),
        letter => Err(Refused { letter: letter.map(Box::new), complaints }),
    }
}

/// The second half of [`compile`]: sets a letter in one of its versions.
///
/// # Errors
///
/// What is wrong in the template, what no face can print, and what may not be made public.
pub fn set(
    mut letter: Letter,
    version: Version,
    workspace: &dyn Workspace,
) -> Result<Compiled, Vec<Diagnostic>> {
    letter.layout.preprinted |= version.is_preprinted;
    if !version.is_public {
        return lay_out(letter, workspace);
    }
    let refusals = shortcomings::not_for_the_public(&letter);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let secrets = Secrets::new(&letter);
    let (public, mut cuts) = letter.public(&secrets);
    let mut compiled = lay_out(public, workspace)?;
    let texts = Texts::new(&compiled.letter, &compiled.markup);
    cuts.left.extend(privacy::check(&letter, &secrets, &texts, &compiled.document)?);
    // The markup has names that are not printed, too.
    if compiled.letter.sweep(&secrets) {
        compiled = lay_out(compiled.letter, workspace)?;
    }
    Ok(Compiled { cuts, secrets: Some(secrets), ..compiled })
}

/// Takes a letter, as it is, from the template to pages.
fn lay_out(
    letter: Letter,
    workspace: &dyn Workspace,
) -> Result<Compiled, Vec<Diagnostic>> {
    let template = workspace.template(&letter).map_err(|error| vec![error])?;
    let fonts = workspace.fonts(&letter).map_err(|error| vec![error])?;
    workspace.begins(Part::Filling(template.clone()));
    let markup = template::render(&letter, &template)?;
    workspace.begins(Part::LayingOut);
    let texts = Texts::new(&letter, &markup);
    let mut document = markup::parse(&markup, &|address| texts.has(address))?;
    // A template that knows nothing of drafts must not make a letter of one.
    document.draft = letter.draft.as_ref().map(places::wording);
    places::settle(&texts, &mut document, !template::is_builtin(&template));
    coverage::check(&texts, &document, fonts)?;
    let pages = layout::lay_out(&document, &letter.layout, fonts);
    let verdicts = layout::verdicts(&document, &letter.layout.style, &pages, fonts);
    let warnings = shortcomings::check(texts, &pages, &verdicts)?;
    let (cuts, secrets) = (Cuts::default(), None);
    Ok(Compiled { letter, markup, document, pages, verdicts, cuts, secrets, warnings })
}

/// The date of a file whose letter has none, so that the same draft is the same bytes.
const UNDATED: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("it is a day");

/// Returns the metadata for a file with the letter. Its date is the letter's, at midnight in China,
/// unless the caller knows a better one; that of a letter without one is always the same.
pub fn meta(compiled: &Compiled, created: Option<DateTime<FixedOffset>>) -> Meta {
    let china = FixedOffset::east_opt(8 * 3600).expect("UTC+8 is a time zone");
    let day = compiled.letter.day().unwrap_or(UNDATED);
    let midnight = day.and_time(NaiveTime::MIN);
    let dated = midnight.and_local_timezone(china).single();
    Meta {
        title: compiled.document.title.text(),
        author: compiled.document.letterhead.to_string(),
        created: created.or(dated).expect("a fixed offset has every local time once"),
    }
}
