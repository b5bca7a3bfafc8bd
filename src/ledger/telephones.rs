//! Whose telephone a column holds.

use super::fields::Field;
use super::people;
use super::people::Owner;
use super::people::Person;
use super::rows::Column;
use super::spelling::plain;

/// Whose telephones these columns hold; none for columns of other things.
pub(super) fn owners(
    columns: &[Column],
    field: impl Fn(&Column) -> Option<&'static Field>,
) -> Vec<Option<Owner>> {
    let fields: Vec<_> = columns.iter().map(field).collect();
    (0..columns.len()).map(|at| owner(columns, &fields, at)).collect()
}

/// The persons that these columns name. 联系人 between 提案人 and 承办单位 is hardly the
/// bureau's.
pub(super) fn persons(
    columns: &[Column],
    field: impl Fn(&Column) -> Option<&'static Field>,
) -> Vec<Option<Person>> {
    let persons: Vec<_> = columns.iter().map(person).collect();
    let is_host = |column: &Column| field(column).is_some_and(|it| it.key == "host");
    let told = |at: usize| {
        let (group, own) = (plain(&columns[at].group), plain(&columns[at].own));
        let of_all = own.starts_with("联系人") && !group.contains('办');
        let before =
            (0..at).rev().find(|it| !people::is_detail(&plain(&columns[*it].own)));
        let is_beside = before.is_some_and(|it| persons[it] == Some(Person::Proposer));
        let has_other = persons[at + 1..].contains(&Some(Person::Contact));
        match persons[at] {
            Some(Person::Contact) if of_all && is_beside && has_other => {
                Some(Person::Proposer)
            }
            Some(Person::Contact)
                if of_all && is_beside && columns[at + 1..].iter().any(is_host) =>
            {
                Some(Person::Other)
            }
            person => person,
        }
    };
    (0..columns.len()).map(told).collect()
}

/// The person that a column names by its headings.
fn person(column: &Column) -> Option<Person> {
    let (group, own) = (plain(&column.group), plain(&column.own));
    match people::person(&group) {
        Some(person) if ["姓名", "名称", "名单"].contains(&own.as_str()) => {
            Some(person)
        }
        _ if people::is_detail(&own) => None,
        // 会办单位 · 联系人 is nobody of ours.
        None if group.contains('办') => people::person(&format!("{group}{own}")),
        _ => people::person(people::with_phone(&own).as_deref().unwrap_or(&own)),
    }
}

fn owner(
    columns: &[Column],
    fields: &[Option<&'static Field>],
    at: usize,
) -> Option<Owner> {
    let own = plain(&columns[at].own);
    let before =
        people::before_phone(&own).filter(|_| people::with_phone(&own).is_none())?;
    // 手机/座机 is one telephone or the other.
    let is_phone =
        |word: &str| people::before_phone(word).is_some_and(|it| it.is_empty());
    let before = match is_phone(before.trim_end_matches(['/', '、', '或'])) {
        true => String::new(),
        false => before,
    };
    let group = plain(&columns[at].group);
    let of = |person| match person {
        Person::Proposer => Owner::Proposer,
        Person::Contact => match called(columns, &before) {
            Some(Person::Proposer) => Owner::Proposer,
            Some(Person::Other) => Owner::Unclear,
            _ => Owner::Contact(contact(columns, at, &before)),
        },
        Person::Other => Owner::Unclear,
    };
    let said = people::person(&before).or_else(|| people::person(&group));
    Some(match said {
        Some(person) => of(person),
        None if is_of_bureau(&before) => Owner::Contact(contact(columns, at, &before)),
        None if !before.is_empty() => Owner::Unclear,
        None => by_neighbours(columns, fields, at),
    })
}

/// 承办单位, 科室: whose telephone is the bureau's own.
fn is_of_bureau(words: &str) -> bool {
    let says = |others: &[&str]| others.iter().any(|word| words.contains(word));
    says(&["承办", "主办", "经办", "科室", "本单位"])
        && !says(&["会办", "协办", "提案", "代表", "委员"])
}

/// The person of the column with this heading.
fn called(columns: &[Column], own: &str) -> Option<Person> {
    columns.iter().find(|column| plain(&column.own) == own)?.person
}

/// The column of the contact's name that a telephone goes with: the nearest on its left,
/// or the one that it is called after.
fn contact(columns: &[Column], at: usize, before: &str) -> Option<usize> {
    let is_contact = |it: &usize| columns[*it].person == Some(Person::Contact);
    let is_called = |it: &usize| {
        let own = plain(&columns[*it].own);
        !before.is_empty() && (own.starts_with(before) || before.starts_with(&own))
    };
    let named = (0..columns.len()).filter(is_contact).find(is_called);
    named.or_else(|| (0..at).rev().find(is_contact))
}

/// Whose a telephone is by the columns on its left.
fn by_neighbours(
    columns: &[Column],
    fields: &[Option<&'static Field>],
    at: usize,
) -> Owner {
    let group = &columns[at].group;
    let is_inside = |it: &usize| columns[*it].group == *group;
    let is_person = |it: &usize| columns[*it].person.is_some();
    let inside = (0..at).rev().filter(is_inside).find(is_person);
    if !group.is_empty() && inside.is_none() && is_of_bureau(&plain(group)) {
        return Owner::Contact(contact(columns, at, ""));
    }
    let Some(nearest) = inside.or_else(|| (0..at).rev().find(is_person)) else {
        return Owner::Unclear;
    };
    // What is between 提案人 and its telephone tells of persons alone: 界别, 单位.
    let is_of_person = |it: usize| {
        let own = plain(&columns[it].own);
        people::is_detail(&own)
            || people::before_phone(&own).is_some()
            || columns[it].person == Some(Person::Proposer)
    };
    let is_unit =
        |it: usize| fields[it].is_some_and(|it| ["host", "co_hosts"].contains(&it.key));
    match columns[nearest].person {
        Some(Person::Proposer) if (nearest + 1..at).all(is_of_person) => Owner::Proposer,
        Some(Person::Contact) if !(nearest + 1..at).any(is_unit) => {
            Owner::Contact(Some(nearest))
        }
        _ => Owner::Unclear,
    }
}

/// The heading of the person that a telephone stands behind.
pub(super) fn beside(columns: &[Column], at: usize) -> Option<&str> {
    columns[at].owner?;
    let nearest = (0..at).rev().find(|it| columns[*it].person.is_some())?;
    Some(&columns[nearest].own)
}

/// Whether a column tells of the proposers what no letter needs.
pub(super) fn is_of_proposer(columns: &[Column], at: usize) -> bool {
    let own = plain(&columns[at].own);
    let is_proposer = |it: usize| columns[it].person == Some(Person::Proposer);
    let is_beside = || {
        let nearest = (0..at).rev().find(|it| {
            let own = plain(&columns[*it].own);
            !people::is_detail(&own) && people::before_phone(&own).is_none()
        });
        nearest.is_some_and(is_proposer)
    };
    let is_in_group =
        || people::person(&plain(&columns[at].group)) == Some(Person::Proposer);
    people::is_own_detail(&own)
        || (people::is_detail(&own) && (is_in_group() || is_beside()))
}
