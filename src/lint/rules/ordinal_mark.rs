//! 一、 with a 顿号.

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，附录 B.3.2", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let finding = |(passage, _): (&Passage, Typed)| {
        let at = bare(passage);
        let mark = passage.at(at).filter(|mark| "，．.,：:".contains(*mark))?;
        let message = format!("汉字序号后面用顿号，不用“{mark}”");
        let finding = Finding::new(passage.span(at..at + 1), message);
        Some(finding.help("写作“、”").replace("、"))
    };
    begun(subject, &[1]).filter_map(finding).collect()
}
