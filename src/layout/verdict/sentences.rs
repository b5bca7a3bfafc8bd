//! The sentences about verdicts: what is wrong, and what helps.

use super::kinds::Crowded;
use super::kinds::MANY;
use super::kinds::Verdict;
use super::kinds::What;
use crate::document::Role;
use crate::layout::pages::Line;
use crate::layout::pages::Pages;
use crate::wording::Origin;

/// A verdict in words.
pub struct Sentence {
    /// The rule that reports it, or the code of the error; none for what only the layout
    /// report has.
    pub code: Option<&'static str>,
    /// What is wrong.
    pub message: String,
    /// What helps; empty where nothing needs to be done.
    pub help: String,
}

impl Sentence {
    /// All of it on one line.
    pub fn line(&self) -> String {
        match self.help.is_empty() {
            true => self.message.clone(),
            false => format!("{}；{}", self.message, self.help),
        }
    }
}

impl Verdict {
    /// The verdict in words for the clerk.
    pub fn sentence(&self, pages: &Pages) -> Sentence {
        let line = self.spot.of(pages);
        let (page, text) = (self.spot.page + 1, line.text());
        let (code, message, help): (&str, String, &str) = match &self.what {
            What::TooWide => {
                let (what, help) = too_wide(line, pages);
                let message = match line.role {
                    // Beside a signature seal there is less room.
                    Role::Office => format!("{what}，签名章左边一行印不下"),
                    _ => format!("{what}，一行印不下（最多 28 字）"),
                };
                ("text-too-long", message, help)
            }
            What::Crossed => {
                let message =
                    "这一行左边有份号、密级或紧急程度，右边的太长，两边挤在一起了";
                ("text-too-long", message.to_owned(), too_wide(line, pages).1)
            }
            What::OffPage => {
                let (message, help) = off_page(line.role);
                ("no-room", message.to_owned(), help)
            }
            What::Crowded(table) => ("no-room", crowded(table), crowded_help(table)),
            What::LetterheadSmall => {
                let message =
                    "发文机关标志太长，要缩到比正文的字还小才放得下（最多 27 字）";
                ("text-too-long", message.to_owned(), "用规范化简称")
            }
            What::TitleLineCut => {
                let message = "指定的标题有一行放不下，只好断成两行";
                let help = "一行约 20 字；把 title 分成更多的行";
                ("title-line-too-long", message.to_owned(), help)
            }
            What::PhraseCut(before) => {
                let (title, help) = match line.role {
                    Role::AttachmentTitle => ("附件的标题", "把标题写短一些"),
                    _ => (
                        "标题",
                        "在 [letter] 里写 title = [\"第一行\", \"第二行\"]，自己定每一行",
                    ),
                };
                let message = format!(
                    "{title}里有一个词或一对括号，一行放不下，只好在“{before}”后面断开"
                );
                ("title-phrase-cut", message, help)
            }
            What::LoneCharacter => (
                "lone-character",
                format!("第 {page} 页“{text}”一行只有一个字（孤字）"),
                "把这一段增减几个字",
            ),
            What::LoneLine => (
                "",
                format!("第 {page} 页以一段的末行“{text}”开头（孤行）"),
                "把这一段或前面几段增减几个字",
            ),
            What::StrandedHeading => (
                "stranded-heading",
                format!("第 {page} 页以标题“{text}”结尾"),
                "[layout] 里删去 keep_headings = false，标题就和下一行排在同一页",
            ),
            What::ShortPage(rows) => (
                if *rows >= MANY { "page-short" } else { "" },
                format!(
                    "第 {page} 页下方空了 {rows} 行：后面几行须与署名（标题、表格）同页"
                ),
                if *rows >= MANY {
                    "正文增减几行，或者用规范化简称使署名少占几行"
                } else {
                    ""
                },
            ),
            What::NoText => (
                "signature-without-text",
                format!("第 {page} 页的署名上方只有附件说明，没有正文"),
                "附件名称写短一些，或者少列几个",
            ),
            What::Loose => (
                "line-loose",
                format!("第 {page} 页“{text}”一行拉得较开"),
                "把这一段增减几个字",
            ),
            What::Ragged => (
                "line-ragged",
                format!(
                    "第 {page} 页“{text}”一行没有排满：下一行开头的网址、数字或外文词太长，移不上来"
                ),
                "把网址、长数字放在一段的开头，或者增减几个字",
            ),
            What::WordBroken => (
                "word-broken",
                format!("第 {page} 页“{text}”一行的末尾断在词或数字中间"),
                "换一个短的写法",
            ),
            What::SmallTable(size) => (
                "table-small",
                format!("第 {page} 页的表格缩到 {} 磅字才放得下", size.to_pt()),
                "少几栏，或放进横排的附件（landscape = true）",
            ),
            What::CopiesAlone => (
                "copies-alone",
                format!("第 {page} 页只有抄送"),
                "正文少几行，抄送就能排在署名的那一页",
            ),
            What::OtherFace(characters, file) => (
                "face-missing",
                format!("这种字体里没有“{characters}”，用 {file} 补上，笔画略有不同"),
                "核对有没有写错字；没有写错的不用改，也可以用 --font-dir 指定有这个字的字库",
            ),
        };
        let code = Some(code).filter(|code| !code.is_empty());
        Sentence { code, message, help: help.to_owned() }
    }
}

