//! What a file says of its money: in which currency its amounts are, and what the sales of an import leave after costs.

use serde::{Deserialize, Serialize};

use super::parse::currency::{self, Sign};
use super::role::Role;
use super::staging::{StagedColumn, Staging};
use crate::book::{Book, Cost, ImportBatch};
use crate::sorting::sort_by;
use crate::unit::{Money, Rate};

/// What a currency rests on, the surest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CurrencyGround {
    /// A column of currencies says it.
    Column,
    /// This sign or name stands beside the numbers.
    Sign(String),
    /// The heading of a column of amounts says it; that heading.
    Heading(String),
    /// Most of these rows are from a country or region that pays in it; the commonest of them. Who sells there may
    /// still reckon in another one.
    Place(String),
}

/// A currency that a file speaks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrencyFound {
    /// Its ISO 4217 code.
    pub code: String,
    /// What says so.
    pub why: CurrencyGround,
    /// Cells that say it; of a heading the rows below it.
    pub cells: u32,
}

/// The currencies that a file speaks for on the surest ground it has, the commonest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Currencies(pub Vec<CurrencyFound>);

impl Currencies {
    /// The one to be proposed: what most of the cells say.
    pub fn proposed(&self) -> Option<&CurrencyFound> {
        let all: u32 = self.0.iter().map(|found| found.cells).sum();
        let first = self.0.first()?;
        (first.cells * 2 > all).then_some(first)
    }

    /// Whether amounts are said to be in more than one currency. Countries alone do not say it.
    pub fn are_mixed(&self) -> bool {
        self.0.len() > 1 && self.0.iter().all(CurrencyFound::is_sure)
    }

    fn add(&mut self, code: &str, why: CurrencyGround, cells: u32) {
        match self.0.iter_mut().find(|found| found.code == code) {
            Some(found) => found.cells += cells,
            None => self.0.push(CurrencyFound {
                code: code.to_owned(),
                why,
                cells,
            }),
        }
    }

    fn sorted(mut self) -> Self {
        sort_by(&mut self.0, |a, b| b.cells.cmp(&a.cells));
        self
    }
}

impl CurrencyFound {
    /// Whether the amounts themselves are said to be in it.
    pub const fn is_sure(&self) -> bool {
        !matches!(self.why, CurrencyGround::Place(_))
    }
}

impl Staging {
    /// The currencies that the file speaks for; none where it has no amounts or says nothing.
    pub fn currencies(&self) -> Currencies {
        let amounts = [
            Role::UnitPrice,
            Role::Amount,
            Role::Debit,
            Role::Credit,
            Role::UnitCost,
        ];
        let amounts: Vec<_> = amounts
            .iter()
            .filter_map(|&role| self.column(role))
            .collect();
        if amounts.is_empty() {
            return Currencies::default();
        }
        let places = self.places();
        let grounds: [&dyn Fn() -> Currencies; 3] =
            [&|| self.coded(), &|| signed(&amounts, &places), &|| {
                self.headed(&amounts, &places)
            }];
        let surest = grounds.iter().map(|ground| ground().sorted());
        let surest = surest.into_iter().find(|found| !found.0.is_empty());
        surest.unwrap_or(places)
    }

    /// By a column of currencies.
    fn coded(&self) -> Currencies {
        let mut found = Currencies::default();
        if let Some(column) = self.column(Role::Currency) {
            for (text, cells) in counted(column) {
                if let Some(code) = currency::code(&text) {
                    found.add(code, CurrencyGround::Column, cells);
                }
            }
        }
        found
    }

    /// By the headings of amounts.
    fn headed(&self, amounts: &[&StagedColumn], places: &Currencies) -> Currencies {
        let mut found = Currencies::default();
        for column in amounts {
            let header = &self.mapping.columns[usize::from(column.index)].header;
            let code = |text: &&String| {
                let code = currency::find(text).and_then(|sign| meant(sign, places))?;
                Some((code, (*text).clone()))
            };
            // Or the title says it with the size of the numbers: `in thousands of USD`.
            if let Some((code, text)) = code(&header).or_else(|| code(&&column.said)) {
                let why = CurrencyGround::Heading(text);
                found.add(code, why, self.rows.len() as u32);
            }
        }
        found
    }

