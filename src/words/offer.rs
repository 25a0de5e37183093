//! Words of offers: kinds, reasons, states.

use super::amount::quantity;
use crate::t;
use keepgold_core::book::{Book, Declined, Offer, OfferKind, OfferReason, OfferState};

/// What a growth is called.
pub fn kind(kind: OfferKind) -> &'static str {
    match kind {
        OfferKind::CrossSell => t!(record.offer.cross_sell),
        OfferKind::UpSell => t!(record.offer.up_sell),
        OfferKind::Referral => t!(record.offer.referral),
    }
}

/// A reason in a word or two, without what it counts.
pub fn reason(reason: OfferReason) -> &'static str {
    match reason {
        OfferReason::GoesWith => t!(record.offer.goes_with),
        OfferReason::DueAgain => t!(record.offer.due_again),
        OfferReason::WhiteSpace => t!(record.offer.white_space),
        OfferReason::StepUp => t!(record.offer.step_up),
        OfferReason::Loyal => t!(record.offer.loyal),
        OfferReason::OwnIdea => t!(record.offer.own_idea),
    }
}

/// Why a customer declined.
pub fn declined(why: Declined) -> &'static str {
    match why {
        Declined::Price => t!(record.offer.price),
        Declined::OtherSupplier => t!(record.offer.other_supplier),
        Declined::NoNeed => t!(record.offer.no_need),
        Declined::NotNow => t!(record.offer.not_now),
        Declined::Unknown => t!(record.offer.unknown),
    }
}

/// How far an offer is, with the cause where it was declined.
pub fn state(state: OfferState) -> String {
    match state {
        OfferState::Open => t!(record.offer.open).to_owned(),
        OfferState::Made => t!(record.offer.made).to_owned(),
        OfferState::Accepted => t!(record.offer.accepted).to_owned(),
        OfferState::Declined(why) => t!(record.offer.declined_said, why = declined(why)),
    }
}

/// What is offered: the product, with the quantity where more than usual is offered; or that a name is asked for.
pub fn what(book: &Book, offer: &Offer) -> String {
    match (offer.product, offer.quantity) {
        (Some(product), Some(much)) => t!(
            record.offer.so_many,
            product = book.product_title(product),
            n = quantity(much)
        ),
        (Some(product), None) => book.product_title(product).to_owned(),
        (None, _) if offer.whom.is_empty() => t!(record.offer.asked).to_owned(),
        (None, _) => t!(record.offer.asked_for, whom = offer.whom),
    }
}

/// Why it is offered, in a sentence where something was counted.
pub fn because(book: &Book, offer: &Offer) -> String {
    match offer.has {
        Some(_) if offer.of > 0 && offer.quantity.is_some() => {
            t!(record.offer.that_much, n = offer.both, buyers = offer.of)
        }
        Some(has) if offer.of > 0 && offer.reason == OfferReason::StepUp => t!(
            record.offer.went_on,
            n = offer.both,
            buyers = offer.of,
            has = book.product_title(has)
        ),
        Some(has) if offer.of > 0 => t!(
            cross_sell.because,
            n = offer.both,
            buyers = offer.of,
            has = book.product_title(has)
        ),
        _ => reason(offer.reason).to_owned(),
    }
}
