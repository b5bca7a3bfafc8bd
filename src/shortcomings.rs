//! What the layout could not do well, said at its place in the TOML.

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Role};
use crate::layout::{Note, Pages, notes};
use crate::letter::Letter;

/// Warnings about the pages, or the errors that keep them from being a letter: text that
/// would be cut off or could not be read.
pub fn check(
    letter: &Letter,
    document: &Document,
    pages: &Pages,
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let found: Vec<Diagnostic> = notes(document, &letter.layout.style, pages)
        .iter()
        .map(|note| diagnostic(note, letter))
        .collect();
    let is_error =
        |found: &Diagnostic| found.severity == crate::diagnostic::Severity::Error;
    if found.iter().any(is_error) { Err(found) } else { Ok(found) }
}

/// Why there is no version of the letter for the web, if it must not have one.
pub fn not_for_the_public(letter: &Letter) -> Option<Diagnostic> {
    let secret =
        letter.classification.as_ref().map(|text| (text, "这封信有密级，不能公开"));
    let closed = letter.disclosure.as_ref().map(|marking| &marking.value);
    let closed = closed.filter(|value| &***value == "不予公开");
    let closed = closed.map(|text| (text, "这封信的公开属性是不予公开"));
    let (text, message) = secret.or(closed)?;
    let refusal = Diagnostic::error("not-for-the-public", text.span().clone(), message);
    Some(refusal.with_help("不要用 --public；要公开的，先改这一项"))
}

fn diagnostic(note: &Note, letter: &Letter) -> Diagnostic {
    let bureau = &letter.bureau;
    match note {
        Note::TooWide(Role::Number) => Diagnostic::error(
            "text-too-long",
            letter.number.span().clone(),
            "发文字号太长，一行印不下（最多 28 字）",
        )
        .with_help("核对发文字号，如“福民函〔2023〕32号”"),
        Note::TooWide(_) => Diagnostic::error(
            "text-too-long",
            bureau.signatures[0].span().clone(),
            "署名太长，一行印不下（最多 28 字）",
        )
        .with_help("用规范化简称"),
        Note::LetterheadSmall => Diagnostic::error(
            "text-too-long",
            bureau.letterhead.span().clone(),
            "发文机关标志太长，要缩到比正文的字还小才放得下（最多 27 字）",
        )
        .with_help("用规范化简称"),
        Note::LineCut => {
            let place = letter.title.first().map_or(&letter.number, |line| line).span();
            Diagnostic::warning(
                "title-line-too-long",
                place.clone(),
                "指定的标题有一行放不下，只好断成两行",
            )
            .with_help("一行约 20 字；把 title 分成更多的行")
        }
        Note::PhraseCut(before) => Diagnostic::warning(
            "title-phrase-cut",
            letter.proposal.session.span().clone(),
            format!("标题里有一行放不下的词或括号，只好在“{before}”的后面断开"),
        )
        .with_help("在 [letter] 里写 title = [\"第一行\", \"第二行\"]，自己定每一行"),
        Note::AttachmentTitleCut(idx, before) => {
            let title = letter.attachments.get(*idx).map(|attachment| &attachment.title);
            Diagnostic::warning(
                "title-phrase-cut",
                title.unwrap_or(&letter.number).span().clone(),
                format!("附件的标题里有一行放不下的词或括号，只好在“{before}”的后面断开"),
            )
            .with_help("把标题写短一些")
        }
    }
}
