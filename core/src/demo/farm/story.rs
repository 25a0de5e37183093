//! The customers of the maker of farm supplies that have a story, what is held of them, and the prospects.
//!
//! - a dealer whose orders fall three months running and whose lines shrink from five to two (E2);
//! - a small shop that grew into a large customer;
//! - a key account that went silent (B4);
//! - a steady large cooperative;
//! - a dealer who sends much back.

use crate::book::{Evidence, WhyAsked};
use crate::demo::firm::{Care, Character, Question};
use crate::demo::habit::{Course, Habit, Places};
use crate::demo::language::Both;

use super::USUAL;

const HENGFENG: &[Both] = &[
    (
        "新采购：嫌价高，只比复合肥。",
        "New buyer: finds us dear, compares fertiliser only.",
    ),
    ("打电话没约成拜访。", "Called; no visit arranged."),
];
const JINSUI: &[Both] = &[
    (
        "采购部：资料已收到，等通知。",
        "Purchasing: papers received, will let us know.",
    ),
    ("留言，没有回复。", "Left a message, no answer."),
];
const SUDA: &[Both] = &[
    ("退货：数量订多了。", "Return: ordered too much."),
    ("退货：包装破损。", "Return: damaged packing."),
    ("问用法。", "Asked how to use it."),
];

/// The people of the stories.
pub static CAST: [Character; 5] = [
    Character {
        name: ("恒丰农资", "Hengfeng Agri Supplies"),
        tags: &[("经销商", "dealer")],
        years: Some(6),
        notes: (
            "采购换人后订单越来越少，听说在试另一家的复合肥。",
            "Orders shrink since their buyer changed; said to be trying another maker's fertiliser.",
        ),
        habit: Habit {
            gap: 10,
            stray: 0,
            size: 330,
            discount: 6,
            categories: Places::of(&[0, 2, 1, 3, 4]),
            // The compared months are not blurred by returns.
            returns: 0,
            course: Course::Falling,
            ..Habit::STEADY
        },
        care: Care {
            gap: 16,
            quiet: 12,
            kinds: [3, 5, 2, 1],
            topics: [USUAL, HENGFENG],
        },
    },
    Character {
        name: ("小满农店", "Xiaoman Farm Shop"),
        tags: &[("零售", "retail")],
        years: None,
        notes: (
            "从一家小店做起，现在供应周边四个乡镇。",
            "Began as one small shop, now supplies four townships.",
        ),
        habit: Habit {
            gap: 12,
            stray: 2,
            size: 300,
            discount: 2,
            categories: Places::of(&[0, 1, 2, 4, 5]),
            since: 600,
            course: Course::Growing {
                from: 3,
                to: 240,
                bend: 2,
                pace: 100,
            },
            ..Habit::STEADY
        },
        care: Care {
            gap: 20,
            quiet: 4,
            kinds: [3, 3, 4, 0],
            topics: [USUAL, USUAL],
        },
    },
    Character {
        name: ("金穗集团", "Jinsui Group"),
        tags: &[("大客户", "key account")],
        years: Some(8),
        notes: (
            "对接的技术经理已调走，采购部接手后没有回音。",
            "Our contact in engineering has moved on; no answer since purchasing took over.",
        ),
        habit: Habit {
            gap: 14,
            stray: 3,
            size: 2_000,
            discount: 8,
            categories: Places::of(&[0, 4, 3, 1]),
            quiet: 135,
            ..Habit::STEADY
        },
        care: Care {
            gap: 12,
            quiet: 95,
            kinds: [4, 4, 2, 0],
            topics: [USUAL, JINSUI],
        },
    },
    Character {
        name: ("润田合作社", "Runtian Co-op"),
        tags: &[("合作社", "co-op"), ("示范基地", "model farm")],
        years: Some(9),
        notes: (
            "每周一单，付款准时，推荐过两家新客户。",
            "An order every week, pays on time, has sent us two new customers.",
        ),
        habit: Habit {
            gap: 7,
            stray: 1,
            size: 260,
            discount: 5,
            categories: Places::of(&[0, 1, 2, 3, 4, 5]),
            ..Habit::STEADY
        },
        care: Care {
            gap: 9,
            quiet: 3,
            kinds: [4, 3, 2, 0],
            topics: [USUAL, USUAL],
        },
    },
    Character {
        name: ("速达贸易", "Suda Trading"),
        tags: &[("经销商", "dealer"), ("退货多", "many returns")],
        years: Some(3),
        notes: ("订得多，退得也多。", "Orders much and sends much back."),
        habit: Habit {
            gap: 18,
            stray: 5,
            size: 190,
            discount: 7,
            categories: Places::of(&[2, 5, 3]),
            returns: 35,
            ..Habit::STEADY
        },
        care: Care {
            gap: 14,
            quiet: 6,
            kinds: [1, 3, 1, 6],
            topics: [SUDA, SUDA],
        },
    },
];

