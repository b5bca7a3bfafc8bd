//! Whether a name is a person's or a body's.
//!
//! A short name with a 姓 is a person, if the whole is not what a body is called. What is
//! neither is not guessed.

use super::lexicon::is_word;
use super::script::is_han;
use super::width::without_blanks;

/// Who a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// 张三.
    Person,
    /// 民盟清河区委, 提案委, 经济界.
    Body,
    /// It may be either, or no name.
    Unclear,
}

/// 姓: those of one character, those of more, and those of the first kind that no name of
/// a body begins with.
const SURNAMES: &str = include_str!("surnames.txt");

/// The middle dots that are typed in long names.
pub(super) const DOTS: [char; 9] = ['·', '•', '・', '‧', '．', '.', '∙', '⋅', '･'];

/// Who a name is of; blanks in it do not count.
///
/// ```
/// use reply::chinese::{Who, who};
///
/// assert_eq!(who("李建党"), Who::Person);
/// assert_eq!(who("古丽娜尔•阿布都热依木"), Who::Person);
/// assert_eq!(who("民盟清河区委"), Who::Body);
/// assert_eq!(who("提案委"), Who::Body);
/// assert_eq!(who("阿卜杜热西提"), Who::Unclear);
/// ```
pub fn who(name: &str) -> Who {
    if is_latin(name) {
        return Who::Person;
    }
    let name = without_blanks(name);
    let n_chars = name.chars().count();
    if is_no_name(&name) || is_field(&name) || roles().any(|role| role == name) {
        return Who::Unclear;
    }
    if name.contains(DOTS) {
        return of_dotted(&name);
    }
    if !name.chars().all(is_han) {
        let is_body = n_chars > 3 && name.chars().all(is_of_body) && ends_surely(&name);
        return if is_body || is_counted(&name) { Who::Body } else { Who::Unclear };
    }
    let is_titled = ["委员", "代表"].iter().any(|title| name.ends_with(title));
    match n_chars {
        0 | 1 => Who::Unclear,
        _ if is_short_body(&name) || is_counted(&name) => Who::Body,
        // A 姓 alone names nobody.
        3 if is_titled => Who::Unclear,
        2 | 3 => of_short(&name),
        _ => of_long(&name),
    }
}

/// A name with · for whatever dot is between its 汉字.
///
/// ```
/// assert_eq!(reply::chinese::with_dots("买买提•艾力"), "买买提·艾力");
/// assert_eq!(reply::chinese::with_dots("J. Smith"), "J. Smith");
/// ```
pub fn with_dots(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let dot = |at: usize| is_dot(&chars, at);
    let each = chars.iter().enumerate();
    each.map(|(at, &ch)| if dot(at) { '·' } else { ch }).collect()
}

/// Whether a character is the middle dot of a long name.
pub fn is_dot(chars: &[char], at: usize) -> bool {
    let is_han_at =
        |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|&ch| is_han(ch));
    DOTS.contains(&chars[at]) && is_han_at(at.checked_sub(1)) && is_han_at(Some(at + 1))
}

/// What is written where there is no name.
const NO_NAMES: &str = "\
    无 暂无 没有 不详 未知 空 略 同上 同前 同左 同右 见上 见附件 \
    见附表 附件 附后 详见附件 待补 待定 待填 匿名 某某 如上 如前 见名单 名单附后";

/// What those who make a proposal are called beside their names.
const ROLES: &str = "\
    第一提案人 第二提案人 第三提案人 第一提案者 主要提案人 提案人 提案者 提案委员 提案代表 \
    第一建议人 建议人 建议者 领衔提案人 领衔代表 领衔委员 领衔人 领衔者 领衔 附议人 附议者 附议 \
    联名提案人 联名人 联名代表 联名委员 联名 联署人 共同提案人 主提人 主提案人 主提 执笔人 执笔 \
    提出人 牵头人 牵头 召集人 负责人 组长 副组长 政协委员 人大代表 区政协委员 市政协委员 \
    区人大代表 市人大代表 县政协委员 县人大代表 委员 代表 同志 先生 女士";

