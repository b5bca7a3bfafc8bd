//! Numbers of identity cards (GB 11643) and bank cards.

use chrono::{Datelike, NaiveDate};

use super::digits::{Gap, Window};
use super::words::Around;

/// Whether these are the digits of an identity number: 18 or, as until 1999, 15 with a date
/// of birth that exists. The last of 18 is a check digit; a number that fails the check is
/// still somebody's, mistyped. A disability card has two digits more.
pub(super) fn is_identity_number(window: &Window, around: &Around) -> bool {
    let number = &window.digits;
    let has_check_mark = number.len() == 18 && number.find('X') == Some(17);
    let is_apart = |shape: &[usize]| window.groups.len() == 1 || window.groups == shape;
    match number.len() {
        18 if has_check_mark || window.has(18..=18) => {
            is_born(&number[..14], 6) && (!window.has_comma() || is_apart(&[6, 8, 4]))
        }
        36 => {
            window.has(36..=36)
                && window.groups.len() == 1
                && [0, 18].iter().all(|&at| is_born(&number[at..], 6))
        }
        20 => {
            let is_called = around.is_called(&["残疾"]) || !around.is_code();
            window.has(20..=20)
                && is_born(&number[..14], 6)
                && is_apart(&[18, 2])
                && is_called
        }
        15 => {
            let born = format!("{}19{}", &number[..6], &number[6..12]);
            let is_whole = is_apart(&[6, 6, 3]) || window.is_blank_only();
            window.has(15..=15) && is_born(&born, 6) && is_whole
        }
        _ => false,
    }
}

/// Whether a number begins with a region and has a day of birth from this digit on.
fn is_born(number: &str, at: usize) -> bool {
    let born = number.get(at..at + 8);
    let born = born.and_then(|day| NaiveDate::parse_from_str(day, "%Y%m%d").ok());
    let is_region = matches!(number.as_bytes().first(), Some(b'1'..=b'9'));
    is_region && born.is_some_and(|date| (1850..2100).contains(&date.year()))
}

/// Whether these are the digits of a bank card: 16 to 19 that fulfil the check of Luhn, that
/// stand in fours, or that begin like a card of UnionPay and are not called something else;
/// or what is called a card or an account.
pub(super) fn is_card(window: &Window, around: &Around) -> bool {
    const CALLED: [&str; 11] = [
        "卡号",
        "账号",
        "帐号",
        "账户",
        "帐户",
        "银行卡",
        "信用卡",
        "储蓄卡",
        "存折",
        "户头",
        "一卡通",
    ];
    if window.has(9..=24)
        && window.is_whole()
        && !window.has_comma()
        && around.is_called_directly(&CALLED)
        && !(window.has(..12) && around.is_amount())
    {
        return true;
    }
    let is_account =
        window.has(12..=24) && window.is_whole() && around.is_called(&CALLED);
    if is_account
        && window.groups.len() <= 6
        && !window.has_comma()
        && !around.is_amount()
    {
        return true;
    }
    // 320106198507163927一份 has one digit too many, 12440304455755123X is a code.
    let has_digit_more = window.n_units > 1 && window.longest_unit == 18;
    if around.is_word_behind() || has_digit_more && is_born(&window.digits, 6) {
        return false;
    }
    let n_groups = window.groups.len();
    let is_divided =
        |gap: &Gap| matches!(gap, Gap::Blank | Gap::Mark('-' | '.' | '_' | '~'));
    let in_fours = n_groups > 3
        && window.groups[..n_groups - 1].iter().all(|&n| n == 4)
        && window.is_uniform()
        && window.gaps.iter().all(is_divided);
    let is_broken = match window.groups[..] {
        [6, _] | [6, 8, _] => true,
        // At the end of a line; 8 digits each are dates or telephones.
        [first, second] => [first, second] != [8, 8] && window.is_blank_only(),
        _ => false,
    };
    if !window.has(16..=19) || !(n_groups == 1 || in_fours || is_broken) {
        return false;
    }
    // 2021 2022 2023 2024 rises: a list.
    let rises = || {
        (1..4).all(|at| {
            window.digits[4 * at - 4..4 * at] < window.digits[4 * at..4 * at + 4]
        })
    };
    let begins = window.digits.starts_with("62") || in_fours && !rises();
    fulfils_luhn(&window.digits) || begins && window.is_whole() && !around.is_code()
}

/// The check digit of ISO/IEC 7812-1.
fn fulfils_luhn(digits: &str) -> bool {
    let doubled = |value: u32| if value > 4 { 2 * value - 9 } else { 2 * value };
    let values = digits.chars().rev().filter_map(|ch| ch.to_digit(10)).enumerate();
    let sum: u32 =
        values.map(|(idx, it)| if idx % 2 == 1 { doubled(it) } else { it }).sum();
    sum.is_multiple_of(10) && sum > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_is_the_standards() {
        assert!(fulfils_luhn("49927398716") && fulfils_luhn("6222020200112230"));
        assert!(!fulfils_luhn("49927398717") && !fulfils_luhn("0000"));
    }
}
