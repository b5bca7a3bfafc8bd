//! The letterhead of a letter is the bureau's name alone.

use super::prelude::*;

rule!(Error, Required, "GB/T 9704—2012，10.1", fix);

fn check(subject: &Subject) -> Option<Finding> {
    let letterhead = &subject.letter.bureau.letterhead;
    let name = letterhead.strip_suffix("文件").filter(|name| !name.is_empty())?;
    let n_chars = name.chars().count();
    let extra = letterhead.place(n_chars..n_chars + 2);
    let finding = Finding::new(extra, "信函的发文机关标志是单位名称，后面不加“文件”");
    Some(finding.help("删去“文件”").replace(""))
}
