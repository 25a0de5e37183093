//! The story of a demo, said to whoever came from its card: what happened to this customer, what the figures show of it,
//! and where to look next. It stands in the address, not in the book, and only while the demo is open.

use super::Subject;
use crate::components::{Button, ButtonKind, Show};
use crate::i18n::lang;
use crate::parts::demos::STORY;
use crate::places::{Route, use_choices};
use crate::state::use_state;
use crate::words::amount::day_written;
use crate::words::{book as words, warning};
use crate::{format, t, tx};
use leptos::prelude::*;

/// The note; nothing for any other customer.
#[component]
pub fn Story(subject: Subject) -> impl IntoView {
    let state = use_state();
    let choices = use_choices();
    let told = Memo::new(move |_| {
        let demo = state.shown().demo()?;
        let story = demo.story(state.derived().as_of.get());
        let here = choices.get(STORY).is_some() && story.customer == subject.id;
        here.then_some((demo, story))
    });
    let said = move || {
        let (demo, story) = told.get()?;
        let month = format::month_written(story.since.month().civil(), lang());
        Some(words::demo_told(demo, &month))
    };
    let saw = move || {
        let (_, story) = told.get()?;
        let alarm = subject.alarm.get()?;
        let mut alarms = alarm.warning.alarms.iter();
        let alarm = alarms.find(|alarm| alarm.evidence.rule() == story.rule)?;
        let found = state.with_book_untracked(|book| warning::sentence(book, &alarm.evidence));
        let day = day_written(alarm.since?);
        Some(view! { <p>{t!(demo.told.saw, day = day)} " " <strong>{found}</strong></p> })
    };
    let dismiss = move || choices.set([(STORY, None)]);
    view! {
        <Show when=move || told.read().is_some()>
            <aside class="story" aria-labelledby="story">
                <h2 id="story">{tx!(demo.told.title)}</h2>
                <Button kind=ButtonKind::Quiet on_press=dismiss>{tx!(demo.told.dismiss)}</Button>
                <p>{said}</p>
                {saw}
                <p>{tx!(demo.told.next)} " " <a href=Route::Today.href()>{tx!(places.today.name)}</a></p>
            </aside>
        </Show>
    }
}
