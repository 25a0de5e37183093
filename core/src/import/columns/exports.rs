//! Exports of well-known programs, known by their headers, and what their columns mean as their vendors describe them.
//!
//! Long because it is one list, best read and mended in one place.

use super::header::normal;
use crate::import::role::Role;

/// The export of a program.
pub(super) struct Export {
    /// The program, as people call it.
    pub(super) name: &'static str,
    /// Headers that are all there, in normal form; `a|b` is either of them.
    signs: &'static [&'static str],
    /// Its columns by header in normal form; of several for one role the first that is filled.
    columns: &'static [(&'static str, Role)],
}

/// Those of which one is a case of another stand before it.
const EXPORTS: &[Export] = &[
    Export {
        name: "Shopify",
        signs: &["name", "lineitemquantity", "lineitemname", "lineitemprice"],
        columns: &[
            ("name", Role::OrderCode),
            ("createdat", Role::Date),
            ("billingname", Role::CustomerName),
            ("email", Role::CustomerCode),
            ("lineitemquantity", Role::Quantity),
            ("lineitemname", Role::ProductName),
            ("lineitemsku", Role::ProductCode),
            ("lineitemprice", Role::UnitPrice),
            ("lineitemdiscount", Role::Discount),
            ("financialstatus", Role::Status),
            ("currency", Role::Currency),
            ("billingcountry", Role::Region),
        ],
    },
    Export {
        name: "WooCommerce",
        signs: &[
            "ordernumber|orderid",
            "orderdate",
            "itemname|productname",
            "itemcost|orderlinetotal|itemtotal",
        ],
        columns: &[
            ("ordernumber", Role::OrderCode),
            ("orderid", Role::OrderCode),
            ("orderdate", Role::Date),
            ("orderstatus", Role::Status),
            ("customeruserid", Role::CustomerCode),
            ("customername", Role::CustomerName),
            ("company", Role::CustomerName),
            ("billingcompany", Role::CustomerName),
            ("billingfirstname", Role::FirstName),
            ("firstname", Role::FirstName),
            ("billinglastname", Role::LastName),
            ("lastname", Role::LastName),
            ("sku", Role::ProductCode),
            ("itemname", Role::ProductName),
            ("productname", Role::ProductName),
            ("quantity", Role::Quantity),
            ("itemcost", Role::UnitPrice),
            ("orderlinetotal", Role::Amount),
            ("itemtotal", Role::Amount),
            ("ordercurrency", Role::Currency),
            ("category", Role::Category),
        ],
    },
    Export {
        name: "Amazon",
        signs: &["amazonorderid", "purchasedate", "itemprice"],
        columns: &[
            ("amazonorderid", Role::OrderCode),
            ("purchasedate", Role::Date),
            ("orderstatus", Role::Status),
            ("buyername", Role::CustomerName),
            ("buyeremail", Role::CustomerCode),
            ("sku", Role::ProductCode),
            ("productname", Role::ProductName),
            ("quantity", Role::Quantity),
            ("quantitypurchased", Role::Quantity),
            // The price of the line, not of one piece.
            ("itemprice", Role::Amount),
            ("itempromotiondiscount", Role::Discount),
            ("currency", Role::Currency),
            ("shipcountry", Role::Region),
        ],
    },
    Export {
        name: "Amazon",
        signs: &["settlementid", "type", "orderid", "productsales"],
        columns: &[
            ("datetime", Role::Date),
            ("type", Role::DocumentType),
            ("orderid", Role::OrderCode),
            ("sku", Role::ProductCode),
            ("description", Role::ProductName),
            ("quantity", Role::Quantity),
            ("productsales", Role::Amount),
        ],
    },
    Export {
        name: "Stripe",
        signs: &[
            "id",
            "amount",
            "amountrefunded",
            "customerid|customeremail|customerdescription",
        ],
        columns: &[
            ("id", Role::OrderCode),
            ("created", Role::Date),
            ("createddate", Role::Date),
            ("customerid", Role::CustomerCode),
            ("customerdescription", Role::CustomerName),
            ("customeremail", Role::CustomerName),
            ("description", Role::ProductName),
            ("amount", Role::Debit),
            ("amountrefunded", Role::Credit),
            ("currency", Role::Currency),
            ("status", Role::Status),
        ],
    },
    Export {
        name: "Stripe",
        signs: &["id", "type", "source", "amount", "fee", "net"],
        columns: &[
            ("source", Role::OrderCode),
            ("created", Role::Date),
            ("type", Role::DocumentType),
            ("customername", Role::CustomerName),
            ("customeremail", Role::CustomerName),
            ("description", Role::CustomerName),
            ("amount", Role::Amount),
            ("currency", Role::Currency),
        ],
    },
    Export {
        name: "PayPal",
        signs: &["name", "type", "status", "gross", "transactionid"],
        columns: &[
            ("date", Role::Date),
            ("name", Role::CustomerName),
            ("type", Role::DocumentType),
            ("status", Role::Status),
            ("currency", Role::Currency),
            ("gross", Role::Amount),
            ("transactionid", Role::OrderCode),
            ("itemtitle", Role::ProductName),
            ("itemid", Role::ProductCode),
        ],
    },
    Export {
        name: "Square",
        signs: &["item", "grosssales", "netsales", "transactionid"],
        columns: &[
            ("date", Role::Date),
            ("category", Role::Category),
            ("item", Role::ProductName),
            ("qty", Role::Quantity),
            ("sku", Role::ProductCode),
            ("netsales", Role::Amount),
            ("transactionid", Role::OrderCode),
            ("eventtype", Role::DocumentType),
            ("customerid", Role::CustomerCode),
            ("customername", Role::CustomerName),
        ],
    },
    Export {
        name: "Xero",
        signs: &[
            "contactname",
            "invoicenumber",
            "invoicedate",
            "unitamount|lineamount",
        ],
        columns: &[
            ("contactname", Role::CustomerName),
            ("invoicenumber", Role::OrderCode),
            ("invoicedate", Role::Date),
            ("inventoryitemcode", Role::ProductCode),
            ("description", Role::ProductName),
            ("quantity", Role::Quantity),
            ("unitamount", Role::UnitPrice),
            ("lineamount", Role::Amount),
            ("discount", Role::Discount),
            ("type", Role::DocumentType),
            ("status", Role::Status),
            ("currency", Role::Currency),
            ("pocountry", Role::Region),
        ],
    },
    Export {
        name: "QuickBooks",
        signs: &[
            "date",
            "transactiontype|type",
            "num|no",
            "salesprice|rate",
            "amount",
            "balance",
        ],
        columns: &[
            ("customer", Role::CustomerName),
            ("customerfullname", Role::CustomerName),
            ("name", Role::CustomerName),
            ("date", Role::Date),
            ("transactiontype", Role::DocumentType),
            ("type", Role::DocumentType),
            ("num", Role::OrderCode),
            ("no", Role::OrderCode),
            ("productservice", Role::ProductName),
            ("productservicefullname", Role::ProductName),
            ("item", Role::ProductName),
            ("memodescription", Role::ProductName),
            ("qty", Role::Quantity),
            ("salesprice", Role::UnitPrice),
            ("rate", Role::UnitPrice),
            ("amount", Role::Amount),
            // Where customers stand in rows of their own, in a column without a name.
            ("", Role::CustomerName),
        ],
    },
    Export {
        name: "SAP",
        signs: &[
            "billingdocument",
            "billingdate",
            "soldtoparty|payer|name1",
            "netvalue",
        ],
        columns: &[
            ("billingdocument", Role::OrderCode),
            ("billingtype", Role::DocumentType),
            ("billingdate", Role::Date),
            ("soldtoparty", Role::CustomerCode),
            ("payer", Role::CustomerCode),
            ("name1", Role::CustomerName),
            ("soldtopartyname", Role::CustomerName),
            ("material", Role::ProductCode),
            ("description", Role::ProductName),
            ("materialdescription", Role::ProductName),
            ("billedquantity", Role::Quantity),
            ("salesunit", Role::Unit),
            ("netvalue", Role::Amount),
            ("documentcurrency", Role::Currency),
            ("currency", Role::Currency),
            ("cancelled", Role::Status),
        ],
    },
    Export {
        name: "SAP",
        signs: &[
            "faktura|fakturanummer",
            "fakturadatum",
            "auftraggeber|regulierer",
            "nettowert",
        ],
        columns: &[
            ("faktura", Role::OrderCode),
            ("fakturanummer", Role::OrderCode),
            ("fakturaart", Role::DocumentType),
            ("fakturadatum", Role::Date),
            ("auftraggeber", Role::CustomerCode),
            ("regulierer", Role::CustomerCode),
            ("name1", Role::CustomerName),
            ("material", Role::ProductCode),
            ("bezeichnung", Role::ProductName),
            ("fakturiertemenge", Role::Quantity),
            ("nettowert", Role::Amount),
            ("wahrung", Role::Currency),
        ],
    },
    Export {
        name: "NetSuite",
        signs: &["documentnumber", "name", "item", "quantity", "amount"],
        columns: &[
            ("date", Role::Date),
            ("type", Role::DocumentType),
            ("documentnumber", Role::OrderCode),
            ("name", Role::CustomerName),
            ("item", Role::ProductName),
            ("quantity", Role::Quantity),
            ("itemrate", Role::UnitPrice),
            ("rate", Role::UnitPrice),
            ("amount", Role::Amount),
            ("salesrep", Role::Owner),
            ("status", Role::Status),
            ("currency", Role::Currency),
        ],
    },
    Export {
        name: "金蝶",
        signs: &[
            "单据编号",
            "购货单位|客户|购货单位名称",
            "产品代码|物料编码|物料代码",
            "实发数量",
        ],
        columns: &[
            ("日期", Role::Date),
            ("单据编号", Role::OrderCode),
            ("购货单位代码", Role::CustomerCode),
            ("客户编码", Role::CustomerCode),
            ("购货单位", Role::CustomerName),
            ("购货单位名称", Role::CustomerName),
            ("客户", Role::CustomerName),
            ("产品代码", Role::ProductCode),
            ("物料编码", Role::ProductCode),
            ("物料代码", Role::ProductCode),
            ("产品名称", Role::ProductName),
            ("物料名称", Role::ProductName),
            ("单位", Role::Unit),
            ("实发数量", Role::Quantity),
            ("销售单价", Role::UnitPrice),
            ("单价", Role::UnitPrice),
            ("含税单价", Role::UnitPrice),
            ("销售金额", Role::Amount),
            ("金额", Role::Amount),
            ("价税合计", Role::Amount),
            ("单位成本", Role::UnitCost),
            ("业务员", Role::Owner),
            ("销售员", Role::Owner),
            ("单据类型", Role::DocumentType),
            ("币别", Role::Currency),
        ],
    },
    Export {
        name: "用友",
        signs: &[
            "单据编号|发票号|单据号",
            "客户编码|客户简称|客户名称|客户",
            "存货编码",
            "存货名称",
            "数量",
        ],
        columns: &[
            ("单据日期", Role::Date),
            ("开票日期", Role::Date),
            ("日期", Role::Date),
            ("单据编号", Role::OrderCode),
            ("发票号", Role::OrderCode),
            ("单据号", Role::OrderCode),
            ("客户编码", Role::CustomerCode),
            ("客户名称", Role::CustomerName),
            ("客户简称", Role::CustomerName),
            ("客户", Role::CustomerName),
            ("存货编码", Role::ProductCode),
            ("存货名称", Role::ProductName),
            ("存货分类", Role::Category),
            ("主计量", Role::Unit),
            ("计量单位", Role::Unit),
            ("数量", Role::Quantity),
            ("含税单价", Role::UnitPrice),
            ("无税单价", Role::UnitPrice),
            ("价税合计", Role::Amount),
            ("含税金额", Role::Amount),
            ("无税金额", Role::Amount),
            ("业务员", Role::Owner),
            ("红蓝标识", Role::DocumentType),
            ("单据类型", Role::DocumentType),
            ("业务类型", Role::DocumentType),
            ("币种", Role::Currency),
        ],
    },
    Export {
        name: "管家婆",
        signs: &[
            "单据编号",
            "往来单位|往来单位名称|往来单位全名",
            "商品全名|商品名称|存货名称",
            "经手人|折后金额|单据类型",
        ],
        columns: &[
            ("录单日期", Role::Date),
            ("单据日期", Role::Date),
            ("日期", Role::Date),
            ("单据编号", Role::OrderCode),
            ("单据类型", Role::DocumentType),
            ("往来单位编号", Role::CustomerCode),
            ("往来单位全名", Role::CustomerName),
            ("往来单位名称", Role::CustomerName),
            ("往来单位", Role::CustomerName),
            ("商品编号", Role::ProductCode),
            ("商品全名", Role::ProductName),
            ("商品名称", Role::ProductName),
            ("存货名称", Role::ProductName),
            ("单位", Role::Unit),
            ("数量", Role::Quantity),
            ("折后单价", Role::UnitPrice),
            ("单价", Role::UnitPrice),
            ("折后金额", Role::Amount),
            ("金额", Role::Amount),
            ("经手人", Role::Owner),
        ],
    },
    Export {
        name: "税务发票",
        signs: &[
            "发票号码|数电发票号码",
            "购方名称|购买方名称|购方企业名称",
            "货物或应税劳务名称|商品名称|项目名称",
            "税额",
        ],
        columns: &[
            ("数电发票号码", Role::OrderCode),
            ("发票号码", Role::OrderCode),
            ("购方识别号", Role::CustomerCode),
            ("购买方识别号", Role::CustomerCode),
            ("购方税号", Role::CustomerCode),
            ("购买方名称", Role::CustomerName),
            ("购方名称", Role::CustomerName),
            ("购方企业名称", Role::CustomerName),
            ("开票日期", Role::Date),
            ("货物或应税劳务名称", Role::ProductName),
            ("商品名称", Role::ProductName),
            ("项目名称", Role::ProductName),
            ("单位", Role::Unit),
            ("数量", Role::Quantity),
            ("单价", Role::UnitPrice),
            ("金额", Role::Amount),
            ("发票状态", Role::Status),
            ("是否正数发票", Role::DocumentType),
        ],
    },
    Export {
        name: "淘宝",
        signs: &[
            "订单编号",
            "买家会员名|买家昵称",
            "订单状态",
            "买家实际支付金额|总金额|实付金额",
        ],
        columns: &[
            ("订单编号", Role::OrderCode),
            ("买家会员名", Role::CustomerName),
            ("买家昵称", Role::CustomerName),
            ("订单付款时间", Role::Date),
            ("订单创建时间", Role::Date),
            ("订单状态", Role::Status),
            ("宝贝标题", Role::ProductName),
            ("宝贝总数量", Role::Quantity),
            ("买家实际支付金额", Role::Amount),
            ("总金额", Role::Amount),
            ("实付金额", Role::Amount),
        ],
    },
    Export {
        name: "拼多多",
        signs: &[
            "订单号",
            "订单状态",
            "商家实收金额|用户实付金额",
            "商品数量|商品总价",
        ],
        columns: &[
            ("订单号", Role::OrderCode),
            ("订单状态", Role::Status),
            ("支付时间", Role::Date),
            ("订单成交时间", Role::Date),
            ("拼单成功时间", Role::Date),
            ("商品", Role::ProductName),
            ("商品名称", Role::ProductName),
            ("商品id", Role::ProductCode),
            ("商品数量", Role::Quantity),
            ("商家实收金额", Role::Amount),
            ("用户实付金额", Role::Amount),
            ("收货人", Role::CustomerName),
            ("收件人", Role::CustomerName),
        ],
    },
    Export {
        name: "有赞",
        signs: &[
            "订单号",
            "订单状态",
            "商品名称|全部商品名称",
            "买家姓名|买家昵称|买家手机号|收货人提货人",
        ],
        columns: &[
            ("订单号", Role::OrderCode),
            ("订单状态", Role::Status),
            ("买家付款时间", Role::Date),
            ("订单创建时间", Role::Date),
            ("买家手机号", Role::CustomerCode),
            ("买家姓名", Role::CustomerName),
            ("买家昵称", Role::CustomerName),
            ("收货人提货人", Role::CustomerName),
            ("商品名称", Role::ProductName),
            ("全部商品名称", Role::ProductName),
            ("规格编码", Role::ProductCode),
            ("商品编码", Role::ProductCode),
            ("商品数量", Role::Quantity),
            ("商品单价", Role::UnitPrice),
            ("商品实际成交金额", Role::Amount),
            ("商品实付金额", Role::Amount),
            ("订单实付金额", Role::Amount),
        ],
    },
    Export {
        name: "支付宝",
        signs: &["交易对方", "收支", "金额", "交易状态"],
        columns: &[
            ("交易时间", Role::Date),
            ("付款时间", Role::Date),
            ("交易创建时间", Role::Date),
            ("交易对方", Role::CustomerName),
            ("商品说明", Role::ProductName),
            ("商品名称", Role::ProductName),
            ("收支", Role::DocumentType),
            ("金额", Role::Amount),
            ("交易状态", Role::Status),
            ("交易订单号", Role::OrderCode),
            ("交易号", Role::OrderCode),
        ],
    },
    Export {
        name: "微信支付",
        signs: &["交易时间", "交易类型", "交易对方", "收支", "金额"],
        columns: &[
            ("交易时间", Role::Date),
            ("交易对方", Role::CustomerName),
            ("商品", Role::ProductName),
            ("收支", Role::DocumentType),
            ("金额", Role::Amount),
            ("当前状态", Role::Status),
            ("交易单号", Role::OrderCode),
        ],
    },
];