/// Whether a text stands where somebody has yet to write a name or a number: 待定, —, XX.
///
/// ```
/// use reply::chinese::is_unfilled;
///
/// assert!(["待定", "—", "XX", "/"].iter().all(|text| is_unfilled(text)));
/// assert!(!is_unfilled("李维") && !is_unfilled("3362218"));
/// ```
pub fn is_unfilled(text: &str) -> bool {
    is_no_name(text)
        || text.chars().all(|ch| "—-–－/／×✕XxＸｘ○□*＊·…._＿?？".contains(ch))
}

/// Whether a text says that there is no name.
pub(super) fn is_no_name(text: &str) -> bool {
    NO_NAMES.split_whitespace().any(|word| word == text)
}

/// The words for those who make a proposal, longer ones first.
pub(super) fn roles() -> impl Iterator<Item = &'static str> {
    ROLES.split_whitespace()
}

/// Whether a name is written in Latin letters: John Smith, O'Brien.
pub(super) fn is_latin(name: &str) -> bool {
    let is_letter =
        |ch: char| ch.is_ascii_alphabetic() || ('\u{C0}'..='\u{24F}').contains(&ch);
    let name = name.trim();
    let words = name.split([' ', '\u{A0}', '-', '\'', '’', '.', ',', '·']);
    let mut words = words.filter(|word| !word.is_empty()).peekable();
    // NGO is no name.
    let is_short_form =
        !name.contains(' ') && name.chars().all(|ch| ch.is_ascii_uppercase());
    let is_long = name.chars().filter(|&ch| is_letter(ch)).count() > 1;
    words.peek().is_some()
        && is_long
        && !is_short_form
        && words.all(|word| word.chars().all(is_letter))
}

/// Long names with dots are of persons; no body has such a dot, but by mistake.
fn of_dotted(name: &str) -> Who {
    let mut parts = name.split(DOTS).peekable();
    let is_name = |part: &str| {
        !part.is_empty() && part.chars().all(|ch| is_han(ch) || ch.is_ascii_alphabetic())
    };
    match parts.all(is_name) && name.chars().any(is_han) {
        true if ends_surely(name) => Who::Unclear,
        true => Who::Person,
        false => Who::Unclear,
    }
}

/// Whether a character may be in a body's name besides 汉字.
pub(super) fn is_of_body(ch: char) -> bool {
    is_han(ch) || ch.is_ascii_alphanumeric() || "“”、，—（）()《》〇＋".contains(ch)
}

/// 第3小组, 12组, 第一代表团.
fn is_counted(name: &str) -> bool {
    let rest = name.strip_prefix('第').unwrap_or(name);
    let bare = rest.trim_start_matches(|ch: char| {
        ch.is_ascii_digit() || "一二三四五六七八九十〇零".contains(ch)
    });
    let is_numbered = bare.len() < rest.len();
    is_numbered
        && (bare == "组"
            || bare == "团"
            || [
                "小组",
                "代表团",
                "代表组",
                "活动组",
                "联络组",
                "联组",
                "界别组",
                "委员组",
                "支部",
                "党支部",
                "代表小组",
                "委员小组",
                "活动小组",
            ]
            .contains(&bare))
}

