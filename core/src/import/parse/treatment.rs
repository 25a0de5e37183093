//! What the words of a column of kinds or states say about a line: sold, come back, or no sale at all; in English and
//! Chinese. Long because of its lists of words.

use serde::{Deserialize, Serialize};

use super::words::{flag, simplified};
use crate::likeness::plain;

/// What becomes of the lines of a kind or state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Treatment {
    /// They are sales, as they stand.
    Sale,
    /// They came back: what stands there as sold is taken off.
    Return,
    /// They are left out: nothing was sold.
    NoSale,
}

/// Words of sales. Longer ones stand for what shorter ones would say otherwise.
const SALES: &[&str] = &[
    "actual",
    "actuals",
    "ist",
    "实际",
    "实际数",
    "won",
    "売上",
    "completed",
    "complete",
    "paid",
    "paid in full",
    "shipped",
    "delivered",
    "fulfilled",
    "processing",
    "processed",
    "success",
    "succeeded",
    "successful",
    "open",
    "invoice",
    "invoiced",
    "sale",
    "sales",
    "order",
    "payment",
    "charge",
    "authorised",
    "authorized",
    "awaiting payment",
    "billed",
    "closed won",
    "posted",
    "accrec",
    "accepted",
    "confirmed",
    "partially paid",
    "partially refunded",
    "partially shipped",
    "unfulfilled",
    "cash sale",
    "sales receipt",
    "f2",
    "standard order",
    "active",
    "express checkout payment",
    "mobile payment",
    "shopping cart item",
    "website payment",
    "pending fulfillment",
    "picked up",
    "fully applied",
    "applied",
    "正常",
    "成功",
    "交易成功",
    "交易完成",
    "已完成",
    "完成",
    "已支付",
    "已付款",
    "支付成功",
    "已发货",
    "已收货",
    "待发货",
    "已签收",
    "待收货",
    "销售",
    "销售出库",
    "销售单",
    "销售发票",
    "普通销售",
    "销售订单",
    "零售",
    "收入",
    "蓝字",
    "蓝票",
    "已审核",
    "已开票",
    "买家已付款",
    "卖家已发货",
    "等待卖家发货",
    "等待买家确认收货",
    "已成团",
    "已对账",
    "正数",
    "已收款",
    "部分退款",
    "已确认",
    "已出库",
    "已发出",
    "二维码收款",
    "转账",
    "商户消费",
    "已收钱",
    "借",
    "未开票",
    "普通订单",
    "正常订单",
    "标准订单",
    "rechnung",
    "verkauf",
    "facture",
    "vente",
    "factura",
    "venta",
    "venda",
    "fattura",
    "inv",
    "fatt",
    "td01",
    "cobrada",
    "pagada",
    "pendiente",
    "emitida",
    "autorizada",
    "consegnata",
    "bezahlt",
    "payee",
];

/// Words of what came back.
const RETURNS: &[&str] = &[
    "値引",
    "値引き",
    "return",
    "returns",
    "returned goods",
    "refund",
    "refunds",
    "credit memo",
    "credit note",
    "creditnote",
    "credit",
    "sales return",
    "payment refund",
    "reversal",
    "chargeback",
    "customer return",
    "rma",
    "accreccredit",
    "partial refund",
    "return order",
    "g2",
    "re",
    "storno",
    "gutschrift",
    "retoure",
    "avoir",
    "refund receipt",
    "negative",
    "credit invoice",
    "payment reversal",
    "退货",
    "销售退货",
    "退货单",
    "退货入库",
    "退款单",
    "退款",
    "红字",
    "红票",
    "红冲",
    "冲红",
    "红字发票",
    "贷项",
    "贷项通知单",
    "负数",
    "销退",
    "退单",
    "退回",
    "销售退回",
    "部分退货",
    "退货退款",
    "贷",
    "红字销售",
    "td04",
    "nc",
    "nota di credito",
    "nota de credito",
    "rectificativa",
    "factura rectificativa",
    "abono",
    "crn",
    "cn",
    "退换货",
];

