//! The keyboard shortcuts of the page: which keys they are and how they are written, from one table.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// What a shortcut asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// The command palette.
    Palette,
    /// Taking the newest step back.
    Undo,
    /// Making it again.
    Redo,
    /// The help.
    Help,
}

/// Keys pressed together.
#[derive(Debug)]
struct Stroke {
    shortcut: Shortcut,
    /// With Ctrl, or ⌘ on a Mac. Without it the key is a character: which shift it takes depends on the keyboard.
    control: bool,
    shift: bool,
    key: &'static str,
}

const fn stroke(shortcut: Shortcut, control: bool, shift: bool, key: &'static str) -> Stroke {
    Stroke {
        shortcut,
        control,
        shift,
        key,
    }
}

/// All of them; what is written is the first of each.
const STROKES: [Stroke; 6] = [
    stroke(Shortcut::Palette, true, false, "K"),
    stroke(Shortcut::Undo, true, false, "Z"),
    stroke(Shortcut::Redo, true, true, "Z"),
    stroke(Shortcut::Redo, true, false, "Y"),
    stroke(Shortcut::Help, false, false, "?"),
    stroke(Shortcut::Help, false, false, "\u{ff1f}"),
];

impl Shortcut {
    /// All, in the order of the help.
    pub const ALL: [Shortcut; 4] = [
        Shortcut::Palette,
        Shortcut::Undo,
        Shortcut::Redo,
        Shortcut::Help,
    ];

    /// The shortcut that a key press is. In a text field only the palette's: the others are the field's own keys.
    pub fn pressed(event: &web_sys::KeyboardEvent) -> Option<Shortcut> {
        let control = if is_mac() {
            event.meta_key()
        } else {
            event.ctrl_key()
        };
        if event.is_composing() || event.alt_key() {
            return None;
        }
        let (key, shift) = (event.key(), event.shift_key());
        let shortcut = named(&key, control, shift)?;
        let typing = || {
            let target = event.target();
            target.is_some_and(|target| is_text_field(&target))
        };
        (shortcut == Shortcut::Palette || !typing()).then_some(shortcut)
    }

    /// The keys as a person reads them: `Ctrl+K`, on a Mac `⌘K`.
    pub fn written(self) -> String {
        let Some(stroke) = STROKES.iter().find(|stroke| stroke.shortcut == self) else {
            return String::new();
        };
        let (control, shift) = if is_mac() {
            ("⌘", "⇧")
        } else {
            ("Ctrl+", "Shift+")
        };
        [
            (stroke.control, control),
            (stroke.shift, shift),
            (true, stroke.key),
        ]
        .iter()
        .map(|&(held, name)| if held { name } else { "" })
        .collect()
    }
}

fn named(key: &str, control: bool, shift: bool) -> Option<Shortcut> {
    let fits = |stroke: &&Stroke| {
        stroke.control == control
            && (stroke.shift == shift || !control)
            && stroke.key.eq_ignore_ascii_case(key)
    };
    STROKES.iter().find(fits).map(|stroke| stroke.shortcut)
}

fn is_mac() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    platform.starts_with("Mac") || platform.starts_with("iP")
}

/// A field has its own undo, and types what is pressed.
fn is_text_field(target: &web_sys::EventTarget) -> bool {
    target.dyn_ref::<web_sys::Element>().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_whatever_the_shift_of_the_keyboard() {
        assert_eq!(named("k", true, false), Some(Shortcut::Palette));
        assert_eq!(named("K", true, false), Some(Shortcut::Palette)); // Caps lock.
        assert_eq!(named("Z", true, true), Some(Shortcut::Redo));
        assert_eq!(named("z", true, false), Some(Shortcut::Undo));
        for shift in [true, false] {
            assert_eq!(named("?", false, shift), Some(Shortcut::Help));
            assert_eq!(named("？", false, shift), Some(Shortcut::Help));
        }
    }

    #[test]
    fn other_keys_are_left_to_the_browser() {
        for (key, control, shift) in [
            ("k", false, false),
            ("k", true, true),
            ("?", true, true),
            ("y", false, false),
            ("Process", false, false),
        ] {
            assert_eq!(named(key, control, shift), None, "{key}");
        }
    }
}
