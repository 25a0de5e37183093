//! The third step: what the import would do, in sentences and numbers, with what a person can decide.

use keepgold_core::book::RecordKind;
use keepgold_core::import::{Figures, TableKind, Tally};
use keepgold_core::unit::Money;
use leptos::prelude::*;

use super::charges::Charges;
use super::questions::Questions;
use super::rejected::Rejected;
use super::repeats::Repeats;
use super::{StepHeading, Wizard};
use crate::components::{Button, ButtonKind, Notice, NoticeKind};
use crate::format::{NONE, integer};
use crate::words::amount::{amount_in, day_written};
use crate::words::record;
use crate::{t, tx};

/// The step.
#[component]
pub fn PreviewStep(wizard: Wizard) -> impl IntoView {
    let figures = Memo::new(move |_| {
        wizard.preview.with(|preview| {
            preview
                .as_ref()
                .map(|preview| preview.figures.clone())
                .unwrap_or_default()
        })
    });
    let sentences = move || {
        let said = sentences(wizard, &figures.read());
        said.into_iter()
            .map(|sentence| view! { <li>{sentence}</li> })
            .collect_view()
    };
    let asked = Signal::derive(move || is_asked(wizard));
    let empty = Memo::new(move |_| brings_nothing(&figures.read()));
    let blocked = Signal::derive(move || wizard.busy.get() || asked.get() || empty.get());
    let label = move || {
        let Figures {
            lines, contacts, ..
        } = *figures.read();
        let what = match (lines, contacts) {
            (0, 0) => return t!(import.preview.commit).to_owned(),
            (0, contacts) => record::count(RecordKind::Contact, contacts),
            (lines, _) => t!(units.order_lines, n = lines),
        };
        t!(import.preview.commit_lines, lines = what)
    };
    view! {
        <StepHeading text=tx!(import.preview.heading) />
        <Questions wizard />
        <div class="preview">
            <div class="stack" aria-live="polite" aria-busy=move || wizard.busy.get().then_some("true")>
                <ul class="sentences measure">{sentences}</ul>
                <Numbers figures kind=wizard.kind.get_untracked() />
            </div>
            <div class="preview__choices">
                <Charges wizard />
                <Repeats wizard figures />
            </div>
        </div>
        <Rejected wizard />
        <Show when=move || empty.get()>
            <Notice kind=NoticeKind::Warning text=move || nothing_sentence(&figures.read()) />
        </Show>
        <div class="actions">
            <Button kind=ButtonKind::Primary disabled=blocked on_press=move || wizard.commit()>
                {label}
            </Button>
            <Button on_press=move || wizard.step.set(super::Step::Columns)>{tx!(import.preview.back)}</Button>
            <span class="muted">
                {move || {
                    if wizard.busy.get() {
                        t!(import.working_out)
                    } else if asked.get() {
                        t!(import.preview.answer_first)
                    } else if empty.get() {
                        ""
                    } else {
                        t!(import.preview.undo_hint)
                    }
                }}
            </span>
        </div>
    }
}

/// Whether a date waits to be read one way or the other.
fn is_asked(wizard: Wizard) -> bool {
    let open = wizard.preview.with(|preview| {
        preview
            .as_ref()
            .and_then(|preview| preview.dates.as_ref())
            .is_some_and(|dates| dates.question.is_some())
    });
    open && wizard.choices.with(|choices| choices.dates.is_none())
}

fn brings_nothing(figures: &Figures) -> bool {
    let nothing = |tally: &Tally| tally.new + tally.updated == 0;
    figures.lines + figures.contacts == 0
        && nothing(&figures.customers)
        && nothing(&figures.products)
}

fn nothing_sentence(figures: &Figures) -> &'static str {
    if figures.rejected > 0 && figures.rejected == figures.rows {
        t!(import.preview.all_rejected)
    } else {
        t!(import.preview.nothing)
    }
}

