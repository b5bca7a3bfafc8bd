//! Reads the letter from the two TOML files.

use toml::de::DeValue;

use super::body;
use super::citations;
use super::complaints;
use super::draft;
use super::form;
use super::marking;
use super::marking::Scheme;
use super::misfits;
use super::model::Bureau;
use super::model::CheckSettings;
use super::model::ClassPlace;
use super::model::Contact;
use super::model::DISCLOSURES;
use super::model::FontSettings;
use super::model::LedgerSettings;
use super::model::Letter;
use super::model::LetterKind;
use super::model::Proposal;
use super::model::Signatory;
use super::model::URGENCIES;
use super::numbers;
use super::openings;
use super::remarks;
use super::vocabulary::VOCABULARY;
use crate::chinese::Doubt;
use crate::chinese::ProposalKind;
use crate::chinese::Proposers;
use crate::chinese::Who;
use crate::chinese::bare_name;
use crate::chinese::is_dot;
use crate::chinese::with_dots;
use crate::chinese::without_blanks;
use crate::diagnostic::Diagnostic;
use crate::reader;
use crate::reader::Files;
use crate::reader::Log;
use crate::reader::Text;
use crate::reader::TomlTable;
use crate::reader::as_usual;
use crate::reader::read;
use crate::settings::FirstPageBottom;
use crate::settings::Settings;
use crate::source::Source;

/// Reads a letter; what it does not say comes from the bureau's defaults.
///
/// # Errors
///
/// All mistakes in both files, in the order of their places.
pub fn parse(
    source: &Source,
    defaults: Option<&Source>,
) -> Result<Letter, Vec<Diagnostic>> {
    match attempt(source, defaults) {
        (Some(letter), complaints) if complaints.is_empty() => Ok(letter),
        (_, complaints) => Err(complaints),
    }
}

/// Reads a letter in spite of its mistakes, which come beside it. There is none if something
/// that every letter needs is missing, or if a file is no TOML.
pub fn attempt(
    source: &Source,
    defaults: Option<&Source>,
) -> (Option<Letter>, Vec<Diagnostic>) {
    let files = Files { own: source, shared: defaults, may_be_empty: false };
    reader::attempt(&VOCABULARY, files, letter)
}

/// Reads only the page settings, from the bureau's defaults or a letter with them.
///
/// # Errors
///
/// All mistakes in the settings.
pub fn settings(
    source: &Source,
    defaults: Option<&Source>,
) -> Result<Settings, Vec<Diagnostic>> {
    // The page may be asked for where there is no letter.
    let files = Files { own: source, shared: defaults, may_be_empty: true };
    read(&VOCABULARY, files, |root, log| Some(layout(&root.table("layout", log), log)))
}

/// Reads the ledger settings in the bureau's defaults.
///
/// # Errors
///
/// All mistakes in the ledger settings.
pub fn ledger(defaults: &Source) -> Result<LedgerSettings, Vec<Diagnostic>> {
    let files = Files { own: defaults, shared: None, may_be_empty: true };
    read(&VOCABULARY, files, |root, log| {
        let bureau = root.table("bureau", log);
        let names = bureau.optional_text("letterhead", log).into_iter();
        let names = names.chain(bureau.lines("signature", log));
        let bureau = names.map(|name| name.to_string()).collect();
        let classes = |name: &'static str, log: &mut Log| {
            owned(marking::words(&root.table(name, log), "words", log))
        };
        Some(LedgerSettings {
            bureau,
            outcome_words: classes("outcome", log),
            disclosure_words: classes("disclosure", log),
            ..ledger_settings(&root.table("ledger", log), log)
        })
    })
}

