//! The command line, as clap reads it.

mod making;
mod reading;
mod shared;
mod starting;

pub(super) use making::{Build, Making, Watch};
pub(super) use reading::{Check, Deny, Findings, PictureFormat, Preview, Proofing};
pub(super) use shared::{Colour, Data, Format, Limit, Material, Pace, Showing};
pub(super) use starting::{Init, New};

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::builder::PossibleValue;
use clap::{ArgAction, Parser, Subcommand, ValueEnum};

use crate::letter::SchemaOf;
use shared::{COMMANDS, OPTIONS, TEMPLATE};

#[derive(Parser)]
#[command(
    name = "reply",
    version,
    about = "把提案、建议的答复函排成符合 GB/T 9704—2012 信函格式的 PDF；信件写在 .toml 文件里",
    help_template = COMMANDS,
    override_usage = "reply <命令> [选项]\n      reply <信件>...",
    subcommand_value_name = "命令",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    hide_possible_values = true,
    after_help = "\
例子：
  reply new 我的信.toml          写一份带说明的样信，照着改
  reply build 我的信.toml        在旁边生成 我的信.pdf；不写 build 也行
  reply check 我的信.toml        检查有没有写错的地方
  reply preview 我的信.toml      每页画成一张图片：我的信-1.png……
  reply help build               看 build 的全部选项

退出码：0 完成；1 信件有要改的地方；2 未能执行（如文件打不开）"
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
    /// 把信件生成 PDF；reply 信.toml 就是 reply build 信.toml
    Build(Build),

    /// 监视信件，改了哪封就重新生成哪封
    Watch(Watch),

    /// 检查信件的文号、日期、标点、数字、用词和版面，指出错在哪里、该怎么写
    Check(Check),

    /// 把信件画成图片，或者写成一页 HTML，检查的结果标在每页旁边
    Preview(Preview),

    /// 说明一条检查规则
    #[command(
        help_template = TEMPLATE,
        override_usage = "reply explain <规则>",
        after_help = "例子：\n  reply explain until-confused"
    )]
    Explain {
        /// 规则的名称，写在提示的方括号里
        #[arg(value_name = "规则")]
        rule: String,
    },

    /// 列出全部检查规则
    #[command(help_template = OPTIONS, override_usage = "reply rules [选项]")]
    Rules(Rules),

    /// 写一份样信，或者一份空着的 reply.toml；有台账的，一行写一封
    New(New),

    /// 把文件夹里各封信都一样的内容写成 reply.toml
    Init(Init),

    /// 查看自带的模板
    #[command(
        subcommand,
        help_template = COMMANDS,
        override_usage = "reply template show [种类]",
        after_help = "例子：\n  reply template show > 我的模板.xml"
    )]
    Template(TemplateCommand),

    /// 查看版式的各个数字
    #[command(
        subcommand,
        help_template = COMMANDS,
        override_usage = "reply layout show [文件]",
        after_help = "例子：\n  reply layout show"
    )]
    Layout(LayoutCommand),

    /// 列出各种字体用哪个字库、能印多少汉字
    #[command(help_template = OPTIONS, override_usage = "reply fonts [选项]")]
    Fonts {
        /// 也看这个文件夹里的字库
        #[arg(long, value_name = "文件夹")]
        font_dir: Option<PathBuf>,

        #[command(flatten)]
        limit: Limit,

        /// 只读这个文件夹里的文件，链接指到外面的也不读
        #[arg(long, value_name = "文件夹")]
        root: Option<PathBuf>,
    },

    /// 输出 JSON Schema，供编辑器提示和检查；或者全部键的说明
    #[command(
        help_template = TEMPLATE,
        override_usage = "reply schema [选项] [信件|reply.toml]",
        after_help = "例子：\n  reply schema > 信件.schema.json\n  \
            reply schema --format markdown > 键名参考.md\n\n\
            在信件的第一行写上：#:schema ./信件.schema.json"
    )]
    Schema {
        /// 信件 或 reply.toml；默认：信件
        #[arg(value_name = "哪一种", default_value = "信件", hide_default_value = true)]
        of: SchemaOf,

        /// json 是 JSON Schema，markdown 是一页说明；默认：json
        #[arg(
            long,
            value_name = "样式",
            default_value = "json",
            hide_default_value = true
        )]
        format: SchemaFormat,
    },

    /// 输出命令行的补全脚本
    #[command(
        help_template = TEMPLATE,
        override_usage = "reply completions <bash|zsh|fish|powershell|elvish>",
        after_help = "例子：\n  reply completions bash > ~/.local/share/bash-completion/completions/reply"
    )]
    Completions {
        /// bash、zsh、fish、powershell 或 elvish
        #[arg(value_name = "命令解释器")]
        shell: clap_complete::Shell,
    },

    /// 显示一个命令的说明，与 --help 相同
    #[command(
        help_template = TEMPLATE,
        override_usage = "reply help [命令]...",
        after_help = "例子：\n  reply help build\n  reply help template show"
    )]
    Help {
        /// 哪个命令；不写就是全部命令
        #[arg(value_name = "命令")]
        words: Vec<String>,
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
            Command::Init(init) => &init.root,
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
            Command::Init(init) => init.limit,
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
        /// 提案、建议、会办意见、正文 或 征询意见表；默认：提案
        #[arg(value_name = "种类", default_value = "提案", hide_default_value = true)]
        which: String,
    },
}

#[derive(Subcommand)]
pub(super) enum LayoutCommand {
    /// 列出用到的每个数字、条款、约束力、在哪里设定，以及与标准的不同
    #[command(help_template = TEMPLATE, override_usage = "reply layout show [文件]")]
    Show {
        /// 信件或 reply.toml；默认：这个文件夹的 reply.toml
        #[arg(value_name = "文件")]
        file: Option<PathBuf>,

        #[command(flatten)]
        limit: Limit,

        /// 只读这个文件夹里的文件，在外面的 reply.toml 也不读
        #[arg(long, value_name = "文件夹")]
        root: Option<PathBuf>,
    },
}

#[derive(clap::Args)]
pub(super) struct Rules {
    /// 样子：human 一行一条，json 是全部内容，markdown 是一页说明；默认：human
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
