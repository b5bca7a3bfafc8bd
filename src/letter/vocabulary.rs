//! Everything that can be written in a letter's TOML, and in the bureau's defaults.
//!
//! It is one table, from which the sentences about unknown, misplaced and missing keys
//! are made, and the schema by which an editor completes and checks a letter.

use std::sync::LazyLock;

use super::form;
use super::model::ClassPlace;
use super::model::DISCLOSURES;
use super::model::LetterKind;
use super::model::Remark;
use super::model::URGENCIES;
use crate::chinese::ProposalKind;
use crate::gbt9704;
use crate::reader::Gap;
use crate::reader::Key;
use crate::reader::Shape;
use crate::reader::Shape::*;
use crate::reader::TableName;
use crate::reader::Vocabulary;
use crate::reader::own;
use crate::reader::plain_words;
use crate::reader::shared;
use crate::reader::words;
use crate::settings::FirstPageBottom;
use crate::settings::Settings;

/// Everything that can be written in a letter and in the bureau's defaults.
pub(crate) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary {
    keys: keys(),
    headers: "[proposal]、[bureau]、[letter]、[[section]]、[[section.part]]",
    usual: LETTER,
    text: (SECTION, "body"),
    shared_file: "各封信共用的 reply.toml",
    otherwise,
});

/// A letter's text, or the bureau's, in which words in braces that need no quotes are such
/// that a parser of TOML knows them; everything keeps its place.
pub(crate) fn as_toml(text: &str) -> String {
    plain_words(&VOCABULARY, text)
}

fn keys() -> Vec<Key> {
    let number = |number: &'static gbt9704::Number| {
        let called = std::slice::from_ref(&number.called);
        let key = shared(number.name, Number(number), called, number.example);
        Key { table: LAYOUT, ..key }
    };
    let tables = TABLES.iter();
    let keys = tables.flat_map(|(table, keys)| keys.iter().map(|key| (*table, *key)));
    let keys = keys.map(|(table, key)| Key { table, ..key });
    keys.chain(gbt9704::NUMBERS.iter().map(number)).collect()
}

/// The default value of a key.
fn otherwise(key: &Key) -> Option<serde_json::Value> {
    match key.shape {
        Flag | Word(_) if key.table == LAYOUT => {
            serde_json::to_value(Settings::default()).ok()?.get(key.name).cloned()
        }
        Flag => Some(false.into()),
        Word(_) if key.table == OUTCOME => Some(ClassPlace::OF_OUTCOME.word().into()),
        Word(_) if key.table == DISCLOSURE => {
            Some(ClassPlace::OF_DISCLOSURE.word().into())
        }
        Colour => {
            let (red, green, blue) = Settings::default().red;
            Some(format!("#{red:02X}{green:02X}{blue:02X}").into())
        }
        _ => None,
    }
}

const PROPOSAL: TableName = TableName::new("[proposal]");
const BUREAU: TableName = TableName::new("[bureau]");
const LETTER: TableName = TableName::new("[letter]");
const CONTACT: TableName = TableName::new("contact");
const SECTION: TableName = TableName::new("[[section]]");
const PART: TableName = TableName::new("[[section.part]]");
const ATTACHMENT: TableName = TableName::new("[[attachment]]");
const CHAPTER: TableName = TableName::new("[[attachment.section]]");
const TABLE: TableName = TableName::new("[[section.table]]");
const SIGNATORY: TableName = TableName::new("[[bureau.signatory]]");
const OUTCOME: TableName = TableName::new("[outcome]");
const DISCLOSURE: TableName = TableName::new("[disclosure]");
const LAYOUT: TableName = TableName::new("[layout]");
const FONTS: TableName = TableName::new("[fonts]");
const CHECK: TableName = TableName::new("[check]");
const LEDGER: TableName = TableName::new("[ledger]");

/// What the places of a class mean, in words for the editor.
const PLACES: &str = "below_docno 发文字号下一行，docno_suffix 发文字号后，\
    above_mark_right 红头右上方，tail 附注，none 不印。";

/// What the words for 附注 mean, and their usual order.
const REMARKS: &str = "contact 联系人，outcome 办理结果类别，disclosure 公开属性，\
    notes 其他附注；没有写到的照这个次序排在后面。";

