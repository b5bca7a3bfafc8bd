//! Letters that nobody wrote: every element beside every other one, in every length from
//! half a page to twelve. They are the same in every run.
//!
//! They are left in a folder for the other programs that read what we write.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};
use toml::{Table, Value, toml};

use crate::fonts;
use crate::program::LETTER;

const N_LETTERS: usize = 300;

/// Out of so many letters each is taken that brings most that is new.
const N_CANDIDATES: usize = 40;

/// What a letter may have, and in how many ways.
const ELEMENTS: [(&str, usize); 16] = [
    ("length", 13),
    ("kind", 4),
    ("proposers", 5),
    ("title", 3),
    ("marks", 4),
    ("outcome", 5),
    ("disclosure", 5),
    ("signers", 7),
    ("contact", 2),
    ("headings", 4),
    ("table", 4),
    ("attachments", 5),
    ("copies", 4),
    ("feedback form", 2),
    ("first page", 2),
    ("names", 2),
];

/// A letter, and which way each of its elements is.
pub(crate) struct Generated {
    pub(crate) name: String,
    pub(crate) text: String,
    picks: [usize; ELEMENTS.len()],
}

impl Generated {
    fn pick(&self, element: &str) -> usize {
        let at = ELEMENTS.iter().position(|(name, _)| *name == element);
        self.picks[at.expect("an element of the list")]
    }

    /// How many pages its text was written for; 0 is half a page.
    pub(crate) fn length(&self) -> usize {
        self.pick("length")
    }
}

/// The letters.
pub(crate) static LETTERS: LazyLock<Vec<Generated>> = LazyLock::new(|| {
    let mut rng = rng();
    let mut met = BTreeSet::new();
    (0..N_LETTERS)
        .map(|number| {
            let candidates = (0..N_CANDIDATES)
                .map(|_| ELEMENTS.map(|(_, n_ways)| rng.random_range(0..n_ways)));
            let new = |picks: &[usize; ELEMENTS.len()]| {
                pairs(picks).iter().filter(|pair| !met.contains(*pair)).count()
            };
            let picks = candidates.max_by_key(new).expect("there are candidates");
            met.extend(pairs(&picks));
            let mut letter =
                Generated { name: format!("{number:03}"), text: String::new(), picks };
            letter.text = Writer { letter: &letter, rng: &mut rng }.letter().to_string();
            letter
        })
        .collect()
});

fn rng() -> TestRng {
    TestRng::from_seed(RngAlgorithm::ChaCha, &[22; 32])
}

/// Every two ways of two elements.
fn pairs(picks: &[usize; ELEMENTS.len()]) -> Vec<[usize; 4]> {
    let of =
        |one: usize| (0..one).map(move |other| [one, picks[one], other, picks[other]]);
    (0..ELEMENTS.len()).flat_map(of).collect()
}

#[test]
fn every_two_elements_meet_in_a_letter() {
    let met: BTreeSet<_> =
        LETTERS.iter().flat_map(|letter| pairs(&letter.picks)).collect();
    for (one, (name, n_ways)) in ELEMENTS.into_iter().enumerate() {
        for (other, (other_name, n_other_ways)) in
            ELEMENTS.into_iter().enumerate().take(one)
        {
            for way in 0..n_ways {
                for other_way in 0..n_other_ways {
                    let pair = [one, way, other, other_way];
                    assert!(
                        met.contains(&pair),
                        "{name} {way} without {other_name} {other_way}"
                    );
                }
            }
        }
    }
}

#[test]
fn letters_are_left_for_other_programs() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("generated");
    fs::create_dir_all(&folder).expect("the folder can be made");
    for letter in LETTERS.iter() {
        let path = folder.join(format!("{}.toml", letter.name));
        fs::write(path, &letter.text).expect("the folder can be written");
    }
    // Letters of all the characters that there are, to come out of the PDF as themselves.
    for (number, characters) in fonts::level_3().into_iter().enumerate() {
        let characters: Vec<char> = characters.chars().collect();
        let paragraphs = characters.chunks(1000).map(String::from_iter);
        let text = format!(
            "{}body = \"\"\"\n{}\n\"\"\"\n",
            &LETTER[..LETTER.find("body").expect("a body")],
            paragraphs.collect::<Vec<String>>().join("\n"),
        );
        let path = folder.join(format!("level-3-{number}.toml"));
        fs::write(path, text).expect("the folder can be written");
    }
}

