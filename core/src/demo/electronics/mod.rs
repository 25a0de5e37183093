//! A maker of electronic components with a few large accounts. Data only.

mod catalogue;
mod story;

use super::firm::{Care, Crowd, Firm, Kind};
use super::language::Both;
use crate::book::WarningRule;

/// The firm.
pub static FIRM: Firm = Firm {
    currency: "USD",
    margin: 30,
    // Of thirty accounts, two are VIPs and six are main ones.
    pyramid: [700, 2_000, 4_000],
    gaps: [(14, 30), (30, 60), (90, 180), (180, 365)],
    budgets: [40_000, 15_000, 6_000, 2_000],
    rates: [45_000, 2_500, 500, 30_000, 2_000, 8_000],
    catalogue: catalogue::CATALOGUE,
    crowd: CROWD,
    cast: &story::CAST,
    story: (1, WarningRule::Silent),
    prospects: &story::PROSPECTS,
    judgements: &story::JUDGEMENTS,
    questions: &[],
};

const CROWD: Crowd = Crowd {
    count: 26,
    stems: &STEMS,
    kinds: &[
        Kind {
            discount: (1, 6),
            ..Kind::of(
                ("工控", "Industrial Controls"),
                ("工业", "industrial"),
                260,
                15,
            )
        },
        Kind::of(
            ("医疗电子", "Medical Electronics"),
            ("医疗", "medical"),
            180,
            22,
        ),
        Kind {
            discount: (3, 9),
            ..Kind::of(
                ("车载电子", "Automotive Electronics"),
                ("汽车", "automotive"),
                320,
                13,
            )
        },
        Kind::of(("仪器", "Instruments"), ("仪器", "instruments"), 140, 26),
    ],
    persons: &[],
    regions: &[
        ("长三角", "Yangtze Delta"),
        ("珠三角", "Pearl River Delta"),
        ("京津冀", "Beijing-Tianjin-Hebei"),
        ("成渝", "Chengdu-Chongqing"),
        ("海外", "Overseas"),
    ],
    owners: &[
        ("沈航", "Shen Hang"),
        ("顾晓", "Gu Xiao"),
        ("方越", "Fang Yue"),
        ("罗晴", "Luo Qing"),
    ],
    once: 0,
    categories: 6,
    care: Care {
        gap: 45,
        quiet: 0,
        kinds: [3, 4, 2, 2],
        topics: [USUAL, USUAL],
    },
};

/// What is talked about with most of them.
const USUAL: &[Both] = &[
    (
        "研发：选型与样品。",
        "Engineering: choice of parts and samples.",
    ),
    (
        "采购：交期与预测。",
        "Purchasing: delivery dates and forecast.",
    ),
    ("品质：批次报告。", "Quality: report on a batch."),
    ("项目进度例会。", "Meeting on the progress of the project."),
];

const STEMS: [Both; 13] = [
    ("澄光", "Chengguang"),
    ("朗岳", "Langyue"),
    ("博砺", "Boli"),
    ("衡川", "Hengchuan"),
    ("睿舟", "Ruizhou"),
    ("凌渡", "Lingdu"),
    ("安泽", "Anze"),
    ("森锐", "Senrui"),
    ("启程", "Qicheng"),
    ("晨榆", "Chenyu"),
    ("远庭", "Yuanting"),
    ("禾芯", "Hexin"),
    ("泊远", "Boyuan"),
];