/// An example of a table's rows.
pub(super) const ROWS: &str = "rows = [[\"……\", 1], [\"……\", 2]]";

/// A text with one … where something is filled in.
const FORM: Shape = Like("^[^…]*…{1,2}[^…]*$");

/// 发文字号, which a draft may leave open.
const NUMBER: Shape = Like(r"^[^\n\r]*$");

/// 份号 (7.2.1).
const COPY_NUMBER: Shape = Like(r"^\s*[0-9]+\s*$");

/// 密级和保密期限 (7.2.2).
const CLASSIFICATION: Shape =
    Like(r"^\s*(绝密|机密|秘密)(★(长期|[0-9]+(年|个月|月|天|日)))?\s*$");

/// The greatest width of a table's column in 字.
const MOST_WIDTH: u32 = 60;

/// All tables with their keys. The numbers of the page are further keys of `[layout]`.
const TABLES: &[(TableName, &[Key])] = &[
    (TableName::ROOT, ROOT_KEYS),
    (PROPOSAL, PROPOSAL_KEYS),
    (BUREAU, BUREAU_KEYS),
    (LETTER, LETTER_KEYS),
    (CONTACT, CONTACT_KEYS),
    (SIGNATORY, SIGNATORY_KEYS),
    (SECTION, SECTION_KEYS),
    (PART, PART_KEYS),
    (ATTACHMENT, ATTACHMENT_KEYS),
    (CHAPTER, CHAPTER_KEYS),
    (TABLE, TABLE_KEYS),
    (OUTCOME, OUTCOME_KEYS),
    (DISCLOSURE, DISCLOSURE_KEYS),
    (LAYOUT, LAYOUT_KEYS),
    (FONTS, FONTS_KEYS),
    (CHECK, CHECK_KEYS),
    (LEDGER, LEDGER_KEYS),
];

const ROOT_KEYS: &[Key] = &[
    own("proposal", Table(PROPOSAL), &["提案信息", "提案", "建议"], "[proposal]")
        .required()
        .about("所答复的提案或建议。"),
    shared("bureau", Table(BUREAU), &["单位信息", "发文机关", "单位"], "[bureau]")
        .required()
        .about("通常写在各封信共用的 reply.toml 里。"),
    shared("letter", Table(LETTER), &["函件信息", "函", "答复函"], "[letter]")
        .required()
        .about("这封函的各个要素。"),
    own("section", Tables(SECTION), &["正文", "章节", "部分"], "[[section]]")
        .required()
        .about("一节写一个，可以有几个；序号由程序编。"),
    own("attachment", Tables(ATTACHMENT), &["附件"], "[[attachment]]")
        .about("一个附件写一个；附件说明和序号由程序编。"),
    shared("outcome", Table(OUTCOME), &["办理结果设置"], "[outcome]")
        .about("办理结果类别印在哪里、怎么写、有哪几类。"),
    shared("disclosure", Table(DISCLOSURE), &["公开属性设置"], "[disclosure]")
        .about("公开属性印在哪里、怎么写、有哪几类。"),
    shared("layout", Table(LAYOUT), &["版式", "排版"], "[layout]")
        .about("版式的选项，和标准允许改的数字。"),
    shared("fonts", Table(FONTS), &["字体"], "[fonts]").about("用本单位的公文字库。"),
    shared("check", Table(CHECK), &["检查"], "[check]")
        .about("检查信件时用哪些规则、哪些词表。"),
    shared("ledger", Table(LEDGER), &["台账"], "[ledger]")
        .about("从台账成批写信时，台账的各列是什么。"),
];

