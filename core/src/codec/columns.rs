//! A packed form: columns with tags, DEFLATE, version and checksum.
//!
//! DEFLATE writes repeats as references, or only frequent bytes in fewer bits: columns of numbers
//! hold no repeats worth looking for, and without the search they are smaller and ten times as fast.
//!
//! Layout: `KG` · version · kind · length of the rest (4 bytes) · number of columns · for each its
//! tag, method, raw and packed length · their bodies · CRC-32 of all before (4 bytes).

use miniz_oxide::deflate::core::{
    CompressionStrategy, CompressorOxide, TDEFLFlush, TDEFLStatus, compress,
    create_comp_flags_from_zip_params,
};

use super::bytes::{Reader, put_varint};
use super::checksum::crc32;
use super::{DecodeError, units};

/// Version of the packed forms; a step up comes with a reader of the old ones.
pub(super) const VERSION: u8 = 1;
const MAGIC: &[u8; 2] = b"KG";
/// Most raw bytes of one form, over all its columns.
const MAX_RAW: usize = 1 << 28;
/// Level of DEFLATE: beyond it packing takes twice as long for one percent.
const LEVEL: u8 = 6;

const STORED: u8 = 0;
const DEFLATED: u8 = 1;

/// What a packed form holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    Customers = 1,
    Products = 2,
    Orders = 3,
    Rest = 4,
    Past = 5,
    Contacts = 6,
    /// Records of one kind, known or not, other than contacts.
    Records = 7,
}

impl Kind {
    pub(super) const fn from_byte(byte: u8) -> Option<Self> {
        match byte {
            1 => Some(Self::Customers),
            2 => Some(Self::Products),
            3 => Some(Self::Orders),
            4 => Some(Self::Rest),
            5 => Some(Self::Past),
            6 => Some(Self::Contacts),
            7 => Some(Self::Records),
            _ => None,
        }
    }
}

/// Columns by tag. A form may lack columns that came later; a tag never changes its meaning.
#[derive(Debug, Default)]
pub(super) struct Columns {
    list: Vec<Column>,
}

#[derive(Debug)]
struct Column {
    tag: u8,
    bytes: Vec<u8>,
    /// Whether DEFLATE looks for repeats.
    repeats: bool,
}

impl Column {
    fn deflated(&self) -> Option<Vec<u8>> {
        if self.repeats {
            return Some(miniz_oxide::deflate::compress_to_vec(&self.bytes, LEVEL));
        }
        let only_frequency = CompressionStrategy::HuffmanOnly as i32;
        let flags = create_comp_flags_from_zip_params(LEVEL.into(), -15, only_frequency);
        let mut deflated = vec![0; self.bytes.len()];
        let mut compressor = CompressorOxide::new(flags);
        let (status, _, length) = compress(
            &mut compressor,
            &self.bytes,
            &mut deflated,
            TDEFLFlush::Finish,
        );
        deflated.truncate(length);
        // What did not fit would be larger than the bytes themselves.
        (status == TDEFLStatus::Done).then_some(deflated)
    }
}

impl Columns {
    /// Adds a column; empty ones are left out and read back as empty.
    pub(super) fn put(&mut self, tag: u8, bytes: Vec<u8>) {
        self.add(tag, bytes, true);
    }

    /// Adds a column of numbers whose order repeats nothing.
    pub(super) fn put_numbers(&mut self, tag: u8, bytes: Vec<u8>) {
        self.add(tag, bytes, false);
    }

    fn add(&mut self, tag: u8, bytes: Vec<u8>, repeats: bool) {
        if !bytes.is_empty() {
            self.list.push(Column {
                tag,
                bytes,
                repeats,
            });
        }
    }