/// Reads everything before it gives up, so that the log gets every mistake.
fn letter(root: &TomlTable, log: &mut Log) -> Option<Letter> {
    let proposal = proposal(&root.table("proposal", log), log);
    let bureau = bureau(&root.table("bureau", log), log);
    let (outcomes, disclosures) = schemes(root, log);
    let table = root.table("letter", log);
    let kind = table.word("kind", &LetterKind::WORDS, log).unwrap_or(LetterKind::Reply);
    let addressees = table.lines("addressees", log);
    if kind != LetterKind::Reply && table.entry("addressees").is_none() {
        log.unless_meant(table.key("addressees"), complaints::opinion_to_nobody(&table));
    }
    let place = table.header.clone().or_else(|| root.end());
    let number = place.as_ref().and_then(|place| draft::number(&table, place, log));
    let date = place.as_ref().and_then(|place| draft::date(&table, place, log));
    let draft = draft::word(&table, log);
    let outcome = outcomes.marking(&table, "outcome", &[], log);
    let disclosure = disclosures.marking(&table, "disclosure", &DISCLOSURES, log);
    let disclosure_reason = table.optional_text("disclosure_reason", log);
    if let (Some(marking), None) = (&disclosure, &disclosure_reason)
        && &*marking.value == "不予公开"
    {
        let complaint = complaints::no_reason(marking.value.span().clone());
        log.unless_meant(table.key("disclosure_reason"), complaint);
    }
    if let (Some(marking), true) = (&disclosure, table.entry("classification").is_some())
        && &*marking.value != "不予公开"
    {
        log.add(complaints::secret_disclosed(marking.value.span().clone()));
    }
    let title_form = form(&table, "title_form", "对…的答复", log);
    let you = table.optional_text("you", log);
    let copy_number = copy_number(&table, log);
    let classification = classification(&table, log);
    let urgency = urgency(&table, log);
    let contact = contact(&table, log);
    let notes = remarks::notes(&table, log);
    let notes_order = remarks::order(&table, log);
    let copies = table.lines("copies", log);
    let feedback_form = table.flag("feedback_form", false, log);
    let title = table.lines("title", log);
    let form_kind = form::kind(kind, proposal.as_ref().map(|proposal| proposal.kind));
    let (opening, opening_form) = openings::read(&table, "opening", form_kind, log);
    let (closing, closing_form) = openings::read(&table, "closing", form_kind, log);
    let summary = table.optional_text("summary", log);
    let persons = table.lines("persons", log);
    let private = table.lines("private", log);
    let template = table.path("template", log);
    table.finish(log);
    let sections = body::sections(root, log);
    let attachments = body::attachments(root, log);
    let fonts = fonts(&root.table("fonts", log), log);
    let check = check(&root.table("check", log), log);
    // Letters do not use it, but report what is wrong in it.
    ledger_settings(&root.table("ledger", log), log);
    let layout_table = root.table("layout", log);
    let layout = layout(&layout_table, log);
    if let (Some(bureau), Some(seal)) = (&bureau, layout_table.entry("seal"))
        && !layout.seal
        && !bureau.signatories.is_empty()
    {
        log.add(complaints::seal_and_signatory(seal.span()));
    }
    root.finish(log);
    let letter = Letter {
        proposal: proposal?,
        bureau: bureau?,
        kind,
        title_form,
        addressees,
        you,
        copy_number,
        classification,
        urgency,
        draft,
        number: number?,
        date: date?,
        outcome,
        disclosure,
        disclosure_reason,
        contact,
        notes,
        notes_order,
        copies,
        feedback_form,
        title,
        opening,
        closing,
        opening_form,
        closing_form,
        summary,
        persons,
        private,
        sections,
        attachments,
        template,
        fonts,
        layout,
        check,
    };
    citations::check(&letter, root.key("attachment"), log);
    Some(letter)
}

fn schemes<'d>(root: &TomlTable<'d>, log: &mut Log) -> (Scheme<'d>, Scheme<'d>) {
    let outcomes = root.table("outcome", log);
    let disclosures = root.table("disclosure", log);
    (
        Scheme::read(&outcomes, ClassPlace::OF_OUTCOME, log),
        Scheme::read(&disclosures, ClassPlace::OF_DISCLOSURE, log),
    )
}

