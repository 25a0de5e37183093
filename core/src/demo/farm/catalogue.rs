//! What the maker of farm supplies sells, in fen, and when in the year.

use crate::demo::firm::{Catalogue, Category, Freight, Item};

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
        name: "肥料 Fertiliser",
        season: [60, 90, 160, 150, 110, 90, 80, 90, 120, 110, 80, 60],
        margins: false,
        items: &FERTILISERS,
    },
    Category {
        name: "种子 Seed",
        season: [90, 150, 190, 140, 70, 60, 70, 110, 130, 90, 50, 50],
        margins: false,
        items: &SEEDS,
    },
    Category {
        name: "植保 Crop protection",
        season: [40, 60, 90, 120, 150, 170, 160, 140, 110, 80, 50, 30],
        margins: false,
        items: &PROTECTION,
    },
    Category {
        name: "农膜 Film",
        season: [120, 150, 140, 90, 60, 50, 50, 70, 110, 130, 120, 110],
        margins: false,
        items: &FILMS,
    },
    Category {
        name: "灌溉 Irrigation",
        season: [50, 70, 100, 130, 150, 160, 150, 120, 90, 70, 60, 50],
        margins: false,
        items: &IRRIGATION,
    },
    Category {
        name: "农具 Tools",
        season: [80, 90, 120, 120, 110, 100, 90, 90, 110, 110, 90, 90],
        margins: true,
        items: &TOOLS,
    },
];

const FERTILISERS: [Item; 8] = [
    ("F01", "复合肥 NPK 15-15-15", "袋", 14_500, 78, 40),
    ("F02", "高氮复合肥 NPK 28-6-6", "袋", 15_200, 79, 30),
    ("F03", "尿素 Urea 46 %", "袋", 11_800, 88, 50),
    ("F04", "磷酸二铵 DAP 64 %", "袋", 19_500, 84, 25),
    ("F05", "硫酸钾 Potassium sulphate", "袋", 21_000, 80, 16),
    ("F06", "水溶肥 Soluble NPK 20-20-20", "箱", 26_800, 58, 10),
    ("F07", "有机肥 Organic compost", "袋", 4_800, 62, 60),
    ("F08", "叶面肥 Foliar boron", "箱", 18_600, 48, 6),
];
const SEEDS: [Item; 7] = [
    ("S01", "玉米种 Maize 郑单", "袋", 6_200, 55, 40),
    ("S02", "水稻种 Rice 甬优", "袋", 9_800, 57, 30),
    ("S03", "小麦种 Wheat 济麦", "袋", 7_400, 66, 40),
    ("S04", "番茄种 Tomato hybrid", "罐", 32_000, 42, 5),
    ("S05", "黄瓜种 Cucumber hybrid", "罐", 28_500, 43, 5),
    ("S06", "大豆种 Soybean", "袋", 8_600, 64, 24),
    ("S07", "牧草种 Ryegrass", "袋", 11_200, 60, 12),
];
const PROTECTION: [Item; 7] = [
    ("P01", "除草剂 Herbicide 1 L", "箱", 24_000, 61, 12),
    ("P02", "杀菌剂 Fungicide 500 g", "箱", 31_500, 57, 9),
    ("P03", "杀虫剂 Insecticide 1 L", "箱", 27_800, 59, 9),
    ("P04", "生物农药 Bt biological", "箱", 22_400, 50, 8),
    ("P05", "种衣剂 Seed dressing", "箱", 19_800, 54, 8),
    ("P06", "诱虫板 Sticky traps", "包", 1_850, 40, 60),
    ("P07", "助剂 Spray adjuvant", "箱", 9_600, 45, 8),
];
const FILMS: [Item; 6] = [
    ("M01", "地膜 Mulch film 0.01 mm", "卷", 8_900, 74, 30),
    ("M02", "棚膜 Greenhouse film PO", "卷", 68_000, 68, 6),
    ("M03", "降解膜 Biodegradable film", "卷", 13_600, 66, 16),
    ("M04", "遮阳网 Shade net", "卷", 15_500, 63, 8),
    ("M05", "防虫网 Insect net", "卷", 17_200, 62, 8),
    ("M06", "青贮膜 Silage wrap", "卷", 21_500, 70, 10),
];
const IRRIGATION: [Item; 6] = [
    ("W01", "滴灌带 Drip tape 16 mm", "卷", 12_500, 60, 20),
    ("W02", "喷灌头 Sprinkler head", "只", 1_280, 46, 120),
    ("W03", "过滤器 Disc filter", "套", 38_500, 52, 3),
    ("W04", "施肥泵 Fertigation pump", "台", 98_000, 58, 1),
    ("W05", "PE 管 PE pipe 63 mm", "卷", 42_000, 71, 6),
    ("W06", "控制器 Controller", "台", 126_000, 55, 1),
];
const TOOLS: [Item; 6] = [
    ("T01", "背负喷雾器 Knapsack sprayer", "台", 16_800, 56, 8),
    ("T02", "电动喷雾器 Battery sprayer", "台", 32_900, 59, 5),
    ("T03", "修枝剪 Pruning shears", "把", 4_600, 44, 24),
    ("T04", "育苗盘 Seedling trays", "箱", 8_200, 51, 20),
    ("T05", "劳保手套 Work gloves", "包", 2_900, 0, 40),
    ("T06", "手推播种机 Push seeder", "台", 45_500, 62, 2),
];
