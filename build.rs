//! Gives the program a mark of all that it is made from, so that letters which an earlier
//! one made are known for what they are: see `src/cli/stamp.rs`.

#![expect(clippy::disallowed_methods, reason = "this runs before there is a program")]

use std::fs;
use std::path::Path;

fn main() {
    let mut hash = FNV_BASIS;
    for path in ["Cargo.toml", "Cargo.lock", "src", "templates", "fonts"] {
        println!("cargo::rerun-if-changed={path}");
        add(Path::new(path), &mut hash);
    }
    println!("cargo::rustc-env=REPLY_MADE_FROM={hash:016x}");
}

/// Adds a file or a folder. The same sources give the same mark on every machine: paths are
/// told with slashes, and texts are counted without the carriage returns of Windows.
fn add(path: &Path, hash: &mut u64) {
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("a folder of the project");
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        return paths.iter().for_each(|path| add(path, hash));
    }
    fnv(path.to_string_lossy().replace('\\', "/").as_bytes(), hash);
    // The faces are 80 MB that never change under one name.
    let is_face = path.starts_with("fonts");
    let bytes = match is_face {
        true => fs::metadata(path).expect("a file").len().to_be_bytes().to_vec(),
        false => fs::read(path).expect("a file of the project"),
    };
    match is_face {
        true => fnv(&bytes, hash),
        false => {
            bytes.split(|byte| *byte == b'\r').for_each(|part| fnv(part, hash));
        }
    }
}

const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a.
fn fnv(bytes: &[u8], hash: &mut u64) {
    for byte in bytes {
        *hash = (*hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
}
