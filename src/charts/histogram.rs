//! How many fall into each range of a measure, with lines where it is cut.

use super::drawing::{Anchor, Drawing, Ink, Mark};
use super::scale::{Scale, every, scale};
use super::sheet::{Drawn, Room, Sheet, TEXT_PX, axes, fill, stroke, text};
use super::text_width::text_width;
use super::upward::upward;
use plotters::prelude::*;

const HEIGHT: i32 = 220;
const BELOW: i32 = 24;
const ABOVE: i32 = 24;

/// One range and how many fall into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Bin {
    /// Lower end, inclusive.
    pub from: f64,
    /// Upper end.
    pub to: f64,
    /// How many.
    pub count: u32,
    /// The range in words, for the read-out.
    pub label: String,
    /// The count in words, for the read-out.
    pub text: String,
}

/// A line across the measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// Where.
    pub at: f64,
    /// What begins there, such as `VIP 71.5`.
    pub label: String,
}

/// A histogram to draw.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)] // Holds functions.
pub struct Histogram<'a> {
    /// Adjoining ranges, rising.
    pub bins: &'a [Bin],
    /// The cuts, in any order.
    pub cuts: &'a [Cut],
    /// Writes a tick of the measure.
    pub measure: &'a dyn Fn(f64) -> String,
    /// Writes a tick of the counts.
    pub count: &'a dyn Fn(f64) -> String,
}

/// Draws a histogram `width` CSS pixels wide.
pub fn histogram(spec: Histogram<'_>, width: i32) -> Drawing {
    let mut drawing = Drawing {
        width,
        height: HEIGHT,
        ..Drawing::default()
    };
    let (Some(first), Some(last)) = (spec.bins.first(), spec.bins.last()) else {
        return drawing;
    };
    let range = (first.from, last.to);
    if !range.0.is_finite() || range.0 >= range.1 || !range.1.is_finite() {
        return drawing;
    }
    let scale = scale(spec.bins.iter().map(|b| f64::from(b.count)), 4);
    let widest = scale
        .ticks
        .iter()
        .map(|t| text_width(&(spec.count)(*t), TEXT_PX))
        .fold(0.0, f64::max);
    let room = Room {
        top: ABOVE,
        right: 14,
        bottom: BELOW,
        left: widest.ceil() as i32 + 8,
    };
    let across = f64::from(width - room.left - room.right) / (range.1 - range.0);
    drawing.marks = spec
        .bins
        .iter()
        .map(|bin| {
            let from = ((bin.from - range.0) * across).round() as i32;
            let to = ((bin.to - range.0) * across).round() as i32;
            let slot = (
                room.left + from,
                room.top,
                to - from,
                HEIGHT - room.top - room.bottom,
            );
            Mark {
                slot,
                label: bin.label.clone(),
                value: bin.text.clone(),
            }
        })
        .collect();
    let drawn = draw(spec, &scale, range, room, &mut drawing);
    debug_assert!(drawn.is_ok());
    drawing
}

