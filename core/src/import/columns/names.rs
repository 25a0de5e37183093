//! What columns are called in files, in English and Chinese.
//!
//! Long because it is one list of words, best read and mended in one place.

use super::roles;
use crate::import::parse::words::bare;
use crate::import::role::{Role, TableKind};

/// Names that mean the same in every table; in normal form (see [`normal`]).
const NAMES: [(Role, &[&str]); 22] = [
    (
        Role::CustomerCode,
        &[
            "customerid",
            "customercode",
            "customerno",
            "customernumber",
            "custid",
            "custno",
            "custcode",
            "clientid",
            "clientcode",
            "clientno",
            "accountid",
            "accountno",
            "accountcode",
            "accountnumber",
            "buyerid",
            "memberid",
            "memberno",
            "userid",
            "masterid",
            "客户编号",
            "客户编码",
            "客户代码",
            "客户号",
            "客户id",
            "会员号",
            "会员编号",
            "会员id",
            "会员卡号",
            "买家id",
            "用户id",
            "用户编号",
            "顾客编号",
            "客商编码",
            "购货单位编码",
            "往来单位编码",
        ],
    ),
    (
        Role::CustomerName,
        &[
            "customername",
            "customer",
            "clientname",
            "client",
            "account",
            "accountname",
            "buyer",
            "buyername",
            "company",
            "companyname",
            "custname",
            "soldto",
            "billto",
            "member",
            "membername",
            "客户",
            "客户名称",
            "客户名",
            "客户姓名",
            "客户简称",
            "客户全称",
            "公司名称",
            "公司",
            "单位名称",
            "购货单位",
            "购买方",
            "购方名称",
            "买家",
            "买家昵称",
            "会员名",
            "会员姓名",
            "顾客",
            "顾客姓名",
            "往来单位",
        ],
    ),
    (
        Role::Date,
        &[
            "date",
            "orderdate",
            "invoicedate",
            "visitdate",
            "contactdate",
            "activitydate",
            "salesdate",
            "saledate",
            "transactiondate",
            "txndate",
            "purchasedate",
            "documentdate",
            "docdate",
            "postingdate",
            "shipdate",
            "day",
            "time",
            "datetime",
            "ordertime",
            "orderedat",
            "createdat",
            "timestamp",
            "日期",
            "下单日期",
            "拜访日期",
            "接触日期",
            "联系日期",
            "沟通日期",
            "跟进日期",
            "拜访时间",
            "沟通时间",
            "跟进时间",
            "订单日期",
            "销售日期",
            "单据日期",
            "开票日期",
            "发票日期",
            "交易日期",
            "成交日期",
            "出库日期",
            "发货日期",
            "购买日期",
            "制单日期",
            "业务日期",
            "下单时间",
            "订单时间",
            "交易时间",
            "付款时间",
            "成交时间",
            "订单创建时间",
            "时间",
        ],
    ),
    (
        Role::OrderCode,
        &[
            "invoiceno",
            "invoice",
            "invoicenumber",
            "invoiceid",
            "orderno",
            "orderid",
            "ordernumber",
            "order",
            "ordercode",
            "salesorder",
            "documentno",
            "docno",
            "docnum",
            "transactionid",
            "transactionno",
            "receiptno",
            "receipt",
            "billno",
            "basketid",
            "订单号",
            "订单编号",
            "订单",
            "发票号",
            "发票号码",
            "发票编号",
            "单号",
            "单据号",
            "单据编号",
            "销售单号",
            "出库单号",
            "交易号",
            "流水号",
            "小票号",
            "订单id",
            "合同号",
            "合同编号",
        ],
    ),
    (
        Role::ProductCode,
        &[
            "stockcode",
            "productid",
            "productcode",
            "productno",
            "productnumber",
            "sku",
            "skuid",
            "itemcode",
            "itemno",
            "itemid",
            "itemnumber",
            "partno",
            "partnumber",
            "articleno",
            "articlenumber",
            "materialno",
            "materialcode",
            "material",
            "ean",
            "barcode",
            "asin",
            "产品编码",
            "产品编号",
            "产品代码",
            "产品id",
            "商品编码",
            "商品编号",
            "商品代码",
            "商品id",
            "货号",
            "物料编码",
            "物料编号",
            "物料号",
            "物料代码",
            "存货编码",
            "料号",
            "条码",
            "条形码",
            "款号",
            "型号",
            "sku编码",
        ],
    ),
    (
        Role::ProductName,
        &[
            "description",
            "productname",
            "product",
            "item",
            "itemname",
            "itemdescription",
            "productdescription",
            "article",
            "goods",
            "goodsname",
            "materialdescription",
            "产品",
            "产品名称",
            "产品名",
            "品名",
            "商品",
            "商品名称",
            "商品名",
            "商品标题",
            "宝贝标题",
            "物料名称",
            "物料描述",
            "存货名称",
            "货物名称",
            "货品名称",
            "货物或应税劳务名称",
            "项目名称",
            "品名规格",
            "规格",
            "规格型号",
        ],
    ),
    (
        Role::Category,
        &[
            "category",
            "productcategory",
            "productgroup",
            "productline",
            "productfamily",
            "itemgroup",
            "family",
            "department",
            "segment",
            "subcategory",
            "producttype",
            "类别",
            "产品类别",
            "产品分类",
            "产品大类",
            "产品线",
            "商品类别",
            "商品分类",
            "分类",
            "品类",
            "大类",
            "存货分类",
            "物料组",
            "系列",
        ],
    ),
    (
        Role::Quantity,
        &[
            "quantity",
            "qty",
            "units",
            "pieces",
            "pcs",
            "count",
            "orderqty",
            "quantityordered",
            "salesqty",
            "unitssold",
            "volume",
            "cds",
            "数量",
            "销售数量",
            "订购数量",
            "购买数量",
            "件数",
            "个数",
            "订单数量",
            "出库数量",
            "实发数量",
            "销量",
            "宝贝总数量",
        ],
    ),
    (
        Role::UnitPrice,
        &[
            "unitprice",
            "price",
            "priceeach",
            "sellingprice",
            "salesprice",
            "saleprice",
            "listprice",
            "rate",
            "priceperunit",
            "单价",
            "销售单价",
            "含税单价",
            "售价",
            "价格",
            "成交价",
            "不含税单价",
            "销售价",
        ],
    ),
    (
        Role::Amount,
        &[
            "amount",
            "revenue",
            "sales",
            "total",
            "totalamount",
            "linetotal",
            "linevalue",
            "netamount",
            "grossamount",
            "salesamount",
            "netsales",
            "turnover",
            "value",
            "ordervalue",
            "ordertotal",
            "totalprice",
            "totalsales",
            "extendedprice",
            "subtotal",
            "spend",
            "dollars",
            "monetary",
            "金额",
            "销售金额",
            "销售额",
            "总金额",
            "总价",
            "价税合计",
            "合计金额",
            "合计",
            "小计",
            "订单金额",
            "实付金额",
            "成交金额",
            "交易金额",
            "应收金额",
            "营业额",
            "收入",
            "含税金额",
            "实付款",
            "买家实际支付金额",
        ],
    ),
    (
        Role::Region,
        &[
            "country",
            "region",
            "area",
            "territory",
            "state",
            "province",
            "city",
            "market",
            "location",
            "地区",
            "区域",
            "国家",
            "省份",
            "省",
            "城市",
            "大区",
            "片区",
            "所在地",
            "所属区域",
            "销售区域",
            "省市",
        ],
    ),
    (
        Role::Owner,
        &[
            "owner",
            "salesperson",
            "salesrep",
            "rep",
            "seller",
            "accountmanager",
            "manager",
            "salesman",
            "responsible",
            "salesowner",
            "业务员",
            "销售员",
            "销售",
            "销售人员",
            "负责人",
            "客户经理",
            "跟进人",
            "销售代表",
            "业务经理",
            "所属人",
            "归属人",
            "经办人",
            "销售经理",
        ],
    ),
    (
        Role::Currency,
        &[
            "currency",
            "currencycode",
            "ccy",
            "curr",
            "币种",
            "币别",
            "货币",
            "币制",
            "结算币种",
            "交易币种",
        ],
    ),
    (
        Role::Unit,
        &[
            "unit",
            "uom",
            "unitofmeasure",
            "measure",
            "单位",
            "计量单位",
            "销售单位",
            "主计量",
        ],
    ),
    (
        Role::UnitCost,
        &[
            "unitcost",
            "cost",
            "costprice",
            "purchaseprice",
            "standardcost",
            "cogs",
            "costperunit",
            "成本",
            "单位成本",
            "成本价",
            "成本单价",
            "进价",
            "采购价",
            "进货价",
            "标准成本",
        ],
    ),
    (
        Role::Kind,
        &[
            "customertype",
            "customerkind",
            "type",
            "kind",
            "accounttype",
            "客户类型",
            "客户性质",
            "类型",
            "性质",
            "客户类别",
        ],
    ),
    (
        Role::Tags,
        &[
            "tags",
            "tag",
            "labels",
            "label",
            "keywords",
            "标签",
            "客户标签",
            "关键词",
        ],
    ),
    (
        Role::Since,
        &[
            "since",
            "customersince",
            "startdate",
            "joindate",
            "joined",
            "registered",
            "registrationdate",
            "opened",
            "created",
            "建档日期",
            "开户日期",
            "合作日期",
            "合作开始",
            "首次合作",
            "注册日期",
            "注册时间",
            "成为客户日期",
            "建档时间",
            "加入日期",
            "创建日期",
            "创建时间",
        ],
    ),
    (
        Role::Notes,
        &[
            "notes",
            "note",
            "comment",
            "comments",
            "remark",
            "remarks",
            "memo",
            "备注",
            "说明",
            "注释",
            "描述",
            "客户备注",
        ],
    ),
    (
        Role::Prospect,
        &[
            "prospect",
            "isprospect",
            "lead",
            "potential",
            "status",
            "潜在客户",
            "潜在",
            "是否潜在",
            "是否成交",
            "客户状态",
            "状态",
        ],
    ),
    (
        Role::MarginRate,
        &[
            "margin",
            "marginrate",
            "grossmargin",
            "marginpercent",
            "grossmarginrate",
            "毛利率",
            "利润率",
            "毛利",
            "毛利百分比",
        ],
    ),
    (
        Role::Charge,
        &[
            "charge",
            "ischarge",
            "fee",
            "isfee",
            "费用",
            "是否费用",
            "费用项",
            "非商品",
        ],
    ),
];

