//! Fills what was found into the defaults in which nothing is said yet.

use unicode_width::UnicodeWidthStr;

use crate::letter::Common;

/// The column at which explanations stand.
const EXPLANATION: usize = 45;

/// The defaults with what all letters have; what only some have is commented out, with how
/// many they are. The lines about the ledgers' columns take the place of the sample.
pub(super) fn filled(
    defaults: &str,
    common: &[Common],
    n_letters: usize,
    columns: &[String],
) -> String {
    let mut lines: Vec<String> = Vec::new();
    let sections = defaults.split("\n\n");
    for section in sections {
        let header = section.lines().find(|line| line.starts_with('['));
        let table = header.and_then(|line| line.get(1..line.find(']')?));
        let mut left: Vec<&Common> =
            common.iter().filter(|it| Some(&*it.table) == table).collect();
        for line in section.lines() {
            let offered = offered(line);
            let at = left.iter().position(|it| Some(it.key) == offered);
            match (at.map(|at| left.remove(at)), offered) {
                (Some(found), _) => lines.push(said(found, n_letters, explanation(line))),
                (None, Some("columns")) if !columns.is_empty() => {
                    lines.extend(columns.iter().cloned());
                }
                (None, Some("ignore")) if is_settled(table, columns) => {}
                (None, _) => lines.push(line.to_owned()),
            }
        }
        // Behind the header of another table everything is in that.
        left.sort_by_key(|it| it.text.starts_with("[["));
        lines.extend(
            left.iter().map(|it| said(it, n_letters, &format!("# {}", it.called))),
        );
        lines.push(String::new());
    }
    lines.join("\n").trim_end().to_owned() + "\n"
}

/// Whether the lines about the columns say which may be ignored.
fn is_settled(table: Option<&str>, columns: &[String]) -> bool {
    table == Some("ledger") && columns.iter().any(|line| line.starts_with("# ignore"))
}

/// The key that a line offers: `# letterhead = …`.
fn offered(line: &str) -> Option<&str> {
    let (key, _) = line.strip_prefix("# ")?.split_once(" = ")?;
    let is_key = key.chars().all(|ch| ch.is_ascii_lowercase() || ch == '_');
    is_key.then_some(key)
}

/// What stands behind a line.
fn explanation(line: &str) -> &str {
    line.rfind(" # ").map_or("", |at| &line[at + 1..])
}

/// What letters have in common, as lines of the defaults.
fn said(found: &Common, n_letters: usize, explanation: &str) -> String {
    let n = found.n_letters;
    let (text, explanation) = match n == n_letters {
        true => (found.text.clone(), explanation.to_owned()),
        false => {
            let text: Vec<String> =
                found.text.lines().map(|line| format!("# {line}")).collect();
            (text.join("\n"), format!("# {n_letters} 封信里有 {n} 封这样写"))
        }
    };
    let last = text.lines().last().unwrap_or_default();
    let room = EXPLANATION.saturating_sub(last.width()).max(1);
    format!("{text}{}{explanation}", " ".repeat(room)).trim_end().to_owned()
}
