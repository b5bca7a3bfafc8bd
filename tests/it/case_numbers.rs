//! 案号 in all the ways they come: in a letter they are right, or an error says how to write
//! them; out of a ledger they are taken where they are sure.

use reply::chinese::CaseNumber;
use reply::ledger;
use reply::ledger::Choice;
use reply::ledger::Form;
use reply::letter;
use reply::letter::LedgerSettings;
use reply::source::Source;

/// Numbers that are printed as they are.
const RIGHT: &[&str] = &[
    "2023179",
    "0231",
    "231",
    "1",
    "A-12",
    "A12",
    "B026",
    "DH0017",
    "12E5",
    "5-12",
    "2024-231",
    "2024—231",
    "2025-1-08",
    "２０２３１７９",
    "十二",
    "政协B类12",
    "政协12",
    "会办-12",
    "平时提案3",
    "重点提案3",
    "闭会建议5",
    "第一组12",
    "未编号",
    "来信1号",
    "政协B类12号",
    "会办-12号",
    "第一组12号",
    "第十二次会议第5",
    "“双联”12",
    "../../甲",
    "2024（县政协主席领衔督办）017",
    "2024〔督办〕17",
    "〔2024〕231",
    "0231、0232",
    "0231（社）",
    "231/2024",
    "12之1",
    "2024.231",
];

/// What is written, and the number that it surely is.
const WRAPPED: &[(&str, &str)] = &[
    // A spreadsheet.
    ("=\"0231\"", "0231"),
    ("=0231", "0231"),
    ("'0231", "0231"),
    ("‘0231", "0231"),
    ("’0231’", "0231"),
    ("“0231”", "0231"),
    ("231.0", "231"),
    ("2023179.00", "2023179"),
    ("第231.0号", "231"),
    // The words of the template, and of other letters.
    ("第2024001号", "2024001"),
    ("第0231", "0231"),
    ("0231号", "0231"),
    ("A0231号", "A0231"),
    ("第B12号", "B12"),
    ("第 0231 号", "0231"),
    ("0231号提案", "0231"),
    ("第0231号建议", "0231"),
    ("第231号委员提案", "231"),
    ("提案第231号", "231"),
    ("政协提案第231号", "231"),
    ("政协第231号提案", "231"),
    ("人大代表建议第5号", "5"),
    ("提案0231", "0231"),
    ("建议0231号", "0231"),
    ("231提案", "231"),
    ("第十二号", "十二"),
    ("一号提案", "一"),
    ("清水区政协七届三次会议第231号提案", "231"),
    ("2024年清水区政协七届三次会议第231号提案", "231"),
    ("清水区政协第231号", "231"),
    ("第231号关于加快建设5G基站的提案", "231"),
    ("第231号《关于加快建设的提案》", "231"),
    ("第0231号（重点提案）", "0231"),
    ("0231（重点提案）", "0231"),
    ("第2024（督办）017号", "2024（督办）017"),
    ("第2024〔231〕号", "2024〔231〕"),
    ("第0231号、第0232号", "0231、0232"),
    ("第0231、0232号提案", "0231、0232"),
    ("第231号和第232号提案", "231、232"),
    // Labels and stray marks.
    ("案号：0231", "0231"),
    ("案号 第0231号", "0231"),
    ("提案编号：0231", "0231"),
    ("编号0231", "0231"),
    ("No.0231", "0231"),
    ("NO：231", "231"),
    ("№231", "231"),
    ("#0231", "0231"),
    ("0231#", "0231"),
    ("（0231）", "0231"),
    ("【0231】", "0231"),
    ("（第0231号）", "0231"),
    ("0231。", "0231"),
    ("0231,", "0231"),
    ("：0231", "0231"),
];

/// What is written, and the numbers that it may be.
const UNCLEAR: &[(&str, &[&str])] = &[
    ("2024年第231号", &["231", "2024231"]),
    ("2024年第231号提案", &["231", "2024231"]),
    ("2024年度第231号", &["231", "2024231"]),
    ("2024年231号", &["231", "2024231"]),
    ("2024年231", &["231", "2024231"]),
    ("2024年提案第231号", &["231", "2024231"]),
    ("〔2024〕第231号", &["231", "〔2024〕231"]),
    ("（2024）231号", &["231", "（2024）231"]),
    ("政协B类第12号", &["12", "政协B类12"]),
    ("第一组第12号", &["12", "第一组12"]),
    ("平时提案第3号", &["3", "平时提案3"]),
    ("第12号之1", &["12", "12之1"]),
    ("1,231", &["1231", "1、231"]),
    ("2023 179", &["2023179", "2023、179"]),
    ("2024年第231、232号", &[]),
];

/// What has no number any more.
const DAMAGED: &[(&str, CaseNumber)] = &[
    ("2.02E+11", CaseNumber::Lost),
    ("2.02412E+11", CaseNumber::Lost),
    ("第2.02E+11号", CaseNumber::Lost),
    ("5月12日", CaseNumber::Day),
    ("12-May", CaseNumber::Day),
    ("2024/5/12", CaseNumber::Day),
    ("#N/A", CaseNumber::Failed),
    ("#REF!", CaseNumber::Failed),
    ("########", CaseNumber::Failed),
    ("第号", CaseNumber::Missing),
    ("提案", CaseNumber::Missing),
];

