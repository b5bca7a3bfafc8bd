//! Radicals and doubles of ideographs, as text from a PDF or a web page often has them, and
//! the ideographs that they stand for.

use unicode_normalization::UnicodeNormalization;

/// The ideograph that a radical or a compatibility ideograph stands for: 民 for ⺠, 日 for
/// ⽇, 力 for U+F98A. Other characters stay.
///
/// A face prints these in another hand, if at all, and nobody finds them by searching.
pub(super) fn ideograph(ch: char) -> char {
    match ch {
        '\u{2E80}'..='\u{2EF3}' => nth(SUPPLEMENT, ch, '\u{2E80}').unwrap_or(ch),
        '\u{2F00}'..='\u{2FD5}' => nth(KANGXI, ch, '\u{2F00}').unwrap_or(ch),
        // Twelve of the first block are no doubles, and stay.
        '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => canonical(ch),
        _ => ch,
    }
}

/// The character that is the same as this one by Unicode: 〈 for U+2329.
pub(super) fn canonical(ch: char) -> char {
    let mut same = std::iter::once(ch).nfc();
    match (same.next(), same.next()) {
        (Some(same), None) => same,
        _ => ch,
    }
}

/// Whether a character is a part of ideographs that stands for none of them with
/// certainty: ⺌.
pub(in crate::reader) fn is_component(ch: char) -> bool {
    matches!(ch, '\u{2E80}'..='\u{2EF3}') && ideograph(ch) == ch
}

fn nth(table: &str, ch: char, first: char) -> Option<char> {
    let nth = u32::from(ch).checked_sub(u32::from(first))?;
    table.chars().nth(nth as usize).filter(|ideograph| *ideograph != NONE)
}

/// Stands in a table for no ideograph.
const NONE: char = '＿';

/// The ideographs of the radicals U+2E80 to U+2EF3, by Unicode's table of equivalent unified
/// ideographs; without those that look different, as 小 does from ⺌.
const SUPPLEMENT: &str = "\
＿厂乛乚＿亻冂𠘨＿刂卜㔾＿＿兀尣尢𡯂巳幺彑彐忄＿扌攵＿旡＿月歺母民氵氺灬爫爫\
丬＿犭王𤴔＿示礻𥫗糹纟罓罒㓁＿𦉫＿𦍌𦍋耂肀＿＿𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车\
辶辶辶＿钅長镸长门𨸏阝＿青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜\
亀龟";

/// The ideographs of the Kangxi radicals U+2F00 to U+2FD5, by NFKC; but 户 for 戶 and 青 for
/// 靑, which are one glyph in the faces that PDFs of the mainland are made with.
const KANGXI: &str = "\
一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀\
寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋\
比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_radical_is_an_ideograph_or_a_component() {
        assert_eq!(SUPPLEMENT.chars().count(), 0x2EF3 - 0x2E80 + 1);
        assert_eq!(KANGXI.chars().count(), 0x2FD5 - 0x2F00 + 1);
        let is_ideograph =
            |ch: &char| matches!(ch, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{2A6DF}');
        let supplement = SUPPLEMENT.chars().filter(|ch| *ch != NONE);
        assert!(supplement.chain(KANGXI.chars()).all(|ch| is_ideograph(&ch)));
        let components: String =
            ('\u{2E80}'..='\u{2EF3}').filter(|ch| is_component(*ch)).collect();
        assert_eq!(components, "⺀⺄⺈⺌⺍⺗⺚⺜⺧⺫⺴⺶⺻⺼⻏⻗");
    }

    #[test]
    fn compatibility_ideographs_are_those_that_they_double() {
        for (written, meant) in [
            ("\u{F98A}\u{F97E}\u{F9BA}\u{F967}", "力量了不"),
            ("\u{FA30}\u{2F800}", "侮丽"),
            // 﨑 and the other eleven are ideographs of their own.
            ("\u{FA11}\u{FA0E}\u{FA29}", "\u{FA11}\u{FA0E}\u{FA29}"),
        ] {
            assert_eq!(written.chars().map(ideograph).collect::<String>(), meant);
        }
    }
}
