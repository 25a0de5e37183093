//! Why a command was refused, in words. Must know nothing of a form.

use crate::t;
use keepgold_core::book::{Field, Refusal};

/// The sentence for a refused command.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty { field } => t!(words.refused.empty, field = field_name(*field)),
        Refusal::TooLong { field, most } => {
            t!(
                words.refused.too_long,
                field = field_name(*field),
                most = most
            )
        }
        Refusal::OutOfRange { field } => t!(words.refused.out_of_range, field = field_name(*field)),
        Refusal::CodeTaken { code } => t!(words.refused.code_taken, code = code),
        Refusal::UnknownCustomer
        | Refusal::UnknownProduct
        | Refusal::UnknownOrder
        | Refusal::UnknownJudgement => t!(words.refused.gone).to_owned(),
        Refusal::CannotMerge => t!(words.refused.cannot_merge).to_owned(),
        Refusal::NoLines => t!(words.refused.no_lines).to_owned(),
        Refusal::TooManyLines { most } => t!(words.refused.too_many_lines, most = most),
        Refusal::Stale | Refusal::DoesNotFit => t!(words.refused.stale).to_owned(),
        Refusal::ReadOnly => t!(words.refused.read_only).to_owned(),
        Refusal::NothingThere => t!(words.refused.nothing_there).to_owned(),
    }
}

fn field_name(field: Field) -> &'static str {
    match field {
        Field::Name => t!(words.field.name),
        Field::Code => t!(words.field.code),
        Field::Region => t!(words.field.region),
        Field::Owner => t!(words.field.owner),
        Field::Tags => t!(words.field.tags),
        Field::Notes => t!(words.field.notes),
        Field::Category => t!(words.field.category),
        Field::Unit => t!(words.field.unit),
        Field::Cost => t!(words.field.cost),
        Field::Currency => t!(words.field.currency),
        Field::Value => t!(words.field.value),
        Field::Weights => t!(words.field.weights),
        Field::Cuts => t!(words.field.cuts),
        Field::Window => t!(words.field.window),
        Field::Source => t!(words.field.source),
    }
}