/// The program whose export has these headers, with a role for each column; `filled` says whether anything stands in it.
pub(super) fn export_of(
    headers: &[String],
    filled: impl Fn(usize) -> bool,
) -> Option<(&'static str, Vec<Option<Role>>)> {
    let names: Vec<String> = headers.iter().map(|header| normal(header)).collect();
    let has = |sign: &&str| sign.split('|').any(|name| names.iter().any(|n| n == name));
    let export = EXPORTS.iter().find(|export| export.signs.iter().all(has))?;
    let mut roles = vec![None; headers.len()];
    for (name, role) in export.columns {
        let taken = roles.contains(&Some(*role));
        let place = (0..headers.len()).find(|&place| names[place] == *name && filled(place));
        if let (false, Some(place)) = (taken, place) {
            roles[place] = roles[place].or(Some(*role));
        }
    }
    Some((export.name, roles))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_exports_stand_in_normal_form() {
        for export in EXPORTS {
            let signs = export.signs.iter().flat_map(|sign| sign.split('|'));
            for name in signs.chain(export.columns.iter().map(|(name, _)| *name)) {
                assert_eq!(normal(name), name, "{}", export.name);
            }
        }
    }

    #[test]
    fn an_export_is_known_by_all_its_signs() {
        let headers = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
        let shopify =
            headers("Name,Email,Lineitem quantity,Lineitem name,Lineitem price,Created at");
        let (name, roles) = export_of(&shopify, |_| true).unwrap();
        assert_eq!(name, "Shopify");
        assert_eq!(roles[0], Some(Role::OrderCode));
        assert_eq!(roles[4], Some(Role::UnitPrice));
        assert!(export_of(&headers("Name,Email,Date,Amount"), |_| true).is_none());
    }
}
