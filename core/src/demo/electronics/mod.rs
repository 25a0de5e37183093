//! A maker of electronic components with a few large accounts. Data only.

mod catalogue;
mod story;

use super::firm::{Crowd, Firm, Kind};

/// The firm.
pub static FIRM: Firm = Firm {
    currency: "USD",
    margin: 30,
    // Of thirty accounts, two are VIPs and six are main ones.
    pyramid: [700, 2_000, 4_000],
    catalogue: catalogue::CATALOGUE,
    crowd: CROWD,
    cast: &story::CAST,
    prospects: &story::PROSPECTS,
    judgements: &story::JUDGEMENTS,
};

const CROWD: Crowd = Crowd {
    count: 26,
    stems: &STEMS,
    kinds: &[
        Kind {
            discount: (1, 6),
            ..Kind::of(("工控", "Industrial Controls"), "工业 industrial", 260, 15)
        },
        Kind::of(("医疗电子", "Medical Electronics"), "医疗 medical", 180, 22),
        Kind {
            discount: (3, 9),
            ..Kind::of(
                ("车载电子", "Automotive Electronics"),
                "汽车 automotive",
                320,
                13,
            )
        },
        Kind::of(("仪器", "Instruments"), "仪器 instruments", 140, 26),
    ],
    persons: &[],
    regions: &[
        "长三角 Yangtze Delta",
        "珠三角 Pearl River Delta",
        "京津冀 Beijing-Tianjin-Hebei",
        "成渝 Chengdu-Chongqing",
        "海外 Overseas",
    ],
    owners: &[
        "沈航 Shen Hang",
        "顾晓 Gu Xiao",
        "方越 Fang Yue",
        "罗晴 Luo Qing",
    ],
    once: 0,
    categories: 6,
};

const STEMS: [(&str, &str); 13] = [
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
