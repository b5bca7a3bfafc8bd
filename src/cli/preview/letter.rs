//! A letter in the page of HTML: its pages, and beside each what was found there.

use std::fmt::Write;

use super::super::check::counts;
use super::card::{card, class, counted};
use super::tags::{Pen, data_url};
use crate::diagnostic::{Diagnostic, Severity};
use crate::gbt9704::{SHEET_HEIGHT, SHEET_WIDTH};
use crate::geometry::{Length, Rect};
use crate::places::Printed;

/// A letter as it is shown.
pub(super) struct Shown {
    /// Its file.
    pub(super) name: String,
    /// Its title; its file's name where no letter could be made.
    pub(super) title: String,
    /// 发文字号.
    pub(super) number: String,
    /// Its pages; none of a letter that could not be made.
    pub(super) sheets: Vec<Sheet>,
    /// What was found in it, each with where it is printed.
    pub(super) found: Vec<(Diagnostic, Vec<Printed>)>,
    /// What could be done with it.
    pub(super) state: State,
    /// What its texts are written with.
    pub(super) pen: Pen,
}

/// What could be done with a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It was made and checked.
    Checked,
    /// It was a PDF, which cannot be checked.
    Unchecked,
    /// No letter could be made of it.
    Refused,
}

/// A page as it is shown: upright, so that its lines can be read.
pub(super) struct Sheet {
    /// The picture.
    pub(super) png: Vec<u8>,
    /// The picture, small enough for a list.
    pub(super) thumbnail: Vec<u8>,
    /// How many dots the picture is wide and high.
    pub(super) size: (usize, usize),
    /// Whether it was turned for that.
    pub(super) is_turned: bool,
}

const WRITES: &str = "a text takes all";

