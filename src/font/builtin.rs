//! The embedded faces and their order; `fonts/README.md` tells why these.

use std::sync::LazyLock;

use super::fonts::{Chain, Data, FaceId, Fonts, Slot};

const ZHUQUE: FaceId = FaceId(0);
const KAITI: FaceId = FaceId(1);
const SONGTI: FaceId = FaceId(2);
const NOTO_SANS: FaceId = FaceId(3);
const NOTO_SERIF: FaceId = FaceId(4);
const LIBERATION: FaceId = FaceId(5);
const UKAI: FaceId = FaceId(6);
const BABELSTONE: FaceId = FaceId(7);
const HANAMIN: FaceId = FaceId(8);

macro_rules! font {
    ($file:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/", $file))
    };
}

static BUILTIN: LazyLock<Fonts> = LazyLock::new(Fonts::embedded);

impl Fonts {
    /// The embedded faces, parsed once per process.
    pub fn builtin() -> &'static Fonts {
        &BUILTIN
    }

    /// A new list of the embedded faces, to put others before them.
    pub(super) fn embedded() -> Fonts {
        let plain = |file: &str, bytes| slot(file, Data::Plain(bytes, 0));
        let packed = |file: &str, bytes| slot(file, Data::Compressed(bytes, 0));
        let slots = vec![
            plain(
                "LXGWZhuqueFangsong-Regular.ttf",
                font!("LXGWZhuqueFangsong-Regular.ttf"),
            ),
            plain("gkai00mp.ttf", font!("gkai00mp.ttf")),
            plain("gbsn00lp.ttf", font!("gbsn00lp.ttf")),
            plain("NotoSansSC_500Medium.ttf", font!("NotoSansSC_500Medium.ttf")),
            plain("NotoSerifSC_700Bold.ttf", font!("NotoSerifSC_700Bold.ttf")),
            plain("LiberationSerif-Regular.ttf", font!("LiberationSerif-Regular.ttf")),
            packed("rare/ukai.ttc", font!("rare/ukai.ttc.zst")),
            packed("rare/BabelStoneHan.ttf", font!("rare/BabelStoneHan.ttf.zst")),
            packed("rare/HanaMinB.ttf", font!("rare/HanaMinB.ttf.zst")),
        ];
        Fonts { slots, chains: chains() }
    }
}

fn slot(file: &str, data: Data) -> Slot {
    let wide = matches!(data, Data::Compressed(..));
    Slot { file: file.to_string(), wide, data, face: Default::default() }
}

/// The faces of each typeface, in the order of [`super::Typeface`]. The three wide faces
/// serve 汉字 only: their marks are centred or missing. UKai serves ⑪ and ㎡ too.
fn chains() -> Vec<Chain> {
    let chain = |han: &[FaceId], western: &[FaceId], mark: &[FaceId]| Chain {
        han: han.to_vec(),
        western: western.to_vec(),
        mark: mark.to_vec(),
    };
    vec![
        chain(
            &[NOTO_SERIF, BABELSTONE, HANAMIN],
            &[NOTO_SERIF, LIBERATION],
            &[NOTO_SERIF, SONGTI],
        ),
        chain(
            &[ZHUQUE, UKAI, BABELSTONE, HANAMIN],
            &[LIBERATION, ZHUQUE, SONGTI],
            &[ZHUQUE, SONGTI, UKAI, NOTO_SANS],
        ),
        chain(
            &[NOTO_SANS, BABELSTONE, HANAMIN],
            &[NOTO_SANS, LIBERATION],
            &[NOTO_SANS, SONGTI],
        ),
        // The marks of 文鼎简中楷 sit high, and it has no 〇.
        chain(
            &[KAITI, UKAI, BABELSTONE, HANAMIN],
            &[LIBERATION, ZHUQUE, SONGTI],
            &[ZHUQUE, SONGTI, UKAI, NOTO_SANS],
        ),
        chain(
            &[SONGTI, BABELSTONE, HANAMIN],
            &[SONGTI, LIBERATION],
            &[SONGTI, UKAI, NOTO_SANS],
        ),
    ]
}
