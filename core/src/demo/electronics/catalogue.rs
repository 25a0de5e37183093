//! What the maker of electronic components sells, in ten-thousandths of a dollar: single parts first, then what makes
//! systems of them.

use crate::demo::firm::{Catalogue, Category, Freight, Item};
use crate::demo::language::Both;
use crate::demo::unit::{BOARD, DAY, JOB, PIECE, SESSION, SET};

/// The catalogue.
pub const CATALOGUE: Catalogue = Catalogue {
    unit: 100,
    step: 1,
    // Parts get cheaper.
    list: 97,
    categories: &CATEGORIES,
    freight: Freight {
        free_from: 150_000,
        times: (4, 14),
        each: 1_000,
    },
    season_ends: &[],
};

/// Industry buys evenly but for the Spring Festival and the ends of quarters.
const EVEN: [i64; 12] = [95, 60, 115, 100, 100, 110, 95, 100, 115, 105, 110, 105];
/// What is bought now and then: no month is a full one.
const SELDOM: [i64; 12] = [40, 20, 55, 45, 40, 50, 40, 40, 55, 45, 45, 35];

const CATEGORIES: [Category; 8] = [
    parts(("无源器件", "Passives"), &PASSIVES),
    parts(("连接器", "Connectors"), &CONNECTORS),
    parts(("电源芯片", "Power ICs"), &POWER),
    parts(("传感器", "Sensors"), &SENSORS),
    parts(("通信模块", "Modules"), &MODULES),
    parts(("系统板", "System boards"), &BOARDS),
    Category {
        season: SELDOM,
        ..parts(("评估套件", "Evaluation kits"), &KITS)
    },
    Category {
        season: SELDOM,
        margins: true,
        ..parts(("技术支持", "Support packages"), &SUPPORT)
    },
];

const fn parts(name: Both, items: &'static [Item]) -> Category {
    Category {
        name,
        season: EVEN,
        margins: false,
        items,
    }
}

const PASSIVES: [Item; 5] = [
    (
        "R-0603",
        ("贴片电阻 0603", "Chip resistor 0603"),
        PIECE,
        12,
        58,
        200_000,
    ),
    (
        "C-100N",
        ("陶瓷电容 100 nF", "Ceramic capacitor 100 nF"),
        PIECE,
        85,
        66,
        80_000,
    ),
    (
        "C-T10U",
        ("钽电容 10 µF", "Tantalum capacitor 10 µF"),
        PIECE,
        1_100,
        70,
        8_000,
    ),
    (
        "L-4U7",
        ("功率电感 4.7 µH", "Power inductor 4.7 µH"),
        PIECE,
        820,
        68,
        10_000,
    ),
    (
        "X-25M",
        ("晶振 25 MHz", "Crystal 25 MHz"),
        PIECE,
        1_900,
        64,
        4_000,
    ),
];
const CONNECTORS: [Item; 5] = [
    (
        "J-BB40",
        ("板对板连接器 40 针", "Board-to-board, 40 pins"),
        PIECE,
        4_600,
        61,
        2_500,
    ),
    (
        "J-WB08",
        ("线对板连接器 8 针", "Wire-to-board, 8 pins"),
        PIECE,
        1_600,
        63,
        6_000,
    ),
    (
        "J-M12",
        ("圆形连接器 M12", "Circular M12"),
        PIECE,
        38_000,
        55,
        350,
    ),
    (
        "J-HS",
        ("高速背板连接器", "High-speed backplane"),
        PIECE,
        64_000,
        52,
        200,
    ),
    (
        "J-SMA",
        ("射频同轴 SMA", "Coaxial SMA"),
        PIECE,
        11_500,
        57,
        900,
    ),
];
const POWER: [Item; 5] = [
    (
        "U-BK3",
        ("降压芯片 3 A", "Buck converter 3 A"),
        PIECE,
        6_200,
        54,
        2_500,
    ),
    (
        "U-LDO",
        ("低压差稳压器", "LDO regulator"),
        PIECE,
        1_400,
        60,
        7_000,
    ),
    (
        "U-GD",
        ("栅极驱动", "Gate driver"),
        PIECE,
        12_800,
        51,
        1_200,
    ),
    (
        "U-BMS",
        ("电池管理", "Battery manager"),
        PIECE,
        23_500,
        48,
        700,
    ),
    (
        "U-ISO",
        ("隔离电源", "Isolated supply"),
        PIECE,
        49_000,
        50,
        320,
    ),
];
const SENSORS: [Item; 5] = [
    (
        "S-TH",
        ("温湿度传感器", "Temperature & humidity"),
        PIECE,
        14_200,
        52,
        1_000,
    ),
    (
        "S-P",
        ("压力传感器", "Pressure sensor"),
        PIECE,
        38_500,
        47,
        400,
    ),
    (
        "S-I",
        ("电流传感器", "Current sensor"),
        PIECE,
        21_000,
        49,
        700,
    ),
    (
        "S-6X",
        ("六轴惯性传感器", "Six-axis inertial"),
        PIECE,
        29_000,
        45,
        600,
    ),
    ("S-H", ("霍尔开关", "Hall switch"), PIECE, 4_800, 56, 3_000),
];
const MODULES: [Item; 4] = [
    (
        "M-WIFI",
        ("Wi-Fi 模块", "Wi-Fi module"),
        PIECE,
        46_000,
        62,
        600,
    ),
    (
        "M-BLE",
        ("蓝牙模块", "Bluetooth module"),
        PIECE,
        28_000,
        60,
        900,
    ),
    (
        "M-ETH",
        ("工业以太网模块", "Industrial Ethernet module"),
        PIECE,
        185_000,
        46,
        140,
    ),
    (
        "M-LTE",
        ("蜂窝模块", "Cellular module"),
        PIECE,
        79_000,
        65,
        320,
    ),
];
const BOARDS: [Item; 4] = [
    (
        "B-MC",
        ("运动控制板", "Motion control board"),
        BOARD,
        1_680_000,
        44,
        24,
    ),
    (
        "B-GW",
        ("网关主板", "Gateway board"),
        BOARD,
        1_240_000,
        47,
        30,
    ),
    (
        "B-PS",
        ("电源系统板", "Power system board"),
        BOARD,
        960_000,
        45,
        36,
    ),
    (
        "B-DA",
        ("数据采集板", "Data acquisition board"),
        BOARD,
        2_150_000,
        41,
        18,
    ),
];
const KITS: [Item; 3] = [
    (
        "K-PWR",
        ("电源评估套件", "Power evaluation kit"),
        SET,
        890_000,
        55,
        6,
    ),
    (
        "K-SEN",
        ("传感器评估套件", "Sensor evaluation kit"),
        SET,
        1_290_000,
        53,
        5,
    ),
    (
        "K-RF",
        ("无线开发套件", "Wireless development kit"),
        SET,
        1_690_000,
        0,
        4,
    ),
];
const SUPPORT: [Item; 3] = [
    (
        "A-ENG",
        ("应用工程支持", "Application engineering"),
        DAY,
        6_800_000,
        52,
        3,
    ),
    (
        "A-FW",
        ("固件适配", "Firmware adaptation"),
        JOB,
        24_000_000,
        58,
        1,
    ),
    (
        "A-TR",
        ("现场培训", "On-site training"),
        SESSION,
        12_000_000,
        49,
        1,
    ),
];
