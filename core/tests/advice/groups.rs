//! Every number of customers that the app tells of a whole is the number of those whom its group lists.

use std::collections::BTreeSet;

use keepgold_core::advice::{Due, Group, Pressing, SelfCheck, at_risk, due, members, pressed};
use keepgold_core::book::{Command, ContactKind, History, Service, Serving};
use keepgold_core::calculators::Inequality;
use keepgold_core::demo::{self, Demo, Language};
use keepgold_core::unit::{Day, Price};
use keepgold_core::value::{
    Facts, MOST, WhyOverServed, assess, base_months, customer_base, mismatch, pareto, spread,
    years_compared,
};
use keepgold_core::warnings::warnings;

const ALL: [Group; 26] = [
    Group::Listed,
    Group::CountMost,
    Group::AtRisk,
    Group::NearlyDown,
    Group::NearlyUp,
    Group::NoWallet,
    Group::Bought,
    Group::NewInMonth,
    Group::NewInYear,
    Group::BringMost,
    Group::Losing,
    Group::NearCut,
    Group::ServedAtLoss,
    Group::OverBudget,
    Group::WellPaid,
    Group::Fallen,
    Group::Overdue,
    Group::MetByOne,
    Group::Field(Inequality::MarketShare, "keep_simply"),
    Group::Field(Inequality::MarketShare, "guard"),
    Group::Field(Inequality::MarketShare, "no_effort"),
    Group::Field(Inequality::MarketShare, "win_more"),
    Group::Field(Inequality::Loyalty, "win_over"),
    Group::Field(Inequality::Loyalty, "care"),
    Group::Field(Inequality::Loyalty, "let_go"),
    Group::Field(Inequality::Loyalty, "save"),
];

#[test]
fn each_group_lists_as_many_as_are_counted_and_each_once() {
    let mut somebody = BTreeSet::new();
    for (demo, seed) in [
        (Demo::FarmSupplies, 1),
        (Demo::Electronics, 2),
        (Demo::Gifts, 3),
    ] {
        let as_of = Day::from_number(20_000).unwrap();
        let mut history = History::new(demo::book(demo, seed, as_of, Language::English));
        // Serving that costs so much that some do not carry it.
        let mut service = Service::clone(history.book().service());
        let dear = Price::from_millionths(900_000_000).unwrap();
        for kind in ContactKind::ALL {
            service.rates = service.rates.with(Serving::Contact(kind), dear);
        }
        for standard in &mut service.standards {
            standard.care_budget = Price::from_millionths(500_000_000).unwrap();
        }
        history
            .apply(Command::ChangeService(Box::new(service)))
            .unwrap();
        let book = history.book();
        let facts = Facts::gather(book, as_of);
        let margin = book.units().default_margin;
        let assessment = assess(book, &facts, book.rules(), margin);
        let due = due(book, &facts, &assessment);
        let pressed = |by| pressed(&due, by).map_or(0, |all| all.customers);
        let month = *base_months(&facts).last().unwrap();
        let base = customer_base(&facts, margin);
        let year = years_compared(&base).unwrap().0;
        let whales = pareto(&assessment);
        let served = mismatch(book, &facts, &assessment);
        let warned = warnings(book, &facts, &assessment);
        let check = SelfCheck::of(book, &facts, &assessment, &warned, as_of);
        let over = |why| {
            let rows = served.over_served.iter();
            rows.filter(|row| row.reason == why).count()
        };
        for group in ALL {
            let counted = match group {
                Group::Listed => {
                    let all = book.customers().iter();
                    all.filter(|who| who.is_listed() && !who.prospect).count()
                }
                Group::CountMost => due.len(),
                Group::AtRisk => at_risk(&due).customers,
                Group::NearlyDown => pressed(Pressing::Down),
                Group::NearlyUp => pressed(Pressing::Up),
                Group::NoWallet => pressed(Pressing::Wallet),
                Group::Bought => month.customers as usize,
                Group::NewInMonth => month.gained as usize,
                Group::NewInYear => year.gained as usize,
                Group::BringMost => whales.customers_for(MOST).unwrap(),
                Group::Losing => whales.losing as usize,
                Group::NearCut => spread(&assessment).unwrap().near as usize,
                Group::ServedAtLoss => over(WhyOverServed::Loss),
                Group::OverBudget => over(WhyOverServed::OverBudget),
                Group::WellPaid => served.well_paid.len(),
                Group::Fallen => served.fallen.len(),
                Group::Overdue => served.overdue.len(),
                Group::MetByOne => check.met_by_one as usize,
                Group::Field(of, asks) => {
                    let verdicts = of.on(book, &facts, &assessment).outcome.verdicts;
                    verdicts.iter().filter(|verdict| **verdict == asks).count()
                }
            };
            let listed = members(group, book, &facts, &assessment);
            assert_eq!(listed.len(), counted, "{group:?} of {demo:?}");
            let once: BTreeSet<_> = listed.iter().collect();
            assert_eq!(once.len(), counted, "{group:?} of {demo:?}");
            if counted > 0 {
                somebody.insert(format!("{group:?}"));
            }
        }
        let risk = members(Group::AtRisk, book, &facts, &assessment);
        assert!(risk.iter().all(|who| {
            due.iter()
                .any(|due: &Due| due.customer == *who && due.at_risk())
        }));
    }
    // A group that is empty everywhere would be compared with nothing.
    let empty = ALL
        .iter()
        .filter(|group| !somebody.contains(&format!("{group:?}")));
    assert_eq!(empty.collect::<Vec<_>>(), Vec::<&Group>::new());
}
