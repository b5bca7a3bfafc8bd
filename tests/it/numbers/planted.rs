//! Random texts with a number of a person in them, and random texts without one.

use reply::chinese::digit;

/// Random choices that are the same in every run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number below this one.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % end
    }

    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn digits(&mut self, n_digits: usize) -> String {
        (0..n_digits).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }
}

/// A text with a private number in it.
pub(crate) struct Planted {
    pub(crate) text: String,
    /// The number's digits.
    pub(crate) digits: String,
}

const BEFORE: &[&str] = &[
    "",
    "手机",
    "请拨打",
    "电话：",
    "身份证号",
    "（",
    "“",
    "三",
    "一百二十",
    "2024年",
    "共3户",
    "1.",
    "第五、",
    "，",
    "。",
    "\n",
    "《",
    "一是",
    "张三",
    "、",
    "于2024-08-30，",
    "约80%，",
];

const BEHIND: &[&str] = &[
    "",
    "一直无人接听",
    "立即办理",
    "个人所有",
    "三份",
    "一份",
    "件",
    "元",
    "人次",
    "户",
    "号",
    "。",
    "）",
    "”",
    "，",
    "\n",
    "年",
    "的",
    "零散",
    "二〇二四年",
    "万元",
    "两次",
    "》",
    "%",
    "平方米",
    "；2024年",
    "本",
    "亿",
];

/// A text with a number of a person among numerals, measure words, marks and line ends.
pub(crate) fn planted(dice: &mut Dice) -> Planted {
    let digits = number(dice);
    let written = written(dice, &digits);
    // Without its check digit nobody knows a card but by what it is called.
    let before = dice.one_of(BEFORE);
    let (head, tail) = (dice.one_of(BEFORE), dice.one_of(BEHIND));
    let behind = dice.one_of(BEHIND);
    Planted { text: format!("{head}有{before}{written}{behind}看{tail}"), digits }
}

/// A mobile telephone, an identity number of either kind, or a card.
fn number(dice: &mut Dice) -> String {
    let area = dice.one_of(&["110101", "440304", "330106", "654321", "810000"]);
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    match dice.below(5) {
        0 | 1 => format!("1{}{}", 3 + dice.below(7), dice.digits(9)),
        2 => {
            let year = 1930 + dice.below(90);
            let last = dice.one_of(&["1", "5", "9", "X", "x"]);
            format!("{area}{year}{month:02}{day:02}{}{last}", dice.digits(3))
        }
        3 => format!("{area}{:02}{month:02}{day:02}{}", dice.below(100), dice.digits(3)),
        _ => {
            let start = dice.one_of(&["62", "4", "5", "35", "9"]);
            let n_digits = 15 + dice.below(4) - start.len();
            let payload = format!("{start}{}", dice.digits(n_digits));
            let check =
                (0..10).find(|check| has_check_digit(&format!("{payload}{check}")));
            format!("{payload}{}", check.expect("one of ten fulfils it"))
        }
    }
}

fn has_check_digit(digits: &str) -> bool {
    let values = digits.bytes().rev().map(|byte| u32::from(byte - b'0')).enumerate();
    let weighed = values.map(|(idx, it)| match idx % 2 {
        0 => it,
        _ => 2 * it / 10 + 2 * it % 10,
    });
    weighed.sum::<u32>().is_multiple_of(10)
}

/// A number as somebody may type it.
fn written(dice: &mut Dice, digits: &str) -> String {
    const HAN: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const BANK: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
    let in_digits = |all: [char; 10], ch: char| match ch.to_digit(10) {
        Some(value) => all[value as usize],
        None => ch,
    };
    let wide = |ch: char| match ch.is_ascii() {
        true => char::from_u32(ch as u32 + 0xFEE0).expect("a full-width character"),
        false => ch,
    };
    let divided = |mark: &str| {
        let cuts: &[usize] = match digits.len() {
            11 => &[3, 7],
            18 => &[6, 14],
            15 => &[6, 12],
            _ => &[4, 8, 12, 16],
        };
        let parts = digits.chars().enumerate();
        parts.fold(String::new(), |mut all, (idx, ch)| {
            if cuts.contains(&idx) {
                all += mark;
            }
            all.push(ch);
            all
        })
    };
    match dice.below(14) {
        0..4 => digits.to_owned(),
        4 => digits.chars().map(wide).collect(),
        5 => digits.chars().map(|ch| in_digits(HAN, ch)).collect(),
        6 => digits.chars().map(|ch| in_digits(BANK, ch)).collect(),
        7 => digits.replace('0', "零"),
        8 => divided(" "),
        9 => divided("-"),
        10 => divided("\n"),
        11 => divided(" - "),
        12 => divided("\u{200B}"),
        _ => divided(dice.one_of(&["～", "~", "—", ".", "_", "　"])),
    }
}

