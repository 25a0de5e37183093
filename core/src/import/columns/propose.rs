//! Proposes what a table is and what its columns mean, from headers and contents.

use serde::{Deserialize, Serialize};

use super::asks::{self, ColumnAsk};
use super::exports::export_of;
use super::mapping::{MappedColumn, Mapping};
use super::names::{is_known, match_of, names_column};
use super::others::{Other, other};
use super::roles::{heads_of, roles, tables};
use super::sample::{Layout, Profile, Sample};
use super::sums;
use crate::import::parse::treatment::is_treatment;
use crate::import::parse::words::flag;
use crate::import::records::Looks;
use crate::import::role::{Role, TableKind};
use crate::sorting::sort_by;

/// What a proposed role rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ground {
    /// All headers are those of the export of a known program.
    Export,
    /// The header is a known name.
    Header,
    /// The header is like a known name, and the numbers below agree: quantity × price is the amount.
    Sums,
    /// The header ends with a known name.
    PartOfHeader,
    /// Only the contents fit.
    Contents,
    /// Nothing fits; the column is left out.
    Nothing,
}

impl Ground {
    /// Whether it is no mere guess.
    pub const fn is_sure(self) -> bool {
        matches!(self, Self::Export | Self::Header | Self::Sums)
    }
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
    /// What it probably is, where it has no role.
    pub other: Option<Other>,
    /// Its first distinct values.
    pub samples: Vec<String>,
}

/// What is proposed for a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// What its rows are.
    pub kind: TableKind,
    /// The program whose export it looks like.
    pub export: Option<String>,
    /// Every column in the order of the file.
    pub columns: Vec<ColumnGuess>,
    /// What a person must say before it is read.
    pub asks: Vec<ColumnAsk>,
    /// The columns, from 0, that are months standing side by side.
    pub months_across: Vec<usize>,
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
pub(super) type Given = (usize, Role, u8, Ground);

/// The columns of a sample.
pub(super) struct View<'a> {
    pub(super) headers: Vec<String>,
    pub(super) profiles: Vec<Profile<'a>>,
    /// What is known to be of no use.
    pub(super) others: Vec<Option<Other>>,
    export: Option<(&'static str, Vec<Option<Role>>)>,
    sample: &'a Sample,
    layout: Layout,
}

impl<'a> View<'a> {
    fn new(sample: &'a Sample, layout: Layout) -> Self {
        let headers = sample.headers(layout);
        let profiles: Vec<_> = (0..headers.len())
            .map(|column| sample.profile(layout, column))
            .collect();
        let others = headers.iter().map(|header| other(header)).collect();
        let has_rows = profiles.iter().any(|profile| profile.filled > 0);
        let export = export_of(&headers, |column| !has_rows || profiles[column].filled > 0);
        Self {
            headers,
            profiles,
            others,
            export,
            sample,
            layout,
        }
    }

    /// Gives each role to the column that fits it best, names first, contents where needs stay open.
    fn assign(&self, kind: TableKind) -> Vec<Given> {
        if let (TableKind::OrderLines, Some((_, roles))) = (kind, &self.export) {
            let given = |(column, role): (usize, &Option<Role>)| {
                Some((column, (*role)?, 100, Ground::Export))
            };
            let mut given: Vec<Given> = roles.iter().enumerate().filter_map(given).collect();
            if self.mapping(kind, &given).check().is_ok() {
                take_best(self.beside_export(&given), &mut given);
                return given;
            }
        }
        let mut offers = Vec::new();
        for column in 0..self.headers.len() {
            for role in roles(kind) {
                let (score, ground) = self.named(column, role, kind);
                if score >= 40 {
                    offers.push((column, role, score, ground));
                }
            }
        }
        let mut given = Vec::new();
        take_best(offers, &mut given);
        if kind == TableKind::OrderLines {
            drop_parts(&mut given);
            let rows = sums::Rows::new(self.sample, self.layout);
            sums::prove(&rows, &mut given);
            let contents = self.by_contents(&given);
            take_best(contents, &mut given);
        }
        given
    }

