//! A letter that is not complete yet: 送审稿.

use chrono::NaiveDate;

use super::complaints;
use super::model::Letter;
use crate::chinese::NUMBER_FORM;
use crate::chinese::PartialDate;
use crate::chinese::number_with_room;
use crate::reader::Dated;
use crate::reader::Log;
use crate::reader::Text;
use crate::reader::TomlTable;
use crate::source::Span;

/// What stands in a 发文字号 where something is missing; no complete one has it.
const ROOM: char = '\u{3000}';

/// What makes a draft of a letter.
pub struct Unfinished {
    /// The first place to finish.
    pub place: Span,
    /// All of it, in words.
    pub why: String,
    /// What to do about it, in words.
    pub what: String,
}

impl Letter {
    /// Whether it is a draft: its number or its date is not complete, or it says so.
    pub fn is_draft(&self) -> bool {
        self.draft.is_some() || self.whole_number().is_none() || self.day().is_none()
    }

    /// What makes a draft of it; none if it is no draft.
    pub fn unfinished(&self) -> Option<Unfinished> {
        let mut places = Vec::new();
        let (mut why, mut what) = (Vec::new(), Vec::new());
        if self.whole_number().is_none() {
            places.push(self.number.span());
            why.push(lacking("发文字号", &*self.number == NUMBER_FORM));
            what.push("填上发文字号");
        }
        if self.day().is_none() {
            places.push(&self.date.span);
            why.push(match self.date.value {
                PartialDate::Month(..) => "成文日期没有写日".to_owned(),
                PartialDate::Year(_) => "成文日期没有写月和日".to_owned(),
                _ => lacking("成文日期", true),
            });
            what.push("写全成文日期");
        }
        if let Some(word) = &self.draft {
            places.push(word.span());
            why.push(format!("写着 draft = \"{}\"", &**word));
            what.push("删去 draft");
        }
        // The word may be the bureau's; what is missing is the letter's own.
        let place = places.first().copied()?.clone();
        Some(Unfinished { place, why: why.join("，"), what: what.join("，") })
    }

    /// 发文字号, if nothing of it is missing.
    pub fn whole_number(&self) -> Option<&Text> {
        Some(&self.number).filter(|number| !number.contains(ROOM))
    }

    /// 成文日期, if nothing of it is missing.
    pub fn day(&self) -> Option<NaiveDate> {
        self.date.day()
    }
}

fn lacking(what: &str, is_all_missing: bool) -> String {
    match is_all_missing {
        true => format!("没有写{what}"),
        false => format!("{what}没有写全"),
    }
}

/// 发文字号 with room for what is missing. `place` is where to point if it is not written.
pub(super) fn number(table: &TomlTable, place: &Span, log: &mut Log) -> Option<Text> {
    if table.entry("number").is_none() {
        let address = table.address.then("number");
        return Some(Text::own(NUMBER_FORM, place.clone(), address));
    }
    let text = table.text_or_blank("number", log)?;
    Some(match number_with_room(&text) {
        Some(form) => text.reworded(&form),
        None => text,
    })
}

/// 成文日期, as far as it is known.
pub(super) fn date(
    table: &TomlTable,
    place: &Span,
    log: &mut Log,
) -> Option<Dated<PartialDate>> {
    if table.entry("date").is_none() {
        let (value, address) = (PartialDate::Unknown, table.address.then("date"));
        return Some(Dated { value, span: place.clone(), address });
    }
    table.partial_date("date", log)
}

/// The word that is printed on a draft.
pub(super) fn word(table: &TomlTable, log: &mut Log) -> Option<Text> {
    /// As many characters stay clear of everything else on the page.
    const LONGEST: usize = 16;
    let word = table.optional_text("draft", log)?;
    if word.chars().count() > LONGEST {
        log.add(complaints::long_draft_word(word.span().clone(), LONGEST));
    }
    Some(word)
}
