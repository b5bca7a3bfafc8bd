//! Fills a template with a row of a ledger, which gives the text of its letter.

use std::collections::BTreeMap;
use std::io::Write;

use chrono::Datelike;
use serde_json::Value;
use serde_json::json;
use tera::Context;
use tera::Kwargs;
use tera::State;
use tera::Tera;

use super::classes::Class;
use super::complaints;
use super::contacts;
use super::doubts;
use super::fields::CellKind;
use super::fields::FIELDS;
use super::fields::Field;
use super::fields::field_called;
use super::inferred;
use super::misfits;
use super::printed;
use super::roles;
use super::rows::Column;
use super::rows::Ledger;
use super::rows::Role;
use super::rows::Row;
use super::rows::called;
use super::tags::Tags;
use super::values;
use crate::chinese::CaseNumber;
use crate::chinese::PartialDate;
use crate::chinese::ProposalKind;
use crate::chinese::Proposers;
use crate::chinese::Who;
use crate::chinese::bare_number;
use crate::chinese::is_formula_error;
use crate::chinese::units;
use crate::chinese::who;
use crate::chinese::without_blanks;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::letter::as_toml;
use crate::source::Source;
use crate::template::Bounded;
use crate::template::mistakes;

/// The name of all templates; the engine chooses the escaping by its ending.
const NAME: &str = "letter.toml";

/// The template that `reply new --from` uses.
const BUILTIN: &str = include_str!("../../templates/ledger.toml.tera");

/// The greatest length of a letter in bytes.
const MOST_BYTES: usize = 4 << 20;

/// Where users read how such templates are written.
const MANUAL: &str = "docs/台账和成批.md 的“模板里的写法”";

/// A template of letters, parsed once for all rows.
pub struct Form {
    engine: Tera,
    template: Source,
    tags: Tags,
    is_builtin: bool,
    /// Which keys the bureau's defaults contain already.
    shared: BTreeMap<String, bool>,
}

impl Form {
    /// Parses a template of the bureau's own.
    ///
    /// # Errors
    ///
    /// The first mistake in the template.
    pub fn new(template: &Source) -> Result<Form, Vec<Diagnostic>> {
        Form::parse(template.clone(), false, BTreeMap::new())
    }

    /// The built-in template. It leaves out the keys that the bureau's defaults contain.
    pub fn builtin(defaults: Option<&Source>) -> Form {
        let defaults =
            defaults.and_then(|file| as_toml(file.text()).parse::<toml::Table>().ok());
        let has = |table: &str, key: &str| {
            let table = defaults.as_ref().and_then(|file| file.get(table));
            table.and_then(|table| table.get(key)).is_some()
        };
        let shared = BTreeMap::from([
            ("letterhead".to_owned(), has("bureau", "letterhead")),
            ("signature".to_owned(), has("bureau", "signature")),
            ("contact".to_owned(), has("letter", "contact")),
        ]);
        let template = Source::new("templates/ledger.toml.tera", BUILTIN);
        Form::parse(template, true, shared)
            .unwrap_or_else(|_| unreachable!("the built-in template is one"))
    }

    fn parse(
        template: Source,
        is_builtin: bool,
        shared: BTreeMap<String, bool>,
    ) -> Result<Form, Vec<Diagnostic>> {
        if let Some(mistake) = mistakes::full_width(&template) {
            return Err(vec![mistake]);
        }
        let tags = Tags::new(template.text());
        let mut engine = Tera::new();
        engine.autoescape_on([".toml"]);
        engine.set_escape_fn(print);
        engine.register_filter("toml", toml_value);
        match engine.add_raw_template(NAME, &tags.text) {
            Ok(()) => Ok(Form { engine, template, tags, is_builtin, shared }),
            Err(error) => {
                let place = |place| tags.written(place);
                Err(vec![mistakes::diagnostic(&error, &template, place, MANUAL)])
            }
        }
    }

    /// The name of the template.
    pub fn template(&self) -> &str {
        self.template.name()
    }

    /// Whether the template is the bureau's.
    pub fn is_own(&self) -> bool {
        !self.is_builtin
    }