/// Words of what was never sold, or is sold no more.
const NO_SALES: &[&str] = &[
    "budget",
    "budgeted",
    "forecast",
    "planned",
    "plan",
    "prior year",
    "previous year",
    "last year",
    "target",
    "lost",
    "system receivable invoice",
    "rembourse",
    "remboursee",
    "返金済み",
    "返金済",
    "预算",
    "预测",
    "计划",
    "目标",
    "上年",
    "去年",
    "上年同期",
    "去年同期",
    "未生效",
    "cancelled",
    "canceled",
    "cancelled order",
    "cancel",
    "void",
    "voided",
    "failed",
    "failure",
    "expired",
    "abandoned",
    "draft",
    "declined",
    "denied",
    "rejected",
    "deleted",
    "quote",
    "quotation",
    "estimate",
    "pro forma",
    "proforma",
    "refunded",
    "fully refunded",
    "pending payment",
    "checkout draft",
    "unpaid order",
    "lost",
    "closed lost",
    "payment failed",
    "s1",
    "removed",
    "blocked",
    "returned",
    "undelivered",
    "general withdrawal",
    "withdrawal",
    "transfer",
    "payout",
    "payment fee",
    "stripe fee",
    "fee",
    "service fee",
    "bank deposit",
    "general currency conversion",
    "currency conversion",
    "reserve hold",
    "adjustment",
    "storniert",
    "annule",
    "cancelado",
    "anulado",
    "test",
    "inactive",
    "trash",
    "negotiation",
    "prospecting",
    "qualification",
    "proposal",
    "needs analysis",
    "hold",
    "annullato",
    "已取消",
    "取消",
    "交易关闭",
    "已关闭",
    "关闭",
    "作废",
    "已作废",
    "等待买家付款",
    "待付款",
    "未付款",
    "待支付",
    "未支付",
    "支出",
    "不计收支",
    "失败",
    "支付失败",
    "交易失败",
    "草稿",
    "报价",
    "报价单",
    "已退款",
    "退款成功",
    "全额退款",
    "已全额退款",
    "已退货",
    "已删除",
    "未成交",
    "待成团",
    "未成团",
    "已拒绝",
    "拒收",
    "无效",
    "已失效",
    "付款关闭",
    "提现",
    "充值",
    "已撤销",
    "撤销",
    "已冲红",
    "已红冲",
    "未审核",
    "预付",
    "调拨",
    "盘点",
    "赠送",
    "样品",
    "中性交易",
    "已冲销",
    "订单取消",
    "异常",
    "未完成付款",
    "买家取消",
    "退款关闭订单",
    "未提交",
    "scartata",
    "denegada",
    "inutilizada",
    "td16",
    "td17",
    "td18",
    "td19",
    "compra",
    "einkauf",
    "achat",
    "暂存",
];

/// Words that are a part of longer ones and say the same there.
const PARTS: &[(&str, Treatment)] = &[
    ("无售后", Treatment::Sale),
    ("售后取消", Treatment::Sale),
    ("售后关闭", Treatment::Sale),
    ("售后处理中", Treatment::Sale),
    ("部分退款", Treatment::Sale),
    ("退款关闭", Treatment::Sale),
    ("未退款", Treatment::Sale),
    ("无退款", Treatment::Sale),
    ("没有申请退款", Treatment::Sale),
    ("等待买家付款", Treatment::NoSale),
    ("取消", Treatment::NoSale),
    ("作废", Treatment::NoSale),
    ("交易关闭", Treatment::NoSale),
    ("订单关闭", Treatment::NoSale),
    ("已关闭", Treatment::NoSale),
    ("退款成功", Treatment::NoSale),
    ("待付款", Treatment::NoSale),
    ("未付款", Treatment::NoSale),
    ("退货", Treatment::Return),
    ("红字", Treatment::Return),
    ("红冲", Treatment::Return),
    ("退款", Treatment::Return),
    ("退回", Treatment::Return),
    ("交易成功", Treatment::Sale),
    ("已付款", Treatment::Sale),
    ("等待卖家发货", Treatment::Sale),
    ("已存入", Treatment::Sale),
    ("已完成", Treatment::Sale),
    ("不成立", Treatment::NoSale),
    ("キャンセル", Treatment::NoSale),
    ("返品", Treatment::Return),
    ("返金", Treatment::Return),
    ("취소", Treatment::NoSale),
    ("반품", Treatment::Return),
    ("환불", Treatment::Return),
    ("storn", Treatment::NoSale),
    ("gutschrift", Treatment::Return),
    ("annul", Treatment::NoSale),
    ("anulad", Treatment::NoSale),
    ("rembours", Treatment::Return),
    ("devol", Treatment::Return),
    ("transferencia entre", Treatment::NoSale),
    ("partially", Treatment::Sale),
    ("not cancel", Treatment::Sale),
    ("cancel", Treatment::NoSale),
    ("void", Treatment::NoSale),
    ("credit memo", Treatment::Return),
    ("credit note", Treatment::Return),
    ("refund", Treatment::Return),
    ("chargeback", Treatment::Return),
    ("return to seller", Treatment::NoSale),
    ("returned to", Treatment::NoSale),
    ("sales return", Treatment::Return),
    ("withdrawal", Treatment::NoSale),
    ("fail", Treatment::NoSale),
    ("shipped", Treatment::Sale),
    ("delivered", Treatment::Sale),
    ("invoice", Treatment::Sale),
    ("payment", Treatment::Sale),
    ("完成", Treatment::Sale),
    ("销售", Treatment::Sale),
];

