//! What a row of a ledger really says, and the ways in which offices write it.

use chrono::Datelike;
use chrono::Days;
use chrono::NaiveDate;

use crate::numbers::Dice;

/// A proposal with all that a letter needs of it.
pub(crate) struct Truth {
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) proposers: Vec<Proposer>,
    /// Whether there are more than those named.
    pub(crate) others: bool,
    pub(crate) proposer_phone: String,
    pub(crate) role: Role,
    pub(crate) host: &'static str,
    pub(crate) co_hosts: Vec<&'static str>,
    pub(crate) docno: String,
    pub(crate) received: NaiveDate,
    pub(crate) date: NaiveDate,
    pub(crate) contact: String,
    pub(crate) phone: String,
    pub(crate) outcome: &'static str,
    pub(crate) disclosure: &'static str,
}

/// One who made a proposal.
pub(crate) struct Proposer {
    pub(crate) name: String,
    pub(crate) is_body: bool,
}

/// What the bureau has to do with a proposal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Host,
    CoHost,
    None,
}

pub(crate) const BUREAU: &str = "清河市清河区水务局";

const SURNAMES: &str = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
const DOUBLE: [&str; 4] = ["欧阳", "上官", "司马", "诸葛"];
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂建国志远文博思雨子涵党会团盟联和春华民生海东南洁云";
const LONG: [&str; 5] = [
    "古丽娜尔·阿布都热依木",
    "买买提·艾力",
    "阿卜杜热西提·买买提",
    "迪丽拜尔·吐尔逊",
    "帕提古丽·库尔班江",
];
const BODIES: [&str; 20] = [
    "民盟清河区委",
    "民建清河区委会",
    "区政协提案委",
    "区政协社会法制委员会",
    "团区委",
    "区科协",
    "区工商联",
    "农工党支部",
    "九三学社清河支社",
    "致公党清河区总支",
    "区妇联",
    "经济界",
    "特邀界别",
    "清河区侨联",
    "民进清河区委员会",
    "农业农村委",
    "教育界别小组",
    "清河区文学艺术界联合会",
    "民革清河支部",
    "区总工会",
];
const THINGS: [&str; 12] = [
    "增设社区食堂",
    "修缮河道护栏",
    "优化公交线路",
    "整治背街小巷",
    "推进老旧小区加装电梯",
    "完善养老服务",
    "加强河湖水质监测",
    "规范电动自行车停放",
    "扩大普惠托育",
    "建设口袋公园",
    "改造雨污分流管网",
    "推广节水器具",
];
const OTHERS: [&str; 5] =
    ["区住建局", "清河区教育局", "区财政局", "区交通运输局", "市公安局清河分局"];
const OURS: [&str; 4] = ["区水务局", "水务局", "清河区水务局", "清河市清河区水务局"];

pub(crate) fn name(dice: &mut Dice) -> String {
    let given: Vec<char> = GIVEN.chars().collect();
    let family = match dice.below(25) {
        0 => dice.one_of(&DOUBLE).to_owned(),
        _ => dice.one_of(&SURNAMES.chars().collect::<Vec<_>>()).to_string(),
    };
    let n_given = 1 + usize::from(dice.below(10) > 2);
    let rest: String = (0..n_given).map(|_| dice.one_of(&given)).collect();
    let name = family + &rest;
    // Nobody takes that for a person.
    if name == "文联" { "文兰".to_owned() } else { name }
}

impl Truth {
    pub(crate) fn new(dice: &mut Dice, idx: usize) -> Truth {
        let role = match dice.below(10) {
            0 => Role::CoHost,
            1 => Role::None,
            _ => Role::Host,
        };
        let (host, mut co_hosts) = match role {
            Role::Host => (dice.one_of(&OURS), Vec::new()),
            _ => (dice.one_of(&OTHERS), Vec::new()),
        };
        if role == Role::CoHost {
            co_hosts.push(dice.one_of(&OURS));
        }
        for other in OTHERS.into_iter().filter(|other| *other != host) {
            if dice.below(4) == 0 {
                co_hosts.push(other);
            }
        }
        let first = NaiveDate::from_ymd_opt(2024, 3, 1).expect("a day");
        let received = first + Days::new(dice.below(20) as u64);
        Truth {
            number: format!("2024{:04}", idx + 1),
            title: format!("关于{}的建议", dice.one_of(&THINGS)),
            proposers: proposers(dice),
            others: dice.below(8) == 0,
            proposer_phone: format!("139{:08}", dice.below(100_000_000)),
            role,
            host,
            co_hosts,
            docno: format!("清水函〔2024〕{}号", idx + 1),
            received,
            date: received + Days::new(20 + dice.below(60) as u64),
            contact: name(dice),
            phone: format!("8{:07}", dice.below(10_000_000)),
            outcome: dice.one_of(&["A", "B", "C"]),
            disclosure: dice.one_of(&["主动公开", "依申请公开"]),
        }
    }
}

