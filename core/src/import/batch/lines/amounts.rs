//! Which column tells the money where several do: decided over the whole file before its lines are read.

use super::value::{Reader, is_near, product_of};
use crate::import::batch::preview::Choices;
use crate::import::columns::normal;
use crate::import::findings::{Because, Finding};
use crate::import::role::Role;
use crate::import::staging::Staging;
use crate::sorting::sort_by;
use crate::unit::{Money, Quantity};

/// What was decided.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Amounts {
    /// The amount counts where it is not quantity × price.
    pub(super) by_amount: bool,
    /// The discount is taken off quantity × price, for the amount is something else.
    pub(super) discounted: bool,
    /// The amount is that of the whole order and counts once.
    pub(super) once: bool,
}

/// Orders of several lines from which on equal amounts are no chance, whatever the column is called.
const MANY: u32 = 5;

impl Amounts {
    /// Decides it; tells what a person should know.
    pub(super) fn decide(
        staging: &Staging,
        reader: &Reader<'_>,
        order_of_text: &[u32],
        choices: &Choices,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let mut amounts = Self::default();
        let has = |role| staging.column(role).is_some();
        if has(Role::Quantity) && has(Role::UnitPrice) && has(Role::Amount) {
            (amounts.by_amount, amounts.discounted) = by_amount(staging, reader, choices, findings);
        } else if has(Role::Amount) && has(Role::OrderCode) && !has(Role::UnitPrice) {
            amounts.once = once(staging, reader, order_of_text, choices, findings);
        }
        amounts
    }
}

fn by_amount(
    staging: &Staging,
    reader: &Reader<'_>,
    choices: &Choices,
    findings: &mut Vec<Finding>,
) -> (bool, bool) {
    let (mut of, mut lines, mut less) = (0u32, 0u32, 0u32);
    let (mut discounted, mut without, mut other) = (0u32, 0u32, 0u32);
    let (mut by_price, mut by_amount) = (Money::ZERO, Money::ZERO);
    let mut ratios = Vec::new();
    for row in 0..staging.rows.len() {
        let Some((quantity, price, amount)) = reader.all_three(row) else {
            continue;
        };
        of += 1;
        let (product, stated) = (quantity.at(price), Quantity::ONE.at(amount));
        by_price += product;
        by_amount += stated;
        let after = product_of(quantity, price, reader.discount(row));
        let agrees = is_near(product, stated);
        if after != product {
            // Of lines with a discount: those whose amount does without it, and the others.
            *(if agrees { &mut without } else { &mut other }) += 1u32;
        }
        if agrees {
            continue;
        }
        lines += 1;
        less += u32::from(stated.nanos().abs() < product.nanos().abs());
        discounted += u32::from(is_near(after, stated));
        if product.nanos() != 0 {
            ratios.push(stated.to_f64() / product.to_f64());
        }
    }
    if lines == 0 {
        // What is called so is what was to be paid before the discount.
        const BEFORE: &[&str] = &["subtotal", "gross", "brutto", "小计", "原金额"];
        let amount = staging.column(Role::Amount).map(|column| column.index);
        let header =
            amount.map(|index| normal(&staging.mapping.columns[usize::from(index)].header));
        let is_before = header.is_some_and(|name| BEFORE.iter().any(|word| name.contains(word)));
        return (false, without > 0 && is_before);
    }
    let most = |count: u32| count * 10 >= lines * 8;
    let usual = lines * 20 >= of;
    sort_by(&mut ratios, f64::total_cmp);
    let middle = ratios.get(ratios.len() / 2).copied().unwrap_or(1.0);
    let same = ratios
        .iter()
        .filter(|ratio| (**ratio - middle).abs() < 0.01)
        .count();
    let because = if usual && most(discounted) {
        Some(Because::Discount)
    } else if usual && same * 10 >= ratios.len() * 9 && (1.02..1.3).contains(&middle) {
        Some(Because::Tax)
    } else if usual && most(less) {
        Some(Because::ListPrice)
    } else {
        None
    };
    let proposed = matches!(because, Some(Because::Discount | Because::ListPrice));
    let taken = choices.by_amount.unwrap_or(proposed);
    findings.push(Finding::AmountDiffers {
        lines,
        of,
        by_price,
        by_amount,
        taken,
        because,
    });
    // Where amounts agree with the price before the discount, that is what was paid.
    (taken, !taken && other > without)
}

fn once(
    staging: &Staging,
    reader: &Reader<'_>,
    order_of_text: &[u32],
    choices: &Choices,
    findings: &mut Vec<Finding>,
) -> bool {
    let (Some(orders), Some(amounts)) = (
        staging.column(Role::OrderCode),
        staging.column(Role::Amount),
    ) else {
        return false;
    };
    let many = order_of_text
        .iter()
        .filter(|order| **order != u32::MAX)
        .max();
    let mut first: Vec<Option<(u32, u32, bool)>> =
        vec![None; many.map_or(0, |most| *most as usize + 1)];
    let (mut each, mut all_once) = (Money::ZERO, Money::ZERO);
    for row in 0..staging.rows.len() {
        let order = order_of_text[orders.ids[row] as usize];
        let Some(amount) = reader.amount(row) else {
            continue;
        };
        let money = Quantity::ONE.at(amount);
        each += money;
        let Some(seen) = first.get_mut(order as usize) else {
            all_once += money;
            continue;
        };
        match seen {
            None => {
                *seen = Some((amounts.ids[row], 1, true));
                all_once += money;
            }
            Some((id, lines, same)) => {
                *lines += 1;
                *same &= *id == amounts.ids[row];
            }
        }
    }
    let several = first.iter().flatten().filter(|(_, lines, _)| *lines > 1);
    let (count, same) = several.fold((0u32, 0u32), |(count, same), (_, _, is_same)| {
        (count + 1, same + u32::from(*is_same))
    });
    let header = normal(&staging.mapping.columns[usize::from(amounts.index)].header);
    let named = [
        "ordertotal",
        "invoicetotal",
        "total",
        "ordervalue",
        "orderamount",
        "订单金额",
        "订单总",
        "整单",
        "实付款",
        "买家实际支付金额",
        "总金额",
        "合计金额",
        "应付货款",
    ];
    let named = named.iter().any(|name| header.contains(name)) && !header.contains("line");
    if count == 0 || same * 10 < count * 9 || !named && count < MANY {
        return false;
    }
    let taken = choices.order_totals.unwrap_or(true);
    findings.push(Finding::OrderTotals {
        orders: count,
        each,
        once: all_once,
        taken,
    });
    taken
}
