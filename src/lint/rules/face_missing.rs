//! Characters that the typeface's own face has not.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "face-missing",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut all = Vec::new();
    for compromise in &subject.compiled.compromises {
        let Compromise::OtherFace(spot, characters, file) = compromise else { continue };
        let texts = || subject.letter.printed();
        // A name is set whole in the face that has all of it.
        let name = texts().find_map(|text| stretch(text, characters));
        let first: String = characters.chars().take(1).collect();
        let span = name.or_else(|| texts().find_map(|text| stretch(text, &first)));
        let span = span.unwrap_or_else(|| places::place(subject, spot));
        let message = format!("“{characters}”在这种字体里没有，用 {file} 补上，笔画略有不同");
        let help = "核对是不是写错了字；确实是这个字就不用改，或者用 --font-dir 指定有这个字的字库";
        all.push(Finding::new(span, message).help(help));
    }
    all
}

/// Where a text has these characters.
fn stretch(text: &Text, characters: &str) -> Option<Span> {
    let start = text[..text.find(characters)?].chars().count();
    Some(text.place(start..start + characters.chars().count()))
}
