//! The texts of the lessons, found by names that the core gives: a page for each concept.

use std::sync::LazyLock;

use super::generated::apart;
use super::{Lang, lang};

/// The names of all texts, `lifetime-value.advice.keep_longer`, in order; what they say stands at the same places.
static NAMES: LazyLock<Vec<&str>> =
    LazyLock::new(|| apart(include_str!(concat!(env!("OUT_DIR"), "/lessons.txt"))));
static ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| apart(include_str!(concat!(env!("OUT_DIR"), "/lessons-en.txt"))));
static CHINESE: LazyLock<Vec<&str>> =
    LazyLock::new(|| apart(include_str!(concat!(env!("OUT_DIR"), "/lessons-zh-CN.txt"))));

/// A text of a page in a language.
pub fn lesson_in(lang: Lang, page: &str, name: &str) -> Option<&'static str> {
    let name = [page, name].join(".");
    let at = NAMES.binary_search(&name.as_str()).ok()?;
    let said = match lang {
        Lang::En => &ENGLISH,
        Lang::ZhCn => &CHINESE,
    };
    said.get(at).copied()
}

/// A text of a page in the current language; tracked.
pub fn lesson(page: &str, name: &str) -> Option<&'static str> {
    lesson_in(lang(), page, name)
}

/// A text with what stands in braces filled in; none where there is nothing to fill in for one of them.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut filled = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, after) = behind.split_once('}')?;
        filled.push_str(before);
        filled.push_str(&value(name)?);
        rest = after;
    }
    filled.push_str(rest);
    Some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::calculators::{CALCULATORS, Chart, Label, Unit};
    use keepgold_core::lessons::CONCEPTS;

    /// Names that a page needs for its calculator, and those of placeholders.
    fn needed(own: &keepgold_core::calculators::Calculator) -> Vec<String> {
        let columns = own.form.table.iter().flat_map(|table| table.columns);
        let mut needed: Vec<String> = ["answer", "formula"].map(str::to_owned).to_vec();
        let inputs = own.form.inputs;
        needed.extend(inputs.iter().map(|input| format!("inputs.{}", input.name)));
        needed.extend(
            columns
                .clone()
                .map(|column| format!("columns.{}", column.name)),
        );
        for input in inputs.iter().chain(columns) {
            if let Unit::Choice(names) = input.unit {
                needed.extend(names.iter().map(|name| format!("choices.{name}")));
            }
        }
        if let Some(table) = own.form.table {
            needed.extend(table.start.iter().map(|row| format!("rows.{}", row.name)));
            needed.push("rows.more".into());
        }
        let outcome = (own.work)(&own.form.start());
        needed.extend(
            outcome
                .answers
                .iter()
                .map(|answer| format!("answers.{}", answer.name)),
        );
        needed.extend(
            outcome
                .verdicts
                .iter()
                .map(|verdict| format!("verdicts.{verdict}")),
        );
        needed.extend(own.advice.iter().map(|advice| format!("advice.{advice}")));
        for chart in &outcome.charts {
            match chart {
                Chart::Lines { lines, .. } => {
                    needed.extend(lines.iter().map(|line| format!("labels.{}", line.name)));
                }
                Chart::Bars { bars, .. } => {
                    let named = bars.iter().filter_map(|bar| match bar.0 {
                        Label::Named(name) => Some(format!("labels.{name}")),
                        Label::Row(_) => None,
                    });
                    needed.extend(named);
                }
                Chart::Quadrants { .. } => {}
            }
        }
        needed
    }

    #[test]
    fn every_concept_says_all_that_its_page_shows() {
        for concept in &CONCEPTS {
            let plain = [
                "name",
                "sentence",
                "story",
                "predict",
                "reveal",
                "mine",
                "discuss.1",
                "discuss.2",
                "discuss.3",
            ];
            let mut names: Vec<String> = plain.map(str::to_owned).to_vec();
            let own = concept.calculator().filter(|own| own.name == concept.name);
            names.extend(own.map(needed).into_iter().flatten());
            names.extend(concept.right.map(|letter| format!("guesses.{letter}")));
            for lang in Lang::ALL {
                for name in &names {
                    let said = lesson_in(lang, concept.name, name);
                    assert!(
                        said.is_some_and(|said| !said.is_empty()),
                        "{}: {name} in {lang:?}",
                        concept.name
                    );
                }
            }
        }
    }

    #[test]
    fn what_an_answer_says_can_be_filled_in() {
        for own in CALCULATORS {
            let outcome = (own.work)(&own.form.start());
            let known = |name: &str| {
                let input = own.form.inputs.iter().any(|input| input.name == name);
                let answer = outcome.answers.iter().any(|answer| answer.name == name);
                (input || answer).then(|| "1".to_owned())
            };
            for lang in Lang::ALL {
                for name in ["answer", "answer_without", "formula"] {
                    let text = lesson_in(lang, own.name, name).unwrap_or_default();
                    assert!(
                        fill(text, known).is_some(),
                        "{}: {name} in {lang:?}",
                        own.name
                    );
                }
            }
        }
    }

    #[test]
    fn what_reveals_names_answers_of_its_calculator() {
        for concept in &CONCEPTS {
            let answers = concept
                .reveal()
                .zip(concept.calculator())
                .map(|(sheets, own)| (own.work)(&sheets[0]).answers);
            let known = |name: &str| {
                let answers = answers.as_ref()?;
                let of = name
                    .split_once('_')
                    .filter(|(case, _)| ["a", "b"].contains(case));
                let named =
                    of.is_some_and(|(_, name)| answers.iter().any(|answer| answer.name == name));
                (named || ["times", "more"].contains(&name)).then(String::new)
            };
            for lang in Lang::ALL {
                let text = lesson_in(lang, concept.name, "reveal").unwrap_or_default();
                assert!(
                    fill(text, known).is_some(),
                    "{} in {lang:?}: {text}",
                    concept.name
                );
            }
        }
    }

    #[test]
    fn what_lacks_a_value_is_not_said() {
        assert_eq!(
            fill("{a} and {b}", |name| (name == "a").then(|| "1".into())),
            None
        );
        assert_eq!(fill("{a}!", |_| Some("1".into())).as_deref(), Some("1!"));
        assert_eq!(fill("open {", |_| Some(String::new())), None);
    }
}