    /// Checks that the template can be filled from this ledger, and notes the columns
    /// that it does not use. To be called once, before the rows.
    ///
    /// # Errors
    ///
    /// Complaints about columns that the template needs and the ledger lacks.
    pub fn fit(&self, ledger: &Ledger) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let headings: Vec<String> =
            ledger.columns.iter().map(|column| column.heading.clone()).collect();
        let mut complaints = Vec::new();
        let missing: Vec<&Field> = FIELDS
            .iter()
            .filter(|field| field.is_required && self.uses(field))
            .filter(|field| ledger.column(field.key).is_none())
            .collect();
        if !missing.is_empty() {
            let at = ledger.columns.first().map(|column| column.span.clone());
            let at = at.unwrap_or_else(|| ledger.source.span(0..0));
            complaints.push(complaints::missing(&missing, &headings, at));
        }
        let mut notes = doubts::doubts(ledger, |key| {
            FIELDS.iter().any(|field| field.key == key && self.uses(field))
        });
        for (name, place) in &self.tags.named {
            let field = field_called(name);
            let is_told =
                field.is_some_and(|it| missing.iter().any(|no| no.key == it.key));
            let span = self.template.span(place.clone());
            match doubts::named(ledger, name, &headings, span) {
                Some(found) if found.severity != Severity::Error => notes.push(found),
                Some(found) if !is_told => complaints.push(found),
                _ => {}
            }
        }
        if !complaints.is_empty() {
            return Err(complaints);
        }
        let unused = ledger.columns.iter().filter(|column| {
            let is_used = column.field.is_some_and(|field| self.uses(field));
            // What is said of a doubtful telephone is said already.
            let is_said = notes.iter().any(|note| note.span() == &column.span);
            !self.names(column) && !is_used && !column.is_ignored && !is_said
        });
        let unused: Vec<_> = unused.collect();
        let names: Vec<&str> =
            unused.iter().map(|column| column.heading.as_str()).collect();
        let first = unused.first().map(|column| column.span.clone());
        notes.extend(first.map(|span| complaints::unused(&names, span)));
        Ok(notes)
    }

    /// Whether the template names this column.
    fn names(&self, column: &Column) -> bool {
        self.tags.named.iter().any(|(name, _)| column.is_called(name))
    }

    /// Whether the template says what kind of letter it is where that is not an answer.
    fn writes_kinds(&self) -> bool {
        self.is_builtin || self.tags.text.contains("letter.kind")
    }

    /// Whether the template uses this field.
    pub(super) fn uses(&self, field: &Field) -> bool {
        let named = |(name, _): &(String, _)| field.is_called(name);
        // `proposal.others` comes from the proposers' column.
        let also: &[&str] = match field.kind {
            CellKind::Names => &["proposal.others", "proposal.collective"],
            _ => &[],
        };
        self.is_builtin
            || self.tags.text.contains(field.key)
            || also.iter().any(|key| self.tags.text.contains(key))
            || self.tags.named.iter().any(named)
    }

    /// The letter of a row, as TOML. The source's name is the row's title.
    ///
    /// # Errors
    ///
    /// Complaints about cells, or the mistake in the template.
    pub fn letter(&self, ledger: &Ledger, row: &Row) -> Result<Source, Vec<Diagnostic>> {
        if !row.faults.is_empty() {
            return Err(row.faults.clone());
        }
        if let (Role::CoHost(kind), false) = (row.role, self.writes_kinds()) {
            let span = self.template.span(0..0);
            return Err(vec![roles::no_opinions(row, span, kind.name())]);
        }
        let context = self.context(ledger, row)?;
        let complain = |error| {
            let place = |place| self.tags.written(place);
            vec![mistakes::diagnostic(&error, &self.template, place, MANUAL)]
        };
        let context = Context::from_serialize(&context).map_err(complain)?;
        let mut text = Bounded::new(MOST_BYTES);
        let rendered = self.engine.render_to(NAME, &context, &mut text);
        if text.is_over() {
            return Err(vec![complaints::endless(&self.template)]);
        }
        rendered.map_err(complain)?;
        let text =
            String::from_utf8(text.bytes).expect("a template is text, and so are cells");
        Ok(Source::new(ledger.title(row), text))
    }

    /// What is not sure about the names in a row, though the letter is made.
    pub fn doubts(&self, ledger: &Ledger, row: &Row) -> Vec<Diagnostic> {
        let fields = FIELDS.iter().filter(|field| field.kind == CellKind::Names);
        let cells = fields.filter(|field| self.uses(field)).filter_map(|field| {
            let at = ledger.column(field.key)?;
            Some((&ledger.columns[at].heading, &row.cells[at]))
        });
        let told = cells.flat_map(|(heading, cell)| {
            let doubts = Proposers::read(&cell.text).doubts.into_iter();
            let doubts = doubts.filter(|doubt| !doubt.is_error());
            doubts.map(|doubt| {
                let span = ledger.span(cell);
                complaints::doubtful_names(row.number, heading, &doubt, span)
            })
        });
        told.chain(self.contact_doubt(ledger, row)).collect()
    }

    /// A doubt about the contact: one of the proposers, whose telephone is a private one, or
    /// not surely one person.
    fn contact_doubt(&self, ledger: &Ledger, row: &Row) -> Option<Diagnostic> {
        let field = field_called("contact.name").filter(|field| self.uses(field))?;
        let cell = &row.cells[ledger.column(field.key)?];
        let proposers =
            Proposers::read(&row.cells[ledger.column("proposal.proposers")?].text);
        let heading = &ledger.columns[ledger.column(field.key)?].heading;
        let name =
            contacts::split(&cell.text).map_or(cell.text.clone(), |(name, _)| name);
        let person = contacts::without_office(&name);
        let doubt = match () {
            () if name.trim().is_empty() => return None,
            () if is_among(&proposers, person) => complaints::own_contact,
            () if who(&without_blanks(person)) != Who::Person => complaints::no_contact,
            () => return None,
        };
        Some(doubt(row.number, heading, ledger.span(cell)))
    }

    /// The values for a template: all columns by their headings in `row`, and the known
    /// fields by their keys. What the ledger does not have is empty.
    fn context(&self, ledger: &Ledger, row: &Row) -> Result<Value, Vec<Diagnostic>> {
        let mut cells = BTreeMap::new();
        let mut complaints = Vec::new();
        for (column, cell) in ledger.columns.iter().zip(&row.cells) {
            let heading = &column.heading;
            let is_named = self.names(column);
            let is_used = column.field.is_some_and(|field| self.uses(field));
            if is_formula_error(&cell.text) && (is_named || is_used) {
                let span = ledger.span(cell);
                complaints.push(complaints::formula(row.number, heading, span));
            }
            if let Some(fault) = cell.fault.as_ref().filter(|_| is_named || is_used) {
                let span = ledger.span(cell);
                complaints.push(complaints::fault(row.number, heading, fault, span));
            }
            cells.insert(heading.as_str(), Value::from(cell.text.as_str()));
        }
        let mut known = BTreeMap::new();
        for field in FIELDS {
            let value = match ledger.column(field.key) {
                None => none(field),
                Some(at) => {
                    let read = self.value(field, ledger, row, at);
                    let value = read.unwrap_or_else(|complaint| {
                        complaints.push(complaint);
                        Value::Null
                    });
                    // As it is read, whatever the column is called.
                    cells.insert(ledger.columns[at].heading.as_str(), value.clone());
                    field.names().for_each(|heading| {
                        cells.entry(heading).or_insert_with(|| value.clone());
                    });
                    value
                }
            };
            known.insert(field.key, value);
        }
        inferred::apart(&mut known);
        inferred::person(&mut known);
        for key in ["contact.name", "contact.phone"] {
            let Some(at) = ledger.column(key) else { continue };
            let names = FIELDS.iter().filter(|it| it.key == key).flat_map(Field::names);
            let value = &known[key];
            names.filter(|name| !is_heading(ledger, name)).for_each(|name| {
                cells.insert(name, value.clone());
            });
            cells.insert(ledger.columns[at].heading.as_str(), value.clone());
        }
        for (name, _) in &self.tags.named {
            let [at] = called(&ledger.columns, name)[..] else { continue };
            let value = cells[ledger.columns[at].heading.as_str()].clone();
            cells.entry(name).or_insert(value);
        }
        complaints.extend(self.unreasoned(ledger, row, &known));
        if !complaints.is_empty() {
            return Err(complaints);
        }
        let mut context = nested(known);
        let proposers = ledger.column("proposal.proposers");
        let proposers = proposers.map(|at| Proposers::read(&row.cells[at].text));
        let proposers = proposers.unwrap_or_default();
        context["proposal"]["others"] = proposers.others.into();
        context["proposal"]["collective"] = proposers.are_bodies().into();
        if context["proposal"]["session"] == "" {
            context["proposal"]["session"] = inferred::session(ledger, &context).into();
        }
        if context["proposal"]["kind"] == "" {
            context["proposal"]["kind"] = inferred::kind(ledger, &context).into();
        }
        let contact = context["contact"]["name"].as_str().unwrap_or_default();
        if is_among(&proposers, contact) {
            context["contact"] = json!({ "name": "", "phone": "" });
        }
        context["letter"]["kind"] = "".into();
        if let Role::CoHost(kind) = row.role {
            context["letter"]["kind"] = kind.name().into();
            if context["letter"]["addressees"] == json!([]) {
                context["letter"]["addressees"] = json!(roles::hosts(ledger, row));
            }
        }
        context["row"] = json!(cells);
        context["row_number"] = row.number.into();
        context["ledger"] = ledger.source.name().into();
        context["shared"] = json!(self.shared);
        Ok(context)
    }

    /// The value of a cell, in the form of its field.
    fn value(
        &self,
        field: &Field,
        ledger: &Ledger,
        row: &Row,
        at: usize,
    ) -> Result<Value, Diagnostic> {
        let (cell, heading) = (&row.cells[at], &ledger.columns[at].heading);
        let (text, number, span) = (&cell.text, row.number, || ledger.span(cell));
        let is_used = self.uses(field);
        if cell.fault.is_some() {
            return Ok(none(field));
        }
        if text.is_empty() {
            return match field.is_required && is_used {
                true => Err(complaints::empty(number, heading, span())),
                false => Ok(none(field)),
            };
        }
        if is_formula_error(text) {
            return Ok(none(field));
        }
        Ok(match field.kind {
            CellKind::Number if is_used => {
                let text = one_line(text);
                let read = match cell.day {
                    Some(_) => CaseNumber::Day,
                    None => CaseNumber::read(&text),
                };
                match read {
                    CaseNumber::Plain => text.into(),
                    CaseNumber::Wrapped(bare) => bare.into(),
                    fault => {
                        return Err(misfits::case_number(
                            number,
                            heading,
                            &fault,
                            span(),
                        ));
                    }
                }
            }
            CellKind::Text if CLASSES.contains(&field.key) => {
                return self.class(field, ledger, row, at);
            }
            CellKind::Number => bare_number(&one_line(text)).into(),
            CellKind::Text => one_line(text).into(),
            CellKind::Names => {
                let read = Proposers::read(text);
                let mut errors = read.doubts.iter().filter(|doubt| doubt.is_error());
                match errors.next().filter(|_| is_used) {
                    Some(doubt) => {
                        return Err(complaints::names(number, heading, doubt, span()));
                    }
                    None if read.names.is_empty() && is_used => {
                        return Err(complaints::no_names(number, heading, span()));
                    }
                    None => names(&read).into(),
                }
            }
            CellKind::Units => json!(units(text)),
            CellKind::Day => match cell.day.or_else(|| values::day(text)) {
                // 2025 in a cell of dates is shown as 1905-07-17.
                Some(day) if is_used && !(1980..2100).contains(&day.year()) => {
                    return Err(complaints::no_day(number, heading, false, span()));
                }
                Some(day) => day.to_string().into(),
                None if field.key == "letter.date" && so_far(text).is_some() => {
                    so_far(text).into()
                }
                None if is_used => {
                    let is_count = values::is_day_count(text);
                    return Err(complaints::no_day(number, heading, is_count, span()));
                }
                None => text.as_str().into(),
            },
            CellKind::Proposal => match ProposalKind::of(text) {
                Some(kind) => kind.name().into(),
                None if is_used => {
                    return Err(complaints::no_kind(number, heading, span()));
                }
                None => text.as_str().into(),
            },
        })
    }
}

