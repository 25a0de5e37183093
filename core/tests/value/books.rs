//! Small books by hand: what a sales manager would notice at once.

use keepgold_core::book::*;
use keepgold_core::unit::{Day, Money, Price, Quantity, Rate};
use keepgold_core::value::*;

pub(super) fn day(number: i32) -> Day {
    Day::from_number(15_000 + number).unwrap()
}

pub(super) fn id(index: usize) -> CustomerId {
    CustomerId::from_index(index)
}

pub(super) fn named(code: &str) -> Customer {
    Customer {
        code: code.into(),
        ..Customer::default()
    }
}

/// A book of so many customers, two goods and a charge, with orders of (customer, day, product,
/// quantity) at 10 a piece.
pub(super) fn history(customers: usize, orders: &[(usize, i32, usize, i64)]) -> History {
    let mut history = History::default();
    let mut apply = |command| history.apply(command).unwrap();
    for index in 0..customers {
        apply(Command::AddCustomer(named(&format!("C{index}"))));
    }
    for (code, kind) in [
        ("tea", ProductKind::Goods),
        ("cups", ProductKind::Goods),
        ("postage", ProductKind::Charge),
    ] {
        apply(Command::AddProduct(Product {
            code: code.into(),
            kind,
            ..Product::default()
        }));
    }
    for &(customer, at, product, quantity) in orders {
        apply(Command::AddOrder(Order {
            code: String::new(),
            customer: Some(id(customer)),
            day: day(at),
            lines: vec![line(product, quantity)],
        }));
    }
    history
}

pub(super) fn line(product: usize, quantity: i64) -> Line {
    Line {
        product: ProductId::from_index(product),
        quantity: Quantity::from_thousandths(quantity * 1_000).unwrap(),
        price: Price::from_millionths(10_000_000).unwrap(),
    }
}

pub(super) fn judge(history: &mut History, customer: usize, evidence: Evidence, value: f64) {
    let judgement = Judgement::new(evidence, value, "seen on site", day(0)).unwrap();
    history
        .apply(Command::Judge(id(customer), evidence, judgement))
        .unwrap();
}

pub(super) fn assessed(book: &Book, as_of: i32) -> (Facts, Assessment) {
    let facts = Facts::gather(book, day(as_of));
    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    (facts, assessment)
}

pub(super) fn piece(working: &Working, evidence: Evidence) -> EvidenceWorking {
    let all = working.indicators.iter().flat_map(|part| &part.evidence);
    all.clone()
        .find(|piece| piece.evidence == evidence)
        .cloned()
        .unwrap()
}

#[test]
fn an_empty_book_has_no_tiers() {
    let book = Book::default();
    let (facts, assessment) = assessed(&book, 0);
    assert_eq!(*facts.totals(), Totals::default());
    assert!(assessment.standings().is_empty());
    assert_eq!(assessment.distribution(10).len(), 10);
    assert_eq!(explain(&book, &facts, &assessment, id(0)), None);
}

#[test]
fn of_one_customer_of_two_and_of_fifteen_the_best_is_vip() {
    for n in [1usize, 2, 15] {
        let orders: Vec<_> = (0..n)
            .map(|c| (c, 300 - c as i32, 0, 100 - c as i64))
            .collect();
        let (_, assessment) = assessed(history(n, &orders).book(), 360);
        let tiers: u32 = Tier::ALL.iter().map(|&t| assessment.total(t).count).sum();
        assert_eq!(tiers as usize, n);
        assert_eq!(assessment.get(id(0)).unwrap().tier, Some(Tier::Vip), "{n}");
        assert_eq!(assessment.total(Tier::Vip).count, 1);
        assert_eq!(
            assessment.total(Tier::Main).count,
            u32::from(n > 1),
            "of few customers the second is main"
        );
    }
}