    /// A reader of the column with this tag.
    pub(super) fn reader(&self, tag: u8) -> Reader<'_> {
        let column = self.list.iter().find(|column| column.tag == tag);
        Reader::new(column.map_or(&[], |column| &column.bytes))
    }

    /// Writes the columns as they are, for a short way within the program.
    pub(super) fn put_raw(&self, out: &mut Vec<u8>) {
        out.push(self.list.len() as u8);
        for column in &self.list {
            out.push(column.tag);
            put_varint(out, column.bytes.len() as u64);
            out.extend_from_slice(&column.bytes);
        }
    }

    /// The opposite of [`Self::put_raw`].
    pub(super) fn from_raw(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let mut columns = Self::default();
        for _ in 0..reader.byte()? {
            let tag = reader.byte()?;
            let length = reader.count()?;
            columns.put(tag, reader.take(length)?.to_vec());
        }
        Ok(columns)
    }

    /// Packs the columns into text.
    pub(super) fn pack(&self, kind: Kind) -> String {
        units::to_text(&self.to_bytes(kind))
    }

    fn to_bytes(&self, kind: Kind) -> Vec<u8> {
        let mut head = vec![self.list.len() as u8];
        let mut bodies = Vec::new();
        for column in &self.list {
            let raw = &column.bytes;
            let deflated = column.deflated().filter(|body| body.len() < raw.len());
            let method = if deflated.is_some() { DEFLATED } else { STORED };
            let body = deflated.as_ref().unwrap_or(raw);
            head.extend([column.tag, method]);
            put_varint(&mut head, raw.len() as u64);
            put_varint(&mut head, body.len() as u64);
            bodies.extend_from_slice(body);
        }
        let mut bytes = Vec::with_capacity(head.len() + bodies.len() + 12);
        bytes.extend_from_slice(MAGIC);
        bytes.extend([VERSION, kind as u8]);
        bytes.extend(((head.len() + bodies.len()) as u32).to_le_bytes());
        bytes.append(&mut head);
        bytes.append(&mut bodies);
        let crc = crc32(&bytes);
        bytes.extend(crc.to_le_bytes());
        bytes
    }

    /// Reads a packed text of this kind.
    pub(super) fn unpack(kind: Kind, text: &str) -> Result<Self, DecodeError> {
        Self::from_bytes(kind, &units::from_text(text)?)
    }

    fn from_bytes(kind: Kind, bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        if reader.take(2)? != MAGIC {
            return Err(DecodeError::NotOurs);
        }
        let version = reader.byte()?;
        if version > VERSION {
            return Err(DecodeError::Newer {
                found: version.into(),
                known: VERSION.into(),
            });
        }
        let found = reader.byte()?;
        let length = reader.u32()? as usize;
        let content = reader.take(length)?;
        let crc = reader.u32()?;
        // Text is made of whole units, so a byte of zeros may follow.
        if !(reader.is_empty() || reader.byte()? == 0 && reader.is_empty()) {
            return Err(DecodeError::Excess);
        }
        if crc32(&bytes[..8 + length]) != crc {
            return Err(DecodeError::Checksum);
        }
        if version == 0 {
            return Err(DecodeError::NotOurs);
        }
        if found != kind as u8 {
            return Err(DecodeError::WrongKind);
        }
        Self::from_content(content)
    }

    fn from_content(content: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(content);
        let count = reader.byte()?;
        let mut heads = Vec::with_capacity(count.into());
        let mut total = 0usize;
        for _ in 0..count {
            let (tag, method) = (reader.byte()?, reader.byte()?);
            let (raw, packed) = (reader.count()?, reader.count()?);
            total = total.checked_add(raw).ok_or(DecodeError::TooLarge)?;
            heads.push((tag, method, raw, packed));
        }
        if total > MAX_RAW {
            return Err(DecodeError::TooLarge);
        }
        let mut columns = Self::default();
        for (tag, method, raw, packed) in heads {
            let body = reader.take(packed)?;
            let bytes = match method {
                STORED => body.to_vec(),
                DEFLATED => miniz_oxide::inflate::decompress_to_vec_with_limit(body, raw)
                    .map_err(|_| DecodeError::BadValue)?,
                _ => return Err(DecodeError::BadValue),
            };
            if bytes.len() != raw {
                return Err(DecodeError::Truncated);
            }
            columns.put(tag, bytes);
        }
        reader.end()?;
        Ok(columns)
    }
}
