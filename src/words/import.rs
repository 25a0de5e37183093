//! Words of files and imports: roles, reasons, faults.

use keepgold_core::import::{DateReading, DecimalSign, Mapping, Need, Reason, Role, TableKind};

use crate::format::{bytes, integer};
use crate::shell::file_bytes::Unread;
use crate::t;
use crate::worker::{BackupPart, Basis, Fault, WhyCharge, WorkerError};

/// What a column means.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::CustomerCode => t!(import.role.customer_code),
        Role::CustomerName => t!(import.role.customer_name),
        Role::Date => t!(import.role.date),
        Role::OrderCode => t!(import.role.order_code),
        Role::ProductCode => t!(import.role.product_code),
        Role::ProductName => t!(import.role.product_name),
        Role::Category => t!(import.role.category),
        Role::Quantity => t!(import.role.quantity),
        Role::UnitPrice => t!(import.role.unit_price),
        Role::Amount => t!(import.role.amount),
        Role::Region => t!(import.role.region),
        Role::Owner => t!(import.role.owner),
        Role::Unit => t!(import.role.unit),
        Role::UnitCost => t!(import.role.unit_cost),
        Role::Kind => t!(import.role.kind),
        Role::Tags => t!(import.role.tags),
        Role::Since => t!(import.role.since),
        Role::Notes => t!(import.role.notes),
        Role::Prospect => t!(import.role.prospect),
        Role::MarginRate => t!(import.role.margin_rate),
        Role::Charge => t!(import.role.charge),
        Role::ContactKind => t!(service.contact.kind),
        Role::By => t!(service.contact.by),
        Role::Minutes => t!(service.contact.minutes),
        Role::About => t!(service.contact.note),
    }
}

/// What each row of a table is.
pub fn kind(kind: TableKind) -> &'static str {
    match kind {
        TableKind::OrderLines => t!(import.kind.order_lines),
        TableKind::Customers => t!(import.kind.customers),
        TableKind::Products => t!(import.kind.products),
        TableKind::Contacts => t!(import.kind.contacts),
    }
}

/// What a table still lacks.
pub fn need(need: Need) -> &'static str {
    match need {
        Need::Customer => t!(import.need.customer),
        Need::Date => t!(import.need.date),
        Need::Value => t!(import.need.value),
        Need::Product => t!(import.need.product),
    }
}

/// What a proposed meaning rests on.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Header => t!(import.basis.header),
        Basis::PartOfHeader => t!(import.basis.part),
        Basis::Contents => t!(import.basis.contents),
        Basis::Remembered => t!(import.basis.remembered),
        Basis::Chosen => t!(import.basis.chosen),
        Basis::Nothing => t!(import.basis.nothing),
    }
}

/// How dates are read.
pub fn date_reading(reading: DateReading) -> &'static str {
    match reading {
        DateReading::YearFirst => t!(import.date_reading.year_first),
        DateReading::DayFirst => t!(import.date_reading.day_first),
        DateReading::MonthFirst => t!(import.date_reading.month_first),
        DateReading::Compact => t!(import.date_reading.compact),
        DateReading::MonthName => t!(import.date_reading.month_name),
        DateReading::Serial => t!(import.date_reading.serial),
    }
}

/// Which sign marks decimals.
pub fn decimal_sign(sign: DecimalSign) -> &'static str {
    match sign {
        DecimalSign::Point => t!(import.preview.sign_point),
        DecimalSign::Comma => t!(import.preview.sign_comma),
    }
}

/// What speaks for a charge.
pub fn why_charge(why: WhyCharge) -> &'static str {
    match why {
        WhyCharge::Code => t!(import.preview.why_code),
        WhyCharge::Name => t!(import.preview.why_name),
        WhyCharge::Shape => t!(import.preview.why_shape),
    }
}

/// Why a row is not taken, without saying where.
pub fn reason(reason: Reason) -> String {
    match reason {
        Reason::BrokenQuotes => t!(import.why.broken_quotes).to_owned(),
        Reason::CellTooLong => t!(import.why.cell_too_long).to_owned(),
        Reason::ExtraCells { expected, found } => {
            t!(import.why.extra_cells, expected = expected, found = found)
        }
        Reason::Missing => t!(import.why.missing).to_owned(),
        Reason::SheetError => t!(import.why.sheet_error).to_owned(),
        Reason::NotADate => t!(import.why.not_a_date).to_owned(),
        Reason::OtherDateFormat => t!(import.why.other_date_format).to_owned(),
        Reason::NotANumber => t!(import.why.not_a_number).to_owned(),
        Reason::TooLarge => t!(import.why.too_large).to_owned(),
        Reason::Negative => t!(import.why.negative).to_owned(),
        Reason::TextTooLong { most } => t!(import.why.text_too_long, most = most),
        Reason::UnknownWord => t!(import.why.unknown_word).to_owned(),
        Reason::UnknownCustomer => t!(import.why.unknown_customer).to_owned(),
        Reason::SeveralCustomers => t!(import.why.several_customers).to_owned(),
        Reason::YetToCome => t!(import.why.yet_to_come).to_owned(),
        Reason::UnderAMinute => t!(import.why.under_a_minute).to_owned(),
    }
}

