//! Opens folders of faces. `reply fonts`: which faces set what, and how many 汉字 they have.

use std::fmt::Write;
use std::path::Path;

use super::files::{self, entries, read};
use super::paths::is_face;
use super::step::{self, Step};
use super::work;
use super::{Outcome, output};
use crate::chinese::Script;
use crate::diagnostic::one_line;
use crate::font::{Excess, FaceId, Fonts, Offer, Typeface};

/// Prints every typeface's faces in the order they are asked.
pub(super) fn run(font_dir: Option<&Path>) -> anyhow::Result<Outcome> {
    let own;
    let fonts = match font_dir {
        Some(folder) => {
            own = open_fonts(folder)?;
            &own
        }
        None => Fonts::builtin(),
    };
    output::print(&report(fonts))
}

/// The embedded faces with those of a folder before them.
pub(super) fn open_fonts(folder: &Path) -> anyhow::Result<Fonts> {
    let mut paths = entries(folder, "字库文件夹")?;
    paths.retain(|path| is_face(path));
    let (mut files, mut n_bytes) = (Vec::new(), 0);
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = read(&path, files::FONT)?;
        n_bytes += bytes.len();
        if n_bytes > Excess::Bytes.most() {
            output::complain(&format!("提示：{name} {}", too_much(Excess::Bytes)));
            break;
        }
        files.push((name, bytes));
    }
    work::at(Step::Faces(step::name(folder)));
    let (fonts, offers) = Fonts::with_own(files);
    for (file, offer) in &offers {
        let why = match offer {
            Offer::Restricted => "的版权设置不许嵌入文件，没有使用".to_owned(),
            Offer::NotTrueType => {
                "不是 TrueType 轮廓，没有使用；请换同名的 .ttf 字库".to_owned()
            }
            Offer::Broken => "不是可用的字库，没有使用".to_owned(),
            Offer::TooMuch(excess) => too_much(*excess),
            Offer::Taken(_) | Offer::Unknown => continue,
        };
        output::complain(&format!("提示：{file} {why}"));
    }
    if !offers.iter().any(|(_, offer)| matches!(offer, Offer::Taken(_))) {
        anyhow::bail!(
            "{} 里没有可用的公文字库（如方正小标宋、仿宋_GB2312、楷体_GB2312、黑体）",
            folder.display()
        );
    }
    Ok(fonts)
}

/// What is told of a font file that is more than is read.
fn too_much(excess: Excess) -> String {
    let most = excess.most();
    let what = match excess {
        Excess::Faces => format!("里的字体太多（最多 {most} 个）"),
        Excess::Parts => format!("里的字拼得太复杂（最多 {most} 个部件）"),
        Excess::Maps => format!("里的字符表太多（最多 {most} 个）"),
        Excess::Names => format!("里的名称太多（最多 {most} 个）"),
        Excess::Bytes => format!("太大（连同前面的最多 {} MB）", most >> 20),
    };
    format!("{what}，多半损坏了，没有使用")
}

/// Blocks of 汉字 by the name clerks know them by.
const BLOCKS: [(&str, std::ops::RangeInclusive<u32>); 8] = [
    ("基本区", 0x4E00..=0x9FFF),
    ("扩展A", 0x3400..=0x4DBF),
    ("扩展B", 0x20000..=0x2A6DF),
    ("扩展C", 0x2A700..=0x2B739),
    ("扩展D", 0x2B740..=0x2B81D),
    ("扩展E", 0x2B820..=0x2CEA1),
    ("扩展F", 0x2CEB0..=0x2EBE0),
    ("扩展G以后", 0x2EBF0..=0x323AF),
];

fn report(fonts: &Fonts) -> String {
    let mut report = String::new();
    for typeface in Typeface::ALL {
        let mut line = |text: String| {
            let _ = writeln!(report, "{text}");
        };
        line(format!("{}（{}）", typeface.name(), use_of(typeface)));
        let han = fonts.chain(typeface, Script::Han);
        line(format!("  汉字    {}", names(fonts, han)));
        line(format!("  标点    {}", names(fonts, fonts.chain(typeface, Script::Mark))));
        line(format!(
            "  数字字母 {}",
            names(fonts, fonts.chain(typeface, Script::Western))
        ));
        line(format!("  能印    {}", coverage(fonts, han)));
    }
    report
}

fn use_of(typeface: Typeface) -> &'static str {
    match typeface {
        Typeface::XiaoBiaoSong => "发文机关标志、标题",
        Typeface::FangSong => "正文",
        Typeface::Hei => "一级标题",
        Typeface::Kai => "二级标题",
        Typeface::Song => "页码",
    }
}

fn names(fonts: &Fonts, faces: &[FaceId]) -> String {
    faces.iter().map(|&id| one_line(fonts.file(id))).collect::<Vec<_>>().join(" → ")
}

fn coverage(fonts: &Fonts, faces: &[FaceId]) -> String {
    let has = |code: u32| {
        char::from_u32(code)
            .is_some_and(|ch| faces.iter().any(|&id| fonts.face(id).has(ch)))
    };
    BLOCKS
        .iter()
        .map(|(name, block)| {
            format!("{name} {}", block.clone().filter(|&c| has(c)).count())
        })
        .collect::<Vec<_>>()
        .join("，")
}
