//! The commands that look at letters: `check` and `preview`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::ValueEnum;

use super::shared::{Colouring, Data, Material, Pace, TEMPLATE, Which};

#[derive(clap::Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "reply check [选项] [文件或文件夹]...",
    after_help = "\
例子：
  reply check 信.toml                     检查一封信
  reply check 信/                         检查文件夹里的全部信件
  reply check 信/ --diff                  看看能自动改的会怎么改
  reply check 信/ --fix                   自动改（只改有唯一改法、不动意思的）
  reply check 信/ --deny warnings         有警告也算不通过
  reply check 信/ --format sarif          给代码平台和编辑器用
  reply check --data 台账.xlsx --template 信.toml.tera  检查照台账写成的每一封

不想改的，在那一行的上面或行尾写明理由：# reply: allow(规则) 理由
退出码：0 没有错误；1 有错误（或有要自动改的）；2 未能执行"
)]
pub(in crate::cli) struct Check {
    /// 信件（.toml）或放信件的文件夹，可以写几个；- 是标准输入；默认：这个文件夹
    #[arg(value_name = "文件或文件夹", conflicts_with = "data")]
    pub(in crate::cli) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) ledger: Data,

    /// 自动改：只改有唯一改法的地方，别处一个字节也不动
    #[arg(long, conflicts_with = "diff")]
    pub(in crate::cli) fix: bool,

    /// 只显示会怎么改，不写文件；有要改的，退出码是 1
    #[arg(long)]
    pub(in crate::cli) diff: bool,

    /// warnings：有警告也算不通过，退出码是 1
    #[arg(long, value_name = "级别")]
    pub(in crate::cli) deny: Option<Deny>,

    /// 只用这些规则，用逗号隔开
    #[arg(long, value_name = "规则", value_delimiter = ',')]
    pub(in crate::cli) select: Vec<String>,

    /// 不用这些规则，用逗号隔开
    #[arg(long, value_name = "规则", value_delimiter = ',')]
    pub(in crate::cli) ignore: Vec<String>,

    /// 结果的样子：human 带原文和位置，short 一行一条，json 一行一个对象，sarif，github；默认：human
    #[arg(long, value_name = "样式", default_value = "human", hide_default_value = true)]
    pub(in crate::cli) format: Findings,

    #[command(flatten)]
    pub(in crate::cli) proofing: Proofing,
}

#[derive(clap::Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "reply preview [选项] <文件或文件夹>...",
    after_help = "\
例子：
  reply preview 信.toml                   每页一张图片：信-1.png、信-2.png……
  reply preview 信/ -o 图片 --dpi 96      文件夹里的全部信件，图片放进“图片”
  reply preview 信.toml --format svg      画成 SVG，放大不模糊
  reply preview 信/ --html 预览           写成一页 预览/index.html，用浏览器打开
  reply preview 信.pdf                    已经生成的 PDF
  reply preview --data 台账.xlsx --template 信.toml.tera  照台账写成的每一封

图片是从生成的 PDF 画出来的，看到的就是要发的。HTML 不联网也能看，检查的结果标在每页旁边。
退出码：0 画好了；1 有信件没有排成，要先改；2 未能执行"
)]
pub(in crate::cli) struct Preview {
    /// 信件（.toml）、放信件的文件夹或生成的 PDF，可以写几个；- 是标准输入
    #[arg(
        value_name = "文件或文件夹",
        required_unless_present = "data",
        conflicts_with = "data"
    )]
    pub(in crate::cli) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) ledger: Data,

    /// 图片放进这个文件夹，没有就建立；默认在信件旁边
    #[arg(short, long, value_name = "文件夹")]
    pub(in crate::cli) output: Option<PathBuf>,

    /// 不写图片，写成一页 HTML：这个文件夹里的 index.html
    #[arg(
        long,
        value_name = "文件夹",
        conflicts_with_all = ["output", "format"]
    )]
    pub(in crate::cli) html: Option<PathBuf>,

    /// 图片的种类：png 或 svg；默认：png
    #[arg(long, value_name = "种类", default_value = "png", hide_default_value = true)]
    pub(in crate::cli) format: PictureFormat,

    /// 每英寸多少点，36 至 600；默认：144
    #[arg(
        long,
        value_name = "点数",
        default_value_t = 144,
        value_parser = clap::value_parser!(u32).range(36..=600),
        hide_default_value = true
    )]
    pub(in crate::cli) dpi: u32,

    #[command(flatten)]
    pub(in crate::cli) which: Which,

    #[command(flatten)]
    pub(in crate::cli) proofing: Proofing,
}

/// How letters are read and checked.
#[derive(Clone, clap::Args)]
pub(in crate::cli) struct Proofing {
    /// 把这一天当作今天（如 2024-06-01），用来检查成文日期
    #[arg(long, value_name = "日期")]
    pub(in crate::cli) today: Option<NaiveDate>,

    #[command(flatten)]
    pub(in crate::cli) pace: Pace,

    #[command(flatten)]
    pub(in crate::cli) material: Material,

    #[command(flatten)]
    pub(in crate::cli) colouring: Colouring,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Deny {
    Warnings,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Findings {
    Human,
    Short,
    Json,
    Sarif,
    Github,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PictureFormat {
    Png,
    Svg,
}
