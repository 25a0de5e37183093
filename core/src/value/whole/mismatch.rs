//! Service set against value (A4): who costs more to serve than they bring or than their tier allows, and who gets less
//! than the standard of their tier.

use crate::book::{Book, ContactKind, CustomerId, Serving, Standard, Tier};
use crate::sorting::sort_by;
use crate::unit::{Day, Money, Price};
use crate::value::facts::rows::{CustomerFacts, Facts};
use crate::value::score::measure::{Judgements, profit_parts};
use crate::value::tiers::assess::{Assessment, Standing};

/// Where service and value do not fit each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Mismatch {
    /// Customers with a tier: those that were looked at.
    pub customers: u32,
    /// Those of them whose cost to serve is known, by rates or by judgement.
    pub costed: u32,
    /// Their contribution in the window.
    pub contribution: Money,
    /// Their cost to serve in the window.
    pub cost: Money,
    /// Contacts logged with listed customers, on whatever day. Without any, nobody is said to be
    /// under-served.
    pub contacts: u32,
    /// Those of them with prospects: here, customers that had ordered nothing by the day of the
    /// facts, marked as prospects or not.
    pub with_prospects: u32,
    /// What contacts with prospects cost in the window, by the rates; no part of [`Self::cost`].
    pub prospecting: Money,
    /// Customers that cost more than they bring or than their tier allows, the greatest loss first.
    pub over_served: Vec<OverServed>,
    /// VIPs and main customers below their standard: by tier, the worst first.
    pub under_served: Vec<UnderServed>,
}

/// A customer that costs more to serve than it brings, or than its tier allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverServed {
    /// Who.
    pub customer: CustomerId,
    /// Its tier.
    pub tier: Tier,
    /// Contribution in the window.
    pub contribution: Money,
    /// Cost to serve in the window.
    pub cost: Money,
    /// The part of it that contacts cost, by the log.
    pub care: Money,
    /// What its tier's care budget allows in the window; none where none is set.
    pub budget: Option<Money>,
    /// Why it stands here.
    pub reason: WhyOverServed,
    /// What is lost: cost beyond the contribution, or care beyond the budget.
    pub lost: Money,
}

/// Why a customer counts as over-served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyOverServed {
    /// Serving costs more than the customer contributes.
    Loss,
    /// It contributes more, but the care exceeds what its tier's budget allows.
    OverBudget,
}

/// A valuable customer that gets less than its standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnderServed {
    /// Who.
    pub customer: CustomerId,
    /// Its tier.
    pub tier: Tier,
    /// Day of the last contact; none where there never was one.
    pub last_contact: Option<Day>,
    /// Days since, up to the window's last day; none passed where the contact came later.
    pub days: Option<i32>,
    /// What contacts cost in the window.
    pub care: Money,
    /// What the care budget provides in the window; none where none is set.
    pub budget: Option<Money>,
    /// The worst of what is lacking.
    pub reason: WhyUnderServed,
    /// Place by composite, from 1.
    pub place: u32,
}

/// How a customer falls short of its standard, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyUnderServed {
    /// No contact was ever logged.
    NeverContacted,
    /// The longest gap has passed.
    PastLongest,
    /// The ideal gap has passed.
    PastIdeal,
    /// In touch, but less than half of the care budget was spent.
    CareLow,
}

impl Mismatch {
    /// Customers that cost more than they contribute, and what is lost with them.
    pub fn losses(&self) -> (usize, Money) {
        let losses = self.listed_for(WhyOverServed::Loss);
        losses.fold((0, Money::ZERO), |(n, sum), row| (n + 1, sum + row.lost))
    }

    /// How many customers contribute more than they cost, but are cared for beyond their budget.
    pub fn over_budget(&self) -> usize {
        self.listed_for(WhyOverServed::OverBudget).count()
    }

    /// Cost to serve as a share of the contribution; none where nothing is contributed.
    pub fn cost_share(&self) -> Option<f64> {
        share(self.cost, self.contribution)
    }

    fn listed_for(&self, reason: WhyOverServed) -> impl Iterator<Item = &OverServed> {
        self.over_served
            .iter()
            .filter(move |row| row.reason == reason)
    }
}

fn share(cost: Money, contribution: Money) -> Option<f64> {
    (contribution > Money::ZERO).then(|| cost.to_f64() / contribution.to_f64())
}

