//! Ledgers dealt at random with what they really say: every cell that reaches a letter is
//! the truth, or the run says so.

mod sheet;
mod truth;

use std::collections::BTreeMap;

use reply::diagnostic::Diagnostic;
use reply::ledger;
use reply::ledger::Choice;
use reply::ledger::Form;
use reply::ledger::Ledger;
use reply::ledger::Row;
use reply::letter;
use reply::source::Source;
use toml::Table;

use sheet::{Dealt, SESSION, What, deal};
use truth::{BUREAU, Role, Truth};

/// How the values of the letters came out.
#[derive(Default)]
struct Tally {
    n_right: usize,
    n_said: usize,
    /// By what they are of, with an example.
    wrong: BTreeMap<String, (usize, String)>,
}

/// `SLOW=1` deals 2,000.
#[test]
fn what_reaches_a_letter_is_true_or_the_run_says_so() {
    let n_ledgers = if std::env::var_os("SLOW").is_some() { 2000 } else { 200 };
    let mut tally = Tally::default();
    for seed in 0..n_ledgers {
        tally.ledger(&deal(seed));
    }
    let told: Vec<String> = tally
        .wrong
        .iter()
        .map(|(what, (n, example))| format!("{what}: {n}, as in\n{example}"))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n\n"));
    // To say everything would be no answer.
    assert!(tally.n_said * 12 < tally.n_right, "{} of {}", tally.n_said, tally.n_right);
}

impl Tally {
    fn ledger(&mut self, dealt: &Dealt) {
        let defaults =
            format!("[bureau]\nletterhead = \"{BUREAU}\"\nsignature = \"{BUREAU}\"\n");
        let defaults = Source::new("reply.toml", defaults);
        let settings = letter::ledger(&defaults).expect("settings");
        let form = Form::builtin(Some(&defaults));
        let condition = dealt.left.iter().map(|(_, it)| it.parse().expect("a condition"));
        let choice = Choice { conditions: condition.collect(), ..Choice::default() };
        let read = ledger::read(&dealt.name, &dealt.bytes, &settings, &choice);
        let ledger = match read {
            Ok(ledger) => ledger,
            Err(found) => return self.wrong("file", dealt, &told(&found)),
        };
        let mut notes = ledger.notes.clone();
        match form.fit(&ledger) {
            Ok(more) => notes.extend(more),
            Err(found) => return self.wrong("columns", dealt, &told(&found)),
        }
        let left = dealt.left.as_ref().map(|(number, _)| *number);
        for number in dealt.hidden.iter().filter(|number| left != Some(**number)) {
            if !notes.iter().any(|note| names_row(&note.message, *number)) {
                self.wrong("hidden", dealt, &format!("{number}: {}", told(&notes)));
            }
        }
        let is_true = |number| dealt.truths.iter().any(|(row, _)| *row == number);
        for row in ledger.rows.iter().filter(|row| !is_true(row.number)) {
            self.wrong("no proposal", dealt, &row.number.to_string());
        }
        for (number, truth) in &dealt.truths {
            let row = ledger.rows.iter().find(|row| row.number == *number);
            let has_host = dealt.headings.iter().any(|(what, _)| *what == What::Host);
            let is_none = truth.role == Role::None && has_host;
            match (row, is_none || left == Some(*number)) {
                (None, true) => self.n_right += 1,
                (None, false) => self.wrong("lost", dealt, &number.to_string()),
                (Some(_), true) => self.wrong("another's", dealt, &number.to_string()),
                (Some(row), false) => {
                    self.row(dealt, &ledger, &form, (row, truth), &notes)
                }
            }
        }
    }

    fn row(
        &mut self,
        dealt: &Dealt,
        ledger: &Ledger,
        form: &Form,
        (row, truth): (&Row, &Truth),
        notes: &[Diagnostic],
    ) {
        let letter = match form.letter(ledger, row) {
            Ok(letter) => letter,
            Err(found) => {
                self.n_said += 1;
                if !found.iter().all(|it| names_row(&it.message, row.number)) {
                    self.wrong("row", dealt, &told(&found));
                }
                return;
            }
        };
        let mut notes = notes.to_vec();
        notes.extend(form.doubts(ledger, row));
        let table: Table = letter.text().parse().expect("TOML");
        let has_phone =
            dealt.headings.iter().any(|(what, _)| *what == What::ProposerPhone);
        if has_phone && letter.text().contains(&truth.proposer_phone) {
            self.wrong("private", dealt, letter.text());
        }
        for (what, expected) in expected(dealt, truth) {
            let got = got(&table, what);
            let has = |what| dealt.headings.iter().find(|(it, _)| *it == what);
            // A telephone without a column stands with the name.
            let heading = has(what).or_else(|| has(What::Contact));
            let heading = heading.map_or("", |(_, heading)| heading);
            let is_told = || {
                notes.iter().any(|note| {
                    note.message.contains(&format!("“{heading}”"))
                        || note.message.contains(heading) && !heading.is_empty()
                })
            };
            match got == expected {
                true => self.n_right += 1,
                false if is_told() => self.n_said += 1,
                false => {
                    let detail = format!(
                        "row {}: {got:?} for {expected:?}\n{}",
                        row.number,
                        told(&notes)
                    );
                    self.wrong(&format!("{what:?}"), dealt, &detail);
                }
            }
        }
    }

