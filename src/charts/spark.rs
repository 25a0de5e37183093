//! A line without axes: how a number went, beside the number itself, which says it in words.

use leptos::prelude::*;

/// Width and height of the drawing; the style sheet scales it.
const SIZE: (f64, f64) = (96.0, 24.0);
/// Room above and below the line, half its stroke and more.
const ROOM: f64 = 2.0;

/// The line; nothing where there are not two values. It stands on zero, so that a small change does not look large.
#[component]
pub fn Spark(
    /// The values, the earliest first.
    #[prop(into)]
    values: Signal<Vec<f64>>,
) -> impl IntoView {
    let points = move || points(&values.read());
    view! {
        <svg class="spark" viewBox=format!("0 0 {} {}", SIZE.0, SIZE.1) preserveAspectRatio="none" aria-hidden="true">
            <polyline points=points />
        </svg>
    }
}

/// The corners of the line as SVG writes them.
fn points(values: &[f64]) -> String {
    let finite = |value: &f64| if value.is_finite() { *value } else { 0.0 };
    let most = values.iter().map(finite).fold(0.0, f64::max);
    let least = values.iter().map(finite).fold(0.0, f64::min);
    let steps = values.len().saturating_sub(1);
    if steps == 0 || most <= least {
        return String::new();
    }
    let corner = |(place, value): (usize, &f64)| {
        let x = SIZE.0 * place as f64 / steps as f64;
        let up = (finite(value) - least) / (most - least);
        let y = ROOM + (SIZE.1 - 2.0 * ROOM) * (1.0 - up);
        format!("{x:.1},{y:.1}")
    };
    let corners = values.iter().enumerate().map(corner);
    corners.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_runs_from_side_to_side_and_stands_on_zero() {
        assert_eq!(points(&[50.0, 100.0, 0.0]), "0.0,12.0 48.0,2.0 96.0,22.0");
        assert_eq!(points(&[-10.0, 10.0]), "0.0,22.0 96.0,2.0");
    }

    #[test]
    fn what_cannot_be_drawn_is_not() {
        for values in [&[][..], &[5.0], &[0.0, 0.0], &[f64::NAN, 0.0]] {
            assert_eq!(points(values), "");
        }
    }
}
