//! What the contact logs of the demo books tell.

use keepgold_core::book::{Book, ContactKind, CustomerId, Evidence, Tier};
use keepgold_core::demo::{self, Demo};
use keepgold_core::unit::Day;
use keepgold_core::value::{Facts, Mismatch, assess, mismatch};
use proptest::prelude::*;

use super::support::{as_of, days, named};

fn mismatch_of(book: &Book, as_of: Day) -> Mismatch {
    let facts = Facts::gather(book, as_of);
    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    mismatch(book, &facts, &assessment)
}

/// Share of the customer's contacts on the days that `keep` takes whose note begins so, in percent.
fn share(book: &Book, customer: CustomerId, word: &str, keep: impl Fn(Day) -> bool) -> usize {
    let contacts = book.contacts().values();
    let notes: Vec<_> = contacts
        .filter(|contact| contact.customer == customer && keep(contact.day))
        .map(|contact| contact.note.as_str())
        .collect();
    let of = notes.iter().filter(|note| note.starts_with(word)).count();
    100 * of / notes.len().max(1)
}

#[test]
fn as_shown_service_and_value_do_not_fit_everywhere() {
    for (demo, as_of) in Demo::ALL
        .into_iter()
        .flat_map(|demo| days().step_by(3).map(move |day| (demo, day)))
    {
        let book = demo::book(demo, demo::SEED, as_of, demo::Language::Chinese);
        let found = mismatch_of(&book, as_of);
        assert!(found.contacts > 300);
        assert!(
            !found.over_served.is_empty() && !found.overdue.is_empty(),
            "{demo:?} {as_of}"
        );
        // Serving costs a part of what is earned, not most of it.
        let cost = found.cost.nanos() * 100 / found.contribution.nanos().max(1);
        assert!((2..=30).contains(&cost), "{demo:?} {as_of} {cost} %");
        // Few of many.
        assert!(
            found.over_served.len() as u32 * 3 < found.customers,
            "{demo:?} {as_of}"
        );
        let who = |name| named(&book, name);
        let loses = |customer| {
            let lost = found.over_served.iter().any(|one| one.customer == customer);
            assert!(lost, "{demo:?} {as_of}");
        };
        match demo {
            Demo::FarmSupplies => loses(who("速达")),
            Demo::Electronics => loses(who("诺远")),
            Demo::Gifts => {
                let forgotten = who("梧桐");
                let one = found.overdue.iter().find(|one| one.customer == forgotten);
                assert!(
                    one.is_some_and(|one| one.tier <= Tier::Main && one.days > Some(330)),
                    "{as_of}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn talk_turns_to_purchasing_and_small_ones_want_help(seed in any::<u64>(), shift in 0i32..800) {
        let as_of = as_of().plus_days(shift);
        let book = demo::book(Demo::Electronics, seed, as_of, demo::Language::Chinese);
        prop_assert!(book.contacts().values().all(|contact| contact.day <= as_of && !contact.by.is_empty()));

        let drifting = named(&book, "凌波");
        let purchasing = |from: i32, to: i32| {
            share(&book, drifting, "采购", |day| (from..to).contains(&as_of.days_since(day)))
        };
        let shares = [purchasing(365, 731), purchasing(240, 365), purchasing(0, 120)];
        prop_assert!(shares[0] == 0 && shares[2] > 30 && shares[1] < shares[2], "{:?}", shares);

        let lost = named(&book, "云帆");
        let last = book.contacts().values().filter(|contact| contact.customer == lost).map(|contact| contact.day).max();
        prop_assert!(last.is_some_and(|day| as_of.days_since(day) >= 70));

        let startup = named(&book, "诺远");
        let with = book.contacts().values().filter(|contact| contact.customer == startup);
        let support = with.clone().filter(|contact| contact.kind == ContactKind::Support).count();
        prop_assert!(support * 2 > with.count());
        prop_assert!(book.judgement(startup, Evidence::CostToServe).is_some());
    }
}