/// A date that is known in part, or not at all.
fn so_far(text: &str) -> Option<String> {
    PartialDate::read(text).ok().map(|date| date.to_string())
}

/// The fields that are a class of letters.
const CLASSES: [&str; 2] = ["letter.outcome", "letter.disclosure"];

impl Form {
    /// The value of a cell with a class, in the letter's word for it.
    fn class(
        &self,
        field: &Field,
        ledger: &Ledger,
        row: &Row,
        at: usize,
    ) -> Result<Value, Diagnostic> {
        let (cell, heading) = (&row.cells[at], &ledger.columns[at].heading);
        let (found, key) = match field.key {
            "letter.outcome" => (ledger.classes.outcome(&cell.text), "outcomes"),
            _ => (ledger.classes.disclosure(&cell.text, heading), "disclosures"),
        };
        match found {
            Class::Known(word) => Ok(word.into()),
            Class::Refused(words) if self.uses(field) => {
                let span = ledger.span(cell);
                Err(misfits::refused_class(row.number, heading, key, &words, span))
            }
            Class::Doubtful | Class::Refused(_) => Ok(one_line(&cell.text).into()),
        }
    }

    /// What is wrong with a letter that is not disclosed and gives no reason.
    fn unreasoned(
        &self,
        ledger: &Ledger,
        row: &Row,
        known: &BTreeMap<&str, Value>,
    ) -> Option<Diagnostic> {
        let is_written = |key| known.get(key).is_some_and(|it: &Value| *it != "");
        let is_closed = known.get("letter.disclosure")? == "不予公开";
        let writes_own = !self.is_builtin && self.template.text().contains("reason");
        let at = ledger.column("letter.disclosure")?;
        let is_used = ledger.columns[at].field.is_some_and(|field| self.uses(field));
        let is_wrong = is_closed && is_used && !writes_own;
        (is_wrong && !is_written("letter.disclosure_reason")).then(|| {
            let (cell, heading) = (&row.cells[at], &ledger.columns[at].heading);
            misfits::no_reason(row.number, heading, ledger.span(cell))
        })
    }
}

