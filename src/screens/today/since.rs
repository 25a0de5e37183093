//! What has changed since the last import: who came back, who went silent, who holds another tier.

use crate::components::{Button, ButtonKind};
use crate::parts::cells::who;
use crate::state::{State, use_state};
use crate::words::amount::day_written;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::advice::{ChangedTier, Since, since};
use keepgold_core::book::{CustomerId, Tables};
use keepgold_core::question::{Imported, LastImport};
use keepgold_core::unit::Day;
use leptos::html::Span;
use leptos::prelude::*;

/// Customers named in a line before the rest is counted.
const NAMED: usize = 3;

/// The last import, and what has changed since.
type Found = (Imported, Since);

/// The section; nothing where no import brought orders newer than those there were.
#[component]
pub fn SinceImport() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let imported = state.ask(move || derived.is_current().then_some(LastImport));
    let months = derived.need_months();
    // Written once all answers are about the book as it is: lists written anew one answer after the other would close, and
    // lose the focus, under the reader's hands.
    let found = Memo::new(move |before: Option<&Option<Found>>| {
        let all = (
            imported.current(),
            derived.warnings.current(),
            months.current(),
        );
        let (Some(imported), Some(warned), Some(months)) = all else {
            return before.cloned().flatten();
        };
        let imported = (*imported).clone()?;
        let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
        let since = state.with_book(Tables::SERVICE, |book| {
            since(
                book,
                &facts,
                &warned,
                &assessment,
                &months,
                imported.known_until,
            )
        });
        Some((imported, since))
    });
    move || {
        found.read().as_ref().map(|(imported, since)| {
            let file = t!(
                today.since.file,
                file = imported.source,
                day = day_written(imported.known_until)
            );
            view! {
                <section>
                    <h2>{tx!(today.since.title)}</h2>
                    <p class="rows__note">{file}</p>
                    {lines(state, since)}
                    {tiers_of(since, imported.known_until)}
                </section>
            }
        })
    }
}

/// Tiers are known at month ends: which of them is compared, where the import before came on another day.
fn tiers_of(since: &Since, import: Day) -> Option<AnyView> {
    let moved = !since.rose.is_empty() || !since.fell.is_empty();
    let day = since.tiers_of.filter(|day| moved && *day != import)?;
    let said = t!(today.since.tiers_of, day = day_written(day));
    Some(view! { <p class="rows__note">{said}</p> }.into_any())
}

fn lines(state: State, since: &Since) -> AnyView {
    let tiers = [
        (t!(today.since.rose), &since.rose),
        (t!(today.since.fell), &since.fell),
    ];
    let moved = tiers.map(|(label, moved)| {
        let one = move |changed: &ChangedTier| {
            let to = t!(today.since.to, tier = value::tier(changed.to));
            view! { {who(state, changed.customer)} " " {to} }.into_any()
        };
        line(label, moved, one)
    });
    let one = move |customer: &CustomerId| who(state, *customer);
    let [rose, fell] = moved;
    let lines = [
        line(t!(today.since.came_back), &since.came_back, one),
        line(t!(today.since.went_silent), &since.went_silent, one),
        rose,
        fell,
    ];
    let lines: Vec<AnyView> = lines.into_iter().flatten().collect();
    if lines.is_empty() {
        return view! { <p>{t!(today.since.nothing)}</p> }.into_any();
    }
    view! { <ul>{lines}</ul> }.into_any()
}

/// A line of customers: the first by name, the others as a number that names them too. None without any.
fn line<T: Clone + Send + Sync + 'static>(
    label: &'static str,
    all: &[T],
    one: impl Fn(&T) -> AnyView + Send + Sync + 'static,
) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let named = move |all: &[T]| {
        let each = |(place, each): (usize, &T)| {
            let gap = (place > 0).then(|| t!(value.list_separator));
            view! { {gap} {one(each)} }.into_any()
        };
        all.iter().enumerate().map(each).collect()
    };
    let (first, others) = all.split_at(all.len().min(NAMED));
    let first = named(first);
    let more = (!others.is_empty()).then(|| more(others.to_vec(), named));
    Some(
        view! {
            <li>
                <strong>{label}</strong>
                " "
                {first}
                {more}
            </li>
        }
        .into_any(),
    )
}

/// The number of the others, which names them when it is pressed: after a large import they are thousands.
fn more<T: Send + Sync + 'static>(
    others: Vec<T>,
    named: impl Fn(&[T]) -> Vec<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let open = RwSignal::new(false);
    let names = NodeRef::<Span>::new();
    let press = move || {
        // The focus goes on to what the button brings while it is still there: later it would take it from the keys.
        if let Some(names) = names.get_untracked() {
            let _ = names.focus();
        }
        open.set(true);
    };
    let n = others.len();
    view! {
        {t!(value.list_separator)}
        <span tabindex="-1" node_ref=names>
            {move || match open.get() {
                true => named(&others).into_any(),
                false => {
                    view! { <Button kind=ButtonKind::Quiet on_press=press>{t!(today.since.more, n = n)}</Button> }
                        .into_any()
                }
            }}
        </span>
    }
    .into_any()
}
