//! What the lines of a file tell that a person should know: who is nobody, which names are one, what rows above sum up to,
//! and who has most of it.

use std::collections::HashMap;

use super::taken::{OrderKey, Taken};
use crate::book::{Book, Customer};
use crate::import::batch::preview::Choices;
use crate::import::batch::register::{NONE, Register};
use crate::import::findings::Finding;
use crate::import::parse::code::is_shortened;
use crate::import::parse::number;
use crate::import::parse::treatment::is_treatment_word;
use crate::import::role::Role;
use crate::import::staging::texts::{EMPTY, Form};
use crate::import::staging::values;
use crate::import::staging::{StagedColumn, Staging};
use crate::likeness::{Parts, same_writing};
use crate::sorting::sort_by;
use crate::unit::{Money, Price, Quantity};

/// Most names or groups of names of which each is told.
const MOST: usize = 50;
/// Distinct names up to which those that are alike but for the company's form are looked for.
const MOST_COMPARED: usize = 20_000;
/// Digits that a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;

/// Sums of the lines above a row that says that it is one.
#[derive(Default)]
pub(super) struct Sums {
    /// For each month that stands beside others: the sum of all lines, and of those since the last such row.
    months: Vec<(Money, Money)>,
    /// The last of the rows.
    last: u32,
    rows: u32,
    equal: u32,
    unequal: Option<u32>,
}

impl Sums {
    /// A line above.
    pub(super) fn add(&mut self, month: usize, money: Money) {
        let (all, since) = self.month(month);
        *all += money;
        *since += money;
    }

    /// A row with a sum of lines above it.
    pub(super) fn check(&mut self, row: u32, month: usize, stated: Option<Money>) {
        let is_new = self.last != row;
        self.last = row;
        self.rows += u32::from(is_new);
        let Some(stated) = stated else { return };
        let is_equal = self.comes_to(month, stated);
        *self.month(month).1 = Money::ZERO;
        if !is_equal {
            self.unequal = self.unequal.or(Some(row));
        } else if is_new {
            self.equal += 1;
        }
    }

    /// Whether the lines above, or those since the last such row, come to this.
    pub(super) fn comes_to(&mut self, month: usize, stated: Money) -> bool {
        let (all, since) = self.month(month);
        is_as_stated(*since, stated) || is_as_stated(*all, stated)
    }

    fn month(&mut self, month: usize) -> (&mut Money, &mut Money) {
        if self.months.len() <= month {
            self.months.resize(month + 1, Default::default());
        }
        let (all, since) = &mut self.months[month];
        (all, since)
    }

    pub(super) fn finding(&self) -> Option<Finding> {
        (self.rows > 0).then_some(Finding::Sums {
            rows: self.rows,
            equal: self.equal,
            unequal: self.unequal,
        })
    }
}

/// Whether the column of sums beside the months says what their lines come to.
pub(super) fn month_sums(staging: &Staging, taken: &[Taken]) -> Option<Finding> {
    let column = staging.column(Role::MonthSum)?;
    let sign = values::reading_beside(&staging.columns, column, None).sign;
    let stated = values::numbers(column, sign, Price::parse);
    let (mut rows, mut unequal) = (0, None);
    let number = |line: &Taken| staging.rows[line.row as usize];
    for lines in taken.chunk_by(|a, b| number(a) == number(b)) {
        let sum = lines
            .iter()
            .fold(Money::ZERO, |sum, line| sum + line.quantity.at(line.price));
        let id = column.ids[lines[0].row as usize];
        let Ok((stated, _)) = stated[id as usize] else {
            continue;
        };
        rows += 1;
        if !is_as_stated(sum, Quantity::ONE.at(stated)) {
            unequal = unequal.or(Some(number(&lines[0])));
        }
    }
    let name = staging.mapping.columns[usize::from(column.index)]
        .header
        .clone();
    (rows > 0).then_some(Finding::MonthSums {
        name,
        rows,
        unequal,
    })
}

/// Whether a sum is what a file says, but for what rounding each part may leave.
fn is_as_stated(sum: Money, stated: Money) -> bool {
    (sum - stated).nanos().abs() <= 15_000_000
}

