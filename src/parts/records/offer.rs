//! Offers: what was offered and what came of it, and the form.

use super::RecordView;
use super::offer_draft::{Answer, Draft, Fault};
use crate::components::{Choice, Form, RowsColumn, Select, Show, TextArea, TextField};
use crate::parts::products;
use crate::shell::clock;
use crate::state::{State, use_state};
use crate::words::amount::{day_iso, day_written};
use crate::words::book::refusal;
use crate::words::offer as words;
use crate::{t, tx};
use keepgold_core::book::{
    Book, CustomerId, Declined, Field, Offer, OfferKind, RecordId, RecordKind, Tables,
};
use keepgold_core::sorting::sort_by;
use leptos::prelude::*;

impl RecordView for Offer {
    const KIND: RecordKind = RecordKind::Offer;
    type Draft = Draft;
    type Fault = Fault;

    fn get(book: &Book, id: RecordId) -> Option<&Self> {
        book.offers().get(&id)
    }

    /// The newest first.
    fn of_customer(book: &Book, customer: CustomerId) -> Vec<(RecordId, Self)> {
        let offers = book.of_customer(book.offers(), customer).rev();
        let mut log: Vec<_> = offers.map(|(id, offer)| (id, offer.clone())).collect();
        sort_by(&mut log, |a, b| b.1.on.cmp(&a.1.on));
        log
    }

    fn columns() -> Vec<RowsColumn> {
        vec![
            RowsColumn::text(tx!(record.offer.on)),
            RowsColumn::said(tx!(record.offer.product)),
            RowsColumn::said(tx!(record.offer.reason)),
            RowsColumn::text(tx!(record.offer.answer)),
        ]
    }

    fn cells(&self, state: State) -> AnyView {
        let note = (!self.note.is_empty())
            .then(|| view! { <div class="rows__note">{self.note.clone()}</div> });
        let (what, why) =
            state.with_book_untracked(|book| (words::what(book, self), words::because(book, self)));
        view! {
            <th scope="row">
                <div class="offer__day">{day_iso(self.on)}</div>
                <div class="rows__note">{self.by.clone()}</div>
            </th>
            <td class="rows__said">{what} {note}</td>
            <td class="rows__said">{why}</td>
            <td>{words::state(self.state)}</td>
        }
        .into_any()
    }

    fn name(&self) -> String {
        t!(record.offer.one, day = day_written(self.on))
    }

    fn new_draft(_contact: Option<RecordId>) -> Draft {
        Draft::on(clock::today())
    }

    fn draft(&self) -> Draft {
        Draft::of(self)
    }

    fn by(draft: &mut Draft) -> Option<&mut String> {
        Some(&mut draft.by)
    }

    fn read(draft: &Draft, customer: CustomerId) -> Result<Self, Fault> {
        draft.offer(customer)
    }

    fn refused(fault: &Fault) -> Option<String> {
        match fault {
            Fault::Refused(why) if why.field() != Some(Field::Quantity) => Some(refusal(why)),
            _ => None,
        }
    }

    fn fields(form: Form<Draft, Fault>) -> AnyView {
        view! { <Fields form /> }.into_any()
    }
}

/// Choices by their places, each with what it is called.
fn numbered<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    say: fn(T) -> &'static str,
) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let choice = |(place, &one): (usize, &T)| Choice {
            value: place.to_string(),
            label: say(one).to_owned(),
        };
        all.iter().enumerate().map(choice).collect()
    })
}

/// What stands at a chosen place.
fn at<T: Copy + Default>(all: &[T], chosen: &str) -> T {
    let place = chosen.parse::<usize>().ok();
    place
        .and_then(|place| all.get(place).copied())
        .unwrap_or_default()
}

const fn answer(answer: Answer) -> fn() -> &'static str {
    match answer {
        Answer::Open => || t!(record.offer.open),
        Answer::Made => || t!(record.offer.made),
        Answer::Accepted => || t!(record.offer.accepted),
        Answer::Declined => || t!(record.offer.declined),
    }
}

