//! The directory of a ZIP archive; nothing it says of its entries is trusted.

use super::error::{Piece, XlsxError};

/// Most entries an archive may have.
const MAX_ENTRIES: usize = 20_000;

const DAMAGED: XlsxError = XlsxError::Damaged(Piece::Archive);

/// One file in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its path with forward slashes and without a leading one.
    pub name: String,
    /// Its packed bytes.
    pub packed: &'a [u8],
    /// How they are packed: 0 stored, 8 deflated.
    pub method: u16,
    /// Whether they are encrypted.
    pub encrypted: bool,
    /// Bytes it unpacks to, as the directory says.
    pub size: u64,
    /// CRC-32 of those bytes, as the directory says.
    pub crc: u32,
}

/// Reads the central directory.
///
/// # Errors
/// [`XlsxError::Damaged`] when it is not whole, [`XlsxError::TooManyEntries`].
pub fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, XlsxError> {
    let (count, start) = directory(bytes).ok_or(DAMAGED)?;
    if count > MAX_ENTRIES as u64 {
        return Err(XlsxError::TooManyEntries { most: MAX_ENTRIES });
    }
    let mut reader = Reader { bytes, at: start };
    (0..count)
        .map(|_| entry(&mut reader).ok_or(DAMAGED))
        .collect()
}

/// Number of entries and place of the directory, from the record at the end of the file.
fn directory(bytes: &[u8]) -> Option<(u64, u64)> {
    const END: &[u8] = b"PK\x05\x06";
    const END_SIZE: usize = 22;
    // A comment of up to 65,535 bytes may follow the record.
    let earliest = bytes.len().saturating_sub(END_SIZE + 0xffff);
    let last = bytes.len().checked_sub(END_SIZE)?;
    let at = (earliest..=last)
        .rev()
        .find(|&at| bytes[at..].starts_with(END))?;
    let mut end = Reader {
        bytes,
        at: at as u64 + 10,
    };
    let count = u64::from(end.u16()?);
    end.skip(4);
    let start = u64::from(end.u32()?);
    if count < 0xffff && start < 0xffff_ffff {
        return Some((count, start));
    }
    // ZIP64: a locator stands before the record and tells where the wide one is.
    let Some(locator) = at
        .checked_sub(20)
        .filter(|&l| bytes[l..].starts_with(b"PK\x06\x07"))
    else {
        return Some((count, start));
    };
    let wide = Reader {
        bytes,
        at: locator as u64 + 8,
    }
    .u64()?;
    let mut wide = Reader { bytes, at: wide };
    if wide.take(4)? != b"PK\x06\x06" {
        return None;
    }
    wide.skip(28);
    let count = wide.u64()?;
    wide.skip(8);
    Some((count, wide.u64()?))
}

fn entry<'a>(reader: &mut Reader<'a>) -> Option<Entry<'a>> {
    if reader.take(4)? != b"PK\x01\x02" {
        return None;
    }
    reader.skip(4);
    let flags = reader.u16()?;
    let method = reader.u16()?;
    reader.skip(4);
    let crc = reader.u32()?;
    let mut packed = u64::from(reader.u32()?);
    let mut size = u64::from(reader.u32()?);
    let [name, extra, comment] = [reader.u16()?, reader.u16()?, reader.u16()?];
    reader.skip(8);
    let mut offset = u64::from(reader.u32()?);
    let name = reader.take(u64::from(name))?;
    let extra = reader.take(u64::from(extra))?;
    reader.skip(u64::from(comment));
    widen(extra, [&mut size, &mut packed, &mut offset])?;

    // The names and extras of the local header may have other lengths than those of the directory.
    let mut local = Reader {
        bytes: reader.bytes,
        at: offset,
    };
    if local.take(4)? != b"PK\x03\x04" {
        return None;
    }
    local.skip(22);
    let (local_name, local_extra) = (local.u16()?, local.u16()?);
    local.skip(u64::from(local_name) + u64::from(local_extra));
    Some(Entry {
        name: String::from_utf8_lossy(name)
            .replace('\\', "/")
            .trim_start_matches('/')
            .to_owned(),
        packed: local.take(packed)?,
        method,
        encrypted: flags & 1 != 0,
        size,
        crc,
    })
}

/// Replaces values that did not fit 32 bits by those of the ZIP64 extra field, in its order.
fn widen(extra: &[u8], values: [&mut u64; 3]) -> Option<()> {
    let mut fields = Reader {
        bytes: extra,
        at: 0,
    };
    while let (Some(id), Some(length)) = (fields.u16(), fields.u16()) {
        let body = fields.take(u64::from(length))?;
        if id == 1 {
            let mut wide = Reader { bytes: body, at: 0 };
            for value in values {
                if *value == 0xffff_ffff {
                    *value = wide.u64()?;
                }
            }
            return Some(());
        }
    }
    Some(())
}

/// Reads little-endian numbers, none past the end.
struct Reader<'a> {
    bytes: &'a [u8],
    at: u64,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: u64) -> Option<&'a [u8]> {
        let start = usize::try_from(self.at).ok()?;
        let count = usize::try_from(count).ok()?;
        let taken = self.bytes.get(start..)?.get(..count)?;
        self.at += count as u64;
        Some(taken)
    }

    fn skip(&mut self, count: u64) {
        self.at = self.at.saturating_add(count);
    }

    fn number<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N as u64)?.try_into().ok()
    }

    fn u16(&mut self) -> Option<u16> {
        self.number().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.number().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.number().map(u64::from_le_bytes)
    }
}
