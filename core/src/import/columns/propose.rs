//! Proposes what a table is and what its columns mean, from headers and contents.

use serde::{Deserialize, Serialize};

use super::across::Across;
use super::asks::{self, ColumnAsk};
use super::given::{Given, Ground, drop_parts, take_best};
use super::header::normal;
use super::mapping::{MappedColumn, Mapping};
use super::others::Other;
use super::roles::{heads_of, roles, tables};
use super::sample::{Layout, Sample};
use super::sums;
use super::view::View;
use crate::import::error::Need;
use crate::import::role::{Role, TableKind};

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
    /// Months standing side by side.
    pub across: Across,
}

impl Proposal {
    /// The proposal as a mapping, to be changed or taken as it is.
    pub fn mapping(&self) -> Mapping {
        let columns = self.columns.iter().enumerate();
        let columns = columns.map(|(place, guess)| MappedColumn {
            header: guess.header.clone(),
            role: guess.role,
            day: self.across.day(place, self.across.year),
        });
        Mapping {
            kind: self.kind,
            columns: columns.collect(),
        }
    }
}

/// Proposes kind and columns for the table that a sample shows.
pub fn propose(sample: &Sample, layout: Layout) -> Proposal {
    let view = looked_at(sample, layout);
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
    let view = looked_at(sample, layout);
    view.proposal(kind, &view.assign(kind))
}

fn looked_at(sample: &Sample, layout: Layout) -> View<'_> {
    let mut view = View::new(sample, layout);
    view.across = Across::of(&view);
    view
}

