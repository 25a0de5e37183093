//! The six mistakes (E9) answered from the own book: which are made, by which figures, and where each is mended. What the
//! book cannot say is asked.

use super::told;
use crate::components::{Counts, List, Tag, TagKind};
use crate::format::{NONE, integer};
use crate::i18n::lang;
use crate::parts::awaited::Awaited;
use crate::parts::filters::{href_of, href_of_shelf};
use crate::places::{PART, Route};
use crate::shell::clock;
use crate::state::use_state;
use crate::t;
use crate::words::amount::whole_in;
use crate::words::lesson::said_of;
use crate::words::sentence_gap;
use keepgold_core::advice::{Group, Mistake, SelfCheck, Shelf};
use keepgold_core::book::Tables;
use leptos::prelude::*;

/// The page of the texts.
const PAGE: &str = "six-mistakes";

/// The part.
#[component]
pub fn Mistakes() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let currency = state.currency();
    let warned = derived.need_warnings();
    let found = Memo::new(move |_| {
        let warnings = warned.last()?;
        let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
        Some(state.with_book(Tables::ALL, |book| {
            SelfCheck::of(book, &facts, &assessment, &warnings, clock::today())
        }))
    });
    let card = move |check: SelfCheck, mistake: Mistake| {
        let (kind, verdict) = match check.makes(mistake) {
            Some(true) => (TagKind::Warning, t!(learn.mine.made)),
            Some(false) => (TagKind::Good, t!(learn.mine.not_made)),
            None => (TagKind::Plain, t!(learn.mine.unknown)),
        };
        let mut counts = Counts::default();
        let figures = figures(&check, mistake, &mut counts, &currency.read());
        let value = |name: &str| {
            let found = figures.iter().find(|(own, _)| *own == name);
            found.map(|(_, text)| text.clone())
        };
        let group = match check.makes(mistake) {
            Some(_) => "book",
            None => "ask",
        };
        // Nothing is said of contacts where none is logged.
        let of_contacts = match mistake {
            Mistake::OldOnly if check.contacts > 0 => said_of(PAGE, "book", "contacts"),
            _ => "",
        };
        let text = [said_of(PAGE, group, mistake.name()), of_contacts].join(sentence_gap());
        // Where no number is named, no list is led to: the sentence as a whole counts nobody.
        if !text.contains('{') {
            counts = Counts::default();
        }
        view! {
            <li class="own-mistake" data-mistake=mistake.name()>
                <h2>{said_of(PAGE, "inputs", mistake.name())} " " <Tag kind>{verdict}</Tag></h2>
                <p>{told(text.trim_end(), counts, value)}</p>
                {mended(mistake)}
            </li>
        }
    };
    let cards = move || {
        lang();
        let check = (*found.read())?;
        let said = |wanted| {
            let all = Mistake::ALL.into_iter();
            integer(all.filter(|one| check.makes(*one) == wanted).count() as i64)
        };
        Some(view! {
            <p class="measure" role="status">{t!(learn.mine.six, made = said(Some(true)), unknown = said(None))}</p>
            <ol class="own-mistakes">{Mistake::ALL.map(|mistake| card(check, mistake)).collect_view()}</ol>
        })
    };
    view! {
        {cards}
        <Awaited progress=Signal::derive(move || warned.progress()) on_retry=move || derived.retry() />
    }
}

/// The figures of a mistake by their names in its text; those of customers that are listed lead there.
fn figures(
    check: &SelfCheck,
    mistake: Mistake,
    counts: &mut Counts,
    currency: &str,
) -> Vec<(&'static str, String)> {
    let plain = |n: u32| integer(n.into());
    let mut list = |n: u32, href: String| counts.of(n, List::At(href)).to_string();
    match mistake {
        Mistake::OldOnly => {
            let gained = match check.gained {
                Some(n) => list(n, href_of(Group::NewInYear)),
                None => NONE.to_owned(),
            };
            vec![
                ("gained", gained),
                (
                    "prospects",
                    list(check.prospects, href_of_shelf(Shelf::Prospects)),
                ),
                ("with_prospects", plain(check.with_prospects)),
                ("contacts", plain(check.contacts)),
            ]
        }
        Mistake::Salesperson => vec![
            ("with_cause", plain(check.with_cause)),
            ("closed", plain(check.closed)),
        ],
        Mistake::AnyPrice => vec![
            ("losing", list(check.losing, href_of(Group::ServedAtLoss))),
            ("costed", plain(check.costed)),
            ("lost", whole_in(check.lost, currency)),
        ],
        Mistake::Contract => vec![
            ("bound", plain(check.bound)),
            ("bound_warned", plain(check.bound_warned)),
            ("bound_left", plain(check.bound_left)),
            ("warned", list(check.warned, Route::Warnings.href())),
            ("stake", whole_in(check.stake, currency)),
        ],
        Mistake::WhenItBurns => vec![
            ("overdue", list(check.overdue, href_of(Group::Overdue))),
            ("valued", plain(check.valued)),
            ("support", plain(check.support)),
            ("touches", plain(check.touches)),
        ],
        Mistake::Alone => vec![
            (
                "met_by_one",
                list(check.met_by_one, href_of(Group::MetByOne)),
            ),
            ("met", plain(check.met)),
        ],
    }
}

/// The link to the place that mends a mistake.
fn mended(mistake: Mistake) -> AnyView {
    let route = match mistake {
        Mistake::OldOnly => Route::Base,
        Mistake::Salesperson | Mistake::Contract => Route::Warnings,
        Mistake::AnyPrice | Mistake::WhenItBurns => Route::Service,
        Mistake::Alone => Route::CrossSell,
    };
    let href = match mistake {
        // What customers buy elsewhere is what could be supplied with a partner.
        Mistake::Alone => route.href_with([(PART, "white-space")]),
        _ => route.href(),
    };
    let place = route.place().map_or("", |place| (place.name)(lang()));
    view! { <a href=href>{t!(learn.go, place = place)}</a> }.into_any()
}