#[test]
fn a_number_is_read_in_all_the_ways_it_is_written() {
    for text in RIGHT {
        assert_eq!(CaseNumber::read(text), CaseNumber::Plain, "{text}");
    }
    for (text, number) in WRAPPED {
        let wrapped = CaseNumber::Wrapped((*number).to_owned());
        assert_eq!(CaseNumber::read(text), wrapped, "{text}");
    }
    for (text, numbers) in UNCLEAR {
        let numbers = numbers.iter().map(ToString::to_string).collect();
        assert_eq!(CaseNumber::read(text), CaseNumber::Unclear(numbers), "{text}");
    }
    for (text, read) in DAMAGED {
        assert_eq!(CaseNumber::read(text), *read, "{text}");
    }
}

/// Who writes what the error shows is not told again.
#[test]
fn the_remedy_is_a_number_that_is_taken() {
    let sure = WRAPPED.iter().map(|(_, number)| *number);
    let perhaps = UNCLEAR.iter().flat_map(|(_, numbers)| numbers.iter().copied());
    for number in sure.chain(perhaps) {
        assert_eq!(CaseNumber::read(number), CaseNumber::Plain, "{number}");
    }
}

/// A letter with this text as its 案号.
fn letter(number: &str) -> Source {
    let number = toml::Value::from(number);
    let text = format!(
        "[proposal]\nkind = \"提案\"\nsession = \"云岭区政协六届三次会议\"\n\
         number = {number}\ntitle = \"关于增设社区食堂的建议\"\nproposers = [\"张三\"]\n\
         [bureau]\nletterhead = \"云岭区民政局\"\nsignature = \"云岭区民政局\"\n\
         [letter]\nnumber = \"云民函〔2024〕1号\"\ndate = 2024-06-01\n\
         [[section]]\nbody = \"好的。\"\n"
    );
    Source::new("信.toml", text)
}

/// The help of the one error in a letter with this 案号.
fn help(number: &str) -> String {
    let found = letter::parse(&letter(number), None).expect_err("a refusal");
    assert_eq!(found.len(), 1, "{number}: {found:?}");
    assert_eq!(found[0].span().line(), 4, "{number}");
    found[0].help.clone().unwrap_or_default()
}

#[test]
fn a_letter_refuses_a_number_that_is_not_bare_and_says_how_to_write_it() {
    for number in RIGHT {
        let read = letter::parse(&letter(number), None);
        assert_eq!(read.err(), None, "{number}");
    }
    for (text, number) in WRAPPED {
        let help = help(text);
        assert!(
            help.starts_with(&format!("写作 number = \"{number}\"")),
            "{text}: {help}"
        );
    }
    for (text, numbers) in UNCLEAR {
        let help = help(text);
        let all = numbers.iter().all(|it| help.contains(&format!("number = \"{it}\"")));
        assert!(all && help.contains("照原件"), "{text}: {help}");
    }
    for (text, _) in DAMAGED {
        assert!(help(text).contains("照原件"), "{text}");
    }
}

/// Without quotes they are told as what they are, and not only as numbers.
#[test]
fn a_damaged_number_without_quotes_is_told_at_once() {
    for (number, expected) in [
        ("231.0", "写作 number = \"231\""),
        ("2.02E+11", "照原件重新写案号"),
        ("231", "\"231\""),
    ] {
        let text = letter("甲").text().replace("\"甲\"", number);
        let found = letter::parse(&Source::new("信.toml", text), None).expect_err(number);
        assert_eq!(found.len(), 1, "{number}: {found:?}");
        assert!(
            found[0].help.as_deref().is_some_and(|it| it.contains(expected)),
            "{number}"
        );
    }
}

#[test]
fn a_ledger_takes_what_is_sure_and_names_the_cell_of_the_rest() {
    let form = Form::new(&Source::new("t.tera", "{{ 案号 }}")).expect("a template");
    let filled = |cell: &str| {
        let quoted = cell.replace('"', "\"\"");
        let text = format!("案号,案由,提案人\n\"{quoted}\",甲,郁文\n");
        let (settings, choice) = (LedgerSettings::default(), Choice::default());
        let ledger = ledger::read("台账.csv", text.as_bytes(), &settings, &choice)
            .expect("a ledger");
        let filled = form.letter(&ledger, &ledger.rows[0]);
        filled
            .map(|letter| letter.text().to_owned())
            .map_err(|found| found[0].message.clone())
    };
    for number in RIGHT {
        assert_eq!(filled(number).as_deref(), Ok(*number), "{number}");
    }
    for (text, number) in WRAPPED {
        assert_eq!(filled(text).as_deref(), Ok(*number), "{text}");
    }
    let unsure = UNCLEAR.iter().map(|(text, _)| text);
    for text in unsure.chain(DAMAGED.iter().map(|(text, _)| text)) {
        let told = filled(text).expect_err(text);
        assert!(told.starts_with("第 2 行“案号”"), "{text}: {told}");
    }
}
