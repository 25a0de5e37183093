//! Do the tiers know the future (A6)? The tiers of an earlier day against the profit that came after it, and the news
//! that amounts count by their size, for books from before.

use crate::charts::{Beside, Curve, CurvePoint, Figure, Ink, Plot, curve};
use crate::components::{
    Button, ButtonKind, Field, Notice, NoticeKind, RowsColumn, RowsLook, RowsTable, Show, fresh_id,
    use_toasts,
};
use crate::format::{integer, percent};
use crate::parts::act::act_or_tell;
use crate::shell::clock::today;
use crate::shell::prefs::scale_told;
use crate::state::{Progress, Worked, use_state};
use crate::words::amount::{day_iso, day_written, parse_day};
use crate::words::{sentence_gap, value};
use crate::{t, tx};
use keepgold_core::book::{AmountScale, Command, Hysteresis, Indicator, Rules, Tables, Weights};
use keepgold_core::proof::{BetterWeights, By, TierShare, TiersAsk, TiersProof};
use keepgold_core::question;
use keepgold_core::unit::Day;
use keepgold_core::value::moves;
use leptos::prelude::*;
use std::sync::Arc;

/// Months from the day of the tiers to the present, unless another day is chosen.
const BACK: i32 = -3;

/// The section.
#[component]
pub fn Known() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let chosen = RwSignal::new(None::<Day>);
    let cut = Memo::new(move |_| {
        let until = derived.as_of.get();
        let default = until.plus_months(BACK);
        chosen.get().filter(|day| *day < until).unwrap_or(default)
    });
    let rules = Memo::new(move |_| state.with_book(Tables::RULES, |book| book.rules().clone()));
    let margin =
        Memo::new(move |_| state.with_book(Tables::BASIS, |book| book.units().default_margin));
    let old = Memo::new(move |_| rules.read().scale == AmountScale::Rank && !scale_told().get());
    let proofs = state.ask(move || {
        let ask = |rules| TiersAsk {
            rules,
            margin: margin.get(),
            cut: cut.get(),
            until: derived.as_of.get(),
            by: By::Profit,
        };
        let rules = rules.get();
        let new = old.get().then(|| renewed(&rules));
        Some(question::Proofs(
            std::iter::once(rules).chain(new).map(ask).collect(),
        ))
    });
    let proof = move || proofs.last().and_then(|all| all.first().cloned());
    let id = fresh_id("proof-day");
    let day = Signal::derive(move || day_iso(cut.get()));
    let said = move || match (proof(), proofs.progress()) {
        (_, Progress::Failed) => t!(tiers.known.failed).to_owned(),
        (None, _) => t!(tiers.known.working).to_owned(),
        (Some(proof), _) => sentence(&proof, cut.get()),
    };
    let rows = move || {
        let shares = proof().map(|proof| proof.shares).unwrap_or_default();
        shares.iter().map(row).collect_view()
    };
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.table.tier)),
        RowsColumn::number(tx!(tiers.known.customers)),
        RowsColumn::number(tx!(tiers.known.ours)),
        RowsColumn::number(tx!(tiers.known.plain)),
        RowsColumn::number(tx!(tiers.known.chance)),
        RowsColumn::number(tx!(tiers.known.best)),
    ]);
    let there = Memo::new(move |_| proof().is_some_and(|proof| !proof.shares.is_empty()));
    let better = Memo::new(move |_| proof().and_then(|proof| proof.better));
    view! {
        <Show when=move || old.get()>
            <News rules proofs cut />
        </Show>
        <section class="tiers__section">
            <h2 id="tiers-known">{tx!(tiers.known.title)}</h2>
            <p class="measure" role="status">{said}</p>
            <Field id=id.clone() label=tx!(tiers.known.day) hint=Some(TextProp::from(tx!(tiers.known.day_hint)))>
                <input
                    class="input"
                    id=id
                    type="date"
                    min="1900-01-01"
                    max="2199-12-31"
                    prop:value=move || day.get()
                    on:change:target=move |event| chosen.set(parse_day(&event.target().value()))
                />
            </Field>
            <Show when=move || there.get()>
                <RowsTable name="tiers-known" columns look=RowsLook::Narrow>
                    {rows}
                </RowsTable>
                <Gained proofs />
                {move || better.get().map(|better| view! { <Better better rules /> })}
            </Show>
        </section>
    }
}

/// The rules of a book with what a new one has: amounts by their size, the weights and the buffer.
fn renewed(rules: &Rules) -> Rules {
    Rules {
        scale: AmountScale::Share,
        weights: Weights::default(),
        hysteresis: Hysteresis::DEFAULT,
        ..rules.clone()
    }
}

/// Who held what of what came, and plainly so where sorting by past profit knew more.
fn sentence(proof: &TiersProof, cut: Day) -> String {
    // VIP and main together: those a manager looks after in person.
    let Some(share) = proof.shares.get(1).or(proof.shares.first()) else {
        return t!(tiers.known.nothing, day = day_written(cut));
    };
    let [ours, plain, best] = [share.ours, share.plain, share.best].map(|one| percent(one, 1));
    let held = t!(
        tiers.known.held,
        day = day_written(cut),
        n = share.customers,
        ours = ours,
        best = best
    );
    let compared = if share.ours >= share.plain {
        t!(tiers.known.more, plain = plain)
    } else {
        t!(tiers.known.less, plain = plain)
    };
    [held, compared].join(sentence_gap())
}

