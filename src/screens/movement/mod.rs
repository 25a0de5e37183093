//! The movement screen: who changed tier between two months, from where to where, and why. Must not touch the browser.

mod charts;
mod compared;
mod lists;
mod matrix;

use crate::components::{
    Button, ButtonLink, Checkbox, Choice, Counts, EmptyState, List, Notice, NoticeKind, Select,
    Show,
};
use crate::format::date_written;
use crate::i18n::lang;
use crate::places::{Route, navigate};
use crate::state::{Progress, use_state};
use crate::toolbar::PrintButton;
use crate::words::amount::{day_iso, day_written, parse_day};
use crate::words::sentence_gap;
use crate::{t, tx};
use charts::{Counts, Streams};
use compared::{Compared, Found, Rule, span_name};
use keepgold_core::unit::Day;
use keepgold_core::value::{Part, Span, Way};
use leptos::prelude::*;
use lists::{Lists, heading};
use matrix::Matrix;

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let state = use_state();
    let nobody = Memo::new(move |_| state.derived().assessment.get().scored_count() == 0);
    view! { <Show when=move || !nobody.get() fallback=empty>{page}</Show> }
}

fn empty() -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(movement.empty_title)
            text=tx!(movement.empty_text)
            action=tx!(tiers.empty_bring)
            on_action=move || navigate(Route::Import)
        />
    }
}

fn page() -> AnyView {
    let compared = Compared::new(use_state());
    let found = compared.found;
    let said = move || {
        let found = found.read();
        let mut counts = Counts::default();
        let list = |listed: Listed| {
            let (part, heading) = match listed {
                Listed::Way(way) => (None, heading(way)),
                Listed::Part(part) => (Some(part), "movement-lists"),
            };
            List::Brought(Callback::new(move |()| compared.list(part, heading)))
        };
        let said = summary(found.as_deref()?, list, &mut counts);
        Some(counts.view(said))
    };
    let ready = Memo::new(move |_| found.read().is_some());
    view! {
        <div class="movement">
            <header class="screen-head">
                <h1>{tx!(places.movement.name)}</h1>
                <div class="screen-head__actions"><PrintButton /></div>
                <p class="screen-head__said">{said}</p>
            </header>
            <Waiting compared />
            <Show when=move || ready.get() fallback=move || short(compared)>
                <div class="movement__body" class:movement__body--old=move || compared.progress() != Progress::Done>
                    <Days compared />
                    <div class="movement__charts">
                        <Matrix compared />
                        <Streams compared />
                        <Counts compared />
                    </div>
                    <Lists compared />
                </div>
            </Show>
        </div>
    }
    .into_any()
}

/// What is under way, or went wrong.
#[component]
fn Waiting(compared: Compared) -> impl IntoView {
    let progress = Memo::new(move |_| compared.progress());
    view! {
        <p class="muted movement__wait" role="status">
            {move || (progress.get() == Progress::Working).then_some(t!(movement.working))}
        </p>
        <Show when=move || progress.get() == Progress::Failed>
            <Notice kind=NoticeKind::Error text=tx!(movement.failed)>
                <Button on_press=move || compared.retry()>{tx!(movement.again)}</Button>
            </Notice>
        </Show>
    }
}

/// One month alone: why, and what to do.
fn short(compared: Compared) -> impl IntoView {
    let state = use_state();
    let text = move || {
        let history = compared.months.last()?;
        // Between two answers nothing is short.
        let [only] = history.months() else {
            return None;
        };
        let facts = state.derived().facts.get();
        let first = facts.customers().iter().filter_map(|row| row.first).min();
        let day = |day: Day| day_written(day);
        Some(t!(
            movement.short,
            day = day(only.day),
            months = t!(units.months, n = facts.window().months),
            half = t!(units.days, n = half(facts.window().days())),
            first = first.map(day).unwrap_or_default()
        ))
    };
    let shown = Memo::new(move |_| text());
    view! {
        <Show when=move || shown.read().is_some()>
            <p class="measure">{move || shown.get()}</p>
            <div class="movement__ways">
                <ButtonLink href=Route::Import.href()>{tx!(movement.older)}</ButtonLink>
                <ButtonLink href=Route::Tiers.href()>{tx!(movement.shorter)}</ButtonLink>
            </div>
        </Show>
    }
}

/// Days in the earlier half of a window.
const fn half(days: i32) -> i32 {
    days / 2
}

/// What a number of the head counts.
enum Listed {
    Way(Way),
    Part(Part),
}

