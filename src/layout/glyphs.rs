//! Characters in cells → glyphs on paper.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::pages::{Colour, Fit, Glyph, GlyphRun, Line};
use super::style::{Look, look};
use super::text::{self, CELL, Measure};
use crate::chinese::{Script, script};
use crate::document::{Lead, Role};
use crate::font::{Choice, FaceId, Fonts, Typeface};
use crate::gbt9704::STANDARD;
use crate::gbt9704::Style;
use crate::geometry::Length;
use crate::settings::Settings;

/// The greatest 汉字–Western gap. 汉字 further apart look like two words.
const LOOSE: i32 = CELL / 2;

/// Sets lines of text with the letter's faces.
#[derive(Clone, Copy)]
pub(super) struct Setter<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) settings: &'a Settings,
    /// The style in force on the page; landscape pages have their own.
    pub(super) style: &'a Style,
    /// Names of persons, each to be set in one face.
    pub(super) persons: &'a Persons<'a>,
}

/// The names of persons in a letter.
pub(super) struct Persons<'a> {
    names: &'a [String],
    finder: Option<AhoCorasick>,
}

impl<'a> Persons<'a> {
    pub(super) fn new(names: &'a [String]) -> Persons<'a> {
        // It refuses only what would fill the memory.
        let finder = AhoCorasick::new(names).ok().filter(|_| !names.is_empty());
        Persons { names, finder }
    }

    /// The names that occur in a text, in the order in which they are given.
    fn named_in(&self, text: &str) -> impl Iterator<Item = &'a str> {
        let finder = self.finder.iter();
        let found = finder.flat_map(|finder| finder.find_overlapping_iter(text));
        let found: BTreeSet<usize> =
            found.map(|name| name.pattern().as_usize()).collect();
        let names = self.names;
        found.into_iter().map(move |idx| names[idx].as_str())
    }
}

/// A line that has no place on a page yet.
#[derive(Clone, Debug)]
pub(super) struct Set {
    pub(super) line: text::Line,
    /// The face that each character has to be set in; empty where the typeface decides.
    faces: Vec<Option<FaceId>>,
    /// The heading in the line: what it looks like, and how many characters it has.
    lead: Option<(Role, usize)>,
}

impl Set {
    /// The end of the content, from the left of the measure, in thousandths of a cell.
    pub(super) fn end(&self) -> i32 {
        self.line.end
    }

    /// Shifts the line's character numbers: its text starts so many characters into its
    /// part.
    pub(super) fn behind(mut self, n_chars: usize) -> Set {
        let Range { start, end } = self.line.range;
        self.line.range = start + n_chars..end + n_chars;
        self
    }
}

/// Western advances of one typeface, with its em as the cell.
struct Advances<'a> {
    fonts: &'a Fonts,
    typeface: Typeface,
    /// The typeface of the characters before one.
    lead: Option<(Typeface, usize)>,
}

impl<'a> Advances<'a> {
    fn new(fonts: &'a Fonts, typeface: Typeface) -> Advances<'a> {
        Advances { fonts, typeface, lead: None }
    }

    fn of(&self, typeface: Typeface, ch: char) -> i32 {
        let choice = self.fonts.glyph_as(typeface, ch, Script::Western);
        choice.map_or(CELL / 2, |choice| choice.advance)
    }
}

impl Measure for Advances<'_> {
    fn advance(&self, ch: char) -> i32 {
        self.of(self.typeface, ch)
    }

    fn advance_at(&self, at: usize, ch: char) -> i32 {
        let lead = self.lead.filter(|(_, n_chars)| at < *n_chars);
        self.of(lead.map_or(self.typeface, |(typeface, _)| typeface), ch)
    }
}

