//! A name taken apart.

use super::writing::plain;

/// Company forms at the end of Chinese names, the longest first.
const FORMS_ZH: [&str; 9] = [
    "集团股份有限公司",
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "集团公司",
    "有限公司",
    "分公司",
    "公司",
    "集团",
];

/// Company forms as words at the end of other names.
const FORMS: [&str; 26] = [
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "llc",
    "llp",
    "lp",
    "plc",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "ag",
    "kg",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "ab",
    "oy",
    "pty",
    "group",
];

/// Names of places that Chinese company names begin with, without 省 and 市.
const PLACES: [&str; 70] = [
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
    "台湾",
    "广州",
    "深圳",
    "杭州",
    "南京",
    "苏州",
    "成都",
    "武汉",
    "西安",
    "郑州",
    "长沙",
    "青岛",
    "济南",
    "沈阳",
    "大连",
    "哈尔滨",
    "长春",
    "宁波",
    "厦门",
    "福州",
    "合肥",
    "昆明",
    "南宁",
    "贵阳",
    "南昌",
    "太原",
    "石家庄",
    "无锡",
    "常州",
    "佛山",
    "东莞",
    "珠海",
    "温州",
    "烟台",
    "兰州",
    "海口",
    "义乌",
];

/// A name taken apart; two names with the same parts are written alike.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Parts {
    /// The whole in even writing: letters and digits only.
    pub even: String,
    /// The place that it begins with; empty where it names none.
    pub place: String,
    /// What is left without place and company form.
    pub core: String,
}

impl Parts {
    /// Takes a name apart.
    pub fn of(name: &str) -> Self {
        let text = plain(name);
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric() && c != '&')
            .filter(|word| !word.is_empty())
            .collect();
        let even = words.concat();
        let mut left = words.len();
        while left > 1 && FORMS.contains(&words[left - 1]) {
            left -= 1;
        }
        let core = words[..left].concat();
        let core = FORMS_ZH
            .iter()
            .find_map(|form| core.strip_suffix(form))
            .filter(|left| !left.is_empty())
            .unwrap_or(&core);
        let (place, core) = place_of(core);
        Self {
            place: place.to_owned(),
            core: core.to_owned(),
            even,
        }
    }
}

/// The place that a name begins with, without 省 and 市, and the rest; a name is never all place.
fn place_of(name: &str) -> (&str, &str) {
    let mut place = "";
    let mut rest = name;
    // A province may stand before a city: 浙江省杭州市… The innermost place is the one that counts.
    while let Some((found, after)) = PLACES
        .iter()
        .find_map(|place| Some((*place, rest.strip_prefix(place)?)))
    {
        let after = after.strip_prefix(['省', '市']).unwrap_or(after);
        if after.is_empty() {
            break;
        }
        (place, rest) = (found, after);
    }
    (place, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_form_and_place_are_taken_off() {
        let core = |name: &str| Parts::of(name).core;
        for name in [
            "ACME Ltd.",
            "Acme, LTD",
            "ａｃｍｅ　Ｌｔｄ",
            "Acme Co., Ltd.",
            "Ácme",
            "acme",
        ] {
            assert_eq!(core(name), "acme", "{name}");
        }
        for name in [
            "上海恒丰农资有限公司",
            "恒丰农资",
            "上海市恒丰农资 有限责任公司",
            "恒丰农资（集团）",
        ] {
            assert_eq!(core(name), "恒丰农资", "{name}");
        }
        assert_eq!(Parts::of("浙江省杭州市丰禾农资").place, "杭州");
        // What would be nothing but place or form stays.
        assert_eq!(core("上海"), "上海");
        assert_eq!(core("Limited"), "limited");
        assert_eq!(core("有限公司"), "有限公司");
    }
}
