//! The shops of the wholesaler of gifts that have a story, what is held of them, and the prospects.
//!
//! - a corner shop that grew into a VIP within twenty months (A5);
//! - a chain of gift shops, steady and large;
//! - a large bookseller whom nobody has visited for a year (A4);
//! - a department store that orders for every season and sends a good part of it back.
//!
//! The shops of scenic areas, which all stopped after a bad season, are a kind of the crowd.

use crate::book::Evidence;
use crate::demo::firm::{Care, Character};
use crate::demo::habit::{Course, Habit, Places};
use crate::demo::language::Both;

use super::USUAL;

const RETURNS: &[Both] = &[
    (
        "清点过季退货。",
        "Counted what comes back after the season.",
    ),
    (
        "商量下一季少备货。",
        "Talked of smaller stocks for the next season.",
    ),
];

/// The people of the stories.
pub static CAST: [Character; 4] = [
    Character {
        name: ("巷口小铺", "Xiangkou Corner Shop"),
        tags: &[("礼品店", "gift shop")],
        years: None,
        notes: (
            "开在老巷口的小店，老板娘自己做直播，现在带着六家加盟店一起订货。",
            "A corner shop in an old lane; its owner sells by live video and now orders for six \
                 partner shops as well.",
        ),
        habit: Habit {
            gap: 7,
            stray: 1,
            size: 260,
            discount: 3,
            categories: Places::of(&[4, 3, 5, 7, 6]),
            since: 610,
            returns: 1,
            course: Course::Growing {
                from: 1,
                to: 320,
                bend: 4,
                pace: 6,
            },
            ..Habit::STEADY
        },
        care: Care {
            gap: 18,
            quiet: 4,
            kinds: [2, 4, 4, 0],
            topics: [USUAL, USUAL],
        },
    },
    Character {
        name: ("锦屿礼品连锁", "Jinyu Gift Chain"),
        tags: &[("连锁", "chain")],
        years: Some(7),
        notes: (
            "二十一家门店，每周统一订货，付款准时。",
            "Twenty-one shops, one order a week for all, pays on time.",
        ),
        habit: Habit {
            gap: 7,
            stray: 1,
            size: 420,
            discount: 6,
            categories: Places::of(&[3, 4, 5, 6, 7, 0, 1, 2]),
            ..Habit::STEADY
        },
        care: Care {
            gap: 12,
            quiet: 2,
            kinds: [3, 4, 3, 1],
            topics: [USUAL, USUAL],
        },
    },
    Character {
        name: ("梧桐里书店", "Wutongli Bookshops"),
        tags: &[("书店", "bookshop"), ("连锁", "chain")],
        years: Some(6),
        notes: (
            "订单一直稳，只在线上下单，近一年没有人去拜访过。",
            "Orders as ever, all online; nobody has been to see them for a year.",
        ),
        habit: Habit {
            gap: 10,
            stray: 2,
            size: 300,
            discount: 5,
            categories: Places::of(&[5, 4, 3, 7]),
            ..Habit::STEADY
        },
        care: Care {
            gap: 30,
            quiet: 340,
            kinds: [2, 3, 3, 0],
            topics: [USUAL, USUAL],
        },
    },
    Character {
        name: ("悦集百货", "Yueji Department Store"),
        tags: &[("百货", "department store"), ("退货多", "many returns")],
        years: Some(4),
        notes: (
            "每个旺季都大量备货，季一过就退回一大块。",
            "Stocks up for every season and sends a good part of it back when it is over.",
        ),
        habit: Habit {
            gap: 14,
            stray: 3,
            size: 260,
            discount: 4,
            categories: Places::of(&[0, 1, 2]),
            returns: 40,
            ..Habit::STEADY
        },
        care: Care {
            gap: 16,
            quiet: 8,
            kinds: [1, 3, 1, 6],
            topics: [RETURNS, RETURNS],
        },
    },
];

/// Who does not buy yet, and what stands in the way.
pub static PROSPECTS: [(Both, Both); 7] = [
    (
        ("半岛酒店用品", "Bandao Hotel Supplies"),
        (
            "想要印自己标志的礼盒，起订量没谈拢。",
            "Wants boxes with its own mark; no agreement on quantities yet.",
        ),
    ),
    (
        ("麓山文旅", "Lushan Tourism"),
        (
            "六个景区，由总部统一采购，年底招标。",
            "Six scenic areas; head office buys for all and tenders at the year's end.",
        ),
    ),
    (
        ("芒果树幼教", "Mango Tree Nurseries"),
        (
            "锦屿连锁介绍，要看检测报告。",
            "Sent by Jinyu Gift Chain, asks for test reports.",
        ),
    ),
    (
        ("柏舟企业福利", "Bozhou Staff Gifts"),
        (
            "中秋一次订两千份，价格还在比。",
            "Two thousand boxes for the Mid-Autumn Festival; still comparing prices.",
        ),
    ),
    (
        ("江畔博物馆商店", "Riverside Museum Shop"),
        ("要独家设计。", "Wants designs nobody else has."),
    ),
    (
        ("白塔婚庆", "White Pagoda Weddings"),
        (
            "还不知道我们做伴手礼。",
            "Does not know yet that we make wedding favours.",
        ),
    ),
    (
        ("合欢社区团购", "Hehuan Group Buying"),
        (
            "量大，但要账期九十天。",
            "Large quantities, but wants ninety days to pay.",
        ),
    ),
];

/// What people of the firm hold to be true, with their reasons.
pub static JUDGEMENTS: [(usize, Evidence, f64, Both); 10] = [
    (
        0,
        Evidence::Wallet,
        560_000.0,
        (
            "老板娘自己算的，含加盟店。",
            "The owner's own figure, partner shops included.",
        ),
    ),
    (
        0,
        Evidence::Satisfaction,
        96.0,
        ("回访打分。", "Score from our call."),
    ),
    (
        0,
        Evidence::Contract,
        85.0,
        ("今年签了年度合同。", "Signed a yearly contract this year."),
    ),
    (
        0,
        Evidence::Referrals,
        3.0,
        (
            "三家加盟店是她带来的。",
            "She brought three of the partner shops.",
        ),
    ),
    (
        1,
        Evidence::Wallet,
        2_400_000.0,
        ("按门店数估算。", "From the number of shops."),
    ),
    (
        1,
        Evidence::Contract,
        85.0,
        (
            "年度合同，续了六次。",
            "Yearly contract, renewed six times.",
        ),
    ),
    (
        1,
        Evidence::Satisfaction,
        90.0,
        ("年度回访。", "Yearly review."),
    ),
    (
        2,
        Evidence::Wallet,
        620_000.0,
        ("按同类书店估算。", "From bookshops of that size."),
    ),
    (
        3,
        Evidence::CostToServe,
        42_000.0,
        ("退货运费和重新包装。", "Freight and repacking of returns."),
    ),
    (
        3,
        Evidence::Satisfaction,
        66.0,
        ("回访打分。", "Score from our call."),
    ),
];
