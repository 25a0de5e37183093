//! The register of questions that colleagues ask (D4): what is asked how often and why, what the answers spared since they
//! were published, and the way to the booklet.

mod draft;
mod form;

use super::super::booklet;
use crate::components::{
    Button, ButtonKind, ButtonLink, Form, RowsColumn, RowsName, RowsTable, Show, use_toasts,
};
use crate::format::{decimal, integer};
use crate::i18n::lang;
use crate::parts::act::act_or_tell;
use crate::places::Route;
use crate::shell::clock;
use crate::state::use_state;
use crate::words::amount::{day_iso, day_written};
use crate::words::lesson::number;
use crate::words::record as words;
use crate::words::sentence_gap;
use crate::{t, tx};
use draft::{Draft, Fault};
use form::QuestionForm;
use keepgold_core::advice::{Asked, ENOUGH, Spared, is_answered, times};
use keepgold_core::book::{
    Book, Command, InternalQuestion, RecordId, RecordKind, Tables, WhyAsked,
};
use keepgold_core::calculators::{Shared, Unit, calculator, write_link};
use keepgold_core::sorting::sort_by;
use leptos::prelude::*;

/// The concept whose register it is.
pub const PAGE: &str = "internal-customers";

/// The part.
#[component]
pub fn Register() -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let form = Form::<Draft, Fault>::new(Draft::default());
    let about = RwSignal::new(None::<RecordId>);
    let questions = Memo::new(move |_| state.with_book(Tables::RECORDS, most_asked_first));
    let asked = Memo::new(move |_| {
        state.with_book(Tables::RECORDS, |book| Asked::of(book, clock::today()))
    });
    let add = move || {
        about.set(None);
        form.begin(Draft::on(clock::today()));
    };
    let row = move |(id, one): (RecordId, InternalQuestion)| {
        let again = one.clone();
        let ask_again = move || {
            let mut more = again.clone();
            let today = clock::today();
            let place = more.asked.partition_point(|&day| day <= today);
            more.asked.insert(place, today);
            let n = more.asked.len();
            let said = move || t!(learn.register.noted, n = n);
            act_or_tell(state, toasts, Command::edit(id, more), said);
        };
        let old = Draft::of(&one);
        let edit = move || {
            about.set(Some(id));
            form.begin(old.clone());
        };
        let remove = move || {
            let kind = RecordKind::InternalQuestion;
            let said = move || words::removed(kind);
            act_or_tell(state, toasts, Command::RemoveRecord(kind, id), said);
        };
        let button = |label: &'static str, name: String, press: Callback<()>| {
            view! { <Button kind=ButtonKind::Quiet on_press=press attr:aria-label=name>{label}</Button> }
        };
        let name = &one.question;
        view! {
            <tr>
                <th scope="row" class="rows__said">{one.question.clone()} {answer(&one)}</th>
                <td>{why(one.why)}</td>
                <td class="number">{how_often(&one)}</td>
                <td class="register__day">{one.published.map(day_iso)}</td>
                <td class="rows__acts">
                    <div class="actions">
                        {button(t!(learn.register.again), t!(learn.register.again_of, name = name), Callback::new(move |()| ask_again()))}
                        {button(t!(record.edit), t!(record.edit_of, name = name), Callback::new(move |()| edit()))}
                        {button(t!(record.remove), t!(record.remove_of, name = name), Callback::new(move |()| remove()))}
                    </div>
                </td>
            </tr>
        }
        .into_any()
    };
    let rows = move || {
        lang();
        questions.get().into_iter().map(row).collect_view()
    };
    let columns = Signal::stored(vec![
        RowsColumn::said(tx!(learn.register.question)),
        RowsColumn::text(tx!(learn.register.why)),
        RowsColumn::number(tx!(learn.register.asked)),
        RowsColumn::text(tx!(learn.register.published)),
        RowsColumn::acts(tx!(record.actions)),
    ]);
    let any = Memo::new(move |_| asked.read().questions > 0);
    let reckon = move || {
        let figures = figures(&asked.read())?;
        let href = Route::with_figures(PAGE, &figures);
        Some(view! { <ButtonLink href>{tx!(learn.register.reckon)}</ButtonLink> })
    };
    view! {
        <p class="measure" role="status">{move || said(&asked.read())}</p>
        <Show when=move || any.get()>
            <RowsTable name=RowsName::Label(tx!(learn.register.title).into()) columns>
                {rows}
            </RowsTable>
        </Show>
        <div class="actions">
            <Button kind=ButtonKind::Primary on_press=add>{move || words::new(RecordKind::InternalQuestion, lang())}</Button>
            <Show when=move || any.get()>
                <ButtonLink href=booklet::href()>{tx!(learn.booklet.title)}</ButtonLink>
                {reckon}
            </Show>
        </div>
        <QuestionForm form about />
    }
}

