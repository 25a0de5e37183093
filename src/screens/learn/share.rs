//! A concept as a link, with what is inside: to copy, and as a QR code for a room of phones.

use crate::components::{Button, ButtonKind, Dialog};
use crate::places::{Choices, FIGURES};
use crate::shell::clipboard;
use crate::state::use_state;
use crate::words::lesson::{number, row_name, said_of};
use crate::{t, tx};
use fast_qr::ECL;
use fast_qr::qr::QRBuilder;
use keepgold_core::calculators::{Input, Sheet, read_link};
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
    let press = move || {
        // As it stands now: the figures are in the address.
        link.set(window().location().href().unwrap_or_default());
        said.set(None);
        open.set(true);
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
            <p>{move || open.get().then(|| inside(concept, choices, &currency.read()))}</p>
            <input class="field__input" readonly aria-label=tx!(learn.share.link) prop:value=move || link.get() on:focus=select />
            <div class="concept__guesses">
                <Button kind=ButtonKind::Primary on_press=copy>{tx!(learn.share.copy)}</Button>
            </div>
            <p role="status">{move || said.get()}</p>
            {move || (!from_file()).then(|| drawn(&link.read()))}
        </Dialog>
    }
}

/// What the link carries, by name; tracked.
fn inside(concept: &'static Concept, choices: Choices, currency: &str) -> Option<String> {
    let own = concept.calculator()?;
    let shared = read_link(own, &choices.get(FIGURES)?).ok()?;
    let figure = |(input, value): (&Input, &f64)| {
        let label = said_of(own.name, "inputs", input.name);
        [label, &number(own.name, input.unit, *value, currency)].join("\u{a0}")
    };
    let of_sheet = |sheet: &Sheet| {
        let figures = own.form.inputs.iter().zip(&sheet.values).map(figure);
        let rows = sheet.rows.iter().enumerate();
        let rows = rows.map(|(place, row)| row_name(own, place, row));
        let all: Vec<String> = figures.chain(rows).collect();
        all.join(t!(value.list_separator))
    };
    let sheets: Vec<String> = shared.sheets.iter().map(of_sheet).collect();
    Some(t!(learn.share.inside, figures = sheets.join(" | ")))
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
