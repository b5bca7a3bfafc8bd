//! From the two TOML files to the letter.

use chrono::NaiveDate;
use toml::de::DeTable;
use toml::de::DeValue;

use super::Bureau;
use super::Contact;
use super::FontSettings;
use super::Kind;
use super::Letter;
use super::Proposal;
use super::body;
use super::complaints;
use super::date;
use super::date::Reading;
use super::keys::Name;
use super::log::Log;
use super::syntax;
use super::syntax::Readable;
use super::table::Entry;
use super::table::Table;
use super::text::Text;
use crate::diagnostic::Diagnostic;
use crate::settings::Settings;
use crate::source::Source;
use crate::source::Spanned;

/// Reads a letter, with the bureau's defaults for what it does not say itself.
///
/// All mistakes come back at once, in the order of their places.
pub fn parse(
    source: &Source,
    defaults: Option<&Source>,
) -> Result<Letter, Vec<Diagnostic>> {
    let own = syntax::readable(source);
    let shared = defaults.map(syntax::readable);
    let own_table = table(&own);
    if own_table.is_empty() && own.mistakes.is_empty() {
        return Err(vec![complaints::empty_file(source)]);
    }
    let shared_table = shared.as_ref().map(table);
    let root = Table::root((source, &own_table), defaults.zip(shared_table.as_ref()));
    let mut log = Log::new(&own, shared.as_ref());
    let letter = letter(&root, &mut log);
    let complaints = log.finish((source, &own), defaults.zip(shared.as_ref()));
    match letter {
        Some(letter) if complaints.is_empty() => Ok(letter),
        _ => Err(complaints),
    }
}

fn table(readable: &Readable) -> DeTable<'_> {
    DeTable::parse_recoverable(&readable.text).0.into_inner()
}

/// Asks for everything before it gives up, so that the log hears of every mistake.
fn letter(root: &Table, log: &mut Log) -> Option<Letter> {
    let proposal = proposal(&root.table("proposal", Name::Proposal, log), log);
    let bureau = bureau(&root.table("bureau", Name::Bureau, log), log);
    let table = root.table("letter", Name::Letter, log);
    let number = table.text("number", log);
    let date = date(&table, log);
    let contact = contact(&table, log);
    let title = title(&table, log);
    let opening = table.paragraphs("opening", log);
    let closing = table.paragraphs("closing", log);
    let template = path(&table, "template", log);
    table.finish(log);
    let sections = body::sections(root, log);
    let fonts = fonts(&root.table("fonts", Name::Fonts, log), log);
    let layout = layout(&root.table("layout", Name::Layout, log), log);
    root.finish(log);
    Some(Letter {
        proposal: proposal?,
        bureau: bureau?,
        number: number?,
        date: date?,
        contact,
        title,
        opening,
        closing,
        sections,
        template,
        fonts,
        layout,
    })
}

fn proposal(table: &Table, log: &mut Log) -> Option<Proposal> {
    let kind = table.text("kind", log);
    let session = table.text("session", log);
    let number = table.text("number", log);
    let title = table.text("title", log);
    let proposers =
        table.require("proposers", log).and_then(|()| table.texts("proposers", log));
    number.iter().for_each(|number| bare_number(number, log));
    bare_names(proposers.as_deref().unwrap_or_default(), log);
    table.finish(log);
    Some(Proposal {
        kind: self::kind(&kind?, log)?,
        session: session?,
        number: number?,
        title: title?.without_title_marks(),
        proposers: proposers?,
    })
}

/// The template writes 第…号 around the number. What only begins with 第 (第一组12) or ends
/// with 号 (未编号) may be a number of its own kind, so the rest has to be letters and digits.
fn bare_number(number: &Text, log: &mut Log) {
    let bare = number.strip_prefix('第').unwrap_or(number);
    let bare = bare.strip_suffix('号').unwrap_or(bare);
    let is_plain = |ch: char| date::half_width(ch).is_ascii_alphanumeric() || ch == '-';
    let is_wrapped = bare.len() < number.len() && !bare.is_empty();
    if is_wrapped && bare.chars().all(is_plain) {
        log.add(complaints::wrapped_number(number, bare, number.span().clone()));
    }
}

/// Whether the words between commas are persons. A body may have commas in its own name:
/// 教育、科技、文化委员会.
fn are_persons(text: &str, is_between: fn(char) -> bool) -> bool {
    const BODIES: [char; 10] =
        ['会', '组', '团', '界', '别', '党', '盟', '联', '社', '院'];
    text.split(is_between).all(|word| {
        let word = word.trim();
        word.chars().count() <= 8 && !word.ends_with(BODIES)
    })
}

