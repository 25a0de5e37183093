//! Values that follow others in a task of their own, so that the page answers in between.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// What `work` makes of `source`, at once for the first time and then in the task after each change: for lists below
/// what a person looks at while changing something.
pub fn following<S, T>(
    source: impl Fn() -> S + Send + Sync + 'static,
    work: impl Fn(S) -> T + Clone + Send + Sync + 'static,
) -> ReadSignal<T>
where
    S: 'static,
    T: Send + Sync + 'static,
{
    let (value, set_value) = signal(work(untrack(&source)));
    // Dropping the timer of a change that was overtaken ends it.
    Effect::new(move |before: Option<Option<Timeout>>| {
        let source = source();
        let work = work.clone();
        before.map(|_| {
            Timeout::new(0, move || {
                let _ = set_value.try_set(work(source)); // The view may be gone.
            })
        })
    });
    value
}
