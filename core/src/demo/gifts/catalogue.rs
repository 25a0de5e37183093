//! What the wholesaler of gifts sells, in fen, and when in the year.

use crate::demo::firm::{Catalogue, Category, Freight, Item};
use crate::demo::unit::{BOOK, BOTTLE, BOX, HAND, PACK, PIECE, ROLL, SET, STRING};

/// The catalogue.
pub const CATALOGUE: Catalogue = Catalogue {
    unit: 10_000,
    // Whole jiao.
    step: 10,
    list: 104,
    categories: &CATEGORIES,
    freight: Freight {
        free_from: 100_000,
        times: (3, 9),
        each: 1_000,
    },
    // Shops have bought for the Spring Festival, the Mid-Autumn Festival and Christmas by then.
    season_ends: &[(2, 10), (9, 20), (12, 20)],
};

const CATEGORIES: [Category; 8] = [
    Category {
        name: ("春节礼盒", "Spring Festival"),
        season: [190, 15, 4, 4, 4, 4, 4, 4, 8, 40, 130, 260],
        margins: false,
        items: &FESTIVAL,
    },
    Category {
        name: ("中秋礼盒", "Mid-Autumn"),
        season: [4, 4, 4, 4, 8, 60, 180, 280, 150, 8, 4, 4],
        margins: false,
        items: &AUTUMN,
    },
    Category {
        name: ("圣诞饰品", "Christmas"),
        season: [4, 4, 4, 4, 4, 8, 40, 90, 170, 280, 250, 50],
        margins: false,
        items: &CHRISTMAS,
    },
    Category {
        name: ("茶具", "Tea ware"),
        season: [90, 50, 85, 95, 105, 90, 80, 90, 100, 100, 100, 105],
        margins: false,
        items: &TEA,
    },
    Category {
        name: ("香薰蜡烛", "Candles & scents"),
        season: [90, 70, 70, 70, 80, 70, 60, 75, 95, 115, 125, 120],
        margins: false,
        items: &CANDLES,
    },
    Category {
        name: ("文具", "Stationery"),
        season: [70, 95, 100, 70, 60, 70, 90, 125, 115, 70, 65, 70],
        margins: false,
        items: &STATIONERY,
    },
    Category {
        name: ("毛绒玩具", "Plush toys"),
        season: [100, 80, 60, 65, 100, 110, 80, 70, 75, 85, 110, 125],
        margins: false,
        items: &PLUSH,
    },
    Category {
        name: ("包装", "Wrapping"),
        season: [110, 50, 55, 60, 65, 65, 85, 105, 100, 110, 120, 125],
        margins: true,
        items: &WRAPPING,
    },
];

const FESTIVAL: [Item; 5] = [
    ("CN01", ("福字礼盒", "Fortune gift box"), BOX, 6_800, 58, 40),
    (
        "CN02",
        ("红包套装", "Red envelope set"),
        SET,
        1_200,
        40,
        150,
    ),
    (
        "CN03",
        ("生肖摆件", "Zodiac figurine"),
        PIECE,
        4_500,
        52,
        40,
    ),
    (
        "CN04",
        ("窗花对联", "Paper cuts & couplets"),
        SET,
        1_800,
        38,
        100,
    ),
    ("CN05", ("灯笼", "Lantern"), PIECE, 2_600, 49, 60),
];
const AUTUMN: [Item; 4] = [
    (
        "MA01",
        ("月饼礼盒", "Mooncake gift box"),
        BOX,
        9_800,
        61,
        40,
    ),
    ("MA02", ("兔灯", "Rabbit lantern"), PIECE, 2_200, 46, 60),
    (
        "MA03",
        ("桂花茶礼", "Osmanthus tea set"),
        BOX,
        7_600,
        54,
        30,
    ),
    (
        "MA04",
        ("团圆果盘", "Reunion fruit plate"),
        PIECE,
        5_400,
        57,
        24,
    ),
];
const CHRISTMAS: [Item; 5] = [
    (
        "XM01",
        ("玻璃吊饰 12 只", "Glass baubles, 12"),
        BOX,
        3_600,
        47,
        60,
    ),
    ("XM02", ("花环", "Wreath"), PIECE, 5_800, 51, 24),
    ("XM03", ("雪花球", "Snow globe"), PIECE, 4_200, 50, 36),
    ("XM04", ("灯串", "String lights"), STRING, 1_900, 44, 90),
    ("XM05", ("倒数日历", "Advent calendar"), BOX, 6_400, 56, 24),
];
const TEA: [Item; 5] = [
    ("TE01", ("青瓷盖碗", "Celadon gaiwan"), SET, 8_800, 48, 12),
    ("TE02", ("旅行茶具", "Travel tea set"), SET, 12_600, 50, 10),
    ("TE03", ("紫砂壶", "Yixing teapot"), HAND, 18_500, 45, 5),
    ("TE04", ("竹茶盘", "Bamboo tray"), PIECE, 6_200, 52, 12),
    ("TE05", ("马克杯", "Mug"), PIECE, 2_400, 42, 48),
];
const CANDLES: [Item; 5] = [
    ("CA01", ("大豆香薰烛", "Soy candle"), PIECE, 3_900, 43, 36),
    ("CA02", ("无火香薰", "Reed diffuser"), BOTTLE, 5_600, 46, 24),
    ("CA03", ("线香礼盒", "Incense box"), BOX, 4_800, 44, 24),
    ("CA04", ("香包", "Sachet"), PIECE, 1_100, 36, 100),
    ("CA05", ("烛台", "Candle holder"), PIECE, 3_200, 50, 24),
];
const STATIONERY: [Item; 5] = [
    ("ST01", ("布面手账", "Cloth notebook"), BOOK, 2_800, 45, 48),
    ("ST02", ("火漆套装", "Sealing wax set"), SET, 4_600, 42, 20),
    (
        "ST03",
        ("明信片 20 张", "Postcards, 20"),
        SET,
        1_500,
        34,
        80,
    ),
    ("ST04", ("中性笔礼盒", "Pen gift set"), BOX, 3_400, 49, 36),
    ("ST05", ("和纸胶带", "Washi tape"), ROLL, 600, 0, 150),
];
const PLUSH: [Item; 4] = [
    ("PL01", ("小熊 30 cm", "Bear, 30 cm"), PIECE, 4_200, 53, 30),
    ("PL02", ("生肖公仔", "Zodiac plush"), PIECE, 3_600, 51, 36),
    ("PL03", ("钥匙扣", "Key ring plush"), PIECE, 1_300, 41, 100),
    ("PL04", ("抱枕", "Cushion"), PIECE, 5_200, 55, 20),
];
const WRAPPING: [Item; 4] = [
    (
        "WR01",
        ("礼品纸 10 张", "Gift paper, 10 sheets"),
        PACK,
        900,
        38,
        100,
    ),
    ("WR02", ("丝带 50 m", "Ribbon, 50 m"), ROLL, 1_400, 40, 60),
    (
        "WR03",
        ("牛皮礼袋 50 只", "Kraft bags, 50"),
        PACK,
        4_200,
        47,
        24,
    ),
    (
        "WR04",
        ("天地盖礼盒 20 只", "Lidded boxes, 20"),
        PACK,
        7_800,
        52,
        12,
    ),
];
