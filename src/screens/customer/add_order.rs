//! Enters an order by hand. Must know nothing of scores.

use super::Subject;
use crate::components::{
    Button, ButtonKind, Dialog, Field, Notice, NoticeKind, TextField, fresh_id, use_toasts,
};
use crate::screens::customers::act::act;
use crate::shell::clock;
use crate::state::use_state;
use crate::words::amount::{amount_in, day_iso, parse_day};
use crate::words::refusal::refusal;
use crate::{t, tx};
use keepgold_core::book::{Book, Command, CustomerId, Line, Order, ProductId, Refusal};
use keepgold_core::unit::{Money, Price, Quantity};
use leptos::prelude::*;

/// Products offered at once.
const OFFERED: usize = 40;

/// One line as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct LineDraft {
    /// Tells lines apart while others come and go.
    key: u32,
    product: String,
    quantity: String,
    price: String,
}

/// The order as it is typed; at least one line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    code: String,
    day: String,
    lines: Vec<LineDraft>,
}

/// What was wrong when it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Day,
    /// The line with this key.
    Product(u32),
    Quantity(u32),
    Price(u32),
    Refused(Refusal),
}

impl Draft {
    fn new() -> Draft {
        Draft {
            code: String::new(),
            day: day_iso(clock::today()),
            lines: vec![LineDraft::default()],
        }
    }

    fn order(&self, book: &Book, customer: CustomerId) -> Result<Order, Fault> {
        let day = parse_day(&self.day).ok_or(Fault::Day)?;
        let lines = self
            .lines
            .iter()
            .map(|line| line.line(book))
            .collect::<Result<_, _>>()?;
        Ok(Order {
            code: self.code.trim().to_owned(),
            customer: Some(customer),
            day,
            lines,
        })
    }
}

impl LineDraft {
    fn amounts(&self) -> Option<(Quantity, Price)> {
        let quantity = Quantity::parse(self.quantity.trim().as_bytes()).ok()?;
        let price = Price::parse(self.price.trim().as_bytes()).ok()?;
        Some((quantity.0, price.0))
    }

    fn line(&self, book: &Book) -> Result<Line, Fault> {
        let product = resolve(book, &self.product).ok_or(Fault::Product(self.key))?;
        let quantity = match Quantity::parse(self.quantity.trim().as_bytes()) {
            Ok((quantity, _)) if quantity != Quantity::default() => quantity,
            _ => return Err(Fault::Quantity(self.key)),
        };
        match Price::parse(self.price.trim().as_bytes()) {
            Ok((price, _)) => Ok(Line {
                product,
                quantity,
                price,
            }),
            Err(_) => Err(Fault::Price(self.key)),
        }
    }
}

/// How a product is written so that no two are written alike.
fn label(book: &Book, id: ProductId) -> String {
    book.product(id).map_or_else(String::new, |product| {
        match (product.code.as_str(), product.name.as_str()) {
            ("", name) => format!("{name} #{}", id.index()),
            (code, "") => code.to_owned(),
            (code, name) => format!("{name} · {code}"),
        }
    })
}

/// The product whose label, code or own name was typed.
fn resolve(book: &Book, typed: &str) -> Option<ProductId> {
    let typed = typed.trim();
    let listed = || {
        let ids = (0..book.products().len()).map(ProductId::from_index);
        ids.filter(|&id| book.product(id).is_some_and(|product| product.is_listed()))
    };
    if typed.is_empty() {
        return None;
    }
    listed().find(|&id| label(book, id) == typed).or_else(|| {
        let named = |&id: &ProductId| {
            book.product(id)
                .is_some_and(|p| p.code == typed || p.name == typed)
        };
        let mut matches = listed().filter(named);
        matches.next().filter(|_| matches.next().is_none())
    })
}

