//! How cells of a workbook are shown.

use crate::export::table::Cell;
use crate::unit::{Money, Price};

/// The number of the bold header.
pub(super) const HEADER_STYLE: u8 = 1;
const DAY_STYLE: u8 = 2;
const SHARE_STYLE: u8 = 3;
const WHOLE_STYLE: u8 = 4;
const SCORE_STYLE: u8 = 5;
const PRICE_STYLE: u8 = 6;
const AMOUNT_STYLE: u8 = 7;

/// General, the bold header, days as ISO 8601, percent, whole numbers, scores, prices and amounts of money.
pub(super) const STYLES: &str = concat!(
    r#"<numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/>"#,
    r#"<numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="0.0"/>"#,
    r##"<numFmt numFmtId="167" formatCode="#,##0.00##"/></numFmts>"##,
    r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>"#,
    r#"<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill>"#,
    r#"<fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>"#,
    r#"<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="167" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
);

/// The number of the style in which a cell is shown; numbers by the decimals of their kind, quantities as they are.
pub(super) const fn style_of(cell: &Cell<'_>) -> u8 {
    match cell {
        Cell::Empty | Cell::Text(_) => 0,
        Cell::Day(_) => DAY_STYLE,
        Cell::Share(_) => SHARE_STYLE,
        Cell::Number(number) => match number.decimals {
            0 => WHOLE_STYLE,
            1 => SCORE_STYLE,
            Price::DECIMALS => PRICE_STYLE,
            Money::DECIMALS => AMOUNT_STYLE,
            _ => 0,
        },
    }
}
