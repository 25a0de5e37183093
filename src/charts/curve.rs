//! A curve over shares from none to all, with a guide to one point of it and others to compare it with.

use super::drawing::{Anchor, Drawing, Ink, Mark};
use super::scale::{Scale, scale};
use super::sheet::{Drawn, Room, Sheet, TEXT_PX, axes, stroke, text};
use super::text_width::text_width;
use plotters::prelude::*;

const HEIGHT: i32 = 240;
const BELOW: i32 = 24;
const ABOVE: i32 = 10;
/// Height of a row of the key, and length of the piece of line in it.
const KEY_ROW: i32 = 16;
const KEY_LINE: i32 = 20;

/// A point of the curve.
#[derive(Clone, Debug, PartialEq)]
pub struct CurvePoint {
    /// Place along, 0–1.
    pub at: f64,
    /// Height, as a share of the whole.
    pub value: f64,
    /// What it is, for the read-out.
    pub label: String,
    /// The height written out.
    pub text: String,
}

/// Another line, to compare the curve with.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// Its points: place along and height.
    pub points: Vec<(f64, f64)>,
    /// How it is drawn.
    pub ink: Ink,
    /// What it is, for the key.
    pub name: String,
}

/// A curve to draw.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)] // Holds a function.
pub struct Curve<'a> {
    /// The points, rising along.
    pub points: &'a [CurvePoint],
    /// What the curve is, for the key. It needs none where no other line stands beside it.
    pub name: &'a str,
    /// Lines beside it. They rise above the diagonal, so that the key has its place below it.
    pub beside: &'a [Beside],
    /// A point to lead the eye to, with its words.
    pub guide: Option<(f64, f64, &'a str)>,
    /// Writes a tick of either axis.
    pub tick: &'a dyn Fn(f64) -> String,
}

/// Draws a curve `width` CSS pixels wide.
pub fn curve(spec: Curve<'_>, width: i32) -> Drawing {
    let mut drawing = Drawing {
        width,
        height: HEIGHT,
        ..Drawing::default()
    };
    if spec.points.len() < 2 {
        return drawing;
    }
    let others = || spec.beside.iter().flat_map(|other| &other.points);
    let values = || {
        let values = spec.points.iter().map(|point| point.value);
        values.chain(others().map(|(_, value)| *value))
    };
    let scale = scale(values(), 4).without_empty_top(values().fold(0.0, f64::max));
    let widest = scale
        .ticks
        .iter()
        .map(|t| text_width(&(spec.tick)(*t), TEXT_PX))
        .fold(0.0, f64::max);
    let room = Room {
        top: ABOVE,
        right: 20,
        bottom: BELOW,
        left: widest.ceil() as i32 + 8,
    };
    let across = f64::from(width - room.left - room.right);
    let x = |at: f64| room.left + (at * across).round() as i32;
    drawing.marks = spec
        .points
        .windows(2)
        .map(|two| Mark {
            slot: (
                x(two[0].at),
                room.top,
                (x(two[1].at) - x(two[0].at)).max(1),
                HEIGHT - room.top - room.bottom,
            ),
            label: two[1].label.clone(),
            value: two[1].text.clone(),
        })
        .collect();
    let drawn = draw(spec, &scale, room, &mut drawing);
    debug_assert!(drawn.is_ok());
    drawing
}

