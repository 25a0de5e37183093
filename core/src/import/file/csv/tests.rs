//! What [`CsvReader`] makes of texts, whole and in pieces.

use super::*;
use proptest::prelude::*;

type Rows = Vec<(u32, Option<Reason>, Vec<String>)>;

fn read_in_pieces(pieces: &[&[u8]], delimiter: u8) -> Result<Rows, ImportError> {
    let mut rows = Vec::new();
    let mut keep = |row: &CsvRow<'_>| {
        let cells = (0..row.len())
            .map(|i| String::from_utf8_lossy(row.bytes_of(i)).into_owned())
            .collect();
        rows.push((row.number(), row.fault(), cells));
        Ok(())
    };
    let mut reader = CsvReader::new(delimiter);
    for piece in pieces {
        reader.feed(piece, &mut keep)?;
    }
    reader.finish(&mut keep)?;
    Ok(rows)
}

fn read(text: &str) -> Rows {
    read_in_pieces(&[text.as_bytes()], b',').unwrap()
}

fn cells(rows: &Rows) -> Vec<Vec<&str>> {
    rows.iter()
        .map(|(_, _, cells)| cells.iter().map(String::as_str).collect())
        .collect()
}

#[test]
fn every_line_end_ends_a_record() {
    let rows = read("a,b\r\nc,d\ne,f\rg,\n\n,h");
    assert_eq!(
        cells(&rows),
        [
            vec!["a", "b"],
            vec!["c", "d"],
            vec!["e", "f"],
            vec!["g", ""],
            vec![""],
            vec!["", "h"]
        ]
    );
    assert!(rows.iter().all(|(_, fault, _)| fault.is_none()));
    assert_eq!(rows[5].0, 6);
}

#[test]
fn quotes_hold_delimiters_line_ends_and_quotes() {
    let rows = read("\"a,\r\nb\",\"say \"\"hi\"\"\",\"\"\n5\" pipe,x\"y");
    assert_eq!(
        cells(&rows),
        [vec!["a,\r\nb", "say \"hi\"", ""], vec!["5\" pipe", "x\"y"]]
    );
}

#[test]
fn quotes_may_be_marked_by_backslashes_or_stand_behind_blanks() {
    let rows = read(
        "1,\"Beta \\\"B\\\" Ltd\",100\n\
         2,\"Smith, \\\"Joe\\\"\",200\n\
         3,\"C:\\\\\\\"x\\\"\",300\n\
         4,\"C:\\\",400\n\
         5, \"Smith, Joe\" ,500\n\
         6, \"so\" called,600\n",
    );
    assert_eq!(
        cells(&rows),
        [
            vec!["1", "Beta \"B\" Ltd", "100"],
            vec!["2", "Smith, \"Joe\"", "200"],
            vec!["3", "C:\\\"x\"", "300"],
            vec!["4", "C:\\", "400"],
            vec!["5", "Smith, Joe", "500"],
            vec!["6", " \"so\" called", "600"],
        ]
    );
    assert!(rows.iter().all(|(_, fault, _)| fault.is_none()));
}

#[test]
fn a_broken_quote_spoils_one_line() {
    let rows = read("a,b\n1,\"open\n2,\"x\"\n3,\"y\"z\n4,w\n");
    assert_eq!(
        cells(&rows),
        [
            vec!["a", "b"],
            vec!["1", "\"open"],
            vec!["2", "x"],
            vec!["3", "\"y\"z"],
            vec!["4", "w"]
        ]
    );
    let faults: Vec<_> = rows.iter().map(|(_, fault, _)| *fault).collect();
    let broken = Some(Reason::BrokenQuotes);
    assert_eq!(faults, [None, broken, None, broken, None]);
}

#[test]
fn an_open_quote_at_the_end_does_not_swallow_the_file() {
    let rows = read("\"open,1\nb,2\nc,3");
    assert_eq!(
        cells(&rows),
        [vec!["\"open", "1"], vec!["b", "2"], vec!["c", "3"]]
    );
    assert_eq!(rows[0].1, Some(Reason::BrokenQuotes));
}

#[test]
fn limits_are_said() {
    let wide = vec!["x"; MAX_COLUMNS + 1].join(",");
    assert_eq!(
        read_in_pieces(&[wide.as_bytes()], b','),
        Err(ImportError::TooManyColumns { row: 1, most: 512 })
    );
    assert_eq!(read(&vec!["x"; MAX_COLUMNS].join(","))[0].2.len(), 512);
    let long = "x".repeat(MAX_CELL + 1);
    assert_eq!(
        read(&format!("a\n{long}\n"))[1].1,
        Some(Reason::CellTooLong)
    );
    let endless = vec![b'x'; MAX_ROW_BYTES + 100_000];
    assert_eq!(
        read_in_pieces(&[&endless], b','),
        Err(ImportError::RowTooLong { row: 1 })
    );
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        table in prop::collection::vec(prop::collection::vec("[a,;\"\r\n 中]{0,12}", 1..6), 1..20),
    ) {
        let mut text = String::new();
        for row in &table {
            let quoted: Vec<_> =
                row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            text += &quoted.join(",");
            text += "\r\n";
        }
        let rows = read(&text);
        prop_assert!(rows.iter().all(|(_, fault, _)| fault.is_none()));
        prop_assert_eq!(rows.into_iter().map(|(_, _, cells)| cells).collect::<Vec<_>>(), table);
    }

    #[test]
    fn pieces_do_not_matter(
        bytes in prop::collection::vec(prop_oneof![
            Just(b'"'), Just(b','), Just(b'\n'), Just(b'\r'), Just(b'x'), any::<u8>()
        ], 0..400),
        cuts in prop::collection::vec(0usize..400, 0..8),
        gathered in any::<bool>(),
        copies in prop_oneof![Just(1usize), Just(700)],
    ) {
        let copies = if gathered { copies } else { 1 };
        let (bytes, cuts) = (bytes.repeat(copies), cuts.into_iter().map(|cut| cut * copies).collect::<Vec<_>>());
        // Many copies without a line end are refused for their columns: then in pieces as well.
        let whole = read_in_pieces(&[&bytes], b',');
        let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.sort_unstable();
        let mut pieces = Vec::new();
        let mut from = 0;
        for cut in cuts {
            pieces.push(&bytes[from..cut]);
            from = cut;
        }
        pieces.push(&bytes[from..]);
        if gathered {
            prop_assert_eq!(read_in_pieces(&pieces, b','), whole);
        } else {
            // Straight to the scanner, without the gathering that hides small cuts.
            let mut rows = Vec::new();
            let mut keep = |row: &CsvRow<'_>| {
                let cells = (0..row.len())
                    .map(|i| String::from_utf8_lossy(row.bytes_of(i)).into_owned())
                    .collect();
                rows.push((row.number(), row.fault(), cells));
                Ok(())
            };
            let mut scan = CsvReader::new(b',').scan;
            let mut pending = Vec::new();
            for (index, piece) in pieces.iter().enumerate() {
                pending.extend_from_slice(piece);
                let last = index + 1 == pieces.len();
                let used = scan.records(&pending, b',', last, &mut keep).unwrap();
                pending.drain(..used);
            }
            prop_assert_eq!(rows, whole.unwrap());
        }
    }
}
