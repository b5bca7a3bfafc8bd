//! Everything that can be written in a letter's TOML, and in the bureau's defaults.
//!
//! One table, from which the sentences about unknown, misplaced and missing keys are made, and
//! the schema by which an editor completes and checks a letter.

use std::fmt;
use std::sync::LazyLock;

use super::model::DISCLOSURES;
use super::model::Kind;
use super::model::Place;
use super::model::ProposalKind;
use super::model::URGENCIES;
use super::shape::CLASSIFICATION;
use super::shape::COLOUR;
use super::shape::COPY_NUMBER;
use super::shape::FORM;
use super::shape::Shape;
use super::shape::Shape::*;
use super::shape::words;
use crate::gbt9704;
use crate::settings::FirstPageBottom;

/// One of the tables of the TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// The file itself, whose keys are the tables.
    Root,
    /// `[proposal]`
    Proposal,
    /// `[bureau]`
    Bureau,
    /// `[letter]`
    Letter,
    /// `contact` in `[letter]`
    Contact,
    /// `[[section]]`
    Section,
    /// `[[section.part]]` and deeper
    Part,
    /// `[[attachment]]`
    Attachment,
    /// `[[attachment.section]]`
    Chapter,
    /// `[[section.table]]` and the like
    Table,
    /// `[[bureau.signatory]]`
    Signatory,
    /// `[outcome]`
    Outcome,
    /// `[disclosure]`
    Disclosure,
    /// `[layout]`
    Layout,
    /// `[fonts]`
    Fonts,
    /// `[check]`
    Check,
    /// `[ledger]`
    Ledger,
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Name::Root => "文件开头",
            Name::Proposal => "[proposal]",
            Name::Bureau => "[bureau]",
            Name::Letter => "[letter]",
            Name::Contact => "contact",
            Name::Section => "[[section]]",
            Name::Part => "[[section.part]]",
            Name::Attachment => "[[attachment]]",
            Name::Chapter => "[[attachment.section]]",
            Name::Table => "[[section.table]]",
            Name::Signatory => "[[bureau.signatory]]",
            Name::Outcome => "[outcome]",
            Name::Disclosure => "[disclosure]",
            Name::Layout => "[layout]",
            Name::Fonts => "[fonts]",
            Name::Check => "[check]",
            Name::Ledger => "[ledger]",
        })
    }
}

/// Something that can be written.
#[derive(Clone, Copy)]
pub(super) struct Key {
    /// Where it is written.
    pub(super) table: Name,
    /// As it is written.
    pub(super) name: &'static str,
    /// What its value looks like.
    pub(super) shape: Shape,
    /// What the office calls it; further words for it behind the first.
    pub(super) called: &'static [&'static str],
    /// How a line with it looks. What the writer has to fill in is a gap that nobody takes
    /// for a value, and that is refused when it is left: see [`is_gap`].
    pub(super) example: &'static str,
    /// Whether the bureau's defaults may have it.
    pub(super) shared: bool,
    /// Whether its table is not complete without it.
    pub(super) required: bool,
    /// What the writer has to know beside what it is called.
    pub(super) about: &'static str,
}

impl Key {
    const fn required(self) -> Key {
        Key { required: true, ..self }
    }

    const fn about(self, about: &'static str) -> Key {
        Key { about, ..self }
    }
}

/// The key of this name in this table.
pub(super) fn key(table: Name, name: &str) -> Option<&'static Key> {
    keys(table).find(|key| key.name == name)
}

/// The key that the office calls by this word, first in the same table.
pub(super) fn called(table: Name, word: &str) -> Option<&'static Key> {
    let is_called = |key: &&Key| key.called.contains(&word);
    keys(table).find(is_called).or_else(|| KEYS.iter().find(is_called))
}

