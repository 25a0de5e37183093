//! The dialog in which a record of any kind is added or edited, over any screen.

use super::{Asked, RecordForms, RecordView, Settled};
use crate::components::{EditDialog, Form, Show, use_toasts};
use crate::parts::act::act;
use crate::parts::customer_picker::CustomerPicker;
use crate::state::{State, use_state};
use crate::words::record as words;
use crate::words::sentence_gap;
use crate::{t, tx};
use keepgold_core::book::{AnyRecord, Book, Command, CustomerId, RecordId};
use leptos::prelude::*;

/// The dialog of a kind; it is shown while the form of this kind is open.
pub(super) fn dialog<R: RecordView>(
    RecordForms {
        asked,
        several,
        settled,
        filled,
    }: RecordForms,
) -> AnyView {
    let (state, toasts) = (use_state(), use_toasts());
    let form = Form::<R::Draft, R::Fault>::new(R::Draft::default());
    let Form { open, draft, .. } = form;
    // What it is about outlives the closing dialog, whose title would else lose it.
    let about = RwSignal::new(None::<Asked>);
    let chosen = RwSignal::new(None::<CustomerId>);
    let missed = RwSignal::new(false);
    Effect::new(move || {
        if let Some((_, what)) = asked.get().filter(|(kind, _)| *kind == R::KIND) {
            about.set(Some(what));
            missed.set(false);
            let (customer, mut draft) = state.with_book_untracked(|book| begun::<R>(what, book));
            let ready = filled.try_update_value(Option::take).flatten();
            if let Some(ready) = ready.as_ref().and_then(|ready| ready.downcast_ref()) {
                draft.clone_from(ready);
            }
            if let Asked::New(customer) | Asked::Springs(customer, _) | Asked::Settling(customer) =
                what
            {
                R::know(&mut draft, state, customer);
            }
            chosen.set(customer);
            form.begin(draft);
        }
    });
    Effect::new(move || {
        let is_own = || {
            asked
                .get_untracked()
                .is_some_and(|(kind, _)| kind == R::KIND)
        };
        if !open.get() && is_own() {
            asked.set(None);
        }
    });
    // Whose customer it is has the record, unless somebody else was entered.
    Effect::new(move |before: Option<String>| {
        let before = before.unwrap_or_default();
        if about.get() != Some(Asked::Anyone) {
            return before;
        }
        let chosen = chosen.get();
        let owner =
            state.with_book_untracked(|book| chosen.map(|id| book.customer_owner(id).to_owned()));
        let owner = owner.unwrap_or_default();
        draft.update(|draft| {
            if let Some(by) = R::by(draft).filter(|by| **by == before || by.is_empty()) {
                by.clone_from(&owner);
            }
            if let Some(chosen) = chosen {
                R::know(draft, state, chosen);
            }
        });
        owner
    });
    Effect::new(move || {
        if chosen.get().is_some() {
            missed.set(false);
        }
    });
    let save = move || {
        let Some(what) = about.get_untracked() else {
            return;
        };
        if what == Asked::Several {
            let customers = several.get_untracked();
            let records = each::<R>(state, &draft.read_untracked(), &customers);
            return form.end(records.and_then(|records| {
                let said = move || words::saved(R::KIND, &t!(units.customers, n = customers.len()));
                let command = Command::AddRecords(records);
                act(state, toasts, command, said).map_err(R::Fault::from)
            }));
        }
        let Some(customer) = chosen.get_untracked() else {
            return missed.set(true);
        };
        let name = name(state, Some(customer));
        let typed = R::read(&draft.read_untracked(), customer);
        let settled = match what {
            Asked::Settling(_) => settled.get_value(),
            _ => Settled::default(),
        };
        form.end(typed.and_then(|record| {
            let command = match what {
                Asked::Old(id) => Command::edit(id, record),
                Asked::Anyone
                | Asked::New(_)
                | Asked::Springs(..)
                | Asked::Settling(_)
                | Asked::Several => {
                    let number = state.with_book_untracked(|book| book.next_record(R::KIND));
                    let beside = R::beside(&draft.read_untracked(), customer, number)?;
                    let all = std::iter::once(record.clone().into()).chain(beside);
                    let all: Vec<AnyRecord> = all.chain(settled.new).collect();
                    match (settled.edited.is_empty(), all.len()) {
                        (true, 1) => Command::add(record),
                        (true, _) => Command::AddRecords(all),
                        (false, _) => Command::SettleRecords(settled.edited, all),
                    }
                }
            };
            let said = move || match settled.said.as_str() {
                "" => words::saved(R::KIND, &name),
                said => [&words::saved(R::KIND, &name), said].join(sentence_gap()),
            };
            act(state, toasts, command, said)?;
            if let Some(then) = settled.then {
                then.run(());
            }
            Ok(())
        }));
    };
    let title = move || {
        let name = || name(state, chosen.get());
        match about.get() {
            Some(Asked::Anyone) => words::new(R::KIND, crate::i18n::lang()).to_owned(),
            Some(Asked::New(_) | Asked::Springs(..) | Asked::Settling(_)) => {
                words::new_title(R::KIND, &name())
            }
            Some(Asked::Several) => {
                let customers = t!(units.customers, n = several.read().len());
                words::new_title(R::KIND, &customers)
            }
            Some(Asked::Old(_)) => words::edit_title(R::KIND, &name()),
            None => String::new(),
        }
    };
    view! {
        <EditDialog open title save=move || words::save(R::KIND) on_save=save refused=form.wrong(R::refused)>
            <Show when=move || about.get() == Some(Asked::Anyone)>
                <CustomerPicker label=tx!(tiers.moves.customer) chosen missed />
            </Show>
            {R::fields(form)}
        </EditDialog>
    }
    .into_any()
}

