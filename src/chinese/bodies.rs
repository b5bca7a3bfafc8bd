//! Whether two names are of one body.

use super::brackets::without_brackets;
use super::organ::Body;
use super::organ::Region;
use super::organ::region;
use super::width::without_blanks;

/// How a unit of a ledger is related to the bureau that writes the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// The unit is the bureau, in whatever way it is shortened.
    Same,
    /// The unit is an office inside the bureau: 财务科.
    Office,
    /// The unit is another body.
    Other,
    /// It may be the bureau, and it may be another body.
    Unclear,
}

/// How a unit is related to a bureau. Both are compared as bodies: by their regions, as
/// far as both name them, and by their organs, of which one may be short for the other.
///
/// ```
/// use reply::chinese::{Kinship, kinship};
///
/// let bureau = "清河市清河区教育局";
/// assert_eq!(kinship("教育局", bureau), Kinship::Same);
/// assert_eq!(kinship("区教育局", bureau), Kinship::Same);
/// assert_eq!(kinship("市教育局", bureau), Kinship::Other);
/// assert_eq!(kinship("区体育局", bureau), Kinship::Other);
/// assert_eq!(kinship("财务科", bureau), Kinship::Office);
/// assert_eq!(kinship("区住建局", "清河区住房和城乡建设局"), Kinship::Same);
/// ```
pub fn kinship(unit: &str, bureau: &str) -> Kinship {
    let (unit, bureau) = (plain(unit), plain(bureau));
    if unit.is_empty() || bureau.is_empty() {
        return Kinship::Unclear;
    }
    if unit == bureau || OURS.contains(&unit.as_str()) {
        return Kinship::Same;
    }
    let (one, other) = (Body::parse(&unit), Body::parse(&bureau));
    let whole = of_bodies(&one, &other);
    if whole == Kinship::Same {
        return whole;
    }
    if is_office(&unit) {
        return Kinship::Office;
    }
    match one.above().map(|above| of_bodies(&above, &other)) {
        Some(Kinship::Same) => Kinship::Office,
        Some(Kinship::Other) => Kinship::Other,
        _ if is_station(&one) => Kinship::Unclear,
        Some(Kinship::Office | Kinship::Unclear) | None => whole,
    }
}

/// What a bureau calls itself.
const OURS: [&str; 8] =
    ["我局", "本局", "我单位", "本单位", "我委", "本委", "我办", "本办"];

/// A name without blanks, brackets, 中共 and 人民, which are often left out.
fn plain(name: &str) -> String {
    let name = without_blanks(&without_brackets(name));
    let heads = ["中共", "中国共产党", "国家税务总局"];
    let bare = heads.iter().find_map(|head| name.strip_prefix(head));
    let bare = bare.filter(|bare| !bare.is_empty()).unwrap_or(&name).replace("人民", "");
    bare.replace("中国共产主义青年团", "共青团").replace("共产主义青年团", "共青团")
}

/// What an organ's name ends with, in the short form.
const ORGANS: [&str; 24] = [
    "局", "厅", "委", "政府", "部", "办", "院", "联", "协", "会", "中心", "公司", "团",
    "处", "队", "所", "站", "社", "校", "学", "馆", "街道", "署", "行",
];

/// Whether a name is that of an office without its bureau: 财务科, 局办公室.
fn is_office(name: &str) -> bool {
    let inner = name.strip_prefix(['局', '本', '我', '委']).unwrap_or(name);
    let is_named = ["科", "股", "室", "处"].iter().any(|end| inner.ends_with(end))
        || ["局办", "委办", "党办", "行政办", "机关党委", "局机关", "局党组"]
            .contains(&name);
    let is_own = ["办事处", "管理处", "代表处", "研究室", "政研室", "教研室"]
        .iter()
        .any(|end| inner.ends_with(end));
    let inner = inner.replace("社会", "");
    let has_organ = inner.contains(['局', '委', '厅', '院', '会', '部'])
        || inner.contains("政府")
        || region(&inner).is_some();
    is_named && !is_own && !has_organ && inner.chars().count() <= 9
}

