//! What the title of a ledger tells of all its proposals: the session and the kind.

use crate::chinese::ProposalKind;
use crate::chinese::is_numeral;
use crate::chinese::without_blanks;

/// What is above the headings.
#[derive(Debug, Default)]
pub(super) struct Title {
    /// The session, if there is just one.
    pub(super) session: Option<String>,
    /// All sessions, where there are several.
    pub(super) sessions: Vec<String>,
    /// The kind, if there is just one.
    pub(super) kind: Option<ProposalKind>,
    /// Whether both kinds are named, so that nothing else tells either.
    pub(super) is_of_both: bool,
}

/// Reads the rows above the headings, and the name of the sheet.
pub(super) fn title(above: &[Vec<String>], sheet: Option<&str>) -> Title {
    let rows = above.iter().map(|row| without_blanks(&row.concat()));
    let mut texts: Vec<String> = rows.collect();
    texts.extend(sheet.map(without_blanks));
    let mut found: Vec<String> = Vec::new();
    for session in texts.iter().flat_map(|text| sessions(text)) {
        if !found.iter().any(|it| is_same(it, &session)) {
            found.push(session);
        }
    }
    // 区政协七届四次会议 of the title is that of the sheet's name without the place.
    let is_part =
        |one: &String| found.iter().any(|it| it != one && it.ends_with(one.as_str()));
    let mut whole: Vec<String> =
        found.iter().filter(|one| !is_part(one)).cloned().collect();
    let kinds: Vec<ProposalKind> =
        texts.iter().filter_map(|text| ProposalKind::of(text)).collect();
    let names_both = texts.iter().any(|text| {
        let without: String =
            sessions(text).iter().fold(text.clone(), |text, it| text.replace(it, ""));
        let says = |words: &[&str]| words.iter().any(|word| without.contains(word));
        says(&["提案", "政协"]) && says(&["建议", "人大", "议案"])
    });
    let first = kinds.first().copied();
    let kind =
        first.filter(|first| !names_both && kinds.iter().all(|kind| kind == first));
    let session = if whole.len() == 1 { whole.pop() } else { None };
    Title { session, sessions: whole, kind, is_of_both: names_both }
}

/// Whether two names are of one session: 云岭区第七届人民代表大会第四次会议 and
/// 区七届人大四次会议.
fn is_same(one: &str, other: &str) -> bool {
    let key = |session: &str| {
        let bare = session.replace("中国人民政治协商会议", "政协").replace('第', "");
        let before = |word| {
            let words: Vec<char> = bare.split(word).next()?.chars().collect();
            let numeral = words.iter().rev().take_while(|ch| is_of_numeral(**ch));
            Some(numeral.copied().collect::<String>())
        };
        let level = bare.chars().rfind(|ch| "省市州盟县区旗乡镇".contains(*ch));
        (before('届'), before('次'), level, ProposalKind::of(&bare))
    };
    key(one) == key(other)
}

/// The ends of a session's name.
const ENDS: [&str; 5] = ["次会议", "次全体会议", "次全会", "次全体扩大会议", "次大会"];

/// The sessions that a text names, from the organ on.
fn sessions(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, end)) = next(&text[from..]) {
        found.extend(session(&text[from..from + start], &text[from + start..from + end]));
        from += end;
    }
    found
}

/// The place of the next 届 with its numeral, and the end of its 次会议.
fn next(text: &str) -> Option<(usize, usize)> {
    for (at, _) in text.match_indices('届') {
        let numeral = text[..at].trim_end_matches(is_of_numeral);
        let numeral = numeral.strip_suffix('第').unwrap_or(numeral);
        let behind = &text[at + '届'.len_utf8()..];
        let end = ENDS.iter().filter_map(|end| Some(behind.find(end)? + end.len())).min();
        let Some(end) = end else { continue };
        let words = &behind[..end];
        let is_of_session = ENDS.iter().any(|end| {
            let words = words.strip_suffix(end).unwrap_or_default();
            let organ = words.trim_end_matches(is_of_numeral);
            let organ_alone = organ.strip_suffix('第').unwrap_or(organ);
            organ.len() < words.len() && BODIES.contains(&organ_alone)
        });
        let has_numeral = text[numeral.len()..at].chars().any(is_of_numeral);
        if is_of_session && has_numeral {
            return Some((numeral.len(), at + '届'.len_utf8() + end));
        }
    }
    None
}

fn is_of_numeral(ch: char) -> bool {
    is_numeral(ch) || ch.is_ascii_digit()
}

/// The bodies whose names may stand between 届 and 次会议.
const BODIES: [&str; 10] = [
    "",
    "委员会",
    "全国委员会",
    "人大",
    "人民代表大会",
    "人大常委会",
    "人民代表大会常务委员会",
    "常委会",
    "政协",
    "常务委员会",
];

/// The name of a session, with the organ that ends the words before it.
fn session(before: &str, session: &str) -> Option<String> {
    let organ = organ(before);
    let whole = format!("{organ}{session}");
    let is_named = ["政协", "政治协商会议", "人大", "人民代表大会"];
    is_named.iter().any(|name| whole.contains(name)).then_some(whole)
}

/// The organ that ends a text: 云岭区政协, without what the ledger is called before it.
fn organ(before: &str) -> &str {
    // Between these words and an organ nothing else stands.
    const BEFORE: [&str; 32] = [
        "年度",
        "年",
        "关于",
        "做好",
        "办理",
        "承办",
        "主办",
        "交办",
        "转办",
        "落实",
        "报送",
        "填报",
        "答复",
        "的",
        "局",
        "厅",
        "办公室",
        "委员会",
        "联合会",
        "总工会",
        "政府",
        "街道",
        "法院",
        "检察院",
        "中心",
        "公司",
        "支队",
        "大队",
        "学校",
        "附件",
        "届次",
        "处",
    ];
    const FULL: &str = "中国人民政治协商会议";
    let is_of_name = |ch: char| ch.is_alphabetic() && !ch.is_ascii();
    let words = match before.rfind(|ch| !is_of_name(ch)) {
        Some(at) => {
            let sign = before[at..].chars().next().map_or(0, char::len_utf8);
            &before[at + sign..]
        }
        None => before,
    };
    if let Some(at) = words.rfind(FULL) {
        return &words[at..];
    }
    let cut =
        BEFORE.iter().filter_map(|word| Some(words.rfind(word)? + word.len())).max();
    let words = &words[cut.unwrap_or(0)..];
    // 和区人大: the first letter of a place is seldom that.
    let joint = ["及", "与", "和", "我", "本", "在", "对"]
        .iter()
        .find_map(|it| words.strip_prefix(it));
    match joint.filter(|rest| {
        ["省", "市", "州", "县", "区", "旗", "人大", "政协"]
            .iter()
            .any(|it| rest.starts_with(it))
    }) {
        Some(rest) => rest,
        None => words,
    }
}