/// What a word says in a column with this header, which it may answer by yes or no; none where it says nothing of the kind.
pub(in crate::import) fn treatment_in(header: &str, text: &str) -> Option<Treatment> {
    coded(header, text).or_else(|| treatment(text)).or_else(|| {
        let yes = flag(text)?;
        let header = tidy(header);
        let says = |words: &[&str]| words.iter().any(|word| header.contains(word));
        let is_undone = says(UNDONE) || says(&["关闭", "test", "quote", "invalid", "incomplete"]);
        let back = |back: bool| match back {
            true => Treatment::Return,
            false => Treatment::Sale,
        };
        if says(&["正数", "蓝"]) {
            Some(back(!yes))
        } else if says(&["active"]) {
            // Whose, the customer's or the product's, it does not say.
            None
        } else if !is_undone && says(KEPT) {
            Some(if yes {
                Treatment::Sale
            } else {
                Treatment::NoSale
            })
        } else if says(&["退", "红", "return", "credit", "refund"]) {
            Some(back(yes))
        } else if !yes {
            Some(Treatment::Sale)
        } else {
            is_undone.then_some(Treatment::NoSale)
        }
    })
}

/// Parts of headers that say of a line that it counts.
const KEPT: &[&str] = &[
    "complete",
    "valid",
    "billable",
    "abrechenbar",
    "current",
    "latest",
    "生效",
    "有效",
    "最新",
    "当前",
];
/// Parts of headers that say that a line was taken back whole.
const UNDONE: &[&str] = &[
    "cancel", "void", "delete", "storn", "annul", "anulad", "作废", "取消", "删除", "削除",
];

/// Whether a header is that of the day on which a line was taken back.
pub(in crate::import) fn names_undone_day(header: &str) -> bool {
    let header = tidy(header);
    UNDONE.iter().any(|part| header.contains(part))
        || ["refunded at", "refund date", "退款时间", "退款日期"].contains(&header.as_str())
}

/// Whether a remark takes its line back: `作废`, `storniert`; no longer text, which may speak of anything.
pub(in crate::import) fn takes_back(text: &str) -> bool {
    const BACK: &[&str] = &[
        "退货", "退款", "红冲", "refund", "return", "返品", "취소", "반품",
    ];
    let word = tidy(text);
    word.len() <= LONGEST
        && UNDONE.iter().chain(BACK).any(|part| word.contains(part))
        && treatment(text).is_some_and(|treatment| treatment != Treatment::Sale)
}

/// Whether a text says that money came for an earlier document.
pub(in crate::import) fn is_payment(text: &str) -> bool {
    const WHOLE: &[&str] = &[
        "payment",
        "receipt",
        "cash receipt",
        "rec",
        "rcpt",
        "pmt",
        "收款",
        "收款单",
        "客户付款",
        "入金",
    ];
    const BEGINNINGS: &[&str] = &[
        "payment received",
        "payments received",
        "payment by ",
        "payment from ",
        "payment on account",
        "payment thank",
        "zahlungseingang",
        "paiement recu",
        "pago recibido",
        "pagamento ricevuto",
        "收到货款",
        "收到款",
        "收回货款",
    ];
    let word = tidy(text);
    WHOLE.contains(&word.as_str())
        || BEGINNINGS.iter().any(|begin| word.starts_with(begin)) && !word.contains("refund")
}

