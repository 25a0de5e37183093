//! The strongest rules as a net of products.

use super::wished::ITEM;
use super::{View, said};
use crate::charts::{Figure, Knot, Tie, network};
use crate::{t, tx};
use keepgold_core::book::ProductId;
use keepgold_core::question::RuleTold;
use leptos::prelude::*;

/// Rules that are drawn: more would be a tangle.
const DRAWN: usize = 40;
/// Products that are drawn.
const KNOTS: usize = 30;

/// The figure; a product leads to the rules about it.
#[component]
pub fn Network(view: View) -> impl IntoView {
    let plot = view.plot(move |rules, width| {
        let net = Net::of(rules);
        let knot = |item: &Member| Knot {
            name: said::name(view, item.product),
            value: t!(
                together.network.value,
                n = item.rules,
                baskets = t!(together.baskets, n = item.baskets)
            ),
            size: f64::from(item.baskets),
        };
        let knots: Vec<Knot> = net.members.iter().map(knot).collect();
        network(&knots, &net.ties, width)
    });
    let pick = move |place: usize| {
        let product =
            view.with_rules(|rules| Net::of(rules).members.get(place).map(|one| one.product));
        if let Some(product) = product {
            let name = said::name(view, product);
            view.choices.set([(ITEM, Some(name))]);
        }
    };
    let pick = Callback::new(move |place: usize| untrack(|| pick(place)));
    let said = move || {
        view.with_rules(|rules| {
            let net = Net::of(rules);
            t!(
                together.network.said,
                n = net.rules,
                products = t!(units.products, n = net.members.len())
            )
        })
    };
    view! {
        <Figure
            title=tx!(together.network.title)
            summary=said
            label=tx!(together.network.label)
            value=tx!(together.network.rules)
            on_pick=pick
            plot
        />
    }
}

/// A product of the net.
struct Member {
    product: ProductId,
    rules: usize,
    baskets: u32,
}

/// The products of the strongest rules, with who leads to whom.
struct Net {
    members: Vec<Member>,
    ties: Vec<Tie>,
    rules: usize,
}

impl Net {
    fn of(rules: &[RuleTold]) -> Self {
        let mut net = Self {
            members: Vec::new(),
            ties: Vec::new(),
            rules: 0,
        };
        for rule in rules.iter().take(DRAWN) {
            let known = |item: &ProductId| net.members.iter().any(|one| one.product == *item);
            let items = rule.with.iter().chain([&rule.then]);
            let new = items.filter(|item| !known(item)).count();
            if net.members.len() + new > KNOTS {
                break;
            }
            net.rules += 1;
            // Alone the product of a pair is in as many baskets as the rule says.
            let alone = if rule.with.len() == 1 {
                rule.counts.antecedent
            } else {
                rule.counts.both
            };
            let to = net.place(rule.then, rule.counts.consequent);
            for &item in &rule.with {
                let tie = Tie {
                    from: net.place(item, alone),
                    to,
                };
                if !net.ties.contains(&tie) {
                    net.ties.push(tie);
                }
            }
        }
        net
    }

    fn place(&mut self, product: ProductId, baskets: u32) -> usize {
        let known = self.members.iter().position(|one| one.product == product);
        let place = known.unwrap_or_else(|| {
            self.members.push(Member {
                product,
                rules: 0,
                baskets: 0,
            });
            self.members.len() - 1
        });
        let member = &mut self.members[place];
        member.rules += 1;
        member.baskets = member.baskets.max(baskets);
        place
    }
}
