//! Every text of a letter has an address, which leads from the file to the paper and back.

use std::collections::BTreeMap;

use reply::compile::Compiled;
use reply::compile::Version;
use reply::document::Role;
use reply::layout::Line;
use reply::layout::{Sentence, Verdict, What};
use reply::letter::Text;
use reply::lint::{Lists, OwnLists, Selection, lint};
use reply::places::Paper;
use reply::source::Source;
use reply::source::Span;

use crate::generated;
use crate::program::LETTER;
use crate::program::Reply;
use crate::stages;
use crate::workspace::compiled_as;
use crate::workspace::compiled_text;

/// The examples and the tests' letters, and as many of the generated ones.
fn letters() -> Vec<(String, Compiled)> {
    let written = stages::letters().into_iter();
    let written =
        written.map(|path| (path.display().to_string(), stages::compiled(&path)));
    let generated = generated::LETTERS.iter().take(100).map(|letter| {
        let compiled = compiled_text(&letter.text);
        let compiled = compiled.unwrap_or_else(|found| panic!("{found:#?}"));
        (letter.name.clone(), compiled)
    });
    written.chain(generated).collect()
}

#[test]
fn addresses_and_places_lead_to_each_other() {
    for (name, compiled) in letters() {
        let texts = compiled.letter.texts();
        let mut known = BTreeMap::new();
        for (_, text) in &texts {
            let other = known.insert(text.address().clone(), text);
            assert!(other.is_none(), "{name}: two texts are {}", text.address());
        }
        for (_, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
            let span = whole(text);
            let at = texts.iter().filter(|(_, it)| !it.chars_at(&span).is_empty());
            let at: Vec<&str> = at.map(|(_, it)| it.address().as_str()).collect();
            assert_eq!(at, [text.address().as_str()], "{name}");
        }
    }
}

#[test]
fn every_line_leads_to_all_texts_that_it_holds_or_to_the_template() {
    for (name, compiled) in letters() {
        let paper = compiled.paper();
        for line in lines(&compiled) {
            let places = paper.written(line, 0..line.chars.len());
            assert!(!places.is_empty(), "{name}: “{}” is from nowhere", line.text());
            let said: String =
                places.iter().map(|place| said(&compiled, place)).collect();
            let shown = seen(&line.text());
            let own = match line.role {
                // 附件：1. is the layout's.
                Role::Enclosure => shown.trim_start_matches(['附', '件', '：']),
                _ => shown.as_str(),
            };
            assert!(own.ends_with(&seen(&said)), "{name}: “{shown}” is from “{said}”");
        }
    }
}

#[test]
fn every_printed_text_is_found_on_paper() {
    for (name, compiled) in letters() {
        let paper = compiled.paper();
        let on_paper = |text: &Text| !paper.printed(&whole(text)).is_empty();
        let sections = compiled.letter.sections.iter();
        let bodies =
            sections.flat_map(|section| section.heading.iter().chain(&section.body));
        let bodies =
            bodies.chain([&compiled.letter.number, &compiled.letter.proposal.session]);
        for text in bodies.chain(&compiled.letter.copies) {
            // A title of the writer's own need not name the session.
            let may_be_missing = !compiled.letter.title.is_empty();
            assert!(on_paper(text) || may_be_missing, "{name}: {}", text.address());
        }
        assert_eq!(paper.printed(&compiled.letter.date.span).len(), 1, "{name}");
    }
}

#[test]
fn every_glyph_comes_from_a_character_that_is_the_same() {
    for (name, compiled) in letters() {
        let paper = compiled.paper();
        for line in lines(&compiled) {
            for (at, ch) in line.text().chars().enumerate() {
                let places = paper.written(line, at..at + 1);
                let [place] = &places[..] else { continue };
                let is_date = *place == compiled.letter.date.span;
                let there = said(&compiled, place);
                // 《》 inside of 《》 become 〈〉, and the room in a draft's number is no
                // character of it.
                let is_it = there == ch.to_string() || matches!(ch, '〈' | '〉' | '　');
                assert!(is_it || is_date, "{name}: {ch} is from “{there}”");
            }
        }
    }
}

#[test]
fn what_a_place_leads_to_leads_back_to_it() {
    for (name, compiled) in letters() {
        let paper = compiled.paper();
        let is_again = |line: &&Line| line.role == Role::HeadAgain;
        for line in lines(&compiled).filter(|line| !is_again(line)) {
            for place in paper.written(line, 0..line.chars.len()) {
                let printed = paper.printed(&place);
                let is_here = |it: &reply::places::Printed| it.rect.y == line.top;
                let is_seen = !said(&compiled, &place).trim().is_empty();
                assert!(!is_seen || printed.iter().any(is_here), "{name}: {place:?}");
            }
        }
    }
}

