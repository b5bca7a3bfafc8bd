//! The commands that begin something: `new` and `init`.

use std::path::PathBuf;

use super::shared::{Limit, TEMPLATE};
use crate::ledger::{Choice, Condition};

#[derive(clap::Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "reply new <文件>\n      reply new --from <台账> [选项]",
    after_help = "\
例子：
  reply new 我的信.toml                     写一份样信
  reply new reply.toml                      写一份空着的 reply.toml，各封信都一样的内容写在里面
  reply new --from 台账.xlsx                一行写一封，放在 台账 文件夹里
  reply new --from 台账.xlsx -o 信          放在 信 文件夹里
  reply new --from 台账.xlsx -o '信/{案号}-{案由}'  文件名这样取
  reply new --from 台账.xlsx --where '承办科室=供水科'  只写这个科室的
  reply new --from 台账.csv --template 信.toml.tera
  reply new --from - -o 信 < 台账.xlsx      从标准输入读

台账可以是 .xlsx、.xls、.ods、.csv；列名不通用的，写在 reply.toml 的 [ledger] 里。
每一行的结果都会报告。退出码：0 都写好了，或者已有；1 有的行要改；2 未能执行"
)]
pub(in crate::cli) struct New {
    /// 要写的信件（.toml），或者 reply.toml；已有的不覆盖；- 是标准输出
    #[arg(
        value_name = "文件",
        required_unless_present = "from",
        conflicts_with = "from"
    )]
    pub(in crate::cli) path: Option<PathBuf>,

    /// 照这份台账一行写一封；文件名是“案号-提案人.toml”，已有的不动；- 是标准输入
    #[arg(long, value_name = "台账")]
    pub(in crate::cli) from: Option<PathBuf>,

    /// 写到这个文件夹，没有就建立；也可以是带 {案号}、{提案人}、{案由}、{届次}、{文号} 的文件名，写法与 build 的 -o 相同；默认与台账同名，在它旁边
    #[arg(short, long, value_name = "文件夹或文件名")]
    pub(in crate::cli) output: Option<PathBuf>,

    /// 只要这一列是这个值的行，如 '承办科室=供水科'；不等于写 !=；可以写几个，都要符合
    #[arg(long = "where", value_name = "列=值", requires = "from")]
    pub(in crate::cli) filters: Vec<Condition>,

    /// 用台账的这个工作表，不用 reply.toml 指定的
    #[arg(long, value_name = "名称", requires = "from")]
    pub(in crate::cli) sheet: Option<String>,

    /// 照这个模板写，不用自带的
    #[arg(long, value_name = "文件")]
    pub(in crate::cli) template: Option<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) limit: Limit,

    /// 只读这个文件夹里的文件；台账、模板、上级的 reply.toml，在外面的都不读
    #[arg(long, value_name = "文件夹")]
    pub(in crate::cli) root: Option<PathBuf>,
}

impl New {
    /// What of the ledger is used.
    pub(in crate::cli) fn choice(&self) -> Choice {
        Choice { sheet: self.sheet.clone(), conditions: self.filters.clone() }
    }
}

#[derive(clap::Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "reply init [选项] [文件夹]",
    after_help = "\
例子：
  reply init                     看看这个文件夹里的信件和台账，写一份 reply.toml
  reply init 信                  写成 信/reply.toml

写进去的是全部信件都一样的内容：红头、署名、联系人、抄送、版式等；多数信这样写的，前面加 #，
注明有几封。台账里不认得的列名列在 [ledger] 里，等着填。信件不改，生成的 PDF 也不变。
已有 reply.toml 的（上级文件夹里的也算），不写。"
)]
pub(in crate::cli) struct Init {
    /// 放信件和台账的文件夹，子文件夹也算；默认：这个文件夹
    #[arg(value_name = "文件夹")]
    pub(in crate::cli) folder: Option<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) limit: Limit,

    /// 只读这个文件夹里的文件，在外面的不读
    #[arg(long, value_name = "文件夹")]
    pub(in crate::cli) root: Option<PathBuf>,
}
