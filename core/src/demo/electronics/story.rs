//! The accounts of the maker of electronic components that have a story, what is held of them, and the prospects.
//!
//! - a key account that drifts to its purchasing department over a year: from whole systems, kits and
//!   support to a few parts at ever lower prices (C1);
//! - an account built up for two years to five million a year and lost at once (B4);
//! - a strategic partner that buys everything, every week (F1);
//! - a small account that wants much support (A4).

use crate::book::Evidence;
use crate::demo::firm::{Care, Character};
use crate::demo::habit::{Course, HISTORY, Habit, Places};
use crate::demo::language::Both;

const ENGINEERING: &[Both] = &[
    (
        "研发：评审系统板方案。",
        "Engineering: review of the system board.",
    ),
    (
        "研发：评估套件调试。",
        "Engineering: bringing up the evaluation kit.",
    ),
    (
        "研发：问应用支持。",
        "Engineering: asked for application support.",
    ),
];
const PURCHASING: &[Both] = &[
    (
        "采购：要求再降价。",
        "Purchasing: asks for a lower price again.",
    ),
    (
        "采购：要器件单独报价。",
        "Purchasing: wants parts quoted on their own.",
    ),
    (
        "采购：拿别家价格来压。",
        "Purchasing: holds another supplier's price against ours.",
    ),
];
const PARTNER: &[Both] = &[
    ("下一代网关联合评审。", "Joint review of the next gateway."),
    ("双方高层季度会。", "Quarterly meeting of both managements."),
    (
        "研发与采购一起看预测。",
        "Forecast with engineering and purchasing together.",
    ),
];
const STARTUP: &[Both] = &[
    ("上门查板子不工作。", "On site: their board does not work."),
    ("讲解数据手册。", "Explained the data sheet."),
    ("帮忙改原理图。", "Helped to change their circuit."),
];

/// The people of the stories.
pub static CAST: [Character; 4] = [
    Character {
        name: ("凌波通信", "Lingbo Communications"),
        tags: &[("大客户", "key account"), ("通信", "communications")],
        years: Some(5),
        notes: (
            "一年前：研发部主导，整套系统板，应用工程师常驻。半年前：采购参加每次会议，要求系统与器件分开报价，不再买支持服务。最近：只和采购谈，三次都在谈价格，只剩电阻电容和连接器。",
            "A year ago: engineering led, whole system boards, our application engineer on site. Half \
                 a year ago: purchasing sat in every meeting, asked for parts to be quoted apart from the \
                 system, and stopped buying support. Lately: purchasing only, three talks in a row about \
                 price; passives and connectors are all that is left.",
        ),
        habit: Habit {
            gap: 9,
            stray: 2,
            size: 610,
            discount: 6,
            categories: Places::of(&[0, 1, 2, 3, 4, 5, 6, 7]),
            returns: 0,
            course: Course::Drifting,
            ..Habit::STEADY
        },
        care: Care {
            gap: 9,
            quiet: 5,
            kinds: [4, 3, 2, 2],
            topics: [ENGINEERING, PURCHASING],
        },
    },
    Character {
        name: ("云帆动力", "Yunfan Drives"),
        tags: &[("大客户", "key account"), ("汽车", "automotive")],
        years: None,
        notes: (
            "两年的投入：从样品做到年采购五百万。供货延误一次，没有人当天去道歉，订单一夜之间全部转走。",
            "Two years of work, from samples to five million a year. One late delivery, nobody went \
                 to apologise that day, and every order was gone overnight.",
        ),
        habit: Habit {
            gap: 7,
            stray: 1,
            size: 1_000,
            discount: 8,
            categories: Places::of(&[5, 4, 2, 3, 1, 0, 6, 7]),
            since: HISTORY - 10,
            quiet: 75,
            returns: 0,
            course: Course::Growing {
                from: 1,
                to: 170,
                bend: 2,
                pace: 100,
            },
        },
        care: Care {
            gap: 8,
            quiet: 70,
            kinds: [4, 3, 2, 3],
            topics: [ENGINEERING, ENGINEERING],
        },
    },
    Character {
        name: ("衡岳电力", "Hengyue Power"),
        tags: &[("战略伙伴", "strategic partner"), ("能源", "energy")],
        years: Some(9),
        notes: (
            "共同开发下一代网关，双方高层每季度见面，介绍过两家同行。",
            "We develop the next gateway together, both managements meet every quarter, and they have \
                 sent us two of their peers.",
        ),
        habit: Habit {
            gap: 7,
            stray: 1,
            size: 390,
            discount: 5,
            categories: Places::of(&[5, 4, 2, 3, 1, 0, 7, 6]),
            ..Habit::STEADY
        },
        care: Care {
            gap: 8,
            quiet: 2,
            kinds: [5, 2, 2, 2],
            topics: [PARTNER, PARTNER],
        },
    },
    Character {
        name: ("诺远创新", "Nuoyuan Innovation"),
        tags: &[("初创", "start-up")],
        years: None,
        notes: (
            "量小，问题多，几乎每周都要工程师上门。",
            "Small volumes and many questions; our engineers are there almost every week.",
        ),
        habit: Habit {
            gap: 24,
            stray: 8,
            size: 12,
            categories: Places::of(&[6, 3, 4]),
            since: 420,
            ..Habit::STEADY
        },
        care: Care {
            gap: 6,
            quiet: 2,
            kinds: [1, 1, 0, 8],
            topics: [STARTUP, STARTUP],
        },
    },
];

