//! Values over time as columns from zero, with negative ones below it.

use super::columns::{Columns, Period};
use super::drawing::{Drawing, Ink};
use super::sheet::{Drawn, Sheet, fill};
use plotters::prelude::*;

/// One period.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// The short label under the axis, such as `Dec`.
    pub tick: String,
    /// Whether it opens a year.
    pub opens_year: bool,
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
    let points = spec.points;
    let values = points.iter().map(|p| p.value);
    let columns = Columns::new(values, points.len(), spec.tick, 2, width);
    let mut drawing = columns.drawing(points.iter().map(|point| Period {
        label: &point.label,
        text: &point.text,
    }));
    if !points.is_empty() {
        let drawn = draw(spec, &columns, &mut drawing);
        debug_assert!(drawn.is_ok());
    }
    drawing
}

fn draw(spec: Trend<'_>, columns: &Columns, drawing: &mut Drawing) -> Drawn {
    let area = Sheet::area(drawing.width, drawing.height, &mut drawing.shapes);
    let ticks = spec.points.iter().map(|p| (p.tick.as_str(), p.opens_year));
    let mut chart = columns.axes(&area, spec.tick, &ticks.collect::<Vec<_>>())?;
    let bars = spec
        .points
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
    chart.draw_series(bars)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::drawing::{Anchor, Shape};
    use super::*;

    /// Months from April on.
    fn points(values: &[f64]) -> Vec<TrendPoint> {
        let opens_year = |i: usize| i % 12 == 9;
        let point = |(i, v): (usize, &f64)| TrendPoint {
            tick: if opens_year(i) { "2011" } else { "Dec" }.into(),
            opens_year: opens_year(i),
            label: "December 2010".into(),
            value: *v,
            text: v.to_string(),
        };
        values.iter().enumerate().map(point).collect()
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
    fn every_year_that_opens_is_named() {
        for (months, width) in [
            (10, 300),
            (20, 300),
            (20, 640),
            (36, 300),
            (36, 640),
            (60, 360),
        ] {
            let drawing = drawn(&vec![1.0; months], width);
            let is_year =
                |shape: &&Shape| matches!(shape, Shape::Text(_, _, text, _) if text == "2011");
            let named = drawing.shapes.iter().filter(is_year).count();
            assert_eq!(named, (months + 2) / 12, "{months} months in {width} px");
        }
        // Of twenty years not every one has room for its label, and none lies over another.
        let drawing = drawn(&[1.0; 240], 300);
        let place = |shape: &Shape| match shape {
            Shape::Text((x, _), Anchor::Middle, text, _) => Some((*x, text == "2011")),
            _ => None,
        };
        let labels: Vec<_> = drawing.shapes.iter().filter_map(place).collect();
        assert!(labels.len() > 3 && labels.iter().all(|(_, is_year)| *is_year));
        assert!(labels.windows(2).all(|pair| pair[1].0 - pair[0].0 > 35));
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
