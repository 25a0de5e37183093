//! What the file turned out to hold: what counts as a sale, what was decided for a person and can be changed, and what looks
//! odd.

use keepgold_core::import::{Choices, Finding, Treatment};
use leptos::prelude::*;

use super::Wizard;
use crate::components::{Checkbox, Notice, NoticeKind, Show};
use crate::words::finding as words;
use crate::words::import::column_title;
use crate::{t, tx};

/// What can become of the lines of a word, with its value in the list.
const TREATMENTS: [(Treatment, &str); 3] = [
    (Treatment::Sale, "sale"),
    (Treatment::Return, "return"),
    (Treatment::NoSale, "none"),
];

/// All of it; nothing where nothing was found.
#[component]
pub fn Findings(wizard: Wizard) -> impl IntoView {
    let all = Memo::new(move |_| {
        wizard
            .preview
            .with(|preview| preview.as_ref().map(|preview| preview.findings.clone()))
            .unwrap_or_default()
    });
    let swapped = move || {
        let dates = wizard.preview.read();
        let dates = dates.as_ref().and_then(|preview| preview.dates.as_ref());
        let cells = dates
            .and_then(|dates| dates.half_swapped)
            .map(|swapped| swapped.cells);
        cells.map(|n| view! { <Notice kind=NoticeKind::Warning text=t!(import.finding.swapped, n = n) /> })
    };
    let left_out = move || {
        let n = wizard
            .preview
            .read()
            .as_ref()
            .map_or(0, |preview| preview.figures.no_sales);
        (n > 0).then(|| view! { <p class="measure">{t!(import.finding.no_sales, n = n)}</p> })
    };
    let listed = move || {
        let all = all.read();
        let found = all.iter().filter(|finding| is_listed(finding));
        found
            .map(|finding| said(wizard, finding))
            .collect::<Vec<_>>()
    };
    // The rows stay while their ticks change, so that the focus stays too.
    let places = Memo::new(move |_| listed());
    let kind_columns = Memo::new(move |_| {
        let mut columns: Vec<u16> = all.read().iter().filter_map(kind_column).collect();
        columns.dedup();
        columns
    });
    view! {
        {move || kind_columns.get().into_iter().map(|column| kinds(wizard, all, column)).collect_view()}
        {left_out}
        <Show when=move || !places.read().is_empty()>
            <fieldset class="question">
                <legend>{tx!(import.finding.heading)}</legend>
                <ul class="findings">
                    <For each=move || places.get() key=String::clone children=move |of| one(wizard, all, of) />
                </ul>
            </fieldset>
        </Show>
        {swapped}
    }
}

/// The column of a word of kinds or states.
fn kind_column(finding: &Finding) -> Option<u16> {
    match finding {
        Finding::Treated { column, .. } => Some(*column),
        _ => None,
    }
}

/// The words of a column of kinds or states, each with what becomes of its lines.
fn kinds(wizard: Wizard, all: Memo<Vec<Finding>>, of: u16) -> AnyView {
    let rows = Memo::new(move |_| {
        let all = all.read();
        let of_column = |finding: &&Finding| kind_column(finding) == Some(of);
        all.iter().filter(of_column).cloned().collect::<Vec<_>>()
    });
    let column = move || {
        let (mapping, place) = (wizard.mapping(), usize::from(of));
        let column = mapping.columns.get(place);
        let header = column.map(|column| column.header.as_str());
        column_title(header.unwrap_or_default(), place)
    };
    let texts = Memo::new(move |_| rows.read().iter().map(word).collect::<Vec<_>>());
    let row = move |text: String| {
        let find = {
            let text = text.clone();
            move || {
                rows.read()
                    .iter()
                    .find(|finding| word(finding) == text)
                    .cloned()
            }
        };
        let label = t!(import.finding.choice, text = text);
        let chosen = {
            let find = find.clone();
            Memo::new(move |_| match find() {
                Some(Finding::Treated { treatment, .. }) => treatment,
                _ => Treatment::Sale,
            })
        };
        let line = move || {
            find().map(|finding| {
                let unknown = matches!(finding, Finding::Treated { known: false, .. });
                let unknown = unknown
                    .then(|| view! { " " <em class="muted">{t!(import.finding.unknown)}</em> });
                view! {
                    {said(wizard, &finding)}
                    {unknown}
                }
            })
        };
        let options = TREATMENTS.map(|(each, value)| {
            view! {
                <option value=value prop:selected=move || chosen.get() == each>
                    {words::treatment(each)}
                </option>
            }
        });
        let choose = move |value: String| {
            if let Some((chosen, _)) = TREATMENTS.iter().find(|(_, name)| *name == value) {
                let text = text.clone();
                wizard.choose(move |choices| {
                    choices.treatments.insert(text, *chosen);
                });
            }
        };
        view! {
            <li>
                <span>{line}</span>
                <select class="input" aria-label=label on:change:target=move |event| choose(event.target().value())>
                    {options.collect_view()}
                </select>
            </li>
        }
    };
    view! {
        <fieldset class="question">
            <legend>{tx!(import.finding.kinds)}</legend>
            <p class="muted measure">{move || t!(import.finding.kinds_text, column = column())}</p>
            <ul class="findings findings--kinds">
                <For each=move || texts.get() key=String::clone children=row />
            </ul>
        </fieldset>
    }
    .into_any()
}

