//! Whose a column is: 提案人's, or that of who answers for the bureau.
//!
//! A telephone beside the proposers is private and must not be printed as the bureau's,
//! so a heading such as 联系电话 alone says nothing.

use super::spelling::bracketed;
use crate::chinese::without_brackets;

/// The persons of a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Person {
    /// 提案人, 代表, 委员.
    Proposer,
    /// 经办人, 联系人.
    Contact,
    /// 分管领导, 签收人.
    Other,
}

/// Who is called by a telephone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// The proposers; it is private.
    Proposer,
    /// Who answers for the bureau, with the column of the name, if there is one.
    Contact(Option<usize>),
    /// Somebody else, or nobody knows.
    Unclear,
}

const PROPOSERS: [&str; 18] = [
    "提案人",
    "提案者",
    "提案委员",
    "提案单位",
    "领衔代表",
    "领衔人",
    "领衔",
    "建议人",
    "提出人",
    "提议人",
    "附议人",
    "附议代表",
    "联名人",
    "联名代表",
    "委员",
    "代表",
    "提案者信息",
    "代表信息",
];

const CONTACTS: [&str; 11] = [
    "经办人员",
    "承办人员",
    "办理人员",
    "经办人",
    "联系人",
    "承办人",
    "办理人",
    "经办",
    "承办联系人",
    "具体经办人",
    "联系人员",
];

/// The ends of the names of other persons.
const OTHERS: [&str; 12] = [
    "领导",
    "局长",
    "科长",
    "主任",
    "负责人",
    "责任人",
    "督办人",
    "联络员",
    "签收人",
    "审核人",
    "人",
    "员",
];

/// Words behind a person that say no more: 经办人姓名.
const NAMES: [&str; 8] =
    ["姓名", "名称", "名单", "信息", "基本信息", "情况", "基本情况", "的"];

/// The person that a heading names; it is [plain](super::spelling::plain).
pub(super) fn person(heading: &str) -> Option<Person> {
    let bare = without_brackets(heading);
    let bare = NAMES.iter().fold(bare.as_str(), |bare, name| {
        bare.strip_suffix(name).filter(|bare| !bare.is_empty()).unwrap_or(bare)
    });
    let ends = |words: &[&str]| words.iter().any(|word| bare.ends_with(word));
    let says = |words: &[&str]| words.iter().any(|word| bare.contains(word));
    match () {
        () if bare.ends_with("委员会") || bare.ends_with("代表团") => None,
        () if ends(&PROPOSERS) => Some(Person::Proposer),
        // 提案人联系人, 会办单位联系人.
        () if ends(&OTHERS) && says(&["提案人", "提案单位", "委员", "代表", "领衔"]) => {
            Some(Person::Proposer)
        }
        () if ends(&OTHERS)
            && says(&["会办", "协办", "督办", "交办", "政协", "人大"]) =>
        {
            Some(Person::Other)
        }
        () if ends(&CONTACTS) => Some(Person::Contact),
        () if ends(&OTHERS) => Some(Person::Other),
        () => None,
    }
}

/// Words for a telephone; longer ones first.
const PHONES: [&str; 14] = [
    "联系电话号码",
    "联系手机",
    "联系电话",
    "联系方式",
    "联系号码",
    "手机号码",
    "电话号码",
    "移动电话",
    "办公电话",
    "固定电话",
    "手机号",
    "手机",
    "座机",
    "电话",
];

/// What stands before the word for a telephone: 经办人 of 经办人电话. None if a heading is
/// not that of a telephone.
pub(super) fn before_phone(heading: &str) -> Option<String> {
    let bare = without_brackets(heading);
    let before = PHONES.iter().find_map(|word| bare.strip_suffix(word))?;
    let before = before.trim_end_matches('的');
    let inner = bracketed(heading).filter(|inner| {
        person(inner).is_some() || ["主办", "承办"].iter().any(|it| inner.contains(it))
    });
    Some(match before.is_empty() {
        true => inner.unwrap_or_default().to_owned(),
        false => before.to_owned(),
    })
}

/// Whether a heading is that of a name and a telephone in one cell: 经办人及电话. Then the
/// person's part.
pub(super) fn with_phone(heading: &str) -> Option<String> {
    let is_phone = |word: &str| before_phone(word).is_some_and(|it| it.is_empty());
    if let Some(inner) = bracketed(heading).filter(|inner| is_phone(inner)) {
        let bare = without_brackets(heading);
        return (!bare.is_empty() && !inner.is_empty()).then_some(bare);
    }
    let before = before_phone(heading)?;
    let marks = ['及', '和', '与', '、', '/', '+', ','];
    let bare = before.strip_suffix(marks)?;
    (!bare.is_empty() && !is_phone(bare)).then(|| bare.to_owned())
}

/// What is told of a person and no letter needs, behind 提案人 or alone.
const DETAILS: [&str; 24] = [
    "界别",
    "党派",
    "职务",
    "职称",
    "单位",
    "单位职务",
    "单位及职务",
    "单位和职务",
    "工作单位",
    "所在单位",
    "工作单位及职务",
    "工作单位和职务",
    "地址",
    "通讯地址",
    "通信地址",
    "联系地址",
    "邮编",
    "邮政编码",
    "邮箱",
    "电子邮箱",
    "性别",
    "代表团",
    "所属代表团",
    "委组",
];

/// Whether a heading is a detail of a person: 界别, 提案人单位.
pub(super) fn is_detail(heading: &str) -> bool {
    let bare = without_brackets(heading);
    let bare = bare.split('/').next().unwrap_or_default();
    let of_person = |before: &str| {
        before.is_empty()
            || person(before.trim_end_matches('的')) == Some(Person::Proposer)
    };
    let is = |detail: &str| bare.strip_suffix(detail).is_some_and(of_person);
    let is_mail = ["EMAIL", "E-MAIL"].contains(&bare.to_ascii_uppercase().as_str());
    is_mail || DETAILS.iter().any(|detail| is(detail))
}

/// Whether a heading is a detail of a person whoever stands beside it: not 单位, 地址.
pub(super) fn is_own_detail(heading: &str) -> bool {
    is_detail(heading) && !["单位", "地址", "职务", "所在单位"].contains(&heading)
}