/// The key that a word stands for in a table, in the office's words or in plain English.
pub(super) fn alias(table: Name, word: &str) -> Option<&'static Key> {
    let name = match (table, word.to_lowercase().as_str()) {
        (
            Name::Section | Name::Part | Name::Chapter,
            "title" | "head" | "name" | "header",
        ) => "heading",
        (
            Name::Section | Name::Part | Name::Chapter | Name::Attachment,
            "text" | "content" | "paragraph" | "paragraphs",
        ) => "body",
        (Name::Attachment, "heading" | "name") => "title",
        (Name::Table, "caption" | "heading" | "name") => "title",
        (Name::Table, "head" | "headers" | "columns") => "header",
        (Name::Section, "section") => "part",
        (Name::Contact, "tel" | "telephone" | "mobile" | "phones" | "number") => "phone",
        _ => return called(table, word).filter(|key| key.table == table),
    };
    key(table, name)
}

/// Whether a text is the gap of an example, copied and not filled in.
pub(super) fn is_gap(table: Name, name: &str, text: &str) -> bool {
    let Some(key) = key(table, name) else { return false };
    let names_somebody =
        matches!(name, "session" | "number" | "letterhead" | "signature");
    let is_blank = |ch| matches!(ch, '…' | '×');
    match text {
        "姓名" | "电话" | "第一行" | "第二行" => key.example.contains(text),
        _ if names_somebody => text.contains("……") || text.contains('×'),
        _ => text == "关于……的建议" || text.chars().all(is_blank),
    }
}

/// Whether a key is answered by yes or no.
pub(super) fn is_flag(name: &str) -> bool {
    KEYS.iter().any(|key| key.name == name && matches!(key.shape, Flag))
}

/// The key of this name that is answered by a day of the calendar.
pub(super) fn date(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name && matches!(key.shape, Date))
}

/// Whether a key is answered by a number of the page.
pub(super) fn is_number(name: &str) -> bool {
    gbt9704::NUMBERS.iter().any(|number| number.name == name)
}

/// Whether a text may be set to a width by full-width blanks: names, and lines of a title.
pub(super) fn is_set_wide(table: Name, name: &str) -> bool {
    match table {
        Name::Proposal => name == "proposers",
        Name::Letter => matches!(name, "title" | "addressees" | "persons"),
        Name::Bureau => true,
        Name::Contact => name == "name",
        Name::Table => true,
        _ => false,
    }
}

/// The table that a header such as `[[section.part]]` opens.
pub(super) fn table_of(header: &str) -> Name {
    let path = header.trim().trim_matches(['[', ']']);
    match path.split('.').next_back().unwrap_or_default().trim() {
        "proposal" => Name::Proposal,
        "bureau" => Name::Bureau,
        "letter" => Name::Letter,
        "contact" => Name::Contact,
        "section" if path.contains('.') => Name::Chapter,
        "section" => Name::Section,
        "part" => Name::Part,
        "attachment" => Name::Attachment,
        "table" => Name::Table,
        "signatory" => Name::Signatory,
        "outcome" => Name::Outcome,
        "disclosure" => Name::Disclosure,
        "layout" => Name::Layout,
        "fonts" => Name::Fonts,
        "check" => Name::Check,
        "ledger" => Name::Ledger,
        _ => Name::Root,
    }
}

/// The keys of a table, in the order they are usually written.
pub(super) fn keys(table: Name) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.table == table)
}

/// Keys of which a table has to have one.
pub(super) fn contents(table: Name) -> &'static [&'static str] {
    match table {
        Name::Attachment => &["body", "table", "section"],
        Name::Table => &["rows", "csv"],
        _ => &[],
    }
}

/// Whether a table is joined from what the letter and the bureau's defaults have of it.
pub(super) fn is_joined(table: Name) -> bool {
    let is_it = |key: &Key| matches!(key.shape, Table(name) if name == table);
    table == Name::Root || KEYS.iter().any(is_it)
}

/// How a line with a contact looks.
pub(super) const CONTACT: &str = "contact = { name = \"姓名\", phone = \"电话\" }";

/// What the places of a class mean.
const PLACES: &str = "below_docno 发文字号下一行，docno_suffix 发文字号后，\
    above_mark_right 红头右上方，tail 附注，none 不印。";

