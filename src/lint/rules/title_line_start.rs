//! A line of the title does not begin with a particle.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let lines = subject.letter.title.iter().skip(1);
    let wrong = lines.filter(|line| line.starts_with(['的', '和', '与', '及', '等', '地', '得']));
    let finding = |line: &Text| {
        let message = "标题的一行以虚词开头";
        Finding::new(line.place(0..1), message).help("移到上一行的末尾，或者把前面的词一起移下来")
    };
    wrong.map(finding).collect()
}