fn draw(
    spec: Histogram<'_>,
    scale: &Scale,
    range: (f64, f64),
    room: Room,
    drawing: &mut Drawing,
) -> Drawn {
    let width = drawing.width;
    let area = Sheet::area(width, HEIGHT, &mut drawing.shapes);
    let mut chart = axes(&area, room, range, (0.0, scale.high))?;
    for tick in scale.ticks.iter().filter(|t| t.fract() == 0.0) {
        let ink = if *tick == 0.0 { Ink::Axis } else { Ink::Grid };
        chart.draw_series([PathElement::new(
            vec![(range.0, *tick), (range.1, *tick)],
            stroke(ink),
        )])?;
        let (_, y) = chart.backend_coord(&(range.0, *tick));
        area.draw_text(
            &(spec.count)(*tick),
            &text(Ink::Label, Anchor::End),
            (room.left - 6, y),
        )?;
    }
    let columns = spec.bins.iter().map(|bin| {
        // A hair between neighbours: ranges adjoin, yet each can be seen.
        let hair = (bin.to - bin.from) * 0.06;
        Rectangle::new(
            [
                (bin.from + hair, f64::from(bin.count)),
                (bin.to - hair, 0.0),
            ],
            fill(Ink::Bar),
        )
    });
    chart.draw_series(columns)?;
    let edges: Vec<f64> = spec.bins.iter().map(|b| b.from).chain([range.1]).collect();
    let slot = f64::from(width - room.left - room.right) / spec.bins.len() as f64;
    let widest = edges
        .iter()
        .map(|e| text_width(&(spec.measure)(*e), TEXT_PX))
        .fold(0.0, f64::max);
    for edge in edges
        .iter()
        .step_by(even_divisor(spec.bins.len(), every(widest, slot, 10.0)))
    {
        let (x, _) = chart.backend_coord(&(*edge, 0.0));
        area.draw_text(
            &(spec.measure)(*edge),
            &text(Ink::Label, Anchor::Middle),
            (x, HEIGHT - BELOW / 2 + 2),
        )?;
    }
    let inside = |cut: &&Cut| cut.at >= range.0 && cut.at <= range.1;
    let cuts: Vec<&Cut> = spec.cuts.iter().filter(inside).collect();
    let downward: Vec<f64> = cuts.iter().map(|cut| -cut.at).collect();
    // Labels stand to the right of their line, the highest cut first; one that would touch the next goes without.
    let mut free = width;
    for cut in upward(&downward).into_iter().map(|place| cuts[place]) {
        chart.draw_series([PathElement::new(
            vec![(cut.at, 0.0), (cut.at, scale.high)],
            stroke(Ink::Cut),
        )])?;
        let (x, _) = chart.backend_coord(&(cut.at, 0.0));
        let wide = text_width(&cut.label, TEXT_PX).ceil() as i32;
        if x + wide + 4 <= free {
            area.draw_text(
                &cut.label,
                &text(Ink::Value, Anchor::Start),
                (x, ABOVE / 2 - 1),
            )?;
            free = x;
        } else if x - wide >= room.left && x <= free {
            area.draw_text(
                &cut.label,
                &text(Ink::Value, Anchor::End),
                (x, ABOVE / 2 - 1),
            )?;
            free = x - wide;
        }
    }
    Ok(())
}

/// The smallest divisor of `bins` that is at least `least`, so that both ends of the axis are labelled.
fn even_divisor(bins: usize, least: usize) -> usize {
    (least..=bins)
        .find(|d| bins.is_multiple_of(*d))
        .unwrap_or(bins.max(1))
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Shape;
    use super::*;

    fn bins() -> Vec<Bin> {
        let bin = |i: u32| Bin {
            from: f64::from(i) * 5.0,
            to: f64::from(i + 1) * 5.0,
            count: i * 3,
            label: format!("{}–{}", i * 5, i * 5 + 5),
            text: (i * 3).to_string(),
        };
        (0..20).map(bin).collect()
    }

    fn drawn(cuts: &[Cut], width: i32) -> Drawing {
        let number = |v: f64| v.to_string();
        histogram(
            Histogram {
                bins: &bins(),
                cuts,
                measure: &number,
                count: &number,
            },
            width,
        )
    }

    #[test]
    fn cuts_outside_the_range_are_left_out() {
        let cuts = [40.0, 101.0, f64::NAN].map(|at| Cut {
            at,
            label: "VIP".into(),
        });
        let lines = drawn(&cuts, 500)
            .shapes
            .iter()
            .filter(|s| matches!(s, Shape::Line(_, Ink::Cut)))
            .count();
        assert_eq!(lines, 1);
    }

    #[test]
    fn both_ends_of_the_measure_are_labelled_at_any_width() {
        for width in [280, 390, 800, 1600] {
            let labels: Vec<String> = drawn(&[], width)
                .shapes
                .into_iter()
                .filter_map(|s| match s {
                    Shape::Text(_, Anchor::Middle, text, Ink::Label) => Some(text),
                    _ => None,
                })
                .collect();
            assert_eq!(labels.first().map(String::as_str), Some("0"), "{width}");
            assert_eq!(labels.last().map(String::as_str), Some("100"), "{width}");
        }
    }

    #[test]
    fn an_empty_or_broken_range_draws_nothing() {
        let number = |v: f64| v.to_string();
        let broken = [Bin {
            from: 0.0,
            to: f64::INFINITY,
            count: 1,
            label: String::new(),
            text: String::new(),
        }];
        for bins in [&[][..], &broken] {
            let spec = Histogram {
                bins,
                cuts: &[],
                measure: &number,
                count: &number,
            };
            assert!(histogram(spec, 300).shapes.is_empty());
        }
    }
}