/// Whether a body may belong to any bureau: 运管所.
fn is_station(body: &Body) -> bool {
    body.regions.is_empty() && body.organ.ends_with(['所', '站', '队'])
}

/// Pairs of names for one organ before and after a reform, or in different places.
const RENAMED: [(&str, &str); 16] = [
    ("环保局", "生态环境局"),
    ("环境保护局", "生态环境局"),
    ("国土局", "自然资源局"),
    ("国土资源局", "自然资源局"),
    ("规划局", "自然资源局"),
    ("工商局", "市场监督管理局"),
    ("质监局", "市场监督管理局"),
    ("食药监局", "市场监督管理局"),
    ("卫生局", "卫生健康局"),
    ("卫计局", "卫生健康局"),
    ("卫计委", "卫生健康委"),
    ("安监局", "应急管理局"),
    ("农业局", "农业农村局"),
    ("扶贫办", "乡村振兴局"),
    ("旅游局", "文化和旅游局"),
    ("水利局", "水务局"),
];

/// How two bodies are related, apart from offices.
fn of_bodies(one: &Body, other: &Body) -> Kinship {
    let is_known = |body: &Body| {
        let is_town = body.organ.is_empty() && !body.regions.is_empty();
        is_town || ORGANS.iter().any(|end| body.organ.ends_with(end))
    };
    if are_apart(one, other) {
        return Kinship::Other;
    }
    let found = of_organs(&without_place(one, other), &without_place(other, one));
    match found {
        Kinship::Other if !is_known(one) || !is_known(other) => Kinship::Unclear,
        found => found,
    }
}

/// Whether two bodies are of different regions, as far as both say.
fn are_apart(one: &Body, other: &Body) -> bool {
    let (Some(lowest), Some(level)) = (one.level(), other.level()) else { return false };
    lowest != level
        || one.regions.iter().any(|region| {
            let mut there =
                other.regions.iter().filter(|there| there.level == region.level);
            let is_named = |region: &Region| !region.name.is_empty();
            let names = there.clone().filter(|there| is_named(there)).count();
            is_named(region)
                && names > 0
                && !there.any(|there| is_one_place(&there.name, &region.name))
        })
}

/// Whether two names are of one region: 浦东新区 is 新区, 经济技术开发区 is 经开区.
fn is_one_place(one: &str, other: &str) -> bool {
    let is = |short: &str, long: &str| {
        let is_new = short == "新" && long.ends_with('新');
        let is_zone = long.contains("开发") && long.starts_with(&short[..first(short)]);
        short == long || is_new || (is_zone && is_within(short, long))
    };
    is(one, other) || is(other, one)
}

