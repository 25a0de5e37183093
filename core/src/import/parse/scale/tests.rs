//! Headings and titles that name the size of numbers, and such that do not.

use super::*;

#[test]
fn headings_say_the_size_of_their_numbers() {
    for (text, zeros) in [
        ("金额（万元）", Some(4)),
        ("金额(万)", Some(4)),
        ("销售额万元", Some(4)),
        ("金额/万元", Some(4)),
        ("含税金额（人民币千元）", Some(3)),
        ("金額(千円)", Some(3)),
        ("売上（百万円）", Some(6)),
        ("매출액(백만원)", Some(6)),
        ("매출액(천원)", Some(3)),
        ("营业额（亿元）", Some(8)),
        ("金额（元）", Some(0)),
        ("金额", None),
        ("千克单价", None),
        ("万达销售额", None),
        ("Amount (USD '000)", Some(3)),
        ("Amount ($000)", Some(3)),
        ("Sales ($000s)", Some(3)),
        ("Revenue (000's)", Some(3)),
        ("Revenue k€", Some(3)),
        ("Revenue (k)", Some(3)),
        ("Sales K USD", Some(3)),
        ("Umsatz TEUR", Some(3)),
        ("Umsatz in T€", Some(3)),
        ("Umsatz (Tsd. €)", Some(3)),
        ("Umsatz Mio. EUR", Some(6)),
        ("Net sales (USDm)", Some(6)),
        ("Net sales ($m)", Some(6)),
        ("CA (k€)", Some(3)),
        ("CA en milliers d'euros", Some(3)),
        ("Ventas (miles de euros)", Some(3)),
        ("Vendas (R$ mil)", Some(3)),
        ("Сумма, тыс. руб.", Some(3)),
        ("Amount (₹ in lakhs)", Some(5)),
        ("Sales (Rs. Cr)", Some(7)),
        ("Sales (x1000)", Some(3)),
        ("Sales (EUR 1,000)", Some(3)),
        ("Sales in 1,000 EUR", Some(3)),
        ("Amount in thousands", Some(3)),
        ("Amount (USD)", None),
        ("Price per thousand", None),
        ("Price per 1000", None),
        ("Amount", None),
        ("Total M", None),
        ("Amount CR", None),
    ] {
        assert_eq!(of_heading(text), zeros, "{text}");
    }
    assert_eq!(of_quantities("数量（万只）"), Some(4));
    assert_eq!(of_quantities("数量（千克）"), None);
    for (price, zeros) in [
        ("单价（元/万只）", Some(4)),
        ("Price (USD/K)", Some(3)),
        ("单价（元/只）", None),
        ("单价（元/千克）", None),
        ("金额/万元", None),
    ] {
        assert_eq!(per(price), zeros, "{price}");
    }
    assert_eq!(of_heading("Price (USD/K)"), Some(0));
    assert_eq!(of_quantities("数量（箱）"), None);
    assert_eq!(of_quantities("Units (000s)"), Some(3));
}

#[test]
fn a_heading_is_known_without_the_size_of_its_numbers() {
    for (heading, rest) in [
        ("金额万元", Some("金额")),
        ("销售额/万元", Some("销售额")),
        ("Sales in thousands", Some("Sales")),
        ("Umsatz TEUR", Some("Umsatz")),
        ("Net sales, k€", Some("Net sales")),
        ("Betrag CHF", Some("Betrag")),
        ("Umsatz €", Some("Umsatz")),
        ("万元", None),
        ("Amount (USD)", Some("Amount")),
        ("Currency", None),
        ("Amount", None),
    ] {
        assert_eq!(without(heading), rest, "{heading}");
    }
}

#[test]
fn titles_say_it_only_where_they_name_a_unit() {
    for (text, zeros) in [
        ("单位：万元", Some(4)),
        ("單位：萬元", Some(4)),
        ("金额单位：人民币万元", Some(4)),
        ("单位: 千元", Some(3)),
        ("2024年销售汇总表（单位：万元）", Some(4)),
        ("（万元）", Some(4)),
        ("单位：百万美元", Some(6)),
        ("単位：千円", Some(3)),
        ("(단위: 천원)", Some(3)),
        ("单位：亿元", Some(8)),
        ("单位：元", None),
        ("单位：万达百货", None),
        ("年销售额10万元以上客户", None),
        ("千禧有限公司", None),
        ("Sales by customer, USD in thousands", Some(3)),
        ("(in thousands of US dollars)", Some(3)),
        ("All figures in k€", Some(3)),
        ("Amounts in millions", Some(6)),
        ("Unit: RMB 10,000", Some(4)),
        ("Unit: 10,000 yuan", Some(4)),
        ("RMB'0000", Some(4)),
        ("Beträge in TEUR", Some(3)),
        ("(Rs. in lakhs)", Some(5)),
        ("₹ in crores", Some(7)),
        ("Top 1000 customers", None),
        ("Top 5 million customers", None),
        ("Customers with 1 million USD and more", None),
        ("Sales report region (K)", None),
        ("Distance in miles", None),
        ("Sales 2024", None),
        ("Kunden M bis Z", None),
    ] {
        assert_eq!(of_title(text), zeros, "{text}");
    }
}
