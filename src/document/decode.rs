//! From bytes to text.

use std::fmt;

/// Why a file could not be read as text.
#[derive(Debug)]
pub struct ReadError {
    /// The file as the user named it.
    pub name: String,
    pub kind: ReadErrorKind,
}

#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// A byte that is not UTF-8, at `offset` (in bytes, from 0).
    NotUtf8 { offset: usize, byte: u8, line: usize, column: usize },
    /// The file starts with the mark of UTF-16.
    Utf16,
    /// A NUL byte at `offset`: no text.
    Binary { offset: usize },
    /// 4 GiB or more.
    TooLarge,
}

impl std::error::Error for ReadError {}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.kind {
            ReadErrorKind::NotUtf8 { offset, byte, line, column } => write!(
                f,
                "{name}:{line}:{column}: byte {offset} (0x{byte:02X}) is not UTF-8; convert the \
                 file, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
            ),
            ReadErrorKind::Utf16 => {
                write!(f, "{name}: the file is UTF-16; convert it with `iconv -f UTF-16 -t UTF-8`")
            }
            ReadErrorKind::Binary { offset } => {
                write!(f, "{name}: byte {offset} is NUL: this is a binary file, not an article")
            }
            ReadErrorKind::TooLarge => {
                write!(f, "{name}: the file is 4 GiB or larger; split it into articles")
            }
        }
    }
}

/// Checks that the bytes are UTF-8 text and hands them back as such, byte for byte.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, ReadError> {
    let error = |kind| ReadError { name: name.to_owned(), kind };
    if u32::try_from(bytes.len()).is_err() {
        return Err(error(ReadErrorKind::TooLarge));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(error(ReadErrorKind::Utf16));
    }
    if bytes.contains(&0) {
        let offset = bytes.iter().position(|byte| *byte == 0).unwrap_or_default();
        return Err(error(ReadErrorKind::Binary { offset }));
    }
    String::from_utf8(bytes).map_err(|invalid| {
        let offset = invalid.utf8_error().valid_up_to();
        let bytes = invalid.as_bytes();
        let start = bytes[..offset].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        error(ReadErrorKind::NotUtf8 {
            offset,
            byte: bytes[offset],
            line: bytes[..offset].split(|b| *b == b'\n').count(),
            column: 1 + String::from_utf8_lossy(&bytes[start..offset]).chars().count(),
        })
    })
}