/// Whether a column has this heading.
fn is_heading(ledger: &Ledger, name: &str) -> bool {
    ledger.columns.iter().any(|column| column.heading == name)
}

/// Whether a name is one of the proposers'.
fn is_among(proposers: &Proposers, name: &str) -> bool {
    let name = without_blanks(name);
    !name.is_empty() && proposers.names.iter().any(|it| it.name == name)
}

/// The value of a field that is empty.
fn none(field: &Field) -> Value {
    match field.kind {
        CellKind::Names | CellKind::Units => json!([]),
        CellKind::Text | CellKind::Number | CellKind::Day | CellKind::Proposal => {
            "".into()
        }
    }
}

fn names(proposers: &Proposers) -> Vec<String> {
    proposers.names.iter().map(|one| one.name.clone()).collect()
}

/// Joins the lines of a cell, over which long texts are broken by hand.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

/// Nests values by their keys: `letter.date` becomes `date` in `letter`.
fn nested(known: BTreeMap<&str, Value>) -> Value {
    let mut nested = json!({});
    for (key, value) in known {
        match key.split_once('.') {
            Some((table, key)) => nested[table][key] = value,
            None => nested[key] = value,
        }
    }
    nested
}

/// The file name for a row, without ending: 案号-提案人.
pub fn stem(ledger: &Ledger, row: &Row) -> String {
    let text = |key| ledger.column(key).map(|at| one_line(&row.cells[at].text));
    let number = text("proposal.number").unwrap_or_default();
    let number = bare_number(&number);
    let proposers = ledger.column("proposal.proposers");
    let proposers = proposers.map(|at| Proposers::read(&row.cells[at].text));
    let proposers = proposers.unwrap_or_default();
    let others = if proposers.others { "等" } else { "" };
    let names = names(&proposers);
    // Three names tell a letter from the others.
    let names = match names.get(..3) {
        Some(first) if names.len() > 3 => first.join("、") + "等",
        _ => names.join("、") + others,
    };
    match (number.is_empty(), names.is_empty()) {
        (true, true) => format!("第{}行", row.number),
        (false, true) => number.to_owned(),
        (true, false) => format!("第{}行-{names}", row.number),
        (false, false) => format!("{number}-{names}"),
    }
}

