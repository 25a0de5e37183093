//! The contacts with the customer: the last, the next that is due, the log.

use super::Subject;
use super::follow_ups::Planning;
use crate::components::{Button, ButtonKind, More, RowsColumn, RowsKind, RowsTable, use_toasts};
use crate::format::integer;
use crate::screens::act::act_or_tell;
use crate::screens::service::contact::{Asked, ContactDialog};
use crate::state::use_state;
use crate::words::amount::{day_iso, day_written};
use crate::words::service::{contact_kind, outcome_short};
use crate::words::{mid_sentence, sentence_gap, value};
use crate::{t, tx};
use keepgold_core::book::{
    Book, Command, Contact, CustomerId, RecordId, RecordKind, Standard, Tables, Tier,
};
use keepgold_core::unit::Day;
use leptos::prelude::*;

/// Contacts shown at first, and more at each asking.
const STEP: usize = 10;

/// The section.
#[component]
pub fn Contacts(subject: Subject, planning: RwSignal<Option<Planning>>) -> impl IntoView {
    let id = subject.id;
    let state = use_state();
    let derived = state.derived();
    let asked = RwSignal::new(None::<Asked>);
    let shown = RwSignal::new(STEP);
    let log = Memo::new(move |_| {
        state.with_book(Tables::CUSTOMERS_COUNTED | Tables::CONTACTS, |book| {
            log_of(book, id)
        })
    });
    let tier = Memo::new(move |_| derived.assessment.get().get(id).and_then(|s| s.tier));
    let summary = move || {
        let as_of = derived.as_of.get();
        state.with_book(Tables::SERVICE, |book| {
            let standard = tier.get().map(|tier| (tier, book.service().standard(tier)));
            summary(&log.read(), standard, as_of)
        })
    };
    let rows = move || {
        let (log, as_of) = (log.get(), derived.as_of.get());
        let row = |(id, contact)| view! { <Row id contact as_of asked planning /> }.into_any();
        log.into_iter().take(shown.get()).map(row).collect_view()
    };
    let columns = Signal::stored(vec![
        RowsColumn::new(RowsKind::Text, tx!(service.contact.day)),
        RowsColumn::new(RowsKind::Text, tx!(service.contact.kind)),
        RowsColumn::new(RowsKind::Text, tx!(service.contact.by)),
        RowsColumn::new(RowsKind::Number, tx!(service.contact.minutes)),
        RowsColumn::new(RowsKind::Text, tx!(service.contact.outcome)),
        RowsColumn::new(RowsKind::Said, tx!(service.contact.note)),
        RowsColumn::new(RowsKind::Acts, tx!(service.contact.actions)),
    ]);
    view! {
        <section class="customer__section">
            <h2 id="contacts">{tx!(service.contact.heading)}</h2>
            <p class="measure">{summary}</p>
            <Show when=move || !log.read().is_empty()>
                <RowsTable heading="contacts" columns class="contacts" body="contact-rows">
                    {rows}
                </RowsTable>
            </Show>
            <div class="actions">
                <Button on_press=move || asked.set(Some(Asked::New(id)))>{tx!(service.contact.log)}</Button>
                <More list="contact-rows" all=Signal::derive(move || log.read().len()) shown step=STEP />
            </div>
            <ContactDialog asked />
        </section>
    }
}

#[component]
fn Row(
    id: RecordId,
    contact: Contact,
    as_of: Day,
    asked: RwSignal<Option<Asked>>,
    planning: RwSignal<Option<Planning>>,
) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let day = contact.day;
    let remove = move || {
        let said = tx!(service.contact.removed);
        act_or_tell(
            state,
            toasts,
            Command::RemoveRecord(RecordKind::Contact, id),
            said,
        );
    };
    let minutes = (contact.minutes > 0).then(|| integer(contact.minutes.into()));
    view! {
        <tr>
            <th scope="row">{day_iso(day)}</th>
            <td>{contact_kind(contact.kind)}</td>
            <td>{contact.by}</td>
            <td class="number">{minutes}</td>
            <td>{contact.outcome.map(outcome_short)}</td>
            <td class="rows__said">
                {contact.note}
                {(day > as_of).then(|| view! { <span class="muted">" " {t!(customer.orders.after)}</span> })}
            </td>
            <td class="rows__acts">
                <div class="actions">
                    <Button
                        kind=ButtonKind::Quiet
                        on_press=move || planning.set(Some(Planning::New(Some(id))))
                        attr:aria-label=move || t!(record.follow_up.plan_of, day = day_written(day))
                    >
                        {tx!(record.follow_up.plan)}
                    </Button>
                    <Button
                        kind=ButtonKind::Quiet
                        on_press=move || asked.set(Some(Asked::Old(id)))
                        attr:aria-label=move || t!(service.contact.edit_of, day = day_written(day))
                    >
                        {tx!(service.contact.edit)}
                    </Button>
                    <Button
                        kind=ButtonKind::Quiet
                        on_press=remove
                        attr:aria-label=move || t!(service.contact.remove_of, day = day_written(day))
                    >
                        {tx!(service.contact.remove)}
                    </Button>
                </div>
            </td>
        </tr>
    }
}

