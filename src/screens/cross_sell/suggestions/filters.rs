//! Which suggestions are shown and how: new products or those due again, by customer or by product, of which owner, tier,
//! category or product. What is chosen lies in the address.

use super::super::rows::{Row, in_order};
use super::super::whose::{Whose, WhoseFields};
use crate::components::{Button, ButtonKind, Choice, Select, Show};
use crate::parts::filters::{OWNER, OneName, TIER, name_of, named};
use crate::places::Choices;
use crate::{t, tx};
use keepgold_core::book::{Book, ProductId};
use leptos::prelude::*;
use std::sync::Arc;

/// What is suggested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// What a customer never bought.
    #[default]
    New,
    /// What it buys again and again and is due to buy.
    Due,
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// A customer with what to offer it.
    #[default]
    Customer,
    /// A product with whom to offer it.
    Product,
}

/// The names of the choices in the address.
pub const KIND: &str = "kind";
pub const BY: &str = "by";
const CATEGORY: &str = "category";
pub const PRODUCT: &str = "product";

const KINDS: [(Kind, &str); 2] = [(Kind::New, "new"), (Kind::Due, "due")];
const BYS: [(By, &str); 2] = [(By::Customer, "customer"), (By::Product, "product")];

/// The kind that the address names.
pub fn kind(choices: Choices) -> Kind {
    named(&KINDS, choices.get(KIND)).unwrap_or_default()
}

/// What the suggestions shown have in common; none is any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    whose: Whose,
    category: Option<String>,
    /// The only product that is shown.
    pub product: Option<ProductId>,
    /// What a row is; it hides nothing.
    pub by: By,
}

impl Filter {
    /// What the address names; words that it does not know choose nothing.
    pub fn read(choices: Choices) -> Self {
        let product = choices.get(PRODUCT);
        let product = product.and_then(|number| number.parse().ok());
        Self {
            whose: Whose::read(choices),
            category: choices.get(CATEGORY),
            product: product.map(ProductId::from_index),
            by: named(&BYS, choices.get(BY)).unwrap_or_default(),
        }
    }

    /// Whether a product passes.
    fn passes(&self, book: &Book, product: ProductId) -> bool {
        let category = |wanted: &str| {
            book.product(product)
                .is_some_and(|product| product.category == wanted)
        };
        self.product.is_none_or(|wanted| wanted == product)
            && self.category.as_deref().is_none_or(category)
    }

    /// The rows that fit, with the offers that do.
    pub fn shown(&self, rows: &[Row], book: &Book) -> Arc<Vec<Row>> {
        let rows = rows.iter().filter(|row| self.whose.holds(row));
        if self.product.is_none() && self.category.is_none() {
            return Arc::new(rows.cloned().collect());
        }
        let passes = |product| self.passes(book, product);
        in_order(rows.filter_map(|row| row.with(&passes)).collect())
    }

    /// Whether anything is left out.
    pub fn narrows(&self) -> bool {
        let shown = Self {
            by: self.by,
            ..Self::default()
        };
        *self != shown
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::New => t!(cross_sell.kind.new),
        Kind::Due => t!(cross_sell.kind.due),
    }
}

fn by_name(by: By) -> &'static str {
    match by {
        By::Customer => t!(cross_sell.by.customer),
        By::Product => t!(cross_sell.by.product),
    }
}

/// The filters.
#[component]
pub fn Filters(
    rows: Memo<Arc<Vec<Row>>>,
    filter: Memo<Filter>,
    /// The categories of what is suggested.
    categories: Memo<Vec<String>>,
    choices: Choices,
) -> impl IntoView {
    let clear = move || {
        choices.set([
            (TIER, None),
            (OWNER, None),
            (CATEGORY, None),
            (PRODUCT, None),
        ]);
    };
    let narrows = Memo::new(move |_| filter.read().narrows());
    view! {
        <div class="filters cross-sell__filters" role="search">
            {one_of(tx!(cross_sell.kind.label), KIND, &KINDS, kind_name, choices)}
            {one_of(tx!(cross_sell.by.label), BY, &BYS, by_name, choices)}
            <WhoseFields rows choices />
            <OneName label=tx!(data.category) name=CATEGORY names=categories choices />
            <Show when=move || narrows.get()>
                <div class="filters__clear">
                    <Button kind=ButtonKind::Quiet on_press=clear>{tx!(customers.clear)}</Button>
                </div>
            </Show>
        </div>
    }
}

/// A field that chooses one of a few, the first of which is meant where the address names none.
fn one_of<T: Copy + Default + PartialEq + Send + Sync + 'static>(
    label: impl Into<TextProp>,
    name: &'static str,
    all: &'static [(T, &'static str)],
    say: fn(T) -> &'static str,
    choices: Choices,
) -> AnyView {
    let usual = name_of(all, &T::default());
    let value = Signal::derive(move || {
        let chosen = named(all, choices.get(name)).unwrap_or_default();
        name_of(all, &chosen).to_owned()
    });
    let listed = Signal::derive(move || {
        let choice = |&(one, name): &(T, &str)| Choice {
            value: name.to_owned(),
            label: say(one).to_owned(),
        };
        all.iter().map(choice).collect::<Vec<Choice>>()
    });
    let choose = move |chosen: String| choices.set([(name, (chosen != usual).then_some(chosen))]);
    view! { <Select label value choices=listed on_change=choose /> }.into_any()
}
