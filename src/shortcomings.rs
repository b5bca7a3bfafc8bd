//! What the layout could not do well, said at its place in the TOML.

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Role};
use crate::layout::{Note, Pages, notes};
use crate::letter::{Letter, Marking, Place, Text};

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

/// Why there is no version of the letter for the web, if it must not have one or says
/// wrongly what is to be left out.
pub fn not_for_the_public(letter: &Letter) -> Vec<Diagnostic> {
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
    let not_there = letter.private_words_not_there().into_iter().map(|word| {
        let message = format!("信里没有“{}”，无从去掉", &**word);
        Diagnostic::error("private-not-found", word.span().clone(), message)
            .with_help("要和信里写的一字不差；不再需要的就删去")
    });
    not_there.collect()
}

/// What is private in the public version all the same, in what the letter cannot do without:
/// somebody's numbers, and the private `words`.
pub fn still_private(
    words: &[Text],
    public: &Letter,
    document: &Document,
) -> Vec<Diagnostic> {
    let numbers = public.fixed_numbers().into_iter().map(|place| {
        let number = place.text().to_owned();
        let message = format!(
            "“{number}”像是个人的号码，会留在公开的版本里：它在主送机关、署名这些不能改动的地方"
        );
        Diagnostic::error("number-left", place, message).with_help(
            "从这里删去它；这封信里要留着的，公开的版本请另存一封信来改",
        )
    });
    let texts = document.texts();
    let complaint = |word: &Text| {
        let place = public.fixed_word(word);
        let is_printed = || texts.iter().any(|(_, text)| text.contains(&**word));
        if place.is_none() && !is_printed() {
            return None;
        }
        let message = format!(
            "“{}”还在公开的版本里：它在红头、发文字号、标题、主送机关、署名这些不能缺的地方",
            &**word
        );
        let found = Diagnostic::error("private-left", word.span().clone(), message)
            .with_help(
                "公开的版本里这些地方要怎么写，请另存一封信来改；或者从 private 里删去它",
            );
        Some(match place {
            Some(place) => found.with_place(place, "在这里"),
            None => found,
        })
    };
    numbers.chain(words.iter().filter_map(complaint)).collect()
}

fn diagnostic(note: &Note, letter: &Letter) -> Diagnostic {
    let bureau = &letter.bureau;
    match note {
        Note::TooWide(role, idx) => too_wide(*role, *idx, letter),
        Note::OffPage(role) => off_page(*role, letter),
        Note::Crossed(role, idx) => {
            let found = too_wide(*role, *idx, letter);
            let message = "这一行左边有份号、密级或紧急程度，右边的太长，两边挤在一起了";
            Diagnostic { message: message.to_owned(), ..found }
        }
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

/// What stands on one line and is longer than that.
fn too_wide(role: Role, idx: usize, letter: &Letter) -> Diagnostic {
    let bureau = &letter.bureau;
    let classes = || letter.outcome.iter().chain(&letter.disclosure);
    let at = |place: Place| classes().filter(move |class| class.place == place);
    let of = |class: &Marking| class.form.as_ref().unwrap_or(&class.value).span().clone();
    let suffix = at(Place::DocnoSuffix).next().map(of);
    let class = match role {
        Role::Class => at(Place::BelowDocno).nth(idx).map(of),
        Role::Corner => at(Place::AboveMarkRight).next().map(of),
        _ => None,
    };
    let (place, what, help) = match (role, suffix, class) {
        (Role::Number, None, _) => {
            let place = letter.number.span().clone();
            (place, "发文字号太长", "核对发文字号，如“福民函〔2023〕32号”")
        }
        (Role::Number, Some(place), _) => (
            place,
            "发文字号和印在它后面的类别太长",
            "把 form 写短一些，或把 place 改成 \"below_docno\"（发文字号下一行）",
        ),
        (Role::Class | Role::Corner, _, Some(place)) => {
            (place, "类别太长", "把 form 写短一些")
        }
        (Role::Office, ..) => {
            let office = bureau.signatories.get(idx).map(|signatory| &signatory.office);
            let place = office.unwrap_or(&bureau.signatures[0]).span().clone();
            (place, "签发人职务太长", "用规范化简称")
        }
        (Role::Signature, ..) => {
            let name = bureau.signatures.get(idx).unwrap_or(&bureau.signatures[0]);
            (name.span().clone(), "署名太长", "用规范化简称")
        }
        _ => (letter.date.span.clone(), "这一行太长", "写短一些"),
    };
    let message = match role {
        // Beside a signature seal there is less room.
        Role::Office => format!("{what}，签名章左边一行印不下"),
        _ => format!("{what}，一行印不下（最多 28 字）"),
    };
    Diagnostic::error("text-too-long", place, message).with_help(help)
}

/// What has no room on its page.
fn off_page(role: Role, letter: &Letter) -> Diagnostic {
    let bureau = &letter.bureau;
    let (place, message, help) = match role {
        Role::Copies => (
            letter.copies.first().unwrap_or(&letter.number),
            "抄送机关太多，一页排不下",
            "用统称，如“各街道办事处”",
        ),
        Role::Signature | Role::Office | Role::Date | Role::Remark => (
            &bureau.signatures[0],
            "署名的单位太多（或附注太长），连同印章一页排不下",
            "用规范化简称，一排能多排几个；或用不加盖印章的排法（[layout] 里写 seal = false）",
        ),
        _ => (
            letter.title.first().unwrap_or(&letter.proposal.session),
            "标题或附件标题太长，这一页排不下",
            "把标题写短一些",
        ),
    };
    Diagnostic::error("no-room", place.span().clone(), message).with_help(help)
}
