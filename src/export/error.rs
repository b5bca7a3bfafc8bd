//! Why a file could not be made.

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A face's outlines could not be taken out of its file.
    #[error("无法从字体 {file} 取出所用的字形")]
    Subset {
        /// The font file, as users see its name.
        file: String,
    },
    /// The bytes could not be put together.
    #[error("无法写成 PDF")]
    Write(#[from] std::io::Error),
}
