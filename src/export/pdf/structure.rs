//! The structure tree, which tells a screen reader what is a heading and what is text.

use std::collections::BTreeMap;

use lopdf::Dictionary;
use lopdf::Document;
use lopdf::Object;
use lopdf::ObjectId;
use lopdf::dictionary;

use super::ops::Mark;
use super::ops::tag_name;
use crate::layout::CellPlace;

/// An element of the tree; the first is the whole letter.
struct Element {
    tag: String,
    id: ObjectId,
    parent: ObjectId,
    kids: Vec<Kid>,
    /// How many columns a cell spans.
    span: usize,
}

/// What an element holds.
enum Kid {
    Element(ObjectId),
    /// A page and the identifier of marked content on it.
    Mark(ObjectId, i64),
}

/// Adds the structure tree over the marks of each page.
pub(super) fn tag(document: &mut Document, marks: &[Vec<Mark>]) {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = document.new_object_id();
    let mut builder = Builder::new(document, root);
    let parents = builder.read(&pages, marks);
    builder.fill_rows();
    let whole = builder.elements[0].id;
    for element in &builder.elements {
        let dictionary = dictionary(element);
        builder.document.set_object(element.id, dictionary);
    }
    document.set_object(root, tree(whole, parents));
    for (key, page) in (0i64..).zip(pages) {
        dictionary_of(document, page).set("StructParents", key);
    }
    let catalog = document.catalog_mut().expect("printpdf writes a catalog");
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
}

/// Makes the elements that the marks ask for.
struct Builder<'a> {
    document: &'a mut Document,
    elements: Vec<Element>,
    /// The elements of the letter's parts, and those of tables and their rows.
    parts: BTreeMap<usize, usize>,
    tables: BTreeMap<usize, usize>,
    rows: BTreeMap<(usize, usize), Row>,
}

/// A row of a table: its element, and how many cells and columns it has so far.
#[derive(Clone, Copy)]
struct Row {
    element: usize,
    n_cells: usize,
    n_columns: usize,
}

impl<'a> Builder<'a> {
    fn new(document: &'a mut Document, root: ObjectId) -> Self {
        let id = document.new_object_id();
        let tag = "Document".to_string();
        let whole = Element { tag, id, parent: root, kids: vec![], span: 1 };
        Builder {
            document,
            elements: vec![whole],
            parts: BTreeMap::new(),
            tables: BTreeMap::new(),
            rows: BTreeMap::new(),
        }
    }

    /// Reads the marks in order, and returns for each page the element of each of its
    /// marks.
    fn read(&mut self, pages: &[ObjectId], marks: &[Vec<Mark>]) -> Vec<Vec<ObjectId>> {
        let mut parents = Vec::new();
        for (&page, marks) in pages.iter().zip(marks) {
            let mut owners = Vec::new();
            for (mcid, mark) in (0..).zip(marks) {
                let part = self.part(mark);
                self.elements[part].kids.push(Kid::Mark(page, mcid));
                owners.push(self.elements[part].id);
            }
            parents.push(owners);
        }
        parents
    }

    fn part(&mut self, mark: &Mark) -> usize {
        if let Some(&part) = self.parts.get(&mark.block) {
            return part;
        }
        let part = match mark.cell {
            Some(cell) => self.cell(cell, &tag_name(mark.role)),
            None => self.add(&tag_name(mark.role), 0),
        };
        self.parts.insert(mark.block, part);
        part
    }

    fn cell(&mut self, cell: CellPlace, tag: &str) -> usize {
        let mut row = self.row(cell.table, cell.row);
        // Cells without text have no mark.
        while row.n_cells < cell.cell {
            self.empty_cell(&mut row);
        }
        row.n_cells += 1;
        row.n_columns += cell.span;
        self.rows.insert((cell.table, cell.row), row);
        let made = self.add(tag, row.element);
        self.elements[made].span = cell.span;
        made
    }

    fn empty_cell(&mut self, row: &mut Row) {
        self.add("TD", row.element);
        row.n_cells += 1;
        row.n_columns += 1;
    }

    /// Gives every row as many columns as its table has.
    fn fill_rows(&mut self) {
        let mut most: BTreeMap<usize, usize> = BTreeMap::new();
        for ((table, _), row) in &self.rows {
            let most = most.entry(*table).or_default();
            *most = row.n_columns.max(*most);
        }
        for ((table, _), mut row) in std::mem::take(&mut self.rows) {
            while row.n_columns < most[&table] {
                self.empty_cell(&mut row);
            }
        }
    }

    fn row(&mut self, table: usize, row: usize) -> Row {
        if let Some(&known) = self.rows.get(&(table, row)) {
            return known;
        }
        let parent = match self.tables.get(&table) {
            Some(&known) => known,
            None => {
                let made = self.add("Table", 0);
                self.tables.insert(table, made);
                made
            }
        };
        let element = self.add("TR", parent);
        let made = Row { element, n_cells: 0, n_columns: 0 };
        self.rows.insert((table, row), made);
        made
    }

    fn add(&mut self, tag: &str, parent: usize) -> usize {
        let id = self.document.new_object_id();
        self.elements[parent].kids.push(Kid::Element(id));
        let parent = self.elements[parent].id;
        self.elements.push(Element {
            tag: tag.to_string(),
            id,
            parent,
            kids: vec![],
            span: 1,
        });
        self.elements.len() - 1
    }
}

fn dictionary(element: &Element) -> Dictionary {
    let page = element.kids.iter().find_map(|kid| match kid {
        Kid::Mark(page, _) => Some(*page),
        Kid::Element(_) => None,
    });
    let kids: Vec<Object> = element
        .kids
        .iter()
        .map(|kid| match *kid {
            Kid::Element(id) => id.into(),
            Kid::Mark(at, mcid) if Some(at) == page => mcid.into(),
            // Marks on other pages than the element's own say which.
            Kid::Mark(at, mcid) => {
                dictionary! { "Type" => "MCR", "Pg" => at, "MCID" => mcid }.into()
            }
        })
        .collect();
    let mut dictionary = dictionary! {
        "Type" => "StructElem",
        "S" => Object::Name(element.tag.clone().into_bytes()),
        "P" => element.parent,
        "K" => kids,
    };
    if let Some(page) = page {
        dictionary.set("Pg", page);
    }
    if let Some(attributes) = table_attributes(element) {
        dictionary.set("A", attributes);
    }
    dictionary
}

/// The attributes of a cell's element.
fn table_attributes(element: &Element) -> Option<Dictionary> {
    let mut attributes = dictionary! { "O" => "Table" };
    if element.tag == "TH" {
        attributes.set("Scope", "Column");
    }
    if element.span > 1 {
        attributes.set("ColSpan", element.span as i64);
    }
    (attributes.len() > 1).then_some(attributes)
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
