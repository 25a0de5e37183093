//! A concept in front of a room: one thought at a time in large type, by arrow keys or a clicker.

use std::cell::Cell;

use super::idea::{not_typed, revealed, right_guess};
use super::trial::Trial;
use crate::components::{Button, ButtonKind};
use crate::i18n::{lang, lesson, lesson_in};
use crate::places::{Choices, Route, navigate_to};
use crate::state::use_state;
use crate::words::lesson::said;
use crate::{t, tx};
use keepgold_core::lessons::{Concept, concepts_of};
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast as _;

/// The choice that opens it.
pub const CHOICE: &str = "show";

thread_local! {
    /// When it was opened, in milliseconds: the clock goes on from concept to concept.
    static STARTED: Cell<Option<f64>> = const { Cell::new(None) };
}

/// One thought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slide {
    Title,
    Story,
    Question,
    Reveal,
    Trial,
    Discuss,
}

impl Slide {
    /// Those that a concept has, in the order of teaching.
    fn of(concept: &Concept) -> Vec<Slide> {
        let all = [
            Slide::Title,
            Slide::Story,
            Slide::Question,
            Slide::Reveal,
            Slide::Trial,
            Slide::Discuss,
        ];
        let reckons = concept.calculator().is_some();
        all.into_iter()
            .filter(|slide| *slide != Slide::Trial || reckons)
            .collect()
    }
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ask {
    Forward,
    Back,
    Blank,
    Notes,
}

/// What a key asks for where the focus does not need it itself. Clickers send the page keys, `b` and the full stop.
fn asked(key: &str, in_control: bool) -> Option<Ask> {
    match key {
        "PageDown" => Some(Ask::Forward),
        "PageUp" => Some(Ask::Back),
        _ if in_control => None,
        "ArrowRight" | "Enter" | " " => Some(Ask::Forward),
        "ArrowLeft" => Some(Ask::Back),
        "b" | "B" | "." => Some(Ask::Blank),
        "n" | "N" => Some(Ask::Notes),
        _ => None,
    }
}

/// The presenter; it leaves by taking its choice out of the address.
#[component]
pub fn Presenter(concept: &'static Concept, choices: Choices) -> impl IntoView {
    let slides = StoredValue::new(Slide::of(concept));
    let at = RwSignal::new(0_usize);
    let (blank, notes) = (RwSignal::new(false), RwSignal::new(false));
    let dialog = NodeRef::<html::Dialog>::new();
    let slide = NodeRef::<html::Div>::new();
    // No button has the focus: a key is for the room, not for it.
    let attend = move || {
        if let Some(slide) = slide.get_untracked() {
            let _ = slide.focus();
        }
    };
    Effect::new(move || {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
            attend();
        }
    });
    // The browser puts what fills the screen above what lay above the page before: the presenter steps above it again.
    let filled = window_event_listener_untyped("fullscreenchange", move |_| {
        if let Some(dialog) = dialog.get_untracked()
            && dialog.open()
        {
            dialog.close();
            let _ = dialog.show_modal();
            attend();
        }
    });
    on_cleanup(move || filled.remove());
    let leave = move || {
        STARTED.set(None);
        document().exit_fullscreen();
        choices.set([(CHOICE, None)]);
    };
    let is_last = move || at.get() + 1 == slides.with_value(Vec::len);
    let turn = move |ask: Ask| {
        // A field that goes with its slide is left first.
        attend();
        match ask {
            Ask::Blank => blank.set(true),
            Ask::Notes => notes.update(|notes| *notes = !*notes),
            Ask::Forward if !untrack(is_last) => at.update(|at| *at += 1),
            Ask::Back if at.get_untracked() > 0 => at.update(|at| *at -= 1),
            Ask::Forward => go_on(concept, 1),
            Ask::Back => go_on(concept, -1),
        }
    };
    let press = move |event: web_sys::KeyboardEvent| {
        if blank.get_untracked() {
            // Whatever is pressed in the dark gives light and does nothing else.
            event.prevent_default();
            return blank.set(false);
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let in_control = target.is_some_and(|target| {
            let control =
                target.closest("button, a, input, select, textarea, summary, [role=group]");
            control.is_ok_and(|found| found.is_some())
        });
        if let Some(ask) = asked(&event.key(), in_control) {
            event.prevent_default();
            turn(ask);
        }
    };
    // Wherever the focus is: a click beside the text takes it out of the presenter.
    let keys = window_event_listener(leptos::ev::keydown, press);
    on_cleanup(move || keys.remove());
    let slide_at = move || slides.with_value(|slides| slides.get(at.get()).copied());
    let body = move || {
        lang();
        slide_at().map(|slide| shown(slide, concept, choices))
    };
    let ends = move || is_last() && beside(concept, 1).is_none();
    let count = move || format!("{} / {}", at.get() + 1, slides.with_value(Vec::len));
    view! {
        <dialog
            class="presenter"
            class:presenter--blank=move || blank.get()
            node_ref=dialog
            aria-label=tx!(learn.show.label)
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                leave();
            }
            on:pointerdown=move |_| blank.set(false)
        >
            <div class="presenter__slide" tabindex="-1" node_ref=slide aria-live="polite">{body}</div>
            {move || slide_at().filter(|_| notes.get()).map(|slide| noted(slide, concept))}
            <footer class="presenter__foot">
                <Button kind=ButtonKind::Quiet on_press=move || turn(Ask::Back)>{tx!(learn.show.back)}</Button>
                <Button kind=ButtonKind::Primary disabled=Signal::derive(ends) on_press=move || turn(Ask::Forward)>{tx!(learn.show.forward)}</Button>
                <span class="presenter__count">{count}</span>
                <Clock />
                <Button kind=ButtonKind::Quiet on_press=move || turn(Ask::Notes)>{tx!(learn.show.notes)}</Button>
                <Button kind=ButtonKind::Quiet on_press=move || turn(Ask::Blank)>{tx!(learn.show.blank)}</Button>
                <Button kind=ButtonKind::Quiet on_press=leave>{tx!(learn.show.leave)}</Button>
            </footer>
        </dialog>
    }
}

