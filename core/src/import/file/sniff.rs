//! What kind of file the first bytes belong to.

use super::cell::{Cell, Record};
use super::csv::head_records;
use super::encoding::Encoding;
use super::form::Form;
use super::vote::EncodingVote;
use crate::import::error::{Foreign, ImportError};

/// The kind of a file, as far as its first bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A workbook: a zip archive, or the container of older ones and of those with a password.
    Xlsx,
    /// A text that holds a table in another form, which must lie in memory as a whole.
    Form {
        /// Which.
        form: Form,
        /// How its characters are written, by its head.
        encoding: Encoding,
    },
    /// Delimited text in this encoding, behind a byte order mark of so many bytes.
    Text {
        /// How to decode the rest.
        encoding: Encoding,
        /// 0, 2 or 3.
        mark: usize,
    },
}

/// Recognises a file by its first bytes: give at least 64 KiB, or all there are.
///
/// # Errors
/// [`ImportError::Empty`], [`ImportError::Foreign`] or [`ImportError::Binary`].
pub fn sniff(head: &[u8]) -> Result<FileKind, ImportError> {
    let text = |encoding, mark| Ok(FileKind::Text { encoding, mark });
    match head {
        [] => Err(ImportError::Empty),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => Ok(FileKind::Xlsx),
        [0xff, 0xfe, ..] => text(Encoding::Utf16Le, 2),
        [0xfe, 0xff, ..] => text(Encoding::Utf16Be, 2),
        _ => {
            if let Some(foreign) = foreign(head) {
                return Err(ImportError::Foreign(foreign));
            }
            let encoding = encoding_of(head)?;
            match (Form::of(head), head) {
                (Some(form), _) => Ok(FileKind::Form { form, encoding }),
                (None, [0xef, 0xbb, 0xbf, ..]) => text(Encoding::Utf8, 3),
                (None, _) => text(encoding, 0),
            }
        }
    }
}

/// Kinds of files that are no tables, by what they begin with.
fn foreign(head: &[u8]) -> Option<Foreign> {
    const BEGINNINGS: [(&[u8], Foreign); 17] = [
        (b"%PDF-", Foreign::Pdf),
        (b"\x89PNG", Foreign::Picture),
        (b"\xff\xd8\xff", Foreign::Picture),
        (b"GIF8", Foreign::Picture),
        (b"RIFF", Foreign::Picture),
        (b"II*\0", Foreign::Picture),
        (b"MM\0*", Foreign::Picture),
        (b"{\\rtf", Foreign::Document),
        (b"PK\x05\x06", Foreign::Archive),
        (b"7z\xbc\xaf", Foreign::Archive),
        (b"Rar!", Foreign::Archive),
        (b"\x1f\x8b", Foreign::Archive),
        (b"BZh", Foreign::Archive),
        (b"SQLite format 3\0", Foreign::Database),
        (b"\0\x01\0\0Standard ", Foreign::Database),
        (b"PAR1", Foreign::Database),
        (b"MIME-Version:", Foreign::WebArchive),
    ];
    let known = BEGINNINGS
        .iter()
        .find(|(beginning, _)| head.starts_with(beginning));
    let heic = || head.get(4..8) == Some(b"ftyp".as_slice());
    known
        .map(|(_, foreign)| *foreign)
        .or_else(|| heic().then_some(Foreign::Picture))
}