/// How many rose, fell and stayed between which days, and whether the rule moved.
fn summary(found: &Found, list: impl Fn(Listed) -> List, counts: &mut Counts) -> String {
    let (from, to) = (found.movement.from, found.movement.to);
    let sums = &found.sums;
    let [rose, fell, came, went] = Way::ALL.map(|way| sums.way(way));
    let mut of = |n: u32, listed| counts.of(n, list(listed));
    let mut said = vec![t!(
        movement.summary,
        n = of(rose + fell + sums.stayed, Listed::Part(Part::Both)),
        from = day_written(from),
        to = day_written(to),
        rose = of(rose, Listed::Way(Way::Rose)),
        fell = of(fell, Listed::Way(Way::Fell)),
        stayed = of(sums.stayed, Listed::Part(Part::Stayed))
    )];
    if came > 0 {
        let came = of(came, Listed::Way(Way::Came));
        said.push(t!(movement.came_n, n = came));
    }
    if went > 0 {
        let went = of(went, Listed::Way(Way::Went));
        said.push(t!(movement.went_n, n = went));
    }
    // Where nobody moved, no cause has to be named.
    if !(found.rule == Rule::Same && sums.ways == [0; 4]) {
        said.push(found.rule_said());
    }
    said.join(sentence_gap())
}

/// The choice between months and quarters, and of the two days.
#[component]
fn Days(compared: Compared) -> impl IntoView {
    let pair = compared.pair;
    let iso = move |read: fn((Day, Day)) -> Day| {
        Signal::derive(move || pair.get().map(read).map(day_iso).unwrap_or_default())
    };
    let choices = move |keep: fn(Day, &[Day]) -> bool| {
        Signal::derive(move || {
            let days = compared.ends.read();
            let choice = |&day: &Day| {
                let written = date_written(day.civil(), lang());
                let label = if days.last() == Some(&day) {
                    t!(movement.now, day = written)
                } else {
                    written
                };
                Choice {
                    value: day_iso(day),
                    label,
                }
            };
            let kept = days.iter().rev().filter(|day| keep(**day, &days));
            kept.map(choice).collect()
        })
    };
    // Nothing comes after the last one, and nothing before the first.
    let from = choices(|day, days| days.last() != Some(&day));
    let to = choices(|day, days| days.first() != Some(&day));
    let spans = Signal::derive(|| {
        let choice = |(span, label): (Span, &'static str)| Choice {
            value: span_name(span).to_owned(),
            label: label.to_owned(),
        };
        [
            (Span::Month, t!(movement.months)),
            (Span::Quarter, t!(movement.quarters)),
        ]
        .map(choice)
        .to_vec()
    });
    let span = Signal::derive(move || span_name(compared.span.get()).to_owned());
    let choose_span = move |text: String| {
        compared.choose_span(match text == span_name(Span::Quarter) {
            true => Span::Quarter,
            false => Span::Month,
        });
    };
    view! {
        <div class="movement__days">
            <Show when=move || compared.quarters.get()>
                <Select label=tx!(movement.compare) value=span choices=spans on_change=choose_span />
            </Show>
            <Select
                label=tx!(movement.from)
                value=iso(|pair| pair.0)
                choices=from
                on_change=move |text: String| compared.choose_from(parse_day(&text))
            />
            <Select
                label=tx!(movement.to)
                value=iso(|pair| pair.1)
                choices=to
                on_change=move |text: String| compared.choose_to(parse_day(&text))
            />
            <Show when=move || compared.differ.get()>
                <Checkbox
                    label=tx!(movement.today)
                    checked=compared.today
                    on_change=move |on| compared.today.set(on)
                />
            </Show>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::plain;
    use crate::i18n::{Lang, set_lang};
    use keepgold_core::value::Movement;

    fn found(rule: Rule) -> Found {
        let day = |month, day| Day::from_civil(2026, month, day).unwrap();
        let mut matrix = [[0; 5]; 5];
        for (from, to, n) in [
            (0, 0, 3),
            (1, 0, 1),
            (2, 3, 2),
            (3, 3, 40),
            (4, 3, 1),
            (4, 4, 9),
        ] {
            matrix[from][to] = n;
        }
        let movement = Movement {
            from: day(10, 31),
            to: day(11, 22),
            matrix,
            movers: Vec::new(),
            stayers: Vec::new(),
            rule_moved: 0,
        };
        let sums = movement.sums();
        Found {
            movement,
            sums,
            rule,
        }
    }

    fn said(rule: Rule) -> String {
        let list = |_| List::Here("movement-lists");
        plain(&summary(&found(rule), list, &mut Counts::default()))
    }

    #[test]
    fn the_head_counts_whom_both_days_know_and_says_whose_doing_it_was() {
        set_lang(Lang::En);
        assert_eq!(
            said(Rule::Moved(1)),
            "Between 31 Oct 2026 and 22 Nov 2026, of 46 customers with a tier on both days 1 rose, 2 fell and 43 \
             stayed. 1 got a tier for the first time. The rule has changed since then; that moved 1 customer."
        );
        set_lang(Lang::ZhCn);
        assert_eq!(
            said(Rule::Same),
            "2026年10月31日至2026年11月22日，两天都有分层的 46 位客户中，1 位上升，2 位下降，43 位未变。1 位首次有分层。\
             两天用的是同一规则，变动全部来自数据。"
        );
        set_lang(Lang::En);
    }
}
