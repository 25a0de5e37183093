//! Which warnings are shown: by rule, tier, owner and how they stand.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Row;
use crate::components::{Choice, Select};
use crate::words::{value, warning};
use crate::{t, tx};
use keepgold_core::book::{CustomerId, Tier, WarningRule};
use keepgold_core::warnings::Standing;
use leptos::prelude::*;

/// How the warnings stand that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stands {
    /// Those that nobody has taken up, or whose day has come.
    #[default]
    Open,
    /// Those that somebody works on.
    Seen,
    /// Those that are put off.
    PutOff,
    /// Those that are closed.
    Resolved,
    /// All.
    All,
}

impl Stands {
    const ALL: [Self; 5] = [Self::Open, Self::Seen, Self::PutOff, Self::Resolved, Self::All];

    const fn holds(self, standing: Standing) -> bool {
        matches!(
            (self, standing),
            (Self::All, _)
                | (Self::Open, Standing::New)
                | (Self::Seen, Standing::Seen(_))
                | (Self::PutOff, Standing::PutOff(..))
                | (Self::Resolved, Standing::Resolved(_))
        )
    }

    fn name(self) -> &'static str {
        match self {
            Self::Open => t!(warnings.state.open),
            Self::Seen => t!(warnings.state.seen),
            Self::PutOff => t!(warnings.state.put_off),
            Self::Resolved => t!(warnings.state.resolved),
            Self::All => t!(warnings.state.all),
        }
    }
}

/// What the warnings shown have in common; none is any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    rule: Option<WarningRule>,
    tier: Option<Tier>,
    owner: Option<String>,
    stands: Stands,
}

/// The warnings that a filter lets through.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown(pub Arc<Vec<(Row, Option<Tier>)>>);

impl Shown {
    /// Those of `rows` that fit; `tier` knows the tier of each customer.
    pub fn new(rows: &[Row], filter: &Filter, tier: impl Fn(CustomerId) -> Option<Tier>) -> Self {
        let fits = |row: &Row, tier: Option<Tier>| {
            let mut rules = row.warning.alarms.iter().map(|alarm| alarm.evidence.rule());
            filter.stands.holds(row.standing)
                && filter.rule.is_none_or(|rule| rules.any(|one| one == rule))
                && (filter.tier.is_none() || filter.tier == tier)
                && filter.owner.as_ref().is_none_or(|owner| *owner == row.owner)
        };
        let rows = rows.iter().map(|row| (row, tier(row.warning.customer)));
        let fitting = rows.filter(|(row, tier)| fits(row, *tier));
        Self(Arc::new(
            fitting.map(|(row, tier)| (row.clone(), tier)).collect(),
        ))
    }
}

/// The filters.
#[component]
pub fn Filters(rows: Memo<Arc<Vec<Row>>>, filter: RwSignal<Filter>) -> impl IntoView {
    let owners = Memo::new(move |_| {
        let owners: BTreeSet<String> = rows.read().iter().map(|row| row.owner.clone()).collect();
        owners.into_iter().filter(|owner| !owner.is_empty()).collect::<Vec<_>>()
    });
    let rule = Signal::derive(move || place(&WarningRule::ALL, filter.read().rule));
    let rules = Signal::derive(|| any(numbered(&WarningRule::ALL, warning::rule)));
    let tier = Signal::derive(move || place(&Tier::ALL, filter.read().tier));
    let tiers = Signal::derive(|| any(numbered(&Tier::ALL, value::tier)));
    let stands = Signal::derive(move || place(&Stands::ALL, Some(filter.read().stands)));
    let all_stands = Signal::derive(|| numbered(&Stands::ALL, Stands::name));
    let owner = Signal::derive(move || filter.read().owner.clone().unwrap_or_default());
    let all_owners = Signal::derive(move || {
        let choice = |name: &String| Choice {
            value: name.clone(),
            label: name.clone(),
        };
        any(owners.read().iter().map(choice).collect())
    });
    view! {
        <div class="filters" role="search">
            <Select
                label=tx!(warnings.filter.state)
                value=stands
                choices=all_stands
                on_change=move |chosen: String| {
                    filter.update(|filter| filter.stands = nth(&Stands::ALL, &chosen).unwrap_or_default());
                }
            />
            <Select
                label=tx!(warnings.filter.rule)
                value=rule
                choices=rules
                on_change=move |chosen: String| filter.update(|filter| filter.rule = nth(&WarningRule::ALL, &chosen))
            />
            <Select
                label=tx!(warnings.filter.tier)
                value=tier
                choices=tiers
                on_change=move |chosen: String| filter.update(|filter| filter.tier = nth(&Tier::ALL, &chosen))
            />
            <Show when=move || !owners.read().is_empty()>
                <Select
                    label=tx!(warnings.filter.owner)
                    value=owner
                    choices=all_owners
                    on_change=move |chosen: String| {
                        filter.update(|filter| filter.owner = (!chosen.is_empty()).then_some(chosen));
                    }
                />
            </Show>
        </div>
    }
}

/// The choices after one that lets everything through.
fn any(choices: Vec<Choice>) -> Vec<Choice> {
    let all = Choice {
        value: String::new(),
        label: t!(customers.any).to_owned(),
    };
    std::iter::once(all).chain(choices).collect()
}

/// Choices whose values are places in a list.
fn numbered<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Vec<Choice> {
    let one = |(place, one): (usize, &T)| Choice {
        value: place.to_string(),
        label: name(*one).to_owned(),
    };
    all.iter().enumerate().map(one).collect()
}

fn place<T: PartialEq>(all: &[T], chosen: Option<T>) -> String {
    let place = chosen.and_then(|chosen| all.iter().position(|one| *one == chosen));
    place.map(|place| place.to_string()).unwrap_or_default()
}

fn nth<T: Copy>(all: &[T], place: &str) -> Option<T> {
    all.get(place.parse::<usize>().ok()?).copied()
}
