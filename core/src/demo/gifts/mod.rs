//! A wholesaler of gifts with hundreds of shops. Data only.

mod catalogue;
mod story;

use super::firm::{Care, Crowd, Firm, Kind};
use super::language::Both;
use crate::book::WarningRule;

/// The firm.
pub static FIRM: Firm = Firm {
    currency: "CNY",
    margin: 35,
    pyramid: [300, 900, 1_800],
    gaps: [(30, 90), (75, 200), (180, 365), (365, 730)],
    budgets: [0, 0, 600, 400],
    rates: [18_000, 1_000, 200, 3_000, 500, 2_500],
    catalogue: catalogue::CATALOGUE,
    crowd: CROWD,
    cast: &story::CAST,
    story: (2, WarningRule::ContactGap),
    prospects: &story::PROSPECTS,
    judgements: &story::JUDGEMENTS,
    questions: &[],
};

const CROWD: Crowd = Crowd {
    count: 400,
    stems: &STEMS,
    kinds: &[
        Kind::of(("礼品店", "Gifts"), ("礼品店", "gift shop"), 60, 36),
        Kind::of(("花坊", "Florist"), ("花店", "florist"), 35, 52),
        Kind::of(("文创", "Design Shop"), ("文创店", "design shop"), 50, 45),
        Kind::of(("书店", "Books"), ("书店", "bookshop"), 45, 48),
        Kind {
            discount: (1, 4),
            ..Kind::of(("精品", "Boutique"), ("精品店", "boutique"), 60, 40)
        },
        Kind::of(("茶庄", "Tea House"), ("茶庄", "tea shop"), 50, 46),
        Kind {
            stopped: Some((
                "上个旺季备货太多，卖不动，退了一部分，之后没再下单。",
                "Stocked up for the last season, sat on the goods, sent part of them back and has not \
                 ordered since.",
            )),
            ..Kind::of(
                ("景区店", "Visitor Shop"),
                ("景区店", "scenic-area shop"),
                70,
                34,
            )
        },
        Kind::of(("母婴", "Baby Shop"), ("母婴店", "baby shop"), 40, 52),
        Kind::of(("家居", "Home"), ("家居店", "home shop"), 65, 44),
        Kind {
            discount: (2, 6),
            ..Kind::of(("便利", "Mini-mart"), ("便利店", "mini-mart"), 75, 30)
        },
        Kind::of(("民宿", "Guesthouse"), ("民宿", "guesthouse"), 25, 66),
        Kind::of(("文具", "Stationery"), ("文具店", "stationer"), 45, 44),
    ],
    persons: &[
        ("何美玲", "He Meiling"),
        ("邓志远", "Deng Zhiyuan"),
        ("许婉清", "Xu Wanqing"),
        ("唐俊", "Tang Jun"),
        ("彭小燕", "Peng Xiaoyan"),
        ("谢明华", "Xie Minghua"),
        ("潘雅琴", "Pan Yaqin"),
        ("于海波", "Yu Haibo"),
    ],
    regions: &[
        ("江浙", "Jiangsu & Zhejiang"),
        ("上海", "Shanghai"),
        ("福建", "Fujian"),
        ("广东", "Guangdong"),
        ("湖南", "Hunan"),
        ("四川", "Sichuan"),
        ("云南", "Yunnan"),
        ("陕西", "Shaanxi"),
        ("山东", "Shandong"),
    ],
    owners: &[
        ("叶青", "Ye Qing"),
        ("范小舟", "Fan Xiaozhou"),
        ("蒋欣", "Jiang Xin"),
        ("白露", "Bai Lu"),
        ("秦朗", "Qin Lang"),
        ("余佳", "Yu Jia"),
    ],
    once: 34,
    categories: 4,
    care: Care {
        gap: 120,
        quiet: 0,
        kinds: [0, 3, 8, 1],
        topics: [USUAL, USUAL],
    },
};

/// What is talked about with most of them.
const USUAL: &[Both] = &[
    ("推荐当季新品。", "Showed what is new this season."),
    ("确认旺季备货量。", "Settled the quantity for the season."),
    ("问陈列和动销。", "Asked how the goods are shown and sell."),
    ("对账。", "Went through the account."),
];

/// As many as have no divisor in common with the kinds.
const STEMS: [Both; 37] = [
    ("拾光", "Shiguang"),
    ("小鹿", "Xiaolu"),
    ("南巷", "Nanxiang"),
    ("朵云", "Duoyun"),
    ("青柚", "Qingyou"),
    ("木棉", "Mumian"),
    ("半夏", "Banxia"),
    ("知意", "Zhiyi"),
    ("暖阳", "Nuanyang"),
    ("栖木", "Qimu"),
    ("橘子", "Juzi"),
    ("风铃", "Fengling"),
    ("初见", "Chujian"),
    ("雅集", "Yaji"),
    ("浅草", "Qiancao"),
    ("月牙", "Yueya"),
    ("锦时", "Jinshi"),
    ("清欢", "Qinghuan"),
    ("三味", "Sanwei"),
    ("竹里", "Zhuli"),
    ("海棠", "Haitang"),
    ("云朵", "Yunduo"),
    ("松间", "Songjian"),
    ("念念", "Niannian"),
    ("河畔", "Hepan"),
    ("星野", "Xingye"),
    ("素白", "Subai"),
    ("蓝屿", "Lanyu"),
    ("麦田", "Maitian"),
    ("花间", "Huajian"),
    ("旧时", "Jiushi"),
    ("晴川", "Qingchuan"),
    ("墨兰", "Molan"),
    ("喜鹊", "Xique"),
    ("茉莉", "Moli"),
    ("山房", "Shanfang"),
    ("听雨", "Tingyu"),
];