/// The length of the first character in bytes.
fn first(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// An organ without a place that the other body says is its region: 福田教育局.
fn without_place(body: &Body, other: &Body) -> String {
    let organ = body.organ.as_str();
    let regions = other.regions.iter().filter(|region| !region.name.is_empty());
    let names = regions.flat_map(|region| {
        let name = region.name.as_str();
        [Some(name), name.strip_suffix('新')].into_iter().flatten()
    });
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    let is_branch = other.organ.ends_with("分局");
    if is_branch && names.iter().any(|name| organ.strip_suffix("管理局") == Some(name))
    {
        return "分局".to_owned();
    }
    if let Some(field) = organ.strip_suffix("分局") {
        let name = names.last().copied().unwrap_or_default();
        return field.replacen(name, "", 1) + "分局";
    }
    let rests = names.iter().rev().filter_map(|name| organ.strip_prefix(name));
    let mut rests = rests.filter(|rest| rest.chars().count() > 1);
    rests.next().unwrap_or(organ).to_owned()
}

/// How two organs are related, their regions left out.
fn of_organs(one: &str, other: &str) -> Kinship {
    let (one, other) = (&bare(one), &bare(other));
    let is_unclear = match (one.strip_suffix("分局"), other.strip_suffix("分局")) {
        (Some(one), Some(other)) => {
            let is_same = one.is_empty() || other.is_empty() || shares_field(one, other);
            return if is_same { Kinship::Same } else { Kinship::Other };
        }
        (Some(_), None) => false,
        // The district's 公安局 may be said for the branch of the city's.
        (None, Some(branch)) => field(one).is_some_and(|one| abbreviates(one, branch)),
        (None, None) if abbreviates(one, other) => return Kinship::Same,
        (None, None) => {
            other.strip_suffix('办') == Some(one) || was_renamed(one, other) || {
                let fields = field(one).zip(field(other));
                fields.is_some_and(|(one, other)| {
                    is_part(one, other) || is_part(other, one)
                })
            }
        }
    };
    if is_unclear { Kinship::Unclear } else { Kinship::Other }
}

fn was_renamed(one: &str, other: &str) -> bool {
    RENAMED.iter().any(|(old, new)| {
        let pair = |one, other| abbreviates(one, old) && abbreviates(other, new);
        pair(one, other) || pair(other, one)
    })
}

/// An organ without words that are often left out.
fn bare(organ: &str) -> String {
    let inner = organ.strip_prefix('委').filter(|rest| rest.ends_with('部'));
    inner.unwrap_or(organ).replace(['和', '与', '及', '、'], "")
}

/// What an office of the government is for, without its rank: 教育 of 教育局.
fn field(organ: &str) -> Option<&str> {
    organ.strip_suffix(['局', '厅', '委', '办']).filter(|field| !field.is_empty())
}

/// Whether one field is the other shortened: 规自 of 规划和自然资源.
fn shares_field(one: &str, other: &str) -> bool {
    one[..first(one)] == other[..first(other)]
        && (is_within(one, other) || is_within(other, one))
}

/// Whether one field is the other shortened, or a part of it: 体育 of 文化旅游体育.
fn is_part(short: &str, long: &str) -> bool {
    let is_whole = short.chars().count() > 1 || long.starts_with(short);
    is_whole && is_within(short, long)
}

/// Whether one name is the other shortened: characters of it with the first and the last.
/// Long ones may change their order: 文广体旅局, 文广旅体局.
fn abbreviates(one: &str, other: &str) -> bool {
    let (n, m) = (one.chars().count(), other.chars().count());
    let (short, long) = if n <= m { (one, other) } else { (other, one) };
    let ends = |name: &str| (name.chars().next(), name.chars().next_back());
    let is_loose = n.min(m) > 3 && short.chars().all(|ch| long.contains(ch));
    one == other
        || (n.min(m) > 1
            && ends(short) == ends(long)
            && (is_within(short, long) || is_loose))
}

fn is_within(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|ch| rest.any(|there| there == ch))
}

#[cfg(test)]
mod tests {
    use super::kinship;

    /// A line of the table: a bureau, then units of one kinship.
    const TABLE: &str = include_str!("bodies.txt");

    #[test]
    fn units_are_told_from_the_bureau_as_bodies() {
        let mut wrong = Vec::new();
        for line in
            TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let (bureau, rest) = line.split_once(' ').expect("a bureau");
            let (kind, units) = rest.split_once(' ').expect("a kinship");
            for unit in units.split(' ') {
                let found = format!("{:?}", kinship(unit, bureau));
                if found != kind {
                    wrong.push(format!("{bureau} {unit}: {found}, not {kind}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn odd_names_are_no_trouble() {
        for name in ["", " ", "市", "区区区", "（）", "A局", "局", "委", "团市", "街道"]
        {
            kinship(name, "清河区教育局");
            kinship("清河区教育局", name);
        }
    }
}
