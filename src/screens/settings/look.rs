//! Language, appearance, large numbers and the key for help: preferences of this browser, in force at once.

use crate::components::{Choice, Select};
use crate::format::NumberScale;
use crate::i18n::{Lang, lang, set_lang};
use crate::shell::prefs::{self, Theme};
use crate::{t, tx};
use leptos::prelude::*;

/// The section.
#[component]
pub fn Look() -> impl IntoView {
    let language = Signal::derive(|| lang().tag().to_owned());
    let languages = Signal::derive(|| {
        let own = |lang: Lang| choice(lang.tag(), lang.own_name());
        Lang::ALL.map(own).to_vec()
    });
    let set_language = |tag: String| {
        if let Some(lang) = Lang::from_tag(&tag) {
            set_lang(lang);
        }
    };
    let themes = || {
        [
            (Theme::System, t!(shell.theme_system)),
            (Theme::Light, t!(shell.theme_light)),
            (Theme::Dark, t!(shell.theme_dark)),
        ]
    };
    let scales = || {
        [
            (NumberScale::Language, t!(shell.scale_language)),
            (NumberScale::Thousands, t!(shell.scale_thousands)),
            (NumberScale::Myriads, t!(shell.scale_myriads)),
        ]
    };
    let keys = || [(true, t!(help.key_on)), (false, t!(help.key_off))];
    view! {
        <section class="stack" aria-labelledby="settings-look">
            <h2 id="settings-look">{tx!(settings.look)}</h2>
            <div class="form-grid">
                <Select label=tx!(settings.language) value=language choices=languages on_change=set_language />
                {one_of(tx!(shell.theme), prefs::theme(), themes)}
                {one_of(tx!(shell.number_scale), prefs::number_scale(), scales)}
                {one_of(tx!(help.key), prefs::question_key(), keys)}
            </div>
        </section>
    }
}

fn choice(value: &str, label: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
    }
}

/// A list from which one value of a preference is chosen.
fn one_of<T, const N: usize>(
    label: crate::i18n::Phrase,
    preference: ArcRwSignal<T>,
    choices: fn() -> [(T, &'static str); N],
) -> AnyView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let now = preference.clone();
    let value = Signal::derive(move || {
        let place = choices().iter().position(|(one, _)| *one == now.get());
        place.unwrap_or(0).to_string()
    });
    let named = Signal::derive(move || {
        let numbered = choices().into_iter().enumerate();
        numbered
            .map(|(place, (_, name))| choice(&place.to_string(), name))
            .collect::<Vec<_>>()
    });
    let choose = move |place: String| {
        let place = place.parse::<usize>().unwrap_or(0);
        if let Some((chosen, _)) = choices().get(place) {
            preference.set(*chosen);
        }
    };
    view! { <Select label value=value choices=named on_change=choose /> }.into_any()
}
