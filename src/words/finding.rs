//! Words of what a file turned out to hold: each finding in a sentence, with the money and rows that it is about.

use keepgold_core::import::{AmendedOrder, Because, Finding, Other, Treatment};
use keepgold_core::unit::Money;

use super::amount::{amount_in, day_written};
use super::import::role;
use super::sentence_gap;
use crate::format::{integer, percent};
use crate::t;

/// Orders of a finding that are named.
const NAMED: usize = 10;

/// What becomes of the lines of a kind or state.
pub fn treatment(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::Sale => t!(import.finding.sale),
        Treatment::Return => t!(import.finding.came_back),
        Treatment::NoSale => t!(import.finding.no_sale),
    }
}

/// What a column probably is that is not used.
pub fn other(other: Other) -> &'static str {
    match other {
        Other::Empty => t!(import.other.empty),
        Other::Tax => t!(import.other.tax),
        Other::OtherAmount => t!(import.other.other_amount),
        Other::OrderTotal => t!(import.other.order_total),
        Other::Refunded => t!(import.other.refunded),
        Other::Cost => t!(import.other.cost),
        Other::Profit => t!(import.other.profit),
        Other::Fee => t!(import.other.fee),
        Other::Balance => t!(import.other.balance),
        Other::Payment => t!(import.other.payment),
        Other::OtherDay => t!(import.other.other_day),
        Other::Time => t!(import.other.time),
        Other::Seller => t!(import.other.seller),
        Other::OtherNumber => t!(import.other.other_number),
        Other::TaxNumber => t!(import.other.tax_number),
        Other::Address => t!(import.other.address),
        Other::Shipping => t!(import.other.shipping),
        Other::Property => t!(import.other.property),
        Other::Remark => t!(import.other.remark),
        Other::Unknown => t!(import.other.unknown),
    }
}

/// Names without those that differ only in their blanks: nobody would see the difference.
fn looking_different(names: &[String]) -> Vec<String> {
    let mut seen = Vec::<String>::new();
    for name in names {
        let words: Vec<&str> = name.split_whitespace().collect();
        let one = words.join(" ");
        if !seen.contains(&one) {
            seen.push(one);
        }
    }
    seen
}

