//! What can be done with several customers of a list at once, each in one step that can be undone.

mod file;
mod owner;
mod tag;
mod who;

use crate::components::{Button, ButtonKind, NoticeKind, Show, use_toasts};
use crate::i18n::lang;
use crate::make_file::{Making, TableAs, form_word, make_list};
use crate::parts::records::use_record_forms;
use crate::state::use_state;
use crate::{t, tx};
pub use file::ListFile;
use keepgold_core::book::{CustomerId, RecordKind};
use keepgold_core::sorting::set_of;
use leptos::prelude::*;
use owner::OwnerDialog;
use std::collections::BTreeSet;
use tag::TagDialog;

pub use who::{choose_box, who_chosen};

/// The customers of a list that are chosen, among those that it shows.
#[derive(Clone, Copy, Debug)]
pub struct Chosen {
    /// Whose boxes are ticked.
    pub ticked: RwSignal<BTreeSet<CustomerId>>,
    /// What the list is called.
    called: fn() -> &'static str,
    shown: Callback<(), Vec<CustomerId>>,
}

impl Chosen {
    /// No customers of a list that is called so; `shown` gives those that it shows in their order and tracks them.
    pub fn new(
        called: fn() -> &'static str,
        shown: impl Fn() -> Vec<CustomerId> + Send + Sync + 'static,
    ) -> Self {
        let ticked = RwSignal::new(BTreeSet::new());
        let shown = Callback::new(move |()| shown());
        // Whoever is not shown any more must not be acted on unseen.
        Effect::new(move || {
            if ticked.with(BTreeSet::is_empty) {
                return;
            }
            let here: BTreeSet<CustomerId> = set_of(shown.run(()));
            if !ticked.read_untracked().is_subset(&here) {
                ticked.update(|ticked| ticked.retain(|customer| here.contains(customer)));
            }
        });
        Self {
            ticked,
            called,
            shown,
        }
    }

    /// Those chosen, in the order of the list.
    pub fn customers(self) -> Vec<CustomerId> {
        let mut customers = self.shown();
        let ticked = self.ticked.read_untracked();
        customers.retain(|customer| ticked.contains(customer));
        customers
    }

    /// All that the list shows, in its order; not tracked.
    pub fn shown(self) -> Vec<CustomerId> {
        untrack(|| self.shown.run(()))
    }

    /// Ticks these, or takes their ticks away.
    pub fn tick(self, customers: impl IntoIterator<Item = CustomerId>, on: bool) {
        self.ticked.update(|ticked| {
            for customer in customers {
                if on {
                    ticked.insert(customer);
                } else {
                    ticked.remove(&customer);
                }
            }
        });
    }

    /// Ticks all that are shown.
    pub fn all(self) {
        self.tick(self.shown(), true);
    }

    /// Takes all ticks away.
    pub fn none(self) {
        self.ticked.set(BTreeSet::new());
    }

    /// How many are chosen; tracked.
    pub fn count(self) -> usize {
        self.ticked.read().len()
    }
}

/// Opens a form when somebody stands in `asked`, and empties that when it closes; `about` outlives the closing form,
/// whose title would else lose it.
fn open_for(
    asked: RwSignal<Vec<CustomerId>>,
    about: RwSignal<Vec<CustomerId>>,
    begin: impl Fn() + 'static,
    open: RwSignal<bool>,
) {
    Effect::new(move || {
        let customers = asked.get();
        if !customers.is_empty() {
            about.set(customers);
            begin();
        }
    });
    Effect::new(move || {
        if !open.get() && !asked.read_untracked().is_empty() {
            asked.set(Vec::new());
        }
    });
}

/// How many are chosen and what can be done with them; nothing while nobody is.
#[component]
pub fn ChosenBar(
    chosen: Chosen,
    /// How many the list shows.
    #[prop(into)]
    all: Signal<usize>,
    /// What only this list can do with them.
    #[prop(optional, into)]
    own: Option<ViewFn>,
) -> impl IntoView {
    let (state, toasts, forms) = (use_state(), use_toasts(), use_record_forms());
    let owning = RwSignal::new(Vec::<CustomerId>::new());
    let tagging = RwSignal::new(Vec::<CustomerId>::new());
    let making: RwSignal<Making> = RwSignal::new(None);
    let count = Memo::new(move |_| chosen.count());
    let add = move |kind| forms.open_for(kind, chosen.customers());
    // Only those of whom there is a warning can have it put off.
    let alarms = move || {
        let mut customers = chosen.customers();
        let warnings = untrack(|| state.derived().warnings.last());
        let warned: BTreeSet<CustomerId> = set_of(
            warnings
                .iter()
                .flat_map(|all| all.warnings.iter().map(|warning| warning.customer)),
        );
        customers.retain(|customer| warned.contains(customer));
        if customers.is_empty() {
            toasts.show(NoticeKind::Info, tx!(chosen.no_alarm));
        } else {
            forms.open_for(RecordKind::AlarmState, customers);
        }
    };
    let file = move |form: TableAs| {
        view! {
            <Button
                kind=ButtonKind::Quiet
                disabled=Signal::derive(move || making.get().is_some())
                on_press=move || {
                    make_list(state, toasts, (chosen.called)(), chosen.customers(), form, making)
                }
                attr:aria-label=move || t!(chosen.export, form = form_word(form, lang()))
            >
                {move || form_word(form, lang())}
            </Button>
        }
    };
    let own = StoredValue::new(own);
    let acts = move || {
        view! {
            <strong role="status">{move || t!(chosen.count, n = count.get())}</strong>
            {own.with_value(|own| own.as_ref().map(ViewFn::run))}
            <Button on_press=move || owning.set(chosen.customers())>{tx!(chosen.owner)}</Button>
            <Button on_press=move || tagging.set(chosen.customers())>{tx!(chosen.tag)}</Button>
            <Button on_press=move || add(RecordKind::Contact)>{tx!(chosen.contact)}</Button>
            <Button on_press=move || add(RecordKind::FollowUp)>{tx!(chosen.follow_up)}</Button>
            <Button on_press=alarms>{tx!(chosen.alarm)}</Button>
            {TableAs::ALL.map(file).into_iter().collect_view()}
            <Show when=move || { count.get() < all.get() }>
                <Button kind=ButtonKind::Quiet on_press=move || chosen.all()>
                    {move || t!(chosen.all, n = crate::format::integer(all.get() as i64))}
                </Button>
            </Show>
            <Button kind=ButtonKind::Quiet on_press=move || chosen.none()>{tx!(chosen.none)}</Button>
        }
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <div class="actions chosen-bar" role="group" aria-label=tx!(chosen.bar)>{acts()}</div>
        </Show>
        <OwnerDialog owning />
        <TagDialog tagging />
    }
}