/// The longest part of the planted digits that can be read in a text, if it is 6 or more;
/// blanks and marks between digits are passed over.
pub(crate) fn left_of(digits: &str, text: &str) -> Option<String> {
    let plain = |ch: char| match ch {
        '０'..='９' => char::from_digit(ch as u32 - '０' as u32, 10),
        'X' | 'x' | 'Ｘ' | 'ｘ' => Some('X'),
        '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' => {
            let value = "壹贰叁肆伍陆柒捌玖".chars().position(|it| it == ch);
            value.and_then(|value| char::from_digit(value as u32 + 1, 10))
        }
        _ => digit(ch).and_then(|value| char::from_digit(value, 10)),
    };
    let passed_over = |ch: &char| " -\n\u{200B}～~—._　".contains(*ch);
    let read: String = text
        .chars()
        .filter(|ch| !passed_over(ch))
        .map(|ch| plain(ch).unwrap_or('|'))
        .collect();
    let digits = digits.to_ascii_uppercase();
    let runs = (6..=digits.len()).rev().flat_map(|length| {
        let digits = &digits;
        (0..=digits.len() - length).map(move |at| &digits[at..at + length])
    });
    let mut runs = runs.filter(|run| read.contains(run));
    runs.next().map(str::to_owned)
}

/// A text with years, standards, amounts and hot lines, and no number of anybody.
pub(crate) fn harmless(dice: &mut Dice) -> String {
    let n_parts = 1 + dice.below(3);
    let parts: Vec<String> = (0..n_parts).map(|_| harmless_part(dice)).collect();
    parts.join(dice.one_of(&["，", "。", "、", "；", "和"]))
}

fn harmless_part(dice: &mut Dice) -> String {
    let year = 1990 + dice.below(40);
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    let units = ["元", "万元", "户", "人次", "平方米", "份", "公里", "亿元", "件", "吨"];
    let unit = dice.one_of(&units);
    match dice.below(16) {
        0 => format!("{year}-{}年", year + 5),
        1 => format!("{year}/{}学年", year + 1),
        2 => format!("GB/T {}—{year}", 1000 + dice.below(40_000)),
        3 => format!("GB {}.{}-{year}", 10_000 + dice.below(9000), 1 + dice.below(99)),
        4 => format!("{year}年{month}月{day}日"),
        5 => format!("{year}-{month:02}-{day:02}"),
        6 => format!("{year}{month:02}{day:02}"),
        7 => format!("{}{unit}", 1 + dice.below(999_999)),
        8 => format!("{}.{:02}{unit}", dice.below(99_999), dice.below(100)),
        9 => format!("{},{:03},{:03}{unit}", 1 + dice.below(999), dice.below(1000), 7),
        10 => {
            let lines = [
                "12345", "110", "119", "120", "12315", "12348", "95598", "96110",
                "10086", "12388", "12369", "114", "116114", "12320",
            ];
            format!("拨打{}", dice.one_of(&lines))
        }
        11 => format!("{}—{}{unit}", dice.below(5000), 5000 + dice.below(5000)),
        12 => format!("云民函〔{year}〕{}号", 1 + dice.below(500)),
        13 => format!("项目代码{}", project_code(dice, year)),
        14 => format!("0.{}", dice.digits(9)),
        _ => format!("第{year}{:03}号提案", dice.below(1000)),
    }
}

/// 19 digits of which nobody would say that they are a card.
fn project_code(dice: &mut Dice, year: usize) -> String {
    loop {
        let code = format!("{year}440304{}", dice.digits(9));
        if !has_check_digit(&code) {
            return code;
        }
    }
}