/// Asks the browser for the whole screen and opens the presenter. Without it the page is shown in its window.
pub fn present(choices: Choices) {
    if let Some(page) = document().document_element() {
        let _ = page.request_fullscreen();
    }
    choices.set([(CHOICE, Some("1".to_owned()))]);
}

/// The concept so many after this one in its lesson; none beyond its ends.
fn beside(concept: &Concept, by: isize) -> Option<&'static Concept> {
    let all: Vec<&'static Concept> = concepts_of(concept.lesson).collect();
    let here = all.iter().position(|one| one.name == concept.name)?;
    all.get(here.checked_add_signed(by)?).copied()
}

/// Goes to the concept after this one in its lesson, or before it; at an end nothing happens.
fn go_on(concept: &Concept, by: isize) {
    if let Some(next) = beside(concept, by) {
        navigate_to(&Route::Concept(next.name).href_with([(CHOICE, "1")]));
    }
}

fn shown(slide: Slide, concept: &'static Concept, choices: Choices) -> AnyView {
    let name = concept.name;
    match slide {
        Slide::Title => view! {
            <h1>{said(name, "name")}</h1>
            <p class="presenter__asked">{lesson_in(lang().other(), name, "name")}</p>
        }
        .into_any(),
        Slide::Story => view! { <p class="presenter__story">{said(name, "story")}</p> }.into_any(),
        Slide::Question => {
            let guess = |letter: &str| {
                lesson(name, &format!("guesses.{letter}")).map(|text| view! { <li>{text}</li> })
            };
            view! {
                <h1>{said(name, "predict")}</h1>
                <ol class="presenter__guesses">{["a", "b", "c"].into_iter().filter_map(guess).collect_view()}</ol>
            }
            .into_any()
        }
        Slide::Reveal => {
            let currency = use_state().currency();
            view! {
                <p class="presenter__asked">{said(name, "predict")}</p>
                {right_guess(concept).map(|right| view! { <p class="presenter__right">{right}</p> })}
                <p class="presenter__sentence">{move || revealed(concept, &currency.read())}</p>
                <p>{said(name, "sentence")}</p>
                <p class="presenter__asked">{move || not_typed(concept, choices)}</p>
            }
            .into_any()
        }
        Slide::Trial => view! { <Trial concept choices /> }.into_any(),
        Slide::Discuss => view! {
            <h1>{t!(learn.discuss)}</h1>
            <ol class="presenter__discuss">{questions(name)}</ol>
        }
        .into_any(),
    }
}

