//! The file's XMP metadata, which archives read.

use chrono::SecondsFormat;

use crate::export::Conformance;
use crate::export::Meta;

/// The language of every letter.
pub(super) const LANGUAGE: &str = "zh-CN";

/// The XMP packet. PDF/A wants it to agree word for word with the document information.
pub(super) fn packet(meta: &Meta, producer: &str, conformance: Conformance) -> String {
    let (part, level) = match conformance {
        Conformance::A2a => (2, "A"),
        Conformance::A1b => (1, "B"),
    };
    let title = escape(&meta.title);
    let creator = creator(&meta.author);
    let date = meta.created.to_rfc3339_opts(SecondsFormat::Secs, false);
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>{level}</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creator}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{FEFF}',
        language = LANGUAGE,
    )
}

fn creator(author: &str) -> String {
    if author.is_empty() {
        return String::new();
    }
    let author = escape(author);
    format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A text without what XML cannot contain even when escaped: control characters, and two
/// code points that are no characters.
pub(super) fn printable(text: &str) -> String {
    let legal = |ch: &char| !ch.is_control() && !matches!(ch, '\u{FFFE}' | '\u{FFFF}');
    text.chars().filter(legal).collect()
}
