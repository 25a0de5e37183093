//! Two records side by side, from which one is made.

use super::draft::{Field, begin, differs, merged};
use crate::components::{
    Button, ButtonKind, NoticeKind, RowsColumn, RowsLook, RowsName, RowsTable, fresh_id, use_toasts,
};
use crate::format::NONE;
use crate::parts::act::act_or_tell;
use crate::parts::cells::who;
use crate::parts::duplicates::pair_name;
use crate::shell::prefs;
use crate::state::use_state;
use crate::words::amount::{day_iso, whole};
use crate::{t, tx};
use keepgold_core::book::{Command, Customer, CustomerId};
use keepgold_core::likeness::{Likely, Likeness};
use keepgold_core::unit::Money;
use leptos::prelude::*;

/// The pair. The record that brought more stays.
#[component]
pub fn Pair(likely: Likely) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let facts = state.derived().facts;
    let sales = move |id: CustomerId| {
        let facts = facts.read_untracked();
        facts.get(id).map_or(Money::ZERO, |row| row.window_sales)
    };
    let (into, from) = if sales(likely.second) > sales(likely.first) {
        (likely.second, likely.first)
    } else {
        (likely.first, likely.second)
    };
    let record = move |id: CustomerId| {
        let record = |book: &keepgold_core::book::Book| book.customer(id).cloned();
        state.with_book_untracked(record).unwrap_or_default()
    };
    let (stays, goes) = (record(into), record(from));
    let names = (stays.title().to_owned(), goes.title().to_owned());
    let picks = RwSignal::new(begin(&stays, &goes));
    let merge = {
        let (kept, gone) = names.clone();
        move || {
            let record = merged(&record(into), &record(from), &picks.get_untracked());
            let (kept, gone) = (kept.clone(), gone.clone());
            let said = move || t!(customers.merged, from = gone, into = kept);
            act_or_tell(
                state,
                toasts,
                Command::MergeCustomersAs { from, into, record },
                said,
            );
        }
    };
    let apart = {
        let (kept, gone) = names.clone();
        move || {
            let name = state.with_book_untracked(|book| pair_name(book, &likely));
            prefs::not_same().update(|pairs| pairs.push(name));
            let (kept, gone) = (kept.clone(), gone.clone());
            let said = move || t!(duplicates.kept_apart, first = kept, second = gone);
            toasts.show(NoticeKind::Success, said);
        }
    };
    let rows = {
        let (stays, goes) = (stays.clone(), goes.clone());
        move || {
            let fields = Field::ALL.map(|field| field_row(field, &stays, &goes, picks));
            let tags = |customer: &Customer| customer.tags.join(t!(value.list_separator));
            let last = |id| {
                let facts = facts.read();
                let last = facts.get(id).and_then(|row| row.last);
                last.map_or_else(|| NONE.to_owned(), day_iso)
            };
            let plain = |name: &'static str, a: String, b: String| {
                view! { <tr><th scope="row">{name}</th><td>{a}</td><td>{b}</td></tr> }.into_any()
            };
            let tags = (!stays.tags.is_empty() || !goes.tags.is_empty())
                .then(|| plain(t!(customers.tag), tags(&stays), tags(&goes)));
            view! {
                {fields.into_iter().collect_view()}
                {tags}
                {plain(t!(duplicates.sales), whole(sales(into)), whole(sales(from)))}
                {plain(t!(duplicates.last), last(into), last(from))}
            }
        }
    };
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(duplicates.field)),
        RowsColumn::text(names.0.clone()),
        RowsColumn::text(names.1.clone()),
    ]);
    let title = {
        let (kept, gone) = names.clone();
        move || t!(duplicates.merge_of, first = kept, second = gone)
    };
    let apart_name = {
        let (kept, gone) = names.clone();
        move || t!(duplicates.not_same_of, first = kept, second = gone)
    };
    let kept = names.0.clone();
    view! {
        <section class="duplicates__pair">
            <h2 class="duplicates__why">
                {who(state, into)} " · " {who(state, from)} " "
                <span class="rows__note">{move || why(likely.likeness)}</span>
            </h2>
            <RowsTable name=RowsName::Label(TextProp::from(title.clone())) columns look=RowsLook::Narrow>
                {rows}
            </RowsTable>
            <p class="muted measure">{move || t!(duplicates.stays, name = kept)}</p>
            <div class="actions">
                <Button kind=ButtonKind::Primary on_press=merge attr:aria-label=title>{tx!(duplicates.merge)}</Button>
                <Button on_press=apart attr:aria-label=apart_name>{tx!(duplicates.not_same)}</Button>
            </div>
        </section>
    }
}

fn why(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Writing => t!(duplicates.why.writing),
        Likeness::Form => t!(duplicates.why.form),
        Likeness::Place => t!(duplicates.why.place),
        Likeness::Spelling => t!(duplicates.why.spelling),
    }
}

/// A field of both, with something to pick where they differ; nothing where neither says anything.
fn field_row(
    field: Field,
    stays: &Customer,
    goes: &Customer,
    picks: RwSignal<super::draft::Picks>,
) -> Option<AnyView> {
    let (a, b) = (text(stays, field), text(goes, field));
    if a.is_empty() && b.is_empty() {
        return None;
    }
    let name = field_name(field);
    let group = fresh_id("pick");
    let cell = |text: String, of: &Customer, other: bool| {
        if !differs(stays, goes, field) {
            return view! { <td>{text}</td> }.into_any();
        }
        let label = t!(duplicates.pick, field = name, name = of.title());
        view! {
            <td>
                <label class="duplicates__pick">
                    <input
                        type="radio"
                        name=group.clone()
                        aria-label=label
                        prop:checked=move || picks.read()[field as usize] == other
                        on:change=move |_| picks.update(|picks| picks[field as usize] = other)
                    />
                    <span>{text}</span>
                </label>
            </td>
        }
        .into_any()
    };
    Some(
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cell(a, stays, false)}
                {cell(b, goes, true)}
            </tr>
        }
        .into_any(),
    )
}

fn field_name(field: Field) -> &'static str {
    match field {
        Field::Name => t!(customers.form.name),
        Field::Code => t!(customers.form.code),
        Field::Owner => t!(customers.form.owner),
        Field::Region => t!(customers.form.region),
        Field::Since => t!(customers.form.since),
        Field::Notes => t!(customers.form.notes),
    }
}

fn text(customer: &Customer, field: Field) -> String {
    match field {
        Field::Name => customer.name.clone(),
        Field::Code => customer.code.clone(),
        Field::Owner => customer.owner.clone(),
        Field::Region => customer.region.clone(),
        Field::Since => customer.since.map_or_else(String::new, day_iso),
        Field::Notes => customer.notes.clone(),
    }
}
