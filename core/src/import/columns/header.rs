//! Headers in even writing: without case, accents and signs, taken apart where they say one thing twice, and with short forms
//! written out.

use crate::import::parse::words::{bare, simplified};
use crate::likeness::plain;

/// A header without case, accents, blanks, punctuation, and what stands in brackets behind it, in simplified characters.
pub(in crate::import) fn normal(header: &str) -> String {
    let text = plain(bare(header));
    let letters = text.chars().filter(|char| char.is_alphanumeric());
    letters.map(simplified).collect()
}

/// The parts of a header that says the same more than once: in two languages, `下单日期 Order Date`, or by two names,
/// `SKU编码/商品编码`; one part where it does not.
pub(in crate::import) fn pieces(header: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut wide = None;
    for char in bare(header).chars() {
        if matches!(char, '/' | '|' | '\n' | '／') {
            wide = None;
            pieces.push(String::new());
        } else if char.is_alphanumeric() {
            // Chinese and Latin letters part; `SKU编码` and `客户ID` are one word, parted by no blank.
            let is_wide = char as u32 >= 0x2e80;
            let blank = pieces.last().is_some_and(|piece| piece.ends_with(' '));
            if blank && wide.is_some_and(|wide| wide != is_wide) {
                pieces.push(String::new());
            }
            wide = Some(is_wide);
            if let Some(piece) = pieces.last_mut() {
                piece.push(char);
            }
        } else if let Some(piece) = pieces.last_mut() {
            piece.push(' ');
        }
    }
    let pieces = pieces.iter().map(|piece| normal(piece));
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Short forms of the words of headers.
const SHORT: &[(&str, &str)] = &[
    // Small words: `Fecha de pedido`, `Nom du client`, `Número da nota`.
    ("de", ""),
    ("del", ""),
    ("des", ""),
    ("du", ""),
    ("da", ""),
    ("do", ""),
    ("di", ""),
    ("della", ""),
    ("la", ""),
    ("le", ""),
    ("der", ""),
    ("amt", "amount"),
    ("cust", "customer"),
    ("desc", "description"),
    ("descr", "description"),
    ("dt", "date"),
    ("ext", "extended"),
    ("inv", "invoice"),
    ("nbr", "number"),
    ("num", "number"),
    ("ord", "order"),
    ("prc", "price"),
    ("qty", "quantity"),
    ("prod", "product"),
    ("shp", "shipped"),
    ("shpd", "shipped"),
    ("tot", "total"),
    ("trans", "transaction"),
    ("trx", "transaction"),
    ("txn", "transaction"),
    ("val", "value"),
];

/// A header in normal form with its short forms written out, `Ext Amt` as `extendedamount`; none where it has none.
pub(super) fn written_out(header: &str) -> Option<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for char in bare(header).chars() {
        if !char.is_alphanumeric() || small && char.is_uppercase() {
            words.push(String::new());
        }
        small = char.is_lowercase();
        if char.is_alphanumeric() {
            words.last_mut()?.extend(char.to_lowercase());
        }
    }
    let mut is_short = false;
    let mut whole = String::new();
    for word in &words {
        let long = SHORT.iter().find(|(short, _)| short == word);
        is_short |= long.is_some();
        whole.push_str(long.map_or(word, |(_, long)| long));
    }
    is_short.then(|| normal(&whole))
}
