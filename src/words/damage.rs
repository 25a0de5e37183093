//! Sentences on what of a stored book could not be read.

use keepgold_core::codec::store::{Damage, Manifest, Missing, MissingBuyers, Report, Table};

use super::amount::day_written;
use crate::shell::clock;
use crate::t;

/// Why the book is only read, with what is missing of it.
pub fn sentence(report: &Report) -> String {
    match &report.damage {
        None => {
            let newer = report
                .failures
                .iter()
                .find_map(|failure| failure.manifest.as_ref());
            let mut said = t!(toolbar.trouble.damaged).to_owned();
            if let (Some(newer), Some(opened)) = (newer, &report.opened) {
                said += &t!(
                    storage.damage.compare,
                    newer = held(newer),
                    opened = held(opened)
                );
            }
            said
        }
        Some(Damage {
            manifest: None,
            unlisted,
            ..
        }) => t!(storage.damage.unlisted, n = *unlisted),
        Some(damage) => {
            let missing: Vec<String> = damage.missing.iter().map(missing).collect();
            t!(
                storage.damage.partial,
                missing = missing.join(t!(storage.damage.and))
            )
        }
    }
}

/// When a save was made and what it held.
pub fn held(save: &Manifest) -> String {
    t!(
        storage.damage.held,
        time = clock::written(save.saved as f64),
        customers = t!(units.customers, n = save.counts.customers),
        orders = t!(units.orders, n = save.counts.orders),
        lines = t!(units.order_lines, n = save.counts.lines)
    )
}

/// What is missing of one table.
pub fn missing(missing: &Missing) -> String {
    let count = missing.records;
    match (missing.table, count) {
        (Table::Customers, Some(n)) => {
            let names = places(missing);
            t!(
                storage.damage.customers,
                customers = t!(units.customers, n = n),
                names = names
            )
        }
        (Table::Products, Some(n)) => {
            let names = places(missing);
            t!(
                storage.damage.products,
                products = t!(units.products, n = n),
                names = names
            )
        }
        (Table::Orders, Some(n)) => {
            let lines = t!(units.order_lines, n = missing.lines.unwrap_or(0));
            let orders = t!(units.orders, n = n);
            let said = match missing.days {
                Some((first, last)) => t!(
                    storage.damage.dated_orders,
                    orders = orders,
                    lines = lines,
                    first = day_written(first),
                    last = day_written(last)
                ),
                None => t!(storage.damage.orders, orders = orders, lines = lines),
            };
            match &missing.buyers {
                Some(buyers) => said + &bought_by(buyers),
                None => said,
            }
        }
        (Table::Contacts, Some(n)) => t!(storage.damage.contacts, n = n),
        (Table::Records, Some(n)) => t!(storage.damage.records, n = n),
        (Table::Rest, Some(n)) => t!(
            storage.damage.rest,
            judgements = n,
            voided = missing.lines.unwrap_or(0)
        ),
        (Table::Voided, _) => t!(storage.damage.voided, n = count.unwrap_or(0)),
        (Table::Past, _) => t!(storage.damage.past).to_owned(),
        (Table::Rest, None) => t!(storage.damage.rest_uncounted).to_owned(),
        (_, None) => t!(storage.damage.uncounted).to_owned(),
    }
}

/// Whose missing orders are.
fn bought_by(buyers: &MissingBuyers) -> String {
    let names = buyers.names.join(t!(storage.damage.name_and));
    if buyers.others {
        t!(storage.damage.buyers_and_others, names = names)
    } else {
        t!(storage.damage.buyers, names = names)
    }
}

/// The names that stand in for missing customers or products.
fn places(missing: &Missing) -> String {
    let mut names = Vec::new();
    for places in missing.places.iter().filter(|places| !places.is_empty()) {
        let (first, last) = (places.start as i64 + 1, places.end as i64);
        names.push(if first == last {
            format!("#{first}")
        } else {
            format!("#{first} – #{last}")
        });
    }
    names.join(t!(storage.damage.and))
}
