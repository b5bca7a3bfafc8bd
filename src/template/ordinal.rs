//! 结构层次序数: 一、 （一） 1. （1） (7.3.3).

/// The ordinal of the `count`-th heading, from 1, at a level from 1 to 4.
pub(super) fn ordinal(level: usize, count: usize) -> String {
    match level {
        1 => format!("{}、", numeral(count)),
        2 => format!("（{}）", numeral(count)),
        3 => format!("{count}."),
        _ => format!("（{count}）"),
    }
}

/// A number below 1000 in 汉字, as it is counted with: 十二, 一百零三.
fn numeral(number: usize) -> String {
    let digit = |value: usize| {
        ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"][value]
    };
    match number {
        0..10 => digit(number).to_string(),
        10..20 => format!("十{}", ones(number % 10)),
        20..100 => format!("{}十{}", digit(number / 10), ones(number % 10)),
        _ if number.is_multiple_of(100) => format!("{}百", numeral(number / 100)),
        _ if number % 100 < 10 => {
            format!("{}百零{}", numeral(number / 100), digit(number % 10))
        }
        _ if number % 100 < 20 => {
            format!("{}百一{}", numeral(number / 100), numeral(number % 100))
        }
        _ => format!("{}百{}", numeral(number / 100), numeral(number % 100)),
    }
}

fn ones(value: usize) -> String {
    if value == 0 { String::new() } else { numeral(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_read_as_they_are_spoken() {
        let cases = [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一")];
        for (number, text) in cases {
            assert_eq!(numeral(number), text);
        }
        for (number, text) in [(100, "一百"), (103, "一百零三"), (112, "一百一十二")]
        {
            assert_eq!(numeral(number), text);
        }
    }

    #[test]
    fn each_level_has_its_form() {
        let forms: Vec<String> = (1..=4).map(|level| ordinal(level, 2)).collect();
        assert_eq!(forms, ["二、", "（二）", "2.", "（2）"]);
    }
}
