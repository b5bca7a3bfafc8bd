//! One figure has one value.

use std::collections::BTreeMap;
use std::ops::Range;

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let before = pattern!(
        r"(全区|我区|全市|我市|全县|我县|全省|辖区内?|本区|本市|",
        r"目前，?)(?:现有|共有|共|已有|拥有|",
        r"有)(汉{2,8}?)(\d[\d,.]*[万亿]?)(名|人|位|个|家|所|套|处|件|项|户|",
        r"张|台|辆|公里|平方米|条|座)",
    );
    let behind = pattern!(
        r"(全区|我区|全市|我市|全县|我县|全省|辖区内?|本区|本市|",
        r"目前，?)(?:现有|共有|共|已有|拥有|有)(\d[\d,.]*[万亿]?)(名|人|位|",
        r"个|家|所|套|处|件|项|户|张|台|辆|公里|平方米|条|座)(汉{2,16})",
    );
    let mut seen: BTreeMap<Counted, Figure> = BTreeMap::new();
    let mut all = Vec::new();
    for passage in subject.paragraphs() {
        let mut figures: Vec<Figure> = Vec::new();
        for hit in passage.hits(before) {
            figures.push(Figure::new(passage, &hit, [3, 4, 2]));
        }
        for hit in passage.hits(behind) {
            figures.push(Figure::new(passage, &hit, [2, 3, 4]));
        }
        for figure in figures {
            match seen.get(&figure.counted) {
                Some(first) if first.value != figure.value => {
                    let message = format!(
                        "“{}”前面是 {}，这里是 {}",
                        figure.counted.noun, first.value, figure.value
                    );
                    let finding = Finding::new(figure.span.clone(), message);
                    all.push(finding.place(first.span.clone(), "前面的数").help("核对这两个数"));
                }
                Some(_) => {}
                None => {
                    seen.insert(figure.counted.clone(), figure);
                }
            }
        }
    }
    all
}

/// A number of something.
struct Figure {
    counted: Counted,
    value: String,
    span: Span,
}

/// What is counted. Numbers of two years differ as they should.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Counted {
    area: String,
    noun: String,
    unit: String,
    years: Vec<String>,
}

impl Figure {
    /// Out of a hit with these groups for the value, the unit and the noun.
    fn new(passage: &Passage, hit: &Hit, [value, unit, noun]: [usize; 3]) -> Figure {
        let years = pattern!(r"\d{4}年").find_iter(passage.slice(clause(passage, hit)));
        let range = hit.group_range(value).start..hit.group_range(unit).end;
        let is_area = |ch: &char| "区市县省".contains(*ch);
        let counted = Counted {
            area: hit.group(1).chars().filter(is_area).collect(),
            noun: hit.group(noun).to_owned(),
            unit: hit.group(unit).replace(['名', '位'], "人"),
            years: years.map(|year| year.as_str().to_owned()).collect(),
        };
        Figure { counted, value: hit.group(value).to_owned(), span: passage.span(range) }
    }
}

/// The part of a sentence around a hit that no other mark divides, as far as anybody reads
/// without one.
fn clause(passage: &Passage, hit: &Hit) -> Range<usize> {
    const LONGEST: usize = 200;
    let is_end = |ch: &char| "，。；！？".contains(*ch);
    let Range { start, end } = hit.range;
    let first = start.saturating_sub(LONGEST);
    let last = passage.chars.len().min(end + LONGEST);
    let before = passage.chars[first..start].iter().rposition(is_end);
    let after = passage.chars[end..last].iter().position(is_end);
    before.map_or(first, |at| first + at + 1)..after.map_or(last, |at| end + at)
}
