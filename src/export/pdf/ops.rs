//! A page's marks on paper, as operators.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, Greyscale, Op, PaintMode, PdfFontHandle, Pt, Rect, Rgb,
    TextItem, TextMatrix,
};

use super::strings::utf16;
use super::subset::Subset;
use crate::document::Role;
use crate::font::FaceId;
use crate::geometry::Length;
use crate::layout::CellPlace;
use crate::layout::Colour;
use crate::layout::Glyph;
use crate::layout::GlyphRun;
use crate::layout::Line;
use crate::layout::Page;
use crate::layout::Rule;

/// The distance between two glyphs, in thousandths of an em, from which readers take
/// them for separate words or columns: poppler from 100, others later. This leaves a
/// margin.
const APART: i64 = 80;

/// A page's operators, and the marked content among them.
pub(super) struct PageContent {
    /// The operators.
    pub(super) ops: Vec<Op>,
    /// Marked content of the text. Its index here is its identifier (MCID).
    pub(super) marks: Vec<Mark>,
}

/// Lines of one part of the letter on one page.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    /// The part, as [`Line::block`] counts it.
    pub(super) block: usize,
    /// What it is.
    pub(super) role: Role,
    /// The table cell that it is in.
    pub(super) cell: Option<CellPlace>,
}

/// Draws a page.
pub(super) fn draw(page: &Page, subsets: &BTreeMap<FaceId, Subset>) -> PageContent {
    let mut pen = Pen::new(subsets, page.is_turned);
    if !page.rules.is_empty() {
        pen.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_string() });
        page.rules.iter().for_each(|rule| pen.rule(rule));
        pen.ops.push(Op::EndMarkedContent);
    }
    let mut marks = Vec::new();
    let is_one_mark = |a: &Line, b: &Line| {
        a.block == b.block
            && a.role == b.role
            && is_close(a, subsets)
            && is_close(b, subsets)
    };
    for lines in page.lines.chunk_by(is_one_mark) {
        pen.is_turned = page.is_turned && lines[0].role != Role::Folio;
        let states_text = !is_close(&lines[0], subsets);
        pen.ops.push(begin(&lines[0], states_text, &mut marks));
        pen.lines(lines, states_text);
        pen.ops.push(Op::EndMarkedContent);
    }
    PageContent { ops: pen.ops, marks }
}

/// The name of a part's structure type.
pub(super) fn tag_name(role: Role) -> String {
    match role {
        Role::Title | Role::AttachmentTitle => "H1".to_string(),
        Role::Caption => "Caption".to_string(),
        Role::HeadCell => "TH".to_string(),
        Role::Cell => "TD".to_string(),
        Role::Heading(level) => format!("H{}", level + 1),
        _ => "P".to_string(),
    }
}

/// Begins the lines of one part. Readers take a wide gap for a space that was never
/// there, and split words where a mark was squeezed; a line with such places is marked
/// by itself and states its text. (A mark inside the part's mark would conform too, but
/// poppler then loses what follows it from the structure.)
fn begin(line: &Line, states_text: bool, marks: &mut Vec<Mark>) -> Op {
    if line.role.is_furniture() {
        let kind = ("Type", DictItem::Name(b"Pagination".to_vec()));
        return marked("Artifact", [kind]);
    }
    let id = ("MCID", DictItem::Int(marks.len() as i64));
    marks.push(Mark { block: line.block, role: line.role, cell: line.cell });
    if states_text {
        let text: String = glyphs(line).map(|(_, glyph)| glyph.text).collect();
        return marked("Span", [id, actual_text(&text)]);
    }
    marked(&tag_name(line.role), [id])
}

fn marked<const N: usize>(tag: &str, properties: [(&str, DictItem); N]) -> Op {
    let map = properties.map(|(key, value)| (key.to_string(), value)).into();
    Op::BeginMarkedContentWithProperties {
        tag: tag.to_string(),
        properties: DictItem::Dict { map },
    }
}

/// The property that states a text, for readers not to take it from the glyphs.
fn actual_text(text: &str) -> (&'static str, DictItem) {
    ("ActualText", DictItem::Bytes(utf16(text)))
}

/// Whether each glyph begins near the end of the one before.
fn is_close(line: &Line, subsets: &BTreeMap<FaceId, Subset>) -> bool {
    let next = glyphs(line).skip(1);
    glyphs(line).zip(next).all(|((run, glyph), (_, next))| {
        let width = subsets[&run.face].width(glyph.id).into();
        let gap = next.x - glyph.x - run.size.parts(width, 1000);
        gap.thousandths().abs() < run.size.parts(APART, 1000).thousandths()
    })
}

/// A line's glyphs with their runs.
fn glyphs(line: &Line) -> impl Iterator<Item = (&GlyphRun, &Glyph)> {
    line.runs.iter().flat_map(|run| run.glyphs.iter().map(move |glyph| (run, glyph)))
}

/// Writes operators, leaving out those that would change nothing.
struct Pen<'a> {
    subsets: &'a BTreeMap<FaceId, Subset>,
    ops: Vec<Op>,
    colour: Colour,
    font: Option<(FaceId, Length)>,
    /// Extra space after each glyph, in thousandths of a point.
    spacing: f64,
    /// Whether the page is landscape.
    is_turned: bool,
}

impl<'a> Pen<'a> {
    fn new(subsets: &'a BTreeMap<FaceId, Subset>, is_turned: bool) -> Self {
        // A page starts in black, without a font, with no extra space.
        let colour = Colour::Black;
        Pen { subsets, ops: Vec::new(), colour, font: None, spacing: 0.0, is_turned }
    }

