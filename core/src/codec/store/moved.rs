//! Orders that moved up where others before them were lost, and what refers to them by their place.

use super::journal::Record;
use crate::book::{Command, OrderId};

/// Orders that are missing between others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    /// The place of the first one, before anything was lost.
    pub(super) start: usize,
    /// How many; none where nothing says it, and then the places of all later orders are unknown.
    pub(super) length: Option<usize>,
}

/// Where orders went when others before them were lost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) gaps: Vec<Gap>,
}

impl Moved {
    /// The place of an order now; none when it is lost or its place is unknown.
    pub(super) fn place(&self, id: OrderId) -> Option<OrderId> {
        let place = id.index();
        let mut lost = 0;
        for gap in self.gaps.iter().take_while(|gap| gap.start <= place) {
            let length = gap.length?;
            if place < gap.start + length {
                return None;
            }
            lost += length;
        }
        Some(OrderId::from_index(place - lost))
    }

    /// Whether it is known that this order is among the lost ones.
    pub(super) fn lost(&self, id: OrderId) -> bool {
        let place = id.index();
        let holds = |gap: &Gap| {
            gap.length
                .is_some_and(|n| (gap.start..gap.start + n).contains(&place))
        };
        // Beyond a gap of unknown length nothing is known of any place.
        let known = self.gaps.iter().take_while(|gap| gap.length.is_some());
        known.into_iter().any(holds)
    }

    /// A record with the orders it names where they are now; none when they are lost.
    pub(super) fn record(&self, record: Record) -> Option<Record> {
        match record {
            Record::Do(Command::VoidOrder(id, voided)) => {
                Some(Record::Do(Command::VoidOrder(self.place(id)?, voided)))
            }
            other => Some(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_move_up_by_what_was_lost_before_them() {
        let moved = |gaps: &[(usize, Option<usize>)]| Moved {
            gaps: gaps
                .iter()
                .map(|&(start, length)| Gap { start, length })
                .collect(),
        };
        let places = |moved: &Moved| -> Vec<Option<usize>> {
            (0..8)
                .map(|id| moved.place(OrderId::from_index(id)).map(OrderId::index))
                .collect()
        };
        assert_eq!(
            places(&moved(&[(1, Some(2)), (5, Some(1))])),
            [
                Some(0),
                None,
                None,
                Some(1),
                Some(2),
                None,
                Some(3),
                Some(4)
            ]
        );
        let unknown = moved(&[(1, Some(2)), (4, None)]);
        assert_eq!(
            places(&unknown),
            [Some(0), None, None, Some(1), None, None, None, None]
        );
        assert!(unknown.lost(OrderId::from_index(2)) && !unknown.lost(OrderId::from_index(5)));
    }
}
