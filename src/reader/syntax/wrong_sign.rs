//! What is wrong with an equals sign.

use std::ops::Range;

use super::case::Case;
use super::case::Mistake;
use super::case::padded;
use super::lines;
use super::mend::EntryKey;
use super::statement::Statement;

impl Case<'_> {
    /// The mistake of a key without a sign behind it.
    pub(super) fn no_sign(
        &self,
        statement: &Statement,
        of: EntryKey,
        sign: Range<usize>,
        mended: Option<String>,
    ) -> Mistake {
        let line = lines::line(self.text, statement.range.start);
        let place = statement.range.start..line.end;
        let help = mended.unwrap_or_else(|| format!("在 {} 后面加上等号 =", of.name));
        let message = format!("{} 后面少了等号", of.name);
        let diagnostic = self.error(place, message).with_help(help);
        let instead = padded("=", sign.len());
        let range = match instead {
            Some(_) => sign,
            None => statement.range.start..self.damage_end(statement),
        };
        Mistake { diagnostic, range, instead }
    }

    /// The mistake of a sign that TOML does not have.
    pub(super) fn wrong_sign(
        &self,
        sign: Range<usize>,
        mended: Option<String>,
    ) -> Mistake {
        let written = &self.text[sign.clone()];
        let more = written.strip_prefix('=').map_or("", str::trim_start);
        let (place, message, help) = match written {
            "＝" => (
                sign.clone(),
                "等号用了全角的 ＝ ，要用英文的 =".to_owned(),
                "改成 =".to_owned(),
            ),
            "：" => (
                sign.clone(),
                "键和内容之间用了中文冒号 ： ，要用英文的等号 =".to_owned(),
                "改成 =".to_owned(),
            ),
            _ if matches!(more, "=" | "＝") => (
                sign.end - more.len()..sign.end,
                "多写了一个等号".to_owned(),
                format!("删去多余的 {more}"),
            ),
            _ => (
                sign.clone(),
                format!("键和内容之间用了 {written} ，要用英文的等号 ="),
                "改成 =".to_owned(),
            ),
        };
        let diagnostic = self.error(place, message).with_help(mended.unwrap_or(help));
        let instead = padded("=", sign.len());
        Mistake { diagnostic, range: sign, instead }
    }
}
