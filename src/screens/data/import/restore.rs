//! A backup beside the open book, before it takes its place.

use keepgold_core::book::History;
use keepgold_core::question::Totals;
use leptos::prelude::*;

use super::super::replaced::offer_back;
use super::super::sides::Sides;
use super::super::summary::{Summary, is_empty};
use super::{Failure, Restore, Step, StepHeading, Wizard};
use crate::components::{Button, ButtonKind, Notice, NoticeKind};
use crate::make_file::back_up;
use crate::parts::awaited::Awaited;
use crate::places::{Route, navigate};
use crate::state::Shared;
use crate::words::amount::day_written;
use crate::{t, tx};

/// The step.
#[component]
pub fn RestoreStep(wizard: Wizard, backup: Shared<Restore>) -> impl IntoView {
    let (state, toasts) = (wizard.state, wizard.toasts);
    let asked = state.ask(|| Some(Totals));
    let file = Summary::new(&backup.book, backup.totals);
    let (written, counted) = (backup.written, backup.counted);
    let replace = move || match state.replace(History::new(backup.book.clone())) {
        Ok(old) => {
            offer_back(state, toasts, old, move || {
                t!(import.restore.done, day = day_written(written))
            });
            navigate(Route::Data);
        }
        Err(refusal) => wizard.step.set(Step::Failed(Failure::Book(refusal))),
    };
    let rescue = counted.map(|counts| {
        let text = move || {
            t!(
                import.restore.rescue,
                customers = t!(units.customers, n = counts.customers),
                orders = t!(units.orders, n = counts.orders),
                lines = t!(units.order_lines, n = counts.lines)
            )
        };
        view! { <Notice kind=NoticeKind::Warning text /> }
    });
    let compared = move || {
        let totals = asked.last()?;
        let now = state.with_book(Summary::TABLES, |book| Summary::new(book, *totals));
        let notice = if now == file {
            Some(view! { <Notice text=tx!(import.restore.same) /> })
        } else if file.holds_less_than(&now) {
            Some(view! { <Notice kind=NoticeKind::Warning text=tx!(import.restore.fewer) /> })
        } else {
            None
        };
        Some(view! { <Sides now file=file.clone() /> {notice} })
    };
    let making = RwSignal::new(None);
    let has_book = state.with_book_untracked(|book| !is_empty(book));
    view! {
        <StepHeading text=tx!(import.restore.heading) />
        <p class="measure">{move || t!(import.restore.text, day = day_written(written))}</p>
        <Awaited progress=Signal::derive(move || asked.progress_shown()) on_retry=move || asked.retry() />
        {compared}
        {rescue}
        <p class="muted measure">{tx!(import.restore.kept)}</p>
        <div class="actions">
            <Button kind=ButtonKind::Danger on_press=replace>{tx!(import.restore.replace)}</Button>
            {has_book
                .then(|| {
                    view! { <Button on_press=move || back_up(state, toasts, making)>{tx!(import.restore.backup_first)}</Button> }
                })}
            <Button on_press=move || wizard.restart()>{tx!(import.restore.keep)}</Button>
        </div>
    }
}
