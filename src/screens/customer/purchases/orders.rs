//! The customer's orders, newest first, voided ones too.

use super::Subject;
use super::lines::Lines;
use crate::components::{Button, More, Show, Tag, TagKind, use_toasts};
use crate::parts::act::act_or_tell;
use crate::parts::awaited::Awaited;
use crate::state::use_state;
use crate::words::amount::{amount, day_iso};
use crate::{t, tx};
use keepgold_core::book::Command;
use keepgold_core::question::OrderBrief;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Orders shown at first, and with each further step.
const STEP: usize = 25;

/// The section.
#[component]
pub fn OrderList(subject: Subject) -> impl IntoView {
    let asked = subject.orders;
    let orders = Memo::new(move |_| asked.last());
    let count = Signal::derive(move || orders.read().as_ref().map_or(0, |orders| orders.len()));
    let shown = RwSignal::new(STEP);
    let listed = move || {
        let orders = orders.get();
        let orders = orders.as_ref().map(|orders| orders.iter());
        let orders = orders.into_iter().flatten();
        orders.take(shown.get()).cloned().collect::<Vec<_>>()
    };
    let summary = move || {
        let Some(orders) = orders.get() else {
            return String::new();
        };
        let counted: Vec<&OrderBrief> = orders.iter().filter(|order| !order.voided).collect();
        if orders.is_empty() {
            return t!(customer.orders.none).to_owned();
        }
        let lines: u32 = counted.iter().map(|order| order.lines).sum();
        let orders = t!(units.orders, n = counted.len());
        t!(
            customer.orders.summary,
            orders = orders,
            lines = t!(units.order_lines, n = lines)
        )
    };
    view! {
        <section class="customer__section" aria-labelledby="orders">
            <h2 id="orders">{tx!(customer.orders.title)}</h2>
            <Awaited progress=Signal::derive(move || asked.progress_shown()) on_retry=move || asked.retry() />
            <p class="muted">{summary}</p>
            <Button on_press=move || subject.ordering.set(true)>{tx!(customer.add_order)}</Button>
            <div class="orders" id="order-rows">
                // The id alone is not enough: after an undo another order may take it.
                <For each=listed key=OrderBrief::clone children=move |order| view! { <OneOrder subject order /> } />
            </div>
            <More list="order-rows" all=count shown step=STEP />
        </section>
    }
}

#[component]
fn OneOrder(subject: Subject, order: OrderBrief) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let Subject { currency, .. } = subject;
    let OrderBrief {
        id,
        day,
        lines,
        returns,
        amount: sum,
        voided,
        code,
    } = order;
    let open = RwSignal::new(false);
    let number = {
        let code = code.clone();
        move || match code.as_str() {
            "" => t!(customer.orders.no_number).to_owned(),
            code => t!(customer.orders.number, code = code),
        }
    };
    let title = {
        let number = number.clone();
        move || format!("{} {}", day_iso(day), number())
    };
    let after = move || day > state.derived().as_of.get();
    let turn = move || {
        let code = code.clone();
        let said = move || match voided {
            false => t!(customer.orders.was_voided, code = code),
            true => t!(customer.orders.was_restored, code = code),
        };
        act_or_tell(state, toasts, Command::VoidOrder(id, !voided), said);
    };
    let turn_label = move || match voided {
        false => t!(customer.orders.void),
        true => t!(customer.orders.restore),
    };
    let toggled = move |event: web_sys::Event| {
        let details = event
            .current_target()
            .and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        open.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    view! {
        <details class="order" on:toggle=toggled>
            <summary class="order__head">
                <span>{day_iso(day)}</span>
                <span class="order__number">{number}</span>
                <span class="order__tags">
                    {voided.then(|| view! { <Tag kind=TagKind::Warning>{tx!(customer.orders.voided)}</Tag> })}
                    {(returns > 0).then(|| view! { <Tag>{tx!(customer.orders.returns, n = returns)}</Tag> })}
                    <Show when=after><Tag>{tx!(customer.orders.after)}</Tag></Show>
                </span>
                <span class="order__lines">{tx!(units.lines, n = lines)}</span>
                <span class="number" class:order__voided=voided>{move || amount(sum, &currency.read())}</span>
            </summary>
            <Show when=move || open.get()>
                <Lines order=id title=title.clone() currency />
                <Button on_press=turn.clone()>{turn_label}</Button>
            </Show>
        </details>
    }
}
