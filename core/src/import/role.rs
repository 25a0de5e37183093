//! What the rows of a table are, and what a column of them can mean.

use serde::{Deserialize, Serialize};

use crate::book::{MAX_NAME, MAX_NOTE, MAX_WORD};

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// One row for each line of an order.
    OrderLines,
    /// One row for each customer.
    Customers,
    /// One row for each product.
    Products,
    /// One row for each contact with a customer.
    Contacts,
}

impl TableKind {
    /// All four.
    pub const ALL: [Self; 4] = [
        Self::OrderLines,
        Self::Customers,
        Self::Products,
        Self::Contacts,
    ];

    /// The roles its columns can have, in the order in which a person would list them.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::OrderLines => &[
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
            ],
            Self::Customers => &[
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
            Self::Products => &[
                Role::ProductCode,
                Role::ProductName,
                Role::Category,
                Role::Unit,
                Role::UnitCost,
                Role::MarginRate,
                Role::Charge,
            ],
            Self::Contacts => &[
                Role::Date,
                Role::CustomerCode,
                Role::CustomerName,
                Role::ContactKind,
                Role::By,
                Role::Minutes,
                Role::About,
            ],
        }
    }
}

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The user's own code of a customer.
    CustomerCode,
    /// The name of a customer.
    CustomerName,
    /// The day of the order or contact.
    Date,
    /// The number of the order or invoice.
    OrderCode,
    /// The user's own code of a product.
    ProductCode,
    /// The name of a product.
    ProductName,
    /// The category of a product.
    Category,
    /// How much; negative when it came back.
    Quantity,
    /// Price of one unit.
    UnitPrice,
    /// What the line came to.
    Amount,
    /// Region or country of a customer.
    Region,
    /// Who looks after a customer.
    Owner,
    /// Unit of the quantity.
    Unit,
    /// Cost of one unit of a product.
    UnitCost,
    /// Company or person.
    Kind,
    /// Words for grouping customers, parted by commas, semicolons or bars.
    Tags,
    /// Customer since.
    Since,
    /// Free text about a customer.
    Notes,
    /// Whether a customer is only a prospect.
    Prospect,
    /// Margin of a product as a share of its price.
    MarginRate,
    /// Whether a product is a charge.
    Charge,
    /// Visit, call, message or support.
    ContactKind,
    /// Who of ours had a contact.
    By,
    /// How long a contact took.
    Minutes,
    /// What a contact was about.
    About,
}

impl Role {
    /// All roles, in the order of declaration.
    pub const ALL: [Self; 25] = [
        Self::CustomerCode,
        Self::CustomerName,
        Self::Date,
        Self::OrderCode,
        Self::ProductCode,
        Self::ProductName,
        Self::Category,
        Self::Quantity,
        Self::UnitPrice,
        Self::Amount,
        Self::Region,
        Self::Owner,
        Self::Unit,
        Self::UnitCost,
        Self::Kind,
        Self::Tags,
        Self::Since,
        Self::Notes,
        Self::Prospect,
        Self::MarginRate,
        Self::Charge,
        Self::ContactKind,
        Self::By,
        Self::Minutes,
        Self::About,
    ];

    /// Whether its cells hold numbers.
    pub const fn is_number(self) -> bool {
        matches!(
            self,
            Self::Quantity
                | Self::UnitPrice
                | Self::Amount
                | Self::UnitCost
                | Self::MarginRate
                | Self::Minutes
        )
    }

    /// Whether its cells hold dates.
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

    /// Most characters of its texts: the limits of the book's records.
    pub const fn most_characters(self) -> usize {
        match self {
            Self::CustomerName | Self::ProductName => MAX_NAME,
            Self::Notes | Self::About => MAX_NOTE,
            _ => MAX_WORD,
        }
    }
}
