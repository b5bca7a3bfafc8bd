//! What PDF/A asks for: metadata, colour space, language, identifier.

use chrono::Timelike;
use lopdf::Dictionary;
use lopdf::Document;
use lopdf::Object;
use lopdf::ObjectId;
use lopdf::ObjectStreamConfig;
use lopdf::SaveOptions;
use lopdf::Stream;
use lopdf::StringFormat;
use lopdf::dictionary;
use std::collections::BTreeMap;

use super::flate;
use super::hash::fnv;
use super::icc;
use super::objects;
use super::strings::utf16;
use super::structure::dictionary_of;
use super::subset::Subset;
use super::xmp;
use super::xmp::LANGUAGE;
use crate::export::Conformance;
use crate::export::Meta;
use crate::font::FaceId;

const PRODUCER: &str = concat!("reply ", env!("CARGO_PKG_VERSION"));

/// Turns what `printpdf` wrote into PDF/A.
pub(super) fn finish(
    document: &mut Document,
    meta: &Meta,
    subsets: BTreeMap<FaceId, Subset>,
    conformance: Conformance,
) {
    let meta = Meta {
        title: xmp::printable(&meta.title),
        author: xmp::printable(&meta.author),
        created: meta.created,
    };
    pages(document, conformance);
    descriptors(document, subsets, conformance);
    let intent = output_intent(document);
    let metadata = metadata(document, &meta, conformance);
    let catalog = document.catalog_mut().expect("printpdf writes a catalog");
    *catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => taken(catalog, b"Pages"),
        "StructTreeRoot" => taken(catalog, b"StructTreeRoot"),
        "MarkInfo" => taken(catalog, b"MarkInfo"),
        "Metadata" => metadata,
        "OutputIntents" => vec![intent.into()],
        "Lang" => Object::string_literal(LANGUAGE),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    let info = document.add_object(info(&meta));
    document.trailer.set("Info", info);
    objects::prune(document);
    objects::renumber(document);
    document.objects.values_mut().for_each(compress);
    let id = Object::String(identifier(document).to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}

/// The file's bytes.
pub(super) fn save(
    mut document: Document,
    conformance: Conformance,
) -> std::io::Result<Vec<u8>> {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let n_bytes: usize = streams.map(|stream| stream.content.len()).sum();
    let mut bytes = Vec::with_capacity(n_bytes * 9 / 8);
    match conformance {
        Conformance::A2a => {
            document.version = "1.7".to_string();
            let object_stream_config =
                ObjectStreamConfig { max_objects_per_stream: 1000, compression_level: 6 };
            let options = SaveOptions {
                use_object_streams: true,
                use_xref_streams: true,
                object_stream_config,
                ..SaveOptions::default()
            };
            document.save_with_options(&mut bytes, options)?;
        }
        Conformance::A1b => {
            document.version = "1.4".to_string();
            document.save_to(&mut bytes)?;
        }
    }
    Ok(bytes)
}

fn taken(dictionary: &Dictionary, key: &[u8]) -> Object {
    dictionary.get(key).cloned().expect("set before the catalog is rewritten")
}

/// Removes empty entries from the pages, and orders tabs by structure.
fn pages(document: &mut Document, conformance: Conformance) {
    let ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    for id in ids {
        let page = dictionary_of(document, id);
        page.remove(b"Annots");
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
        if conformance == Conformance::A2a {
            page.set("Tabs", "S");
        }
        let resources = page.get(b"Resources").and_then(Object::as_reference);
        let resources = resources.expect("printpdf writes resources as an object");
        let resources = dictionary_of(document, resources);
        for empty in ["XObject", "ExtGState", "Shading"] {
            resources.remove(empty.as_bytes());
        }
    }
}

/// Replaces `printpdf`'s guesses by the faces' own measures.
fn descriptors(
    document: &mut Document,
    mut subsets: BTreeMap<FaceId, Subset>,
    conformance: Conformance,
) {
    let ids: Vec<ObjectId> = document.objects.keys().copied().collect();
    for id in ids {
        let Some(face) = described(document, id, &subsets) else { continue };
        let subset = subsets.remove(&face).expect("it was found there");
        if conformance == Conformance::A1b {
            let set = document.add_object(cid_set(&subset));
            dictionary_of(document, id).set("CIDSet", set);
        }
        let own = &subset.descriptor;
        let descriptor = dictionary_of(document, id);
        descriptor.set("CapHeight", own.cap_height);
        descriptor.set("ItalicAngle", own.italic_angle);
        descriptor.set("Flags", own.flags);
        put_program(document, id, subset);
    }
}

/// Replaces the stub that `printpdf` was given by the font program.
fn put_program(document: &mut Document, descriptor: ObjectId, subset: Subset) {
    let program = dictionary_of(document, descriptor).get(b"FontFile2");
    let id = program.and_then(Object::as_reference).expect("printpdf writes a program");
    let dictionary = dictionary! {
        "Length1" => subset.length as i64,
        "Filter" => "FlateDecode",
    };
    let stream = Stream::new(dictionary, subset.packed);
    document.objects.insert(id, stream.into());
}

/// The face whose font descriptor an object is.
fn described(
    document: &Document,
    id: ObjectId,
    subsets: &BTreeMap<FaceId, Subset>,
) -> Option<FaceId> {
    let descriptor = document.get_dictionary(id).ok()?;
    let name = descriptor.get(b"FontName").ok()?.as_name().ok()?;
    let is_its = |subset: &Subset| {
        subset.font.font_name.as_ref().is_some_and(|own| own.as_bytes() == name)
    };
    subsets.iter().find(|(_, subset)| is_its(subset)).map(|(face, _)| *face)
}

/// All glyphs of the subset, one bit each; PDF/A-1 demands it, later parts do not.
fn cid_set(subset: &Subset) -> Stream {
    let n_glyphs = usize::from(subset.n_glyphs);
    let mut bits = vec![0xFF_u8; n_glyphs.div_ceil(8)];
    if let Some(last) = bits.last_mut() {
        *last <<= n_glyphs.next_multiple_of(8) - n_glyphs;
    }
    Stream::new(Dictionary::new(), bits)
}

fn output_intent(document: &mut Document) -> Dictionary {
    let profile = Stream::new(dictionary! { "N" => 3 }, icc::srgb());
    let profile = document.add_object(profile);
    let name = "sRGB IEC61966-2.1";
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal(name),
        "Info" => Object::string_literal(name),
        "DestOutputProfile" => profile,
    }
}