#[component]
fn Fields(form: Form<Draft, Fault>) -> impl IntoView {
    let (state, draft) = (use_state(), form.draft);
    let kind = Memo::new(move |_| draft.read().kind);
    let typed = Signal::derive(move || {
        let draft = draft.read();
        draft.typed.clone().unwrap_or_else(|| {
            let label = |id| state.with_book_untracked(|book| products::label(book, id));
            draft.product.map(label).unwrap_or_default()
        })
    });
    let offered = Signal::derive(move || {
        let typed = draft.read().typed.clone().unwrap_or_default();
        state.with_book(Tables::PRODUCTS, |book| products::offered(book, &typed))
    });
    let name = move |typed: String| {
        let product = state.with_book_untracked(|book| products::named(book, &typed));
        draft.update(|draft| {
            draft.product = product;
            draft.typed = Some(typed);
        });
    };
    let no_product = form.wrong(|fault| {
        (*fault == Fault::NoProduct).then(|| t!(record.offer.no_product).to_owned())
    });
    let no_quantity = form.wrong(|fault| match fault {
        Fault::NoQuantity => Some(t!(record.offer.no_quantity).to_owned()),
        Fault::Refused(why) if why.field() == Some(Field::Quantity) => Some(refusal(why)),
        _ => None,
    });
    view! {
        <div class="form-grid">
            <Select
                label=tx!(record.offer.kind)
                value=Signal::derive(move || kind.get().index().to_string())
                choices=numbered(&OfferKind::ALL, words::kind)
                on_change=move |chosen: String| draft.update(|draft| draft.kind = at(&OfferKind::ALL, &chosen))
            />
            <Show when=move || kind.get() == OfferKind::Referral>
                <TextField
                    label=tx!(record.offer.whom)
                    value=form.text(|d| &d.whom)
                    on_input=form.write(|d| &mut d.whom)
                />
            </Show>
            <Show when=move || kind.get() != OfferKind::Referral>
                <TextField
                    label=tx!(record.offer.product)
                    hint=tx!(customers.merging.pick_hint)
                    value=typed
                    on_input=name
                    offered
                    error=no_product
                />
            </Show>
            <Show when=move || kind.get() == OfferKind::UpSell>
                <TextField
                    label=tx!(record.offer.quantity)
                    hint=tx!(record.offer.quantity_hint)
                    value=form.text(|d| &d.quantity)
                    on_input=form.write(|d| &mut d.quantity)
                    error=no_quantity
                />
            </Show>
            <TextField
                kind="date"
                label=tx!(record.offer.on)
                value=form.text(|d| &d.on)
                on_input=form.write(|d| &mut d.on)
                error=form.wrong(|fault| (*fault == Fault::NoDay).then(|| t!(record.alarm_state.no_day).to_owned()))
            />
            <Select
                label=tx!(record.offer.answer)
                value=Signal::derive(move || (draft.read().answer as usize).to_string())
                choices=numbered(&Answer::ALL, |one| answer(one)())
                on_change=move |chosen: String| draft.update(|draft| draft.answer = at(&Answer::ALL, &chosen))
            />
            <Show when=move || draft.read().answer == Answer::Declined>
                <Select
                    label=tx!(record.offer.why_declined)
                    value=Signal::derive(move || draft.read().declined.index().to_string())
                    choices=numbered(&Declined::ALL, words::declined)
                    on_change=move |chosen: String| draft.update(|draft| draft.declined = at(&Declined::ALL, &chosen))
                />
            </Show>
            <TextField
                label=tx!(record.offer.by)
                value=form.text(|d| &d.by)
                on_input=form.write(|d| &mut d.by)
            />
        </div>
        <TextArea
            label=tx!(record.offer.note)
            value=form.text(|d| &d.note)
            on_input=form.write(|d| &mut d.note)
        />
    }
}
