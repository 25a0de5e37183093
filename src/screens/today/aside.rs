//! Beside the queue: four numbers with their change, and what would make the data better.

use super::since::SinceImport;
use crate::charts::Spark;
use crate::format::{compact, integer, signed_percent};
use crate::i18n::lang;
use crate::places::Route;
use crate::shell::{clock, prefs};
use crate::state::use_state;
use crate::{t, tx};
use keepgold_core::advice::{due_by, is_late, profit_rests_on_default_margin};
use keepgold_core::book::Tables;
use keepgold_core::unit::{Day, Money};
use keepgold_core::value::{BaseYear, base_months, customer_base, years_compared};
use keepgold_core::warnings::{Standing, Standings};
use leptos::prelude::*;

/// The column.
#[component]
pub fn Aside() -> impl IntoView {
    view! {
        <aside class="today__aside" aria-label=tx!(today.aside)>
            <Numbers />
            <SinceImport />
            <Hint />
        </aside>
    }
}

/// Sales and customers against a year ago, the money at stake, and what is promised. The first two wait for six months of
/// orders.
#[component]
fn Numbers() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let base = Memo::new(move |_| {
        let margin = state.with_book(Tables::BASIS, |book| book.units().default_margin);
        customer_base(&derived.facts.get(), margin)
    });
    let currency = state.currency();
    let money = move |money: Money| {
        let short = compact(money.to_f64(), lang(), prefs::number_scale().get());
        format!("{}\u{a0}{short}", currency.read())
    };
    let against = move |of: fn(&BaseYear) -> f64| {
        let base = base.read();
        let (now, year_ago) = years_compared(&base)?;
        year_ago.and_then(|then| Change::between(of(now), of(then)))
    };
    let sales_line = Signal::derive(move || {
        let months = base_months(&derived.facts.get()).into_iter();
        months
            .map(|month| month.net_sales.to_f64())
            .collect::<Vec<f64>>()
    });
    let customers_line = Signal::derive(move || {
        let base = base.read();
        base.iter().map(BaseYear::breadth).collect::<Vec<f64>>()
    });
    let over_time = move || {
        let now = *years_compared(&base.read())?.0;
        let months = integer(i64::from(3 * now.quarters));
        Some(view! {
            <Number
                label=t!(today.numbers.sales, months = months)
                value=money(now.net_sales)
                change=against(|year| year.net_sales.to_f64())
                href=Route::Base.href()
            >
                <Spark values=sales_line />
            </Number>
            <Number
                label=t!(today.numbers.customers).to_owned()
                value=integer(now.breadth().round() as i64)
                change=against(BaseYear::breadth)
                href=Route::Base.href()
            >
                <Spark values=customers_line />
            </Number>
        })
    };
    // The list of warnings shows first those that nobody has dealt with; the number counts just these.
    let at_stake = move || {
        let warned = derived.warnings.last()?;
        let open: Vec<Money> = state.with_book(Tables::CUSTOMERS | Tables::RECORDS, |book| {
            let standings = Standings::new(book);
            let all = warned.warnings.iter();
            let open = all.filter(|one| standings.of(one, clock::today()) == Standing::New);
            open.map(|one| one.stake).collect()
        });
        let stake: Money = open.iter().copied().sum();
        (stake > Money::ZERO).then(|| {
            view! {
                <Number
                    label=t!(today.numbers.stake, n = open.len())
                    value=money(stake)
                    change=None
                    href=Route::Warnings.href()
                />
            }
        })
    };
    let promised = move || {
        let (open, late) = state.with_book(Tables::CUSTOMERS | Tables::RECORDS, |book| {
            let open = due_by(book, Day::LAST);
            let late = open.iter().filter(|(.., one)| is_late(one, clock::today()));
            (open.len(), late.count())
        });
        let mut value = t!(today.numbers.open, n = open);
        if late > 0 {
            value.push_str(t!(value.list_separator));
            value.push_str(&t!(today.numbers.late, n = late));
        }
        let label = t!(today.numbers.follow_ups).to_owned();
        view! { <Number label value change=None href=super::week_address() /> }
    };
    view! {
        <dl class="today__numbers">
            {over_time} {at_stake} {promised}
        </dl>
    }
}

/// A change against a year ago, as a share of what was then.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Change(f64);

impl Change {
    /// None where there was nothing to change from.
    fn between(now: f64, then: f64) -> Option<Self> {
        (then > 0.0).then(|| Self(now / then - 1.0))
    }
}

/// A number with what it is, its change and a line of its past; the number leads to where it is made of.
#[component]
fn Number(
    label: String,
    value: String,
    change: Option<Change>,
    href: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let change = change.map(|Change(change)| {
        let class = if change < 0.0 {
            "today__worse"
        } else {
            "today__better"
        };
        let said = signed_percent(change, 0);
        let full = t!(today.numbers.on_year_ago, change = said);
        view! { <span class=class title=full.clone()>{said}</span> }
    });
    view! {
        <div>
            <dt>{label}</dt>
            <dd>
                <a href=href>{value}</a>
                {change}
                {children.map(|line| line())}
            </dd>
        </div>
    }
}

/// The one thing that would make the data better; nothing where nothing stands out.
#[component]
fn Hint() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let said = move || {
        let (contacts, owned) = state.with_book(Tables::CUSTOMERS | Tables::CONTACTS, |book| {
            let owned = book.customers().iter().any(|who| !who.owner.is_empty());
            (!book.contacts().is_empty(), owned)
        });
        if profit_rests_on_default_margin(&derived.facts.get()) {
            Some((
                t!(today.hint.costs),
                Route::Data.href(),
                t!(places.data.name),
            ))
        } else if !contacts {
            Some((
                t!(today.hint.contacts),
                Route::Import.href(),
                t!(places.import.name),
            ))
        } else if !owned {
            Some((
                t!(today.hint.owners),
                Route::Customers.href(),
                t!(places.customers.name),
            ))
        } else {
            None
        }
    };
    move || {
        said().map(|(said, href, name)| {
            view! {
                <section>
                    <h2>{tx!(today.hint.title)}</h2>
                    <p>{said} {crate::words::sentence_gap()} <a href=href>{name}</a></p>
                </section>
            }
        })
    }
}
