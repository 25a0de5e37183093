//! From which side of an account amounts are written: sales below zero, and what came back as what it takes off.

use crate::import::error::Reason;
use crate::import::findings::Finding;
use crate::import::staging::values::{ColumnValues, Value};
use crate::unit::Price;

/// Whether sales stand below zero, as in the accounts of a ledger: more money does than stands above.
pub(super) fn mostly_negative(
    amounts: &ColumnValues<'_, (Price, bool)>,
    rows: usize,
    chosen: Option<bool>,
) -> Option<Finding> {
    let (mut lines, mut of, mut sum) = (0, 0, 0i128);
    for row in 0..rows {
        if let Some((amount, _)) = amounts.value(row) {
            of += 1;
            lines += u32::from(amount.millionths() < 0);
            sum += i128::from(amount.millionths());
        }
    }
    (sum < 0 && lines * 2 > of && of > 2).then(|| Finding::Negative {
        lines,
        of,
        taken: chosen.unwrap_or(true),
    })
}

/// What came back; where none of it is above zero it is written as what it takes off.
pub(super) fn given_back(credits: Vec<Value<(Price, bool)>>) -> Vec<Value<(Price, bool)>> {
    let mut known = credits.iter().flatten();
    if known.any(|(credit, _)| credit.millionths() > 0) {
        return credits;
    }
    negated(credits)
}

pub(super) fn negated(amounts: Vec<Value<(Price, bool)>>) -> Vec<Value<(Price, bool)>> {
    let turned = |(amount, rounded): (Price, bool)| {
        let turned = Price::from_millionths(-amount.millionths()).ok_or(Reason::TooLarge)?;
        Ok((turned, rounded))
    };
    let amounts = amounts.into_iter();
    amounts.map(|amount| amount.and_then(turned)).collect()
}
