//! Enters an order by hand.

use super::Subject;
use super::order_draft::{Draft, Fault, LineDraft, offers, resolve};
use crate::components::{
    Button, ButtonKind, ButtonLink, EditDialog, Field, Form, Show, TextField, fresh_id, use_toasts,
};
use crate::parts::act::act;
use crate::places::Route;
use crate::shell::clock;
use crate::state::use_state;
use crate::words::amount::amount_in;
use crate::words::book::refusal;
use crate::{t, tx};
use keepgold_core::book::{Command, ProductId, Tables};
use keepgold_core::question::LastPrice;
use keepgold_core::unit::Money;
use leptos::prelude::*;

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
    let form = Form::<Draft, Fault>::shown_by(open, Draft::on(clock::today()));
    let draft = form.draft;
    let no_products = Memo::new(move |_| {
        state.with_book(Tables::PRODUCTS, |book| {
            !book.products().iter().any(|p| p.is_listed())
        })
    });
    Effect::new(move || {
        if open.get() {
            form.begin(Draft::on(clock::today()));
        }
    });
    let save = move || {
        let order = state.with_book_untracked(|book| draft.read_untracked().order(book, id));
        let name = record.read_untracked().title().to_owned();
        let said = move || t!(customer.order.said, name = name);
        form.end(order.and_then(|order| {
            act(state, toasts, Command::AddOrder(order), said).map_err(Fault::Refused)
        }));
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
    let foot = move || view! { <span class="order-form__total">{total}</span> };
    let refused = form.wrong(|fault| match fault {
        Fault::Refused(why) => Some(refusal(why)),
        _ => None,
    });
    view! {
        <EditDialog
            open
            title=move || t!(customer.order.title, name = record.read().title())
            save=tx!(customer.order.save)
            on_save=save
            refused
            disabled=no_products
            foot
        >
            <Show when=move || !no_products.get() fallback=no_products_yet>
                <Fields form currency />
            </Show>
        </EditDialog>
    }
}

/// Nothing can be ordered; where products come from.
fn no_products_yet() -> impl IntoView {
    view! {
        <p>{tx!(customer.order.no_products)}</p>
        <div>
            <ButtonLink href=Route::Data.href()>{tx!(customer.order.to_products)}</ButtonLink>
        </div>
    }
}

#[component]
fn Fields(form: Form<Draft, Fault>, currency: Memo<String>) -> impl IntoView {
    let Form { draft, fault, .. } = form;
    let wrong_day =
        form.wrong(|fault| (*fault == Fault::Day).then(|| t!(customer.order.no_day).to_owned()));
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
        <div class="form-grid">
            <TextField
                kind="date"
                label=tx!(customer.order.day)
                value=form.text(|d| &d.day)
                on_input=form.write(|d| &mut d.day)
                error=wrong_day
            />
            <TextField
                label=tx!(customer.order.code)
                value=form.text(|d| &d.code)
                on_input=form.write(|d| &mut d.code)
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
    let chosen = RwSignal::new(None::<ProductId>);
    let choose = move |typed: String| {
        chosen.set(state.with_book_untracked(|book| resolve(book, &typed)));
        write(&move |line| line.product.clone_from(&typed));
    };
    let last = state.ask(move || chosen.get().map(LastPrice));
    // The product's last price is a first guess, where none was typed.
    Effect::new(move || {
        let price = last.current().and_then(|price| *price);
        if let Some(price) = price {
            write(&move |line| {
                if line.price.is_empty() {
                    line.price = price.to_string();
                }
            });
        }
    });
    let remove = move || draft.update(|draft| draft.lines.retain(|line| line.key != key));
    let (id, list) = (fresh_id("product"), fresh_id("products"));
    let offered = move || {
        let offers = state.with_book(Tables::PRODUCTS, |book| offers(book, &line.read().product));
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
