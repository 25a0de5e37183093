//! Records of a kind: what the app has to know of a kind to list records and to let a person add and edit them.
//!
//! A new kind is a file here that describes it; the dialog and the section of the customer's page follow from that.

mod alarm_state;
mod alarm_state_draft;
mod contact;
mod contact_draft;
mod dialog;
mod follow_up;
mod follow_up_draft;
mod offer;
mod offer_draft;
mod person;
mod person_draft;
mod reckoning;
mod reckoning_draft;

pub use contact_draft::NEXT_AFTER;
pub use follow_up::{finish, finish_button, plan_button};
pub use reckoning::{keep_figures, link_to_reckoning};

use crate::components::{Form, RowsColumn};
use crate::places::Route;
use crate::state::State;
use dialog::dialog;
use keepgold_core::book::{
    AlarmState, AnyRecord, Book, Contact, CustomerId, FollowUp, Offer, Person, Reckoning, RecordId,
    RecordKind, Refusal,
};
use leptos::prelude::*;
use std::any::Any;
use std::sync::Arc;

/// The forms of all kinds, of which one at a time is open. Take them with [`use_record_forms`].
#[derive(Clone, Copy, Debug)]
pub struct RecordForms {
    asked: RwSignal<Option<(RecordKind, Asked)>>,
    /// Whom a form that is open for several is about.
    several: RwSignal<Vec<CustomerId>>,
    /// What a form that settles something settles when it is saved.
    settled: StoredValue<Settled>,
    /// The draft that a form for anyone begins with, where something fills it in: that of its kind.
    filled: StoredValue<Option<Arc<dyn Any + Send + Sync>>>,
}

/// What is done in one step with a new record: the promises that it keeps and the alarms that it takes up.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    /// Records that are replaced.
    pub edited: Vec<(RecordId, AnyRecord)>,
    /// Records that come beside it.
    pub new: Vec<AnyRecord>,
    /// What is said of it.
    pub said: String,
    /// Where the focus goes, as what asked for it may be gone.
    pub then: Option<Callback<()>>,
}

impl RecordForms {
    /// Opens the form of a kind.
    pub fn open(self, kind: RecordKind, asked: Asked) {
        self.asked.set(Some((kind, asked)));
    }

    /// Opens the form of a new record as it is filled in already, of this customer or of one to be chosen.
    pub fn open_filled<R: RecordView>(self, draft: R::Draft, customer: Option<CustomerId>) {
        self.filled.set_value(Some(Arc::new(draft)));
        self.open(R::KIND, customer.map_or(Asked::Anyone, Asked::New));
    }

    /// Opens the form of a kind for new records of these customers, alike but for what is known of each.
    pub fn open_for(self, kind: RecordKind, customers: Vec<CustomerId>) {
        self.several.set(customers);
        self.open(kind, Asked::Several);
    }

    /// Opens the form of a kind for a new record of the customer which settles something.
    pub fn open_settling(self, kind: RecordKind, customer: CustomerId, settled: Settled) {
        self.settled.set_value(settled);
        self.open(kind, Asked::Settling(customer));
    }
}

/// Makes [`use_record_forms`] work below. Call once, in the app's root.
pub fn provide_record_forms() -> RecordForms {
    let forms = RecordForms {
        asked: RwSignal::new(None),
        several: RwSignal::new(Vec::new()),
        settled: StoredValue::default(),
        filled: StoredValue::new(None),
    };
    provide_context(forms);
    forms
}

/// The forms of all kinds.
///
/// # Panics
/// Outside the app's root, which is a fault in the program.
pub fn use_record_forms() -> RecordForms {
    expect_context()
}

/// The dialogs of all forms. Put them once on the page.
pub fn record_dialogs(forms: RecordForms) -> AnyView {
    view! {
        {dialog::<Contact>(forms)}
        {dialog::<Person>(forms)}
        {dialog::<FollowUp>(forms)}
        {dialog::<AlarmState>(forms)}
        {dialog::<Offer>(forms)}
        {dialog::<Reckoning>(forms)}
    }
    .into_any()
}

/// Where new records of a kind are made, where that is a place and not their form alone.
pub fn made_at(kind: RecordKind) -> Option<Route> {
    matches!(kind, RecordKind::Reckoning | RecordKind::InternalQuestion).then_some(Route::Learn)
}

/// What the form of a kind is open for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A new record of a customer to be chosen.
    Anyone,
    /// A new record of this customer.
    New(CustomerId),
    /// A new record of this customer that springs from a contact.
    Springs(CustomerId, RecordId),
    /// A new record of this customer that settles something.
    Settling(CustomerId),
    /// A new record of each of several customers.
    Several,
    /// A record there is.
    Old(RecordId),
}

/// What the app has to know of a kind of record.
pub trait RecordView: Clone + PartialEq + Into<AnyRecord> + Send + Sync + 'static {
    /// The kind.
    const KIND: RecordKind;
    /// The form as it is typed.
    type Draft: Clone + Default + Send + Sync + 'static;
    /// What can be wrong with it when it is sent.
    type Fault: From<Refusal> + Send + Sync + 'static;

    /// The record with this number.
    fn get(book: &Book, id: RecordId) -> Option<&Self>;

    /// Those of a customer and of the ones merged into it, in the order they are listed.
    fn of_customer(book: &Book, customer: CustomerId) -> Vec<(RecordId, Self)>;

    /// The columns of the list.
    fn columns() -> Vec<RowsColumn>;

    /// Its cells in these columns.
    fn cells(&self, state: State) -> AnyView;

    /// What it is called by the buttons in its row.
    fn name(&self) -> String;

    /// A sentence above the list; without one it is said that an empty list is empty.
    fn summary(
        _state: State,
        _customer: CustomerId,
        _records: &[(RecordId, Self)],
    ) -> Option<String> {
        None
    }

    /// The form of a new record, which may spring from a contact.
    fn new_draft(contact: Option<RecordId>) -> Self::Draft;

    /// Puts into the form of a new record what the app knows of its customer.
    fn know(_draft: &mut Self::Draft, _state: State, _customer: CustomerId) {}

    /// Leaves in the form, filled in for several customers, what holds for this one.
    fn narrow(_draft: &mut Self::Draft, _state: State, _customer: CustomerId) {}

    /// The form of this record.
    fn draft(&self) -> Self::Draft;

    /// The field for somebody of ours, who is the customer's owner unless somebody else is entered.
    fn by(_draft: &mut Self::Draft) -> Option<&mut String> {
        None
    }

    /// The record as it is typed.
    ///
    /// # Errors
    /// The first fault; what else is wrong is for the book to say.
    fn read(draft: &Self::Draft, customer: CustomerId) -> Result<Self, Self::Fault>;

    /// What the form of a new one makes beside it, which gets this number.
    ///
    /// # Errors
    /// The first fault.
    fn beside(
        _draft: &Self::Draft,
        _customer: CustomerId,
        _id: RecordId,
    ) -> Result<Vec<AnyRecord>, Self::Fault> {
        Ok(Vec::new())
    }

    /// What is wrong with the whole form; what stands beside its field is not said above all of them too.
    fn refused(fault: &Self::Fault) -> Option<String>;

    /// The fields of the form.
    fn fields(form: Form<Self::Draft, Self::Fault>) -> AnyView;
}
