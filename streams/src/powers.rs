//! Powers of five as the standard library's reader of floats has them: 10 kB that nothing packs smaller, and that are soon
//! reckoned.
//!
//! Each entry has 128 bits, the first of them set: 5^q for q from -342 to 308, cut off below; from -27 to -1 one is added
//! (Lemire, Number parsing at a gigabyte per second, 2021). The upper half stands first, each half with its lowest byte first.

use core::ops::{Range, RangeInclusive};

/// The exponents, lowest first.
const EXPONENTS: RangeInclusive<i32> = -342..=308;
/// The bytes of the table.
pub const SIZE: usize = 651 * 16;
/// The piece of the negative exponents. A module holds the table in two: from 0 to 27 the lower halves are zeros, which no
/// data needs to hold.
pub const LOWER: Range<usize> = 0..342 * 16;
/// The piece of the exponents from 28 on.
pub const UPPER: Range<usize> = (342 + 28) * 16..SIZE;
/// The highest power, so far shifted that the lowest has its 128 bits too, takes 1,644 bits.
const WORDS: usize = 52;
const SHIFTED_WORDS: usize = 29;

/// Fills the table; nothing else than [`SIZE`] bytes are one.
pub fn fill(table: &mut [u8]) -> Option<()> {
    let (entries, []) = table.as_chunks_mut::<16>() else {
        return None;
    };
    // The lowest word first.
    let mut number = [0_u32; WORDS];
    *number.get_mut(SHIFTED_WORDS)? = 1;
    for _ in 0..*EXPONENTS.end() {
        let mut carry = 0;
        for word in &mut number {
            let product = u64::from(*word) * 5 + carry;
            *word = product as u32;
            carry = product >> 32;
        }
    }
    for (exponent, entry) in EXPONENTS.rev().zip(entries.iter_mut().rev()) {
        let (high, low) = upper_bits(&number)?;
        let (low, carries) = low.overflowing_add(u64::from((-27..0).contains(&exponent)));
        let halves = entry.as_chunks_mut::<8>().0;
        *halves.first_mut()? = (high + u64::from(carries)).to_le_bytes();
        *halves.last_mut()? = low.to_le_bytes();
        let mut rest = 0;
        for word in number.iter_mut().rev() {
            let part = rest << 32 | u64::from(*word);
            *word = (part / 5) as u32;
            rest = part % 5;
        }
    }
    Some(())
}

/// The 128 bits from the highest set one on.
fn upper_bits(number: &[u32; WORDS]) -> Option<(u64, u64)> {
    let highest = number.iter().rposition(|&word| word != 0)?;
    let from = number.get(highest.checked_sub(4)?..)?;
    let [e, d, c, b, a] = from.first_chunk()?.map(u64::from);
    let (first, second, third) = (a << 32 | b, c << 32 | d, e << 32);
    let zeros = first.leading_zeros();
    // Behind `second` the bits of `third` follow; none where nothing is shifted.
    let behind = |bits: u64| bits >> 1 >> (63 - zeros);
    Some((
        first << zeros | behind(second),
        second << zeros | behind(third),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_powers_are_those_of_the_standard_library() {
        let mut table = [0; SIZE];
        fill(&mut table).expect("a table");
        let half = |at: usize| u64::from_le_bytes(table[at..at + 8].try_into().expect("eight"));
        let power = |exponent: i32| {
            let at = (exponent + 342) as usize * 16;
            (half(at), half(at + 8))
        };
        assert_eq!(power(-342), (0xeef4_53d6_923b_d65a, 0x113f_aa29_06a1_3b3f));
        assert_eq!(power(-1), (0xcccc_cccc_cccc_cccc, 0xcccc_cccc_cccc_cccd));
        assert_eq!(power(0), (1 << 63, 0));
        assert_eq!(power(1), (0xa << 60, 0));
        assert_eq!(power(27), (0xcecb_8f27_f420_0f3a, 0));
        assert_eq!(power(308), (0x8e67_9c2f_5e44_ff8f, 0x570f_09ea_a7ea_7648));
        assert_eq!(fill(&mut table[1..]), None);
    }

    #[test]
    fn a_module_that_has_them_comes_out_the_same_without_sending_them() {
        let mut table = vec![0; SIZE];
        fill(&mut table).expect("a table");
        // A section of code without functions, and one of 9,985 bytes.
        let mut module = b"\0asm\x01\0\0\0\x0a\x01\0\x00\x81\x4e\x03abc".to_vec();
        module.extend(&table[LOWER]);
        module.extend(b"between them");
        module.extend(&table[UPPER]);
        module.extend(b"after");
        let packed = crate::pack(&module).expect("packed");
        assert!(packed.len() < 2_000, "{}", packed.len());
        assert_eq!(crate::unpack(&packed).as_deref(), Some(&*module));
        // One bit makes it another table, which is sent.
        module[5_000] ^= 1;
        let packed = crate::pack(&module).expect("packed");
        assert_eq!(crate::unpack(&packed).as_deref(), Some(&*module));
        assert!(packed.len() > LOWER.len());
    }
}
