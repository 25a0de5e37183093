//! A table as CSV that spreadsheets open rightly and safely.
//!
//! RFC 4180 with CRLF; a byte order mark, without which Excel takes UTF-8 for the local code page;
//! days as ISO 8601. Texts that a spreadsheet would run as a formula get a leading apostrophe
//! (OWASP, CSV Injection; ASVS 1.2.10); numbers stay numbers, negative ones too.

use std::ops::ControlFlow;

use super::table::{Cell, Table};
use crate::unit::Day;

/// Writes the table under these column titles.
pub fn write(titles: &[&str], table: &(impl Table + ?Sized)) -> Vec<u8> {
    let mut out = b"\xef\xbb\xbf".to_vec();
    for (index, title) in titles.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        write_text(title, &mut out);
    }
    out.extend_from_slice(b"\r\n");
    let _: ControlFlow<()> = table.each_row(&mut |row| {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            match *cell {
                Cell::Empty => {}
                Cell::Text(text) => write_text(text, &mut out),
                Cell::Number(number) | Cell::Share(number) => number.write(&mut out),
                Cell::Day(day) => write_day(day, &mut out),
            }
        }
        out.extend_from_slice(b"\r\n");
        ControlFlow::Continue(())
    });
    out
}

/// Takes the apostrophe off that [`write`] put before a text; any other text comes back as it is.
/// Imports call it on each text, so that what was exported reads the same.
#[inline(always)]
pub fn unguard(text: &[u8]) -> &[u8] {
    match text {
        [b'\'', rest @ ..] if needs_guard(rest) => rest,
        _ => text,
    }
}

/// Whether a text, after apostrophes of its own, begins as a formula does. Counting texts that
/// already stand behind an apostrophe makes the guard come off again without a doubt.
fn needs_guard(text: &[u8]) -> bool {
    matches!(
        text.iter().find(|&&byte| byte != b'\''),
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n' | 0)
    )
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    let guard = needs_guard(text.as_bytes());
    let quoted = text
        .bytes()
        .any(|byte| matches!(byte, b'"' | b',' | b';' | b'\t' | b'\r' | b'\n'))
        || text.starts_with(' ')
        || text.ends_with(' ');
    if quoted {
        out.push(b'"');
    }
    if guard {
        out.push(b'\'');
    }
    if text.contains('"') {
        out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
    } else {
        out.extend_from_slice(text.as_bytes());
    }
    if quoted {
        out.push(b'"');
    }
}

fn write_day(day: Day, out: &mut Vec<u8>) {
    let (year, month, day) = day.civil();
    let two = |number: u32| [b'0' + (number / 10) as u8, b'0' + (number % 10) as u8];
    out.extend_from_slice(&two((year / 100) as u32));
    out.extend_from_slice(&two((year % 100) as u32));
    out.push(b'-');
    out.extend_from_slice(&two(month));
    out.push(b'-');
    out.extend_from_slice(&two(day));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::table::Decimal;
    use proptest::prelude::*;

    fn line(cell: Cell<'_>) -> String {
        let rows = [vec![cell]];
        let out = write(&["t"], rows.as_slice());
        let text = String::from_utf8(out).unwrap();
        let body = text.strip_prefix("\u{feff}t\r\n").unwrap();
        body.strip_suffix("\r\n").unwrap().to_owned()
    }

    #[test]
    fn formulas_are_neutralised_and_numbers_are_not() {
        let table = [
            ("=1+1", "'=1+1"),
            (
                "=HYPERLINK(\"x\",\"y\")",
                "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
            ),
            ("+86 138", "'+86 138"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("\n=1", "\"'\n=1\""),
            ("'=1", "''=1"),
            ("'tis", "'tis"),
            ("丰禾, \"农资\"", "\"丰禾, \"\"农资\"\"\""),
            ("<b>x</b>", "<b>x</b>"),
            (" x", "\" x\""),
            ("", ""),
        ];
        for (text, written) in table {
            assert_eq!(line(text.into()), written);
        }
        let number = Decimal {
            value: -2_550,
            decimals: 3,
        };
        assert_eq!(line(Cell::Number(number)), "-2.55");
        assert_eq!(
            line(Day::from_civil(2011, 12, 9).unwrap().into()),
            "2011-12-09"
        );
    }

    proptest! {
        #[test]
        fn the_guard_comes_off_again(text in "'{0,2}[=+@a\\t'-]{0,3}.*") {
            let mut out = Vec::new();
            write_text(&text, &mut out);
            let written = String::from_utf8(out).unwrap();
            let plain = match written.strip_prefix('"').and_then(|w| w.strip_suffix('"')) {
                Some(inner) => inner.replace("\"\"", "\""),
                None => written,
            };
            prop_assert!(!plain.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']));
            prop_assert_eq!(unguard(plain.as_bytes()), text.as_bytes());
        }
    }
}
