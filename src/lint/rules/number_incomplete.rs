//! The letter's number has a full year, a serial number and 号.

use super::prelude::*;

rule!(Error, Required, "GB/T 9704—2012，7.2.5");

fn check(subject: &Subject) -> Option<Finding> {
    let whole = pattern!(r"汉.*[〔\[【（(［{〈]\d{4}[〕\]】）)］}〉]第?\d+号$");
    let number = subject.number.as_ref()?;
    number.hits(whole).is_empty().then(|| {
        let message =
            "发文字号不完整：要有机关代字、用〔〕括起来的四位数年份、顺序号和“号”字";
        Finding::new(number.whole(), message).help("照“福民函〔2023〕32号”的样子写")
    })
}
