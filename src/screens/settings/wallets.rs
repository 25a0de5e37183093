//! Whether estimated wallets count in the scores: entered for all customers whose wallet nobody judged, or taken out again.

use crate::components::{Button, Show, use_toasts};
use crate::parts::act::act_or_tell;
use crate::parts::awaited::Awaited;
use crate::parts::wallets::{ask_wallets, unfilled_in};
use crate::state::use_state;
use crate::{t, tx};
use keepgold_core::book::{Command, CustomerId, Evidence, Judgement};
use leptos::prelude::*;

/// The section.
#[component]
pub fn WalletFields() -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let (asked, wallets) = ask_wallets(state);
    let currency = state.currency();
    let said = move || {
        let wallets = wallets.get()?;
        let Some(sum) = wallets.sum() else {
            return Some(t!(settings.wallets.none).to_owned());
        };
        let unfilled = unfilled_in(sum, &currency.read());
        let n = wallets.unfilled.len();
        Some(t!(settings.wallets.said, n = n, unfilled = unfilled))
    };
    let count = move |of: fn(&keepgold_core::advice::Wallets) -> usize| {
        Memo::new(move |_| wallets.read().as_ref().map_or(0, of))
    };
    let (to_enter, entered) = (
        count(|wallets| wallets.to_enter.len()),
        count(|wallets| wallets.entered.len()),
    );
    let judge = move |all: Vec<(CustomerId, Option<Judgement>)>| {
        let customers = t!(units.customers, n = all.len());
        let command = Command::JudgeSeveral(Evidence::Wallet, all);
        let said = move || t!(settings.wallets.done, customers = customers);
        act_or_tell(state, toasts, command, said);
    };
    let enter = move || {
        let wallets = wallets.get_untracked().unwrap_or_default();
        let all = wallets.to_enter.into_iter();
        judge(all.map(|(id, wallet)| (id, Some(wallet))).collect());
    };
    let take_out = move || {
        let wallets = wallets.get_untracked().unwrap_or_default();
        judge(wallets.entered.into_iter().map(|id| (id, None)).collect());
    };
    view! {
        <section class="stack" aria-labelledby="settings-wallets">
            <h2 id="settings-wallets">{tx!(settings.wallets.title)}</h2>
            <Awaited progress=Signal::derive(move || asked.progress_shown()) on_retry=move || asked.retry() />
            <p class="measure">{said}</p>
            <div class="actions">
                <Show when=move || to_enter.get() != 0>
                    <Button on_press=enter>{move || t!(settings.wallets.enter, n = to_enter.get())}</Button>
                </Show>
                <Show when=move || entered.get() != 0>
                    <Button on_press=take_out>{move || t!(settings.wallets.take_out, n = entered.get())}</Button>
                </Show>
            </div>
        </section>
    }
}
