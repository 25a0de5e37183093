//! What each encoding makes of the bytes of a text, and how common that is: by where a character stands in its encoding,
//! which puts the ones of every day first.

use serde::{Deserialize, Serialize};

use super::encoding::Encoding;

/// A place of a file that its encoding cannot read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DamagedPlace {
    /// The line of the text from 1; rows with line ends inside a cell count as several.
    pub line: u32,
    /// What stands around it, `U+FFFD` in its place; empty where the encoding is not UTF-8.
    pub text: String,
}

/// Most damaged places that are told.
pub(super) const MOST_PLACES: usize = 20;
/// Of so many characters one may be broken.
pub(super) const FEW: u32 = 10;

/// The rules of UTF-8 (RFC 3629).
#[derive(Debug, Default)]
pub(super) struct Utf8 {
    /// Bytes that the character still needs, and between which the next must lie.
    pub(super) needed: u8,
    from: u8,
    to: u8,
    /// Characters above ASCII.
    pub(super) characters: u32,
    pub(super) errors: u32,
    pub(super) places: Vec<DamagedPlace>,
}

impl Utf8 {
    /// Takes a byte; says whether a character breaks the rules there.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let mut wrong = false;
        if self.needed > 0 {
            if (self.from..=self.to).contains(&byte) {
                self.needed -= 1;
                self.characters += u32::from(self.needed == 0);
                (self.from, self.to) = (0x80, 0xbf);
                return false;
            }
            self.needed = 0;
            wrong = true;
        }
        (self.needed, self.from, self.to) = match byte {
            0..=0x7f => (0, 0, 0),
            0xc2..=0xdf => (1, 0x80, 0xbf),
            0xe0 => (2, 0xa0, 0xbf),
            0xed => (2, 0x80, 0x9f),
            0xe1..=0xef => (2, 0x80, 0xbf),
            0xf0 => (3, 0x90, 0xbf),
            0xf1..=0xf3 => (3, 0x80, 0xbf),
            0xf4 => (3, 0x80, 0x8f),
            _ => {
                wrong = true;
                (0, 0, 0)
            }
        };
        self.errors += u32::from(wrong);
        wrong
    }

    /// Whether at most a few characters are broken.
    pub(super) const fn is_right(&self) -> bool {
        self.errors == 0 || self.characters >= self.errors.saturating_mul(FEW)
    }

    pub(super) fn score(&self) -> f64 {
        let all = f64::from(self.characters + self.errors);
        (f64::from(self.characters) - 2.0 * f64::from(self.errors)) / all.max(1.0)
    }
}

/// How common a character is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// There is none.
    Wrong,
    Rare,
    Common,
    /// Among the most frequent ones of business tables.
    Frequent,
}

/// An encoding of one or two bytes for a character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    pub(super) encoding: Encoding,
    /// What a byte from 0x80 is where a character begins: a lead byte (none), or a character.
    first: fn(u8) -> Option<Rank>,
    pair: fn(u8, u8) -> Rank,
}

pub(super) const GB18030: Rules = Rules {
    encoding: Encoding::Gb18030,
    first: |byte| matches!(byte, 0x80 | 0xff).then_some(Rank::Wrong),
    pair: |lead, trail| match (lead, trail) {
        _ if GB_FREQUENT.contains(&pair(lead, trail)) => Rank::Frequent,
        // The characters of GB 2312 by their sound, and marks and full-width forms.
        (0xb0..=0xd7 | 0xa3, 0xa1..=0xfe) | (0xa1, 0xa1..=0xbf) => Rank::Common,
        (_, 0x40..=0x7e | 0x80..=0xfe) => Rank::Rare,
        // The first half of a character of four bytes.
        (_, 0x30..=0x39) => Rank::Rare,
        _ => Rank::Wrong,
    },
};

pub(super) const BIG5: Rules = Rules {
    encoding: Encoding::Big5,
    first: |byte| matches!(byte, 0x80 | 0xfa..=0xff).then_some(Rank::Wrong),
    pair: |lead, trail| match (lead, trail) {
        (0xa4..=0xc6 | 0xa1, 0x40..=0x7e | 0xa1..=0xfe) => Rank::Common,
        (_, 0x40..=0x7e | 0xa1..=0xfe) => Rank::Rare,
        _ => Rank::Wrong,
    },
};

