//! What the draft would do: scores and tiers under it, and who moves.

use super::draft::Draft;
use crate::state::{Progress, Shared, State};
use keepgold_core::book::{Book, Hysteresis, Rules, Tables};
use keepgold_core::question::Gathered;
use keepgold_core::unit::{Day, Rate};
use keepgold_core::value::{Assessment, Facts, Move, TierHistory, Window, assess, moves};
use leptos::prelude::*;

/// The draft and what follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Preview {
    /// The rules as typed.
    pub draft: RwSignal<Draft>,
    /// The rules in force.
    pub in_force: Memo<Rules>,
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
        let in_force =
            Memo::new(move |_| state.with_book(Tables::RULES, |book| book.rules().clone()));
        let margin =
            Memo::new(move |_| state.with_book(Tables::BASIS, |book| book.units().default_margin));
        let draft = RwSignal::new(Draft::of(&in_force.get_untracked()));
        Effect::new(move |before: Option<Rules>| {
            let now = in_force.get();
            let untouched = |before: Rules| draft.get_untracked() == Draft::of(&before);
            if before.is_some_and(untouched) {
                draft.set(Draft::of(&now));
            }
            now
        });
        let wanted = Memo::new(move |_| draft.read().rules().ok());
        let window = Memo::new(move |_| {
            let wanted = wanted.get().unwrap_or_else(|| in_force.get());
            Window::new(derived.as_of.get(), wanted.window_months)
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
        let changed = Memo::new(move |_| draft.read().rules().as_ref() != Ok(&*in_force.read()));
        let months = state.follow_months(move || {
            let wanted = wanted.get().filter(|_| changed.get())?;
            let as_of = window.get().as_of;
            (!wanted.hysteresis.is_none()).then(|| (wanted, margin.get(), as_of))
        });
        let plain = Memo::new(move |before: Option<&Shared<Assessment>>| {
            let (facts, now) = (derived.facts.get(), derived.plain.get());
            let wanted = wanted.get().unwrap_or_else(|| in_force.get());
            let other = other.get();
            if other_facts.progress() != Progress::Done {
                return before.cloned().unwrap_or(now);
            }
            let known = (&*facts, &*now);
            let under = state.with_book(Tables::JUDGEMENTS, |book| {
                under(book, known, other.as_deref(), (&wanted, margin.get()))
            });
            Shared::new(under)
        });
        let after = Memo::new(move |_| {
            let hysteresis = wanted.get().map(|wanted| wanted.hysteresis);
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
            in_force,
            after,
            moves,
            changed,
            progress,
        }
    }
}

/// Scores and tiers under the wanted rules by the cuts alone: from what is known under those in force, or from facts
/// of another window.
fn under(
    book: &Book,
    (facts, now): (&Facts, &Assessment),
    other: Option<&Facts>,
    (rules, margin): (&Rules, Rate),
) -> Assessment {
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

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::{AmountScale, Command, History, TierRule, Units, Weights};
    use keepgold_core::demo::{self, Demo};
    use keepgold_core::value::tier_history;
    use proptest::prelude::*;

    const LAST: i32 = 20_000;

    fn any_rules() -> impl Strategy<Value = Rules> {
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
        let scale = prop_oneof![Just(AmountScale::Share), Just(AmountScale::Rank)];
        let window = prop_oneof![Just(12u8), 1..=24u8];
        let all = (weights, rule, hysteresis, scale, window);
        all.prop_map(
            |(weights, tier_rule, hysteresis, scale, window_months)| Rules {
                scale,
                weights,
                tier_rule,
                hysteresis,
                window_months,
            },
        )
    }

    fn any_units() -> impl Strategy<Value = Units> {
        let day = prop::option::of(LAST - 200..LAST + 40);
        (prop_oneof![Just(30), -10..=90], day).prop_map(|(margin, as_of)| Units {
            default_margin: Rate::from_percent(margin).unwrap(),
            as_of: as_of.map(|day| Day::from_number(day).unwrap()),
            ..Units::default()
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
        fn a_preview_that_is_final_is_what_applying_does(
            now in any_rules(),
            wanted in any_rules(),
            units in any_units(),
        ) {
            let mut history = History::new(demo::book(Demo::Electronics, 7, Day::from_number(LAST).unwrap(), demo::Language::Chinese));
            let margin = units.default_margin;
            history.apply(Command::ChangeUnits(units)).unwrap();
            let mut apply = |rules: &Rules| {
                let on = Day::from_number(LAST + 90).unwrap();
                history.apply(Command::ChangeRules(rules.clone(), on)).unwrap();
                history.book().clone()
            };
            let book = apply(&now);
            let (facts, plain, kept) = in_force(&book);
            let window = Window::new(book.as_of().unwrap(), wanted.window_months);
            let other = (*facts.window() != window).then(|| Facts::gather_over(&book, window));
            let after = under(&book, (&facts, &plain), other.as_ref(), (&wanted, margin));
            let months = tier_history(&book, &wanted, margin, window.as_of);
            let after = held(&after, &months, window.as_of, wanted.hysteresis);
            let applied = in_force(&apply(&wanted)).2;
            prop_assert_eq!(moves(&kept, &after), moves(&kept, &applied));
            prop_assert_eq!(after, applied);
        }
    }
}
