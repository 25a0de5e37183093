//! The book's own tables: customers, products, order lines, contacts, persons, follow-ups.
//!
//! Merged records are left out and their orders stand under the record that stayed; orders taken
//! out by hand are left out. The JSON backup keeps all of that.

use std::ops::ControlFlow;

use super::table::{Cell, Table};
use crate::book::{
    Book, Calendar, Contact, Cost, CustomerKind, FollowUpState, Person, ProductKind,
};
use crate::sorting::sort_by;

/// Words for what is no free text, in the language of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words<'a> {
    /// A firm, shop or institution.
    pub company: &'a str,
    /// A natural person.
    pub person: &'a str,
    /// Goods or services.
    pub goods: &'a str,
    /// Postage, fees, discounts.
    pub charge: &'a str,
    /// True.
    pub yes: &'a str,
    /// False.
    pub no: &'a str,
    /// Kinds of contacts, in the order of [`crate::book::ContactKind::ALL`].
    pub contacts: [&'a str; 4],
    /// Outcomes of contacts, in the order of [`crate::book::Outcome::ALL`].
    pub outcomes: [&'a str; 3],
    /// The solar calendar.
    pub solar: &'a str,
    /// The lunar calendar.
    pub lunar: &'a str,
    /// States of follow-ups: open, put off, done.
    pub states: [&'a str; 3],
}

impl Words<'static> {
    /// Plain words for programs.
    pub const PLAIN: Self = Self {
        company: "company",
        person: "person",
        goods: "goods",
        charge: "charge",
        yes: "yes",
        no: "no",
        contacts: ["visit", "call", "message", "support"],
        outcomes: ["good", "open", "bad"],
        solar: "solar",
        lunar: "lunar",
        states: ["open", "put off", "done"],
    };
}

/// The customers, one a row, without merged ones.
#[derive(Debug, Clone, Copy)]
pub struct Customers<'a> {
    /// Whose customers.
    pub book: &'a Book,
    /// The words for kinds and flags.
    pub words: Words<'a>,
}

impl Customers<'_> {
    /// Plain column names in order; a file under them can be imported again.
    pub const COLUMNS: [&'static str; 10] = [
        "customer_code",
        "customer_name",
        "kind",
        "region",
        "owner",
        "tags",
        "since",
        "prospect",
        "archived",
        "notes",
    ];
}

impl Table for Customers<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let flag = |set| if set { self.words.yes } else { self.words.no }.into();
        let listed = |c: &&crate::book::Customer| c.merged_into.is_none();
        self.book
            .customers()
            .iter()
            .filter(listed)
            .try_for_each(|customer| {
                let kind = match customer.kind {
                    CustomerKind::Company => self.words.company,
                    CustomerKind::Person => self.words.person,
                };
                take(&[
                    customer.code.as_str().into(),
                    customer.name.as_str().into(),
                    kind.into(),
                    customer.region.as_str().into(),
                    customer.owner.as_str().into(),
                    customer.tags.join("; ").as_str().into(),
                    customer.since.map_or(Cell::Empty, Cell::Day),
                    flag(customer.prospect),
                    flag(customer.archived),
                    customer.notes.as_str().into(),
                ])
            })
    }
}

/// The products and charges, one a row, without merged ones.
#[derive(Debug, Clone, Copy)]
pub struct Products<'a> {
    /// Whose products.
    pub book: &'a Book,
    /// The words for kinds and flags.
    pub words: Words<'a>,
}

impl Products<'_> {
    /// Plain column names in order; a file under them can be imported again. A margin is a fraction.
    pub const COLUMNS: [&'static str; 8] = [
        "product_code",
        "product_name",
        "category",
        "unit",
        "unit_cost",
        "margin",
        "kind",
        "archived",
    ];
}

impl Table for Products<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let listed = |p: &&crate::book::Product| p.merged_into.is_none();
        self.book
            .products()
            .iter()
            .filter(listed)
            .try_for_each(|product| {
                let (cost, margin) = match product.cost {
                    Cost::Unknown => (Cell::Empty, Cell::Empty),
                    Cost::Unit(cost) => (cost.into(), Cell::Empty),
                    Cost::Margin(rate) => (Cell::Empty, rate.into()),
                };
                let kind = match product.kind {
                    ProductKind::Goods => self.words.goods,
                    ProductKind::Charge => self.words.charge,
                };
                let archived = if product.archived {
                    self.words.yes
                } else {
                    self.words.no
                };
                take(&[
                    product.code.as_str().into(),
                    product.name.as_str().into(),
                    product.category.as_str().into(),
                    product.unit.as_str().into(),
                    cost,
                    margin,
                    kind.into(),
                    archived.into(),
                ])
            })
    }
}

/// The order lines, one a row, as far as they count.
#[derive(Debug, Clone, Copy)]
pub struct OrderLines<'a>(pub &'a Book);

impl OrderLines<'_> {
    /// Plain column names in order; a file under them can be imported again.
    pub const COLUMNS: [&'static str; 9] = [
        "order_no",
        "date",
        "customer_code",
        "customer_name",
        "region",
        "product_code",
        "product_name",
        "quantity",
        "unit_price",
    ];
}