const PROPOSAL_KEYS: &[Key] = &[
    own(
        "kind",
        Word(|| words(&ProposalKind::WORDS)),
        &["类别", "种类", "类型"],
        "kind = \"提案或建议\"",
    )
    .required()
    .about("政协委员的是提案，人大代表的是建议。"),
    own("session", Text, &["届次", "会议", "会议名称"], "session = \"……会议\"")
        .required()
        .gap(Gap::Part)
        .about("哪一届哪一次会议，写全称。"),
    own(
        "number",
        Text,
        &["案号", "提案号", "提案编号", "建议号", "编号"],
        "number = \"……\"",
    )
    .required()
    .gap(Gap::Part)
    .about("照原样印，要加引号；不写“第”和“号”。"),
    own("title", Text, &["案由", "提案标题", "提案名称"], "title = \"关于……的建议\"")
        .required()
        .gap(Gap::Example)
        .about("不用写书名号。"),
    own(
        "proposers",
        Texts,
        &["提案人", "委员", "代表", "建议人"],
        "proposers = [\"姓名\"]",
    )
    .required()
    .wide()
    .gap(Gap::Example)
    .about("每人一项，只写姓名，不写“委员”“代表”。"),
    own("others", Flag, &["等", "另有提案人"], "others = true")
        .about("true 是还有别的提案人，在最后一位后面印“等”。"),
    own("collective", Flag, &["集体提案", "集体"], "collective = true")
        .about("true 是党派、界别、专委会等的集体提案。"),
    own("received", Date, &["交办日期", "交办时间"], "received = 年-月-日")
        .about("哪一天交给本单位办理的；不印在信里。"),
    own("due", Date, &["办理时限", "答复期限"], "due = 年-月-日")
        .about("最迟哪一天答复；不印在信里。"),
];

const BUREAU_KEYS: &[Key] = &[
    shared(
        "letterhead",
        Text,
        &["发文机关标志", "机关标志", "红头", "单位全称"],
        "letterhead = \"……局\"",
    )
    .required()
    .wide()
    .gap(Gap::Part)
    .about("红头上的单位名称。"),
    shared("signature", Lines, &["署名", "落款", "发文机关署名"], "signature = \"……局\"")
        .required()
        .wide()
        .gap(Gap::Part)
        .about("几个单位联合署名的，写成列表。"),
    shared(
        "signatory",
        Tables(SIGNATORY),
        &["签发人", "签名章"],
        "[[bureau.signatory]]\noffice = \"……局局长\"\nname = \"姓名\"",
    )
    .about("用签名章时才写；每个署名单位一个，次序相同。"),
];

