//! Offers as a file: our own, or a list of what somebody has offered to whom.

use super::read::{rounded, values};
use super::{Column, FileRecord, Head, Looks};
use crate::book::{
    CustomerId, Declined, MAX_NAME, MAX_NOTE, MAX_WORD, Offer, OfferKind, OfferState, ProductId,
};
use crate::export::table::Cell;
use crate::import::batch::preview::Choices;
use crate::import::error::Reason;
use crate::import::parse::number;
use crate::import::parse::offer::{OfferWord, declined, offer_kind, offer_reason, offer_state};
use crate::import::role::Role;
use crate::import::staging::values::{not_negative, numbers, shares, words};
use crate::unit::{Day, Price, Quantity, Rate};

impl FileRecord for Offer {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read(
            Head::new(Role::Date, &[], Looks::Dates),
            |reading, column| {
                values(reading.past_days(column), |offer: &mut Self, day| {
                    offer.on = day
                })
            },
        )
        .written(|offer, _| offer.on.into())
        .filled(),
        Column::CUSTOMER_CODE,
        Column::CUSTOMER_NAME,
        Column::read(
            Head::new(Role::OfferKind, KIND, Looks::Only(is_kind)).sign(),
            |_, column| {
                values(words(column, offer_kind), |offer: &mut Self, kind| {
                    offer.kind = kind
                })
            },
        )
        .written(|offer, words| words.offers[offer.kind.index()].into()),
        Column::PRODUCT_CODE,
        Column::PRODUCT_NAME,
        Column::read(
            Head::new(Role::Quantity, &[], Looks::Mostly(number::is_number)),
            |reading, column| {
                let sign = reading.sign(column);
                rounded(
                    numbers(column, sign, Quantity::parse),
                    |offer: &mut Self, much| offer.quantity = Some(much),
                )
            },
        )
        .written(|offer, _| offer.quantity.map_or(Cell::Empty, Cell::from)),
        Column::text(
            Head::new(Role::Whom, WHOM, Looks::Words),
            MAX_NAME,
            |offer: &mut Self, whom| offer.whom = whom,
        )
        .written(|offer, _| offer.whom.as_str().into()),
        Column::read(
            Head::new(Role::OfferReason, REASON, Looks::Only(is_reason)).sign(),
            |_, column| {
                values(words(column, offer_reason), |offer: &mut Self, reason| {
                    offer.reason = reason
                })
            },
        )
        .written(|offer, words| words.offer_reasons[offer.reason.index()].into()),
        Column::read(
            Head::new(Role::Worth, WORTH, Looks::Mostly(number::is_number)),
            |reading, column| {
                let sign = reading.sign(column);
                rounded(
                    not_negative(numbers(column, sign, Price::parse)),
                    |offer: &mut Self, worth| offer.worth = worth,
                )
            },
        )
        .written(|offer, _| match offer.worth.millionths() {
            0 => Cell::Empty,
            _ => offer.worth.into(),
        }),
        Column::read(
            Head::new(Role::Chance, CHANCE, Looks::Anything).sign(),
            |reading, column| {
                let sign = reading.sign(column);
                values(shares(column, sign), |offer: &mut Self, millionths| {
                    offer.chance = Rate::from_millionths(millionths)
                })
            },
        )
        .written(|offer, _| offer.chance.map_or(Cell::Empty, Cell::from)),
        Column::text(
            Head::new(Role::By, BY, Looks::Words),
            MAX_WORD,
            |offer: &mut Self, by| offer.by = by,
        )
        .written(|offer, _| offer.by.as_str().into()),
        Column::read(
            Head::new(Role::Declined, CAUSE, Looks::Only(is_cause)),
            |_, column| {
                values(words(column, declined), |offer: &mut Self, why| {
                    offer.state = OfferState::Declined(why)
                })
            },
        )
        .written(|offer, words| match offer.state {
            OfferState::Declined(why) => words.declined[why.index()].into(),
            _ => Cell::Empty,
        }),
        // Behind the cause: only what was declined has one.
        Column::read(
            Head::new(Role::Progress, STATE, Looks::Only(is_state)),
            |_, column| {
                let said = words(column, offer_state);
                Box::new(move |id, offer: &mut Self| {
                    let caused = matches!(offer.state, OfferState::Declined(_));
                    offer.state = match said[id as usize]? {
                        OfferWord::Declined if caused => return Ok(false),
                        OfferWord::Declined => OfferState::Declined(Declined::Unknown),
                        _ if caused => return Err(Reason::Unfit),
                        OfferWord::Open => OfferState::Open,
                        OfferWord::Made => OfferState::Made,
                        OfferWord::Accepted => OfferState::Accepted,
                    };
                    Ok(false)
                })
            },
        )
        .written(|offer, words| {
            let [open, made, accepted, declined] = words.offer_states;
            match offer.state {
                OfferState::Open => open,
                OfferState::Made => made,
                OfferState::Accepted => accepted,
                OfferState::Declined(_) => declined,
            }
            .into()
        }),
        Column::text(
            Head::new(Role::Notes, NOTE, Looks::Anything),
            MAX_NOTE,
            |offer: &mut Self, note| offer.note = note,
        )
        .written(|offer, _| offer.note.as_str().into()),
    ];

    const NEEDS: &'static [&'static [Role]] = &[
        &[Role::Date],
        &[
            Role::ProductName,
            Role::ProductCode,
            Role::Whom,
            Role::OfferKind,
        ],
    ];

    const PRODUCT: Option<fn(&mut Self, ProductId)> =
        Some(|offer, product| offer.product = Some(product));

    fn product(&self) -> Option<ProductId> {
        self.product
    }

    fn blank(customer: CustomerId, _choices: &Choices) -> Self {
        Self {
            kind: OfferKind::CrossSell,
            ..Self::referral(customer, Day::FIRST)
        }
    }

    fn of(self, customer: CustomerId) -> Self {
        Self { customer, ..self }
    }

    /// How far it is and what was said of it changes; files know nothing of what the reason counted.
    fn identity(&self) -> Self {
        Self {
            kind: self.kind,
            product: self.product,
            whom: self.whom.clone(),
            ..Self::referral(self.customer, self.on)
        }
    }

    fn day(&self) -> Option<Day> {
        Some(self.on)
    }
}