fn encoding_of(head: &[u8]) -> Result<Encoding, ImportError> {
    let zeros = |parity: usize| {
        head.iter()
            .skip(parity)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    // Delimiters, digits and line ends have a zero for their other half, Chinese has none.
    if odd * 20 > pairs && even * 20 < odd {
        return Ok(Encoding::Utf16Le);
    }
    if even * 20 > pairs && odd * 20 < even {
        return Ok(Encoding::Utf16Be);
    }
    let is_control =
        |b: &&u8| **b < 0x20 && !matches!(**b, 0 | b'\t' | b'\n' | b'\r' | 0x0c | 0x1a);
    // A few zeros may have got into a text; a binary file is full of them.
    if (even + odd) * 50 > head.len() || head.iter().filter(is_control).count() * 200 > head.len() {
        return Err(ImportError::Binary);
    }
    let mut vote = EncodingVote::new(Encoding::Utf8);
    vote.take(head);
    Ok(vote.so_far().encoding)
}

/// The delimiter of a text: the one of comma, semicolon, tab and bar that parts its records most evenly.
///
/// `head` is UTF-8 without byte order mark; `whole` says that it is the whole file.
pub fn delimiter(head: &[u8], whole: bool) -> u8 {
    let mut best = (0.0, b',');
    // Of equals the first stays: a comma may as well stand in the cells of the others.
    for candidate in [b'\t', b';', b'|', b','] {
        let mut widths = [0u32; 513];
        // What was counted before a limit was passed stands.
        let _ = head_records(head, candidate, whole, |row| {
            let filled = row.len() > 1 || matches!(row.cell(0), Cell::Text(_));
            if filled && row.fault().is_none() {
                widths[row.len()] += 1;
            }
            Ok(())
        });
        let rows: u32 = widths.iter().sum();
        let usual = (2..widths.len())
            .max_by_key(|&width| (widths[width], width))
            .unwrap_or(2);
        if widths[usual] == 0 {
            continue;
        }
        let evenness = f64::from(widths[usual]) / f64::from(rows);
        // More columns speak for a delimiter, but less than evenness does.
        let score = evenness * (1.0 - 0.5 / usual as f64);
        if score > best.0 + 1e-9 {
            best = (score, candidate);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(encoding: Encoding, mark: usize) -> Result<FileKind, ImportError> {
        Ok(FileKind::Text { encoding, mark })
    }

    #[test]
    fn files_are_known_by_their_first_bytes() {
        assert_eq!(sniff(b""), Err(ImportError::Empty));
        assert_eq!(sniff(b"PK\x03\x04rest"), Ok(FileKind::Xlsx));
        let container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
        assert_eq!(sniff(container), Ok(FileKind::Xlsx));
        for (head, kind) in [
            (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], Foreign::Picture),
            (b"%PDF-1.7\n", Foreign::Pdf),
            (b"{\\rtf1\\ansi", Foreign::Document),
            (
                b"MIME-Version: 1.0\nContent-Type: multipart/related",
                Foreign::WebArchive,
            ),
            (b"\x1f\x8b\x08\0", Foreign::Archive),
            (b"SQLite format 3\0", Foreign::Database),
        ] {
            assert_eq!(sniff(head), Err(ImportError::Foreign(kind)));
        }
        assert_eq!(sniff(b"\0\0\x01\x02\0\0\x05\x06"), Err(ImportError::Binary));
        for (head, form) in [
            (&b"<html><body><table>"[..], Form::Html),
            (b"\xef\xbb\xbf\n<table border=1>", Form::Html),
            (b"[{\"a\":1}]", Form::Json),
            (b"{\"a\":1}\n{\"a\":2}\n", Form::Json),
        ] {
            let encoding = Encoding::Utf8;
            assert_eq!(sniff(head), Ok(FileKind::Form { form, encoding }));
        }
        assert_eq!(sniff(b"a,b\n1,2"), text(Encoding::Utf8, 0));
        assert_eq!(sniff(b"\xef\xbb\xbfa,b"), text(Encoding::Utf8, 3));
        assert_eq!(sniff("客户,金额\n张".as_bytes()), text(Encoding::Utf8, 0));
        assert_eq!(sniff(&"客户,".as_bytes()[..5]), text(Encoding::Utf8, 0));
        assert_eq!(
            sniff(b"Caf\xe9,1\nM\xfcller,2\n"),
            text(Encoding::Windows1252, 0)
        );
        // 客户名称,日期 / 张三,2024-01-02 in GB18030.
        let chinese =
            b"\xbf\xcd\xbb\xa7\xc3\xfb\xb3\xc6,\xc8\xd5\xc6\xda\n\xd5\xc5\xc8\xfd,2024-01-02\n";
        assert_eq!(sniff(chinese), text(Encoding::Gb18030, 0));
        let wide = |le: bool| -> Vec<u8> {
            "客户,日期\n张三,2024-01-02\n"
                .encode_utf16()
                .flat_map(|unit| {
                    if le {
                        unit.to_le_bytes()
                    } else {
                        unit.to_be_bytes()
                    }
                })
                .collect()
        };
        assert_eq!(sniff(&wide(true)), text(Encoding::Utf16Le, 0));
        assert_eq!(sniff(&wide(false)), text(Encoding::Utf16Be, 0));
    }

    #[test]
    fn the_delimiter_is_what_parts_evenly() {
        assert_eq!(delimiter(b"a,b,c\n1,2,3\n", true), b',');
        assert_eq!(delimiter(b"a\tb\n1,5\t2,5\n", true), b'\t');
        assert_eq!(
            delimiter(b"Name;Datum;Betrag\nX;1.2.2011;1,5\nY;2.2.2011;2,5\n", true),
            b';'
        );
        assert_eq!(delimiter(b"a|b\n1|2\n", true), b'|');
        assert_eq!(
            delimiter(b"Report, 2011\n\na;b;c\n1;2;3\n4;5;6\n", true),
            b';'
        );
        assert_eq!(delimiter(b"one\ntwo\n", true), b',');
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_odd(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            let _ = sniff(&bytes);
            let _ = delimiter(&bytes, false);
        }
    }
}
