//! Proposes what a table is and what its columns mean, from headers and contents.

use serde::{Deserialize, Serialize};

use super::mapping::{MappedColumn, Mapping};
use super::names::{is_known, match_of, names_column};
use super::roles::{heads_of, roles, tables};
use super::sample::{Layout, Profile, Sample};
use crate::import::records::Looks;
use crate::import::role::{Role, TableKind};
use crate::sorting::sort_by;

/// What a proposed role rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ground {
    /// The header is a known name.
    Header,
    /// The header ends with a known name.
    PartOfHeader,
    /// Only the contents fit.
    Contents,
    /// Nothing fits; the column is left out.
    Nothing,
}

/// One column with what is proposed for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnGuess {
    /// The header; empty where there is none.
    pub header: String,
    /// The proposed role.
    pub role: Option<Role>,
    /// How sure, in percent.
    pub confidence: u8,
    /// Why.
    pub ground: Ground,
    /// Its first distinct values.
    pub samples: Vec<String>,
}

/// What is proposed for a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// What its rows are.
    pub kind: TableKind,
    /// Every column in the order of the file.
    pub columns: Vec<ColumnGuess>,
}

impl Proposal {
    /// The proposal as a mapping, to be changed or taken as it is.
    pub fn mapping(&self) -> Mapping {
        let columns = self.columns.iter().map(|guess| MappedColumn {
            header: guess.header.clone(),
            role: guess.role,
        });
        Mapping {
            kind: self.kind,
            columns: columns.collect(),
        }
    }
}

/// Proposes kind and columns for the table that a sample shows.
pub fn propose(sample: &Sample, layout: Layout) -> Proposal {
    let view = View::new(sample, layout);
    let best = tables()
        .into_iter()
        .map(|kind| (kind, view.assign(kind)))
        .map(|(kind, roles)| (view.merit(kind, &roles), kind, roles))
        // Of equals the first kind stays: order lines before lists, lists before contacts.
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    let (kind, roles) = best.map_or((TableKind::OrderLines, Vec::new()), |(_, kind, roles)| {
        (kind, roles)
    });
    view.proposal(kind, &roles)
}

/// Proposes the columns when a person has said what the table is.
pub fn propose_as(kind: TableKind, sample: &Sample, layout: Layout) -> Proposal {
    let view = View::new(sample, layout);
    view.proposal(kind, &view.assign(kind))
}

/// A role given to a column: column, role, confidence, ground.
type Given = (usize, Role, u8, Ground);

struct View<'a> {
    headers: Vec<String>,
    profiles: Vec<Profile<'a>>,
}

impl<'a> View<'a> {
    fn new(sample: &'a Sample, layout: Layout) -> Self {
        let headers = sample.headers(layout);
        let profiles = (0..headers.len())
            .map(|column| sample.profile(layout, column))
            .collect();
        Self { headers, profiles }
    }

    /// Gives each role to the column that fits it best, names first, contents where needs stay open.
    fn assign(&self, kind: TableKind) -> Vec<Given> {
        let mut offers = Vec::new();
        let roles = roles(kind);
        let heads = heads_of(kind);
        for (column, header) in self.headers.iter().enumerate() {
            for &role in &roles {
                let name = match_of(header, role, kind);
                let profile = &self.profiles[column];
                let fit = match heads.iter().find(|head| head.role == role) {
                    Some(head) => fit_record(head.looks, profile),
                    None => fit(role, profile),
                };
                let score = (u32::from(name) * u32::from(fit) / 100) as u8;
                if score >= 40 {
                    let ground = if name >= 80 {
                        Ground::Header
                    } else {
                        Ground::PartOfHeader
                    };
                    offers.push((column, role, score, ground));
                }
            }
        }
        let mut given = Vec::new();
        take_best(offers, &mut given);
        if kind == TableKind::OrderLines {
            let contents = self.by_contents(&given);
            take_best(contents, &mut given);
        }
        given
    }

