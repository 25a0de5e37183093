//! Two years of orders from everybody's habits.

use super::firm::{Catalogue, Firm};
use super::habit::{Course, HISTORY, Habit, Turn, told_days};
use super::people::Person;
use super::random::Random;
use crate::book::{CustomerId, Line, Orders, ProductId, Refusal};
use crate::sorting::sort_by;
use crate::unit::{Day, Price, Quantity};

/// Price reduction in percent from which a customer gets a part of the year's sales back.
const LARGE: i64 = 5;
/// How much oftener goods of a season come back, where a firm's goods do.
const SEASONAL_RETURNS: i64 = 4;
/// Hundredths of the currency unit in 10⁻⁹ of it.
const NANOS_OF_HUNDREDTH: i128 = 10_000_000;
/// And in millionths.
const MILLIONTHS_OF_HUNDREDTH: i64 = 10_000;

/// An order before it has a number.
struct Sale {
    day: Day,
    customer: usize,
    lines: Vec<Line>,
    back: bool,
}

/// Where and when orders come about.
struct Market<'a> {
    catalogue: &'a Catalogue,
    as_of: Day,
}

/// All orders by day, numbered through.
pub fn orders(
    random: &mut Random,
    firm: &Firm,
    as_of: Day,
    people: &[Person],
) -> Result<Orders, Refusal> {
    let catalogue = &firm.catalogue;
    let market = Market { catalogue, as_of };
    let mut sales = Vec::new();
    for (customer, person) in people.iter().enumerate() {
        if let Some(habit) = &person.habit {
            market.of_customer(random, customer, habit, &mut sales);
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

impl Market<'_> {
    fn of_customer(
        &self,
        random: &mut Random,
        customer: usize,
        habit: &Habit,
        sales: &mut Vec<Sale>,
    ) {
        let start = self.as_of.plus_days(-habit.since as i32);
        let before = sales.len();
        for day in self.days(random, start, habit) {
            if i64::from(self.as_of.days_since(day)) < habit.quiet {
                continue;
            }
            let turn = habit.course.at(day, start, self.as_of);
            // The first order is what makes a customer.
            let began = sales.len() > before;
            if began && turn.chance < 100 && !random.chance(turn.chance) {
                continue;
            }
            let mut lines = self.basket(random, day, habit, turn);
            if lines.is_empty() {
                continue;
            }
            let returned = self.returned(random, habit, day, &lines);
            lines.extend(self.freight(random, &lines));
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
        // A rebate would blur months that must compare.
        if habit.discount >= LARGE && !habit.course.is_told() {
            self.rebate(customer, sales);
        }
    }

    /// The days on which a customer orders.
    fn days(&self, random: &mut Random, start: Day, habit: &Habit) -> Vec<Day> {
        if habit.course == Course::Once {
            return vec![start];
        }
        if habit.course.is_told() {
            let months = self.as_of.month().months_since(start.month());
            return (0..=months)
                .flat_map(|month| told_days(start.month().plus(month)))
                .filter(|&day| start <= day && day <= self.as_of)
                .collect();
        }
        let mut days = Vec::new();
        let mut day = start.plus_days(random.between(0, habit.gap) as i32);
        while day <= self.as_of {
            days.push(day);
            let gap = habit.gap + random.between(-habit.stray, habit.stray);
            day = day.plus_days(gap.max(1) as i32);
        }
        days
    }

    /// What lies in one order: a product of each category that is in season.
    fn basket(&self, random: &mut Random, day: Day, habit: &Habit, turn: Turn) -> Vec<Line> {
        let told = habit.course.is_told();
        let once = habit.course == Course::Once;
        let (_, month) = day.month().civil();
        // List prices changed a year ago.
        let now = i64::from(self.as_of.days_since(day)) < HISTORY / 2;
        let list = if now { self.catalogue.list } else { 100 };
        let mut lines = Vec::new();
        for category in habit.categories.iter().take(turn.categories) {
            let season = self.catalogue.categories[category].season[month as usize - 1];
            // The one order of somebody who never comes again is there whatever the month.
            let mut wanted = told || random.chance(season.min(100) * 3 / 4);
            wanted |= once && lines.is_empty();
            if !wanted {
                continue;
            }
            let goods = self.catalogue.goods(category);
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
            let quantity = (usual * habit.size * turn.size * vary / 1_000_000).max(1);
            let step = self.catalogue.step;
            let price = price * list * (100 - habit.discount) * turn.price / 1_000_000;
            let price = (price / step * step).max(1) * self.catalogue.unit;
            lines.extend(line(product, quantity, price));
        }
        lines
    }

    /// A part of an order that comes back within two weeks, or when its season is over.
    fn returned(
        &self,
        random: &mut Random,
        habit: &Habit,
        day: Day,
        lines: &[Line],
    ) -> Option<(Day, Line)> {
        let over = |line: &Line| self.catalogue.after_season(line.product.index(), day);
        let seasonal = lines.iter().filter(|line| over(line).is_some()).count();
        let often = match seasonal {
            0 => habit.returns,
            _ => (habit.returns * SEASONAL_RETURNS).min(90),
        };
        if often == 0 || !random.chance(often) {
            return None;
        }
        let line = random.pick(lines);
        let whole = line.quantity.thousandths() / 1_000;
        let back = (whole * random.between(10, 50) / 100).max(1);
        let later = random.between(3, 14) as i32;
        let day = over(line).unwrap_or(day).plus_days(later);
        let quantity = Quantity::from_thousandths(-back * 1_000)?;
        (day <= self.as_of).then_some((day, Line { quantity, ..*line }))
    }

    /// What carrying a small order costs the customer.
    fn freight(&self, random: &mut Random, lines: &[Line]) -> Option<Line> {
        let freight = &self.catalogue.freight;
        if total(lines) >= freight.free_from {
            return None;
        }
        let (least, most) = freight.times;
        let amount = random.between(least, most) * freight.each;
        charge(self.catalogue.freight_place(), amount)
    }

    /// At the end of a year, a large customer gets 2 % of it back: a charge, never a product.
    fn rebate(&self, customer: usize, sales: &mut Vec<Sale>) {
        let (year, _) = self.as_of.month().civil();
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
                let line = charge(self.catalogue.rebate_place(), -of_year / 50);
                sales.push(Sale {
                    day,
                    customer,
                    lines: line.into_iter().collect(),
                    back: false,
                });
            }
        }
    }
}

/// So many of a product at a price in millionths.
fn line(product: usize, quantity: i64, price: i64) -> Option<Line> {
    Some(Line {
        product: ProductId::from_index(product),
        quantity: Quantity::from_thousandths(quantity * 1_000)?,
        price: Price::from_millionths(price)?,
    })
}

/// A charge in hundredths of the currency unit.
fn charge(product: usize, hundredths: i64) -> Option<Line> {
    line(product, 1, hundredths * MILLIONTHS_OF_HUNDREDTH)
}

/// What lines come to, in hundredths of the currency unit.
fn total(lines: &[Line]) -> i64 {
    let nanos: i128 = lines.iter().map(|line| line.amount().nanos()).sum();
    (nanos / NANOS_OF_HUNDREDTH) as i64
}
