//! Accounts in networks: letters and digits behind 微信, QQ and the like.

use std::ops::Range;

use super::digits::is_any_digit;
use super::words::Around;
use crate::chinese::half_width;

/// Words that an account stands behind, in small letters.
const CALLED: [&str; 22] = [
    "微信",
    "薇信",
    "wechat",
    "weixin",
    "vx",
    "v信",
    "qq",
    "扣扣",
    "q号",
    "抖音",
    "快手",
    "微博",
    "小红书",
    "支付宝",
    "钉钉",
    "飞书",
    "skype",
    "telegram",
    "whatsapp",
    "陌陌",
    "line id",
    "淘宝",
];

/// Finds accounts.
pub(super) fn accounts(chars: &[char]) -> Vec<Range<usize>> {
    let plain = |&ch: &char| match ch {
        '。' => ch,
        _ => half_width(ch).to_ascii_lowercase(),
    };
    let plain: Vec<char> = chars.iter().map(plain).collect();
    let mut found = Vec::new();
    for word in CALLED {
        let word: Vec<char> = word.chars().collect();
        for at in 0..plain.len() {
            let is_part =
                at > 0 && word[0].is_ascii() && plain[at - 1].is_ascii_alphabetic();
            let is_word = plain[at] == word[0] && plain[at..].starts_with(&word);
            if is_word && !is_part {
                found.extend(account(&plain, at + word.len()));
            }
        }
    }
    found
}

/// The account behind a word that ends here.
fn account(plain: &[char], end: usize) -> Option<Range<usize>> {
    let joins = |ch: &&char| {
        ":号码是为群账帐户名称同(\"“”‘’'「」【】[]<>《》_，, 　\t".contains(**ch)
    };
    let n_joins = plain[end..].iter().take_while(joins).count();
    let start = end + n_joins;
    let is_part =
        |ch: &&char| ch.is_ascii_alphanumeric() || matches!(ch, '_' | '-' | '.');
    let is_digit = |ch: &&char| is_any_digit(**ch);
    let n_letters = plain[start..].iter().take_while(is_part).count();
    let n_digits = plain[start..].iter().take_while(is_digit).count();
    let account = start..start + n_letters.max(n_digits);
    // 微信13800人 tells how many, not who.
    let is_count = n_joins == 0
        && n_digits >= n_letters
        && Around::new(plain, account.clone(), None).is_amount();
    (account.len() >= 5 && n_joins <= 8 && !is_count).then_some(account)
}
