//! What a person can do to a book.

use crate::sorting::set_of;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Book;
use super::change::Change;
use super::customer::{Customer, CustomerId};
use super::customers_change::CustomersChange;
use super::evidence::Evidence;
use super::import_batch::{ImportBatch, plan_import};
use super::judgement::Judgement;
use super::orders::{Order, OrderId, Orders};
use super::past_rules::PastRule;
use super::product::{Product, ProductId};
use super::record::{AnyRecord, NewRecords, RecordKind};
use super::record_id::RecordId;
use super::refusal::Refusal;
use super::rules::Rules;
use super::service::Service;
use super::settings::Settings;
use super::units::Units;
use crate::unit::Day;

/// One intention, carried out wholly or not at all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Adds a customer or prospect.
    AddCustomer(Customer),
    /// Replaces a customer's record; merges are kept as they are.
    EditCustomer(CustomerId, Customer),
    /// Takes a customer out of lists and scores, or back in.
    ArchiveCustomer(CustomerId, bool),
    /// Says that two records are one customer: the orders of the first count for the second.
    MergeCustomers {
        /// The record that goes.
        from: CustomerId,
        /// The record that stays.
        into: CustomerId,
    },
    /// Says the same and replaces the record that stays. Where it takes the code of the one that goes, that one gets
    /// the code of the one that stays: later imports find it under either.
    MergeCustomersAs {
        /// The record that goes.
        from: CustomerId,
        /// The record that stays.
        into: CustomerId,
        /// What it says from then on.
        record: Customer,
    },
    /// Changes the records of several customers alike.
    ChangeCustomers(Vec<CustomerId>, CustomersChange),
    /// Adds a product or charge.
    AddProduct(Product),
    /// Replaces a product's record; merges are kept as they are.
    EditProduct(ProductId, Product),
    /// Takes a product out of lists, or back in.
    ArchiveProduct(ProductId, bool),
    /// Says that two records are one product: the lines of the first count for the second.
    MergeProducts {
        /// The record that goes.
        from: ProductId,
        /// The record that stays.
        into: ProductId,
    },
    /// Adds an order with its lines.
    AddOrder(Order),
    /// Takes an order out of every figure, or back in.
    VoidOrder(OrderId, bool),
    /// Puts a person's judgement in place of evidence.
    Judge(CustomerId, Evidence, Judgement),
    /// Puts judgements in place of a piece of evidence of several customers, or withdraws those there are, as one step.
    JudgeSeveral(Evidence, Vec<(CustomerId, Option<Judgement>)>),
    /// Lets the data speak again.
    WithdrawJudgement(CustomerId, Evidence),
    /// Adds a record to the log of its kind.
    AddRecord(AnyRecord),
    /// Adds several records, of one kind or more, as one step.
    AddRecords(Vec<AnyRecord>),
    /// Replaces a record of the same kind.
    EditRecord(RecordId, AnyRecord),
    /// Replaces records and adds others as one step, which has the name of the first that is replaced.
    SettleRecords(Vec<(RecordId, AnyRecord)>, Vec<AnyRecord>),
    /// Takes a record away, and what other records say of it.
    RemoveRecord(RecordKind, RecordId),
    /// Changes standards and rates of service.
    ChangeService(Box<Service>),
    /// Changes the rules on a day; what was in force before goes into the log of past rules.
    ChangeRules(Rules, Day),
    /// Changes the units. No past rule is logged.
    ChangeUnits(Units),
    /// Changes rules and units on a day, as journals of version 2 hold it. Never made any more.
    #[serde(rename = "change_settings_on")]
    ChangeSettings(Settings, Day),
    /// The same on a day nobody noted, as journals of version 1 hold it. Never made any more.
    #[serde(rename = "change_settings")]
    ChangeSettingsUndated(Settings),
    /// Brings in what a file held. Stored packed, never as text.
    #[serde(skip)]
    Import(Box<ImportBatch>),
}

