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
        let ch = characters.chars().next().unwrap_or_default();
        let text = subject.letter.texts().into_iter().find(|text| text.contains(ch));
        let span = match text {
            Some(text) => {
                let at = text.chars().position(|other| other == ch).unwrap_or(0);
                text.place(at..at + 1)
            }
            None => places::place(subject, spot),
        };
        let message = format!("“{characters}”在这种字体里没有，用 {file} 补上，笔画略有不同");
        let help = "核对是不是写错了字；确实是这个字就不用改，或者用 --font-dir 指定有这个字的字库";
        all.push(Finding::new(span, message).help(help));
    }
    all
}
