//! The proposal's title is the same everywhere.

use super::prelude::*;

rule!(Error, Practice);

/// What is as like the title as this is meant to be it.
const LIKE: f64 = 0.6;

fn check(subject: &Subject) -> Vec<Finding> {
    let own = &subject.letter.proposal.title;
    let right = plain(own);
    let pattern = pattern!(r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》");
    let mut all = Vec::new();
    for passage in subject.of(&[Element::Opening]) {
        let hits = passage.hits(pattern);
        if hits.iter().any(|hit| plain(hit.group(1)) == right) {
            continue;
        }
        for hit in hits {
            let there = plain(hit.group(1));
            let is_like = strsim::normalized_levenshtein(&there, &right) >= LIKE;
            let is_proposal =
                ["的建议", "的提案"].iter().any(|ending| there.ends_with(ending));
            if is_like || is_proposal {
                let message = "案由和 [proposal] 的 title 不一致";
                let finding = hit.group_finding(1, message);
                all.push(finding.place(inside(own), "案由").help("照原件写，一字不差"));
            }
        }
    }
    all
}

/// Marks of inner titles and blanks do not count.
fn plain(title: &str) -> String {
    without_blanks(title).replace('〈', "《").replace('〉', "》")
}
