//! The dash is —— of two em.

use super::prelude::*;
use super::range_hyphen;

rule!(Error, Required, "GB/T 15834—2011，4.10", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!(r"-{2,}|－{2,}|—{3,}|―+|–{2,}|─{2,}"), |hit| {
        let is_latin = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_graphic());
        let is_code = hit.text().starts_with('-') && is_latin(hit.before()) && is_latin(hit.after());
        let is_here = |place: &Span| {
            let (own, range) = (hit.span(), &place.range);
            own.source == place.source && range.start <= own.range.start && own.range.end <= range.end
        };
        let is_code = is_code || range_hyphen::places(subject).iter().any(is_here);
        let is_code = is_code || is_markup(hit.passage, hit.range.start);
        (!is_code).then(|| {
            hit.finding("破折号是占两个字的“——”")
                .help("写作“——”")
                .replace("——")
        })
    })
}
