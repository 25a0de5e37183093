//! What must be said before the file is read: which column says who bought, when and for how much, where the headings do not
//! say it plainly; and what the first rows come to with the columns as they stand.

use keepgold_core::import::{ColumnAsk, Need, Role, TableKind};
use leptos::prelude::*;

use super::{Basis, Wizard};
use crate::components::fresh_id;
use crate::words::amount::amount_in;
use crate::words::import::column_title;
use crate::words::sentence_gap;
use crate::{t, tx};

/// The role under which the answer about a column is kept: who bought is one question.
pub fn about(role: Role) -> Role {
    match role {
        Role::CustomerCode | Role::FirstName | Role::LastName => Role::CustomerName,
        other => other,
    }
}

/// The questions that are open or answered, with those that arise where a person took a column away.
fn questions(wizard: Wizard) -> Vec<ColumnAsk> {
    if wizard.kind.get() != TableKind::OrderLines || wizard.is_remembered() {
        return Vec::new();
    }
    let mut asks = wizard
        .look
        .with(|look| look.as_ref().map(|look| look.proposal.asks.clone()))
        .unwrap_or_default();
    let has_customer = asks.iter().any(|ask| ask.about == Role::CustomerName);
    if wizard.mapping().lacks().contains(&Need::Customer) && !has_customer {
        asks.push(ColumnAsk {
            about: Role::CustomerName,
            choices: Vec::new(),
        });
    }
    // Without a column to choose, the lack itself is said.
    asks.retain(|ask| !ask.choices.is_empty() || ask.about == Role::CustomerName);
    asks
}

/// Whether a question waits for its answer.
pub fn is_waiting(wizard: Wizard) -> bool {
    let answers = wizard.answers.read();
    questions(wizard)
        .iter()
        .any(|ask| !answers.contains(&ask.about))
}

/// The questions.
#[component]
pub fn Asks(wizard: Wizard) -> impl IntoView {
    let asks = Memo::new(move |_| questions(wizard));
    move || {
        asks.get()
            .into_iter()
            .map(|ask| question(wizard, ask))
            .collect_view()
    }
}

fn question(wizard: Wizard, ask: ColumnAsk) -> impl IntoView {
    let of = ask.about;
    let legend = match of {
        Role::CustomerName => t!(import.ask.customer),
        Role::Date => t!(import.ask.date),
        Role::Quantity => t!(import.ask.quantity),
        Role::UnitPrice => t!(import.ask.unit_price),
        _ => t!(import.ask.amount),
    };
    let name = fresh_id("ask");
    let answered = move || wizard.answers.read().contains(&of);
    let columns = wizard.look.with_untracked(|look| {
        let columns = look.as_ref().map(|look| &look.proposal.columns);
        columns.cloned().unwrap_or_default()
    });
    let nobody = (of == Role::CustomerName).then_some(None);
    let options = ask
        .choices
        .into_iter()
        .map(Some)
        .chain(nobody)
        .map(|choice| {
            let label = match choice {
                Some((place, _)) => {
                    let column = columns.get(place);
                    let header = column.map(|column| column_title(&column.header, place));
                    let samples = column.map(|column| column.samples.join(" · "));
                    view! {
                        {header.unwrap_or_default()}
                        " "
                        <span class="muted">{samples.unwrap_or_default()}</span>
                    }
                    .into_any()
                }
                None => t!(import.ask.nobody).into_any(),
            };
            let is_chosen = move || {
                answered()
                    && match choice {
                        Some((place, role)) => wizard.roles.with(|roles| {
                            roles.get(place).is_some_and(|(has, _)| *has == Some(role))
                        }),
                        None => wizard.mapping().lacks().contains(&Need::Customer),
                    }
            };
            view! {
                <label class="checkbox">
                    <input
                        type="radio"
                        name=name.clone()
                        prop:checked=is_chosen
                        on:change=move |_| answer(wizard, of, choice)
                    />
                    <span>{label}</span>
                </label>
            }
        });
    view! {
        <fieldset class="question">
            <legend>{legend}</legend>
            <p class="muted measure">{tx!(import.ask.why)}</p>
            {options.collect_view()}
        </fieldset>
    }
}

/// Gives the role to the chosen column and takes it from the others.
fn answer(wizard: Wizard, of: Role, choice: Option<(usize, Role)>) {
    wizard.roles.update(|roles| {
        for (place, (role, basis)) in roles.iter_mut().enumerate() {
            match choice {
                Some((chosen, new)) if chosen == place => {
                    (*role, *basis) = (Some(new), Basis::Chosen)
                }
                _ if role.is_some_and(|role| about(role) == of) => {
                    (*role, *basis) = (None, Basis::Chosen);
                }
                _ => {}
            }
        }
    });
    wizard.answers.update(|answers| {
        answers.insert(of);
    });
    wizard.glimpse();
}

/// What the first rows come to.
#[component]
pub fn Glimpsed(wizard: Wizard) -> impl IntoView {
    let said = move || {
        let glimpse = wizard.first.get()?;
        let money = |money| amount_in(money, &wizard.currency());
        let customers = t!(units.customers, n = glimpse.customers);
        let orders = t!(units.orders, n = glimpse.orders);
        let sales = money(glimpse.net_sales);
        if glimpse.orders == 0 {
            return Some(t!(import.glimpse.nothing).to_owned());
        }
        let first = if glimpse.whole {
            t!(
                import.glimpse.whole,
                customers = customers,
                orders = orders,
                sales = sales
            )
        } else {
            let rows = t!(units.rows, n = glimpse.rows);
            t!(
                import.glimpse.first,
                rows = rows,
                customers = customers,
                orders = orders,
                sales = sales
            )
        };
        let one = |(name, sales)| t!(import.glimpse.one, name = name, sales = money(sales));
        let largest: Vec<String> = glimpse.largest.into_iter().map(one).collect();
        if largest.is_empty() {
            return Some(first);
        }
        let largest = largest.join(t!(value.list_separator));
        let largest = t!(import.glimpse.largest, names = largest);
        Some(format!("{first}{}{largest}", sentence_gap()))
    };
    view! { <p class="measure import__glimpse" aria-live="polite">{said}</p> }
}
