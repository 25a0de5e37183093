//! Words of the book: names of steps, refusals, fields.

use keepgold_core::book::{CustomersChange, Field, Label, RecordKind, Refusal};
use keepgold_core::demo::Demo;

use super::value::evidence;
use super::{mid_sentence, record};
use crate::format::integer;
use crate::i18n::{Lang, lang};
use crate::{t, tl};

/// How a demo book is spoken of.
#[derive(Clone, Copy, Debug)]
pub struct DemoWords {
    /// Its name.
    pub name: &'static str,
    /// What there is to find in it, in a sentence.
    pub story: &'static str,
    /// Whose book it is, to stand inside a sentence.
    pub firm: &'static str,
}

/// How a demo book is spoken of in the current language.
pub fn demo(demo: Demo) -> DemoWords {
    demo_in(demo, lang())
}

/// How a demo book is spoken of in a language.
pub fn demo_in(demo: Demo, lang: Lang) -> DemoWords {
    match demo {
        Demo::FarmSupplies => DemoWords {
            name: tl!(lang, demo.farm_supplies.name),
            story: tl!(lang, demo.farm_supplies.story),
            firm: tl!(lang, demo.farm_supplies.firm),
        },
        Demo::Electronics => DemoWords {
            name: tl!(lang, demo.electronics.name),
            story: tl!(lang, demo.electronics.story),
            firm: tl!(lang, demo.electronics.firm),
        },
        Demo::Gifts => DemoWords {
            name: tl!(lang, demo.gifts.name),
            story: tl!(lang, demo.gifts.story),
            firm: tl!(lang, demo.gifts.firm),
        },
    }
}

/// What happened to the customer whose story a demo tells, with the month from which it shows.
pub fn demo_told(demo: Demo, month: &str) -> String {
    match demo {
        Demo::FarmSupplies => t!(demo.farm_supplies.told, month = month),
        Demo::Electronics => t!(demo.electronics.told, month = month),
        Demo::Gifts => t!(demo.gifts.told, month = month),
    }
}

/// What undo would take back: “Undo: import of 541,909 order lines”.
pub fn undo(step: &Label) -> String {
    t!(book.undo_step, step = label(step))
}

/// What redo would make again.
pub fn redo(step: &Label) -> String {
    t!(book.redo_step, step = label(step))
}

/// The name of a step, to stand inside a sentence.
pub fn label(step: &Label) -> String {
    match step {
        Label::AddCustomer(name) => t!(book.label.add_customer, name = name),
        Label::EditCustomer(name) => t!(book.label.edit_customer, name = name),
        Label::ArchiveCustomer(name) => t!(book.label.archive_customer, name = name),
        Label::RestoreCustomer(name) => t!(book.label.restore_customer, name = name),
        Label::MergeCustomers(from, into) => {
            t!(book.label.merge_customers, from = from, into = into)
        }
        Label::ChangeCustomers(change, n) => {
            let customers = t!(units.customers, n = *n);
            match change {
                CustomersChange::Owner(owner) if owner.is_empty() => {
                    t!(book.label.no_owner, customers = customers)
                }
                CustomersChange::Owner(owner) => {
                    t!(book.label.owner, owner = owner, customers = customers)
                }
                CustomersChange::AddTag(tag) => {
                    t!(book.label.add_tag, tag = tag, customers = customers)
                }
                CustomersChange::RemoveTag(tag) => {
                    t!(book.label.remove_tag, tag = tag, customers = customers)
                }
            }
        }
        Label::AddProduct(name) => t!(book.label.add_product, name = name),
        Label::EditProduct(name) => t!(book.label.edit_product, name = name),
        Label::ArchiveProduct(name) => t!(book.label.archive_product, name = name),
        Label::RestoreProduct(name) => t!(book.label.restore_product, name = name),
        Label::MergeProducts(from, into) => {
            t!(book.label.merge_products, from = from, into = into)
        }
        Label::AddOrder(lines) => t!(book.label.add_order, lines = t!(units.lines, n = *lines)),
        Label::VoidOrder(code) if code.is_empty() => t!(book.label.void_unnumbered).to_owned(),
        Label::VoidOrder(code) => t!(book.label.void_order, code = code),
        Label::RestoreOrder(code) if code.is_empty() => {
            t!(book.label.restore_unnumbered).to_owned()
        }
        Label::RestoreOrder(code) => t!(book.label.restore_order, code = code),
        Label::Judge(name, of) => {
            let evidence = mid_sentence(evidence(*of));
            t!(book.label.judge, evidence = evidence, name = name)
        }
        Label::JudgeSeveral(of, n) => {
            let evidence = mid_sentence(evidence(*of));
            t!(
                book.label.judge,
                evidence = evidence,
                name = t!(units.customers, n = *n)
            )
        }
        Label::WithdrawJudgement(name, of) => {
            let evidence = mid_sentence(evidence(*of));
            t!(
                book.label.withdraw_judgement,
                evidence = evidence,
                name = name
            )
        }
        Label::AddRecord(kind, name) => record::adding(*kind, name),
        Label::AddRecords(counts) => {
            let counts: Vec<String> = counts
                .iter()
                .map(|&(kind, n)| record::count(kind, n))
                .collect();
            t!(
                book.label.add_records,
                what = counts.join(t!(value.list_separator))
            )
        }
        Label::EditRecord(kind, name) => record::editing(*kind, name),
        Label::RemoveRecord(kind, name) => record::removing(*kind, name),
        Label::ChangeService => t!(book.label.change_service).to_owned(),
        Label::ChangeRules => t!(book.label.change_rules).to_owned(),
        Label::ChangeUnits | Label::ChangeSettings => t!(book.label.change_settings).to_owned(),
        Label::Import {
            lines,
            customers,
            products,
            records,
            source,
        } => {
            let what = imported(*lines, records, *customers, *products, source);
            if records.is_empty() {
                t!(book.label.import_something, what = what)
            } else {
                t!(book.label.import_records, what = what, source = source)
            }
        }
    }
}