impl Setter<'_> {
    /// The look of a part.
    pub(super) fn look(&self, role: Role) -> Look {
        look(role, self.style)
    }

    /// Breaks a text into lines, in the look of a role.
    pub(super) fn set(&self, role: Role, text: &str, shape: &text::Shape) -> Vec<Set> {
        self.set_as(self.look(role), text, shape)
    }

    /// Breaks a text into lines, in a given look.
    pub(super) fn set_as(&self, look: Look, text: &str, shape: &text::Shape) -> Vec<Set> {
        let advances = Advances::new(self.fonts, look.typeface);
        let faces = self.faces(look, text);
        let lines = text::set(text, shape, &advances).into_iter();
        lines
            .map(|line| Set { faces: of_line(&faces, &line), line, lead: None })
            .collect()
    }

    /// Breaks a paragraph into lines that begins with a heading, in the look of a heading
    /// as far as that goes.
    pub(super) fn set_behind(
        &self,
        lead: &Lead,
        text: &str,
        shape: &text::Shape,
    ) -> Vec<Set> {
        let (own, other) = (self.look(Role::Paragraph), self.look(lead.role()));
        let n_lead = lead.text.n_chars();
        let lead_typeface = Some((other.typeface, n_lead));
        let advances =
            Advances { lead: lead_typeface, ..Advances::new(self.fonts, own.typeface) };
        let mut faces = self.faces(other, &lead.text);
        faces.resize(n_lead, None);
        faces.extend(self.faces(own, text));
        let whole = format!("{}{text}", lead.text);
        faces.resize(whole.chars().count(), None);
        let lines = text::set(&whole, shape, &advances);
        let set = |line: text::Line| {
            let n_here = n_lead.saturating_sub(line.range.start);
            let lead = (n_here > 0).then_some((lead.role(), n_here));
            Set { faces: of_line(&faces, &line), line, lead }
        };
        lines.into_iter().map(set).collect()
    }

    /// Whether a line may end behind each character of a text.
    pub(super) fn line_ends(&self, role: Role, text: &str) -> Vec<bool> {
        let advances = Advances::new(self.fonts, self.look(role).typeface);
        text::line_ends(text, &advances)
    }

    /// Sets a text as one line, in the look of a role.
    pub(super) fn set_line(&self, role: Role, text: &str) -> Set {
        self.set_line_as(self.look(role), text)
    }

    /// Sets a text as one line, in a given look.
    pub(super) fn set_line_as(&self, look: Look, text: &str) -> Set {
        let shape = text::Shape { measure: i32::MAX / 4, ..text::Shape::default() };
        self.set_as(look, text, &shape)
            .into_iter()
            .next()
            .unwrap_or(self.as_set(text::Line::default()))
    }

    /// Adds to a line that its typeface decides the faces.
    pub(super) fn as_set(&self, line: text::Line) -> Set {
        Set { line, faces: vec![], lead: None }
    }

    /// The width of a line on paper.
    pub(super) fn width(&self, role: Role, set: &Set) -> Length {
        self.look(role).on_paper(set.end())
    }

    /// The face for each character of a text: a person's name is set in the first face
    /// that has all of its 汉字, if the typeface's own face lacks one. Empty where no name
    /// needs that.
    fn faces(&self, look: Look, text: &str) -> Vec<Option<FaceId>> {
        let mut faces = Vec::new();
        for person in self.persons.named_in(text) {
            let is_han = |ch: &char| script(*ch) == Script::Han;
            let han: Vec<char> = person.chars().filter(is_han).collect();
            let face = self.fonts.face_with_all(look.typeface, &han);
            let Some(face) =
                face.filter(|&face| face != self.fonts.main_face(look.typeface))
            else {
                continue;
            };
            faces.resize(text.chars().count(), None);
            for (at, _) in text.match_indices(person) {
                let start = text[..at].chars().count();
                for (ch, slot) in person.chars().zip(&mut faces[start..]) {
                    *slot = Some(face).filter(|_| is_han(&ch));
                }
            }
        }
        faces
    }

    /// Places a line: `left` is the start of its measure, `top` the top of its em boxes.
    /// In lines with several faces the em boxes are aligned by their centres.
    pub(super) fn place(
        &self,
        role: Role,
        block: usize,
        set: &Set,
        left: Length,
        top: Length,
    ) -> Line {
        self.place_as(role, self.look(role), block, set, left, top)
    }

    /// Places a line in another type size.
    pub(super) fn place_as(
        &self,
        role: Role,
        look: Look,
        block: usize,
        set: &Set,
        left: Length,
        top: Length,
    ) -> Line {
        let line = &set.line;
        let colour = match role {
            Role::Letterhead => self.settings.red.into(),
            _ => Colour::Black,
        };
        let mut runs: Vec<GlyphRun> = Vec::new();
        for (at, character) in line.characters.iter().enumerate() {
            let look = match set.lead {
                Some((lead, n_chars)) if at < n_chars => self.look(lead),
                _ => look,
            };
            let (ch, script) = (character.ch, character.script);
            let own = set.faces.get(at).copied().flatten();
            let choice = match own {
                Some(face) => self.fonts.glyph_in(face, ch, script),
                None => self.fonts.glyph_as(look.typeface, ch, script),
            };
            let Some(choice) = choice else { continue };
            let shift = choice.shift + self.towards_its_twin(line, at, &choice);
            // The glyph's room at its size is centred in the room of its cells, which is a
            // little narrower.
            let room = i64::from(choice.advance);
            let slack = (look.cell - look.size).parts(room, 2 * i64::from(CELL));
            let x = left
                + look.cell.parts(character.x.into(), CELL.into())
                + slack
                + look.size.parts(shift.into(), 1000);
            let baseline = self.baseline(look, choice.face, script, top);
            let glyph = Glyph { id: choice.id, x, text: ch };
            match runs.last_mut() {
                Some(run) if run.face == choice.face && run.baseline == baseline => {
                    run.glyphs.push(glyph);
                }
                _ => runs.push(GlyphRun {
                    face: choice.face,
                    size: look.size,
                    colour,
                    baseline,
                    glyphs: vec![glyph],
                }),
            }
        }
        let fit = match line.adjusted {
            0 => Fit::Natural,
            change if change < 0 => Fit::Squeezed(-change),
            change => Fit::Stretched(change),
        };
        Line {
            role,
            block,
            chars: line.range.clone(),
            cell: None,
            top,
            size: look.size,
            runs,
            end: set.end(),
            fit,
            is_lone: line.is_lone,
            is_loose: line.loosest > LOOSE,
            ends_in_blank: line.range.len() > line.characters.len(),
            leaves_cell: false,
            lead: set.lead,
        }
    }

    /// The shift that closes the gap in a 破折号, which is one stroke of two cells (GB/T
    /// 15834—2011, 4.10.2): where a face's dash does not fill its cell, the two dashes
    /// move together until they meet.
    fn towards_its_twin(&self, line: &text::Line, at: usize, choice: &Choice) -> i32 {
        let is_dash = |at: usize| line.characters.get(at).is_some_and(|it| it.ch == '—');
        if !is_dash(at) {
            return 0;
        }
        let n_before = (0..at).rev().take_while(|&at| is_dash(at)).count();
        let Some(ink) = self.fonts.face(choice.face).bounds(choice.id) else { return 0 };
        match n_before % 2 {
            0 if is_dash(at + 1) => choice.advance - choice.shift - ink.right,
            1 => -(choice.shift + ink.left),
            _ => 0,
        }
    }

    /// The baseline of a run. Western characters share the baseline of the line's main
    /// face; a face of 汉字 is placed so that the centre of its 汉字 is the centre of the em
    /// box.
    fn baseline(&self, look: Look, face: FaceId, script: Script, top: Length) -> Length {
        let face = match script {
            Script::Western => self.fonts.main_face(look.typeface),
            _ => face,
        };
        let centre = self.fonts.face(face).centre();
        top + look.size.parts((500 + centre).into(), 1000)
    }

    /// The extent of a line's ink on paper.
    pub(super) fn ink(&self, line: &Line) -> Option<Ink> {
        let mut ink: Option<Ink> = None;
        for run in &line.runs {
            let face = self.fonts.face(run.face);
            for glyph in &run.glyphs {
                let Some(bounds) = face.bounds(glyph.id) else { continue };
                let at = |thousandths: i32| run.size.parts(thousandths.into(), 1000);
                let here = Ink {
                    left: glyph.x + at(bounds.left),
                    right: glyph.x + at(bounds.right),
                    top: run.baseline - at(bounds.top),
                    bottom: run.baseline - at(bounds.bottom),
                };
                ink = Some(ink.map_or(here, |ink| ink.join(here)));
            }
        }
        ink
    }
}

