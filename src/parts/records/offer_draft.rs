//! An offer as it is typed. Pure.

use crate::words::amount::{day_iso, parse_day, quantity};
use keepgold_core::book::{CustomerId, Declined, Offer, OfferKind, OfferState, ProductId, Refusal};
use keepgold_core::unit::{Day, Quantity};

/// What the customer said to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    Open,
    #[default]
    Made,
    Accepted,
    Declined,
}

impl Answer {
    pub const ALL: [Answer; 4] = [
        Answer::Open,
        Answer::Made,
        Answer::Accepted,
        Answer::Declined,
    ];
}

/// The form as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub kind: OfferKind,
    pub product: Option<ProductId>,
    /// What is typed in place of the product's name; none while nothing was.
    pub typed: Option<String>,
    pub quantity: String,
    pub whom: String,
    pub on: String,
    pub answer: Answer,
    pub declined: Declined,
    pub by: String,
    pub note: String,
    /// The offer as it was, with the reason and what it was to bring.
    was: Option<Offer>,
}

/// What was wrong with it when it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    NoDay,
    NoProduct,
    NoQuantity,
    Refused(Refusal),
}

impl From<Refusal> for Fault {
    fn from(why: Refusal) -> Self {
        Fault::Refused(why)
    }
}

impl Draft {
    /// A new one, made on a day.
    pub fn on(day: Day) -> Draft {
        Draft {
            on: day_iso(day),
            ..Draft::default()
        }
    }

    /// An offer there is.
    pub fn of(offer: &Offer) -> Draft {
        let (answer, declined) = match offer.state {
            OfferState::Open => (Answer::Open, Declined::default()),
            OfferState::Made => (Answer::Made, Declined::default()),
            OfferState::Accepted => (Answer::Accepted, Declined::default()),
            OfferState::Declined(why) => (Answer::Declined, why),
        };
        Draft {
            kind: offer.kind,
            product: offer.product,
            typed: None,
            quantity: offer.quantity.map_or_else(String::new, quantity),
            whom: offer.whom.clone(),
            on: day_iso(offer.on),
            answer,
            declined,
            by: offer.by.clone(),
            note: offer.note.clone(),
            was: Some(offer.clone()),
        }
    }

    /// The offer. The reason and what it was to bring stay as long as it is the same product.
    ///
    /// # Errors
    /// The first [`Fault`]; what else is wrong is for the book to say.
    pub fn offer(&self, customer: CustomerId) -> Result<Offer, Fault> {
        let trimmed = |text: &str| text.trim().to_owned();
        let on = parse_day(&self.on).ok_or(Fault::NoDay)?;
        let new = Offer::referral(customer, on);
        let was = self.was.clone().unwrap_or_else(|| new.clone());
        let asks = self.kind == OfferKind::Referral;
        let product = self.product.filter(|_| !asks);
        if !asks && product.is_none() {
            return Err(Fault::NoProduct);
        }
        let known = if was.product == product { was } else { new };
        let quantity = match self.quantity.trim() {
            "" => None,
            _ if self.kind != OfferKind::UpSell => None,
            typed => {
                let read = Quantity::parse(typed.replace([',', ' '], "").as_bytes());
                Some(read.map_err(|_| Fault::NoQuantity)?.0)
            }
        };
        Ok(Offer {
            customer,
            kind: self.kind,
            product,
            quantity,
            whom: if asks {
                trimmed(&self.whom)
            } else {
                String::new()
            },
            on,
            state: match self.answer {
                Answer::Open => OfferState::Open,
                Answer::Made => OfferState::Made,
                Answer::Accepted => OfferState::Accepted,
                Answer::Declined => OfferState::Declined(self.declined),
            },
            by: trimmed(&self.by),
            note: trimmed(&self.note),
            ..known
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::OfferReason;
    use keepgold_core::unit::Price;

    #[test]
    fn an_offer_reads_back_from_the_form_and_faults_are_told() {
        let customer = CustomerId::from_index(3);
        let product = ProductId::from_index(7);
        let day = Day::from_civil(2026, 3, 9).unwrap();
        let offer = Offer {
            kind: OfferKind::UpSell,
            quantity: Quantity::from_thousandths(1_200_500),
            reason: OfferReason::StepUp,
            both: 3,
            of: 9,
            worth: Price::from_millionths(5_000_000).unwrap(),
            state: OfferState::Declined(Declined::NoNeed),
            note: "下季".into(),
            ..Offer::of_product(customer, product, day)
        };
        let draft = Draft::of(&offer);
        assert_eq!(draft.offer(customer), Ok(offer.clone()));
        let with = |change: fn(&mut Draft)| {
            let mut draft = draft.clone();
            change(&mut draft);
            draft.offer(customer)
        };
        // Another product was not offered for that reason.
        let other = with(|draft| draft.product = Some(ProductId::from_index(8))).unwrap();
        assert_eq!(other.reason, OfferReason::OwnIdea);
        assert_eq!((other.of, other.worth), (0, Price::default()));
        assert_eq!(other.state, offer.state);
        let asked = with(|draft| draft.kind = OfferKind::Referral).unwrap();
        assert_eq!((asked.product, asked.quantity), (None, None));
        assert_eq!(with(|draft| draft.on.clear()), Err(Fault::NoDay));
        assert_eq!(with(|draft| draft.product = None), Err(Fault::NoProduct));
        let words = with(|draft| draft.quantity = "many".into());
        assert_eq!(words, Err(Fault::NoQuantity));
    }
}
