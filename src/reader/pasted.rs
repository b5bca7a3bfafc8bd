//! Cleans up what pasting from Word, WPS or a web page brings along.

use super::literal::Placed;
use crate::chinese::Script;
use crate::chinese::is_numeral;
use crate::chinese::script;

/// Removes invisible characters, and normalizes blanks.
pub(super) fn tidy(chars: Vec<Placed>) -> Vec<Placed> {
    let seen: Vec<Placed> = chars
        .into_iter()
        .filter(|placed| !is_invisible(placed.ch))
        .map(ideograph)
        .collect();
    let mut tidied = Vec::with_capacity(seen.len());
    let mut rest = seen.as_slice();
    while let Some(first) = rest.first() {
        let n_blanks = rest.iter().take_while(|placed| is_blank(placed.ch)).count();
        match n_blanks {
            0 => {
                tidied.push(first.clone());
                rest = &rest[1..];
            }
            n => {
                let (blanks, after) = rest.split_at(n);
                tidied.extend(blank(tidied.last(), blanks, after.first()));
                rest = after;
            }
        }
    }
    tidied
}

/// What a run of blanks between two characters becomes.
///
/// Between half-width characters it is a word space. A full-width blank before a 汉字 may
/// be inside a name set to three cells (王　强) or after a label (表1　), and is kept here.
/// All others are dropped: the gap between 汉字 and digits is added by the layout.
fn blank(
    before: Option<&Placed>,
    blanks: &[Placed],
    after: Option<&Placed>,
) -> Option<Placed> {
    let wide = blanks.iter().any(|placed| placed.ch == '\u{3000}');
    let ch = match (script(before?.ch), script(after?.ch)) {
        // A wide one that follows no label becomes narrow later.
        (Script::Han | Script::Western, Script::Han) if wide => '\u{3000}',
        (Script::Western, Script::Western) if wide => '\u{3000}',
        (Script::Western, Script::Western) => ' ',
        _ => return None,
    };
    let place = blanks.first()?.place.start..blanks.last()?.place.end;
    Some(Placed { ch, place })
}

/// Whether a text before a full-width blank is a label, which the blank sets off: 第一条,
/// 表1.
pub(super) fn is_label(before: &[char]) -> bool {
    let is_number =
        |ch: &char| ch.is_ascii_digit() || is_numeral(*ch) || "-—.".contains(*ch);
    match before {
        ['第', number @ .., '条' | '章' | '节' | '款' | '编' | '部'] => {
            !number.is_empty() && number.iter().all(is_number)
        }
        ['附', '表' | '图', number @ ..] => number.iter().all(is_number),
        ['表' | '图', number @ ..] => {
            !number.is_empty() && number.iter().all(is_number)
        }
        _ => false,
    }
}

/// Whether this character ends a line, in whatever way it was typed.
pub(super) fn is_line_break(ch: char) -> bool {
    matches!(ch, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Whether a character is refused in letters: a control character, or one that replaces
/// a lost character.
pub(super) fn is_refused(ch: char) -> bool {
    let is_control = ch.is_control() && ch != '\t' && !is_line_break(ch);
    is_control || ch == char::REPLACEMENT_CHARACTER || is_noncharacter(ch)
}

fn is_noncharacter(ch: char) -> bool {
    matches!(ch, '\u{FDD0}'..='\u{FDEF}') || u32::from(ch) & 0xFFFE == 0xFFFE
}

/// Whether a character is invisible: zero-width spaces and joiners, direction marks,
/// soft hyphens, stray byte order marks; and variation selectors, which ask for a glyph
/// shape that the faces of official letters do not have.
pub(crate) fn is_invisible(ch: char) -> bool {
    matches!(
        ch,
        '\u{AD}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{E0100}'..='\u{E01EF}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

fn is_blank(ch: char) -> bool {
    ch.is_whitespace()
}

/// Replaces a Kangxi radical by its ideograph. Text from a PDF often has ⽇ for 日, which
/// no face prints well.
fn ideograph(placed: Placed) -> Placed {
    let ch = match placed.ch {
        '\u{2E9F}' => '母',
        '\u{2EF3}' => '龟',
        radical @ '\u{2F00}'..='\u{2FD5}' => {
            let nth = u32::from(radical) - 0x2F00;
            KANGXI.chars().nth(nth as usize).unwrap_or(radical)
        }
        other => other,
    };
    Placed { ch, ..placed }
}

/// The ideographs of the Kangxi radicals U+2F00 to U+2FD5, by NFKC.
const KANGXI: &str = "\
一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀\
寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋\
比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
