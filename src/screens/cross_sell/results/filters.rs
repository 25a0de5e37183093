//! Which offers are shown: by how they stand, kind, reason, cause and seller. What is chosen lies in the address.

use super::{Row, Stands};
use crate::components::{Button, ButtonKind, Show};
use crate::parts::filters::{NO_OWNER, OneName, OneOf, is_of, named};
use crate::places::Choices;
use crate::words::offer as words;
use crate::{t, tx};
use keepgold_core::book::{Declined, OfferKind, OfferReason, OfferState};
use keepgold_core::sorting::set_of;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The names of the filters in the address.
const STANDS: &str = "state";
pub(super) const KIND: &str = "kind";
pub(super) const REASON: &str = "reason";
pub(super) const CAUSE: &str = "cause";
pub(super) const SELLER: &str = "seller";

const ALL_STANDS: [(Stands, &str); 5] = [
    (Stands::Pending, "pending"),
    (Stands::Bought, "bought"),
    (Stands::Accepted, "accepted"),
    (Stands::Declined, "declined"),
    (Stands::Missed, "missed"),
];

/// Kinds as the address names them.
pub(super) const KINDS: [(OfferKind, &str); 3] = [
    (OfferKind::CrossSell, "cross-sell"),
    (OfferKind::UpSell, "up-sell"),
    (OfferKind::Referral, "referral"),
];

/// Reasons as the address names them.
pub(super) const REASONS: [(OfferReason, &str); 6] = [
    (OfferReason::GoesWith, "goes-with"),
    (OfferReason::DueAgain, "due-again"),
    (OfferReason::WhiteSpace, "white-space"),
    (OfferReason::StepUp, "step-up"),
    (OfferReason::Loyal, "loyal"),
    (OfferReason::OwnIdea, "own-idea"),
];

/// Causes as the address names them.
pub(super) const CAUSES: [(Declined, &str); 5] = [
    (Declined::Price, "price"),
    (Declined::OtherSupplier, "other-supplier"),
    (Declined::NoNeed, "no-need"),
    (Declined::NotNow, "not-now"),
    (Declined::Unknown, "unknown"),
];

/// What the offers shown have in common; none is any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    stands: Option<Stands>,
    kind: Option<OfferKind>,
    reason: Option<OfferReason>,
    cause: Option<Declined>,
    seller: Option<String>,
}

impl Filter {
    /// What the address names; words that it does not know choose nothing.
    pub fn read(choices: Choices) -> Self {
        Self {
            stands: named(&ALL_STANDS, choices.get(STANDS)),
            kind: named(&KINDS, choices.get(KIND)),
            reason: named(&REASONS, choices.get(REASON)),
            cause: named(&CAUSES, choices.get(CAUSE)),
            seller: choices.get(SELLER),
        }
    }

    /// The rows that fit.
    pub fn shown(&self, rows: &[Row]) -> Vec<Row> {
        rows.iter().filter(|row| self.holds(row)).cloned().collect()
    }

    fn holds(&self, row: &Row) -> bool {
        let offer = &row.offer;
        let seller = self.seller.as_deref();
        self.stands.is_none_or(|stands| row.stands() == stands)
            && self.kind.is_none_or(|kind| offer.kind == kind)
            && self.reason.is_none_or(|reason| offer.reason == reason)
            && self
                .cause
                .is_none_or(|cause| offer.state == OfferState::Declined(cause))
            && seller.is_none_or(|seller| is_of(seller, &offer.by))
    }
}

/// How offers stand, in a word or two.
fn stands_name(stands: Stands) -> &'static str {
    match stands {
        Stands::Pending => t!(offer.stands.pending),
        Stands::Bought => t!(offer.stands.bought),
        Stands::Accepted => t!(record.offer.accepted),
        Stands::Declined => t!(record.offer.declined),
        Stands::Missed => t!(offer.stands.missed),
    }
}

/// The name of a seller in the address.
pub(super) fn seller_in_address(seller: &str) -> &str {
    if seller.is_empty() { NO_OWNER } else { seller }
}

/// The filters.
#[component]
pub fn Filters(rows: Memo<Arc<Vec<Row>>>, filter: Memo<Filter>, choices: Choices) -> impl IntoView {
    let sellers = Memo::new(move |_| {
        let rows = rows.read();
        let sellers: BTreeSet<&String> = set_of(rows.iter().map(|row| &row.offer.by));
        let named = sellers.into_iter().filter(|seller| !seller.is_empty());
        named.cloned().collect::<Vec<String>>()
    });
    let narrows = Memo::new(move |_| *filter.read() != Filter::default());
    let clear = move || {
        choices.set([
            (STANDS, None),
            (KIND, None),
            (REASON, None),
            (CAUSE, None),
            (SELLER, None),
        ]);
    };
    view! {
        <div class="filters cross-sell__filters" role="search">
            <OneOf label=tx!(offer.stands.label) name=STANDS all=&ALL_STANDS say=stands_name choices />
            <OneOf label=tx!(record.offer.kind) name=KIND all=&KINDS say=words::kind choices />
            <OneOf label=tx!(record.offer.reason) name=REASON all=&REASONS say=words::reason choices />
            <OneOf label=tx!(record.offer.why_declined) name=CAUSE all=&CAUSES say=words::declined choices />
            <OneName label=tx!(record.offer.by) name=SELLER names=sellers nobody=|| t!(offer.nobody) choices />
            <Show when=move || narrows.get()>
                <div class="filters__clear">
                    <Button kind=ButtonKind::Quiet on_press=clear>{tx!(customers.clear)}</Button>
                </div>
            </Show>
        </div>
    }
}