/// What an import brought, in its largest unit; its file's name where it brought nothing.
pub fn imported(
    lines: u32,
    records: &[(RecordKind, u32)],
    customers: u32,
    products: u32,
    source: &str,
) -> String {
    if lines > 0 {
        t!(units.lines, n = lines)
    } else if let Some(&(kind, n)) = records.first() {
        record::count(kind, n)
    } else if customers > 0 {
        t!(units.customers, n = customers)
    } else if products > 0 {
        t!(units.products, n = products)
    } else {
        source.to_owned()
    }
}

/// Why a change was refused, and what to do about it.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty { field } => t!(book.refusal.empty, field = self::field(*field)),
        Refusal::TooLong {
            field: Field::Tags,
            most,
        } if *most < 100 => {
            t!(book.refusal.too_many_tags, most = most)
        }
        Refusal::TooLong { field, most } => {
            t!(
                book.refusal.too_long,
                field = self::field(*field),
                most = integer(*most as i64)
            )
        }
        Refusal::OutOfRange {
            field: Field::Currency,
        } => t!(book.refusal.currency).to_owned(),
        Refusal::OutOfRange {
            field: Field::Weights,
        } => t!(book.refusal.weights).to_owned(),
        Refusal::OutOfRange {
            field: Field::Email,
        } => t!(book.refusal.email).to_owned(),
        Refusal::OutOfRange {
            field: Field::Birthday,
        } => t!(book.refusal.birthday).to_owned(),
        Refusal::OutOfRange {
            field: Field::PutOff,
        } => t!(book.refusal.put_off).to_owned(),
        Refusal::OutOfRange { field } => {
            t!(book.refusal.out_of_range, field = self::field(*field))
        }
        Refusal::CodeTaken { code } => t!(book.refusal.code_taken, code = code),
        Refusal::UnknownCustomer => t!(book.refusal.unknown_customer).to_owned(),
        Refusal::UnknownProduct => t!(book.refusal.unknown_product).to_owned(),
        Refusal::UnknownOrder => t!(book.refusal.unknown_order).to_owned(),
        Refusal::UnknownJudgement => t!(book.refusal.unknown_judgement).to_owned(),
        Refusal::UnknownRecord(kind) => record::gone(*kind).to_owned(),
        Refusal::TooManyRecords { kind, most } => too_many(*kind, *most),
        Refusal::CannotMerge => t!(book.refusal.cannot_merge).to_owned(),
        Refusal::NoLines => t!(book.refusal.no_lines).to_owned(),
        Refusal::TooManyLines { most } => {
            t!(book.refusal.too_many_lines, most = integer(*most as i64))
        }
        Refusal::Stale => t!(book.refusal.stale).to_owned(),
        Refusal::DoesNotFit => t!(book.refusal.does_not_fit).to_owned(),
        Refusal::ReadOnly => t!(book.refusal.read_only).to_owned(),
        Refusal::NothingThere => t!(book.refusal.nothing_there).to_owned(),
    }
}