/// Lines whose amounts have `CR` behind them, or stand on the side of what came back.
pub(super) fn credits(staging: &Staging, taken: &[Taken]) -> Option<Finding> {
    let columns = staging
        .columns
        .iter()
        .filter(|column| column.role.is_number());
    let is_credit = |column: &StagedColumn| -> Vec<bool> {
        let is_side = column.role == Role::Credit;
        let of = |id| is_side || number::is_credit(&column.texts.text(id));
        std::iter::once(false)
            .chain(column.texts.numbers().map(of))
            .collect()
    };
    let columns: Vec<_> = columns
        .map(|column| (column, is_credit(column)))
        .filter(|(_, credits)| credits.contains(&true))
        .collect();
    let is_credit = |line: &&Taken| {
        let credit = |(column, credits): &(&StagedColumn, Vec<bool>)| {
            credits[column.ids[line.row as usize] as usize]
        };
        line.quantity.is_return() && columns.iter().any(credit)
    };
    let mut lines = 0;
    let mut money = Money::ZERO;
    for line in taken
        .iter()
        .filter(|_| !columns.is_empty())
        .filter(is_credit)
    {
        lines += 1;
        money += line.quantity.at(line.price);
    }
    (lines > 0).then_some(Finding::Credits { lines, money })
}

/// What the discounts take off.
pub(super) fn discount((lines, money): (u32, Money)) -> Option<Finding> {
    (lines > 0).then_some(Finding::Discount { lines, money })
}

/// Lines of which quantity and amount have different signs.
pub(super) fn signs(taken: &[Taken]) -> Option<Finding> {
    let lines = taken.iter().filter(|line| line.notes.signs).count() as u32;
    (lines > 0).then_some(Finding::SignsDisagree { lines })
}

/// What was decided about who bought.
pub(super) fn who(
    staging: &Staging,
    customers: &Register<'_>,
    taken: &[Taken],
    choices: &Choices,
) -> Vec<Finding> {
    let decided = &customers.decided;
    let mut findings = Vec::new();
    let columns = [
        (Role::CustomerName, &decided.nobody),
        (Role::CustomerCode, &decided.nobody_codes),
    ];
    for (role, nobody) in columns {
        if let (Some(column), false) = (staging.column(role), nobody.is_empty()) {
            let counted = counted(column, taken);
            for (id, somebody) in nobody.iter().take(MOST) {
                let (lines, money) = counted.get(id).copied().unwrap_or_default();
                if lines > 0 {
                    findings.push(Finding::Nobody {
                        text: column.texts.text(*id).into_owned(),
                        lines,
                        money,
                        somebody: *somebody,
                    });
                }
            }
        }
    }
    if let Some(column) = staging.column(Role::CustomerName) {
        let counted = match column.sums.is_empty() {
            true => HashMap::new(),
            false => counted(column, taken),
        };
        // Somebody is called like a word for a sum.
        let called = column
            .sums
            .iter()
            .filter_map(|id| Some((id, counted.get(id)?)));
        findings.extend(called.map(|(id, &(lines, _))| Finding::OddName {
            name: column.texts.text(*id).into_owned(),
            lines,
        }));
        findings.extend(names(column, customers, taken, choices));
    }
    if let Some((code, known)) = decided.padded.first() {
        findings.push(Finding::PaddedCodes {
            codes: decided.padded.len() as u32,
            sample: code.clone(),
            known: known.clone(),
            one: !choices.codes_apart,
        });
    }
    findings
}

/// Lines and money of each text of a column.
fn counted(column: &StagedColumn, taken: &[Taken]) -> HashMap<u32, (u32, Money)> {
    let mut counted: HashMap<u32, (u32, Money)> = HashMap::new();
    for line in taken {
        let (lines, money) = counted.entry(column.ids[line.row as usize]).or_default();
        *lines += 1;
        *money += line.quantity.at(line.price);
    }
    counted
}

fn names(
    column: &StagedColumn,
    customers: &Register<'_>,
    taken: &[Taken],
    choices: &Choices,
) -> Vec<Finding> {
    let text = |id: &u32| column.texts.text(*id).into_owned();
    let mut findings = Vec::new();
    let groups = if choices.names_apart {
        // What would be one is still told, so that it can be chosen again.
        grouped(column, customers, same_writing)
    } else {
        customers.written_alike()
    };
    for group in groups.iter().take(MOST) {
        findings.push(Finding::SameName {
            names: group.iter().map(text).collect(),
            one: !choices.names_apart,
        });
    }
    let coded = customers
        .records
        .iter()
        .any(|record| !record.code.is_empty());
    if !coded && column.texts.len() <= MOST_COMPARED {
        let core = |name: &str| {
            let parts = Parts::of(name);
            format!("{}\n{}", parts.place, parts.core)
        };
        for group in grouped(column, customers, core).iter().take(MOST) {
            let mut written: Vec<u32> = Vec::new();
            for id in group {
                let same = |other: &u32| same_writing(&text(other)) == same_writing(&text(id));
                if !written.iter().any(same) {
                    written.push(*id);
                }
            }
            if written.len() > 1 {
                findings.push(Finding::AlikeNames {
                    names: written.iter().map(text).collect(),
                });
            }
        }
    }
    if !customers.decided.of_several.is_empty() {
        let mut lines: HashMap<u32, u32> = HashMap::new();
        for line in taken
            .iter()
            .filter(|line| customers.of(line.row as usize) == NONE)
        {
            *lines.entry(column.ids[line.row as usize]).or_default() += 1;
        }
        for id in customers.decided.of_several.iter().take(MOST) {
            if let Some(&lines) = lines.get(id) {
                let name = text(id);
                findings.push(Finding::NameOfSeveral { name, lines });
            }
        }
    }
    findings
}

