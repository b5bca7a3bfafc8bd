//! What is private stands nowhere in the public version, whichever text it was written in.

use reply::compile::Compiled;
use reply::compile::Stage;
use reply::compile::Version;
use reply::compile::compile;
use reply::diagnostic::Diagnostic;
use reply::letter::Element;
use reply::letter::Text;
use reply::letter::Treatment;
use reply::source::Source;
use reply::workspace::InMemory;

use crate::workspace::compiled_text;
use crate::workspace::compiled_text_as;

/// A letter that says something in every element.
pub(crate) const LETTER: &str = r#"[proposal]
kind = "提案"
session = "云麓区政协五届二次会议"
number = "112"
title = "关于增设人行过街信号灯的建议"
proposers = ["郁文", "陈大勇"]

[bureau]
letterhead = "云麓区城市管理局"
signature = ["云麓区城市管理局", "云麓区公安局"]

[letter]
number = "云城函〔2025〕7号"
date = 2025-04-02
contact = { name = "王海宁", phone = "67005678" }
copy_number = "000001"
urgency = "特急"
outcome = "A"
disclosure = "主动公开"
disclosure_reason = "没有"
title_form = "关于…的复函"
addressees = ["某某小区业委会"]
you = "你们"
copies = ["区政协提案委", "区政府督查室"]
opening = "来信收悉。"
closing = "专此函复。"
summary = "已经安装。"
persons = ["赵明"]
private = ["赵某"]
feedback_form = true

[outcome]
form = "办理结果：…类"
words = { A = "已经解决" }

[[section]]
heading = "基本情况"
body = "信号灯已经安装完毕。赵某满意。"

[[section.table]]
title = "路口一览"
header = ["路口", "状态"]
rows = [["东门", "启用"]]

[[section.part]]
heading = "下一步"
body = "继续巡查。"

[[attachment]]
title = "巡查记录"
body = "每周一次。"
"#;

/// The same with offices in place of the bureaus.
fn with_offices() -> String {
    let offices = "[[bureau.signatory]]\noffice = \"局长\"\nname = \"李明\"\n\n\
                   [[bureau.signatory]]\noffice = \"政委\"\nname = \"何伟\"\n\n";
    LETTER.replace("[letter]\n", &format!("{offices}[letter]\n"))
}

pub(crate) const PUBLIC: Version = Version { is_public: true, is_preprinted: false };

/// The letters with these words behind one of their texts, and which text it is.
pub(crate) fn letters_with(words: &str) -> Vec<(Element, String, String)> {
    let mut letters = Vec::new();
    for letter in [LETTER.to_owned(), with_offices()] {
        let compiled =
            compiled_text(&letter).unwrap_or_else(|found| panic!("{found:#?}"));
        for (element, text) in compiled.letter.texts() {
            let end = end(text);
            let changed = format!("{}{words}{}", &letter[..end], &letter[end..]);
            letters.push((element, text.address().to_string(), changed));
        }
    }
    letters
}

fn end(text: &Text) -> usize {
    text.place(0..text.chars().count()).range.end
}

/// Everything that is known of a letter.
fn all(compiled: &Compiled) -> String {
    let seals = compiled.pages.seals.iter().map(|seal| seal.authority.as_str());
    Stage::ALL.map(|stage| compiled.stage(stage)).concat() + &seals.collect::<String>()
}

#[test]
fn numbers_stay_in_no_text() {
    let number = "（13900139000）";
    let mut n_refused = 0;
    for (element, address, letter) in letters_with(number) {
        let public = compiled_text_as(PUBLIC, &letter);
        match (element.treatment(), public) {
            (Treatment::Refuse, Err(found)) => {
                // 特急（13900139000） and the like are refused for what they are.
                n_refused += usize::from(found[0].code == "number-left");
            }
            // What may not change is taken out too where it is not printed.
            (Treatment::Cut | Treatment::Gone | Treatment::Refuse, Ok(public)) => {
                assert!(!all(&public).contains("13900139000"), "{address}");
            }
            // A private word that stands nowhere.
            (Treatment::Gone, Err(found)) => {
                assert_eq!(found[0].code, "private-not-found", "{address}");
            }
            // 112（13900139000） may be a number of its own kind.
            (Treatment::RefuseWords, _) => {}
            (treatment, public) => {
                let found = public.err().unwrap_or_default();
                panic!("{address} {treatment:?}: {found:#?}");
            }
        }
    }
    assert!(n_refused >= 10, "{n_refused}");
}

