//! The page of a concept: where it stands in its lesson, and its three parts.

use super::brought::{Brought, foreign};
use super::idea::Idea;
use super::mine::Mine;
use super::presenter::{self, Presenter, present};
use super::share::Share;
use super::trial::Trial;
use crate::components::{Button, ButtonKind, ButtonLink, Show, Tab, Tabs};
use crate::i18n::{Lang, lang, lesson_in};
use crate::places::{Choices, FIGURES, PART, Route, TRIAL, use_choices};
use crate::toolbar::PrintButton;
use crate::words::lesson::{lesson_name, said};
use crate::{t, tx};
use keepgold_core::lessons::{Concept, concept, concepts_of};
use leptos::prelude::*;

/// A part of the page with an address of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    /// What it means.
    #[default]
    Idea,
    /// Its calculator.
    Trial,
    /// One's own customers.
    Mine,
}

impl Part {
    /// All, in the order in which they are shown.
    const ALL: [Part; 3] = [Part::Idea, Part::Trial, Part::Mine];

    /// Its name in the address.
    const fn path(self) -> &'static str {
        match self {
            Part::Idea => "idea",
            Part::Trial => TRIAL,
            Part::Mine => "mine",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Part::Idea => t!(learn.part.idea),
            Part::Trial => t!(learn.part.trial),
            Part::Mine => t!(learn.part.mine),
        }
    }

    /// Whether a concept has it.
    fn is_of(self, concept: &Concept) -> bool {
        self != Part::Trial || concept.calculator().is_some()
    }
}

/// The page of the concept of this name.
#[component]
pub fn ConceptPage(name: &'static str) -> impl IntoView {
    // The table of places reads only names of concepts.
    let concept = concept(name)?;
    let choices = use_choices();
    let parts: Vec<Part> = Part::ALL
        .into_iter()
        .filter(|part| part.is_of(concept))
        .collect();
    let open = {
        let parts = parts.clone();
        Memo::new(move |_| opened(&parts, choices))
    };
    let brought = Memo::new(move |_| foreign(concept, choices));
    let shows = Memo::new(move |_| brought.read().is_none());
    // Figures go along from part to part, but for those that nobody has looked through yet.
    let part_at = move |part: Part| {
        let figures = shows.get().then(|| choices.get(FIGURES)).flatten();
        choices.href_with([(PART, Some(part.path().to_owned())), (FIGURES, figures)])
    };
    let tab = |part: &Part| {
        let part = *part;
        Tab {
            href: (move || part_at(part)).into(),
            label: (move || part.name()).into(),
        }
    };
    let tabs: Vec<Tab> = parts.iter().map(tab).collect();
    let body = move || match parts[open.get()] {
        _ if !shows.get() => view! { <Brought concept choices brought /> }.into_any(),
        Part::Idea => view! { <Idea concept choices /> }.into_any(),
        Part::Trial => view! { <Trial concept choices /> }.into_any(),
        Part::Mine => view! { <Mine concept choices /> }.into_any(),
    };
    Some(view! {
        <article class="concept">
            <header class="screen-head">
                <p class="concept__crumb">
                    <a href=Route::Learn.href()>{tx!(places.learn.menu)}</a>
                    {move || place_in_lesson(concept)}
                </p>
                <h1>{move || said(name, "name")} " " <small lang=move || other().tag()>{move || lesson_in(other(), name, "name")}</small></h1>
                <div class="screen-head__actions">
                    <Show when=move || shows.get()>
                        <Button kind=ButtonKind::Quiet on_press=move || present(choices)>{tx!(learn.present)}</Button>
                    </Show>
                    <Share concept choices />
                    <ButtonLink href=super::handout::of_concept(concept)>{tx!(learn.handout.title)}</ButtonLink>
                    <PrintButton />
                </div>
                <p class="screen-head__said">{move || said(name, "sentence")}</p>
            </header>
            <Tabs label=tx!(learn.part.label) tabs open />
            {body}
            {move || neighbours(concept)}
            <Show when=move || shows.get() && choices.get(presenter::CHOICE).is_some()>
                <Presenter concept choices />
            </Show>
        </article>
    })
}

/// The language beside the one that is read: concepts are named in both.
fn other() -> Lang {
    lang().other()
}

/// The place among `parts` of the one that the address names.
fn opened(parts: &[Part], choices: Choices) -> usize {
    // A link that carries figures opens where they are shown.
    let named = choices.get(PART);
    let named = named.or_else(|| choices.get(FIGURES).map(|_| TRIAL.to_owned()));
    let place = parts
        .iter()
        .position(|part| named.as_deref() == Some(part.path()));
    place.unwrap_or_default()
}

/// The lesson, and which of its concepts this is.
fn place_in_lesson(concept: &'static Concept) -> String {
    let place = concepts_of(concept.lesson).position(|one| one.name == concept.name);
    t!(
        learn.place,
        lesson = lesson_name(concept.lesson),
        n = place.unwrap_or_default() + 1,
        of = concepts_of(concept.lesson).count()
    )
}

/// The way to the concept before and the one after.
fn neighbours(concept: &'static Concept) -> impl IntoView {
    let all: Vec<&Concept> = concepts_of(concept.lesson).collect();
    let at = all
        .iter()
        .position(|one| one.name == concept.name)
        .unwrap_or_default();
    let link = |to: Option<&&'static Concept>, class: &'static str| {
        to.map(|to| view! { <a class=class href=Route::Concept(to.name).href()>{said(to.name, "name")}</a> })
    };
    let before = at.checked_sub(1).and_then(|before| all.get(before));
    view! {
        <nav class="concept__neighbours" aria-label=t!(learn.neighbours)>
            {link(before, "concept__before")}
            {link(all.get(at + 1), "concept__after")}
        </nav>
    }
}