fn draw(spec: Curve<'_>, scale: &Scale, room: Room, drawing: &mut Drawing) -> Drawn {
    let width = drawing.width;
    let area = Sheet::area(width, HEIGHT, &mut drawing.shapes);
    let mut chart = axes(&area, room, (0.0, 1.0), (scale.low, scale.high))?;
    for tick in &scale.ticks {
        let ink = if *tick == 0.0 { Ink::Axis } else { Ink::Grid };
        chart.draw_series([PathElement::new(
            vec![(0.0, *tick), (1.0, *tick)],
            stroke(ink),
        )])?;
        let (_, y) = chart.backend_coord(&(0.0, *tick));
        area.draw_text(
            &(spec.tick)(*tick),
            &text(Ink::Label, Anchor::End),
            (room.left - 6, y),
        )?;
    }
    for quarter in 0..=4 {
        let at = f64::from(quarter) / 4.0;
        let (x, _) = chart.backend_coord(&(at, scale.low));
        area.draw_text(
            &(spec.tick)(at),
            &text(Ink::Label, Anchor::Middle),
            (x, HEIGHT - BELOW / 2 + 2),
        )?;
    }
    for other in spec.beside {
        let points = other.points.clone();
        chart.draw_series([PathElement::new(points, stroke(other.ink))])?;
    }
    chart.draw_series([PathElement::new(
        spec.points
            .iter()
            .map(|p| (p.at, p.value))
            .collect::<Vec<_>>(),
        stroke(Ink::Line),
    )])?;
    if let Some((at, value, words)) = spec.guide {
        chart.draw_series([PathElement::new(
            vec![(at, scale.low), (at, value), (0.0, value)],
            stroke(Ink::Cut),
        )])?;
        let (x, y) = chart.backend_coord(&(at, value));
        let wide = text_width(words, TEXT_PX).ceil() as i32;
        // To the right of the point, below the curve; on the other side where there is no room.
        let (anchor, x) = if x + wide + 16 < width {
            (Anchor::Start, x + 8)
        } else {
            (Anchor::End, x - 8)
        };
        area.draw_text(words, &text(Ink::Value, anchor), (x, y + 16))?;
    }
    if spec.beside.is_empty() {
        return Ok(());
    }
    let others = spec.beside.iter();
    let others = others.map(|other| (other.ink, other.name.as_str()));
    let rows: Vec<(Ink, &str)> = std::iter::once((Ink::Line, spec.name))
        .chain(others)
        .collect();
    let wide = rows
        .iter()
        .map(|(_, name)| text_width(name, TEXT_PX))
        .fold(0.0, f64::max);
    let names = width - room.right - wide.ceil() as i32;
    let mut y = HEIGHT - BELOW - KEY_ROW * rows.len() as i32;
    for (ink, name) in rows {
        let line = vec![(names - 6 - KEY_LINE, y), (names - 6, y)];
        area.draw(&PathElement::new(line, stroke(ink)))?;
        area.draw_text(name, &text(Ink::Label, Anchor::Start), (names, y))?;
        y += KEY_ROW;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Shape;
    use super::*;

    fn point(at: f64, value: f64) -> CurvePoint {
        CurvePoint {
            at,
            value,
            label: format!("{at}"),
            text: format!("{value}"),
        }
    }

    #[test]
    fn the_curve_goes_through_its_points_and_each_can_be_read() {
        let points = [point(0.0, 0.0), point(0.5, 1.2), point(1.0, 1.0)];
        let tick = |value: f64| format!("{:.0} %", value * 100.0);
        let chance = Beside {
            points: vec![(0.0, 0.0), (1.0, 1.0)],
            ink: Ink::Dotted,
            name: "by lot".into(),
        };
        let spec = Curve {
            points: &points,
            name: "ours",
            beside: &[chance],
            guide: Some((0.5, 1.2, "half")),
            tick: &tick,
        };
        let drawing = curve(spec, 600);
        let lines = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Line(points, Ink::Line) => Some(points),
            _ => None,
        });
        // The curve, then its piece in the key.
        let line: Vec<_> = lines.collect();
        assert_eq!(line.len(), 2);
        let dotted = drawing
            .shapes
            .iter()
            .filter(|shape| matches!(shape, Shape::Line(_, Ink::Dotted)));
        assert_eq!(dotted.count(), 2);
        assert!(line[0][1].1 < line[0][2].1 && line[0][2].1 < line[0][0].1);
        assert_eq!(drawing.marks.len(), 2);
        assert!(
            curve(
                Curve {
                    points: &[],
                    ..spec
                },
                300
            )
            .shapes
            .is_empty()
        );
    }
}