/// Those who made a proposal, each once.
fn proposers(dice: &mut Dice) -> Vec<Proposer> {
    let person = |dice: &mut Dice| Proposer {
        name: match dice.below(20) {
            0 => dice.one_of(&LONG).to_owned(),
            _ => name(dice),
        },
        is_body: false,
    };
    let body = |dice: &mut Dice| Proposer {
        name: dice.one_of(&BODIES).to_owned(),
        is_body: true,
    };
    let mut all: Vec<Proposer> = match dice.below(10) {
        0 | 1 => vec![body(dice)],
        2 => vec![person(dice), body(dice)],
        3..=5 => vec![person(dice)],
        _ => (0..2 + dice.below(3)).map(|_| person(dice)).collect(),
    };
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|one| seen.insert(one.name.clone()));
    all
}

/// How an office writes the names of a ledger.
#[derive(Clone, Copy)]
pub(crate) struct Names {
    between: &'static str,
    role: &'static str,
    is_numbered: bool,
    has_phone: bool,
    dot: char,
    is_wide: bool,
}

impl Names {
    pub(crate) fn new(dice: &mut Dice) -> Names {
        Names {
            between: dice.one_of(&[
                "、", "、", "，", ",", "；", ";", "/", "\n", " ", "　", "|", "+",
            ]),
            role: dice.one_of(&["", "", "", "（第一提案人）", "(领衔)", "（领衔）"]),
            is_numbered: dice.below(8) == 0,
            has_phone: dice.below(8) == 0,
            dot: dice.one_of(&['·', '·', '•', '・', '‧', '．', '.']),
            is_wide: dice.below(10) == 0,
        }
    }

    pub(crate) fn written(&self, truth: &Truth) -> String {
        let one = |(idx, proposer): (usize, &Proposer)| {
            let mut text = proposer.name.replace('·', &self.dot.to_string());
            let has_two = text.chars().count() == 2 && !proposer.is_body;
            // A blank in a name and blanks between names are not told apart by anyone.
            if self.is_wide && has_two && !self.between.trim().is_empty() {
                text.insert(text.char_indices().nth(1).map_or(0, |(at, _)| at), '　');
            }
            if self.is_numbered {
                text = format!("{}.{text}", idx + 1);
            }
            if self.has_phone && !proposer.is_body && idx == 0 {
                text += &truth.proposer_phone;
            }
            if idx == 0 && !proposer.is_body {
                text += self.role;
            }
            text
        };
        let all: Vec<String> = truth.proposers.iter().enumerate().map(one).collect();
        let others = if truth.others { "等" } else { "" };
        all.join(self.between) + others
    }
}

/// How an office writes days.
pub(crate) fn day(dice: &mut Dice, day: NaiveDate) -> String {
    let (y, m, d) = (day.year(), day.month(), day.day());
    match dice.below(6) {
        0 => format!("{y}-{m:02}-{d:02}"),
        1 => format!("{y}/{m}/{d}"),
        2 => format!("{y}.{m}.{d}"),
        3 => format!("{y}年{m}月{d}日"),
        4 => format!("{y}{m:02}{d:02}"),
        _ => format!("{y}-{m}-{d} 00:00:00"),
    }
}

/// How an office writes a class of 办理结果.
pub(crate) fn outcome(dice: &mut Dice, class: &'static str) -> String {
    match (class, dice.below(5)) {
        ("A", 0) => "已解决".to_owned(),
        ("B", 0) => "正在解决".to_owned(),
        // What this means is decided by each place.
        ("C", 0) => "留作参考".to_owned(),
        (_, 1) => format!("{class}类"),
        (_, 2) => class.to_ascii_lowercase(),
        _ => class.to_owned(),
    }
}

/// How an office writes 公开属性.
pub(crate) fn disclosure(dice: &mut Dice, class: &'static str) -> &'static str {
    match (class, dice.below(4)) {
        ("主动公开", 0) => "公开",
        ("主动公开", 1) => "是",
        ("依申请公开", 0) => "依申请",
        _ => class,
    }
}
