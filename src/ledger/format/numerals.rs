//! Chinese numerals: 二〇二四, 贰零贰肆, 一千二百三十四.

/// The numerals of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numerals {
    /// 〇一二三
    Plain,
    /// 零壹贰叁
    Capital,
}

/// The largest number that is read out.
const LARGEST: u32 = 99_999_999;

impl Numerals {
    fn digits(self) -> [char; 10] {
        match self {
            Numerals::Plain => {
                ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']
            }
            Numerals::Capital => {
                ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
            }
        }
    }

    /// The tens, hundreds and thousands.
    fn units(self) -> [&'static str; 4] {
        match self {
            Numerals::Plain => ["", "十", "百", "千"],
            Numerals::Capital => ["", "拾", "佰", "仟"],
        }
    }

    fn digit(self, digit: u32) -> char {
        self.digits()[digit as usize % 10]
    }

    /// Digit by digit: 2024 → 二〇二四.
    pub(super) fn one_by_one(self, text: &str) -> String {
        let digit = |ch: char| ch.to_digit(10).map_or(ch, |digit| self.digit(digit));
        text.chars().map(digit).collect()
    }

    /// Read out: 1234 → 一千二百三十四.
    pub(super) fn read_out(self, number: f64) -> Option<String> {
        let is_whole =
            number.fract() == 0.0 && (0.0..=f64::from(LARGEST)).contains(&number);
        let number = is_whole.then_some(number as u32)?;
        let (above, below) = (number / 10_000, number % 10_000);
        // Programs differ on whether 一十万 has a zero behind it.
        if above > 0 && above.is_multiple_of(10) && below >= 1000 {
            return None;
        }
        let zero = self.digit(0);
        let mut text = String::new();
        if above > 0 {
            text += &self.under_ten_thousand(above);
            text.push('万');
            if below > 0 && below < 1000 {
                text.push(zero);
            }
        }
        match (above, below) {
            (0, 0) => text.push(zero),
            _ => text += &self.under_ten_thousand(below),
        }
        Some(text)
    }

    fn under_ten_thousand(self, number: u32) -> String {
        let mut text = String::new();
        let mut is_gap = false;
        for power in (0..4).rev() {
            let digit = number / 10_u32.pow(power) % 10;
            if digit == 0 {
                is_gap = !text.is_empty();
                continue;
            }
            if is_gap {
                text.push(self.digit(0));
                is_gap = false;
            }
            text.push(self.digit(digit));
            text.push_str(self.units()[power as usize]);
        }
        text
    }

    /// The number of a month, a day or an hour: 12 → 十二.
    pub(super) fn in_date(self, number: u32) -> Option<String> {
        match (self, number) {
            (_, 0..=9) => Some(self.digit(number).to_string()),
            (Numerals::Plain, 10..=19) => {
                let text = self.under_ten_thousand(number);
                text.strip_prefix('一').map(str::to_owned)
            }
            (Numerals::Plain, 20..=59) => Some(self.under_ten_thousand(number)),
            _ => None,
        }
    }
}