/// What is too wide, and what helps.
fn too_wide(line: &Line, pages: &Pages) -> (&'static str, &'static str) {
    match line.role {
        // The number, and a class behind it.
        Role::Number if n_texts(line, pages) > 1 => (
            "发文字号和印在后面的类别太长",
            "把 form 写短一些，或把 place 改成 \"below_docno\"（发文字号下一行）",
        ),
        Role::Number => ("发文字号太长", "核对发文字号，如“福民函〔2023〕32号”"),
        Role::Draft => ("稿别太长", "把 draft 写短一些"),
        Role::Class | Role::Corner => ("类别太长", "把 form 写短一些"),
        Role::Office => ("签发人职务太长", "用规范化简称"),
        Role::Signature => ("署名太长", "用规范化简称"),
        _ => ("这一行太长", "写短一些"),
    }
}

/// How many texts of the letter a line's part is composed of.
fn n_texts(line: &Line, pages: &Pages) -> usize {
    let origins = pages.parts.get(line.block).map_or(&[][..], |part| part.origins());
    origins.iter().filter(|stretch| matches!(stretch.origin, Origin::Text(..))).count()
}

/// What does not fit on its page, and what helps.
fn off_page(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Copies => ("抄送机关太多，一页排不下", "用统称，如“各街道办事处”"),
        Role::Signature | Role::Office | Role::Date | Role::Remark => (
            "署名的单位太多（或附注太长），连同印章一页排不下",
            "用规范化简称，一排能多排几个；或用不加盖印章的排法（[layout] 里写 seal = false）",
        ),
        Role::Cell | Role::HeadCell | Role::HeadAgain | Role::Caption => {
            ("表格的一行比一页还高，排不下", "把这一行的内容写短一些，或者分成几行")
        }
        _ => ("标题或附件标题太长，这一页排不下", "把标题写短一些"),
    }
}

/// Which table does not fit, and its columns.
fn crowded(table: &Crowded) -> String {
    /// So many columns are named.
    const FEW: usize = 3;
    let Crowded { number, caption, n_columns, narrow, .. } = table;
    let caption = caption.as_ref().map_or(String::new(), |text| format!("“{text}”"));
    let names: String = narrow.iter().take(FEW).map(|name| format!("“{name}”")).collect();
    let more = match narrow.len() {
        n if n > FEW => format!("等 {n} 栏"),
        _ => String::new(),
    };
    format!(
        "第 {number} 个表格{caption}有 {n_columns} 栏，一页排不下：{names}{more}窄得放不下字"
    )
}

fn crowded_help(table: &Crowded) -> &'static str {
    match (table.is_fixed, table.is_turned) {
        (true, _) => "把 widths 里这几栏的数写大一些，或者删去 widths，由程序来定",
        (false, true) => "少几栏，或者把行和栏对调，或者分成几个表，或者另附一个文件",
        (false, false) => {
            "少几栏，或者把行和栏对调，或者分成几个表，或者另附一个文件；稍宽的可以放进横排的附件（landscape = true）"
        }
    }
}
