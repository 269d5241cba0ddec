//! What checks have found, kept in a file for the next run.
//!
//! A result is kept under a hash of all that it is made of, so that it is never an old one: the
//! program itself (its version, rules and tables are in it), other rules, options, the way the
//! article is written, and its bytes. A cache that cannot be read or written costs time and nothing
//! else: it is a note on standard error, never a failure.

mod kept;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{self, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

pub(super) use kept::Found;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use tempfile::Builder;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::input::{InputFormat, describe};
use super::output::new_file;
use crate::engine::{Engine, Options};

/// The first line of the file; another form has another.
const HEAD: &[u8] = b"mtlint cache 1\n";
/// The file has no more bytes than this. It is read as a whole.
const MOST: usize = 64 << 20;
/// Key, length and checksum, before each result.
const BEFORE: usize = 32 + 4 + 8;

pub(super) type Key = [u8; 32];

/// Results of former runs, and those of this one.
pub(super) struct Cache {
    path: PathBuf,
    /// A hash of the running program.
    program: u128,
    stored: Vec<u8>,
    /// Where results of former runs stand in `stored`, with what stands before each.
    places: FxHashMap<Key, Range<usize>>,
    /// The keys of former results, the last used first.
    order: Vec<Key>,
    now: Mutex<Now>,
}

/// What this run has used.
#[derive(Default)]
struct Now {
    used: Vec<Key>,
    new: FxHashMap<Key, Vec<u8>>,
    /// Of the new results.
    bytes: usize,
}

impl Cache {
    /// The cache of a folder, and what is to be said of it. A file that is no cache, or no whole
    /// one, is as good as none. There is none where the program cannot say which it is.
    pub fn open(folder: &Path) -> (Option<Self>, Option<String>) {
        match std::env::current_exe().and_then(fs::read) {
            Ok(program) => {
                let (cache, note) = Self::of_program(folder, xxh3_128(&program));
                (Some(cache), note)
            }
            Err(error) => (None, Some(format!("no cache: the program cannot be read: {error}"))),
        }
    }

    fn of_program(folder: &Path, program: u128) -> (Self, Option<String>) {
        let path = folder.join("results");
        let (stored, note) = match fs::read(&path) {
            Ok(stored) => (stored, None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Vec::new(), None),
            Err(error) => {
                let note =
                    format!("{}: {}; nothing is taken from it", path.display(), describe(&error));
                (Vec::new(), Some(note))
            }
        };
        let mut cache = Self {
            path,
            program,
            stored,
            places: FxHashMap::default(),
            order: Vec::new(),
            now: Mutex::default(),
        };
        let broken = (!cache.stored.is_empty()).then(|| cache.index().err()).flatten();
        let note = broken.map_or(note, |at| {
            cache.stored.clear();
            cache.places.clear();
            cache.order.clear();
            let path = cache.path.display();
            Some(format!(
                "{path}: is broken at byte {at}, or of another version; it is written anew"
            ))
        });
        (cache, note)
    }

    /// Finds the results in the file.
    ///
    /// # Errors
    /// The byte from which on it is no cache.
    fn index(&mut self) -> Result<(), usize> {
        if !self.stored.starts_with(HEAD) {
            return Err(0);
        }
        let mut at = HEAD.len();
        while at < self.stored.len() {
            let (key, end) = entry(&self.stored[at..]).ok_or(at)?;
            if self.places.insert(key, at..at + end).is_some() {
                return Err(at);
            }
            self.order.push(key);
            at += end;
        }
        Ok(())
    }

    /// What the result of a check is kept under.
    pub fn key(
        &self,
        engine: &Engine,
        options: &Options,
        format: InputFormat,
        bytes: &[u8],
    ) -> Key {
        let mut hash = Sha256::new();
        hash.update(self.program.to_le_bytes());
        hash.update(engine.rules().digest.to_le_bytes());
        // Every option is in it, and none can be taken for another.
        let settings = format!("{options:?} {format:?}");
        hash.update(settings.len().to_le_bytes());
        hash.update(settings);
        hash.update(bytes);
        hash.finalize().into()
    }

    pub fn get(&self, key: &Key) -> Option<Found> {
        let place = self.places.get(key)?;
        let found = serde_json::from_slice(&self.stored[place.start + BEFORE..place.end]).ok()?;
        self.now().used.push(*key);
        Some(found)
    }

    pub fn put(&self, key: Key, found: &Found) {
        let Ok(result) = serde_json::to_vec(found) else {
            return;
        };
        let Ok(length) = u32::try_from(result.len()) else {
            return;
        };
        let mut bytes = Vec::with_capacity(BEFORE + result.len());
        bytes.extend(key);
        bytes.extend(length.to_le_bytes());
        bytes.extend(checksum(&key, &result).to_le_bytes());
        bytes.extend(result);
        let mut now = self.now();
        if HEAD.len() + now.bytes + bytes.len() <= MOST && !now.new.contains_key(&key) {
            now.bytes += bytes.len();
            now.new.insert(key, bytes);
        }
    }

    fn now(&self) -> std::sync::MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Writes the cache if there is something new in it: what this run used, then what former ones
    /// used, as much as there is room for. The file is whole at any time; of two runs that end
    /// together one wins.
    ///
    /// # Errors
    /// What went wrong, as the user is to read it.
    pub fn finish(self) -> Result<(), String> {
        let now = self.now.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        if now.new.is_empty() {
            return Ok(());
        }
        let mut first: Vec<_> = now.new.keys().copied().chain(now.used).collect();
        // Threads come in any order.
        first.sort_unstable();
        first.dedup();
        let write = || {
            let folder = self.path.parent().unwrap_or(Path::new("."));
            fs::create_dir_all(folder)?;
            let mut builder = Builder::new();
            builder.prefix(".results-");
            if let Some(permissions) = new_file() {
                builder.permissions(permissions);
            }
            let mut file = io::BufWriter::new(builder.tempfile_in(folder)?);
            file.write_all(HEAD)?;
            let mut room = MOST - HEAD.len();
            let is_later = |key: &&Key| first.binary_search(key).is_err();
            for key in first.iter().chain(self.order.iter().filter(is_later)) {
                let stored = || &self.stored[self.places[key].clone()];
                let bytes = now.new.get(key).map_or_else(stored, Vec::as_slice);
                if bytes.len() > room {
                    break;
                }
                room -= bytes.len();
                file.write_all(bytes)?;
            }
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.persist(&self.path)?;
            Ok(())
        };
        write().map_err(|error: io::Error| {
            format!("{}: the cache cannot be written: {error}", self.path.display())
        })
    }
}

/// The key and length of the result that bytes begin with, if it is whole.
fn entry(bytes: &[u8]) -> Option<(Key, usize)> {
    let (key, rest) = bytes.split_first_chunk::<32>()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (sum, rest) = rest.split_first_chunk::<8>()?;
    let result = rest.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let is_whole = checksum(key, result) == u64::from_le_bytes(*sum);
    is_whole.then_some((*key, BEFORE + result.len()))
}

fn checksum(key: &Key, result: &[u8]) -> u64 {
    xxh3_64(result) ^ xxh3_64(key)
}