    /// Columns that a person added to an export, and states, by their exact names; not what decides who or how much.
    fn beside_export(&self, given: &[Given]) -> Vec<Given> {
        const ADDED: [Role; 6] = [
            Role::Status,
            Role::DocumentType,
            Role::Region,
            Role::Owner,
            Role::Category,
            Role::Currency,
        ];
        let free = (0..self.headers.len()).filter(|column| given.iter().all(|g| g.0 != *column));
        let offer = |column: usize| {
            ADDED.map(|role| {
                let (score, ground) = self.named(column, role, TableKind::OrderLines);
                (column, role, score, ground)
            })
        };
        let offers = free.flat_map(offer);
        offers
            .filter(|g| g.2 >= 60 && g.3 == Ground::Header)
            .collect()
    }

    /// How surely name and contents together say that a column has this role, and what that rests on.
    pub(super) fn named(&self, column: usize, role: Role, kind: TableKind) -> (u8, Ground) {
        let name = match_of(&self.headers[column], role, kind);
        let profile = &self.profiles[column];
        let heads = heads_of(kind);
        let fit = match heads.iter().find(|head| head.role == role) {
            Some(head) => fit_record(head.looks, profile),
            // What decides who or how much cannot be read from a column in which nothing stands.
            None if profile.filled == 0 && role.is_decisive() && self.has_rows() => 0,
            None => fit(role, profile),
        };
        let ground = if name >= 80 {
            Ground::Header
        } else {
            Ground::PartOfHeader
        };
        ((u32::from(name) * u32::from(fit) / 100) as u8, ground)
    }

    fn has_rows(&self) -> bool {
        self.profiles.iter().any(|profile| profile.filled > 0)
    }

    /// Columns that could meet what an order line still lacks.
    fn by_contents(&self, given: &[Given]) -> Vec<Given> {
        let has = |role| given.iter().any(|g| g.1 == role);
        let has_date = has(Role::Date) || has(Role::Year) && has(Role::Month);
        let has_value = [Role::Amount, Role::UnitPrice, Role::Debit, Role::Credit].map(has);
        let named = |column: usize| self.headers[column].chars().any(char::is_alphanumeric);
        let mut offers = Vec::new();
        for (column, profile) in self.profiles.iter().enumerate() {
            let mut offer = |role, score| {
                if score > 0 {
                    offers.push((column, role, score, Ground::Contents));
                }
            };
            if !has_date {
                offer(Role::Date, self.like(column, Role::Date));
            }
            if !has_value.contains(&true) {
                offer(Role::Amount, self.like(column, Role::Amount));
            }
            if !named(column) && !has(Role::Quantity) && profile.mostly(profile.short) {
                offer(Role::Quantity, self.like(column, Role::Quantity));
            }
            if !has(Role::CustomerCode) && !has(Role::CustomerName) && !has(Role::FirstName) {
                offer(Role::CustomerCode, self.like(column, Role::CustomerCode));
                offer(Role::CustomerName, self.like(column, Role::CustomerName));
            }
        }
        offers
    }

    /// How much the contents alone speak for a role that order lines need, in percent; 0 where the name of the column
    /// says something else.
    pub(super) fn like(&self, column: usize, role: Role) -> u8 {
        let profile = &self.profiles[column];
        if profile.filled == 0 || self.others[column].is_some() || self.is_of_others(column) {
            return 0;
        }
        let mostly = |count| profile.mostly(count);
        let codes = mostly(profile.leading_zeros);
        let dates = mostly(profile.dates);
        let number = mostly(profile.numbers) && !dates && !codes;
        let repeats = profile.distinct < profile.filled;
        match role {
            Role::Date if dates => 60,
            // Money mostly has decimals; a quantity is whole and short.
            Role::Amount if number && mostly(profile.whole) => 35,
            Role::Amount | Role::UnitPrice if number => 50,
            Role::Quantity if number && mostly(profile.whole) => 45,
            Role::CustomerCode
                if !dates && (codes || mostly(profile.whole) && !mostly(profile.short)) =>
            {
                if repeats {
                    45
                } else {
                    30
                }
            }
            Role::CustomerName if !dates && !codes && !mostly(profile.numbers) => {
                let states = profile.cells.iter().filter(|cell| is_treatment(cell));
                if mostly(states.count()) {
                    0
                } else if repeats {
                    40
                } else {
                    30
                }
            }
            _ => 0,
        }
    }