/// The extent of what is printed.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub(super) left: Length,
    pub(super) right: Length,
    pub(super) top: Length,
    pub(super) bottom: Length,
}

impl Ink {
    fn join(self, other: Ink) -> Ink {
        Ink {
            left: self.left.min(other.left),
            right: self.right.max(other.right),
            top: self.top.min(other.top),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

impl Line {
    /// Moves the line on the page.
    pub(super) fn shift(&mut self, right: Length, down: Length) {
        self.top += down;
        for run in &mut self.runs {
            run.baseline += down;
            for glyph in &mut run.glyphs {
                glyph.x += right;
            }
        }
    }
}

/// The faces of a line's characters, where a text has any of its own.
fn of_line(faces: &[Option<FaceId>], line: &text::Line) -> Vec<Option<FaceId>> {
    let start = line.range.start;
    faces.get(start..start + line.characters.len()).unwrap_or_default().to_vec()
}

/// The characters of a text that no face of its typeface has, each with its index.
pub(crate) fn missing(fonts: &Fonts, role: Role, text: &str) -> Vec<(usize, char)> {
    let typeface = look(role, &STANDARD).typeface;
    text.chars()
        .enumerate()
        .filter(|&(_, ch)| fonts.glyph_as(typeface, ch, script(ch)).is_none())
        .collect()
}
