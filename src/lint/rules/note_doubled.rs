//! No 附注 says what another one has already said.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let letter = subject.letter;
    let notes = letter.notes.iter().enumerate();
    let finding = |(idx, note): (usize, &Text)| {
        let same = letter.notes[..idx].iter().find(|other| ***other == **note);
        let (place, called, help) = match same {
            Some(same) => (inside(same), "另一项附注", "删去一项"),
            None => said_before(subject, note)?,
        };
        let message = format!("附注“{}”和印出的{called}重复", &**note);
        Some(Finding::new(inside(note), message).place(place, "已经在这里").help(help))
    };
    notes.filter_map(finding).collect()
}

/// The place and name of a contact or disclosure that is printed and that a 附注 repeats, and
/// what to do.
pub(super) fn said_before(
    subject: &Subject,
    note: &str,
) -> Option<(Span, &'static str, &'static str)> {
    let contact = subject.letter.contact.as_ref();
    if let Some(contact) = contact.filter(|it| note.contains(&*it.phone)) {
        let help = "只留一处：删去这一项，或者不写 contact";
        return Some((inside(&contact.phone), "联系人", help));
    }
    let marking = subject.letter.disclosure.as_ref()?;
    let is_printed = marking.place != ClassPlace::None;
    let is_same = is_printed && disclosure_in(note) == Some(&*marking.value);
    let help = "只留一处：删去这一项，或者在 [disclosure] 里写 place = \"none\"";
    is_same.then(|| (inside(&marking.value), "公开属性", help))
}
