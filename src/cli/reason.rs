//! The system's reasons, in Chinese.

use std::io::ErrorKind;

/// Why the system did not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[error("{text}")]
struct Reason {
    kind: ErrorKind,
    text: String,
}

/// The system's reason, in Chinese.
pub(super) fn in_chinese(error: std::io::Error) -> anyhow::Error {
    let kind = error.kind();
    let known = told(kind).or_else(|| error.raw_os_error().and_then(told_by_number));
    let text = match (known, error.raw_os_error()) {
        (Some(text), _) => text.to_owned(),
        (None, Some(number)) => format!("系统错误 {number} 号，请告诉管理电脑的人"),
        // Our own words.
        (None, None) => error.to_string(),
    };
    Reason { kind, text }.into()
}

fn told(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "没有这个文件或文件夹",
        ErrorKind::AlreadyExists => "已有同名的文件",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::IsADirectory => "这是一个文件夹",
        ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        ErrorKind::StorageFull => "磁盘满了",
        ErrorKind::QuotaExceeded => "磁盘的限额用完了",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::InvalidFilename => "文件名不合要求，或者太长",
        ErrorKind::InvalidInput => "路径不合要求",
        ErrorKind::FileTooLarge => "文件超过了磁盘或系统允许的大小",
        ErrorKind::OutOfMemory => "内存不够",
        ErrorKind::BrokenPipe => "管道的另一头已经关了",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            "文件正被别的程序占用，关了它再试"
        }
        ErrorKind::WouldBlock => "设备一时没有反应，过一会儿再试",
        ErrorKind::TimedOut => "等得太久，没有反应",
        ErrorKind::Interrupted => "被中断了，再试一次",
        ErrorKind::StaleNetworkFileHandle => "网络上的文件夹断开过，请重新打开",
        ErrorKind::NetworkDown
        | ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::NotConnected => "网络断开了",
        ErrorKind::CrossesDevices => "不能从一个磁盘移到另一个磁盘",
        ErrorKind::TooManyLinks => "一个文件的名字（硬链接）太多",
        ErrorKind::NotSeekable => "这里只能从头读到尾",
        ErrorKind::Unsupported => "这里的磁盘或系统不支持",
        ErrorKind::UnexpectedEof | ErrorKind::WriteZero => "文件没有读完或写完",
        _ => return None,
    })
}

/// Reasons that have no kind of their own.
#[cfg(unix)]
fn told_by_number(number: i32) -> Option<&'static str> {
    Some(match number {
        libc::ELOOP => "链接太多，或者绕成了一圈",
        libc::EMFILE | libc::ENFILE => "打开的文件太多，用 -j 少用几个线程再试",
        libc::ENXIO | libc::ENODEV => "没有这个设备",
        libc::EIO => "磁盘或设备出了故障",
        _ => return None,
    })
}

#[cfg(not(unix))]
fn told_by_number(_: i32) -> Option<&'static str> {
    None
}

/// Whether the next letter would fare the same.
pub(super) fn is_everybodys(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<Reason>()).any(|reason| {
        matches!(
            reason.kind,
            ErrorKind::StorageFull
                | ErrorKind::QuotaExceeded
                | ErrorKind::ReadOnlyFilesystem
        )
    })
}