#[test]
fn private_words_stay_in_no_text() {
    // How the word of `private` is written, and how the texts have it.
    for (word, written) in [
        ("机密人", "机密人"),
        ("吴民•买买提", "吴⺠．买买提"),
        ("吴⺠", "吴　\u{3164}民"),
    ] {
        stays_in_no_text(word, written);
    }
}

#[track_caller]
fn stays_in_no_text(word: &str, written: &str) {
    let mut n_refused = 0;
    for (element, address, letter) in letters_with(written) {
        let letter = letter.replace("\"赵某\"", &format!("\"赵某\", \"{word}\""));
        let public = compiled_text_as(PUBLIC, &letter);
        match (element.treatment(), public) {
            (Treatment::Refuse | Treatment::RefuseWords, Err(found)) => {
                // 特急机密人 and the like are refused for what they are.
                n_refused += usize::from(found[0].code == "private-left");
            }
            // It stands nowhere else.
            (Treatment::Gone, Err(found)) if element == Element::Private => {
                assert_eq!(found[0].code, "private-not-found", "{address}");
            }
            (_, Ok(public)) => {
                let own = written.chars().next().expect("a word");
                assert!(!all(&public).contains(own), "{address}");
            }
            (treatment, public) => {
                let found = public.err().unwrap_or_default();
                panic!("{address} {treatment:?}: {found:#?}");
            }
        }
    }
    assert!(n_refused >= 10, "{word}: {n_refused}");
}

/// The title is one text on paper, and so is what the template puts behind a text.
#[test]
fn what_goes_over_two_texts_is_found() {
    let title = |lines| format!("title = {lines}\nprivate = [\"赵某\", \"幸福里3栋\"]");
    for (lines, code) in [
        ("[\"关于1390013\", \"9000的答复\"]", "number-left"),
        ("[\"关于幸福里\", \"3栋的答复\"]", "private-left"),
    ] {
        let letter = LETTER.replace("title_form = \"关于…的复函\"\n", "");
        let letter = letter.replace("private = [\"赵某\"]", &title(lines));
        let letter = match code {
            "number-left" => letter.replace(", \"幸福里3栋\"", ""),
            _ => letter,
        };
        let found = compiled_text_as(PUBLIC, &letter).err().expect("no public version");
        assert_eq!(found[0].code, code, "{found:#?}");
    }
    let letter = LETTER.replace("\"赵某\"", "\"赵某\", \"第112号\", \"没有的话\"");
    let found = compiled_text_as(PUBLIC, &letter).err().expect("no public version");
    let codes: Vec<&str> = found.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["private-left", "private-not-found"]);
}

/// What is a number only without the private word beside it is taken out too, and is no
/// reason to refuse the letter.
#[test]
fn numbers_beside_private_words_are_taken_out() {
    for words in [
        "热线4008001234（13号院）办结。",
        "有13900139000（13号院）。",
        "编号13900139000 13号院。",
        "监督热线4008001234。（13号院）",
    ] {
        let letter = LETTER.replace("赵某满意。", words).replace("赵某", "13号院");
        let public = compiled_text_as(PUBLIC, &letter);
        let public = public.unwrap_or_else(|found| panic!("{words}: {found:#?}"));
        let all = all(&public);
        assert!(!all.contains("4008001234") && !all.contains("13900139000"), "{words}");
        assert!(!all.contains("13号院"), "{words}");
    }
}

#[test]
fn a_number_that_cannot_go_is_told_at_its_place() {
    let letter = LETTER.replace("业委会\"", "业委会（13900139000）\"");
    let found = compiled_text_as(PUBLIC, &letter).err().expect("no public version");
    let [found] = &found[..] else { panic!("{found:#?}") };
    assert_eq!((found.code, found.span().text()), ("number-left", "13900139000"));
    assert!(compiled_text(&letter).is_ok(), "the letter itself is made");
}