fn metadata(document: &mut Document, meta: &Meta, conformance: Conformance) -> ObjectId {
    let packet = xmp::packet(meta, PRODUCER, conformance);
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    document.add_object(Stream::new(kind, packet.into_bytes()))
}

fn info(meta: &Meta) -> Dictionary {
    let created = meta.created.with_nanosecond(0).unwrap_or(meta.created);
    let offset = created.format("%:z").to_string().replace(':', "'");
    let date = format!("D:{}{offset}'", created.format("%Y%m%d%H%M%S"));
    let mut info = dictionary! {
        "Title" => text(&meta.title),
        "Producer" => Object::string_literal(PRODUCER),
        "CreationDate" => Object::string_literal(date.as_str()),
        "ModDate" => Object::string_literal(date.as_str()),
    };
    if !meta.author.is_empty() {
        info.set("Author", text(&meta.author));
    }
    info
}

fn text(text: &str) -> Object {
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

/// Compresses a stream. The metadata stay readable for programs that know no PDF.
fn compress(object: &mut Object) {
    let Ok(stream) = object.as_stream_mut() else { return };
    if stream.dict.has_type(b"Metadata") {
        return;
    }
    if stream.dict.has(b"Filter") {
        return;
    }
    let packed = flate::pack(&stream.content);
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(packed);
}

/// An identifier that depends on the content alone: a hash of all streams, and so of
/// outlines, positions, title and date.
fn identifier(document: &Document) -> [u8; 16] {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    fnv(streams.map(|stream| stream.content.as_slice())).to_be_bytes()
}
