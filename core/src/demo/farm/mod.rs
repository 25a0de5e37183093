//! A maker of farm supplies with its dealers, cooperatives and growers. Data only.

mod catalogue;
mod story;

use super::firm::{Care, Crowd, Firm, Kind};
use super::language::Both;
use crate::book::WarningRule;

/// The firm.
pub static FIRM: Firm = Firm {
    currency: "CNY",
    margin: 25,
    // With some eighty customers, the default pyramid would have a single VIP.
    pyramid: [500, 1_500, 3_000],
    gaps: [(14, 30), (30, 60), (90, 180), (180, 365)],
    budgets: [9_000, 4_500, 2_500, 1_500],
    rates: [35_000, 3_000, 500, 12_000, 2_000, 9_000],
    catalogue: catalogue::CATALOGUE,
    crowd: CROWD,
    cast: &story::CAST,
    story: (0, WarningRule::Falling),
    prospects: &story::PROSPECTS,
    judgements: &story::JUDGEMENTS,
    questions: &story::QUESTIONS,
};

const CROWD: Crowd = Crowd {
    count: 52,
    stems: &STEMS,
    kinds: &[
        Kind {
            discount: (2, 8),
            ..Kind::of(("农资", "Agri Supplies"), ("经销商", "dealer"), 100, 24)
        },
        Kind::of(("农场", "Farm"), ("种植户", "grower"), 55, 48),
        Kind::of(("合作社", "Co-op"), ("合作社", "co-op"), 80, 35),
        Kind::of(("园艺", "Horticulture"), ("零售", "retail"), 30, 40),
    ],
    persons: &[
        ("王秀英", "Wang Xiuying"),
        ("刘建国", "Liu Jianguo"),
        ("张桂兰", "Zhang Guilan"),
        ("杨志明", "Yang Zhiming"),
        ("黄海燕", "Huang Haiyan"),
        ("吴文斌", "Wu Wenbin"),
        ("徐丽", "Xu Li"),
        ("孙大成", "Sun Dacheng"),
    ],
    regions: &[
        ("华东", "East China"),
        ("华中", "Central China"),
        ("华南", "South China"),
        ("华北", "North China"),
        ("东北", "Northeast"),
        ("西南", "Southwest"),
    ],
    owners: &[
        ("陈静", "Chen Jing"),
        ("李强", "Li Qiang"),
        ("周敏", "Zhou Min"),
        ("王磊", "Wang Lei"),
        ("赵雪", "Zhao Xue"),
    ],
    once: 0,
    categories: 4,
    care: Care {
        gap: 80,
        quiet: 0,
        kinds: [3, 4, 2, 1],
        topics: [USUAL, USUAL],
    },
};

/// What is talked about with most of them.
const USUAL: &[Both] = &[
    (
        "看苗情，定下一批货。",
        "Looked at the crop, settled the next delivery.",
    ),
    ("问用量和配比。", "Asked about doses and mixing."),
    (
        "对账、催回款。",
        "Went through the account and what is due.",
    ),
    (
        "通知新品试验田。",
        "Told of the trial field for the new product.",
    ),
];

const STEMS: [Both; 26] = [
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
