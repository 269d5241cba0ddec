//! Putting a new text in the place of a file.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use tempfile::NamedTempFile;

use super::input::describe;

/// Writes `new` in the place of the file, which must still be `old`. The file is whole at any
/// time: the text goes to a new file beside it, which then takes its name; mode bits stay, and a
/// symbolic link stays a link.
///
/// # Errors
/// What went wrong, with the file's name; then nothing has changed.
pub(super) fn replace(path: &Path, old: &str, new: &str) -> Result<(), String> {
    let named = |error: &std::io::Error| format!("{}: {}", path.display(), describe(error));
    let target = fs::canonicalize(path).map_err(|error| named(&error))?;
    let stored = fs::read(&target).map_err(|error| named(&error))?;
    if stored != old.as_bytes() {
        let path = path.display();
        return Err(format!("{path}: was changed by somebody else meanwhile; nothing was written"));
    }
    let metadata = fs::metadata(&target).map_err(|error| named(&error))?;
    if metadata.permissions().readonly() {
        return Err(format!("{}: may not be written (it is read-only)", path.display()));
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let write = || {
        let mut file = NamedTempFile::with_prefix_in(".mtlint-", folder)?;
        file.write_all(new.as_bytes())?;
        file.as_file().set_permissions(metadata.permissions())?;
        file.as_file().sync_all()?;
        file.persist(&target)?;
        Ok(())
    };
    write().map_err(|error: std::io::Error| named(&error))
}
