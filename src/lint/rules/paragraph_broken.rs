//! No sentence is cut in two by the end of a line, as pasting from a PDF leaves it.

use super::prelude::*;

rule!(Warning, Practice, fix);

/// The shortest line that surely ended because the page's was full, by a comma or within a
/// word.
const SHORT: usize = 12;

/// The shortest one that probably did.
const LONG: usize = 20;

fn check(subject: &Subject) -> Vec<Finding> {
    let paragraphs: Vec<&Passage> = subject.paragraphs().collect();
    let pairs = paragraphs.windows(2).filter_map(|pair| match pair {
        [line, next] if line.group == next.group => broken(line, next),
        _ => None,
    });
    pairs.collect()
}

fn broken(line: &Passage, next: &Passage) -> Option<Finding> {
    let end = line.chars.len();
    let last = line.before(end)?;
    let is_comma = matches!(last, '，' | ',');
    let is_word = ends_in_word(line, next);
    let is_sentence = line.text.contains(['，', '。', '；', '、', '：']);
    let is_cut = match is_comma || is_word {
        true => end >= SHORT,
        false => (is_han(last) || last.is_ascii_digit()) && end >= LONG && is_sentence,
    };
    let goes_on = next.text.contains(['。', '；', '！', '？']) && !starts_anew(next);
    let written = gap(line, next)?;
    (is_cut && goes_on).then(|| {
        let place = line.span(end - 1..end);
        let message = "这一行没有写完一句话就断了，下一行像是接着它的，却另起了一段";
        let finding = Finding::new(place, message).place(next.span(0..1), "下一行");
        let finding = finding.help("把两行接起来；要分成两段的，在行末加上标点");
        match is_word {
            true => finding.edit(written, ""),
            false if is_comma && end >= LONG => finding.edit(written, ""),
            false => finding,
        }
    })
}

/// Whether the end of the line is within a word of several characters, or a number.
fn ends_in_word(line: &Passage, next: &Passage) -> bool {
    let is_han_at = |ch: &&char| is_han(**ch);
    let before = line.chars.iter().rev().take_while(is_han_at).count();
    let head = line.tail(line.chars.len() - before);
    let rest: String = next.chars.iter().take_while(is_han_at).collect();
    let edge = head.len();
    let joined = format!("{head}{rest}");
    let is_word = split(&joined).iter().any(|word| word.start < edge && edge < word.end);
    let is_digit = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
    let is_unit = next.at(0).is_some_and(|ch| "%％万亿家个名人元米项处年月日时次条件".contains(ch));
    let last = line.before(line.chars.len());
    is_word || is_digit(last) && (is_digit(next.at(0)) || is_unit)
}

/// What stands between two lines of one text, if that is nothing but the end of a line.
fn gap(line: &Passage, next: &Passage) -> Option<Span> {
    let (one, other) = (line.whole(), next.whole());
    let range = one.range.end..other.range.start;
    let between = one.source.text().get(range.clone())?;
    let is_blank = between.chars().all(char::is_whitespace);
    (one.source == other.source && is_blank && between.matches('\n').count() == 1)
        .then(|| one.source.span(range))
}

/// Whether a line begins as a paragraph or an item does, and not in the middle of a sentence.
fn starts_anew(next: &Passage) -> bool {
    let item = pattern!(
        r"^[（(]?[一二三四五六七八九十]+(?:[、.．）)]|是汉|要汉)|^[（(]?\d{1,2}(?:[、．）)]|\.\D)|",
        r"^第?[一二三四五六七八九十](?:，|是)|^\d{4}年",
    );
    let words =
        ["感谢", "下一步", "同时", "此外", "另外", "目前", "近年来", "首先", "其次", "最后"];
    let is_word = words.iter().any(|word| next.text.starts_with(word));
    is_word || beginning(next).is_some() || item.is_match(&next.text)
}
