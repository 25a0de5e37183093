//! A lesson or one concept on paper: what it means, the question without its answer, room to write. In the language of the
//! page or in both beside each other.

use crate::components::{Button, ButtonKind, ButtonLink};
use crate::i18n::{Lang, lang, lesson_in};
use crate::places::{Choices, Route};
use crate::toolbar::PrintButton;
use crate::words::lesson::lesson_name;
use crate::{tl, tx};
use keepgold_core::lessons::{Concept, Lesson, concept, concepts_of};
use leptos::prelude::*;

/// The choice that names what is handed out.
pub const CHOICE: &str = "handout";
/// The choice of both languages.
const BOTH: &str = "both";

/// The name of a lesson in the address.
const fn path(lesson: Lesson) -> &'static str {
    match lesson {
        Lesson::Value => "lesson-1",
        Lesson::Retention => "lesson-2",
        Lesson::Relationship => "lesson-3",
        Lesson::Growth => "lesson-4",
    }
}

/// Where a lesson is handed out.
pub fn of_lesson(lesson: Lesson) -> String {
    Route::Learn.href_with([(CHOICE, path(lesson))])
}

/// Where a concept is handed out.
pub fn of_concept(concept: &Concept) -> String {
    Route::Learn.href_with([(CHOICE, concept.name)])
}

/// What a name in the address means: a lesson, or a concept; none where it means neither.
fn named(name: &str) -> Option<(Lesson, Vec<&'static Concept>)> {
    if let Some(lesson) = Lesson::ALL.into_iter().find(|lesson| path(*lesson) == name) {
        return Some((lesson, concepts_of(lesson).collect()));
    }
    let one = concept(name)?;
    Some((one.lesson, vec![one]))
}

/// The handout; the index where the address names nothing.
#[component]
pub fn Handout(choices: Choices) -> impl IntoView {
    let both = Memo::new(move |_| choices.get(BOTH).is_some());
    let turn = move || choices.set([(BOTH, (!both.get_untracked()).then(|| "1".to_owned()))]);
    let body = move || {
        let (lesson, concepts) = named(&choices.get(CHOICE)?)?;
        let here = lang();
        let languages = if both.get() {
            vec![here, here.other()]
        } else {
            vec![here]
        };
        let sheet = |concept: &&'static Concept| sheet(&languages, concept);
        Some(view! {
            <p class="handout__lesson">{lesson_name(lesson)}</p>
            {concepts.iter().map(sheet).collect_view()}
        })
    };
    view! {
        <article class="handout">
            <header class="screen-head">
                <h1>{tx!(learn.handout.title)}</h1>
                <div class="screen-head__actions">
                    <Button kind=ButtonKind::Quiet on_press=turn attr:aria-pressed=move || both.get().to_string()>{tx!(learn.handout.both)}</Button>
                    <PrintButton />
                    <ButtonLink href=Route::Learn.href()>{tx!(places.learn.menu)}</ButtonLink>
                </div>
                <p class="screen-head__said">{tx!(learn.handout.text)}</p>
            </header>
            {body}
        </article>
    }
}

/// One concept; each part of it stands beside the same part in the other language.
fn sheet(languages: &[Lang], concept: &'static Concept) -> AnyView {
    let said = |lang: Lang, name: &str| {
        lesson_in(lang, concept.name, name).filter(|text| !text.is_empty())
    };
    let beside = |part: &dyn Fn(Lang) -> AnyView| {
        let one = |&lang: &Lang| view! { <div lang=lang.tag()>{part(lang)}</div> };
        view! { <div class="handout__beside">{languages.iter().map(one).collect_view()}</div> }
            .into_any()
    };
    let told = |lang| {
        view! {
            <h2>{said(lang, "name")}</h2>
            <p>{said(lang, "story")}</p>
        }
        .into_any()
    };
    let asked = |lang| {
        let guess = |letter: &str| {
            said(lang, &format!("guesses.{letter}")).map(|text| view! { <li>{text}</li> })
        };
        view! {
            <h3>{said(lang, "predict")}</h3>
            <ol class="handout__guesses">{["a", "b", "c"].into_iter().filter_map(guess).collect_view()}</ol>
        }
        .into_any()
    };
    let question = |n: u8| {
        let name = format!("discuss.{n}");
        let text = |lang| said(lang, &name).into_any();
        view! { <li>{beside(&text)} <div class="handout__lines"></div></li> }
    };
    // It answers the question, so it comes last.
    let claim = |lang| {
        view! {
            <p><strong>{said(lang, "sentence")}</strong></p>
            <p class="muted">{said(lang, "source")}</p>
        }
        .into_any()
    };
    view! {
        <section class="handout__concept">
            {beside(&told)}
            {beside(&asked)}
            {beside(&|lang| view! { <h3>{tl!(lang, learn.discuss)}</h3> }.into_any())}
            <ol class="handout__questions">{(1..=3).map(question).collect_view()}</ol>
            {beside(&claim)}
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_and_a_concept_are_handed_out_by_name_and_nothing_else_is() {
        for lesson in Lesson::ALL {
            let (found, concepts) = named(path(lesson)).unwrap();
            assert_eq!(found, lesson);
            assert_eq!(concepts.len(), concepts_of(lesson).count());
        }
        let (lesson, concepts) = named("rfm").unwrap();
        assert_eq!((lesson, concepts.len()), (Lesson::Growth, 1));
        assert!(named("lesson-5").is_none());
    }
}
