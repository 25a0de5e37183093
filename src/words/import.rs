//! Words of files and imports: roles, reasons, faults.

use keepgold_core::export::json::{Part, ReadError};
use keepgold_core::import::xlsx::XlsxError;
use keepgold_core::import::{
    ChargeGround, DateReading, DecimalSign, Foreign, Ground, ImportError, Mapping, Need, Reason,
    Role, TableKind,
};

use super::record;
use crate::format::{bytes, integer};
use crate::shell::file_bytes::Unread;
use crate::t;
use crate::worker::{Fault, WorkerError};

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
        Role::Currency => t!(import.role.currency),
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
        Role::Outcome => t!(service.contact.outcome),
        Role::With => t!(service.contact.with),
        Role::PersonName => t!(record.person.name),
        Role::FirstName => t!(import.role.first_name),
        Role::LastName => t!(import.role.last_name),
        Role::JobTitle => t!(record.person.role),
        Role::Phone => t!(record.person.phone),
        Role::Mobile => t!(import.role.mobile),
        Role::Email => t!(record.person.email),
        Role::Birthday => t!(record.person.birthday),
        Role::LunarBirthday => t!(import.role.lunar_birthday),
        Role::Calendar => t!(record.person.calendar),
        Role::Left => t!(record.person.left),
        Role::Due => t!(record.follow_up.due),
        Role::Task => t!(record.follow_up.what),
        Role::Assignee => t!(record.follow_up.by),
        Role::Progress => t!(record.follow_up.state),
        Role::PutOffUntil => t!(record.follow_up.put_off_until),
        Role::DoneOn => t!(record.follow_up.done_on),
        Role::Warnings => t!(record.alarm_state.rules),
        Role::Causes => t!(record.alarm_state.causes),
        Role::OfferKind => t!(record.offer.kind),
        Role::OfferReason => t!(record.offer.reason),
        Role::Declined => t!(record.offer.why_declined),
        Role::Whom => t!(record.offer.whom),
        Role::Worth => t!(record.offer.worth),
        Role::Chance => t!(cross_sell.chance),
        Role::DocumentType => t!(import.role.document_type),
        Role::Status => t!(import.role.status),
        Role::Discount => t!(import.role.discount),
        Role::Debit => t!(import.role.debit),
        Role::Credit => t!(import.role.credit),
        Role::Year => t!(import.role.year),
        Role::Month => t!(import.role.month),
        Role::DayOfMonth => t!(import.role.day_of_month),
        Role::MonthAmount => t!(import.role.month_amount),
        Role::MonthSum => t!(import.role.month_sum),
        Role::Calculator => t!(record.reckoning.calculator),
        Role::Figures => t!(record.reckoning.figures),
    }
}

/// What each row of a table is, to stand behind “Each row is”.
pub fn kind(kind: TableKind) -> &'static str {
    match kind {
        TableKind::OrderLines => t!(import.kind.order_lines),
        TableKind::Customers => t!(import.kind.customers),
        TableKind::Products => t!(import.kind.products),
        TableKind::Records(kind) => record::row(kind),
    }
}

/// What a table still lacks.
pub fn need(need: Need) -> &'static str {
    match need {
        Need::Customer => t!(import.need.customer),
        Need::Column(Role::Date) => t!(import.need.date),
        Need::Column(of) => role(of),
        Need::Value => t!(import.need.value),
        Need::Product => t!(import.need.product),
    }
}

/// What a proposed meaning rests on.
pub fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::Export => t!(import.basis.export),
        Ground::Header => t!(import.basis.header),
        Ground::Sums => t!(import.basis.sums),
        Ground::PartOfHeader => t!(import.basis.part),
        Ground::Contents => t!(import.basis.contents),
        Ground::Nothing => t!(import.basis.nothing),
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
        DateReading::Month => t!(import.date_reading.month),
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
pub fn charge_ground(ground: ChargeGround) -> &'static str {
    match ground {
        ChargeGround::Code => t!(import.preview.why_code),
        ChargeGround::Name => t!(import.preview.why_name),
        ChargeGround::Shape => t!(import.preview.why_shape),
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
        Reason::YearMissing => t!(import.why.year_missing).to_owned(),
        Reason::OtherDateFormat => t!(import.why.other_date_format).to_owned(),
        Reason::NotANumber => t!(import.why.not_a_number).to_owned(),
        Reason::TooLarge => t!(import.why.too_large).to_owned(),
        Reason::Negative => t!(import.why.negative).to_owned(),
        Reason::TextTooLong { most } => t!(import.why.text_too_long, most = most),
        Reason::UnknownWord => t!(import.why.unknown_word).to_owned(),
        Reason::UnknownCustomer => t!(import.why.unknown_customer).to_owned(),
        Reason::SeveralCustomers => t!(import.why.several_customers).to_owned(),
        Reason::UnknownProduct => t!(import.why.unknown_product).to_owned(),
        Reason::SeveralProducts => t!(import.why.several_products).to_owned(),
        Reason::YetToCome => t!(import.why.yet_to_come).to_owned(),
        Reason::UnderAMinute => t!(import.why.under_a_minute).to_owned(),
        Reason::NotABirthday => t!(import.why.not_a_birthday).to_owned(),
        Reason::NotAnAddress => t!(import.why.not_an_address).to_owned(),
        Reason::DigitsLost => t!(import.why.digits_lost).to_owned(),
        Reason::DayMissing => t!(import.why.day_missing).to_owned(),
        Reason::Sum => t!(import.why.sum).to_owned(),
        Reason::Heading => t!(import.why.heading).to_owned(),
        Reason::FarDay => t!(import.why.far_day).to_owned(),
        Reason::Unfit => t!(import.why.unfit).to_owned(),
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
        Fault::Table(error) => table_fault(error),
        Fault::Workbook(error) => workbook_fault(*error),
        Fault::Backup(error) => backup_fault(error),
        Fault::NoMemory => t!(import.fault.no_memory).to_owned(),
        Fault::TooLarge { size, most } => {
            t!(
                import.fault.too_large,
                size = bytes(*size),
                most = bytes(*most)
            )
        }
        Fault::Internal => t!(import.fault.internal).to_owned(),
    }
}

