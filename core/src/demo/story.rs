//! The customers of the demo book that have a story, what is held of them, and the prospects. Must not know prices.
//!
//! - a dealer whose orders fall three months running and whose lines shrink from five to two (E2);
//! - a small shop that grew into a large customer;
//! - a key account that went silent (B4);
//! - a steady large cooperative.

use super::people::{Habit, Person};
use crate::book::{Customer, CustomerId, Evidence, Judgement, Refusal};
use crate::unit::{Day, Month};

/// How many people have a story; they stand first in the book.
pub const PEOPLE: usize = 5;

/// How a customer's orders go over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// As always.
    Steady,
    /// From so many to so many percent of the usual size over the time it buys, slowly at first.
    Growing {
        /// At the start.
        from: i64,
        /// At the end.
        to: i64,
    },
    /// Nothing in the last days.
    Silent {
        /// How many.
        days: i64,
    },
    /// Three orders in each month, which get fewer goods and fewer categories in the last ones.
    Falling,
}

/// Size in percent and categories in the last full month, the one before and so on.
const FALL: [(i64, usize); 3] = [(25, 2), (45, 3), (70, 4)];

impl Course {
    /// Size in percent and number of categories of an order, or none when there is none that day.
    pub fn at(self, day: Day, start: Day, as_of: Day) -> Option<(i64, usize)> {
        let all = usize::MAX;
        match self {
            Self::Steady => Some((100, all)),
            Self::Growing { from, to } => {
                let whole = i64::from(as_of.days_since(start)).max(1);
                let passed = i64::from(day.days_since(start));
                Some((from + (to - from) * passed * passed / (whole * whole), all))
            }
            Self::Silent { days } => {
                (i64::from(as_of.days_since(day)) >= days).then_some((100, all))
            }
            Self::Falling => Some(match as_of.month().months_since(day.month()) {
                0 => (15, 2),
                back @ 1..=3 => FALL[back as usize - 1],
                _ => (100, all),
            }),
        }
    }
}

/// The days of a month on which the falling dealer orders, so that months can be compared.
pub fn falling_days(month: Month) -> [Day; 3] {
    [2, 12, 22].map(|day| month.first_day().plus_days(day))
}

/// The people of the stories.
pub fn people(as_of: Day) -> Vec<Person> {
    let years = |years: i32| Some(as_of.plus_months(-12 * years));
    let person = |name: &str, tags: &[&str], since, notes: &str, habit| Person {
        customer: Customer {
            name: name.to_owned(),
            tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
            since,
            notes: notes.to_owned(),
            ..Customer::default()
        },
        habit: Some(habit),
    };
    let habit = |gap, stray, size, discount, categories: &[usize], since, course| Habit {
        gap,
        stray,
        size,
        discount,
        categories: categories.to_vec(),
        since,
        course,
    };
    let history = super::people::HISTORY;
    vec![
        person(
            "恒丰农资 Hengfeng Agri Supplies",
            &["经销商 dealer"],
            years(6),
            "采购换人后订单越来越少，听说在试另一家的复合肥。 Orders shrink since their buyer changed; \
             said to be trying another maker's fertiliser.",
            habit(10, 0, 330, 6, &[0, 2, 1, 3, 4], history, Course::Falling),
        ),
        person(
            "小满农店 Xiaoman Farm Shop",
            &["零售 retail"],
            as_of.plus_days(-600).into(),
            "从一家小店做起，现在供应周边四个乡镇。 Began as one small shop, now supplies four townships.",
            habit(
                12,
                2,
                300,
                2,
                &[0, 1, 2, 4, 5],
                600,
                Course::Growing { from: 3, to: 240 },
            ),
        ),
        person(
            "金穗集团 Jinsui Group",
            &["大客户 key account"],
            years(8),
            "对接的技术经理已调走，采购部接手后没有回音。 Our contact in engineering has moved on; \
             no answer since purchasing took over.",
            habit(
                14,
                3,
                2_000,
                8,
                &[0, 4, 3, 1],
                history,
                Course::Silent { days: 135 },
            ),
        ),
        person(
            "润田合作社 Runtian Co-op",
            &["合作社 co-op", "示范基地 model farm"],
            years(9),
            "每周一单，付款准时，推荐过两家新客户。 An order every week, pays on time, \
             has sent us two new customers.",
            habit(7, 1, 260, 5, &[0, 1, 2, 3, 4, 5], history, Course::Steady),
        ),
        person(
            "速达贸易 Suda Trading",
            &["经销商 dealer", "退货多 many returns"],
            years(3),
            "订得多，退得也多。 Orders much and sends much back.",
            habit(18, 5, 190, 7, &[2, 5, 3], history, Course::Steady),
        ),
    ]
}

