//! No mark behind 主送机关; the colon comes by itself.

use super::prelude::*;

rule!(Error, Required, "GB/T 9704—2012，7.3.2", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let marked = subject.letter.addressees.iter().filter_map(|name| {
        let last = name.chars().next_back()?;
        "：:，,。；;、".contains(last).then_some((name, last))
    });
    let finding = |(name, last): (&Text, char)| {
        let n_chars = name.chars().count();
        let message = format!("主送机关后面的冒号由程序加上，不要自己写“{last}”");
        Finding::new(name.place(n_chars - 1..n_chars), message)
            .help(format!("删去“{last}”"))
            .replace("")
    };
    marked.map(finding).collect()
}
