//! The command line, as clap reads it.

use std::num::{NonZeroU64, NonZeroUsize};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::PossibleValue;
use clap::{ArgAction, Parser, Subcommand, ValueEnum};

use crate::compile::Stage;
use crate::letter::SchemaOf;

const TEMPLATE: &str = "\
{about-with-newline}
用法：{usage}

{all-args}{after-help}";

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
    #[arg(short, long, action = ArgAction::Help, global = true, help_heading = "选项")]
    help: Option<bool>,

    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "选项")]
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
            hide_possible_values = true,
            hide_default_value = true
        )]
        of: SchemaOf,

        /// 样子：json 是 JSON Schema，markdown 是一页说明
        #[arg(
            long,
            value_name = "样式",
            default_value = "json",
            help_heading = "选项",
            hide_possible_values = true,
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
        #[arg(
            value_name = "命令解释器",
            help_heading = "参数",
            hide_possible_values = true
        )]
        shell: clap_complete::Shell,
    },
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
    },
}

#[derive(Default, clap::Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "reply build [选项] <文件或文件夹>...",
    after_help = "\
例子：
  reply build 信.toml                       生成 信.pdf
  reply build 信/                           文件夹里的每封信各生成一个 PDF，没有变化的跳过
  reply build 信.toml -o 2023-32.pdf        指定输出的文件
  reply build 信/ -o 发出/                  写到另一个文件夹
  reply build 信/ -o '发出/{number}-{proposers}.pdf'   按发文字号和提案人取名
  reply build --data 台账.xlsx --template 信.toml.tera  台账一行一封
  reply build - -o - < 信.toml > 信.pdf     从标准输入读，写到标准输出
  reply build 信.toml --stage pages         看每一行排在哪里（毫米）
  reply build 信.toml --public              生成 信-公开.pdf 和 信-公开.json

信件旁边或上级文件夹里的 reply.toml 提供本单位的默认内容（署名、联系人、模板、字体、版式）。
设置了环境变量 SOURCE_DATE_EPOCH 时，PDF 里的日期用它；否则用信件的成文日期。"
)]
pub(super) struct Build {
    /// 信件的 TOML 或放信件的文件夹，可以有几个；- 表示标准输入
    #[arg(
        value_name = "文件或文件夹",
        required_unless_present = "data",
        conflicts_with = "data",
        help_heading = "参数"
    )]
    pub(super) files: Vec<PathBuf>,

    /// 照这份台账（.xlsx、.xls、.ods、.csv）生成，一行一封；--template 是信件的模板（.toml.tera）
    #[arg(long, value_name = "台账", requires = "template", help_heading = "选项")]
    pub(super) data: Option<PathBuf>,

    /// 输出的文件，- 表示标准输出；有几封信时，是文件夹，或带 {number} 发文字号、{proposal} 案号、
    /// {proposers} 提案人、{title} 案由、{session} 届次、{kind} 种类、{date} 成文日期、
    /// {signature} 署名、{file} 文件名的文件名
    #[arg(short, long, value_name = "文件或文件夹", help_heading = "选项")]
    pub(super) output: Option<PathBuf>,

    /// 同时用几个线程；不写就是处理器有几个用几个
    #[arg(short, long, value_name = "个数", help_heading = "选项")]
    pub(super) jobs: Option<NonZeroUsize>,

    /// 没有变化的信也重新生成
    #[arg(long, help_heading = "选项")]
    pub(super) force: bool,

    /// 有一封没有生成，就不再做后面的
    #[arg(long, help_heading = "选项")]
    pub(super) fail_fast: bool,

    /// 把每封信的结果（页数、字节数、提示、用时、SHA-256）写进这个 JSON 文件
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub(super) report: Option<PathBuf>,

    /// 一封信最多用几秒，超过就停下；不写就是 60
    #[arg(long, value_name = "秒", help_heading = "选项")]
    pub(super) timeout: Option<NonZeroU64>,

    /// 不生成 PDF，只显示中间一步：letter 信件、markup 标记、document 要素、pages 版面
    #[arg(long, value_name = "步骤", help_heading = "选项", hide_possible_values = true)]
    pub(super) stage: Option<Stage>,

    /// 不生成 PDF，逐页逐行显示占多少字、压缩或拉开了多少，以及为署名作的调整
    #[arg(long, conflicts_with = "stage", help_heading = "选项")]
    pub(super) layout_report: bool,

    /// 生成公开用的版本：去掉联系人、电话、身份证号和标为不公开的内容，旁边另写一份 JSON
    #[arg(long, help_heading = "选项")]
    pub(super) public: bool,

    /// 套打：纸上已有红头和红线，这里不再印
    #[arg(long, help_heading = "选项")]
    pub(super) preprinted: bool,

    /// 把印章的位置（页码、毫米、单位）写进这个 JSON 文件
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub(super) seals: Option<PathBuf>,

    /// 用这个模板，代替自带的和 reply.toml 指定的；有 --data 时是信件的模板
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub(super) template: Option<PathBuf>,

    /// 用这个文件夹里的公文字库（方正小标宋、仿宋_GB2312 等），缺的仍用自带的
    #[arg(long, value_name = "文件夹", help_heading = "选项")]
    pub(super) font_dir: Option<PathBuf>,

    #[command(flatten)]
    pub(super) showing: Showing,
}

