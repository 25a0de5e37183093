//! The concepts of the four lessons, one row each: which calculator tries it out, and the two cases that answer the question
//! put before. Texts and places are found by the names.

use crate::calculators::{Calculator, Sheet, calculator};

/// A lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lesson {
    /// 价值: what a customer is worth.
    Value,
    /// 维系: how it is kept.
    Retention,
    /// 关系: how close one is.
    Relationship,
    /// 增长: how it grows.
    Growth,
}

impl Lesson {
    /// All, in the order in which they are taught.
    pub const ALL: [Self; 4] = [
        Self::Value,
        Self::Retention,
        Self::Relationship,
        Self::Growth,
    ];
}

/// Inputs that differ from how a calculator starts.
type Case = &'static [(&'static str, f64)];

/// A concept.
#[derive(Debug, Clone, Copy)]
pub struct Concept {
    /// Its name in addresses and texts.
    pub name: &'static str,
    /// Where it is taught.
    pub lesson: Lesson,
    /// The name of the calculator that tries it out.
    calculator: Option<&'static str>,
    /// Two cases of the calculator that reveal what was to be predicted.
    reveal: Option<[Case; 2]>,
    /// The guess that is right, by its letter in the texts; none where each firm has its own answer.
    pub right: Option<&'static str>,
}

impl Concept {
    /// The calculator that tries it out, where there is one.
    pub fn calculator(&self) -> Option<&'static Calculator> {
        calculator(self.calculator?)
    }

    /// With another guess than the last being right.
    const fn right(self, letter: &'static str) -> Self {
        Self {
            right: Some(letter),
            ..self
        }
    }

    /// Without a right guess.
    const fn open(self) -> Self {
        Self {
            right: None,
            ..self
        }
    }

    /// The two sheets that reveal what was to be predicted: as things are, and as they are asked about.
    pub fn reveal(&self) -> Option<[Sheet; 2]> {
        let form = self.calculator()?.form;
        Some(self.reveal?.map(|case| form.with(case)))
    }
}

/// The concept of this name.
pub fn concept(name: &str) -> Option<&'static Concept> {
    CONCEPTS.iter().find(|concept| concept.name == name)
}

/// The concepts of a lesson, in the order in which they are taught.
pub fn concepts_of(lesson: Lesson) -> impl Iterator<Item = &'static Concept> {
    CONCEPTS
        .iter()
        .filter(move |concept| concept.lesson == lesson)
}

/// The last of three guesses.
const LAST: Option<&str> = Some("c");

/// A concept with a calculator of its own and the cases that reveal.
const fn tried(name: &'static str, lesson: Lesson, reveal: [Case; 2]) -> Concept {
    tried_with(name, lesson, name, reveal)
}

/// A concept that another one's calculator tries out. The last guess is right where nothing else is said.
const fn tried_with(
    name: &'static str,
    lesson: Lesson,
    calculator: &'static str,
    reveal: [Case; 2],
) -> Concept {
    Concept {
        name,
        lesson,
        calculator: Some(calculator),
        reveal: Some(reveal),
        right: LAST,
    }
}

/// A concept without a calculator: its place, or what is told of it, tries it out. The last guess is right where nothing
/// else is said.
const fn told(name: &'static str, lesson: Lesson) -> Concept {
    Concept {
        name,
        lesson,
        calculator: None,
        reveal: None,
        right: LAST,
    }
}

use Lesson::{Growth, Relationship, Retention, Value};

