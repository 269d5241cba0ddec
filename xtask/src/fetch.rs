//! The packages of `data/SOURCES.toml`: fetched by the registries' own clients, checked, unpacked.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};

use crate::Result;

/// An entry of `data/SOURCES.toml`, and where the package lies unpacked.
#[derive(Debug)]
pub struct Source {
    pub package: String,
    pub version: String,
    pub licence: String,
    pub credit: String,
    pub folder: PathBuf,
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
    let cache = root.join("target/xtask");
    fs::create_dir_all(&cache)?;
    let list = root.join("data/SOURCES.toml");
    let list = fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let list: toml::Table = list.parse()?;
    let list = list.get("source").and_then(toml::Value::as_array);
    let mut sources = BTreeMap::new();
    for source in list.ok_or("data/SOURCES.toml: no [[source]]")? {
        let key = |key: &str| {
            source
                .get(key)
                .and_then(toml::Value::as_str)
                .ok_or_else(|| format!("data/SOURCES.toml: a source without `{key}`"))
        };
        let (package, version, file) = (key("package")?, key("version")?, key("file")?);
        let tasks = source.get("tasks").and_then(toml::Value::as_array);
        let tasks = tasks.ok_or_else(|| format!("data/SOURCES.toml: {package} without `tasks`"))?;
        if !tasks.iter().any(|named| named.as_str() == Some(task)) {
            continue;
        }
        let archive = cache.join(file);
        if !archive.exists() {
            fetch(&cache, key("registry")?, package, version)?;
        }
        check(&archive, key("sha256")?)?;
        let folder = cache.join(format!("{package}-{version}"));
        if !folder.exists() {
            unpack(&archive, &folder)?;
        }
        let source = Source {
            package: package.to_owned(),
            version: version.to_owned(),
            licence: key("licence")?.to_owned(),
            credit: key("credit")?.to_owned(),
            folder,
        };
        sources.insert(package.to_owned(), source);
    }
    Ok(Sources(sources))
}

fn fetch(cache: &Path, registry: &str, package: &str, version: &str) -> Result<()> {
    eprintln!("fetching {package} {version} from {registry}");
    match registry {
        "pypi" => {
            let pinned = format!("{package}=={version}");
            run(cache, "pip", ["download", "--quiet", "--no-deps", &pinned])
        }
        "npm" => {
            let pinned = format!("{package}@{version}");
            run(cache, "npm", ["pack", "--silent", &pinned])
        }
        "debian" => {
            let pinned = format!("{package}={version}");
            run(cache, "apt-get", ["download", &pinned])
        }
        _ => {
            Err(format!("data/SOURCES.toml: `{registry}` is no registry: pypi, npm, debian").into())
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
