//! Who is in the demo book, and how each of them buys. Must not know prices.

use super::random::Random;
use super::story::{self, Course};
use crate::book::{Customer, CustomerId, CustomerKind};
use crate::unit::Day;

/// Days of history.
pub const HISTORY: i64 = 730;

/// A customer with its habits.
#[derive(Debug)]
pub struct Person {
    /// The record.
    pub customer: Customer,
    /// How it buys; none for prospects and duplicates.
    pub habit: Option<Habit>,
}

/// How a customer buys.
#[derive(Debug)]
pub struct Habit {
    /// Days between orders.
    pub gap: i64,
    /// How far a gap strays, in days.
    pub stray: i64,
    /// Size of its orders in percent of a usual one.
    pub size: i64,
    /// Price reduction in percent.
    pub discount: i64,
    /// Places of the categories it buys, the ones it would give up last first.
    pub categories: Vec<usize>,
    /// Days before the end of the book at which it began.
    pub since: i64,
    /// The turn of its story.
    pub course: Course,
}

const REGIONS: [&str; 6] = [
    "华东 East China",
    "华中 Central China",
    "华南 South China",
    "华北 North China",
    "东北 Northeast",
    "西南 Southwest",
];
const OWNERS: [&str; 5] = [
    "陈静 Chen Jing",
    "李强 Li Qiang",
    "周敏 Zhou Min",
    "王磊 Wang Lei",
    "赵雪 Zhao Xue",
];
const STEMS: [(&str, &str); 26] = [
    ("丰禾", "Fenghe"),
    ("绿源", "Lüyuan"),
    ("田园", "Tianyuan"),
    ("禾润", "Herun"),
    ("金土", "Jintu"),
    ("沃野", "Woye"),
    ("春雨", "Chunyu"),
    ("农丰", "Nongfeng"),
    ("惠农", "Huinong"),
    ("新苗", "Xinmiao"),
    ("康田", "Kangtian"),
    ("五谷", "Wugu"),
    ("瑞穗", "Ruisui"),
    ("大地", "Dadi"),
    ("富农", "Funong"),
    ("青禾", "Qinghe"),
    ("百果", "Baiguo"),
    ("三江", "Sanjiang"),
    ("银河", "Yinhe"),
    ("顺达", "Shunda"),
    ("兴隆", "Xinglong"),
    ("天禄", "Tianlu"),
    ("东升", "Dongsheng"),
    ("长青", "Changqing"),
    ("嘉禾", "Jiahe"),
    ("宏业", "Hongye"),
];
/// Name, tag, size in percent, days between orders.
const KINDS: [(&str, &str, &str, i64, i64); 4] = [
    ("农资", "Agri Supplies", "经销商 dealer", 100, 24),
    ("合作社", "Co-op", "合作社 co-op", 80, 35),
    ("农场", "Farm", "种植户 grower", 55, 48),
    ("园艺", "Horticulture", "零售 retail", 30, 40),
];
const GROWERS: [&str; 8] = [
    "王秀英 Wang Xiuying",
    "刘建国 Liu Jianguo",
    "张桂兰 Zhang Guilan",
    "杨志明 Yang Zhiming",
    "黄海燕 Huang Haiyan",
    "吴文斌 Wu Wenbin",
    "徐丽 Xu Li",
    "孙大成 Sun Dacheng",
];

/// Everybody: the people of the stories first, then dealers, cooperatives, farms and growers, then
/// prospects, and one customer that was entered twice.
pub fn people(random: &mut Random, as_of: Day) -> Vec<Person> {
    let mut people = story::people(as_of);
    // Each stem twice, with two kinds: no name stands twice.
    for number in 0..2 * STEMS.len() {
        let kind = KINDS[if number % 2 == 0 {
            number / 2 % 2
        } else {
            2 + number / 2 % 2
        }];
        let (zh, en) = STEMS[number % STEMS.len()];
        let name = format!("{zh}{} {en} {}", kind.0, kind.1);
        people.push(ordinary(random, as_of, name, kind));
    }
    for name in GROWERS {
        let mut person = ordinary(random, as_of, name.to_owned(), KINDS[2]);
        person.customer.kind = CustomerKind::Person;
        if let Some(habit) = &mut person.habit {
            habit.size /= 3;
        }
        people.push(person);
    }
    people.extend(story::prospects(as_of));
    people.push(duplicate(&people));
    for (number, person) in (1..).zip(&mut people) {
        person.customer.code = format!("C{number:03}");
        if person.customer.region.is_empty() {
            (*random.pick(&REGIONS)).clone_into(&mut person.customer.region);
        }
        if person.customer.owner.is_empty() {
            (*random.pick(&OWNERS)).clone_into(&mut person.customer.owner);
        }
    }
    people
}

fn ordinary(
    random: &mut Random,
    as_of: Day,
    name: String,
    (_, _, tag, size, gap): (&str, &str, &str, i64, i64),
) -> Person {
    // A third came in the last two years; the others have been there from before.
    let since = if random.chance(33) {
        random.between(60, HISTORY - 30)
    } else {
        HISTORY
    };
    let known_for = if since == HISTORY {
        random.between(HISTORY, 8 * 365)
    } else {
        since
    };
    let course = match random.between(0, 99) {
        0..=9 => Course::Growing {
            from: 60,
            to: random.between(130, 220),
        },
        10..=19 => Course::Growing {
            from: 130,
            to: random.between(35, 70),
        },
        20..=27 => Course::Silent {
            days: random.between(90, 300).min(since - 30),
        },
        _ => Course::Steady,
    };
    let mut categories: Vec<usize> = (0..6).collect();
    for place in 0..5 {
        categories.swap(place, random.between(place as i64, 5) as usize);
    }
    categories.truncate(random.between(1, 4) as usize);
    let gap = gap * random.between(60, 170) / 100;
    let habit = Habit {
        gap,
        stray: gap * random.between(10, 60) / 100,
        // The product of two draws: many small customers, few large ones.
        size: size * random.between(20, 160) * random.between(30, 160) / 10_000,
        discount: if tag.ends_with("dealer") {
            random.between(2, 8)
        } else {
            0
        },
        categories,
        since,
        course,
    };
    let customer = Customer {
        name,
        tags: vec![tag.to_owned()],
        since: Some(as_of.plus_days(-known_for as i32)),
        ..Customer::default()
    };
    Person {
        customer,
        habit: Some(habit),
    }
}

/// The record of the first ordinary customer a second time, already merged: what a list looks like after tidying up.
fn duplicate(people: &[Person]) -> Person {
    let first = story::PEOPLE;
    let name = people[first].customer.name.replace(' ', "");
    Person {
        customer: Customer {
            name,
            merged_into: Some(CustomerId::from_index(first)),
            ..Customer::default()
        },
        habit: None,
    }
}
