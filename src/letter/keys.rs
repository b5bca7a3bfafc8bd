//! Everything that can be written in a letter's TOML, and in the bureau's defaults.
//!
//! One table, from which the sentences about unknown, misplaced and missing keys are made.

use std::fmt;
use std::sync::LazyLock;

use crate::gbt9704;

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
    /// What the office calls it; further words for it behind the first.
    pub(super) called: &'static [&'static str],
    /// How a line with it looks. What the writer has to fill in is a gap that nobody takes
    /// for a value, and that is refused when it is left: see [`is_gap`].
    pub(super) example: &'static str,
    /// Whether the bureau's defaults may have it.
    pub(super) shared: bool,
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
    KEYS.iter().any(|key| key.name == name && key.example.ends_with("= true"))
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
        _ => Name::Root,
    }
}

/// The keys of a table, in the order they are usually written.
pub(super) fn keys(table: Name) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.table == table)
}

/// How a line with a contact looks.
pub(super) const CONTACT: &str = "contact = { name = \"姓名\", phone = \"电话\" }";

/// How the rows of a table look.
pub(super) const ROWS: &str = "rows = [[\"……\", 1], [\"……\", 2]]";

const fn own(
    table: Name,
    name: &'static str,
    called: &'static [&'static str],
    example: &'static str,
) -> Key {
    Key { table, name, called, example, shared: false }
}

const fn shared(
    table: Name,
    name: &'static str,
    called: &'static [&'static str],
    example: &'static str,
) -> Key {
    Key { table, name, called, example, shared: true }
}

/// All keys; the numbers of `[layout]` are among them.
pub(super) static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let number = |number: &'static gbt9704::Number| {
        let called = std::slice::from_ref(&number.called);
        shared(Name::Layout, number.name, called, number.example)
    };
    let words = WORDS.iter().copied();
    words.chain(gbt9704::NUMBERS.iter().map(number)).collect()
});

