//! The booklet (D4): the answers to what colleagues ask, on paper.

use super::handout::CHOICE;
use super::mine::register::{PAGE, most_asked_first, said};
use crate::components::ButtonLink;
use crate::places::{PART, Route};
use crate::shell::clock;
use crate::state::use_state;
use crate::toolbar::PrintButton;
use crate::words::amount::day_written;
use crate::{t, tx};
use keepgold_core::advice::{Asked, is_answered};
use keepgold_core::book::{InternalQuestion, Tables};
use leptos::prelude::*;

/// Its name among what is handed out.
pub const NAME: &str = "booklet";

/// Where it is.
pub fn href() -> String {
    Route::Learn.href_with([(CHOICE, NAME)])
}

/// The booklet.
#[component]
pub fn Booklet() -> impl IntoView {
    let state = use_state();
    let asked = move || {
        let asked = state.with_book(Tables::RECORDS, |book| Asked::of(book, clock::today()));
        said(&asked)
    };
    let answers = move || {
        let all = state.with_book(Tables::RECORDS, most_asked_first);
        let answered = all.iter().filter(|(_, one)| is_answered(one));
        answered.map(|(_, one)| answer(one)).collect_view()
    };
    view! {
        <article class="handout">
            <header class="screen-head">
                <h1>{tx!(learn.booklet.title)}</h1>
                <div class="screen-head__actions">
                    <PrintButton />
                    <ButtonLink href=Route::Concept(PAGE).href_with([(PART, "mine")])>{tx!(learn.register.title)}</ButtonLink>
                </div>
                <p class="screen-head__said">{tx!(learn.booklet.text)}</p>
            </header>
            {answers}
            <p class="measure muted">{asked}</p>
        </article>
    }
}

fn answer(one: &InternalQuestion) -> AnyView {
    let clause = (!one.clause.is_empty())
        .then(|| view! { <p class="muted">{t!(learn.booklet.clause, clause = one.clause)}</p> });
    let published = one.published.map(|day| {
        view! { <p class="muted">{t!(learn.booklet.published, day = day_written(day))}</p> }
    });
    view! {
        <section class="handout__concept">
            <div>
                <h2>{one.question.clone()}</h2>
                <p class="booklet__answer">{one.answer.clone()}</p>
                {clause}
                {published}
            </div>
        </section>
    }
    .into_any()
}