/// Which of the people sends much back.
pub const RETURNER: usize = 4;

/// Who does not buy yet.
pub fn prospects(as_of: Day) -> Vec<Person> {
    [
        (
            "绿洲农业 Oasis Agriculture",
            "展会认识，想看滴灌样板田。 Met at the fair, wants to see a drip-irrigated field.",
        ),
        (
            "鲁南果业 Lunan Fruit",
            "目前只用一家供应商，合同年底到期。 One supplier today, contract ends with the year.",
        ),
        (
            "北仓种业 Beicang Seeds",
            "技术部认可，卡在价格。 Engineering is convinced, price is the obstacle.",
        ),
        (
            "云岭茶园 Yunling Tea",
            "润田合作社介绍。 Sent by Runtian Co-op.",
        ),
        (
            "海棠花卉 Haitang Flowers",
            "还没意识到用水成本。 Not yet aware of what water costs them.",
        ),
        (
            "白鹭生态 Egret Ecology",
            "明年扩建大棚。 Will build more greenhouses next year.",
        ),
    ]
    .into_iter()
    .zip(1..)
    .map(|((name, notes), months)| Person {
        customer: Customer {
            name: name.to_owned(),
            tags: vec!["潜在客户 prospect".to_owned()],
            since: Some(as_of.plus_months(-months)),
            notes: notes.to_owned(),
            prospect: true,
            ..Customer::default()
        },
        habit: None,
    })
    .collect()
}

/// What people of the firm hold to be true, with their reasons.
pub fn judgements(as_of: Day) -> Result<Vec<(CustomerId, Evidence, Judgement)>, Refusal> {
    [
        (
            0,
            Evidence::Wallet,
            2_600_000.0,
            "按他们的覆盖面积估算。 From the area they cover.",
        ),
        (
            0,
            Evidence::Satisfaction,
            55.0,
            "投诉过两次送货。 Complained twice about deliveries.",
        ),
        (
            1,
            Evidence::Wallet,
            3_200_000.0,
            "老板自己说的。 The owner's own words.",
        ),
        (
            1,
            Evidence::Satisfaction,
            95.0,
            "回访打分。 Score from our call.",
        ),
        (
            2,
            Evidence::Wallet,
            9_000_000.0,
            "年报里的采购额。 Purchases in their annual report.",
        ),
        (
            2,
            Evidence::Contract,
            20.0,
            "框架合同已过期。 The frame contract has run out.",
        ),
        (
            3,
            Evidence::Satisfaction,
            92.0,
            "回访打分。 Score from our call.",
        ),
        (
            3,
            Evidence::Referrals,
            2.0,
            "云岭茶园等两家。 Two, Yunling Tea among them.",
        ),
        (
            3,
            Evidence::Contract,
            90.0,
            "三年合同，一直履约。 Three-year contract, always kept.",
        ),
        (
            4,
            Evidence::CostToServe,
            60_000.0,
            "退货运费和返工。 Freight and rework for returns.",
        ),
        (
            4,
            Evidence::Satisfaction,
            70.0,
            "回访打分。 Score from our call.",
        ),
    ]
    .into_iter()
    .enumerate()
    .map(|(number, (customer, evidence, value, note))| {
        let day = as_of.plus_days(-20 - 3 * number as i32);
        let judgement = Judgement::new(evidence, value, note, day)?;
        Ok((CustomerId::from_index(customer), evidence, judgement))
    })
    .collect()
}
