//! Which tables a file can be, and what their columns can mean.

use crate::book::RecordKind;
use crate::import::records::{Head, heads};
use crate::import::role::{Role, TableKind};

/// All tables that a file can be, in the order in which a person would list them.
pub fn tables() -> Vec<TableKind> {
    let kinds = RecordKind::KNOWN.iter().copied();
    let records = kinds.filter(|&kind| !heads(kind).is_empty());
    [
        TableKind::OrderLines,
        TableKind::Customers,
        TableKind::Products,
    ]
    .into_iter()
    .chain(records.map(TableKind::Records))
    .collect()
}

/// The roles that the columns of a table can have, in the order in which a person would list them.
pub fn roles(kind: TableKind) -> Vec<Role> {
    match kind {
        TableKind::OrderLines => vec![
            Role::CustomerCode,
            Role::CustomerName,
            Role::Date,
            Role::OrderCode,
            Role::ProductCode,
            Role::ProductName,
            Role::Category,
            Role::Quantity,
            Role::UnitPrice,
            Role::Amount,
            Role::Region,
            Role::Owner,
            Role::Unit,
            Role::UnitCost,
            Role::Currency,
            Role::DocumentType,
            Role::Status,
            Role::Discount,
            Role::Debit,
            Role::Credit,
            Role::FirstName,
            Role::LastName,
            Role::Year,
            Role::Month,
            Role::DayOfMonth,
            Role::MonthAmount,
            Role::MonthSum,
        ],
        TableKind::Customers => vec![
            Role::CustomerCode,
            Role::CustomerName,
            Role::Kind,
            Role::Region,
            Role::Owner,
            Role::Tags,
            Role::Since,
            Role::Notes,
            Role::Prospect,
        ],
        TableKind::Products => vec![
            Role::ProductCode,
            Role::ProductName,
            Role::Category,
            Role::Unit,
            Role::UnitCost,
            Role::MarginRate,
            Role::Currency,
            Role::Charge,
        ],
        TableKind::Records(_) => heads_of(kind).into_iter().map(|head| head.role).collect(),
    }
}

/// How the columns of a table are known where a description of its kind says it; nothing for other tables.
pub(in crate::import) fn heads_of(table: TableKind) -> Vec<Head> {
    match table {
        TableKind::Records(kind) => heads(kind),
        _ => Vec::new(),
    }
}
