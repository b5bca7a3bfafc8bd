//! Full-width brackets around ordinals.

use super::prelude::*;

rule!(Error, Required, "GB/T 9704—2012，7.3.3", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let finding = |(passage, _): (&Passage, Typed)| {
        let n_chars = bare(passage);
        let right = format!("（{}）", passage.slice(1..n_chars - 1));
        (passage.head(n_chars) != right).then(|| {
            Finding::new(passage.span(0..n_chars), "序号的括号要用全角")
                .help(format!("写作“{right}”"))
                .replace(right)
        })
    };
    begun(subject, &[2, 4]).filter_map(finding).collect()
}
