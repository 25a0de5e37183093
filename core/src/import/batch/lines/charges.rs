//! Charges among the new products of order lines: which, and what they come to.

use super::found::Numbering;
use super::taken::{OrderKey, Taken};
use crate::book::{Book, Product, ProductKind};
use crate::import::batch::charge::{ChargeCandidate, CodeForms};
use crate::import::batch::preview::Choices;
use crate::import::batch::register::NONE;
use crate::unit::Money;

/// Finds the charges among new products and marks those that are chosen.
pub(super) fn mark_charges(
    new: &mut [Product],
    book: &Book,
    choices: &Choices,
) -> Vec<ChargeCandidate> {
    let mut forms = CodeForms::default();
    new.iter().for_each(|product| forms.learn(&product.code));
    let goods = book
        .products()
        .iter()
        .filter(|product| product.kind == ProductKind::Goods);
    goods.for_each(|product| forms.learn(&product.code));
    let mut candidates = Vec::new();
    for product in new {
        let key = if product.code.is_empty() {
            &product.name
        } else {
            &product.code
        };
        let ground = forms.judge(&product.code, &product.name);
        let chosen = match &choices.charges {
            Some(charges) => charges.contains(key),
            None => ground.is_some(),
        };
        if chosen {
            product.kind = ProductKind::Charge;
        }
        if chosen || ground.is_some() {
            candidates.push(ChargeCandidate {
                code: product.code.clone(),
                name: product.name.clone(),
                lines: 0,
                lines_with_customer: 0,
                amount: Money::ZERO,
                ground,
                chosen,
            });
        }
    }
    candidates
}

/// Adds up the lines of each candidate; the new products come with the number of those before them.
pub(super) fn sum_charges(
    candidates: &mut [ChargeCandidate],
    (before, new): (usize, &[Product]),
    added: &[Taken],
    keys: &[OrderKey],
    products: &Numbering,
) {
    if candidates.is_empty() {
        return;
    }
    // Candidates stand in the order of the new products they are.
    let mut places = vec![NONE; new.len()];
    let mut next = 0;
    for (index, product) in new.iter().enumerate() {
        let same = |c: &ChargeCandidate| c.code == product.code && c.name == product.name;
        if candidates.get(next).is_some_and(same) {
            places[index] = next as u32;
            next += 1;
        }
    }
    for line in added {
        let index = products.place(line.product).checked_sub(before);
        let place = index.and_then(|index| places.get(index)).copied();
        if let Some(candidate) = place.and_then(|place| candidates.get_mut(place as usize)) {
            candidate.lines += 1;
            let with = keys[line.order as usize].customer != NONE;
            candidate.lines_with_customer += u32::from(with);
            candidate.amount += line.quantity.at(line.price);
        }
    }
}