/// Names whose meaning depends on what the table lists: a bare code and a bare name.
const CODES: [&str; 11] = [
    "id",
    "code",
    "no",
    "number",
    "key",
    "编号",
    "编码",
    "代码",
    "代号",
    "号码",
    "序列号",
];
const TITLES: [&str; 7] = ["name", "title", "fullname", "label", "名称", "姓名", "名字"];

/// A header without case, blanks, punctuation, and what stands in brackets behind it.
pub(in crate::import) fn normal(header: &str) -> String {
    bare(header)
        .chars()
        .filter(|char| char.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What a kind of record calls this role, where it is not the same as in every table: nothing, where the header denies it.
fn own_names(header: &str, role: Role, kind: TableKind) -> Option<&'static [&'static str]> {
    let head = roles::heads_of(kind)
        .into_iter()
        .find(|head| head.role == role)?;
    if (head.denies)(header) {
        return Some(&[]);
    }
    Some(head.names).filter(|names| !names.is_empty())
}

/// How surely a header names this role in such a table: 0 not at all, 100 exactly.
pub(in crate::import) fn match_of(header: &str, role: Role, kind: TableKind) -> u8 {
    let own = own_names(header, role, kind);
    let header = normal(header);
    if header.is_empty() {
        return 0;
    }
    let (code, title) = match kind {
        TableKind::OrderLines | TableKind::Records(_) => (None, None),
        TableKind::Customers => (Some(Role::CustomerCode), Some(Role::CustomerName)),
        TableKind::Products => (Some(Role::ProductCode), Some(Role::ProductName)),
    };
    if code == Some(role) && CODES.contains(&header.as_str())
        || title == Some(role) && TITLES.contains(&header.as_str())
    {
        return 95;
    }
    let shared = || NAMES.iter().find(|(of, _)| *of == role);
    let Some(names) = own.or_else(|| Some(shared()?.1)) else {
        return 0;
    };
    if let Some(place) = names.iter().position(|name| *name == header) {
        // Earlier names in a list are the more exact ones.
        return 100 - (place.min(50) / 5) as u8;
    }
    // A longer header that ends with a name mostly means it: `net order amount`, `本月销售金额`.
    let part = |name: &&&str| {
        let long_enough = if name.is_ascii() {
            name.len() >= 4
        } else {
            name.chars().count() >= 2
        };
        long_enough && header.ends_with(**name)
    };
    match names
        .iter()
        .filter(part)
        .map(|name| name.chars().count())
        .max()
    {
        Some(length) => 55 + length.min(10) as u8,
        None => 0,
    }
}

/// Whether any table would know this header.
pub(in crate::import) fn is_known(header: &str) -> bool {
    roles::tables()
        .into_iter()
        .any(|kind| names_column(header, kind))
}

/// Whether a header is a known name in such a table.
pub(in crate::import) fn names_column(header: &str, kind: TableKind) -> bool {
    let roles = roles::roles(kind);
    roles
        .into_iter()
        .any(|role| match_of(header, role, kind) >= 80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_however_they_are_written() {
        let of = |header, role| match_of(header, role, TableKind::OrderLines);
        assert!(of("InvoiceNo", Role::OrderCode) > 90);
        assert!(of("Customer ID", Role::CustomerCode) > 90);
        assert!(of("customer_id", Role::CustomerCode) > 90);
        assert!(of("金额（元）", Role::Amount) > 80);
        assert!(of(" 下单日期 ", Role::Date) > 90);
        assert!(of("本月销售金额", Role::Amount) > 50);
        assert_eq!(of("email", Role::CustomerName), 0);
        assert_eq!(of("Name", Role::CustomerName), 0);
        assert!(match_of("Name", Role::CustomerName, TableKind::Customers) > 90);
        assert!(match_of("编号", Role::ProductCode, TableKind::Products) > 90);
    }

    #[test]
    fn names_stand_in_normal_form() {
        for (role, names) in NAMES {
            for name in names {
                assert_eq!(normal(name), *name, "{role:?}");
            }
        }
        for head in roles::tables().into_iter().flat_map(roles::heads_of) {
            for name in head.names {
                assert_eq!(normal(name), *name, "{:?}", head.role);
            }
        }
    }
}
