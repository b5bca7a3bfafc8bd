//! Numbers in 汉字 and in digits.

/// The 汉字 that numbers are written with.
pub const NUMERALS: &str = "〇零一二三四五六七八九十百千万两";

/// Whether a 汉字 may be part of a number.
///
/// ```
/// use reply::chinese::is_numeral;
///
/// assert!("一百零三".chars().all(is_numeral));
/// assert!(!is_numeral('3') && !is_numeral('几'));
/// ```
pub fn is_numeral(ch: char) -> bool {
    NUMERALS.contains(ch)
}

/// Whether a character is one of 0 to 9, half or full width.
///
/// ```
/// use reply::chinese::is_digit;
///
/// assert!(is_digit('8') && is_digit('８') && !is_digit('八'));
/// ```
pub fn is_digit(ch: char) -> bool {
    matches!(ch, '0'..='9' | '０'..='９')
}

/// The value of a digit, half or full width, or of one 汉字 from 〇 to 九.
///
/// ```
/// use reply::chinese::digit;
///
/// assert_eq!("1８〇零九".chars().map(digit).collect::<Option<Vec<_>>>(), Some(vec![1, 8, 0, 0, 9]));
/// assert_eq!(digit('十'), None);
/// ```
pub fn digit(ch: char) -> Option<u32> {
    match ch {
        '〇' | '零' => Some(0),
        '０'..='９' => Some(ch as u32 - '０' as u32),
        _ => ch
            .to_digit(10)
            .or_else(|| Some("一二三四五六七八九".find(ch)? as u32 / 3 + 1)),
    }
}

/// The number that a whole text says: by digits, by 汉字 in place of digits, or by counting.
///
/// ```
/// use reply::chinese::number;
///
/// assert_eq!(number("12"), Some(12));
/// assert_eq!(number("二〇二三"), Some(2023));
/// assert_eq!(number("一百零三"), Some(103));
/// assert_eq!(number("第三"), None);
/// ```
pub fn number(text: &str) -> Option<u64> {
    let digits = || {
        text.chars().try_fold(0_u64, |number, ch| {
            number.checked_mul(10)?.checked_add(digit(ch)?.into())
        })
    };
    count(text).or_else(|| digits().filter(|_| !text.is_empty()))
}

/// The number that a text counts, as it is spoken: 十二, 一百零三, 三万二千.
///
/// ```
/// use reply::chinese::count;
///
/// assert_eq!(count("二十一"), Some(21));
/// assert_eq!(count("三万二千"), Some(32_000));
/// // Digits side by side count nothing.
/// assert_eq!(count("二三"), None);
/// ```
pub fn count(text: &str) -> Option<u64> {
    let (mut total, mut part, mut last) = (0_u64, 0_u64, None);
    for ch in text.chars() {
        match ch {
            '十' | '百' | '千' => {
                let unit = [10, 100, 1000]["十百千".find(ch)? / 3];
                part += last.take().unwrap_or(1) * unit;
            }
            '万' => {
                total += (part + last.take().unwrap_or(0)) * 10_000;
                part = 0;
            }
            _ if last.is_some_and(|digit| digit > 0) => return None,
            '两' => last = Some(2),
            _ => last = Some(digit(ch)?.into()),
        }
    }
    (!text.is_empty()).then_some(total + part + last.unwrap_or(0))
}

/// A number below 1000 in 汉字, as it is counted with.
///
/// ```
/// use reply::chinese::numeral;
///
/// assert_eq!([2, 10, 12, 20, 103, 112].map(numeral), ["二", "十", "十二", "二十", "一百零三", "一百一十二"]);
/// ```
pub fn numeral(number: usize) -> String {
    let digit = |value: usize| "零一二三四五六七八九".chars().nth(value).into_iter();
    let ones = |value: usize| digit(value).filter(move |_| value > 0);
    let tens = |value: usize| digit(value / 10).chain(['十']).chain(ones(value % 10));
    match (number / 100, number % 100) {
        (0, value @ 0..10) => digit(value).collect(),
        (0, value @ 10..20) => tens(value).skip(1).collect(),
        (0, value) => tens(value).collect(),
        (hundreds, 0) => numeral(hundreds) + "百",
        (hundreds, value @ 1..10) => numeral(hundreds) + "百零" + &numeral(value),
        (hundreds, value) => numeral(hundreds) + "百" + &tens(value).collect::<String>(),
    }
}

/// The ordinal of the `count`-th heading of a level from 1 to 4 (GB/T 9704—2012, 7.3.3).
///
/// ```
/// use reply::chinese::ordinal;
///
/// assert_eq!([1, 2, 3, 4].map(|level| ordinal(level, 2)), ["二、", "（二）", "2.", "（2）"]);
/// ```
pub fn ordinal(level: usize, count: usize) -> String {
    match level {
        1 => format!("{}、", numeral(count)),
        2 => format!("（{}）", numeral(count)),
        3 => format!("{count}."),
        _ => format!("（{count}）"),
    }
}

/// A number in thousandths, with its thousands set off and its 万 or 亿: 1,687, 3万, 2.5亿.
///
/// ```
/// use reply::chinese::amount;
///
/// assert_eq!(amount("1,687.5", ""), Some(1_687_500));
/// assert_eq!(amount("2.5", "亿"), Some(250_000_000_000));
/// ```
pub fn amount(digits: &str, scale: &str) -> Option<i128> {
    let digits = digits.replace([',', '，', ' '], "");
    let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
    if part.len() > 3 || whole.len() > 15 {
        return None;
    }
    let thousandths: i128 = format!("{whole}{part:0<3}").parse().ok()?;
    let scale = match scale {
        "" => 1,
        "万" => 10_000,
        "亿" => 100_000_000,
        _ => return None,
    };
    Some(thousandths * scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for value in 0..1000 {
            assert_eq!(count(&numeral(value)), Some(value as u64), "{}", numeral(value));
        }
    }

    #[test]
    fn digits_count_too() {
        assert_eq!(
            [number("二十〇"), number("1十"), number("两")],
            [Some(20), Some(10), Some(2)]
        );
        assert_eq!([number(""), number("上"), number("99999999999999999999")], [None; 3]);
    }
}