fn table_fault(error: &ImportError) -> String {
    match error {
        ImportError::Empty => t!(import.fault.empty).to_owned(),
        ImportError::Foreign(foreign) => foreign_file(*foreign).to_owned(),
        ImportError::BrokenJson { line, column } => {
            t!(import.fault.broken_json, line = line, column = column)
        }
        ImportError::Binary => t!(import.fault.not_a_table).to_owned(),
        ImportError::TooManyColumns { row, most } => too_many_columns(*row, *most),
        ImportError::TooManyRows { most } => {
            t!(import.fault.too_many_rows, most = integer(i64::from(*most)))
        }
        ImportError::RowTooLong { row } => {
            t!(import.fault.row_too_long, row = integer(i64::from(*row)))
        }
        ImportError::TooMuchText => t!(import.fault.too_much_text).to_owned(),
        ImportError::LongerRows { header, cells } => {
            t!(import.fault.longer_rows, header = header, cells = cells)
        }
        ImportError::AnotherTable { row } => {
            t!(import.fault.another_table, row = integer(i64::from(*row)))
        }
        ImportError::TooManyLines { most } => {
            t!(import.fault.too_many_lines, most = integer(*most as i64))
        }
        ImportError::TooManyRecords { kind, most } => super::book::too_many(*kind, *most),
        ImportError::NoColumnFor(_)
        | ImportError::NoFile(_)
        | ImportError::RoleTwice(_)
        | ImportError::RoleOutOfPlace(_)
        | ImportError::OtherColumns => t!(import.fault.mapping).to_owned(),
    }
}

/// What a file is that holds no table, and what to do.
fn foreign_file(foreign: Foreign) -> &'static str {
    match foreign {
        Foreign::Pdf => t!(import.fault.pdf),
        Foreign::Picture => t!(import.fault.picture),
        Foreign::Document => t!(import.fault.document),
        Foreign::WebArchive => t!(import.fault.web_archive),
        Foreign::Markup => t!(import.fault.markup),
        Foreign::Numbers => t!(import.fault.numbers),
        Foreign::Archive => t!(import.fault.archive),
        Foreign::Database => t!(import.fault.database),
        Foreign::NestedJson => t!(import.fault.nested_json),
    }
}

fn too_many_columns(row: u32, most: usize) -> String {
    t!(
        import.fault.too_many_columns,
        row = integer(i64::from(row)),
        most = most
    )
}

fn workbook_fault(error: XlsxError) -> String {
    match error {
        XlsxError::NotASpreadsheet => t!(import.fault.not_a_table).to_owned(),
        XlsxError::NoWorkbook(foreign) => foreign_file(foreign).to_owned(),
        XlsxError::Password => t!(import.fault.password).to_owned(),
        XlsxError::OldXls => t!(import.fault.old_excel).to_owned(),
        XlsxError::Xlsb => t!(import.fault.binary_workbook).to_owned(),
        XlsxError::OpenDocument => t!(import.fault.open_document).to_owned(),
        XlsxError::NoSheets | XlsxError::NoSuchSheet => t!(import.fault.no_sheets).to_owned(),
        XlsxError::Damaged(_) | XlsxError::UnknownPacking(_) | XlsxError::TooManyEntries { .. } => {
            t!(import.fault.damaged_workbook).to_owned()
        }
        XlsxError::TooLarge { most, .. } => {
            t!(import.fault.unpacks_too_large, most = bytes(most))
        }
        XlsxError::TooManyColumns { row, most } => too_many_columns(row, most),
    }
}

fn backup_fault(error: &ReadError) -> String {
    match error {
        ReadError::NotABook => t!(import.fault.not_a_book).to_owned(),
        ReadError::NewerVersion { version } => t!(import.fault.newer_version, version = version),
        ReadError::CutShort(_) => t!(import.fault.cut_short).to_owned(),
        ReadError::NotJson(place) | ReadError::Damaged(place) if place.part.is_list() => t!(
            import.fault.damaged_record,
            line = place.line,
            column = place.column,
            part = part(place.part),
            record = place.record + 1
        ),
        ReadError::NotJson(place) | ReadError::Damaged(place) => t!(
            import.fault.damaged_backup,
            line = place.line,
            column = place.column,
            part = part(place.part)
        ),
        ReadError::TooMany { .. } | ReadError::Refused(_) => {
            t!(import.fault.unfit_backup).to_owned()
        }
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

fn part(part: Part) -> &'static str {
    match part {
        Part::Head => t!(import.part.head),
        Part::Settings => t!(import.part.settings),
        Part::Customers => t!(import.part.customers),
        Part::Products => t!(import.part.products),
        Part::Orders => t!(import.part.orders),
        Part::Voided => t!(import.part.voided),
        Part::Judgements => t!(import.part.judgements),
        Part::Contacts => t!(import.part.contacts),
        Part::Service => t!(import.part.service),
        Part::PastRules => t!(import.part.past_rules),
        Part::Records => t!(import.part.records),
    }
}
