//! The answer: in a sentence, in numbers, with its formula, its pictures, what it hangs on, and what to do.

use super::charts::{Pictures, Tornado};
use super::keep::Keep;
use super::{Desk, label_of};
use crate::components::{Button, ButtonKind};
use crate::i18n::{fill, lang};
use crate::shell::clipboard;
use crate::t;
use crate::tx;
use crate::words::lesson::{answer, number, said, said_of};
use crate::words::sentence_gap;
use keepgold_core::calculators::{Outcome, Sheet, flips};
use keepgold_core::sorting::sort_by;
use leptos::prelude::*;

/// The answer.
#[component]
pub fn Answered(desk: Desk) -> impl IntoView {
    let headline = move || {
        lang();
        let compares = desk.compares();
        let one = |(at, (outcome, sheet)): (usize, (&Outcome, &Sheet))| {
            let name =
                compares.then(|| view! { <span class="trial__which">{Desk::scenario(at)}</span> });
            view! { <p class="trial__answer">{name}{sentence(desk, sheet, outcome)}</p> }
        };
        let (outcomes, sheets) = (desk.outcomes.read(), desk.sheets.read());
        outcomes
            .iter()
            .zip(sheets.iter())
            .enumerate()
            .map(one)
            .collect_view()
    };
    let advice = move || {
        let outcomes = desk.outcomes.read();
        outcomes
            .get(desk.at.get())
            .map(|outcome| said_of(desk.page(), "advice", outcome.advice))
    };
    let formula = move || {
        let (outcomes, sheets) = (desk.outcomes.read(), desk.sheets.read());
        let at = desk.at.get();
        let filled = fill(
            said(desk.page(), "formula"),
            named(desk, sheets.get(at)?, outcomes.get(at)?),
        );
        filled.map(|filled| view! { <p class="trial__formula">{filled}</p> })
    };
    view! {
        <section class="trial__result" aria-label=tx!(learn.result)>
            <div role="status">{headline}</div>
            <p class="trial__advice measure">{advice}</p>
            <p class="trial__flips measure">{move || flipping(desk)}</p>
            {formula}
            <Numbers desk />
            <div class="trial__keep">
                <CopyResult desk />
                <Keep desk />
            </div>
            <Pictures desk />
            <Tornado desk />
        </section>
    }
}

/// The answer in a sentence; in another one where part of it has no number.
fn sentence(desk: Desk, sheet: &Sheet, outcome: &Outcome) -> String {
    let said = |name| fill(said(desk.page(), name), named(desk, sheet, outcome));
    said("answer")
        .or_else(|| said("answer_without"))
        .unwrap_or_default()
}

/// The numbers of inputs and answers by name; none for one that has none.
fn named<'a>(
    desk: Desk,
    sheet: &'a Sheet,
    outcome: &'a Outcome,
) -> impl Fn(&str) -> Option<String> + 'a {
    move |name| {
        let currency = desk.currency.read();
        if let Some(found) = outcome.answers.iter().find(|answer| answer.name == name) {
            return found
                .value
                .map(|value| number(desk.page(), found.unit, value, &currency));
        }
        let inputs = desk.own.form.inputs;
        let at = inputs.iter().position(|input| input.name == name)?;
        Some(number(
            desk.page(),
            inputs[at].unit,
            *sheet.values.get(at)?,
            &currency,
        ))
    }
}

/// All numbers, the scenarios beside each other.
#[component]
fn Numbers(desk: Desk) -> impl IntoView {
    let rows = move || {
        lang();
        let outcomes = desk.outcomes.read();
        let currency = desk.currency.read();
        let row = |place: usize| {
            let name = outcomes.first()?.answers.get(place)?.name;
            let cell = |outcome: &Outcome| {
                let value = outcome
                    .answers
                    .get(place)
                    .map(|found| answer(desk.page(), found, &currency));
                view! { <td class="number">{value}</td> }
            };
            Some(view! {
                <tr>
                    <th scope="row">{said_of(desk.page(), "answers", name)}</th>
                    {outcomes.iter().map(cell).collect_view()}
                </tr>
            })
        };
        let most = outcomes.first().map_or(0, |outcome| outcome.answers.len());
        (0..most).filter_map(row).collect_view()
    };
    let head = move || {
        desk.compares().then(|| {
            let column =
                |at: usize| view! { <th scope="col" class="number">{Desk::scenario(at)}</th> };
            view! { <thead><tr><td></td>{[0, 1].map(column).collect_view()}</tr></thead> }
        })
    };
    view! {
        <table class="trial__numbers">
            {head}
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Puts the question and the answer on the clipboard, to be pasted into a letter.
#[component]
fn CopyResult(desk: Desk) -> impl IntoView {
    let said = RwSignal::new(None::<&'static str>);
    let press = move || {
        clipboard::copy(as_text(desk), move |copied| {
            let told = if copied {
                t!(learn.copied)
            } else {
                t!(learn.not_copied)
            };
            let _gone_with_the_page = said.try_set(Some(told));
        });
    };
    view! {
        <Button kind=ButtonKind::Quiet on_press=press>{tx!(learn.copy)}</Button>
        <span role="status">{move || said.get()}</span>
    }
}

/// What went in and what came out, in lines, with the way back to it.
fn as_text(desk: Desk) -> String {
    untrack(|| {
        let page = desk.page();
        let currency = desk.currency.read();
        let mut lines = vec![said(page, "name").to_owned()];
        let (outcomes, sheets) = (desk.outcomes.read(), desk.sheets.read());
        for (at, (outcome, sheet)) in outcomes.iter().zip(sheets.iter()).enumerate() {
            lines.push(String::new());
            if sheets.len() > 1 {
                lines.push(Desk::scenario(at).to_owned());
            }
            lines.push(sentence(desk, sheet, outcome));
            for (place, input) in desk.own.form.inputs.iter().enumerate() {
                let value = number(page, input.unit, sheet.values[place], &currency);
                lines.push([label_of(desk, place), &value].join("\t"));
            }
            for found in &outcome.answers {
                let value = answer(page, found, &currency);
                lines.push([said_of(page, "answers", found.name), &value].join("\t"));
            }
            lines.push(said_of(page, "advice", outcome.advice).to_owned());
        }
        lines.push(String::new());
        lines.push(window().location().href().unwrap_or_default());
        lines.join("\n")
    })
}

/// Where the answer flips, the nearest changes first.
fn flipping(desk: Desk) -> Option<String> {
    let sheet = desk.read(Sheet::clone)?;
    let currency = desk.currency.read();
    let mut found = flips(desk.own, &sheet);
    // Compared by how far each has to move of itself: that is what one can hope or fear.
    let far = |input: usize, at: f64| {
        let here = sheet.values[input];
        (at - here).abs() / here.abs().max(f64::MIN_POSITIVE)
    };
    sort_by(&mut found, |a, b| {
        far(a.input, a.at).total_cmp(&far(b.input, b.at))
    });
    let one = |flip: &keepgold_core::calculators::Flip| {
        let unit = desk.own.form.inputs[flip.input].unit;
        t!(
            learn.flips_at,
            input = label_of(desk, flip.input),
            at = number(desk.page(), unit, flip.at, &currency)
        )
    };
    let said: Vec<String> = found.iter().take(2).map(one).collect();
    (!said.is_empty()).then(|| said.join(sentence_gap()))
}
