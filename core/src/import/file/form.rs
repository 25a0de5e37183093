//! Texts that are no delimited text and yet hold a table.

use serde::{Deserialize, Serialize};

use super::plain::PlainTable;
use super::{json, markup};
use crate::import::error::ImportError;

/// How a table is written in a text that must lie in memory as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// A web page with a table, as many programs export it under the name of a workbook.
    Html,
    /// An XML workbook of Excel 2003.
    SpreadsheetXml,
    /// A list of records in JSON, or a record on each line.
    Json,
}

impl Form {
    /// The form of a text, by its head (which may have a byte order mark of UTF-8).
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        let head = head
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(head)
            .trim_ascii_start();
        let begin = head[..head.len().min(4096)].to_ascii_lowercase();
        let has = |what: &[u8]| begin.windows(what.len()).any(|window| window == what);
        let inner = begin.get(1..).unwrap_or_default().trim_ascii_start();
        match begin.first()? {
            b'<' if has(b"urn:schemas-microsoft-com:office:spreadsheet") && !has(b"<html") => {
                Some(Self::SpreadsheetXml)
            }
            b'<' if has(b"<?xml") || has(b"<html") || has(b"<table") || has(b"<!doctype html") => {
                Some(Self::Html)
            }
            b'[' if matches!(inner.first(), Some(b'{' | b'[')) => Some(Self::Json),
            b'{' if inner.starts_with(b"\"") => Some(Self::Json),
            _ => None,
        }
    }

    /// The table in a text (UTF-8).
    ///
    /// # Errors
    /// [`ImportError::Foreign`] where there is none that could be read plainly.
    pub fn read(self, text: &[u8]) -> Result<PlainTable, ImportError> {
        match self {
            Self::Html => markup::read(text, false),
            Self::SpreadsheetXml => markup::read(text, true),
            Self::Json => json::read(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::error::Foreign;
    use crate::import::file::cell::Record;
    use proptest::prelude::*;

    fn rows(form: Form, text: &str) -> Vec<Vec<String>> {
        let table = form.read(text.as_bytes()).unwrap();
        let cells = |row: &super::super::PlainRow| {
            (0..row.len()).map(|at| row.cell(at).to_text()).collect()
        };
        table.rows().map(|(_, row)| cells(row)).collect()
    }

    #[test]
    fn the_largest_table_of_a_web_page_is_read() {
        let page = "<html><head><style>td {mso:'x'}</style></head><body>\
            <table><tr><td>Report</td></tr></table>\
            <!-- <table> -->\
            <TABLE border=1 x:str>\
            <tr><th>Date<th>Customer &amp; town<th colspan=2>Amount</tr>\
            <tr><td rowspan=2>2024-03-05</td><td>A<br>B &nbsp;</td><td x:num=\"1234.5\">1,234.50</td><td/></tr>\
            <tr><td><b>C</b> &lt;1&gt;</td><td x:num>7</td></tr>\
            </TABLE></body></html>";
        assert_eq!(
            rows(Form::Html, page),
            [
                vec!["Date", "Customer & town", "Amount", ""],
                vec!["2024-03-05", "A B", "1234.5", ""],
                vec!["", "C <1>", "7"],
            ]
        );
        let none = Form::Html.read(b"<html><p>No table</p></html>");
        assert_eq!(none, Err(ImportError::Foreign(Foreign::Markup)));
    }

    #[test]
    fn an_xml_workbook_is_read_with_its_places() {
        let book = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
            <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
            <Worksheet ss:Name=\"S\"><Table><Column/>\
            <Row><Cell><Data ss:Type=\"String\">Date</Data></Cell><Cell ss:Index=\"3\"><Data ss:Type=\"String\">Sum</Data></Cell></Row>\
            <Row ss:Index=\"3\"><Cell><Data ss:Type=\"DateTime\">2024-03-05T00:00:00.000</Data><Comment><ss:Data>no</ss:Data></Comment></Cell>\
            <Cell ss:StyleID=\"s1\"/><Cell><Data ss:Type=\"Number\">1234.5</Data></Cell></Row>\
            </Table></Worksheet></Workbook>";
        assert_eq!(Form::of(book.as_bytes()), Some(Form::SpreadsheetXml));
        assert_eq!(
            rows(Form::SpreadsheetXml, book),
            [
                vec!["Date", "", "Sum"],
                vec![],
                vec!["2024-03-05T00:00:00.000", "", "1234.5"],
            ]
        );
    }

    #[test]
    fn flat_records_of_json_are_rows() {
        let expected = [
            vec!["id", "customer.name", "sum"],
            vec!["342401198001011234", "A", "1.5"],
            vec!["2", "B", "", "TRUE"],
        ];
        for text in [
            r#"[{"id":342401198001011234,"customer":{"name":"A"},"sum":1.5},{"id":2,"customer":{"name":"B"},"sum":null,"paid":true}]"#,
            "{\"id\":342401198001011234,\"customer\":{\"name\":\"A\"},\"sum\":1.5}\n{\"id\":2,\"customer\":{\"name\":\"B\"},\"paid\":true}\n",
            r#"{"count":2,"orders":[{"id":342401198001011234,"customer":{"name":"A"},"sum":1.5},{"id":2,"customer":{"name":"B"},"paid":true}]}"#,
        ] {
            let rows = rows(Form::Json, text);
            assert_eq!(rows[0], ["id", "customer.name", "sum", "paid"], "{text}");
            assert_eq!(rows[1..], expected[1..], "{text}");
        }
        assert_eq!(
            rows(Form::Json, r#"[["Date","Sum"],["2024-03-05",7]]"#),
            [vec!["Date", "Sum"], vec!["2024-03-05", "7"]]
        );
        let nested = Form::Json.read(br#"[{"id":1,"lines":[{"sku":"a"}]}]"#);
        assert_eq!(nested, Err(ImportError::Foreign(Foreign::NestedJson)));
        let broken = Form::Json.read(b"[{\"id\":1},\n{\"id\":");
        assert!(matches!(
            broken,
            Err(ImportError::BrokenJson { line: 2, .. })
        ));
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "[<>/a-c=\"' \\[\\]{}:,&;!-]{0,80}", tags in "(<table>|<tr>|<td rowspan=9>|<td colspan=3>|</tr>|</table>|x|<Row Index=\"7\">|<Cell Index=\"4\">){0,30}") {
            for form in [Form::Html, Form::SpreadsheetXml, Form::Json] {
                let _ = form.read(text.as_bytes());
                let _ = form.read(tags.as_bytes());
            }
        }
    }
}
