//! Doing what was chosen in the palette. Must not know how it was found.

use super::entries::Act;
use crate::components::{Toaster, use_toasts};
use crate::i18n::{lang, set_lang};
use crate::make_file::{Making, make_file};
use crate::screens::customers::form::{CustomerForm, Editing as EditingCustomer};
use crate::screens::data::product_form::{Editing as EditingProduct, ProductDialog};
use crate::shell::prefs;
use crate::shell::route::{DataPart, Route, navigate};
use crate::state::{State, use_state};
use crate::toolbar::{Direction, step};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// What actions need at hand.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    state: State,
    toasts: Toaster,
    help: RwSignal<bool>,
    adding: RwSignal<bool>,
    product: RwSignal<EditingProduct>,
    making: RwSignal<Making>,
}

impl Desk {
    /// Lays it out; `help` shows the help.
    pub fn new(help: RwSignal<bool>) -> Desk {
        Desk {
            state: use_state(),
            toasts: use_toasts(),
            help,
            adding: RwSignal::new(false),
            product: RwSignal::new(EditingProduct::Closed),
            making: RwSignal::new(None),
        }
    }

    /// Does what was chosen.
    pub fn run(self, act: Act) {
        let import = Route::Data(DataPart::Import);
        match act {
            Act::Go(route) => navigate(&route),
            Act::AddCustomer => self.adding.set(true),
            Act::AddProduct => self.product.set(EditingProduct::New),
            Act::Bring | Act::Restore => navigate(&import),
            Act::Paste => {
                navigate(&import);
                // After two frames the screen is there and has taken the focus.
                request_animation_frame(|| request_animation_frame(focus_drop));
            }
            Act::Make(of) => make_file(self.state, self.toasts, of, self.making),
            Act::Demo(Some(demo)) => self.state.open_demo(demo),
            Act::Demo(None) => self.state.close_demo(),
            Act::Undo => step(self.state, self.toasts, Direction::Undo),
            Act::Redo => step(self.state, self.toasts, Direction::Redo),
            Act::Language => set_lang(lang().other()),
            Act::Theme(theme) => prefs::theme().set(theme),
            Act::Scale(scale) => prefs::number_scale().set(scale),
            Act::QuestionKey(on) => prefs::question_key().set(on),
            Act::Help => self.help.set(true),
        }
    }
}

/// The forms that open over any screen.
#[component]
pub fn Forms(desk: Desk) -> impl IntoView {
    view! {
        <CustomerForm open=desk.adding editing=EditingCustomer::New />
        <ProductDialog editing=desk.product />
    }
}

/// The place where a table is pasted takes the focus, so that the usual keys paste into it.
fn focus_drop() {
    let place = document().query_selector("main .drop").ok().flatten();
    if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        let _ = place.focus();
    }
}