pub(super) const SHIFT_JIS: Rules = Rules {
    encoding: Encoding::ShiftJis,
    first: |byte| match byte {
        // Katakana of half width.
        0xa1..=0xdf => Some(Rank::Rare),
        0x80 | 0xa0 | 0xfd..=0xff => Some(Rank::Wrong),
        _ => None,
    },
    pair: |lead, trail| match (lead, trail) {
        (0x82 | 0x83 | 0x88..=0x97, 0x40..=0x7e | 0x80..=0xfc) | (0x81, 0x40..=0x7e) => {
            Rank::Common
        }
        (_, 0x40..=0x7e | 0x80..=0xfc) => Rank::Rare,
        _ => Rank::Wrong,
    },
};

pub(super) const EUC_KR: Rules = Rules {
    encoding: Encoding::EucKr,
    first: |byte| matches!(byte, 0x80 | 0xff).then_some(Rank::Wrong),
    pair: |lead, trail| match (lead, trail) {
        _ if KR_FREQUENT.contains(&pair(lead, trail)) => Rank::Frequent,
        (0xb0..=0xc8, 0xa1..=0xfe) => Rank::Common,
        (_, 0x41..=0x5a | 0x61..=0x7a | 0x81..=0xfe) => Rank::Rare,
        _ => Rank::Wrong,
    },
};

const fn pair(lead: u8, trail: u8) -> u16 {
    u16::from_be_bytes([lead, trail])
}

/// 客户名称日期金额数量单价订号公司产品编码商店有限年月元销售地区业务员北上广东市中大小张王李刘陈合计的社是不一花农华复.
const GB_FREQUENT: [u16; 58] = [
    0xbfcd, 0xbba7, 0xc3fb, 0xb3c6, 0xc8d5, 0xc6da, 0xbdf0, 0xb6ee, 0xcafd, 0xc1bf, 0xb5a5, 0xbcdb,
    0xb6a9, 0xbac5, 0xb9ab, 0xcbbe, 0xb2fa, 0xc6b7, 0xb1e0, 0xc2eb, 0xc9cc, 0xb5ea, 0xd3d0, 0xcfde,
    0xc4ea, 0xd4c2, 0xd4aa, 0xcffa, 0xcadb, 0xb5d8, 0xc7f8, 0xd2b5, 0xcef1, 0xd4b1, 0xb1b1, 0xc9cf,
    0xb9e3, 0xb6ab, 0xcad0, 0xd6d0, 0xb4f3, 0xd0a1, 0xd5c5, 0xcdf5, 0xc0ee, 0xc1f5, 0xb3c2, 0xbacf,
    0xbcc6, 0xb5c4, 0xc9e7, 0xcac7, 0xb2bb, 0xd2bb, 0xbba8, 0xc5a9, 0xbbaa, 0xb8b4,
];

/// 고객명날짜금액수량주문번호이름회사상품제단가매출일자합계서울시김박정스인지한국대부다의에를는전동.
const KR_FREQUENT: [u16; 48] = [
    0xb0ed, 0xb0b4, 0xb8ed, 0xb3af, 0xc2a5, 0xb1dd, 0xbed7, 0xbcf6, 0xb7ae, 0xc1d6, 0xb9ae, 0xb9f8,
    0xc8a3, 0xc0cc, 0xb8a7, 0xc8b8, 0xbbe7, 0xbbf3, 0xc7b0, 0xc1a6, 0xb4dc, 0xb0a1, 0xb8c5, 0xc3e2,
    0xc0cf, 0xc0da, 0xc7d5, 0xb0e8, 0xbcad, 0xbfef, 0xbdc3, 0xb1e8, 0xb9da, 0xc1a4, 0xbdba, 0xc0ce,
    0xc1f6, 0xc7d1, 0xb1b9, 0xb4eb, 0xbace, 0xb4d9, 0xc0c7, 0xbfa1, 0xb8a6, 0xb4c2, 0xc0fc, 0xb5bf,
];

/// What an encoding of two bytes makes of the text.
#[derive(Debug)]
pub(super) struct Wide {
    pub(super) rules: Rules,
    pub(super) lead: u8,
    pub(super) characters: u32,
    common: u32,
    frequent: u32,
    pub(super) errors: u32,
    pub(super) places: Vec<DamagedPlace>,
}

