//! What the customer buys more of and less of than before, by the money it moved.

use super::Subject;
use crate::components::{More, RowsColumn, RowsTable, Show};
use crate::format::NONE;
use crate::parts::awaited::Awaited;
use crate::places::{CustomerTab, Route};
use crate::state::use_state;
use crate::words::amount::{day_short, signed_whole, whole};
use crate::words::sentence_gap;
use crate::{t, tx};
use keepgold_core::book::Tables;
use keepgold_core::unit::{Day, Money};
use keepgold_core::value::{Against, Compared, ProductChange, ProductCompared};
use leptos::prelude::*;

/// How many are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Those that moved most, with a link to all.
    Few,
    /// All, a step at a time.
    All,
}

/// Rows of a short list.
const FEW: usize = 4;
/// Rows of the whole list at first, and added at each asking.
const FIRST: usize = 15;
const STEP: usize = 100;

/// A product that changed, with its name.
type Changed = (ProductCompared, String);

/// The section; nothing where the book does not reach back far enough.
#[component]
pub fn Changes(subject: Subject, listed: Listed) -> impl IntoView {
    let state = use_state();
    let compared = Memo::new(move |_| subject.compared());
    let changed = Memo::new(move |_| {
        let compared = compared.read();
        let products = compared.as_ref().map(|compared| compared.products.iter());
        let moved = products.into_iter().flatten();
        let moved = moved.filter(|one| one.change != ProductChange::Steady);
        state.with_book(Tables::PRODUCTS, |book| {
            let named = |one: &ProductCompared| {
                let product = book.product(one.product)?;
                Some((*one, product.title().to_owned()))
            };
            moved.filter_map(named).collect::<Vec<Changed>>()
        })
    });
    let count = Signal::derive(move || changed.read().len());
    let shown = RwSignal::new(match listed {
        Listed::Few => FEW,
        Listed::All => FIRST,
    });
    let said = move || compared.read().as_ref().map(summary);
    let rows = move || {
        let changed = changed.read();
        let as_of = state.derived().as_of.get();
        changed
            .iter()
            .take(shown.get())
            .map(|one| row(one, listed, as_of))
            .collect_view()
    };
    let spans = Memo::new(
        move |_| match compared.read().as_ref().map(|of| of.against) {
            Some(Against::UsualQuarter) => (
                t!(customer.changes.usual_quarter),
                t!(customer.changes.last_quarter),
            ),
            _ => (t!(customer.changes.before), t!(customer.changes.now)),
        },
    );
    let columns = Signal::derive(move || {
        let currency = subject.currency.read().clone();
        let mut columns = vec![RowsColumn::text(tx!(customer.products.product))];
        if listed == Listed::All {
            let (before, now) = spans.get();
            columns.push(RowsColumn::number(before));
            columns.push(RowsColumn::number(now));
        }
        columns.push(RowsColumn::number(move || {
            t!(customer.changes.difference, currency = currency)
        }));
        columns
    });
    let class = match listed {
        Listed::Few => "changes changes--few",
        Listed::All => "changes",
    };
    let more = move || match listed {
        Listed::All => view! { <More list="change-rows" all=count shown step=STEP /> }.into_any(),
        Listed::Few => (count.get() > FEW)
            .then(|| {
                let href = CustomerTab::Purchases.href(subject.number());
                view! { <a href=href>{t!(customer.changes.all, n = count.get())}</a> }
            })
            .into_any(),
    };
    view! {
        <Awaited
            progress=Signal::derive(move || subject.year.progress_shown())
            on_retry=move || subject.year.retry()
        />
        <Show when=move || compared.read().is_some()>
            <section class="customer__section" class:screen-only=listed == Listed::Few>
                <h2 id="changes">{tx!(customer.changes.title)}</h2>
                <p class="muted measure">{said}</p>
                <Show when=move || { count.get() > 0 }>
                    <RowsTable name="changes" columns class=class body="change-rows">
                        {rows}
                    </RowsTable>
                </Show>
                {more}
            </section>
        </Show>
    }
}

/// How many were gained and lost, against which time.
fn summary(compared: &Compared) -> String {
    let count = |wanted: &[ProductChange]| {
        let products = compared.products.iter();
        products.filter(|one| wanted.contains(&one.change)).count()
    };
    let against = match compared.against {
        Against::UsualQuarter => t!(customer.changes.against_quarter).to_owned(),
        Against::Months(12) => t!(customer.changes.against_year).to_owned(),
        Against::Months(n) => {
            let months = t!(units.months, n = n);
            t!(customer.changes.against, months = months, n = n)
        }
    };
    if compared.products.is_empty() {
        return [against, t!(customer.changes.none).to_owned()].join(sentence_gap());
    }
    let counts = [
        (
            count(&[ProductChange::Lost, ProductChange::Stopped]),
            t!(customer.changes.gone),
        ),
        (count(&[ProductChange::Less]), t!(customer.changes.less)),
        (count(&[ProductChange::More]), t!(customer.changes.more)),
        (count(&[ProductChange::Gained]), t!(customer.changes.gained)),
        (count(&[ProductChange::Steady]), t!(customer.changes.same)),
    ];
    let named = counts.into_iter().filter(|(n, _)| *n > 0);
    let named = named.map(|(n, what)| t!(customer.changes.count, n = n, what = what));
    let named: Vec<String> = named.collect();
    let counts = t!(
        customer.changes.counts,
        all = named.join(t!(customer.changes.and))
    );
    [against, counts].join(sentence_gap())
}

fn row((one, name): &Changed, listed: Listed, as_of: Day) -> impl IntoView + use<> {
    let worse = one.difference() < Money::ZERO;
    let better = !worse && !one.is_gone();
    // What is gone brings nothing more, even where the days before it went brought more than usual.
    let difference = if worse || better {
        signed_whole(one.difference())
    } else {
        NONE.to_owned()
    };
    let both = (listed == Listed::All).then(|| {
        view! {
            <td class="number">{whole(one.before)}</td>
            <td class="number">{whole(one.now)}</td>
        }
    });
    let href = Route::Product(one.product.index() as u32).href();
    let last = day_short(one.last, as_of);
    let last = match one.change {
        ProductChange::Lost | ProductChange::Stopped => t!(customer.changes.since, day = last),
        ProductChange::Less
        | ProductChange::Steady
        | ProductChange::More
        | ProductChange::Gained => {
            t!(
                customer.changes.last,
                change = change(one.change),
                day = last
            )
        }
    };
    view! {
        <tr>
            <th scope="row">
                <a class="changes__name" title=name.clone() href=href>{name.clone()}</a>
                <div class="rows__note">{last}</div>
            </th>
            {both}
            <td class="number" class:bad=worse class:good=better>{difference}</td>
        </tr>
    }
}

fn change(change: ProductChange) -> &'static str {
    match change {
        ProductChange::Lost | ProductChange::Stopped => t!(customer.changes.gone),
        ProductChange::Less => t!(customer.changes.less),
        ProductChange::Steady => t!(customer.changes.same),
        ProductChange::More => t!(customer.changes.more),
        ProductChange::Gained => t!(customer.changes.gained),
    }
}
