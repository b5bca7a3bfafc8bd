//! Nobody gets the letter twice.

use std::collections::BTreeMap;

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let letter = subject.letter;
    let mut seen: BTreeMap<&str, &Text> = BTreeMap::new();
    for name in &letter.addressees {
        seen.entry(name).or_insert(name);
    }
    let mut all = Vec::new();
    for name in &letter.copies {
        match seen.get(&**name) {
            Some(first) => {
                let message = format!("“{}”写了两次", &**name);
                let finding = Finding::new(inside(name), message);
                all.push(finding.place(inside(first), "第一次写在这里").help("删去一个"));
            }
            None => _ = seen.insert(name, name),
        }
    }
    all
}
