//! The rules as a table: each in a sentence, with what speaks for it.

use super::wished::ITEM;
use super::{Quiet, View, Why, file, said};
use crate::components::{
    Definition, DefinitionList, More, NoticeKind, RowsColumn, RowsTable, use_toasts,
};
use crate::format::{decimal, fixed, integer, percent};
use crate::parts::cells::STEP;
use crate::{t, tx};
use keepgold_core::basket::{Hypergeometric, Measure};
use keepgold_core::book::ProductId;
use keepgold_core::question::RuleTold;
use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

/// Id of the table's body.
pub const BODY: &str = "together-rules-body";

/// The section.
#[component]
pub fn Rules(view: View) -> impl IntoView {
    let columns = Signal::stored(vec![
        RowsColumn::said(tx!(together.column.rule)),
        RowsColumn::number(tx!(together.column.baskets)),
        RowsColumn::number(tx!(together.column.confidence)),
        RowsColumn::number(tx!(together.column.lift)),
    ]);
    let all = Signal::derive(move || view.with_rules(<[RuleTold]>::len));
    let rows = move || {
        let (listed, picked) = (view.listed.get(), view.picked.get());
        view.with_rules(|rules| {
            let rows = rules.iter().take(listed).enumerate();
            rows.map(|(place, rule)| row(view, rule, picked == Some(place)))
                .collect_view()
        })
    };
    let toasts = use_toasts();
    let keep = move || match file::keep(view) {
        Some(file) => toasts.show(NoticeKind::Success, move || t!(export.done, file = file)),
        None => toasts.show(NoticeKind::Error, tx!(export.failed)),
    };
    view! {
        <section class="together__section">
            <div class="together__head">
                <h2 id="together-rules">{tx!(together.rules)}</h2>
                <Why text=tx!(together.why).into() />
                <Quiet on_press=keep>{tx!(together.csv)}</Quiet>
            </div>
            <RowsTable name="together-rules" class="together__rules" columns body=BODY>
                {rows}
            </RowsTable>
            <More list=BODY all shown=view.listed step=STEP />
        </section>
    }
}

fn row(view: View, rule: &RuleTold, picked: bool) -> AnyView {
    let counts = rule.counts;
    let both = t!(
        together.both_of,
        both = integer(counts.both.into()),
        of = integer(counts.antecedent.into())
    );
    let with = rule.with.iter().enumerate().map(|(place, &item)| {
        view! { {said::before(place, rule.with.len())} {link(view, item)} }
    });
    view! {
        <tr aria-current=picked.then_some("true")>
            <th scope="row" class="rows__said">
                {t!(together.who_buys)} {with.collect_view()} {t!(together.also_buys)} <strong>{link(view, rule.then)}</strong>
                <Measures rule=rule.clone() />
            </th>
            <td class="number">{both}</td>
            <td class="number">{percent(counts.confidence(), 0)}</td>
            <td class="number">{t!(together.times, n = said::times(counts.lift()))}</td>
        </tr>
    }
    .into_any()
}

/// An item's name, which leads to the rules about it.
fn link(view: View, item: ProductId) -> AnyView {
    let name = said::name(view, item);
    let href = view.choices.href_with([(ITEM, Some(name.clone()))]);
    view! { <a href=href>{name}</a> }.into_any()
}

/// All measures, made when they are asked for.
#[component]
fn Measures(rule: RuleTold) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggled = move |event: web_sys::Event| {
        open.set(event_target::<HtmlDetailsElement>(&event).open());
    };
    let list = move || open.get().then(|| measures(&rule));
    view! {
        <details class="together__more" on:toggle=toggled>
            <summary>{tx!(together.more)}</summary>
            {list}
        </details>
    }
}

fn measures(rule: &RuleTold) -> AnyView {
    let one = |(name, value): (&'static str, String)| view! { <Definition term=name>{value}</Definition> };
    let chance = Hypergeometric::new(rule.counts.baskets);
    let measures = rule.counts.measures(&chance);
    let all = Measure::ALL.map(|measure| (word(measure), written(measure, measures.get(measure))));
    let own = [
        (t!(together.measure.chance), tiny(rule.chance)),
        (
            t!(together.measure.improvement),
            percent(rule.improvement, 1),
        ),
    ];
    view! { <DefinitionList>{own.into_iter().chain(all).map(one).collect_view()}</DefinitionList> }
        .into_any()
}

/// What a measure is called.
pub fn word(measure: Measure) -> &'static str {
    match measure {
        Measure::Support => t!(together.measure.support),
        Measure::Confidence => t!(together.measure.confidence),
        Measure::Coverage => t!(together.measure.coverage),
        Measure::Lift => t!(together.measure.lift),
        Measure::Leverage => t!(together.measure.leverage),
        Measure::Conviction => t!(together.measure.conviction),
        Measure::Cosine => t!(together.measure.cosine),
        Measure::Jaccard => t!(together.measure.jaccard),
        Measure::Kulczynski => t!(together.measure.kulczynski),
        Measure::Imbalance => t!(together.measure.imbalance),
        Measure::Phi => t!(together.measure.phi),
        Measure::OddsRatio => t!(together.measure.odds_ratio),
        Measure::Certainty => t!(together.measure.certainty),
        Measure::ChiSquared => t!(together.measure.chi_squared),
        Measure::ChiSquaredP => t!(together.measure.chi_squared_p),
        Measure::FisherP => t!(together.measure.fisher_p),
        Measure::HyperLift => t!(together.measure.hyper_lift),
        Measure::HyperConfidence => t!(together.measure.hyper_confidence),
    }
}

fn written(measure: Measure, value: f64) -> String {
    match measure {
        _ if value.is_infinite() => "∞".to_owned(),
        Measure::Support | Measure::Confidence | Measure::Coverage | Measure::Leverage => {
            percent(value, 2)
        }
        Measure::ChiSquaredP | Measure::FisherP => tiny(value),
        Measure::ChiSquared => decimal(value, 1),
        Measure::Lift | Measure::HyperLift | Measure::Conviction | Measure::OddsRatio => {
            decimal(value, 2)
        }
        _ => fixed(value, 3),
    }
}

/// A chance, of which nobody needs to know how many millionths it is.
fn tiny(chance: f64) -> String {
    const LEAST: f64 = 1e-4;
    if chance < LEAST {
        t!(together.below, n = percent(LEAST, 2))
    } else {
        percent(chance, 2)
    }
}
