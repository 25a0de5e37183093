//! The dialog in which a product is added, changed, archived or merged.

use keepgold_core::book::{Command, Cost, Product, ProductId, ProductKind, Refusal, Tables};
use keepgold_core::unit::{Price, Rate, parse_decimal};
use leptos::prelude::*;

use super::act::act;
use crate::components::{
    Button, ButtonKind, Checkbox, Choice, EditDialog, Form, Select, Show, TextField, use_toasts,
};
use crate::state::{State, use_state};
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

/// The product as it is typed.
#[derive(Debug, Clone)]
struct Draft {
    product: Product,
    cost_kind: CostKind,
    figure: String,
}

impl Draft {
    fn of(product: Product) -> Self {
        let (cost_kind, figure) = cost_fields(product.cost);
        Self {
            product,
            cost_kind,
            figure,
        }
    }
}

/// The dialog; it is open while `editing` names something.
#[component]
pub fn ProductDialog(editing: RwSignal<Editing>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let form = Form::<Draft, Wrong>::new(Draft::of(Product::default()));
    let open = form.open;
    let product_id = move || match editing.get_untracked() {
        Editing::Product(id) => Some(id),
        Editing::New | Editing::Closed => None,
    };
    Effect::new(move || {
        if editing.get() == Editing::Closed {
            open.set(false);
        } else {
            let before = product_id().and_then(|id| in_book(state, id));
            form.begin(Draft::of(before.unwrap_or_default()));
        }
    });
    Effect::new(move || {
        // Escape and the close button only set `open`. To set `editing` anew each time would run both effects for ever.
        if !open.get() && editing.get_untracked() != Editing::Closed {
            editing.set(Editing::Closed);
        }
    });
    let save = move || {
        let draft = form.draft.get_untracked();
        let made = made(&draft.product, draft.cost_kind, &draft.figure);
        form.end(made.and_then(|product| {
            let title = product.title().to_owned();
            let command = match product_id() {
                Some(id) => Command::EditProduct(id, product),
                None => Command::AddProduct(product),
            };
            let said = move || t!(data.saved, name = title);
            act(state, toasts, command, said).map_err(Wrong::Refused)
        }));
    };
    let title = move || match editing.get() {
        Editing::Product(_) => t!(data.edit_product),
        Editing::New | Editing::Closed => t!(data.add_product),
    };
    let standing = move || {
        let id = product_id()?;
        let before = in_book(state, id)?;
        Some(view! { <Standing id before open /> })
    };
    view! {
        <EditDialog
            open
            title
            save=tx!(data.save)
            on_save=save
            refused=form.wrong(|wrong| Some(wrong.sentence()))
            below=standing
        >
            <Fields form />
        </EditDialog>
    }
}

#[component]
fn Fields(form: Form<Draft, Wrong>) -> impl IntoView {
    let draft = form.draft;
    let is_charge = Signal::derive(move || draft.read().product.kind == ProductKind::Charge);
    let set_charge = move |on: bool| {
        let kind = if on {
            ProductKind::Charge
        } else {
            ProductKind::Goods
        };
        draft.update(|draft| draft.product.kind = kind);
    };
    view! {
        <div class="form-grid">
            <TextField
                label=tx!(data.name)
                value=form.text(|d| &d.product.name)
                on_input=form.write(|d| &mut d.product.name)
            />
            <TextField
                label=tx!(data.code)
                value=form.text(|d| &d.product.code)
                on_input=form.write(|d| &mut d.product.code)
            />
            <TextField
                label=tx!(data.category)
                value=form.text(|d| &d.product.category)
                on_input=form.write(|d| &mut d.product.category)
            />
            <TextField
                label=tx!(data.unit)
                value=form.text(|d| &d.product.unit)
                on_input=form.write(|d| &mut d.product.unit)
            />
            <CostFields form />
        </div>
        <Checkbox label=tx!(data.is_charge) checked=is_charge on_change=set_charge />
    }
}

#[component]
fn CostFields(form: Form<Draft, Wrong>) -> impl IntoView {
    let draft = form.draft;
    let kind = Memo::new(move |_| draft.read().cost_kind);
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
        let chosen = CostKind::ALL.into_iter().find(|kind| kind.key() == key);
        draft.update(|draft| {
            draft.cost_kind = chosen.unwrap_or(CostKind::Unknown);
            draft.figure = String::new();
        });
    };
    let label = move || match kind.get() {
        CostKind::Margin => t!(data.margin_value).to_owned(),
        CostKind::Unit | CostKind::Unknown => {
            t!(
                data.cost_value,
                currency = state.with_book(Tables::PRODUCTS, |book| book.units().currency.clone())
            )
        }
    };
    view! {
        <Select label=tx!(data.cost_kind) value=chosen choices on_change=choose />
        <Show when=move || kind.get() != CostKind::Unknown>
            <TextField label value=form.text(|d| &d.figure) on_input=form.write(|d| &mut d.figure) />
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
        state.with_book(Tables::PRODUCTS, |book| {
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

/// The product as it is in the book.
fn in_book(state: State, id: ProductId) -> Option<Product> {
    state.with_book_untracked(|book| book.product(id).cloned())
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
