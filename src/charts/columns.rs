//! What charts of columns over periods share: room for the axis, grid lines, labels of periods, marks.

use super::drawing::{Anchor, Drawing, Ink, Mark};
use super::scale::{Scale, every, scale};
use super::sheet::{Area, Axes, Drawn, Room, TEXT_PX, axes, stroke, text};
use super::text_width::text_width;
use plotters::prelude::*;

const HEIGHT: i32 = 220;
const BELOW: i32 = 24;
const ABOVE: i32 = 10;

/// What is read out of one period.
#[derive(Clone, Copy, Debug)]
pub struct Period<'a> {
    /// Its full label.
    pub label: &'a str,
    /// What stands there, written out.
    pub text: &'a str,
}

/// Where things go.
#[derive(Debug)]
pub struct Columns {
    width: i32,
    room: Room,
    scale: Scale,
    periods: usize,
}

impl Columns {
    /// Lays the chart out; `right` pixels stay free beside the last column.
    pub fn new(
        values: impl Iterator<Item = f64>,
        periods: usize,
        tick: &dyn Fn(f64) -> String,
        right: i32,
        width: i32,
    ) -> Columns {
        let scale = scale(values, 4);
        let widest = scale
            .ticks
            .iter()
            .map(|t| text_width(&tick(*t), TEXT_PX))
            .fold(0.0, f64::max);
        let room = Room {
            top: ABOVE,
            right,
            bottom: BELOW,
            left: widest.ceil() as i32 + 8,
        };
        Columns {
            width,
            room,
            scale,
            periods,
        }
    }

    /// The drawing with its marks, still without shapes.
    pub fn drawing<'p>(&self, periods: impl Iterator<Item = Period<'p>>) -> Drawing {
        let room = self.room;
        let slot = self.slot();
        let mark = |(i, period): (usize, Period<'_>)| {
            let from = (i as f64 * slot).round() as i32;
            let to = ((i + 1) as f64 * slot).round() as i32;
            Mark {
                slot: (
                    room.left + from,
                    room.top,
                    to - from,
                    HEIGHT - room.top - room.bottom,
                ),
                label: period.label.to_owned(),
                value: period.text.to_owned(),
            }
        };
        Drawing {
            width: self.width,
            height: HEIGHT,
            marks: periods.enumerate().map(mark).collect(),
            ..Drawing::default()
        }
    }

    /// Two axes, one unit to a period, with grid lines and the labels of both; with each label of a period, whether it
    /// opens a year.
    pub fn axes<'a, 'b>(
        &self,
        area: &'b Area<'a>,
        tick: &dyn Fn(f64) -> String,
        ticks: &[(&str, bool)],
    ) -> Result<Axes<'a, 'b>, DrawingAreaErrorKind<std::convert::Infallible>> {
        let (room, count) = (self.room, self.periods as f64);
        let mut chart = axes(area, room, (0.0, count), (self.scale.low, self.scale.high))?;
        for at in &self.scale.ticks {
            let ink = if *at == 0.0 { Ink::Axis } else { Ink::Grid };
            chart.draw_series([PathElement::new(
                vec![(0.0, *at), (count, *at)],
                stroke(ink),
            )])?;
            let (_, y) = chart.backend_coord(&(0.0, *at));
            area.draw_text(
                &tick(*at),
                &text(Ink::Label, Anchor::End),
                (room.left - 6, y),
            )?;
        }
        self.labels(area, &chart, ticks)?;
        Ok(chart)
    }

    /// As many labels of periods as there is room for, those among them that open a year.
    fn labels(&self, area: &Area<'_>, chart: &Axes<'_, '_>, ticks: &[(&str, bool)]) -> Drawn {
        let widest = ticks
            .iter()
            .map(|(tick, _)| text_width(tick, TEXT_PX))
            .fold(0.0, f64::max);
        let step = every(widest, self.slot(), 8.0);
        let year = ticks.iter().position(|(_, opens_year)| *opens_year);
        let (first, step) = match year {
            Some(year) => (year % of_a_year(step), of_a_year(step)),
            None => (0, step),
        };
        for (i, (tick, _)) in ticks.iter().enumerate().skip(first).step_by(step) {
            let (x, _) = chart.backend_coord(&(i as f64 + 0.5, 0.0));
            area.draw_text(
                tick,
                &text(Ink::Label, Anchor::Middle),
                (x, HEIGHT - BELOW / 2 + 2),
            )?;
        }
        Ok(())
    }

    /// Width of a period in pixels.
    fn slot(&self) -> f64 {
        f64::from(self.width - self.room.left - self.room.right) / self.periods.max(1) as f64
    }
}

/// The least step of months, this or a longer one, that meets the same months every year.
fn of_a_year(step: usize) -> usize {
    let divides = |months: &usize| *months >= step;
    let step_of_years = step.next_multiple_of(12);
    [1, 2, 3, 4, 6]
        .into_iter()
        .find(divides)
        .unwrap_or(step_of_years)
}
