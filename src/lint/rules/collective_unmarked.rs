//! A body that made a proposal is marked as one.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let proposal = &subject.letter.proposal;
    let pattern = pattern!(
        r"^汉{2,}(?:委会|委员会|总支|支部|界别|小组|联合会|协会|商会|学会|工会|",
        r"青联|妇联|代表团|民盟|民革|民建|民进|农工党|致公党|九三学社)$|",
        r"^(?:民盟|民革|民建|民进|农工党|致公党|九三学社|台盟|无党派)|",
        r"(?:工商联|妇联|侨联|科协|文联|残联|团[省市区县]委|提案委)$|",
        r"^(?:农业|教育|科技|医卫|医药卫生|文艺|经济|体育|宗教|新闻出版|特邀)界$",
    );
    let is_body = |name: &&Text| !proposal.collective && pattern.is_match(name);
    let finding = |name: &Text| {
        let message = format!(
            "“{}”是集体，没有写 collective = true，主送机关会印成“{}{}”",
            &**name,
            &**name,
            proposal.kind.role()
        );
        Finding::new(inside(name), message).help("在 [proposal] 里加一行 collective = true")
    };
    proposal.proposers.iter().filter(is_body).map(finding).collect()
}