/// Who does not buy yet, and what stands in the way.
pub static PROSPECTS: [(Both, Both); 5] = [
    (
        ("曜石机器人", "Yaoshi Robotics"),
        (
            "研发认可样品，采购卡在第二供应商的价格。",
            "Engineering likes the samples; purchasing holds out for the second supplier's price.",
        ),
    ),
    (
        ("望洲储能", "Wangzhou Energy Storage"),
        (
            "须通过车规认证才能进入供应商名录。",
            "We need the automotive qualification before they may list us.",
        ),
    ),
    (
        ("北榆轨道", "Beiyu Rail"),
        (
            "现供应商合同到明年六月。",
            "Bound to their supplier until June next year.",
        ),
    ),
    (
        ("听澜声学", "Tinglan Acoustics"),
        (
            "还没意识到返修来自连接器。",
            "Not yet aware that their repairs come from the connectors.",
        ),
    ),
    (
        ("拓原农机", "Tuoyuan Machinery"),
        (
            "只认识一位工程师，决策人未见过。",
            "We know one engineer and have never met who decides.",
        ),
    ),
];

/// What people of the firm hold to be true, with their reasons.
pub static JUDGEMENTS: [(usize, Evidence, f64, Both); 11] = [
    (
        0,
        Evidence::Wallet,
        3_000_000.0,
        (
            "他们公布的产量乘以单机用量。",
            "Their published output times what one unit needs.",
        ),
    ),
    (
        0,
        Evidence::Satisfaction,
        40.0,
        (
            "研发满意，采购嫌贵。",
            "Engineering is pleased, purchasing finds us dear.",
        ),
    ),
    (
        0,
        Evidence::Contract,
        25.0,
        (
            "框架合同到期，采购改为逐单询价。",
            "The frame contract has run out; purchasing asks for a quote each time.",
        ),
    ),
    (
        0,
        Evidence::Concessions,
        85_000.0,
        (
            "一年内四次降价，没有换回任何东西。",
            "Four price cuts within a year, nothing in return.",
        ),
    ),
    (
        1,
        Evidence::Wallet,
        6_500_000.0,
        (
            "对方采购总监谈判时说的。",
            "Said by their head of purchasing in the negotiation.",
        ),
    ),
    (
        1,
        Evidence::Satisfaction,
        20.0,
        ("最后一次通话。", "Our last call."),
    ),
    (
        2,
        Evidence::Wallet,
        3_200_000.0,
        (
            "共同的年度计划。",
            "From the plan we make together each year.",
        ),
    ),
    (
        2,
        Evidence::Satisfaction,
        94.0,
        ("年度回访打分。", "Score from the yearly review."),
    ),
    (
        2,
        Evidence::Contract,
        95.0,
        ("五年框架，从未违约。", "Five-year frame, never broken."),
    ),
    (
        2,
        Evidence::Referrals,
        2.0,
        ("介绍了两家同行。", "Two of their peers."),
    ),
    (
        3,
        Evidence::CostToServe,
        46_000.0,
        ("工程师上门的工时。", "Hours of our engineers on site."),
    ),
];
