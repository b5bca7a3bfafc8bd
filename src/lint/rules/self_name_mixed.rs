//! The bureau speaks of itself in one way.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let mut said: Vec<(String, Span)> = Vec::new();
    for passage in subject.paragraphs() {
        for hit in passage.hits(pattern!(r"(我|本)(局|委|办|院|厅|中心|街道)")) {
            said.push((hit.text().to_owned(), hit.span()));
        }
    }
    let mut all = Vec::new();
    for unit in ["局", "委", "办", "院", "厅", "中心", "街道"] {
        let count = |who: &str| said.iter().filter(|(word, _)| *word == format!("{who}{unit}")).count();
        let (ours, own) = (count("我"), count("本"));
        if ours == 0 || own == 0 {
            continue;
        }
        let (rare, usual) = if own <= ours { ("本", "我") } else { ("我", "本") };
        let first = said.iter().find(|(word, _)| *word == format!("{rare}{unit}"));
        all.extend(first.map(|(word, span)| {
            let message = format!("信里有的地方说“{word}”，有的地方说“{usual}{unit}”");
            Finding::new(span.clone(), message).help("全信只用一种说法")
        }));
    }
    all
}