    /// Columns that could meet what an order line still lacks.
    fn by_contents(&self, given: &[Given]) -> Vec<Given> {
        let has = |role| given.iter().any(|g| g.1 == role);
        let mut offers = Vec::new();
        for (column, profile) in self.profiles.iter().enumerate() {
            let mut offer = |role, score| offers.push((column, role, score, Ground::Contents));
            if profile.filled == 0 || self.is_of_others(column) {
                continue;
            }
            let mostly = |count: usize| count * 10 >= profile.filled * 9;
            let codes = mostly(profile.leading_zeros);
            let number = mostly(profile.numbers) && !mostly(profile.dates) && !codes;
            let named = self.headers[column].chars().any(char::is_alphanumeric);
            if !has(Role::Date) && mostly(profile.dates) {
                offer(Role::Date, 60);
            }
            if !has(Role::Amount) && !has(Role::UnitPrice) && number {
                // Money mostly has decimals; a quantity is whole and short.
                offer(Role::Amount, if mostly(profile.whole) { 35 } else { 50 });
            }
            if !named
                && !has(Role::Quantity)
                && number
                && mostly(profile.whole)
                && mostly(profile.short)
            {
                offer(Role::Quantity, 45);
            }
            let repeats = profile.distinct < profile.filled;
            if !has(Role::CustomerCode) && !has(Role::CustomerName) && !mostly(profile.dates) {
                if codes || (mostly(profile.whole) && !mostly(profile.short)) {
                    offer(Role::CustomerCode, if repeats { 45 } else { 30 });
                } else if !mostly(profile.numbers) {
                    offer(Role::CustomerName, if repeats { 40 } else { 30 });
                }
            }
        }
        offers
    }

    /// Whether a header is the name of something that orders do not have, such as a birthday or a telephone number.
    fn is_of_others(&self, column: usize) -> bool {
        let header = &self.headers[column];
        is_known(header) && !names_column(header, TableKind::OrderLines)
    }

    /// How well a kind explains the table: what it needs counts most, then how sure the roles are.
    fn merit(&self, kind: TableKind, given: &[Given]) -> u32 {
        let sure: u32 = given
            .iter()
            .filter(|(_, _, _, ground)| *ground != Ground::Contents)
            .map(|(_, _, score, _)| u32::from(*score))
            .sum();
        let needs = self.mapping(kind, given).lacks().len();
        let dated = given.iter().any(|g| g.1 == Role::Date);
        // Words that are hardly those of the column are no sign.
        let signs: Vec<_> = heads_of(kind)
            .into_iter()
            .filter(|head| head.is_sign)
            .collect();
        let is_sign = |g: &Given| g.2 >= 60 && signs.iter().any(|sign| sign.role == g.1);
        let has_sign = given.iter().any(is_sign);
        // A number without a name may be worth anything: minutes are numbers too.
        let unnamed = |g: &Given| g.1 == Role::Amount && g.3 == Ground::Contents;
        match (kind, needs) {
            (TableKind::OrderLines, 0) if given.iter().any(unnamed) => 800 + sure,
            (TableKind::OrderLines, 0) => 1_000 + sure,
            (TableKind::Records(_), 0) if dated && has_sign => 900 + sure,
            (TableKind::Records(_), 0) if has_sign => 100 + sure,
            // A list of customers has columns of people too.
            (TableKind::Records(_), 0) => 100 + sure / 2,
            (TableKind::OrderLines, _) if dated => sure,
            (TableKind::OrderLines, _) => sure / 2,
            (_, 0) => 100 + sure,
            (_, _) => 0,
        }
    }

    fn mapping(&self, kind: TableKind, given: &[Given]) -> Mapping {
        self.proposal(kind, given).mapping()
    }

    fn proposal(&self, kind: TableKind, given: &[Given]) -> Proposal {
        let guess = |(column, header): (usize, &String)| {
            let found = given.iter().find(|g| g.0 == column);
            ColumnGuess {
                header: header.clone(),
                role: found.map(|g| g.1),
                confidence: found.map_or(0, |g| g.2),
                ground: found.map_or(Ground::Nothing, |g| g.3),
                samples: self.profiles[column].shown.clone(),
            }
        };
        Proposal {
            kind,
            columns: self.headers.iter().enumerate().map(guess).collect(),
        }
    }
}

/// Takes offers from the surest down, each column and each role once; of equals the left column.
fn take_best(mut offers: Vec<Given>, given: &mut Vec<Given>) {
    sort_by(&mut offers, |a, b| {
        b.2.cmp(&a.2).then(a.0.cmp(&b.0)).then(a.1.cmp(&b.1))
    });
    for offer in offers {
        if given.iter().all(|g| g.0 != offer.0 && g.1 != offer.1) {
            given.push(offer);
        }
    }
}

