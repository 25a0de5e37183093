//! What a person prefers: language, appearance, number scale. Kept in local storage under `keepgold.prefs`, apart from
//! the book.

use super::storage::{keep, recall};
use crate::format::NumberScale;
use crate::i18n::{Lang, lang, set_lang};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

const KEY: &str = "keepgold.prefs";

/// Light, dark, or whatever the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Follows the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every choice, in the order a menu shows them.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The value of `data-theme` on the page; `None` leaves it to the system.
    const fn attribute(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }
}

/// The stored form. Unknown fields are ignored and missing ones take their defaults, so every version reads every other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    lang: Option<String>,
    theme: Theme,
    number_scale: NumberScale,
    question_key_off: bool,
    narrow_sidebar: bool,
    scale_told: bool,
    customer_columns: Option<Vec<String>>,
    views: Vec<View>,
    not_same: Vec<String>,
    today_rows: Option<usize>,
    today_offers: Option<usize>,
}

/// An address of the app under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// What the person called it.
    pub name: String,
    /// The fragment, such as `#/customers?tier=vip`.
    pub href: String,
}

thread_local! {
    static THEME: ArcRwSignal<Theme> = ArcRwSignal::new(Theme::System);
    static SCALE: ArcRwSignal<NumberScale> = ArcRwSignal::new(NumberScale::Language);
    static QUESTION_KEY: ArcRwSignal<bool> = ArcRwSignal::new(true);
    static NARROW_SIDEBAR: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static SCALE_TOLD: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static VIEWS: ArcRwSignal<Vec<View>> = ArcRwSignal::new(Vec::new());
    static NOT_SAME: ArcRwSignal<Vec<String>> = ArcRwSignal::new(Vec::new());
    static TODAY_ROWS_NOW: ArcRwSignal<usize> = ArcRwSignal::new(TODAY_ROWS[0]);
    static TODAY_OFFERS_NOW: ArcRwSignal<usize> = ArcRwSignal::new(TODAY_OFFERS[1]);
    static CUSTOMER_COLUMNS: ArcRwSignal<Option<Vec<String>>> = ArcRwSignal::new(None);
}

/// The appearance, as a signal.
pub fn theme() -> ArcRwSignal<Theme> {
    THEME.with(Clone::clone)
}

/// How large numbers are shortened, as a signal.
pub fn number_scale() -> ArcRwSignal<NumberScale> {
    SCALE.with(Clone::clone)
}

/// Whether keys of one character do anything, such as `?` for the help, as a signal. A key of one character must be one that can be switched off
/// (WCAG 2.1.4): who dictates or hits keys by mistake would set it off unwillingly.
pub fn question_key() -> ArcRwSignal<bool> {
    QUESTION_KEY.with(Clone::clone)
}

/// Whether the menu at the side shows icons only, as a signal.
pub fn narrow_sidebar() -> ArcRwSignal<bool> {
    NARROW_SIDEBAR.with(Clone::clone)
}

/// Whether the person knows that amounts can count by their size, as a signal: books from before keep their ranks and
/// say so once.
pub fn scale_told() -> ArcRwSignal<bool> {
    SCALE_TOLD.with(Clone::clone)
}

/// The columns chosen for the list of customers, by their words in the address, as a signal; none where none were chosen.
pub fn customer_columns() -> ArcRwSignal<Option<Vec<String>>> {
    CUSTOMER_COLUMNS.with(Clone::clone)
}

/// How many rows of Today can be shown at first; the first of them is usual.
pub const TODAY_ROWS: [usize; 3] = [10, 20, 50];

/// How many rows of Today are shown at first, as a signal.
pub fn today_rows() -> ArcRwSignal<usize> {
    TODAY_ROWS_NOW.with(Clone::clone)
}

/// How many customers can stand in Today for an offer alone; the second of them is usual, so that warnings are not pushed
/// out.
pub const TODAY_OFFERS: [usize; 4] = [0, 3, 5, 10];

/// How many customers stand in Today for an offer alone, as a signal.
pub fn today_offers() -> ArcRwSignal<usize> {
    TODAY_OFFERS_NOW.with(Clone::clone)
}

/// The views of lists that were kept under a name, as a signal.
pub fn views() -> ArcRwSignal<Vec<View>> {
    VIEWS.with(Clone::clone)
}

/// Pairs of customers that somebody said are not the same, as a signal. Named by what they are called, so that the pair
/// is known again in every book and after every import.
pub fn not_same() -> ArcRwSignal<Vec<String>> {
    NOT_SAME.with(Clone::clone)
}

/// Reads the preferences, applies them to the page and keeps both in step. Call once, in the app's root.
pub fn start() {
    let stored: Stored = recall(KEY).unwrap_or_default();
    let chosen = stored.lang.as_deref().and_then(Lang::from_tag);
    set_lang(chosen.unwrap_or_else(browser_lang));
    theme().set(stored.theme);
    number_scale().set(stored.number_scale);
    question_key().set(!stored.question_key_off);
    narrow_sidebar().set(stored.narrow_sidebar);
    scale_told().set(stored.scale_told);
    customer_columns().set(stored.customer_columns);
    views().set(stored.views);
    not_same().set(stored.not_same);
    let rows = stored.today_rows.filter(|rows| TODAY_ROWS.contains(rows));
    today_rows().set(rows.unwrap_or(TODAY_ROWS[0]));
    let offers = stored.today_offers.filter(|n| TODAY_OFFERS.contains(n));
    today_offers().set(offers.unwrap_or(TODAY_OFFERS[1]));
    Effect::new(move |first: Option<()>| {
        let now = Stored {
            lang: Some(lang().tag().to_owned()),
            theme: theme().get(),
            number_scale: number_scale().get(),
            question_key_off: !question_key().get(),
            narrow_sidebar: narrow_sidebar().get(),
            scale_told: scale_told().get(),
            customer_columns: customer_columns().get(),
            views: views().get(),
            not_same: not_same().get(),
            today_rows: Some(today_rows().get()),
            today_offers: Some(today_offers().get()),
        };
        apply(&now);
        // The browser's own language is not a choice: nothing is stored before the person changes something.
        if first.is_some() {
            keep(KEY, &now);
        }
    });
}

/// The first language of the browser that the interface has; English where it has none.
fn browser_lang() -> Lang {
    let wanted = window().navigator().languages();
    wanted
        .iter()
        .filter_map(|tag| tag.as_string())
        .find_map(|tag| Lang::from_tag(&tag))
        .unwrap_or(Lang::En)
}

fn apply(prefs: &Stored) {
    let Some(root) = document().document_element() else {
        return;
    };
    if let Some(lang) = &prefs.lang {
        let _ = root.set_attribute("lang", lang);
    }
    let _ = root.toggle_attribute_with_force("data-narrow", prefs.narrow_sidebar);
    let _ = match prefs.theme.attribute() {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_of_other_versions_are_read() {
        let newer = r#"{"lang":"zh-CN","theme":"dark","density":"airy"}"#;
        let read: Stored = serde_json::from_str(newer).unwrap();
        assert_eq!(
            read,
            Stored {
                lang: Some("zh-CN".into()),
                theme: Theme::Dark,
                number_scale: NumberScale::Language,
                question_key_off: false,
                narrow_sidebar: false,
                scale_told: false,
                customer_columns: None,
                views: Vec::new(),
                not_same: Vec::new(),
                today_rows: None,
                today_offers: None,
            }
        );
        let older: Stored = serde_json::from_str("{}").unwrap();
        assert_eq!(older, Stored::default());
    }
}