fn row(share: &TierShare) -> impl IntoView + use<> {
    let name = match share.tier {
        keepgold_core::book::Tier::Vip => value::tier(share.tier).to_owned(),
        tier => t!(tiers.known.and_above, tier = value::tier(tier)),
    };
    let shares = [share.ours, share.plain, share.chance, share.best];
    let cells = shares.map(|share| view! { <td class="number">{percent(share, 1)}</td> });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{integer(i64::from(share.customers))}</td>
            {cells.into_iter().collect_view()}
        </tr>
    }
}

/// What the first customers by value held, from none to all.
#[component]
fn Gained(proofs: Worked<question::Proofs>) -> impl IntoView {
    let first = move || proofs.last().and_then(|all| all.first().cloned());
    let plot: Plot = Arc::new(move |width| {
        let Some(proof) = first() else {
            return Default::default();
        };
        let points: Vec<CurvePoint> = proof
            .ours
            .curve()
            .into_iter()
            .map(|(at, held)| {
                let customers = (at * proof.ours.customers() as f64).round() as usize;
                let or = |share: Option<f64>| percent(share.unwrap_or_default(), 1);
                let plain = or(proof.plain.share(customers));
                let best = or(proof.best.share(customers));
                CurvePoint {
                    at,
                    value: held,
                    label: t!(tiers.known.first, n = customers as u32),
                    text: t!(
                        tiers.known.point,
                        ours = percent(held, 1),
                        plain = plain,
                        best = best
                    ),
                }
            })
            .collect();
        let tick = |value: f64| percent(value, 0);
        let guide = proof.shares.get(1).map(|share| {
            let words = t!(tiers.known.guide, share = percent(share.ours, 0));
            (share.chance, share.ours, words)
        });
        let guide = guide
            .as_ref()
            .map(|(at, held, words)| (*at, *held, words.as_str()));
        let beside = |points, ink, name: &str| Beside {
            points,
            ink,
            name: name.to_owned(),
        };
        let besides = [
            beside(proof.best.curve(), Ink::Beside, t!(tiers.known.best)),
            beside(proof.plain.curve(), Ink::Dashed, t!(tiers.known.plain)),
            beside(
                vec![(0.0, 0.0), (1.0, 1.0)],
                Ink::Dotted,
                t!(tiers.known.chance),
            ),
        ];
        curve(
            Curve {
                points: &points,
                name: t!(tiers.known.ours),
                beside: &besides,
                guide,
                tick: &tick,
            },
            width,
        )
    });
    view! {
        <Figure
            title=tx!(tiers.known.curve)
            summary=tx!(tiers.known.curve_said)
            label=tx!(tiers.known.customers)
            value=tx!(tiers.known.ours)
            plot
        />
    }
}

/// Weights that would have known better, one click to take them.
#[component]
fn Better(better: BetterWeights, rules: Memo<Rules>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let weights = Indicator::ALL.map(|indicator| {
        let weight = percent(better.weights.fraction(indicator), 0);
        format!("{}\u{a0}{weight}", value::indicator(indicator))
    });
    let [now, then] = [better.checked.now, better.checked.then].map(|share| percent(share, 1));
    let text = t!(
        tiers.known.better,
        weights = weights.join(t!(toolbar.print.gap)),
        now = now,
        then = then
    );
    let take = move || {
        let rules = Rules {
            weights: better.weights,
            ..rules.get_untracked()
        };
        let command = Command::ChangeRules(rules, today());
        act_or_tell(state, toasts, command, tx!(tiers.draft.applied));
    };
    view! {
        <Notice kind=NoticeKind::Info text>
            <Button on_press=take>{tx!(tiers.known.take)}</Button>
        </Notice>
    }
}

/// Tells once what a book from before would gain by the new rules.
#[component]
fn News(rules: Memo<Rules>, proofs: Worked<question::Proofs>, cut: Memo<Day>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let derived = state.derived();
    let moved = Memo::new(move |_| {
        let (plain, facts) = (derived.plain.get(), derived.facts.get());
        let new = renewed(&rules.read());
        state.with_book(Tables::BASIS, |book| {
            let margin = book.units().default_margin;
            moves(&plain, &plain.under(book, &facts, &new, margin)).len() as u32
        })
    });
    let text = move || {
        let mut said = vec![
            t!(tiers.known.news).to_owned(),
            t!(tiers.known.news_moved, n = moved.get()),
        ];
        if let Some([old, new]) = proofs.last().as_deref().map(Vec::as_slice) {
            let held = |proof: &TiersProof| proof.shares.get(1).map(|share| percent(share.ours, 1));
            if let (Some(old), Some(new)) = (held(old), held(new)) {
                let day = day_written(cut.get());
                said.push(t!(tiers.known.news_held, day = day, new = new, old = old));
            }
        }
        said.join(sentence_gap())
    };
    let switch = move || {
        let command = Command::ChangeRules(renewed(&rules.get_untracked()), today());
        act_or_tell(state, toasts, command, tx!(tiers.draft.applied));
        scale_told().set(true);
    };
    view! {
        <Notice kind=NoticeKind::Info text>
            <Button on_press=move || scale_told().set(true)>{tx!(tiers.known.keep)}</Button>
            <Button kind=ButtonKind::Primary on_press=switch>{tx!(tiers.known.switch)}</Button>
        </Notice>
    }
}
