//! Questions about offers: what one of them learnt serves the others, and all stand until orders or products change.

use keepgold_core::book::{Command, CustomerId, ProductId};
use keepgold_core::codec::store::Record;
use keepgold_core::next_best::Adviser;
use keepgold_core::question::{
    Analyst, DueOf, ProductOf, Question, Suggest, SuggestTo, WhiteSpaceOf,
};

use super::{same, small_demo, today};

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
