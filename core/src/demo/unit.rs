//! What goods are counted in.

use super::language::Both;

pub const BAG: Both = ("袋", "bag");
pub const BOARD: Both = ("块", "board");
pub const BOOK: Both = ("本", "book");
pub const BOTTLE: Both = ("瓶", "bottle");
pub const BOX: Both = ("盒", "box");
pub const CASE: Both = ("箱", "case");
pub const DAY: Both = ("天", "day");
pub const HAND: Both = ("把", "piece");
pub const JOB: Both = ("项", "job");
pub const MACHINE: Both = ("台", "unit");
pub const PACK: Both = ("包", "pack");
pub const PIECE: Both = ("只", "piece");
pub const ROLL: Both = ("卷", "roll");
pub const SESSION: Both = ("场", "session");
pub const SET: Both = ("套", "set");
pub const STRING: Both = ("条", "string");
pub const TIN: Both = ("罐", "tin");
