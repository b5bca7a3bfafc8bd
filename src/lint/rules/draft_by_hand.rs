//! The word of a draft is no part of a title, a heading or the letterhead.

use std::ops::Range;

use regex::Regex;

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let letterhead = &subject.letter.bureau.letterhead;
    let letterhead = Passage::new(Element::Letterhead, letterhead, 0);
    let passages = subject.passages.iter().chain([&letterhead]);
    passages.flat_map(|passage| words_of_draft(passage).into_iter().map(|it| finding(passage, it))).collect()
}

fn finding(passage: &Passage, range: Range<usize>) -> Finding {
    let written = passage.slice(range.clone());
    let word = written.trim_matches(|ch| "（()）【】[]：:".contains(ch));
    let message = format!("“{written}”表示这封信还是稿子，不写在这里");
    Finding::new(passage.span(range), message)
        .help(format!("从这里删去，在 [letter] 写 draft = \"{word}\"；程序印在第一页的右上角"))
}

/// The characters that are the word of a draft: 征求意见稿： in front, （送审稿） at the end.
pub(super) fn words_of_draft(passage: &Passage) -> Vec<Range<usize>> {
    let front = pattern!(
        r"^(?:[（(【\[](?:征求意见|送审|代拟|报审|报批|审议|讨论|会签|修改|修订|草拟)稿[）)】\]]|",
        r"(?:征求意见|送审|代拟|报审|报批|审议|讨论|会签|修改|修订|草拟)稿(?:[：:]|$))",
    );
    let is_whole = |range: &Range<usize>| range.len() == passage.chars.len();
    let hits = passage.hits(front).into_iter().chain(passage.hits(at_end()));
    let mut ranges: Vec<Range<usize>> = hits.map(|hit| hit.range).collect();
    ranges.dedup();
    match passage.what {
        Element::TitleLine | Element::TitleForm | Element::Heading | Element::Letterhead => {}
        Element::Opening | Element::Paragraph | Element::Closing if !passage.is_attached => {
            ranges.retain(is_whole);
        }
        _ => ranges.clear(),
    }
    // 《……办法》（征求意见稿） is somebody's.
    ranges.retain(|range| passage.before(range.start) != Some('》'));
    ranges
}

/// A title without the word of a draft at its end.
pub(super) fn without_words(title: &str) -> &str {
    at_end().find(title).map_or(title, |found| &title[..found.start()])
}

/// The word of a draft in brackets at the end.
fn at_end() -> &'static Regex {
    pattern!(
        r"[（(【\[](?:征求意见稿|送审稿|代拟稿|报审稿|报批稿|审议稿|讨论稿|会签稿|修改稿|",
        r"修订稿|草拟稿|草稿|初稿)[）)】\]]$",
    )
}
