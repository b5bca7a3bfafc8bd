//! 署名 and letterhead are of one bureau.

use super::prelude::*;

rule!(Warning, Required, "GB/T 9704—2012，7.3.5");

fn check(subject: &Subject) -> Option<Finding> {
    let message = "署名和发文机关标志不是同一个单位";
    signed(subject, Relation::Other, message).map(|it| it.help("核对署名和发文机关标志；几个单位联合署名的，主办单位写在第一个"))
}