/// Reads a form: a text with one … where something is filled in.
fn form(
    table: &TomlTable,
    key: &'static str,
    example: &str,
    log: &mut Log,
) -> Option<Text> {
    let form = table.optional_text(key, log)?;
    if marking::gap(&form).is_none() {
        log.add(complaints::form_without_gap(key, example, form.span().clone()));
        return None;
    }
    Some(form)
}

/// 份号: digits, usually six (7.2.1).
fn copy_number(table: &TomlTable, log: &mut Log) -> Option<Text> {
    let text = table.optional_text("copy_number", log)?;
    if !text.chars().all(|ch| ch.is_ascii_digit()) {
        log.add(complaints::copy_number(text.span().clone()));
    }
    Some(text)
}

/// 绝密, 机密 or 秘密, and how long, behind a ★ (7.2.2).
fn classification(table: &TomlTable, log: &mut Log) -> Option<Text> {
    let text = table.optional_text("classification", log)?;
    let (level, term) = text.split_once('★').unwrap_or((&text, "长期"));
    let is_term = term == "长期"
        || ["年", "个月", "月", "天", "日"].iter().any(|unit| {
            let count = term.strip_suffix(unit).unwrap_or_default();
            !count.is_empty() && count.chars().all(|ch| ch.is_ascii_digit())
        });
    if !matches!(level, "绝密" | "机密" | "秘密") || !is_term {
        log.add(complaints::classification(text.span().clone()));
    }
    Some(text)
}

fn urgency(table: &TomlTable, log: &mut Log) -> Option<Text> {
    let text = table.optional_text("urgency", log)?;
    if !URGENCIES.contains(&&*text) {
        log.add(complaints::urgency(text.span().clone()));
    }
    Some(text)
}

fn proposal(table: &TomlTable, log: &mut Log) -> Option<Proposal> {
    let kind = table.text("kind", log);
    let session = table.text("session", log);
    let number = case_number(table, log);
    let title = table.text("title", log);
    let proposers =
        table.require("proposers", log).and_then(|()| table.texts("proposers", log));
    let proposers: Option<Vec<Text>> =
        proposers.map(|names| names.iter().map(dotted).collect());
    let others = table.flag("others", false, log);
    let collective = table.flag("collective", false, log);
    let received = table.date("received", log);
    let due = table.date("due", log);
    names(table, collective, proposers.as_deref().unwrap_or_default(), log);
    table.finish(log);
    Some(Proposal {
        kind: self::kind(&kind?, log)?,
        session: session?,
        number: number?,
        title: title?.without_title_marks(),
        proposers: proposers?,
        others,
        collective,
        received,
        due,
    })
}

/// 案号, around which the template writes 第…号. What a spreadsheet made of it may have no
/// quotes: 231.0.
fn case_number(table: &TomlTable, log: &mut Log) -> Option<Text> {
    let bare = table.entry("number").filter(|it| matches!(it.value(), DeValue::Float(_)));
    let bare = bare.and_then(|it| misfits::case_number(it.span().text(), it.span()));
    if let Some(complaint) = bare {
        log.add(complaint);
        return None;
    }
    let number = table.text("number", log)?;
    let damaged = misfits::case_number(&number, number.span().clone());
    damaged.into_iter().for_each(|complaint| log.add(complaint));
    Some(number)
}

/// A name with · for whatever middle dot it is written with.
fn dotted(name: &Text) -> Text {
    let chars: Vec<char> = name.chars().collect();
    let dots = (0..chars.len()).filter(|&at| is_dot(&chars, at)).map(|at| at..at + 1);
    let dots: Vec<_> = dots.collect();
    if dots.is_empty() { name.clone() } else { name.with(&dots, "·") }
}

