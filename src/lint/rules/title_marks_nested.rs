//! 〈 〉 inside 《 》.

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，4.15.3", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    nested(subject, Nesting { outer: ('《', '》'), inner: ('〈', '〉'), what: "书名号" })
}
