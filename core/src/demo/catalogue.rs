//! What the demo firm sells, and when in the year it sells. Must not know who buys.

use crate::book::{Cost, Product, ProductKind};
use crate::unit::{Price, Rate};

/// The categories of goods, in the order of [`SEASONS`].
pub const CATEGORIES: [&str; 6] = [
    "肥料 Fertiliser",
    "种子 Seed",
    "植保 Crop protection",
    "农膜 Film",
    "灌溉 Irrigation",
    "农具 Tools",
];

/// Sales of each category by month, January first, in percent of an average month.
pub const SEASONS: [[i64; 12]; 6] = [
    [60, 90, 160, 150, 110, 90, 80, 90, 120, 110, 80, 60],
    [90, 150, 190, 140, 70, 60, 70, 110, 130, 90, 50, 50],
    [40, 60, 90, 120, 150, 170, 160, 140, 110, 80, 50, 30],
    [120, 150, 140, 90, 60, 50, 50, 70, 110, 130, 120, 110],
    [50, 70, 100, 130, 150, 160, 150, 120, 90, 70, 60, 50],
    [80, 90, 120, 120, 110, 100, 90, 90, 110, 110, 90, 90],
];

/// Code, name, unit, price in fen, cost in percent of the price (0: not known), usual quantity.
type Item = (&'static str, &'static str, &'static str, i64, i64, i64);

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

/// The charges, behind the goods.
const CHARGES: [(&str, &str); 2] = [
    ("FREIGHT", "运费 Freight"),
    ("REBATE", "年度返利 Annual rebate"),
];

/// All goods by category, then the charges.
pub fn products() -> Vec<Product> {
    let goods = items().map(|(category, &(code, name, unit, price, cost, _))| Product {
        code: code.to_owned(),
        name: name.to_owned(),
        category: CATEGORIES[category].to_owned(),
        unit: unit.to_owned(),
        cost: cost_of(category, price, cost),
        ..Product::default()
    });
    let charges = CHARGES.map(|(code, name)| Product {
        code: code.to_owned(),
        name: name.to_owned(),
        kind: ProductKind::Charge,
        ..Product::default()
    });
    goods.chain(charges).collect()
}

/// Where a charge stands in [`products`].
pub fn freight() -> usize {
    items().count()
}

/// Where the yearly rebate stands in [`products`].
pub fn rebate() -> usize {
    freight() + 1
}

/// The goods of a category: place in [`products`], list price in fen, usual quantity.
pub fn goods(category: usize) -> impl Iterator<Item = (usize, i64, i64)> {
    items()
        .enumerate()
        .filter(move |(_, (of, _))| *of == category)
        .map(|(place, (_, item))| (place, item.3, item.5))
}

fn items() -> impl Iterator<Item = (usize, &'static Item)> {
    let tables: [&[Item]; 6] = [
        &FERTILISERS,
        &SEEDS,
        &PROTECTION,
        &FILMS,
        &IRRIGATION,
        &TOOLS,
    ];
    tables
        .into_iter()
        .enumerate()
        .flat_map(|(category, items)| items.iter().map(move |item| (category, item)))
}

/// Tools have margins instead of costs, as many firms know them; one product's cost nobody knows.
fn cost_of(category: usize, fen: i64, percent: i64) -> Cost {
    if percent == 0 {
        return Cost::Unknown;
    }
    let cost = if category == 5 {
        Rate::from_percent(100 - percent as i32).map(Cost::Margin)
    } else {
        Price::from_millionths(fen * percent * 100).map(Cost::Unit)
    };
    cost.unwrap_or_default()
}