/// The name of a step for undo, redo and the audit trail; the app makes the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// A customer was added.
    AddCustomer(String),
    /// A customer was edited.
    EditCustomer(String),
    /// A customer was archived.
    ArchiveCustomer(String),
    /// A customer came back from the archive.
    RestoreCustomer(String),
    /// The first was merged into the second.
    MergeCustomers(String, String),
    /// So many customers were changed alike.
    ChangeCustomers(CustomersChange, u32),
    /// A product was added.
    AddProduct(String),
    /// A product was edited.
    EditProduct(String),
    /// A product was archived.
    ArchiveProduct(String),
    /// A product came back from the archive.
    RestoreProduct(String),
    /// The first was merged into the second.
    MergeProducts(String, String),
    /// An order of so many lines was added.
    AddOrder(u32),
    /// An order was taken out.
    VoidOrder(String),
    /// An order was taken back in.
    RestoreOrder(String),
    /// A piece of evidence of a customer was judged.
    Judge(String, Evidence),
    /// A piece of evidence of so many customers was judged.
    JudgeSeveral(Evidence, u32),
    /// A judgement of a customer was withdrawn.
    WithdrawJudgement(String, Evidence),
    /// A record of a customer was added.
    AddRecord(RecordKind, String),
    /// So many records of each kind were added at once.
    AddRecords(Vec<(RecordKind, u32)>),
    /// A record of a customer was edited.
    EditRecord(RecordKind, String),
    /// A record of a customer was taken away.
    RemoveRecord(RecordKind, String),
    /// Standards or rates of service were changed.
    ChangeService,
    /// Rules were changed.
    ChangeRules,
    /// Units were changed.
    ChangeUnits,
    /// Rules or units were changed, in versions that did not tell them apart.
    ChangeSettings,
    /// A file was imported.
    Import {
        /// Order lines that came in.
        lines: u32,
        /// Customers added or changed.
        customers: u32,
        /// Products added or changed.
        products: u32,
        /// Records that came in, of those kinds that did.
        records: Vec<(RecordKind, u32)>,
        /// Name of the file.
        source: String,
    },
}

impl Command {
    /// The command that adds a record.
    pub fn add<R: Into<AnyRecord>>(record: R) -> Self {
        Self::AddRecord(record.into())
    }

    /// The command that replaces a record.
    pub fn edit<R: Into<AnyRecord>>(id: RecordId, record: R) -> Self {
        Self::EditRecord(id, record.into())
    }

