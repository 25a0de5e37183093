//! The most valuable customers at risk, and what to do next elsewhere. Must know nothing of how a next step is found.

use crate::format::{decimal, integer, percent};
use crate::places::Route;
use crate::screens::customer::next_text;
use crate::screens::customer::reasons::{NEARLY_DOWN, Next, next};
use crate::screens::rows::{tier_mark, who, who_cell};
use crate::state::{State, use_state};
use crate::words::amount::{amount, amount_in};
use crate::words::sentence_gap;
use crate::{t, tx};
use keepgold_core::book::{Book, CustomerId, Evidence, Tier};
use keepgold_core::sorting::sort_by;
use keepgold_core::unit::Money;
use keepgold_core::value::{Assessment, CustomerFacts, Facts, Standing, explain};
use leptos::prelude::*;

/// Customers at risk that are listed.
const LISTED: usize = 10;
/// The most profitable of them that are looked at one by one.
const LOOKED_AT: usize = 300;
/// Share of all profits from which a customer counts whatever its tier.
const MUCH: f64 = 0.05;

/// A customer worth looking after, and the step that is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    customer: CustomerId,
    tier: Tier,
    profit: Money,
    next: Next,
}

impl Due {
    fn at_risk(&self) -> bool {
        self.presses() == Some(Pressing::Risk)
    }

    /// What presses; the head and both lists name nothing else.
    const fn presses(&self) -> Option<Pressing> {
        Some(match self.next {
            Next::Overdue(_) | Next::Falling(_) => Pressing::Risk,
            Next::NearlyDown(..) => Pressing::Down,
            Next::NearlyUp(..) => Pressing::Up,
            Next::Judge(Evidence::Wallet, _) => Pressing::Wallet,
            Next::Judge(..)
            | Next::Weakest(_)
            | Next::FirstOrder
            | Next::Weightless
            | Next::Hold => return None,
        })
    }
}

/// Steps that do not wait, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Pressing {
    Risk,
    Down,
    Up,
    Wallet,
}

/// The most urgent, and among equals the most profitable customer.
fn most_urgent(due: &[Due]) -> Option<&Due> {
    let pressing = due.iter().filter(|due| due.presses().is_some());
    pressing.min_by_key(|due| due.presses())
}

/// Whom to look at first, with the step that is due, as a sentence. None where nothing presses.
pub fn lead(state: State, due: &[Due]) -> Option<AnyView> {
    let first = most_urgent(due)?;
    let said = view! {
        {sentence_gap()}
        {t!(base.lead)}
        {who(state, first.customer)}
        {t!(base.lead_end)}
        {next_text(first.next)}
    };
    Some(said.into_any())
}

/// Customers that count most with their steps, the most profitable first: VIP, main, and whoever brings much of the
/// profit, for a large account may have fallen to any tier.
pub fn due(book: &Book, facts: &Facts, assessment: &Assessment) -> Vec<Due> {
    let gains = assessment
        .standings()
        .iter()
        .map(|standing| standing.profit);
    let gains: Money = gains.filter(|profit| *profit > Money::ZERO).sum();
    let much = gains.to_f64() * MUCH;
    let mut best: Vec<_> = assessment
        .standings()
        .iter()
        .filter_map(|standing| Some((standing, standing.tier?)))
        .filter(|(standing, tier)| {
            let profit = standing.profit.to_f64();
            matches!(tier, Tier::Vip | Tier::Main) || (profit > 0.0 && profit >= much)
        })
        .collect();
    sort_by(&mut best, |a, b| b.0.profit.cmp(&a.0.profit));
    let due = |(standing, tier): (&Standing, Tier)| {
        let working = explain(book, facts, assessment, standing.customer)?;
        Some(Due {
            customer: standing.customer,
            tier,
            profit: standing.profit,
            next: next(&working),
        })
    };
    best.into_iter().take(LOOKED_AT).filter_map(due).collect()
}

