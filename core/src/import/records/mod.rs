//! The records of a kind as a file. One description for each kind says what its columns mean, how they are read and
//! written, what a row must say and what makes two records the same; proposing columns, reading rows, the preview and
//! the exported table follow from it.

mod alarm_state;
mod contact;
mod follow_up;
mod offer;
mod person;
mod read;
mod reckoning;

use self::read::{Cells, Read};
use super::batch::preview::Choices;
use super::role::Role;
use crate::book::{
    AlarmState, Contact, Customer, CustomerId, FollowUp, Kind, Offer, Person, Product, ProductId,
    Reckoning, RecordKind,
};
use crate::export::table::Cell;
use crate::export::words::Words;

pub(in crate::import) use self::read::{Put, Reading};

/// A kind whose records come in as files. Whose a record is stands in columns of its own, the same for all kinds.
pub(crate) trait FileRecord: Kind + 'static {
    /// The columns, in the order in which a person would list them.
    const COLUMNS: &'static [Column<Self>];
    /// What a row must say: of each of these groups one column must stand in the file and be filled.
    const NEEDS: &'static [&'static [Role]];
    /// Sets the product that a record is about; none where records of the kind are about none.
    const PRODUCT: Option<fn(&mut Self, ProductId)> = None;

    /// The product that it is about, where it is about one.
    fn product(&self) -> Option<ProductId> {
        None
    }

    /// A record that says nothing yet but whose it is, and what was chosen for all of them.
    fn blank(customer: CustomerId, choices: &Choices) -> Self;

    /// The same record as that of another customer.
    #[must_use]
    fn of(self, customer: CustomerId) -> Self;

    /// What makes two records the same: this one without what is often noted or mended later. A row of the same identity
    /// stands for the record of the book, unless another record equals the row wholly.
    #[must_use]
    fn identity(&self) -> Self;

    /// The day it stands for, where it has one: for the preview.
    fn day(&self) -> Option<crate::unit::Day> {
        None
    }
}

/// A column of a kind's files.
pub(crate) struct Column<T> {
    pub(crate) head: Head,
    /// Whether no row may leave it empty where the file has it.
    pub(crate) is_filled: bool,
    pub(in crate::import) cells: Cells<T>,
    /// What files out say in it; none where another column says it.
    pub(crate) write: Option<Write<T>>,
}

/// What files out say of a record in a column.
pub(crate) enum Write<T> {
    /// The code of its customer, or another text of theirs.
    Customer(fn(&Customer) -> &str),
    /// The code of its product, or another text of that.
    Product(fn(&Product) -> &str),
    /// A cell.
    Cell(for<'a> fn(&'a T, &Words<'a>) -> Cell<'a>),
    /// A text that the record does not hold as such.
    Text(fn(&T, &Words<'_>) -> String),
}

/// How a column is known by its header and contents.
#[derive(Clone, Copy)]
pub(crate) struct Head {
    pub(crate) role: Role,
    /// What people call it in English and Chinese, in normal form, the most exact first; empty where its role is
    /// called the same in every table.
    pub(crate) names: &'static [&'static str],
    /// Whether a header that is called so says another thing all the same, such as another unit.
    pub(crate) denies: fn(&str) -> bool,
    pub(crate) looks: Looks,
    /// Whether it is a sign of this kind: orders and lists have no such column.
    pub(crate) is_sign: bool,
}

/// What the contents of a column look like.
#[derive(Clone, Copy)]
pub(crate) enum Looks {
    /// Anything at all.
    Anything,
    /// Words, seldom dates or numbers with decimals.
    Words,
    /// Dates.
    Dates,
    /// Such texts. A column with its exact name is taken whatever it holds: others are complained of row by row.
    Mostly(fn(&str) -> bool),
    /// Such texts and few others: what people write freely under the same name is left out.
    Only(fn(&str) -> bool),
}

impl<T> Column<T> {
    /// The code of the customer.
    const CUSTOMER_CODE: Self = Self::new(
        Head::new(Role::CustomerCode, &[], Looks::Anything),
        Cells::Named,
    )
    .with(Write::Customer(|customer| &customer.code));
    /// The name of the customer.
    const CUSTOMER_NAME: Self = Self::new(
        Head::new(Role::CustomerName, &[], Looks::Words),
        Cells::Named,
    )
    .with(Write::Customer(|customer| &customer.name));
    /// The code of the product.
    const PRODUCT_CODE: Self = Self::new(
        Head::new(Role::ProductCode, &[], Looks::Anything),
        Cells::Named,
    )
    .with(Write::Product(|product| &product.code));
    /// The name of the product.
    const PRODUCT_NAME: Self = Self::new(
        Head::new(Role::ProductName, &[], Looks::Words),
        Cells::Named,
    )
    .with(Write::Product(|product| &product.name));

