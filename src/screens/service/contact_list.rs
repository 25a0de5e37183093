//! A list of customers with whom somebody should be in touch: what each list says of them between their tier and the
//! button that logs a contact.

use super::log_button;
use crate::components::{More, RowsColumn, RowsTable};
use crate::parts::cells::{LISTED, STEP, tier_mark};
use crate::parts::chosen::{Chosen, ChosenBar, who_chosen};
use crate::parts::records::use_record_forms;
use crate::state::use_state;
use crate::{t, tx};
use keepgold_core::book::{CustomerId, Tables, Tier};
use leptos::prelude::*;

/// One customer of the list.
pub struct Row {
    pub customer: CustomerId,
    pub tier: Tier,
    /// The cells that only this list has.
    pub cells: AnyView,
}

/// The table, with what can be done with several.
#[component]
pub fn ContactList(
    /// The id of its heading.
    name: &'static str,
    /// Its columns between the tier and the button.
    columns: Vec<RowsColumn>,
    /// Whom it lists.
    customers: Memo<Vec<CustomerId>>,
    /// The rows of the first so many.
    rows: Callback<usize, Vec<Row>>,
) -> impl IntoView {
    let (state, forms) = (use_state(), use_record_forms());
    let shown = RwSignal::new(LISTED);
    let chosen = Chosen::new(|| t!(places.service.name), move || customers.get());
    let all = Signal::derive(move || customers.read().len());
    let row = move |row: Row| {
        let named = state.with_book(Tables::CUSTOMERS, |book| {
            book.customer_title(row.customer).to_owned()
        });
        view! {
            <tr>
                {who_chosen(state, chosen, row.customer)}
                <td>{tier_mark(Some(row.tier))}</td>
                {row.cells}
                <td class="rows__acts">{log_button(forms, row.customer, named)}</td>
            </tr>
        }
    };
    let body = format!("{name}-rows");
    let whole = [
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::text(tx!(tiers.table.tier)),
    ];
    let acts = RowsColumn::acts(tx!(service.next));
    let columns = whole.into_iter().chain(columns).chain([acts]);
    let columns = Signal::stored(columns.collect::<Vec<RowsColumn>>());
    view! {
        <RowsTable name columns body=body.clone()>
            {move || rows.run(shown.get()).into_iter().map(row).collect_view()}
        </RowsTable>
        <More list=body all shown step=STEP />
        <ChosenBar chosen all />
    }
}
