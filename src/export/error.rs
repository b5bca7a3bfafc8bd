//! Why a file could not be made.

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A face's outlines cannot be taken out of its file.
    #[error("无法从字体 {file} 取出所用的字形")]
    Subset {
        /// The font file, as it is shown to users.
        file: String,
    },
    /// The bytes cannot be put together.
    #[error("无法写成 PDF")]
    Write(#[from] std::io::Error),
}
