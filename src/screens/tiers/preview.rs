//! What the draft would do: scores and tiers under it, and who moves. Must know no view.

use super::draft::Draft;
use crate::state::{Months, Shared, State};
use keepgold_core::book::{Book, Settings, Tier};
use keepgold_core::sorting::sort_by;
use keepgold_core::unit::Day;
use keepgold_core::value::{Assessment, Facts, Move, Window, assess, moves};
use leptos::prelude::*;
use std::cmp::Ordering;

/// The draft and what follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Preview {
    /// The rules as typed.
    pub draft: RwSignal<Draft>,
    /// The rules in force.
    pub settings: Memo<Settings>,
    /// Day of the last order that counts.
    pub last_order: Memo<Option<Day>>,
    /// Scores and tiers under the draft; those in force while it has a fault.
    pub after: Memo<Shared<Assessment>>,
    /// Who would change tier.
    pub moves: Memo<Vec<Move>>,
    /// Whether the draft differs from what is in force.
    pub changed: Memo<bool>,
    /// Tiers month by month under the draft, where its hysteresis needs them.
    pub months: Months,
}

impl Preview {
    /// Starts from the rules in force and follows them while nothing was changed by hand.
    pub fn new(state: State) -> Preview {
        let derived = state.derived();
        let settings = Memo::new(move |_| state.with_book(|book| book.settings().clone()));
        let last_order = Memo::new(move |_| state.with_book(last_order));
        let draft = RwSignal::new(Draft::of(&settings.get_untracked()));
        Effect::new(move |before: Option<Settings>| {
            let now = settings.get();
            let untouched = |before: Settings| draft.get_untracked() == Draft::of(&before);
            if before.is_some_and(untouched) {
                draft.set(Draft::of(&now));
            }
            now
        });
        let wanted = Memo::new(move |_| draft.read().settings().ok());
        let window = Memo::new(move |_| {
            let wanted = wanted.get().unwrap_or_else(|| settings.get());
            let as_of = wanted.as_of.or_else(|| last_order.get());
            Window::new(
                as_of.unwrap_or_else(|| derived.as_of.get()),
                wanted.window_months,
            )
        });
        // Reading all orders again is the dear part: only another window needs it.
        let other_facts = Memo::new(move |_| {
            let window = window.get();
            let same = *derived.facts.get().window() == window;
            (!same).then(|| Shared::new(state.with_book(|book| Facts::gather_over(book, window))))
        });
        let changed = Memo::new(move |_| draft.read().settings().as_ref() != Ok(&*settings.read()));
        let months = state.follow_months(move || {
            let wanted = wanted.get().filter(|_| changed.get())?;
            let window = window.get();
            (!wanted.hysteresis.is_none()).then_some((wanted, window.as_of))
        });
        let plain = Memo::new(move |_| {
            let now = derived.plain.get();
            let wanted = wanted.get().unwrap_or_else(|| settings.get());
            let margin_stays = wanted.default_margin == settings.read().default_margin;
            Shared::new(match other_facts.get() {
                Some(facts) => state.with_book(|book| assess(book, &facts, &wanted)),
                None if margin_stays => {
                    let mut assessment = Assessment::clone(&now);
                    assessment.reweigh(wanted.weights, wanted.tier_rule);
                    assessment
                }
                None => state.with_book(|book| assess(book, &derived.facts.get(), &wanted)),
            })
        });
        let after = Memo::new(move |_| {
            let hysteresis = wanted.get().map(|wanted| wanted.hysteresis);
            if !changed.get() || hysteresis.is_none() {
                return derived.assessment.get();
            }
            let plain = plain.get();
            let Some(hysteresis) = hysteresis.filter(|hysteresis| !hysteresis.is_none()) else {
                return plain;
            };
            // Until the months under the draft are there, tiers go on from the nearest ones known.
            let Some(history) = months.last().or_else(|| derived.months.last()) else {
                return plain;
            };
            let mut held = Assessment::clone(&plain);
            held.hold(&history, window.get().as_of, hysteresis);
            Shared::new(held)
        });
        let moves = Memo::new(move |_| moves(&derived.assessment.get(), &after.read()));
        Preview {
            draft,
            settings,
            last_order,
            after,
            moves,
            changed,
            months,
        }
    }
}

fn last_order(book: &Book) -> Option<Day> {
    let orders = book.orders();
    let kept = orders.ids().filter(|id| !book.voided().contains(id));
    kept.map(|id| orders.day(id)).max()
}

/// How a move reads: up where the tier becomes a higher one, or any from none.
pub fn direction(step: &Move) -> Ordering {
    let height = |tier: Option<Tier>| tier.map_or(0, |tier| Tier::ALL.len() - tier.index());
    height(step.to).cmp(&height(step.from))
}

/// Median composite, and how many lie within one point of a cut; none without customers.
pub fn spread(assessment: &Assessment) -> Option<(f64, u32)> {
    let mut composites: Vec<f64> = assessment
        .standings()
        .iter()
        .filter_map(|standing| standing.composite)
        .collect();
    sort_by(&mut composites, f64::total_cmp);
    // A cut with nobody below it divides nobody.
    let lowest = *composites.first()?;
    let cuts: Vec<f64> = assessment
        .cuts()
        .least
        .into_iter()
        .flatten()
        .filter(|&cut| cut > lowest)
        .collect();
    let near = |composite: &&f64| cuts.iter().any(|cut| (**composite - cut).abs() < 1.0);
    let near = composites.iter().filter(near).count() as u32;
    // The upper median: half of the customers stand there or above.
    Some((*composites.get(composites.len() / 2)?, near))
}
