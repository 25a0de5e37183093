//! Points in four fields: two measures, and where each is cut.

use super::drawing::{Anchor, Drawing, Ink, Mark};
use super::scale::scale;
use super::sheet::{Drawn, Room, Sheet, TEXT_PX, axes, fill, stroke, text};
use super::text_width::text_width;
use plotters::prelude::*;

const HEIGHT: i32 = 320;
const BELOW: i32 = 24;
const ABOVE: i32 = 12;
/// A point, and the part around it that belongs to it.
const DOT: u32 = 5;
const REACH: i32 = 10;

/// A point.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// What it is.
    pub label: String,
    /// Where it lies.
    pub at: (f64, f64),
    /// What is read out of it.
    pub text: String,
}

/// Points to draw.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)] // Holds functions.
pub struct Quadrants<'a> {
    /// The points.
    pub spots: &'a [Spot],
    /// Where the fields meet.
    pub cut: (f64, f64),
    /// Writes a measure along.
    pub along: &'a dyn Fn(f64) -> String,
    /// Writes a measure upwards.
    pub up: &'a dyn Fn(f64) -> String,
}

/// Draws points `width` CSS pixels wide.
pub fn quadrants(spec: Quadrants<'_>, width: i32) -> Drawing {
    let mut drawing = Drawing {
        width,
        height: HEIGHT,
        ..Drawing::default()
    };
    if spec.spots.is_empty() {
        return drawing;
    }
    let drawn = draw(spec, &mut drawing);
    debug_assert!(drawn.is_ok());
    drawing
}

fn draw(spec: Quadrants<'_>, drawing: &mut Drawing) -> Drawn {
    let width = drawing.width;
    let along = scale(
        spec.spots.iter().map(|spot| spot.at.0).chain([spec.cut.0]),
        4,
    );
    let up = scale(
        spec.spots.iter().map(|spot| spot.at.1).chain([spec.cut.1]),
        4,
    );
    let widest = up
        .ticks
        .iter()
        .map(|tick| text_width(&(spec.up)(*tick), TEXT_PX));
    let room = Room {
        top: ABOVE,
        right: 24,
        bottom: BELOW,
        left: widest.fold(0.0, f64::max).ceil() as i32 + 8,
    };
    let area = Sheet::area(width, HEIGHT, &mut drawing.shapes);
    let mut chart = axes(&area, room, (along.low, along.high), (up.low, up.high))?;
    for tick in &up.ticks {
        let (_, y) = chart.backend_coord(&(along.low, *tick));
        area.draw_text(
            &(spec.up)(*tick),
            &text(Ink::Label, Anchor::End),
            (room.left - 6, y),
        )?;
    }
    for tick in &along.ticks {
        let (x, _) = chart.backend_coord(&(*tick, up.low));
        area.draw_text(
            &(spec.along)(*tick),
            &text(Ink::Label, Anchor::Middle),
            (x, HEIGHT - BELOW / 2 + 2),
        )?;
    }
    let (cut_along, cut_up) = spec.cut;
    chart.draw_series([
        PathElement::new(
            vec![(along.low, up.low), (along.high, up.low)],
            stroke(Ink::Axis),
        ),
        PathElement::new(
            vec![(along.low, up.low), (along.low, up.high)],
            stroke(Ink::Axis),
        ),
        PathElement::new(
            vec![(cut_along, up.low), (cut_along, up.high)],
            stroke(Ink::Cut),
        ),
        PathElement::new(
            vec![(along.low, cut_up), (along.high, cut_up)],
            stroke(Ink::Cut),
        ),
    ])?;
    for spot in spec.spots {
        let (x, y) = chart.backend_coord(&spot.at);
        area.draw(&Circle::new((x, y), DOT, fill(Ink::Bar)))?;
        let wide = text_width(&spot.label, TEXT_PX).ceil() as i32;
        let (anchor, beside) = if x + wide + 16 < width {
            (Anchor::Start, x + 9)
        } else {
            (Anchor::End, x - 9)
        };
        area.draw_text(&spot.label, &text(Ink::Value, anchor), (beside, y - 9))?;
        drawing.marks.push(Mark {
            slot: (x - REACH, y - REACH, 2 * REACH, 2 * REACH),
            label: spot.label.clone(),
            value: spot.text.clone(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Shape;
    use super::*;

    #[test]
    fn every_point_lies_in_its_field() {
        let spots =
            [((0.9, 9_000.0), "loyal"), ((0.4, 85_000.0), "valuable")].map(|(at, label)| Spot {
                label: label.into(),
                at,
                text: String::new(),
            });
        let spec = Quadrants {
            spots: &spots,
            cut: (0.6, 30_000.0),
            along: &|at| at.to_string(),
            up: &|at| at.to_string(),
        };
        let drawing = quadrants(spec, 600);
        let cuts: Vec<(i32, i32)> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Line(points, Ink::Cut) => Some(points[0]),
                _ => None,
            })
            .collect();
        let (cut_x, cut_y) = (cuts[0].0, cuts[1].1);
        let dots: Vec<(i32, i32)> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Circle(at, ..) => Some(*at),
                _ => None,
            })
            .collect();
        assert!(
            dots[0].0 > cut_x && dots[0].1 > cut_y,
            "loyal, of little value"
        );
        assert!(
            dots[1].0 < cut_x && dots[1].1 < cut_y,
            "valuable, not loyal"
        );
    }
}
