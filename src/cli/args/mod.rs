//! The command line, as clap reads it.

mod making;
mod reading;
mod shared;

pub(super) use making::{Build, Making, Watch};
pub(super) use reading::{Check, Deny, Findings, PictureFormat, Preview, Proofing};
pub(super) use shared::{Colour, Data, Format, Limit, Material, Pace, Showing};

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::builder::PossibleValue;
use clap::{ArgAction, Parser, Subcommand, ValueEnum};

use crate::ledger::{Choice, Condition};
use crate::letter::SchemaOf;
use shared::TEMPLATE;

#[derive(Parser)]
#[command(
    name = "reply",
    version,
    about = "提案、建议答复函：从一份 TOML 直接排成符合 GB/T 9704—2012 信函格式的 PDF",
    help_template = TEMPLATE,
    override_usage = "reply <命令> [选项]",
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    max_term_width = 100,
    hide_possible_values = true,
    next_help_heading = "选项",
    after_help = "\
例子：
  reply new 我的信.toml          写一份带说明的样信，照着改
  reply build 我的信.toml        在旁边生成 我的信.pdf
  reply check 我的信.toml        检查有没有写错的地方
  reply preview 我的信.toml      每页画成一张图片：我的信-1.png……
  reply build --help            看 build 的全部选项

退出码：0 完成；1 信件有需要改的地方；2 没能做成（如文件打不开）"
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,

    /// 显示这份说明
    #[arg(short, long, action = ArgAction::Help, global = true, display_order = 99)]
    help: Option<bool>,

    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// 把信件的 TOML 排成 PDF
    Build(Build),

    /// 看着信件，改了什么就重新生成哪封
    Watch(Watch),

    /// 检查信件：文号、日期、届次、标点、数字、用词、版面，指出每处在哪里、该怎么写
    Check(Check),

    /// 把信件画成图片；或者写一页 HTML，每页旁边是检查出的问题
    Preview(Preview),

    /// 说明一条检查规则
    #[command(
        help_template = TEMPLATE,
        override_usage = "reply explain <规则>",
        after_help = "例子：\n  reply explain until-confused"
    )]
    Explain {
        /// 规则的名称，写在提示的方括号里
        #[arg(value_name = "规则", help_heading = "参数")]
        rule: String,
    },

    /// 列出全部检查规则
    #[command(help_template = TEMPLATE, override_usage = "reply rules [选项]")]
    Rules(Rules),

    /// 写一份带说明的样信，可以直接 build；或者照台账一行写一封
    New(New),

    /// 查看信件的模板
    #[command(
        subcommand,
        help_template = TEMPLATE,
        override_usage = "reply template show",
        subcommand_help_heading = "命令",
        after_help = "例子：\n  reply template show > 我的模板.xml"
    )]
    Template(TemplateCommand),

    /// 查看版式的各个数字
    #[command(
        subcommand,
        help_template = TEMPLATE,
        override_usage = "reply layout show [文件]",
        subcommand_help_heading = "命令",
        after_help = "例子：\n  reply layout show"
    )]
    Layout(LayoutCommand),

    /// 列出各种字体由哪些字库承担、能印多少汉字
    #[command(help_template = TEMPLATE, override_usage = "reply fonts [选项]")]
    Fonts {
        /// 也看这个文件夹里的字库
        #[arg(long, value_name = "文件夹", help_heading = "选项")]
        font_dir: Option<PathBuf>,

        #[command(flatten)]
        limit: Limit,

        /// 只许读这个文件夹里的文件，链接指到外面的也不读
        #[arg(long, value_name = "文件夹", help_heading = "选项")]
        root: Option<PathBuf>,
    },

    /// 输出信件的 JSON Schema，编辑器用它提示和检查；或者全部键的说明
    #[command(
        help_template = TEMPLATE,
        override_usage = "reply schema [选项] [信件|reply.toml]",
        after_help = "例子：\n  reply schema > 信件.schema.json\n  \
            reply schema --format markdown > 键名参考.md\n\n\
            信件的第一行写上 #:schema ./信件.schema.json"
    )]
    Schema {
        /// 信件（不写就是它），或 reply.toml
        #[arg(
            value_name = "哪一种",
            default_value = "信件",
            help_heading = "参数",
            hide_default_value = true
        )]
        of: SchemaOf,

        /// 样子：json 是 JSON Schema，markdown 是一页说明
        #[arg(
            long,
            value_name = "样式",
            default_value = "json",
            help_heading = "选项",
            hide_default_value = true
        )]
        format: SchemaFormat,
    },

    /// 输出命令行补全脚本
    #[command(
        help_template = TEMPLATE,
        override_usage = "reply completions <bash|zsh|fish|powershell|elvish>",
        after_help = "例子：\n  reply completions bash > ~/.local/share/bash-completion/completions/reply"
    )]
    Completions {
        /// bash、zsh、fish、powershell 或 elvish
        #[arg(value_name = "命令解释器", help_heading = "参数")]
        shell: clap_complete::Shell,
    },
}

impl Command {
    /// The folder in which everything is that may be read, if there is one.
    pub(super) fn root(&self) -> Option<&Path> {
        let root = match self {
            Command::Build(build) => &build.making.material.root,
            Command::Watch(watch) => &watch.making.material.root,
            Command::Check(check) => &check.proofing.material.root,
            Command::Preview(preview) => &preview.proofing.material.root,
            Command::New(new) => &new.root,
            Command::Layout(LayoutCommand::Show { root, .. }) => root,
            Command::Fonts { root, .. } => root,
            _ => return None,
        };
        root.as_deref()
    }

