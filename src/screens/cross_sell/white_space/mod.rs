//! What customers alike buy and each one does not, in money a year: a grid of customers and categories that leads to both,
//! and the customers to call about one category.

mod gaps;
mod grid;
mod sheet;
mod shelf;

use super::row_of;
use super::rows::Row;
use super::whose::{Whose, WhoseFields};
use crate::components::{Button, ButtonKind, Concept, Counts, List, Show};
use crate::format::{integer, percent};
use crate::parts::awaited::Awaited;
use crate::parts::filters::{OWNER, TIER};
use crate::parts::saved_views::SavedViews;
use crate::places::Choices;
use crate::state::{Progress, State, Worked};
use crate::words::amount::whole_in;
use crate::words::sentence_gap;
use crate::{t, tx};
use gaps::{CATEGORY, Grid, PRODUCT, only};
use grid::GridTable;
use keepgold_core::proof::WhiteSpaceProof;
use keepgold_core::question::WhiteSpaceOf;
use keepgold_core::unit::Money;
use leptos::prelude::*;
use shelf::ShelfList;
use std::sync::Arc;

pub use sheet::GapFiles;

/// Shares that lie less apart count as the same.
const APART: f64 = 0.005;

/// The white space, asked for while the tab is open, as the address narrows it.
#[derive(Clone, Copy)]
pub struct Gaps {
    asked: Worked<WhiteSpaceOf>,
    pub grid: Memo<Arc<Grid>>,
    /// The only shelf that is shown.
    only: Memo<Option<usize>>,
    choices: Choices,
}

impl Gaps {
    pub fn new(
        state: State,
        choices: Choices,
        open: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        let as_of = state.derived().as_of;
        let asked = state.ask(move || open().then(|| WhiteSpaceOf { as_of: as_of.get() }));
        let only = Memo::new(move |_| only(&asked.last()?.found.shelves, choices));
        let grid = Memo::new(move |_| {
            let Some(told) = asked.last() else {
                return Arc::default();
            };
            let whose = Whose::read(choices);
            let row = |id| row_of(state, id);
            Arc::new(Grid::new(&told.found, &whose, only.get(), &row))
        });
        Self {
            asked,
            grid,
            only,
            choices,
        }
    }
}

/// The tab.
#[component]
pub fn WhiteSpaceTab(
    gaps: Gaps,
    /// Every customer that ever bought, for the fields.
    rows: Memo<Arc<Vec<Row>>>,
    currency: Memo<String>,
) -> impl IntoView {
    let Gaps {
        asked,
        grid,
        only,
        choices,
    } = gaps;
    let narrows = Memo::new(move |_| {
        [OWNER, TIER, CATEGORY, PRODUCT]
            .into_iter()
            .any(|name| choices.get(name).is_some())
    });
    let clear = move || choices.set([OWNER, TIER, CATEGORY, PRODUCT].map(|name| (name, None)));
    let progress = Signal::derive(move || asked.progress_shown());
    let said = move || {
        let told = asked.last()?;
        let grid = grid.read();
        Some(summary(
            &grid,
            told.proof.as_ref(),
            &currency.read(),
            choices,
        ))
    };
    let empty = Memo::new(move |_| grid.read().rows.is_empty());
    let nothing = move || match (progress.get(), narrows.get()) {
        (Progress::Done, true) => t!(cross_sell.gaps.none_shown),
        (Progress::Done, false) => t!(cross_sell.gaps.none),
        _ => "",
    };
    let body = move || match only.get() {
        Some(shelf) => view! { <ShelfList grid shelf currency /> }.into_any(),
        None => view! { <GridTable grid currency choices /> }.into_any(),
    };
    let unlike = move || {
        let n = grid.read().unlike;
        (n > 0).then(|| view! { <p class="muted measure">{t!(cross_sell.gaps.unlike, n = n)}</p> })
    };
    view! {
        <section class="cross-sell__section">
            <h2 id="white-space" class="visually-hidden">{tx!(cross_sell.part.white_space)}</h2>
            <p class="measure" role="status">{said}</p>
            // Where there is nothing, there is nothing to narrow.
            <Show when=move || narrows.get() || !empty.get()>
                <div class="filters cross-sell__filters" role="search">
                    <WhoseFields rows choices />
                    <Show when=move || narrows.get()>
                        <div class="filters__clear">
                            <Button kind=ButtonKind::Quiet on_press=clear>{tx!(customers.clear)}</Button>
                        </div>
                    </Show>
                </div>
                <SavedViews choices />
            </Show>
            <Awaited progress on_retry=move || asked.retry() />
            <Show
                when=move || !empty.get()
                fallback=move || view! { <p class="muted measure" role="status">{nothing}</p> }
            >
                {body}
                <p class="muted measure">{tx!(cross_sell.gaps.hint)}</p>
            </Show>
            {unlike}
            <Concept asked=tx!(cross_sell.concept.alike) answer=tx!(cross_sell.concept.alike_text) />
        </section>
    }
}

/// How much there is in all, and whether such gaps were filled before.
fn summary(
    grid: &Grid,
    proof: Option<&WhiteSpaceProof>,
    currency: &str,
    choices: Choices,
) -> AnyView {
    let mut counts = Counts::default();
    let mut said = Vec::new();
    if !grid.rows.is_empty() {
        said.push(t!(
            cross_sell.gaps.summary,
            n = counts.of(grid.rows.len() as u64, List::At(choices.href_with([]))),
            sum = whole_in(Money::from_f64(grid.sum()), currency)
        ));
    }
    if let Some(proof) = proof {
        let ours = percent(proof.ours, 1);
        let plain = percent(proof.by_all, 1);
        said.push(t!(
            cross_sell.gaps.proved,
            n = integer(proof.customers.into()),
            ours = ours,
            plain = plain
        ));
        let better = proof.ours - proof.by_all;
        if better < APART {
            said.push(t!(cross_sell.gaps.no_better).to_owned());
        }
    }
    counts.view(said.join(sentence_gap()))
}

/// The address of a shelf alone.
fn href_of(shelf: &keepgold_core::next_best::Shelf, choices: Choices) -> String {
    let (name, value) = gaps::chosen(shelf);
    choices.href_with([(name, Some(value))])
}
