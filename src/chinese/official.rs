//! The numbers of official letters and the names of sessions, in one spelling each, so that
//! they can be compared.

use super::is_digit;
use super::is_han;
use super::is_numeral;
use super::number;
use super::to_half_width;
use super::without_blanks;

/// The brackets around a year, as they are written.
const OPENING: &str = "〔[【({〈〖「";

/// Marks and words in place of what is not known yet.
const PLACEHOLDERS: &str = "×某○〇";

/// A 发文字号 in one spelling; none of one that is not complete, as in a draft.
///
/// ```
/// use reply::chinese::official_number;
///
/// assert_eq!(official_number("清水函 [2024] 第08号"), Some("清水函〔2024〕8号".to_owned()));
/// assert_eq!(official_number("清水函〔2024〕×号"), None);
/// assert_eq!(official_number("某某函〔2024〕8号"), None);
/// ```
pub fn official_number(text: &str) -> Option<String> {
    let text = without_blanks(&to_half_width(text));
    let (prefix, rest) = text.split_once(|ch| OPENING.contains(ch))?;
    let is_name = |ch: char| is_han(ch) && !PLACEHOLDERS.contains(ch);
    if prefix.is_empty() || !prefix.chars().all(is_name) {
        return None;
    }
    let end = rest.find(|ch: char| !ch.is_ascii_digit())?;
    let (year, rest) = rest.split_at(end);
    let serial = rest.get(rest.chars().next()?.len_utf8()..)?;
    let serial = serial.strip_prefix('第').unwrap_or(serial);
    let serial = serial.strip_suffix('号').unwrap_or(serial).trim_start_matches('0');
    let is_serial = !serial.is_empty() && serial.bytes().all(|it| it.is_ascii_digit());
    (year.len() == 4 && is_serial).then(|| format!("{prefix}〔{year}〕{serial}号"))
}

/// The words that only some write in the name of a session.
const OF_SESSION: [&str; 10] = [
    "中国人民政治协商会议",
    "人民代表大会",
    "常务委员会",
    "委员会",
    "全体会议",
    "会议",
    "全会",
    "政协",
    "人大",
    "第",
];

/// The name of a session in one spelling: whose it is, 届 and 次.
///
/// ```
/// use reply::chinese::session_key;
///
/// let key = session_key("清水区政协七届四次会议");
/// assert_eq!(key, session_key("政协清水区第七届委员会第4次会议"));
/// assert_ne!(key, session_key("清水区政协七届五次会议"));
/// ```
pub fn session_key(text: &str) -> String {
    let mut text = without_blanks(&to_half_width(text));
    OF_SESSION.iter().for_each(|word| text = text.replace(word, ""));
    let chars: Vec<char> = text.chars().collect();
    let is_of_number = |ch: char| is_numeral(ch) || is_digit(ch);
    let runs = chars.chunk_by(|one, other| is_of_number(*one) == is_of_number(*other));
    let plain = runs.map(|run| {
        let run: String = run.iter().collect();
        number(&run).map_or(run, |number| number.to_string())
    });
    plain.collect()
}
