//! Numbers as they are written in a text.

/// The number that 汉字 or digits say: 十二, 一百零三, 12; none for anything else.
pub(super) fn number(text: &str) -> Option<u64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let (mut total, mut part, mut digit) = (0_u64, 0_u64, None);
    for ch in text.chars() {
        match ch {
            '〇' | '零' => digit = None,
            '十' | '百' | '千' => {
                let unit = [10, 100, 1000]["十百千".find(ch)? / 3];
                part += digit.take().unwrap_or(1) * unit;
            }
            '万' => {
                total += (part + digit.take().unwrap_or(0)) * 10_000;
                part = 0;
            }
            '两' => digit = Some(2),
            _ => digit = Some("一二三四五六七八九".find(ch)? as u64 / 3 + 1),
        }
    }
    (!text.is_empty()).then_some(total + part + digit.unwrap_or(0))
}

/// A number with its thousands set off and its 万 or 亿, as thousandths: 1,687, 3万, 2.5亿.
pub(super) fn amount(digits: &str, scale: &str) -> Option<i128> {
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
    fn numbers_in_words() {
        let cases = [("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("6", 6)];
        for (text, expected) in cases {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        assert_eq!(number("三万二千"), Some(32_000));
        assert_eq!(number("上"), None);
    }

    #[test]
    fn amounts_are_exact() {
        assert_eq!(amount("1,687.5", ""), Some(1_687_500));
        assert_eq!(amount("2.5", "亿"), Some(250_000_000_000));
    }
}
