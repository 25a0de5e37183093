//! What the draft would do: scores and tiers under it, and who moves.

use super::draft::Draft;
use crate::state::{Progress, Shared, State};
use keepgold_core::book::{Book, Hysteresis, Settings, Tables, Tier};
use keepgold_core::question::Gathered;
use keepgold_core::sorting::sort_by;
use keepgold_core::unit::Day;
use keepgold_core::value::{Assessment, Facts, Move, TierHistory, Window, assess, moves};
use leptos::prelude::*;
use std::cmp::Ordering;

/// The draft and what follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Preview {
    /// The rules as typed.
    pub draft: RwSignal<Draft>,
    /// The rules and units in force.
    pub settings: Memo<Settings>,
    /// Day of the last order that counts.
    pub last_order: Memo<Option<Day>>,
    /// Scores and tiers under the draft; those in force while it has a fault.
    pub after: Memo<Shared<Assessment>>,
    /// Who would change tier.
    pub moves: Memo<Vec<Move>>,
    /// Whether the draft differs from what is in force.
    pub changed: Memo<bool>,
    /// How far the tiers are that hysteresis keeps, on both sides of the change; final once done.
    pub progress: Memo<Progress>,
}

impl Preview {
    /// Starts from the rules in force and follows them while nothing was changed by hand.
    pub fn new(state: State) -> Preview {
        let derived = state.derived();
        let settings = Memo::new(move |_| {
            state.with_book(
                Tables::RULES | Tables::BASIS | Tables::CURRENCY,
                Book::settings,
            )
        });
        let last_order = derived.last_order;
        let draft = RwSignal::new(Draft::of(&settings.get_untracked()));
        Effect::new(move |before: Option<Settings>| {
            let now = settings.get();
            let untouched = |before: Settings| draft.get_untracked() == Draft::of(&before);
            if before.is_some_and(untouched) {
                draft.set(Draft::of(&now));
            }
            now
        });
        let wanted = Memo::new(move |_| draft.read().settings().ok());
        let window = Memo::new(move |_| {
            let wanted = wanted.get().unwrap_or_else(|| settings.get());
            looked_over(&wanted, last_order.get(), derived.as_of.get())
        });
        // Gathering facts is expensive: only another window needs others.
        let other_facts = state.ask(move || {
            let window = window.get();
            let same = *derived.facts.read().window() == window;
            (!same).then_some(Gathered {
                as_of: Some(window.as_of),
                months: window.months,
                today: window.as_of,
            })
        });
        let other = Memo::new(move |_| {
            let other = other_facts.current()?;
            Some(state.with_book(Tables::CONTACTS | Tables::SERVICE, |book| {
                Shared::new(other.facts.clone().with_contacts(book))
            }))
        });
        let changed = Memo::new(move |_| draft.read().settings().as_ref() != Ok(&*settings.read()));
        let months = state.follow_months(move || {
            let wanted = wanted.get().filter(|_| changed.get())?;
            let window = window.get();
            let Settings { rules, units } = wanted;
            let margin = units.default_margin;
            (!rules.hysteresis.is_none()).then_some((rules, margin, window.as_of))
        });
        let plain = Memo::new(move |before: Option<&Shared<Assessment>>| {
            let (facts, now) = (derived.facts.get(), derived.plain.get());
            let wanted = wanted.get().unwrap_or_else(|| settings.get());
            let other = other.get();
            if other_facts.progress() != Progress::Done {
                return before.cloned().unwrap_or(now);
            }
            let known = (&*facts, &*now);
            let under = state.with_book(Tables::JUDGEMENTS, |book| {
                under(book, known, other.as_deref(), &wanted)
            });
            Shared::new(under)
        });
        let after = Memo::new(move |_| {
            let hysteresis = wanted.get().map(|wanted| wanted.rules.hysteresis);
            if !changed.get() || hysteresis.is_none() {
                return derived.assessment.get();
            }
            let plain = plain.get();
            let Some(hysteresis) = hysteresis.filter(|hysteresis| !hysteresis.is_none()) else {
                return plain;
            };
            // Until the months under the draft are there, tiers go on from the nearest ones known.
            let near = || months.last().or_else(|| derived.months.last());
            let known = match months.progress() {
                Progress::Done => months.current(),
                Progress::Working => near(),
                Progress::Failed => None,
            };
            let Some(history) = known else {
                return plain;
            };
            Shared::new(held(&plain, &history, window.get().as_of, hysteresis))
        });
        let progress = Memo::new(move |_| {
            let draft = match other_facts.progress() {
                Progress::Done => months.progress(),
                progress => progress,
            };
            match (draft, derived.months.progress()) {
                (Progress::Done, now) if derived.keeps() => now,
                (draft, _) => draft,
            }
        });
        let moves = Memo::new(move |_| moves(&derived.assessment.get(), &after.read()));
        Preview {
            draft,
            settings,
            last_order,
            after,
            moves,
            changed,
            progress,
        }
    }
}

/// The window of the wanted rules; in a book without orders it ends today.
fn looked_over(wanted: &Settings, last_order: Option<Day>, today: Day) -> Window {
    let as_of = wanted.units.as_of.or(last_order).unwrap_or(today);
    Window::new(as_of, wanted.rules.window_months)
}