/// That a book has no room for more records of a kind.
pub fn too_many(kind: RecordKind, most: usize) -> String {
    let count = record::count(kind, most as u32);
    t!(book.refusal.too_many_records, count = count)
}

/// A field of a form, to stand inside a sentence.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Name => t!(book.field.name),
        Field::Code => t!(book.field.code),
        Field::Region => t!(book.field.region),
        Field::Owner => t!(book.field.owner),
        Field::Tags => t!(book.field.tags),
        Field::Notes => t!(book.field.notes),
        Field::Category => t!(book.field.category),
        Field::Unit => t!(book.field.unit),
        Field::Cost => t!(book.field.cost),
        Field::Currency => t!(book.field.currency),
        Field::Value => t!(book.field.value),
        Field::Weights => t!(book.field.weights),
        Field::Cuts => t!(book.field.cuts),
        Field::Window => t!(book.field.window),
        Field::Source => t!(book.field.source),
        Field::Until => t!(book.field.until),
        Field::By => t!(book.field.by),
        Field::With => t!(book.field.with),
        Field::Minutes => t!(book.field.minutes),
        Field::Role => t!(book.field.role),
        Field::Phone => t!(book.field.phone),
        Field::Email => t!(book.field.email),
        Field::Birthday => t!(book.field.birthday),
        Field::What => t!(book.field.what),
        Field::PutOff => t!(book.field.put_off),
        Field::Policy => t!(book.field.policy),
        Field::Credit => t!(book.field.credit),
        Field::Gap => t!(book.field.gap),
        Field::Threshold => t!(book.field.threshold),
        Field::Budget => t!(book.field.budget),
        Field::Rate => t!(book.field.rate),
        Field::Whom => t!(book.field.whom),
        Field::Quantity => t!(book.field.quantity),
        Field::Chance => t!(book.field.chance),
        Field::Calculator => t!(book.field.calculator),
        Field::Figures => t!(book.field.figures),
        Field::Question => t!(book.field.question),
        Field::Answer => t!(book.field.answer),
        Field::Clause => t!(book.field.clause),
        Field::Asked => t!(book.field.asked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, set_lang};
    use keepgold_core::book::Evidence;

    #[test]
    fn an_import_is_named_by_what_it_brought() {
        let step = Label::Import {
            lines: 541_909,
            customers: 4_372,
            products: 4_070,
            records: Vec::new(),
            source: "online_retail.csv".into(),
        };
        set_lang(Lang::En);
        assert_eq!(undo(&step), "Undo: import of 541,909 lines");
        set_lang(Lang::ZhCn);
        assert_eq!(undo(&step), "撤销：导入 541,909 行");
        let visits = Label::Import {
            lines: 0,
            customers: 0,
            products: 0,
            records: vec![(RecordKind::Contact, 1_204)],
            source: "visits.xlsx".into(),
        };
        assert_eq!(undo(&visits), "撤销：从 visits.xlsx 导入 1,204 条跟进记录");
        set_lang(Lang::En);
        assert_eq!(
            undo(&visits),
            "Undo: import of 1,204 contacts from visits.xlsx"
        );
    }

    #[test]
    fn a_judgement_is_named_by_what_was_judged_and_of_whom() {
        let step = Label::Judge("Acme".into(), Evidence::ShareOfWallet);
        set_lang(Lang::En);
        assert_eq!(undo(&step), "Undo: judgement of share of wallet for Acme");
        set_lang(Lang::ZhCn);
        assert_eq!(undo(&step), "撤销：人工判断 Acme 的“客户占有率”");
    }
}
