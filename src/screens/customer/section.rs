//! The records of one kind as a section of the page: what is there, what can be done with each, and a new one.

use crate::components::{
    Button, ButtonKind, ButtonLink, More, RowsColumn, RowsTable, Show, use_toasts,
};
use crate::i18n::lang;
use crate::parts::act::act_or_tell;
use crate::parts::records::{Asked, RecordView, made_at, use_record_forms};
use crate::state::use_state;
use crate::words::record as words;
use crate::{t, tx};
use keepgold_core::book::{Command, CustomerId, RecordId, Tables};
use leptos::prelude::*;

/// Records shown at first, and more at each asking.
const STEP: usize = 10;

/// The section; `acts` makes the buttons that only this kind has.
pub fn record_section<R: RecordView>(
    customer: CustomerId,
    acts: impl Fn(RecordId, &R) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let (state, toasts, forms) = (use_state(), use_toasts(), use_record_forms());
    let id = R::KIND.log_name();
    let list = format!("{id}-rows");
    let shown = RwSignal::new(STEP);
    let records = Memo::new(move |_| {
        let read = Tables::CUSTOMERS_COUNTED | Tables::CONTACTS | Tables::RECORDS;
        state.with_book(read, |book| R::of_customer(book, customer))
    });
    let said = move || match R::summary(state, customer, &records.read()) {
        Some(summary) => view! { <p class="measure">{summary}</p> }.into_any(),
        None if records.read().is_empty() => {
            view! { <p class="muted measure">{words::none(R::KIND)}</p> }.into_any()
        }
        None => ().into_any(),
    };
    let row = move |(id, record): (RecordId, R)| {
        let name = record.name();
        let edit_name = t!(record.edit_of, name = name);
        let remove_name = t!(record.remove_of, name = name);
        let remove = move || {
            let said = move || words::removed(R::KIND);
            act_or_tell(state, toasts, Command::RemoveRecord(R::KIND, id), said);
        };
        view! {
            <tr>
                {record.cells(state)}
                <td class="rows__acts">
                    <div class="actions">
                        {acts(id, &record)}
                        <Button
                            kind=ButtonKind::Quiet
                            on_press=move || forms.open(R::KIND, Asked::Old(id))
                            attr:aria-label=edit_name
                        >
                            {tx!(record.edit)}
                        </Button>
                        <Button kind=ButtonKind::Quiet on_press=remove attr:aria-label=remove_name>
                            {tx!(record.remove)}
                        </Button>
                    </div>
                </td>
            </tr>
        }
        .into_any()
    };
    let rows = move || {
        let records = records.get().into_iter();
        records.take(shown.get()).map(row).collect_view()
    };
    let columns = Signal::derive(|| {
        let acts = RowsColumn::acts(tx!(record.actions));
        R::columns().into_iter().chain([acts]).collect()
    });
    let new_one = match made_at(R::KIND) {
        Some(route) => {
            let place = move || route.place().map_or("", |place| (place.name)(lang()));
            view! { <ButtonLink href=route.href()>{move || t!(learn.go, place = place())}</ButtonLink> }
                .into_any()
        }
        None => {
            let open = move || forms.open(R::KIND, Asked::New(customer));
            view! { <Button on_press=open>{move || words::new(R::KIND, lang())}</Button> }
                .into_any()
        }
    };
    let body = list.clone();
    view! {
        <section class="customer__section">
            <h2 id=id>{move || words::all(R::KIND, lang())}</h2>
            {said}
            <Show when=move || !records.read().is_empty()>
                <RowsTable name=id columns class=id body=body.clone()>
                    {rows}
                </RowsTable>
            </Show>
            <div class="actions">
                {new_one}
                <More list all=Signal::derive(move || records.read().len()) shown step=STEP />
            </div>
        </section>
    }
    .into_any()
}
