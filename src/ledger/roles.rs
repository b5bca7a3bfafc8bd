//! What the bureau has to do with each proposal: 主办, 会办, or nothing.
//!
//! A district's ledger has the proposals of all its bureaus. The row's 主办单位 and 会办单位
//! are compared with the bureau of `reply.toml`; where they do not tell for certain, the
//! letter is an answer as if they were not there, and that is said.

mod complaints;
mod tasks;

pub(super) use complaints::no_opinions;

use self::complaints::Unknown;
use self::tasks::Part;
use self::tasks::is_tick;
use self::tasks::tasks;
use super::rows::Column;
use super::rows::Ledger;
use super::rows::Role;
use super::rows::Row;
use super::rows::column;
use crate::chinese::Kinship;
use crate::chinese::Who;
use crate::chinese::kinship;
use crate::chinese::who;
use crate::chinese::without_blanks;
use crate::diagnostic::Diagnostic;
use crate::letter::LetterKind;
use crate::source::Source;

/// What a row's units are to the bureau, taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// None is written.
    Nothing,
    /// One is the bureau.
    Ours,
    /// One is an office in the bureau, or may be the bureau.
    Doubtful,
    /// All are others.
    Others,
}

/// The columns that tell, where the ledger has them.
struct Told<'a> {
    columns: &'a [Column],
    host: Option<usize>,
    co_hosts: Option<usize>,
    mode: Option<usize>,
}

/// 办理方式, as far as it tells of one bureau.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// 独办, 主办, or 分办, where each bureau answers by itself.
    Answers,
    /// 会办, 协办.
    Assists,
    /// Nothing is written, or it tells of the proposal: 主会办.
    Open,
    /// It is not understood: 参阅.
    Strange,
}

/// Gives each row its role.
pub(super) fn give(
    rows: &mut [Row],
    columns: &[Column],
    bureau: &[String],
    source: &Source,
) -> Vec<Diagnostic> {
    let told = Told::of(columns);
    if bureau.is_empty() || (told.host.is_none() && told.mode.is_none()) {
        return Vec::new();
    }
    let mut notes = Vec::new();
    let mut doubtful = Vec::new();
    for row in rows.iter_mut() {
        match told.role(row, bureau) {
            Ok((role, is_doubtful)) => {
                row.role = role;
                if is_doubtful {
                    doubtful.push(row.number);
                }
            }
            Err(what) => {
                let at = faulty(&what, &told);
                let span = source.span(row.cells[at].range.clone());
                let heading = &columns[at].heading;
                row.faults.push(complaints::unknown(row.number, heading, what, span));
            }
        }
    }
    let first = rows.iter().find(|row| doubtful.first() == Some(&row.number));
    if let Some((first, host)) = first.zip(told.host.or(told.co_hosts)) {
        let span = source.span(first.cells[host].range.clone());
        notes.push(complaints::maybe_ours(&doubtful, &columns[host].heading, span));
    }
    let elsewhere: Vec<&Row> = rows.iter().filter(|row| row.role == Role::None).collect();
    let Some((first, host)) = elsewhere.first().zip(told.host.or(told.co_hosts)) else {
        return notes;
    };
    let span = source.span(first.cells[host].range.clone());
    let heading = &columns[host].heading;
    if elsewhere.len() < rows.len() {
        notes.push(complaints::elsewhere(&elsewhere, host, heading, span));
        return notes;
    }
    notes.push(complaints::nobody_is_ours(heading, bureau, span));
    rows.iter_mut().for_each(|row| row.role = Role::Host);
    notes
}

/// The column that is to be mended.
fn faulty(what: &Unknown, told: &Told) -> usize {
    let columns = match what {
        Unknown::NoHost => [told.host, told.co_hosts, told.mode],
        Unknown::Contradiction => [told.mode, told.co_hosts, told.host],
    };
    columns.into_iter().flatten().next().unwrap_or(0)
}

/// The units that a row's opinion goes to.
pub(super) fn hosts(ledger: &Ledger, row: &Row) -> Vec<String> {
    Told::of(&ledger.columns).units(row, Part::Host)
}

