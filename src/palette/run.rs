//! Doing what was chosen in the palette.

use super::entries::Action;
use super::spots::{focus_named, when_at};
use crate::components::{Toaster, use_toasts};
use crate::i18n::{lang, set_lang};
use crate::make_file::{Making, make_file};
use crate::parts::customer_form::{CustomerForm, Editing as EditingCustomer};
use crate::parts::demos::open_at_story;
use crate::parts::merge_customers::MergeDialog;
use crate::parts::product_form::{Editing as EditingProduct, ProductDialog};
use crate::parts::records::{Asked, RecordForms, record_dialogs};
use crate::places::{Route, navigate, navigate_to};
use crate::shell::prefs;
use crate::state::{State, use_state};
use crate::toolbar::{Direction, step};
use keepgold_core::book::CustomerId;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// Carries out actions: those of the palette and those of the frame.
#[derive(Clone, Copy, Debug)]
pub struct Actions {
    state: State,
    toasts: Toaster,
    help: RwSignal<bool>,
    adding: RwSignal<bool>,
    product: RwSignal<EditingProduct>,
    records: RecordForms,
    route: ReadSignal<Route>,
    merging: RwSignal<Option<CustomerId>>,
    making: RwSignal<Making>,
}

impl Actions {
    /// `help` shows the help, `route` is where the app is, `records` are the forms of the page.
    pub fn new(help: RwSignal<bool>, route: ReadSignal<Route>, records: RecordForms) -> Actions {
        Actions {
            state: use_state(),
            toasts: use_toasts(),
            help,
            adding: RwSignal::new(false),
            product: RwSignal::new(EditingProduct::Closed),
            records,
            route,
            merging: RwSignal::new(None),
            making: RwSignal::new(None),
        }
    }

    /// Does what was chosen.
    pub fn run(self, act: Action) {
        let import = Route::Import;
        match act {
            Action::Go(route) => navigate(route),
            Action::View(href) => navigate_to(&href),
            Action::AddCustomer => self.adding.set(true),
            Action::AddProduct => self.product.set(EditingProduct::New),
            Action::AddRecord(kind, None) => self.records.open(kind, self.here()),
            Action::AddRecord(kind, Some(id)) => {
                let customer = CustomerId::from_index(id as usize);
                let route = Route::Customer(id);
                navigate(route);
                when_at(route, move || self.records.open(kind, Asked::New(customer)));
            }
            Action::Merge(id) => {
                let route = Route::Customer(id);
                navigate(route);
                when_at(route, move || {
                    self.merging.set(Some(CustomerId::from_index(id as usize)));
                });
            }
            Action::Find(spot) => {
                navigate(spot.route());
                focus_named(spot.route(), spot.name(lang()));
            }
            Action::Bring | Action::Restore => navigate(import),
            Action::Paste => {
                navigate(import);
                // After two frames the screen is there and has taken the focus.
                request_animation_frame(|| request_animation_frame(focus_drop));
            }
            Action::Make(of) => make_file(self.state, self.toasts, of, self.making),
            Action::Demo(Some(demo)) => open_at_story(self.state, demo),
            Action::Demo(None) => self.state.close_demo(),
            Action::Undo => step(self.state, self.toasts, Direction::Undo),
            Action::Redo => step(self.state, self.toasts, Direction::Redo),
            Action::Language => set_lang(lang().other()),
            Action::Theme(theme) => prefs::theme().set(theme),
            Action::Scale(scale) => prefs::number_scale().set(scale),
            Action::QuestionKey(on) => prefs::question_key().set(on),
            Action::Help => self.help.set(true),
        }
    }

    /// Whose record is added: that of the customer on whose page one is, else of one to be chosen.
    fn here(self) -> Asked {
        let Route::Customer(id) = self.route.get_untracked() else {
            return Asked::Anyone;
        };
        self.state.with_book_untracked(|book| {
            let root = book.customer_root(CustomerId::from_index(id as usize));
            book.customer(root)
                .map_or(Asked::Anyone, |_| Asked::New(root))
        })
    }
}

/// The forms that open over any screen.
#[component]
pub fn Forms(actions: Actions) -> impl IntoView {
    view! {
        <CustomerForm open=actions.adding editing=EditingCustomer::New />
        <ProductDialog editing=actions.product />
        {record_dialogs(actions.records)}
        {move || actions.merging.get().map(|from| view! { <Merging from /> })}
    }
}

/// Merges a customer with another; its page goes on as that of the one that stays.
#[component]
fn Merging(from: CustomerId) -> impl IntoView {
    let stays = |(id,): (CustomerId,)| navigate(Route::Customer(id.index() as u32));
    view! { <MergeDialog open=RwSignal::new(true) from on_merged=stays /> }
}

/// The place where a table is pasted takes the focus, so that the usual keys paste into it.
fn focus_drop() {
    let place = document().query_selector("main .drop").ok().flatten();
    if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        let _ = place.focus();
    }
}