    /// The steps that carry this out on `book`, and its name.
    ///
    /// # Errors
    /// [`Refusal`] with the exact condition; a plan that is made can still meet a refusal when made.
    pub(super) fn plan(self, book: &Book) -> Result<(Label, Vec<Change>), Refusal> {
        let customer = |id| book.customer(id).ok_or(Refusal::UnknownCustomer);
        let product = |id| book.product(id).ok_or(Refusal::UnknownProduct);
        let edit = |id: RecordId, new: AnyRecord| {
            let kind = new.kind();
            kind.title_of(book, id)
                .ok_or(Refusal::UnknownRecord(kind))?;
            let title = new.title(book).ok_or(Refusal::UnknownCustomer)?;
            let label = Label::EditRecord(kind, title);
            Ok((label, Change::Records(new.at(id, book.records()))))
        };
        Ok(match self {
            Self::AddCustomer(new) => {
                check_customer_code(book, &new.code, None)?;
                let id = CustomerId::from_index(book.customers().len());
                let label = Label::AddCustomer(new.title().to_owned());
                (
                    label,
                    vec![Change::Customer(
                        id,
                        Some(Customer {
                            merged_into: None,
                            ..new
                        }),
                    )],
                )
            }
            Self::EditCustomer(id, new) => {
                let merged_into = customer(id)?.merged_into;
                check_customer_code(book, &new.code, Some(id))?;
                let label = Label::EditCustomer(new.title().to_owned());
                (
                    label,
                    vec![Change::Customer(id, Some(Customer { merged_into, ..new }))],
                )
            }
            Self::ArchiveCustomer(id, archived) => {
                let old = customer(id)?;
                let title = old.title().to_owned();
                let label = if archived {
                    Label::ArchiveCustomer(title)
                } else {
                    Label::RestoreCustomer(title)
                };
                (
                    label,
                    vec![Change::Customer(
                        id,
                        Some(Customer {
                            archived,
                            ..old.clone()
                        }),
                    )],
                )
            }
            Self::MergeCustomers { from, into } => {
                let (old, stays) = (customer(from)?, customer(into)?);
                if from == into || old.merged_into.is_some() || stays.merged_into.is_some() {
                    return Err(Refusal::CannotMerge);
                }
                let label = Label::MergeCustomers(old.title().to_owned(), stays.title().to_owned());
                let merged = Customer {
                    merged_into: Some(into),
                    ..old.clone()
                };
                (label, vec![Change::Customer(from, Some(merged))])
            }
            Self::MergeCustomersAs { from, into, record } => {
                let (old, stays) = (customer(from)?, customer(into)?);
                if from == into || old.merged_into.is_some() || stays.merged_into.is_some() {
                    return Err(Refusal::CannotMerge);
                }
                let label =
                    Label::MergeCustomers(old.title().to_owned(), record.title().to_owned());
                let mut merged = Customer {
                    merged_into: Some(into),
                    ..old.clone()
                };
                if record.code == old.code {
                    merged.code.clone_from(&stays.code);
                    if merged.title().is_empty() {
                        merged.name.clone_from(&old.code);
                    }
                } else {
                    check_customer_code(book, &record.code, Some(into))?;
                }
                let stays = Customer {
                    merged_into: None,
                    ..record
                };
                (
                    label,
                    vec![
                        Change::Customer(from, Some(merged)),
                        Change::Customer(into, Some(stays)),
                    ],
                )
            }
            Self::ChangeCustomers(ids, change) => {
                let ids: BTreeSet<CustomerId> = set_of(ids);
                let changed = |&id: &CustomerId| {
                    let new = change.of(customer(id)?.clone());
                    Ok(Change::Customer(id, Some(new)))
                };
                let changes = ids.iter().map(changed).collect::<Result<_, Refusal>>()?;
                (Label::ChangeCustomers(change, ids.len() as u32), changes)
            }
            Self::AddProduct(new) => {
                check_product_code(book, &new.code, None)?;
                let id = ProductId::from_index(book.products().len());
                let label = Label::AddProduct(new.title().to_owned());
                (
                    label,
                    vec![Change::Product(
                        id,
                        Some(Product {
                            merged_into: None,
                            ..new
                        }),
                    )],
                )
            }
            Self::EditProduct(id, new) => {
                let merged_into = product(id)?.merged_into;
                check_product_code(book, &new.code, Some(id))?;
                let label = Label::EditProduct(new.title().to_owned());
                (
                    label,
                    vec![Change::Product(id, Some(Product { merged_into, ..new }))],
                )
            }
            Self::ArchiveProduct(id, archived) => {
                let old = product(id)?;
                let title = old.title().to_owned();
                let label = if archived {
                    Label::ArchiveProduct(title)
                } else {
                    Label::RestoreProduct(title)
                };
                (
                    label,
                    vec![Change::Product(
                        id,
                        Some(Product {
                            archived,
                            ..old.clone()
                        }),
                    )],
                )
            }
            Self::MergeProducts { from, into } => {
                let (old, stays) = (product(from)?, product(into)?);
                if from == into || old.merged_into.is_some() || stays.merged_into.is_some() {
                    return Err(Refusal::CannotMerge);
                }
                let label = Label::MergeProducts(old.title().to_owned(), stays.title().to_owned());
                let merged = Product {
                    merged_into: Some(into),
                    ..old.clone()
                };
                (label, vec![Change::Product(from, Some(merged))])
            }
            Self::AddOrder(order) => {
                let mut orders = Orders::default();
                let lines = order.lines.len() as u32;
                orders.push(&order.code, order.customer, order.day, order.lines)?;
                (Label::AddOrder(lines), vec![Change::AddOrders(orders)])
            }
            Self::VoidOrder(id, voided) => {
                if id.index() >= book.orders().len() {
                    return Err(Refusal::UnknownOrder);
                }
                let code = book.orders().code(id).to_owned();
                let label = if voided {
                    Label::VoidOrder(code)
                } else {
                    Label::RestoreOrder(code)
                };
                (label, vec![Change::Voided(id, voided)])
            }
            Self::Judge(id, evidence, judgement) => {
                let label = Label::Judge(customer(id)?.title().to_owned(), evidence);
                (
                    label,
                    vec![Change::Judgement(id, evidence, Some(judgement))],
                )
            }
            Self::JudgeSeveral(evidence, judgements) => {
                let label = Label::JudgeSeveral(evidence, judgements.len() as u32);
                let change = |(id, judgement)| Change::Judgement(id, evidence, judgement);
                (label, judgements.into_iter().map(change).collect())
            }
            Self::WithdrawJudgement(id, evidence) => {
                let label = Label::WithdrawJudgement(customer(id)?.title().to_owned(), evidence);
                book.judgement(id, evidence)
                    .ok_or(Refusal::UnknownJudgement)?;
                (label, vec![Change::Judgement(id, evidence, None)])
            }
            Self::AddRecord(new) => {
                let kind = new.kind();
                let title = new.title(book).ok_or(Refusal::UnknownCustomer)?;
                let label = Label::AddRecord(kind, title);
                let id = kind.next(book.records());
                (label, vec![Change::Records(new.at(id, book.records()))])
            }
            Self::AddRecords(all) => {
                let new = NewRecords::of(all);
                let label = Label::AddRecords(new.counts());
                let changes = new.changes(book.records());
                (label, changes.into_iter().map(Change::Records).collect())
            }
            Self::EditRecord(id, new) => {
                let (label, change) = edit(id, new)?;
                (label, vec![change])
            }
            Self::SettleRecords(edited, all) => {
                let edited = edited.into_iter().map(|(id, new)| edit(id, new));
                let (labels, mut changes): (Vec<_>, Vec<_>) =
                    edited.collect::<Result<Vec<_>, _>>()?.into_iter().unzip();
                let new = NewRecords::of(all);
                let label = labels.into_iter().next();
                let label = label.unwrap_or_else(|| Label::AddRecords(new.counts()));
                let added = new.changes(book.records()).into_iter();
                changes.extend(added.map(Change::Records));
                (label, changes)
            }
            Self::RemoveRecord(kind, id) => {
                let title = kind.title_of(book, id);
                let label = Label::RemoveRecord(kind, title.ok_or(Refusal::UnknownRecord(kind))?);
                let changes = kind.remove(book.records(), id);
                (label, changes.into_iter().map(Change::Records).collect())
            }
            Self::ChangeService(service) => (Label::ChangeService, vec![Change::Service(service)]),
            Self::ChangeRules(rules, on) => {
                let log = log_of_rules(book, &rules, on);
                let mut changes = vec![Change::Rules(rules)];
                changes.extend(log);
                (Label::ChangeRules, changes)
            }
            Self::ChangeUnits(units) => (Label::ChangeUnits, vec![Change::Units(units)]),
            Self::ChangeSettings(settings, on) => {
                let log = log_of_rules(book, &settings.rules, on);
                let mut changes = vec![Change::Settings(settings)];
                changes.extend(log);
                (Label::ChangeSettings, changes)
            }
            Self::ChangeSettingsUndated(settings) => {
                (Label::ChangeSettings, vec![Change::Settings(settings)])
            }
            Self::Import(batch) => plan_import(book, *batch)?,
        })
    }
}

