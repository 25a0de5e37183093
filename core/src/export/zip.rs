//! A ZIP archive, written entry after entry.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};

use crate::codec::Crc32;

/// DEFLATE effort: rows of a sheet repeat themselves so much that more effort saves little.
const LEVEL: i32 = 3;

/// 1980-01-01, the first day an archive can name: files must not tell when they were made.
const DOS_DATE: u16 = 0x21;

/// Bytes gathered before they are packed.
const CHUNK: usize = 64 * 1024;

/// The archive grew past 4 GiB, or an entry did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the archive would be larger than 4 GiB")]
pub struct ArchiveTooLarge;

/// An archive while it is written, with at most one entry open.
pub(super) struct Archive {
    out: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
    packer: Box<CompressorOxide>,
    open: Entry,
    pending: Vec<u8>,
}

/// The entry being written.
#[derive(Default)]
struct Entry {
    name: String,
    header: usize,
    sum: Crc32,
    size: u64,
}

impl Archive {
    /// An empty archive.
    pub fn new() -> Self {
        // Window bits below zero mean DEFLATE without the zlib frame.
        let flags = create_comp_flags_from_zip_params(LEVEL, -15, 0);
        Self {
            out: Vec::new(),
            directory: Vec::new(),
            entries: 0,
            packer: Box::new(CompressorOxide::new(flags)),
            open: Entry::default(),
            pending: Vec::with_capacity(CHUNK + CHUNK / 4),
        }
    }

    /// Starts an entry; the one before is finished.
    pub fn start(&mut self, name: &str) {
        self.open = Entry {
            name: name.to_owned(),
            header: self.out.len(),
            ..Entry::default()
        };
        self.out.extend_from_slice(b"PK\x03\x04");
        // Checksum and sizes are put in when the entry is finished.
        push_fields(&mut self.out, name, 0, 0, 0);
        self.out.extend_from_slice(&[0; 2]);
        self.out.extend_from_slice(name.as_bytes());
        self.packer.reset();
    }

    /// Where to append the entry's bytes; call [`Self::flow`] now and then.
    pub fn body(&mut self) -> &mut Vec<u8> {
        &mut self.pending
    }

    /// Packs what has gathered, once it is worth it.
    pub fn flow(&mut self) {
        if self.pending.len() >= CHUNK {
            self.pack(TDEFLFlush::None);
        }
    }

    /// Ends the entry.
    pub fn finish_entry(&mut self) -> Result<(), ArchiveTooLarge> {
        self.pack(TDEFLFlush::Finish);
        let Entry {
            name,
            header,
            sum,
            size,
        } = std::mem::take(&mut self.open);
        let start = header + 30 + name.len();
        let packed = u32::try_from(self.out.len() - start).map_err(|_| ArchiveTooLarge)?;
        let size = u32::try_from(size).map_err(|_| ArchiveTooLarge)?;
        let offset = u32::try_from(header).map_err(|_| ArchiveTooLarge)?;
        let mut fields = Vec::with_capacity(26);
        push_fields(&mut fields, &name, sum.value(), packed, size);
        self.out[header + 4..header + 4 + fields.len()].copy_from_slice(&fields);

        self.directory.extend_from_slice(b"PK\x01\x02");
        push16(&mut self.directory, 20);
        self.directory.extend_from_slice(&fields);
        // No extra field, comment, second disk or attributes.
        self.directory.extend_from_slice(&[0; 12]);
        push32(&mut self.directory, offset);
        self.directory.extend_from_slice(name.as_bytes());
        self.entries += 1;
        Ok(())
    }

    /// The whole archive.
    pub fn finish(mut self) -> Result<Vec<u8>, ArchiveTooLarge> {
        let start = u32::try_from(self.out.len()).map_err(|_| ArchiveTooLarge)?;
        self.out.extend_from_slice(&self.directory);
        self.out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        push16(&mut self.out, self.entries);
        push16(&mut self.out, self.entries);
        push32(&mut self.out, self.directory.len() as u32);
        push32(&mut self.out, start);
        push16(&mut self.out, 0);
        Ok(self.out)
    }

    fn pack(&mut self, flush: TDEFLFlush) {
        let Self {
            out,
            packer,
            open,
            pending,
            ..
        } = self;
        open.sum.update(pending);
        open.size += pending.len() as u64;
        let (status, _) = compress_to_output(packer, pending, flush, |bytes| {
            out.extend_from_slice(bytes);
            true
        });
        debug_assert!(matches!(status, TDEFLStatus::Okay | TDEFLStatus::Done));
        pending.clear();
    }
}

/// The fields that local header and directory share, from the version needed to the name's length.
fn push_fields(out: &mut Vec<u8>, name: &str, sum: u32, packed: u32, size: u32) {
    const DEFLATE: u16 = 8;
    for field in [20, 0, DEFLATE, 0, DOS_DATE] {
        push16(out, field);
    }
    for field in [sum, packed, size] {
        push32(out, field);
    }
    push16(out, name.len() as u16);
}

fn push16(out: &mut Vec<u8>, value: u16) {
    out.extend_from_slice(&value.to_le_bytes());
}

fn push32(out: &mut Vec<u8>, value: u32) {
    out.extend_from_slice(&value.to_le_bytes());
}
