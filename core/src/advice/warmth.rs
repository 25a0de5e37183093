//! Heat curves (C2) of one customer from the book: how warm we were by the contacts we made, how warm the customer was by
//! its purchases and the help it asked for, month by month.

use crate::book::{Book, ContactKind, CustomerId};
use crate::unit::Month;
use crate::value::Facts;

/// Months in which warmth halves where nothing happens, as the calculator starts with.
const HALVES: f64 = 3.0;
/// A gap that a customer feels, as in the calculator.
const FELT: f64 = 0.1;
/// The last months that are looked at.
const SHOWN: usize = 36;

/// A month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MonthOfWarmth {
    /// Which.
    pub month: Month,
    /// Our warmth as a share of the warmest that we ever were, 0–1.
    pub ours: f64,
    /// The customer's, likewise.
    pub theirs: f64,
}

/// How the two stand to each other in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scissors {
    /// Nobody logged a contact that we made, so only one blade is there.
    OneSided,
    /// The customer has been warmer than we are, by more than it does not feel, since this month.
    OpenSince(Month),
    /// We are as warm as the customer, or warmer.
    Closed,
}

/// The two curves of a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Warmth {
    /// The last months, rising without gaps; at least one.
    pub months: Vec<MonthOfWarmth>,
    /// Contacts that we made, in all.
    pub contacts: u32,
    /// Days on which it bought, in all.
    pub purchases: u32,
    /// Times that it asked for help, in all.
    pub enquiries: u32,
    /// How the two stand in the last month.
    pub scissors: Scissors,
}

/// The curves of a customer, up to the day of the facts or its last contact after that; none where nothing of it is known.
/// What happens in a month warms by one each, and what was halves in [`HALVES`] months.
pub fn warmth(book: &Book, facts: &Facts, customer: CustomerId) -> Option<Warmth> {
    let bought = facts.purchase_days(customer).iter();
    let bought: Vec<Month> = bought.map(|day| day.month()).collect();
    let (mut ours, mut asked) = (Vec::new(), Vec::new());
    for (_, contact) in book.of_customer(book.contacts(), customer) {
        match contact.kind {
            ContactKind::Support => asked.push(contact.day.month()),
            _ => ours.push(contact.day.month()),
        }
    }
    let all = || bought.iter().chain(&ours).chain(&asked).copied();
    let first = all().min()?;
    let last = all().max()?.max(facts.window().as_of.month());
    let count = last.months_since(first) as usize + 1;
    let we = curve(first, count, &[&ours]);
    let they = curve(first, count, &[&bought, &asked]);
    let months = (0..).zip(we.into_iter().zip(they));
    let mut months: Vec<MonthOfWarmth> = months
        .map(|(n, (ours, theirs))| MonthOfWarmth {
            month: first.plus(n),
            ours,
            theirs,
        })
        .collect();
    let open = months
        .iter()
        .rev()
        .take_while(|one| one.theirs - one.ours > FELT);
    let scissors = match open.last() {
        _ if ours.is_empty() => Scissors::OneSided,
        Some(since) => Scissors::OpenSince(since.month),
        None => Scissors::Closed,
    };
    months.drain(..months.len().saturating_sub(SHOWN));
    Some(Warmth {
        months,
        contacts: ours.len() as u32,
        purchases: bought.len() as u32,
        enquiries: asked.len() as u32,
        scissors,
    })
}

/// Warmth by month as a share of its own highest.
fn curve(first: Month, count: usize, what: &[&[Month]]) -> Vec<f64> {
    let mut warm = vec![0.0; count];
    for month in what.iter().copied().flatten() {
        warm[month.months_since(first) as usize] += 1.0;
    }
    let kept = 0.5_f64.powf(1.0 / HALVES);
    for place in 1..count {
        warm[place] += kept * warm[place - 1];
    }
    let highest = warm.iter().copied().fold(0.0, f64::max);
    if highest > 0.0 {
        for one in &mut warm {
            *one /= highest;
        }
    }
    warm
}
