//! What a judgement by hand does to scores, and what the working says of it.

use super::books::{assessed, day, history, id, judge, piece};
use keepgold_core::book::*;
use keepgold_core::unit::*;
use keepgold_core::value::*;

#[test]
fn judgements_replace_measurements_and_keep_both_in_the_working() {
    let mut history = history(2, &[(0, 10, 0, 4), (1, 20, 0, 2)]);
    judge(&mut history, 0, Evidence::CostToServe, 35.0);
    judge(&mut history, 0, Evidence::Satisfaction, 80.0);
    judge(&mut history, 0, Evidence::Wallet, 100.0);
    let (facts, assessment) = assessed(history.book(), 60);
    let standing = assessment.get(id(0)).unwrap();
    assert_eq!(standing.profit, Money::from_units(5));
    // All that the other one brings comes from a larger customer.
    assert_eq!(standing.scores[0], Some(0.0));
    let working = explain(history.book(), &facts, &assessment, id(0)).unwrap();
    assert_eq!(piece(&working, Evidence::ShareOfWallet).measured, Some(0.4));
    let satisfaction = piece(&working, Evidence::Satisfaction);
    assert_eq!(satisfaction.score, Some(80.0));
    assert_eq!(satisfaction.missing, Some(Missing::NeedsJudgement));
    assert_eq!(satisfaction.judged.unwrap().note, "seen on site");
    assert_eq!(
        piece(&working, Evidence::Concessions).missing,
        Some(Missing::NeedsJudgement),
        "not counted, and said so"
    );
    // The 60 that others sell to it rank above the 40 and 20 that customers spend here.
    assert_eq!(piece(&working, Evidence::Wallet).score, Some(100.0));
}

#[test]
fn a_wallet_says_what_is_left_of_it_and_when_our_sales_have_outgrown_it() {
    let mut history = history(2, &[(0, 10, 0, 4), (1, 20, 0, 2)]);
    let sales = Input::WindowSales(Money::from_units(40));
    for (wallet, rest, score) in [
        (100.0, Input::UnfilledWallet(60.0), 100.0),
        (40.0, Input::UnfilledWallet(0.0), 0.0),
        (25.0, Input::BeyondWallet(15.0), 0.0),
    ] {
        judge(&mut history, 0, Evidence::Wallet, wallet);
        let (facts, assessment) = assessed(history.book(), 60);
        let working = explain(history.book(), &facts, &assessment, id(0)).unwrap();
        let found = piece(&working, Evidence::Wallet);
        assert_eq!(found.inputs, [sales, rest]);
        assert_eq!(found.score, Some(score));
    }
}

#[test]
fn a_judgement_on_a_merged_record_stays_with_the_customer() {
    let mut history = history(2, &[(0, 10, 0, 4)]);
    judge(&mut history, 0, Evidence::Contract, 70.0);
    history
        .apply(Command::MergeCustomers {
            from: id(0),
            into: id(1),
        })
        .unwrap();
    let (facts, assessment) = assessed(history.book(), 60);
    let working = explain(history.book(), &facts, &assessment, id(1)).unwrap();
    assert_eq!(piece(&working, Evidence::Contract).score, Some(70.0));
}

#[test]
fn of_several_records_merged_the_own_judgement_counts_and_else_the_newest() {
    let mut history = history(5, &[(2, 10, 0, 4)]);
    let mut judge_on = |customer, on, value| {
        let judgement = Judgement::new(Evidence::Contract, value, "", day(on)).unwrap();
        let command = Command::Judge(id(customer), Evidence::Contract, judgement);
        history.apply(command).unwrap();
    };
    for (customer, on, value) in [(0, 20, 10.0), (1, 30, 20.0), (4, 40, 99.0)] {
        judge_on(customer, on, value);
    }
    for (from, into) in [(0, 1), (1, 2), (3, 2)] {
        let (from, into) = (id(from), id(into));
        let merge = Command::MergeCustomers { from, into };
        history.apply(merge).unwrap();
    }
    let contract = |history: &History| {
        let (facts, assessment) = assessed(history.book(), 60);
        let working = explain(history.book(), &facts, &assessment, id(2)).unwrap();
        let loyalty = assessment.get(id(2)).unwrap().scores[Indicator::Loyalty.index()];
        assert_eq!(
            working.indicators[Indicator::Loyalty.index()].score,
            loyalty
        );
        piece(&working, Evidence::Contract).score
    };
    assert_eq!(contract(&history), Some(20.0));
    judge(&mut history, 2, Evidence::Contract, 5.0);
    assert_eq!(contract(&history), Some(5.0));
}

#[test]
fn after_its_last_day_a_judgement_gives_way_to_the_data_and_the_working_says_so() {
    let mut history = history(2, &[(0, 10, 0, 4), (1, 20, 0, 2)]);
    let judgement = Judgement::new(
        Evidence::Contribution,
        1_000.0,
        "a large order to come",
        day(20),
    )
    .unwrap()
    .until(Some(day(60)));
    history
        .apply(Command::Judge(id(1), Evidence::Contribution, judgement))
        .unwrap();
    let at = |as_of| {
        let (facts, assessment) = assessed(history.book(), as_of);
        let working = explain(history.book(), &facts, &assessment, id(1)).unwrap();
        let profit = assessment.get(id(1)).unwrap().profit;
        (profit, piece(&working, Evidence::Contribution))
    };
    let (profit, held) = at(60);
    assert_eq!(profit, Money::from_units(1_000));
    assert_eq!(held.judged.unwrap().until, Some(day(60)));
    assert_eq!(held.expired, None);
    let (profit, lapsed) = at(61);
    assert_eq!(profit, Money::from_units(20));
    assert_eq!((lapsed.judged, lapsed.measured), (None, Some(20.0)));
    assert_eq!(lapsed.expired.unwrap().since(), Some(day(61)));
}
