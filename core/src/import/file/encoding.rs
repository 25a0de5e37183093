//! How the characters of a text are written as bytes.

use serde::{Deserialize, Serialize};

/// How characters are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// Fed to the core as it is.
    Utf8,
    /// Little endian.
    Utf16Le,
    /// Big endian.
    Utf16Be,
    /// With GBK and GB 2312 inside it.
    Gb18030,
    /// Traditional Chinese.
    Big5,
    /// Japanese.
    ShiftJis,
    /// Korean, with all syllables (code page 949).
    EucKr,
    /// Western Europe; what nothing else fits.
    Windows1252,
    /// Central Europe.
    Windows1250,
    /// Cyrillic.
    Windows1251,
}

impl Encoding {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Utf8,
        Self::Gb18030,
        Self::Big5,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Windows1250,
        Self::Windows1251,
        Self::ShiftJis,
        Self::EucKr,
    ];

    /// The label that a browser's `TextDecoder` knows.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
            Self::ShiftJis => "shift_jis",
            Self::EucKr => "euc-kr",
            Self::Windows1252 => "windows-1252",
            Self::Windows1250 => "windows-1250",
            Self::Windows1251 => "windows-1251",
        }
    }
}
