//! The calculator of a concept: its form at the left, its answer at the right, two scenarios where one wants to compare,
//! and the whole of it in the address.

mod answer;
mod box_of_sum;
mod charts;
mod customer;
mod form;
mod keep;
mod rows;

use crate::components::{Button, ButtonKind, Notice, NoticeKind};
use crate::i18n::lang;
use crate::places::{Choices, FIGURES};
use crate::state::use_state;
use crate::words::lesson::said;
use crate::{t, tx};
use answer::Answered;
use customer::FromCustomer;
use form::Form;
use gloo_timers::callback::Timeout;
use keepgold_core::book::CustomerId;
use keepgold_core::calculators::{
    BadLink, Calculator, Outcome, Shared, Sheet, read_link, write_link,
};
use keepgold_core::lessons::Concept;
use leptos::prelude::*;

/// Milliseconds without a further change before the address follows the figures.
const CALM: u32 = 400;

/// What is on the desk.
#[derive(Clone, Copy)]
struct Desk {
    own: &'static Calculator,
    /// The sheets: one, or two that are compared.
    sheets: RwSignal<Vec<Sheet>>,
    /// Which of them is filled in.
    at: RwSignal<usize>,
    /// Whose figures were filled in last.
    customer: RwSignal<Option<CustomerId>>,
    /// What a link calls the customer whose figures these are; empty where they are nobody's.
    called: RwSignal<String>,
    /// What each comes to.
    outcomes: Memo<Vec<Outcome>>,
    currency: Memo<String>,
}

impl Desk {
    fn new(own: &'static Calculator, shared: Option<Shared>) -> Self {
        let shared = shared.unwrap_or_else(|| Shared {
            sheets: vec![own.form.start()],
            customer: String::new(),
        });
        let sheets = RwSignal::new(shared.sheets);
        Self {
            own,
            sheets,
            at: RwSignal::new(0),
            customer: RwSignal::new(None),
            called: RwSignal::new(shared.customer),
            outcomes: Memo::new(move |_| sheets.read().iter().map(own.work).collect()),
            currency: use_state().currency(),
        }
    }

    /// The page of its texts.
    const fn page(&self) -> &'static str {
        self.own.name
    }

    /// Changes the sheet that is filled in, and keeps it within its form.
    fn change(&self, change: impl FnOnce(&mut Sheet)) {
        let at = self.at.get_untracked();
        self.sheets.update(|sheets| {
            if let Some(sheet) = sheets.get_mut(at) {
                change(sheet);
                *sheet = self.own.form.fit(sheet);
            }
        });
    }

    /// Fills the sheet with figures that are nobody's.
    fn begin_with(&self, filled: Sheet) {
        if !self.sheets.with_untracked(|sheets| sheets.len() > 1) {
            self.customer.set(None);
            self.called.set(String::new());
        }
        self.change(|sheet| *sheet = filled);
    }

    /// Reads the sheet that is filled in; tracked.
    fn read<T>(&self, read: impl FnOnce(&Sheet) -> T) -> Option<T> {
        self.sheets.read().get(self.at.get()).map(read)
    }

    /// Whether two are compared; tracked.
    fn compares(&self) -> bool {
        self.sheets.read().len() > 1
    }

    /// The name of a scenario.
    fn scenario(at: usize) -> &'static str {
        if at == 0 {
            t!(learn.scenario_a)
        } else {
            t!(learn.scenario_b)
        }
    }
}

