//! “ ” and not 「 」.

use super::prelude::*;

rule!(Warning, Required, "GB/T 15834—2011，4.8", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    subject.prose().flat_map(in_passage).collect()
}

fn in_passage(passage: &Passage) -> Vec<Finding> {
    // Inside of other quotation marks these are inner ones, and nobody counts them here.
    let has_others = passage.text.contains(['“', '”', '‘', '’', '"']);
    let right = right_marks(&passage.chars).filter(|_| !has_others);
    let finding = |at: usize| {
        let message = format!("横排的引号用“ ”‘ ’，不用“{}”", passage.chars[at]);
        let finding = Finding::new(passage.span(at..at + 1), message);
        let right = right.iter().flatten().find(|(place, _)| *place == at);
        match right {
            Some((_, right)) => finding.help(format!("写作{right}")).replace(*right),
            None => finding.help("外面的写作“ ”，里面的写作‘ ’"),
        }
    };
    let marks = passage.chars.iter().enumerate().filter(|(_, ch)| "「」『』".contains(**ch));
    marks.map(|(at, _)| finding(at)).collect()
}

/// The places of the marks with what is right there; none if some have no partner, or are
/// inside of inner ones.
fn right_marks(chars: &[char]) -> Option<Vec<(usize, char)>> {
    let (mut opened, mut right) = (Vec::new(), Vec::new());
    for (at, &ch) in chars.iter().enumerate() {
        match ch {
            '「' | '『' => {
                right.push((at, if opened.is_empty() { '“' } else { '‘' }));
                opened.push(ch);
            }
            '」' | '』' => {
                let open = if ch == '」' { '「' } else { '『' };
                if opened.len() > 2 || opened.pop() != Some(open) {
                    return None;
                }
                right.push((at, if opened.is_empty() { '”' } else { '’' }));
            }
            _ => {}
        }
    }
    opened.is_empty().then_some(right)
}
