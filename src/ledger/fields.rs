//! The fields of a proposal in a ledger, and the headings of their columns.

/// A field that ledgers have a column for.
#[derive(Debug)]
pub struct Field {
    /// Its table and key in a letter; one that has no place there has no dot.
    pub key: &'static str,
    /// The headings of its column, the usual one first. If a sheet has several of them,
    /// the one listed first here is used.
    pub headings: &'static [&'static str],
    /// Headings that are as often those of other columns: 编号, 日期. They count if no
    /// better column is there, and what stands below agrees.
    pub weak: &'static [&'static str],
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

    /// All headings, the surest first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.headings.iter().chain(self.weak).copied()
    }

    /// Whether a heading or key stands for it.
    pub fn is_called(&self, word: &str) -> bool {
        self.key == word || self.names().any(|name| name == word)
    }
}

const fn field(
    key: &'static str,
    kind: CellKind,
    headings: &'static [&'static str],
    weak: &'static [&'static str],
) -> Field {
    Field { key, headings, weak, kind, is_required: false }
}

const fn required(
    key: &'static str,
    kind: CellKind,
    headings: &'static [&'static str],
    weak: &'static [&'static str],
) -> Field {
    Field { key, headings, weak, kind, is_required: true }
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
            "议案编号",
            "提案案号",
            "建议案号",
            "建议提案编号",
            "案件编号",
            "案件号",
            "案件编号",
        ],
        &["编号", "件号", "提案序号", "建议序号", "号数", "第…号", "第号"],
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
            "建议案由",
            "议案标题",
            "案名",
            "建议事项",
            "提案事项",
            "建议案名",
        ],
        &[
            "标题",
            "题目",
            "题名",
            "名称",
            "提案内容",
            "建议内容",
            "事由",
            "内容摘要",
            "主要内容",
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
            "提议人",
            "提案委员",
            "委员姓名",
            "代表姓名",
            "提出者",
            "提议者",
            "提出人及单位",
            "提建议代表",
            "提案委员姓名",
            "建议代表",
        ],
        &["委员", "代表", "提案单位", "集体提案单位", "姓名"],
    ),
    field(
        "proposal.session",
        CellKind::Text,
        &["届次", "会议名称", "会议届次", "届次会议"],
        &["会议"],
    ),
    field(
        "proposal.kind",
        CellKind::Proposal,
        &["提案或建议"],
        &["类型", "种类", "类别", "建议提案类型", "提案类型", "提案类别", "性质"],
    ),
    field(
        "proposal.received",
        CellKind::Day,
        &[
            "交办日期",
            "交办时间",
            "收文日期",
            "收文时间",
            "收到日期",
            "收到时间",
            "签收日期",
            "签收时间",
            "政协交办时间",
            "区政协交办时间",
            "交办日",
            "收件日期",
            "接收日期",
        ],
        &["来文日期", "分办日期", "交办", "收到", "签收"],
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
            "办结期限",
            "完成时限",
            "反馈时限",
            "截止日期",
            "时限",
            "期限",
            "截止时间",
            "应复日期",
            "应办结日期",
            "要求答复日期",
        ],
        &["截止", "应复"],
    ),
    field(
        "letter.number",
        CellKind::Text,
        &[
            "发文字号",
            "答复文号",
            "复函文号",
            "发文文号",
            "答复字号",
            "答复函文号",
            "答复函编号",
            "办复文号",
            "答复件文号",
            "发文号",
            "发文编号",
            "答复函号",
            "办复函号",
            "答复函号",
            "答复函文号",
            "回复文号",
            "复函号",
            "复函字号",
        ],
        &["文号", "字号"],
    ),
    field(
        "letter.date",
        CellKind::Day,
        &[
            "成文日期",
            "答复日期",
            "答复时间",
            "复函日期",
            "答复函日期",
            "办复日期",
            "发文日期",
            "发文时间",
            "落款日期",
            "书面答复日期",
            "答复日",
            "回复日期",
            "回复时间",
            "复函时间",
            "答复函日期",
            "实际答复日期",
        ],
        &["签发日期", "日期", "实复"],
    ),
    field("letter.addressees", CellKind::Units, &["主送机关", "主送", "主送单位"], &[]),
    field("letter.copies", CellKind::Units, &["抄送机关", "抄送", "抄送单位"], &[]),
    field(
        "letter.outcome",
        CellKind::Text,
        &[
            "办理结果类别",
            "办理结果",
            "结果类别",
            "办理类别",
            "答复类别",
            "答复类型",
            "办复类别",
            "办理情况分类",
            "办理结果分类",
            "办理结论",
            "答复结论",
        ],
        &["结果", "类别", "分类", "答复结果", "办理情况"],
    ),
    field(
        "letter.disclosure",
        CellKind::Text,
        &[
            "公开属性",
            "公开方式",
            "公开类型",
            "公开类别",
            "公开情况",
            "是否公开",
            "是否主动公开",
            "是否同意公开",
            "公开与否",
            "答复是否公开",
            "复函是否公开",
        ],
        &["公开", "公开意见"],
    ),
    field(
        "letter.disclosure_reason",
        CellKind::Text,
        &["不公开的理由", "不公开理由", "不公开原因", "不予公开理由", "不予公开原因"],
        &[],
    ),
    field(
        "contact.name",
        CellKind::Text,
        &[
            "联系人",
            "经办人",
            "承办人",
            "联系人姓名",
            "经办人姓名",
            "承办联系人",
            "经办人员",
            "承办人员",
            "办理人员",
        ],
        &["经办"],
    ),
    // Whose it is, its neighbours say.
    field(
        "contact.phone",
        CellKind::Text,
        &["联系电话", "电话", "联系方式", "电话号码", "联系人电话", "经办人电话", "手机"],
        &[],
    ),
    field("bureau.letterhead", CellKind::Text, &["发文机关标志", "红头"], &[]),
    field("bureau.signature", CellKind::Units, &["署名", "发文机关署名", "落款"], &[]),
    // The office's words for a unit are not the ones it signs with.
    field(
        "host",
        CellKind::Units,
        &[
            "主办单位",
            "承办单位",
            "承办单位(主办)",
            "主办",
            "牵头单位",
            "办理单位",
            "主办部门",
            "承办部门",
            "责任单位",
        ],
        &[],
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
            "会办部门",
            "协办部门",
        ],
        &[],
    ),
    field(
        "mode",
        CellKind::Text,
        &[
            "办理方式",
            "承办方式",
            "办理形式",
            "主办或会办",
            "主会办",
            "主协办",
            "承办类型",
            "主/会",
            "主/协办",
            "主办/会办",
            "牵头/配合",
            "本局角色",
        ],
        &[],
    ),
];

/// Headings of columns that many ledgers have and no letter needs.
pub const NEEDLESS: &[&str] = &["序号", "序", "行号", "NO", "NO.", "备注", "说明"];

/// The field with this heading or key.
pub fn field_called(word: &str) -> Option<&'static Field> {
    let sure = FIELDS.iter().find(|it| it.key == word || it.headings.contains(&word));
    sure.or_else(|| FIELDS.iter().find(|it| it.is_called(word)))
}
