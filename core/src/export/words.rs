//! Words for what is no free text, in the language of the reader.

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
    /// Rules of warnings, in the order of [`crate::book::WarningRule::ALL`].
    pub rules: [&'a str; 7],
    /// What was done about warnings: seen, put off, resolved.
    pub handled: [&'a str; 3],
    /// Causes of warnings, in the order of [`crate::book::Cause::ALL`].
    pub causes: [&'a str; 5],
    /// Kinds of offers, in the order of [`crate::book::OfferKind::ALL`].
    pub offers: [&'a str; 3],
    /// Reasons for offers, in the order of [`crate::book::OfferReason::ALL`].
    pub offer_reasons: [&'a str; 6],
    /// States of offers: open, made, accepted, declined.
    pub offer_states: [&'a str; 4],
    /// Why offers were declined, in the order of [`crate::book::Declined::ALL`].
    pub declined: [&'a str; 5],
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
        rules: [
            "complaint",
            "silent",
            "falling",
            "drop",
            "assortment",
            "contact gap",
            "single person",
        ],
        handled: ["seen", "put off", "resolved"],
        causes: ["prices", "service", "competition", "substitutes", "economy"],
        offers: ["cross-sell", "up-sell", "referral"],
        offer_reasons: [
            "goes with",
            "due again",
            "white space",
            "step up",
            "loyal",
            "own idea",
        ],
        offer_states: ["open", "made", "accepted", "declined"],
        declined: ["price", "other supplier", "no need", "not now", "unknown"],
    };
}