const LETTER_KEYS: &[Key] = &[
    own("number", NUMBER, &["发文字号", "文号", "字号"], "number = \"×民函〔××××〕×号\"")
        .gap(Gap::Open)
        .about(
            "机关代字、年份和顺序号，年份用六角括号〔〕。没有编号的不写，或者空着号：\
             ×民函〔2026〕 号，这封信就是送审稿。",
        ),
    own(
        "date",
        PartialDate,
        &["成文日期", "日期", "落款日期", "时间"],
        "date = 年-月-日",
    )
    .about(
        "年份四位，月和日各两位，如 2026-08-01。没有定的不写，或者写到月：\
             date = \"2026年8月\"，这封信就是送审稿。",
    ),
    shared("draft", Text, &["送审稿", "稿别", "草稿"], "draft = \"送审稿\"")
        .about("写了就是送审稿，这几个字印在首页右上角；定稿时删去。"),
    shared(
        "contact",
        Whole(CONTACT),
        &["联系人"],
        "contact = { name = \"姓名\", phone = \"电话\" }",
    )
    .about("印作附注。"),
    shared("notes", Lines, &["附注"], "notes = [\"此件公开发布\"]")
        .aliases(&["note", "remark", "remarks"])
        .wide()
        .about("印在成文日期下面，一项一行，各在圆括号里；圆括号不用自己写。"),
    shared(
        "notes_order",
        Order(|| words(&Remark::WORDS)),
        &["附注次序", "附注顺序"],
        "notes_order = [\"notes\", \"contact\"]",
    )
    .about(REMARKS),
    shared("template", Path, &["模板"], "template = \"我的模板.xml\"")
        .about("路径从写这一行的文件所在的文件夹算起。"),
    own("title", Lines, &["标题", "公文标题"], "title = [\"第一行\", \"第二行\"]")
        .wide()
        .gap(Gap::Example)
        .about("要自己定标题的分行时才写，一行一项。"),
    shared(
        "opening",
        Forms(|| form::KINDS.to_vec()),
        &["开头", "首段", "开头语"],
        "opening = \"……\"",
    )
    .about(
        "要换掉模板的开头一段时才写；reply.toml 里可以写 {案由}、{案号} 等，由程序填。",
    ),
    shared(
        "closing",
        Forms(|| form::KINDS.to_vec()),
        &["结尾", "结束语", "末段", "结尾语"],
        "closing = \"……\"",
    )
    .about("要换掉模板的结尾一段时才写；reply.toml 里可以写 {称呼} 等，由程序填。"),
    own(
        "kind",
        Word(|| words(&LetterKind::WORDS)),
        &["函的种类", "文种"],
        "kind = \"会办意见\"",
    )
    .about("不写就是答复；会办、协办意见写给主办单位。"),
    shared("title_form", FORM, &["标题写法", "标题形式"], "title_form = \"对…的答复\"")
        .about("“…”代表届次、案号和提案（建议）。"),
    own("addressees", Lines, &["主送机关", "主送"], "addressees = [\"……\"]")
        .wide()
        .about("不写就是提案人；会办、协办意见要写主办单位。"),
    own("you", Text, &["称呼", "人称"], "you = \"您\"")
        .about("不写就按提案人定：您、你们、贵单位。"),
    own("copy_number", COPY_NUMBER, &["份号"], "copy_number = \"000001\"")
        .about("只写数字，一般六位。"),
    own(
        "classification",
        CLASSIFICATION,
        &["密级和保密期限", "密级"],
        "classification = \"秘密★1年\"",
    )
    .about("如 秘密★1年；有密级的信，公开属性只能是不予公开。"),
    own("urgency", Word(|| URGENCIES.to_vec()), &["紧急程度"], "urgency = \"特急\""),
    own("outcome", Text, &["办理结果类别", "办理结果"], "outcome = \"A\"")
        .about("本地区的类别之一；印在哪里由 [outcome] 定。"),
    own(
        "disclosure",
        Usual(|| DISCLOSURES.to_vec()),
        &["公开属性", "公开"],
        "disclosure = \"主动公开\"",
    )
    .about("不予公开的，还要写 disclosure_reason。"),
    own(
        "disclosure_reason",
        Text,
        &["不公开的理由", "理由"],
        "disclosure_reason = \"……\"",
    )
    .about("不印在信里。"),
    shared("copies", Lines, &["抄送机关", "抄送"], "copies = [\"……\"]")
        .about("排在最后一页版心的最下方。"),
    shared("feedback_form", Flag, &["征询意见表", "意见反馈表"], "feedback_form = true")
        .about("true 是附一张。"),
    own("persons", Lines, &["人名"], "persons = [\"姓名\"]")
        .wide()
        .gap(Gap::Example)
        .about("提案人和联系人以外，信里提到的人；一个人名只用一种字体。"),
    own("private", Lines, &["不公开的内容"], "private = [\"……\"]")
        .about("公开的版本里要去掉的文字，写在信里哪里都去掉。"),
    own("summary", Text, &["摘要"], "summary = \"……\"")
        .about("一句话，写进公开的版本旁边的 JSON；不写就由程序取。"),
];

const CONTACT_KEYS: &[Key] = &[
    shared("name", Text, &["联系人姓名", "姓名"], "name = \"姓名\"")
        .required()
        .wide()
        .gap(Gap::Example),
    shared("phone", Text, &["联系电话", "电话", "电话号码", "手机"], "phone = \"电话\"")
        .required()
        .aliases(&["tel", "telephone", "mobile", "phones", "number"])
        .figures()
        .gap(Gap::Example)
        .about("照原样印，要加引号。"),
];

/// 小标题.
const HEADING: Key = own("heading", Text, &["小标题", "标题"], "heading = \"……\"")
    .aliases(&["title", "head", "name", "header"])
    .about("不写序号，序号由程序编。");

/// A heading in the first line of its text.
const RUN_IN: Key =
    own("run_in", Flag, &["标题接排", "接排", "小标题接排"], "run_in = true")
        .aliases(&["runin", "inline"])
        .about("true 是小标题后面不换行，接着排正文的第一段；标题没有标点的，补上句号。");

