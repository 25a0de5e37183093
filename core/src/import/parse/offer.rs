//! Kinds, reasons and states of offers and why they were declined, by words of English and Chinese.

use crate::book::{Declined, OfferKind, OfferReason};

/// The kind that a word names.
pub(in crate::import) fn offer_kind(text: &str) -> Option<OfferKind> {
    match text.trim().to_lowercase().as_str() {
        "cross-sell" | "cross sell" | "crosssell" | "交叉销售" => Some(OfferKind::CrossSell),
        "up-sell" | "up sell" | "upsell" | "增量销售" => Some(OfferKind::UpSell),
        "referral" | "推荐销售" | "转介绍" => Some(OfferKind::Referral),
        _ => None,
    }
}

/// The reason that a word names.
pub(in crate::import) fn offer_reason(text: &str) -> Option<OfferReason> {
    match text.trim().to_lowercase().as_str() {
        "goes with" | "goes with what they have" | "搭配" | "与已有产品搭配" => {
            Some(OfferReason::GoesWith)
        }
        "due again" | "到期复购" | "该补货了" => Some(OfferReason::DueAgain),
        "white space" | "customers alike buy it" | "空白" | "同类客户在买" => {
            Some(OfferReason::WhiteSpace)
        }
        "step up" | "customers alike moved up" | "升级" | "同类客户已升级" => {
            Some(OfferReason::StepUp)
        }
        "loyal" | "satisfied and loyal" | "满意且忠诚" => Some(OfferReason::Loyal),
        "own idea" | "自己的想法" => Some(OfferReason::OwnIdea),
        _ => None,
    }
}

/// How far an offer is, in a word; why it was declined stands elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum OfferWord {
    Open,
    Made,
    Accepted,
    Declined,
}

/// How far an offer is.
pub(in crate::import) fn offer_state(text: &str) -> Option<OfferWord> {
    match text.trim().to_lowercase().as_str() {
        "open" | "to be made" | "planned" | "to do" | "待推荐" => Some(OfferWord::Open),
        "made" | "offered" | "waiting" | "pending" | "已推荐" | "等答复" => {
            Some(OfferWord::Made)
        }
        "accepted" | "yes" | "已接受" | "接受" => Some(OfferWord::Accepted),
        "declined" | "rejected" | "refused" | "no" | "已拒绝" | "拒绝" => {
            Some(OfferWord::Declined)
        }
        _ => None,
    }
}

/// Why an offer was declined.
pub(in crate::import) fn declined(text: &str) -> Option<Declined> {
    match text.trim().to_lowercase().as_str() {
        "price" | "too dear" | "too expensive" | "价格" | "太贵" => Some(Declined::Price),
        "other supplier"
        | "has another supplier"
        | "has a supplier"
        | "已有供应商"
        | "另有供应商" => Some(Declined::OtherSupplier),
        "no need" | "不需要" => Some(Declined::NoNeed),
        "not now" | "later" | "暂不考虑" | "以后再说" => Some(Declined::NotNow),
        "unknown" | "not known" | "不清楚" | "原因不明" => Some(Declined::Unknown),
        _ => None,
    }
}