impl View<'_> {
    /// Gives each role to the column that fits it best, names first, contents where needs stay open.
    fn assign(&self, kind: TableKind) -> Vec<Given> {
        if let (TableKind::OrderLines, Some((_, roles))) = (kind, &self.export) {
            let given = |(column, role): (usize, &Option<Role>)| {
                Some((column, (*role)?, 100, Ground::Export))
            };
            let mut given: Vec<Given> = roles.iter().enumerate().filter_map(given).collect();
            if self.mapping(kind, &given).check().is_ok() {
                take_best(self.beside_export(&given), &mut given);
                self.take_states(&mut given, false);
                return given;
            }
        }
        let mut offers = Vec::new();
        let mut given = match kind {
            TableKind::OrderLines => self.across.given(),
            _ => Vec::new(),
        };
        let across = !given.is_empty();
        for column in 0..self.headers.len() {
            for role in roles(kind) {
                let (score, ground) = self.named(column, role, kind);
                // What is in the columns of months needs no other day and amount.
                let beside =
                    across && (role.is_number() || role.is_date() || role.part_of_day().is_some());
                if score >= 40 && !beside {
                    offers.push((column, role, score, ground));
                }
            }
        }
        take_best(offers.clone(), &mut given);
        if kind == TableKind::OrderLines {
            self.take_surname(&mut given);
            drop_parts(&mut given);
            // What turned out to be no part of a day may be a whole one.
            let dates = offers.iter().filter(|offer| offer.1 == Role::Date);
            take_best(dates.copied().collect(), &mut given);
            self.code_beside_name(&offers, &mut given);
            self.name_beside_code(&mut given);
            if (0..self.headers.len()).any(|column| self.turns_price(column)) {
                let stated = given.iter().any(|g| g.1 == Role::Amount);
                given.retain(|g| !self.turns_price(g.0) && (stated || g.1 != Role::UnitPrice));
            }
            self.take_refunds(&mut given);
            let rows = sums::Rows::new(self.sample, self.layout);
            sums::prove(&rows, &mut given);
            self.take_products(&rows, &mut given);
            self.take_sent(&mut given);
            self.take_paid(&rows, &mut given);
            let has = |role| given.iter().any(|g| g.1 == role);
            // A price without a quantity is that of the line.
            if !has(Role::Quantity)
                && !has(Role::Amount)
                && let Some(price) = given.iter_mut().find(|g| g.1 == Role::UnitPrice)
            {
                (price.1, price.3) = (Role::Amount, Ground::PartOfHeader);
            }
            let balance = self
                .others
                .iter()
                .position(|other| *other == Some(Other::Balance));
            sums::turn_sides(&rows, balance, &mut given);
            self.take_states(&mut given, true);
            self.take_currency(&mut given);
            let contents = self.by_contents(&given);
            take_best(contents, &mut given);
        }
        given
    }

    /// "Item" beside "Item Desc": of two columns named as the product, the one of codes is its code.
    fn code_beside_name(&self, offers: &[Given], given: &mut Vec<Given>) {
        let has_code = given.iter().any(|g| g.1 == Role::ProductCode);
        let Some(name) = given.iter().position(|g| g.1 == Role::ProductName) else {
            return;
        };
        let is_code =
            |cell: &&str| !cell.contains(' ') && cell.chars().any(|one| one.is_ascii_digit());
        let code = &self.profiles[given[name].0];
        let codes = code.cells.iter().filter(|cell| is_code(cell)).count();
        if has_code || !code.mostly(codes) {
            return;
        }
        let free =
            |g: &&Given| g.1 == Role::ProductName && given.iter().all(|other| other.0 != g.0);
        if let Some(&other) = offers.iter().filter(free).max_by_key(|g| g.2) {
            given[name].1 = Role::ProductCode;
            given.push(other);
        }
    }

    /// A bare “Name” beside a code of customers is theirs, where the product has a name of its own or there is none.
    fn name_beside_code(&self, given: &mut Vec<Given>) {
        let has = |role| given.iter().any(|g| g.1 == role);
        let is_open = has(Role::CustomerCode) && !has(Role::CustomerName);
        let is_theirs = has(Role::ProductName) || !has(Role::ProductCode);
        let is_name = |column: &usize| {
            normal(&self.headers[*column]) == "name" && given.iter().all(|g| g.0 != *column)
        };
        if is_open
            && is_theirs
            && let Some(column) = (0..self.headers.len()).find(is_name)
        {
            given.push((column, Role::CustomerName, 85, Ground::Header));
        }
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

    /// Columns that could meet what an order line still lacks.
    fn by_contents(&self, given: &[Given]) -> Vec<Given> {
        let has = |role| given.iter().any(|g| g.1 == role);
        let across = has(Role::MonthAmount);
        let has_date = has(Role::Date) || has(Role::Year) && has(Role::Month) || across;
        let has_value = [Role::Amount, Role::UnitPrice, Role::Debit, Role::Credit].map(has);
        let has_value = has_value.contains(&true) || across;
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
            if !has_value {
                offer(Role::Amount, self.like(column, Role::Amount));
                // What a practice or a lawyer charges is a fee, and no postage.
                let is_fee = ["fee", "fees"].contains(&normal(&self.headers[column]).as_str());
                if is_fee && profile.mostly(profile.numbers) {
                    offer(Role::Amount, 30);
                }
            }
            if !across && !named(column) && !has(Role::Quantity) && profile.mostly(profile.short) {
                offer(Role::Quantity, self.like(column, Role::Quantity));
            }
            if !has(Role::CustomerCode) && !has(Role::CustomerName) && !has(Role::FirstName) {
                offer(Role::CustomerCode, self.like(column, Role::CustomerCode));
                offer(Role::CustomerName, self.like(column, Role::CustomerName));
            }
        }
        offers
    }

    /// How well a kind explains the table: what it needs counts most, then how sure the roles are.
    fn merit(&self, kind: TableKind, given: &[Given]) -> u32 {
        let sure: u32 = given
            .iter()
            .filter(|(_, _, _, ground)| *ground != Ground::Contents)
            .map(|(_, _, score, _)| u32::from(*score))
            .sum();
        let lacks = self.mapping(kind, given).lacks();
        let needs = lacks.len();
        let dated = given.iter().any(|g| g.1 == Role::Date);
        // Words that are hardly those of the column are no sign.
        let signs: Vec<_> = heads_of(kind)
            .into_iter()
            .filter(|head| head.is_sign)
            .collect();
        let is_sign = |g: &Given| g.2 >= 60 && signs.iter().any(|sign| sign.role == g.1);
        let has_sign = given.iter().any(is_sign);
        // A number without a name may be worth anything: minutes are numbers too.
        let is_money = |g: &Given| g.1 == Role::Amount && g.3 == Ground::Header;
        let unnamed = |g: &Given| g.1 == Role::Amount && g.3 == Ground::Contents;
        match (kind, needs) {
            (TableKind::OrderLines, _) if self.export.is_some() => 2_000 + sure,
            (TableKind::OrderLines, 0) if given.iter().any(unnamed) => 800 + sure,
            (TableKind::OrderLines, _) if self.across.is_read => 1_000 + sure,
            (TableKind::OrderLines, 0) => 1_000 + sure,
            (TableKind::Records(_), 0) if dated && has_sign => 900 + sure,
            (TableKind::Records(_), 0) if has_sign => 100 + sure,
            // A list of customers has columns of people too.
            (TableKind::Records(_), 0) => 100 + sure / 2,
            // Amounts of customers by times that cannot be read are told, and not passed over as a list of customers.
            (TableKind::OrderLines, 1)
                if lacks == [Need::Column(Role::Date)]
                    && (0..self.headers.len()).any(|column| self.names_time(column)) =>
            {
                200 + sure
            }
            // Days and money make sales, whoever bought.
            (TableKind::OrderLines, 1)
                if dated && lacks == [Need::Customer] && given.iter().any(is_money) =>
            {
                200 + sure
            }
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
            day: self.across.day(column, self.across.year),
        });
        Mapping {
            kind,
            columns: columns.collect(),
        }
    }

    /// What a column is that could have had a role, which another one has.
    fn beside(&self, column: usize) -> Option<Other> {
        let is = |role| self.names[column].names(role, TableKind::OrderLines) >= 55;
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
                (None, other) => other.or_else(|| self.beside(column)),
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
            across: self.across.clone(),
        }
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
    fn of_two_columns_named_as_the_product_the_one_of_codes_is_its_code() {
        let (_, roles) = proposed(
            "Inv Date,Inv No,Cust Name,Item,Item Desc,Qty Shp\n\
             2024-03-05,1,Alpha,W1,Widget,10\n\
             2024-03-06,2,Beta,G1,Gadget,4\n",
        );
        assert_eq!(
            roles[3..5],
            [Some(Role::ProductCode), Some(Role::ProductName)]
        );
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
