//! The worker's side of tiers month by month.

use keepgold_core::book::Rules;
use keepgold_core::codec::transfer;
use keepgold_core::unit::{Day, Rate};
use keepgold_core::value::{TierHistory, tier_history};
use serde::{Deserialize, Serialize};

use super::super::envelope::Attachment;
use super::super::serve::Reply;

/// Asks for the tiers at the end of every month; the book is attached as transfer bytes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MonthsAsk {
    /// The rules, which need not be the book's own.
    pub rules: Rules,
    /// The margin that stands in where a cost is unknown.
    pub margin: Rate,
    /// The last day.
    pub as_of: Day,
}

/// The answer to a [`MonthsAsk`]; none when the book did not arrive whole.
pub type MonthsAnswer = Option<TierHistory>;

pub(super) fn run(ask: &MonthsAsk, attachments: Vec<Attachment>, reply: &Reply) {
    reply.done(&answer(ask, attachments), Vec::new());
}

fn answer(ask: &MonthsAsk, mut attachments: Vec<Attachment>) -> MonthsAnswer {
    let Some(Attachment::Bytes(bytes)) = attachments.pop() else {
        return None;
    };
    let book = transfer::decode_book(&bytes).ok()?;
    Some(tier_history(&book, &ask.rules, ask.margin, ask.as_of))
}

#[cfg(test)]
mod tests {
    use super::super::super::envelope::{from_body, to_body};
    use super::*;
    use keepgold_core::demo;

    #[test]
    fn the_months_cross_the_border_as_they_are() {
        let as_of = Day::from_number(20_000).unwrap();
        let book = demo::book(demo::Demo::FarmSupplies, 1, as_of);
        let ask = MonthsAsk {
            rules: book.rules().clone(),
            margin: book.units().default_margin,
            as_of,
        };
        let read: MonthsAsk = from_body(&to_body(&ask)).unwrap();
        let found = answer(&read, vec![Attachment::Bytes(transfer::encode_book(&book))]);
        let read: MonthsAnswer = from_body(&to_body(&found)).unwrap();
        assert_eq!(
            read,
            Some(tier_history(
                &book,
                book.rules(),
                book.units().default_margin,
                as_of
            ))
        );
        assert!(read.unwrap().months().len() > 12);
    }

    #[test]
    fn a_book_that_did_not_arrive_is_no_answer() {
        let ask = MonthsAsk {
            rules: Rules::default(),
            margin: Rate::ONE,
            as_of: Day::FIRST,
        };
        assert_eq!(answer(&ask, vec![Attachment::Bytes(vec![1, 2])]), None);
        assert_eq!(answer(&ask, Vec::new()), None);
    }
}
