//! Letters glued from scraps of what rules look for: no rule may panic on them.

use std::sync::LazyLock;

use chrono::NaiveDate;
use proptest::prelude::*;
use reply::letter;
use reply::lint::Lists;
use reply::lint::OwnLists;
use reply::lint::RULE_FAILED;
use reply::lint::RULES;
use reply::lint::Selection;
use reply::lint::lint;
use reply::source::Source;
use toml::Value;

use crate::workspace::compiled_text;

/// Ordinals, brackets, digits, dates, marks, units and names, in half and full width.
const SCRAPS: &str = "（1） (1) （2） （一） (二) ） ( 〔2023〕 [2023] 〕 《 》 〈 〉 “ ” ‘ ’ \" ' \
    一、 二、 十一、 1. 2． 3、 1） 一是 二是 第一、 首先， 其次、 其一 其中 ， 。 ； ： 、 ？ ！ …… … \
    ... —— － - ～ ~ . , ; : 0 1 2 12 012 1,687.5 3万 2.5亿 １２ ％ % 二〇二三年 二十几 十余 2023年 23年 \
    2023年2月30日 3月1号 08月 1月-6月 8:30-9:00 截止 截至 约 余 等 共 有 个 人 家 平方米 公里 元 倍 减少 超过 \
    第12号 第2023179号 福民函 局 委 委员 代表 委员会 住房和建设局 住房建设局 我局 本局 您 您们 你们 \
    陈孝悦 陈孝 提案 建议 答复 的 的的 函 关于对 某某 ×× 【待补】 （以下简称 原 （ 人 𬭎 é e\u{301} \u{200d} 👍 \
    ① ⑴ ⒈ ㈠ Ⅱ. （十一） （3） (10) 10. １． a） A、 第二， 三是 其三 再次， 最后， （ ）（ 】【 》《 ”“ 、、 。。 　 \
    13800138000 0755-83506952 a@b.gov.cn https://a.cn/b 附件1 六届三次会议 今年 现将 收悉了";

/// The scraps, and the examples of all rules.
static PIECES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = RULES.iter().flat_map(|rule| rule.page.lines());
    let examples = lines.filter(|line| line.starts_with(['错', '对']));
    let words = examples.filter_map(|line| Some(line.split_once('：')?.1));
    SCRAPS
        .split(' ')
        .chain(words.flat_map(|words| words.split(['〖', '〗', '/'])))
        .collect()
});

/// A piece with something cut off at either end, or all of it.
fn piece() -> impl Strategy<Value = String> {
    let cut = prop_oneof![Just((0, usize::MAX)), (0_usize..12, 1_usize..12)];
    (prop::sample::select(&**PIECES), cut)
        .prop_map(|(piece, (from, n))| piece.chars().skip(from).take(n).collect())
}

/// A few pieces glued together.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..8)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("a text", |text| {
            text.chars().any(|ch| !ch.is_whitespace() && ch != '\u{200d}')
        })
}

/// A paragraph of a list; few of its ordinals count up.
fn paragraph() -> impl Strategy<Value = String> {
    const ORDINALS: [&str; 24] = [
        "",
        "",
        "一、",
        "二、",
        "十一、",
        "（一）",
        "(二)",
        "（十",
        "1.",
        "2、",
        "10.",
        "１．",
        "（1）",
        "(2)",
        "（3）",
        "4）",
        "①",
        "⑵",
        "Ⅱ.",
        "a）",
        "二是",
        "其三",
        "第二，",
        "首先，",
    ];
    (prop::sample::select(&ORDINALS[..]), text())
        .prop_map(|(ordinal, text)| ordinal.to_owned() + &text)
}

/// A letter with @ for every text.
const FORM: &str = "
[proposal]
kind = \"提案\"
session = @
number = @
title = @
proposers = [@, \"陈孝悦\"]
received = 2023-01-31
[bureau]
letterhead = @
signature = @
[letter]
number = @
date = 2023-08-01
disclosure = \"主动公开\"
title = [@, @]
opening = @
addressees = [@]
copies = [@]
summary = @
[[attachment]]
title = @
body = @
[[attachment.section]]
body = @
[[section]]
heading = @
body = @
[[section]]
private = true
body = @
[[section.table]]
header = [@, @]
rows = [[@, @], [\"\", 1]]
[[section.part]]
heading = @
[[section]]
body = @
";

fn letter() -> impl Strategy<Value = String> {
    let texts = prop::collection::vec(text(), FORM.matches('@').count() - 1);
    let kind = prop::sample::select(&["提案", "建议"][..]);
    (texts, prop::collection::vec(paragraph(), 8), kind).prop_map(
        |(texts, paragraphs, kind)| {
            let texts = texts.into_iter().chain([paragraphs.join("\n")]);
            let quoted =
                texts.map(|text| Value::from(text).to_string()).chain([String::new()]);
            let parts = FORM
                .split('@')
                .zip(quoted)
                .flat_map(|(part, text)| [part.to_owned(), text]);
            parts.collect::<String>().replace("\"提案\"", &format!("{kind:?}"))
        },
    )
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let own = Source::new("表.tsv", "大力推进\t推进\n住房建设局\t住房和建设局\n");
    let (units, banned) = (vec![own.clone()], vec![own]);
    Lists::new(&OwnLists { units, banned, ..OwnLists::default() }).expect("good lists")
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// On paper, too.
    #[test]
    fn no_stage_panics(text in letter()) {
        let Ok(compiled) = compiled_text(&text) else { return Ok(()) };
        let source = Source::new("信.toml", text);
        let today = NaiveDate::from_ymd_opt(2023, 7, 1).expect("a day");
        let found = lint(&compiled, &source, today, &LISTS, &Selection::default());
        prop_assert!(!found.iter().any(|found| RULE_FAILED.is(found)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_rule_panics(text in letter()) {
        let source = Source::new("信.toml", text);
        let (letter, complaints) = letter::attempt(&source, None);
        let Some(letter) = letter else { panic!("{complaints:?}") };
        let today = NaiveDate::from_ymd_opt(2023, 7, 1).expect("a day");
        let found = lint(&letter, &source, today, &LISTS, &Selection::default());
        let failed = found.iter().find(|found| RULE_FAILED.is(found));
        prop_assert!(failed.is_none(), "{:?}", failed.map(|found| &found.message));
    }
}
