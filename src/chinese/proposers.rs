//! The proposers as a cell or a list names them.
//!
//! First the text is cut at everything that is no name (numbers of a list, telephones,
//! roles, remarks in brackets); the names are then told apart in the pieces.

use super::apart;
use super::cuts;
use super::doubt::Doubt;
use super::script::is_han;
use super::who::Who;
use super::who::is_field;
use super::who::is_no_name;
use super::who::is_of_body;
use super::who::roles;
use super::who::who;
use super::who::with_dots;
use super::width::without_blanks;

/// The proposers that a text names.
///
/// ```
/// use reply::chinese::{Proposers, Who};
///
/// let found = Proposers::read("1.张三13900001111；2.民盟清河区委等3人");
/// let names: Vec<_> = found.names.iter().map(|one| (&*one.name, one.who)).collect();
/// assert_eq!(names, [("张三", Who::Person), ("民盟清河区委", Who::Body)]);
/// assert!(found.others && found.doubts.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposers {
    /// Each once, in their order.
    pub names: Vec<Named>,
    /// Whether there are more than those named: 等.
    pub others: bool,
    /// What the reader of the text is not sure of.
    pub doubts: Vec<Doubt>,
}

/// A name, and who it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Without blanks, and with · for every middle dot.
    pub name: String,
    /// A person, a body, or either.
    pub who: Who,
}

impl Proposers {
    /// Reads the names in a text.
    pub fn read(text: &str) -> Proposers {
        let cut = cuts::cut(text);
        let mut found = Proposers { doubts: cut.doubts, ..Proposers::default() };
        for piece in glued(&cut.pieces) {
            for (name, is_beside) in apart::names(&piece, &mut found.doubts) {
                found.add(&name, is_beside);
            }
        }
        let n_names = found.names.len();
        found.others = match cut.said {
            // 张三、李四等2人 names them all.
            Some(Some(n)) if n == n_names as u64 => false,
            Some(Some(n)) if n < n_names as u64 => {
                found.doubts.push(Doubt::Count(n, n_names));
                false
            }
            said => said.is_some(),
        };
        found
    }

    /// Whether all proposers are bodies.
    pub fn are_bodies(&self) -> bool {
        !self.names.is_empty() && self.names.iter().all(|one| one.who == Who::Body)
    }

    /// Adds a name, unless it is only what proposers are called. `is_beside` says that
    /// there is only a blank between it and the name before.
    fn add(&mut self, name: &str, is_beside: bool) {
        let name = with_dots(&bare(name));
        let compact = without_blanks(&name);
        if name.is_empty() || roles().any(|role| role == compact) {
            return;
        }
        if is_no_name(&compact) {
            self.doubts.push(Doubt::NoName(name));
            return;
        }
        if self.names.iter().any(|one| without_blanks(&one.name) == compact) {
            self.doubts.push(Doubt::Twice(name));
            return;
        }
        let who = who(&name);
        if !is_plain(&name, who) {
            self.doubts.push(Doubt::Strange(name.clone()));
        } else if who == Who::Unclear && !is_told(&self.doubts, &name) {
            self.doubts.push(Doubt::Unclear(name.clone()));
        } else if are_persons(&name) {
            self.doubts.push(Doubt::Joined(name.clone()));
        }
        if let Some(before) = self.names.last()
            && (before.who, who) == (Who::Body, Who::Person)
            && is_beside
        {
            self.doubts.push(Doubt::Unit(before.name.clone(), name.clone()));
        }
        self.names.push(Named { name, who });
    }
}

/// The units that a cell of units names.
///
/// ```
/// use reply::chinese::units;
///
/// assert_eq!(units("1.区教育局；2.区民政局"), ["区教育局", "区民政局"]);
/// assert_eq!(units("教育、科技、文化委员会"), ["教育、科技、文化委员会"]);
/// ```
pub fn units(text: &str) -> Vec<String> {
    let pieces = glued(&cuts::units(text));
    let parts = pieces.into_iter().flat_map(|piece| {
        let parts: Vec<String> = piece.split_whitespace().map(str::to_owned).collect();
        let are_units =
            parts.len() > 1 && parts.iter().all(|part| who(part) == Who::Body);
        if are_units { parts } else { vec![piece.trim().to_owned()] }
    });
    parts.filter(|unit| !unit.is_empty() && !NOBODY.contains(&unit.as_str())).collect()
}

/// What is written where there is no unit.
const NOBODY: [&str; 7] = ["无", "没有", "-", "—", "——", "－", "0"];

/// Joins pieces that are one body with commas in its name: 教育、科技、文化委员会.
fn glued(pieces: &[String]) -> Vec<String> {
    let is_field = |piece: &&String| is_field(piece.trim());
    let mut all = Vec::new();
    let mut rest = pieces;
    while let Some((first, after)) = rest.split_first() {
        let n = rest.iter().take_while(is_field).count();
        let body = rest.get(n).filter(|last| n > 0 && who(last) == Who::Body);
        match body {
            Some(_) => {
                let parts: Vec<&str> =
                    rest[..=n].iter().map(|part| part.trim()).collect();
                all.push(parts.join("、"));
                rest = &rest[n + 1..];
            }
            None => {
                all.push(first.clone());
                rest = after;
            }
        }
    }
    all
}

/// A name without what its bearer is called before or behind it: 张三委员, 领衔人张三.
fn bare(name: &str) -> String {
    let is_mark = |ch: char| ch.is_whitespace() || "。.．:：“”\"‘’'—-－_".contains(ch);
    let mut bare = name.trim_matches(is_mark);
    if is_of_bodies(bare) {
        return bare.to_owned();
    }
    let is_name =
        |rest: &str| rest.trim().chars().count() > 1 && !rest.ends_with(['·', '•']);
    for role in roles() {
        let behind = bare.strip_suffix(role).filter(|rest| is_name(rest));
        let before = bare.strip_prefix(role).filter(|rest| who(rest) == Who::Person);
        bare = behind.or(before).unwrap_or(bare).trim();
    }
    bare.to_owned()
}

/// 全体委员 are no persons by name.
fn is_of_bodies(name: &str) -> bool {
    ["全体", "部分", "各位", "政协", "人大", "港澳"]
        .iter()
        .any(|word| name.starts_with(word))
        && who(name) == Who::Body
}

/// Whether a name has only such signs as names have.
fn is_plain(name: &str, who: Who) -> bool {
    match who {
        Who::Body => name.chars().all(|ch| is_of_body(ch) || ch == ' '),
        Who::Person if !name.chars().any(is_han) => true,
        Who::Person | Who::Unclear => name.chars().all(|ch| is_han(ch) || ch == '·'),
    }
}

/// Whether both sides of a dot would be persons by themselves: 张三·李四.
fn are_persons(name: &str) -> bool {
    let mut parts = name.split('·');
    name.contains('·')
        && parts.all(|part| part.chars().all(is_han) && who(part) == Who::Person)
}

/// Whether it was already said that this name is doubtful.
fn is_told(doubts: &[Doubt], name: &str) -> bool {
    doubts.iter().any(|doubt| matches!(doubt, Doubt::Joined(told) if told == name))
}