impl OverServed {
    /// Cost to serve as a share of the contribution; none where nothing is contributed.
    pub fn share(&self) -> Option<f64> {
        share(self.cost, self.contribution)
    }
}

/// Sets what serving each customer costs against what it contributes, and what VIPs and main
/// customers get against the standards of the book.
///
/// `book` and `facts` must be those that were assessed.
pub fn mismatch(book: &Book, facts: &Facts, assessment: &Assessment) -> Mismatch {
    let judgements = Judgements::new(book, facts);
    let prospects = facts.rows.iter().filter(|row| row.lines == 0);
    let mut found = Mismatch {
        customers: 0,
        costed: 0,
        contribution: Money::ZERO,
        cost: Money::ZERO,
        contacts: facts.contacts,
        with_prospects: facts.contacts_before_orders,
        prospecting: prospects.map(|row| row.served.care(&facts.rates)).sum(),
        over_served: Vec::new(),
        under_served: Vec::new(),
    };
    for standing in assessment.standings() {
        let (Some(tier), Some(place)) = (standing.tier, facts.row(standing.customer)) else {
            continue;
        };
        let row = &facts.rows[place];
        let (standard, care) = (book.service().standard(tier), row.served.care(&facts.rates));
        let budget = budget(standard, facts);
        found.customers += 1;
        let (kept, cost) = profit_parts(facts, row, judgements.of(place), assessment.margin);
        if let (Some(contribution), Some(cost)) = (kept, cost) {
            found.costed += 1;
            found.contribution += contribution;
            found.cost += cost;
            let customer = OverServed {
                customer: row.customer,
                tier,
                contribution,
                cost,
                care,
                budget,
                reason: WhyOverServed::Loss,
                lost: Money::ZERO,
            };
            found.over_served.extend(over_served(customer));
        }
        if found.contacts > 0 && matches!(tier, Tier::Vip | Tier::Main) {
            let customer = under_served(facts, row, standing, tier, standard, care, budget);
            found.under_served.extend(customer);
        }
    }
    sort_by(&mut found.over_served, |a, b| {
        b.lost.cmp(&a.lost).then(a.customer.cmp(&b.customer))
    });
    sort_by(&mut found.under_served, |a, b| {
        let worst = (a.tier, a.reason).cmp(&(b.tier, b.reason));
        worst.then(b.days.cmp(&a.days)).then(a.place.cmp(&b.place))
    });
    found
}

/// What a budget for 12 months comes to over the window.
fn budget(standard: &Standard, facts: &Facts) -> Option<Money> {
    let year = i128::from(standard.care_budget.millionths()) * 1_000;
    (year > 0).then(|| Money::from_nanos(year * i128::from(facts.window.months) / 12))
}

fn over_served(customer: OverServed) -> Option<OverServed> {
    // Who costs nothing is not over-served: returns alone can bring the contribution below zero.
    let beyond = customer.cost - customer.contribution;
    if customer.cost > Money::ZERO && beyond > Money::ZERO {
        return Some(OverServed {
            reason: WhyOverServed::Loss,
            lost: beyond,
            ..customer
        });
    }
    let beyond = customer.care - customer.budget?;
    (beyond > Money::ZERO).then_some(OverServed {
        reason: WhyOverServed::OverBudget,
        lost: beyond,
        ..customer
    })
}

fn under_served(
    facts: &Facts,
    row: &CustomerFacts,
    standing: &Standing,
    tier: Tier,
    standard: &Standard,
    care: Money,
    budget: Option<Money>,
) -> Option<UnderServed> {
    let last_contact = row.served.last_contact;
    let days = last_contact.map(|last| facts.window.as_of.days_since(last).max(0));
    let rated = |kind| facts.rates.get(Serving::Contact(kind)) > Price::default();
    let care_is_known = ContactKind::ALL.into_iter().any(rated);
    let reason = match days {
        None => WhyUnderServed::NeverContacted,
        Some(days) if days > i32::from(standard.longest_gap) => WhyUnderServed::PastLongest,
        Some(days) if days > i32::from(standard.ideal_gap) => WhyUnderServed::PastIdeal,
        _ if care_is_known && budget.is_some_and(|budget| care + care < budget) => {
            WhyUnderServed::CareLow
        }
        _ => return None,
    };
    Some(UnderServed {
        customer: row.customer,
        tier,
        last_contact,
        days,
        care,
        budget,
        reason,
        place: standing.place,
    })
}
