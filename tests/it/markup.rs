//! Markdown and HTML that was left in a text is named, and right sentences are not.

use chrono::NaiveDate;
use reply::diagnostic::Diagnostic;
use reply::letter;
use reply::lint::Lists;
use reply::lint::OwnLists;
use reply::lint::Selection;
use reply::lint::lint;
use reply::lint::mend;
use reply::source::Source;

use crate::program::LETTER;

const BODY: &str = "body = \"按钮式人行过街信号灯已经安装完毕，并于3月28日投入使用。\"";

fn with_body(text: &str) -> Source {
    let letter = LETTER.replace(BODY, &format!("body = '''\n{text}\n'''"));
    assert_ne!(letter, LETTER);
    Source::new("信.toml", letter)
}

fn found(source: &Source) -> Vec<Diagnostic> {
    let letter = letter::parse(source, None).expect("a letter");
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    let lists = Lists::new(&OwnLists::default()).expect("lists");
    lint(&letter, source, today, &lists, &Selection::default())
}

/// A line of a body with markup, and what the fix makes of it; none where it has to be
/// written anew.
const FAULTY: &[(&str, Option<&str>)] = &[
    ("要**切实加强**管理。", Some("要切实加强管理。")),
    ("**重点任务：**加强管理。", Some("重点任务：加强管理。")),
    ("**一、基本情况**", Some("一、基本情况")),
    ("***特别***重要。", Some("特别重要。")),
    ("__重点__：加强管理。", Some("重点：加强管理。")),
    ("*重点*：加强管理。", None),
    ("投资~~五千万元~~六千万元。", None),
    ("**重点任务：加强管理。", None),
    ("运行`统计`程序。", Some("运行统计程序。")),
    ("```toml", Some("")),
    ("# 基本情况", None),
    ("### 一、基本情况", None),
    ("## 1. 基本情况", None),
    ("- 加强管理。", Some("加强管理。")),
    ("- 2024年加强管理。", Some("2024年加强管理。")),
    ("# 1号任务", None),
    ("* 加强管理。", Some("加强管理。")),
    ("+ 加强管理。", Some("加强管理。")),
    ("- **加强**管理。", Some(" 加强管理。")),
    ("> 会议强调，要加强管理。", Some("会议强调，要加强管理。")),
    ("详见[区政府网站](https://www.example.gov.cn/a)。", None),
    ("![](图片.png)", None),
    ("![现场](./a/b.jpg)", None),
    ("详见<https://www.example.gov.cn>。", None),
    ("|项目|2023年|2024年|", None),
    ("|---|:---:|", None),
    ("---", Some("")),
    ("***", Some("")),
    ("据统计，增长5%[^1]。", Some("据统计，增长5%。")),
    ("据统计，增长5%【4†来源】。", Some("据统计，增长5%。")),
    ("现已办结。<br>", Some("现已办结。")),
    ("现已办结。<br/>下一步加强管理。", None),
    ("<p>现已办结。</p>", Some("现已办结。")),
    ("现已办结。</div>", Some("现已办结。")),
    ("要<span style=\"color: red\">抓紧</span>办理。", Some("要抓紧办理。")),
    ("要<b>抓紧</b>、<STRONG>抓实</STRONG>。", Some("要抓紧、抓实。")),
    ("<o:p></o:p>现已办结。", Some("现已办结。")),
    ("10<sup>4</sup>立方米", None),
    ("<!-- 待改 -->现已办结。", None),
    ("我局&nbsp;已经&#160;研究。", Some("我局已经研究。")),
    ("GDP&nbsp;growth", Some("GDP growth")),
    ("我局&nbsp；已经研究。", Some("我局已经研究。")),
    ("推进&ldquo;双百&rdquo;工程。", Some("推进“双百”工程。")),
    ("面积&lt;5亩，R&amp;D投入。", Some("面积<5亩，R&D投入。")),
    ("推进&quot;双百&quot;工程。", None),
    ("&#x4E2D;国", Some("中国")),
];

#[test]
fn markup_is_named_and_removed_where_that_changes_nothing() {
    for (line, expected) in FAULTY {
        let source = with_body(&format!("第一段。\n{line}\n第三段。"));
        let found = found(&source);
        let own: Vec<Diagnostic> =
            found.into_iter().filter(|found| found.code == "markup-left").collect();
        assert!(!own.is_empty(), "{line}");
        assert!(own.iter().all(|found| found.span().line() == 18 + 1), "{line}: {own:?}");
        let mended = mend(&source, &own);
        let mended = mended.as_ref().and_then(|it| it.text().lines().nth(18));
        assert_eq!(mended, *expected, "{line}");
    }
}

/// No other rule takes the signs of markup for marks.
#[test]
fn signs_of_markup_are_told_once() {
    for line in
        ["我局&nbsp;已经研究。", "要<span style=\"color: red\">抓紧</span>办理。", "---"]
    {
        let codes: Vec<&str> =
            found(&with_body(line)).iter().map(|found| found.code).collect();
        let others =
            ["half-width-mark", "straight-quotes", "dash-form", "placeholder-left"];
        assert!(!codes.iter().any(|code| others.contains(code)), "{line}: {codes:?}");
    }
}

/// Sentences with the same signs that are right.
const CLEAN: &[&str] = &[
    "面积为5*3米，长*宽*高为2*3*4。",
    "2**3等于8。",
    "a < b，a<b，且c>d。",
    "若a<b>c，则不成立。",
    "造价×××万元。",
    "＊注：见附件。",
    "*注：数据来自统计局。",
    "C#程序、F#程序。",
    "#1机组和#2机组已经投产。",
    "#清水区食堂#话题阅读量达5万。",
    "请发至zhang_san_li@example.gov.cn。",
    "文件为a_b_c.docx和data__2024.xlsx。",
    "“—”是破折号，——也是。",
    "张**和李**两位居民反映。",
    "王**委员、陈**委员联名提出。",
    "号码为138****1234。",
    "共____万元，其中____万元。",
    "共__万元，其中__万元。",
    "****年****月。",
    "-5℃以下停止施工。",
    "—加强管理。",
    "1. 加强管理。",
    "1.加强管理。",
    "（1）加强管理。",
    ">5亩的地块有3处。",
    "温度10>5，5<10。",
    "R&D投入增长，A&B公司，AT&T。",
    "P&G;公司",
    "详见《办法》[2024]（1）号。",
    "依据[1]和[2]。",
    "3~5天，5~~10天。",
    "网址为https://www.example.gov.cn/a?b=1&lt=2。",
    "甲|乙|丙三类。",
    "每天8:30—17:30开放。",
    "E=mc2，PM2.5，CO2。",
    "【办理结果】已经解决。",
    "型号为SL-200*B*。",
];

#[test]
fn right_sentences_are_not_taken_for_markup() {
    for line in CLEAN {
        let all = found(&with_body(line));
        let own = all.iter().find(|found| found.code == "markup-left");
        assert_eq!(own, None, "{line}");
    }
}