/// How findings are shown.
#[derive(Clone, Copy, Default, clap::Args)]
pub(super) struct Showing {
    /// 提示的样子：human 带原文和指示，short 每条一行
    #[arg(
        long,
        value_name = "样式",
        default_value = "human",
        help_heading = "选项",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(super) format: Format,

    /// 提示的颜色：auto 自动、always 总有、never 没有
    #[arg(
        long,
        value_name = "颜色",
        default_value = "auto",
        help_heading = "选项",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(super) color: Colour,
}

#[derive(clap::Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "reply watch [选项] <文件或文件夹>...",
    after_help = "\
例子：
  reply watch 信/                         改好一封，保存，PDF 就是新的
  reply watch 信/ -o 发出/                 写到另一个文件夹

信件、reply.toml、模板、表格、字库有变化时，只重新生成受影响的信；有错误的信，原来的 PDF 不动。
按 Ctrl+C 停下。"
)]
pub(super) struct Watch {
    /// 信件的 TOML 或放信件的文件夹，可以有几个
    #[arg(value_name = "文件或文件夹", required = true, help_heading = "参数")]
    pub(super) files: Vec<PathBuf>,

    /// 输出的文件或文件夹，和 build 一样
    #[arg(short, long, value_name = "文件或文件夹", help_heading = "选项")]
    pub(super) output: Option<PathBuf>,

    /// 用这个模板，代替自带的和 reply.toml 指定的
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub(super) template: Option<PathBuf>,

    /// 用这个文件夹里的公文字库，缺的仍用自带的
    #[arg(long, value_name = "文件夹", help_heading = "选项")]
    pub(super) font_dir: Option<PathBuf>,

    #[command(flatten)]
    pub(super) showing: Showing,
}

impl Watch {
    /// What is built when something changed.
    pub(super) fn build(&self) -> Build {
        Build {
            files: self.files.clone(),
            output: self.output.clone(),
            template: self.template.clone(),
            font_dir: self.font_dir.clone(),
            showing: self.showing,
            ..Build::default()
        }
    }
}

#[derive(clap::Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "reply new <文件>\n      reply new --from <台账> [选项]",
    after_help = "\
例子：
  reply new 我的信.toml                     写一份样信
  reply new --from 台账.xlsx                一行写一封，放在 台账 文件夹里
  reply new --from 台账.xlsx -o 信          放在 信 文件夹里
  reply new --from 台账.csv --template 信.toml.tera

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

    /// 照这份台账写，一行一封；文件名是“案号-提案人.toml”，已有的不动
    #[arg(long, value_name = "台账", help_heading = "选项")]
    pub(super) from: Option<PathBuf>,

    /// 写到这个文件夹，没有就建立；不写时，在台账旁边，与台账同名
    #[arg(short, long, value_name = "文件夹", help_heading = "选项")]
    pub(super) output: Option<PathBuf>,

    /// 照这个模板写，代替自带的
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub(super) template: Option<PathBuf>,
}

#[derive(clap::Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "reply check [选项] [文件或文件夹]...",
    after_help = "\
例子：
  reply check 信.toml                     检查一封信
  reply check 信/                         检查文件夹里的全部信件
  reply check 信/ --diff                  看看能自动改的怎么改
  reply check 信/ --fix                   自动改（只改有唯一改法、不动意思的）
  reply check 信/ --deny warnings         有警告也算不通过
  reply check 信/ --format sarif          给代码平台和编辑器用

不改的，在那一行的上面或行尾写明理由：# reply: allow(规则) 理由
退出码：0 没有错误；1 有错误（或要自动改的）；2 没能做成"
)]
pub(super) struct Check {
    /// 信件的 TOML 或放信件的文件夹，可以有几个；- 表示标准输入；不写就是这个文件夹
    #[arg(value_name = "文件或文件夹", help_heading = "参数")]
    pub(super) paths: Vec<PathBuf>,

