//! Who rose, fell, came and went, each with the reason.

use super::compared::{Compared, Rule};
use super::matrix::{said, sign};
use crate::components::{Button, More, RowsColumn, RowsTable, Show};
use crate::parts::cells::{LISTED, STEP, tier_mark};
use crate::parts::chosen::{Chosen, ChosenBar, who_chosen};
use crate::parts::moved;
use crate::state::{State, use_state};
use crate::words::movement as words;
use crate::{t, tx};
use keepgold_core::book::{CustomerId, Tier};
use keepgold_core::value::{MovedBy, Mover, Way};
use leptos::prelude::*;

/// The lists, after what they are narrowed to.
#[component]
pub fn Lists(compared: Compared) -> impl IntoView {
    let part = compared.part;
    let narrowed = move || Some(t!(movement.lists.narrowed, part = said(part.get()?)));
    view! {
        <div class="movement__lists">
            <p role="status" id="movement-lists">{narrowed}</p>
            <Show when=move || part.read().is_some()>
                <div><Button on_press=move || part.set(None)>{tx!(movement.lists.all)}</Button></div>
            </Show>
            {Way::ALL.map(|way| view! { <List compared way /> }).collect_view()}
            <Stayed compared />
        </div>
    }
}

/// The id of the heading of a list.
pub const fn heading(way: Way) -> &'static str {
    match way {
        Way::Rose => "movement-rose",
        Way::Fell => "movement-fell",
        Way::Came => "movement-came",
        Way::Went => "movement-went",
    }
}

#[component]
fn List(compared: Compared, way: Way) -> impl IntoView {
    let state = use_state();
    let shown = RwSignal::new(LISTED);
    // Other months or another part are another list, which begins at its beginning.
    Effect::new(move |first: Option<()>| {
        compared.pair.track();
        compared.part.track();
        compared.today.track();
        if first.is_some() {
            shown.set(LISTED);
        }
    });
    let listed = Memo::new(move |_| {
        let found = compared.found.read();
        let Some(found) = found.as_deref() else {
            return Vec::new();
        };
        let movers = found.movement.listed(way, compared.part.get());
        movers.into_iter().copied().collect::<Vec<Mover>>()
    });
    let count = Memo::new(move |_| listed.read().len());
    let chosen = Chosen::new(
        || t!(places.movement.name),
        move || listed.read().iter().map(|mover| mover.customer).collect(),
    );
    let ruled = Memo::new(move |_| {
        let found = compared.found.read();
        let rule = found.as_deref().map(|found| found.rule);
        matches!(rule, Some(Rule::Moved(_)))
    });
    let rows = move || {
        let listed = listed.read();
        let row = |mover: &Mover| row(state, chosen, mover, ruled.get());
        listed.iter().take(shown.get()).map(row).collect_view()
    };
    // The lists of who rose and who fell are always there; the other two only where somebody is in them.
    let always = matches!(way, Way::Rose | Way::Fell);
    let there = move || count.get() > 0 || (always && compared.part.read().is_none());
    let id = heading(way);
    let list = match way {
        Way::Rose => "rose-rows",
        Way::Fell => "fell-rows",
        Way::Came => "came-rows",
        Way::Went => "went-rows",
    };
    let title = move || match way {
        Way::Rose => t!(movement.lists.rose, n = count.get()),
        Way::Fell => t!(movement.lists.fell, n = count.get()),
        Way::Came => t!(movement.lists.came, n = count.get()),
        Way::Went => t!(movement.lists.went, n = count.get()),
    };
    let columns = Signal::derive(move || {
        let mut columns = moved::columns();
        if ruled.get() {
            columns.push(RowsColumn::said(tx!(movement.lists.data)));
            columns.push(RowsColumn::said(tx!(movement.lists.rule)));
        } else {
            columns.push(RowsColumn::said(tx!(movement.lists.why)));
        }
        columns
    });
    // Where the rule moved too, it may be the rule that took somebody this way.
    let by_others = Memo::new(move |_| {
        let listed = listed.read();
        let moved = listed
            .iter()
            .filter(|mover| mover.moved_by() == Some(MovedBy::Others));
        Some(moved.count()).filter(|n| *n > 0 && !ruled.get())
    });
    let said = move || match (count.get(), by_others.get(), way) {
        (0, ..) => t!(movement.lists.nobody).to_owned(),
        (_, Some(n), Way::Rose) => t!(movement.lists.others_fell, n = n),
        (_, Some(n), Way::Fell) => t!(movement.lists.others_rose, n = n),
        _ => String::new(),
    };
    view! {
        <Show when=there>
            <section class="movement__section">
                <h2 id=id><span aria-hidden="true">{sign(way)}</span> " " {title}</h2>
                <p class="muted">{said}</p>
                <Show when=move || { count.get() > 0 }>
                    <RowsTable name=id columns class="rows--moved" body=list>
                        {rows}
                    </RowsTable>
                </Show>
                <More list all=count shown step=STEP />
                <ChosenBar chosen all=count />
            </section>
        </Show>
    }
}

/// Those of a chosen part who did not move.
#[component]
fn Stayed(compared: Compared) -> impl IntoView {
    let state = use_state();
    let shown = RwSignal::new(LISTED);
    let stayed = Memo::new(move |_| {
        let (found, part) = (compared.found.get(), compared.part.get());
        let stayed = found.zip(part);
        stayed.map_or_else(Vec::new, |(found, part)| found.movement.stayed(part))
    });
    let count = Memo::new(move |_| stayed.read().len());
    let chosen = Chosen::new(
        || t!(places.movement.name),
        move || stayed.read().iter().map(|who| who.0).collect(),
    );
    // Another part is another list, which begins at its beginning.
    Effect::new(move || {
        stayed.track();
        shown.set(LISTED);
    });
    let row = move |&(customer, tier): &(CustomerId, Option<Tier>)| {
        view! {
            <tr>
                {who_chosen(state, chosen, customer)}
                <td>{tier_mark(tier)}</td>
            </tr>
        }
    };
    let rows = move || {
        let stayed = stayed.read();
        stayed.iter().take(shown.get()).map(row).collect_view()
    };
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::text(tx!(tiers.table.tier)),
    ]);
    view! {
        <Show when=move || { count.get() > 0 }>
            <section class="movement__section">
                <h2 id="movement-stayed">{move || t!(movement.lists.stayed, n = count.get())}</h2>
                <RowsTable name="movement-stayed" columns body="stayed-rows">
                    {rows}
                </RowsTable>
                <More list="stayed-rows" all=count shown step=STEP />
                <ChosenBar chosen all=count />
            </section>
        </Show>
    }
}

fn row(state: State, chosen: Chosen, mover: &Mover, ruled: bool) -> AnyView {
    let rule = ruled.then(|| view! { <td class="rows__said">{words::rule(mover)}</td> });
    view! {
        <tr>
            {moved::cells(state, chosen, mover.customer, (&mover.then, &mover.now))}
            <td class="rows__said">{words::data(mover)}</td>
            {rule}
        </tr>
    }
    .into_any()
}
