//! The fields that headings stand for, by the bureau's own settings or by the usual
//! names.

use super::complaints;
use super::fields::FIELDS;
use super::fields::Field;
use super::fields::NEEDLESS;
use super::fields::field_called;
use super::people;
use super::people::Person;
use super::spelling::bracketed;
use super::spelling::plain;
use crate::chinese::without_brackets;
use crate::diagnostic::Diagnostic;
use crate::letter::LedgerSettings;
use crate::source::Span;

/// The known headings.
pub(super) struct Headings {
    /// The bureau's own, with their fields and the place where they are defined.
    own: Vec<(String, &'static Field, Span)>,
    /// Headings of columns to ignore.
    ignored: Vec<String>,
}

/// The field that a heading stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning {
    pub(super) field: &'static Field,
    /// How uncertain that is. Of two columns for one field, the one with the lower rank
    /// gets it.
    pub(super) rank: usize,
    /// Whether the heading is as often that of another column.
    pub(super) is_weak: bool,
}

impl Meaning {
    fn new(field: &'static Field, rank: usize) -> Meaning {
        Meaning { field, rank, is_weak: false }
    }

    fn later(self, by: usize) -> Meaning {
        Meaning { rank: self.rank + by, ..self }
    }

    /// Whether the bureau itself says so.
    pub(super) fn is_own(&self) -> bool {
        self.rank == 0
    }
}

impl Headings {
    pub(super) fn new(settings: &LedgerSettings) -> Result<Headings, Vec<Diagnostic>> {
        let mut own = Vec::new();
        let mut complaints = Vec::new();
        for (heading, meaning) in &settings.columns {
            let span = meaning.span().clone();
            match field_called(&plain(meaning)) {
                Some(field) => own.push((plain(heading), field, span)),
                None => complaints.push(complaints::unknown_meaning(meaning, span)),
            }
        }
        let ignored = settings.ignore.iter().map(|heading| plain(heading)).collect();
        if complaints.is_empty() {
            Ok(Headings { own, ignored })
        } else {
            Err(complaints)
        }
    }

    /// Whether a cell may be a heading.
    pub(super) fn is_known(&self, cell: &str) -> bool {
        let heading = plain(cell);
        self.own.iter().any(|(own, ..)| *own == heading)
            || usual(&heading).is_some()
            || people::before_phone(&heading).is_some_and(|it| it.chars().count() < 8)
    }

    /// The field that a column stands for, if its names say so: its own, or that with its
    /// group's before it.
    pub(super) fn meaning(
        &self,
        names: &[&str],
        group: &str,
        own: &str,
    ) -> Option<Meaning> {
        if self.is_ignored(names) {
            return None;
        }
        let is_own = |name: &&str| self.own.iter().any(|(own, ..)| *own == plain(name));
        if let Some(name) = names.iter().find(|name| is_own(name)) {
            let (_, field, _) = self.own.iter().find(|(own, ..)| *own == plain(name))?;
            return Some(Meaning::new(field, 0));
        }
        let (group, own) = (plain(group), plain(own));
        match group.is_empty() {
            true => usual(&own),
            false => in_group(&group, &own),
        }
    }

    /// Whether the bureau wants to hear nothing of a column with these names.
    pub(super) fn is_ignored(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.ignored.contains(&plain(name)))
    }

    /// The bureau's own headings that are not among these, with the place where they are
    /// defined.
    pub(super) fn missed(&self, names: &[String]) -> Vec<(&str, &Span)> {
        let missed = self.own.iter().filter(|(own, ..)| !names.contains(own));
        missed.map(|(own, _, span)| (own.as_str(), span)).collect()
    }
}

/// Whether no letter needs a column with this heading.
pub(super) fn is_needless(heading: &str) -> bool {
    NEEDLESS.contains(&plain(heading).to_uppercase().as_str())
}

