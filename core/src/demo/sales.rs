//! Two years of orders from everybody's habits. Must not know names.

use super::catalogue::{self, SEASONS};
use super::people::{HISTORY, Habit, Person};
use super::random::Random;
use super::story::{self, Course};
use crate::book::{CustomerId, Line, Orders, Product, ProductId, Refusal};
use crate::sorting::sort_by;
use crate::unit::{Day, Price, Quantity};

/// Fen below which freight is charged.
const FREE_FREIGHT: i64 = 200_000;

/// An order before it has a number.
struct Sale {
    day: Day,
    customer: usize,
    lines: Vec<Line>,
    back: bool,
}

/// All orders by day, numbered through.
pub fn orders(
    random: &mut Random,
    as_of: Day,
    people: &[Person],
    products: &[Product],
) -> Result<Orders, Refusal> {
    debug_assert!(catalogue::rebate() + 1 == products.len());
    let mut sales = Vec::new();
    for (customer, person) in people.iter().enumerate() {
        if let Some(habit) = &person.habit {
            of_customer(random, as_of, customer, habit, &mut sales);
        }
    }
    let key = |sale: &Sale| (sale.day, sale.customer, sale.back);
    sort_by(&mut sales, |a, b| key(a).cmp(&key(b)));
    let mut orders = Orders::default();
    for (number, sale) in (1..).zip(sales) {
        let sort = if sale.back { "RT" } else { "SO" };
        let code = format!("{sort}{number:05}");
        let customer = Some(CustomerId::from_index(sale.customer));
        orders.push(&code, customer, sale.day, sale.lines)?;
    }
    Ok(orders)
}

fn of_customer(
    random: &mut Random,
    as_of: Day,
    customer: usize,
    habit: &Habit,
    sales: &mut Vec<Sale>,
) {
    let start = as_of.plus_days(-habit.since as i32);
    for day in days(random, as_of, start, habit) {
        let Some((percent, categories)) = habit.course.at(day, start, as_of) else {
            continue;
        };
        let mut lines = basket(random, day, as_of, habit, percent, categories);
        if lines.is_empty() {
            continue;
        }
        let returned = returned(random, customer, day, as_of, &lines);
        if total(&lines) < FREE_FREIGHT {
            lines.extend(charge(catalogue::freight(), random.between(6, 18) * 1_000));
        }
        sales.push(Sale {
            day,
            customer,
            lines,
            back: false,
        });
        if let Some((day, line)) = returned {
            sales.push(Sale {
                day,
                customer,
                lines: vec![line],
                back: true,
            });
        }
    }
    if habit.discount >= 5 {
        rebate(as_of, customer, sales);
    }
}

/// The days on which a customer orders.
fn days(random: &mut Random, as_of: Day, start: Day, habit: &Habit) -> Vec<Day> {
    if habit.course == Course::Falling {
        let months = as_of.month().months_since(start.month());
        return (0..=months)
            .flat_map(|month| story::falling_days(start.month().plus(month)))
            .filter(|&day| start <= day && day <= as_of)
            .collect();
    }
    let mut days = Vec::new();
    let mut day = start.plus_days(random.between(0, habit.gap) as i32);
    while day <= as_of {
        days.push(day);
        let gap = habit.gap + random.between(-habit.stray, habit.stray);
        day = day.plus_days(gap.max(1) as i32);
    }
    days
}

/// What lies in one order: a product or two of each category that is in season.
fn basket(
    random: &mut Random,
    day: Day,
    as_of: Day,
    habit: &Habit,
    percent: i64,
    categories: usize,
) -> Vec<Line> {
    let told = habit.course == Course::Falling;
    let (_, month) = day.month().civil();
    // List prices rose by 3 % a year ago.
    let raised = i64::from(as_of.days_since(day)) < HISTORY / 2;
    let list = if raised { 103 } else { 100 };
    let mut lines = Vec::new();
    for &category in habit.categories.iter().take(categories) {
        let season = SEASONS[category][month as usize - 1];
        if !told && !random.chance(season.min(100) * 3 / 4) {
            continue;
        }
        let goods: Vec<_> = catalogue::goods(category).collect();
        // A customer keeps to a few products of a category, in the order of the list.
        let place = random
            .between(0, goods.len() as i64 - 1)
            .min(random.between(0, 5));
        let (product, price, usual) = goods[if told { 0 } else { place as usize }];
        let vary = if told {
            100
        } else {
            season * random.between(80, 120) / 100
        };
        let quantity = (usual * habit.size * percent * vary / 1_000_000).max(1);
        // Prices are in whole jiao.
        let price = price * list * (100 - habit.discount) / 10_000 / 10 * 10;
        lines.extend(line(product, quantity, price));
    }
    lines
}

/// A part of an order that comes back within two weeks.
fn returned(
    random: &mut Random,
    customer: usize,
    day: Day,
    as_of: Day,
    lines: &[Line],
) -> Option<(Day, Line)> {
    let often = if customer == story::RETURNER { 35 } else { 3 };
    // The compared months of the falling dealer are not blurred by returns.
    if customer == 0 || !random.chance(often) {
        return None;
    }
    let line = random.pick(lines);
    let whole = line.quantity.thousandths() / 1_000;
    let back = (whole * random.between(10, 50) / 100).max(1);
    let later = day.plus_days(random.between(3, 14) as i32);
    let quantity = Quantity::from_thousandths(-back * 1_000)?;
    (later <= as_of).then_some((later, Line { quantity, ..*line }))
}

/// At the end of a year, a large dealer gets 2 % of it back: a charge, never a product.
fn rebate(as_of: Day, customer: usize, sales: &mut Vec<Sale>) {
    let (year, _) = as_of.month().civil();
    for year in [year - 2, year - 1] {
        let Some(day) = Day::from_civil(year, 12, 31) else {
            continue;
        };
        let of_year: i64 = sales
            .iter()
            .filter(|sale| sale.customer == customer && sale.day.month().civil().0 == year)
            .map(|sale| total(&sale.lines))
            .sum();
        if of_year > 0 {
            sales.push(Sale {
                day,
                customer,
                lines: charge(catalogue::rebate(), -of_year / 50)
                    .into_iter()
                    .collect(),
                back: false,
            });
        }
    }
}

fn line(product: usize, quantity: i64, fen: i64) -> Option<Line> {
    Some(Line {
        product: ProductId::from_index(product),
        quantity: Quantity::from_thousandths(quantity * 1_000)?,
        price: Price::from_millionths(fen * 10_000)?,
    })
}

fn charge(product: usize, fen: i64) -> Option<Line> {
    line(product, 1, fen)
}

/// What lines come to, in fen.
fn total(lines: &[Line]) -> i64 {
    let nanos: i128 = lines.iter().map(|line| line.amount().nanos()).sum();
    (nanos / 10_000_000) as i64
}