/// Products whose name or code holds what was typed.
fn offers(book: &Book, typed: &str) -> Vec<String> {
    let wanted = typed.trim().to_lowercase();
    let ids = (0..book.products().len()).map(ProductId::from_index);
    let fits = |&id: &ProductId| {
        book.product(id).is_some_and(|product| {
            product.is_listed()
                && (product.name.to_lowercase().contains(&wanted)
                    || product.code.to_lowercase().contains(&wanted))
        })
    };
    ids.filter(fits)
        .take(OFFERED)
        .map(|id| label(book, id))
        .collect()
}

/// The price of the product's newest line anywhere, as a first guess.
fn last_price(book: &Book, product: ProductId) -> Option<String> {
    let orders = book.orders();
    let place = orders
        .line_products()
        .iter()
        .rposition(|&of| of == product)?;
    Some(orders.line_prices().get(place)?.to_string())
}

/// The dialog.
#[component]
pub fn AddOrder(subject: Subject, open: RwSignal<bool>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let Subject {
        id,
        record,
        currency,
        ..
    } = subject;
    let draft = RwSignal::new(Draft::new());
    let fault = RwSignal::new(None::<Fault>);
    let no_products =
        Memo::new(move |_| state.with_book(|book| !book.products().iter().any(|p| p.is_listed())));
    Effect::new(move || {
        if open.get() {
            draft.set(Draft::new());
            fault.set(None);
        }
    });
    let save = move || {
        let order = state.with_book_untracked(|book| draft.read_untracked().order(book, id));
        let name = record.read_untracked().title().to_owned();
        let said = move || t!(customer.order.said, name = name);
        let done = order.and_then(|order| {
            act(state, toasts, Command::AddOrder(order), said).map_err(Fault::Refused)
        });
        match done {
            Ok(()) => open.set(false),
            Err(why) => fault.set(Some(why)),
        }
    };
    let total = move || {
        let amounts = draft
            .read()
            .lines
            .iter()
            .filter_map(LineDraft::amounts)
            .collect::<Vec<_>>();
        let total: Money = amounts
            .into_iter()
            .map(|(quantity, price)| quantity.at(price))
            .sum();
        t!(
            customer.order.total,
            amount = amount_in(total, &currency.read())
        )
    };
    let actions = move || {
        view! {
            <span class="order-form__total">{total}</span>
            <Button on_press=move || open.set(false)>{tx!(shell.cancel)}</Button>
            <Button kind=ButtonKind::Primary disabled=no_products on_press=save>{tx!(customer.order.save)}</Button>
        }
    };
    view! {
        <Dialog open title=move || t!(customer.order.title, name = record.read().title()) actions>
            <Show when=move || !no_products.get() fallback=|| view! { <p>{tx!(customer.order.no_products)}</p> }>
                <Fields draft fault currency />
            </Show>
        </Dialog>
    }
}

#[component]
fn Fields(
    draft: RwSignal<Draft>,
    fault: RwSignal<Option<Fault>>,
    currency: Memo<String>,
) -> impl IntoView {
    let wrong_day = Signal::derive(move || match fault.get() {
        Some(Fault::Day) => t!(customer.order.no_day).to_owned(),
        _ => String::new(),
    });
    let refused = move || match fault.get() {
        Some(Fault::Refused(why)) => {
            Some(view! { <Notice kind=NoticeKind::Error text=move || refusal(&why) /> })
        }
        _ => None,
    };
    let keys = move || {
        draft
            .read()
            .lines
            .iter()
            .map(|line| line.key)
            .collect::<Vec<_>>()
    };
    let add = move || {
        draft.update(|draft| {
            let key = draft
                .lines
                .iter()
                .map(|line| line.key + 1)
                .max()
                .unwrap_or(0);
            draft.lines.push(LineDraft {
                key,
                ..LineDraft::default()
            });
        });
    };
    view! {
        {refused}
        <div class="form-grid">
            <TextField
                kind="date"
                label=tx!(customer.order.day)
                value=Signal::derive(move || draft.read().day.clone())
                on_input=move |typed| draft.update(|draft| draft.day = typed)
                error=wrong_day
            />
            <TextField
                label=tx!(customer.order.code)
                value=Signal::derive(move || draft.read().code.clone())
                on_input=move |typed| draft.update(|draft| draft.code = typed)
            />
        </div>
        <For each=keys key=|key| *key children=move |key| view! { <OneLine key draft fault currency /> } />
        <div><Button on_press=add>{tx!(customer.order.add_line)}</Button></div>
    }
}

