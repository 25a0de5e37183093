//! What amounts may be called.

use crate::i18n::MoneyWords;
use keepgold_core::value::MoneyBasis;

/// The words for amounts that rest on this.
pub fn called(basis: MoneyBasis) -> MoneyWords {
    match basis {
        MoneyBasis::Sales => MoneyWords::Sales,
        MoneyBasis::UsualMargin(margin) => MoneyWords::UsualMargin(margin.to_f64()),
        MoneyBasis::Costs { .. } => MoneyWords::Profit,
    }
}
