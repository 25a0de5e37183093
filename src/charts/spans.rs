//! Horizontal bars from a common value to either side, a row each with its name: amounts beside each other, or how far an
//! answer swings.

use super::drawing::{Anchor, Drawing, Ink, Mark};
use super::sheet::{Drawn, Room, Sheet, TEXT_PX, axes, fill, stroke, text};
use super::text_width::text_width;
use plotters::prelude::*;

const ROW: i32 = 30;
const PAD: i32 = 4;
/// Space between a bar and what is written beside it.
const GAP: i32 = 6;
/// Narrower charts write names above their bars.
const NARROW: i32 = 440;

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// What it is.
    pub label: String,
    /// Values that the row reaches, each with its text: one, or one to each side.
    pub ends: Vec<(f64, String)>,
}

/// Draws rows around `from`, `width` CSS pixels wide.
pub fn spans(rows: &[Span], from: f64, width: i32) -> Drawing {
    let above = width < NARROW;
    let row = if above { ROW + 16 } else { ROW };
    let mut drawing = Drawing {
        width,
        height: row * rows.len() as i32 + 2 * PAD,
        ..Drawing::default()
    };
    if rows.is_empty() {
        return drawing;
    }
    let mark = |(i, span): (usize, &Span)| Mark {
        slot: (0, PAD + i as i32 * row, width, row),
        label: span.label.clone(),
        value: span
            .ends
            .iter()
            .map(|end| end.1.as_str())
            .collect::<Vec<_>>()
            .join(" – "),
    };
    drawing.marks = rows.iter().enumerate().map(mark).collect();
    let drawn = draw(rows, from, above, &mut drawing);
    debug_assert!(drawn.is_ok());
    drawing
}

fn draw(rows: &[Span], from: f64, above: bool, drawing: &mut Drawing) -> Drawn {
    let (width, height) = (drawing.width, drawing.height);
    let wide = |text: &str| text_width(text, TEXT_PX).ceil() as i32;
    let names = if above {
        0
    } else {
        rows.iter()
            .map(|row| wide(&row.label))
            .max()
            .unwrap_or_default()
            + 12
    };
    let ends = || {
        rows.iter()
            .flat_map(|row| &row.ends)
            .filter(|end| end.0.is_finite())
    };
    let side = |below: bool| ends().filter(move |end| (end.0 < from) == below);
    let beside = |below: bool| {
        side(below)
            .map(|end| wide(&end.1) + GAP)
            .max()
            .unwrap_or(PAD)
    };
    let low = side(true).map(|end| end.0).fold(from, f64::min);
    let high = side(false).map(|end| end.0).fold(from, f64::max);
    let high = if high > low { high } else { low + 1.0 };
    let room = Room {
        top: PAD,
        right: beside(false),
        bottom: PAD,
        left: names + beside(true),
    };
    let area = Sheet::area(width, height, &mut drawing.shapes);
    let count = rows.len() as f64;
    let mut chart = axes(&area, room, (low, high), (count, 0.0))?;
    for (i, row) in rows.iter().enumerate() {
        let (top, bottom) = if above { (0.45, 0.92) } else { (0.16, 0.84) };
        let (top, bottom) = (i as f64 + top, i as f64 + bottom);
        let (_, middle) = chart.backend_coord(&(from, f64::midpoint(top, bottom)));
        // Of two ends on one side the texts would lie on each other: the farther one speaks.
        let covered = |value: f64| {
            let farther = |end: &(f64, String)| {
                (end.0 < from) == (value < from) && (end.0 - from).abs() > (value - from).abs()
            };
            row.ends.iter().any(farther)
        };
        for (value, said) in row.ends.iter().filter(|end| end.0.is_finite()) {
            let below = *value < from;
            let ink = if below { Ink::Below } else { Ink::Bar };
            chart.draw_series([Rectangle::new([(from, top), (*value, bottom)], fill(ink))])?;
            let (x, _) = chart.backend_coord(&(*value, top));
            let (anchor, x) = if below {
                (Anchor::End, x - GAP)
            } else {
                (Anchor::Start, x + GAP)
            };
            if !covered(*value) {
                area.draw_text(said, &text(Ink::Value, anchor), (x, middle))?;
            }
        }
        let name_at = if above {
            chart.backend_coord(&(from, i as f64 + 0.2)).1
        } else {
            middle
        };
        area.draw_text(&row.label, &text(Ink::Label, Anchor::Start), (0, name_at))?;
    }
    chart.draw_series([PathElement::new(
        vec![(from, 0.0), (from, count)],
        stroke(Ink::Axis),
    )])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Shape;
    use super::*;

    fn span(label: &str, ends: &[f64]) -> Span {
        Span {
            label: label.into(),
            ends: ends.iter().map(|end| (*end, end.to_string())).collect(),
        }
    }

    #[test]
    fn bars_reach_to_both_sides_and_stay_inside() {
        for width in [320, 640] {
            let drawing = spans(
                &[span("margin", &[-40.0, 80.0]), span("cost", &[-10.0])],
                0.0,
                width,
            );
            let bars: Vec<_> = drawing
                .shapes
                .iter()
                .filter_map(|shape| match shape {
                    Shape::Rect((x, _), wide, _, ink) => Some((*x, *wide, *ink)),
                    _ => None,
                })
                .collect();
            assert_eq!(bars.len(), 3);
            assert!(bars.iter().all(|(x, wide, _)| *x >= 0 && x + wide <= width));
            // Twice as much is twice as wide.
            assert!((bars[1].1 - 2 * bars[0].1).abs() <= 2, "{bars:?}");
            assert_eq!(drawing.marks[0].value, "-40 – 80");
        }
    }

    #[test]
    fn all_level_is_drawn_too() {
        assert!(!spans(&[span("a", &[0.0])], 0.0, 300).shapes.is_empty());
        assert!(spans(&[], 0.0, 300).shapes.is_empty());
    }
}
