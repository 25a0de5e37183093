//! Contacts: the log with what is due next, and the form.

use super::RecordView;
use super::contact_draft::{Draft, Fault, NextStep};
use crate::components::{Choice, Form, RowsColumn, Select, Show, TextArea, TextField};
use crate::format::integer;
use crate::shell::clock;
use crate::state::State;
use crate::words::amount::{day_iso, day_written};
use crate::words::book::refusal;
use crate::words::service::{self as words, contact_kind, outcome_short};
use crate::words::{mid_sentence, sentence_gap, value};
use crate::{t, tx};
use keepgold_core::advice::{ContactState, contact_due};
use keepgold_core::book::{
    AnyRecord, Book, Contact, ContactKind, CustomerId, MAX_MINUTES, Outcome, RecordId, RecordKind,
    Standard, Tables, Tier,
};
use keepgold_core::sorting::sort_by;
use keepgold_core::unit::Day;
use leptos::prelude::*;

impl RecordView for Contact {
    const KIND: RecordKind = RecordKind::Contact;
    type Draft = Draft;
    type Fault = Fault;

    fn get(book: &Book, id: RecordId) -> Option<&Self> {
        book.contacts().get(&id)
    }

    /// The newest first.
    fn of_customer(book: &Book, customer: CustomerId) -> Vec<(RecordId, Self)> {
        let contacts = book.of_customer(book.contacts(), customer).rev();
        let mut log: Vec<_> = contacts
            .map(|(id, contact)| (id, contact.clone()))
            .collect();
        sort_by(&mut log, |a, b| b.1.day.cmp(&a.1.day));
        log
    }

    fn columns() -> Vec<RowsColumn> {
        vec![
            RowsColumn::text(tx!(service.contact.day)),
            RowsColumn::text(tx!(service.contact.kind)),
            RowsColumn::text(tx!(service.contact.outcome)),
            RowsColumn::said(tx!(service.contact.note)),
        ]
    }

    fn cells(&self, state: State) -> AnyView {
        let minutes = (self.minutes > 0)
            .then(|| t!(service.contact.lasted, n = integer(self.minutes.into())));
        let with = (!self.with.is_empty()).then(|| t!(service.contact.with_said, name = self.with));
        let by = (!self.by.is_empty()).then(|| self.by.clone());
        let by: Vec<String> = with.into_iter().chain(by).chain(minutes).collect();
        let is_later = self.day > state.derived().as_of.get();
        let later =
            is_later.then(|| view! { <span class="muted">" " {t!(customer.orders.after)}</span> });
        view! {
            <th scope="row">{day_iso(self.day)}</th>
            <td>{contact_kind(self.kind)} <div class="rows__note">{by.join(" · ")}</div></td>
            <td>{self.outcome.map(outcome_short)}</td>
            <td class="rows__said">{self.note.clone()} {later}</td>
        }
        .into_any()
    }

    fn name(&self) -> String {
        t!(record.contact.one, day = day_written(self.day))
    }

    fn summary(state: State, customer: CustomerId, records: &[(RecordId, Self)]) -> Option<String> {
        let derived = state.derived();
        let standing = derived.assessment.get();
        let tier = standing.get(customer).and_then(|standing| standing.tier);
        let as_of = derived.as_of.get();
        let last = records.first().map(|(_, contact)| contact);
        state.with_book(Tables::SERVICE, |book| {
            let standard = tier.map(|tier| (tier, book.service().standard(tier)));
            Some(summary(last, standard, as_of))
        })
    }

    fn new_draft(_contact: Option<RecordId>) -> Draft {
        Draft::on(clock::today(), String::new())
    }

    fn draft(&self) -> Draft {
        Draft::of(self)
    }

    fn know(draft: &mut Draft, state: State, customer: CustomerId) {
        draft.people = state.with_book_untracked(|book| {
            let people = book.of_customer(book.persons(), customer);
            let there = people.filter(|(_, person)| !person.left);
            there.map(|(_, person)| person.name.clone()).collect()
        });
    }

