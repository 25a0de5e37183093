//! Views of a list that a person kept under a name: links above the list. The present one can be kept, renamed and
//! forgotten.

use crate::components::{Button, ButtonKind, EditDialog, Form, Show, TextField};
use crate::places::Choices;
use crate::shell::prefs::{self, View};
use crate::state::use_state;
use crate::{t, tx};
use leptos::prelude::*;

/// The views of the place that is shown.
#[component]
pub fn SavedViews(choices: Choices) -> impl IntoView {
    let views = prefs::views();
    let place = choices.place();
    let here = Memo::new(move |_| choices.href());
    let own = {
        let views = views.clone();
        let prefix = format!("{place}?");
        let state = use_state();
        Memo::new(move |_| {
            // What a person called them may name customers.
            let mut own = if state.for_projector() {
                Vec::new()
            } else {
                views.get()
            };
            own.retain(|view| view.href.starts_with(&prefix));
            own
        })
    };
    let kept = Memo::new(move |_| own.read().iter().any(|view| view.href == here.get()));
    // The place itself needs no name.
    let can_keep = Memo::new(move |_| !kept.get() && here.get().contains('?'));
    let form = Form::<String, ()>::new(String::new());
    let name = move || {
        let name = own
            .read()
            .iter()
            .find(|view| view.href == here.get())
            .map(|view| view.name.clone());
        form.begin(name.unwrap_or_default());
    };
    let save = {
        let views = views.clone();
        move || {
            let name = form.draft.read_untracked().trim().to_owned();
            if name.is_empty() {
                return form.end(Err(()));
            }
            let href = here.get_untracked();
            views.update(
                |views| match views.iter_mut().find(|view| view.href == href) {
                    Some(view) => view.name = name,
                    None => views.push(View { name, href }),
                },
            );
            form.end(Ok(()));
        }
    };
    let forget = Callback::new(move |()| {
        let href = here.get_untracked();
        views.update(|views| views.retain(|view| view.href != href));
    });
    let link = move |view: View| {
        let href = view.href.clone();
        let current = move || (here.get() == href).then_some("page");
        view! { <a class="saved-views__view" href=view.href aria-current=current>{view.name}</a> }
    };
    let there = move || !own.read().is_empty() || can_keep.get();
    view! {
        <Show when=there>
            <nav class="saved-views" aria-label=tx!(saved_views.label)>
                {move || own.get().into_iter().map(link).collect_view()}
                <Show when=move || can_keep.get()>
                    <Button kind=ButtonKind::Quiet on_press=name>{tx!(saved_views.keep)}</Button>
                </Show>
                <Show when=move || kept.get()>
                    <Button kind=ButtonKind::Quiet on_press=name>{tx!(saved_views.rename)}</Button>
                    <Button kind=ButtonKind::Quiet on_press=forget>{tx!(saved_views.forget)}</Button>
                </Show>
            </nav>
        </Show>
        <EditDialog open=form.open title=tx!(saved_views.title) save=tx!(saved_views.save) on_save=save>
            <TextField
                label=tx!(saved_views.name)
                hint=tx!(saved_views.hint)
                value=form.text(|name| name)
                on_input=form.write(|name| name)
                error=form.wrong(|()| Some(t!(saved_views.no_name).to_owned()))
            />
        </EditDialog>
    }
}