/// Who does not buy yet.
pub static PROSPECTS: [(Both, Both); 6] = [
    (
        ("绿洲农业", "Oasis Agriculture"),
        (
            "展会认识，想看滴灌样板田。",
            "Met at the fair, wants to see a drip-irrigated field.",
        ),
    ),
    (
        ("鲁南果业", "Lunan Fruit"),
        (
            "目前只用一家供应商，合同年底到期。",
            "One supplier today, contract ends with the year.",
        ),
    ),
    (
        ("北仓种业", "Beicang Seeds"),
        (
            "技术部认可，卡在价格。",
            "Engineering is convinced, price is the obstacle.",
        ),
    ),
    (
        ("云岭茶园", "Yunling Tea"),
        ("润田合作社介绍。", "Sent by Runtian Co-op."),
    ),
    (
        ("海棠花卉", "Haitang Flowers"),
        (
            "还没意识到用水成本。",
            "Not yet aware of what water costs them.",
        ),
    ),
    (
        ("白鹭生态", "Egret Ecology"),
        ("明年扩建大棚。", "Will build more greenhouses next year."),
    ),
];

/// What people of the firm hold to be true, with their reasons.
pub static JUDGEMENTS: [(usize, Evidence, f64, Both); 11] = [
    (
        0,
        Evidence::Wallet,
        2_600_000.0,
        ("按他们的覆盖面积估算。", "From the area they cover."),
    ),
    (
        0,
        Evidence::Satisfaction,
        55.0,
        ("投诉过两次送货。", "Complained twice about deliveries."),
    ),
    (
        1,
        Evidence::Wallet,
        3_200_000.0,
        ("老板自己说的。", "The owner's own words."),
    ),
    (
        1,
        Evidence::Satisfaction,
        95.0,
        ("回访打分。", "Score from our call."),
    ),
    (
        2,
        Evidence::Wallet,
        9_000_000.0,
        ("年报里的采购额。", "Purchases in their annual report."),
    ),
    (
        2,
        Evidence::Contract,
        20.0,
        ("框架合同已过期。", "The frame contract has run out."),
    ),
    (
        3,
        Evidence::Satisfaction,
        92.0,
        ("回访打分。", "Score from our call."),
    ),
    (
        3,
        Evidence::Referrals,
        2.0,
        ("云岭茶园等两家。", "Two, Yunling Tea among them."),
    ),
    (
        3,
        Evidence::Contract,
        90.0,
        ("三年合同，一直履约。", "Three-year contract, always kept."),
    ),
    (
        4,
        Evidence::CostToServe,
        60_000.0,
        ("退货运费和返工。", "Freight and rework for returns."),
    ),
    (
        4,
        Evidence::Satisfaction,
        70.0,
        ("回访打分。", "Score from our call."),
    ),
];

/// What sales asks the office: one that was published and is hardly asked any more, one that still is, one without an answer.
pub static QUESTIONS: [Question; 3] = [
    Question {
        asked: ("经销商账期几天？", "How many days’ credit for dealers?"),
        answer: (
            "三十天；超过的，销售经理签字。",
            "Thirty; for more, the sales manager signs.",
        ),
        why: WhyAsked::EasierThanReading,
        minutes: 10,
        ago: &[88, 85, 81, 78, 74, 70, 65, 61, 55, 52, 47, 30],
        published: Some(45),
    },
    Question {
        asked: (
            "包装破损，退货运费谁出？",
            "Damaged packing: who pays the freight back?",
        ),
        answer: ("我们出，先拍照。", "We do, if there is a photo."),
        why: WhyAsked::ShiftingBlame,
        minutes: 15,
        ago: &[83, 60, 41, 22, 9, 4],
        published: None,
    },
    Question {
        asked: ("特价能降到多少？", "How far down may a special price go?"),
        answer: ("", ""),
        why: WhyAsked::Unsure,
        minutes: 20,
        ago: &[35, 18, 6],
        published: None,
    },
];
