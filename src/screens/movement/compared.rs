//! The two months that are compared, each under the rule of its day, and what moved between them; kept while the next
//! answer is under way.

use crate::components::show_list;
use crate::places::{Choices, use_choices};
use crate::state::{Months, Progress, Shared, State};
use crate::t;
use crate::words::amount::{day_iso, parse_day};
use keepgold_core::book::{Book, Rules, Tables};
use keepgold_core::unit::Day;
use keepgold_core::value::{
    Movement, MovementSums, Part, Span, TierHistory, compared_days, movement,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What moved, with its sums.
#[derive(Debug, PartialEq)]
pub struct Found {
    /// The moves.
    pub movement: Movement,
    /// Their sums.
    pub sums: MovementSums,
    /// Whether the rule moved too.
    pub rule: Rule,
}

/// The rules of the two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// One rule for both.
    Same,
    /// Today's rule was wanted for both.
    Today,
    /// Each day has its own; so many moves are due to that, alone or with the data.
    Moved(usize),
    /// Under the rule of the earlier day that day cannot be assessed; today's stands for both.
    Unmeasured,
}

impl Found {
    /// Whether the rule moved, in a sentence.
    pub fn rule_said(&self) -> String {
        match self.rule {
            Rule::Same => t!(movement.rule_same).to_owned(),
            Rule::Today => t!(movement.rule_today).to_owned(),
            Rule::Moved(0) => t!(movement.rule_moved_nobody).to_owned(),
            Rule::Moved(n) => t!(movement.rule_moved, n = n),
            Rule::Unmeasured => t!(movement.rule_unmeasured).to_owned(),
        }
    }
}

/// The rules of the two days, where they are others than today's.
type Own = (Option<Rules>, Option<Rules>);

/// What the parts of the screen read.
#[derive(Clone, Copy, Debug)]
pub struct Compared {
    /// The months under today's rule.
    pub months: Months,
    /// Their days, rising.
    pub days: Memo<Vec<Day>>,
    /// How far apart the compared days lie.
    pub span: Memo<Span>,
    /// Whether there are quarters to compare.
    pub quarters: Memo<bool>,
    /// The days that can be compared.
    pub ends: Memo<Vec<Day>>,
    /// The two days.
    pub pair: Memo<Option<(Day, Day)>>,
    /// What moved between them.
    pub found: Memo<Option<Arc<Found>>>,
    /// The part of the matrix whose customers are listed; all who moved where none is.
    pub part: RwSignal<Option<Part>>,
    /// Whether today's rule stands for both days.
    pub today: RwSignal<bool>,
    /// Whether the days have rules of their own.
    pub differ: Memo<bool>,
    /// The months under the rules of the two days, where they are others than today's.
    under: [Months; 2],
    choices: Choices,
}

/// What is chosen, by its names in the address.
const FROM: &str = "from";
const TO: &str = "to";
const SPAN: &str = "by";

/// The name of a span in the address.
pub const fn span_name(span: Span) -> &'static str {
    match span {
        Span::Month => "month",
        Span::Quarter => "quarter",
    }
}

impl Compared {
    /// Starts with what the address says, else with the last full month and the one before it.
    pub fn new(state: State) -> Compared {
        let derived = state.derived();
        let months = derived.need_months();
        let choices = use_choices();
        let chosen = move |name| choices.get(name).and_then(|text| parse_day(&text));
        let today = RwSignal::new(false);
        let days = Memo::new(move |_| {
            let history = months.last();
            let months = history.as_ref().map(|history| history.months());
            let months = months.unwrap_or_default().iter();
            months.map(|month| month.day).collect::<Vec<Day>>()
        });
        let quarters = Memo::new(move |_| Span::Quarter.ends(&days.read()).len() > 1);
        let span = Memo::new(move |_| match choices.get(SPAN) {
            Some(span) if span == span_name(Span::Quarter) && quarters.get() => Span::Quarter,
            _ => Span::Month,
        });
        let ends = Memo::new(move |_| span.get().ends(&days.read()));
        let pair =
            Memo::new(move |_| compared_days(&ends.read(), span.get(), chosen(FROM), chosen(TO)));
        let own = Memo::new(move |_| -> Own {
            let (Some((from, to)), last) = (pair.get(), days.read().last().copied()) else {
                return (None, None);
            };
            state.with_book(Tables::RULES | Tables::PAST_RULES, |book| {
                let to = (Some(to) != last).then_some(to);
                (rules_of(book, from), to.and_then(|to| rules_of(book, to)))
            })
        });
        let differ = Memo::new(move |_| *own.read() != (None, None));
        let rules = Memo::new(move |_| if today.get() { (None, None) } else { own.get() });
        let margin =
            Memo::new(move |_| state.with_book(Tables::BASIS, |book| book.units().default_margin));
        let under = [|rules: &Own| rules.0.clone(), |rules: &Own| rules.1.clone()].map(|of| {
            state.follow_months(move || {
                Some((of(&rules.read())?, margin.get(), derived.as_of.get()))
            })
        });
        let found = Memo::new(move |before: Option<&Option<Arc<Found>>>| {
            let (history, (from, to)) = (months.last()?, pair.get()?);
            let rules = rules.read();
            let of = |rule: &Option<Rules>, months: Months| match rule {
                None => Some(history.clone()),
                Some(_) => months.current(),
            };
            let (old, new) = (of(&rules.0, under[0]), of(&rules.1, under[1]));
            let (Some(old), Some(new)) = (old, new) else {
                return before.cloned().flatten();
            };
            find(
                &history,
                (&old, &new),
                (from, to),
                rules.0 != rules.1,
                today.get() && differ.get(),
            )
        });
        Compared {
            months,
            days,
            span,
            quarters,
            ends,
            pair,
            found,
            part: RwSignal::new(None),
            today,
            differ,
            under,
            choices,
        }
    }

