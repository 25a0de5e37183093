//! Service set against value (A4): who costs more to serve than they bring or than their tier allows, who is overdue for
//! a contact, and who gets less than half of the care its tier is meant to have.

use crate::book::{Book, ContactKind, CustomerId, Serving, Standard, Tier};
use crate::sorting::sort_by;
use crate::unit::{Day, Money, Price, Rate};
use crate::value::facts::rows::{CustomerFacts, Facts};
use crate::value::score::measure::{Judgements, profit_parts};
use crate::value::tiers::assess::{Assessment, Standing};

/// A customer that brings so many times what it costs is not said to cost too much, whatever its care budget.
const MULTIPLE: i128 = 3;

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
    /// Customers beyond the care budget of their tier who bring [`MULTIPLE`] times what they cost and more: left out.
    pub well_paid: Vec<CustomerId>,
    /// Customers that cost more than they bring only because they buy less than half of what they did: lost customers to
    /// be won back, no cost to be cut, and left out.
    pub fallen: Vec<CustomerId>,
    /// VIPs and main customers overdue for a contact: by tier, the worst first.
    pub overdue: Vec<Overdue>,
    /// VIPs and main customers in touch, for whom less than half of the care budget was spent: by tier and place.
    pub under_budget: Vec<UnderBudget>,
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

/// A valuable customer that has waited too long for a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overdue {
    /// Who.
    pub customer: CustomerId,
    /// Its tier.
    pub tier: Tier,
    /// Day of the last contact; none where there never was one.
    pub last_contact: Option<Day>,
    /// Days since, up to the window's last day; none passed where the contact came later.
    pub days: Option<i32>,
    /// By which standard.
    pub reason: WhyOverdue,
    /// Place by composite, from 1.
    pub place: u32,
}

/// By which standard a customer has waited too long, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyOverdue {
    /// No contact was ever logged.
    NeverContacted,
    /// The longest gap has passed.
    PastLongest,
    /// The ideal gap has passed.
    PastIdeal,
}

/// A valuable customer for whom less than half of the care budget was spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnderBudget {
    /// Who.
    pub customer: CustomerId,
    /// Its tier.
    pub tier: Tier,
    /// What contacts cost in the window.
    pub care: Money,
    /// What the care budget provides in the window.
    pub budget: Money,
    /// Place by composite, from 1.
    pub place: u32,
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

    /// Customers in the list of those that cost too much, for this reason.
    pub fn over_served_for(&self, reason: WhyOverServed) -> Vec<CustomerId> {
        let rows = self.listed_for(reason);
        rows.map(|row| row.customer).collect()
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
    let rated = |kind| facts.rates.get(Serving::Contact(kind)) > Price::default();
    let care_is_known = ContactKind::ALL.into_iter().any(rated);
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
        well_paid: Vec::new(),
        fallen: Vec::new(),
        overdue: Vec::new(),
        under_budget: Vec::new(),
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
            match over_served(customer) {
                Some(over)
                    if over.reason == WhyOverServed::Loss
                        && has_fallen(facts, row, &over, assessment.margin) =>
                {
                    found.fallen.push(row.customer);
                }
                Some(over) if over.reason == WhyOverServed::OverBudget && is_well_paid(&over) => {
                    found.well_paid.push(row.customer);
                }
                over => found.over_served.extend(over),
            }
        }
        if found.contacts == 0 || !matches!(tier, Tier::Vip | Tier::Main) {
            continue;
        }
        if let Some(late) = overdue(facts, row, standing, tier, standard) {
            found.overdue.push(late);
        } else if let Some(budget) = budget.filter(|budget| care_is_known && care + care < *budget)
        {
            found.under_budget.push(UnderBudget {
                customer: row.customer,
                tier,
                care,
                budget,
                place: standing.place,
            });
        }
    }
    sort_by(&mut found.over_served, |a, b| {
        b.lost.cmp(&a.lost).then(a.customer.cmp(&b.customer))
    });
    sort_by(&mut found.overdue, |a, b| {
        let worst = (a.tier, a.reason).cmp(&(b.tier, b.reason));
        worst.then(b.days.cmp(&a.days)).then(a.place.cmp(&b.place))
    });
    sort_by(&mut found.under_budget, |a, b| {
        (a.tier, a.place).cmp(&(b.tier, b.place))
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

/// Whether the customer brings enough that its care budget, not the customer, is the question.
fn is_well_paid(row: &OverServed) -> bool {
    row.contribution.nanos() >= MULTIPLE * row.cost.nanos()
}

/// Whether serving the customer costs more than it brings only because it has fallen: its best stretch as long as the
/// window sold at least twice as much and would have carried the cost.
fn has_fallen(facts: &Facts, row: &CustomerFacts, over: &OverServed, margin: Rate) -> bool {
    let monthly = facts.monthly(row.customer);
    let stretch = usize::from(facts.window.months).clamp(1, monthly.len().max(1));
    let best = monthly
        .windows(stretch)
        .map(|months| months.iter().map(|month| month.1).sum::<Money>())
        .max()
        .unwrap_or(Money::ZERO);
    let (sold, best) = (row.window_sales.to_f64(), best.to_f64());
    let left_over = if sold > 0.0 {
        over.contribution.to_f64() / sold
    } else {
        margin.to_f64()
    };
    2.0 * sold < best && best * left_over >= over.cost.to_f64()
}

fn overdue(
    facts: &Facts,
    row: &CustomerFacts,
    standing: &Standing,
    tier: Tier,
    standard: &Standard,
) -> Option<Overdue> {
    let last_contact = row.served.last_contact;
    let days = last_contact.map(|last| facts.window.as_of.days_since(last).max(0));
    let reason = match days {
        None => WhyOverdue::NeverContacted,
        Some(days) if days > i32::from(standard.longest_gap) => WhyOverdue::PastLongest,
        Some(days) if days > i32::from(standard.ideal_gap) => WhyOverdue::PastIdeal,
        Some(_) => return None,
    };
    Some(Overdue {
        customer: row.customer,
        tier,
        last_contact,
        days,
        reason,
        place: standing.place,
    })
}
