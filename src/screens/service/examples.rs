//! Examples of service standards, offered as long as none are set.

use crate::components::{Card, Show, use_toasts};
use crate::format::percent;
use crate::parts::act::act_or_tell;
use crate::state::use_state;
use crate::{t, tx};
use keepgold_core::book::{Command, Service, Tier};
use keepgold_core::value::ExampleService;
use leptos::prelude::*;

/// The cards. A press fills the standards of all tiers in one step, which can be undone and edited.
#[component]
pub fn Examples(in_force: Memo<Service>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let unset = Memo::new(move |_| in_force.read().standards == Service::default().standards);
    let take = move |example: ExampleService| {
        let derived = state.derived();
        let months = derived.facts.read_untracked().window().months;
        let standards = example.standards(
            policies(example),
            &derived.assessment.read_untracked(),
            months,
        );
        let service = Service {
            standards,
            ..in_force.get_untracked()
        };
        let said = move || t!(service.examples.taken, name = name(example));
        act_or_tell(
            state,
            toasts,
            Command::ChangeService(Box::new(service)),
            said,
        );
    };
    let card = move |example: ExampleService| {
        let (name, text) = (move || name(example), move || what(example));
        let take = move || take(example);
        view! { <Card name text action=tx!(service.examples.take) on_press=take /> }
    };
    view! {
        <Show when=move || unset.get()>
            <section class="service__section" aria-labelledby="examples">
                <h2 id="examples">{tx!(service.examples.title)}</h2>
                <p class="muted measure">{tx!(service.examples.text)}</p>
                <ul class="cards" role="list">{ExampleService::ALL.map(card).collect_view()}</ul>
            </section>
        </Show>
    }
}

fn name(example: ExampleService) -> &'static str {
    match example {
        ExampleService::Distributor => t!(service.examples.distributor.name),
        ExampleService::Support => t!(service.examples.support.name),
        ExampleService::OfficeSupply => t!(service.examples.office.name),
    }
}

fn what(example: ExampleService) -> String {
    let share = percent(example.budget_share(Tier::Vip), 0);
    match example {
        ExampleService::Distributor => t!(service.examples.distributor.what, share = share),
        ExampleService::Support => t!(service.examples.support.what, share = share),
        ExampleService::OfficeSupply => t!(service.examples.office.what, share = share),
    }
}

/// What each tier can count on, VIP first.
fn policies(example: ExampleService) -> [String; 4] {
    let policies = match example {
        ExampleService::Distributor => [
            t!(service.examples.distributor.vip),
            t!(service.examples.distributor.main),
            t!(service.examples.distributor.ordinary),
            t!(service.examples.distributor.small),
        ],
        ExampleService::Support => [
            t!(service.examples.support.vip),
            t!(service.examples.support.main),
            t!(service.examples.support.ordinary),
            t!(service.examples.support.small),
        ],
        ExampleService::OfficeSupply => [
            t!(service.examples.office.vip),
            t!(service.examples.office.main),
            t!(service.examples.office.ordinary),
            t!(service.examples.office.small),
        ],
    };
    policies.map(str::to_owned)
}
