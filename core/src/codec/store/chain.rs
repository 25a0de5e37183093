//! The chain of checksums that journal records form, and the version of everything in the store.

use serde::{Deserialize, Serialize};

use crate::codec::crc32;

/// Version of everything in the store: manifest, segments, journal. Older ones are read.
///
/// 2: contacts, service, past rules, judgements that expire. 3: records of any kind, past rules
/// without units.
pub(super) const VERSION: u16 = 3;

/// A place in the journal: the number of the next record and the checksum that it must continue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub(super) next: u64,
    pub(super) chain: u32,
}

impl Position {
    /// The place after a change that only a save can hold: no record before it leads here.
    pub(super) fn after_unjournaled(self) -> Self {
        self.after(self.checksum(VERSION, "break"))
    }

    pub(super) const fn after(self, chain: u32) -> Self {
        Self {
            next: self.next + 1,
            chain,
        }
    }

    pub(super) fn checksum(self, version: u16, json: &str) -> u32 {
        let Self { next, chain } = self;
        crc32(format!("{version} {next} {chain:08x} {json}").as_bytes())
    }
}
