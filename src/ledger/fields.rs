//! The fields of a proposal in a ledger, and the headings of their columns.

/// A field that ledgers have a column for.
#[derive(Debug)]
pub struct Field {
    /// Its table and key in a letter; one that has no place there has no dot.
    pub key: &'static str,
    /// The headings of its column, the usual one first. If a sheet has several of them,
    /// the one listed first here is used.
    pub headings: &'static [&'static str],
    /// The form of its cells.
    pub kind: CellKind,
    /// Whether a letter needs it.
    pub is_required: bool,
}

/// The form of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Any text, as it is.
    Text,
    /// A number without 第 and 号, which the letter adds itself.
    Number,
    /// Names, separated by marks or blanks.
    Names,
    /// Names of units, separated by marks.
    Units,
    /// A day.
    Day,
    /// 提案 or 建议.
    Proposal,
}

impl Field {
    /// The usual heading.
    pub fn name(&self) -> &'static str {
        self.headings[0]
    }
}

const fn field(
    key: &'static str,
    kind: CellKind,
    headings: &'static [&'static str],
) -> Field {
    Field { key, headings, kind, is_required: false }
}

const fn required(
    key: &'static str,
    kind: CellKind,
    headings: &'static [&'static str],
) -> Field {
    Field { key, headings, kind, is_required: true }
}

/// All fields, in the order of the letter.
pub static FIELDS: &[Field] = &[
    required(
        "proposal.number",
        CellKind::Number,
        &[
            "案号",
            "提案号",
            "提案编号",
            "建议号",
            "建议编号",
            "议案号",
            "提案案号",
            "建议提案编号",
            "编号",
        ],
    ),
    required(
        "proposal.title",
        CellKind::Text,
        &[
            "案由",
            "提案标题",
            "建议标题",
            "提案名称",
            "建议名称",
            "提案题目",
            "建议题目",
            "提案案由",
            "提案内容",
            "标题",
            "题目",
            "题名",
            "名称",
        ],
    ),
    required(
        "proposal.proposers",
        CellKind::Names,
        &[
            "提案人",
            "提案者",
            "第一提案人",
            "领衔代表",
            "建议人",
            "领衔人",
            "提出人",
            "提案委员",
            "委员姓名",
            "代表姓名",
            "委员",
            "代表",
        ],
    ),
    field(
        "proposal.session",
        CellKind::Text,
        &["届次", "会议名称", "会议届次", "届次会议", "会议"],
    ),
    field(
        "proposal.kind",
        CellKind::Proposal,
        &["提案或建议", "类型", "种类", "类别", "建议提案类型", "提案类型", "性质"],
    ),
    field(
        "proposal.received",
        CellKind::Day,
        &["交办日期", "交办时间", "收文日期", "收到日期", "收到时间"],
    ),
    field(
        "proposal.due",
        CellKind::Day,
        &[
            "办理时限",
            "答复时限",
            "办结时限",
            "答复期限",
            "办理期限",
            "截止日期",
            "时限",
            "期限",
        ],
    ),
    field(
        "letter.number",
        CellKind::Text,
        &["发文字号", "文号", "答复文号", "复函文号", "发文文号", "字号"],
    ),
    field(
        "letter.date",
        CellKind::Day,
        &[
            "成文日期",
            "答复日期",
            "答复时间",
            "复函日期",
            "发文日期",
            "发文时间",
            "落款日期",
        ],
    ),
    field("letter.addressees", CellKind::Units, &["主送机关", "主送"]),
    field("letter.copies", CellKind::Units, &["抄送机关", "抄送", "抄送单位"]),
    field(
        "letter.outcome",
        CellKind::Text,
        &["办理结果类别", "办理结果", "结果类别", "办理类别", "答复类别", "办理情况分类"],
    ),
    field(
        "letter.disclosure",
        CellKind::Text,
        &["公开属性", "公开方式", "公开类型", "公开情况"],
    ),
    field("letter.disclosure_reason", CellKind::Text, &["不公开的理由", "不公开理由"]),
    field(
        "contact.name",
        CellKind::Text,
        &["联系人", "经办人", "承办人", "联系人姓名", "经办人姓名", "承办联系人"],
    ),
    field(
        "contact.phone",
        CellKind::Text,
        &["联系电话", "电话", "联系方式", "电话号码", "联系人电话", "经办人电话", "手机"],
    ),
    field("bureau.letterhead", CellKind::Text, &["发文机关标志", "红头"]),
    field("bureau.signature", CellKind::Units, &["署名", "发文机关署名", "落款"]),
    // The office's words for a unit are not the ones it signs with.
    field(
        "host",
        CellKind::Units,
        &["主办单位", "承办单位", "主办", "牵头单位", "办理单位"],
    ),
    field(
        "co_hosts",
        CellKind::Units,
        &[
            "会办单位",
            "协办单位",
            "承办单位(会办)",
            "承办单位(协办)",
            "会办",
            "协办",
            "分办单位",
            "配合单位",
        ],
    ),
    field(
        "mode",
        CellKind::Text,
        &["办理方式", "承办方式", "办理形式", "主办或会办", "主会办", "主协办"],
    ),
];

/// Headings of columns that many ledgers have and no letter needs.
pub const NEEDLESS: &[&str] = &["序号", "序", "行号", "NO", "NO.", "备注", "说明"];

/// The field with this heading or key.
pub fn field_called(word: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.key == word || field.headings.contains(&word))
}