const WORDS: &[Key] = &[
    own(Name::Root, "proposal", &["提案信息", "提案", "建议"], "[proposal]"),
    shared(Name::Root, "bureau", &["单位信息", "发文机关", "单位"], "[bureau]"),
    shared(Name::Root, "letter", &["函件信息", "函", "答复函"], "[letter]"),
    own(Name::Root, "section", &["正文", "章节", "部分"], "[[section]]"),
    own(Name::Root, "attachment", &["附件"], "[[attachment]]"),
    shared(Name::Root, "outcome", &["办理结果设置"], "[outcome]"),
    shared(Name::Root, "disclosure", &["公开属性设置"], "[disclosure]"),
    shared(Name::Root, "layout", &["版式", "排版"], "[layout]"),
    shared(Name::Root, "fonts", &["字体"], "[fonts]"),
    own(Name::Proposal, "kind", &["类别", "种类", "类型"], "kind = \"提案或建议\""),
    own(Name::Proposal, "session", &["届次", "会议", "会议名称"], "session = \"……会议\""),
    own(
        Name::Proposal,
        "number",
        &["提案号", "提案编号", "建议号", "编号"],
        "number = \"……\"",
    ),
    own(
        Name::Proposal,
        "title",
        &["案由", "提案标题", "提案名称"],
        "title = \"关于……的建议\"",
    ),
    own(
        Name::Proposal,
        "proposers",
        &["提案人", "委员", "代表", "建议人"],
        "proposers = [\"姓名\"]",
    ),
    own(Name::Proposal, "others", &["等", "另有提案人"], "others = true"),
    own(Name::Proposal, "collective", &["集体提案", "集体"], "collective = true"),
    shared(
        Name::Bureau,
        "letterhead",
        &["发文机关标志", "机关标志", "红头", "单位全称"],
        "letterhead = \"……局\"",
    ),
    shared(
        Name::Bureau,
        "signature",
        &["署名", "落款", "发文机关署名"],
        "signature = \"……局\"",
    ),
    own(
        Name::Letter,
        "number",
        &["发文字号", "文号", "字号"],
        "number = \"×民函〔××××〕×号\"",
    ),
    own(
        Name::Letter,
        "date",
        &["成文日期", "日期", "落款日期", "时间"],
        "date = 年-月-日",
    ),
    shared(Name::Letter, "contact", &["联系人"], CONTACT),
    shared(Name::Letter, "template", &["模板"], "template = \"我的模板.xml\""),
    own(Name::Letter, "title", &["标题", "公文标题"], "title = [\"第一行\", \"第二行\"]"),
    own(Name::Letter, "opening", &["开头", "首段", "开头语"], "opening = \"……\""),
    own(
        Name::Letter,
        "closing",
        &["结尾", "结束语", "末段", "结尾语"],
        "closing = \"……\"",
    ),
    own(Name::Letter, "kind", &["函的种类", "文种"], "kind = \"会办意见\""),
    shared(
        Name::Letter,
        "title_form",
        &["标题写法", "标题形式"],
        "title_form = \"对…的答复\"",
    ),
    own(Name::Letter, "addressees", &["主送机关", "主送"], "addressees = [\"……\"]"),
    own(Name::Letter, "you", &["称呼", "人称"], "you = \"您\""),
    own(Name::Letter, "copy_number", &["份号"], "copy_number = \"000001\""),
    own(
        Name::Letter,
        "classification",
        &["密级和保密期限", "密级"],
        "classification = \"秘密★1年\"",
    ),
    own(Name::Letter, "urgency", &["紧急程度"], "urgency = \"特急\""),
    own(Name::Letter, "outcome", &["办理结果类别", "办理结果"], "outcome = \"A\""),
    own(Name::Letter, "disclosure", &["公开属性", "公开"], "disclosure = \"主动公开\""),
    own(
        Name::Letter,
        "disclosure_reason",
        &["不公开的理由", "理由"],
        "disclosure_reason = \"……\"",
    ),
    shared(Name::Letter, "copies", &["抄送机关", "抄送"], "copies = [\"……\"]"),
    shared(
        Name::Letter,
        "feedback_form",
        &["征询意见表", "意见反馈表"],
        "feedback_form = true",
    ),
    own(Name::Letter, "persons", &["人名"], "persons = [\"姓名\"]"),
    own(Name::Letter, "private", &["不公开的内容"], "private = [\"……\"]"),
    own(Name::Letter, "summary", &["摘要"], "summary = \"……\""),
    shared(Name::Contact, "name", &["联系人姓名", "姓名"], "name = \"姓名\""),
    shared(
        Name::Contact,
        "phone",
        &["联系电话", "电话", "电话号码", "手机"],
        "phone = \"电话\"",
    ),
    shared(
        Name::Bureau,
        "signatory",
        &["签发人", "签名章"],
        "[[bureau.signatory]]\noffice = \"……局局长\"\nname = \"姓名\"",
    ),
    shared(Name::Signatory, "office", &["职务", "签发人职务"], "office = \"……局局长\""),
    shared(Name::Signatory, "name", &["姓名"], "name = \"姓名\""),
    own(Name::Section, "heading", &["小标题", "标题"], "heading = \"……\""),
    own(Name::Section, "body", &["正文", "内容", "段落"], "body = \"……\""),
    own(Name::Section, "table", &["表格"], "[[section.table]]"),
    own(Name::Section, "private", &["不公开"], "private = true"),
    own(Name::Section, "part", &["下一级", "小节"], "[[section.part]]"),
    own(Name::Part, "heading", &["小标题", "标题"], "heading = \"……\""),
    own(Name::Part, "body", &["正文", "内容", "段落"], "body = \"……\""),
    own(Name::Part, "table", &["表格"], "[[section.part.table]]"),
    own(Name::Part, "private", &["不公开"], "private = true"),
    own(Name::Part, "part", &["下一级", "小节"], "[[section.part.part]]"),
    own(Name::Attachment, "title", &["附件标题", "标题", "附件名称"], "title = \"……\""),
    own(Name::Attachment, "body", &["正文", "内容", "段落"], "body = \"……\""),
    own(Name::Attachment, "section", &["章节", "部分"], "[[attachment.section]]"),
    own(Name::Attachment, "table", &["表格"], "[[attachment.table]]"),
    own(Name::Attachment, "landscape", &["横排", "横向"], "landscape = true"),
    own(Name::Attachment, "private", &["不公开"], "private = true"),
    own(Name::Chapter, "heading", &["小标题", "标题"], "heading = \"……\""),
    own(Name::Chapter, "body", &["正文", "内容", "段落"], "body = \"……\""),
    own(Name::Chapter, "table", &["表格"], "[[attachment.section.table]]"),
    own(Name::Chapter, "private", &["不公开"], "private = true"),
    own(Name::Chapter, "part", &["下一级", "小节"], "[[attachment.section.part]]"),
    own(Name::Table, "title", &["表题", "标题", "表名"], "title = \"……\""),
    own(Name::Table, "header", &["表头", "栏目"], "header = [\"……\", \"……\"]"),
    own(Name::Table, "rows", &["各行", "数据", "内容"], ROWS),
    own(Name::Table, "csv", &["文件", "数据文件"], "csv = \"表格.csv\""),
    own(Name::Table, "widths", &["栏宽", "列宽"], "widths = [4, 10]"),
    shared(Name::Outcome, "place", &["位置"], "place = \"below_docno\""),
    shared(Name::Outcome, "form", &["写法"], "form = \"…类\""),
    shared(
        Name::Outcome,
        "words",
        &["类别", "各类"],
        "words = { A = \"……\", B = \"……\" }",
    ),
    shared(Name::Disclosure, "place", &["位置"], "place = \"tail\""),
    shared(Name::Disclosure, "form", &["写法"], "form = \"公开属性：…\""),
    shared(
        Name::Disclosure,
        "words",
        &["类别", "各类"],
        "words = { \"主动公开\" = \"……\" }",
    ),
    shared(Name::Layout, "seal", &["加盖印章", "印章", "盖章", "公章"], "seal = true"),
    shared(
        Name::Layout,
        "keep_headings",
        &["小标题与下文同页", "标题同页"],
        "keep_headings = true",
    ),
    shared(
        Name::Layout,
        "keep_last_lines",
        &["孤行", "末行不独占页首"],
        "keep_last_lines = true",
    ),
    shared(
        Name::Layout,
        "first_page_bottom",
        &["首页下限", "首页正文下限"],
        "first_page_bottom = \"type_area\"",
    ),
    shared(Name::Layout, "preprinted", &["套打", "套红"], "preprinted = true"),
    shared(
        Name::Layout,
        "copies_on_even_page",
        &["抄送在偶数页"],
        "copies_on_even_page = true",
    ),
    shared(
        Name::Layout,
        "cure_lone_characters",
        &["处理孤字", "孤字"],
        "cure_lone_characters = true",
    ),
    shared(Name::Layout, "red", &["红色", "颜色"], "red = \"#FF0000\""),
    shared(Name::Fonts, "dir", &["字体文件夹", "文件夹", "目录"], "dir = \"C:/字体\""),
];