/// What the codes of accounting programs say in a column that is known to hold such: kinds of document, sides of an account.
fn coded(header: &str, text: &str) -> Option<Treatment> {
    let header = tidy(header);
    let is_type = ["type", "tipo", "art"]
        .iter()
        .any(|part| header.contains(part));
    let digits = text.trim().as_bytes();
    if let (true, [direction @ b'1'..=b'7', kind @ ..]) = (header == "cfop", digits) {
        // Sales of what was made, bought or taxed before; other operations are transfers, gifts, repairs.
        return Some(match (direction, kind) {
            (b'5'..=b'7', [b'1', b'0' | b'1' | b'2', _] | [b'4', b'0', _]) => Treatment::Sale,
            (b'1'..=b'3', [b'2', b'0', _] | [b'4', b'1', _]) => Treatment::Return,
            _ => Treatment::NoSale,
        });
    }
    let is_side = ["s h", "dr cr", "d c", "soll haben", "借贷"].contains(&header.as_str());
    Some(match tidy(text).as_str() {
        "si" | "i" | "f1" if is_type => Treatment::Sale,
        "sc" | "c" | "cr" | "r1" | "r2" | "r3" | "r4" | "r5" if is_type => Treatment::Return,
        "sr" | "sa" if is_type => Treatment::NoSale,
        // As a kind it is a document that takes another back, as a state it was taken back itself.
        "storno" if !is_type => Treatment::NoSale,
        "s" | "d" | "dr" | "借" if is_side => Treatment::Sale,
        "h" | "c" | "cr" | "贷" if is_side => Treatment::Return,
        _ => return None,
    })
}

/// Whether a text is such a code, of which the header must say what it means.
pub(in crate::import) fn is_code(text: &str) -> bool {
    [
        "SI", "SC", "SR", "SA", "S", "H", "D", "C", "Dr", "Cr", "DR", "CR", "借", "贷",
    ]
    .contains(&text)
}

/// What a word says; none where it says nothing of the kind.
// Compiled once, wherever it is asked.
#[inline(never)]
fn treatment(text: &str) -> Option<Treatment> {
    let word = tidy(text);
    if word.is_empty() {
        return None;
    }
    whole(&word).or_else(|| {
        let part = PARTS.iter().find(|(part, _)| word.contains(part));
        part.map(|(_, treatment)| *treatment)
    })
}

/// What a word in even writing says as a whole.
fn whole(word: &str) -> Option<Treatment> {
    let lists = [
        (NO_SALES, Treatment::NoSale),
        (RETURNS, Treatment::Return),
        (SALES, Treatment::Sale),
    ];
    let found = lists.iter().find(|(words, _)| words.contains(&word));
    found.map(|(_, treatment)| *treatment)
}

/// Whether a text is one of the words of kinds and states, or has one in it.
pub(in crate::import) fn is_treatment(text: &str) -> bool {
    treatment(text).is_some()
}

/// Most bytes of a word of kinds and states.
const LONGEST: usize = 32;

/// Whether a text is nothing but such a word.
pub(in crate::import) fn is_treatment_word(text: &str) -> bool {
    text.len() <= LONGEST && whole(&tidy(text)).is_some()
}

/// Small letters, simplified characters, one blank between words, no other signs but within Chinese words.
// Compiled once, wherever it is asked.
#[inline(never)]
fn tidy(text: &str) -> String {
    let words: String = plain(text.trim()).chars().map(simplified).collect();
    let parted = words.split(|c: char| c.is_whitespace() || matches!(c, '_' | '-' | '/'));
    let parted: Vec<&str> = parted.filter(|word| !word.is_empty()).collect();
    parted.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_becomes_of_a_line() {
        for (text, says) in [
            ("销售退货", Some(Treatment::Return)),
            ("红字", Some(Treatment::Return)),
            ("Credit Memo", Some(Treatment::Return)),
            ("Payment_Refund", Some(Treatment::Return)),
            ("Cancelled", Some(Treatment::NoSale)),
            ("Order canceled by customer", Some(Treatment::NoSale)),
            ("交易关闭", Some(Treatment::NoSale)),
            ("退款成功，交易关闭", Some(Treatment::NoSale)),
            ("已关闭", Some(Treatment::NoSale)),
            ("支出", Some(Treatment::NoSale)),
            ("Paid In Full", Some(Treatment::Sale)),
            ("partially_refunded", Some(Treatment::Sale)),
            ("已发货，待签收", None),
            ("Alpha Ltd", None),
        ] {
            assert_eq!(treatment(text), says, "{text}");
        }
        assert_eq!(treatment_in("是否正数发票", "否"), Some(Treatment::Return));
        assert_eq!(treatment_in("是否作废", "是"), Some(Treatment::NoSale));
        assert_eq!(treatment_in("是否开票", "是"), None);
    }
}
