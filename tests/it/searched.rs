//! Random letters with numbers of persons in every text: nothing of them is in what is
//! published, or the letter is refused. Random letters without any: they stay as they are.

use std::collections::BTreeSet;

use regex::bytes::Regex;
use reply::compile::Compiled;
use reply::compile::Stage;
use reply::compile::Version;
use reply::compile::compile;
use reply::diagnostic::Diagnostic;
use reply::document::Document;
use reply::source::Source;
use reply::workspace::InMemory;
use toml::Table;
use toml::Value;

use crate::numbers::planted::{Dice, Planted, harmless, planted, read};
use crate::pdf;
use crate::program::Reply;
use crate::public::PUBLIC;
use crate::public::letters_with;
use crate::workspace::compiled_text_as;
use crate::workspace::exported;

const N_TEXTS: usize = 20_000;
/// As many as fill some ten pages.
const N_IN_LETTER: usize = 160;
/// So many digits in a row tell whose number it is.
const N_DIGITS: usize = 6;
/// When the letter was written.
const DATE: &str = "2025-04-02";

/// A letter with texts in everything that the public version may change. Those of several
/// lines are cells of a CSV file, in which a line's end ends nothing.
fn letter(texts: &[String]) -> (String, InMemory) {
    let (lines, cells): (Vec<_>, Vec<_>) =
        texts.iter().partition(|it| !it.contains('\n'));
    let mut lines = lines.into_iter().map(|text| Value::from(text.as_str()));
    let mut line = || lines.next().expect("there are enough texts");
    let mut letter: Table = crate::program::LETTER.parse().expect("a letter");
    letter["proposal"]["title"] = line();
    let own = letter["letter"].as_table_mut().expect("a table");
    own.insert("opening".to_owned(), paragraphs(&[line(), line()]));
    own.insert("closing".to_owned(), line());
    own.insert("copies".to_owned(), Value::from(vec![line(), line()]));
    own.insert("summary".to_owned(), line());
    own.insert("outcome".to_owned(), Value::from("A"));
    own.insert("title".to_owned(), Value::from(vec![line(), Value::from("的答复")]));
    let outcome = Table::from_iter([
        ("place".to_owned(), Value::from("tail")),
        (
            "form".to_owned(),
            Value::from(format!("结果：…，{}", line().as_str().expect("a text"))),
        ),
    ]);
    letter.insert("outcome".to_owned(), Value::from(outcome));
    let row = |one: Value, other: Value| Value::from(vec![one, other]);
    let mut table = Table::new();
    table.insert("title".to_owned(), heading(line()));
    table.insert("header".to_owned(), row(line(), line()));
    let rows: Vec<Value> = (0..4).map(|_| row(line(), line())).collect();
    table.insert("rows".to_owned(), Value::from(rows));
    let part = Table::from_iter([
        ("heading".to_owned(), heading(line())),
        ("body".to_owned(), line()),
    ]);
    let mut section = Table::from_iter([
        ("heading".to_owned(), heading(line())),
        ("table".to_owned(), Value::from(vec![table])),
        ("part".to_owned(), Value::from(vec![part])),
    ]);
    let from_file = Table::from_iter([("csv".to_owned(), Value::from("表.csv"))]);
    let attachment = Table::from_iter([
        ("title".to_owned(), heading(line())),
        ("body".to_owned(), paragraphs(&[line(), line()])),
        ("table".to_owned(), Value::from(vec![from_file])),
    ]);
    letter.insert("attachment".to_owned(), Value::from(vec![attachment]));
    section.insert("body".to_owned(), paragraphs(&lines.collect::<Vec<_>>()));
    letter.insert("section".to_owned(), Value::from(vec![section]));
    let cells = cells.iter().map(|cell| format!("\"{cell}\",一\n"));
    let csv = format!("说明,备注\n无,二\n{}", cells.collect::<String>());
    (letter.to_string(), InMemory::default().with_file("表.csv", csv))
}

/// A heading may not begin with a number.
fn heading(text: Value) -> Value {
    Value::from(format!("情况：{}", text.as_str().expect("a text")))
}

fn paragraphs(texts: &[Value]) -> Value {
    let texts = texts.iter().map(|text| text.as_str().expect("a text"));
    Value::from(texts.collect::<Vec<_>>().join("\n"))
}

fn made(
    version: Version,
    (letter, files): &(String, InMemory),
) -> Result<Compiled, Vec<Diagnostic>> {
    compile(&Source::new("信.toml", letter.as_str()), None, version, files)
}

/// All texts that are known of a letter.
fn known(compiled: &Compiled) -> String {
    [Stage::Letter, Stage::Markup, Stage::Document]
        .map(|it| compiled.stage(it))
        .join("\n")
}

/// What tells of the numbers: all runs of so many of their digits.
struct Tells(BTreeSet<String>);

