//! What came of a contact, by words of English and Chinese.

use crate::book::Outcome;

/// The outcome that a word says.
pub(in crate::import) fn outcome(text: &str) -> Option<Outcome> {
    match text.trim().to_lowercase().as_str() {
        "good" | "success" | "successful" | "won" | "positive" | "settled" | "agreed"
        | "solved" | "resolved" | "好" | "达成" | "成功" | "成交" | "满意" | "已解决"
        | "已达成" | "已成交" => Some(Outcome::Good),
        "open" | "pending" | "ongoing" | "undecided" | "in progress" | "待定" | "待跟进"
        | "跟进中" | "进行中" | "考虑中" | "待解决" => Some(Outcome::Open),
        "bad" | "failed" | "failure" | "unsuccessful" | "lost" | "negative" | "not settled"
        | "not agreed" | "不好" | "未达成" | "失败" | "未成交" | "不满意" | "未解决" => {
            Some(Outcome::Bad)
        }
        _ => None,
    }
}
