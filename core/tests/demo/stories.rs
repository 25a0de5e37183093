//! The story that each demo is opened for is found by its alarm in its month, whatever the day and the language.

use keepgold_core::book::WarningRule;
use keepgold_core::demo::{self, Demo, Language};
use keepgold_core::unit::Day;
use keepgold_core::value::{Facts, assess};
use keepgold_core::warnings::{Evidence, Warning, warnings};

use super::support::days;

/// The warning about the customer of the story, if there is one.
fn warned(demo: Demo, as_of: Day, language: Language) -> Option<Warning> {
    let book = demo::book(demo, demo::SEED, as_of, language);
    let facts = Facts::gather(&book, as_of);
    let assessment = assess(&book, &facts, book.rules(), book.units().default_margin);
    let found = warnings(&book, &facts, &assessment);
    let customer = demo.story(as_of).customer;
    found.of(customer).cloned()
}

#[test]
fn each_story_is_found_by_its_alarm_in_its_month_whatever_the_day_and_the_language() {
    for (demo, as_of) in Demo::ALL
        .into_iter()
        .flat_map(|demo| days().step_by(2).map(move |day| (demo, day)))
    {
        let here = format!("{demo:?} {as_of}");
        let story = demo.story(as_of);
        let [warning, english] = Language::ALL.map(|language| warned(demo, as_of, language));
        assert_eq!(warning, english, "{here}");
        let warning = warning.expect(&here);
        let told = warning.alarms.iter();
        let mut told = told.filter(|alarm| alarm.evidence.rule() == story.rule);
        let alarm = told.next().expect(&here);
        let since = alarm.since.expect(&here);
        match alarm.evidence {
            // The first of the three months that fell; seen at the end of the last, or of the one before it where the list
            // prices of the month before the story had come down a little already.
            Evidence::Falling { month, .. } => {
                assert_eq!(month.plus(-2), story.since.month(), "{here}");
                let ends = [0, 1].map(|later| month.plus(later).first_day().plus_days(-1));
                assert!(ends.contains(&since), "{here}: {since}");
            }
            // The last order came at most one of its gaps before, and twice its gap later was the alarm.
            Evidence::Silent { last, usual, .. } => {
                let gap = 1.5 * usual;
                assert!(last <= story.since, "{here}: {last}");
                assert!(
                    f64::from(story.since.days_since(last)) <= gap,
                    "{here}: {last}"
                );
                let late = last.plus_days((2.0 * usual).max(14.0) as i32 + 1);
                assert_eq!(since.month(), late.month(), "{here}");
            }
            Evidence::ContactGap { last, longest, .. } => {
                let last = last.expect(&here);
                assert!(last <= story.since, "{here}: {last}");
                assert!(story.since.days_since(last) <= 45, "{here}: {last}");
                let late = last.plus_days(i32::from(longest));
                assert!(since >= late, "{here}: {since} {late}");
            }
            ref other => panic!("{here}: {other:?}"),
        }
        assert!(since >= story.since && since <= as_of, "{here}: {since}");
        // Contacts missed say nothing of the customer; all else overrides its stage.
        let overrides = story.rule != WarningRule::ContactGap;
        assert!(!overrides || warning.overrides_stage(), "{here}");
    }
}
