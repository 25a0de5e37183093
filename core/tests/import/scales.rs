//! Amounts in thousands: what a file says of the size of its numbers is taken, told, and can be turned off.

use crate::common::tables::staged;
use keepgold_core::book::Book;
use keepgold_core::import::{Choices, Finding, Staging};
use keepgold_core::unit::Money;

fn net_sales(staging: &mut Staging, choices: &Choices) -> (Money, Vec<Finding>) {
    staging.settle(choices);
    let prepared = staging.prepare(&Book::default(), choices).unwrap();
    let preview = prepared.preview();
    let scales = preview.findings.iter();
    let scales = scales.filter(|finding| matches!(finding, Finding::Scale { .. }));
    (preview.figures.net_sales, scales.cloned().collect())
}

#[test]
fn a_title_in_thousands_is_taken_and_can_be_turned_off() {
    let text = "Sales in thousands of USD,,\nDate,Customer,Amount\n2024-01-05,Alder,12.5\n2024-01-09,Birch,\"1,003.25\"\n";
    let mut staging = staged(text);
    let told = |taken| Finding::Scale {
        said: "Sales in thousands of USD".into(),
        zeros: 3,
        number: "12.5".into(),
        money: Money::from_nanos(12_500_000_000_000),
        taken,
    };
    let (money, scales) = net_sales(&mut staging, &Choices::default());
    assert_eq!(money, Money::from_nanos(1_015_750_000_000_000));
    assert_eq!(scales, [told(true)]);
    let plain = Choices {
        unscaled: true,
        ..Choices::default()
    };
    let (money, scales) = net_sales(&mut staging, &plain);
    assert_eq!(money, Money::from_nanos(1_015_750_000_000));
    assert_eq!(scales, [told(false)]);
    assert_eq!(net_sales(&mut staging, &Choices::default()).1, [told(true)]);
}

#[test]
fn a_number_is_scaled_exactly_however_small_its_parts() {
    // Seven decimals are one more than a price holds, and with four zeros three are left.
    let text = "日期,客户,金额（万元）\n2024-01-05,甲,0.1234567\n2024-01-06,乙,1.2E-3\n";
    let mut staging = staged(text);
    let (money, _) = net_sales(&mut staging, &Choices::default());
    assert_eq!(money, Money::from_nanos(1_246_567_000_000));
    let prepared = staging.prepare(&Book::default(), &Choices::default());
    assert_eq!(prepared.unwrap().preview().figures.rounded, 0);
}

#[test]
fn a_price_for_ten_thousand_leaves_quantities_in_ten_thousands_as_they_are() {
    let text = "日期,客户,数量（万只）,单价（元/万只）\n2024-01-05,甲,1.5,1200\n";
    let (money, told) = net_sales(&mut staged(text), &Choices::default());
    assert_eq!(money, Money::from_nanos(1_800_000_000_000));
    assert_eq!(told, []);
}

#[test]
fn the_name_of_the_file_may_say_it() {
    let text = "日期,客户,金额\n2024-01-05,甲,12\n";
    let mut staging = staged(text);
    let named = Choices {
        source: "销售明细（万元）.csv".into(),
        ..Choices::default()
    };
    let (money, _) = net_sales(&mut staging, &named);
    assert_eq!(money, Money::from_nanos(120_000_000_000_000));
}