/// The template writes 委员 or 代表 behind each name.
fn bare_names(proposers: &[Text], log: &mut Log) {
    let is_between: fn(char) -> bool = |ch| matches!(ch, '、' | '，' | ',' | '；' | ';');
    let names = proposers.iter().flat_map(|text| text.split(is_between)).map(bare_name);
    let names = names.collect::<Vec<_>>().join("、");
    for text in proposers {
        let span = text.span().clone();
        if text.contains(is_between) && are_persons(text, is_between) {
            log.add(complaints::joined_names(&names, span));
        } else if bare_name(text).len() < text.len() {
            log.add(complaints::titled_name(text, &names, span));
        }
    }
}

fn bare_name(name: &str) -> &str {
    let bare = name.strip_suffix("委员").or_else(|| name.strip_suffix("代表"));
    bare.filter(|bare| !bare.is_empty() && !bare.ends_with('·')).unwrap_or(name).trim()
}

fn kind(text: &Text, log: &mut Log) -> Option<Kind> {
    match &**text {
        "提案" => Some(Kind::Proposal),
        "建议" => Some(Kind::Suggestion),
        other => {
            log.add(complaints::unknown_kind(other, text.span().clone()));
            None
        }
    }
}

fn bureau(table: &Table, log: &mut Log) -> Option<Bureau> {
    let letterhead = table.text("letterhead", log);
    let signature = table.text("signature", log);
    table.finish(log);
    Some(Bureau { letterhead: letterhead?, signature: signature? })
}

/// A person and their telephone belong together: the letter's own contact does not borrow
/// half of the defaults'.
fn contact(table: &Table, log: &mut Log) -> Option<Contact> {
    let table = table.whole("contact", Name::Contact, log)?;
    let name = table.text("name", log);
    let phone = table.text("phone", log);
    table.finish(log);
    Some(Contact { name: name?, phone: phone? })
}

/// One string is one line.
fn title(table: &Table, log: &mut Log) -> Vec<Text> {
    match table.entry("title").map(|entry| entry.value().is_str()) {
        Some(true) => table.optional_text("title", log).into_iter().collect(),
        _ => table.texts("title", log).unwrap_or_default(),
    }
}

fn date(table: &Table, log: &mut Log) -> Option<Spanned<NaiveDate>> {
    table.require("date", log)?;
    let entry = table.entry("date")?;
    let span = entry.span();
    let read = match entry.value() {
        DeValue::String(text) => self::reading(text, &entry),
        DeValue::Datetime(written) => match (written.date, written.time) {
            (Some(date), None) => self::reading(&date.to_string(), &entry),
            (date, _) => Err(complaints::time_of_day(
                span.clone(),
                date.map(|date| date.to_string()),
            )),
        },
        DeValue::Integer(_) | DeValue::Float(_) => self::reading(span.text(), &entry),
        _ => Err(complaints::wrong_kind(table.name, "date", &entry)),
    };
    let value = log.take(read.map_err(|complaint| vec![complaint]))?;
    Some(Spanned { value, span })
}

/// The date that a text says.
fn reading(text: &str, entry: &Entry) -> Result<NaiveDate, Diagnostic> {
    let span = entry.span();
    match date::read(text) {
        Reading::Date(date) => Ok(date),
        Reading::Impossible(year, month, day) => {
            Err(complaints::impossible_date(span, year, month, day))
        }
        Reading::ShortYear(year, month, day) => {
            Err(complaints::short_year(span, year, month, day))
        }
        Reading::Other => Err(complaints::not_a_date(span)),
    }
}

fn fonts(table: &Table, log: &mut Log) -> FontSettings {
    let dir = path(table, "dir", log);
    table.finish(log);
    FontSettings { dir }
}

/// A file or folder, as it was written.
fn path(table: &Table, key: &'static str, log: &mut Log) -> Option<Spanned<String>> {
    let entry = table.string(key, log)?;
    let value = entry.value().as_str()?.trim().to_owned();
    let span = entry.span();
    if value.is_empty() {
        log.add(complaints::empty_text(table.name, key, span));
        return None;
    }
    if value.contains(char::is_control) {
        log.add(complaints::backslash(key, span));
        return None;
    }
    Some(Spanned { value, span })
}

fn layout(table: &Table, log: &mut Log) -> Settings {
    let otherwise = Settings::default();
    let settings = Settings {
        seal: table.flag("seal", otherwise.seal, log),
        keep_headings: table.flag("keep_headings", otherwise.keep_headings, log),
        cure_lone_characters: table.flag(
            "cure_lone_characters",
            otherwise.cure_lone_characters,
            log,
        ),
        red: red(table, log).unwrap_or(otherwise.red),
    };
    table.finish(log);
    settings
}

fn red(table: &Table, log: &mut Log) -> Option<(u8, u8, u8)> {
    let text = table.optional_text("red", log)?;
    let colour = colour(&text);
    if colour.is_none() {
        log.add(complaints::not_a_colour(&text, text.span().clone()));
    }
    colour
}

fn colour(text: &str) -> Option<(u8, u8, u8)> {
    let digits = text.strip_prefix('#')?;
    let is_colour =
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_colour)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some((red, green, blue))
}
