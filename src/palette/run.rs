//! Doing what was chosen in the palette.

use super::entries::Act;
use crate::components::{Toaster, use_toasts};
use crate::i18n::{lang, set_lang};
use crate::make_file::{Making, make_file};
use crate::places::{Route, navigate};
use crate::screens::customers::form::{CustomerForm, Editing as EditingCustomer};
use crate::screens::data::product_form::{Editing as EditingProduct, ProductDialog};
use crate::screens::service::contact::{Asked, ContactDialog};
use crate::shell::prefs;
use crate::state::{State, use_state};
use crate::toolbar::{Direction, step};
use keepgold_core::book::CustomerId;
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
    contact: RwSignal<Option<Asked>>,
    route: ReadSignal<Route>,
    making: RwSignal<Making>,
}

impl Desk {
    /// Lays it out; `help` shows the help, `route` is where the app is.
    pub fn new(help: RwSignal<bool>, route: ReadSignal<Route>) -> Desk {
        Desk {
            state: use_state(),
            toasts: use_toasts(),
            help,
            adding: RwSignal::new(false),
            product: RwSignal::new(EditingProduct::Closed),
            contact: RwSignal::new(None),
            route,
            making: RwSignal::new(None),
        }
    }

    /// Does what was chosen.
    pub fn run(self, act: Act) {
        let import = Route::Import;
        match act {
            Act::Go(route) => navigate(route),
            Act::AddCustomer => self.adding.set(true),
            Act::AddProduct => self.product.set(EditingProduct::New),
            Act::LogContact => self.contact.set(Some(self.contact())),
            Act::Bring | Act::Restore => navigate(import),
            Act::Paste => {
                navigate(import);
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

    /// With whom a contact is logged: the customer on whose page one is, else one to be chosen.
    fn contact(self) -> Asked {
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
pub fn Forms(desk: Desk) -> impl IntoView {
    view! {
        <CustomerForm open=desk.adding editing=EditingCustomer::New />
        <ProductDialog editing=desk.product />
        <ContactDialog asked=desk.contact />
    }
}

/// The place where a table is pasted takes the focus, so that the usual keys paste into it.
fn focus_drop() {
    let place = document().query_selector("main .drop").ok().flatten();
    if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        let _ = place.focus();
    }
}
