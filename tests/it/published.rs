//! What is published with a public version says nothing private either: file names, the JSON
//! beside it, the places of seals, pictures and the page of HTML.

use crate::program::LETTER;
use crate::program::Ran;
use crate::program::Reply;

const NUMBER: &str = "13900139000";

/// A letter with a word and a number that go, and a contact.
fn letter() -> String {
    let letter = LETTER.replace("信号灯的", &format!("信号灯方便何某某{NUMBER}出行的"));
    let contact = "date = 2025-04-02\ncontact = { name = \"王　强\", phone = \"0755-83506952\" }\n\
                   disclosure = \"主动公开\"\nprivate = [\"何某某\"]";
    letter.replace("date = 2025-04-02", contact).replace(
        "body = \"",
        "body = \"王强负责，何 某某满意，请拨打83506952转12。双方主张明确。",
    )
}

/// What must be nowhere in what a run left, besides the letter itself.
const SECRETS: [&str; 6] = ["何某某", "何 某某", NUMBER, "王强", "王　强", "83506952"];

#[track_caller]
fn nothing_private(ran: &Ran, letters: &[&str]) {
    let files = ran.all_files();
    for file in files.iter().filter(|file| !letters.contains(&file.as_str())) {
        let bytes = ran.read(file);
        let text = String::from_utf8_lossy(&bytes);
        for secret in SECRETS {
            assert!(!file.contains(secret), "{secret} in the name {file}");
            assert!(!text.contains(secret), "{secret} in {file}");
        }
    }
}

#[test]
fn names_and_summaries_are_made_of_what_is_left() {
    let ran = Reply::new().file("信.toml", letter());
    let args =
        ["build", "信.toml", "--public", "-o", "{title}.pdf", "--seals", "章.json"];
    let ran = ran.args(args).run().status(0);
    nothing_private(&ran, &["信.toml"]);
    let name = "关于增设人行过街信号灯方便×××出行的建议-公开";
    let summary = String::from_utf8(ran.read(&format!("{name}.json"))).expect("a text");
    assert!(summary.contains("方便×××出行的建议"), "{summary}");
    ran.files(&["信.toml", &format!("{name}.json"), &format!("{name}.pdf"), "章.json"]);
}

#[test]
fn a_name_with_a_secret_refuses_the_letter() {
    let told = |ran: Reply, what: &str| {
        let ran = ran.run().status(1).told("会留在公开的版本里").told(what);
        let files = ran.all_files();
        let is_page = |file: &String| file.ends_with(".pdf") || file.ends_with(".png");
        assert!(!files.iter().any(is_page), "{files:?}");
    };
    let named = |file: &str| Reply::new().file(file, letter());
    let build = ["build", "--public"];
    let file = "何某某的信.toml";
    told(named(file).args(build).args([file]), "见文件名“何某某的信-公开.pdf”");
    told(named(file).args(["preview", "--public", file]), "“何某某的信-公开-1.png”");
    told(named("信/王强/一.toml").args(build).args(["信/", "-o", "网站/"]), "“王强”");
    let seals = ["-o", "a.pdf", "--seals", "章.json", file];
    told(named(file).args(build).args(seals), "文件名“何某某的信.toml”");
    // A folder that was typed is not published.
    let typed = named("信.toml").args(build).args(["信.toml", "-o", "王强/"]).run();
    typed.status(0);
}

#[test]
fn the_page_for_the_public_quotes_nothing_that_was_removed() {
    let letter = letter().replace("使用。\"", "使用。由×××街道负责。\"");
    let letter =
        letter.replace("[[section]]", "opening = \"收悉，现答复如下。\"\n[[section]]");
    let refused = letter.replace("\"郁文\"", "\"何某某\"");
    let args = ["preview", "--public", "--html", "页", "何某某.toml", "坏/何某某.toml"];
    let ran = Reply::new().file("何某某.toml", letter).file("坏/何某某.toml", refused);
    let ran = ran.args(args).run().status(1).told("“何某某”是 private 里写的");
    nothing_private(&ran, &["何某某.toml", "坏/何某某.toml"]);
    let html = String::from_utf8(ran.read("页/index.html")).expect("HTML");
    assert!(html.contains("<code>×××.toml</code>"));
    assert!(html.contains("没有排成的信"));
    // What the program removed is no gap that somebody forgot to fill; what was left is.
    assert_eq!(html.matches("<code>placeholder-left</code>").count(), 1);
}