/// The two sections.
#[component]
pub fn Steps(due: Memo<Vec<Due>>) -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let currency = Memo::new(move |_| state.with_book(|book| book.units().currency.clone()));
    let row = move |due: &Due| {
        view! {
            <tr>
                {who_cell(state, due.customer)}
                <td>{tier_mark(Some(due.tier))}</td>
                <td class="number">{amount(due.profit, &currency.read())}</td>
                <td class="rows__said">{next_text(due.next)}</td>
            </tr>
        }
    };
    let rows = move || {
        let due = due.read();
        due.iter()
            .filter(|due| due.at_risk())
            .take(LISTED)
            .map(row)
            .collect_view()
    };
    let risk_said = move || {
        let due = due.read();
        let (mut n, mut profit) = (0_usize, Money::ZERO);
        for one in due.iter().filter(|due| due.at_risk()) {
            n += 1;
            profit += one.profit;
        }
        match n {
            0 => t!(base.risk.none, n = due.len(), share = percent(MUCH, 0)),
            _ => t!(
                base.risk.said,
                n = n,
                looked = integer(due.len() as i64),
                share = percent(MUCH, 0),
                profit = amount_in(profit, &currency.read())
            ),
        }
    };
    let anybody = Memo::new(move |_| due.read().iter().any(Due::at_risk));
    let table = move || {
        view! {
            <div class="scroll-x" role="region" tabindex="0" aria-labelledby="base-risk">
                <table class="rows rows--short rows--items">
                    <thead>
                        <tr>
                            <th scope="col">{tx!(tiers.moves.customer)}</th>
                            <th scope="col">{tx!(tiers.table.tier)}</th>
                            <th scope="col" class="number">{move || t!(base.risk.profit, currency = currency.read())}</th>
                            <th scope="col" class="rows__said">{tx!(base.risk.next)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    };
    // By what was turned over, not by heads: one large customer without costs makes the profit a guess.
    let without_cost = Memo::new(move |_| {
        let facts = derived.facts.get();
        let of = |read: fn(&CustomerFacts) -> Money| -> f64 {
            facts.customers().iter().map(read).sum::<Money>().to_f64()
        };
        of(|row| row.turnover_without_cost) > 0.5 * of(|row| row.turnover)
    });
    let actions = move || {
        let due = due.read();
        let first = |wanted: Pressing| {
            let mut all = due.iter().filter(|due| due.presses() == Some(wanted));
            Some((all.next()?.customer, 1 + all.count()))
        };
        let mut actions: Vec<AnyView> = Vec::new();
        let mut act = |said: String, link: AnyView| {
            actions.push(view! { <li>{said} {sentence_gap()} {link}</li> }.into_any());
        };
        if let Some((best, n)) = first(Pressing::Down) {
            let points = decimal(NEARLY_DOWN, 0);
            act(
                t!(base.actions.hold, n = n, points = points),
                who(state, best),
            );
        }
        if let Some((best, n)) = first(Pressing::Up) {
            act(t!(base.actions.lift, n = n), who(state, best));
        }
        if let Some((best, n)) = first(Pressing::Wallet) {
            act(t!(base.actions.wallet, n = n), who(state, best));
        }
        if without_cost.get() {
            let href = Route::Data.href();
            let link = view! { <a href=href>{t!(places.data.name)}</a> }.into_any();
            let margin = state.with_book(|book| book.units().default_margin);
            act(
                t!(base.actions.cost, margin = percent(margin.to_f64(), 0)),
                link,
            );
        }
        if actions.is_empty() {
            actions.push(view! { <li>{t!(base.actions.none)}</li> }.into_any());
        }
        actions
    };
    view! {
        <section class="base__section" aria-labelledby="base-risk">
            <h2 id="base-risk">{tx!(base.risk.title)}</h2>
            <p class="measure">{risk_said}</p>
            <Show when=move || anybody.get()>{table}</Show>
        </section>
        <section class="base__section" aria-labelledby="base-actions">
            <h2 id="base-actions">{tx!(base.actions.title)}</h2>
            <ul class="sentences measure">{actions}</ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::Indicator;
    use keepgold_core::value::NextTier;

    #[test]
    fn whom_to_look_at_first_is_one_of_those_listed() {
        let near = NextTier {
            tier: Tier::Main,
            points: 1.0,
        };
        // None of these stands in a list; those that do follow, the least urgent first.
        let waiting = [
            Next::Hold,
            Next::Weakest(Indicator::Potential),
            Next::Judge(Evidence::Satisfaction, 0.1),
            Next::FirstOrder,
            Next::Weightless,
        ];
        let listed = [
            Next::Judge(Evidence::Wallet, 0.1),
            Next::NearlyUp(near, Indicator::Loyalty),
            Next::NearlyDown(near, Indicator::Loyalty),
            Next::Falling(0.5),
        ];
        let due = |(next, n): (Next, usize)| Due {
            customer: CustomerId::from_index(n),
            tier: Tier::Vip,
            profit: Money::ZERO,
            next,
        };
        let mut all: Vec<Due> = waiting.into_iter().zip(0..).map(due).collect();
        assert_eq!(most_urgent(&all), None);
        for added in listed.into_iter().zip(10..).map(due) {
            all.push(added.clone());
            assert_eq!(most_urgent(&all), Some(&added));
        }
        // As urgent, but less profitable.
        all.push(due((Next::Overdue(2.0), 20)));
        assert_eq!(
            most_urgent(&all).map(|due| due.next),
            Some(Next::Falling(0.5))
        );
    }
}