    const fn new(head: Head, cells: Cells<T>) -> Self {
        Self {
            head,
            is_filled: false,
            cells,
            write: None,
        }
    }

    /// A column of text of at most so many characters.
    const fn text(head: Head, most: usize, set: fn(&mut T, String)) -> Self {
        Self::new(head, Cells::Text(most, set))
    }

    /// A column whose texts are read as something else.
    const fn read(head: Head, read: Read<T>) -> Self {
        Self::new(head, Cells::Read(read))
    }

    /// The same column, which no row may leave empty where the file has it.
    const fn filled(mut self) -> Self {
        self.is_filled = true;
        self
    }

    /// The same column, which files out have too.
    const fn written(self, cell: for<'a> fn(&'a T, &Words<'a>) -> Cell<'a>) -> Self {
        self.with(Write::Cell(cell))
    }

    const fn with(mut self, write: Write<T>) -> Self {
        self.write = Some(write);
        self
    }
}

impl Head {
    const fn new(role: Role, names: &'static [&'static str], looks: Looks) -> Self {
        Self {
            role,
            names,
            denies: |_| false,
            looks,
            is_sign: false,
        }
    }

    const fn sign(self) -> Self {
        Self {
            is_sign: true,
            ..self
        }
    }

    const fn unless(self, denies: fn(&str) -> bool) -> Self {
        Self { denies, ..self }
    }
}

/// Something that is done with the description of a kind.
pub(crate) trait WithDescription {
    type Output;
    fn with<T: FileRecord>(self) -> Self::Output;
}

/// Does something with the description of a kind; none where its records come in by no file.
pub(crate) fn described<W: WithDescription>(kind: RecordKind, work: W) -> Option<W::Output> {
    match kind {
        RecordKind::Contact => Some(work.with::<Contact>()),
        RecordKind::Person => Some(work.with::<Person>()),
        RecordKind::FollowUp => Some(work.with::<FollowUp>()),
        RecordKind::AlarmState => Some(work.with::<AlarmState>()),
        RecordKind::Offer => Some(work.with::<Offer>()),
        RecordKind::Reckoning => Some(work.with::<Reckoning>()),
        // Questions among colleagues are kept here and printed; no other program has files of them.
        RecordKind::InternalQuestion | RecordKind::Unknown => None,
    }
}

struct Heads;

impl WithDescription for Heads {
    type Output = Vec<Head>;
    fn with<T: FileRecord>(self) -> Vec<Head> {
        T::COLUMNS.iter().map(|column| column.head).collect()
    }
}

/// How the columns of a kind are known; none where its records come in by no file.
pub(crate) fn heads(kind: RecordKind) -> Vec<Head> {
    described(kind, Heads).unwrap_or_default()
}

struct Needs;

impl WithDescription for Needs {
    type Output = &'static [&'static [Role]];
    fn with<T: FileRecord>(self) -> Self::Output {
        T::NEEDS
    }
}

/// What a row of a kind must say; see [`FileRecord::NEEDS`].
pub(crate) fn needs(kind: RecordKind) -> &'static [&'static [Role]] {
    described(kind, Needs).unwrap_or_default()
}