/// The contacts of a customer and of those merged into it, the newest first.
fn log_of(book: &Book, id: CustomerId) -> Vec<(RecordId, Contact)> {
    let contacts = book.of_customer(book.contacts(), id).rev();
    let mut log: Vec<_> = contacts
        .map(|(id, contact)| (id, contact.clone()))
        .collect();
    keepgold_core::sorting::sort_by(&mut log, |a, b| b.1.day.cmp(&a.1.day));
    log
}

/// The last contact and the next one that the standard of the tier asks for.
fn summary(log: &[(RecordId, Contact)], standard: Option<(Tier, &Standard)>, as_of: Day) -> String {
    let last = log.first().map(|(_, contact)| contact);
    let mut said = vec![match last {
        None => t!(service.contact.none).to_owned(),
        Some(last) if last.day > as_of => t!(
            service.contact.after,
            day = day_written(last.day),
            kind = mid_sentence(contact_kind(last.kind))
        ),
        Some(last) => t!(
            service.contact.last,
            day = day_written(last.day),
            kind = mid_sentence(contact_kind(last.kind)),
            ago = t!(units.days, n = as_of.days_since(last.day))
        ),
    }];
    if let Some((tier, standard)) = standard {
        let gap = |days: u16| t!(units.days, n = days);
        let tier = value::tier(tier);
        said.push(match last {
            None => t!(
                service.contact.standard,
                tier = tier,
                ideal = gap(standard.ideal_gap),
                longest = gap(standard.longest_gap)
            ),
            Some(last) => {
                let ideal = last.day.plus_days(standard.ideal_gap.into());
                let longest = last.day.plus_days(standard.longest_gap.into());
                let (ideal_day, longest_day) = (day_written(ideal), day_written(longest));
                if as_of > longest {
                    t!(service.contact.overdue, tier = tier, longest = longest_day)
                } else if as_of > ideal {
                    t!(
                        service.contact.due,
                        tier = tier,
                        ideal = ideal_day,
                        longest = longest_day
                    )
                } else {
                    t!(
                        service.contact.due_by,
                        tier = tier,
                        ideal = ideal_day,
                        longest = longest_day
                    )
                }
            }
        });
    }
    said.join(sentence_gap())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, set_lang};
    use keepgold_core::book::{ContactKind, Service};

    #[test]
    fn the_next_contact_follows_from_the_last_one_and_the_standard() {
        let day = |number: i32| Day::from_civil(2026, 3, 1).unwrap().plus_days(number);
        let contact = Contact {
            customer: CustomerId::from_index(0),
            day: day(0),
            kind: ContactKind::Visit,
            by: String::new(),
            note: String::new(),
            minutes: 0,
            outcome: None,
        };
        let log = [(RecordId::from_index(0), contact)];
        let service = Service::default();
        let said = |log: &[(RecordId, Contact)], as_of| {
            summary(
                log,
                Some((Tier::Vip, service.standard(Tier::Vip))),
                day(as_of),
            )
        };
        set_lang(Lang::En);
        assert_eq!(
            said(&log, 14),
            "Last contact: visit on 1 Mar 2026, 14 days before the day of scores. \
             By the VIP standard the next one is due by 15 Mar 2026, at the latest on 31 Mar 2026."
        );
        assert!(said(&log, 15).ends_with(
            "the next one has been due since 15 Mar 2026; it must not be later than 31 Mar 2026."
        ));
        assert!(said(&log, 31).ends_with("the longest gap ended on 31 Mar 2026: it is overdue."));
        assert!(
            said(&log, -1)
                .starts_with("Last contact: visit on 1 Mar 2026, after the day of scores.")
        );
        assert!(said(&[], 0).starts_with("No contact logged yet."));
    }
}