    fn rule(&mut self, rule: &Rule) {
        self.set_colour(rule.colour);
        let rect = &rule.rect;
        // Turned, the sheet's left edge is the head and its lower edge the left.
        let [x, y, width, height] = match self.is_turned {
            true => [rect.y, rect.x, rect.height, rect.width].map(points),
            false => [
                points(rect.x),
                from_below(rect.bottom()),
                points(rect.width),
                points(rect.height),
            ],
        };
        let mut rectangle = Rect::from_xywh(Pt(x), Pt(y), Pt(width), Pt(height));
        rectangle.mode = Some(PaintMode::Fill);
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    /// Writes the lines of one mark. Where the mark does not state its text, each glyph
    /// that would be read as another character states its own.
    fn lines(&mut self, lines: &[Line], is_stated: bool) {
        self.ops.push(Op::StartTextSection);
        for run in lines.iter().flat_map(|line| &line.runs) {
            self.run(run, !is_stated);
        }
        self.ops.push(Op::EndTextSection);
    }

    fn run(&mut self, run: &GlyphRun, states_text: bool) {
        let subset = &self.subsets[&run.face];
        self.set_colour(run.colour);
        self.set_font(run.face, run.size);
        if let Some(spacing) = spacing(run, subset) {
            self.set_spacing(spacing);
        }
        let x = points(run.glyphs[0].x);
        let matrix = match self.is_turned {
            true => TextMatrix::Raw([0.0, 1.0, -1.0, 0.0, points(run.baseline), x]),
            false => TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, from_below(run.baseline)]),
        };
        self.ops.push(Op::SetTextMatrix { matrix });
        self.glyphs(run, subset, states_text);
    }

    fn glyphs(&mut self, run: &GlyphRun, subset: &Subset, states_text: bool) {
        let size = run.size.thousandths() as f64;
        let mut pen = run.glyphs[0].x.thousandths() as f64;
        let mut items = Vec::new();
        for glyph in &run.glyphs {
            if let Some(offset) = offset(glyph.x.thousandths() as f64 - pen, size) {
                items.push(TextItem::Offset(offset as f32));
                pen -= offset * size / 1000.0;
            }
            let text = subset.text(glyph.id);
            let code = subset.code(glyph.id);
            let shown = Codepoint::with_cid(code, 0.0, text.to_string());
            if text == glyph.text || !states_text {
                match items.last_mut() {
                    Some(TextItem::GlyphIds(glyphs)) => glyphs.push(shown),
                    _ => items.push(TextItem::GlyphIds(vec![shown])),
                }
            } else {
                self.show(&mut items);
                self.show_as(shown, glyph.text);
            }
            pen += subset.width(glyph.id) as f64 * size / 1000.0 + self.spacing;
        }
        self.show(&mut items);
    }

    fn show(&mut self, items: &mut Vec<TextItem>) {
        if !items.is_empty() {
            self.ops.push(Op::ShowText { items: std::mem::take(items) });
        }
    }

    /// Shows a glyph that a reader would take for another character.
    fn show_as(&mut self, shown: Codepoint, text: char) {
        self.ops.push(marked("Span", [actual_text(&text.to_string())]));
        self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(vec![shown])] });
        self.ops.push(Op::EndMarkedContent);
    }

    fn set_colour(&mut self, colour: Colour) {
        if self.colour != colour {
            self.colour = colour;
            self.ops.push(Op::SetFillColor { col: ink(colour) });
        }
    }

    fn set_font(&mut self, face: FaceId, size: Length) {
        if self.font != Some((face, size)) {
            self.font = Some((face, size));
            let font = PdfFontHandle::External(self.subsets[&face].name.clone());
            self.ops.push(Op::SetFont { font, size: Pt(points(size)) });
        }
    }

    fn set_spacing(&mut self, spacing: f64) {
        if self.spacing != spacing {
            self.spacing = spacing;
            let multiplier = (spacing / 1000.0) as f32;
            self.ops.push(Op::SetCharacterSpacing { multiplier });
        }
    }
}

/// The space beyond their width that most of a run's glyphs have between them, in
/// thousandths of a point; any will do for a single glyph.
fn spacing(run: &GlyphRun, subset: &Subset) -> Option<f64> {
    let spaces: Vec<f64> = run
        .glyphs
        .windows(2)
        .map(|pair| {
            let width = subset.width(pair[0].id) as f64 * run.size.thousandths() as f64;
            (pair[1].x - pair[0].x).thousandths() as f64 - width / 1000.0
        })
        .collect();
    // An even pitch is rounded up here and down there. The mean of what is within a
    // thousandth of the most frequent space is the pitch that was meant.
    let near = |space: f64| spaces.iter().filter(move |&&s| (s - space).abs() <= 1.0);
    let most = spaces.iter().copied().max_by_key(|&space| near(space).count())?;
    let mean = near(most).sum::<f64>() / near(most).count() as f64;
    Some((mean * 10.0).round() / 10.0)
}

/// The number that moves the pen by a distance (in thousandths of a point): in
/// thousandths of an em, to the left, with one decimal. None for a distance too small to
/// matter.
fn offset(distance: f64, size: f64) -> Option<f64> {
    const UNSEEN: f64 = 3.0;
    let offset = (-distance * 10_000.0 / size).round() / 10.0;
    (distance.abs() > UNSEEN && offset != 0.0).then_some(offset)
}

fn ink(colour: Colour) -> Color {
    let part = |part: u8| f32::from(part) / 255.0;
    match colour {
        Colour::Black => Color::Greyscale(Greyscale::new(0.0, None)),
        Colour::Rgb(r, g, b) => Color::Rgb(Rgb::new(part(r), part(g), part(b), None)),
    }
}

fn points(length: Length) -> f32 {
    length.to_pt() as f32
}

/// A height in points from the sheet's lower edge.
fn from_below(height: Length) -> f32 {
    points(Length::mm(297.0) - height)
}