/// What a heading in a group stands for: 答复 · 文号, 提案人 · 姓名.
fn in_group(group: &str, own: &str) -> Option<Meaning> {
    let person = people::person(group);
    let bare = without_brackets(group);
    let stem = ["基本情况", "基本信息", "情况", "信息"];
    let stem = stem.iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(&bare);
    let alone = usual(own);
    let names = ["姓名", "名称", "名单", "人员"].contains(&own);
    match person {
        Some(Person::Proposer) if names => Some(Meaning::new(called("提案人"), 12)),
        Some(Person::Contact) if names => Some(Meaning::new(called("联系人"), 12)),
        Some(Person::Proposer) => alone.filter(|it| it.field.key == "proposal.proposers"),
        Some(Person::Contact) => alone.filter(|it| it.field.key == "contact.name"),
        Some(Person::Other) => None,
        None => {
            let joined = usual(&format!("{stem}{own}"));
            let joined = joined.or_else(|| exact(&format!("{bare}({own})")));
            joined.filter(|it| !it.is_weak).or_else(|| {
                alone
                    .filter(|it| !it.is_weak || is_neutral(group))
                    .filter(|it| is_possible(group, it.field))
            })
        }
    }
}

/// Whether a group is of proposals and what is done about them, so that 文号 in it is ours.
fn is_neutral(group: &str) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| group.contains(word));
    says(&["提案", "建议", "议案", "基本", "办理", "承办", "答复", "办复", "复函"])
        && !says(&["来文", "交办", "转办", "督办", "满意", "反馈", "批"])
}

/// Whether words may name this field: the number of what came in is not ours.
fn is_possible(words: &str, field: &Field) -> bool {
    let says = |others: &[&str]| others.iter().any(|word| words.contains(word));
    match field.key {
        "letter.number" => !says(&["来文", "交办", "转办", "督办", "批", "收文", "上级"]),
        "letter.date" => {
            !says(&["来文", "交办", "转办", "督办", "批", "收文", "上级", "会办"])
        }
        "contact.name" => !says(&["会办", "协办", "交办", "提案人"]),
        "host" => !says(&["会办", "协办", "分办"]),
        _ => true,
    }
}

fn called(name: &str) -> &'static Field {
    field_called(name).expect("the name of a field")
}

/// The field with exactly this heading.
fn exact(word: &str) -> Option<Meaning> {
    let find = |headings: fn(&Field) -> &'static [&'static str]| {
        FIELDS.iter().filter(|it| it.key != "contact.phone").find_map(|field| {
            Some((field, headings(field).iter().position(|it| *it == word)?))
        })
    };
    match find(|field| field.headings) {
        Some((field, rank)) => Some(Meaning::new(field, 10 + rank)),
        None => {
            let (field, rank) = find(|field| field.weak)?;
            Some(Meaning { field, rank: 300 + rank, is_weak: true })
        }
    }
}

/// All fields of which a weak heading may be.
pub(super) fn weak(own: &str) -> impl Iterator<Item = Meaning> {
    let own = plain(own);
    FIELDS.iter().filter_map(move |field| {
        let rank = field.weak.iter().position(|it| *it == own)?;
        Some(Meaning { field, rank: 300 + rank, is_weak: true })
    })
}

/// The field that a heading usually stands for. It is [plain].
pub(super) fn usual(word: &str) -> Option<Meaning> {
    let found = exact(word)
        .or_else(|| of_proposals(word))
        .or_else(|| in_brackets(word))
        .or_else(|| alternatives(word))
        .or_else(|| longer(word))
        .or_else(|| of_contact(word));
    found.filter(|it| is_possible(word, it.field))
}

/// 建议提案编号, 议案建议名称, 政协提案人.
fn of_proposals(word: &str) -> Option<Meaning> {
    const BEFORE: [&str; 11] =
        ["政协", "人大", "提案", "建议", "议案", "意见", "和", "与", "、", "/", "及"];
    let mut rest = word;
    while let Some(next) = BEFORE.iter().find_map(|before| rest.strip_prefix(before)) {
        rest = next;
    }
    let before = &word[..word.len() - rest.len()];
    let is_proposal = ["提案", "建议", "议案"].iter().any(|it| before.contains(it));
    let name = match rest {
        _ if !is_proposal => return None,
        "号" | "编号" | "案号" | "号码" => "案号",
        "名称" | "标题" | "题目" | "案由" | "题名" => "案由",
        "人" | "者" | "人姓名" | "人名称" | "者姓名" | "人名单" => "提案人",
        _ => return None,
    };
    Some(Meaning::new(called(name), 50))
}

