//! Options that several commands have.

use std::num::{NonZeroU64, NonZeroUsize};
use std::path::PathBuf;

use clap::ValueEnum;

use crate::compile::Version;
use crate::ledger::{Choice, Condition};

/// How a page of help is put together.
pub(super) const TEMPLATE: &str = "\
{about-with-newline}
用法：{usage}

参数：
{positionals}

选项：
{options}{after-help}";

/// How it is where nothing but options can be written.
pub(super) const OPTIONS: &str = "\
{about-with-newline}
用法：{usage}

选项：
{options}{after-help}";

/// How it is where further commands can be written.
pub(super) const COMMANDS: &str = "\
{about-with-newline}
用法：{usage}

命令：
{subcommands}

选项：
{options}{after-help}";

/// How fast letters are gone over.
#[derive(Clone, Copy, Default, clap::Args)]
pub(in crate::cli) struct Pace {
    /// 同时处理几封；默认等于处理器个数
    #[arg(short, long, value_name = "个数")]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,

    #[command(flatten)]
    pub(in crate::cli) limit: Limit,
}

/// How long a run may take.
#[derive(Clone, Copy, Default, clap::Args)]
pub(in crate::cli) struct Limit {
    /// 一封信最多用几秒，超过就停下；默认：60
    #[arg(long, value_name = "秒")]
    pub(in crate::cli) timeout: Option<NonZeroU64>,
}

/// What is used in place of what letters name.
#[derive(Clone, Default, clap::Args)]
pub(in crate::cli) struct Material {
    /// 用这个模板，不用自带的、信里和 reply.toml 指定的
    #[arg(long, value_name = "文件")]
    pub(in crate::cli) template: Option<PathBuf>,

    /// 用这个文件夹里的公文字库（方正小标宋、仿宋_GB2312 等）；缺的仍用自带的
    #[arg(long, value_name = "文件夹")]
    pub(in crate::cli) font_dir: Option<PathBuf>,

    /// 只读这个文件夹里的文件；信里写的、链接指到的、上级的 reply.toml，在外面的都不读
    #[arg(long, value_name = "文件夹")]
    pub(in crate::cli) root: Option<PathBuf>,
}

/// A ledger, of whose rows letters are made, in place of letters in files.
#[derive(Clone, Default, clap::Args)]
pub(in crate::cli) struct Data {
    /// 照这份台账（.xlsx、.xls、.ods、.csv；- 是标准输入）一行一封；信件的模板用 --template 写
    #[arg(long, value_name = "台账", requires = "template")]
    pub(in crate::cli) data: Option<PathBuf>,

    /// 只要这一列是这个值的行，如 '承办科室=供水科'；不等于写 !=；可以写几个，都要符合
    #[arg(long = "where", value_name = "列=值", requires = "data")]
    pub(in crate::cli) filters: Vec<Condition>,

    /// 用台账的这个工作表，不用 reply.toml 指定的
    #[arg(long, value_name = "名称", requires = "data")]
    pub(in crate::cli) sheet: Option<String>,
}

impl Data {
    /// What of the ledger is used.
    pub(in crate::cli) fn choice(&self) -> Choice {
        Choice { sheet: self.sheet.clone(), conditions: self.filters.clone() }
    }
}

/// Which version of letters is meant.
#[derive(Clone, Copy, Default, clap::Args)]
pub(in crate::cli) struct Which {
    /// 公开的版本：去掉联系人、电话、身份证号和标为不公开的内容；build 在旁边另写一份 JSON
    #[arg(long)]
    pub(in crate::cli) public: bool,

    /// 套打：纸上已有红头和红线，不再印
    #[arg(long)]
    preprinted: bool,
}

impl Which {
    /// The version.
    pub(in crate::cli) fn version(self) -> Version {
        Version { is_public: self.public, is_preprinted: self.preprinted }
    }

    /// What stands behind the names of its files: the public version has a name of its own,
    /// so that the other is never sent in its place.
    pub(in crate::cli) fn suffix(self) -> &'static str {
        if self.public { "-公开" } else { "" }
    }
}

/// How findings are shown.
#[derive(Clone, Copy, Default, clap::Args)]
pub(in crate::cli) struct Showing {
    /// 提示的样子：human 带原文和位置，short 一行一条；默认：human
    #[arg(long, value_name = "样式", default_value = "human", hide_default_value = true)]
    pub(in crate::cli) format: Format,

    #[command(flatten)]
    pub(in crate::cli) colouring: Colouring,
}

/// Whether what is shown has colours.
#[derive(Clone, Copy, Default, clap::Args)]
pub(in crate::cli) struct Colouring {
    /// 提示的颜色：auto 终端上才有，always 总有，never 没有；默认：auto
    #[arg(long, value_name = "颜色", default_value = "auto", hide_default_value = true)]
    pub(in crate::cli) color: Colour,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    #[default]
    Human,
    Short,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Colour {
    #[default]
    Auto,
    Always,
    Never,
}
