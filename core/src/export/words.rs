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
    };
}
