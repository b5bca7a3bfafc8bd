//! What the program is doing for a letter or a file, and what is likely wrong if that does
//! not end.

use std::fmt::{self, Display, Formatter};
use std::path::Path;

use crate::diagnostic::one_line;

/// A part of the work. Names in it can be shown as they are, so that nothing has to be
/// allocated when memory has run out.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Whatever comes before a file is opened.
    Beginning,
    /// Reads a file.
    Reading(String),
    /// Waits for what somebody else writes into a pipe or to stdin.
    Waiting(String),
    /// Reads a folder of faces.
    Faces(String),
    /// Reads a ledger.
    Ledger(String),
    /// Takes in the text of a letter.
    Parsing,
    /// Fills a template; whether it is the user's own.
    Filling(String, bool),
    /// Lays out.
    LayingOut,
    /// Looks for what is questionable.
    Checking,
    /// Puts together what was found, to show it.
    Telling,
    /// Makes the bytes of the file.
    Exporting,
    /// Draws a page, counted from 0, of a file.
    Drawing(String, usize),
    /// Writes a file, or waits until somebody reads what was written.
    Writing(String),
}

/// Why a run was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// So many seconds passed.
    Time(u64),
    /// The process took more than so many GiB.
    Memory(usize),
    /// More than so many GiB were asked for at once.
    AtOnce(usize),
    /// The system has no more memory to give.
    NoMemory,
}

/// The name of a file as it may be shown; `-` is stdin.
pub(super) fn name(path: &Path) -> String {
    match path == Path::new("-") {
        true => "标准输入".to_owned(),
        false => one_line(&path.display().to_string()).into_owned(),
    }
}

impl Step {
    /// What of a letter is not done at this step.
    fn is_setting(&self) -> bool {
        matches!(self, Step::Filling(..) | Step::LayingOut | Step::Exporting)
    }

    fn likely(&self, cause: Cause, f: &mut Formatter) -> fmt::Result {
        let is_time = matches!(cause, Cause::Time(_));
        match self {
            Step::Filling(name, true) if is_time => {
                write!(f, "多半是模板 {name} 里有没完没了的循环")
            }
            Step::Filling(name, true) => {
                write!(f, "多半是模板 {name} 里的循环没完没了，内容越来越长")
            }
            Step::Waiting(_) => f.write_str("写它的程序还没有写完，或者没有在写"),
            Step::Writing(_) if is_time => {
                f.write_str("多半是管道的另一头没有在读，或者磁盘没有回应")
            }
            Step::Reading(_) if is_time => f.write_str("多半是磁盘没有回应"),
            Step::Faces(_) => f.write_str("多半是里面有损坏的字库；换一份再试"),
            Step::Ledger(_) => f.write_str(
                "多半是台账损坏了，或者大得不合常理；只留要写信的行和列，另存一份再试",
            ),
            Step::Drawing(..) => f.write_str("多半是这个 PDF 画得太复杂，或者损坏了"),
            _ if is_time => f.write_str(
                "多半是信件大得不合常理；确实要这么久的，用 --timeout 多给几秒",
            ),
            _ => f.write_str("多半是信件大得不合常理，或者给程序的内存太少"),
        }
    }
}

impl Display for Step {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Step::Beginning => f.write_str("准备"),
            Step::Reading(name) => write!(f, "读 {name}"),
            Step::Waiting(name) => write!(f, "等 {name} 里的内容"),
            Step::Faces(name) => write!(f, "打开 {name} 里的字库"),
            Step::Ledger(name) => write!(f, "读台账 {name}"),
            Step::Filling(name, _) => write!(f, "填写模板 {name}"),
            Step::Parsing => f.write_str("认读信件的内容"),
            Step::LayingOut => f.write_str("排版"),
            Step::Checking => f.write_str("检查"),
            Step::Telling => f.write_str("整理检查的结果"),
            Step::Exporting => f.write_str("生成文件的内容"),
            Step::Drawing(name, page) => write!(f, "画 {name} 的第 {} 页", page + 1),
            Step::Writing(name) => write!(f, "写 {name}"),
        }
    }
}

/// What is told of a run that was ended.
pub(super) struct Ended<'a> {
    /// The letter or row in work; empty if the run as a whole is meant.
    pub(super) name: &'a str,
    pub(super) step: &'a Step,
    pub(super) cause: Cause,
    /// Files that were asked for and are not written.
    pub(super) unwritten: &'a [String],
}

impl Display for Ended<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let Ended { name, step, cause, unwritten } = self;
        f.write_str("错误：")?;
        let gap = if name.is_empty() { "" } else { " " };
        write!(f, "{name}{gap}")?;
        let what = if step.is_setting() { "排完" } else { "做完" };
        match cause {
            Cause::Time(seconds) => write!(f, "用了 {seconds} 秒还没有{what}")?,
            Cause::Memory(most) => write!(f, "占用的内存超过了 {most} GB")?,
            Cause::AtOnce(most) => write!(f, "一次要的内存超过了 {most} GB")?,
            Cause::NoMemory => f.write_str("要的内存，系统给不出来（内存不够）")?,
        }
        write!(f, "，已经停下。当时正在{step}；")?;
        step.likely(*cause, f)?;
        f.write_str("。已经写好的文件都是完整的")?;
        for name in *unwritten {
            write!(f, "；{name} 没有写")?;
        }
        Ok(())
    }
}