/// Why a row is not taken, with the column that is to blame.
pub fn reason_at(mapping: &Mapping, column: Option<u16>, why: Reason) -> String {
    let reason = reason(why);
    match column.and_then(|index| Some((index, mapping.columns.get(usize::from(index))?))) {
        Some((index, column)) => {
            let column = column_title(&column.header, usize::from(index));
            t!(import.why.in_column, column = column, reason = reason)
        }
        None => t!(import.why.in_row, reason = reason),
    }
}

/// What a column is called: its header, or its number where it has none.
pub fn column_title(header: &str, index: usize) -> String {
    if header.is_empty() {
        t!(import.columns.unnamed, n = index + 1)
    } else {
        header.to_owned()
    }
}

/// Why the browser did not give the bytes of a file.
pub fn unread(unread: Unread) -> &'static str {
    match unread {
        Unread::Gone => t!(import.fault.gone),
        Unread::Changed => t!(import.fault.changed),
        Unread::Refused => t!(import.fault.refused),
        Unread::NoMemory => t!(import.fault.no_memory),
    }
}

/// Why a file came to nothing: what, where, and what to do.
pub fn fault(fault: &Fault) -> String {
    match fault {
        Fault::Empty => t!(import.fault.empty).to_owned(),
        Fault::NoMemory => t!(import.fault.no_memory).to_owned(),
        Fault::TooLarge { size, most } => {
            t!(
                import.fault.too_large,
                size = bytes(*size),
                most = bytes(*most)
            )
        }
        Fault::NotATable => t!(import.fault.not_a_table).to_owned(),
        Fault::OldExcel => t!(import.fault.old_excel).to_owned(),
        Fault::BinaryWorkbook => t!(import.fault.binary_workbook).to_owned(),
        Fault::OpenDocument => t!(import.fault.open_document).to_owned(),
        Fault::Password => t!(import.fault.password).to_owned(),
        Fault::NoSheets => t!(import.fault.no_sheets).to_owned(),
        Fault::DamagedWorkbook => t!(import.fault.damaged_workbook).to_owned(),
        Fault::UnpacksTooLarge { most } => {
            t!(import.fault.unpacks_too_large, most = bytes(*most))
        }
        Fault::TooManyColumns { row, most } => {
            t!(
                import.fault.too_many_columns,
                row = integer(i64::from(*row)),
                most = most
            )
        }
        Fault::TooManyRows { most } => {
            t!(import.fault.too_many_rows, most = integer(i64::from(*most)))
        }
        Fault::RowTooLong { row } => t!(import.fault.row_too_long, row = integer(i64::from(*row))),
        Fault::TooMuchText => t!(import.fault.too_much_text).to_owned(),
        Fault::TooManyLines { most } => {
            t!(import.fault.too_many_lines, most = integer(*most as i64))
        }
        Fault::TooManyRecords { kind, most } => super::book::too_many(*kind, *most),
        Fault::Mapping => t!(import.fault.mapping).to_owned(),
        Fault::NotABook => t!(import.fault.not_a_book).to_owned(),
        Fault::NewerVersion { version } => t!(import.fault.newer_version, version = version),
        Fault::CutShort => t!(import.fault.cut_short).to_owned(),
        Fault::DamagedBackup {
            line,
            column,
            part,
            record: 0,
        } => {
            let part = backup_part(*part);
            t!(
                import.fault.damaged_backup,
                line = line,
                column = column,
                part = part
            )
        }
        Fault::DamagedBackup {
            line,
            column,
            part,
            record,
        } => t!(
            import.fault.damaged_record,
            line = line,
            column = column,
            part = backup_part(*part),
            record = record
        ),
        Fault::UnfitBackup => t!(import.fault.unfit_backup).to_owned(),
        Fault::Internal => t!(import.fault.internal).to_owned(),
    }
}

/// Why the worker gave no answer.
pub fn worker_error(error: WorkerError) -> &'static str {
    match error {
        WorkerError::Crashed => t!(import.fault.crashed),
        WorkerError::NotStarted => t!(import.fault.not_started),
        WorkerError::Cancelled | WorkerError::Unreadable => t!(import.fault.internal),
    }
}

fn backup_part(part: BackupPart) -> &'static str {
    match part {
        BackupPart::Head => t!(import.part.head),
        BackupPart::Settings => t!(import.part.settings),
        BackupPart::Customers => t!(import.part.customers),
        BackupPart::Products => t!(import.part.products),
        BackupPart::Orders => t!(import.part.orders),
        BackupPart::Voided => t!(import.part.voided),
        BackupPart::Judgements => t!(import.part.judgements),
        BackupPart::Contacts => t!(import.part.contacts),
        BackupPart::Service => t!(import.part.service),
        BackupPart::PastRules => t!(import.part.past_rules),
        BackupPart::Records => t!(import.part.records),
    }
}