/// A finding in a sentence; where something was decided for a person, what was decided. Kinds and states have a list of their
/// own and give only their word here.
pub fn sentence(finding: &Finding, currency: &str) -> String {
    let money = |money: &Money| amount_in(*money, currency);
    let lines = |n: u32| t!(units.lines, n = n);
    let rows = |n: u32| t!(units.rows, n = n);
    let count = |n: u32| integer(i64::from(n));
    let list = |names: &[String]| names.join(t!(value.list_separator));
    match finding {
        Finding::Treated {
            text,
            rows: n,
            money: sum,
            ..
        } => t!(
            import.finding.row,
            text = text,
            rows = rows(*n),
            money = money(sum)
        ),
        Finding::ReturnNumbers {
            prefix,
            orders,
            money: sum,
            ..
        } => t!(
            import.finding.numbers,
            prefix = prefix,
            rows = rows(*orders),
            money = money(sum)
        ),
        Finding::Nobody {
            text,
            lines: n,
            money: sum,
            ..
        } => t!(
            import.finding.nobody,
            text = text,
            lines = lines(*n),
            money = money(sum)
        ),
        Finding::SameName { names, .. } => t!(
            import.finding.same_name,
            n = count(u32::try_from(names.len()).unwrap_or(u32::MAX)),
            names = list(&looking_different(names))
        ),
        Finding::AlikeNames { names } => t!(import.finding.alike, names = list(names)),
        Finding::NameOfSeveral { name, lines: n } => {
            t!(import.finding.of_several, name = name, lines = lines(*n))
        }
        Finding::PaddedCodes {
            codes,
            sample,
            known,
            ..
        } => t!(
            import.finding.padded,
            n = count(*codes),
            code = sample,
            known = known
        ),
        Finding::DamagedCodes {
            role: of,
            cells,
            sample,
        } => t!(
            import.finding.damaged,
            role = role(*of),
            cells = t!(units.cells, n = *cells),
            sample = sample
        ),
        Finding::Filled { role: of, cells } => {
            let what = t!(
                import.finding.filled_one,
                role = role(*of),
                n = count(*cells)
            );
            t!(import.finding.filled, what = what)
        }
        Finding::MergedCustomers { lines: n, .. } => {
            t!(import.finding.merged, lines = lines(*n))
        }
        Finding::Sums {
            rows: n, unequal, ..
        } => match unequal {
            None => t!(import.finding.sums_equal, rows = rows(*n)),
            Some(row) => t!(
                import.finding.sums_unequal,
                rows = rows(*n),
                row = count(*row)
            ),
        },
        Finding::MonthSums { name, unequal, .. } => match unequal {
            None => t!(import.finding.month_sums, name = name),
            Some(row) => t!(
                import.finding.month_sums_unequal,
                name = name,
                row = count(*row)
            ),
        },
        Finding::OrderTotals { each, once, .. } => {
            t!(
                import.finding.order_totals,
                each = money(each),
                once = money(once)
            )
        }
        Finding::AmountDiffers {
            lines: n,
            of,
            by_price,
            by_amount,
            because,
            ..
        } => {
            let said = t!(
                import.finding.differs,
                lines = count(*n),
                of = count(*of),
                by_amount = money(by_amount),
                by_price = money(by_price)
            );
            let because = match because {
                Some(Because::Discount) => t!(import.finding.because_discount),
                Some(Because::ListPrice) => t!(import.finding.because_list_price),
                Some(Because::Tax) => t!(import.finding.because_tax),
                None => return said,
            };
            format!("{said}{}{because}", sentence_gap())
        }
        Finding::Scale {
            said,
            zeros,
            number,
            money: sum,
            ..
        } => t!(
            import.finding.scale,
            said = said,
            number = number,
            factor = integer(10i64.pow(u32::from(*zeros))),
            sum = amount_in(*sum, "")
        ),
        Finding::Negative { lines: n, of, .. } => {
            t!(import.finding.negative, lines = lines(*n), of = count(*of))
        }
        Finding::Discount {
            lines: n,
            money: sum,
        } => {
            t!(
                import.finding.discount,
                lines = lines(*n),
                money = money(sum)
            )
        }
        Finding::Credits {
            lines: n,
            money: sum,
        } => t!(
            import.finding.credits,
            lines = lines(*n),
            money = money(sum)
        ),
        Finding::Units { units } => {
            let one = |(unit, n): &(String, u32)| {
                t!(import.finding.unit_one, unit = unit, lines = lines(*n))
            };
            let units: Vec<String> = units.iter().take(NAMED).map(one).collect();
            t!(import.finding.units, units = list(&units))
        }
        Finding::SeveralUnits {
            products,
            name,
            units,
        } => t!(
            import.finding.several_units,
            products = t!(units.products, n = *products),
            name = name,
            units = list(units)
        ),
        Finding::SignsDisagree { lines: n } => t!(import.finding.signs, lines = lines(*n)),
        Finding::FarDays {
            rows: n,
            row,
            day,
            first,
            last,
            ..
        } => t!(
            import.finding.far_days,
            rows = rows(*n),
            row = count(*row),
            day = day_written(*day),
            first = day_written(*first),
            last = day_written(*last)
        ),
        Finding::Amended { orders, first, .. } => {
            let one = |order: &AmendedOrder| {
                let name = match order.code.as_str() {
                    "" => day_written(order.day),
                    code => code.to_owned(),
                };
                t!(
                    import.finding.amended_one,
                    name = name,
                    before = money(&order.before),
                    after = money(&order.after)
                )
            };
            let first: Vec<String> = first.iter().take(NAMED).map(one).collect();
            let n = t!(units.orders, n = *orders);
            t!(import.finding.amended, orders = n, first = list(&first))
        }
        Finding::MostlyOne {
            name,
            percent: share,
        } => t!(
            import.finding.mostly_one,
            name = name,
            percent = percent(f64::from(*share) / 100.0, 0)
        ),
        Finding::OddName { name, lines: n } => {
            t!(import.finding.odd_name, name = name, lines = lines(*n))
        }
        Finding::Currencies { codes } => t!(import.finding.currencies, codes = list(codes)),
    }
}
