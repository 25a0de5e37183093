//! A scatter of points by two measures, coloured by a third; the first axis is logarithmic, for counts that lie far apart.

use super::drawing::{Anchor, Drawing, Ink, Mark, Px, Shape};
use super::scale::every;
use super::sheet::TEXT_PX;
use super::text_width::text_width;

const HEIGHT: i32 = 340;
const ABOVE: i32 = 26;
const BELOW: i32 = 44;
const RIGHT: i32 = 14;
const RADIUS: i32 = 5;
/// Room around a point for a finger.
const TOUCH: i32 = 9;
const LINE: i32 = 18;

/// A point.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its place along the first axis, above 0.
    pub x: f64,
    /// Its place up the second, 0 to 1.
    pub y: f64,
    /// Its colour, a place in [`Ink::STEPS`].
    pub step: usize,
    /// What it is.
    pub label: String,
    /// Its values, written out.
    pub value: String,
}

/// A chart to draw.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)] // A function has no text.
pub struct Scatter<'a> {
    /// The points, the most important first.
    pub points: &'a [Point],
    /// What the first axis measures.
    pub x_name: &'a str,
    /// What the second does.
    pub y_name: &'a str,
    /// Writes a number of the first axis.
    pub x_tick: &'a dyn Fn(f64) -> String,
    /// Writes a share of the second.
    pub y_tick: &'a dyn Fn(f64) -> String,
    /// What the colours mean: a name, then one for each of [`Ink::STEPS`].
    pub legend: &'a [String],
}

/// Draws the chart `width` CSS pixels wide.
pub fn scatter(spec: Scatter<'_>, width: i32) -> Drawing {
    let mut drawing = Drawing {
        width,
        height: HEIGHT,
        ..Drawing::default()
    };
    if spec.points.is_empty() {
        return drawing;
    }
    let legend = legend(spec.legend, width, HEIGHT);
    drawing.height += legend.height;
    let span = |of: fn(&Point) -> f64| {
        let values = spec.points.iter().map(of);
        values.fold((f64::MAX, f64::MIN), |(low, high), value| {
            (low.min(value), high.max(value))
        })
    };
    let (low, high) = span(|point| point.x);
    // A little air at both ends; one value alone stands in the middle.
    let (low, high) = (low / 1.1, high * 1.1);
    let (floor, _) = span(|point| point.y);
    let floor = (floor * 10.0).floor() / 10.0;
    let floor = floor.clamp(0.0, 0.9);
    let left = text_width(&(spec.y_tick)(1.0), TEXT_PX).ceil() as i32 + 10;
    let across = f64::from((width - left - RIGHT).max(1));
    let down = f64::from(HEIGHT - ABOVE - BELOW);
    let at_x = |x: f64| left + ((x / low).ln() / (high / low).ln() * across).round() as i32;
    let at_y = |y: f64| ABOVE + ((1.0 - y) / (1.0 - floor) * down).round() as i32;
    let bottom = HEIGHT - BELOW;

    let shapes = &mut drawing.shapes;
    let text = |at: Px, anchor, text: &str| Shape::Text(at, anchor, text.to_owned(), Ink::Label);
    let tenths = ((1.0 - floor) * 10.0).round() as i32;
    let step = if tenths > 6 { 2 } else { 1 };
    for tenth in (0..=tenths).step_by(step) {
        let share = 1.0 - f64::from(tenth) / 10.0;
        let y = at_y(share);
        shapes.push(Shape::Line(vec![(left, y), (width - RIGHT, y)], Ink::Grid));
        shapes.push(text((left - 6, y), Anchor::End, &(spec.y_tick)(share)));
    }
    shapes.push(Shape::Line(
        vec![(left, bottom), (width - RIGHT, bottom)],
        Ink::Axis,
    ));
    let ticks = ticks(low, high);
    let widest = ticks
        .iter()
        .map(|&tick| text_width(&(spec.x_tick)(tick), TEXT_PX));
    let slot = across / ticks.len().max(1) as f64;
    let skip = every(widest.fold(0.0, f64::max), slot, 8.0);
    for &tick in ticks.iter().step_by(skip) {
        let x = at_x(tick);
        shapes.push(Shape::Line(vec![(x, bottom), (x, bottom + 4)], Ink::Axis));
        shapes.push(text((x, bottom + 13), Anchor::Middle, &(spec.x_tick)(tick)));
    }
    shapes.push(text((0, ABOVE / 2 - 3), Anchor::Start, spec.y_name));
    shapes.push(text((width - RIGHT, HEIGHT - 10), Anchor::End, spec.x_name));
    // The most important point lies on top.
    for point in spec.points.iter().rev() {
        let ink = Ink::STEPS[point.step.min(Ink::STEPS.len() - 1)];
        shapes.push(Shape::Circle(
            (at_x(point.x), at_y(point.y)),
            RADIUS as u32,
            true,
            ink,
        ));
    }
    shapes.extend(legend.shapes);
    let mark = |point: &Point| Mark {
        slot: (
            at_x(point.x) - TOUCH,
            at_y(point.y) - TOUCH,
            2 * TOUCH,
            2 * TOUCH,
        ),
        label: point.label.clone(),
        value: point.value.clone(),
    };
    drawing.marks = spec.points.iter().map(mark).collect();
    drawing
}