    fn by(draft: &mut Draft) -> Option<&mut String> {
        Some(&mut draft.by)
    }

    fn read(draft: &Draft, customer: CustomerId) -> Result<Self, Fault> {
        draft.contact(customer)
    }

    fn beside(draft: &Draft, customer: CustomerId, id: RecordId) -> Result<Vec<AnyRecord>, Fault> {
        let next = draft.follow_up(customer, id)?;
        Ok(next.into_iter().map(AnyRecord::from).collect())
    }

    fn refused(fault: &Fault) -> Option<String> {
        match fault {
            Fault::Refused(why) => Some(refusal(why)),
            Fault::NoDay | Fault::NotMinutes | Fault::NoDue => None,
        }
    }

    fn fields(form: Form<Draft, Fault>) -> AnyView {
        view! { <Fields form /> }.into_any()
    }
}

/// The last contact and the next one that the standard of the tier asks for.
fn summary(last: Option<&Contact>, standard: Option<(Tier, &Standard)>, as_of: Day) -> String {
    let mut said = vec![match last {
        None => t!(record.contact.none).to_owned(),
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
    said.extend(standard.map(|(tier, standard)| next(last, tier, standard, as_of)));
    said.join(sentence_gap())
}

/// When the next contact is due by the standard of a tier.
fn next(last: Option<&Contact>, tier: Tier, standard: &Standard, as_of: Day) -> String {
    let tier = value::tier(tier);
    let Some(last) = last else {
        return t!(
            service.contact.standard,
            tier = tier,
            ideal = t!(units.days, n = standard.ideal_gap),
            longest = t!(units.days, n = standard.longest_gap)
        );
    };
    let due = contact_due(last.day, standard, as_of);
    let (ideal, longest) = (day_written(due.ideal), day_written(due.longest));
    match due.state {
        ContactState::Overdue => t!(service.contact.overdue, tier = tier, longest = longest),
        ContactState::Due => t!(
            service.contact.due,
            tier = tier,
            ideal = ideal,
            longest = longest
        ),
        ContactState::InTime => t!(
            service.contact.due_by,
            tier = tier,
            ideal = ideal,
            longest = longest
        ),
    }
}

#[component]
fn Fields(form: Form<Draft, Fault>) -> impl IntoView {
    let draft = form.draft;
    let wrong_day =
        form.wrong(|fault| (*fault == Fault::NoDay).then(|| t!(customer.order.no_day).to_owned()));
    let wrong_minutes = form.wrong(|fault| {
        let most = integer(MAX_MINUTES.into());
        (*fault == Fault::NotMinutes).then(|| t!(service.contact.not_minutes, most = most))
    });
    let kinds = Signal::derive(move || {
        let choice = |kind: ContactKind| Choice {
            value: kind.index().to_string(),
            label: contact_kind(kind).to_owned(),
        };
        ContactKind::ALL.map(choice).to_vec()
    });
    let choose = move |value: String| {
        let kind = value
            .parse()
            .ok()
            .and_then(|n: usize| ContactKind::ALL.get(n));
        draft.update(|draft| draft.kind = kind.copied().unwrap_or_default());
    };
    let outcomes = Signal::derive(|| {
        let choice = |outcome: Option<Outcome>| Choice {
            value: outcome_key(outcome),
            label: outcome
                .map_or(t!(service.outcome.none), words::outcome)
                .to_owned(),
        };
        let all = Outcome::ALL.into_iter().map(Some);
        std::iter::once(None).chain(all).map(choice).collect()
    });
    let set_outcome = move |value: String| {
        let outcome = Outcome::ALL
            .into_iter()
            .find(|outcome| outcome_key(Some(*outcome)) == value);
        draft.update(|draft| draft.outcome = outcome);
    };
    let people = Signal::derive(move || draft.read().people.clone());
    view! {
        <div class="form-grid">
            <TextField
                kind="date"
                label=tx!(service.contact.day)
                value=form.text(|d| &d.day)
                on_input=form.write(|d| &mut d.day)
                error=wrong_day
            />
            <Select
                label=tx!(service.contact.kind)
                value=Signal::derive(move || draft.read().kind.index().to_string())
                choices=kinds
                on_change=choose
            />
            <Select
                label=tx!(service.contact.outcome)
                value=Signal::derive(move || outcome_key(draft.read().outcome))
                choices=outcomes
                on_change=set_outcome
            />
            <TextField
                label=tx!(service.contact.with)
                value=form.text(|d| &d.with)
                on_input=form.write(|d| &mut d.with)
                offered=people
            />
            <TextField
                label=tx!(service.contact.by)
                value=form.text(|d| &d.by)
                on_input=form.write(|d| &mut d.by)
            />
            <TextField
                label=tx!(service.contact.minutes)
                value=form.text(|d| &d.minutes)
                on_input=form.write(|d| &mut d.minutes)
                error=wrong_minutes
            />
        </div>
        <TextArea
            label=tx!(service.contact.note)
            value=form.text(|d| &d.note)
            on_input=form.write(|d| &mut d.note)
        />
        <NextFields form />
    }
}

/// What comes next and by when; nothing where a contact there is is edited.
#[component]
fn NextFields(form: Form<Draft, Fault>) -> impl IntoView {
    let draft = form.draft;
    let is_new = Memo::new(move |_| draft.read().next.is_some());
    let read = move |text: fn(&NextStep) -> &String| {
        Signal::derive(move || {
            draft
                .read()
                .next
                .as_ref()
                .map(text)
                .cloned()
                .unwrap_or_default()
        })
    };
    let write = move |place: fn(&mut NextStep) -> &mut String| {
        move |typed: String| {
            draft.update(|draft| {
                if let Some(next) = &mut draft.next {
                    *place(next) = typed;
                }
            });
        }
    };
    let wrong = form
        .wrong(|fault| (*fault == Fault::NoDue).then(|| t!(record.follow_up.no_day).to_owned()));
    view! {
        <Show when=move || is_new.get()>
            <div class="form-grid form-grid--led">
                <TextField
                    label=tx!(service.contact.next)
                    hint=tx!(service.contact.next_hint)
                    value=read(|next| &next.what)
                    on_input=write(|next| &mut next.what)
                />
                <TextField
                    kind="date"
                    label=tx!(service.contact.next_due)
                    value=read(|next| &next.due)
                    on_input=write(|next| &mut next.due)
                    error=wrong
                />
            </div>
        </Show>
    }
}

fn outcome_key(outcome: Option<Outcome>) -> String {
    outcome.map_or_else(String::new, |outcome| outcome.index().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, set_lang};
    use keepgold_core::book::Service;

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
            with: String::new(),
        };
        let service = Service::default();
        let said = |last: Option<&Contact>, as_of| {
            let standard = service.standard(Tier::Vip);
            summary(last, Some((Tier::Vip, standard)), day(as_of))
        };
        set_lang(Lang::En);
        assert_eq!(
            said(Some(&contact), 14),
            "Last contact: visit on 1 Mar 2026, 14 days before the day of scores. \
             By the VIP standard the next one is due by 15 Mar 2026, at the latest on 31 Mar 2026."
        );
        assert!(said(Some(&contact), 15).ends_with(
            "the next one has been due since 15 Mar 2026; it must not be later than 31 Mar 2026."
        ));
        assert!(said(Some(&contact), 31).contains("the longest gap ended on 31 Mar 2026"));
        assert!(
            said(Some(&contact), -1)
                .starts_with("Last contact: visit on 1 Mar 2026, after the day of scores.")
        );
        assert!(said(None, 0).starts_with("No contact logged yet."));
    }
}
