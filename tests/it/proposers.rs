//! Who is a person and who is a body, and the cells and lists in which they are named.

use reply::chinese::Doubt;
use reply::chinese::Proposers;
use reply::chinese::Who;
use reply::chinese::is_han;
use reply::chinese::who;

const PERSONS: &str = include_str!("../names/persons.txt");
const BODIES: &str = include_str!("../names/bodies.txt");
const CELLS: &str = include_str!("../names/cells.txt");
const UNCLEAR: &str = include_str!("../names/unclear.txt");

#[test]
fn persons_are_told_from_bodies() {
    let lists = [(PERSONS, Who::Person), (BODIES, Who::Body), (UNCLEAR, Who::Unclear)];
    let mut others = Vec::new();
    for (list, right) in lists {
        let names = list.split_whitespace();
        let wrong = names.filter(|name| who(name) != right);
        others
            .extend(wrong.map(|name| format!("{name}: {:?}, not {right:?}", who(name))));
    }
    assert!(others.is_empty(), "{}\n{}", others.len(), others.join("\n"));
}

#[test]
fn names_of_cells_are_told_apart() {
    let lines = CELLS.lines().filter_map(|line| line.split_once(" => "));
    let mut wrong = Vec::new();
    for (cell, right) in lines.filter(|(cell, _)| !cell.starts_with('#')) {
        let found = shown(&Proposers::read(&cell.replace("\\n", "\n")));
        let (names, doubts) = right.split_once(" !").map_or((right, ""), |it| it);
        let is_right = match found.split_once(" !") {
            None => found == right,
            Some((found, told)) => {
                found == names && !doubts.is_empty() && told.contains(doubts)
            }
        };
        if !is_right {
            wrong.push(format!("{cell} => {found}; not {right}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// Names with a sign for what they are, and all doubts.
fn shown(found: &Proposers) -> String {
    let names: Vec<String> = found
        .names
        .iter()
        .map(|one| match one.who {
            Who::Person => one.name.clone(),
            Who::Body => format!("{}*", one.name),
            Who::Unclear if !one.name.chars().all(is_han) => one.name.clone(),
            Who::Unclear => format!("{}?", one.name),
        })
        .collect();
    let others = if found.others { " 等" } else { "" };
    let doubts: Vec<String> = found
        .doubts
        .iter()
        .map(|doubt| {
            let sign = if doubt.is_error() { " !!" } else { " !" };
            format!("{sign}{}", told(doubt))
        })
        .collect();
    format!("{}{others}{}", names.join("、"), doubts.concat())
}

fn told(doubt: &Doubt) -> String {
    doubt.to_string()
}
