//! The tier pyramid: four bars around a common middle, the highest tier on top, with marks, counts and shares.

use super::drawing::{Anchor, Drawing, Ink, Mark};
use super::sheet::{Area, Drawn, Room, Sheet, TEXT_PX, axes, fill, stroke, text};
use super::text_width::text_width;
use crate::components::TierLevel;
use plotters::prelude::*;

const ROW: i32 = 40;
const PAD: i32 = 4;

/// One tier.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Which.
    pub level: TierLevel,
    /// Its name.
    pub label: String,
    /// Its share of the whole, 0–1.
    pub share: f64,
    /// Count and share written out.
    pub text: String,
}

/// Draws the tiers in the given order, `width` CSS pixels wide.
pub fn pyramid(levels: &[Level], width: i32) -> Drawing {
    let height = ROW * levels.len() as i32 + 2 * PAD;
    let mut drawing = Drawing {
        width,
        height,
        ..Drawing::default()
    };
    if levels.is_empty() {
        return drawing;
    }
    drawing.marks = levels
        .iter()
        .enumerate()
        .map(|(i, level)| Mark {
            slot: (0, PAD + i as i32 * ROW, width, ROW),
            label: level.label.clone(),
            value: level.text.clone(),
        })
        .collect();
    let drawn = draw(levels, &mut drawing);
    debug_assert!(drawn.is_ok());
    drawing
}

fn draw(levels: &[Level], drawing: &mut Drawing) -> Drawn {
    let (width, height) = (drawing.width, drawing.height);
    let widest = |text: fn(&Level) -> &str| {
        levels
            .iter()
            .map(|l| text_width(text(l), TEXT_PX))
            .fold(0.0, f64::max)
    };
    let names = widest(|l| &l.label) as i32 + 32;
    let values = widest(|l| &l.text) as i32 + 12;
    let room = Room {
        top: PAD,
        right: values,
        bottom: PAD,
        left: names,
    };
    let largest = levels
        .iter()
        .map(|l| l.share)
        .filter(|s| s.is_finite())
        .fold(0.0, f64::max);
    let half = if largest > 0.0 { largest / 2.0 } else { 0.5 };
    let area = Sheet::area(width, height, &mut drawing.shapes);
    let count = levels.len() as f64;
    let mut chart = axes(&area, room, (-half, half), (count, 0.0))?;
    for (i, level) in levels.iter().enumerate() {
        let middle = i as f64 + 0.5;
        let reach = if level.share.is_finite() {
            (level.share / 2.0).clamp(0.0, half)
        } else {
            0.0
        };
        let ink = ink(level.level);
        chart.draw_series([Rectangle::new(
            [(-reach, middle - 0.34), (reach, middle + 0.34)],
            fill(ink),
        )])?;
        let (_, y) = chart.backend_coord(&(0.0, middle));
        draw_mark(&area, level.level, (10, y))?;
        area.draw_text(&level.label, &text(Ink::Value, Anchor::Start), (24, y))?;
        area.draw_text(&level.text, &text(Ink::Value, Anchor::End), (width - 2, y))?;
    }
    Ok(())
}

/// The tier's shape, so that it does not hang on colour.
fn draw_mark(area: &Area<'_>, level: TierLevel, (x, y): (i32, i32)) -> Drawn {
    let ink = ink(level);
    match level {
        TierLevel::Vip => area.draw(&Polygon::new(
            vec![(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)],
            fill(ink),
        )),
        TierLevel::Main => area.draw(&Rectangle::new([(x - 5, y - 5), (x + 5, y + 5)], fill(ink))),
        TierLevel::Ordinary => area.draw(&Circle::new((x, y), 5, fill(ink))),
        TierLevel::Small => area.draw(&Circle::new((x, y), 4, stroke(ink))),
    }
}

const fn ink(level: TierLevel) -> Ink {
    match level {
        TierLevel::Vip => Ink::Vip,
        TierLevel::Main => Ink::Main,
        TierLevel::Ordinary => Ink::Ordinary,
        TierLevel::Small => Ink::Small,
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Shape;
    use super::*;

    #[test]
    fn each_tier_has_a_bar_of_its_share_and_a_shape_of_its_own() {
        let shares = [0.05, 0.15, 0.3, 0.5];
        let level = |(level, share): (TierLevel, f64)| Level {
            level,
            label: "VIP".into(),
            share,
            text: "12".into(),
        };
        let levels: Vec<Level> = TierLevel::ALL.into_iter().zip(shares).map(level).collect();
        let drawing = pyramid(&levels, 700);
        for (ink, share) in [Ink::Vip, Ink::Main, Ink::Ordinary, Ink::Small]
            .into_iter()
            .zip(shares)
        {
            let widest = drawing.shapes.iter().filter_map(|s| match s {
                Shape::Rect(_, w, _, i) if *i == ink => Some(*w),
                _ => None,
            });
            let full = drawing
                .shapes
                .iter()
                .filter_map(|s| {
                    if let Shape::Rect(_, w, ..) = s {
                        Some(*w)
                    } else {
                        None
                    }
                })
                .max();
            let expected = f64::from(full.unwrap()) * share / 0.5;
            assert!((f64::from(widest.max().unwrap()) - expected).abs() < 2.0);
        }
        assert_eq!(
            drawing
                .shapes
                .iter()
                .filter(|s| matches!(s, Shape::Circle(..)))
                .count(),
            2
        );
        assert_eq!(
            drawing
                .shapes
                .iter()
                .filter(|s| matches!(s, Shape::Polygon(..)))
                .count(),
            1
        );
    }
}
