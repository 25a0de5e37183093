//! The lessons: an index of all concepts, and a page for each. Must not touch the browser.

mod booklet;
mod brought;
mod handout;
mod idea;
mod mine;
mod page;
mod presenter;
mod share;
mod trial;

pub use page::ConceptPage;

use crate::components::ButtonLink;
use crate::i18n::lang;
use crate::places::{Route, use_choices};
use crate::tx;
use crate::words::lesson::{lesson_name, said};
use booklet::Booklet;
use handout::Handout;
use keepgold_core::lessons::{Concept, Lesson, concepts_of};
use leptos::prelude::*;

/// The index.
#[component]
pub fn Screen() -> impl IntoView {
    let choices = use_choices();
    let lessons = move || {
        lang();
        Lesson::ALL.map(one_lesson).collect_view()
    };
    let index = move || {
        view! {
            <div class="learn">
                <header class="screen-head">
                    <h1>{tx!(places.learn.name)}</h1>
                    <p class="screen-head__said">{tx!(learn.intro)}</p>
                </header>
                <div class="learn__lessons">{lessons}</div>
            </div>
        }
    };
    let handed_out = Memo::new(move |_| choices.get(handout::CHOICE));
    move || match handed_out.read().as_deref() {
        Some(booklet::NAME) => view! { <Booklet /> }.into_any(),
        Some(_) => view! { <Handout choices /> }.into_any(),
        None => index().into_any(),
    }
}

fn one_lesson(lesson: Lesson) -> AnyView {
    let item = |concept: &'static Concept| {
        let reckons = concept.calculator().is_some();
        view! {
            <li class="learn__concept">
                <a href=Route::Concept(concept.name).href()>{said(concept.name, "name")}</a>
                {reckons.then(|| view! { <span class="learn__reckons">{tx!(learn.reckons)}</span> })}
                <p>{said(concept.name, "sentence")}</p>
            </li>
        }
    };
    view! {
        <section class="learn__lesson">
            <h2>{lesson_name(lesson)}</h2>
            <ol>{concepts_of(lesson).map(item).collect_view()}</ol>
            <ButtonLink href=handout::of_lesson(lesson)>{tx!(learn.handout.title)}</ButtonLink>
        </section>
    }
    .into_any()
}