#[test]
fn addresses_stay_when_sections_are_left_out() {
    let version = Version { is_public: true, ..Version::default() };
    let compiled = compiled_as(version, "examples/public.toml");
    let whole = stages::compiled("examples/public.toml".as_ref());
    let span_of = |compiled: &Compiled, address: &str| {
        let texts = compiled.letter.texts().into_iter();
        let mut texts = texts.filter(|(_, text)| text.address().as_str() == address);
        texts.next().map(|(_, text)| text.span().range.clone())
    };
    let mut n_left = 0;
    for (_, text) in compiled.letter.texts() {
        let address = text.address().as_str();
        assert_eq!(
            Some(text.span().range.clone()),
            span_of(&whole, address),
            "{address}"
        );
        n_left += 1;
    }
    assert!(n_left < whole.letter.texts().len(), "something was left out");
}

/// A template of the bureau's own gives no addresses: its lines are found by their words.
#[test]
fn templates_without_addresses_lead_to_texts_by_their_words() {
    let compiled = stages::compiled("examples/own-template.toml".as_ref());
    let paper = compiled.paper();
    let body = compiled.letter.sections.iter().flat_map(|section| &section.body);
    for text in body {
        assert!(!paper.printed(&whole(text)).is_empty(), "{}", text.address());
    }
}

/// So are the two sides of a form, and a text that a filter has changed as far as it is the
/// same; what the filter has put into it is only in what the template made.
#[test]
fn glyphs_are_missed_where_they_were_written() {
    let template = |title: &str| {
        format!(
            "<letter><letterhead>{{{{ bureau.letterhead }}}}</letterhead>\
             <number>{{{{ letter.number }}}}</number><title>{title}</title>\
             <addressee>甲：</addressee><p>乙。</p>\
             <signature>{{{{ bureau.signature }}}}</signature>\
             <date>{{{{ letter.date | date }}}}</date></letter>"
        )
    };
    let form = "{{ letter.title_form.before }}提案{{ letter.title_form.after }}";
    let changed = |words: &str| {
        let filter = format!("replace(from=\"关于\", to=\"关于{words}\")");
        format!("<t from=\"proposal.title\">{{{{ proposal.title | {filter} }}}}</t>")
    };
    let with_form = LETTER
        .replace("[letter]\n", "[letter]\ntitle_form = \"关于…办理\u{E000}的答复\"\n");
    let with_title = LETTER.replace("人行过街", "人行\u{E000}过街");
    for (letter, template) in [
        (with_form, template(form)),
        (with_title, template(&changed("切实做好"))),
        (LETTER.to_owned(), template(&changed("\u{E000}"))),
    ] {
        let args = ["build", "信.toml", "--template", "甲.xml", "--format", "short"];
        let reply = Reply::new().file("信.toml", &letter).file("甲.xml", &template);
        let ran = reply.args(args).run().status(1);
        let place = match letter.find('\u{E000}') {
            Some(at) => {
                let (line, column) =
                    Source::new("信.toml", letter.as_str()).line_column(at);
                format!("信.toml:{line}:{column}: 错误[glyph-missing]")
            }
            None => "甲.xml 生成的内容:1:".to_owned(),
        };
        ran.told(&place);
    }
}

/// Quoted or not, on whatever lines, a character of a CSV file is told where it stands.
#[test]
fn characters_of_files_of_rows_have_their_places() {
    let letter = format!("{LETTER}\n[[section.table]]\ncsv = \"表.csv\"\n");
    for rows in [
        "甲,乙\n1,2\u{E000}\n",
        "甲,乙\r\n\"甲\"\"\u{E000}\",2\r\n",
        "甲,乙\n\n\"a\nb,\"\"c\"\"\u{E000}\",2\n",
        "sep=;\r\n甲;乙\r\n1;1\u{E000}\r\n",
        "甲,乙\n1\"2,\u{E000}3\"\n",
    ] {
        let args = ["build", "信.toml", "--format", "short"];
        let reply = Reply::new().file("信.toml", &letter).file("表.csv", rows);
        let ran = reply.args(args).run().status(1);
        let at = rows.find('\u{E000}').expect("the character");
        let (line, column) = Source::new("表.csv", rows.replace('\r', ""))
            .line_column(at - rows[..at].matches('\r').count());
        ran.told(&format!("表.csv:{line}:{column}: 错误[glyph-missing]"));
    }
}