#[test]
fn a_customer_of_returns_only_is_scored_by_its_loss_alone() {
    let history = history(2, &[(0, 300, 0, -5), (1, 300, 0, 5)]);
    let (facts, assessment) = assessed(history.book(), 360);
    let standing = assessment.get(id(0)).unwrap();
    assert_eq!(standing.scores, [Some(0.0), None, None, None]);
    assert_eq!(standing.composite, Some(0.0));
    assert_eq!(standing.stage, None);
    assert_eq!(facts.get(id(0)).unwrap().purchases, 0);
    assert_eq!(facts.totals().return_lines, 1);
    let working = explain(history.book(), &facts, &assessment, id(0)).unwrap();
    assert_eq!(working.known_weight, 0.4);
    assert_eq!(
        piece(&working, Evidence::Tenure).missing,
        Some(Missing::NoPurchases)
    );
}

#[test]
fn a_single_purchase_borrows_the_common_rhythm_and_says_so() {
    let history = history(
        2,
        &[(0, 0, 0, 1), (0, 30, 0, 1), (0, 60, 0, 1), (1, 50, 0, 1)],
    );
    let (facts, assessment) = assessed(history.book(), 80);
    let working = explain(history.book(), &facts, &assessment, id(1)).unwrap();
    let recency = piece(&working, Evidence::Recency);
    assert_eq!(recency.measured, Some(1.0));
    assert_eq!(recency.score, Some(50.0), "one purchase is half a proof");
    assert!(recency.inputs.contains(&Input::Rhythm {
        days: 30.0,
        own: false
    }));
    assert_eq!(
        piece(&working, Evidence::Regularity).missing,
        Some(Missing::TooFewPurchases { have: 1, need: 4 })
    );
}

#[test]
fn where_nobody_has_a_rhythm_nothing_is_guessed() {
    let history = history(1, &[(0, 50, 0, 1)]);
    let (facts, assessment) = assessed(history.book(), 80);
    let working = explain(history.book(), &facts, &assessment, id(0)).unwrap();
    let too_few = Some(Missing::TooFewPurchases { have: 1, need: 3 });
    for evidence in [Evidence::Recency, Evidence::ExpectedPurchases] {
        assert_eq!(piece(&working, evidence).missing, too_few);
    }
    let loyalty = &working.indicators[Indicator::Loyalty.index()];
    assert_eq!((loyalty.score, loyalty.weight), (None, 0.0));
}

#[test]
fn before_the_first_order_nobody_is_scored() {
    let history = history(2, &[(0, 100, 0, 1), (1, 110, 0, 1)]);
    let (facts, assessment) = assessed(history.book(), 99);
    assert_eq!(facts.totals().lines_after, 2);
    assert_eq!(facts.totals().lines, 0);
    let unscored: Vec<_> = assessment.unscored().collect();
    assert_eq!(
        unscored,
        [(id(0), Unscored::NoOrders), (id(1), Unscored::NoOrders)]
    );
    let working = explain(history.book(), &facts, &assessment, id(0)).unwrap();
    assert_eq!(working.unscored, Some(Unscored::NoOrders));
    assert!(working.missing().count() == Evidence::ALL.len());
    assert!(working.tier.is_none());
}

#[test]
fn later_orders_change_nothing() {
    let early = [(0, 10, 0, 3), (1, 40, 1, 2), (0, 90, 0, 1)];
    let later = [early.as_slice(), &[(1, 101, 0, 50), (2, 300, 0, 9)]].concat();
    let (_, before) = assessed(history(3, &early).book(), 100);
    let (facts, after) = assessed(history(3, &later).book(), 100);
    assert_eq!(before.standings(), after.standings());
    assert_eq!(facts.totals().lines_after, 2);
}