    /// 自动改：只改有唯一改法的地方，别处一字节不动
    #[arg(long, help_heading = "选项", conflicts_with = "diff")]
    pub(super) fix: bool,

    /// 只显示会怎么改，不写文件；有要改的，退出码是 1
    #[arg(long, help_heading = "选项")]
    pub(super) diff: bool,

    /// warnings：有警告时退出码也是 1
    #[arg(long, value_name = "级别", help_heading = "选项", hide_possible_values = true)]
    pub(super) deny: Option<Deny>,

    /// 只查这些规则，用逗号隔开
    #[arg(long, value_name = "规则", value_delimiter = ',', help_heading = "选项")]
    pub(super) select: Vec<String>,

    /// 不查这些规则，用逗号隔开
    #[arg(long, value_name = "规则", value_delimiter = ',', help_heading = "选项")]
    pub(super) ignore: Vec<String>,

    /// 结果的样子：human 带原文和指示，short 每条一行，json 每条一个对象，sarif，github
    #[arg(
        long,
        value_name = "样式",
        default_value = "human",
        help_heading = "选项",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(super) format: Findings,

    /// 当作今天是这一天（如 2024-06-01），用来检查成文日期
    #[arg(long, value_name = "日期", help_heading = "选项")]
    pub(super) today: Option<NaiveDate>,

    /// 用这个文件夹里的公文字库排版，和 build 一样
    #[arg(long, value_name = "文件夹", help_heading = "选项")]
    pub(super) font_dir: Option<PathBuf>,

    /// 颜色：auto 自动、always 总有、never 没有
    #[arg(
        long,
        value_name = "颜色",
        default_value = "auto",
        help_heading = "选项",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(super) color: Colour,
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

图片是从生成的 PDF 画出来的，看到的就是要发的。HTML 不联网也能看，问题标在每页的旁边。
退出码：0 画好了；1 有信件没有排成，要先改；2 没能做成"
)]
pub(super) struct Preview {
    /// 信件的 TOML、放信件的文件夹或生成的 PDF，可以有几个；- 表示标准输入
    #[arg(value_name = "文件或文件夹", required = true, help_heading = "参数")]
    pub(super) paths: Vec<PathBuf>,

    /// 图片放进这个文件夹，没有就建一个；不写就放在信件旁边
    #[arg(short, long, value_name = "文件夹", help_heading = "选项")]
    pub(super) output: Option<PathBuf>,

    /// 不写图片，写一页 HTML：这个文件夹里的 index.html
    #[arg(
        long,
        value_name = "文件夹",
        help_heading = "选项",
        conflicts_with_all = ["output", "format"]
    )]
    pub(super) html: Option<PathBuf>,

    /// 图片的种类：png 或 svg
    #[arg(
        long,
        value_name = "种类",
        default_value = "png",
        help_heading = "选项",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(super) format: PictureFormat,

    /// 每英寸多少个点，36 到 600；不写就是 144
    #[arg(
        long,
        value_name = "点数",
        default_value_t = 144,
        value_parser = clap::value_parser!(u32).range(36..=600),
        help_heading = "选项",
        hide_default_value = true
    )]
    pub(super) dpi: u32,

    /// 看公开用的版本
    #[arg(long, help_heading = "选项")]
    pub(super) public: bool,

    /// 套打：不印红头和红线
    #[arg(long, help_heading = "选项")]
    pub(super) preprinted: bool,

    /// 用这个模板，代替自带的和 reply.toml 指定的
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub(super) template: Option<PathBuf>,

    /// 用这个文件夹里的公文字库，和 build 一样
    #[arg(long, value_name = "文件夹", help_heading = "选项")]
    pub(super) font_dir: Option<PathBuf>,

    /// 当作今天是这一天（如 2024-06-01），用来检查成文日期
    #[arg(long, value_name = "日期", help_heading = "选项")]
    pub(super) today: Option<NaiveDate>,

    /// 提示的颜色：auto 自动、always 总有、never 没有
    #[arg(
        long,
        value_name = "颜色",
        default_value = "auto",
        help_heading = "选项",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(super) color: Colour,
}

#[derive(clap::Args)]
pub(super) struct Rules {
    /// 样子：human 每条一行，json 全部内容，markdown 一页说明
    #[arg(
        long,
        value_name = "样式",
        default_value = "human",
        help_heading = "选项",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(super) format: Listing,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Warnings,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Findings {
    Human,
    Short,
    Json,
    Sarif,
    Github,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PictureFormat {
    Png,
    Svg,
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

impl ValueEnum for Stage {
    fn value_variants<'a>() -> &'a [Stage] {
        &Stage::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
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

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Human,
    Short,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    #[default]
    Auto,
    Always,
    Never,
}