    /// Whether a header is the name of something that orders do not have, such as a birthday or a telephone number, or
    /// that has a role of its own.
    fn is_of_others(&self, column: usize) -> bool {
        let header = &self.headers[column];
        // What decides who or how much is looked for where no name says anything else.
        let own = roles(TableKind::OrderLines);
        is_known(header) && !names_column(header, TableKind::OrderLines)
            || own
                .iter()
                .filter(|role| !role.is_decisive())
                .any(|role| match_of(header, *role, TableKind::OrderLines) > 0)
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
            (TableKind::OrderLines, _) if self.export.is_some() => 2_000 + sure,
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
        let role = |column| given.iter().find(|g| g.0 == column).map(|g| g.1);
        let columns = self.headers.iter().enumerate();
        let columns = columns.map(|(column, header)| MappedColumn {
            header: header.clone(),
            role: role(column),
        });
        Mapping {
            kind,
            columns: columns.collect(),
        }
    }

    /// What a column is that could have had a role, which another one has.
    fn beside(&self, header: &str) -> Option<Other> {
        let is = |role| match_of(header, role, TableKind::OrderLines) >= 55;
        let is_any = |roles: &[Role]| roles.iter().any(|&role| is(role));
        if is_any(&[
            Role::Amount,
            Role::UnitPrice,
            Role::Debit,
            Role::Credit,
            Role::Discount,
        ]) {
            Some(Other::OtherAmount)
        } else if is(Role::Date) {
            Some(Other::OtherDay)
        } else if is_any(&[Role::OrderCode, Role::CustomerCode, Role::ProductCode]) {
            Some(Other::OtherNumber)
        } else if is(Role::UnitCost) {
            Some(Other::Cost)
        } else {
            None
        }
    }

    fn proposal(&self, kind: TableKind, given: &[Given]) -> Proposal {
        let guess = |(column, header): (usize, &String)| {
            let found = given.iter().find(|g| g.0 == column);
            let profile = &self.profiles[column];
            let other = match (found, self.others[column]) {
                (Some(_), _) => None,
                (None, _) if profile.filled == 0 => Some(Other::Empty),
                (None, other) => other.or_else(|| self.beside(header)),
            };
            ColumnGuess {
                header: header.clone(),
                role: found.map(|g| g.1),
                confidence: found.map_or(0, |g| g.2),
                ground: found.map_or(Ground::Nothing, |g| g.3),
                other,
                samples: profile.shown.clone(),
            }
        };
        let is_orders = kind == TableKind::OrderLines;
        let lacks = self.mapping(kind, given).lacks();
        Proposal {
            kind,
            export: self
                .export
                .as_ref()
                .filter(|_| is_orders)
                .map(|(name, _)| (*name).to_owned()),
            columns: self.headers.iter().enumerate().map(guess).collect(),
            asks: if is_orders {
                asks::of(self, given, &lacks)
            } else {
                Vec::new()
            },
            months_across: sums::months_across(&self.headers, &self.profiles),
        }
    }
}

/// Takes away what is only a part of what another column says whole: names in two columns beside the name, days in three
/// beside the date, what was sold and what came back beside the amount.
fn drop_parts(given: &mut Vec<Given>) {
    let has = |role| given.iter().any(|g: &Given| g.1 == role);
    let (name, date, amount) = (has(Role::CustomerName), has(Role::Date), has(Role::Amount));
    let sides = has(Role::Debit) && has(Role::Credit);
    let calendar = has(Role::Year) && has(Role::Month);
    given.retain(|g| match g.1 {
        Role::FirstName | Role::LastName => !name,
        Role::Year | Role::Month | Role::DayOfMonth => !date && calendar,
        Role::Debit | Role::Credit => !amount && sides,
        _ => true,
    });
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

/// Distinct values that a column of states has at most.
const MOST_STATES: usize = 12;

/// Whether a cell says what became of its line, by a word or by yes or no.
fn is_state(cell: &str) -> bool {
    is_treatment(cell) || flag(cell).is_some()
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
    } else if matches!(role, Role::Status | Role::DocumentType) {
        let known = profile.cells.iter().any(|cell| is_state(cell));
        match (known, role) {
            (true, _) => 100 - odd(profile),
            // A state that no one knows is still one, a type may be anything.
            (false, Role::Status) if profile.distinct <= MOST_STATES => 100 - odd(profile),
            _ => 0,
        }
    } else if let Some((least, most)) = role.part_of_day() {
        let within = |cell: &&&str| {
            let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
            let rest = cell
                .chars()
                .filter(|c| !c.is_ascii_digit() && !"年月日号.0 ".contains(*c));
            rest.count() == 0
                && digits
                    .parse()
                    .is_ok_and(|number: u16| (least..=most).contains(&number))
        };
        share(profile.cells.iter().filter(within).count())
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
