//! Calculators that were filled in for customers: what was reckoned when, the way back to it, and the form.

use super::reckoning_draft::{Draft, Fault};
use super::{RecordForms, RecordView};
use crate::components::{Form, RowsColumn, TextArea, TextField};
use crate::places::Route;
use crate::shell::clock;
use crate::state::State;
use crate::words::amount::day_iso;
use crate::words::book::refusal;
use crate::words::lesson::calculator_name;
use crate::{t, tx};
use keepgold_core::book::{Book, CustomerId, Reckoning, RecordId, RecordKind};
use keepgold_core::calculators::calculator;
use keepgold_core::sorting::sort_by;
use leptos::prelude::*;

impl RecordView for Reckoning {
    const KIND: RecordKind = RecordKind::Reckoning;
    type Draft = Draft;
    type Fault = Fault;

    fn get(book: &Book, id: RecordId) -> Option<&Self> {
        book.reckonings().get(&id)
    }

    /// The newest first.
    fn of_customer(book: &Book, customer: CustomerId) -> Vec<(RecordId, Self)> {
        let all = book.of_customer(book.reckonings(), customer).rev();
        let mut log: Vec<_> = all.map(|(id, one)| (id, one.clone())).collect();
        sort_by(&mut log, |a, b| b.1.on.cmp(&a.1.on));
        log
    }

    fn columns() -> Vec<RowsColumn> {
        vec![
            RowsColumn::text(tx!(record.reckoning.on)),
            RowsColumn::text(tx!(record.reckoning.calculator)),
            RowsColumn::text(tx!(record.reckoning.by)),
            RowsColumn::said(tx!(record.reckoning.note)),
        ]
    }

    fn cells(&self, _state: State) -> AnyView {
        view! {
            <th scope="row">{day_iso(self.on)}</th>
            <td>{link_to_reckoning(self)}</td>
            <td>{self.by.clone()}</td>
            <td class="rows__said">{self.note.clone()}</td>
        }
        .into_any()
    }

    fn name(&self) -> String {
        t!(
            record.reckoning.one,
            calculator = calculator_name(&self.calculator),
            day = day_iso(self.on)
        )
    }

    fn new_draft(_contact: Option<RecordId>) -> Draft {
        Draft::default()
    }

    fn draft(&self) -> Draft {
        Draft::of(self)
    }

    fn by(draft: &mut Draft) -> Option<&mut String> {
        Some(&mut draft.by)
    }

    fn read(draft: &Draft, customer: CustomerId) -> Result<Self, Fault> {
        draft.reckoning(customer)
    }

    fn refused(fault: &Fault) -> Option<String> {
        match fault {
            Fault::Refused(why) => Some(refusal(why)),
            Fault::NoDay => None,
        }
    }

    fn fields(form: Form<Draft, Fault>) -> AnyView {
        view! { <Fields form /> }.into_any()
    }
}

/// Opens the form that keeps a calculator as it is filled in, for this customer or for one to be chosen.
pub fn keep_figures(
    forms: RecordForms,
    calculator: &str,
    figures: String,
    customer: Option<CustomerId>,
) {
    let draft = Draft::filled(calculator, figures, clock::today());
    forms.open_filled::<Reckoning>(draft, customer);
}

/// The name of the calculator, which opens it with the figures: only a name where they are not there to be shown, or
/// where this version does not know it.
pub fn link_to_reckoning(reckoning: &Reckoning) -> AnyView {
    let name = calculator_name(&reckoning.calculator);
    match opens_at(reckoning) {
        Some(href) => view! { <a href=href>{name}</a> }.into_any(),
        None => name.into_any(),
    }
}

fn opens_at(reckoning: &Reckoning) -> Option<String> {
    let known = calculator(&reckoning.calculator)?;
    let figures = &reckoning.figures;
    (!figures.is_empty()).then(|| Route::with_customers_figures(known, figures))
}

#[component]
fn Fields(form: Form<Draft, Fault>) -> impl IntoView {
    let calculator = move || calculator_name(&form.draft.read().calculator);
    view! {
        <p>{move || t!(record.reckoning.of, calculator = calculator())}</p>
        <div class="form-grid">
            <TextField
                kind="date"
                label=tx!(record.reckoning.on)
                value=form.text(|d| &d.on)
                on_input=form.write(|d| &mut d.on)
                error=form.wrong(|fault| (*fault == Fault::NoDay).then(|| t!(record.alarm_state.no_day).to_owned()))
            />
            <TextField
                label=tx!(record.reckoning.by)
                value=form.text(|d| &d.by)
                on_input=form.write(|d| &mut d.by)
            />
        </div>
        <TextArea
            label=tx!(record.reckoning.note)
            value=form.text(|d| &d.note)
            on_input=form.write(|d| &mut d.note)
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::calculators::CALCULATORS;
    use keepgold_core::unit::Day;

    #[test]
    fn every_calculator_opens_again_and_what_cannot_be_opened_has_no_way() {
        let kept = |calculator: &str, figures: &str| Reckoning {
            customer: CustomerId::from_index(0),
            on: Day::FIRST,
            calculator: calculator.into(),
            figures: figures.into(),
            by: String::new(),
            note: String::new(),
        };
        for own in CALCULATORS {
            let href = format!("#/learn/{}?part=try&s=1.aZ-_9", own.name);
            assert_eq!(opens_at(&kept(own.name, "1.aZ-_9")), Some(href));
        }
        // Of a newer version, without its figures, and a concept without a calculator.
        for other in [
            kept("of-tomorrow", "1.a"),
            kept("lifetime-value", ""),
            kept("proof", "1.a"),
        ] {
            assert_eq!(opens_at(&other), None, "{other:?}");
        }
    }
}
