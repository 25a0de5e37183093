//! What changed in the last full month.

use crate::components::{Counts, List, Show};
use crate::format::{month_written, signed_percent};
use crate::i18n::lang;
use crate::parts::filters::href_of;
use crate::state::use_state;
use crate::words::amount::whole_in;
use crate::{t, tx};
use keepgold_core::advice::{Group, change};
use keepgold_core::book::Tables;
use keepgold_core::value::{BaseMonth, base_months, months_compared};
use leptos::prelude::*;

/// The section; nothing where no month is over yet.
#[component]
pub fn Changes() -> impl IntoView {
    let state = use_state();
    let months = Memo::new(move |_| base_months(&state.derived().facts.get()));
    let sentences = move || {
        let currency = state.with_book(Tables::CURRENCY, |book| book.units().currency.clone());
        sentences(&months.read(), &currency)
            .into_iter()
            .map(|said| view! { <li>{said}</li> })
            .collect_view()
    };
    view! {
        <Show when=move || !months.read().is_empty()>
            <section class="base__section" aria-labelledby="base-changes">
                <h2 id="base-changes">{tx!(base.changes.title)}</h2>
                <ul class="sentences measure">{sentences}</ul>
            </section>
        </Show>
    }
}

/// Sales and customers of the last month against the one before and the same a year ago.
fn sentences(months: &[BaseMonth], currency: &str) -> Vec<AnyView> {
    let Some((now, against)) = months_compared(months) else {
        return Vec::new();
    };
    let month = |month: &BaseMonth| month_written(month.month.civil(), lang());
    let mut said = vec![t!(
        base.changes.sales,
        month = month(now),
        sales = whole_in(now.net_sales, currency)
    )];
    for then in against {
        if let Some(change) = change(now.net_sales, then.net_sales) {
            said.push(t!(
                base.changes.against,
                month = month(then),
                change = signed_percent(change, 0)
            ));
        }
    }
    let mut counts = Counts::default();
    said.push(match now.customers {
        0 => t!(base.changes.nobody).to_owned(),
        n => {
            let n = counts.of(n, List::At(href_of(Group::Bought)));
            let gained = counts.of(now.gained, List::At(href_of(Group::NewInMonth)));
            t!(base.changes.customers, n = n, gained = gained)
        }
    });
    let bought = said.pop().map(|said| counts.view(said));
    let said = said.into_iter().map(IntoAny::into_any);
    said.chain(bought).collect()
}