/// Round numbers within a range above 0: 1, 2 and 5 times the powers of ten, or others too where these are fewer than
/// three.
fn ticks(low: f64, high: f64) -> Vec<f64> {
    const SPARSE: [f64; 3] = [1.0, 2.0, 5.0];
    const DENSE: [f64; 9] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];
    let first = low.log10().floor() as i32;
    let last = high.log10().ceil() as i32;
    let within = |of: &[f64]| -> Vec<f64> {
        let all = (first..=last).flat_map(|power| of.iter().map(move |n| n * 10_f64.powi(power)));
        all.filter(|tick| (low..=high).contains(tick)).collect()
    };
    let sparse = within(&SPARSE);
    let ticks = if sparse.len() < 3 {
        within(&DENSE)
    } else {
        sparse
    };
    match ticks.len() {
        0 => vec![(low * high).sqrt().round()],
        _ => ticks,
    }
}

/// What colours mean, in as many lines as they need.
pub(super) struct Legend {
    pub height: i32,
    pub shapes: Vec<Shape>,
}

/// The legend below a drawing that ends at `top`: a name, then one text for each of [`Ink::STEPS`].
pub(super) fn legend(texts: &[String], width: i32, top: i32) -> Legend {
    let mut shapes = Vec::new();
    let (mut x, mut y) = (0, top + LINE / 2);
    for (place, text) in texts.iter().enumerate() {
        let swatch = if place > 0 { 16 } else { 0 };
        let wide = text_width(text, TEXT_PX).ceil() as i32 + swatch + 16;
        if x > 0 && x + wide > width {
            (x, y) = (0, y + LINE);
        }
        if let Some(&ink) = place.checked_sub(1).and_then(|step| Ink::STEPS.get(step)) {
            shapes.push(Shape::Circle((x + 6, y), RADIUS as u32, true, ink));
        }
        let at = (x + swatch, y);
        shapes.push(Shape::Text(at, Anchor::Start, text.clone(), Ink::Label));
        x += wide;
    }
    Legend {
        height: y + LINE / 2 - top,
        shapes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(points: &[(f64, f64)], width: i32) -> Drawing {
        let point = |&(x, y): &(f64, f64)| Point {
            x,
            y,
            step: 2,
            label: format!("{x}"),
            value: format!("{y}"),
        };
        let points: Vec<Point> = points.iter().map(point).collect();
        let legend: Vec<String> = ["As usual", "2", "5", "10", "25", "more"]
            .map(str::to_owned)
            .into();
        let spec = Scatter {
            points: &points,
            x_name: "Baskets",
            y_name: "Confidence",
            x_tick: &|x| format!("{x}"),
            y_tick: &|y| format!("{:.0}%", y * 100.0),
            legend: &legend,
        };
        scatter(spec, width)
    }

    fn middles(drawing: &Drawing) -> Vec<Px> {
        let circles = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Circle(at, _, _, Ink::Step3) if at.1 < HEIGHT - BELOW + 1 => Some(*at),
            _ => None,
        });
        circles.collect()
    }

    #[test]
    fn points_stand_by_their_values_and_the_first_lies_on_top() {
        let drawing = drawn(&[(10.0, 0.9), (100.0, 0.5), (1_000.0, 0.7)], 700);
        let found = middles(&drawing);
        let [third, second, first] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert!(first.0 < second.0 && second.0 < third.0);
        // Ten times as many is as far wherever it stands.
        assert!(((second.0 - first.0) - (third.0 - second.0)).abs() <= 1);
        assert!(first.1 < third.1 && third.1 < second.1);
        assert_eq!(drawing.mark_at(*first), Some(0));
    }

    #[test]
    fn everything_stays_inside_at_any_width() {
        for width in [300, 700, 1_600] {
            for points in [vec![(5.0, 1.0)], vec![(2.0, 0.02), (80_000.0, 1.0)]] {
                let drawing = drawn(&points, width);
                for (x, y) in middles(&drawing) {
                    assert!((0..=width).contains(&x) && (0..=drawing.height).contains(&y));
                }
                assert_eq!(drawing.marks.len(), points.len());
            }
        }
        assert!(drawn(&[], 300).shapes.is_empty());
    }
}
