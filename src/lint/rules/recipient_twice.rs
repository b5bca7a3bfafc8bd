//! Nobody gets the letter twice.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let letter = subject.letter;
    let mut seen: Vec<&Text> = letter.addressees.iter().collect();
    let mut all = Vec::new();
    for name in &letter.copies {
        match seen.iter().find(|other| ****other == **name) {
            Some(first) => {
                let message = format!("“{}”写了两次", &**name);
                let finding = Finding::new(inside(name), message);
                all.push(finding.place(inside(first), "已经在这里").help("删去一个"));
            }
            None => seen.push(name),
        }
    }
    all
}
