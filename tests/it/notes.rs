//! 附注: which are printed, in which order, and what is said of them.

use reply::compile::{Compiled, Version, compile};
use reply::diagnostic::{Diagnostic, short};
use reply::document::Role;
use reply::layout::Fit;
use reply::source::Source;
use reply::workspace::InMemory;

use crate::workspace::{compiled, compiled_text, compiled_text_as};

const LETTER: &str = include_str!("../../examples/notes.toml");

/// The example with its line of this key replaced.
fn with(key: &str, lines: &str) -> String {
    let found = LETTER.lines().find(|line| line.starts_with(&format!("{key} =")));
    LETTER.replacen(found.expect("the key"), lines, 1)
}

fn remarks(compiled: &Compiled) -> Vec<String> {
    compiled.document.remarks.iter().map(|remark| remark.to_string()).collect()
}

fn refused(text: &str) -> Vec<String> {
    compiled_text(text).err().expect("a refusal").iter().map(short).collect()
}

#[test]
fn notes_stand_in_brackets_in_the_order_that_is_set() {
    let contact = "（联系人：社会事业促进科王海宁，联系电话：0571-67005678）";
    let (open, told) = ("（此件公开发布）", "（此复函已与提案人当面沟通）");
    let class = "（公开属性：主动公开）";
    for (order, printed) in [
        ("", vec![contact, class, open, told]),
        ("notes_order = [\"notes\"]", vec![open, told, contact, class]),
        ("notes_order = [\"disclosure\", \"notes\"]", vec![class, open, told, contact]),
    ] {
        let text = with("notes_order", order).replace("\"none\"", "\"tail\"");
        let made = compiled_text(&text).unwrap_or_else(|found| panic!("{found:?}"));
        assert_eq!(remarks(&made), printed, "{order}");
    }
}

#[test]
fn brackets_that_the_writer_set_are_not_doubled() {
    for (written, printed) in [
        ("此件公开发布", "（此件公开发布）"),
        ("（此件公开发布）", "（此件公开发布）"),
        ("(此件公开发布)", "（此件公开发布）"),
        ("（（此件公开发布））", "（此件公开发布）"),
        ("（一）附表（二）附图", "（（一）附表（二）附图）"),
        ("联系人：李明　电话：67005678", "（联系人：李明　电话：67005678）"),
    ] {
        let made = compiled_text(&with("notes", &format!("notes = \"{written}\"")));
        let made = made.unwrap_or_else(|found| panic!("{written}: {found:?}"));
        assert_eq!(remarks(&made)[0], printed);
    }
}

#[test]
fn mistakes_in_notes_are_told() {
    for (key, line, told) in [
        (
            "notes",
            "notes = [\"（）\"]",
            "错误[text-empty]: 附注（notes）里有一项没有内容",
        ),
        (
            "notes_order",
            "notes_order = [\"联系人\"]",
            "错误[word-unknown]: 附注次序（notes_order）没有“联系人”这一种",
        ),
        (
            "notes_order",
            "notes_order = [\"notes\", \"notes\"]",
            "错误[word-twice]: 附注次序（notes_order）里“notes”写了两次",
        ),
    ] {
        let found = refused(&with(key, line));
        assert!(found.iter().any(|it| it.contains(told)), "{line}: {found:?}");
    }
}

#[test]
fn what_is_private_is_cut_from_notes_too() {
    let text = with("notes", "notes = [\"承办人李明，电话13800138000\"]")
        .replace("disclosure =", "private = [\"李明\"]\ndisclosure =");
    let version = Version { is_public: true, ..Version::default() };
    let made = compiled_text_as(version, &text).unwrap_or_else(|it| panic!("{it:?}"));
    let printed = remarks(&made).concat();
    assert!(!printed.contains("李明") && !printed.contains("1380013"), "{printed}");
    assert!(printed.contains("承办人"), "{printed}");
}

#[test]
fn no_line_of_a_note_is_stretched() {
    let pages = compiled("examples/notes.toml").pages;
    let lines = pages.pages.iter().flat_map(|page| &page.lines);
    let lines: Vec<_> = lines.filter(|line| line.role == Role::Remark).collect();
    assert_eq!(lines.len(), 4);
    assert!(lines.iter().all(|line| line.fit == Fit::Natural));
    let starts: Vec<f64> =
        lines.iter().map(|line| line.runs[0].glyphs[0].x.to_mm()).collect();
    // Each begins two cells in; a further line of it is flush.
    assert!(starts[..3].iter().all(|start| (start - starts[0]).abs() < 0.01));
    assert!((starts[0] - starts[3] - 2.0 * 5.571).abs() < 0.1, "{starts:?}");
}

/// The findings about the example with a template of its own.
fn with_template(template: &str) -> Vec<Diagnostic> {
    let text = with("opening", "template = \"t.xml\"");
    let files = InMemory::default().with_file("t.xml", template.as_bytes().to_vec());
    let made = compile(&Source::new("信.toml", text), None, Version::default(), &files);
    made.unwrap_or_else(|found| panic!("{found:?}")).warnings
}

#[test]
fn template_that_prints_no_notes_is_told() {
    let before = include_str!("../../templates/fuminhan.xml").replace(
        "{%- for text in traced.remarks %}",
        "{%- if letter.contact %}\n<remark>（联系人：{{ letter.contact.name }}）</remark>\n\
         {%- endif %}\n{%- for text in traced.tail %}",
    );
    let found: Vec<String> = with_template(&before).iter().map(short).collect();
    let [open, told] = &found[..] else { panic!("{found:?}") };
    assert!(
        open.contains("[note-not-printed]: 模板没有印出附注“此件公开发布”"),
        "{open}"
    );
    assert!(told.contains("当面沟通"), "{told}");

    let remark = "<remark>（{{ text | safe }}）</remark>";
    let with_notes = before.replace(
        "  {%- for attachment in attachments %}\n  <attachment label",
        &format!(
            "{{% for text in traced.notes %}}{remark}{{% endfor %}}\
             {{%- for attachment in attachments %}}\n  <attachment label"
        ),
    );
    assert_eq!(with_template(&with_notes), []);
    // Without an address, too.
    assert_eq!(with_template(&with_notes.replace("traced.notes", "letter.notes")), []);
}

#[test]
fn many_notes_are_refused_rather_than_cut_off() {
    let notes: Vec<String> = (1..40).map(|n| format!("\"附注{n}\"")).collect();
    let found = refused(&with("notes", &format!("notes = [{}]", notes.join(", "))));
    assert!(found[0].contains("附注"), "{found:?}");
}