/// What the public version has in place of 赵某满意。, if another contact is given.
fn with_contact(name: &str, phone: &str, words: &str) -> Result<String, Vec<Diagnostic>> {
    let letter = LETTER.replace("\"王海宁\"", &format!("\"{name}\""));
    let letter = letter.replace("\"67005678\"", &format!("\"{phone}\""));
    let letter =
        letter.replace("private = [\"赵某\"]\n", "").replace("赵某满意。", words);
    let public = compiled_text_as(PUBLIC, &letter)?;
    let start = "信号灯已经安装完毕。";
    let body = public.document.texts().into_iter().map(|(_, text)| text.to_string());
    Ok(body.filter_map(|text| Some(text.strip_prefix(start)?.to_owned())).collect())
}

#[test]
fn a_contact_goes_in_every_spelling_and_only_as_a_name() {
    for (name, phone, words, public) in [
        ("王　强", "67005678", "王强负责，王 强也在。", "×××负责，×××也在。"),
        ("王强", "67005678", "由王　强负责。", "由×××负责。"),
        ("张明", "67005678", "双方主张明确，由张明确认。", "双方主张明确，由×××确认。"),
        ("张明、李小明", "67005678", "找李小明。", "找×××。"),
        ("张明科长", "67005678", "找张明。", "找×××。"),
        ("办公室", "67005678", "请找区政府办公室。", "请找区政府办公室。"),
        ("古丽·买买提", "67005678", "找古丽•买买提。", "找×××。"),
        ("吴⺠", "67005678", "找吴民，找吴 ⺠。", "找×××，找×××。"),
        ("张明", "0755-83506952", "打83506952。", "打×××。"),
        ("张明", "83506952", "打0755-8350 6952转12。", "打×××。"),
        ("张明", "83506952", "打八三五〇六九五二。", "打×××。"),
        ("张明", "12345", "打12345热线。", "打12345热线。"),
    ] {
        let found = with_contact(name, phone, words);
        let found = found.unwrap_or_else(|found| panic!("{words}: {found:#?}"));
        assert_eq!(found, public, "{name}");
    }
}

#[test]
fn private_words_go_in_every_spelling() {
    for (word, words, left) in [
        ("Abc小区", "ＡＢＣ小区满意，abc 小区也满意。", "×××满意，×××也满意。"),
        ("幸福里3栋", "幸福里 ３ 栋满意。", "×××满意。"),
        ("古丽•买买提", "古丽·买买提、古丽．买买提。", "×××、×××。"),
        ("古丽买买提", "古丽 ● 买买提、古丽・买买提。", "×××、×××。"),
        ("吴⺠", "吴民、吴 ⺠、吴\u{200B}民。", "×××、×××、×××。"),
        ("\u{F98A}强", "力强，力　强。", "×××，×××。"),
        ("3号楼", "③号楼、３号楼、3 号楼。", "×××、×××、×××。"),
        ("LiMing", "Li Ming，ＬＩＭＩＮＧ。", "×××，×××。"),
        ("8350-6952", "拨打８３５０６９５２。", "拨打×××。"),
        ("8350‑6952", "拨打8350•6952。", "拨打×××。"),
    ] {
        let letter = LETTER.replace("赵某满意。", words).replace("赵某", word);
        let public = compiled_text_as(PUBLIC, &letter);
        let public = public.unwrap_or_else(|found| panic!("{words}: {found:#?}"));
        assert!(all(&public).contains(&format!("安装完毕。{left}\n")), "{words}");
    }
}

/// A private attachment is named nowhere, not even in other words' company.
#[test]
fn the_title_of_a_private_attachment_goes_where_it_is_cited() {
    let private = "title = \"张三救助材料\"\nprivate = true";
    for (words, left) in [
        ("详见《张三救助材料》。", "详见《×××》。"),
        ("张三 救助材料已核对。", "×××已核对。"),
    ] {
        let letter = LETTER.replace("title = \"巡查记录\"", private);
        let letter =
            letter.replace("赵某满意。", words).replace("private = [\"赵某\"]\n", "");
        let public = compiled_text_as(PUBLIC, &letter);
        let public = public.unwrap_or_else(|found| panic!("{words}: {found:#?}"));
        assert!(all(&public).contains(&format!("安装完毕。{left}\n")), "{words}");
    }
    // A short one may be an ordinary word.
    let letter =
        LETTER.replace("title = \"巡查记录\"", "title = \"名单\"\nprivate = true");
    let letter = letter.replace("赵某满意。", "赵某满意。名单见《名单》，附件1：名单。");
    let public = compiled_text_as(PUBLIC, &letter);
    let public = public.unwrap_or_else(|found| panic!("{found:#?}"));
    assert!(all(&public).contains("×××满意。名单见《×××》，附件1：×××。\n"));
}