    /// Compares the last two months or quarters, whatever days were chosen before.
    pub fn choose_span(&self, span: Span) {
        let by = (span == Span::Quarter).then(|| span_name(span).to_owned());
        self.choose([(SPAN, by), (FROM, None), (TO, None)]);
    }

    /// Compares from this day on; up to the present, where the other day is not after it.
    pub fn choose_from(&self, day: Option<Day>) {
        let pair = self.pair.get_untracked();
        let from = (FROM, day.map(day_iso));
        match pair.is_some_and(|pair| day >= Some(pair.1)) {
            true => self.choose([from, (TO, None)]),
            false => self.choose([from]),
        }
    }

    /// Compares up to this day; from the one before, where the other day is not before it.
    pub fn choose_to(&self, day: Option<Day>) {
        self.choose([(TO, day.map(day_iso))]);
    }

    /// Lists only the customers of a part, and brings their list into view.
    pub fn list(&self, part: Option<Part>, heading: &'static str) {
        self.part.set(part);
        // By the next frame the list is there.
        request_animation_frame(move || show_list(heading));
    }

    fn choose<const N: usize>(&self, chosen: [(&str, Option<String>); N]) {
        self.choices.set(chosen);
        self.part.set(None);
    }

    /// How far the months are.
    pub fn progress(&self) -> Progress {
        let [then, now] = self.under.map(|months| months.progress());
        let all = [self.months.progress(), then, now];
        let first = |wanted| all.contains(&wanted).then_some(wanted);
        first(Progress::Failed)
            .or(first(Progress::Working))
            .unwrap_or(Progress::Done)
    }

    /// Tries again what failed.
    pub fn retry(&self) {
        for months in self.under.iter().chain([&self.months]) {
            months.retry();
        }
    }
}

/// The rules in force on a day, where they are others than today's.
fn rules_of(book: &Book, day: Day) -> Option<Rules> {
    let rules = book.rules_on(day);
    (rules != book.rules()).then(|| rules.clone())
}

/// What moved from the one history to the other; with today's for both where the days have no place in them.
fn find(
    history: &TierHistory,
    (old, new): (&Shared<TierHistory>, &Shared<TierHistory>),
    (from, to): (Day, Day),
    moved: bool,
    today: bool,
) -> Option<Arc<Found>> {
    let found = movement(old, new, from, to);
    let rule = match &found {
        None => Rule::Unmeasured,
        Some(_) if today => Rule::Today,
        Some(_) if !moved => Rule::Same,
        Some(found) => Rule::Moved(found.rule_moved as usize),
    };
    let movement = found.or_else(|| movement(history, history, from, to))?;
    let sums = movement.sums();
    Some(Arc::new(Found {
        movement,
        sums,
        rule,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::{Command, Hysteresis, Units};
    use keepgold_core::demo::{self, Demo};
    use keepgold_core::value::tier_history;

    #[test]
    fn a_rule_of_before_counts_up_to_the_day_it_ended() {
        let day = |number| Day::from_number(number).unwrap();
        let mut history = keepgold_core::book::History::default();
        let units = Units {
            currency: "GBP".into(),
            ..Units::default()
        };
        let first = Rules::default();
        let firm = Rules {
            hysteresis: Hysteresis::new(20, 3).unwrap(),
            ..first.clone()
        };
        // Another currency is no other rule.
        history.apply(Command::ChangeUnits(units)).unwrap();
        assert_eq!(rules_of(history.book(), day(50)), None);
        let change = Command::ChangeRules(firm, day(200));
        history.apply(change).unwrap();
        assert_eq!(rules_of(history.book(), day(199)), Some(first));
        assert_eq!(rules_of(history.book(), day(200)), None);
    }

    #[test]
    fn moves_are_put_down_to_the_rule_only_where_it_moved() {
        let as_of = Day::from_number(20_000).unwrap();
        let book = demo::book(Demo::FarmSupplies, 2026, as_of, demo::Language::Chinese);
        let now = book.rules();
        let other = Rules {
            window_months: 24,
            ..now.clone()
        };
        let narrow = Rules {
            tier_rule: keepgold_core::book::TierRule::DEFAULT_PYRAMID,
            ..now.clone()
        };
        let margin = book.units().default_margin;
        let of = |rules| Shared::new(tier_history(&book, rules, margin, as_of));
        let (now, other, narrow) = (of(now), of(&other), of(&narrow));
        let from = now.months()[0].day;
        let rule = |old: &Shared<TierHistory>, moved| {
            let found = find(&now, (old, &now), (from, as_of), moved, false).unwrap();
            assert_eq!(found.movement.to, as_of);
            found.rule
        };
        assert_eq!(rule(&now, false), Rule::Same);
        assert!(matches!(rule(&narrow, true), Rule::Moved(1..)));
        // With a window of two years that day had not enough behind it.
        assert_eq!(rule(&other, true), Rule::Unmeasured);
    }
}