/// The part.
#[component]
pub fn Trial(concept: &'static Concept, choices: Choices) -> impl IntoView {
    let own = concept.calculator()?;
    let figures = Memo::new(move |_| choices.get(FIGURES));
    // What the desk itself put into the address last.
    let written = StoredValue::new(None::<String>);
    let desk = move || {
        let text = figures.get();
        let (shared, bad) = match text.as_ref().map(|text| read_link(own, text)) {
            Some(Ok(shared)) => (Some(shared), None),
            Some(Err(bad)) => (None, Some(bad)),
            None => (None, None),
        };
        written.set_value(text);
        let desk = Desk::new(own, shared);
        let keep_now = keep_in_address(desk, choices, written);
        view! {
            {bad.map(|bad| view! { <Notice kind=NoticeKind::Error text=bad_link(bad) /> })}
            // Whoever leaves a field may be on the way to a link that takes the figures along.
            <div class="trial" on:focusout=move |_| keep_now()>
                <Scenarios desk />
                <div class="trial__desk">
                    <Form desk />
                    <Answered desk />
                </div>
            </div>
        }
        .into_any()
    };
    // A link that is pasted while the desk is open brings other figures; what the desk writes is there already.
    let brought = Memo::new(move |times: Option<&u32>| {
        let others = figures.get() != written.get_value();
        times.copied().unwrap_or_default() + u32::from(others)
    });
    Some(view! {
        <div class="trial">
            {move || {
                brought.get();
                untrack(desk)
            }}
        </div>
    })
}

/// Puts the figures into the address once nobody has changed them for a moment, or at once where what it gives is called; a
/// calculator as it starts needs none.
fn keep_in_address(
    desk: Desk,
    choices: Choices,
    written: StoredValue<Option<String>>,
) -> impl Fn() + Copy {
    let timer = StoredValue::new_local(None::<Timeout>);
    let keep_now = move || {
        let waits = timer.try_update_value(Option::take).flatten();
        if waits.is_none() {
            return;
        }
        let shared = Shared {
            sheets: desk.sheets.get_untracked(),
            customer: desk.called.get_untracked(),
        };
        let starts = shared.sheets == [desk.own.form.start()];
        let text = (!starts).then(|| write_link(&shared));
        written.set_value(text.clone());
        choices.set([(FIGURES, text)]);
    };
    Effect::new(move |first: Option<()>| {
        desk.sheets.track();
        desk.called.track();
        if first.is_some() {
            timer.set_value(Some(Timeout::new(CALM, keep_now)));
        }
    });
    keep_now
}

/// What is wrong with a link, and what to do.
fn bad_link(bad: BadLink) -> impl Fn() -> &'static str + Clone + Send + Sync + 'static {
    move || match bad {
        BadLink::Newer => t!(learn.link.newer),
        BadLink::Damaged => t!(learn.link.damaged),
        BadLink::TooLarge => t!(learn.link.too_large),
    }
}

/// The scenarios, the case, and the way back to the start.
#[component]
fn Scenarios(desk: Desk) -> impl IntoView {
    let chips = move || {
        lang();
        let chip = |at: usize| {
            let pressed = move || (desk.at.get() == at).then_some("true");
            view! { <Button on_press=move || desk.at.set(at) attr:aria-pressed=pressed>{Desk::scenario(at)}</Button> }
        };
        desk.compares().then(|| [0, 1].map(chip).collect_view())
    };
    let compare = move || {
        desk.sheets
            .update(|sheets| sheets.extend(sheets.first().cloned()));
        desk.at.set(1);
    };
    let alone = move || {
        desk.at.set(0);
        desk.sheets.update(|sheets| sheets.truncate(1));
    };
    let case = desk.own.case.map(|case| {
        let fill = move || desk.begin_with(desk.own.form.with(case));
        view! { <Button on_press=fill>{tx!(learn.case)}</Button> }
    });
    let start = move || desk.begin_with(desk.own.form.start());
    view! {
        <div class="trial__scenarios">
            {chips}
            {case}
            <FromCustomer desk />
            <Button kind=ButtonKind::Quiet on_press=start>{tx!(learn.start)}</Button>
            {move || match desk.compares() {
                true => view! { <Button kind=ButtonKind::Quiet on_press=alone>{tx!(learn.alone)}</Button> }.into_any(),
                false => view! { <Button kind=ButtonKind::Quiet on_press=compare>{tx!(learn.compare)}</Button> }.into_any(),
            }}
        </div>
    }
}

/// The label of an input.
fn label_of(desk: Desk, input: usize) -> &'static str {
    said(
        desk.page(),
        &format!("inputs.{}", desk.own.form.inputs[input].name),
    )
}