/// The changes by which the log of past rules learns that these ones take over on a day; none where they are in force.
fn log_of_rules(book: &Book, rules: &Rules, on: Day) -> Vec<Change> {
    if book.rules == *rules {
        return Vec::new();
    }
    let rule = PastRule {
        rules: book.rules.clone(),
        ended: on,
    };
    book.past_rules.end(rule, |day| book.has_order_after(day))
}

fn check_customer_code(book: &Book, code: &str, except: Option<CustomerId>) -> Result<(), Refusal> {
    let codes = book
        .customers()
        .iter()
        .map(|customer| customer.code.as_str());
    check_code(codes, code, except.map(CustomerId::index))
}

fn check_product_code(book: &Book, code: &str, except: Option<ProductId>) -> Result<(), Refusal> {
    let codes = book.products().iter().map(|product| product.code.as_str());
    check_code(codes, code, except.map(ProductId::index))
}

fn check_code<'a>(
    codes: impl Iterator<Item = &'a str>,
    code: &str,
    except: Option<usize>,
) -> Result<(), Refusal> {
    let taken = !code.is_empty()
        && codes
            .enumerate()
            .any(|(index, other)| other == code && Some(index) != except);
    if taken {
        Err(Refusal::CodeTaken {
            code: code.to_owned(),
        })
    } else {
        Ok(())
    }
}