    /// By countries: one currency, where more than half of all rows are from where it is paid in.
    fn places(&self) -> Currencies {
        let mut found = Currencies::default();
        let Some(column) = self.column(Role::Region) else {
            return found;
        };
        let mut counted = counted(column);
        // The commonest place gives its name to the others that pay in the same.
        sort_by(&mut counted, |a, b| b.1.cmp(&a.1));
        for (text, cells) in counted {
            if let Some(code) = currency::of_place(&text) {
                found.add(code, CurrencyGround::Place(text), cells);
            }
        }
        let mut found = found.sorted();
        let most = |found: &CurrencyFound| found.cells as usize * 2 > self.rows.len();
        found.0.retain(most);
        found
    }
}

/// By what stands beside the numbers.
fn signed(amounts: &[&StagedColumn], places: &Currencies) -> Currencies {
    let mut found = Currencies::default();
    for column in amounts {
        for (text, cells) in counted(column) {
            // Plain numbers, most of all cells, need no second look.
            let plain = |byte: u8| byte.is_ascii_digit() || b"-+.,() ".contains(&byte);
            if text.bytes().all(plain) {
                continue;
            }
            let sign = currency::find(&text);
            if let Some((sign, code)) = sign.and_then(|sign| Some((sign, meant(sign, places)?))) {
                found.add(code, CurrencyGround::Sign(sign.written.to_owned()), cells);
            }
        }
    }
    found
}

/// The currency that a sign means: where several share it, that of the country most rows are from.
fn meant(sign: Sign, places: &Currencies) -> Option<&'static str> {
    let here = |code: &&&str| places.0.first().is_some_and(|place| place.code == **code);
    let usual = sign.codes.first().filter(|_| sign.usual);
    sign.codes.iter().find(here).or(usual).copied()
}

/// The distinct texts of a column with the rows they stand in.
fn counted(column: &StagedColumn) -> Vec<(String, u32)> {
    let mut rows = vec![0; column.texts.len()];
    for &id in &column.ids {
        rows[id as usize] += 1;
    }
    let texts = column.texts.numbers();
    texts
        .map(|id| (column.texts.text(id).into_owned(), rows[id as usize]))
        .filter(|&(_, rows)| rows > 0)
        .collect()
}

/// What the sales of an import whose costs are known leave after these, as a share; none where no cost is known or
/// nothing was sold at one.
pub(in crate::import) fn margin_of(book: &Book, batch: &ImportBatch) -> Option<Rate> {
    let mut costs: Vec<Cost> = book.products().iter().map(|product| product.cost).collect();
    for (id, product) in &batch.changed_products {
        costs[id.index()] = product.cost;
    }
    costs.extend(batch.new_products.iter().map(|product| product.cost));
    let orders = &batch.orders;
    let (mut sales, mut kept) = (Money::ZERO, Money::ZERO);
    let lines = std::iter::zip(orders.line_products(), orders.line_quantities());
    for ((product, &quantity), &price) in lines.zip(orders.line_prices()) {
        let amount = quantity.at(price);
        match costs.get(product.index()) {
            Some(Cost::Unit(cost)) => {
                sales += amount;
                kept += amount - quantity.at(*cost);
            }
            Some(Cost::Margin(margin)) => {
                sales += amount;
                kept += amount.share(*margin);
            }
            Some(Cost::Unknown) | None => {}
        }
    }
    if sales <= Money::ZERO {
        return None;
    }
    // Whole percent: more would say more than a usual margin can.
    let percent = (kept.to_f64() / sales.to_f64() * 100.0).round();
    Rate::from_percent(percent as i32).filter(|margin| *margin != Rate::ONE)
}
