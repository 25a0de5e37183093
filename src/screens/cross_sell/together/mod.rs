//! Products together: the rules between products in sentences and charts, and the sets of three and more.

mod bundles;
mod controls;
mod file;
mod groups;
mod network;
mod none;
mod rules;
mod said;
mod scatter;
mod wished;

use crate::charts::Plot;
use crate::components::{Button, ButtonKind, Progress, Show, focus_row};
use crate::format::{integer, percent};
use crate::i18n::lang;
use crate::parts::awaited::Awaited;
use crate::parts::cells::LISTED;
use crate::places::{Choices, use_choices};
use crate::state::{Shared, State, Worked, use_state};
use crate::words::sentence_gap;
use crate::{t, tx};
use bundles::Sets;
use controls::Controls;
use groups::Groups;
use keepgold_core::basket::Cut;
use keepgold_core::question::{RuleTold, RulesTold, Together as Ask};
use leptos::prelude::*;
use network::Network;
use none::Nothing;
use rules::Rules;
use scatter::Spread;
use wished::Wished;

/// Rules that are told at most: more than anyone reads, and few enough to draw.
const MOST: u32 = 1_000;

/// What the parts of the tab share.
#[derive(Clone, Copy)]
struct View {
    state: State,
    choices: Choices,
    wished: Memo<Wished>,
    worked: Worked<Ask>,
    /// Rules that are shown in the table.
    listed: RwSignal<usize>,
    /// The rule that a chart led to.
    picked: RwSignal<Option<usize>>,
}

impl View {
    /// The newest answer; tracked.
    fn told(self) -> Option<Shared<RulesTold>> {
        self.worked.last()
    }

    /// Reads the rules that are told; tracked, the language too.
    fn with_rules<T>(self, read: impl FnOnce(&[RuleTold]) -> T) -> T {
        lang();
        let told = self.told();
        read(told.as_ref().map_or(&[], |told| &told.told))
    }

    /// Leads to a rule in the table.
    fn pick(self, place: usize) {
        self.picked.set(Some(place));
        self.listed
            .update(|listed| *listed = (*listed).max(place + 1));
        // By the next frame the row is there.
        request_animation_frame(move || focus_row(rules::BODY, place));
    }

    /// A chart of rules, drawn anew where they change or the language does.
    fn plot(
        self,
        draw: impl Fn(&[RuleTold], i32) -> crate::charts::Drawing + Send + Sync + 'static,
    ) -> Plot {
        std::sync::Arc::new(move |width| self.with_rules(|rules| draw(rules, width)))
    }
}

/// The tab.
#[component]
pub fn Together() -> impl IntoView {
    let (state, choices) = (use_state(), use_choices());
    let wished = Memo::new(move |_| Wished::of(choices));
    let as_of = state.derived().as_of;
    let worked = state.ask(move || Some(wished.read().ask(state, as_of.get(), MOST)));
    let view = View {
        state,
        choices,
        wished,
        worked,
        listed: RwSignal::new(LISTED),
        picked: RwSignal::new(None),
    };
    // Other rules begin at their top.
    Effect::new(move |before: Option<()>| {
        worked.last();
        if before.is_some() {
            view.picked.set(None);
            view.listed.set(LISTED);
        }
    });
    let there = Memo::new(move |_| worked.last().is_some());
    let any = Memo::new(move |_| worked.last().is_some_and(|told| !told.told.is_empty()));
    let share = Signal::derive(move || worked.share());
    let mining = Memo::new(move |_| share.get().is_some());
    let busy = Memo::new(move |_| worked.current().is_none());
    view! {
        <section class="together" aria-busy=move || busy.get().then_some("true")>
            <h2 class="visually-hidden">{tx!(cross_sell.part.together)}</h2>
            <p class="together__answer" role="status">{move || answer(view)}</p>
            <Awaited progress=Signal::derive(move || worked.progress_shown()) on_retry=move || worked.retry() />
            <Show when=move || mining.get()>
                <Progress label=tx!(together.mining) share />
            </Show>
            <Show when=move || there.get()>
                <Controls view />
                <p class="muted together__counts" aria-live="polite">{move || counts(view)}</p>
                <Show when=move || any.get() fallback=move || view! { <Nothing view /> }>
                    <Rules view />
                    <div class="together__charts">
                        <Spread view />
                        <Groups view />
                    </div>
                    <Network view />
                    <Sets view />
                </Show>
            </Show>
        </section>
    }
}

/// The strongest rule in a sentence.
fn answer(view: View) -> Option<String> {
    view.with_rules(|rules| Some(said::sentence(view, rules.first()?)))
}

/// How many baskets, combinations and rules there are, and why no more.
fn counts(view: View) -> Option<String> {
    lang();
    let told = view.told()?;
    let wished = view.wished.get();
    let mut said = vec![t!(
        together.counts.baskets,
        n = told.baskets,
        filled = integer(told.filled.into())
    )];
    said.push(t!(
        together.counts.combinations,
        n = told.frequent,
        least = integer(told.least.into()),
        closed = integer(told.closed.into()),
        maximal = integer(told.maximal.into())
    ));
    said.push(t!(
        together.counts.rules,
        n = told.rules,
        confidence = percent(told.confidence, 0),
        significant = integer(told.significant.into()),
        kept = integer(told.not_redundant.into()),
        once = integer(told.once.into())
    ));
    said.extend(reason(&told, &wished));
    if told.kept as usize > told.told.len() {
        said.push(t!(
            together.counts.first,
            n = told.told.len(),
            all = integer(told.kept.into())
        ));
    }
    Some(said.join(sentence_gap()))
}

/// Why the least number of baskets is what it is.
fn reason(told: &RulesTold, wished: &Wished) -> Option<String> {
    let least = integer(told.least.into());
    Some(match (told.cut, wished.least) {
        (Some(Cut::Time), _) => t!(together.reason.time).to_owned(),
        (Some(Cut::Itemsets), Some(wanted)) => t!(
            together.reason.room,
            wanted = integer(wanted.into()),
            least = least
        ),
        (Some(Cut::Itemsets), None) => t!(together.reason.plenty, least = least),
        (None, None) => t!(together.reason.floor, least = least),
        (None, Some(_)) => return None,
    })
}

/// What lift is, and why nothing is ranked by it.
#[component]
fn Why(text: TextProp) -> impl IntoView {
    view! {
        <details class="together__why">
            <summary aria-label=tx!(together.why_label)>"?"</summary>
            <p class="measure">{move || text.get()}</p>
        </details>
    }
}

/// A button that does one thing about the rules.
#[component]
fn Quiet(#[prop(into)] on_press: Callback<()>, children: Children) -> impl IntoView {
    view! { <Button kind=ButtonKind::Quiet on_press>{children()}</Button> }
}
