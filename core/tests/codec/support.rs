//! A store in memory that fails when told to, and random books.
//!
//! Long because each kind of record has its maker here.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use keepgold_core::book::*;
use keepgold_core::codec::store::*;
use keepgold_core::codec::units;
use keepgold_core::unit::{Day, Price, Quantity, Rate};

/// A store of texts that can be killed or full.
#[derive(Debug, Default)]
pub struct Fake {
    pub texts: RefCell<BTreeMap<String, String>>,
    /// Writes (sets and removals) until the power goes; nothing works after.
    pub writes_left: Cell<Option<usize>>,
    /// The set with this number, counted from one, does not fit.
    pub full_at: Cell<Option<usize>>,
    /// Most UTF-16 units over all keys and texts.
    pub quota: Cell<Option<usize>>,
    pub sets: Cell<usize>,
}

impl Fake {
    pub fn of(texts: BTreeMap<String, String>) -> Self {
        Self {
            texts: RefCell::new(texts),
            ..Self::default()
        }
    }

    /// What is left after the power comes back.
    pub fn rebooted(&self) -> Self {
        Self::of(self.texts.borrow().clone())
    }

    pub fn units(&self) -> usize {
        let texts = self.texts.borrow();
        texts
            .iter()
            .map(|(key, text)| units::count(key) + units::count(text))
            .sum()
    }

    fn check(&self) -> Result<(), Fault> {
        match self.writes_left.get() {
            Some(0) => Err(Fault::Blocked),
            _ => Ok(()),
        }
    }

    fn count_write(&self) -> Result<(), Fault> {
        self.check()?;
        self.writes_left.set(self.writes_left.get().map(|n| n - 1));
        Ok(())
    }
}

impl Store for Fake {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.check()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        self.sets.set(self.sets.get() + 1);
        let old = self
            .texts
            .borrow()
            .get(key)
            .map_or(0, |old| units::count(key) + units::count(old));
        let new = self.units() - old + units::count(key) + units::count(text);
        if self.full_at.get() == Some(self.sets.get()) || self.quota.get().is_some_and(|q| new > q)
        {
            return Err(Fault::Full);
        }
        self.count_write()?;
        self.texts
            .borrow_mut()
            .insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.count_write()?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.check()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}

/// Saves a history wholly, planning again where the store asks for it.
pub fn save(store: &Fake, saves: &mut Saves, history: &History) -> Result<(), SaveError> {
    for _ in 0..2 {
        let plan = plan(history, saves, 0);
        let texts: Vec<String> = plan
            .jobs()
            .iter()
            .map(|job| pack(job.bytes()).expect("a job packs"))
            .collect();
        match commit(store, saves, &plan, &texts) {
            Err(SaveError::NotKept | SaveError::Lost) => {}
            result => return result,
        }
    }
    Err(SaveError::NotKept)
}

pub fn reopen(store: &Fake) -> Opened {
    open(store, Space::Own).expect("the store can be read")
}

