//! Merges two records of one customer, with what will happen said before.

use super::act::act;
use super::awaited::Awaited;
use super::customer_picker::CustomerPicker;
use crate::components::{EditDialog, use_toasts};
use crate::state::use_state;
use crate::words::book::refusal;
use crate::{t, tx};
use keepgold_core::book::{Command, CustomerId, Refusal, Tables};
use keepgold_core::question::OrderCount;
use leptos::prelude::*;

/// The dialog. With `from` the record that goes is set beforehand.
#[component]
pub fn MergeDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// The record that goes.
    #[prop(optional)]
    from: Option<CustomerId>,
    /// Called with the record that stays.
    #[prop(optional, into)]
    on_merged: Option<Callback<(CustomerId,)>>,
) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let goes = RwSignal::new(from);
    let stays = RwSignal::new(None::<CustomerId>);
    let refused = RwSignal::new(None::<Refusal>);
    // At closing, not at opening: the fields take what is chosen when they are built.
    Effect::new(move || {
        if !open.get() {
            goes.set(from);
            stays.set(None);
            refused.set(None);
        }
    });
    let title_of = move |id: CustomerId| {
        state.with_book(Tables::CUSTOMERS, |book| book.customer_title(id).to_owned())
    };
    let counted = state.ask(move || goes.get().filter(|_| stays.get().is_some()).map(OrderCount));
    let what = move || {
        let (Some(from), Some(into)) = (goes.get(), stays.get()) else {
            return t!(customers.merging.choose).to_owned();
        };
        if from == into {
            return t!(customers.merging.same).to_owned();
        }
        let Some(orders) = counted.current() else {
            return String::new();
        };
        let orders = t!(units.orders, n = *orders);
        t!(
            customers.merging.what,
            orders = orders,
            from = title_of(from),
            into = title_of(into)
        )
    };
    let merge = move || {
        let (Some(from), Some(into)) = (goes.get_untracked(), stays.get_untracked()) else {
            return;
        };
        let (gone, kept) = untrack(|| (title_of(from), title_of(into)));
        let said = move || t!(customers.merged, from = gone, into = kept);
        match act(state, toasts, Command::MergeCustomers { from, into }, said) {
            Ok(()) => {
                open.set(false);
                if let Some(on_merged) = on_merged {
                    on_merged.run((into,));
                }
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let unready = Signal::derive(move || {
        goes.get().is_none() || stays.get().is_none() || goes.get() == stays.get()
    });
    let fault = Signal::derive(move || refused.read().as_ref().map(refusal).unwrap_or_default());
    view! {
        <EditDialog
            open
            title=tx!(customers.merging.title)
            save=tx!(customers.merging.do_it)
            on_save=merge
            refused=fault
            disabled=unready
        >
            <CustomerPicker label=tx!(customers.merging.from) chosen=goes />
            <CustomerPicker label=tx!(customers.merging.into) chosen=stays />
            <p role="status">{what}</p>
            <Awaited progress=Signal::derive(move || counted.progress()) on_retry=move || counted.retry() />
        </EditDialog>
    }
}
