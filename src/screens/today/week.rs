//! The week: what is promised for today and as far ahead as a next step is due by itself, what is late before it, and all of it as a calendar file.

use crate::components::{Button, NoticeKind, Show, use_toasts};
use crate::parts::cells::who;
use crate::parts::records::{NEXT_AFTER, finish_button};
use crate::shell::clock;
use crate::shell::download::{CALENDAR, download, file_name};
use crate::state::use_state;
use crate::words::amount::{day_iso, day_written};
use crate::{t, tx};
use keepgold_core::advice::due_by;
use keepgold_core::book::{FollowUp, RecordId, Tables};
use keepgold_core::export::calendar::{Made, calendar};
use keepgold_core::unit::Day;
use leptos::prelude::*;

/// Follow-ups of one day, or the late ones of all days before.
#[derive(Clone, PartialEq)]
struct Group {
    /// None for those that are late.
    day: Option<Day>,
    all: Vec<(Day, RecordId, FollowUp)>,
}

/// The list.
#[component]
pub fn Week(
    /// Whose follow-ups are shown; all where empty.
    owner: Memo<String>,
) -> impl IntoView {
    let state = use_state();
    let groups = Memo::new(move |_| {
        let today = clock::today();
        let owner = owner.read();
        let due = state.with_book(Tables::CUSTOMERS | Tables::RECORDS, |book| {
            let due = due_by(book, today.plus_days(NEXT_AFTER)).into_iter();
            due.filter(|(.., one)| {
                let of_customer = || {
                    let customer = book.customer(book.customer_root(one.customer));
                    customer.is_some_and(|who| who.owner == *owner)
                };
                owner.is_empty() || one.by == *owner || (one.by.is_empty() && of_customer())
            })
            .map(|(day, id, one)| (day, id, one.clone()))
            .collect::<Vec<_>>()
        });
        let day_of = |(day, ..): &(Day, RecordId, FollowUp)| (*day >= today).then_some(*day);
        due.chunk_by(|a, b| day_of(a) == day_of(b))
            .map(|all| Group {
                day: day_of(&all[0]),
                all: all.to_vec(),
            })
            .collect::<Vec<Group>>()
    });
    let group = move |group: Group| {
        let late = group.day.is_none();
        let head = match group.day {
            Some(day) if day == clock::today() => t!(today.date, day = day_written(day)),
            Some(day) => day_written(day),
            None => t!(today.week.late).to_owned(),
        };
        let one = move |(day, id, one): (Day, RecordId, FollowUp)| {
            let note = match (late, one.by.is_empty()) {
                (true, true) => Some(day_iso(day)),
                (true, false) => {
                    Some([day_iso(day), one.by.clone()].join(t!(value.list_separator)))
                }
                (false, true) => None,
                (false, false) => Some(one.by.clone()),
            };
            view! {
                <li>
                    <span class="today__week-who">{who(state, one.customer)}</span>
                    <span class="today__week-what">
                        {one.what.clone()}
                        {note.map(|note| view! { <span class="rows__note">" " {note}</span> })}
                    </span>
                    {finish_button(id, &one)}
                </li>
            }
        };
        view! {
            <section class="today__day-group">
                <h2>{head}</h2>
                <ul>{group.all.into_iter().map(one).collect_view()}</ul>
            </section>
        }
    };
    view! {
        <div class="today__week">
            {move || groups.get().into_iter().map(group).collect_view()}
            <Show when=move || groups.read().is_empty()>
                <p class="muted measure">{tx!(today.week.nothing)}</p>
            </Show>
            <CalendarButton />
        </div>
    }
}

/// The button that saves all open follow-ups as a calendar file; nothing where none is open.
#[component]
fn CalendarButton() -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let any = Memo::new(move |_| {
        state.with_book(Tables::CUSTOMERS | Tables::RECORDS, |book| {
            !due_by(book, Day::LAST).is_empty()
        })
    });
    let save = move || {
        let (day, second) = clock::universal();
        let file = state.with_book_untracked(|book| calendar(book, Made { day, second }));
        let name = file_name(
            &[
                t!(shell.name),
                t!(today.week.calendar_file),
                &day_iso(clock::today()),
            ],
            "ics",
        );
        if download(&name, CALENDAR, file.as_bytes()) {
            toasts.show(NoticeKind::Success, move || t!(export.done, file = name));
        } else {
            toasts.show(NoticeKind::Error, tx!(export.failed));
        }
    };
    view! {
        <Show when=move || any.get()>
            <div class="actions today__calendar">
                <Button on_press=save>{tx!(today.week.calendar)}</Button>
            </div>
        </Show>
    }
}
