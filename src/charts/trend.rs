//! Values over time as columns from zero, with negative ones below it. Must know nothing of what is counted.

use super::drawing::{Anchor, Drawing, Ink, Mark};
use super::scale::{Scale, every, scale};
use super::sheet::{Drawn, Room, Sheet, TEXT_PX, axes, fill, stroke, text};
use super::text_width::text_width;
use plotters::prelude::*;

const HEIGHT: i32 = 220;
const BELOW: i32 = 24;
const ABOVE: i32 = 10;

/// One period.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// The short label under the axis, such as `Dec`.
    pub tick: String,
    /// The full label for the read-out, such as `December 2010`.
    pub label: String,
    /// The value; a period whose value is not finite stays empty.
    pub value: f64,
    /// The value written out.
    pub text: String,
}

/// A trend to draw.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)] // Holds a function.
pub struct Trend<'a> {
    /// The periods, the earliest first.
    pub points: &'a [TrendPoint],
    /// Writes a tick of the value axis.
    pub tick: &'a dyn Fn(f64) -> String,
}

/// Draws a trend `width` CSS pixels wide.
pub fn trend(spec: Trend<'_>, width: i32) -> Drawing {
    let mut drawing = Drawing {
        width,
        height: HEIGHT,
        ..Drawing::default()
    };
    if spec.points.is_empty() {
        return drawing;
    }
    let scale = scale(spec.points.iter().map(|p| p.value), 4);
    let widest = scale
        .ticks
        .iter()
        .map(|t| text_width(&(spec.tick)(*t), TEXT_PX))
        .fold(0.0, f64::max);
    let room = Room {
        top: ABOVE,
        right: 2,
        bottom: BELOW,
        left: widest.ceil() as i32 + 8,
    };
    drawing.marks = marks(spec.points, width, room);
    let drawn = draw(spec, &scale, room, &mut drawing);
    debug_assert!(drawn.is_ok());
    drawing
}

fn draw(spec: Trend<'_>, scale: &Scale, room: Room, drawing: &mut Drawing) -> Drawn {
    let (width, points) = (drawing.width, spec.points);
    let area = Sheet::area(width, HEIGHT, &mut drawing.shapes);
    let count = points.len() as f64;
    let mut chart = axes(&area, room, (0.0, count), (scale.low, scale.high))?;
    for tick in &scale.ticks {
        let ink = if *tick == 0.0 { Ink::Axis } else { Ink::Grid };
        chart.draw_series([PathElement::new(
            vec![(0.0, *tick), (count, *tick)],
            stroke(ink),
        )])?;
        let (_, y) = chart.backend_coord(&(0.0, *tick));
        area.draw_text(
            &(spec.tick)(*tick),
            &text(Ink::Label, Anchor::End),
            (room.left - 6, y),
        )?;
    }
    let columns = points
        .iter()
        .enumerate()
        .filter(|(_, p)| p.value.is_finite())
        .map(|(i, p)| {
            let ink = if p.value < 0.0 { Ink::Below } else { Ink::Bar };
            Rectangle::new(
                [(i as f64 + 0.14, p.value), (i as f64 + 0.86, 0.0)],
                fill(ink),
            )
        });
    chart.draw_series(columns)?;
    let slot = f64::from(width - room.left - room.right) / count;
    let widest = points
        .iter()
        .map(|p| text_width(&p.tick, TEXT_PX))
        .fold(0.0, f64::max);
    for (i, point) in points.iter().enumerate().step_by(every(widest, slot, 8.0)) {
        let (x, _) = chart.backend_coord(&(i as f64 + 0.5, 0.0));
        area.draw_text(
            &point.tick,
            &text(Ink::Label, Anchor::Middle),
            (x, HEIGHT - BELOW / 2 + 2),
        )?;
    }
    Ok(())
}

fn marks(points: &[TrendPoint], width: i32, room: Room) -> Vec<Mark> {
    let slot = f64::from(width - room.left - room.right) / points.len() as f64;
    let mark = |(i, point): (usize, &TrendPoint)| {
        let from = (i as f64 * slot).round() as i32;
        let to = ((i + 1) as f64 * slot).round() as i32;
        Mark {
            slot: (
                room.left + from,
                room.top,
                to - from,
                HEIGHT - room.top - room.bottom,
            ),
            label: point.label.clone(),
            value: point.text.clone(),
        }
    };
    points.iter().enumerate().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Shape;
    use super::*;

    fn points(values: &[f64]) -> Vec<TrendPoint> {
        let point = |v: &f64| TrendPoint {
            tick: "Dec".into(),
            label: "December 2010".into(),
            value: *v,
            text: v.to_string(),
        };
        values.iter().map(point).collect()
    }

    fn drawn(values: &[f64], width: i32) -> Drawing {
        trend(
            Trend {
                points: &points(values),
                tick: &|v| v.to_string(),
            },
            width,
        )
    }

    #[test]
    fn each_period_is_a_column_and_returns_hang_below_zero() {
        let drawing = drawn(&[100.0, -40.0, 60.0], 600);
        let zero = drawing.shapes.iter().find_map(|s| match s {
            Shape::Line(points, Ink::Axis) => Some(points[0].1),
            _ => None,
        });
        let rects: Vec<_> = drawing
            .shapes
            .iter()
            .filter(|s| matches!(s, Shape::Rect(..)))
            .collect();
        assert_eq!(rects.len(), 3);
        let Shape::Rect((_, top), _, _, ink) = rects[1] else {
            unreachable!()
        };
        assert_eq!((Some(*top), *ink), (zero, Ink::Below));
    }

    #[test]
    fn every_period_can_be_read_out_and_lies_inside() {
        let drawing = drawn(&[1.0; 40], 320);
        assert_eq!(drawing.marks.len(), 40);
        for mark in &drawing.marks {
            assert!(mark.slot.0 >= 0 && mark.slot.0 + mark.slot.2 <= 320);
        }
        let labels = drawing
            .shapes
            .iter()
            .filter(|s| matches!(s, Shape::Text(_, Anchor::Middle, ..)))
            .count();
        assert!(labels < 12, "{labels} labels would overlap");
    }

    #[test]
    fn nothing_and_what_is_not_a_number_draw_nothing() {
        assert!(drawn(&[], 300).shapes.is_empty());
        let rects = drawn(&[f64::NAN], 300)
            .shapes
            .iter()
            .filter(|s| matches!(s, Shape::Rect(..)))
            .count();
        assert_eq!(rects, 0);
    }
}
