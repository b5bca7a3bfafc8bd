//! The files packed in a workbook.

use std::io::BufReader;
use std::io::Cursor;
use std::io::Read;

use zip::ZipArchive;

use super::xml;
use super::xml::Visit;
use crate::ledger::refusal::Refusal;

/// The greatest uncompressed size of a file's contents in bytes.
const MOST_UNPACKED: u64 = 256 << 20;

/// A packed workbook.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The names of its files.
    names: Vec<String>,
}

impl Package<'_> {
    /// Opens it, and checks how large it is when it is unpacked.
    pub(super) fn open(bytes: &[u8]) -> Result<Package<'_>, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
        let mut package = Package { archive, names: Vec::new() };
        let mut left = MOST_UNPACKED;
        for idx in 0..package.archive.len() {
            let mut file = package.archive.by_index(idx).map_err(|_| Refusal::Broken)?;
            let name = file.name().map(|name| name.into_owned()).unwrap_or_default();
            let most = left.min(most_of(&name));
            // What a file says of its size need not be true, so it is unpacked once to see.
            let copied =
                std::io::copy(&mut file.by_ref().take(most + 1), &mut std::io::sink());
            let size = copied.map_err(|_| Refusal::Broken)?;
            if size > most {
                return Err(Refusal::TooMuchText);
            }
            left -= size;
            package.names.push(name);
        }
        Ok(package)
    }

    /// The name of a file as it is packed, whatever its case and slashes.
    pub(super) fn find(&self, name: &str) -> Option<String> {
        let is_it = |packed: &&String| {
            let packed = packed.replace('\\', "/");
            packed.trim_start_matches('/').eq_ignore_ascii_case(name)
        };
        self.names.iter().find(is_it).cloned()
    }

    /// Whether it has a file whose name begins so.
    pub(super) fn has(&self, start: &str) -> bool {
        let begins = |name: &String| {
            name.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start))
        };
        self.names.iter().any(begins)
    }

    /// Walks through a file.
    pub(super) fn walk(
        &mut self,
        name: &str,
        visit: &mut impl Visit,
    ) -> Result<(), Refusal> {
        let file = self.archive.by_name(name).map_err(|_| Refusal::Broken)?;
        xml::walk(BufReader::new(file), visit)
    }
}

/// The most that a part of a workbook may take, unpacked. Of the parts that are kept whole
/// each few bytes take many in memory: formats, names, sheets.
fn most_of(part: &str) -> u64 {
    const KEPT: [&str; 3] = ["styles.xml", "workbook.xml", ".rels"];
    let part = part.to_ascii_lowercase();
    match KEPT.iter().any(|name| part.ends_with(name)) {
        true => 8 << 20,
        false => MOST_UNPACKED,
    }
}