/// The first half looks like a number by itself, and nobody recognises the second.
#[test]
fn both_halves_of_a_number_go_from_two_paragraphs() {
    let mut n_made = 0;
    for (words, halves) in [
        ("身份证号是440304\\n198001015678。", &["440304", "198001015678"][..]),
        ("有13900139000，身份证号是440304\\n198001015678", &["440304", "198001015678"]),
        ("身份证号是440304\\n19800101\\n5678。", &["440304", "19800101", "5678"]),
        ("账号：622848\\n0402564890018。", &["622848", "0402564890018"]),
    ] {
        let letter = LETTER.replace("赵某满意。", &format!("赵某满意。{words}"));
        match compiled_text_as(PUBLIC, &letter) {
            Ok(public) => {
                let all = all(&public);
                let left: Vec<_> =
                    halves.iter().filter(|half| all.contains(**half)).collect();
                assert!(left.is_empty(), "{words}: {left:?}");
                let removed: Vec<&str> =
                    public.cuts.removed.iter().map(|place| place.text()).collect();
                assert!(halves.iter().all(|half| removed.contains(half)), "{removed:?}");
                n_made += 1;
            }
            // Neither half is a number by itself.
            Err(found) => assert_eq!(found[0].code, "number-left", "{words}"),
        }
    }
    assert!(n_made >= 2, "{n_made}");
}

#[test]
fn what_goes_over_paragraphs_or_stands_in_a_template_refuses_the_letter() {
    let over = LETTER.replace("赵某满意。\"", "\\n有1390013\\n9000，赵\\n某满意。\"");
    let found = compiled_text_as(PUBLIC, &over).err().expect("no public version");
    let told: Vec<_> = found.iter().map(|it| (it.code, it.span().text())).collect();
    assert_eq!(told, [("number-left", "1390013"), ("private-left", "赵")]);

    let letter = LETTER.replace("closing = \"专此函复。\"\n", "template = \"甲.xml\"\n");
    let closing =
        "<p>联系人王海宁，电话67005678，手机13900139000，赵某{{ letter.you }}。</p>";
    let template = format!(
        "{{% extends \"fuminhan.xml\" %}}{{% block closing %}}{closing}{{% endblock %}}"
    );
    let files = InMemory::default().with_file("甲.xml", template);
    let source = Source::new("信.toml", letter.replace("赵某满意。", ""));
    let found = compile(&source, None, PUBLIC, &files).err().expect("no public version");
    let told: Vec<_> = found.iter().map(|it| (it.code, it.span().text())).collect();
    let places = ["王海宁", "67005678", "13900139000", "赵某"];
    assert_eq!(told.iter().map(|(_, text)| *text).collect::<Vec<_>>(), places);
    assert!(
        found[0]
            .help
            .as_ref()
            .is_some_and(|help| help.contains("{% if letter.contact %}"))
    );
}

#[test]
fn the_head_of_a_column_says_what_its_numbers_are() {
    let table = LETTER
        .replace("header = [\"路口\", \"状态\"]", "header = [\"姓名\", \"联系电话\", \"来电数\"]")
        .replace(
            "rows = [[\"东门\", \"启用\"]]",
            "rows = [[\"孙\", \"83746192\", \"2034567\"], [\"账号\", \"3301020509022384\", \"12\"]]",
        );
    let public = compiled_text_as(PUBLIC, &table);
    let all = all(&public.unwrap_or_else(|found| panic!("{found:#?}")));
    assert!(!all.contains("83746192") && !all.contains("3301020509022384"));
    assert!(all.contains("2034567"));
}
