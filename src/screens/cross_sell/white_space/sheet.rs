//! The white space as a file: a gap a row.

use super::gaps::{Grid, name};
use crate::components::{Button, ButtonKind, use_toasts};
use crate::i18n::lang;
use crate::make_file::{TableAs, form_word, make_sheet};
use crate::state::use_state;
use crate::t;
use crate::words::value;
use crate::worker::{Sheet, SheetCell};
use leptos::prelude::*;
use std::sync::Arc;

/// The buttons.
#[component]
pub fn GapFiles(grid: Memo<Arc<Grid>>, currency: Memo<String>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let making = RwSignal::new(false);
    let text = |text: &str| match text {
        "" => SheetCell::Empty,
        _ => SheetCell::Text(text.to_owned()),
    };
    let make = move |form: TableAs| {
        let grid = grid.read_untracked();
        let rows = grid.rows.iter().flat_map(|row| {
            row.gaps.iter().map(|gap| {
                vec![
                    text(&row.row.name),
                    text(row.row.tier.map_or("", value::tier)),
                    text(&row.row.owner),
                    text(&name(state, &grid.shelves[gap.shelf as usize])),
                    SheetCell::Money(gap.expected),
                    SheetCell::Money(gap.bounds.0),
                    SheetCell::Money(gap.bounds.1),
                    SheetCell::Count(gap.buyers.into()),
                    SheetCell::Count(gap.alike.into()),
                ]
            })
        });
        let sheet = Sheet {
            called: t!(cross_sell.part.white_space).to_owned(),
            titles: vec![
                t!(tiers.moves.customer).to_owned(),
                t!(export.tier).to_owned(),
                t!(warnings.owner).to_owned(),
                t!(cross_sell.gaps.shelf).to_owned(),
                t!(cross_sell.gaps.year, currency = currency.get_untracked()),
                t!(cross_sell.gaps.low).to_owned(),
                t!(cross_sell.gaps.high).to_owned(),
                t!(cross_sell.gaps.buyers).to_owned(),
                t!(cross_sell.gaps.alike).to_owned(),
            ],
            rows: rows.collect(),
            notes: vec![[
                t!(cross_sell.sheet.rule).to_owned(),
                t!(cross_sell.gaps.hint).to_owned(),
            ]],
        };
        make_sheet(state, toasts, sheet, form, making);
    };
    TableAs::ALL
        .map(|form| {
            view! {
                <Button kind=ButtonKind::Quiet disabled=making on_press=move || make(form)>
                    {move || form_word(form, lang())}
                </Button>
            }
        })
        .into_iter()
        .collect_view()
}
