//! Advice in words: why a customer stands where it stands, and what to do next.

use super::{mid_sentence, sentence_gap, value};
use crate::format::{days_ago, fixed, integer, percent, score};
use crate::i18n::lang;
use crate::t;
use keepgold_core::advice::{Next, ServiceStep, Why, gaps_since_last, is_overdue, why};
use keepgold_core::book::{CustomerId, Evidence, Indicator, WarningRule};
use keepgold_core::value::{CustomerFacts, Facts, Working};

/// Why the customer stands where it stands, in sentences.
pub fn why_text(working: &Working) -> String {
    let (tier, place, of, best, weakest, missing) = match why(working) {
        Why::Unscored(reason) => return value::unscored(reason).to_owned(),
        Why::Tier {
            tier,
            place,
            of,
            best,
            weakest,
            missing,
        } => (value::tier(tier), place, of, best, weakest, missing),
    };
    let name = value::indicator;
    let mut text = match weakest {
        Some(weakest) => t!(
            customer.why.whole,
            tier = tier,
            place = integer(i64::from(place)),
            of = integer(i64::from(of)),
            best = mid_sentence(name(best.0)),
            best_score = score(best.1),
            weakest = mid_sentence(name(weakest.0)),
            weakest_score = score(weakest.1)
        ),
        None => t!(
            customer.why.single,
            tier = tier,
            place = integer(i64::from(place)),
            of = integer(i64::from(of)),
            best = mid_sentence(name(best.0))
        ),
    };
    if missing > 1e-9 {
        text.push_str(sentence_gap());
        text.push_str(&t!(customer.why.partial, share = percent(missing, 0)));
    }
    text
}

/// The one thing to do next with a customer, in a sentence.
pub fn next_text(next: Next, facts: &Facts, customer: CustomerId) -> String {
    match next {
        Next::Alarm(rule) => alarm_step(rule).to_owned(),
        Next::FirstOrder => t!(customer.next.first_order).to_owned(),
        Next::Weightless => t!(customer.next.weightless).to_owned(),
        Next::Overdue(times) => overdue(times, facts, customer),
        Next::Falling(share) => t!(customer.next.falling, share = percent(share, 0)),
        Next::NearlyDown(to, weakest) => t!(
            customer.next.nearly_down,
            points = fixed(to.points, 1),
            tier = value::tier(to.tier),
            weakest = value::indicator(weakest)
        ),
        Next::NearlyUp(to, weakest) => t!(
            customer.next.nearly_up,
            points = fixed(to.points, 1),
            tier = value::tier(to.tier),
            weakest = value::indicator(weakest)
        ),
        Next::Judge(Evidence::Wallet, share) => {
            t!(customer.next.wallet, weight = percent(share, 0))
        }
        Next::Judge(evidence, share) => t!(
            customer.next.judge,
            evidence = value::evidence(evidence),
            weight = percent(share, 0)
        ),
        Next::Weakest(Indicator::Profit) => t!(customer.next.profit).to_owned(),
        Next::Weakest(Indicator::Potential) => t!(customer.next.potential).to_owned(),
        Next::Weakest(Indicator::LifeCycle) => t!(customer.next.life_cycle).to_owned(),
        Next::Weakest(Indicator::Loyalty) => t!(customer.next.loyalty).to_owned(),
        Next::Hold => t!(customer.next.hold).to_owned(),
    }
}

/// What an alarm asks for.
fn alarm_step(rule: WarningRule) -> &'static str {
    match rule {
        WarningRule::Complaint => t!(customer.next.complaint),
        WarningRule::ContactGap => t!(customer.next.contact),
        WarningRule::SinglePerson => t!(customer.next.single_person),
        WarningRule::Silent
        | WarningRule::Falling
        | WarningRule::Drop
        | WarningRule::Assortment => t!(warnings.banner.next),
    }
}

/// How long ago the customer last bought and how often it usually does, or all do where it has bought too seldom to
/// tell. Where the orders show no delay, a person has judged that there is one, and the sentence says so.
fn overdue(times: f64, facts: &Facts, customer: CustomerId) -> String {
    let late = |customer: &&CustomerFacts| gaps_since_last(facts, customer).is_some_and(is_overdue);
    let customer = facts.get(customer).filter(late);
    let Some((last, own)) = customer.and_then(|row| Some((row.last?, row.gaps.rhythm()))) else {
        return t!(customer.next.overdue_judged, times = fixed(times, 1));
    };
    let ago = facts.window().as_of.days_since(last);
    let ago = days_ago(ago.unsigned_abs(), lang());
    let every = |days: f64| t!(units.days, n = days.round().max(1.0) as u32);
    match own {
        Some(days) => t!(customer.next.overdue, ago = ago, usual = every(days)),
        None => t!(
            customer.next.overdue_common,
            ago = ago,
            usual = every(facts.rhythm().unwrap_or_default())
        ),
    }
}

/// What to do about a customer that costs too much to serve.
pub fn service_step(step: ServiceStep) -> &'static str {
    match step {
        ServiceStep::KeepBudget => t!(service.over_served.keep_budget),
        ServiceStep::RaiseContribution => t!(service.over_served.raise),
        ServiceStep::Simplify => t!(service.over_served.simplify),
    }
}