/// Complains about names that are not written one by one, as they are printed.
fn names(table: &TomlTable, collective: bool, proposers: &[Text], log: &mut Log) {
    let read = proposers.iter().map(|text| Proposers::read(&as_written(text)));
    let read: Vec<(&Text, Proposers)> = proposers.iter().zip(read).collect();
    let mut names: Vec<&str> = Vec::new();
    for one in read.iter().flat_map(|(_, found)| &found.names) {
        if !names.contains(&&*one.name) {
            names.push(&one.name);
        }
    }
    let line = table.line("proposers", &names.join("、"));
    let line = line.as_deref();
    let mut seen: Vec<(String, &Text)> = Vec::new();
    for (text, found) in &read {
        let span = text.span().clone();
        let whole = without_blanks(text);
        let first = seen.iter().find(|(name, _)| *name == whole);
        if let Some((_, first)) = first {
            log.add(complaints::name_twice(text, line, span, first.span().clone()));
        } else if are_joined(text, found, collective) {
            log.add(complaints::joined_names(line, span));
        } else if collective || found.are_bodies() || found.names.len() != 1 {
            // A body's name is printed as it is written.
        } else if bare_name(text).len() < text.len() {
            log.add(complaints::titled_name(text, line, span));
        } else if has_more(&whole, found) {
            log.add(complaints::more_than_name(text, line, span));
        }
        seen.push((whole, text));
    }
}

/// A name with its blanks, which are not printed: 李明 王芳 are two.
fn as_written(name: &Text) -> String {
    let literal = name.span().text();
    match literal.contains('\\') {
        true => name.to_string(),
        // Its characters are those that are printed: no radical, no other dot.
        false => with_dots(&as_usual(literal.trim_matches(['"', '\'']))),
    }
}

/// Whether a text surely names several, of whom one is a person.
fn are_joined(text: &str, found: &Proposers, collective: bool) -> bool {
    let is_marked = !collective && text.contains(['、', '，', ',', '；', ';']);
    let mut names = found.names.iter();
    let are_sure = names.clone().all(|one| one.who != Who::Unclear);
    let has_person = names.clone().any(|one| one.who == Who::Person);
    let has_other = names.any(|one| one.who != Who::Body);
    found.names.len() > 1 && ((are_sure && has_person) || (is_marked && has_other))
}

/// Whether there is more in a text than the person's name in it.
fn has_more(whole: &str, found: &Proposers) -> bool {
    let is_sure = found.doubts.iter().all(|doubt| matches!(doubt, Doubt::Dropped(_)));
    let is_person = found.names.iter().all(|one| one.who == Who::Person);
    is_sure
        && is_person
        && found.names.iter().all(|one| without_blanks(&one.name) != *whole)
}

fn kind(text: &Text, log: &mut Log) -> Option<ProposalKind> {
    let found = ProposalKind::WORDS.iter().find(|(word, _)| *word == &**text);
    if found.is_none() {
        log.add(complaints::unknown_kind(text, text.span().clone()));
    }
    found.map(|(_, kind)| *kind)
}

fn bureau(table: &TomlTable, log: &mut Log) -> Option<Bureau> {
    let letterhead = table.text("letterhead", log).map(|name| not_spread(&name));
    let signatures =
        table.require("signature", log).map(|()| table.lines("signature", log));
    let signatories = table.tables("signatory", log);
    let signatories: Option<Vec<Signatory>> =
        signatories.iter().map(|table| signatory(table, log)).collect();
    table.finish(log);
    let signatures = signatures.filter(|names| !names.is_empty())?;
    let signatories = signatories?;
    if let Some(first) = signatories.first()
        && signatories.len() != signatures.len()
    {
        let span = first.office.span().clone();
        let (n_offices, n_bureaus) = (signatories.len(), signatures.len());
        let complaint = complaints::signatories_uneven(span, n_offices, n_bureaus);
        log.unless_meant(table.key("signatory"), complaint);
    }
    Some(Bureau { letterhead: letterhead?, signatures, signatories })
}

