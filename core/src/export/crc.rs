//! CRC-32 as ZIP archives use it (ISO-HDLC, reversed polynomial 0xEDB88320). Must not know archives.

const POLYNOMIAL: u32 = 0xedb8_8320;

/// Eight tables, so that eight bytes are summed in one step: a sheet has hundreds of megabytes.
static TABLES: [[u32; 256]; 8] = tables();

const fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        let mut sum = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ POLYNOMIAL
            } else {
                sum >> 1
            };
            bit += 1;
        }
        tables[0][byte] = sum;
        byte += 1;
    }
    let mut table = 1;
    while table < 8 {
        let mut byte = 0;
        while byte < 256 {
            let before = tables[table - 1][byte];
            tables[table][byte] = (before >> 8) ^ tables[0][(before & 0xff) as usize];
            byte += 1;
        }
        table += 1;
    }
    tables
}

/// A running sum.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Crc32(u32);

impl Default for Crc32 {
    fn default() -> Self {
        Self(!0)
    }
}

impl Crc32 {
    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        let mut sum = self.0;
        let (eights, rest) = bytes.as_chunks::<8>();
        for &[a, b, c, d, e, f, g, h] in eights {
            let low = sum ^ u32::from_le_bytes([a, b, c, d]);
            sum = TABLES[7][(low & 0xff) as usize]
                ^ TABLES[6][(low >> 8 & 0xff) as usize]
                ^ TABLES[5][(low >> 16 & 0xff) as usize]
                ^ TABLES[4][(low >> 24) as usize]
                ^ TABLES[3][usize::from(e)]
                ^ TABLES[2][usize::from(f)]
                ^ TABLES[1][usize::from(g)]
                ^ TABLES[0][usize::from(h)];
        }
        for &byte in rest {
            sum = (sum >> 8) ^ TABLES[0][usize::from(sum as u8 ^ byte)];
        }
        self.0 = sum;
    }

    /// The sum of all bytes so far.
    pub const fn value(self) -> u32 {
        !self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_catalogue() {
        // CRC-32/ISO-HDLC in the RevEng catalogue: "123456789" gives 0xCBF43926.
        let mut sum = Crc32::default();
        sum.update(b"1");
        sum.update(b"23456789");
        assert_eq!(sum.value(), 0xcbf4_3926);
    }
}