impl Wide {
    pub(super) const fn new(rules: Rules) -> Self {
        Self {
            rules,
            lead: 0,
            characters: 0,
            common: 0,
            frequent: 0,
            errors: 0,
            places: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, byte: u8, line: u32) {
        let rank = match self.lead {
            0 if byte < 0x80 => return,
            0 => match (self.rules.first)(byte) {
                Some(rank) => rank,
                None => {
                    self.lead = byte;
                    return;
                }
            },
            lead => {
                self.lead = 0;
                (self.rules.pair)(lead, byte)
            }
        };
        self.characters += 1;
        match rank {
            Rank::Wrong => {
                self.errors += 1;
                if self.places.len() < MOST_PLACES {
                    let text = String::new();
                    self.places.push(DamagedPlace { line, text });
                }
            }
            Rank::Rare => {}
            Rank::Common => self.common += 1,
            Rank::Frequent => {
                self.common += 1;
                self.frequent += 1;
            }
        }
    }

    /// The share of common characters, less what is wrong, and a little more for frequent ones.
    pub(super) fn score(&self) -> f64 {
        let all = f64::from(self.characters.max(1));
        let share = |count: u32| f64::from(count) / all;
        share(self.common) - 4.0 * share(self.errors) + 0.2 * share(self.frequent)
    }
}

/// What encodings of one byte for a character make of the text. In Western words a letter above ASCII mostly stands among
/// others of ASCII, in Cyrillic ones among its like.
#[derive(Debug)]
pub(super) struct Narrow {
    pub(super) before: u8,
    /// Bytes above ASCII that follow one another, and those of them that are Cyrillic letters.
    pub(super) run: u32,
    cyrillic_run: u32,
    /// The last byte above ASCII.
    last: u8,
    pub(super) bytes: u32,
    western: u32,
    central: u32,
    cyrillic: u32,
}

impl Default for Narrow {
    fn default() -> Self {
        Self {
            before: b'\n',
            run: 0,
            cyrillic_run: 0,
            last: 0,
            bytes: 0,
            western: 0,
            central: 0,
            cyrillic: 0,
        }
    }
}

impl Narrow {
    pub(super) fn take(&mut self, byte: u8) {
        if byte >= 0x80 {
            self.run += 1;
            self.bytes += 1;
            self.cyrillic_run += u32::from(matches!(byte, 0xc0..=0xff | 0xa8 | 0xb8 | 0xb9));
            self.last = byte;
            return;
        }
        let near = self.before.is_ascii_alphabetic() || byte.is_ascii_alphabetic();
        match self.run {
            0 => {}
            // Two in a row are rare in Western words, more there are none.
            1 | 2 => {
                let letter = matches!(self.last, 0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0xff);
                let both = matches!(self.last, 0x8a | 0x8c | 0x8e | 0x9a | 0x9c | 0x9e | 0x9f);
                let signs = matches!(
                    self.last,
                    0x80 | 0x82 | 0x84 | 0x85 | 0x91
                        ..=0x97 | 0x99 | 0xa0 | 0xa7 | 0xab | 0xb0 | 0xbb
                );
                let western = matches!(self.last, 0xa3 | 0xb2 | 0xb3 | 0xbd | 0xae | 0xa9 | 0xba);
                let central = matches!(
                    self.last,
                    0xa3 | 0xa5
                        | 0xaa
                        | 0xaf
                        | 0xb3
                        | 0xb9
                        | 0xba
                        | 0xbc
                        | 0xbe
                        | 0xbf
                        | 0x8d
                        | 0x8f
                        | 0x9d
                );
                let is_word = (letter || both) && near;
                self.western += u32::from(is_word || signs || western && !near);
                self.central += u32::from(is_word || signs || central && near);
                let alone = self.run == 1 && !near && self.cyrillic_run == 1;
                self.cyrillic += if self.run == 2 && !near {
                    self.cyrillic_run
                } else {
                    u32::from(alone)
                };
            }
            _ => self.cyrillic += self.cyrillic_run,
        }
        self.before = byte;
        (self.run, self.cyrillic_run) = (0, 0);
    }

    pub(super) fn scores(&self) -> [(Encoding, f64); 3] {
        let all = f64::from(self.bytes.max(1));
        [
            (Encoding::Windows1252, self.western),
            (Encoding::Windows1250, self.central),
            (Encoding::Windows1251, self.cyrillic),
        ]
        .map(|(encoding, count)| (encoding, f64::from(count) / all))
    }
}