/// Writes a letter.
struct Writer<'a> {
    letter: &'a Generated,
    rng: &'a mut TestRng,
}

impl Writer<'_> {
    fn letter(mut self) -> Table {
        let mut letter = toml! {
            [proposal]
            session = "云岭区政协六届三次会议"
            number = "2024017"
            [bureau]
            letterhead = "云岭市云岭区民政局"
            [letter]
            number = "云民函〔2024〕86号"
            date = 2024-06-01
            [layout]
        };
        letter["proposal"] = Value::Table(self.proposal());
        self.head(&mut letter);
        self.signers(&mut letter);
        let room = self.room();
        let sections = self.sections(room);
        letter.insert("section".into(), Value::Array(sections));
        let attachments = self.attachments();
        if !attachments.is_empty() {
            letter.insert("attachment".into(), Value::Array(attachments));
        }
        letter
    }

    fn proposal(&mut self) -> Table {
        let mut proposal = toml! {
            kind = "提案"
            session = "云岭区政协六届三次会议"
            number = "2024017"
            title = "关于推进校园周边交通综合治理的建议"
        };
        if self.letter.pick("kind") == 1 {
            proposal["kind"] = "建议".into();
            proposal["session"] = "云岭区十九届人大四次会议".into();
            proposal["number"] = "DH0271".into();
        }
        let rare = self.letter.pick("names") == 1;
        let first = if rare { "李𠅤" } else { "张三" };
        let names: &[&str] = match self.letter.pick("proposers") {
            0 | 3 => &[first],
            1 => &[first, "欧阳 明远"],
            2 => &[first, "李四", "王五", "赵六", "孙七"],
            _ => &["民盟云岭区委员会"],
        };
        proposal.insert("proposers".into(), names.to_vec().into());
        match self.letter.pick("proposers") {
            3 => _ = proposal.insert("others".into(), true.into()),
            4 => _ = proposal.insert("collective".into(), true.into()),
            _ => {}
        }
        proposal
    }

    /// What stands above the text, and below it.
    fn head(&mut self, letter: &mut Table) {
        let pick = |element| self.letter.pick(element);
        let mut own = Table::new();
        let mut say = |key: &str, value: Value| _ = own.insert(key.into(), value);
        match pick("kind") {
            2 => say("kind", "会办意见".into()),
            3 => say("kind", "协办意见".into()),
            _ => {}
        }
        if pick("kind") > 1 {
            say("addressees", vec!["云岭区教育局"].into());
        }
        match pick("title") {
            1 => say("title_form", "关于…办理情况的复函".into()),
            2 => {
                say("title", vec!["关于推进校园周边交通综合治理", "有关情况的函"].into())
            }
            _ => {}
        }
        if matches!(pick("marks"), 1 | 3) {
            say("copy_number", "000012".into());
        }
        if matches!(pick("marks"), 2 | 3) {
            say("classification", "秘密★1年".into());
            say("disclosure_reason", "涉及国家秘密".into());
            say("urgency", "特急".into());
        }
        if pick("contact") == 1 {
            let name = if pick("names") == 1 { "王㛃" } else { "王五" };
            say("contact", toml! { name = "" phone = "67005678" }.into());
            own["contact"]["name"] = name.into();
        }
        let mut say = |key: &str, value: Value| _ = own.insert(key.into(), value);
        const PLACES: [&str; 4] =
            ["below_docno", "docno_suffix", "above_mark_right", "tail"];
        for (key, value) in [("outcome", "A"), ("disclosure", "主动公开")] {
            if let Some(place) = pick(key).checked_sub(1) {
                let is_secret = key == "disclosure" && pick("marks") > 1;
                say(key, if is_secret { "不予公开" } else { value }.into());
                let place: Value = PLACES[place].into();
                letter.insert(
                    key.into(),
                    Table::from_iter([("place".into(), place)]).into(),
                );
            }
        }
        match pick("copies") {
            0 => {}
            1 => say("copies", vec!["区政协提案委员会"].into()),
            _ => say(
                "copies",
                vec![
                    "区政协提案委员会",
                    "区政府督查室",
                    "区住房和城乡建设局",
                    "区市场监督管理局",
                    "区城市管理和综合执法局",
                ]
                .into(),
            ),
        }
        if pick("feedback form") == 1 {
            say("feedback_form", true.into());
        }
        let contents = letter["letter"].as_table_mut().expect("a table");
        contents.extend(own);
        let layout = letter["layout"].as_table_mut().expect("a table");
        if pick("copies") == 3 {
            layout.insert("copies_on_even_page".into(), true.into());
        }
        if pick("first page") == 1 {
            layout.insert("first_page_bottom".into(), "second_rule".into());
        }
    }

    fn signers(&mut self, letter: &mut Table) {
        let names = |n: usize| -> Value {
            const BUREAUS: [&str; 4] = [
                "云岭区民政局",
                "云岭区财政局",
                "云岭区住房和城乡建设局",
                "云岭区教育局",
            ];
            BUREAUS[..n].to_vec().into()
        };
        let bureau = letter["bureau"].as_table_mut().expect("a table");
        let signers = self.letter.pick("signers");
        let n_names = [1, 2, 4, 1, 3, 1, 2][signers];
        bureau.insert("signature".into(), names(n_names));
        if signers >= 5 {
            let office = |(office, name): (&str, &str)| {
                let mut table = toml! { office = "" name = "" };
                table["office"] = office.into();
                table["name"] = name.into();
                table
            };
            let offices =
                [("云岭区民政局局长", "周镕"), ("云岭区财政局局长", "吴喆")].map(office);
            bureau.insert("signatory".into(), offices[..signers - 4].to_vec().into());
        }
        if matches!(signers, 3 | 4) {
            letter["layout"]
                .as_table_mut()
                .expect("a table")
                .insert("seal".into(), false.into());
        }
    }

    /// How many rows make the letter about as long as it is to be.
    fn room(&mut self) -> usize {
        const PAGE: usize = 22;
        match self.letter.length() {
            0 => 2,
            n => n * PAGE - self.rng.random_range(12..PAGE),
        }
    }

    /// Sections with so many rows; a table in the middle one.
    fn sections(&mut self, room: usize) -> Vec<Value> {
        let depth = [0, 1, 2, 4][self.letter.pick("headings")];
        let n_sections = if depth == 0 { 1 } else { room.div_ceil(25) };
        let mut sections: Vec<Table> = (0..n_sections)
            .map(|_| self.section(room / n_sections, usize::from(depth > 0), depth))
            .collect();
        let middle = n_sections / 2;
        if let Some(table) = self.table(self.letter.pick("table")) {
            sections[middle].insert("table".into(), vec![Value::Table(table)].into());
        }
        sections.into_iter().map(Value::Table).collect()
    }

    fn section(&mut self, room: usize, level: usize, depth: usize) -> Table {
        let mut section = Table::new();
        let mut room = room;
        if level > 0 {
            let heading = self.one_of(HEADINGS).to_string();
            section.insert("heading".into(), heading.into());
            room = room.saturating_sub(1);
        }
        let is_parted = level < depth && room > 5;
        let n_parts = if is_parted { self.rng.random_range(1..4) } else { 0 };
        let own = if n_parts > 0 { room / 3 } else { room };
        section.insert("body".into(), self.paragraphs(own).into());
        let part =
            |_| Value::Table(self.section((room - own) / n_parts, level + 1, depth));
        let parts: Vec<Value> = (0..n_parts).map(part).collect();
        if !parts.is_empty() {
            section.insert("part".into(), parts.into());
        }
        section
    }

    /// Paragraphs with so many rows, at least one.
    fn paragraphs(&mut self, room: usize) -> String {
        let mut text = String::new();
        let mut left = room as i64;
        while left > 0 || text.is_empty() {
            let wanted = self.rng.random_range(12..260).min((left * 28 - 20).max(8));
            let paragraph = self.paragraph(wanted as usize);
            left -= (paragraph.chars().count() as i64 + 2) / 28 + 1;
            text.push_str(&paragraph);
            text.push('\n');
        }
        text
    }

    fn paragraph(&mut self, room: usize) -> String {
        let mut text = String::new();
        while text.chars().count() < room {
            let mut clause = self.one_of(CLAUSES).to_string();
            while clause.contains('#') {
                let number = self.rng.random_range(1..3000).to_string();
                clause = clause.replacen('#', &number, 1);
            }
            text.push_str(&clause);
            text.push_str(
                self.one_of(&["，", "，", "，", "。", "。", "；", "、", "：", "！"]),
            );
        }
        text.pop();
        text.push('。');
        text
    }

    /// None, a small one, a long one, and one with long texts.
    fn table(&mut self, pick: usize) -> Option<Table> {
        let mut table = match pick {
            0 => return None,
            1 => toml! {
                title = "表1　各街道社区食堂"
                header = ["街道", "食堂（家）", "同比（%）"]
            },
            2 => toml! { header = ["序号", "单位名称", "面积（平方米）", "备注"] },
            _ => toml! { header = ["序号", "事项", "办理情况", "责任单位"] },
        };
        let rows = match pick {
            1 => vec![row(["东城", "4", "12.5"]), row(["西城", "3", "-3.25"])],
            2 => (1..=self.rng.random_range(20..70))
                .map(|number| {
                    let area = format!("{}.{}", number * 37 % 1500, number % 10);
                    row([&*number.to_string(), "云岭区社区服务中心", &*area, ""])
                })
                .collect(),
            _ => (1..9)
                .map(|number| {
                    let matter = self.one_of(HEADINGS).to_string();
                    let room = self.rng.random_range(20..150);
                    let told = self.paragraph(room);
                    row([&*number.to_string(), &*matter, &*told, "区民政局、区财政局"])
                })
                .collect(),
        };
        table.insert("rows".into(), rows.into());
        Some(table)
    }

    /// None, one, three with long titles, a table along the sheet, and pages of text.
    fn attachments(&mut self) -> Vec<Value> {
        let pick = self.letter.pick("attachments");
        let mut attachment = |title: &str, table: usize, room: usize| {
            let mut attachment = toml! { title = "" };
            attachment["title"] = title.into();
            if room > 0 {
                attachment.insert("body".into(), self.paragraphs(room).into());
            }
            if let Some(table) = self.table(table) {
                attachment.insert("table".into(), vec![Value::Table(table)].into());
            }
            attachment
        };
        let mut attachments = match pick {
            0 => vec![],
            1 => vec![attachment("云岭区社区食堂一览表", 2, 0)],
            2 => vec![
                attachment(
                    "云岭区2024年至2026年社区食堂建设计划及资金安排情况一览表",
                    1,
                    4,
                ),
                attachment("关于推进校园周边交通综合治理的若干措施（征求意见稿）", 0, 12),
                attachment("有关名单", 0, 1),
            ],
            3 => vec![attachment("提案办理情况表", 3, 0)],
            _ => vec![attachment("有关情况的说明", 3, 50)],
        };
        if pick == 3 {
            attachments[0].insert("landscape".into(), true.into());
        }
        if pick == 4 {
            let sections = vec![Value::Table(self.section(24, 1, 3))];
            attachments[0].insert("section".into(), sections.into());
        }
        attachments.into_iter().map(Value::Table).collect()
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.rng.random_range(0..all.len())]
    }
}