    fn wrong(&mut self, what: &str, dealt: &Dealt, detail: &str) {
        let example = || format!("{}\n{}\n{detail}", dealt.name, dealt.shown);
        self.wrong.entry(what.to_owned()).or_insert_with(|| (0, example())).0 += 1;
    }
}

fn told(found: &[Diagnostic]) -> String {
    let lines = found.iter().map(reply::diagnostic::short);
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a sentence names a row: 第 5 行, 第 3、5 行.
fn names_row(message: &str, number: usize) -> bool {
    let number = number.to_string();
    message.split('第').skip(1).any(|part| {
        let numbers = part.split('行').next().unwrap_or_default();
        numbers.split('、').any(|it| it.trim() == number)
    })
}

/// What the letter of a row has to have, of what its columns say.
fn expected(dealt: &Dealt, truth: &Truth) -> Vec<(What, String)> {
    let names = truth.proposers.iter().map(|it| it.name.clone());
    let mut proposers = names.collect::<Vec<_>>().join("、");
    proposers += if truth.others { " others" } else { "" };
    let are_bodies = truth.proposers.iter().all(|it| it.is_body);
    proposers += if are_bodies { " collective" } else { "" };
    let has = |what| dealt.headings.iter().any(|(it, _)| *it == what);
    let is_opinion = truth.role == Role::CoHost && has(What::Host);
    let is_assistance = dealt
        .headings
        .iter()
        .any(|(what, it)| *what == What::CoHosts && it.contains("协办"));
    let kind = if is_assistance { "协办意见" } else { "会办意见" };
    let host = if is_opinion { format!("{kind} {}", truth.host) } else { String::new() };
    let all = [
        (What::Number, truth.number.clone()),
        (What::Title, truth.title.clone()),
        (What::Session, SESSION.to_owned()),
        (What::Proposers, proposers),
        (What::Host, host),
        (What::Docno, truth.docno.clone()),
        (What::Received, truth.received.to_string()),
        (What::Date, truth.date.to_string()),
        (What::Contact, truth.contact.clone()),
        (What::Phone, truth.phone.clone()),
        (What::Outcome, truth.outcome.to_owned()),
        (What::Disclosure, truth.disclosure.to_owned()),
    ];
    // The session is in the title, where it has no column; the telephone in the contact's.
    let is_there = |what: What| match what {
        What::Session => true,
        What::Phone => has(What::Contact),
        what => has(what),
    };
    all.into_iter().filter(|(what, _)| is_there(*what)).collect()
}

/// What the letter has, as the truth is written.
fn got(letter: &Table, what: What) -> String {
    let value = |table: &str, key: &str| letter.get(table)?.get(key).cloned();
    let text = |table: &str, key: &str| match value(table, key) {
        Some(toml::Value::String(text)) => text,
        Some(toml::Value::Array(all)) => {
            let all = all.iter().filter_map(|it| it.as_str());
            all.collect::<Vec<_>>().join("、")
        }
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let flag = |key: &str| match value("proposal", key).is_some() {
        true => format!(" {key}"),
        false => String::new(),
    };
    let contact = |key: &str| {
        let contact = value("letter", "contact");
        let part = contact.as_ref().and_then(|it| it.get(key)).and_then(|it| it.as_str());
        part.unwrap_or_default().to_owned()
    };
    match what {
        What::Number => text("proposal", "number"),
        What::Title => text("proposal", "title"),
        What::Session => text("proposal", "session"),
        What::Proposers => {
            text("proposal", "proposers") + &flag("others") + &flag("collective")
        }
        What::Host => match text("letter", "kind") {
            kind if kind.is_empty() => kind,
            kind => format!("{kind} {}", text("letter", "addressees")),
        },
        What::Docno => text("letter", "number"),
        What::Received => text("proposal", "received"),
        What::Date => text("letter", "date"),
        What::Contact => contact("name"),
        // An area code is no other number.
        What::Phone => contact("phone").trim_start_matches("0755-").to_owned(),
        What::Outcome => text("letter", "outcome"),
        What::Disclosure => text("letter", "disclosure"),
        other => panic!("no letter has {other:?}"),
    }
}
