//! How often offers were bought, by reason, kind, product or seller, beside what suggestions as strong come to that nobody
//! offers.

use super::filters::{KIND, KINDS, REASON, REASONS, SELLER, seller_in_address};
use super::{Row, tally};
use crate::components::{Choice, RowsColumn, RowsLook, RowsTable, Select, Show};
use crate::format::{NONE, integer, percent};
use crate::i18n::lang;
use crate::parts::filters::name_of;
use crate::places::Choices;
use crate::words::amount::whole;
use crate::words::offer as words;
use crate::{t, tx};
use keepgold_core::next_best::Tally;
use keepgold_core::sorting::sort_by;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The choice of what shares are told by.
const BY: &str = "by";
/// What they can be told by, as the address names it.
const ALL: [&str; 4] = ["reason", "kind", "product", "seller"];

fn by_name(by: &str) -> &'static str {
    match by {
        "kind" => t!(record.offer.kind),
        "product" => t!(record.offer.product),
        "seller" => t!(record.offer.by),
        _ => t!(record.offer.reason),
    }
}

/// What an offer counts for: what that is called, and the filter that shows its offers.
fn group(row: &Row, by: &str) -> (String, Option<(&'static str, String)>) {
    let offer = &row.offer;
    match by {
        "kind" => {
            let filter = name_of(&KINDS, &offer.kind).to_owned();
            (words::kind(offer.kind).to_owned(), Some((KIND, filter)))
        }
        "product" => (row.what.clone(), None),
        "seller" => {
            let name = match offer.by.as_str() {
                "" => t!(offer.nobody).to_owned(),
                name => name.to_owned(),
            };
            let filter = seller_in_address(&offer.by).to_owned();
            (name, Some((SELLER, filter)))
        }
        _ => {
            let filter = name_of(&REASONS, &offer.reason).to_owned();
            (
                words::reason(offer.reason).to_owned(),
                Some((REASON, filter)),
            )
        }
    }
}

/// The section.
#[component]
pub fn Shares(
    shown: Memo<Arc<Vec<Row>>>,
    currency: Memo<String>,
    choices: Choices,
) -> impl IntoView {
    let by = Memo::new(move |_| {
        let chosen = choices.get(BY).unwrap_or_default();
        let known = ALL.into_iter().find(|by| *by == chosen);
        known.unwrap_or(ALL[0])
    });
    let listed = Signal::derive(|| {
        let choice = |by: &str| Choice {
            value: by.to_owned(),
            label: by_name(by).to_owned(),
        };
        ALL.map(choice).to_vec()
    });
    let choose = move |by: String| choices.set([(BY, (by != ALL[0]).then_some(by))]);
    let columns = Signal::derive(move || {
        let by = by.get();
        vec![
            RowsColumn::text(move || by_name(by).to_owned()),
            RowsColumn::number(tx!(offer.shares.made)),
            RowsColumn::number(tx!(offer.shares.bought)),
            RowsColumn::number(tx!(offer.shares.share)),
            RowsColumn::number(tx!(offer.shares.unoffered)),
            RowsColumn::number(tx!(offer.shares.money, currency = currency.read())),
        ]
    });
    let rows = move || {
        lang();
        let (shown, by) = (shown.get(), by.get());
        let mut groups: BTreeMap<_, Vec<&Row>> = BTreeMap::new();
        for row in shown.iter().filter(|row| row.came.is_some()) {
            groups.entry(group(row, by)).or_default().push(row);
        }
        let mut told: Vec<_> = groups
            .into_iter()
            .map(|(group, rows)| (group, tally(rows)))
            .collect();
        sort_by(&mut told, |a, b| b.1.made.cmp(&a.1.made));
        let row = |((name, filter), tally)| one(choices, name, filter, &tally);
        told.into_iter().map(row).collect_view()
    };
    let any = Memo::new(move |_| shown.read().iter().any(|row| row.came.is_some()));
    view! {
        <Show when=move || any.get()>
            <section class="cross-sell__section">
                <h2 id="offers-shares">{tx!(offer.shares.title)}</h2>
                <div class="filters cross-sell__filters">
                    <Select
                        label=tx!(offer.shares.by)
                        value=Signal::derive(move || by.get().to_owned())
                        choices=listed
                        on_change=choose
                    />
                </div>
                <RowsTable name="offers-shares" columns look=RowsLook::Narrow class="rows--short">
                    {rows}
                </RowsTable>
                <p class="muted measure">{tx!(offer.shares.hint, days = keepgold_core::next_best::HORIZON)}</p>
            </section>
        </Show>
    }
}

fn one(
    choices: Choices,
    name: String,
    filter: Option<(&'static str, String)>,
    tally: &Tally,
) -> AnyView {
    let made = integer(i64::from(tally.made));
    let made = match filter {
        Some((key, value)) => {
            let href = choices.href_with([(key, Some(value))]);
            view! { <a href=href>{made}</a> }.into_any()
        }
        None => made.into_any(),
    };
    let share = match tally.share() {
        Some(share) => t!(
            offer.shares.between,
            share = percent(share.share, 0),
            least = percent(share.least, 0),
            most = percent(share.most, 0)
        ),
        None => t!(cross_sell.too_few).to_owned(),
    };
    let chance = tally.beside().map(|(_, chance)| percent(chance, 0));
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{made}</td>
            <td class="number">{integer(i64::from(tally.hits))}</td>
            <td class="number">{share}</td>
            <td class="number">{chance.unwrap_or_else(|| NONE.to_owned())}</td>
            <td class="number">{whole(tally.money)}</td>
        </tr>
    }
    .into_any()
}
