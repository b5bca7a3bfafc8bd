//! Reports what the layout could not do well, at its place in the TOML.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::layout::{Pages, Sentence, Verdict};
use crate::letter::Letter;
use crate::letter::Text;
use crate::letter::Unfinished;
use crate::places::Paper;
use crate::places::Texts;

/// Warnings about the pages.
///
/// # Errors
///
/// What keeps the pages from being a letter: text that would be cut off or could not be
/// read.
pub fn check(
    texts: Texts,
    pages: &Pages,
    verdicts: &[Verdict],
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let grave: Vec<&Verdict> = verdicts.iter().filter(|it| it.is_grave()).collect();
    if grave.is_empty() && texts.letter().notes.is_empty() {
        return Ok(Vec::new());
    }
    let paper = Paper::new(texts, pages);
    let unprinted = paper.unprinted_notes().into_iter().map(not_printed);
    let found = grave.iter().map(|verdict| diagnostic(verdict, &paper));
    let found = found.chain(unprinted).collect();
    match verdicts.iter().any(Verdict::is_fault) {
        true => Err(found),
        false => Ok(found),
    }
}

fn diagnostic(verdict: &Verdict, paper: &Paper) -> Diagnostic {
    let Sentence { code, message, help } = verdict.sentence(paper.pages());
    let severity = if verdict.is_fault() { Severity::Error } else { Severity::Warning };
    let code = code.expect("a mistake has a code");
    Diagnostic::new(severity, code, paper.place(verdict), message).with_help(help)
}

/// A 附注 that the template does not print.
fn not_printed(note: &Text) -> Diagnostic {
    let place = note.place(0..note.chars().count());
    let message = format!("模板没有印出附注“{}”", &**note);
    Diagnostic::warning("note-not-printed", place, message).with_help(
        "在模板的成文日期后面加上：{% for text in traced.notes %}\
         <remark>（{{ text | safe }}）</remark>{% endfor %}",
    )
}

/// Errors that keep a letter from having a version for the web: it must not have one, or
/// does not say clearly what to leave out.
pub fn not_for_the_public(letter: &Letter) -> Vec<Diagnostic> {
    if let Some(Unfinished { place, why, .. }) = letter.unfinished() {
        let message = format!("这封信还没有定稿，不能公开：{why}");
        let refusal = Diagnostic::error("not-for-the-public", place, message);
        return vec![refusal.with_help("定稿以后再用 --public")];
    }
    let secret =
        letter.classification.as_ref().map(|text| (text, "这封信有密级，不能公开"));
    let disclosure = letter.disclosure.as_ref().map(|marking| &marking.value);
    let closed = disclosure.and_then(|value| match &**value {
        "不予公开" => Some((value, "这封信的公开属性是不予公开")),
        "依申请公开" => Some((value, "这封信的公开属性是依申请公开，不放到网上")),
        _ => None,
    });
    if let Some((text, message)) = secret.or(closed) {
        let refusal =
            Diagnostic::error("not-for-the-public", text.span().clone(), message);
        return vec![refusal.with_help("不要用 --public；要公开的，先改这一项")];
    }
    Vec::new()
}