/// Whether a finding stands in the list; others have a place of their own.
fn is_listed(finding: &Finding) -> bool {
    !matches!(
        finding,
        Finding::Treated { .. } | Finding::Currencies { .. }
    )
}

/// The word of a kind or state.
fn word(finding: &Finding) -> String {
    match finding {
        Finding::Treated { text, .. } => text.clone(),
        _ => String::new(),
    }
}

fn said(wizard: Wizard, finding: &Finding) -> String {
    words::sentence(finding, &wizard.currency())
}

/// One finding: a sentence, with a tick where it can be decided otherwise.
fn one(wizard: Wizard, all: Memo<Vec<Finding>>, of: String) -> AnyView {
    let find = {
        let of = of.clone();
        move || {
            all.read()
                .iter()
                .find(|finding| said(wizard, finding) == of)
                .cloned()
        }
    };
    let ticked = |finding: &Finding| match finding {
        Finding::ReturnNumbers { taken, .. }
        | Finding::OrderTotals { taken, .. }
        | Finding::AmountDiffers { taken, .. }
        | Finding::FarDays { taken, .. }
        | Finding::Scale { taken, .. }
        | Finding::Negative { taken, .. }
        | Finding::MergedCustomers { taken, .. }
        | Finding::Amended { taken, .. } => Some(*taken),
        Finding::Nobody { somebody, .. } => Some(*somebody),
        Finding::SameName { one, .. } | Finding::PaddedCodes { one, .. } => Some(*one),
        Finding::Filled { .. } => Some(true),
        _ => None,
    };
    let is_decided = untrack(&find).is_some_and(|finding| ticked(&finding).is_some());
    if !is_decided {
        return view! { <li>{of}</li> }.into_any();
    }
    let checked = {
        let find = find.clone();
        Signal::derive(move || {
            find()
                .and_then(|finding| ticked(&finding))
                .unwrap_or_default()
        })
    };
    let decide = move |on: bool| {
        if let Some(finding) = untrack(&find) {
            wizard.choose(move |choices| decide(choices, &finding, on));
        }
    };
    view! {
        <li>
            <Checkbox label=of checked on_change=decide />
        </li>
    }
    .into_any()
}

fn decide(choices: &mut Choices, finding: &Finding, on: bool) {
    match finding {
        Finding::ReturnNumbers { .. } => choices.returns_by_number = Some(on),
        Finding::OrderTotals { .. } => choices.order_totals = Some(on),
        Finding::AmountDiffers { .. } => choices.by_amount = Some(on),
        Finding::Negative { .. } => choices.turned = Some(on),
        Finding::Scale { .. } => choices.unscaled = !on,
        Finding::FarDays { .. } => choices.take_far_days = on,
        Finding::Nobody { text, .. } if on => {
            choices.somebody.insert(text.clone());
        }
        Finding::Nobody { text, .. } => {
            choices.somebody.remove(text);
        }
        Finding::SameName { .. } => choices.names_apart = !on,
        Finding::PaddedCodes { .. } => choices.codes_apart = !on,
        Finding::Filled { .. } => choices.leave_blank = !on,
        Finding::MergedCustomers { .. } => choices.fill_customers = on,
        Finding::Amended { .. } => choices.keep_known = !on,
        _ => {}
    }
}
