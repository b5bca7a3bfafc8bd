//! The structure tree, which tells a screen reader what is a heading and what is text.

use std::collections::BTreeMap;

use lopdf::Dictionary;
use lopdf::Document;
use lopdf::Object;
use lopdf::ObjectId;
use lopdf::dictionary;

use super::ops::Mark;
use super::ops::tag_name;
use crate::document::Role;

/// One part of the letter and where its lines are.
struct Part {
    role: Role,
    id: ObjectId,
    /// Pages and identifiers of its marked content, at least one.
    places: Vec<(ObjectId, i64)>,
}

/// Adds the tree over the marks of each page.
pub(super) fn tag(document: &mut Document, marks: &[Vec<Mark>]) {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let (root, whole) = (document.new_object_id(), document.new_object_id());
    let (parts, parents) = parts(document, &pages, marks);
    for part in &parts {
        document.set_object(part.id, element(part, whole));
    }
    let kids: Vec<Object> = parts.iter().map(|part| part.id.into()).collect();
    let letter = dictionary! {
        "Type" => "StructElem", "S" => "Document", "P" => root, "K" => kids,
    };
    document.set_object(whole, letter);
    document.set_object(root, tree(whole, parents));
    for (key, page) in (0i64..).zip(pages) {
        dictionary_of(document, page).set("StructParents", key);
    }
    let catalog = document.catalog_mut().expect("printpdf writes a catalog");
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
}

/// The parts in reading order, and for each page the part of each of its marks.
fn parts(
    document: &mut Document,
    pages: &[ObjectId],
    marks: &[Vec<Mark>],
) -> (Vec<Part>, Vec<Vec<ObjectId>>) {
    let mut parts: Vec<Part> = Vec::new();
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    let mut parents = Vec::new();
    for (&page, marks) in pages.iter().zip(marks) {
        let mut owners = Vec::new();
        for (mcid, mark) in (0..).zip(marks) {
            let idx = *known.entry(mark.block).or_insert_with(|| {
                let id = document.new_object_id();
                parts.push(Part { role: mark.role, id, places: Vec::new() });
                parts.len() - 1
            });
            parts[idx].places.push((page, mcid));
            owners.push(parts[idx].id);
        }
        parents.push(owners);
    }
    (parts, parents)
}

fn element(part: &Part, parent: ObjectId) -> Dictionary {
    let page = part.places[0].0;
    let kids: Vec<Object> = part
        .places
        .iter()
        .map(|&(at, mcid)| match at == page {
            true => mcid.into(),
            // Marks on other pages than the element's own say which.
            false => dictionary! { "Type" => "MCR", "Pg" => at, "MCID" => mcid }.into(),
        })
        .collect();
    dictionary! {
        "Type" => "StructElem",
        "S" => Object::Name(tag_name(part.role).into_bytes()),
        "P" => parent,
        "Pg" => page,
        "K" => kids,
    }
}

fn tree(whole: ObjectId, parents: Vec<Vec<ObjectId>>) -> Dictionary {
    let next = parents.len() as i64;
    let numbers: Vec<Object> = (0i64..)
        .zip(parents)
        .flat_map(|(key, owners)| {
            let owners: Vec<Object> = owners.into_iter().map(Object::from).collect();
            [key.into(), owners.into()]
        })
        .collect();
    dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![whole.into()],
        "ParentTree" => dictionary! { "Nums" => numbers },
        "ParentTreeNextKey" => next,
    }
}

/// The dictionary of a page.
pub(super) fn dictionary_of(document: &mut Document, page: ObjectId) -> &mut Dictionary {
    document.get_dictionary_mut(page).expect("printpdf's pages are dictionaries")
}
