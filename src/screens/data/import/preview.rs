//! The third step: what the import would do, in sentences and numbers, with what a person can decide.

use keepgold_core::import::{Figures, Reason, TableKind, Tally};
use keepgold_core::unit::Money;
use leptos::prelude::*;

use super::charges::Charges;
use super::findings::Findings;
use super::money::MoneyQuestions;
use super::questions::Questions;
use super::rejected::Rejected;
use super::repeats::Repeats;
use super::{StepHeading, Wizard};
use crate::components::{
    Button, ButtonKind, Notice, NoticeKind, RowsColumn, RowsLook, RowsName, RowsTable, Show,
};
use crate::format::{NONE, integer};
use crate::i18n::lang;
use crate::parts::money_fields::fits;
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
    let unfit = Memo::new(move |_| !fits(&wizard.units.read().currency));
    let empty = Memo::new(move |_| brings_nothing(&figures.read()));
    let blocked =
        Signal::derive(move || wizard.busy.get() || asked.get() || unfit.get() || empty.get());
    let label = move || {
        let Figures { lines, records, .. } = *figures.read();
        let what = match (wizard.records(), lines, records) {
            (Some(kind), _, 1..) => record::count(kind, records),
            (None, 1.., _) => t!(units.order_lines, n = lines),
            _ => return t!(import.preview.commit).to_owned(),
        };
        t!(import.preview.commit_lines, lines = what)
    };
    view! {
        <StepHeading text=tx!(import.preview.heading) />
        <Questions wizard />
        <MoneyQuestions wizard />
        <Findings wizard />
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
            <Notice kind=NoticeKind::Warning text=move || nothing_sentence(wizard, &figures.read()) />
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
    figures.lines + figures.records == 0
        && nothing(&figures.customers)
        && nothing(&figures.products)
}

fn nothing_sentence(wizard: Wizard, figures: &Figures) -> &'static str {
    if figures.rejected == 0 || figures.rejected < figures.rows {
        return t!(import.preview.nothing);
    }
    let all_unknown = wizard.preview.with(|preview| {
        let reasons = preview.as_ref().map(|preview| preview.reasons.as_slice());
        matches!(reasons, Some([(Reason::UnknownCustomer, _)]))
    });
    if all_unknown {
        t!(import.preview.all_unknown)
    } else {
        t!(import.preview.all_rejected)
    }
}

/// What will happen, one sentence for each thing that matters.
fn sentences(wizard: Wizard, figures: &Figures) -> Vec<String> {
    let money = |money: Money| amount_in(money, &wizard.currency());
    let written = |tally: &Tally| {
        (
            integer(i64::from(tally.new)),
            integer(i64::from(tally.updated)),
            integer(i64::from(tally.known)),
        )
    };
    let mut said = Vec::new();
    let days = figures.first_day.zip(figures.last_day);
    let days = days.map(|(first, last)| (day_written(first), day_written(last)));
    match (wizard.records(), days) {
        (None, None) => {}
        (None, Some((first, last))) => said.push(t!(
            import.preview.lines,
            n = figures.lines,
            orders = t!(units.orders, n = figures.orders),
            first = first,
            last = last,
            sales = money(figures.net_sales)
        )),
        (Some(_), _) if figures.records == 0 => {}
        (Some(kind), days) => {
            let what = record::count(kind, figures.records);
            let customers = t!(units.customers, n = figures.customers.known);
            said.push(match days {
                None => t!(import.preview.records, what = what, customers = customers),
                Some((first, last)) => t!(
                    import.preview.dated_records,
                    what = what,
                    customers = customers,
                    first = first,
                    last = last
                ),
            });
        }
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
    if figures.customers != Tally::default() && wizard.records().is_none() {
        let (new, updated, known) = written(&figures.customers);
        said.push(t!(
            import.preview.customers,
            new = new,
            updated = updated,
            known = known
        ));
    }
    if figures.products != Tally::default() {
        let (new, updated, known) = written(&figures.products);
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
        said.push(match wizard.records() {
            None => t!(import.preview.rounded, n = figures.rounded),
            Some(_) => t!(import.preview.rounded_rows, n = figures.rounded),
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
struct Row {
    label: Box<dyn Fn() -> &'static str + Send>,
    counts: fn(&Figures) -> [Option<u32>; 3],
}

impl Row {
    fn new(
        label: impl Fn() -> &'static str + Send + 'static,
        counts: fn(&Figures) -> [Option<u32>; 3],
    ) -> Self {
        Self {
            label: Box::new(label),
            counts,
        }
    }
}

/// The rows of the table for what the file holds.
fn rows(kind: TableKind) -> Vec<Row> {
    let customers = || Row::new(|| t!(import.preview.row_customers), |f| tally(&f.customers));
    let products = || Row::new(|| t!(import.preview.row_products), |f| tally(&f.products));
    match kind {
        TableKind::OrderLines => vec![
            Row::new(
                || t!(import.preview.row_lines),
                |f| [Some(f.lines), None, Some(f.known_lines)],
            ),
            Row::new(
                || t!(import.preview.row_orders),
                |f| [Some(f.orders), None, Some(f.known_orders)],
            ),
            customers(),
            products(),
        ],
        TableKind::Customers | TableKind::Products => vec![customers(), products()],
        TableKind::Records(kind) => vec![Row::new(
            move || record::all(kind, lang()),
            |f| [Some(f.records), None, Some(f.repeats)],
        )],
    }
}

/// The same as a table: what is new, updated, known already.
#[component]
fn Numbers(figures: Memo<Figures>, kind: TableKind) -> impl IntoView {
    let row = move |Row { label, counts }: Row| {
        let cell = move |place: usize| {
            let shown = move || match counts(&figures.read())[place] {
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
    let name = RowsName::Label(tx!(import.preview.figures).into());
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(import.preview.what)),
        RowsColumn::number(tx!(import.preview.new)),
        RowsColumn::number(tx!(import.preview.updated)),
        RowsColumn::number(tx!(import.preview.known)),
    ]);
    view! {
        <RowsTable name columns look=RowsLook::Listing class="listing--figures">
            {rows(kind).into_iter().map(row).collect_view()}
        </RowsTable>
    }
}

const fn tally(tally: &Tally) -> [Option<u32>; 3] {
    [Some(tally.new), Some(tally.updated), Some(tally.known)]
}