/// 提案人（领衔） is 提案人, where no other column is; 序号（案号） is 案号.
fn in_brackets(word: &str) -> Option<Meaning> {
    let inner = bracketed(word)?;
    let bare = without_brackets(word);
    let of_bare =
        || exact(&bare).or_else(|| of_proposals(&bare)).or_else(|| longer(&bare));
    let joined = exact(&format!("{inner}{bare}"));
    let of_bare = of_bare().filter(|it| !it.is_weak).map(|it| it.later(100));
    let of_inner = || exact(inner).map(|it| it.later(110));
    joined.map(|it| it.later(100)).or(of_bare).or_else(of_inner)
}

/// 代表、委员姓名; 案由/标题.
fn alternatives(word: &str) -> Option<Meaning> {
    const BESIDE: [&str; 6] = ["提案", "建议", "议案", "个人", "集体", "单位"];
    let is_mark = |ch| matches!(ch, '/' | '、' | '或' | '和' | ',' | '与');
    let parts: Vec<&str> = word.split(is_mark).collect();
    let known: Vec<Meaning> = parts.iter().filter_map(|part| exact(part)).collect();
    let first = *known.iter().min_by_key(|it| it.rank)?;
    let is_one = known.iter().all(|it| it.field.key == first.field.key)
        && parts.iter().all(|it| exact(it).is_some() || BESIDE.contains(it));
    (parts.len() > 1 && is_one).then(|| Meaning { is_weak: false, ..first.later(100) })
}

/// 提案人姓名, 主办单位名称, 实际答复日期, 完成期限.
fn longer(word: &str) -> Option<Meaning> {
    const ENDS: [&str; 7] = ["姓名", "名称", "全称", "名单", "号码", "情况", "内容"];
    const STARTS: [&str; 7] = ["实际", "正式", "书面", "具体", "最终", "本单位", "我局"];
    let sure = |word: &str| exact(word).filter(|it| !it.is_weak);
    let swapped = [("时间", "日期"), ("日期", "时间"), ("期限", "时限")];
    let mut swapped = swapped.iter().filter(|(end, _)| word.ends_with(end));
    let swapped = swapped.find_map(|(end, other)| sure(&word.replace(end, other)));
    let shorter = || {
        ENDS.iter().find_map(|end| {
            let is_name = ["姓名", "名称", "名单"].contains(end);
            exact(word.strip_suffix(end)?).filter(|it| is_name || !it.is_weak)
        })
    };
    let later = || STARTS.iter().find_map(|start| sure(word.strip_prefix(start)?));
    let named = || shorter().map(|it| Meaning { is_weak: false, ..it });
    swapped
        .map(|it| it.later(30))
        .or_else(|| named().map(|it| it.later(130)))
        .or_else(|| later().map(|it| it.later(20)))
}

/// 主办单位联系人, 经办人及电话.
fn of_contact(word: &str) -> Option<Meaning> {
    let with_phone = people::with_phone(word);
    // 承办单位及联系人 has a unit in it too.
    let is_joined = word.contains(['及', '和', '、', '/']) && with_phone.is_none();
    if is_joined && ["单位", "科室", "部门"].iter().any(|unit| word.contains(unit))
    {
        return None;
    }
    match people::person(with_phone.as_deref().unwrap_or(word))? {
        Person::Contact => Some(Meaning::new(called("联系人"), 60)),
        Person::Proposer if with_phone.is_some() => {
            Some(Meaning::new(called("提案人"), 150))
        }
        Person::Proposer | Person::Other => None,
    }
}