/// Small numbers from a seed (xorshift, Marsaglia 2003).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    pub fn index(&mut self, end: usize) -> usize {
        self.below(end as u64) as usize
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn text(&mut self) -> String {
        let parts = [
            "留金", "A", "é", "\"<b>", "0012", "", "\u{0}", "客户 ", "x\ny",
        ];
        (0..self.below(4))
            .map(|_| parts[self.index(parts.len())])
            .collect()
    }

    pub fn code(&mut self) -> String {
        match self.below(5) {
            0 => String::new(),
            1 => format!("C{}", self.below(1_000_000)),
            2 => format!("{:07}", self.below(10_000)),
            3 => format!("{}99999999999999999999999", self.text()),
            _ => format!("{}-{}", self.text(), self.below(30)),
        }
    }

    fn day(&mut self) -> Day {
        match self.below(20) {
            0 => Day::FIRST,
            1 => Day::LAST,
            _ => Day::from_number(14_900 + self.below(400) as i32).expect("a day"),
        }
    }

    pub fn customer(&mut self) -> Customer {
        Customer {
            kind: if self.chance(20) {
                CustomerKind::Person
            } else {
                CustomerKind::Company
            },
            code: self.code(),
            name: format!("N{}", self.text()),
            region: self.text(),
            owner: self.text(),
            tags: (0..self.below(3)).map(|_| self.text()).collect(),
            since: self.chance(30).then(|| self.day()),
            notes: self.text(),
            prospect: self.chance(10),
            archived: self.chance(10),
            merged_into: None,
        }
    }

    pub fn product(&mut self) -> Product {
        Product {
            code: self.code(),
            name: format!("P{}", self.text()),
            category: self.text(),
            unit: self.text(),
            cost: match self.below(3) {
                0 => Cost::Unknown,
                1 => {
                    Cost::Unit(Price::from_millionths(self.below(1 << 40) as i64).expect("a price"))
                }
                _ => Cost::Margin(Rate::from_percent(self.below(100) as i32).expect("a rate")),
            },
            kind: if self.chance(10) {
                ProductKind::Charge
            } else {
                ProductKind::Goods
            },
            archived: self.chance(10),
            merged_into: None,
        }
    }

    pub fn line(&mut self, products: usize) -> Line {
        let price = match self.below(12) {
            0 => Price::LIMIT,
            1 => -Price::LIMIT + 1,
            2 => 1 + self.below(10_000) as i64,
            _ => 10_000 * self.below(9) as i64,
        };
        let quantity = match self.below(12) {
            0 => Quantity::LIMIT,
            1 => -Quantity::LIMIT + 1,
            2 => 1 + self.below(1_000) as i64,
            _ => 1_000 * (self.below(40) as i64 - 4),
        };
        Line {
            product: ProductId::from_index(self.index(products)),
            quantity: Quantity::from_thousandths(quantity).expect("a quantity"),
            price: Price::from_millionths(price).expect("a price"),
        }
    }

    fn order(&mut self, customers: usize, products: usize) -> Order {
        Order {
            code: self.code(),
            customer: (customers > 0 && !self.chance(25))
                .then(|| CustomerId::from_index(self.index(customers))),
            day: self.day(),
            lines: (0..1 + self.below(5))
                .map(|_| self.line(products))
                .collect(),
        }
    }

    pub fn contact(&mut self, customers: usize) -> Contact {
        Contact {
            customer: CustomerId::from_index(self.index(customers)),
            day: self.day(),
            kind: ContactKind::ALL[self.index(4)],
            by: self.text(),
            note: self.text(),
            minutes: self.below(200) as u16,
            outcome: self.chance(20).then(|| Outcome::ALL[self.index(3)]),
            with: if self.chance(20) {
                self.text()
            } else {
                String::new()
            },
        }
    }

    pub fn person(&mut self, customers: usize) -> Person {
        Person {
            customer: CustomerId::from_index(self.index(customers)),
            name: format!("L{}", self.text()),
            role: self.text(),
            phone: self.text(),
            email: if self.chance(50) { "a@b" } else { "" }.into(),
            birthday: self.chance(50).then(|| Birthday {
                calendar: if self.chance(50) {
                    Calendar::Solar
                } else {
                    Calendar::Lunar
                },
                month: 1 + self.below(12) as u8,
                day: 1 + self.below(28) as u8,
                year: self.chance(50).then(|| 1950 + self.below(50) as i16),
            }),
            note: self.text(),
            left: self.chance(20),
        }
    }

    pub fn follow_up(&mut self, customers: usize) -> FollowUp {
        let due = Day::from_number(15_000 + self.below(400) as i32).expect("a day");
        FollowUp {
            customer: CustomerId::from_index(self.index(customers)),
            what: format!("W{}", self.text()),
            due,
            by: self.text(),
            state: match self.below(3) {
                0 => FollowUpState::Open,
                1 => FollowUpState::Done(self.day()),
                _ => FollowUpState::PutOff(due.plus_days(1)),
            },
            contact: None,
        }
    }

    fn alarm_state(&mut self, customers: usize) -> AlarmState {
        let on = Day::from_number(15_000 + self.below(400) as i32).expect("a day");
        AlarmState {
            customer: CustomerId::from_index(self.index(customers)),
            rules: [WarningRule::ALL[self.index(7)], WarningRule::Silent].into(),
            on,
            handled: match self.below(3) {
                0 => Handled::Seen,
                1 => Handled::PutOff(on.plus_days(1)),
                _ => Handled::Resolved(Outcome::ALL[self.index(3)]),
            },
            causes: [Cause::ALL[self.index(5)]].into(),
            note: self.text(),
            by: self.text(),
        }
    }

    /// An offer of one of so many products; without any, the customer is asked to name somebody.
    fn offer(&mut self, customers: usize, products: usize) -> Offer {
        let customer = CustomerId::from_index(self.index(customers));
        let offer = Offer::referral(customer, self.day());
        if products == 0 || self.chance(20) {
            return Offer {
                whom: self.text(),
                note: self.text(),
                ..offer
            };
        }
        let of = self.below(1_000) as u32;
        Offer {
            kind: OfferKind::ALL[self.index(2)],
            product: Some(ProductId::from_index(self.index(products))),
            quantity: self
                .chance(30)
                .then(|| Quantity::from_thousandths(1 + self.below(1 << 30) as i64))
                .flatten(),
            reason: OfferReason::ALL[self.index(6)],
            has: self
                .chance(50)
                .then(|| ProductId::from_index(self.index(products))),
            both: self.below(u64::from(of) + 1) as u32,
            of,
            worth: Price::from_millionths(self.below(1 << 40) as i64).expect("a price"),
            chance: Rate::from_millionths(self.below(1_000_001) as i32),
            by: self.text(),
            state: match self.below(4) {
                0 => OfferState::Open,
                1 => OfferState::Made,
                2 => OfferState::Accepted,
                _ => OfferState::Declined(Declined::ALL[self.index(5)]),
            },
            ..offer
        }
    }

    fn reckoning(&mut self, customers: usize) -> Reckoning {
        Reckoning {
            customer: CustomerId::from_index(self.index(customers)),
            on: self.day(),
            calculator: format!("R{}", self.text()),
            figures: if self.chance(20) { "" } else { "1.aZ-_9" }.into(),
            by: self.text(),
            note: self.text(),
        }
    }

    fn internal_question(&mut self) -> InternalQuestion {
        let mut asked: Vec<Day> = (0..self.below(4)).map(|_| self.day()).collect();
        asked.sort_unstable();
        InternalQuestion {
            question: format!("Q{}", self.text()),
            answer: self.text(),
            clause: format!("§{}", self.text()),
            why: WhyAsked::ALL[self.index(4)],
            minutes: self.below(1_441) as u16,
            asked,
            published: self.chance(50).then(|| self.day()),
        }
    }

    /// A record of any kind; a follow-up may spring from a contact that is there or not.
    fn any_record(&mut self, customers: usize, products: usize) -> AnyRecord {
        match self.below(7) {
            6 => self.internal_question().into(),
            5 => self.reckoning(customers).into(),
            4 => self.offer(customers, products).into(),
            0 => self.contact(customers).into(),
            1 => self.person(customers).into(),
            2 => self.alarm_state(customers).into(),
            _ => FollowUp {
                contact: self.chance(50).then(|| RecordId::from_index(self.index(6))),
                ..self.follow_up(customers)
            }
            .into(),
        }
    }

    /// Adds, changes or takes away a record of any kind; it may be refused.
    pub fn record_command(&mut self, book: &Book) -> Command {
        let customers = book.customers().len().max(1);
        let products = book.products().len();
        let any = self.any_record(customers, products);
        let most = book.contacts().len().max(book.records().beside_contacts());
        let id = RecordId::from_index(self.index(most + 1));
        match self.below(5) {
            0 | 1 => Command::AddRecord(any),
            2 => Command::AddRecords(vec![any, self.any_record(customers, products)]),
            3 => Command::EditRecord(id, any),
            _ => Command::RemoveRecord(any.kind(), id),
        }
    }

    fn service(&mut self) -> Service {
        let mut service = Service::default();
        service.standards[self.index(4)].policy = self.text();
        let rate = Price::from_millionths(self.below(1 << 40) as i64).expect("a price");
        let of = Serving::ALL[self.index(6)];
        Service {
            rates: service.rates.with(of, rate),
            ..service
        }
    }

    /// A code that no other record has.
    fn new_code(&mut self) -> String {
        format!("{}{}", self.text(), self.below(1 << 40))
    }

    fn new_customer(&mut self) -> Customer {
        Customer {
            code: self.new_code(),
            ..self.customer()
        }
    }

    fn new_product(&mut self) -> Product {
        Product {
            code: self.new_code(),
            ..self.product()
        }
    }

    /// An import that adds to this book.
    pub fn batch(&mut self, book: &Book, orders: usize) -> ImportBatch {
        let (customers, products) = (book.customers().len(), book.products().len());
        let new_customers: Vec<_> = (0..self.below(6)).map(|_| self.new_customer()).collect();
        let new_products: Vec<_> = (0..1 + self.below(6)).map(|_| self.new_product()).collect();
        let mut table = Orders::default();
        for _ in 0..orders {
            let order = self.order(
                customers + new_customers.len(),
                products + new_products.len(),
            );
            table
                .push(&order.code, order.customer, order.day, order.lines)
                .expect("an order");
        }
        let units = Units {
            currency: ["", "GBP"][self.below(2) as usize].to_owned(),
            ..book.units().clone()
        };
        ImportBatch {
            units: (self.below(2) == 0).then_some(units),
            source: self.text(),
            prepared_for: Stamp::of(book),
            replaced_orders: (!book.orders().is_empty() && self.below(3) == 0)
                .then(|| OrderId::from_index(self.index(book.orders().len())))
                .into_iter()
                .collect(),
            changed_customers: (customers > 0)
                .then(|| {
                    (
                        CustomerId::from_index(self.index(customers)),
                        self.new_customer(),
                    )
                })
                .into_iter()
                .collect(),
            changed_products: (products > 0)
                .then(|| {
                    (
                        ProductId::from_index(self.index(products)),
                        self.new_product(),
                    )
                })
                .into_iter()
                .collect(),
            records: NewRecords {
                contacts: (0..self.below(4))
                    .filter(|_| customers + new_customers.len() > 0)
                    .map(|_| self.contact(customers + new_customers.len()))
                    .collect(),
                persons: (0..self.below(4))
                    .filter(|_| customers + new_customers.len() > 0)
                    .map(|_| self.person(customers + new_customers.len()))
                    .collect(),
                follow_ups: (0..self.below(4))
                    .filter(|_| customers + new_customers.len() > 0)
                    .map(|_| self.follow_up(customers + new_customers.len()))
                    .collect(),
                alarm_states: (0..self.below(4))
                    .filter(|_| customers + new_customers.len() > 0)
                    .map(|_| self.alarm_state(customers + new_customers.len()))
                    .collect(),
                offers: (0..self.below(4))
                    .filter(|_| customers + new_customers.len() > 0)
                    .map(|_| self.offer(customers + new_customers.len(), products))
                    .collect(),
                reckonings: (0..self.below(4))
                    .filter(|_| customers + new_customers.len() > 0)
                    .map(|_| self.reckoning(customers + new_customers.len()))
                    .collect(),
                internal_questions: (0..self.below(4))
                    .map(|_| self.internal_question())
                    .collect(),
            },
            new_customers,
            new_products,
            orders: table,
        }
    }

    /// Something a person might do; it may be refused.
    pub fn record(&mut self, book: &Book) -> Record {
        let (customers, products) = (book.customers().len().max(1), book.products().len().max(1));
        let customer = CustomerId::from_index(self.index(customers));
        let product = ProductId::from_index(self.index(products));
        let order = OrderId::from_index(self.index(book.orders().len().max(1)));
        let command = match self.below(19) {
            0 | 1 => Command::AddCustomer(self.customer()),
            2 | 3 => Command::AddProduct(self.product()),
            4 | 5 => Command::AddOrder(self.order(customers, products)),
            6 => Command::EditCustomer(customer, self.customer()),
            7 => Command::EditProduct(product, self.product()),
            8 => Command::MergeCustomers {
                from: customer,
                into: CustomerId::from_index(self.index(customers)),
            },
            9 if self.chance(20) => {
                let judged = Judgement::new(Evidence::Wallet, 5.0, "", self.day()).ok();
                Command::JudgeSeveral(Evidence::Wallet, vec![(customer, judged)])
            }
            9 => Command::VoidOrder(order, self.chance(70)),
            10 => Command::Judge(
                customer,
                Evidence::Satisfaction,
                Judgement {
                    millionths: self.below(100_000_000) as i64,
                    note: self.text(),
                    day: self.day(),
                    until: self.chance(20).then_some(Day::LAST),
                    estimated: self.chance(20),
                },
            ),
            11 => Command::WithdrawJudgement(customer, Evidence::Satisfaction),
            12 => {
                let rules = Rules {
                    window_months: 1 + self.below(60) as u8,
                    ..Rules::default()
                };
                Command::ChangeRules(rules, self.day())
            }
            13..16 => self.record_command(book),
            16 => Command::ChangeService(Box::new(self.service())),
            17 => return Record::Undo,
            _ => return Record::Redo,
        };
        Record::Do(command)
    }

    /// A book after so many things done, imports among them.
    pub fn history(&mut self, things: usize) -> History {
        let mut history = History::default();
        for _ in 0..things {
            if self.chance(20) {
                let orders = self.index(30);
                let batch = self.batch(history.book(), orders);
                let _may_be_refused = history.apply(Command::Import(Box::new(batch)));
            } else {
                let record = self.record(history.book());
                let _may_be_refused = carry_out(&mut history, record);
            }
        }
        history
    }
}

pub fn carry_out(history: &mut History, record: Record) -> Result<(), Refusal> {
    match record {
        Record::Do(command) => history.apply(command),
        Record::Undo => history.undo().map(drop),
        Record::Redo => history.redo().map(drop),
    }
}
