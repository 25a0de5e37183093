//! Lines over a common measure, each named in a key; the first is the one that matters.

use super::drawing::{Anchor, Drawing, Ink, Mark};
use super::scale::{Scale, every, scale};
use super::sheet::{Drawn, Room, Sheet, TEXT_PX, axes, stroke, text};
use super::text_width::text_width;
use plotters::prelude::*;

const HEIGHT: i32 = 240;
const BELOW: i32 = 24;
const ABOVE: i32 = 10;
/// Height of a row of the key, and length of the piece of line in it.
const KEY_ROW: i32 = 16;
const KEY_LINE: i32 = 20;
/// The inks of the lines, the first for the one that matters.
const INKS: [Ink; 4] = [Ink::Line, Ink::Beside, Ink::Dashed, Ink::Dotted];

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedLine {
    /// What it is.
    pub name: String,
    /// Its points, rising along. One point alone is drawn as a dot.
    pub points: Vec<(f64, f64)>,
}

/// Lines to draw.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)] // Holds functions.
pub struct Lines<'a> {
    /// The lines, at most four.
    pub lines: &'a [NamedLine],
    /// Writes a place along.
    pub along: &'a dyn Fn(f64) -> String,
    /// Writes a value.
    pub value: &'a dyn Fn(f64) -> String,
}

/// Draws lines `width` CSS pixels wide.
pub fn lines(spec: Lines<'_>, width: i32) -> Drawing {
    let key = spec.lines.len() as i32 * KEY_ROW;
    let mut drawing = Drawing {
        width,
        height: HEIGHT + key,
        ..Drawing::default()
    };
    let points = || spec.lines.iter().flat_map(|line| &line.points);
    if points().count() < 2 {
        return drawing;
    }
    let values = scale(points().map(|point| point.1), 4);
    let along = scale(points().map(|point| point.0), 5);
    let end = points().map(|point| point.0).fold(0.0, f64::max);
    let along = along.without_empty_top(end);
    let widest = values
        .ticks
        .iter()
        .map(|tick| text_width(&(spec.value)(*tick), TEXT_PX));
    let room = Room {
        top: ABOVE + key,
        right: 24,
        bottom: BELOW,
        left: widest.fold(0.0, f64::max).ceil() as i32 + 8,
    };
    drawing.marks = marks(spec, &along, room, &drawing);
    let drawn = draw(spec, (&along, &values), room, &mut drawing);
    debug_assert!(drawn.is_ok());
    drawing
}

/// A mark for each place of the first line, read with the values of all lines there.
fn marks(spec: Lines<'_>, along: &Scale, room: Room, drawing: &Drawing) -> Vec<Mark> {
    let Some(first) = spec.lines.first() else {
        return Vec::new();
    };
    let across = f64::from(drawing.width - room.left - room.right);
    let x =
        |at: f64| room.left + ((at - along.low) / (along.high - along.low) * across).round() as i32;
    let places: Vec<i32> = first.points.iter().map(|point| x(point.0)).collect();
    let between = |i: usize, j: usize| (places[i] + places[j]) / 2;
    let last = places.len().saturating_sub(1);
    let mark = |(i, (at, _)): (usize, &(f64, f64))| {
        let from = if i == 0 {
            places[0] - 6
        } else {
            between(i - 1, i)
        };
        let to = if i == last {
            places[last] + 6
        } else {
            between(i, i + 1)
        };
        let there = spec.lines.iter().filter_map(|line| {
            let point = line.points.iter().find(|point| point.0 == *at)?;
            let value = (spec.value)(point.1);
            Some(if spec.lines.len() == 1 {
                value
            } else {
                format!("{} {value}", line.name)
            })
        });
        Mark {
            slot: (
                from,
                room.top,
                (to - from).max(1),
                drawing.height - room.top - room.bottom,
            ),
            label: (spec.along)(*at),
            value: there.collect::<Vec<_>>().join(" · "),
        }
    };
    first.points.iter().enumerate().map(mark).collect()
}