/// What will happen, one sentence for each thing that matters.
fn sentences(wizard: Wizard, figures: &Figures) -> Vec<String> {
    let money = |money: Money| {
        wizard
            .state
            .with_book_untracked(|book| amount_in(money, &book.units().currency))
    };
    let tally = |tally: &Tally| {
        (
            integer(i64::from(tally.new)),
            integer(i64::from(tally.updated)),
            integer(i64::from(tally.known)),
        )
    };
    let mut said = Vec::new();
    if let (Some(first), Some(last)) = (figures.first_day, figures.last_day) {
        let (first, last) = (day_written(first), day_written(last));
        said.push(match figures.contacts {
            0 => t!(
                import.preview.lines,
                n = figures.lines,
                orders = t!(units.orders, n = figures.orders),
                first = first,
                last = last,
                sales = money(figures.net_sales)
            ),
            contacts => t!(
                import.preview.contacts,
                n = contacts,
                customers = t!(units.customers, n = figures.customers.known),
                first = first,
                last = last
            ),
        });
    }
    if figures.lines_without_customer > 0 {
        said.push(t!(
            import.preview.without_customer,
            n = figures.lines_without_customer,
            rest = t!(units.lines, n = figures.lines_with_customer),
            sales = money(figures.net_sales_with_customer)
        ));
    }
    if figures.returns > 0 {
        said.push(t!(
            import.preview.returns,
            n = figures.returns,
            known = integer(i64::from(figures.returns_with_customer))
        ));
    }
    if figures.customers != Tally::default() && figures.contacts == 0 {
        let (new, updated, known) = tally(&figures.customers);
        said.push(t!(
            import.preview.customers,
            new = new,
            updated = updated,
            known = known
        ));
    }
    if figures.products != Tally::default() {
        let (new, updated, known) = tally(&figures.products);
        said.push(t!(
            import.preview.products,
            new = new,
            updated = updated,
            known = known
        ));
    }
    if figures.undivided > 0 {
        said.push(t!(import.preview.undivided, n = figures.undivided));
    }
    if figures.amounts_differ > 0 {
        said.push(t!(
            import.preview.amounts_differ,
            n = figures.amounts_differ
        ));
    }
    if figures.rounded > 0 {
        said.push(match figures.contacts {
            0 => t!(import.preview.rounded, n = figures.rounded),
            _ => t!(import.preview.rounded_minutes, n = figures.rounded),
        });
    }
    if figures.case_twins > 0 {
        said.push(t!(import.preview.case_twins, n = figures.case_twins));
    }
    if figures.blank > 0 {
        said.push(t!(import.preview.blank, n = figures.blank));
    }
    said
}

/// A row of the table: what is counted, and how many are new, updated, known.
type Row = (fn() -> &'static str, fn(&Figures) -> [Option<u32>; 3]);
const LINES: Row = (
    || t!(import.preview.row_lines),
    |f| [Some(f.lines), None, Some(f.known_lines)],
);
const ORDERS: Row = (
    || t!(import.preview.row_orders),
    |f| [Some(f.orders), None, Some(f.known_orders)],
);
const CUSTOMERS: Row = (
    || t!(import.preview.row_customers),
    |f| counts(&f.customers),
);
const PRODUCTS: Row = (|| t!(import.preview.row_products), |f| counts(&f.products));
const CONTACTS: Row = (
    || t!(data.contacts),
    |f| [Some(f.contacts), None, Some(f.repeats)],
);

/// The same as a table: what is new, updated, known already.
#[component]
fn Numbers(figures: Memo<Figures>, kind: TableKind) -> impl IntoView {
    let row = move |&(label, cells): &Row| {
        let cell = move |place: usize| {
            let shown = move || match cells(&figures.read())[place] {
                Some(count) => integer(i64::from(count)),
                None => NONE.to_owned(),
            };
            view! { <td class="number">{shown}</td> }
        };
        view! {
            <tr>
                <th scope="row">{label}</th>
                {(0..3).map(cell).collect_view()}
            </tr>
        }
    };
    let rows: &[Row] = match kind {
        TableKind::Contacts => &[CONTACTS],
        TableKind::OrderLines => &[LINES, ORDERS, CUSTOMERS, PRODUCTS],
        TableKind::Customers | TableKind::Products => &[CUSTOMERS, PRODUCTS],
    };
    view! {
        <table class="listing listing--figures">
            <caption class="visually-hidden">{tx!(import.preview.figures)}</caption>
            <thead>
                <tr>
                    <th scope="col">{tx!(import.preview.what)}</th>
                    <th scope="col" class="number">{tx!(import.preview.new)}</th>
                    <th scope="col" class="number">{tx!(import.preview.updated)}</th>
                    <th scope="col" class="number">{tx!(import.preview.known)}</th>
                </tr>
            </thead>
            <tbody>
                {rows.iter().map(row).collect_view()}
            </tbody>
        </table>
    }
}

const fn counts(tally: &Tally) -> [Option<u32>; 3] {
    [Some(tally.new), Some(tally.updated), Some(tally.known)]
}
