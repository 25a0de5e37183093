//! The working of a number: formula, evidence, scores, weights, contributions, result and what is missing.

use crate::{t, tx};
use leptos::prelude::*;

/// One piece of evidence and what it adds.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkingRow {
    /// Its name.
    pub name: String,
    /// The figure as found, with its unit.
    pub raw: String,
    /// Its score.
    pub score: String,
    /// Its weight.
    pub weight: String,
    /// What it adds to the result.
    pub contribution: String,
    /// The contribution as a share of the greatest possible, 0–1, for the bar.
    pub share: f64,
    /// Why the score is what it is, or a person's note; may be empty.
    pub note: String,
}

/// A whole working.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Working {
    /// The formula in words or symbols.
    pub formula: String,
    /// The pieces of evidence.
    pub rows: Vec<WorkingRow>,
    /// The result.
    pub result: String,
    /// What is missing, one sentence each.
    pub missing: Vec<String>,
}

/// Shows a working as a table.
#[component]
pub fn WorkingTable(
    /// What is worked out; the table's caption.
    #[prop(into)]
    caption: TextProp,
    /// The working; write it in a closure, so that it follows the language.
    #[prop(into)]
    working: Signal<Working>,
) -> impl IntoView {
    let label = working_label(caption);
    let region = label.clone();
    view! {
        <div class="working">
            <p class="working__formula">
                <span class="working__term">{tx!(components.formula)}</span>
                <span>{move || working.read().formula.clone()}</span>
            </p>
            <div class="scroll-x" role="region" tabindex="0" aria-label=region>
                <table class="working__table">
                    <caption class="visually-hidden">{label}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{tx!(components.input)}</th>
                            <th scope="col" class="number">{tx!(components.raw)}</th>
                            <th scope="col" class="number">{tx!(components.score)}</th>
                            <th scope="col" class="number">{tx!(components.weight)}</th>
                            <th scope="col" class="number">{tx!(components.contribution)}</th>
                        </tr>
                    </thead>
                    <tbody>{move || working.read().rows.iter().map(row).collect_view()}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row" colspan="4">{tx!(components.result)}</th>
                            <td class="number">{move || working.read().result.clone()}</td>
                        </tr>
                    </tfoot>
                </table>
            </div>
            {move || missing(&working.read().missing)}
        </div>
    }
}

fn working_label(caption: TextProp) -> impl Fn() -> String + Send + Sync + Clone + 'static {
    move || caption.get().to_string()
}

fn row(row: &WorkingRow) -> impl IntoView + use<> {
    let note = (!row.note.is_empty())
        .then(|| view! { <span class="working__note">{row.note.clone()}</span> });
    view! {
        <tr>
            <th scope="row">{row.name.clone()} {note}</th>
            <td class="number">{row.raw.clone()}</td>
            <td class="number">{row.score.clone()}</td>
            <td class="number">{row.weight.clone()}</td>
            <td class="number working__part">
                <super::Meter share=row.share />
                {row.contribution.clone()}
            </td>
        </tr>
    }
}

fn missing(sentences: &[String]) -> Option<impl IntoView + use<>> {
    let items = sentences
        .iter()
        .map(|s| view! { <li>{s.clone()}</li> })
        .collect_view();
    (!sentences.is_empty()).then(|| {
        view! {
            <div class="working__missing">
                <p>{t!(components.missing)}</p>
                <ul>{items}</ul>
            </div>
        }
    })
}