fn of_short(name: &str) -> Who {
    let chars: Vec<char> = name.chars().collect();
    let ends_as_body = name.ends_with(ENDINGS);
    let (first, last) = (chars[0], name.len() - chars[chars.len() - 1].len_utf8());
    let has_surname =
        is_surname(first) || (chars.len() == 3 && compound(name) == Some(2));
    match (chars.len(), has_surname, ends_as_body) {
        (_, false, true) => Who::Body,
        (_, false, false) => Who::Unclear,
        // 李家村 is a village; 李新村 may be a person.
        (3, true, _)
            if name.ends_with(['村', '镇', '乡'])
                && "家庄店桥沟集湾河山屯坪坝岭".contains(chars[1]) =>
        {
            Who::Unclear
        }
        (2, true, _) | (3, true, false) => Who::Person,
        // 上官团 is a person; 东方会 may be a body.
        _ if compound(name) == Some(2) => match "东西南北".contains(first) {
            true => Who::Unclear,
            false => Who::Person,
        },
        _ if is_safe(first) => Who::Person,
        // 林业局, 文史委, 司法所.
        // 白云联 and 苏南团 may be persons; such characters are common in names.
        _ if name != "代表团"
            && name.ends_with(['联', '盟', '团'])
            && is_word(&name[..last]) =>
        {
            Who::Unclear
        }
        // 林业局, 文史委, 司法所; but 封建党.
        _ if !name.ends_with('党') && (is_word(name) || is_word(&name[..last])) => {
            Who::Body
        }
        _ => Who::Person,
    }
}

fn of_long(name: &str) -> Who {
    let chars: Vec<char> = name.chars().collect();
    let is_body = ends_surely(name) || PARTIES.iter().any(|party| name.contains(party));
    let titled = name.strip_suffix("委员").or_else(|| name.strip_suffix("代表"));
    if titled.is_some_and(|bare| who(bare) == Who::Person) {
        return Who::Person;
    }
    let first = compound(name).map_or(0, |n| n);
    let is_person = match chars.len() {
        4 if first == 2 || first == 3 => true,
        5 | 6 if first >= 3 => true,
        // 范徐丽泰: a wife's name with her husband's 姓.
        4 => {
            is_surname(chars[0])
                && is_surname(chars[1])
                && (is_safe(chars[0]) || !name.ends_with(ENDINGS))
        }
        _ => false,
    };
    match (is_body, is_person) {
        (true, _) => Who::Body,
        (false, true) => Who::Person,
        (false, false) if name.ends_with(ENDINGS) => Who::Body,
        (false, false) => Who::Unclear,
    }
}

/// The parts of the list, by the lines that begin with #.
fn surnames(part: usize) -> &'static str {
    let mut parts = SURNAMES.split('#').skip(1 + part);
    parts.next().and_then(|part| part.split_once('\n')).map_or("", |(_, names)| names)
}

fn is_surname(ch: char) -> bool {
    surnames(0).contains(ch) && is_han(ch)
}

fn is_safe(ch: char) -> bool {
    surnames(2).contains(ch)
}

/// How many characters a name's 姓 has, if it has more than one.
fn compound(name: &str) -> Option<usize> {
    let found = surnames(1).split_whitespace().filter(|it| name.starts_with(it));
    found.map(|it| it.chars().count()).max()
}

/// What bodies end with, even short ones without a 姓.
const ENDINGS: [char; 33] = [
    '局', '委', '会', '组', '界', '别', '办', '院', '馆', '校', '所', '站', '联', '协',
    '社', '党', '盟', '团', '处', '科', '室', '队', '厂', '部', '厅', '署', '府', '司',
    '村', '镇', '乡', '派', '行',
];

/// What a name of four characters or more has at its end only if it is a body's.
const SURE_ENDINGS: &str = "\
    委员会 委会 常委会 支部 总支 支社 小组 活动组 联络组 代表组 代表团 街道 街道办 办事处 公司 集团 医院 学院 学校 大学 中学 \
    小学 一中 二中 三中 四中 五中 六中 中心 银行 农商行 商会 协会 学会 工会 妇联 文联 科协 侨联 残联 青联 台联 台盟 社科联 工商联 作协 律协 \
    政协 人大 党委 党组 党校 团委 工委 纪委 监委 区委 市委 县委 省委 镇委 州委 政府 联合会 联谊会 研究会 促进会 基金会 慈善会 \
    总会 分会 红十字会 合作社 供销社 事务所 派出所 研究院 研究所 研究室 幼儿园 工作室 联络站 工作站 服务站 之家 界别 界 人士 委员 代表 社区 \
    法院 检察院 公安局 分局 管理局 政协云 农场 林场 基地 园区 开发区 召集人 武装部 办公室 委办 府办 全体会议 联席会议 局机关 机关 \
    教育局 财政局 民政局 司法局 俱乐部 图书馆 文化馆 档案馆 博物馆 党小组 报社 电视台 出版社 气象站 保健院 职校 技校 高中 初中 卫生院";

