//! What the maker of farm supplies sells, in fen, and when in the year.

use crate::demo::firm::{Catalogue, Category, Freight, Item};
use crate::demo::unit::{BAG, CASE, HAND, MACHINE, PACK, PIECE, ROLL, SET, TIN};

/// The catalogue.
pub const CATALOGUE: Catalogue = Catalogue {
    unit: 10_000,
    // Whole jiao.
    step: 10,
    list: 103,
    categories: &CATEGORIES,
    freight: Freight {
        free_from: 200_000,
        times: (6, 18),
        each: 1_000,
    },
    season_ends: &[],
};

const CATEGORIES: [Category; 6] = [
    Category {
        name: ("肥料", "Fertiliser"),
        season: [60, 90, 160, 150, 110, 90, 80, 90, 120, 110, 80, 60],
        margins: false,
        items: &FERTILISERS,
    },
    Category {
        name: ("种子", "Seed"),
        season: [90, 150, 190, 140, 70, 60, 70, 110, 130, 90, 50, 50],
        margins: false,
        items: &SEEDS,
    },
    Category {
        name: ("植保", "Crop protection"),
        season: [40, 60, 90, 120, 150, 170, 160, 140, 110, 80, 50, 30],
        margins: false,
        items: &PROTECTION,
    },
    Category {
        name: ("农膜", "Film"),
        season: [120, 150, 140, 90, 60, 50, 50, 70, 110, 130, 120, 110],
        margins: false,
        items: &FILMS,
    },
    Category {
        name: ("灌溉", "Irrigation"),
        season: [50, 70, 100, 130, 150, 160, 150, 120, 90, 70, 60, 50],
        margins: false,
        items: &IRRIGATION,
    },
    Category {
        name: ("农具", "Tools"),
        season: [80, 90, 120, 120, 110, 100, 90, 90, 110, 110, 90, 90],
        margins: true,
        items: &TOOLS,
    },
];

const FERTILISERS: [Item; 8] = [
    (
        "F01",
        ("复合肥 15-15-15", "NPK 15-15-15"),
        BAG,
        14_500,
        78,
        40,
    ),
    (
        "F02",
        ("高氮复合肥 28-6-6", "NPK 28-6-6"),
        BAG,
        15_200,
        79,
        30,
    ),
    ("F03", ("尿素 46 %", "Urea 46 %"), BAG, 11_800, 88, 50),
    ("F04", ("磷酸二铵 64 %", "DAP 64 %"), BAG, 19_500, 84, 25),
    ("F05", ("硫酸钾", "Potassium sulphate"), BAG, 21_000, 80, 16),
    (
        "F06",
        ("水溶肥 20-20-20", "Soluble NPK 20-20-20"),
        CASE,
        26_800,
        58,
        10,
    ),
    ("F07", ("有机肥", "Organic compost"), BAG, 4_800, 62, 60),
    ("F08", ("叶面肥", "Foliar boron"), CASE, 18_600, 48, 6),
];
const SEEDS: [Item; 7] = [
    (
        "S01",
        ("玉米种 郑单", "Maize seed Zhengdan"),
        BAG,
        6_200,
        55,
        40,
    ),
    (
        "S02",
        ("水稻种 甬优", "Rice seed Yongyou"),
        BAG,
        9_800,
        57,
        30,
    ),
    (
        "S03",
        ("小麦种 济麦", "Wheat seed Jimai"),
        BAG,
        7_400,
        66,
        40,
    ),
    ("S04", ("番茄种", "Tomato seed, hybrid"), TIN, 32_000, 42, 5),
    (
        "S05",
        ("黄瓜种", "Cucumber seed, hybrid"),
        TIN,
        28_500,
        43,
        5,
    ),
    ("S06", ("大豆种", "Soybean seed"), BAG, 8_600, 64, 24),
    ("S07", ("牧草种", "Ryegrass seed"), BAG, 11_200, 60, 12),
];
const PROTECTION: [Item; 7] = [
    ("P01", ("除草剂 1 L", "Herbicide 1 L"), CASE, 24_000, 61, 12),
    (
        "P02",
        ("杀菌剂 500 g", "Fungicide 500 g"),
        CASE,
        31_500,
        57,
        9,
    ),
    (
        "P03",
        ("杀虫剂 1 L", "Insecticide 1 L"),
        CASE,
        27_800,
        59,
        9,
    ),
    ("P04", ("Bt 生物农药", "Bt biological"), CASE, 22_400, 50, 8),
    ("P05", ("种衣剂", "Seed dressing"), CASE, 19_800, 54, 8),
    ("P06", ("诱虫板", "Sticky traps"), PACK, 1_850, 40, 60),
    ("P07", ("助剂", "Spray adjuvant"), CASE, 9_600, 45, 8),
];
const FILMS: [Item; 6] = [
    (
        "M01",
        ("地膜 0.01 mm", "Mulch film 0.01 mm"),
        ROLL,
        8_900,
        74,
        30,
    ),
    (
        "M02",
        ("PO 棚膜", "Greenhouse film, PO"),
        ROLL,
        68_000,
        68,
        6,
    ),
    (
        "M03",
        ("降解膜", "Biodegradable film"),
        ROLL,
        13_600,
        66,
        16,
    ),
    ("M04", ("遮阳网", "Shade net"), ROLL, 15_500, 63, 8),
    ("M05", ("防虫网", "Insect net"), ROLL, 17_200, 62, 8),
    ("M06", ("青贮膜", "Silage wrap"), ROLL, 21_500, 70, 10),
];
const IRRIGATION: [Item; 6] = [
    (
        "W01",
        ("滴灌带 16 mm", "Drip tape 16 mm"),
        ROLL,
        12_500,
        60,
        20,
    ),
    ("W02", ("喷灌头", "Sprinkler head"), PIECE, 1_280, 46, 120),
    ("W03", ("过滤器", "Disc filter"), SET, 38_500, 52, 3),
    (
        "W04",
        ("施肥泵", "Fertigation pump"),
        MACHINE,
        98_000,
        58,
        1,
    ),
    ("W05", ("PE 管 63 mm", "PE pipe 63 mm"), ROLL, 42_000, 71, 6),
    ("W06", ("控制器", "Controller"), MACHINE, 126_000, 55, 1),
];
const TOOLS: [Item; 6] = [
    (
        "T01",
        ("背负喷雾器", "Knapsack sprayer"),
        MACHINE,
        16_800,
        56,
        8,
    ),
    (
        "T02",
        ("电动喷雾器", "Battery sprayer"),
        MACHINE,
        32_900,
        59,
        5,
    ),
    ("T03", ("修枝剪", "Pruning shears"), HAND, 4_600, 44, 24),
    ("T04", ("育苗盘", "Seedling trays"), CASE, 8_200, 51, 20),
    ("T05", ("劳保手套", "Work gloves"), PACK, 2_900, 0, 40),
    ("T06", ("手推播种机", "Push seeder"), MACHINE, 45_500, 62, 2),
];
