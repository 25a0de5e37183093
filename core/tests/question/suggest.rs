//! Questions about offers: what one of them learnt serves the others, and all stand until orders or products change.

use keepgold_core::book::{Command, CustomerId, Line, Order, ProductId};
use keepgold_core::codec::store::Record;
use keepgold_core::next_best::Adviser;
use keepgold_core::question::{
    Analyst, DueOf, ProductOf, Question, Suggest, SuggestTo, WhiteSpaceOf,
};
use keepgold_core::unit::{Price, Quantity};

use super::{same, small_demo, today};
use crate::common::reference::online_retail;

#[test]
fn two_questions_learn_on_together_and_a_change_is_learnt_anew() {
    let mut page = small_demo();
    let mut analyst = Analyst::new(page.clone());
    let as_of = today();
    let (all, due) = (Suggest { as_of, most: 3 }, DueOf { as_of, most: 3 });
    assert_eq!(all.work(&mut analyst, &mut ()), None);
    assert_eq!(due.work(&mut analyst, &mut ()), None);
    let answer = all.work(&mut analyst, &mut ());
    let adviser = Adviser::learn(page.book(), as_of);
    assert_eq!(answer, Some(adviser.suggestions(3)));
    assert!(due.work(&mut analyst, &mut ()).is_some());
    // What is no longer sold is suggested to nobody.
    let most = answer.unwrap().of_customers.concat().swap_remove(0).product;
    let archive = Command::ArchiveProduct(most, true);
    page.apply(archive.clone()).unwrap();
    analyst.follow(Record::Do(archive)).unwrap();
    let customer = CustomerId::from_index(3);
    same(&mut analyst, &page, &all);
    same(&mut analyst, &page, &due);
    same(
        &mut analyst,
        &page,
        &SuggestTo {
            customer,
            as_of,
            most: 5,
        },
    );
    same(&mut analyst, &page, &WhiteSpaceOf { as_of });
    let product = ProductOf {
        product: most,
        as_of,
        calls: 20,
        with: 5,
    };
    same(&mut analyst, &page, &product);
    let left = all.answer(&mut analyst).of_customers.concat();
    assert!(left.iter().all(|one| one.product != most));
    assert!(product.answer(&mut analyst).calls.is_empty());
}

#[test]
fn after_a_small_change_suggestions_are_those_of_a_fresh_analyst() {
    let Some(real) = online_retail() else { return };
    let mut page = real.clone();
    let as_of = page.book().as_of().unwrap();
    let (mut analyst, all) = (Analyst::new(page.clone()), Suggest { as_of, most: 3 });
    let first = all.answer(&mut analyst);
    // What was learnt follows two orders of today; one of before the quarter that is judged is learnt anew.
    for (customer, day) in [(7, as_of), (400, as_of), (7, as_of.plus_days(-180))] {
        let line = |product: usize| Line {
            product: ProductId::from_index(product),
            quantity: Quantity::from_thousandths(2_000).unwrap(),
            price: Price::from_millionths(1_500_000).unwrap(),
        };
        let order = Command::AddOrder(Order {
            code: String::new(),
            customer: Some(CustomerId::from_index(customer)),
            day,
            lines: (0..40).map(|n| line(n * 7 + customer)).collect(),
        });
        page.apply(order.clone()).unwrap();
        analyst.follow(Record::Do(order)).unwrap();
        same(&mut analyst, &page, &all);
    }
    assert_ne!(all.answer(&mut analyst), first);
    analyst.follow(Record::Undo).unwrap();
    page.undo().unwrap();
    same(&mut analyst, &page, &all);
}

#[test]
fn a_product_is_told_with_its_buyers_prices_and_months() {
    let page = small_demo();
    let mut analyst = Analyst::new(page.clone());
    let as_of = today();
    let sums: Vec<_> = (0..page.book().products().len())
        .map(|index| {
            let product = ProductId::from_index(index);
            ProductOf {
                product,
                as_of,
                calls: 5,
                with: 5,
            }
            .answer(&mut analyst)
        })
        .collect();
    let adviser = Adviser::learn(page.book(), as_of);
    let purchases = adviser.purchases();
    for (index, brief) in sums.iter().enumerate() {
        let product = ProductId::from_index(index);
        let bought = purchases.ids().flat_map(|id| purchases.until(id, as_of));
        let days = bought.filter(|one| one.product == product).count();
        let times: u32 = brief.buyers.iter().map(|buyer| buyer.times).sum();
        assert_eq!(times as usize, days);
        assert!(brief.buyers.is_sorted_by(|a, b| a.year >= b.year));
        assert!(brief.months.len() <= 24);
        if let Some(prices) = brief.prices {
            assert!(prices.low <= prices.usual && prices.usual <= prices.high);
        }
        for (other, both) in &brief.with {
            assert!(*other != product && *both as usize <= brief.buyers.len());
        }
    }
    assert!(sums.iter().any(|brief| !brief.with.is_empty()));
}
