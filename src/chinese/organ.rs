//! The name of a body in parts: its regions and its organ.

/// What a region's name ends with; longer endings first.
const REGIONS: [&str; 12] = [
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "街道",
    "地区",
    "省",
    "市",
    "区",
    "县",
    "镇",
    "乡",
];

/// The last characters of regions whose own name is a body: its government.
const TOWNS: [char; 3] = ['道', '镇', '乡'];

/// Words of organs that look like a region's ending with what stands beside it.
const NO_REGIONS: [&str; 45] = [
    "市场",
    "市监局",
    "市容",
    "市政园",
    "市政管",
    "市政公",
    "市政工",
    "市政设",
    "市政建",
    "市政和",
    "市政道",
    "市政环",
    "市民中",
    "市民服",
    "市民之",
    "市民文",
    "城市管",
    "城市更",
    "城市建",
    "城市综",
    "城市规",
    "城市运",
    "城市执",
    "都市圈",
    "门市部",
    "区域",
    "社区",
    "园区",
    "景区",
    "小区",
    "片区",
    "校区",
    "库区",
    "林区",
    "牧区",
    "灾区",
    "山区",
    "军区",
    "县域",
    "乡村",
    "乡镇",
    "城乡",
    "城镇",
    "镇街",
    "水乡",
];

/// The longest name of a region, without its ending.
const LONGEST_REGION: usize = 9;

/// A region: 清河区 is 清河 and 区; 区 alone has no name.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub(super) name: String,
    /// The last character, which tells its level.
    pub(super) level: char,
}

/// The name of a body in parts: 清河市, 清河区 and 教育局.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    pub(super) regions: Vec<Region>,
    pub(super) organ: String,
}

impl Body {
    pub(super) fn parse(name: &str) -> Body {
        let mut body = Body::default();
        let (name, league) = without_league(name);
        let mut rest = name.as_str();
        while let Some((region, after)) = region(rest) {
            body.regions.push(region);
            rest = after;
        }
        body.organ = format!("{league}{}", organ(rest));
        let is_town = body.level().is_some_and(|level| TOWNS.contains(&level));
        if is_town && ["政府", "办事处", "办"].contains(&rest) {
            body.organ.clear();
        }
        body.into_branch()
    }

    /// 市公安局云岭分局 is the 公安分局 of 云岭.
    fn into_branch(mut self) -> Body {
        let branch = self.organ.split_once('局').and_then(|(field, rest)| {
            let end = ["分局", "管理局"].into_iter().find(|end| rest.ends_with(end))?;
            Some((field.to_owned(), rest.strip_suffix(end)?.to_owned()))
        });
        if let Some((field, place)) = branch
            && place.chars().count() <= 4
        {
            let name = place.trim_end_matches(['区', '县', '市']).to_owned();
            self.regions.push(Region { name, level: '区' });
            self.organ = format!("{field}分局");
        }
        self
    }

    pub(super) fn level(&self) -> Option<char> {
        self.regions.last().map(|region| region.level)
    }

    /// The body that this one is an office of: 民政局 of 民政局社会组织科.
    pub(super) fn above(&self) -> Option<Body> {
        let organ = &self.organ;
        let is_end = |at: &usize| {
            let (before, after) = organ.split_at(*at);
            ends_as_organ(before) && OFFICES.iter().any(|end| after.ends_with(end))
        };
        let ends = organ.char_indices().map(|(at, ch)| at + ch.len_utf8());
        let at = ends.filter(|at| *at < organ.len()).rfind(is_end)?;
        Some(Body { organ: organ[..at].to_owned(), ..self.clone() }.into_branch())
    }
}

/// 团区委, 清河团区委, 共青团清河区委: the league stands before the region that its
/// committee is of.
fn without_league(name: &str) -> (String, &'static str) {
    let rest = name.strip_prefix("共青团").or_else(|| name.strip_prefix('团'));
    let rest = rest.filter(|rest| region(rest).is_some()).map(str::to_owned);
    let ends = ["团省委", "团市委", "团区委", "团县委"];
    let within = ends.into_iter().find_map(|end| {
        let before = name.strip_suffix(end)?;
        (!before.ends_with("青")).then(|| before.to_owned() + &end["团".len()..])
    });
    match rest.or(within) {
        Some(rest) => (rest, "团"),
        None => (name.to_owned(), ""),
    }
}

/// The region that a name begins with, and the rest.
pub(super) fn region(name: &str) -> Option<(Region, &str)> {
    let places = name.char_indices().map(|(at, _)| at).take(LONGEST_REGION + 1);
    let found = places.filter_map(|at| {
        let end = REGIONS.iter().find(|end| name[at..].starts_with(**end))?;
        let level = end.chars().next_back()?;
        let after = &name[at + end.len()..];
        let is_word = NO_REGIONS.iter().any(|word| covers(name, word, at));
        let region = Region {
            name: name[..at].trim_matches(['本', '我', '全', '该']).to_owned(),
            level,
        };
        let is_region = !is_word && (!after.is_empty() || TOWNS.contains(&level));
        is_region.then_some((region, after))
    });
    found.into_iter().next()
}

/// Whether the character at a place is part of this word in a name. A region may have a
/// name that ends like a word: 盐城市, 韩城市, so 城市 has to be the start.
fn covers(name: &str, word: &str, at: usize) -> bool {
    word.char_indices().any(|(before, ch)| {
        let is_here = name[at..].starts_with(ch) && "省市区县镇乡".contains(ch);
        let start = at.checked_sub(before).filter(|_| is_here);
        let is_there = start
            .and_then(|at| name.get(at..))
            .is_some_and(|rest| rest.starts_with(word));
        let is_start = start == Some(0) || before == 0 || !word.starts_with("城市");
        is_there && is_start
    })
}

/// An organ with its ending in the short form.
fn organ(name: &str) -> String {
    let shorter = [
        ("委员会", "委"),
        ("委会", "委"),
        ("办公室", "办"),
        ("联合会", "联"),
        ("协会", "协"),
    ];
    shorter.iter().fold(name.to_owned(), |name, (long, short)| name.replace(long, short))
}

fn ends_as_organ(name: &str) -> bool {
    ["局", "厅", "委", "政府", "部", "办", "院", "联", "协", "总工会"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// What an office inside a bureau ends with.
const OFFICES: [&str; 15] = [
    "科",
    "股",
    "室",
    "处",
    "办",
    "办公室",
    "中心",
    "大队",
    "中队",
    "支队",
    "所",
    "站",
    "组",
    "党组",
    "机关党委",
];
