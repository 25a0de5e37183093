//! The customer's orders, newest first, voided ones too.

use super::Subject;
use super::lines::Lines;
use crate::components::{Button, More, Tag, TagKind, use_toasts};
use crate::screens::act::act_or_tell;
use crate::state::use_state;
use crate::words::amount::{amount, day_iso};
use crate::{t, tx};
use keepgold_core::book::{Book, Command, CustomerId, OrderId};
use keepgold_core::sorting::sort_by;
use keepgold_core::unit::{Day, Money};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Orders shown at first, and with each further step.
const STEP: usize = 25;

/// One order in short.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Brief {
    id: OrderId,
    code: String,
    day: Day,
    lines: usize,
    returns: usize,
    amount: Money,
    voided: bool,
}

/// The section.
#[component]
pub fn OrderList(subject: Subject) -> impl IntoView {
    let state = use_state();
    let orders = Memo::new(move |_| state.with_book(|book| briefs(book, subject.id)));
    let shown = RwSignal::new(STEP);
    let listed = move || {
        orders
            .read()
            .iter()
            .take(shown.get())
            .cloned()
            .collect::<Vec<_>>()
    };
    let summary = move || {
        let orders = orders.read();
        let counted: Vec<&Brief> = orders.iter().filter(|order| !order.voided).collect();
        if orders.is_empty() {
            return t!(customer.orders.none).to_owned();
        }
        let lines: usize = counted.iter().map(|order| order.lines).sum();
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
            <p class="muted">{summary}</p>
            <div class="orders" id="order-rows">
                <For each=listed key=|order| (order.id, order.voided, order.day) children=move |order| view! { <OneOrder subject order /> } />
            </div>
            <More list="order-rows" all=Signal::derive(move || orders.read().len()) shown step=STEP />
        </section>
    }
}

/// All orders that count for the customer, the newest first.
fn briefs(book: &Book, customer: CustomerId) -> Vec<Brief> {
    let orders = book.orders();
    let own = |id: &OrderId| orders.customer(*id).map(|c| book.customer_root(c)) == Some(customer);
    let brief = |id: OrderId| Brief {
        id,
        code: orders.code(id).to_owned(),
        day: orders.day(id),
        lines: orders.line_range(id).len(),
        returns: orders
            .lines(id)
            .filter(|line| line.quantity.is_return())
            .count(),
        amount: orders.lines(id).map(|line| line.amount()).sum(),
        voided: book.voided().contains(&id),
    };
    let mut briefs: Vec<Brief> = orders.ids().filter(own).map(brief).collect();
    sort_by(&mut briefs, |a, b| (b.day, b.id).cmp(&(a.day, a.id)));
    briefs
}

#[component]
fn OneOrder(subject: Subject, order: Brief) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let Subject { currency, .. } = subject;
    let Brief {
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

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::{Customer, History, Line, Order, Product, ProductId};
    use keepgold_core::unit::{Price, Quantity};

    #[test]
    fn orders_of_merged_records_count_and_voided_ones_stay_listed() {
        let mut history = History::default();
        for name in ["A", "B"] {
            let customer = Customer {
                name: name.into(),
                ..Customer::default()
            };
            history.apply(Command::AddCustomer(customer)).unwrap();
        }
        let product = Product {
            name: "P".into(),
            ..Product::default()
        };
        history.apply(Command::AddProduct(product)).unwrap();
        let (a, b) = (CustomerId::from_index(0), CustomerId::from_index(1));
        for (customer, day, quantity) in [(a, 1, 1_000), (b, 3, -2_000), (a, 2, 1_000)] {
            let line = Line {
                product: ProductId::from_index(0),
                quantity: Quantity::from_thousandths(quantity).unwrap(),
                price: Price::from_millionths(5_000_000).unwrap(),
            };
            let day = Day::from_civil(2025, 1, day).unwrap();
            let order = Order {
                code: String::new(),
                customer: Some(customer),
                day,
                lines: vec![line],
            };
            history.apply(Command::AddOrder(order)).unwrap();
        }
        history
            .apply(Command::MergeCustomers { from: b, into: a })
            .unwrap();
        history
            .apply(Command::VoidOrder(OrderId::from_index(2), true))
            .unwrap();
        let listed = briefs(history.book(), a);
        let days: Vec<u32> = listed.iter().map(|order| order.day.civil().2).collect();
        assert_eq!(days, [3, 2, 1]);
        assert_eq!(listed[0].returns, 1);
        assert_eq!(listed[0].amount, Money::from_units(-10));
        assert!(listed[1].voided);
        assert!(briefs(history.book(), b).is_empty());
    }
}
