//! One kind of series at a time.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let mut all = Vec::new();
    for passage in subject.paragraphs() {
        let hits = passage.hits(pattern!(r"(?:^|[。；：，！？])(首先|其次|再次|一是|二是|三是|其一|其二|其三)"));
        let first = |word: &str| hits.iter().find(|hit| hit.group(1) == word);
        let stray = match (first("首先"), first("一是")) {
            (Some(_), None) => first("二是").or(first("其二")),
            (None, Some(_)) => first("其次").or(first("其二")),
            _ => None,
        };
        if let Some(stray) = stray {
            let message = format!("“{}”和前面的说法不是一套", stray.group(1));
            let help = "首先、其次、最后；一是、二是、三是；其一、其二、其三，只用一套";
            all.push(Finding::new(stray.group_span(1), message).help(help));
        }
    }
    all
}