/// The customer and the form to begin with.
fn begun<R: RecordView>(what: Asked, book: &Book) -> (Option<CustomerId>, R::Draft) {
    let new = |customer: CustomerId, contact| {
        let mut draft = R::new_draft(contact);
        if let Some(by) = R::by(&mut draft) {
            book.customer_owner(customer).clone_into(by);
        }
        (Some(customer), draft)
    };
    match what {
        Asked::Anyone | Asked::Several => (None, R::new_draft(None)),
        Asked::New(customer) | Asked::Settling(customer) => new(customer, None),
        Asked::Springs(customer, contact) => new(customer, Some(contact)),
        Asked::Old(id) => match R::get(book, id) {
            Some(record) => {
                let any: AnyRecord = record.clone().into();
                (any.customer(), record.draft())
            }
            None => (None, R::Draft::default()),
        },
    }
}

/// The records of each customer; who of ours is meant is its owner where nobody is entered.
fn each<R: RecordView>(
    state: State,
    draft: &R::Draft,
    customers: &[CustomerId],
) -> Result<Vec<AnyRecord>, R::Fault> {
    let first = state.with_book_untracked(|book| book.next_record(R::KIND));
    let mut records = Vec::new();
    for (n, &customer) in customers.iter().enumerate() {
        let mut draft = draft.clone();
        R::narrow(&mut draft, state, customer);
        if let Some(by) = R::by(&mut draft).filter(|by| by.trim().is_empty()) {
            let owner = |book: &Book| book.customer_owner(customer).to_owned();
            *by = state.with_book_untracked(owner);
        }
        let number = RecordId::from_index(first.index() + n);
        records.push(R::read(&draft, customer)?.into());
        records.extend(R::beside(&draft, customer, number)?);
    }
    Ok(records)
}

fn name(state: State, customer: Option<CustomerId>) -> String {
    let title = |id| state.with_book_untracked(|book| book.customer_title(id).to_owned());
    customer.map(title).unwrap_or_default()
}
