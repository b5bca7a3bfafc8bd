//! Who is a person and who is a body, and the cells and lists in which they are named.

use reply::chinese::Who;
use reply::chinese::who;

const PERSONS: &str = include_str!("../names/persons.txt");
const BODIES: &str = include_str!("../names/bodies.txt");
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
