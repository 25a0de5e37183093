//! Warnings, what was done about them and their causes, by words of English and Chinese.

use std::collections::BTreeSet;

use crate::book::split_tags;
use crate::book::{Cause, WarningRule};
use crate::sorting::set_of;

/// All that a cell names; none where one of them is unknown, or where it names nothing.
pub(in crate::import) fn several<T: Ord>(
    text: &str,
    one: fn(&str) -> Option<T>,
) -> Option<BTreeSet<T>> {
    let tags = split_tags(text);
    let all: Option<Vec<T>> = tags.iter().map(|part| one(part)).collect();
    let all = set_of(all?);
    (!all.is_empty()).then_some(all)
}

/// The rule that a word names.
pub(in crate::import) fn warning_rule(text: &str) -> Option<WarningRule> {
    match text.trim().to_lowercase().as_str() {
        "complaint" | "complaint open" | "投诉" | "投诉未结" => Some(WarningRule::Complaint),
        "silent" | "no order for long" | "超期未下单" | "久未下单" => {
            Some(WarningRule::Silent)
        }
        "falling" | "falling three months running" | "连续下降" | "连续三个月下降" => {
            Some(WarningRule::Falling)
        }
        "drop" | "last quarter far below usual" | "季度下滑" | "近一季远低于平时" => {
            Some(WarningRule::Drop)
        }
        "assortment" | "buys fewer kinds" | "品类减少" | "购买品类减少" => {
            Some(WarningRule::Assortment)
        }
        "contact gap"
        | "no contact for too long"
        | "contact overdue"
        | "超期未跟进"
        | "太久未跟进"
        | "久未跟进" => Some(WarningRule::ContactGap),
        "single person" | "one person only" | "单线联系" => Some(WarningRule::SinglePerson),
        _ => None,
    }
}

/// What was done about a warning, in a word; the day and the outcome stand elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum HandledWord {
    Seen,
    PutOff,
    Resolved,
}

/// What was done about a warning.
pub(in crate::import) fn handled(text: &str) -> Option<HandledWord> {
    match text.trim().to_lowercase().as_str() {
        "seen" | "being worked on" | "in progress" | "open" | "跟进中" | "处理中" | "已知悉" => {
            Some(HandledWord::Seen)
        }
        "put off" | "postponed" | "deferred" | "已推迟" | "推迟" | "已延期" | "延期" => {
            Some(HandledWord::PutOff)
        }
        "resolved" | "closed" | "done" | "已了结" | "已解决" | "已关闭" => {
            Some(HandledWord::Resolved)
        }
        _ => None,
    }
}

/// The cause that a word names.
pub(in crate::import) fn cause(text: &str) -> Option<Cause> {
    match text.trim().to_lowercase().as_str() {
        "prices" | "price" | "our prices" | "价格" | "我方价格政策" | "价格政策" => {
            Some(Cause::Prices)
        }
        "service" | "our service" | "服务" | "我方服务政策" | "服务政策" => {
            Some(Cause::Service)
        }
        "competition" | "competitor" | "竞争" | "竞争对手" => Some(Cause::Competition),
        "substitutes" | "substitute" | "替代品" => Some(Cause::Substitutes),
        "economy" | "the economy of the region" | "regional economy" | "地区经济" => {
            Some(Cause::Economy)
        }
        _ => None,
    }
}