impl Shown {
    /// How bad the worst of it is, as a class of the page's style.
    fn class(&self) -> &'static str {
        match self.found.iter().map(|(found, _)| found.severity).min() {
            Some(severity) => class(severity),
            None if self.state == State::Refused => class(Severity::Error),
            None => "clean",
        }
    }

    /// 1 个错误，2 个警告.
    fn counted(&self) -> String {
        let found: Vec<_> = self.found.iter().map(|(found, _)| found.clone()).collect();
        let counts = counts(&found);
        match self.state {
            State::Unchecked => "没有检查".to_owned(),
            State::Refused if found.is_empty() => "有错误".to_owned(),
            _ if found.is_empty() => "没有问题".to_owned(),
            _ => counted(counts),
        }
    }

    /// Its entry in the list of letters. Letters are counted from 0.
    pub(super) fn entry(&self, idx: usize) -> String {
        let title = self.pen.html(&self.title);
        let number = match self.state == State::Refused {
            true => "没有排成".to_owned(),
            false => self.pen.html(&self.number),
        };
        let (class, counted) = (self.class(), self.counted());
        let mut html = format!(
            "<li class=\"{class}\"><a href=\"#l{idx}\"><b>{title}</b>\
             <span>{number}</span><span class=\"count\">{counted}</span></a>\n"
        );
        for (page, sheet) in self.sheets.iter().enumerate() {
            let url = data_url(&sheet.thumbnail);
            let name = page + 1;
            write!(
                html,
                "<a class=\"thumb\" href=\"#l{idx}p{page}\" title=\"第 {name} 页\">\
                 <img src=\"{url}\" alt=\"第 {name} 页\"></a>"
            )
            .expect(WRITES);
        }
        html + "</li>\n"
    }

    /// All of it.
    pub(super) fn section(&self, idx: usize) -> String {
        let (title, name) = (self.pen.html(&self.title), self.pen.html(&self.name));
        let (class, counted) = (self.class(), self.counted());
        let n_pages = self.sheets.len();
        let mut html = format!(
            "<section class=\"letter {class}\" id=\"l{idx}\" aria-labelledby=\"l{idx}t\">\n\
             <header><h2 id=\"l{idx}t\">{title}</h2><p>"
        );
        if !self.number.is_empty() {
            write!(html, "{}　", self.pen.html(&self.number)).expect(WRITES);
        }
        html += &match self.state == State::Refused {
            true if self.found.is_empty() => {
                "</p>\n<p class=\"refused\">没有排成，错误只在命令行里说明</p>".to_owned()
            }
            true => format!(
                "<code>{name}</code></p>\n<p class=\"refused\">没有排成，要先改好这些错误</p>"
            ),
            false => format!("<code>{name}</code>　{n_pages} 页　{counted}</p>"),
        };
        html += "</header>\n";
        html += &self.unplaced(idx);
        for page in 0..n_pages {
            html += &self.sheet(idx, page);
        }
        html + "</section>\n"
    }

    /// What has no place on the pages.
    fn unplaced(&self, idx: usize) -> String {
        let found = self.found.iter().enumerate();
        let found = found.filter(|(_, (_, places))| places.is_empty());
        let cards: String = found
            .map(|(number, (found, _))| {
                let card = card(found, &self.name, &self.pen, false);
                format!(
                    "<li class=\"card {}\" id=\"l{idx}f{number}\">{card}</li>\n",
                    class(found.severity)
                )
            })
            .collect();
        match cards.is_empty() {
            true => cards,
            false => format!("<ol class=\"unplaced\">\n{cards}</ol>\n"),
        }
    }

    /// A page, and what was found first on it.
    fn sheet(&self, idx: usize, page: usize) -> String {
        let sheet = &self.sheets[page];
        let (url, name) = (data_url(&sheet.png), page + 1);
        let (width, height) = sheet.size;
        let turned = if sheet.is_turned { "，横排" } else { "" };
        let mut html = format!(
            "<div class=\"sheet\" id=\"l{idx}p{page}\"><div class=\"page\">\
             <img src=\"{url}\" width=\"{width}\" height=\"{height}\" \
             alt=\"第 {name} 页{turned}\">\n"
        );
        let mut cards: Vec<(f64, String)> = Vec::new();
        for (number, (found, places)) in self.found.iter().enumerate() {
            let id = format!("l{idx}f{number}");
            let here = places.iter().enumerate().filter(|(_, place)| place.page == page);
            for (at, place) in here {
                let place = percent(&place.rect, sheet.is_turned);
                let message = self.pen.html(&found.message);
                html += &boxed(&id, class(found.severity), &message, place, at == 0);
                if at == 0 {
                    let (card, class) =
                        (card(found, &self.name, &self.pen, true), class(found.severity));
                    let top = place[1];
                    let card = format!(
                        "<li class=\"card {class}\" id=\"{id}\" data-finding=\"{id}\" \
                         data-top=\"{top:.2}\">{card}</li>\n"
                    );
                    cards.push((top, card));
                }
            }
        }
        html += "</div>\n";
        cards.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        let cards: String = cards.into_iter().map(|(_, card)| card).collect();
        html + &format!("<ol class=\"findings\">\n{cards}</ol></div>\n")
    }
}

/// Left, top, width and height in hundredths of the sheet, with a little room around.
fn percent(rect: &Rect, is_turned: bool) -> [f64; 4] {
    const ROOM: Length = Length::mm(0.6);
    let (width, height) = match is_turned {
        true => (SHEET_HEIGHT, SHEET_WIDTH),
        false => (SHEET_WIDTH, SHEET_HEIGHT),
    };
    let of = |length: Length, whole: Length| 100.0 * length.to_mm() / whole.to_mm();
    let room = ROOM * 2;
    [
        of(rect.x - ROOM, width),
        of(rect.y - ROOM, height),
        of(rect.width + room, width),
        of(rect.height + room, height),
    ]
}

/// A stretch of a line that a finding is about; only the first of several is told to those
/// who do not see it.
fn boxed(
    id: &str,
    class: &str,
    message: &str,
    place: [f64; 4],
    is_first: bool,
) -> String {
    let [left, top, width, height] = place;
    let style =
        format!("left:{left:.2}%;top:{top:.2}%;width:{width:.2}%;height:{height:.2}%");
    let rest = match is_first {
        true => format!("aria-label=\"{message}\""),
        false => "tabindex=\"-1\" aria-hidden=\"true\"".to_owned(),
    };
    format!(
        "<button type=\"button\" class=\"box {class}\" data-finding=\"{id}\" \
         style=\"{style}\" title=\"{message}\" {rest}></button>\n"
    )
}
