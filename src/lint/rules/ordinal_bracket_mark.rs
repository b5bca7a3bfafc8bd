//! No mark behind an ordinal in brackets.

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，附录 B.3.4", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let finding = |(passage, _): (&Passage, Typed)| {
        let at = bare(passage);
        let mark = passage.at(at).filter(|mark| "、，．.,：:".contains(*mark))?;
        let message = format!("带括号的序号后面不用“{mark}”");
        let finding = Finding::new(passage.span(at..at + 1), message);
        Some(finding.help("删去这个标点").replace(""))
    };
    begun(subject, &[2, 4]).filter_map(finding).collect()
}