/// 正文.
const BODY: Key = own("body", Paragraphs, &["正文", "内容", "段落"], "body = \"……\"")
    .aliases(&["text", "content", "paragraph", "paragraphs"])
    .about("一行就是一个自然段，空行不算。");

/// Whether the public version leaves a section out.
const PRIVATE: Key = own("private", Flag, &["不公开"], "private = true")
    .about("true 是公开的版本里没有这一部分。");

/// The tables of a section.
const fn tables(header: &'static str) -> Key {
    own("table", Tables(TABLE), &["表格"], header).about("排在正文后面、下一级标题前面。")
}

/// The sections under a section.
const fn parts(header: &'static str) -> Key {
    own("part", Tables(PART), &["下一级", "小节"], header)
        .aliases(&["section"])
        .about("标题最多四级：一、（一）1.（1）。")
}

const SECTION_KEYS: &[Key] = &[
    HEADING,
    RUN_IN,
    BODY,
    tables("[[section.table]]"),
    PRIVATE,
    parts("[[section.part]]"),
];

const PART_KEYS: &[Key] = &[
    HEADING.required(),
    RUN_IN,
    BODY,
    tables("[[section.part.table]]"),
    PRIVATE,
    parts("[[section.part.part]]"),
];

const ATTACHMENT_KEYS: &[Key] = &[
    own("title", Text, &["附件标题", "标题", "附件名称"], "title = \"……\"")
        .required()
        .aliases(&["heading", "name"])
        .about("不写“附件1”，序号由程序编。"),
    BODY.content(),
    own("section", Tables(CHAPTER), &["章节", "部分"], "[[attachment.section]]")
        .content()
        .about("附件里的一节；序号由程序编。"),
    own("table", Tables(TABLE), &["表格"], "[[attachment.table]]")
        .content()
        .about("排在正文后面、章节前面。"),
    own("landscape", Flag, &["横排", "横向"], "landscape = true")
        .about("true 是横着排在纸上。"),
    own("private", Flag, &["不公开"], "private = true")
        .about("true 是公开的版本里没有这个附件。"),
];

const CHAPTER_KEYS: &[Key] = &[
    HEADING,
    RUN_IN,
    BODY,
    tables("[[attachment.section.table]]"),
    PRIVATE,
    parts("[[attachment.section.part]]"),
];

const TABLE_KEYS: &[Key] = &[
    own("title", Text, &["表题", "标题", "表名"], "title = \"……\"")
        .aliases(&["caption", "heading", "name"])
        .wide()
        .about("排在表格上面。"),
    own("header", Texts, &["表头", "栏目"], "header = [\"……\", \"……\"]")
        .aliases(&["head", "headers", "columns"])
        .wide()
        .about("各栏的名称，在每一页重复。"),
    own("rows", Rows, &["各行", "数据", "内容"], ROWS)
        .content()
        .about("每行又是一个列表，一格一项；不和 csv 一起写。"),
    own("csv", Path, &["文件", "数据文件"], "csv = \"表格.csv\"")
        .content()
        .about("CSV 文件，路径从信件所在的文件夹算起；不写 header 时，第一行是表头。"),
    own("widths", Counts(MOST_WIDTH), &["栏宽", "列宽"], "widths = [4, 10]")
        .about("每栏一个数，单位是字；不写就由内容定。"),
];

const SIGNATORY_KEYS: &[Key] = &[
    shared("office", Text, &["职务", "签发人职务"], "office = \"……局局长\"")
        .required()
        .about("写全称。"),
    shared("name", Text, &["姓名"], "name = \"姓名\"")
        .required()
        .gap(Gap::Example)
        .about("签名章上的姓名，不印。"),
];

const OUTCOME_KEYS: &[Key] = &[
    shared(
        "place",
        Word(|| words(&ClassPlace::WORDS)),
        &["位置"],
        "place = \"below_docno\"",
    )
    .about(PLACES),
    shared("form", FORM, &["写法"], "form = \"…类\"").about("“…”代表类别。"),
    shared("words", Words, &["类别", "各类"], "words = { A = \"……\", B = \"……\" }")
        .about("本地区有哪些类别，各是什么意思。"),
];