/// Prints a value of a tag: a list as its texts, 张三、李四, which are names in all ledgers.
fn print(text: &str, output: &mut dyn Write) -> std::io::Result<()> {
    match printed::list(text) {
        Some(texts) => escape(&texts.join("、"), output),
        None => escape(text, output),
    }
}

/// Escapes a text for use between TOML's quotes, so that a template only has to add the
/// quotes.
fn escape(text: &str, output: &mut dyn Write) -> std::io::Result<()> {
    for ch in text.chars() {
        match ch {
            '"' => output.write_all(b"\\\"")?,
            '\\' => output.write_all(b"\\\\")?,
            '\n' => output.write_all(b"\\n")?,
            '\t' => output.write_all(b"\\t")?,
            ch if ch.is_control() => write!(output, "\\u{:04X}", u32::from(ch))?,
            ch => write!(output, "{ch}")?,
        }
    }
    Ok(())
}

/// A value in TOML, with quotes and brackets.
fn toml_value(value: tera::Value, _: Kwargs, _: &State) -> tera::Value {
    fn written(value: &tera::Value, text: &mut Vec<u8>) -> std::io::Result<()> {
        if let Some(list) = value.as_array() {
            text.push(b'[');
            for (idx, element) in list.iter().enumerate() {
                text.extend_from_slice(if idx > 0 { b", " } else { b"" });
                written(element, text)?;
            }
            text.push(b']');
            return Ok(());
        }
        match value.as_str() {
            Some(string) => {
                text.push(b'"');
                escape(string, text)?;
                text.push(b'"');
                Ok(())
            }
            None => write!(text, "{value}"),
        }
    }
    let mut text = Vec::new();
    written(&value, &mut text).expect("a text has room for more");
    tera::Value::safe_string(&String::from_utf8_lossy(&text))
}
