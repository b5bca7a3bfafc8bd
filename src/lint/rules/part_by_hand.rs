//! Parts that the program sets are not written in the text.

use super::note_doubled;
use super::prelude::*;

rule!(Warning, Practice);

/// What is said of most parts, and what to do.
const PART: &str = "这一段像是署名、日期、附注、附件说明或抄送，不要写在正文里";
const WRITE: &str = "署名写在 [bureau]，日期、联系人、抄送写在 [letter]，附件写 [[attachment]]；程序会排好";

fn check(subject: &Subject) -> Vec<Finding> {
    let paragraphs = subject.paragraphs().filter(|passage| !passage.is_attached);
    let parts = paragraphs.filter_map(|passage| {
        of_page(passage).or_else(|| note(subject, passage)).or_else(|| part(subject, passage))
    });
    salutations(subject).chain(parts).collect()
}

/// A page number or a running head that came with the text of a PDF.
fn of_page(passage: &Passage) -> Option<Finding> {
    let folio = pattern!(
        r"^[-—–－·•]+ ?\d{1,3} ?[-—–－·•]+$|^第\d{1,3}页(?:[，,/]?共\d{1,3}页)?$",
    );
    let (what, help) = match () {
        () if folio.is_match(&passage.text) => ("页码", "删去这一行；页码由程序编排"),
        () if official_number(&passage.text).is_some() => {
            ("页眉上的发文字号", "删去这一行；发文字号写在 [letter] 的 number")
        }
        () => return None,
    };
    let message = format!("这一段像是从版面上一起粘来的{what}，不是正文");
    Some(Finding::new(passage.whole(), message).help(help))
}

/// A signature, a date, a contact, the list of attachments or of copies.
fn part(subject: &Subject, passage: &Passage) -> Option<Finding> {
    let label = pattern!(
        r"^(?:附件[：:]|附件[一二三1-9][：:]|抄送[：:]|抄报[：:]|",
        r"[（(]?联系人[：:]|[（(]?此页无正文)",
    );
    let is_part = label.is_match(&passage.text) || is_signed(subject, &passage.text);
    is_part.then(|| Finding::new(passage.whole(), PART).help(WRITE))
}

/// Whether a text is the bureau's name, a date, of which parts may be missing, or both.
fn is_signed(subject: &Subject, text: &str) -> bool {
    let date = pattern!(
        r"^(?:\d{4}|数{4}|[×xXＸ_＿]{0,4})年(?:\d{1,2}|数{1,3}|[×xXＸ_＿]{0,2})月",
        r"(?:(?:\d{1,2}|数{1,3}|[×xXＸ_＿]{0,2})日)?$",
    );
    let bureau = &subject.letter.bureau;
    let mut names = bureau.signatures.iter().chain([&bureau.letterhead]);
    let rest = names.find_map(|name| text.strip_prefix(&*without_blanks(name)));
    let rest = rest.map(|rest| {
        let sealed = ["（盖章）", "（公章）", "(盖章)", "(公章)"];
        sealed.iter().find_map(|seal| rest.strip_prefix(seal)).unwrap_or(rest)
    });
    rest == Some("") || date.is_match(rest.unwrap_or(text))
}

/// A 附注, in brackets or with its label.
fn note(subject: &Subject, passage: &Passage) -> Option<Finding> {
    let text: &str = &passage.text;
    let inner = text.strip_prefix(['（', '(']).and_then(|it| it.strip_suffix(['）', ')']));
    let of_contact = pattern!(r"^(?:联系人|联系电话|联系方式|联系单位|经办人|承办人)[：:]");
    let of_class = pattern!(r"^(?:公开属性|公开方式|公开形式|公开类别|办理结果|答复类别)[：:]");
    let said = inner.unwrap_or(text);
    let is_short = said.chars().count() <= 20 && !said.contains(['。', '；']);
    let is_open = disclosure_in(said).is_some() && (inner.is_some() || said.starts_with("此件"));
    let is_contact = of_contact.is_match(said);
    if !(is_contact || is_short && (is_open || of_class.is_match(said))) {
        return None;
    }
    let same = subject.letter.notes.iter().find(|note| without_blanks(note) == said);
    let printed = same.map(|note| (inside(note), "附注")).or_else(|| {
        note_doubled::said_before(subject, said).map(|(place, called, _)| (place, called))
    });
    let found = Finding::new(passage.whole(), PART);
    Some(match printed {
        Some((place, called)) => {
            let message = format!("这一段是附注，和印出的{called}重复，会印两次");
            let found = Finding::new(passage.whole(), message).place(place, "已经在这里");
            found.help("从正文里删去这一段")
        }
        None if is_contact => found.help(WRITE),
        None => found.help(format!(
            "从正文里删去，写在 [letter]：notes = [\"{said}\"]；联系人写 contact，公开属性写 disclosure"
        )),
    })
}

/// The addressees at the beginning of the text, above which they are printed.
fn salutations<'s>(subject: &'s Subject) -> impl Iterator<Item = Finding> + 's {
    let printed = words(&subject.letter.addressee());
    let printed = without_blanks(&printed);
    let any = pattern!(r"^(?:尊敬的)?(?:汉|[·、]){2,40}(?:委员|代表)[：:]");
    let first = |what: Element| {
        let mut all = subject.paragraphs().filter(move |passage| passage.what == what);
        all.next().filter(|passage| !passage.is_attached)
    };
    let starts = [first(Element::Opening), first(Element::Paragraph)];
    starts.into_iter().flatten().filter_map(move |passage| {
        let n_polite = if passage.text.starts_with("尊敬的") { 3 } else { 0 };
        let n_printed = printed.chars().count();
        let is_printed = passage.tail(n_polite).starts_with(&printed)
            && matches!(passage.at(n_polite + n_printed), Some('：' | ':'));
        let end = match (is_printed, passage.hits(any).first()) {
            (true, _) => n_polite + n_printed + 1,
            (false, Some(hit)) => hit.range.end,
            (false, None) => return None,
        };
        let said = passage.head(end);
        let message = format!("“{said}”是称呼，程序已经印在正文上面，会印两次");
        Some(Finding::new(passage.span(0..end), message).help("从这里删去称呼"))
    })
}
