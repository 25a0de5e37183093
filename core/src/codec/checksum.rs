//! A checksum against accidents and a name for contents.

use std::sync::LazyLock;

/// Worked out when first wanted: in the file they would be 8 kB that no packing makes smaller.
static TABLES: LazyLock<[[u32; 256]; 8]> = LazyLock::new(tables);

/// CRC-32 (ISO 3309, as in gzip and ZIP) of all bytes.
pub fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = Crc32::default();
    sum.update(bytes);
    sum.value()
}

/// A running CRC-32.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Crc32(u32);

impl Default for Crc32 {
    fn default() -> Self {
        Self(!0)
    }
}

impl Crc32 {
    /// Adds bytes, eight at a step: a sheet has hundreds of megabytes.
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        let tables = &*TABLES;
        let mut crc = self.0;
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            let low = u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]) ^ crc;
            crc = tables[7][(low & 0xff) as usize]
                ^ tables[6][(low >> 8 & 0xff) as usize]
                ^ tables[5][(low >> 16 & 0xff) as usize]
                ^ tables[4][(low >> 24) as usize]
                ^ tables[3][chunk[4] as usize]
                ^ tables[2][chunk[5] as usize]
                ^ tables[1][chunk[6] as usize]
                ^ tables[0][chunk[7] as usize];
        }
        for &byte in rest {
            crc = tables[0][((crc ^ u32::from(byte)) & 0xff) as usize] ^ (crc >> 8);
        }
        self.0 = crc;
    }

    /// The sum of all bytes so far.
    pub(crate) const fn value(self) -> u32 {
        !self.0
    }
}

fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    for (index, sum) in (0..).zip(&mut tables[0]) {
        *sum = (0..8).fold(index, |crc: u32, _| {
            let divided = crc >> 1;
            if crc & 1 == 1 {
                divided ^ 0xedb8_8320
            } else {
                divided
            }
        });
    }
    for slice in 1..8 {
        for index in 0..256 {
            let before = tables[slice - 1][index];
            tables[slice][index] = (before >> 8) ^ tables[0][(before & 0xff) as usize];
        }
    }
    tables
}

/// 128 bits that name contents: equal contents have equal names, and different ones differ but for
/// chance. Not meant against an attacker: one who can write the store needs no collision.
pub(super) fn fingerprint(bytes: &[u8]) -> u128 {
    let mut a = 0x9e37_79b9_7f4a_7c15_u64 ^ bytes.len() as u64;
    let mut b = 0xc2b2_ae3d_27d4_eb4f_u64;
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut tail = [0; 8];
    tail[..rest.len()].copy_from_slice(rest);
    for chunk in chunks.iter().chain([&tail]) {
        let word = u64::from_le_bytes(*chunk);
        a = (a ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd);
        a ^= a >> 32;
        b = (b.rotate_left(29) ^ word).wrapping_mul(0x9fb2_1c65_1e98_df25);
        b ^= b >> 35;
    }
    u128::from(mix(a ^ b.rotate_left(32))) << 64 | u128::from(mix(b))
}

/// Spreads each bit over the whole word (the finishing step of MurmurHash3, public domain).
const fn mix(mut word: u64) -> u64 {
    word ^= word >> 33;
    word = word.wrapping_mul(0xff51_afd7_ed55_8ccd);
    word ^= word >> 33;
    word = word.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    word ^ (word >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_checksum_is_the_published_one() {
        // Check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
        let mut parts = Crc32::default();
        parts.update(b"1");
        parts.update(b"23456789");
        assert_eq!(parts.value(), 0xcbf4_3926);
        assert_eq!(
            crc32(b"The quick brown fox jumps over the lazy dog"),
            0x414f_a339
        );
    }

    proptest! {
        #[test]
        fn a_changed_byte_changes_both(
            bytes in prop::collection::vec(any::<u8>(), 1..100),
            at in any::<prop::sample::Index>(),
            flip in 1u8..,
        ) {
            let mut other = bytes.clone();
            other[at.index(bytes.len())] ^= flip;
            prop_assert_ne!(crc32(&bytes), crc32(&other));
            prop_assert_ne!(fingerprint(&bytes), fingerprint(&other));
        }
    }
}