#[component]
fn OneLine(
    key: u32,
    draft: RwSignal<Draft>,
    fault: RwSignal<Option<Fault>>,
    currency: Memo<String>,
) -> impl IntoView {
    let state = use_state();
    let place = Memo::new(move |_| {
        draft
            .read()
            .lines
            .iter()
            .position(|l| l.key == key)
            .unwrap_or(0)
            + 1
    });
    let single = Memo::new(move |_| draft.read().lines.len() == 1);
    let line = Memo::new(move |_| {
        draft
            .read()
            .lines
            .iter()
            .find(|line| line.key == key)
            .cloned()
            .unwrap_or_default()
    });
    let write = move |set: &dyn Fn(&mut LineDraft)| {
        draft.update(|draft| {
            draft
                .lines
                .iter_mut()
                .filter(|line| line.key == key)
                .for_each(set)
        });
    };
    let wrong = move |at: fn(u32) -> Fault, sentence: fn() -> &'static str| {
        Signal::derive(move || {
            if fault.get() == Some(at(key)) {
                sentence().to_owned()
            } else {
                String::new()
            }
        })
    };
    let choose = move |typed: String| {
        let guess = state.with_book_untracked(|book| {
            resolve(book, &typed).and_then(|product| last_price(book, product))
        });
        write(&move |line| {
            line.product.clone_from(&typed);
            if let Some(price) = guess.as_ref().filter(|_| line.price.is_empty()) {
                line.price.clone_from(price);
            }
        });
    };
    let remove = move || draft.update(|draft| draft.lines.retain(|line| line.key != key));
    let (id, list) = (fresh_id("product"), fresh_id("products"));
    let offered = move || {
        let offers = state.with_book(|book| offers(book, &line.read().product));
        offers
            .into_iter()
            .map(|label| view! { <option value=label></option> })
            .collect_view()
    };
    view! {
        <fieldset class="order-line">
            <legend>{move || t!(customer.order.line, n = place.get())}</legend>
            <Field
                id=id.clone()
                label=tx!(customer.order.product)
                hint=Some(TextProp::from(tx!(customer.order.product_hint)))
                error=wrong(Fault::Product, || t!(customer.order.no_product))
            >
                <input
                    class="input"
                    id=id
                    list=list.clone()
                    autocomplete="off"
                    prop:value=move || line.read().product.clone()
                    on:input:target=move |event| choose(event.target().value())
                />
                <datalist id=list>{offered}</datalist>
            </Field>
            <TextField
                label=tx!(customer.order.quantity)
                hint=tx!(customer.order.quantity_hint)
                value=Signal::derive(move || line.read().quantity.clone())
                on_input=move |typed: String| write(&|line| line.quantity.clone_from(&typed))
                error=wrong(Fault::Quantity, || t!(customer.order.no_quantity))
            />
            <TextField
                label=move || t!(customer.order.price, currency = currency.read())
                value=Signal::derive(move || line.read().price.clone())
                on_input=move |typed: String| write(&|line| line.price.clone_from(&typed))
                error=wrong(Fault::Price, || t!(customer.order.no_price))
            />
            <Show when=move || !single.get()>
                <Button kind=ButtonKind::Quiet on_press=remove>{move || t!(customer.order.remove_line, n = place.get())}</Button>
            </Show>
        </fieldset>
    }
}

#[cfg(test)]
#[path = "add_order_tests.rs"]
mod tests;