/// How the rows of a table look.
pub(super) const ROWS: &str = "rows = [[\"……\", 1], [\"……\", 2]]";

const fn own(
    table: Name,
    name: &'static str,
    shape: Shape,
    called: &'static [&'static str],
    example: &'static str,
) -> Key {
    Key { table, name, shape, called, example, shared: false, required: false, about: "" }
}

const fn shared(
    table: Name,
    name: &'static str,
    shape: Shape,
    called: &'static [&'static str],
    example: &'static str,
) -> Key {
    Key { table, name, shape, called, example, shared: true, required: false, about: "" }
}

/// All keys; the numbers of `[layout]` are among them.
pub(super) static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let number = |number: &'static gbt9704::Number| {
        let called = std::slice::from_ref(&number.called);
        shared(Name::Layout, number.name, Number(number), called, number.example)
    };
    let others = OTHERS.iter().copied();
    others.chain(gbt9704::NUMBERS.iter().map(number)).collect()
});

const OTHERS: &[Key] = &[
    own(
        Name::Root,
        "proposal",
        Table(Name::Proposal),
        &["提案信息", "提案", "建议"],
        "[proposal]",
    )
    .required()
    .about("所答复的提案或建议。"),
    shared(
        Name::Root,
        "bureau",
        Table(Name::Bureau),
        &["单位信息", "发文机关", "单位"],
        "[bureau]",
    )
    .required()
    .about("通常写在各封信共用的 reply.toml 里。"),
    shared(
        Name::Root,
        "letter",
        Table(Name::Letter),
        &["函件信息", "函", "答复函"],
        "[letter]",
    )
    .required()
    .about("这封函的各个要素。"),
    own(
        Name::Root,
        "section",
        Tables(Name::Section),
        &["正文", "章节", "部分"],
        "[[section]]",
    )
    .required()
    .about("一节写一个，可以有几个；序号由程序编。"),
    own(Name::Root, "attachment", Tables(Name::Attachment), &["附件"], "[[attachment]]")
        .about("一个附件写一个；附件说明和序号由程序编。"),
    shared(Name::Root, "outcome", Table(Name::Outcome), &["办理结果设置"], "[outcome]")
        .about("办理结果类别印在哪里、怎么写、有哪几类。"),
    shared(
        Name::Root,
        "disclosure",
        Table(Name::Disclosure),
        &["公开属性设置"],
        "[disclosure]",
    )
    .about("公开属性印在哪里、怎么写、有哪几类。"),
    shared(Name::Root, "layout", Table(Name::Layout), &["版式", "排版"], "[layout]")
        .about("版式的选项，和标准允许改的数字。"),
    shared(Name::Root, "fonts", Table(Name::Fonts), &["字体"], "[fonts]")
        .about("用本单位的公文字库。"),
    shared(Name::Root, "check", Table(Name::Check), &["检查"], "[check]")
        .about("检查信件时用哪些规则、哪些词表。"),
    shared(Name::Root, "ledger", Table(Name::Ledger), &["台账"], "[ledger]")
        .about("从台账成批写信时，台账的各列是什么。"),
    own(
        Name::Proposal,
        "kind",
        Word(|| words(&ProposalKind::WORDS)),
        &["类别", "种类", "类型"],
        "kind = \"提案或建议\"",
    )
    .required()
    .about("政协委员的是提案，人大代表的是建议。"),
    own(
        Name::Proposal,
        "session",
        Text,
        &["届次", "会议", "会议名称"],
        "session = \"……会议\"",
    )
    .required()
    .about("哪一届哪一次会议，写全称。"),
    own(
        Name::Proposal,
        "number",
        Text,
        &["提案号", "提案编号", "建议号", "编号"],
        "number = \"……\"",
    )
    .required()
    .about("照原样印，要加引号；不写“第”和“号”。"),
    own(
        Name::Proposal,
        "title",
        Text,
        &["案由", "提案标题", "提案名称"],
        "title = \"关于……的建议\"",
    )
    .required()
    .about("不用写书名号。"),
    own(
        Name::Proposal,
        "proposers",
        Texts,
        &["提案人", "委员", "代表", "建议人"],
        "proposers = [\"姓名\"]",
    )
    .required()
    .about("每人一项，只写姓名，不写“委员”“代表”。"),
    own(Name::Proposal, "others", Flag, &["等", "另有提案人"], "others = true")
        .about("true 是还有别的提案人，在最后一位后面印“等”。"),
    own(Name::Proposal, "collective", Flag, &["集体提案", "集体"], "collective = true")
        .about("true 是党派、界别、专委会等的集体提案。"),
    own(
        Name::Proposal,
        "received",
        Date,
        &["交办日期", "交办时间"],
        "received = 年-月-日",
    )
    .about("哪一天交给本单位办理的；不印在信里。"),
    own(Name::Proposal, "due", Date, &["办理时限", "答复期限"], "due = 年-月-日")
        .about("最迟哪一天答复；不印在信里。"),
    shared(
        Name::Bureau,
        "letterhead",
        Text,
        &["发文机关标志", "机关标志", "红头", "单位全称"],
        "letterhead = \"……局\"",
    )
    .required()
    .about("红头上的单位名称。"),
    shared(
        Name::Bureau,
        "signature",
        Lines,
        &["署名", "落款", "发文机关署名"],
        "signature = \"……局\"",
    )
    .required()
    .about("几个单位联合署名的，写成列表。"),
    own(
        Name::Letter,
        "number",
        Text,
        &["发文字号", "文号", "字号"],
        "number = \"×民函〔××××〕×号\"",
    )
    .required()
    .about("机关代字、年份和顺序号，年份用六角括号〔〕。"),
    own(
        Name::Letter,
        "date",
        Date,
        &["成文日期", "日期", "落款日期", "时间"],
        "date = 年-月-日",
    )
    .required()
    .about("年份四位，月和日各两位，如 2026-08-01。"),
    shared(Name::Letter, "contact", Whole(Name::Contact), &["联系人"], CONTACT)
        .about("印作附注。"),
    shared(Name::Letter, "template", Path, &["模板"], "template = \"我的模板.xml\"")
        .about("路径从写着它的文件所在的文件夹算起。"),
    own(
        Name::Letter,
        "title",
        Lines,
        &["标题", "公文标题"],
        "title = [\"第一行\", \"第二行\"]",
    )
    .about("要自己定标题的分行时才写，一行一项。"),
    own(
        Name::Letter,
        "opening",
        Paragraphs,
        &["开头", "首段", "开头语"],
        "opening = \"……\"",
    )
    .about("要换掉模板的开头一段时才写。"),
    own(
        Name::Letter,
        "closing",
        Paragraphs,
        &["结尾", "结束语", "末段", "结尾语"],
        "closing = \"……\"",
    )
    .about("要换掉模板的结尾一段时才写。"),
    own(
        Name::Letter,
        "kind",
        Word(|| words(&Kind::WORDS)),
        &["函的种类", "文种"],
        "kind = \"会办意见\"",
    )
    .about("不写就是答复；会办、协办意见写给主办单位。"),
    shared(
        Name::Letter,
        "title_form",
        FORM,
        &["标题写法", "标题形式"],
        "title_form = \"对…的答复\"",
    )
    .about("“…”代表届次、案号和提案（建议）。"),
    own(
        Name::Letter,
        "addressees",
        Lines,
        &["主送机关", "主送"],
        "addressees = [\"……\"]",
    )
    .about("不写就是提案人；会办、协办意见要写主办单位。"),
    own(Name::Letter, "you", Text, &["称呼", "人称"], "you = \"您\"")
        .about("不写就按提案人定：您、你们、贵单位。"),
    own(Name::Letter, "copy_number", COPY_NUMBER, &["份号"], "copy_number = \"000001\"")
        .about("只写数字，一般六位。"),
    own(
        Name::Letter,
        "classification",
        CLASSIFICATION,
        &["密级和保密期限", "密级"],
        "classification = \"秘密★1年\"",
    )
    .about("如 秘密★1年；有密级的信，公开属性只能是不予公开。"),
    own(
        Name::Letter,
        "urgency",
        Word(|| URGENCIES.to_vec()),
        &["紧急程度"],
        "urgency = \"特急\"",
    ),
    own(Name::Letter, "outcome", Text, &["办理结果类别", "办理结果"], "outcome = \"A\"")
        .about("本地区的类别之一；印在哪里由 [outcome] 定。"),
    own(
        Name::Letter,
        "disclosure",
        Usual(|| DISCLOSURES.to_vec()),
        &["公开属性", "公开"],
        "disclosure = \"主动公开\"",
    )
    .about("不予公开的，还要写 disclosure_reason。"),
    own(
        Name::Letter,
        "disclosure_reason",
        Text,
        &["不公开的理由", "理由"],
        "disclosure_reason = \"……\"",
    )
    .about("不印在信里。"),
    shared(Name::Letter, "copies", Lines, &["抄送机关", "抄送"], "copies = [\"……\"]")
        .about("排在最后一页版心的最下方。"),
    shared(
        Name::Letter,
        "feedback_form",
        Flag,
        &["征询意见表", "意见反馈表"],
        "feedback_form = true",
    )
    .about("true 是附一张。"),
    own(Name::Letter, "persons", Lines, &["人名"], "persons = [\"姓名\"]")
        .about("信里提到的，提案人和联系人以外的人；一个人名只用一种字体。"),
    own(Name::Letter, "private", Lines, &["不公开的内容"], "private = [\"……\"]")
        .about("生成公开的版本时，在信里任何地方都去掉的文字。"),
    own(Name::Letter, "summary", Text, &["摘要"], "summary = \"……\"")
        .about("一句话，写进公开版本旁边的 JSON；不写就由程序取。"),
    shared(Name::Contact, "name", Text, &["联系人姓名", "姓名"], "name = \"姓名\"")
        .required(),
    shared(
        Name::Contact,
        "phone",
        Text,
        &["联系电话", "电话", "电话号码", "手机"],
        "phone = \"电话\"",
    )
    .required()
    .about("照原样印，要加引号。"),
    shared(
        Name::Bureau,
        "signatory",
        Tables(Name::Signatory),
        &["签发人", "签名章"],
        "[[bureau.signatory]]\noffice = \"……局局长\"\nname = \"姓名\"",
    )
    .about("用签名章时才写；每个署名单位一个，次序相同。"),
    shared(
        Name::Signatory,
        "office",
        Text,
        &["职务", "签发人职务"],
        "office = \"……局局长\"",
    )
    .required()
    .about("写全称。"),
    shared(Name::Signatory, "name", Text, &["姓名"], "name = \"姓名\"")
        .required()
        .about("签名章上的姓名，不印。"),
    own(Name::Section, "heading", Text, &["小标题", "标题"], "heading = \"……\"")
        .about("不写序号，序号由程序编。"),
    own(Name::Section, "body", Paragraphs, &["正文", "内容", "段落"], "body = \"……\"")
        .about("一行就是一个自然段，空行不算。"),
    own(Name::Section, "table", Tables(Name::Table), &["表格"], "[[section.table]]")
        .about("排在正文后面、下一级标题前面。"),
    own(Name::Section, "private", Flag, &["不公开"], "private = true")
        .about("true 是公开的版本里没有这一部分。"),
    own(
        Name::Section,
        "part",
        Tables(Name::Part),
        &["下一级", "小节"],
        "[[section.part]]",
    )
    .about("标题最多四级：一、（一）1.（1）。"),
    own(Name::Part, "heading", Text, &["小标题", "标题"], "heading = \"……\"")
        .required()
        .about("不写序号，序号由程序编。"),
    own(Name::Part, "body", Paragraphs, &["正文", "内容", "段落"], "body = \"……\"")
        .about("一行就是一个自然段，空行不算。"),
    own(Name::Part, "table", Tables(Name::Table), &["表格"], "[[section.part.table]]")
        .about("排在正文后面、下一级标题前面。"),
    own(Name::Part, "private", Flag, &["不公开"], "private = true")
        .about("true 是公开的版本里没有这一部分。"),
    own(
        Name::Part,
        "part",
        Tables(Name::Part),
        &["下一级", "小节"],
        "[[section.part.part]]",
    )
    .about("标题最多四级：一、（一）1.（1）。"),
    own(
        Name::Attachment,
        "title",
        Text,
        &["附件标题", "标题", "附件名称"],
        "title = \"……\"",
    )
    .required()
    .about("不写“附件1”，序号由程序编。"),
    own(Name::Attachment, "body", Paragraphs, &["正文", "内容", "段落"], "body = \"……\"")
        .about("一行就是一个自然段，空行不算。"),
    own(
        Name::Attachment,
        "section",
        Tables(Name::Chapter),
        &["章节", "部分"],
        "[[attachment.section]]",
    )
    .about("附件里的一节；序号由程序编。"),
    own(
        Name::Attachment,
        "table",
        Tables(Name::Table),
        &["表格"],
        "[[attachment.table]]",
    )
    .about("排在正文后面、章节前面。"),
    own(Name::Attachment, "landscape", Flag, &["横排", "横向"], "landscape = true")
        .about("true 是横着排在纸上。"),
    own(Name::Attachment, "private", Flag, &["不公开"], "private = true")
        .about("true 是公开的版本里没有这个附件。"),
    own(Name::Chapter, "heading", Text, &["小标题", "标题"], "heading = \"……\"")
        .about("不写序号，序号由程序编。"),
    own(Name::Chapter, "body", Paragraphs, &["正文", "内容", "段落"], "body = \"……\"")
        .about("一行就是一个自然段，空行不算。"),
    own(
        Name::Chapter,
        "table",
        Tables(Name::Table),
        &["表格"],
        "[[attachment.section.table]]",
    )
    .about("排在正文后面、下一级标题前面。"),
    own(Name::Chapter, "private", Flag, &["不公开"], "private = true")
        .about("true 是公开的版本里没有这一部分。"),
    own(
        Name::Chapter,
        "part",
        Tables(Name::Part),
        &["下一级", "小节"],
        "[[attachment.section.part]]",
    )
    .about("标题最多四级：一、（一）1.（1）。"),
    own(Name::Table, "title", Text, &["表题", "标题", "表名"], "title = \"……\"")
        .about("排在表格上面。"),
    own(Name::Table, "header", Texts, &["表头", "栏目"], "header = [\"……\", \"……\"]")
        .about("各栏的名称，在每一页重复。"),
    own(Name::Table, "rows", Rows, &["各行", "数据", "内容"], ROWS)
        .about("每行又是一个列表，一格一项；不和 csv 一起写。"),
    own(Name::Table, "csv", Path, &["文件", "数据文件"], "csv = \"表格.csv\"")
        .about("CSV 文件，路径从信件所在的文件夹算起；不写 header 时，第一行是表头。"),
    own(Name::Table, "widths", Counts, &["栏宽", "列宽"], "widths = [4, 10]")
        .about("每栏一个数，单位是字；不写就由内容定。"),
    shared(
        Name::Outcome,
        "place",
        Word(|| words(&Place::WORDS)),
        &["位置"],
        "place = \"below_docno\"",
    )
    .about(PLACES),
    shared(Name::Outcome, "form", FORM, &["写法"], "form = \"…类\"")
        .about("“…”代表类别。"),
    shared(
        Name::Outcome,
        "words",
        Words,
        &["类别", "各类"],
        "words = { A = \"……\", B = \"……\" }",
    )
    .about("本地区有哪些类别，各是什么意思。"),
    shared(
        Name::Disclosure,
        "place",
        Word(|| words(&Place::WORDS)),
        &["位置"],
        "place = \"tail\"",
    )
    .about(PLACES),
    shared(Name::Disclosure, "form", FORM, &["写法"], "form = \"公开属性：…\"")
        .about("“…”代表类别。"),
    shared(
        Name::Disclosure,
        "words",
        Words,
        &["类别", "各类"],
        "words = { \"主动公开\" = \"……\" }",
    )
    .about("本地区有哪些类别，各是什么意思。"),
    shared(
        Name::Layout,
        "seal",
        Flag,
        &["加盖印章", "印章", "盖章", "公章"],
        "seal = true",
    )
    .about("true 是加盖印章的排法，false 是不加盖印章的排法。"),
    shared(
        Name::Layout,
        "keep_headings",
        Flag,
        &["小标题与下文同页", "标题同页"],
        "keep_headings = true",
    )
    .about("false 允许标题落在页末。"),
    shared(
        Name::Layout,
        "keep_last_lines",
        Flag,
        &["孤行", "末行不独占页首"],
        "keep_last_lines = true",
    )
    .about("false 允许段落的末行独占页首。"),
    shared(
        Name::Layout,
        "first_page_bottom",
        Word(|| words(&FirstPageBottom::WORDS)),
        &["首页下限", "首页正文下限"],
        "first_page_bottom = \"type_area\"",
    )
    .about("type_area 排到版心下边，second_rule 排到第二条红线上方。"),
    shared(Name::Layout, "preprinted", Flag, &["套打", "套红"], "preprinted = true")
        .about("true 是纸上已有红头和红线，不再印。"),
    shared(
        Name::Layout,
        "copies_on_even_page",
        Flag,
        &["抄送在偶数页"],
        "copies_on_even_page = true",
    )
    .about("true 是抄送排在偶数页。"),
    shared(
        Name::Layout,
        "cure_lone_characters",
        Flag,
        &["处理孤字", "孤字"],
        "cure_lone_characters = true",
    )
    .about("true 是段末一行只有一个字的，挤进上一行或从上一行匀字下来。"),
    shared(Name::Layout, "red", COLOUR, &["红色", "颜色"], "red = \"#FF0000\"")
        .about("红头和红线的颜色，# 加六位十六进制数字。"),
    shared(
        Name::Fonts,
        "dir",
        Path,
        &["字体文件夹", "文件夹", "目录"],
        "dir = \"C:/字体\"",
    )
    .about("路径从写着它的文件所在的文件夹算起。"),
    shared(Name::Check, "ignore", Lines, &["不用的规则"], "ignore = [\"……\"]")
        .about("规则的名称；不检查这几条。"),
    shared(Name::Check, "select", Lines, &["只用的规则"], "select = [\"……\"]")
        .about("规则的名称；只检查这几条。"),
    shared(Name::Check, "words", Paths, &["错词表"], "words = \"错词.tsv\"")
        .about("TSV 文件，一行一个词：写错的、按 Tab 键、正确的。"),
    shared(Name::Check, "units", Paths, &["单位名称表"], "units = \"单位.tsv\"")
        .about("TSV 文件，一行一个单位：另一种写法、按 Tab 键、统一的写法。"),
    shared(Name::Check, "banned", Paths, &["禁用语表"], "banned = \"禁用语.tsv\"")
        .about("TSV 文件，一行一个说法：不用的、按 Tab 键、可以代替的。"),
    shared(Name::Ledger, "sheet", Text, &["工作表"], "sheet = \"……\"")
        .about("工作表的名称；不写就是第一个有表头的。"),
    shared(
        Name::Ledger,
        "columns",
        Words,
        &["列", "列名"],
        "columns = { \"办件编号\" = \"案号\" }",
    )
    .about("台账里的列名，各是通常说的哪一列；和通常说的一样的不用写。"),
    shared(Name::Ledger, "ignore", Lines, &["不用的列"], "ignore = [\"……\"]")
        .about("用不着的列，不再提示。"),
];
