//! Random words and marks in every text of a letter: rules find much in them.
#![no_main]

use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use reply_fuzz::Case;

/// What the rules look for, and what stands around it.
const WORDS: &[&str] = &[
    "汉", "字", "我局", "本局", "建议", "提案", "委员", "代表", "陈孝悦", "陈孝月", "福田区政协",
    "六届", "三次会议", "四次会议", "第", "2023179", "号", "《", "》", "〈", "〉", "“", "”", "‘",
    "’", "（", "）", "(", ")", "[", "]", "〔", "〕", "【", "】", "，", "。", "、", "；", "：", "？",
    "！", ",", ".", ";", ":", "?", "!", "\"", "'", "-", "—", "——", "～", "~", "…", "……", "...", "等",
    "0", "1", "2", "12", "2023", "08", "１２", "Ａ", "%", "％", "万", "亿", "元", "人", "名", "个", "家",
    "年", "月", "日", "一", "二", "三", "十", "百", "零", "〇", "几", "余", "多", "约", "近", "左右",
    "超过", "以上", "以下", "减少", "倍", "截止", "截至", "目前", "今年", "布署", "帐户", "您们", "收悉",
    "了", "现将", "现答复", "如下", "一是", "二是", "三是", "首先", "其次", "其中", "通过", "使", "的",
    "的的", "和和", "区住房和建设局", "区住房建设局", "国土资源局", "附件", "附件1", "关于", "是否",
    "的问题", "以下简称", "下称", "全区共有", "社工", "×××", "XX", "http://a.cn/b", "13800138000",
    "0755-83506952", "\n", " ", "　", "é", "𠮷", "𬭎", "\u{200B}", "\\", "#", "大力推进", "登陆",
];

/// A text of random words.
fn text(data: &mut Unstructured, longest: usize) -> String {
    let n_words = data.int_in_range(0..=longest).unwrap_or(0);
    let word = |data: &mut Unstructured| data.choose(WORDS).copied().unwrap_or("字");
    (0..n_words).map(|_| word(data)).collect()
}

/// The same as a TOML string: never empty, on one line.
fn quoted(data: &mut Unstructured, longest: usize) -> String {
    let text = format!("字{}", text(data, longest)).replace('\n', "");
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

fuzz_target!(|bytes: &[u8]| {
    let data = &mut Unstructured::new(bytes);
    let kind = if data.ratio(1, 2).unwrap_or(false) { "提案" } else { "建议" };
    let body = text(data, 60).replace("'''", "");
    let letter = format!(
        "[proposal]\nkind = \"{kind}\"\nsession = {}\nnumber = \"2023179\"\ntitle = {}\n\
         proposers = [\"陈孝悦\"]\n[bureau]\nletterhead = \"福田区民政局\"\n\
         signature = {}\n[letter]\nnumber = {}\ndate = 2023-08-01\noutcome = \"A\"\n\
         disclosure = \"主动公开\"\nopening = {}\ncopies = [{}, {}]\nsummary = {}\n\
         [[section]]\nheading = {}\nbody = '''\n字{body}'''\n\
         [[section.table]]\nheader = [{}, {}]\nrows = [[{}, {}]]\n\
         [[attachment]]\ntitle = {}\nbody = {}\n",
        quoted(data, 8),
        quoted(data, 8),
        quoted(data, 3),
        quoted(data, 4),
        quoted(data, 30),
        quoted(data, 3),
        quoted(data, 3),
        quoted(data, 8),
        quoted(data, 6),
        quoted(data, 3),
        quoted(data, 3),
        quoted(data, 6),
        quoted(data, 6),
        quoted(data, 5),
        quoted(data, 20),
    );
    Case::new(letter).run();
});
