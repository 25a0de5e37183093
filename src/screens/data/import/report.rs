//! The last step: what came in, what did not, and where to go next.

use keepgold_core::book::RecordKind;
use keepgold_core::unit::Money;
use leptos::prelude::*;

use super::{Done, StepHeading, Wizard};
use crate::components::{Button, ButtonKind, ButtonLink, NoticeKind};
use crate::format::integer;
use crate::places::Route;
use crate::shell::clock;
use crate::shell::download::{self, download, file_name};
use crate::words::amount::{amount_in, day_iso};
use crate::words::record;
use crate::{t, tx};

/// The step.
#[component]
pub fn Report(wizard: Wizard, done: Done) -> impl IntoView {
    let Done { figures, rejected } = done;
    let records = wizard.records();
    let money = move |money: Money| {
        wizard
            .state
            .with_book_untracked(|book| amount_in(money, &book.units().currency))
    };
    let sentences = move || {
        let mut said = Vec::new();
        if figures.lines > 0 {
            said.push(t!(
                import.report.lines,
                n = figures.lines,
                orders = t!(units.orders, n = figures.orders),
                sales = money(figures.net_sales)
            ));
        }
        if let (Some(kind), 1..) = (records, figures.records) {
            let what = record::count(kind, figures.records);
            said.push(t!(import.report.records, what = what));
        }
        if figures.lines_without_customer > 0 {
            said.push(t!(
                import.report.without_customer,
                n = figures.lines_without_customer
            ));
        }
        for (tally, is_customers) in [(figures.customers, true), (figures.products, false)] {
            let (new, updated) = (
                integer(i64::from(tally.new)),
                integer(i64::from(tally.updated)),
            );
            match (tally.new + tally.updated > 0, is_customers) {
                (true, true) => {
                    said.push(t!(import.report.customers, new = new, updated = updated))
                }
                (true, false) => {
                    said.push(t!(import.report.products, new = new, updated = updated))
                }
                (false, _) => {}
            }
        }
        if figures.repeats_dropped > 0 {
            let n = figures.repeats_dropped;
            said.push(match records {
                Some(kind) => t!(import.report.known_records, what = record::count(kind, n)),
                None => t!(import.report.repeats, n = n),
            });
        }
        if figures.rejected > 0 {
            said.push(t!(import.report.rejected, n = figures.rejected));
        }
        said.into_iter()
            .map(|sentence| view! { <li>{sentence}</li> })
            .collect_view()
    };
    let save = rejected.map(|bytes| {
        let save = move || {
            let name = file_name(
                &[t!(import.report.file_name), &day_iso(clock::today())],
                "csv",
            );
            if !download(&name, download::CSV, &bytes) {
                wizard.toasts.show(NoticeKind::Error, tx!(export.failed));
            }
        };
        view! { <Button on_press=save>{tx!(import.report.download)}</Button> }
    });
    let next = match records {
        None => Route::Today,
        Some(RecordKind::Contact) => Route::Service,
        Some(_) => Route::Customers,
    };
    let next_name = move || match next {
        Route::Service => t!(import.report.service),
        Route::Customers => t!(import.report.to_customers),
        _ => t!(today.list),
    };
    view! {
        <StepHeading text=tx!(import.report.heading) />
        <ul class="sentences measure">{sentences}</ul>
        <div class="actions">
            <ButtonLink kind=ButtonKind::Primary href=next.href()>
                {next_name}
            </ButtonLink>
            {records.is_none().then(|| view! { <ButtonLink href=Route::Tiers.href()>{tx!(import.report.tiers)}</ButtonLink> })}
            {save}
            <Button on_press=move || wizard.restart()>{tx!(import.report.again)}</Button>
        </div>
    }
}