fn is_kind(cell: &str) -> bool {
    offer_kind(cell).is_some()
}

fn is_reason(cell: &str) -> bool {
    offer_reason(cell).is_some()
}

fn is_state(cell: &str) -> bool {
    offer_state(cell).is_some()
}

fn is_cause(cell: &str) -> bool {
    declined(cell).is_some()
}

const KIND: &[&str] = &["offerkind", "kindofoffer", "推荐类型", "销售类型"];

const WHOM: &[&str] = &[
    "whomitnames",
    "whom",
    "referred",
    "介绍的人",
    "介绍谁",
    "被介绍人",
];

const REASON: &[&str] = &["reasonforoffer", "offerreason", "推荐理由"];

const WORTH: &[&str] = &["worthifbought", "worth", "成交可得", "预计成交额"];

const CHANCE: &[&str] = &["chance", "probability", "可能性", "成交概率"];

const BY: &[&str] = &[
    "offeredby",
    "ourcontactperson",
    "by",
    "seller",
    "owner",
    "推荐人",
    "我方人员",
    "经手人",
    "负责人",
    "业务员",
];

const CAUSE: &[&str] = &["whydeclined", "causeofrefusal", "拒绝原因"];

const STATE: &[&str] = &[
    "answer", "state", "status", "答复", "状态", "进度", "progress",
];

const NOTE: &[&str] = &[
    "note", "notes", "remark", "remarks", "comment", "备注", "说明",
];