fn ends_surely(name: &str) -> bool {
    SURE_ENDINGS.split_whitespace().any(|end| name.ends_with(end))
}

/// The parties and what counts as one in the names of bodies.
const PARTIES: [&str; 12] = [
    "民盟",
    "民革",
    "民建",
    "民进",
    "农工党",
    "致公党",
    "九三学社",
    "台盟",
    "无党派",
    "共青团",
    "工商联",
    "政协",
];

/// A short name of a body, as it is or behind the level that it is of: 文联, 区文联.
fn is_short_body(name: &str) -> bool {
    let bare = name
        .strip_prefix(['区', '市', '县', '省', '镇', '乡', '州', '旗'])
        .unwrap_or(name);
    SHORT.split_whitespace().any(|short| short == name || short == bare)
}

/// Bodies of two or three characters, some of which begin as names of persons do.
const SHORT: &str = "\
    民盟 民革 民建 民进 农工 农工党 致公 致公党 九三 九三学社 台盟 无党派 无党派人士 中共 团委 共青团 青联 妇联 侨联 \
    科协 文联 残联 台联 作协 社联 社科联 工商联 工会 总工会 商会 总商会 红会 海联会 知联会 新联会 律协 计生协 关工委 \
    政协 人大 政府 党委 党组 党办 党校 党总支 党支部 团支部 支部 总支 区委 市委 县委 省委 纪委 监委 党工委 教工委 法工委 \
    农委 文委 商委 经委 计委 体委 科委 建委 教委 民委 侨委 社委 外办 台办 侨办 编办 府办 政协办 人大办 信访办 文明办 \
    文史办 史志办 法院 检察院 公安局 教育局 银行 公司 集团 学校 医院 中医院 海关 社区 街道 街道办 居委会 村委会 管委会 \
    业委会 安委会 提案委 文史委 经济委 社法委 城建委 联络委 财经委 农业委 侨界 农委会 文艺界 医院 武警 武装部 林场 农场 \
    供销社 农商行 农行 工行 商行 中行 建行 幼儿园 疾控中心 团工委 书协 美协 音协 摄协 舞协 敬老院 文卫组 农经委 全体委员 全体代表 部分委员 各位委员 政协委员 人大代表 开发区 政研室 青年团 老龄委 消委会 消协 贸促会 慈善会 学会 \
    协会 联组 区府 县府 市府 两新工委 少工委 团区委 团市委 团县委 团省委";

/// Whether a word is a 姓 of several characters by itself: 欧阳.
pub(super) fn is_compound(word: &str) -> bool {
    surnames(1).split_whitespace().any(|it| it == word)
}

/// Whether a word is a party, or what stands before a body's name as one does.
pub(super) fn is_party(word: &str) -> bool {
    PARTIES.contains(&word)
}

/// What bodies with commas in their names are for.
const FIELDS: &str = "\
    教育 科技 科学 文化 卫生 体育 经济 农业 农村 农林 人口 资源 环境 环保 城建 城乡建设 建设 社会 法制 \
    法治 民族 宗教 港澳台侨 港澳 港澳台 外事 华侨 侨务 文史 学习 医药 艺术 旅游 工业 商贸 财政 金融 监察 \
    司法 内务 预算 妇女 青年 新闻 出版 科教 文教 医卫 工商 交通 水利 人资环 社法 提案 联络 委员联络";

/// Whether a word is what a body is for, and no name by itself: 教育, 农业.
pub(super) fn is_field(word: &str) -> bool {
    FIELDS.split_whitespace().any(|field| field == word)
}
