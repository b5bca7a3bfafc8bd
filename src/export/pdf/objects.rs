//! Drops objects that nothing refers to, and numbers the others from 1 on.
//!
//! `lopdf` can do both, but looks through a list for each reference: in a long letter with
//! tables, where each cell is an object, that took longer than all the rest.

use std::collections::BTreeMap;
use std::collections::HashSet;

use lopdf::Dictionary;
use lopdf::Document;
use lopdf::Object;
use lopdf::ObjectId;

/// Removes the objects that cannot be reached from the trailer.
pub(super) fn prune(document: &mut Document) {
    let mut reached: HashSet<ObjectId> = HashSet::new();
    let mut waiting: Vec<ObjectId> = Vec::new();
    let mut reach = |id: &mut ObjectId, waiting: &mut Vec<ObjectId>| {
        if reached.insert(*id) {
            waiting.push(*id);
        }
    };
    in_dictionary(&mut document.trailer, &mut |id| reach(id, &mut waiting));
    while let Some(id) = waiting.pop() {
        if let Some(object) = document.objects.get_mut(&id) {
            in_object(object, &mut |id| reach(id, &mut waiting));
        }
    }
    document.objects.retain(|id, _| reached.contains(id));
}

/// Numbers the objects without gaps, in the order of their old numbers.
pub(super) fn renumber(document: &mut Document) {
    let objects = std::mem::take(&mut document.objects);
    let new: BTreeMap<ObjectId, ObjectId> =
        objects.keys().zip(1..).map(|(&id, number)| (id, (number, id.1))).collect();
    let mut change = |id: &mut ObjectId| *id = new.get(id).copied().unwrap_or(*id);
    in_dictionary(&mut document.trailer, &mut change);
    for (id, mut object) in objects {
        in_object(&mut object, &mut change);
        document.objects.insert(new[&id], object);
    }
    document.max_id = new.len() as u32;
}

/// Calls `see` with every reference in an object.
fn in_object(object: &mut Object, see: &mut dyn FnMut(&mut ObjectId)) {
    match object {
        Object::Array(array) => array.iter_mut().for_each(|item| in_object(item, see)),
        Object::Dictionary(dictionary) => in_dictionary(dictionary, see),
        Object::Stream(stream) => in_dictionary(&mut stream.dict, see),
        Object::Reference(id) => see(id),
        _ => {}
    }
}

fn in_dictionary(dictionary: &mut Dictionary, see: &mut dyn FnMut(&mut ObjectId)) {
    dictionary.iter_mut().for_each(|(_, value)| in_object(value, see));
}
