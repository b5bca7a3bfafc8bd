//! The commands that make files: `build` and `watch`.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::shared::{Data, Material, Pace, Showing, TEMPLATE, Which};
use crate::compile::Stage;

#[derive(Default, clap::Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "reply build [选项] <文件或文件夹>...",
    after_help = "\
例子：
  reply build 信.toml                       生成 信.pdf
  reply build 信/                           文件夹里的每封信各生成一个 PDF，没有变化的不重写
  reply build 信.toml -o 2023-32.pdf        指定输出的文件
  reply build 信/ -o 发出/                  写到另一个文件夹
  reply build 信/ -o '发出/{发文字号}-{提案人}.pdf'  按发文字号和提案人取名
  reply build --data 台账.xlsx --template 信.toml.tera  照台账，一行一封
  reply build --data 台账.xlsx --template 信.toml.tera --where '承办科室=供水科'
  reply build - -o - < 信.toml > 信.pdf     从标准输入读，写到标准输出
  reply build 信.toml --stage pages         看每一行排在哪里（毫米）
  reply build 信.toml --public              生成 信-公开.pdf 和 信-公开.json

文件名里可以写：{发文字号}、{案号}、{提案人}、{案由}、{届次}、{种类}、{成文日期}、{署名}、{文件名}，或者 {number}、{proposal}、{proposers}、{title}、{session}、{kind}、{date}、{signature}、{file}。
信件旁边或上级文件夹里的 reply.toml 是本单位的默认内容（署名、联系人、模板、字体、版式）。
设置了环境变量 SOURCE_DATE_EPOCH 时，PDF 里记的日期用它；否则用信件的成文日期。"
)]
pub(in crate::cli) struct Build {
    /// 信件（.toml）或放信件的文件夹，可以写几个；- 是标准输入
    #[arg(
        value_name = "文件或文件夹",
        required_unless_present = "data",
        conflicts_with = "data"
    )]
    pub(in crate::cli) files: Vec<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) ledger: Data,

    #[command(flatten)]
    pub(in crate::cli) making: Making,

    /// 没有变化的 PDF 也重新写
    #[arg(long)]
    pub(in crate::cli) force: bool,

    /// 遇到一封出错就停
    #[arg(long)]
    pub(in crate::cli) fail_fast: bool,

    /// 把每封信的结果（页数、字节数、提示、用时、SHA-256）写成这个 JSON 文件
    #[arg(long, value_name = "文件")]
    pub(in crate::cli) report: Option<PathBuf>,

    /// 不生成 PDF，只显示中间一步：letter 信件，markup 标记，document 要素，pages 版面
    #[arg(long, value_name = "步骤")]
    pub(in crate::cli) stage: Option<Stage>,

    /// 不生成 PDF，逐行显示占多少字、压缩或拉开了多少，以及为署名作的调整
    #[arg(long, conflicts_with = "stage")]
    pub(in crate::cli) layout_report: bool,

    #[command(flatten)]
    pub(in crate::cli) which: Which,

    /// 把印章的位置（页码、毫米、单位）写成这个 JSON 文件
    #[arg(long, value_name = "文件")]
    pub(in crate::cli) seals: Option<PathBuf>,
}

/// Where files go, and how they are made.
#[derive(Clone, Default, clap::Args)]
pub(in crate::cli) struct Making {
    /// 写成这个文件，- 是标准输出；有几封信时是文件夹，或者带 {案号}、{提案人} 一类内容的文件名
    #[arg(short, long, value_name = "文件或文件夹")]
    pub(in crate::cli) output: Option<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) pace: Pace,

    #[command(flatten)]
    pub(in crate::cli) material: Material,

    #[command(flatten)]
    pub(in crate::cli) showing: Showing,
}

#[derive(clap::Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "reply watch [选项] <文件或文件夹>...",
    after_help = "\
例子：
  reply watch 信/                  改好一封，一保存，PDF 就是新的
  reply watch 信/ -o 发出/         写到另一个文件夹

信件、reply.toml、模板、表格、字库一有变化，就重新生成用到它的信；有错误的信，原来的 PDF 不动。
按 Ctrl+C 停下。"
)]
pub(in crate::cli) struct Watch {
    /// 信件（.toml）或放信件的文件夹，可以写几个
    #[arg(value_name = "文件或文件夹", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) making: Making,
}

impl Watch {
    /// What is built when something changed.
    pub(in crate::cli) fn build(&self) -> Build {
        let (files, making) = (self.files.clone(), self.making.clone());
        Build { files, making, ..Build::default() }
    }
}

impl ValueEnum for Stage {
    fn value_variants<'a>() -> &'a [Stage] {
        &Stage::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}