fn draw(
    spec: Lines<'_>,
    (along, values): (&Scale, &Scale),
    room: Room,
    drawing: &mut Drawing,
) -> Drawn {
    let (width, height) = (drawing.width, drawing.height);
    let area = Sheet::area(width, height, &mut drawing.shapes);
    let mut chart = axes(
        &area,
        room,
        (along.low, along.high),
        (values.low, values.high),
    )?;
    for tick in &values.ticks {
        let ink = if *tick == 0.0 { Ink::Axis } else { Ink::Grid };
        chart.draw_series([PathElement::new(
            vec![(along.low, *tick), (along.high, *tick)],
            stroke(ink),
        )])?;
        let (_, y) = chart.backend_coord(&(along.low, *tick));
        area.draw_text(
            &(spec.value)(*tick),
            &text(Ink::Label, Anchor::End),
            (room.left - 6, y),
        )?;
    }
    let ticks: Vec<String> = along.ticks.iter().map(|tick| (spec.along)(*tick)).collect();
    let widest = ticks
        .iter()
        .map(|tick| text_width(tick, TEXT_PX))
        .fold(0.0, f64::max);
    let slot =
        f64::from(width - room.left - room.right) / ticks.len().max(2).saturating_sub(1) as f64;
    for (tick, at) in ticks
        .iter()
        .zip(&along.ticks)
        .step_by(every(widest, slot, 8.0))
    {
        let (x, _) = chart.backend_coord(&(*at, values.low));
        area.draw_text(
            tick,
            &text(Ink::Label, Anchor::Middle),
            (x, height - BELOW / 2 + 2),
        )?;
    }
    for (row, (line, ink)) in spec.lines.iter().zip(INKS).enumerate().rev() {
        match line.points.as_slice() {
            [(x, y)] => {
                let at = chart.backend_coord(&(*x, *y));
                area.draw(&Circle::new(at, 5, super::sheet::fill(Ink::Bar)))?;
            }
            points => {
                chart.draw_series([PathElement::new(points.to_vec(), stroke(ink))])?;
            }
        }
        let y = ABOVE / 2 + KEY_ROW * row as i32 + KEY_ROW / 2;
        let piece = vec![(room.left, y), (room.left + KEY_LINE, y)];
        area.draw(&PathElement::new(piece, stroke(ink)))?;
        area.draw_text(
            &line.name,
            &text(Ink::Label, Anchor::Start),
            (room.left + KEY_LINE + 6, y),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Shape;
    use super::*;

    fn drawn(all: &[Vec<(f64, f64)>]) -> Drawing {
        let named = all.iter().enumerate().map(|(i, points)| NamedLine {
            name: format!("line {i}"),
            points: points.clone(),
        });
        let spec = Lines {
            lines: &named.collect::<Vec<_>>(),
            along: &|at| format!("{at}"),
            value: &|value| format!("{value:.0}"),
        };
        lines(spec, 480)
    }

    #[test]
    fn every_line_is_drawn_and_named_and_its_places_can_be_read() {
        let drawing = drawn(&[
            vec![(0.0, -60.0), (1.0, 20.0), (2.0, 80.0)],
            vec![(1.0, 80.0), (2.0, 60.0)],
        ]);
        let is_line = |shape: &&Shape| matches!(shape, Shape::Line(points, Ink::Line | Ink::Beside) if points.len() >= 2);
        // Each line, and its piece in the key.
        assert_eq!(drawing.shapes.iter().filter(is_line).count(), 4);
        let read: Vec<&str> = drawing
            .marks
            .iter()
            .map(|mark| mark.value.as_str())
            .collect();
        assert_eq!(
            read,
            [
                "line 0 -60",
                "line 0 20 · line 1 80",
                "line 0 80 · line 1 60"
            ]
        );
        assert!(
            drawing
                .marks
                .iter()
                .all(|mark| mark.slot.0 >= 0 && mark.slot.0 + mark.slot.2 <= 480)
        );
    }

    #[test]
    fn one_point_is_a_dot_and_none_draw_nothing() {
        let drawing = drawn(&[vec![(0.0, 1.0), (1.0, 2.0)], vec![(0.5, 1.5)]]);
        assert!(
            drawing
                .shapes
                .iter()
                .any(|shape| matches!(shape, Shape::Circle(..)))
        );
        assert!(drawn(&[]).shapes.is_empty());
    }
}