/// A cell that says what the letter's own number says is told at the cell, and two such cells
/// are told twice.
#[test]
fn findings_are_told_at_the_text_that_is_printed_there() {
    let rows = "rows = [[\"甲\", \"2023179\"], [\"乙\", \"2023179\"]]";
    let table = format!("\n[[section.table]]\nheader = [\"街道\", \"号\"]\n{rows}\n");
    let letter = format!("{LETTER}{table}").replace("\"112\"", "\"2023179\"");
    let compiled = compiled_text(&letter).unwrap_or_else(|found| panic!("{found:#?}"));
    let cells: Vec<&Line> = lines(&compiled)
        .filter(|line| line.role == Role::Cell && line.text() == "2023179")
        .collect();
    let paper: Paper = compiled.paper();
    let places = cells.iter().flat_map(|line| paper.written(line, 0..line.chars.len()));
    let starts: Vec<usize> = places.map(|place| place.range.start).collect();
    let at = |nth| letter.match_indices("2023179").nth(nth).expect("three").0;
    assert_eq!(starts, [at(1), at(2)]);
}

/// A number in a narrow column is told where it was written, each time that it is.
#[test]
fn words_broken_in_cells_are_told_at_their_cells() {
    let rows = "rows = [[\"甲\", \"2023179\", \"好\"], [\"乙\", \"2023179\", \"好\"]]";
    let table = "\n[[section.table]]\nwidths = [20, 2, 20]\n";
    let letter = format!("{LETTER}{table}{rows}\n").replace("\"112\"", "\"2023179\"");
    let compiled = compiled_text(&letter).unwrap_or_else(|found| panic!("{found:#?}"));
    let cells = letter.find("rows").expect("the cells");
    let lists = Lists::new(&OwnLists::default()).expect("our own lists");
    let source = Source::new("信.toml", letter.as_str());
    let today = compiled.letter.day().expect("a dated letter");
    let found = lint(&compiled, &source, today, &lists, &Selection::default());
    let broken = found.iter().filter(|found| found.code == "word-broken");
    let places: Vec<(bool, &str)> =
        broken.map(|it| (it.span().range.start > cells, it.span().text())).collect();
    let one = [(true, "20"), (true, "23"), (true, "17")];
    assert_eq!(places, [one, one].concat());
}

/// What helps against a small table is told once.
#[test]
fn each_verdict_is_told_once() {
    let heads: Vec<String> = (1..=20).map(|n| format!("\"栏目{n}\"")).collect();
    let heads = heads.join(", ");
    let table = format!("\n[[section.table]]\nheader = [{heads}]\nrows = [[{heads}]]\n");
    let letter = format!("{LETTER}{table}");
    let compiled = compiled_text(&letter).unwrap_or_else(|found| panic!("{found:#?}"));
    let is_small = |it: &&Verdict| matches!(it.what, What::SmallTable(_));
    let small = compiled.verdicts.iter().find(is_small).expect("a small table");
    let Sentence { message, help, .. } = small.sentence(&compiled.pages);
    assert!(help.contains("landscape") && !message.contains("landscape"), "{message}");
    assert!(compiled.paper().place(small).text().starts_with("栏"));
}

/// The lines of the letter without page numbers.
fn lines(compiled: &Compiled) -> impl Iterator<Item = &Line> {
    let lines = compiled.pages.pages.iter().flat_map(|page| &page.lines);
    lines.filter(|line| line.role != Role::Folio)
}

fn whole(text: &Text) -> Span {
    text.place(0..text.chars().count())
}

/// What a place says on paper: of the markup, without its escapes.
fn said(compiled: &Compiled, place: &Span) -> String {
    if *place == compiled.letter.date.span {
        return compiled.document.date.to_string();
    }
    let texts = compiled.letter.texts().into_iter();
    let mut of_texts = texts.filter_map(|(_, text)| {
        let chars = text.chars_at(place);
        let said: String = text.chars().skip(chars.start).take(chars.len()).collect();
        (!said.is_empty()).then_some(said)
    });
    of_texts.next().unwrap_or_else(|| place.text().to_owned())
}

fn seen(text: &str) -> String {
    let text = text.replace('〈', "《").replace('〉', "》");
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}
