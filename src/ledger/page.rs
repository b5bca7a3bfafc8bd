//! Pages of the web that systems export under the names of sheets.

/// What a file is that is no sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    Html,
    /// A page with what belongs to it in one file: MHTML.
    Archive,
    /// The XML that Excel wrote in 2003.
    Spreadsheet,
    Xml,
}

/// How much of a file is looked at.
const MOST: usize = 4096;

impl Page {
    /// What a text is, by its beginning; none if it may be a table.
    pub(super) fn of(text: &str) -> Option<Page> {
        let start: String = text.trim_start().chars().take(MOST).collect();
        let start = start.to_ascii_lowercase();
        let has = |word: &str| start.contains(word);
        if is_archive(&start) {
            return Some(Page::Archive);
        }
        let is_tag = start.starts_with('<')
            && start[1..].starts_with(|ch: char| {
                ch.is_ascii_alphabetic() || matches!(ch, '!' | '?' | '/')
            });
        match () {
            () if !is_tag => None,
            () if has("excel.sheet")
                || has("schemas-microsoft-com:office:spreadsheet") =>
            {
                // Pages that Excel saves name it as well.
                Some(if has("<html") { Page::Html } else { Page::Spreadsheet })
            }
            () if start.starts_with("<?xml") && !has("<html") => Some(Page::Xml),
            () => Some(Page::Html),
        }
    }
}

/// Whether a text begins with the lines of a letter over the net.
fn is_archive(start: &str) -> bool {
    let mut lines = start.lines().take(20).take_while(|line| !line.trim().is_empty());
    lines.any(|line| line.starts_with("mime-version:"))
}
