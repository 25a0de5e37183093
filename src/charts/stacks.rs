//! Customers by tier over time: a column for each period, its parts stacked from zero, the highest tier at the foot.

use super::columns::{Columns, Period};
use super::drawing::{Anchor, Drawing, Ink};
use super::sheet::{Drawn, Sheet, TEXT_PX, fill, text};
use super::text_width::text_width;
use plotters::prelude::*;

/// Least distance of two names in pixels.
const APART: i32 = 15;

/// One period.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// The short label under the axis.
    pub tick: String,
    /// Whether it opens a year.
    pub opens_year: bool,
    /// The full label for the read-out.
    pub label: String,
    /// Customers of each tier, the highest first.
    pub counts: [u32; 4],
    /// The counts written out.
    pub text: String,
}

/// Columns to draw.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)] // Holds a function.
pub struct Stacks<'a> {
    /// The periods, the earliest first.
    pub stacks: &'a [Stack],
    /// Names of the tiers, written beside the last column.
    pub names: [&'a str; 4],
    /// Writes a tick of the value axis.
    pub tick: &'a dyn Fn(f64) -> String,
}

/// Draws the columns `width` CSS pixels wide.
pub fn stacks(spec: Stacks<'_>, width: i32) -> Drawing {
    let all = |stack: &Stack| f64::from(stack.counts.iter().sum::<u32>());
    let names = spec.names.map(|name| text_width(name, TEXT_PX));
    let right = names.into_iter().fold(0.0, f64::max).ceil() as i32 + 12;
    let values = spec.stacks.iter().map(all);
    let columns = Columns::new(values, spec.stacks.len(), spec.tick, right, width);
    let mut drawing = columns.drawing(spec.stacks.iter().map(|stack| Period {
        label: &stack.label,
        text: &stack.text,
    }));
    if !spec.stacks.is_empty() {
        let drawn = draw(spec, &columns, &mut drawing);
        debug_assert!(drawn.is_ok());
    }
    drawing
}

fn draw(spec: Stacks<'_>, columns: &Columns, drawing: &mut Drawing) -> Drawn {
    let area = Sheet::area(drawing.width, drawing.height, &mut drawing.shapes);
    let ticks = spec.stacks.iter().map(|s| (s.tick.as_str(), s.opens_year));
    let mut chart = columns.axes(&area, spec.tick, &ticks.collect::<Vec<_>>())?;
    let mut names = Vec::new();
    for (i, stack) in spec.stacks.iter().enumerate() {
        let mut foot = 0.0;
        names.clear();
        for (tier, &count) in stack.counts.iter().enumerate().filter(|part| *part.1 > 0) {
            let head = foot + f64::from(count);
            let (left, right) = (i as f64 + 0.14, i as f64 + 0.86);
            chart.draw_series([Rectangle::new(
                [(left, head), (right, foot)],
                fill(Ink::TIERS[tier]),
            )])?;
            let (x, y) = chart.backend_coord(&((i + 1) as f64, f64::midpoint(foot, head)));
            names.push((tier, x, y));
            foot = head;
        }
    }
    // From the foot upwards; one that would touch the one below moves up.
    let mut free = i32::MAX;
    for (tier, x, y) in names {
        let y = y.min(free);
        free = y - APART;
        area.draw_text(
            spec.names[tier],
            &text(Ink::Value, Anchor::Start),
            (x + 4, y),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Shape;
    use super::*;

    fn drawn(counts: &[[u32; 4]]) -> Drawing {
        let stack = |counts: &[u32; 4]| Stack {
            tick: "Dec".into(),
            opens_year: false,
            label: "December 2010".into(),
            counts: *counts,
            text: format!("{counts:?}"),
        };
        let stacks: Vec<Stack> = counts.iter().map(stack).collect();
        let names = ["VIP", "Main", "Ordinary", "Small"];
        super::stacks(
            Stacks {
                stacks: &stacks,
                names,
                tick: &|v| v.to_string(),
            },
            600,
        )
    }

    #[test]
    fn parts_of_a_column_are_in_proportion_and_stand_on_each_other() {
        let drawing = drawn(&[[10, 20, 30, 40], [5, 0, 0, 0]]);
        let parts: Vec<(i32, i32, Ink)> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Rect((_, y), _, height, ink) => Some((*y, *height, *ink)),
                _ => None,
            })
            .collect();
        assert_eq!(parts.len(), 5);
        for pair in parts[..4].windows(2) {
            assert_eq!(pair[1].0 + pair[1].1, pair[0].0, "{parts:?}");
        }
        assert!((parts[3].1 - 4 * parts[0].1).abs() <= 3, "{parts:?}");
        assert_eq!(parts[4].2, Ink::Vip);
    }

    #[test]
    fn names_beside_thin_parts_do_not_touch() {
        let drawing = drawn(&[[1, 1, 1, 997]]);
        let mut at: Vec<i32> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text((_, y), Anchor::Start, ..) => Some(*y),
                _ => None,
            })
            .collect();
        at.sort_unstable();
        assert_eq!(at.len(), 4);
        assert!(
            at.windows(2).all(|pair| pair[1] - pair[0] >= APART),
            "{at:?}"
        );
        assert!(drawn(&[]).shapes.is_empty());
    }
}