const DISCLOSURE_KEYS: &[Key] = &[
    shared("place", Word(|| words(&ClassPlace::WORDS)), &["位置"], "place = \"tail\"")
        .about(PLACES),
    shared("form", FORM, &["写法"], "form = \"公开属性：…\"").about("“…”代表类别。"),
    shared("words", Words, &["类别", "各类"], "words = { \"主动公开\" = \"……\" }")
        .about("本地区有哪些类别，各是什么意思。"),
];

const LAYOUT_KEYS: &[Key] = &[
    shared("seal", Flag, &["加盖印章", "印章", "盖章", "公章"], "seal = true")
        .about("true 是加盖印章的排法，false 是不加盖印章的排法。"),
    shared(
        "keep_headings",
        Flag,
        &["小标题与下文同页", "标题同页"],
        "keep_headings = true",
    )
    .about("false 允许标题落在页末。"),
    shared(
        "keep_last_lines",
        Flag,
        &["孤行", "末行不独占页首"],
        "keep_last_lines = true",
    )
    .about("false 允许段落的末行独占页首。"),
    shared(
        "first_page_bottom",
        Word(|| words(&FirstPageBottom::WORDS)),
        &["首页下限", "首页正文下限"],
        "first_page_bottom = \"type_area\"",
    )
    .about("type_area 排到版心下边，second_rule 排到第二条红线上方。"),
    shared("preprinted", Flag, &["套打", "套红"], "preprinted = true")
        .about("true 是纸上已有红头和红线，不再印。"),
    shared("copies_on_even_page", Flag, &["抄送在偶数页"], "copies_on_even_page = true")
        .about("true 是抄送排在偶数页。"),
    shared(
        "cure_lone_characters",
        Flag,
        &["处理孤字", "孤字"],
        "cure_lone_characters = true",
    )
    .about("true 是段末一行只有一个字的，挤进上一行或从上一行匀字下来。"),
    shared("red", Colour, &["红色", "颜色"], "red = \"#FF0000\"")
        .about("红头和红线的颜色，# 加六位十六进制数字。"),
];

const FONTS_KEYS: &[Key] =
    &[shared("dir", Path, &["字体文件夹", "文件夹", "目录"], "dir = \"C:/字体\"")
        .about("路径从写这一行的文件所在的文件夹算起。")];

const CHECK_KEYS: &[Key] = &[
    shared("ignore", Lines, &["不用的规则"], "ignore = [\"……\"]")
        .about("规则的名称；不检查这几条。"),
    shared("select", Lines, &["只用的规则"], "select = [\"……\"]")
        .about("规则的名称；只检查这几条。"),
    shared("words", Paths, &["错词表"], "words = \"错词.tsv\"")
        .about("TSV 文件，一行一个词：写错的、按 Tab 键、正确的。"),
    shared("units", Paths, &["单位名称表"], "units = \"单位.tsv\"")
        .about("TSV 文件，一行一个单位：另一种写法、按 Tab 键、统一的写法。"),
    shared("banned", Paths, &["禁用语表"], "banned = \"禁用语.tsv\"")
        .about("TSV 文件，一行一个说法：不用的、按 Tab 键、可以代替的。"),
];

const LEDGER_KEYS: &[Key] = &[
    shared("sheet", Text, &["工作表"], "sheet = \"……\"")
        .about("工作表的名称；不写就是第一个有表头的。"),
    shared("columns", Words, &["列", "列名"], "columns = { \"办件编号\" = \"案号\" }")
        .about("台账里的列名，各对应哪一列；认得的列名不用写。"),
    shared("ignore", Lines, &["不用的列"], "ignore = [\"……\"]")
        .about("用不着的列，不再提示。"),
    shared("outcomes", Words, &["办理结果"], "outcomes = { \"列入计划\" = \"B\" }")
        .about("台账里写的办理结果，各对应信里的哪一类；A类、已解决、正在解决不用写。"),
    shared(
        "disclosures",
        Words,
        &["公开属性"],
        "disclosures = { \"社会公开\" = \"主动公开\" }",
    )
    .about("台账里写的公开情况，各对应哪一种公开属性；公开、是、不公开等不用写。"),
];