/// How well contents suit a role whose words may be anybody's own: enough for a column with its exact name.
const UNSURE: u8 = 45;

/// How well the contents of a column suit a column of a kind of record, in percent; an empty one suits any.
fn fit_record(looks: Looks, profile: &Profile<'_>) -> u8 {
    if profile.filled == 0 {
        return 100;
    }
    let share = |count: usize| (count * 100 / profile.filled) as u8;
    let like =
        |known: fn(&str) -> bool| share(profile.cells.iter().filter(|cell| known(cell)).count());
    match looks {
        Looks::Anything => 100,
        Looks::Words => 100 - odd(profile),
        Looks::Dates => share(profile.dates + profile.serials),
        Looks::Mostly(known) => like(known).max(UNSURE),
        Looks::Only(known) => like(known),
    }
}

/// Share of cells that names, categories and regions seldom are: dates and numbers with decimals.
fn odd(profile: &Profile<'_>) -> u8 {
    let decimals = profile.numbers - profile.whole.min(profile.numbers);
    (profile.dates.max(decimals) * 100 / profile.filled) as u8
}

/// How well the contents of a column suit a role, in percent; an empty column suits any.
fn fit(role: Role, profile: &Profile<'_>) -> u8 {
    if profile.filled == 0 {
        return 100;
    }
    let share = |count: usize| (count * 100 / profile.filled) as u8;
    if role.is_date() {
        share(profile.dates + profile.serials)
    } else if role == Role::Quantity {
        share(profile.quantities)
    } else if role.is_number() {
        share(profile.numbers)
    } else if matches!(role, Role::Prospect | Role::Charge) {
        share(profile.flags)
    } else if role == Role::Notes || role.is_code() {
        100
    } else {
        100 - odd(profile)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(text: &str) -> (TableKind, Vec<Option<Role>>) {
        let sample = Sample::of_text(text.as_bytes(), b',', true);
        let proposal = propose(&sample, sample.layout());
        (
            proposal.kind,
            proposal.columns.iter().map(|c| c.role).collect(),
        )
    }

    #[test]
    fn order_lines_are_known_by_headers_in_both_languages() {
        let (kind, roles) = proposed(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n\
             536365,85123A,WHITE HEART,6.0,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n",
        );
        assert_eq!(kind, TableKind::OrderLines);
        let expected = [
            Role::OrderCode,
            Role::ProductCode,
            Role::ProductName,
            Role::Quantity,
            Role::Date,
            Role::UnitPrice,
            Role::CustomerCode,
            Role::Region,
        ];
        assert_eq!(roles, expected.map(Some));
        let (kind, roles) = proposed(
            "订单号,下单日期,客户编号,客户名称,产品编码,品名,规格,数量,单价,金额（元）,地区,业务员,备注\n\
             A1,2024年1月2日,0012,甲公司,P-1,螺栓,M6,100,0.12,12.00,华东,王五,急\n",
        );
        assert_eq!(kind, TableKind::OrderLines);
        let expected = [
            Some(Role::OrderCode),
            Some(Role::Date),
            Some(Role::CustomerCode),
            Some(Role::CustomerName),
            Some(Role::ProductCode),
            Some(Role::ProductName),
            None,
            Some(Role::Quantity),
            Some(Role::UnitPrice),
            Some(Role::Amount),
            Some(Role::Region),
            Some(Role::Owner),
            None,
        ];
        assert_eq!(roles, expected);
    }

    #[test]
    fn lists_of_customers_and_products_are_told_apart() {
        let (kind, roles) = proposed("编号,名称,地区,业务员,标签\n1,甲公司,华东,王五,重点\n");
        assert_eq!(kind, TableKind::Customers);
        assert_eq!(roles[0], Some(Role::CustomerCode));
        let (kind, roles) = proposed("Code,Name,Category,Unit,Cost\nP1,Bolt,Fasteners,pc,0.05\n");
        assert_eq!(kind, TableKind::Products);
        assert_eq!(roles[4], Some(Role::UnitCost));
    }

    #[test]
    fn contents_speak_where_headers_do_not() {
        let (kind, roles) =
            proposed("00004,19970101,2,29.33\n00004,19970118,2,29.73\n00021,19970101,3,63.34\n");
        assert_eq!(kind, TableKind::OrderLines);
        let expected = [Role::CustomerCode, Role::Date, Role::Quantity, Role::Amount];
        assert_eq!(roles, expected.map(Some));
    }
}
