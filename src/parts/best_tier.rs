//! The tier by which a customer is known where it may have sunk of late.

use crate::components::TierMark;
use crate::parts::cells::tier_mark;
use crate::state::{Derived, use_state};
use crate::t;
use crate::words::value;
use keepgold_core::book::{CustomerId, Tier};
use leptos::prelude::*;

/// Months of which the best tier counts.
const MONTHS: usize = 12;

/// The best tier of a customer in the last twelve months beside the present one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BestTier {
    /// The best; none where it had none.
    pub best: Option<Tier>,
    now: Option<Tier>,
}

impl BestTier {
    /// Its mark, which says where this is not its tier any more.
    pub fn mark(self) -> AnyView {
        let Some(best) = self.best.filter(|_| self.best != self.now) else {
            return tier_mark(self.now);
        };
        let [was, now] =
            [Some(best), self.now].map(|tier| tier.map_or(t!(tiers.moves.none), value::tier));
        let whole = t!(value.tier_was_title, best = was, now = now);
        let label = t!(value.tier_was, tier = was);
        view! {
            <span title=whole>
                <TierMark level=value::tier_level(best) label />
                <span class="visually-hidden">{t!(value.tier_now, tier = now)}</span>
            </span>
        }
        .into_any()
    }
}

/// Gives the best tier of a customer in the last twelve months, today's where the months are not worked out yet. The
/// months are worked out for as long as the caller's view is there; the answer is tracked.
pub fn use_best_tier() -> impl Fn(CustomerId) -> BestTier + Copy + Send + Sync + 'static {
    let derived: Derived = use_state().derived();
    let months = derived.need_months();
    move |customer| {
        let before = months
            .last()
            .and_then(|months| months.best_tier(customer, MONTHS));
        let assessment = derived.assessment.read();
        let now = assessment.get(customer).and_then(|standing| standing.tier);
        let best = before.into_iter().chain(now);
        BestTier {
            best: best.min_by_key(|tier| tier.index()),
            now,
        }
    }
}
