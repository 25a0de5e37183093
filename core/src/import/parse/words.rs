//! Words and lists of words in a cell, in English and Chinese.

use crate::book::CustomerKind;

/// What opens a remark behind a text.
pub(in crate::import) const BRACKETS: [char; 4] = ['(', '（', '[', '【'];

/// A text up to the brackets behind it, such as `金额（元）`.
pub(in crate::import) fn bare(text: &str) -> &str {
    match text.find(BRACKETS) {
        Some(0) | None => text,
        Some(at) => &text[..at],
    }
}

/// Characters of traditional Chinese and of Japanese that occur in our words, each before the simplified one.
const SIMPLIFIED: &str = "戶户稱称訂订單单號号編编碼码數数價价額额貨货產产類类別别倉仓業业務务員员幣币種种總总計计時时間间備备註注電电話话聯联買买賣卖銷销購购稅税開开發发規规門门區区國国狀状態态優优運运費费結结帳账賬账應应實实際际顧顾會会處处據据憑凭證证項项條条標标籤签題题級级職职負负責责來来對对簽签過过個个當当現现淨净餘余續续潤润錄录歷历郵邮無无線线紀纪進进轉转驗验讓让經经銀银鋪铺説说說说暱昵樣样體体點点準准徵征廢废關关閉闭単单値值営营発发売卖収收帰归経经対对応应実实証证萬万億亿圓圆";

/// A character as the lists of words write it: simplified.
pub(in crate::import) fn simplified(char: char) -> char {
    if (char as u32) < 0x4e00 {
        return char;
    }
    let mut pairs = SIMPLIFIED.chars();
    while let (Some(written), Some(simple)) = (pairs.next(), pairs.next()) {
        if written == char {
            return simple;
        }
    }
    char
}

/// Yes or no, in the words of English and Chinese tables.
fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "x" | "ja" | "j" | "oui" | "si" | "sí" | "sim" | "是"
        | "有" | "√" | "✓" => Some(true),
        "false" | "no" | "n" | "0" | "nein" | "non" | "não" | "nao" | "否" | "无" | "不是" => {
            Some(false)
        }
        _ => None,
    }
}

/// Whether a customer is only a prospect, or a product a charge.
pub(in crate::import) fn flag(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "潜在" | "潜在客户" | "prospect" | "lead" | "费用" | "charge" => Some(true),
        "客户" | "customer" | "已成交" | "成交" | "商品" | "产品" | "goods" | "product" => {
            Some(false)
        }
        other => yes_or_no(other),
    }
}

/// Whether somebody works there no more.
pub(in crate::import) fn has_left(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "left" | "has left" | "gone" | "former" | "离职" | "已离职" => Some(true),
        "active" | "current" | "在职" | "未离职" => Some(false),
        other => yes_or_no(other),
    }
}

/// How far something to be done is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Progress {
    Open,
    PutOff,
    Done,
}

/// How far something to be done is, in a word.
pub(in crate::import) fn progress(text: &str) -> Option<Progress> {
    match text.trim().to_lowercase().as_str() {
        "open" | "to do" | "todo" | "pending" | "not started" | "in progress" | "待办"
        | "未完成" | "未开始" | "进行中" => Some(Progress::Open),
        "put off" | "postponed" | "deferred" | "已推迟" | "推迟" | "已延期" | "延期" => {
            Some(Progress::PutOff)
        }
        "done" | "completed" | "complete" | "finished" | "closed" | "已完成" | "完成" => {
            Some(Progress::Done)
        }
        _ => None,
    }
}

/// Company or person.
pub(in crate::import) fn customer_kind(text: &str) -> Option<CustomerKind> {
    match text.to_lowercase().as_str() {
        "company" | "firm" | "business" | "organisation" | "organization" | "b2b" | "corporate"
        | "公司" | "企业" | "单位" | "机构" | "企业客户" | "公司客户" => {
            Some(CustomerKind::Company)
        }
        "person" | "individual" | "private" | "consumer" | "b2c" | "个人" | "个人客户"
        | "自然人" | "散客" => Some(CustomerKind::Person),
        _ => None,
    }
}