    /// How what is wrong with a run as a whole is shown.
    pub(super) fn showing(&self) -> Showing {
        let plain = |colouring| Showing { colouring, ..Showing::default() };
        match self {
            Command::Build(build) => build.making.showing,
            Command::Watch(watch) => watch.making.showing,
            Command::Check(check) => plain(check.proofing.colouring),
            Command::Preview(preview) => plain(preview.proofing.colouring),
            _ => Showing::default(),
        }
    }
}

impl Command {
    /// How long a letter, or what is read besides, may take; none for the usual time.
    pub(super) fn timeout(&self) -> Option<Duration> {
        let limit = match self {
            Command::Build(build) => build.making.pace.limit,
            Command::Watch(watch) => watch.making.pace.limit,
            Command::Check(check) => check.proofing.pace.limit,
            Command::Preview(preview) => preview.proofing.pace.limit,
            Command::New(new) => new.limit,
            Command::Layout(LayoutCommand::Show { limit, .. }) => *limit,
            Command::Fonts { limit, .. } => *limit,
            _ => Limit::default(),
        };
        limit.timeout.map(|seconds| Duration::from_secs(seconds.get()))
    }
}

#[derive(Subcommand)]
pub(super) enum TemplateCommand {
    /// 显示自带的模板，可以存下来修改
    #[command(help_template = TEMPLATE, override_usage = "reply template show [种类]")]
    Show {
        /// 提案、建议、会办意见、正文 或 征询意见表
        #[arg(
            value_name = "种类",
            default_value = "提案",
            help_heading = "参数",
            hide_default_value = true
        )]
        which: String,
    },
}

#[derive(Subcommand)]
pub(super) enum LayoutCommand {
    /// 列出起作用的每个数字、条款、约束力、在哪里设定，以及与标准的不同
    #[command(help_template = TEMPLATE, override_usage = "reply layout show [文件]")]
    Show {
        /// 信件或 reply.toml；没有写时，用这个文件夹的 reply.toml
        #[arg(value_name = "文件", help_heading = "参数")]
        file: Option<PathBuf>,

        #[command(flatten)]
        limit: Limit,

        /// 只许读这个文件夹里的文件，上级文件夹的 reply.toml 也不读
        #[arg(long, value_name = "文件夹", help_heading = "选项")]
        root: Option<PathBuf>,
    },
}

#[derive(clap::Args)]
#[command(
    help_template = TEMPLATE,
    next_help_heading = "选项",
    override_usage = "reply new <文件>\n      reply new --from <台账> [选项]",
    after_help = "\
例子：
  reply new 我的信.toml                     写一份样信
  reply new --from 台账.xlsx                一行写一封，放在 台账 文件夹里
  reply new --from 台账.xlsx -o 信          放在 信 文件夹里
  reply new --from 台账.xlsx -o '信/{案号}-{案由}'  文件名照这个样子取
  reply new --from 台账.xlsx --where '承办科室=供水科'  只写这个科室的
  reply new --from 台账.csv --template 信.toml.tera
  reply new --from - -o 信 < 台账.xlsx      从标准输入读

台账可以是 .xlsx、.xls、.ods、.csv；列名不同的，写在 reply.toml 的 [ledger] 里。
退出码：0 每一行都写好了，或者已有；1 有的行要改；2 没能做成"
)]
pub(super) struct New {
    /// 要写的文件；已有同名文件时不覆盖
    #[arg(
        value_name = "文件",
        help_heading = "参数",
        required_unless_present = "from",
        conflicts_with = "from"
    )]
    pub(super) path: Option<PathBuf>,

    /// 照这份台账写，一行一封；文件名是“案号-提案人.toml”，已有的不动；- 表示标准输入
    #[arg(long, value_name = "台账")]
    pub(super) from: Option<PathBuf>,

    /// 写到这个文件夹，没有就建立；或者带 {案号}、{提案人}、{案由}、{届次}、{文号} 一类内容的文件名，
    /// 与 build 的 -o 相同；不写时，在台账旁边，与台账同名
    #[arg(short, long, value_name = "文件夹或文件名")]
    pub(super) output: Option<PathBuf>,

    /// 台账里只要这一列是这个值的行（'承办科室=供水科'），不要的写 !=；可以写几个，都要符合
    #[arg(long = "where", value_name = "列=值", requires = "from")]
    pub(super) filters: Vec<Condition>,

    /// 用台账里的这个工作表，代替 reply.toml 指定的
    #[arg(long, value_name = "名称", requires = "from")]
    pub(super) sheet: Option<String>,

    /// 照这个模板写，代替自带的
    #[arg(long, value_name = "文件")]
    pub(super) template: Option<PathBuf>,

    #[command(flatten)]
    pub(super) limit: Limit,

    /// 只许读这个文件夹里的文件：信里写的、链接指到的、上级的 reply.toml，在外面的都不读
    #[arg(long, value_name = "文件夹")]
    pub(super) root: Option<PathBuf>,
}

impl New {
    /// What of the ledger is used.
    pub(super) fn choice(&self) -> Choice {
        Choice { sheet: self.sheet.clone(), conditions: self.filters.clone() }
    }
}

#[derive(clap::Args)]
#[command(next_help_heading = "选项")]
pub(super) struct Rules {
    /// 样子：human 每条一行，json 全部内容，markdown 一页说明
    #[arg(long, value_name = "样式", default_value = "human", hide_default_value = true)]
    pub(super) format: Listing,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Listing {
    Human,
    Json,
    Markdown,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaFormat {
    Json,
    Markdown,
}

impl ValueEnum for SchemaOf {
    fn value_variants<'a>() -> &'a [SchemaOf] {
        &[SchemaOf::Letter, SchemaOf::Defaults]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            SchemaOf::Letter => PossibleValue::new("信件").alias("letter"),
            SchemaOf::Defaults => PossibleValue::new("reply.toml"),
        })
    }
}
