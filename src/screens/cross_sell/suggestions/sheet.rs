//! The list as a call sheet: a workbook with whom to ask for, what to say and room for a note.

use super::super::rows::Row;
use super::list::said;
use super::people::person_of;
use crate::components::{Button, ButtonKind, use_toasts};
use crate::make_file::make_sheet;
use crate::parts::cells::product_title;
use crate::state::use_state;
use crate::worker::{Sheet, SheetCell, TableAs};
use crate::{t, tx};
use leptos::prelude::*;
use std::sync::Arc;

/// The button.
#[component]
pub fn CallSheet(
    /// What is listed.
    shown: Memo<Arc<Vec<Row>>>,
    currency: Memo<String>,
) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let making = RwSignal::new(false);
    let make = move || {
        let as_of = state.derived().as_of.get_untracked();
        let titles = vec![
            t!(tiers.moves.customer).to_owned(),
            t!(cross_sell.sheet.person).to_owned(),
            t!(cross_sell.sheet.phone).to_owned(),
            t!(cross_sell.offer).to_owned(),
            t!(cross_sell.why).to_owned(),
            t!(cross_sell.chance).to_owned(),
            t!(cross_sell.expected, currency = currency.get_untracked()),
            t!(cross_sell.sheet.also).to_owned(),
            t!(warnings.last_order).to_owned(),
            t!(warnings.owner).to_owned(),
            t!(cross_sell.sheet.note).to_owned(),
        ];
        let text = |text: String| match text.as_str() {
            "" => SheetCell::Empty,
            _ => SheetCell::Text(text),
        };
        let row = |row: &Row| {
            let person = person_of(state, row.customer);
            let first = row.offers.first();
            let chance = first.and_then(|first| first.worth.chance);
            let title = |product| product_title(state, product);
            let also: Vec<String> = row
                .offers
                .iter()
                .skip(1)
                .map(|offer| title(offer.product))
                .collect();
            vec![
                text(row.name.clone()),
                text(person.name),
                text(person.phone),
                text(first.map(|first| title(first.product)).unwrap_or_default()),
                text(said(state, row, as_of)),
                chance.map_or(SheetCell::Empty, |chance| SheetCell::Share(chance.share)),
                row.expected().map_or(SheetCell::Empty, SheetCell::Money),
                text(also.join(t!(value.list_separator))),
                row.last_order.map_or(SheetCell::Empty, SheetCell::Day),
                text(row.owner.clone()),
                SheetCell::Empty,
            ]
        };
        let rows = untrack(|| shown.read().iter().map(row).collect());
        let sheet = Sheet {
            called: t!(cross_sell.sheet.called).to_owned(),
            titles,
            rows,
            notes: vec![[
                t!(cross_sell.sheet.rule).to_owned(),
                t!(cross_sell.hint).to_owned(),
            ]],
        };
        make_sheet(state, toasts, sheet, TableAs::Xlsx, making);
    };
    view! {
        <Button kind=ButtonKind::Quiet disabled=making on_press=make>{tx!(cross_sell.sheet.called)}</Button>
    }
}
