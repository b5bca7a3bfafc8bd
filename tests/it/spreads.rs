//! Words that were spread by hand with half-width blanks.

use reply::letter;
use reply::letter::Letter;
use reply::source::Source;

use crate::program::LETTER;

fn read(text: String) -> Letter {
    letter::parse(&Source::new("信.toml", text), None).expect("a letter")
}

/// What stands in a title's line, and how it is read.
const LINES: &[(&str, &str)] = &[
    ("答　　复", "答　复"),
    ("答    复", "答　复"),
    ("答  复", "答　复"),
    ("答\\t复", "答　复"),
    ("答\u{A0}\u{A0}复", "答　复"),
    ("答 \u{200B} 复", "答　复"),
    ("第112号提案的答    复", "第112号提案的答　复"),
    ("的  答    复", "的　答　复"),
    ("通    知", "通　知"),
    // One blank is left where a line of a PDF ended.
    ("答 复", "答复"),
    ("关于 增设信号灯 的建议", "关于增设信号灯的建议"),
    // Longer words are not spread.
    ("关于增设  人行信号灯", "关于增设人行信号灯"),
    ("  答复  ", "答复"),
    ("关于 GDP  growth 的答复", "关于GDP growth的答复"),
    ("第  112  号", "第112号"),
];

#[test]
fn a_spread_word_of_a_title_keeps_its_spread() {
    for (written, expected) in LINES {
        let title = format!("date = 2025-04-02\ntitle = [\"对提案的\", \"{written}\"]");
        let letter = read(LETTER.replace("date = 2025-04-02", &title));
        assert_eq!(&*letter.title[1], *expected, "{written}");
    }
}

#[test]
fn a_spread_name_keeps_its_spread_and_a_text_has_none() {
    let letter = read(LETTER.replace("\"郁文\"", "\"郁  文\""));
    assert_eq!(&*letter.proposal.proposers[0], "郁　文");
    let letter = read(LETTER.replace("投入使用。", "投  入  使用。"));
    assert!(letter.sections[0].body[0].ends_with("投入使用。"));
}

/// The layout spreads the letterhead; the names of several bureaus stay apart.
#[test]
fn a_letterhead_is_spread_by_the_layout_alone() {
    let own = LETTER.lines().find(|line| line.starts_with("letterhead")).expect("one");
    for (written, read_as) in [
        ("长　宁　县　民　政　局", "长宁县民政局"),
        ("长  宁  县  民  政  局", "长宁县民政局"),
        ("长宁县　民　政　局", "长宁县民政局"),
        ("长宁县民政局　长宁县财政局", "长宁县民政局　长宁县财政局"),
        ("长宁县民政局", "长宁县民政局"),
    ] {
        let letter = read(LETTER.replace(own, &format!("letterhead = \"{written}\"")));
        assert_eq!(&*letter.bureau.letterhead, read_as, "{written}");
    }
}

/// A word is printed with its blank, and both ways of writing it give one page.
#[test]
fn a_spread_title_is_printed_spread() {
    use crate::program::Reply;
    let page = |blanks: &str| {
        let title = format!("date = 2025-04-02\ntitle = \"第112号提案的答{blanks}复\"");
        let letter = LETTER.replace("date = 2025-04-02", &title);
        let args = ["build", "--stage", "pages", "信.toml"];
        Reply::new().file("信.toml", letter).args(args).run().status(0).text()
    };
    assert_eq!(page("    "), page("　　"));
    assert!(page("  ").contains("第112号提案的答　复"));
}