/// The questions of a book, those asked most first.
pub fn most_asked_first(book: &Book) -> Vec<(RecordId, InternalQuestion)> {
    let all = book.internal_questions().iter();
    let mut all: Vec<_> = all.map(|(&id, one)| (id, one.clone())).collect();
    sort_by(&mut all, |a, b| b.1.asked.len().cmp(&a.1.asked.len()));
    all
}

/// Why a question is asked.
pub fn why(reason: WhyAsked) -> &'static str {
    match reason {
        WhyAsked::EasierThanReading => t!(learn.register.easier_than_reading),
        WhyAsked::Unsure => t!(learn.register.unsure),
        WhyAsked::ShiftingBlame => t!(learn.register.shifting_blame),
        WhyAsked::ToServe => t!(learn.register.to_serve),
    }
}

/// How often and why it was asked, and what publishing spared, in sentences.
pub fn said(asked: &Asked) -> String {
    if asked.questions == 0 {
        return words::none(RecordKind::InternalQuestion).to_owned();
    }
    let mut sentences = vec![t!(
        learn.register.said,
        questions = t!(learn.register.questions, n = asked.questions),
        times = t!(learn.register.times, n = asked.times),
        days = number(PAGE, Unit::Days, f64::from(asked.days), ""),
        hours = hours(asked.minutes as f64)
    )];
    let most = WhyAsked::ALL
        .into_iter()
        .max_by_key(|reason| asked.by_why[reason.index()]);
    if let Some(most) = most.filter(|_| asked.times > 0) {
        sentences.push(t!(
            learn.register.mostly,
            why = why(most),
            n = asked.by_why[most.index()],
            of = asked.times
        ));
    }
    sentences.push(match asked.spared {
        Some(spared) => spared_said(&spared),
        None => t!(learn.register.too_early, n = ENOUGH).to_owned(),
    });
    sentences.join(sentence_gap())
}

fn spared_said(spared: &Spared) -> String {
    let (before, since) = (decimal(spared.before, 1), decimal(spared.since, 1));
    let questions = t!(learn.register.questions, n = spared.questions);
    let hours = hours(spared.minutes.abs());
    if spared.minutes > 0.0 {
        t!(
            learn.register.spared,
            questions = questions,
            before = before,
            since = since,
            hours = hours
        )
    } else {
        t!(
            learn.register.not_spared,
            questions = questions,
            before = before,
            since = since
        )
    }
}

fn hours(minutes: f64) -> String {
    number(PAGE, Unit::Hours, minutes / 60.0, "")
}

/// The answer below a question, or that there is none yet.
fn answer(one: &InternalQuestion) -> AnyView {
    let said = match is_answered(one) {
        true => [one.answer.as_str(), &one.clause]
            .map(str::trim)
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        false => t!(learn.register.unanswered).to_owned(),
    };
    below(said)
}

/// How often it was asked, with the last day below.
fn how_often(one: &InternalQuestion) -> AnyView {
    let last = one.asked.last().map(|&last| below(day_written(last)));
    view! { {integer(times(one, clock::today()).into())} {last} }.into_any()
}

/// A note on a line of its own.
fn below(said: String) -> AnyView {
    view! { <span class="rows__note register__below">{said}</span> }.into_any()
}

/// As fine as a person would type it.
fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// The calculator filled with what the register counts; none while nothing was asked.
fn figures(asked: &Asked) -> Option<String> {
    let own = calculator(PAGE)?;
    let mut sheet = own.form.start();
    for (input, value) in own.form.inputs.iter().zip(&mut sheet.values) {
        match input.name {
            "questions" => *value = hundredths(asked.a_working_day()?),
            "minutes" => *value = hundredths(asked.minutes_each()?),
            _ => {}
        }
    }
    Some(write_link(&Shared {
        sheets: vec![sheet],
        customer: String::new(),
    }))
}