/// The names of customers without a code that have one key.
fn grouped(
    column: &StagedColumn,
    customers: &Register<'_>,
    key: impl Fn(&str) -> String,
) -> Vec<Vec<u32>> {
    let mut groups: HashMap<String, Vec<u32>> = HashMap::new();
    for id in column.texts.numbers().filter(|&id| customers.is_named(id)) {
        groups
            .entry(key(&column.texts.text(id)))
            .or_default()
            .push(id);
    }
    let mut groups: Vec<_> = groups.into_values().filter(|ids| ids.len() > 1).collect();
    sort_by(&mut groups, |a, b| a[0].cmp(&b[0]));
    groups
}

/// What the form of the cells tells: codes that a spreadsheet has damaged, and cells that were filled from above.
pub(super) fn form(staging: &Staging, choices: &Choices) -> Vec<Finding> {
    let mut findings = Vec::new();
    if staging.merged > 0 {
        findings.push(Finding::MergedCustomers {
            lines: staging.merged,
            taken: choices.fill_customers,
        });
    }
    for role in [Role::CustomerCode, Role::OrderCode, Role::ProductCode] {
        let Some(column) = staging.column(role) else {
            continue;
        };
        let is_damaged = |&id: &u32| match column.texts.form(id) {
            Form::Number => {
                let bytes = column.texts.bytes_of(id);
                bytes.iter().filter(|byte| byte.is_ascii_digit()).count() > KEPT_DIGITS
            }
            Form::Text => is_shortened(&column.texts.text(id)),
            _ => false,
        };
        let damaged: Vec<u32> = column.texts.numbers().filter(is_damaged).collect();
        if let Some(&first) = damaged.first() {
            let cells = column.ids.iter().filter(|id| damaged.contains(id)).count();
            findings.push(Finding::DamagedCodes {
                role,
                cells: cells as u32,
                sample: column.texts.text(first).into_owned(),
            });
        }
    }
    let filled = staging.filled_cells();
    findings.extend(
        filled
            .into_iter()
            .map(|(role, cells)| Finding::Filled { role, cells }),
    );
    let currencies = staging.currencies();
    if currencies.are_mixed() {
        let codes = currencies.0.into_iter().map(|found| found.code).collect();
        findings.push(Finding::Currencies { codes });
    }
    let signs = staging.column(Role::CustomerName).map(odd_names);
    findings.extend(signs.into_iter().flatten());
    findings
}

/// Customers that are called like a kind or a state.
fn odd_names(column: &StagedColumn) -> Vec<Finding> {
    let is_odd = |&id: &u32| is_treatment_word(&column.texts.text(id));
    let odd: Vec<u32> = column.texts.numbers().filter(is_odd).take(MOST).collect();
    let told = |id: u32| Finding::OddName {
        name: column.texts.text(id).into_owned(),
        lines: column.ids.iter().filter(|&&other| other == id).count() as u32,
    };
    odd.into_iter()
        .filter(|&id| id != EMPTY)
        .map(told)
        .collect()
}

/// Whether one customer has more than half of what is added.
pub(super) fn shares(
    added: &[Taken],
    keys: &[OrderKey],
    customers: &Register<'_>,
    new: &[Customer],
    book: &Book,
) -> Option<Finding> {
    let mut sums = vec![Money::ZERO; customers.records.len()];
    let mut all = Money::ZERO;
    for line in added {
        let money = line.quantity.at(line.price);
        if let Some(sum) = sums.get_mut(keys[line.order as usize].customer as usize) {
            *sum += money;
            all += money;
        }
    }
    let buyers = sums.iter().filter(|sum| **sum > Money::ZERO).count();
    let (record, most) = sums.iter().enumerate().max_by_key(|(_, sum)| **sum)?;
    let share = most.to_f64() / all.to_f64();
    if buyers < 3 || all <= Money::ZERO || share <= 0.5 {
        return None;
    }
    let named = &customers.records[record];
    let known = named.known.map(|place| &book.customers()[place]);
    let same = |customer: &&Customer| !named.code.is_empty() && customer.code == named.code;
    let customer = known.or_else(|| new.iter().find(same));
    let name = customer.map_or(&named.name, |customer| &customer.name);
    let name = if name.is_empty() { &named.code } else { name };
    Some(Finding::MostlyOne {
        name: name.clone(),
        percent: (share * 100.0).round().min(100.0) as u8,
    })
}
