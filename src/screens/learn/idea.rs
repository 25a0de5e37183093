//! What a concept means: its story, a question to predict before the answer is revealed, what to discuss.

use super::presenter::questions;
use crate::components::{Button, ButtonKind};
use crate::format::percent;
use crate::i18n::{fill, lang, lesson};
use crate::places::{Choices, FIGURES};
use crate::state::use_state;
use crate::words::lesson::{answer, number, said, said_of};
use crate::words::sentence_gap;
use crate::{t, tx};
use keepgold_core::calculators::{Outcome, Unit};
use keepgold_core::lessons::Concept;
use leptos::prelude::*;

/// The part.
#[component]
pub fn Idea(concept: &'static Concept, choices: Choices) -> impl IntoView {
    let name = concept.name;
    let has = move |text: &str| lesson(name, text).filter(|text| !text.is_empty());
    let discuss = move || {
        lang();
        questions(name)
    };
    view! {
        <div class="concept__idea">
            <p class="concept__story measure">{move || said(name, "story")}</p>
            <Predict concept choices />
            <section class="concept__discuss">
                <h2>{tx!(learn.discuss)}</h2>
                <ol class="measure">{discuss}</ol>
            </section>
            {move || has("source").map(|source| view! { <p class="muted measure">{tx!(learn.source)} " " {source}</p> })}
        </div>
    }
}

/// The question, the guess, and then what is reckoned.
#[component]
fn Predict(concept: &'static Concept, choices: Choices) -> impl IntoView {
    let name = concept.name;
    let guessed = RwSignal::new(None::<&'static str>);
    let shown = RwSignal::new(false);
    let currency = use_state().currency();
    let guess = move |letter: &'static str| {
        let text = lesson(name, &format!("guesses.{letter}"))?;
        let press = move || {
            guessed.set(Some(letter));
            shown.set(true);
        };
        let chosen = move || (guessed.get() == Some(letter)).then_some("true");
        let right = move || (shown.get() && concept.right == Some(letter)).then_some("");
        Some(
            view! { <Button on_press=press attr:aria-pressed=chosen attr:data-right=right>{text}</Button> },
        )
    };
    let told = move || {
        let revealed = revealed(concept, &currency.read());
        let Some(right) = right_guess(concept) else {
            return revealed;
        };
        let right = match guessed.get() == concept.right {
            true => t!(learn.guess.right).to_owned(),
            false => t!(learn.guess.wrong, guess = right),
        };
        [right, revealed].join(sentence_gap())
    };
    let guesses = move || {
        lang();
        ["a", "b", "c"].into_iter().filter_map(guess).collect_view()
    };
    view! {
        <section class="concept__predict">
            <h2>{move || said(name, "predict")}</h2>
            <div class="concept__guesses">
                {guesses}
                <Button kind=ButtonKind::Quiet on_press=move || shown.set(true)>{tx!(learn.reveal)}</Button>
            </div>
            <p class="concept__reveal" role="status">
                {move || shown.get().then(told)}
            </p>
            <p class="muted">{move || not_typed(concept, choices).filter(|_| shown.get())}</p>
        </section>
    }
}

/// The guess that is right, where there is one.
pub fn right_guess(concept: &Concept) -> Option<&'static str> {
    Some(said_of(concept.name, "guesses", concept.right?))
}

/// That the answer is about the case, where other figures were typed; tracked.
pub fn not_typed(concept: &Concept, choices: Choices) -> Option<&'static str> {
    let typed = concept.reveal().is_some() && choices.get(FIGURES).is_some();
    typed.then(|| t!(learn.case_figures))
}

/// The answer, with figures that the calculator gives for its two cases.
pub fn revealed(concept: &'static Concept, currency: &str) -> String {
    let text = said(concept.name, "reveal");
    let Some((sheets, own)) = concept.reveal().zip(concept.calculator()) else {
        return text.to_owned();
    };
    let [before, after] = sheets.map(|sheet| (own.work)(&sheet));
    let value = |name: &str| {
        let times = || Some(after.first()? / before.first().filter(|first| *first != 0.0)?);
        let of = |outcome: &Outcome, name: &str| {
            let found = outcome.answers.iter().find(|answer| answer.name == name)?;
            Some(answer(own.name, found, currency))
        };
        match name {
            "times" => times().map(|times| number(own.name, Unit::Times, times, currency)),
            "more" => times().map(|times| percent(times - 1.0, 0)),
            _ => match name.split_once('_')? {
                ("a", name) => of(&before, name),
                ("b", name) => of(&after, name),
                _ => None,
            },
        }
    };
    fill(text, value).unwrap_or_default()
}
