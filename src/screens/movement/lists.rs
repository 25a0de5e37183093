//! Who rose, fell, came and went, each with the reason.

use super::choice::{Way, listed, tier_at};
use super::compared::{Compared, Rule};
use super::matrix::sign;
use crate::components::{Button, More};
use crate::screens::moved;
use crate::screens::rows::{LISTED, STEP};
use crate::state::{State, use_state};
use crate::words::movement as words;
use crate::{t, tx};
use keepgold_core::value::Mover;
use leptos::prelude::*;

/// The lists, after what they are narrowed to.
#[component]
pub fn Lists(compared: Compared) -> impl IntoView {
    let cell = compared.cell;
    let narrowed = move || {
        let (from, to) = cell.get()?;
        Some(t!(
            movement.lists.narrowed,
            from = words::tier(tier_at(from)),
            to = words::tier(tier_at(to))
        ))
    };
    view! {
        <div class="movement__lists">
            <p role="status">{narrowed}</p>
            <Show when=move || cell.read().is_some()>
                <div><Button on_press=move || cell.set(None)>{tx!(movement.lists.all)}</Button></div>
            </Show>
            {Way::ALL.map(|way| view! { <List compared way /> }).collect_view()}
        </div>
    }
}

#[component]
fn List(compared: Compared, way: Way) -> impl IntoView {
    let state = use_state();
    let shown = RwSignal::new(LISTED);
    // Other months or another cell are another list, which begins at its beginning.
    Effect::new(move |first: Option<()>| {
        compared.pair.track();
        compared.cell.track();
        compared.today.track();
        if first.is_some() {
            shown.set(LISTED);
        }
    });
    let count = Memo::new(move |_| {
        let found = compared.found.read();
        let found = found.as_deref();
        found.map_or(0, |found| {
            listed(&found.movement, way, compared.cell.get()).len()
        })
    });
    let ruled = Memo::new(move |_| {
        let found = compared.found.read();
        let rule = found.as_deref().map(|found| found.rule);
        matches!(rule, Some(Rule::Moved(_)))
    });
    let rows = move || {
        let found = compared.found.read();
        let found = found.as_deref()?;
        let movers = listed(&found.movement, way, compared.cell.get());
        let row = |mover: &Mover| row(state, mover, ruled.get());
        Some(movers.into_iter().take(shown.get()).map(row).collect_view())
    };
    // Who only rises and falls is told when nobody did; the other two lists are there when somebody is in them.
    let always = matches!(way, Way::Rose | Way::Fell);
    let there = move || count.get() > 0 || (always && compared.cell.read().is_none());
    let (id, list) = match way {
        Way::Rose => ("movement-rose", "rose-rows"),
        Way::Fell => ("movement-fell", "fell-rows"),
        Way::Came => ("movement-came", "came-rows"),
        Way::Went => ("movement-went", "went-rows"),
    };
    let title = move || match way {
        Way::Rose => t!(movement.lists.rose, n = count.get()),
        Way::Fell => t!(movement.lists.fell, n = count.get()),
        Way::Came => t!(movement.lists.came, n = count.get()),
        Way::Went => t!(movement.lists.went, n = count.get()),
    };
    let nobody = move || (count.get() == 0).then_some(t!(movement.lists.nobody));
    view! {
        <Show when=there>
            <section class="movement__section" aria-labelledby=id>
                <h2 id=id><span aria-hidden="true">{sign(way)}</span> " " {title}</h2>
                <p class="muted">{nobody}</p>
                <Show when=move || { count.get() > 0 }>
                    <div class="scroll-x">
                        <table class="rows rows--items rows--moved">
                            <thead>
                                <tr>
                                    {moved::heads()}
                                    <th scope="col" class="rows__said">{move || if ruled.get() { t!(movement.lists.data) } else { t!(movement.lists.why) }}</th>
                                    <Show when=move || ruled.get()>
                                        <th scope="col" class="rows__said">{tx!(movement.lists.rule)}</th>
                                    </Show>
                                </tr>
                            </thead>
                            <tbody id=list>{rows}</tbody>
                        </table>
                    </div>
                </Show>
                <More list all=count shown step=STEP />
            </section>
        </Show>
    }
}

fn row(state: State, mover: &Mover, ruled: bool) -> AnyView {
    let rule = ruled.then(|| view! { <td class="rows__said">{words::rule(mover)}</td> });
    view! {
        <tr>
            {moved::cells(state, mover.customer, &mover.then, &mover.now)}
            <td class="rows__said">{words::data(mover)}</td>
            {rule}
        </tr>
    }
    .into_any()
}
