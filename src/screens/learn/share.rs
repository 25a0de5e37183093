//! A concept as a link, with what is inside: to copy, and as a QR code for a room of phones.

use super::brought::figures_of;
use crate::components::{Button, ButtonKind, Dialog, TextField};
use crate::places::{Choices, FIGURES};
use crate::shell::clipboard;
use crate::state::use_state;
use crate::{t, tx};
use fast_qr::ECL;
use fast_qr::qr::QRBuilder;
use keepgold_core::calculators::{Calculator, Shared, read_link, write_link};
use keepgold_core::lessons::Concept;
use leptos::prelude::*;

/// Modules of white around a code: a reader needs four.
const QUIET: usize = 4;

/// The button, and the dialog that it opens.
#[component]
pub fn Share(concept: &'static Concept, choices: Choices) -> impl IntoView {
    let currency = use_state().currency();
    let open = RwSignal::new(false);
    let link = RwSignal::new(String::new());
    let said = RwSignal::new(None::<&'static str>);
    // What it carries; the customer as the sender calls it.
    let carried = RwSignal::new(None::<(&'static Calculator, Shared)>);
    let press = move || {
        // As it stands now: the figures are in the address.
        link.set(window().location().href().unwrap_or_default());
        said.set(None);
        let figures = untrack(|| choices.get(FIGURES));
        let own = concept.calculator().zip(figures);
        carried.set(own.and_then(|(own, text)| Some((own, read_link(own, &text).ok()?))));
        open.set(true);
    };
    let rename = move |name: String| {
        let renamed = carried.try_update(|carried| {
            let (_, shared) = carried.as_mut()?;
            let nameless = name.trim().is_empty();
            shared.customer = if nameless {
                t!(learn.share.alias)
            } else {
                name.trim()
            }
            .to_owned();
            Some(write_link(shared))
        });
        if let Some(figures) = renamed.flatten() {
            let choices = choices.href_with([(FIGURES, Some(figures))]);
            link.update(|link| {
                let page = link.split('#').next().unwrap_or_default();
                *link = [page, &choices].concat();
            });
        }
    };
    let named = move || {
        let carried = carried.read_untracked();
        let (_, shared) = carried.as_ref()?;
        let name = RwSignal::new(shared.customer.clone());
        let write = move |typed: String| {
            name.set(typed.clone());
            rename(typed);
        };
        let field = view! {
            <TextField label=tx!(learn.share.called) hint=tx!(learn.share.called_hint) value=name on_input=write />
        };
        (!shared.customer.is_empty()).then_some(field)
    };
    let copy = move || {
        clipboard::copy(link.get_untracked(), move |copied| {
            said.set(Some(if copied {
                t!(learn.share.copied)
            } else {
                t!(learn.share.not_copied)
            }));
        });
    };
    let select =
        |event: web_sys::FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    let from_file = move || link.read().starts_with("file:");
    view! {
        <Button kind=ButtonKind::Quiet on_press=press attr:aria-haspopup="dialog">{tx!(learn.share.button)}</Button>
        <Dialog open title=tx!(learn.share.title)>
            <p>{move || if from_file() { t!(learn.share.file) } else { t!(learn.share.text) }}</p>
            <p>{move || carried.read().as_ref().map(|(own, shared)| inside(own, shared, &currency.read()))}</p>
            {move || open.get().then(named)}
            <input class="field__input" readonly aria-label=tx!(learn.share.link) prop:value=move || link.get() on:focus=select />
            <div class="concept__guesses">
                <Button kind=ButtonKind::Primary on_press=copy>{tx!(learn.share.copy)}</Button>
            </div>
            <p role="status">{move || said.get()}</p>
            {move || (!from_file()).then(|| drawn(&link.read()))}
        </Dialog>
    }
}

/// What the link carries, by name.
fn inside(own: &'static Calculator, shared: &Shared, currency: &str) -> String {
    let sheets = figures_of(own, shared, currency).into_iter();
    let sheets: Vec<String> = sheets
        .map(|figures| figures.join(t!(value.list_separator)))
        .collect();
    t!(learn.share.inside, figures = sheets.join(" | "))
}

/// The code of a link, or why there is none.
fn drawn(link: &str) -> AnyView {
    let Some((size, path)) = code(link) else {
        return view! { <p>{t!(learn.share.too_long, n = link.len())}</p> }.into_any();
    };
    let edge = size + 2 * QUIET;
    view! {
        <svg class="share__code" role="img" aria-label=t!(learn.share.code) viewBox=format!("0 0 {edge} {edge}")>
            <rect width=edge height=edge fill="#fff"></rect>
            <path d=path fill="#000"></path>
        </svg>
    }
    .into_any()
}

/// How many modules wide the code of a text is, and its dark modules as a path; none for a text that no code holds.
pub fn code(text: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(text).ecl(ECL::L).build().ok()?;
    let mut path = String::new();
    for (row, line) in (0..code.size).map(|row| (row, &code[row])) {
        let mut column = 0;
        while column < code.size {
            let from = column;
            while column < code.size && line[column].value() {
                column += 1;
            }
            if column > from {
                let (x, y, width) = (from + QUIET, row + QUIET, column - from);
                path += &format!("M{x} {y}h{width}v1h-{width}z");
            } else {
                column += 1;
            }
        }
    }
    Some((code.size, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pixels for a module.
    const SCALE: usize = 4;

    /// Reads what a drawn code says, as a telephone would.
    fn read_back(size: usize, path: &str) -> String {
        let edge = size + 2 * QUIET;
        let mut dark = vec![false; edge * edge];
        for piece in path.split('M').filter(|piece| !piece.is_empty()) {
            let numbers: Vec<usize> = piece
                .split(|c: char| !c.is_ascii_digit())
                .filter(|text| !text.is_empty())
                .map(|text| text.parse().unwrap())
                .collect();
            let (x, y, width) = (numbers[0], numbers[1], numbers[2]);
            dark[y * edge + x..y * edge + x + width].fill(true);
        }
        let pixels = edge * SCALE;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(pixels, pixels, |x, y| {
            if dark[y / SCALE * edge + x / SCALE] {
                0
            } else {
                255
            }
        });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn a_drawn_code_is_read_as_the_link_it_was_made_of() {
        for length in [0, 40, 400, 1_500] {
            let link = format!(
                "https://example.org/#/learn/one-deal?s=1.{}",
                "aZ9_-".repeat(length / 5)
            );
            let (size, path) = code(&link).unwrap();
            assert_eq!(read_back(size, &path), link);
        }
    }

    #[test]
    fn a_link_that_no_code_holds_has_none() {
        assert_eq!(code(&"x".repeat(3_000)), None);
    }
}