impl Table for OrderLines<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let Self(book) = self;
        let orders = book.orders();
        for id in orders.ids().filter(|id| !book.voided().contains(id)) {
            let customer = orders
                .customer(id)
                .and_then(|customer| book.customer(book.customer_root(customer)));
            let field = |text: fn(&crate::book::Customer) -> &str| {
                customer.map_or(Cell::Empty, |customer| text(customer).into())
            };
            let code = field(|customer| &customer.code);
            let name = field(|customer| &customer.name);
            let region = field(|customer| &customer.region);
            for line in orders.lines(id) {
                let product = book.product(book.product_root(line.product));
                take(&[
                    orders.code(id).into(),
                    orders.day(id).into(),
                    code,
                    name,
                    region,
                    product.map_or(Cell::Empty, |product| product.code.as_str().into()),
                    product.map_or(Cell::Empty, |product| product.name.as_str().into()),
                    line.quantity.into(),
                    line.price.into(),
                ])?;
            }
        }
        ControlFlow::Continue(())
    }
}

/// The people at customers, one a row, by customer.
#[derive(Debug, Clone, Copy)]
pub struct Persons<'a> {
    /// Whose people.
    pub book: &'a Book,
    /// The words for calendars and flags.
    pub words: Words<'a>,
}

impl Persons<'_> {
    /// Plain column names in order; a file under them can be imported again.
    pub const COLUMNS: [&'static str; 10] = [
        "customer_code",
        "customer_name",
        "name",
        "role",
        "phone",
        "email",
        "birthday",
        "calendar",
        "left",
        "note",
    ];
}

impl Table for Persons<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let mut persons: Vec<_> = self.book.persons().values().collect();
        let root = |person: &Person| self.book.customer_root(person.customer);
        // Those of one customer stay in the order they were added.
        sort_by(&mut persons, |a, b| root(a).cmp(&root(b)));
        persons.into_iter().try_for_each(|person| {
            let customer = self.book.customer(root(person));
            let birthday = person.birthday.map(|birthday| birthday.to_string());
            let calendar = person.birthday.map(|birthday| match birthday.calendar {
                Calendar::Solar => self.words.solar,
                Calendar::Lunar => self.words.lunar,
            });
            let left = if person.left {
                self.words.yes
            } else {
                self.words.no
            };
            take(&[
                customer.map_or(Cell::Empty, |customer| customer.code.as_str().into()),
                customer.map_or(Cell::Empty, |customer| customer.name.as_str().into()),
                person.name.as_str().into(),
                person.role.as_str().into(),
                person.phone.as_str().into(),
                person.email.as_str().into(),
                birthday.as_deref().unwrap_or_default().into(),
                calendar.unwrap_or_default().into(),
                left.into(),
                person.note.as_str().into(),
            ])
        })
    }
}

/// The follow-ups, one a row, by the day they are due.
#[derive(Debug, Clone, Copy)]
pub struct FollowUps<'a> {
    /// Whose follow-ups.
    pub book: &'a Book,
    /// The words for their states.
    pub words: Words<'a>,
}

impl FollowUps<'_> {
    /// Plain column names in order.
    pub const COLUMNS: [&'static str; 8] = [
        "due",
        "customer_code",
        "customer_name",
        "what",
        "by",
        "state",
        "put_off_until",
        "done_on",
    ];
}

impl Table for FollowUps<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let mut follow_ups: Vec<_> = self.book.follow_ups().values().collect();
        // Those of one day stay in the order they were added.
        sort_by(&mut follow_ups, |a, b| a.due.cmp(&b.due));
        follow_ups.into_iter().try_for_each(|follow_up| {
            let customer = self
                .book
                .customer(self.book.customer_root(follow_up.customer));
            let [open, put_off, done] = self.words.states;
            let (state, until, on) = match follow_up.state {
                FollowUpState::Open => (open, Cell::Empty, Cell::Empty),
                FollowUpState::PutOff(until) => (put_off, until.into(), Cell::Empty),
                FollowUpState::Done(on) => (done, Cell::Empty, on.into()),
            };
            take(&[
                follow_up.due.into(),
                customer.map_or(Cell::Empty, |customer| customer.code.as_str().into()),
                customer.map_or(Cell::Empty, |customer| customer.name.as_str().into()),
                follow_up.what.as_str().into(),
                follow_up.by.as_str().into(),
                state.into(),
                until,
                on,
            ])
        })
    }
}

/// The contacts, one a row, by day.
#[derive(Debug, Clone, Copy)]
pub struct Contacts<'a> {
    /// Whose contacts.
    pub book: &'a Book,
    /// The words for their kinds.
    pub words: Words<'a>,
}

impl Contacts<'_> {
    /// Plain column names in order.
    pub const COLUMNS: [&'static str; 8] = [
        "date",
        "customer_code",
        "customer_name",
        "kind",
        "by",
        "minutes",
        "outcome",
        "note",
    ];
}

impl Table for Contacts<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let mut contacts: Vec<&Contact> = self.book.contacts().values().collect();
        // Those of one day stay in the order they were logged.
        sort_by(&mut contacts, |a, b| a.day.cmp(&b.day));
        contacts.into_iter().try_for_each(|contact| {
            let customer = self
                .book
                .customer(self.book.customer_root(contact.customer));
            let minutes = (contact.minutes > 0).then(|| Cell::count(contact.minutes.into()));
            take(&[
                contact.day.into(),
                customer.map_or(Cell::Empty, |customer| customer.code.as_str().into()),
                customer.map_or(Cell::Empty, |customer| customer.name.as_str().into()),
                self.words.contacts[contact.kind.index()].into(),
                contact.by.as_str().into(),
                minutes.unwrap_or_default(),
                contact.outcome.map_or(Cell::Empty, |outcome| {
                    self.words.outcomes[outcome.index()].into()
                }),
                contact.note.as_str().into(),
            ])
        })
    }
}
