//! The dialog in which a product is added, changed, archived or merged. Must know nothing of lists.

use keepgold_core::book::{Command, Cost, Product, ProductId, ProductKind, Refusal};
use keepgold_core::unit::{Price, Rate, parse_decimal};
use leptos::prelude::*;

use super::products::of_book;
use crate::components::{
    Button, ButtonKind, Checkbox, Choice, Dialog, Notice, NoticeKind, Select, Submit, TextField,
    use_toasts,
};
use crate::screens::act::act;
use crate::state::use_state;
use crate::words::book as words;
use crate::{t, tx};

/// Decimals of a margin that is typed in percent, so that its digits are millionths of the whole.
const PERCENT_DECIMALS: u32 = 4;

/// What the dialog is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Editing {
    /// It is closed.
    Closed,
    /// A product that is not in the book yet.
    New,
    /// A product of the book.
    Product(ProductId),
}

/// How a cost is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CostKind {
    Unknown,
    Unit,
    Margin,
}

impl CostKind {
    const ALL: [Self; 3] = [Self::Unknown, Self::Unit, Self::Margin];

    const fn key(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Unit => "unit",
            Self::Margin => "margin",
        }
    }
}

/// The dialog; it is open while `editing` names something.
#[component]
pub fn ProductDialog(editing: RwSignal<Editing>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(editing.get() != Editing::Closed));
    Effect::new(move || {
        // Escape and the close button only know `open`. To set what is set already would run both for ever.
        if !open.get() && editing.get_untracked() != Editing::Closed {
            editing.set(Editing::Closed);
        }
    });
    let title = move || match editing.get() {
        Editing::Product(_) => t!(data.edit_product),
        Editing::New | Editing::Closed => t!(data.add_product),
    };
    view! {
        <Dialog open title>
            {move || match editing.get() {
                Editing::Closed => ().into_any(),
                Editing::New => view! { <Form id=None open /> }.into_any(),
                Editing::Product(id) => view! { <Form id=Some(id) open /> }.into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Form(id: Option<ProductId>, open: RwSignal<bool>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let before = id.and_then(|id| of_book(state, id)).unwrap_or_default();
    let (kind, figure) = cost_fields(before.cost);
    let product = RwSignal::new(before.clone());
    let cost_kind = RwSignal::new(kind);
    let figure = RwSignal::new(figure);
    let wrong = RwSignal::new(None::<Wrong>);
    let save = move || match made(
        &product.get_untracked(),
        cost_kind.get_untracked(),
        &figure.get_untracked(),
    ) {
        Err(mistake) => wrong.set(Some(mistake)),
        Ok(product) => {
            let title = product.title().to_owned();
            let command = match id {
                Some(id) => Command::EditProduct(id, product),
                None => Command::AddProduct(product),
            };
            match act(state, toasts, command, move || t!(data.saved, name = title)) {
                Ok(()) => open.set(false),
                Err(refusal) => wrong.set(Some(Wrong::Refused(refusal))),
            }
        }
    };
    let field = move |read: fn(&Product) -> &String, write: fn(&mut Product) -> &mut String| {
        (
            Signal::derive(move || product.with(|product| read(product).clone())),
            Callback::new(move |(text,): (String,)| {
                product.update(|product| *write(product) = text)
            }),
        )
    };
    let (name, set_name) = field(|p| &p.name, |p| &mut p.name);
    let (code, set_code) = field(|p| &p.code, |p| &mut p.code);
    let (category, set_category) = field(|p| &p.category, |p| &mut p.category);
    let (unit, set_unit) = field(|p| &p.unit, |p| &mut p.unit);
    let is_charge = Signal::derive(move || product.read().kind == ProductKind::Charge);
    let set_charge = move |on: bool| {
        let kind = if on {
            ProductKind::Charge
        } else {
            ProductKind::Goods
        };
        product.update(|product| product.kind = kind);
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save();
    };
    view! {
        <form class="stack" on:submit=submit>
            <div class="form-grid">
                <TextField label=tx!(data.name) value=name on_input=set_name />
                <TextField label=tx!(data.code) value=code on_input=set_code />
                <TextField label=tx!(data.category) value=category on_input=set_category />
                <TextField label=tx!(data.unit) value=unit on_input=set_unit />
                <CostFields kind=cost_kind figure />
            </div>
            <Checkbox label=tx!(data.is_charge) checked=is_charge on_change=set_charge />
            <div role="alert">
                {move || wrong.get().map(|wrong| view! { <Notice kind=NoticeKind::Error text=move || wrong.sentence() /> })}
            </div>
            <div class="actions product-form__actions">
                <Button on_press=move || open.set(false)>{tx!(shell.cancel)}</Button>
                <Submit>{tx!(data.save)}</Submit>
            </div>
        </form>
        {id.map(|id| view! { <Standing id before open /> })}
    }
}

#[component]
fn CostFields(kind: RwSignal<CostKind>, figure: RwSignal<String>) -> impl IntoView {
    let state = use_state();
    let choices = Signal::derive(|| {
        let choice = |kind: CostKind| Choice {
            value: kind.key().to_owned(),
            label: match kind {
                CostKind::Unknown => t!(data.cost_unknown),
                CostKind::Unit => t!(data.cost_unit),
                CostKind::Margin => t!(data.cost_margin),
            }
            .to_owned(),
        };
        CostKind::ALL.map(choice).to_vec()
    });
    let chosen = Signal::derive(move || kind.get().key().to_owned());
    let choose = move |key: String| {
        kind.set(
            CostKind::ALL
                .into_iter()
                .find(|kind| kind.key() == key)
                .unwrap_or(CostKind::Unknown),
        );
        figure.set(String::new());
    };
    let label = move || match kind.get() {
        CostKind::Margin => t!(data.margin_value).to_owned(),
        CostKind::Unit | CostKind::Unknown => {
            t!(
                data.cost_value,
                currency = state.with_book(|book| book.units().currency.clone())
            )
        }
    };
    view! {
        <Select label=tx!(data.cost_kind) value=chosen choices on_change=choose />
        <Show when=move || kind.get() != CostKind::Unknown>
            <TextField label value=figure on_input=move |text| figure.set(text) />
        </Show>
    }
}

/// Archive and merge: what is done to the record as a whole.
#[component]
fn Standing(id: ProductId, before: Product, open: RwSignal<bool>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let title = before.title().to_owned();
    let archived = before.archived;
    let wrong = RwSignal::new(String::new());
    let target_code = RwSignal::new(String::new());
    let target = Memo::new(move |_| {
        let code = target_code.get();
        state.with_book(|book| {
            let fits = |product: &Product| {
                product.is_listed() && product.code == code.trim() && !code.trim().is_empty()
            };
            let place = book.products().iter().position(fits)?;
            Some((
                ProductId::from_index(place),
                book.products()[place].title().to_owned(),
            ))
        })
    });
    let run = move |command: Command, said: TextProp| match act(state, toasts, command, said) {
        Ok(()) => open.set(false),
        Err(refusal) => wrong.set(words::refusal(&refusal)),
    };
    let archive = {
        let title = title.clone();
        move || {
            let title = title.clone();
            let said = move || {
                if archived {
                    t!(data.did_take_back, name = title)
                } else {
                    t!(data.did_archive, name = title)
                }
            };
            run(Command::ArchiveProduct(id, !archived), said.into());
        }
    };
    let merge = move || match target.get_untracked() {
        None => wrong.set(t!(data.merge_unknown).to_owned()),
        Some((into, name)) => {
            let from = title.clone();
            let said = move || t!(data.did_merge, from = from, into = name);
            run(Command::MergeProducts { from: id, into }, said.into());
        }
    };
    let merge_label = move || match target.get() {
        Some((_, name)) => t!(data.merge_into, name = name),
        None => t!(data.merge).to_owned(),
    };
    view! {
        <div class="stack product-standing">
            <div class="actions">
                <Button on_press=archive>
                    {move || if archived { t!(data.take_back) } else { t!(data.archive) }}
                </Button>
            </div>
            <details>
                <summary>{tx!(data.merge)}</summary>
                <div class="options">
                    <TextField
                        label=tx!(data.merge_code)
                        value=target_code
                        error=wrong
                        on_input=move |text| {
                            wrong.set(String::new());
                            target_code.set(text);
                        }
                    />
                    <Button kind=ButtonKind::Danger on_press=merge>{merge_label}</Button>
                </div>
            </details>
        </div>
    }
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wrong {
    Cost,
    Margin,
    Refused(Refusal),
}

impl Wrong {
    fn sentence(&self) -> String {
        match self {
            Self::Cost => t!(data.cost_wrong).to_owned(),
            Self::Margin => t!(data.margin_wrong).to_owned(),
            Self::Refused(refusal) => words::refusal(refusal),
        }
    }
}

/// A cost as the form shows it.
fn cost_fields(cost: Cost) -> (CostKind, String) {
    match cost {
        Cost::Unknown => (CostKind::Unknown, String::new()),
        Cost::Unit(price) => (CostKind::Unit, price.to_string()),
        Cost::Margin(rate) => {
            let percent = crate::format::decimal(rate.to_f64() * 100.0, PERCENT_DECIMALS as usize);
            (CostKind::Margin, percent.replace(crate::format::MINUS, "-"))
        }
    }
}

/// The product with its cost as typed, blanks at the ends of texts taken off.
fn made(product: &Product, kind: CostKind, figure: &str) -> Result<Product, Wrong> {
    let typed = figure.trim().as_bytes();
    let cost = match kind {
        CostKind::Unknown => Cost::Unknown,
        CostKind::Unit => match Price::parse(typed) {
            Ok((price, _)) if price.millionths() >= 0 => Cost::Unit(price),
            _ => return Err(Wrong::Cost),
        },
        CostKind::Margin => {
            let rate = parse_decimal(typed, PERCENT_DECIMALS).ok();
            let rate =
                rate.and_then(|(digits, _)| Rate::from_millionths(i32::try_from(digits).ok()?));
            match rate {
                Some(rate) if rate <= Rate::ONE => Cost::Margin(rate),
                _ => return Err(Wrong::Margin),
            }
        }
    };
    let trimmed = |text: &str| text.trim().to_owned();
    Ok(Product {
        name: trimmed(&product.name),
        code: trimmed(&product.code),
        category: trimmed(&product.category),
        unit: trimmed(&product.unit),
        cost,
        ..product.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(kind: CostKind, figure: &str) -> Result<Cost, Wrong> {
        made(&Product::default(), kind, figure).map(|product| product.cost)
    }

    #[test]
    fn costs_are_read_as_typed_and_shown_again() {
        let unit = Cost::Unit(Price::from_millionths(12_500_000).unwrap());
        assert_eq!(cost(CostKind::Unit, " 12.50 "), Ok(unit));
        assert_eq!(cost(CostKind::Unit, "-1"), Err(Wrong::Cost));
        assert_eq!(cost(CostKind::Unit, ""), Err(Wrong::Cost));
        let margin = Cost::Margin(Rate::from_percent(35).unwrap());
        assert_eq!(cost(CostKind::Margin, "35"), Ok(margin));
        assert_eq!(cost(CostKind::Margin, "101"), Err(Wrong::Margin));
        for cost in [
            unit,
            margin,
            Cost::Unknown,
            Cost::Margin(Rate::from_millionths(-123_400).unwrap()),
        ] {
            let (kind, figure) = cost_fields(cost);
            assert_eq!(made(&Product::default(), kind, &figure).unwrap().cost, cost);
        }
    }
}