/// A letterhead without the blanks that spread it by hand, since the layout spreads it. Those
/// between the names of several bureaus stay.
fn not_spread(name: &Text) -> Text {
    let chars: Vec<char> = name.chars().collect();
    let is_gap = |at: usize| chars[at] == '\u{3000}';
    let n_beside = |chars: &mut dyn Iterator<Item = &char>| {
        chars.take_while(|ch| **ch != '\u{3000}').count()
    };
    let is_spread = |&at: &usize| {
        n_beside(&mut chars[..at].iter().rev()) == 1
            || n_beside(&mut chars[at + 1..].iter()) == 1
    };
    let gaps = (0..chars.len()).filter(|&at| is_gap(at)).filter(is_spread);
    let gaps: Vec<_> = gaps.map(|at| at..at + 1).collect();
    if gaps.is_empty() { name.clone() } else { name.with(&gaps, "") }
}

fn signatory(table: &TomlTable, log: &mut Log) -> Option<Signatory> {
    let office = table.text("office", log);
    let name = table.text("name", log);
    table.finish(log);
    Some(Signatory { office: office?, name: name? })
}

/// A person and their telephone belong together: the letter's own contact does not borrow
/// half of the defaults'.
fn contact(table: &TomlTable, log: &mut Log) -> Option<Contact> {
    let table = table.whole("contact", log)?;
    let name = table.text("name", log).map(|name| dotted(&name));
    let phone = table.text("phone", log);
    table.finish(log);
    Some(Contact { name: name?, phone: phone? })
}

fn fonts(table: &TomlTable, log: &mut Log) -> FontSettings {
    let dir = table.path("dir", log);
    table.finish(log);
    FontSettings { dir }
}

fn check(table: &TomlTable, log: &mut Log) -> CheckSettings {
    let settings = CheckSettings {
        ignore: table.lines("ignore", log),
        select: table.lines("select", log),
        words: table.paths("words", log),
        units: table.paths("units", log),
        banned: table.paths("banned", log),
    };
    table.finish(log);
    settings
}

fn ledger_settings(table: &TomlTable, log: &mut Log) -> LedgerSettings {
    let settings = LedgerSettings {
        sheet: table.optional_text("sheet", log),
        columns: owned(marking::words(table, "columns", log)),
        ignore: table.lines("ignore", log),
        outcomes: owned(marking::words(table, "outcomes", log)),
        disclosures: owned(marking::words(table, "disclosures", log)),
        ..LedgerSettings::default()
    };
    table.finish(log);
    settings
}

fn owned(words: Vec<(&str, Text)>) -> Vec<(String, Text)> {
    words.into_iter().map(|(word, text)| (word.to_owned(), text)).collect()
}

fn layout(table: &TomlTable, log: &mut Log) -> Settings {
    let otherwise = Settings::default();
    let (style, places) = numbers::style(table, log);
    let settings = Settings {
        seal: table.flag("seal", otherwise.seal, log),
        keep_headings: table.flag("keep_headings", otherwise.keep_headings, log),
        keep_last_lines: table.flag("keep_last_lines", otherwise.keep_last_lines, log),
        cure_lone_characters: table.flag(
            "cure_lone_characters",
            otherwise.cure_lone_characters,
            log,
        ),
        first_page_bottom: table
            .word("first_page_bottom", &FirstPageBottom::WORDS, log)
            .unwrap_or(otherwise.first_page_bottom),
        preprinted: table.flag("preprinted", otherwise.preprinted, log),
        copies_on_even_page: table.flag(
            "copies_on_even_page",
            otherwise.copies_on_even_page,
            log,
        ),
        red: red(table, log).unwrap_or(otherwise.red),
        style,
        places,
    };
    table.finish(log);
    settings
}

fn red(table: &TomlTable, log: &mut Log) -> Option<(u8, u8, u8)> {
    let text = table.optional_text("red", log)?;
    let colour = colour(&text);
    match colour {
        None => log.add(complaints::not_a_colour(&text, text.span().clone())),
        // 10.1 has the letterhead and both rules in red.
        Some((red, green, blue)) if red < 0x80 || red / 2 < green.max(blue) => {
            log.add(complaints::not_red(text.span().clone()));
        }
        Some(_) => {}
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