impl<'a> Told<'a> {
    fn of(columns: &'a [Column]) -> Told<'a> {
        let at = |key| column(columns, key);
        Told { columns, host: at("host"), co_hosts: at("co_hosts"), mode: at("mode") }
    }

    /// The units of a row with this part, in whichever column they are.
    fn units(&self, row: &Row, part: Part) -> Vec<String> {
        let columns = [(self.host, Part::Host), (self.co_hosts, Part::CoHost)];
        let read = columns.into_iter().filter_map(|(at, part)| Some((at?, part)));
        let read = read.filter(|(at, _)| !is_tick(&row.cells[*at].text));
        let mut units: Vec<String> = read
            .flat_map(|(at, column)| tasks(&row.cells[at].text, column))
            .filter_map(|(found, unit)| (found == part).then_some(unit))
            .collect();
        if units.is_empty() && part == Part::Host && self.is_ticked(row, self.co_hosts) {
            let names = ["主办单位", "牵头单位"];
            let is_it = |at: &usize| {
                let heading = &self.columns[*at].heading;
                Some(*at) != self.host && names.iter().any(|it| heading.contains(it))
            };
            let beside = (0..self.columns.len()).filter(is_it);
            let found = beside.flat_map(|at| tasks(&row.cells[at].text, Part::Host));
            units.extend(found.map(|(_, unit)| unit));
        }
        units
    }

    fn is_ticked(&self, row: &Row, at: Option<usize>) -> bool {
        at.is_some_and(|at| is_tick(&row.cells[at].text))
    }

    /// What the row's units with this part are to the bureau.
    fn found(&self, row: &Row, part: Part, bureau: &[String]) -> Found {
        let at = match part {
            Part::Host => self.host,
            Part::CoHost => self.co_hosts,
        };
        match self.is_ticked(row, at) {
            true => Found::Ours,
            false => found(&self.units(row, part), bureau),
        }
    }

    /// The role, and whether that is in doubt.
    fn role(&self, row: &Row, bureau: &[String]) -> Result<(Role, bool), Unknown> {
        let cell = |at: Option<usize>| at.map(|at| &row.cells[at]);
        let found = |part| self.found(row, part, bureau);
        let (host, co_host) = (found(Part::Host), found(Part::CoHost));
        let mode = cell(self.mode).map_or(Mode::Open, |cell| mode(&cell.text));
        match (host, co_host, mode) {
            // Both, or a doubt about which.
            (Found::Ours, Found::Ours, _) => Ok((Role::Host, true)),
            (Found::Ours, Found::Nothing, Mode::Assists) => Err(Unknown::Contradiction),
            (Found::Ours, _, Mode::Strange) => Ok((Role::Host, true)),
            (Found::Ours, ..) => Ok((Role::Host, false)),
            // 分办: each of them answers.
            (_, Found::Ours, _) if self.is_parted(row) => Ok((Role::Host, false)),
            (Found::Others | Found::Doubtful, Found::Ours, Mode::Answers) => {
                Err(Unknown::Contradiction)
            }
            // The column of co-hosts names the host of what the bureau assists in.
            (Found::Others, Found::Nothing, Mode::Assists) if self.host.is_none() => {
                Ok((Role::CoHost(self.opinion(row)), false))
            }
            // Where the other units are not written, what is said is said of us.
            (Found::Others, Found::Nothing, Mode::Assists) if self.co_hosts.is_none() => {
                Ok((Role::CoHost(self.opinion(row)), false))
            }
            (Found::Nothing, Found::Ours, _) | (Found::Nothing, _, Mode::Assists) => {
                Err(Unknown::NoHost)
            }
            (Found::Others | Found::Doubtful, Found::Ours, _) => {
                Ok((Role::CoHost(self.opinion(row)), false))
            }
            (Found::Nothing, Found::Doubtful, _) => Ok((Role::Host, true)),
            (Found::Nothing, ..) => Ok((Role::Host, mode == Mode::Strange)),
            (Found::Doubtful, ..) | (_, Found::Doubtful, _) => Ok((Role::Host, true)),
            (Found::Others, ..) => Ok((Role::None, false)),
        }
    }

    /// Whether the row's bureaus answer each by itself.
    fn is_parted(&self, row: &Row) -> bool {
        let says = |text: &str| text.contains("分办") || text.contains("分别");
        self.mode.is_some_and(|at| says(&row.cells[at].text))
            || self.co_hosts.is_some_and(|at| says(&self.columns[at].heading))
    }

    /// What the office calls the opinion.
    fn opinion(&self, row: &Row) -> LetterKind {
        let says = |text: &str| text.contains("协办");
        let is_assistance = self.mode.is_some_and(|at| says(&row.cells[at].text))
            || self.co_hosts.is_some_and(|at| says(&self.columns[at].heading));
        match is_assistance {
            true => LetterKind::Assistance,
            false => LetterKind::Opinion,
        }
    }
}

/// What units are to the bureau.
fn found(units: &[String], bureau: &[String]) -> Found {
    let kins: Vec<Kinship> = units
        .iter()
        .flat_map(|unit| bureau.iter().map(|bureau| kinship(unit, bureau)))
        .collect();
    let has = |kin| kins.contains(&kin);
    match () {
        () if units.is_empty() => Found::Nothing,
        () if has(Kinship::Same) => Found::Ours,
        () if has(Kinship::Office) || has(Kinship::Unclear) => Found::Doubtful,
        // A telephone or a date in a row whose cells have moved is no bureau.
        () if units.iter().any(|unit| who(unit) != Who::Body) => Found::Doubtful,
        () => Found::Others,
    }
}

fn mode(text: &str) -> Mode {
    let text = without_blanks(text);
    let is =
        |words: &[&str]| words.iter().any(|word| text.trim_end_matches('件') == *word);
    match () {
        () if is(&[
            "主办",
            "主",
            "单独",
            "独立",
            "主办（牵头）",
            "独办",
            "单办",
            "单独办理",
            "独立办理",
            "主办单位",
            "牵头",
            "牵头办理",
        ]) =>
        {
            Mode::Answers
        }
        () if is(&[
            "会办",
            "协办",
            "会",
            "协",
            "协同",
            "配合",
            "参与",
            "会办单位",
            "协办单位",
            "协助办理",
            "配合办理",
        ]) =>
        {
            Mode::Assists
        }
        () if text.is_empty()
            || is(&["主会办", "主协办", "分办", "分别办理", "联合办理"]) =>
        {
            Mode::Open
        }
        () => Mode::Strange,
    }
}
