//! What the rows of a table are, and what a column of them can mean.

use serde::{Deserialize, Serialize};

use crate::book::{MAX_NAME, MAX_NOTE, MAX_WORD, RecordKind};

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum TableKind {
    /// One row for each line of an order.
    OrderLines,
    /// One row for each customer.
    Customers,
    /// One row for each product.
    Products,
    /// One row for each record of a kind.
    Records(RecordKind),
}

impl TableKind {
    /// Its name for programs: that of the table in stored forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OrderLines => "order_lines",
            Self::Customers => "customers",
            Self::Products => "products",
            Self::Records(kind) => kind.log_name(),
        }
    }

    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        let records = RecordKind::KNOWN.iter().copied().map(Self::Records);
        [Self::OrderLines, Self::Customers, Self::Products]
            .into_iter()
            .chain(records)
            .find(|kind| kind.name() == name)
    }
}

impl From<TableKind> for String {
    fn from(kind: TableKind) -> Self {
        kind.name().into()
    }
}

impl TryFrom<String> for TableKind {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::named(&name).ok_or("no such table")
    }
}

/// Declares the roles, each with its name for programs, and the list of all of them.
macro_rules! roles {
    ($( $(#[$doc:meta])* $role:ident = $name:literal, )*) => {
        /// The meaning of a column.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum Role {
            $( $(#[$doc])* #[serde(rename = $name)] $role, )*
        }

        impl Role {
            /// All roles, in the order of declaration.
            pub const ALL: &'static [Self] = &[$( Self::$role, )*];

            /// Its name for programs: that of the column in plain tables, and in mappings that are remembered.
            pub const fn name(self) -> &'static str {
                match self {
                    $( Self::$role => $name, )*
                }
            }
        }
    };
}

roles! {
    /// The user's own code of a customer.
    CustomerCode = "customer_code",
    /// The name of a customer.
    CustomerName = "customer_name",
    /// The day of the order or contact.
    Date = "date",
    /// The number of the order or invoice.
    OrderCode = "order_code",
    /// The user's own code of a product.
    ProductCode = "product_code",
    /// The name of a product.
    ProductName = "product_name",
    /// The category of a product.
    Category = "category",
    /// How much; negative when it came back.
    Quantity = "quantity",
    /// Price of one unit.
    UnitPrice = "unit_price",
    /// What the line came to.
    Amount = "amount",
    /// Region or country of a customer.
    Region = "region",
    /// Who looks after a customer.
    Owner = "owner",
    /// Unit of the quantity.
    Unit = "unit",
    /// Cost of one unit of a product.
    UnitCost = "unit_cost",
    /// The currency of the amounts.
    Currency = "currency",
    /// Company or person.
    Kind = "kind",
    /// Words for grouping customers, parted by commas, semicolons or bars.
    Tags = "tags",
    /// Customer since.
    Since = "since",
    /// Free text about a customer or person.
    Notes = "notes",
    /// Whether a customer is only a prospect.
    Prospect = "prospect",
    /// Margin of a product as a share of its price.
    MarginRate = "margin_rate",
    /// Whether a product is a charge.
    Charge = "charge",
    /// Visit, call, message or support.
    ContactKind = "contact_kind",
    /// Who of ours had a contact.
    By = "by",
    /// How long a contact took.
    Minutes = "minutes",
    /// What a contact was about.
    About = "about",
    /// What came of a contact.
    Outcome = "outcome",
    /// Who of theirs had a contact.
    With = "with",
    /// The name of a person.
    PersonName = "person_name",
    /// The first name of a person.
    FirstName = "first_name",
    /// The last name of a person.
    LastName = "last_name",
    /// What a person does at the customer.
    JobTitle = "job_title",
    /// A telephone number.
    Phone = "phone",
    /// The number of a mobile telephone.
    Mobile = "mobile",
    /// An e-mail address.
    Email = "email",
    /// A birthday, by the solar calendar where nothing else is said.
    Birthday = "birthday",
    /// A birthday by the lunar calendar.
    LunarBirthday = "lunar_birthday",
    /// The calendar of a birthday.
    Calendar = "calendar",
    /// Whether a person works there no more.
    Left = "left",
    /// By when something is to be done.
    Due = "due",
    /// What is to be done.
    Task = "task",
    /// Who of ours has to do it.
    Assignee = "assignee",
    /// How far it is.
    Progress = "progress",
    /// Until when it is put off.
    PutOffUntil = "put_off_until",
    /// When it was done.
    DoneOn = "done_on",
    /// Warnings, parted as tags are.
    Warnings = "warnings",
    /// Causes of warnings, parted as tags are.
    Causes = "causes",
    /// Which growth an offer is for.
    OfferKind = "offer_kind",
    /// Why something is offered.
    OfferReason = "offer_reason",
    /// Why an offer was declined.
    Declined = "why_declined",
    /// Whom a referral names.
    Whom = "whom",
    /// What an offer comes to if it is bought.
    Worth = "worth",
    /// How likely an offer is bought.
    Chance = "chance",
    /// What kind of document a line stands on: an invoice, a return.
    DocumentType = "document_type",
    /// What became of an order: completed, cancelled.
    Status = "status",
    /// What is taken off quantity × price: an amount, or a share.
    Discount = "discount",
    /// What was sold, beside a column of what came back.
    Debit = "debit",
    /// What came back.
    Credit = "credit",
    /// The year of the order, where its day stands in several columns.
    Year = "year",
    /// The month of the order.
    Month = "month",
    /// The day of the month of the order.
    DayOfMonth = "day_of_month",
    /// The name of a calculator.
    Calculator = "calculator",
    /// What a calculator was filled in with.
    Figures = "figures",
    /// What was sold in the month, or on the day, that the heading of the column names.
    MonthAmount = "month_amount",
    /// The sum of the columns of months.
    MonthSum = "month_sum",
}

impl Role {
    /// Whether its cells hold numbers, in tables of orders, customers and products.
    pub const fn is_number(self) -> bool {
        matches!(
            self,
            Self::Quantity
                | Self::UnitPrice
                | Self::Amount
                | Self::UnitCost
                | Self::MarginRate
                | Self::Discount
                | Self::Debit
                | Self::Credit
                | Self::MonthAmount
                | Self::MonthSum
        )
    }

    /// Whether its cells hold money.
    pub const fn is_money(self) -> bool {
        matches!(
            self,
            Self::UnitPrice
                | Self::Amount
                | Self::UnitCost
                | Self::Discount
                | Self::Debit
                | Self::Credit
                | Self::MonthAmount
                | Self::MonthSum
                | Self::Worth
        )
    }

    /// Whether it decides who bought, when or for how much.
    pub const fn is_decisive(self) -> bool {
        matches!(
            self,
            Self::CustomerCode
                | Self::CustomerName
                | Self::Date
                | Self::Quantity
                | Self::UnitPrice
                | Self::Amount
        )
    }

    /// Whether several columns may have it: months side by side, states of an order and of what was sent back.
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::MonthAmount | Self::Status)
    }

    /// The least and greatest number of a part of a day; none for other roles.
    pub const fn part_of_day(self) -> Option<(u16, u16)> {
        match self {
            Self::Year => Some((1900, 2199)),
            Self::Month => Some((1, 12)),
            Self::DayOfMonth => Some((1, 31)),
            _ => None,
        }
    }

    /// Whether its cells hold dates, in tables of orders, customers and products.
    pub const fn is_date(self) -> bool {
        matches!(self, Self::Date | Self::Since)
    }

    /// Whether its cells hold codes, which a spreadsheet may have made into numbers.
    pub const fn is_code(self) -> bool {
        matches!(
            self,
            Self::CustomerCode | Self::OrderCode | Self::ProductCode
        )
    }

    /// Most characters of its texts in tables of orders, customers and products: the limits of the book's records.
    pub const fn most_characters(self) -> usize {
        match self {
            Self::CustomerName | Self::ProductName => MAX_NAME,
            Self::Notes => MAX_NOTE,
            _ => MAX_WORD,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_roles_keep_the_names_they_are_remembered_by() {
        for (kind, text) in [
            (TableKind::OrderLines, "\"order_lines\""),
            (TableKind::Records(RecordKind::Contact), "\"contacts\""),
            (TableKind::Records(RecordKind::Person), "\"persons\""),
        ] {
            assert_eq!(crate::codec::json::to_string(&kind).unwrap(), text);
            assert_eq!(serde_json::from_str::<TableKind>(text).unwrap(), kind);
        }
        assert!(serde_json::from_str::<TableKind>("\"unknown\"").is_err());
        let roles = "[\"contact_kind\",\"by\",\"minutes\",\"about\"]";
        let read: Vec<Role> = serde_json::from_str(roles).unwrap();
        assert_eq!(
            read,
            [Role::ContactKind, Role::By, Role::Minutes, Role::About]
        );
    }
}
