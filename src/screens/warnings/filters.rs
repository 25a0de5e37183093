//! Which warnings are shown: by rule, tier, owner and how they stand. What is chosen lies in the address.

use super::Row;
use crate::components::{Button, ButtonKind, Choice, Select, Show};
use crate::parts::filters::{OWNER, OneName, OneOf, TIER, TIERS, is_of, name_of, named};
use crate::places::Choices;
use crate::words::{value, warning};
use crate::{t, tx};
use keepgold_core::book::{Tier, WarningRule};
use keepgold_core::proof::WarningOrder;
use keepgold_core::sorting::set_of;
use keepgold_core::warnings::Standing;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How the warnings stand that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stands {
    /// Those that nobody has dealt with, or whose day has come.
    #[default]
    Open,
    Seen,
    PutOff,
    Resolved,
    All,
}

/// The names of filters and order in the address.
const RULE: &str = "rule";
const ORDER: &str = "order";
const STATE: &str = "state";

const RULES: [(WarningRule, &str); 7] = [
    (WarningRule::Complaint, "complaint"),
    (WarningRule::Silent, "silent"),
    (WarningRule::Falling, "falling"),
    (WarningRule::Drop, "drop"),
    (WarningRule::Assortment, "assortment"),
    (WarningRule::ContactGap, "contact-gap"),
    (WarningRule::SinglePerson, "single-person"),
];
const ORDERS: [(WarningOrder, &str); 3] = [
    (WarningOrder::Stake, "stake"),
    (WarningOrder::Drop, "drop"),
    (WarningOrder::Silence, "silence"),
];
const STATES: [(Stands, &str); 5] = [
    (Stands::Open, "open"),
    (Stands::Seen, "seen"),
    (Stands::PutOff, "put-off"),
    (Stands::Resolved, "closed"),
    (Stands::All, "all"),
];

/// What the warnings shown have in common; none is any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    rule: Option<WarningRule>,
    tier: Option<Tier>,
    owner: Option<String>,
    stands: Stands,
    /// The order, where one is chosen; it hides nobody.
    pub order: Option<WarningOrder>,
}

impl Filter {
    /// What the address names; words that it does not know choose nothing.
    pub fn read(choices: Choices) -> Self {
        Self {
            rule: named(&RULES, choices.get(RULE)),
            tier: named(&TIERS, choices.get(TIER)),
            owner: choices.get(OWNER),
            stands: named(&STATES, choices.get(STATE)).unwrap_or_default(),
            order: named(&ORDERS, choices.get(ORDER)),
        }
    }

    /// The rows that fit.
    pub fn shown(&self, rows: &[Row]) -> Vec<Row> {
        rows.iter().filter(|row| self.holds(row)).cloned().collect()
    }

    fn holds(&self, row: &Row) -> bool {
        let fires = |rule| {
            let mut alarms = row.warning.alarms.iter();
            alarms.any(|alarm| alarm.evidence.rule() == rule)
        };
        let stands = match self.stands {
            Stands::Open => row.standing == Standing::New,
            Stands::Seen => matches!(row.standing, Standing::Seen(_)),
            Stands::PutOff => matches!(row.standing, Standing::PutOff(..)),
            Stands::Resolved => matches!(row.standing, Standing::Resolved(_)),
            Stands::All => true,
        };
        stands
            && self.rule.is_none_or(fires)
            && self.tier.is_none_or(|tier| row.tier.best == Some(tier))
            && self
                .owner
                .as_deref()
                .is_none_or(|owner| is_of(owner, &row.owner))
    }
}

fn stands_name(stands: Stands) -> &'static str {
    match stands {
        Stands::Open => t!(warnings.state.open),
        Stands::Seen => t!(warnings.state.seen),
        Stands::PutOff => t!(warnings.state.put_off),
        Stands::Resolved => t!(warnings.state.resolved),
        Stands::All => t!(warnings.state.all),
    }
}

/// What an order is called.
pub fn order_name(order: WarningOrder) -> &'static str {
    match order {
        WarningOrder::Stake => t!(warnings.order.stake),
        WarningOrder::Drop => t!(warnings.order.drop),
        WarningOrder::Silence => t!(warnings.order.silence),
    }
}

/// The filters.
#[component]
pub fn Filters(
    rows: Memo<Arc<Vec<Row>>>,
    filter: Memo<Filter>,
    order: Memo<WarningOrder>,
    choices: Choices,
) -> impl IntoView {
    let owners = Memo::new(move |_| {
        let owners: BTreeSet<String> = set_of(rows.read().iter().map(|row| row.owner.clone()));
        let named = owners.into_iter().filter(|owner| !owner.is_empty());
        named.collect::<Vec<String>>()
    });
    let stands = Signal::derive(move || name_of(&STATES, &filter.read().stands).to_owned());
    let states = Signal::derive(|| {
        let choice = |(stands, name): (Stands, &str)| Choice {
            value: name.to_owned(),
            label: stands_name(stands).to_owned(),
        };
        STATES.map(choice).to_vec()
    });
    let set_state = move |chosen: String| {
        let usual = chosen == name_of(&STATES, &Stands::default());
        choices.set([(STATE, (!usual).then_some(chosen))]);
    };
    let narrows = Memo::new(move |_| *filter.read() != Filter::default());
    let clear = move || {
        choices.set([
            (RULE, None),
            (TIER, None),
            (OWNER, None),
            (STATE, None),
            (ORDER, None),
        ])
    };
    let ordered = Signal::derive(move || name_of(&ORDERS, &order.get()).to_owned());
    let orders = Signal::derive(|| {
        let choice = |(order, name): (WarningOrder, &str)| Choice {
            value: name.to_owned(),
            label: order_name(order).to_owned(),
        };
        ORDERS.map(choice).to_vec()
    });
    let set_order = move |chosen: String| choices.set([(ORDER, Some(chosen))]);
    view! {
        <div class="filters warnings__filters" role="search">
            <Select label=tx!(warnings.filter.state) value=stands choices=states on_change=set_state />
            <OneOf label=tx!(warnings.filter.rule) name=RULE all=&RULES say=warning::rule choices />
            <OneOf label=tx!(warnings.filter.tier) name=TIER all=&TIERS say=value::tier choices />
            <OneName label=tx!(warnings.owner) name=OWNER names=owners nobody=|| t!(customers.nobody) choices />
            <Select label=tx!(warnings.filter.order) value=ordered choices=orders on_change=set_order />
            <Show when=move || narrows.get()>
                <div class="filters__clear">
                    <Button kind=ButtonKind::Quiet on_press=clear>{tx!(customers.clear)}</Button>
                </div>
            </Show>
        </div>
    }
}
