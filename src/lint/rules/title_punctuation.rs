//! No marks in the title but those of titles and quotations.

use super::draft_by_hand;
use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    in_title(subject, pattern!(r"[，。；：！？,;:!?]"), |hit| {
        let draft = draft_by_hand::words_of_draft(hit.passage);
        if draft.iter().any(|range| range.contains(&hit.range.start)) {
            return None;
        }
        let message = format!("公文标题里一般不用“{}”", hit.text());
        Some(hit.finding(message).help("除书名号、引号外不用标点"))
    })
}