impl Tells {
    fn new(planted: &[Planted]) -> Tells {
        let digits = planted.iter().map(|planted| planted.digits.to_ascii_uppercase());
        let runs = |digits: String| -> Vec<String> {
            let ends = N_DIGITS..=digits.len();
            ends.map(|end| digits[end - N_DIGITS..end].to_owned()).collect()
        };
        Tells(digits.flat_map(runs).collect())
    }

    /// The numbers' digits that can be read in a text.
    fn left(&self, text: &str) -> Vec<String> {
        // Among so many numbers some have digits of a date.
        let dates = [DATE, "2024-08-30"];
        let text =
            dates.iter().fold(text.to_owned(), |text, date| text.replace(date, "|"));
        let read = read(&text);
        let runs = (N_DIGITS..=read.len()).map(|end| &read[end - N_DIGITS..end]);
        let left = runs.filter(|run| self.0.contains(*run));
        left.map(|run| {
            let at = run.as_ptr() as usize - read.as_ptr() as usize;
            read[at.saturating_sub(40)..(at + 46).min(read.len())].to_owned()
        })
        .collect()
    }
}

#[test]
fn nothing_of_planted_numbers_is_in_the_file() {
    let mut dice = Dice::new(1);
    for _ in 0..N_TEXTS / N_IN_LETTER {
        let planted: Vec<Planted> =
            (0..N_IN_LETTER).map(|_| planted(&mut dice)).collect();
        let texts: Vec<String> = planted.iter().map(|it| it.text.clone()).collect();
        let letter = letter(&texts);
        let public = made(PUBLIC, &letter);
        let public = public.unwrap_or_else(|found| panic!("{found:#?}"));
        let tells = Tells::new(&planted);
        let file = exported(&public);
        let said = pdf::said(&file);
        assert_eq!(tells.left(&said), [""; 0], "{said}");
        assert_eq!(tells.left(&known(&public)), [""; 0]);
        assert!(!in_bytes(&planted).is_match(&pdf::unpacked(&file)));
    }
}

/// The whole numbers, as bytes and as UTF-16.
fn in_bytes(planted: &[Planted]) -> Regex {
    let numbers = planted.iter().map(|planted| {
        let wide = planted.digits.chars().map(|digit| format!(r"\x00{digit}"));
        format!("{}|{}", planted.digits, wide.collect::<String>())
    });
    let numbers: Vec<String> = numbers.collect();
    Regex::new(&format!("(?-u){}", numbers.join("|"))).expect("a pattern")
}

/// What is looked for above would be found, if it were there.
#[test]
fn what_is_not_cut_is_found() {
    let mut dice = Dice::new(1);
    let planted: Vec<Planted> = (0..N_IN_LETTER).map(|_| planted(&mut dice)).collect();
    let texts: Vec<String> = planted.iter().map(|it| it.text.clone()).collect();
    let whole = made(Version::default(), &letter(&texts));
    let whole = whole.unwrap_or_else(|found| panic!("{found:#?}"));
    let file = exported(&whole);
    let tells = Tells::new(&planted);
    for text in [pdf::said(&file), known(&whole)] {
        assert!(tells.left(&text).len() > N_IN_LETTER);
    }
    let named = Planted { text: String::new(), digits: "13900139000".to_owned() };
    let titled = format!("[letter]\ntitle = \"关于{}的答复\"\n", named.digits);
    let titled = crate::program::LETTER.replace("[letter]\n", &titled);
    let titled = compiled_text_as(Version::default(), &titled);
    let file = exported(&titled.unwrap_or_else(|found| panic!("{found:#?}")));
    assert!(in_bytes(&[named]).is_match(&pdf::unpacked(&file)));
}

/// A number that goes over two paragraphs refuses the letter.
#[test]
fn nothing_is_left_in_paragraphs() {
    let mut dice = Dice::new(3);
    let mut n_refused = 0;
    for _ in 0..300 {
        let planted = planted(&mut dice);
        let letter = crate::program::LETTER.replace("按钮式", "{}按钮式");
        let letter =
            letter.replace("{}", &planted.text).replace("body = \"", "body = \"\"\"");
        let letter = letter.trim_end().to_owned() + "\"\"\n";
        let tells = Tells::new(std::slice::from_ref(&planted));
        match compiled_text_as(PUBLIC, &letter) {
            Ok(public) => {
                assert_eq!(tells.left(&known(&public)), [""; 0], "{:?}", planted.text)
            }
            Err(found) => {
                assert!(found.iter().all(|it| it.code == "number-left"), "{found:#?}");
                n_refused += 1;
            }
        }
    }
    assert!(n_refused > 3, "{n_refused}");
}