/// What to discuss, as items of a list.
pub fn questions(name: &'static str) -> impl IntoView {
    let one = |n: u8| {
        let text = lesson(name, &format!("discuss.{n}")).filter(|text| !text.is_empty());
        text.map(|text| view! { <li>{text}</li> })
    };
    (1..=3).filter_map(one).collect_view()
}

/// What the trainer says and does while a slide is shown. The room sees it too, so it answers nothing.
fn noted(slide: Slide, concept: &'static Concept) -> AnyView {
    let (say, more) = match slide {
        Slide::Title => (t!(learn.say.title), said(concept.name, "source")),
        Slide::Story => (t!(learn.say.story), ""),
        Slide::Question => (t!(learn.say.question), ""),
        Slide::Reveal => (t!(learn.say.reveal), ""),
        Slide::Trial => (t!(learn.say.trial), ""),
        Slide::Discuss => (t!(learn.say.discuss), said(concept.name, "mine")),
    };
    view! {
        <aside class="presenter__notes" aria-label=t!(learn.show.notes)>
            <p>{say}</p>
            <p class="muted">{more}</p>
        </aside>
    }
    .into_any()
}

/// Minutes and seconds since the presenter was opened.
#[component]
fn Clock() -> impl IntoView {
    if STARTED.get().is_none() {
        STARTED.set(Some(js_sys::Date::now()));
    }
    let now = RwSignal::new(js_sys::Date::now());
    let tick = set_interval_with_handle(
        move || {
            let _gone_with_the_page = now.try_set(js_sys::Date::now());
        },
        Duration::from_secs(1),
    );
    on_cleanup(move || {
        if let Ok(tick) = tick {
            tick.clear();
        }
    });
    let since = move || {
        let seconds =
            ((now.get() - STARTED.get().unwrap_or_else(|| now.get())) / 1_000.0).max(0.0) as u64;
        format!("{}:{:02}", seconds / 60, seconds % 60)
    };
    view! { <time class="presenter__clock" aria-label=tx!(learn.show.clock)>{since}</time> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::lessons::CONCEPTS;

    #[test]
    fn a_clicker_turns_everywhere_and_other_keys_only_where_nothing_else_needs_them() {
        assert_eq!(asked("PageDown", true), Some(Ask::Forward));
        assert_eq!(asked("PageUp", true), Some(Ask::Back));
        for key in ["ArrowRight", "Enter", " ", "ArrowLeft", "b", ".", "n"] {
            assert!(asked(key, false).is_some(), "{key}");
            assert!(asked(key, true).is_none(), "{key}");
        }
        assert_eq!(asked("Tab", false), None);
    }

    #[test]
    fn every_concept_asks_before_it_answers() {
        for concept in &CONCEPTS {
            let slides = Slide::of(concept);
            let place = |slide| slides.iter().position(|one| *one == slide);
            assert!(place(Slide::Question) < place(Slide::Reveal));
            assert_eq!(
                place(Slide::Trial).is_some(),
                concept.calculator().is_some()
            );
        }
    }
}
