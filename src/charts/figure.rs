//! A chart as a figure: title, summary sentence, drawing, read-out by pointer and keys, data table on demand.

use super::drawing::{Anchor, Drawing, Mark, Px, Shape};
use super::save;
use crate::components::{List, fresh_id, use_size};
use crate::shell::download::{PNG, SVG, download, file_name};
use crate::{t, tx};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;

/// Draws a chart at a width in CSS pixels; reads reactively what it draws.
pub type Plot = Arc<dyn Fn(i32) -> Drawing + Send + Sync>;

/// A chart with everything around it.
#[component]
pub fn Figure(
    /// A title a person can quote.
    #[prop(into)]
    title: TextProp,
    /// What the chart shows, in one sentence.
    #[prop(into)]
    summary: TextProp,
    /// The same sentence on the page, where its numbers lead somewhere.
    #[prop(optional, into)]
    said: Option<ViewFn>,
    /// Heading of the labels in the data table.
    #[prop(into)]
    label: TextProp,
    /// Heading of the values in the data table.
    #[prop(into)]
    value: TextProp,
    /// Where the mark at a place leads, if marks lead anywhere.
    #[prop(optional, into)]
    on_pick: Option<Callback<usize>>,
    /// Draws the chart.
    plot: Plot,
) -> impl IntoView {
    let id = fresh_id("figure");
    let labelled = id.clone();
    let frame = NodeRef::<html::Div>::new();
    let size = use_size(frame);
    let drawing = Memo::new(move |_| plot(size.get().0 as i32));
    let at = RwSignal::new(None::<usize>);
    let read = move || {
        let mark = at.get().and_then(|i| drawing.read().marks.get(i).cloned());
        mark.map(|mark| t!(charts.read_out, label = mark.label, value = mark.value))
    };
    let pick = move |place: usize| {
        if let Some(on_pick) = on_pick {
            on_pick.run(place);
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        let last = drawing.read_untracked().marks.len().saturating_sub(1);
        let next = match (event.key().as_str(), at.get_untracked()) {
            ("ArrowRight" | "ArrowDown", Some(i)) => (i + 1).min(last),
            ("ArrowRight" | "ArrowDown", None) | ("Home", _) => 0,
            ("ArrowLeft" | "ArrowUp", Some(i)) => i.saturating_sub(1),
            ("ArrowLeft" | "ArrowUp", None) | ("End", _) => last,
            ("Enter", Some(i)) if on_pick.is_some() => {
                event.prevent_default();
                pick(i);
                return;
            }
            ("Escape", Some(_)) => {
                at.set(None);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        at.set(Some(next));
    };
    let mark_under = move |event: &web_sys::MouseEvent| {
        let frame = event.current_target();
        let frame = frame.and_then(|frame| frame.dyn_into::<web_sys::HtmlElement>().ok())?;
        let shown = frame.get_bounding_client_rect();
        // On a slide it is shown larger than it was drawn.
        let larger = shown.width() / f64::from(frame.offset_width()).max(1.0);
        let within = |at: i32, from: f64| ((f64::from(at) - from) / larger) as i32;
        let spot = (
            within(event.client_x(), shown.left()),
            within(event.client_y(), shown.top()),
        );
        drawing.read_untracked().mark_at(spot)
    };
    let point = move |event: web_sys::PointerEvent| {
        let mark = mark_under(&event);
        if mark != at.get_untracked() {
            at.set(mark);
        }
    };
    let press = move |event: web_sys::MouseEvent| {
        if let Some(mark) = mark_under(&event) {
            pick(mark);
        }
    };
    let hint = move || match on_pick {
        Some(_) => t!(charts.hint_pick),
        None => t!(charts.hint),
    };
    let row = move |(place, mark): (usize, &Mark)| row(mark, on_pick.map(|pick| (pick, place)));
    let keep = {
        let (title, summary) = (title.clone(), summary.clone());
        move |as_svg: bool| {
            let title = title.get().to_string();
            let name = |extension| file_name(&[&title], extension);
            let drawing = drawing.read_untracked();
            let shown = frame.get_untracked();
            let sheet = shown
                .and_then(|shown| save::Sheet::of(&shown, &drawing, title.clone(), &summary.get()));
            // Without a drawing there is nothing to press; a browser that gives no colours gives no file.
            if let Some(sheet) = sheet {
                if as_svg {
                    download(&name("svg"), SVG, save::svg(&sheet).as_bytes());
                } else if let Some(picture) = save::png(&sheet) {
                    download(&name("png"), PNG, &picture);
                }
            }
        }
    };
    let keep_svg = {
        let keep = keep.clone();
        move |_| keep(true)
    };
    let keep_png = move |_| keep(false);
    let summary_label = {
        let (title, summary) = (title.clone(), summary.clone());
        move || format!("{}. {}", title.get(), summary.get())
    };
    let said = move || match &said {
        Some(said) => said.run(),
        None => summary.get().into_any(),
    };
    view! {
        <figure class="figure" aria-labelledby=labelled>
            <figcaption class="figure__head">
                <h2 class="figure__title" id=id>{move || title.get()}</h2>
                <p class="figure__summary">{said}</p>
            </figcaption>
            <div
                class="figure__plot"
                node_ref=frame
                role="group"
                tabindex="0"
                aria-label=hint
                class:figure__plot--picked=on_pick.is_some()
                on:keydown=keys
                on:click=press
                on:pointermove=point
                on:pointerleave=move |_| at.set(None)
                on:blur=move |_| at.set(None)
            >
                {move || svg(&drawing.read(), summary_label())}
                {move || at.get().and_then(|i| drawing.read().marks.get(i).map(pointer))}
            </div>
            <output class="figure__read">{read}</output>
            <div class="figure__keep" hidden=move || drawing.read().shapes.is_empty()>
                <button type="button" class="figure__button" aria-label=tx!(charts.svg) title=tx!(charts.svg) on:click=keep_svg>"SVG"</button>
                <button type="button" class="figure__button" aria-label=tx!(charts.png) title=tx!(charts.png) on:click=keep_png>"PNG"</button>
            </div>
            <details class="figure__data" hidden=move || drawing.read().marks.is_empty()>
                <summary>{tx!(charts.table)}</summary>
                <table class="figure__table">
                    <thead>
                        <tr>
                            <th scope="col">{move || label.get()}</th>
                            <th scope="col" class="number">{move || value.get()}</th>
                        </tr>
                    </thead>
                    <tbody>{move || drawing.read().marks.iter().enumerate().map(row).collect_view()}</tbody>
                </table>
            </details>
        </figure>
    }
}

fn row(mark: &Mark, pick: Option<(Callback<usize>, usize)>) -> impl IntoView + use<> {
    let label = mark.label.clone();
    let label = match pick {
        Some((pick, place)) => List::Brought(Callback::new(move |()| pick.run(place))).link(label),
        None => label.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td class="number">{mark.value.clone()}</td>
        </tr>
    }
}

/// The frame around the mark that is read out. It is set through style properties, not attributes of markup.
fn pointer(mark: &Mark) -> impl IntoView + use<> {
    let (left, top, width, height) = mark.slot;
    view! {
        <span
            class="figure__pointer"
            style:left=format!("{left}px")
            style:top=format!("{top}px")
            style:width=format!("{width}px")
            style:height=format!("{height}px")
        ></span>
    }
}

fn svg(drawing: &Drawing, label: String) -> impl IntoView + use<> {
    if drawing.shapes.is_empty() {
        return view! { <p class="figure__empty">{t!(charts.no_data)}</p> }.into_any();
    }
    let box_of = format!("0 0 {} {}", drawing.width, drawing.height);
    view! {
        <svg
            class="chart"
            role="img"
            aria-label=label
            viewBox=box_of
            width=drawing.width.to_string()
            height=drawing.height.to_string()
        >
            {drawing.shapes.iter().map(shape).collect_view()}
        </svg>
    }
    .into_any()
}

fn shape(shape: &Shape) -> AnyView {
    match shape {
        Shape::Line(points, ink) => {
            view! { <polyline class=ink.class() points=corners(points) /> }.into_any()
        }
        Shape::Rect((x, y), width, height, ink) => {
            let (x, y, width, height) = (
                x.to_string(),
                y.to_string(),
                width.to_string(),
                height.to_string(),
            );
            view! { <rect class=ink.class() x=x y=y width=width height=height /> }.into_any()
        }
        Shape::Polygon(points, ink) => {
            view! { <polygon class=ink.class() points=corners(points) /> }.into_any()
        }
        Shape::Circle((x, y), radius, filled, ink) => {
            let class = if *filled {
                ink.class().to_owned()
            } else {
                format!("{} ink-ring", ink.class())
            };
            view! { <circle class=class cx=x.to_string() cy=y.to_string() r=radius.to_string() /> }
                .into_any()
        }
        Shape::Text((x, y), anchor, text, ink) => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            view! {
                <text class=ink.class() x=x.to_string() y=y.to_string() text-anchor=anchor dominant-baseline="central">
                    {text.clone()}
                </text>
            }
            .into_any()
        }
    }
}

fn corners(points: &[Px]) -> String {
    points
        .iter()
        .map(|(x, y)| format!("{x},{y}"))
        .collect::<Vec<_>>()
        .join(" ")
}
