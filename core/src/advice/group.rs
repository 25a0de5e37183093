//! Customers who have something in common that the app counts: behind every such number stands a list of just these.

use super::due::{Due, Pressing, due};
use super::mistakes::met;
use crate::book::{Book, CustomerId};
use crate::calculators::Inequality;
use crate::sorting::sort_by;
use crate::unit::Month;
use crate::value::{
    Assessment, CustomerFacts, Facts, MOST, Mismatch, WhyOverServed, base_months, customer_base,
    mismatch, near_cut, pareto, years_compared,
};

/// What customers have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Neither archived nor prospects.
    Listed,
    /// VIP, main, or much of the profit.
    CountMost,
    /// Counting most, and at risk of being lost.
    AtRisk,
    /// Counting most, and close to falling by a tier.
    NearlyDown,
    /// Counting most, and close to rising by a tier.
    NearlyUp,
    /// Counting most, and nobody knows what they buy elsewhere.
    NoWallet,
    /// Bought in the last month that is over.
    Bought,
    /// Bought for the first time in the last month that is over.
    NewInMonth,
    /// Bought for the first time in the rolling year of the base.
    NewInYear,
    /// The fewest who bring [`MOST`] of the profit.
    BringMost,
    /// Cost more than they bring.
    Losing,
    /// Stand close to a cut between tiers.
    NearCut,
    /// Cost more to serve than they contribute.
    ServedAtLoss,
    /// Contribute more, but contacts cost more than the care budget.
    OverBudget,
    /// Beyond the care budget, and bring a multiple of what they cost.
    WellPaid,
    /// Cost more than they bring only because they buy far less than they did.
    Fallen,
    /// VIP or main, and overdue for a contact.
    Overdue,
    /// VIP or main, and every contact that names somebody of ours names the same one.
    MetByOne,
    /// In the field of an inequality whose move has this name.
    Field(Inequality, &'static str),
}

/// Everybody in a group, in no order that says anything; each once.
///
/// `facts` and `assessment` must be those of the book.
pub fn members(
    group: Group,
    book: &Book,
    facts: &Facts,
    assessment: &Assessment,
) -> Vec<CustomerId> {
    let pressed = |wanted: fn(&Due) -> bool| {
        let all = due(book, facts, assessment).into_iter();
        all.filter(wanted).map(|due| due.customer).collect()
    };
    let bought = |wanted: &dyn Fn(&CustomerFacts, Month) -> bool| {
        let last = base_months(facts).last().map(|month| month.month);
        let rows = facts.customers().iter();
        let rows = rows.filter(|row| last.is_some_and(|last| wanted(row, last)));
        rows.map(|row| row.customer).collect()
    };
    let served =
        |wanted: fn(Mismatch) -> Vec<CustomerId>| wanted(mismatch(book, facts, assessment));
    match group {
        Group::Listed => {
            let customers = (0..).zip(book.customers());
            let listed = customers.filter(|(_, who)| who.is_listed() && !who.prospect);
            listed.map(|(at, _)| CustomerId::from_index(at)).collect()
        }
        Group::CountMost => pressed(|_| true),
        Group::AtRisk => pressed(Due::at_risk),
        Group::NearlyDown => pressed(|due| due.presses() == Some(Pressing::Down)),
        Group::NearlyUp => pressed(|due| due.presses() == Some(Pressing::Up)),
        Group::NoWallet => pressed(|due| due.presses() == Some(Pressing::Wallet)),
        Group::Bought => bought(&|row, last| {
            let days = facts.purchase_days(row.customer).iter();
            days.rev().any(|day| day.month() == last)
        }),
        Group::NewInMonth => {
            bought(&|row, last| row.first.is_some_and(|first| first.month() == last))
        }
        Group::NewInYear => {
            let base = customer_base(facts, book.units().default_margin);
            let Some((year, _)) = years_compared(&base) else {
                return Vec::new();
            };
            // Who was new is known only of the quarters with another before them.
            let known = 3 * year.followed as i32;
            bought(&|row, last| {
                let ago = row.first.map(|first| last.months_since(first.month()));
                ago.is_some_and(|ago| (0..known).contains(&ago))
            })
        }
        Group::BringMost => {
            let first = pareto(assessment).customers_for(MOST).unwrap_or(0);
            let mut all: Vec<_> = assessment.standings().iter().collect();
            sort_by(&mut all, |a, b| b.profit.cmp(&a.profit));
            let first = all.into_iter().take(first);
            first.map(|standing| standing.customer).collect()
        }
        Group::Losing => {
            let all = assessment.standings().iter();
            let losing = all.filter(|standing| standing.profit.is_negative());
            losing.map(|standing| standing.customer).collect()
        }
        Group::NearCut => near_cut(assessment),
        Group::ServedAtLoss => served(|found| found.over_served_for(WhyOverServed::Loss)),
        Group::OverBudget => served(|found| found.over_served_for(WhyOverServed::OverBudget)),
        Group::WellPaid => served(|found| found.well_paid),
        Group::Fallen => served(|found| found.fallen),
        Group::Overdue => served(|found| found.overdue.iter().map(|late| late.customer).collect()),
        Group::MetByOne => met(book, assessment).by_one,
        Group::Field(of, asks) => of.on(book, facts, assessment).field(asks).customers,
    }
}