#[test]
fn merged_voided_archived_and_nameless_orders_go_where_they_belong() {
    let mut history = history(
        4,
        &[(0, 10, 0, 1), (1, 20, 0, 2), (2, 30, 0, 4), (3, 40, 0, 8)],
    );
    let mut apply = |command| history.apply(command).unwrap();
    apply(Command::AddOrder(Order {
        code: String::new(),
        customer: None,
        day: day(50),
        lines: vec![line(0, 16), line(2, 1)],
    }));
    apply(Command::MergeCustomers {
        from: id(0),
        into: id(1),
    });
    apply(Command::VoidOrder(OrderId::from_index(2), true));
    apply(Command::ArchiveCustomer(id(3), true));
    let (facts, assessment) = assessed(history.book(), 60);
    assert_eq!(facts.get(id(0)).unwrap().net_sales, Money::from_units(30));
    assert_eq!(facts.get(id(0)), facts.get(id(1)));
    assert_eq!(facts.get(id(3)), None);
    assert_eq!(facts.totals().lines, 5);
    assert_eq!(facts.totals().lines_without_customer, 2);
    assert_eq!(facts.totals().lines_of_archived, 1);
    assert_eq!(facts.totals().net_sales, Money::from_units(30));
    assert_eq!(assessment.standings().len(), 1);
    let unscored: Vec<_> = assessment.unscored().collect();
    assert_eq!(unscored, [(id(2), Unscored::NoOrders)]);
}

#[test]
fn charges_count_in_sales_and_never_as_products_or_purchases() {
    let history = history(1, &[(0, 10, 0, 1), (0, 20, 2, 1), (0, 30, 1, 1)]);
    let (facts, _) = assessed(history.book(), 60);
    let row = facts.get(id(0)).unwrap();
    assert_eq!(row.net_sales, Money::from_units(30));
    assert_eq!((row.products, row.purchases, row.charge_lines), (2, 2, 1));
    assert_eq!(facts.purchase_days(id(0)), [day(10), day(30)]);
}

#[test]
fn costs_make_the_contribution_and_what_has_none_is_said() {
    let mut history = history(1, &[(0, 10, 0, 4), (0, 10, 1, 2), (0, 20, 2, 1)]);
    let product = |code: &str, cost| Product {
        code: code.into(),
        cost,
        ..Product::default()
    };
    let mut apply = |command| history.apply(command).unwrap();
    let unit = Cost::Unit(Price::from_millionths(7_000_000).unwrap());
    apply(Command::EditProduct(
        ProductId::from_index(0),
        product("tea", unit),
    ));
    let margin = Cost::Margin(Rate::from_percent(25).unwrap());
    apply(Command::EditProduct(
        ProductId::from_index(1),
        product("cups", margin),
    ));
    apply(Command::ChangeUnits(Units {
        default_margin: Rate::from_percent(40).unwrap(),
        ..Units::default()
    }));
    let (facts, assessment) = assessed(history.book(), 60);
    // 4 × (10 − 7) + 25 % of 20 + 40 % of 10.
    assert_eq!(
        assessment.get(id(0)).unwrap().profit,
        Money::from_units(12 + 5 + 4)
    );
    let working = explain(history.book(), &facts, &assessment, id(0)).unwrap();
    let inputs = piece(&working, Evidence::Contribution).inputs;
    assert!(inputs.contains(&Input::CostMissing {
        share: 1.0 / 7.0,
        sales: Money::from_units(10),
        margin: Rate::from_percent(40).unwrap(),
    }));
}

#[test]
fn prospects_are_listed_without_a_score_until_they_order() {
    let mut history = history(1, &[(0, 10, 0, 4)]);
    for code in ["P1", "P2"] {
        let prospect = Customer {
            prospect: true,
            ..named(code)
        };
        history.apply(Command::AddCustomer(prospect)).unwrap();
    }
    history
        .apply(Command::AddOrder(Order {
            code: String::new(),
            customer: Some(id(2)),
            day: day(12),
            lines: vec![line(0, 1)],
        }))
        .unwrap();
    let (_, assessment) = assessed(history.book(), 60);
    let unscored: Vec<_> = assessment.unscored().collect();
    assert_eq!(unscored, [(id(1), Unscored::Prospect)]);
    assert!(assessment.get(id(2)).is_some());
}

