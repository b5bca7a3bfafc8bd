//! The colour space of the file's RGB, as an ICC profile.
//!
//! Made here from the numbers of IEC 61966-2-1 (sRGB), so that no letter contains
//! somebody else's profile with terms of its own. It is a matrix/TRC display profile of
//! version 2, the only version that PDF 1.4, and so PDF/A-1, knows.

/// Red, green and blue of sRGB as XYZ: computed from the chromaticities of the standard and
/// adapted from its white, D65, to D50 by the Bradford matrix, so that they add up to white.
const COLORANTS: [(&[u8; 4], [f64; 3]); 3] = [
    (b"rXYZ", [0.4360413, 0.2224845, 0.0139202]),
    (b"gXYZ", [0.3851129, 0.7169051, 0.0970672]),
    (b"bXYZ", [0.1430458, 0.0606104, 0.7139126]),
];

/// D50, the white all ICC profiles refer to.
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];

/// Points of the tone curve; between them readers draw straight lines, which stay within
/// 0.00003 of the true curve.
const POINTS: u16 = 128;

/// The profile's bytes.
pub(super) fn srgb() -> Vec<u8> {
    let mut tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", description("sRGB IEC61966-2.1")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", xyz(WHITE)),
    ];
    tags.extend(COLORANTS.map(|(tag, colorant)| (tag, xyz(colorant))));
    // Three tags share the last one's bytes.
    tags.push((b"rTRC", curve()));
    let n_tags = tags.len() + 2;

    let mut table = Vec::new();
    let mut data = Vec::new();
    for (tag, bytes) in tags {
        let offset = 128 + 4 + 12 * n_tags + data.len();
        let names: &[&[u8; 4]] =
            if tag == b"rTRC" { &[b"rTRC", b"gTRC", b"bTRC"] } else { &[tag] };
        for name in names {
            table.extend_from_slice(*name);
            table.extend((offset as u32).to_be_bytes());
            table.extend((bytes.len() as u32).to_be_bytes());
        }
        data.extend(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let size = 128 + 4 + table.len() + data.len();
    [header(size as u32), (n_tags as u32).to_be_bytes().to_vec(), table, data].concat()
}

fn header(size: u32) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend(size.to_be_bytes());
    header.extend([0; 4]);
    header.extend([2, 0x10, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // The day sRGB was published; a profile needs some date.
    header.extend([1999u16, 10, 18, 0, 0, 0].map(u16::to_be_bytes).concat());
    header.extend(b"acsp");
    // No platform, flags, manufacturer, model or attributes; perceptual intent.
    header.extend([0; 28]);
    header.extend(WHITE.map(fixed).concat());
    header.resize(128, 0);
    header
}

/// `textDescriptionType`, with neither its Unicode nor its Macintosh form.
fn description(name: &str) -> Vec<u8> {
    let mut bytes = b"desc\0\0\0\0".to_vec();
    bytes.extend((name.len() as u32 + 1).to_be_bytes());
    bytes.extend(name.bytes());
    bytes.extend([0; 1 + 4 + 4 + 2 + 1 + 67]);
    bytes
}

/// `textType`.
fn text(text: &str) -> Vec<u8> {
    [b"text\0\0\0\0", text.as_bytes(), b"\0"].concat()
}

/// `XYZType`.
fn xyz(value: [f64; 3]) -> Vec<u8> {
    [b"XYZ \0\0\0\0".to_vec(), value.map(fixed).concat()].concat()
}

/// `curveType`: the tone curve of sRGB.
fn curve() -> Vec<u8> {
    let mut bytes = b"curv\0\0\0\0".to_vec();
    bytes.extend(u32::from(POINTS).to_be_bytes());
    for point in 0..POINTS {
        let linear = linear(f64::from(point) / f64::from(POINTS - 1));
        bytes.extend(((linear * 65535.0).round() as u16).to_be_bytes());
    }
    bytes
}

fn linear(part: f64) -> f64 {
    match part {
        ..=0.04045 => part / 12.92,
        _ => ((part + 0.055) / 1.055).powf(2.4),
    }
}

/// `s15Fixed16Number`.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}