/// All concepts, in the order in which they are taught.
pub static CONCEPTS: [Concept; 42] = [
    tried("delivered-value", Value, [&[], &[]]),
    tried_with("assumed", Value, "delivered-value", [&[], &[]]).right("a"),
    tried_with(
        "four-indicators",
        Value,
        "tiers",
        [
            &[],
            &[
                ("profit", 100.0),
                ("potential", 0.0),
                ("life_cycle", 0.0),
                ("loyalty", 0.0),
            ],
        ],
    )
    .right("b"),
    tried("tiers", Value, [&[], &[("loyalty", 60.0)]]),
    tried(
        "tier-movement",
        Value,
        [&[("years", 1.0)], &[("years", 5.0)]],
    ),
    told("service-standards", Value).right("b"),
    told("proof", Value).open(),
    tried(
        "lifetime-value",
        Value,
        [
            &[("cost", 0.0), ("periods", 600.0)],
            &[("cost", 0.0), ("periods", 600.0), ("retention", 0.9)],
        ],
    ),
    tried(
        "one-deal",
        Value,
        [
            &[],
            &[
                ("sales", 5_000_000.0),
                ("order", 400_000.0),
                ("work_years", 2.0),
            ],
        ],
    ),
    tried("breadth-length-depth", Value, [&[], &[("more", 0.2)]]).right("b"),
    tried("market-share", Value, [&[], &[]]).right("b"),
    tried("loyal-not-valuable", Value, [&[], &[]]),
    tried(
        "internal-customers",
        Value,
        [&[("spared", 0.0), ("writing", 0.0)], &[]],
    ),
    tried("keep-or-win", Retention, [&[], &[("anyhow", 0.9)]]),
    tried("three-parts", Retention, [&[], &[]]),
    tried("satisfaction", Retention, [&[("surprise", 0.0)], &[]]),
    tried(
        "most-satisfied",
        Retention,
        [&[("wanted", 0.9)], &[("wanted", 0.99)]],
    ),
    tried(
        "four-factors",
        Retention,
        [&[], &[("made_good", 1.0), ("complain", 1.0)]],
    ),
    tried("exchange", Retention, [&[], &[]]),
    tried("contract", Retention, [&[], &[("chance", 0.8)]]).right("b"),
    told("early-warning", Retention),
    tried("heat-curves", Retention, [&[], &[("service", 0.9)]]),
    told("experience", Retention),
    tried("needs", Retention, [&[], &[]]),
    tried("six-mistakes", Retention, [&[], &[]]).open(),
    told("not-alone", Retention),
    told("prospects", Retention),
    told("everybody", Retention),
    tried("stages", Relationship, [&[], &[("ours", 240_000.0)]]),
    told("single-thread", Relationship),
    tried("four-cells", Relationship, [&[], &[]]).right("b"),
    told("eight-openings", Relationship),
    told("make-openings", Relationship),
    told("care-360", Relationship),
    tried("care-rhythm", Relationship, [&[], &[("people", 1.0)]]).right("b"),
    told("life-changes", Relationship),
    tried("association", Growth, [&[], &[]]),
    tried_with(
        "lift-trap",
        Growth,
        "association",
        [&[], &[("has", 4.0), ("too", 2.0)]],
    ),
    told("preference", Growth).open(),
    told("white-space", Growth).right("b"),
    told("three-growths", Growth).open(),
    told("rfm", Growth).right("b"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_calculator_is_taught_and_every_name_leads_to_one() {
        for own in crate::calculators::CALCULATORS {
            assert!(concept(own.name).is_some(), "{} is not taught", own.name);
        }
        for own in &CONCEPTS {
            assert_eq!(
                own.calculator.is_some(),
                own.calculator().is_some(),
                "{}",
                own.name
            );
            assert_eq!(
                concept(own.name).map(|found| found.lesson),
                Some(own.lesson)
            );
        }
        let lessons = Lesson::ALL.map(|lesson| concepts_of(lesson).count());
        assert_eq!(lessons, [13, 15, 8, 6]);
    }

    #[test]
    fn cases_that_reveal_name_inputs_of_their_calculator() {
        for own in &CONCEPTS {
            for (name, value) in own.reveal.into_iter().flatten().flatten() {
                let form = own.calculator().map(|calculator| calculator.form);
                let input =
                    form.and_then(|form| form.inputs.iter().find(|input| input.name == *name));
                assert!(
                    input.is_some_and(|input| input.fit(*value) == *value),
                    "{}: {name}",
                    own.name
                );
            }
        }
    }
}