fn row<const N: usize>(cells: [&str; N]) -> Value {
    cells.to_vec().into()
}

const HEADINGS: &[&str] = &[
    "基本情况",
    "进一步加强组织领导",
    "关于“一老一小”服务体系建设",
    "完善社区食堂布局、提高助餐服务质量和水平的有关安排",
    "下一步工作",
    "落实《无障碍环境建设法》",
];

/// A # is a number.
const CLAUSES: &[&str] = &[
    "您提出的建议很有针对性",
    "我局高度重视",
    "截至#年底",
    "全区现有社区食堂#家",
    "同比增长#.5%",
    "其中老年人#万人次",
    "会同区财政局、区住房和城乡建设局、区城市管理和综合执法局",
    "印发了《云岭区社区食堂建设管理办法（试行）》",
    "按照“政府引导、市场运作、社会参与”的原则",
    "推动“15分钟养老服务圈”建设",
    "在幸福路#号、解放路#号等处增设站点",
    "采用B2C（Business-to-Customer）模式",
    "通过https://www.yunling.gov.cn/minzheng/2024/06/tian.html公布",
    "他们说：“这样的食堂，越多越好！”",
    "（一户一档、一人一策）",
    "2024年#月至#月",
    "投入资金#.#万元",
    "目前存在的主要问题——场地不足、人手不够——正在逐步解决",
    "依据GB/T 9704—2012和有关规定",
    "面积达#㎡",
    "等等……",
    "用Wi-Fi 6和5G网络",
    "明确了①责任单位②完成时限③验收标准",
    "李𠅤委员到现场调研",
    "做到件件有着落、事事有回音",
    "为群众办实事",
    "好",
    "下一步",
    "比例为#∶#",
    "每平方米#元/月",
];