#[test]
fn weights_on_what_is_unknown_leave_no_composite() {
    let history = history(1, &[(0, 10, 0, -4)]);
    let facts = Facts::gather(history.book(), day(60));
    let rules = Rules {
        weights: Weights::new([0, 5_000, 5_000, 0]).unwrap(),
        ..Rules::default()
    };
    let assessment = assess(history.book(), &facts, &rules, Rate::ONE);
    assert_eq!(
        assessment.unscored().collect::<Vec<_>>(),
        [(id(0), Unscored::NothingWeighs)]
    );
    assert_eq!(assessment.scored_count(), 0);
}

#[test]
fn a_preview_names_who_moves_and_nobody_else() {
    let orders: Vec<_> = (0..20).map(|c| (c, 300, 0, 1 + c as i64)).collect();
    let history = history(20, &orders);
    let (book, facts) = (history.book(), Facts::gather(history.book(), day(360)));
    let old = Rules::default();
    let new = Rules {
        tier_rule: TierRule::Pyramid([1_000, 400, 1_500]),
        ..Rules::default()
    };
    let before = assess(book, &facts, &old, Rate::ONE);
    assert_eq!(moves(&before, &before), []);
    let moves = moves(&before, &before.under(book, &facts, &new, Rate::ONE));
    // 1/1/2 became 2/1/3: the second rises to VIP, the third to main, and two more to ordinary.
    assert_eq!(moves.len(), 4);
    assert!(
        moves
            .iter()
            .all(|step| step.after.tier() < step.before.tier())
    );
    // Nobody's value is another: the cuts came down to them.
    assert!(moves.iter().all(|step| step.why == Reason::Cut));
}

#[test]
fn months_products_and_orders_of_a_customer_add_up() {
    let history = history(
        1,
        &[(0, 100, 1, 1), (0, 0, 0, 4), (0, 100, 0, -1), (0, 10, 2, 1)],
    );
    let (book, facts) = (history.book(), Facts::gather(history.book(), day(150)));
    let months = facts.monthly(id(0));
    assert_eq!(months.first().unwrap().0, day(0).month());
    assert_eq!(months.last().unwrap().0, day(150).month());
    let sum: Money = months.iter().map(|&(_, sales)| sales).sum();
    assert_eq!(sum, Money::from_units(50));
    let products = products_of(book, &facts, id(0));
    assert_eq!(products.len(), 3);
    assert_eq!(products[0].net_sales, Money::from_units(30));
    assert_eq!((products[0].lines, products[0].last), (2, day(100)));
    let days: Vec<_> = facts
        .orders_of(id(0))
        .iter()
        .map(|&order| book.orders().day(order))
        .collect();
    assert_eq!(days, [day(0), day(10), day(100), day(100)]);
}

#[test]
fn the_next_tiers_are_as_far_as_the_cuts_say() {
    let orders: Vec<_> = (0..30)
        .map(|c| (c, 300 - c as i32, 0, 1 + c as i64))
        .collect();
    let history = history(30, &orders);
    let (book, facts) = (history.book(), Facts::gather(history.book(), day(360)));
    for rule in [TierRule::DEFAULT_SCORE, TierRule::DEFAULT_PYRAMID] {
        let rules = Rules {
            tier_rule: rule,
            ..Rules::default()
        };
        let assessment = assess(book, &facts, &rules, Rate::ONE);
        for standing in assessment.standings() {
            let working = explain(book, &facts, &assessment, standing.customer).unwrap();
            let tier = working.tier.unwrap();
            assert_eq!(tier.up.is_none(), tier.tier == Tier::Vip);
            if rule == TierRule::DEFAULT_SCORE {
                assert_eq!(tier.down.is_none(), tier.tier == Tier::Small);
                let composite = working.composite.unwrap();
                let least = tier.least[tier.tier.index().min(2)].unwrap();
                match tier.tier {
                    Tier::Small => assert!(composite < least),
                    _ => assert!(composite >= least),
                }
            }
        }
    }
}