/// Whatever the element, and if it may not change.
#[test]
fn nothing_is_left_in_any_element() {
    let mut dice = Dice::new(5);
    let (mut n_made, mut n_refused) = (0, 0);
    for _ in 0..8 {
        let Planted { text, digits } = planted(&mut dice);
        let text = text.replace('\n', "");
        let tells = Tells::new(&[Planted { text: text.clone(), digits }]);
        for (element, address, letter) in letters_with(&text) {
            match compiled_text_as(PUBLIC, &letter) {
                Ok(public) => {
                    let left = tells.left(&known(&public));
                    assert!(left.is_empty(), "{element:?} {address} {text}: {left:?}");
                    n_made += 1;
                }
                Err(_) => n_refused += 1,
            }
        }
    }
    assert!(n_made > 200 && n_refused > 200, "{n_made} {n_refused}");
}

#[test]
fn nothing_is_left_in_the_words_of_a_template() {
    let mut dice = Dice::new(7);
    let letter = crate::program::LETTER;
    let letter = letter.replace("[letter]\n", "[letter]\ntemplate = \"甲.xml\"\n");
    for _ in 0..200 {
        let Planted { text, digits } = planted(&mut dice);
        let (block, text) = match dice.below(2) {
            0 => ("closing", format!("<p>{text}</p>")),
            _ => ("title", format!("<phrase>{text}</phrase>")),
        };
        let template = format!(
            "{{% extends \"fuminhan.xml\" %}}{{% block {block} %}}{text}{{% endblock %}}"
        );
        let files = InMemory::default().with_file("甲.xml", template);
        let tells = Tells::new(&[Planted { text: text.clone(), digits }]);
        match compile(&Source::new("信.toml", letter.as_str()), None, PUBLIC, &files) {
            Ok(public) => assert_eq!(tells.left(&known(&public)), [""; 0], "{text}"),
            // No face has a blank of no width.
            Err(found) => {
                assert!(["number-left", "glyph-missing"].contains(&found[0].code));
            }
        }
    }
}

#[test]
fn nothing_is_left_in_names_summaries_and_the_page_of_html() {
    let mut dice = Dice::new(9);
    let attributes = regex::Regex::new(r#"(style|src)="[^"]*"|<style>[\s\S]*?</style>"#);
    let attributes = attributes.expect("a pattern");
    for _ in 0..6 {
        let planted: Vec<Planted> = (0..60).map(|_| planted(&mut dice)).collect();
        let texts: Vec<String> =
            planted.iter().map(|it| it.text.replace('\n', "")).collect();
        let (letter, _) = letter(&texts);
        let tells = Tells::new(&planted);
        let letter =
            Reply::new().file("信.toml", letter).file("表.csv", "说明,备注\n无,二\n");
        let args = ["build", "信.toml", "--public", "-o", "出/{title}.pdf"];
        let ran = letter.args(args).run().status(0).again();
        let args = ["preview", "信.toml", "--public", "--dpi", "36", "--html", "出"];
        let ran = ran.args(args).run();
        let files = ran.all_files();
        let files: Vec<&String> =
            files.iter().filter(|file| file.starts_with("出/")).collect();
        assert_eq!(files.len(), 3);
        for file in files {
            assert_eq!(tells.left(file), [""; 0], "{file}");
            let bytes = ran.read(file);
            if !file.ends_with(".pdf") {
                let text = String::from_utf8(bytes).expect("a text");
                let text = attributes.replace_all(&text, "");
                assert_eq!(tells.left(&text), [""; 0], "{text}");
            }
        }
    }
}

/// Sentences in which the characters of a contact's name are parts of other words.
const INSIDE_WORDS: [&str; 6] = [
    "双方主张明确",
    "不要主张明显过高的数额",
    "该主张明白易懂",
    "提出的主张明文写入合同",
    "扩张明年停止",
    "委员的主张明年落实",
];

#[test]
fn nothing_of_harmless_letters_is_cut() {
    let mut dice = Dice::new(2);
    for _ in 0..5_000 / N_IN_LETTER {
        let text = |dice: &mut Dice| match dice.below(4) {
            0 => format!("{}，{}", harmless(dice), dice.one_of(&INSIDE_WORDS)),
            _ => harmless(dice),
        };
        let texts: Vec<String> =
            (0..N_IN_LETTER).map(|_| text(&mut dice) + "。").collect();
        let (text, files) = letter(&texts);
        let contact = "[letter]\ncontact = { name = \"张明\", phone = \"67005678\" }\n";
        let letter = (text.replace("[letter]\n", contact), files);
        let whole = made(Version::default(), &letter)
            .unwrap_or_else(|found| panic!("{found:#?}"));
        let public = made(PUBLIC, &letter).unwrap_or_else(|found| panic!("{found:#?}"));
        let removed: Vec<&str> = public.cuts.removed.iter().map(|it| it.text()).collect();
        assert_eq!(removed, [""; 0]);
        let contact = whole.document.remarks.len() - public.document.remarks.len();
        let remarks = whole.document.remarks[contact..].to_vec();
        let persons = public.document.persons.clone();
        let without = Document { persons, remarks, ..whole.document };
        assert_eq!(public.document.to_string(), without.to_string());
    }
}
