//! What was conceded to the customer and what came back, and what it needs: told from the calculators that were kept for it.

use super::super::Subject;
use crate::components::{ButtonLink, RowsColumn, RowsTable, Show};
use crate::i18n::Phrase;
use crate::places::Route;
use crate::state::use_state;
use crate::words::amount::{day_iso, whole, whole_in};
use crate::words::lesson::{row_name, said_of};
use crate::{t, tx};
use keepgold_core::book::{Reckoning, Tables};
use keepgold_core::calculators::kept::{self, Balance, LEDGER, Moved, NEEDS, Need};
use keepgold_core::calculators::{Shared, Sheet, calculator, write_link};
use keepgold_core::unit::{Day, Money};
use leptos::prelude::*;

/// Both sections.
#[component]
pub fn Registers(subject: Subject) -> impl IntoView {
    let state = use_state();
    let currency = state.currency();
    // The newest first.
    let reckonings = Memo::new(move |_| {
        state.with_book(Tables::CUSTOMERS_COUNTED | Tables::RECORDS, |book| {
            let own = book.of_customer(book.reckonings(), subject.id);
            let mut own: Vec<Reckoning> = own.map(|(_, one)| one.clone()).collect();
            keepgold_core::sorting::sort_by(&mut own, |a, b| b.on.cmp(&a.on));
            own
        })
    });
    let ledger = Memo::new(move |_| {
        let all = reckonings.read();
        let sheets = all
            .iter()
            .map(|one| (one.on, one.figures.clone(), kept::moved(one)));
        let moved = sheets.filter(|(_, _, rows)| !rows.is_empty());
        moved.collect::<Vec<(Day, String, Vec<Moved>)>>()
    });
    let needs = Memo::new(move |_| kept::needs(reckonings.read().iter()));
    let balance = move || {
        let ledger = ledger.read();
        let sum = Balance::of(ledger.iter().flat_map(|(_, _, rows)| rows));
        let one_sided = |rows: &Vec<Moved>| Balance::of(rows).is_one_sided();
        let n = ledger.iter().filter(|(_, _, rows)| one_sided(rows)).count();
        let money = |amount: f64| whole_in(Money::from_f64(amount), &currency.read());
        t!(
            customer.registers.balance,
            n = n,
            given = money(sum.given),
            worth = money(sum.given_worth),
            got = money(sum.got),
            cost = money(sum.got_cost),
            balance = money(sum.got - sum.given)
        )
    };
    let gifts = move || {
        let sheet = |(on, figures, rows): &(Day, String, Vec<Moved>)| {
            let one_sided = Balance::of(rows).is_one_sided();
            let row = |one: &Moved| gift(*on, figures, one, one_sided);
            rows.iter().map(row).collect_view()
        };
        ledger.read().iter().map(sheet).collect_view()
    };
    let ledger_columns = vec![
        RowsColumn::text(tx!(record.reckoning.on)),
        RowsColumn::text(tx!(customer.registers.what)),
        RowsColumn::text(tx!(customer.registers.way)),
        RowsColumn::number(tx!(customer.registers.ours)),
        RowsColumn::number(tx!(customer.registers.theirs)),
    ];
    let need_columns = vec![
        RowsColumn::text(tx!(customer.registers.need)),
        RowsColumn::text(tx!(customer.registers.first)),
        RowsColumn::text(tx!(customer.registers.last)),
    ];
    let drifted = move || {
        let needs = needs.read();
        let n = needs.iter().filter(|need| need.has_drifted()).count();
        t!(customer.registers.drifted, n = n, all = needs.len())
    };
    let need_rows = move || needs.read().iter().map(need).collect_view();
    view! {
        {register(
            LEDGER,
            (tx!(customer.registers.concessions), tx!(customer.registers.no_concessions).into()),
            Memo::new(move |_| ledger.read().is_empty()),
            balance.into(),
            (ledger_columns, gifts.into()),
        )}
        {register(
            NEEDS,
            (tx!(customer.registers.needs), tx!(customer.registers.no_needs).into()),
            Memo::new(move |_| needs.read().is_empty()),
            drifted.into(),
            (need_columns, need_rows.into()),
        )}
    }
}

/// A section with its table, and the way to the calculator that adds to it.
fn register(
    name: &'static str,
    (title, none): (Phrase, TextProp),
    empty: Memo<bool>,
    said: TextProp,
    (columns, rows): (Vec<RowsColumn>, ViewFn),
) -> AnyView {
    let without_rows = calculator(name).map(|own| Sheet {
        rows: Vec::new(),
        ..own.form.start()
    });
    let figures = write_link(&Shared {
        sheets: without_rows.into_iter().collect(),
        customer: String::new(),
    });
    let columns = Signal::stored(columns);
    let rows = StoredValue::new(rows);
    let said = move || match empty.get() {
        true => none.get(),
        false => said.get(),
    };
    view! {
        <section class="customer__section">
            <h2 id=name>{title}</h2>
            <p class="measure">{said}</p>
            <Show when=move || !empty.get()>
                <RowsTable name columns>
                    {move || rows.with_value(ViewFn::run)}
                </RowsTable>
            </Show>
            <ButtonLink href=Route::with_figures(name, &figures)>{tx!(customer.registers.add)}</ButtonLink>
        </section>
    }
    .into_any()
}

/// A row of the ledger, whose day leads to the calculator as it was kept.
fn gift(on: Day, figures: &str, one: &Moved, one_sided: bool) -> Option<AnyView> {
    let money = |amount: f64| whole(Money::from_f64(amount));
    let way = match one.given {
        true => t!(customer.registers.given),
        false => t!(customer.registers.got),
    };
    let alone =
        one_sided.then(|| view! { " " <strong>{t!(customer.registers.one_sided)}</strong> });
    let own = calculator(LEDGER)?;
    let row = view! {
        <tr>
            <th scope="row"><a href=Route::with_customers_figures(own, figures)>{day_iso(on)}</a></th>
            <td>{row_name(own, one.row, &one.line)} {alone}</td>
            <td>{way}</td>
            <td class="number">{money(one.ours)}</td>
            <td class="number">{money(one.theirs)}</td>
        </tr>
    };
    Some(row.into_any())
}

/// A row of the needs: what kind it was first, and what it is now.
fn need(one: &Need) -> Option<AnyView> {
    let said =
        |(on, kind): (Day, &str)| [said_of(NEEDS, "verdicts", kind), &day_iso(on)].join(" · ");
    let last = said(one.last);
    let last = match one.has_drifted() {
        true => view! { <strong>{last}</strong> }.into_any(),
        false => last.into_any(),
    };
    let row = view! {
        <tr>
            <th scope="row">{row_name(calculator(NEEDS)?, one.row, &one.line)}</th>
            <td>{said(one.first)}</td>
            <td>{last}</td>
        </tr>
    };
    Some(row.into_any())
}
