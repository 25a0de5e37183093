//! Named values as horizontal bars from a common zero. Must know nothing of what they measure.

use super::drawing::{Anchor, Drawing, Ink, Mark};
use super::scale::scale;
use super::sheet::{Drawn, Room, Sheet, TEXT_PX, axes, fill, stroke, text};
use super::text_width::text_width;
use plotters::prelude::*;

const ROW: i32 = 28;
const PAD: i32 = 4;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// Its value; without a bar where it is not finite.
    pub value: f64,
    /// The value written out.
    pub text: String,
}

/// Draws bars in the given order, `width` CSS pixels wide. With `full` the longest possible bar has that value,
/// otherwise the longest bar fills the width.
pub fn bars(bars: &[Bar], full: Option<f64>, width: i32) -> Drawing {
    let height = ROW * bars.len() as i32 + 2 * PAD;
    let mut drawing = Drawing {
        width,
        height,
        ..Drawing::default()
    };
    if bars.is_empty() {
        return drawing;
    }
    drawing.marks = bars
        .iter()
        .enumerate()
        .map(|(i, bar)| Mark {
            slot: (0, PAD + i as i32 * ROW, width, ROW),
            label: bar.label.clone(),
            value: bar.text.clone(),
        })
        .collect();
    let drawn = draw(bars, full, &mut drawing);
    debug_assert!(drawn.is_ok());
    drawing
}

fn draw(bars: &[Bar], full: Option<f64>, drawing: &mut Drawing) -> Drawn {
    let (width, height) = (drawing.width, drawing.height);
    let widest = |text: fn(&Bar) -> &str| {
        bars.iter()
            .map(|b| text_width(text(b), TEXT_PX))
            .fold(0.0, f64::max)
    };
    // Names may take two fifths; longer ones are cut by the edge of the drawing, never by the bars.
    let names = (widest(|b| &b.label) as i32 + 12).min(width * 2 / 5);
    let values = widest(|b| &b.text) as i32 + 12;
    let room = Room {
        top: PAD,
        right: values,
        bottom: PAD,
        left: names,
    };
    let finite = bars.iter().map(|b| b.value).filter(|v| v.is_finite());
    let (low, high) = match full {
        Some(full) if full > 0.0 => (0.0, full),
        _ => {
            let (low, high) = finite.fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
            if high > low {
                (low, high)
            } else {
                (low, scale([low].into_iter(), 1).high)
            }
        }
    };
    let area = Sheet::area(width, height, &mut drawing.shapes);
    let count = bars.len() as f64;
    let mut chart = axes(&area, room, (low, high), (count, 0.0))?;
    let (zero, _) = chart.backend_coord(&(0.0, 0.0));
    for (i, bar) in bars.iter().enumerate() {
        let middle = i as f64 + 0.5;
        let value = if bar.value.is_finite() {
            bar.value.clamp(low, high)
        } else {
            0.0
        };
        let ink = if value < 0.0 { Ink::Below } else { Ink::Bar };
        chart.draw_series([Rectangle::new(
            [
                (value.min(0.0), middle - 0.28),
                (value.max(0.0), middle + 0.28),
            ],
            fill(ink),
        )])?;
        let (end, y) = chart.backend_coord(&(value, middle));
        area.draw_text(&bar.label, &text(Ink::Label, Anchor::End), (names - 8, y))?;
        area.draw_text(
            &bar.text,
            &text(Ink::Value, Anchor::Start),
            (end.max(zero) + 6, y),
        )?;
    }
    chart.draw_series([PathElement::new(
        vec![(0.0, 0.0), (0.0, count)],
        stroke(Ink::Axis),
    )])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Shape;
    use super::*;

    fn bar(value: f64) -> Bar {
        Bar {
            label: "利润".into(),
            value,
            text: value.to_string(),
        }
    }

    #[test]
    fn lengths_are_in_proportion_to_values() {
        let drawing = bars(&[bar(20.0), bar(10.0)], None, 600);
        let widths: Vec<i32> = drawing
            .shapes
            .iter()
            .filter_map(|s| {
                if let Shape::Rect(_, w, ..) = s {
                    Some(*w)
                } else {
                    None
                }
            })
            .collect();
        assert!((widths[0] - 2 * widths[1]).abs() <= 1, "{widths:?}");
    }

    #[test]
    fn values_of_nothing_or_none_at_all_are_drawn_without_panic() {
        bars(&[bar(0.0), bar(f64::NAN)], None, 300);
        bars(&[bar(5.0)], Some(0.0), 10);
        assert!(bars(&[], None, 300).shapes.is_empty());
    }
}
