//! The lists of wordfreq, which two tasks read.

use crate::Result;
use crate::fetch::Source;

/// The words of a list (`large_en`) from common to rare. A word in place `n` of the outer list is
/// 10^(-n/100) of all words.
pub fn words(wordfreq: &Source, list: &str) -> Result<Vec<Vec<String>>> {
    let bytes = wordfreq.unzipped(&format!("wordfreq/data/{list}.msgpack.gz"))?;
    centibels(&bytes).ok_or_else(|| format!("{list}: not in cBpack format").into())
}

/// The format of wordfreq: a list, in `MessagePack`, of a header and then, for every centibel down
/// from certainty, the list of words that are just so frequent.
fn centibels(bytes: &[u8]) -> Option<Vec<Vec<String>>> {
    let mut reader = Reader(bytes);
    let count = reader.list()?;
    for _ in 0..reader.byte()?.checked_sub(0x80)? {
        reader.string()?;
        // "format" has a string, "version" a small number.
        if reader.0.first()? & 0xe0 == 0xa0 {
            reader.string()?;
        } else {
            reader.byte()?;
        }
    }
    (1..count).map(|_| (0..reader.list()?).map(|_| reader.string()).collect()).collect()
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self, bytes: usize) -> Option<usize> {
        (0..bytes).try_fold(0, |number, _| Some(number << 8 | usize::from(self.byte()?)))
    }

    fn list(&mut self) -> Option<usize> {
        match self.byte()? {
            short @ 0x90..=0x9f => Some(usize::from(short & 0x0f)),
            0xdc => self.number(2),
            0xdd => self.number(4),
            _ => None,
        }
    }

    fn string(&mut self) -> Option<String> {
        let length = match self.byte()? {
            short @ 0xa0..=0xbf => usize::from(short & 0x1f),
            0xd9 => self.number(1)?,
            0xda => self.number(2)?,
            _ => return None,
        };
        let (string, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(string.to_vec()).ok()
    }
}
