//! Picks a customer by typing.

use crate::components::{Field, fresh_id};
use crate::state::use_state;
use crate::{t, tx};
use keepgold_core::book::{Book, CustomerId, Tables};
use leptos::prelude::*;

/// Choices offered at once; more would slow the list and nobody reads them.
const OFFERED: usize = 40;

/// A text for a customer that stands for no other one.
pub fn label(book: &Book, id: CustomerId) -> String {
    book.customer(id).map_or_else(String::new, |customer| {
        if customer.code.is_empty() {
            format!("{} #{}", customer.title(), id.index())
        } else if customer.name.is_empty() {
            customer.code.clone()
        } else {
            format!("{} · {}", customer.name, customer.code)
        }
    })
}

/// The customer whose label or code was typed; none where there is none or more than one by that name.
fn resolve(book: &Book, typed: &str) -> Option<CustomerId> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let ids = || (0..book.customers().len()).map(CustomerId::from_index);
    let root = |id| {
        book.customer(id)
            .is_some_and(|customer| customer.merged_into.is_none())
    };
    let exact = ids().find(|&id| root(id) && label(book, id) == typed);
    exact.or_else(|| {
        let named = |&id: &CustomerId| {
            root(id)
                && book
                    .customer(id)
                    .is_some_and(|c| c.code == typed || c.name == typed)
        };
        let mut matches = ids().filter(named);
        matches.next().filter(|_| matches.next().is_none())
    })
}

/// A field that takes a name or code and offers what fits.
#[component]
pub fn CustomerPicker(
    /// What is asked for.
    #[prop(into)]
    label: TextProp,
    /// The customer chosen.
    chosen: RwSignal<Option<CustomerId>>,
    /// Whether there had to be one.
    #[prop(optional, into)]
    missed: Signal<bool>,
) -> impl IntoView {
    let state = use_state();
    let typed = RwSignal::new(
        chosen
            .get_untracked()
            .map(|id| state.with_book_untracked(|book| self::label(book, id)))
            .unwrap_or_default(),
    );
    let offers = Memo::new(move |_| {
        let wanted = typed.read().to_lowercase();
        state.with_book(Tables::CUSTOMERS, |book| {
            let ids = (0..book.customers().len()).map(CustomerId::from_index);
            let fits = |&id: &CustomerId| {
                book.customer(id).is_some_and(|customer| {
                    customer.is_listed()
                        && (customer.name.to_lowercase().contains(&wanted)
                            || customer.code.to_lowercase().contains(&wanted))
                })
            };
            let labels = ids
                .filter(fits)
                .take(OFFERED)
                .map(|id| self::label(book, id));
            labels.collect::<Vec<_>>()
        })
    });
    let unclear = Signal::derive(move || {
        if chosen.get().is_some() || (typed.read().trim().is_empty() && !missed.get()) {
            String::new()
        } else {
            t!(customers.merging.unclear).to_owned()
        }
    });
    let (id, list) = (fresh_id("pick"), fresh_id("offers"));
    let describes = format!("{id}-hint");
    let input = move |text: String| {
        chosen.set(state.with_book_untracked(|book| resolve(book, &text)));
        typed.set(text);
    };
    view! {
        <Field id=id.clone() label hint=Some(TextProp::from(tx!(customers.merging.pick_hint))) error=unclear>
            <input
                class="input"
                id=id
                list=list.clone()
                autocomplete="off"
                prop:value=move || typed.get()
                aria-describedby=describes
                aria-invalid=move || (!unclear.read().is_empty()).then_some("true")
                on:input:target=move |event| input(event.target().value())
            />
            <datalist id=list>
                {move || offers.get().into_iter().map(|label| view! { <option value=label></option> }).collect_view()}
            </datalist>
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::{Command, Customer, History};

    #[test]
    fn a_customer_is_found_by_label_code_or_a_name_that_is_its_own() {
        let mut history = History::default();
        for (name, code) in [
            ("Acme", "A1"),
            ("Twin", "T1"),
            ("Twin", "T2"),
            ("Plain", ""),
        ] {
            let customer = Customer {
                name: name.into(),
                code: code.into(),
                ..Customer::default()
            };
            history.apply(Command::AddCustomer(customer)).unwrap();
        }
        let book = history.book();
        let found = |typed: &str| resolve(book, typed).map(CustomerId::index);
        assert_eq!(found("Acme · A1"), Some(0));
        assert_eq!(found("A1"), Some(0));
        assert_eq!(found("Twin"), None);
        assert_eq!(found("T2"), Some(2));
        assert_eq!(found("Plain #3"), Some(3));
        assert_eq!(found(" "), None);
    }
}
