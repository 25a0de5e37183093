//! The orders of a backup file, read without a copy per line.

use std::fmt;

use serde::de::{self, DeserializeSeed, IgnoredAny, SeqAccess, Visitor};

use super::{Progress, there};
use crate::book::{CustomerId, Line, MAX_LINES, Orders, ProductId};
use crate::unit::{Day, Price, Quantity};

/// Reads the orders straight into their columns.
pub(super) struct OrdersSeed<'p>(pub(super) &'p mut Progress);

impl<'de> DeserializeSeed<'de> for OrdersSeed<'_> {
    type Value = Orders;
    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Orders, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for OrdersSeed<'_> {
    type Value = Orders;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of orders")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Orders, A::Error> {
        let mut orders = Orders::default();
        let mut scratch = Scratch::default();
        while let Some((customer, day)) = seq.next_element_seed(OrderSeed(&mut scratch))? {
            let lines = scratch.lines.drain(..);
            if let Err(refusal) = orders.push(&scratch.code, customer, day, lines) {
                self.0.refusal = Some(refusal);
                return Err(de::Error::custom("the order is refused"));
            }
            self.0.record = orders.len();
        }
        Ok(orders)
    }
}

/// The code and lines of one order; reused for the next, so half a million lines cost no allocations.
#[derive(Default)]
struct Scratch {
    code: String,
    lines: Vec<Line>,
}

struct OrderSeed<'s>(&'s mut Scratch);

impl<'de> DeserializeSeed<'de> for OrderSeed<'_> {
    type Value = (Option<CustomerId>, Day);
    fn deserialize<D: de::Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for OrderSeed<'_> {
    type Value = (Option<CustomerId>, Day);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("code, customer, day and lines of an order")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let Scratch { code, lines } = self.0;
        there(seq.next_element_seed(CodeSeed(code))?, "code")?;
        let customer = there(seq.next_element()?, "customer")?;
        let day = there(seq.next_element()?, "day")?;
        there(seq.next_element_seed(LinesSeed(lines))?, "lines")?;
        match seq.next_element::<IgnoredAny>()? {
            None => Ok((customer, day)),
            Some(_) => Err(de::Error::custom("more than an order")),
        }
    }
}

struct CodeSeed<'s>(&'s mut String);

impl<'de> DeserializeSeed<'de> for CodeSeed<'_> {
    type Value = ();
    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for CodeSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a code")
    }

    fn visit_str<E: de::Error>(self, code: &str) -> Result<(), E> {
        self.0.clear();
        self.0.push_str(code);
        Ok(())
    }
}

struct LinesSeed<'s>(&'s mut Vec<Line>);

impl<'de> DeserializeSeed<'de> for LinesSeed<'_> {
    type Value = ();
    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for LinesSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("product, quantity and price of each line")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        self.0.clear();
        while let Some(product) = seq.next_element::<ProductId>()? {
            let quantity: Quantity = there(seq.next_element()?, "quantity")?;
            let price: Price = there(seq.next_element()?, "price")?;
            if self.0.len() == MAX_LINES {
                return Err(de::Error::custom("too many lines"));
            }
            self.0.push(Line {
                product,
                quantity,
                price,
            });
        }
        Ok(())
    }
}
