//! The sheet as a picture, painted on a canvas that is never shown.

use super::super::drawing::{Anchor, Ink, Shape};
use super::{MARGIN, Sheet, TEXT_PX};
use leptos::prelude::{document, window};
use std::f64::consts::TAU;
use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Pixels of the picture for each CSS pixel: sharp on paper and on fine screens.
const SCALE: f64 = 2.0;

/// The bytes of a PNG; none where the browser paints none.
pub fn png(sheet: &Sheet<'_>) -> Option<Vec<u8>> {
    let canvas = document().create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    let (width, height) = sheet.size();
    canvas.set_width((width * SCALE) as u32);
    canvas.set_height((height * SCALE) as u32);
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    paint(&context, sheet, (width, height)).ok()?;
    let url = canvas.to_data_url_with_type("image/png").ok()?;
    let packed = url.split_once("base64,")?.1;
    // Each sign of the answer stands for one byte.
    Some(
        window()
            .atob(packed)
            .ok()?
            .chars()
            .map(|byte| byte as u8)
            .collect(),
    )
}

fn paint(
    context: &CanvasRenderingContext2d,
    sheet: &Sheet<'_>,
    (width, height): (f64, f64),
) -> Result<(), wasm_bindgen::JsValue> {
    context.scale(SCALE, SCALE)?;
    context.set_fill_style_str(&sheet.paper);
    context.fill_rect(0.0, 0.0, width, height);
    context.set_fill_style_str(&sheet.ink);
    for (y, size, text) in sheet.heading() {
        context.set_font(&format!("{size}px {}", sheet.font));
        context.fill_text(text, MARGIN, y)?;
    }
    context.set_font(&format!("{TEXT_PX}px {}", sheet.font));
    context.set_text_baseline("middle");
    context.translate(MARGIN, sheet.top())?;
    for shape in &sheet.drawing.shapes {
        stroke_and_fill(context, shape, sheet)?;
    }
    Ok(())
}

fn stroke_and_fill(
    context: &CanvasRenderingContext2d,
    shape: &Shape,
    sheet: &Sheet<'_>,
) -> Result<(), wasm_bindgen::JsValue> {
    let through = |points: &[(i32, i32)]| {
        context.begin_path();
        for (x, y) in points {
            context.line_to(f64::from(*x), f64::from(*y));
        }
    };
    let filled = |ink: &Ink| {
        let look = sheet.look(*ink);
        context.set_fill_style_str(&look.fill);
        context.set_global_alpha(look.opacity.parse().unwrap_or(1.0));
    };
    let stroked = |ink: &Ink| {
        let look = sheet.look(*ink);
        context.set_global_alpha(1.0);
        context.set_stroke_style_str(&look.stroke);
        context.set_line_width(pixels(&look.width).unwrap_or(1.0));
        let dash = js_sys::Array::new();
        for length in look.dash.split([' ', ',']).filter_map(pixels) {
            dash.push(&length.into());
        }
        let _ = context.set_line_dash(&dash);
    };
    match shape {
        Shape::Line(points, ink) => {
            stroked(ink);
            through(points);
            context.stroke();
        }
        Shape::Rect((x, y), width, height, ink) => {
            filled(ink);
            let at = (f64::from(*x), f64::from(*y));
            context.fill_rect(at.0, at.1, f64::from(*width), f64::from(*height));
        }
        Shape::Polygon(corners, ink) => {
            filled(ink);
            through(corners);
            context.fill();
        }
        Shape::Circle((x, y), radius, is_filled, ink) => {
            context.begin_path();
            context.arc(f64::from(*x), f64::from(*y), f64::from(*radius), 0.0, TAU)?;
            if *is_filled {
                filled(ink);
                context.fill();
            } else {
                stroked(ink);
                context.stroke();
            }
        }
        Shape::Text((x, y), anchor, text, ink) => {
            filled(ink);
            context.set_text_align(match anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            });
            context.fill_text(text, f64::from(*x), f64::from(*y))?;
        }
    }
    Ok(())
}

/// `4px` or `4` as a number.
fn pixels(text: &str) -> Option<f64> {
    text.trim().trim_end_matches("px").parse().ok()
}
