//! How surely a header names what a column means.

use super::others::other;
use super::roles;
use super::words::{CODES, NAMES, TITLES};
use crate::import::parse::words::bare;
use crate::import::role::{Role, TableKind};
use crate::likeness::plain;

/// A header without case, accents, blanks, punctuation, and what stands in brackets behind it.
pub(in crate::import) fn normal(header: &str) -> String {
    let text = plain(bare(header));
    text.chars().filter(|char| char.is_alphanumeric()).collect()
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
fn written_out(header: &str) -> Option<String> {
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
    is_short.then_some(whole)
}

/// What a kind of record calls this role, where it is not the same as in every table: nothing, where the header denies it.
fn own_names(header: &str, role: Role, kind: TableKind) -> Option<&'static [&'static str]> {
    let head = roles::heads_of(kind)
        .into_iter()
        .find(|head| head.role == role)?;
    if (head.denies)(header) {
        return Some(&[]);
    }
    Some(head.names).filter(|names| !names.is_empty())
}

/// How surely a header names this role in such a table: 0 not at all, 100 exactly.
pub(in crate::import) fn match_of(header: &str, role: Role, kind: TableKind) -> u8 {
    let own = own_names(header, role, kind);
    let whole = normal(header);
    if whole.is_empty() {
        return 0;
    }
    let (code, title) = match kind {
        TableKind::OrderLines | TableKind::Records(_) => (None, None),
        TableKind::Customers => (Some(Role::CustomerCode), Some(Role::CustomerName)),
        TableKind::Products => (Some(Role::ProductCode), Some(Role::ProductName)),
    };
    if code == Some(role) && CODES.contains(&whole.as_str())
        || title == Some(role) && TITLES.contains(&whole.as_str())
    {
        return 95;
    }
    let shared = || NAMES.iter().find(|(of, _)| *of == role);
    let Some(names) = own.or_else(|| Some(shared()?.1)) else {
        return 0;
    };
    // Earlier names in a list are the more exact ones.
    let exact = |header: &str| {
        let place = names.iter().position(|name| *name == header)?;
        Some(100 - (place.min(50) / 5) as u8)
    };
    if let Some(score) = exact(&whole) {
        return score;
    }
    let parts = pieces(header);
    let of_parts = || parts.iter().filter_map(|part| exact(part)).max();
    if let Some(score) = written_out(header)
        .and_then(|long| exact(&long))
        .or_else(of_parts)
    {
        return score - 4;
    }
    if kind == TableKind::OrderLines && other(header).is_some() {
        return 0;
    }
    // A longer header that ends with a name mostly means it: `net order amount`, `本月销售金额`.
    let part = |name: &&&str| {
        let long_enough = if name.is_ascii() {
            name.len() >= 4
        } else {
            name.chars().count() >= 2
        };
        long_enough && parts.iter().any(|part| part.ends_with(**name))
    };
    match names
        .iter()
        .filter(part)
        .map(|name| name.chars().count())
        .max()
    {
        Some(length) => 55 + length.min(10) as u8,
        None => 0,
    }
}

/// Whether any table would know this header.
pub(in crate::import) fn is_known(header: &str) -> bool {
    roles::tables()
        .into_iter()
        .any(|kind| names_column(header, kind))
}

/// Whether a header is a known name in such a table.
pub(in crate::import) fn names_column(header: &str, kind: TableKind) -> bool {
    let roles = roles::roles(kind);
    roles
        .into_iter()
        .any(|role| match_of(header, role, kind) >= 80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_however_they_are_written() {
        let of = |header, role| match_of(header, role, TableKind::OrderLines);
        assert!(of("InvoiceNo", Role::OrderCode) > 90);
        assert!(of("Customer ID", Role::CustomerCode) > 90);
        assert!(of("customer_id", Role::CustomerCode) > 90);
        assert!(of("金额（元）", Role::Amount) > 80);
        assert!(of(" 下单日期 ", Role::Date) > 90);
        assert!(of("本月销售金额", Role::Amount) > 50);
        assert_eq!(of("email", Role::CustomerName), 0);
        assert_eq!(of("Name", Role::CustomerName), 0);
        assert!(match_of("Name", Role::CustomerName, TableKind::Customers) > 90);
        assert!(match_of("编号", Role::ProductCode, TableKind::Products) > 90);
    }

    #[test]
    fn names_stand_in_normal_form() {
        for (role, names) in NAMES {
            for name in *names {
                assert_eq!(normal(name), *name, "{role:?}");
            }
        }
        for head in roles::tables().into_iter().flat_map(roles::heads_of) {
            for name in head.names {
                assert_eq!(normal(name), *name, "{:?}", head.role);
            }
        }
    }
}