/// Scores and tiers under the wanted rules by the cuts alone: from what is known under those in force, or from facts
/// of another window.
fn under(
    book: &Book,
    (facts, now): (&Facts, &Assessment),
    other: Option<&Facts>,
    wanted: &Settings,
) -> Assessment {
    let (rules, margin) = (&wanted.rules, wanted.units.default_margin);
    match other {
        Some(facts) => assess(book, facts, rules, margin),
        None => now.under(book, facts, rules, margin),
    }
}

/// The same with the tiers that hysteresis keeps, going on from these months.
fn held(
    plain: &Assessment,
    months: &TierHistory,
    as_of: Day,
    hysteresis: Hysteresis,
) -> Assessment {
    let mut held = plain.clone();
    held.hold(months, as_of, hysteresis);
    held
}

/// How a move reads: up where the tier becomes a higher one, or any from none.
pub fn direction(step: &Move) -> Ordering {
    let height = |tier: Option<Tier>| tier.map_or(0, |tier| Tier::ALL.len() - tier.index());
    height(step.after.tier()).cmp(&height(step.before.tier()))
}

/// Median composite, and how many lie within one point of a cut; none without customers.
pub fn spread(assessment: &Assessment) -> Option<(f64, u32)> {
    let mut composites: Vec<f64> = assessment
        .standings()
        .iter()
        .filter_map(|standing| standing.composite)
        .collect();
    sort_by(&mut composites, f64::total_cmp);
    // A cut with nobody below it divides nobody.
    let lowest = *composites.first()?;
    let cuts: Vec<f64> = assessment
        .cuts()
        .least
        .into_iter()
        .flatten()
        .filter(|&cut| cut > lowest)
        .collect();
    let near = |composite: &&f64| cuts.iter().any(|cut| (**composite - cut).abs() < 1.0);
    let near = composites.iter().filter(near).count() as u32;
    // The upper median: half of the customers stand there or above.
    Some((*composites.get(composites.len() / 2)?, near))
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::{AmountScale, Command, History, Rules, TierRule, Units, Weights};
    use keepgold_core::demo::{self, Demo};
    use keepgold_core::unit::Rate;
    use keepgold_core::value::tier_history;
    use proptest::prelude::*;

    const LAST: i32 = 20_000;

    fn any_rules() -> impl Strategy<Value = Settings> {
        let weights = prop::array::uniform3(0u16..=10_000).prop_map(|mut cuts| {
            cuts.sort_unstable();
            let [a, b, c] = cuts;
            Weights::new([a, b - a, c - b, 10_000 - c]).unwrap()
        });
        let rule = prop_oneof![
            prop::array::uniform3(1u16..3_000).prop_map(TierRule::Pyramid),
            (1u16..300, 1u16..300, 1u16..300).prop_map(|(a, b, c)| TierRule::Score([
                a + b + c,
                a + b,
                a
            ])),
        ];
        let hysteresis = (0u16..200, 1u8..5)
            .prop_map(|(margin, periods)| Hysteresis::new(margin, periods).unwrap());
        let basis = (
            prop_oneof![Just(12u8), 1..=24u8],
            prop_oneof![Just(30), -10..=90],
            prop::option::of(LAST - 200..LAST + 40),
            prop_oneof![Just(AmountScale::Share), Just(AmountScale::Rank)],
        );
        (weights, rule, hysteresis, basis).prop_map(|(weights, tier_rule, hysteresis, basis)| {
            let (window_months, margin, as_of, scale) = basis;
            Settings {
                rules: Rules {
                    scale,
                    weights,
                    tier_rule,
                    hysteresis,
                    window_months,
                },
                units: Units {
                    default_margin: Rate::from_percent(margin).unwrap(),
                    as_of: as_of.map(|day| Day::from_number(day).unwrap()),
                    ..Units::default()
                },
            }
        })
    }

    /// Scores and tiers in force, as every other screen takes them.
    fn in_force(book: &Book) -> (Facts, Assessment, Assessment) {
        let (rules, margin) = (book.rules(), book.units().default_margin);
        let as_of = book.as_of().unwrap();
        let facts = Facts::gather(book, as_of);
        let plain = assess(book, &facts, rules, margin);
        let mut kept = plain.clone();
        let months = tier_history(book, rules, margin, as_of);
        kept.hold(&months, as_of, rules.hysteresis);
        (facts, plain, kept)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn a_preview_that_is_final_is_what_applying_does(now in any_rules(), wanted in any_rules()) {
            let mut history = History::new(demo::book(Demo::Electronics, 7, Day::from_number(LAST).unwrap()));
            let mut apply = |Settings { rules, units }: &Settings| {
                let on = Day::from_number(LAST + 90).unwrap();
                history.apply(Command::ChangeRules(rules.clone(), on)).unwrap();
                history.apply(Command::ChangeUnits(units.clone())).unwrap();
                history.book().clone()
            };
            let book = apply(&now);
            let (facts, plain, kept) = in_force(&book);
            let day = book.orders().ids().map(|id| book.orders().day(id)).max();
            let window = looked_over(&wanted, day, Day::FIRST);
            let other = (*facts.window() != window).then(|| Facts::gather_over(&book, window));
            let after = under(&book, (&facts, &plain), other.as_ref(), &wanted);
            let (rules, margin) = (&wanted.rules, wanted.units.default_margin);
            let months = tier_history(&book, rules, margin, window.as_of);
            let after = held(&after, &months, window.as_of, rules.hysteresis);
            let applied = in_force(&apply(&wanted)).2;
            prop_assert_eq!(moves(&kept, &after), moves(&kept, &applied));
            prop_assert_eq!(after, applied);
        }
    }
}
