//! The real file against figures from outside: the reference data's own, and a recomputation in
//! exact fractions by another program (Python) from the definitions in the core's README: amounts as sums of fractions,
//! profit and expected purchases by share of the whole, purchases as days with goods, charges as codes that do not begin
//! with five digits.

use crate::common::reference::online_retail;
use keepgold_core::book::{Book, CustomerId, Tier};
use keepgold_core::unit::Day;
use keepgold_core::value::{Facts, Stage, assess, explain};

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_civil(year, month, day).unwrap()
}

fn by_code(book: &Book, code: &str) -> CustomerId {
    let place = book.customers().iter().position(|one| one.code == code);
    CustomerId::from_index(place.unwrap())
}

#[test]
fn online_retail_has_the_figures_of_the_reference_data_and_of_the_recomputation() {
    let Some(history) = online_retail() else {
        return;
    };
    let book = history.book();
    let as_of = book.as_of().unwrap();
    assert_eq!(as_of, day(2011, 12, 9));
    let facts = Facts::gather(book, as_of);
    let totals = facts.totals();
    assert_eq!(totals.lines, 541_909);
    assert_eq!(totals.lines_without_customer, 135_080);
    assert_eq!(totals.known_lines, 406_829);
    assert_eq!(totals.return_lines, 8_905);
    assert_eq!(totals.customers, 4_372);
    assert_eq!(totals.net_sales.to_string(), "8300065.814");

    // From here on the recomputation.
    assert_eq!(totals.charge_lines, 1_920);
    assert_eq!(facts.rhythm(), Some(73.0));
    let life = facts.life().unwrap();
    assert_eq!((life.of, life.kept), (2_658, 1_871));
    assert!((life.months - 20.240_359_744).abs() < 1e-9);

    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    let counts = Tier::ALL.map(|tier| assessment.total(tier).count);
    assert_eq!(counts, [44, 175, 655, 3_498]);
    assert_eq!(assessment.unscored().count(), 0);
    let unknown = |index: usize| {
        let all = assessment.standings().iter();
        all.filter(|standing| standing.scores[index].is_none())
            .count()
    };
    // 37 customers only returned goods or paid charges.
    assert_eq!([0, 1, 2, 3].map(unknown), [0, 37, 37, 37]);

    let golden = [
        (
            "12347",
            [
                41.926_589_019,
                42.725_601_174,
                51.525_824_800,
                84.181_043_334,
            ],
            51.577_107_106,
        ),
        (
            "14646",
            [100.0, 86.154_385_123, 51.949_059_583, 80.945_492_316],
            87.230_319_958,
        ),
        (
            "14911",
            [
                91.199_503_457,
                85.136_389_179,
                55.302_542_121,
                80.940_889_196,
            ],
            83.739_150_188,
        ),
        (
            "17850",
            [0.0, 0.0, 12.808_430_239, 3.898_727_382],
            2.060_588_500,
        ),
        // Bought 74,215 pieces and returned them within the hour.
        (
            "12346",
            [0.0, 0.0, 11.599_354_284, 4.568_755_999],
            2.073_686_628,
        ),
    ];
    for (code, scores, composite) in golden {
        let customer = by_code(book, code);
        let standing = assessment.get(customer).unwrap();
        for (found, expected) in standing.scores.iter().zip(scores) {
            let found = found.unwrap();
            assert!(
                (found - expected).abs() < 2e-9,
                "{code}: {found} {expected}"
            );
        }
        assert!(
            (standing.composite.unwrap() - composite).abs() < 2e-9,
            "{code}"
        );
        let working = explain(book, &facts, &assessment, customer).unwrap();
        assert_eq!(working.composite, standing.composite);
    }
    let lost = by_code(book, "17850");
    assert_eq!(assessment.get(lost).unwrap().stage, Some(Stage::Decline));

    // What was written after the day changes nothing before it.
    let half_year = Facts::gather(book, day(2011, 6, 30));
    assert_eq!(half_year.totals().lines_after, 296_006);
    assert_eq!(half_year.totals().lines + 296_006, 541_909);
    let early = assess(book, &half_year, book.rules(), book.units().default_margin);
    assert_eq!(early.scored_count(), 3_002);
}
