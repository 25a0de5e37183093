//! An alluvial chart: the tiers of two days as two stacks, and the streams of customers between them.

use super::drawing::{Anchor, Drawing, Ink, Mark, Px};
use super::sheet::{Area, Drawn, Sheet, TEXT_PX, fill, text};
use super::text_width::text_width;
use super::upward::upward;
use plotters::prelude::*;

const HEIGHT: i32 = 340;
const ABOVE: i32 = 30;
const BELOW: i32 = 14;
/// Between two blocks of a stack: their names need it.
const GAP: f64 = 16.0;
const BLOCK: i32 = 10;
/// Added to the likely width of a text that must not be cut: browsers part Chinese and figures by a little.
const SLACK: i32 = 12;
/// Straight pieces of a stream's edge.
const PIECES: i32 = 24;

/// Customers who go the same way.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// Place of the tier they held, 4 for none.
    pub from: usize,
    /// Place of the tier they hold.
    pub to: usize,
    /// How many; above nothing.
    pub count: u32,
    /// The way, for the read-out.
    pub label: String,
    /// How many, written out.
    pub text: String,
}

/// A chart to draw.
#[derive(Clone, Copy, Debug)]
pub struct Flow<'a> {
    /// The streams, in reading order.
    pub streams: &'a [Stream],
    /// The two days, as heads of the stacks.
    pub days: [&'a str; 2],
    /// Name and count of each tier on both days, the highest first, then those without.
    pub names: &'a [[String; 5]; 2],
}

/// A piece of a stack: where it begins and ends, from the top.
type Span = (f64, f64);

/// Draws the chart `width` CSS pixels wide.
pub fn flow(spec: Flow<'_>, width: i32) -> Drawing {
    let mut drawing = Drawing {
        width,
        height: HEIGHT,
        ..Drawing::default()
    };
    if spec.streams.is_empty() {
        return drawing;
    }
    let widest = |side: usize| {
        let names = spec.names[side].iter().map(String::as_str);
        let widths = names.map(|name| text_width(name, TEXT_PX));
        widths.fold(0.0, f64::max).ceil() as i32 + 4 + SLACK
    };
    let across = (widest(0) + BLOCK, width - widest(1) - BLOCK);
    let sides = [stack(spec.streams, 0), stack(spec.streams, 1)];
    drawing.marks = spec
        .streams
        .iter()
        .zip(&sides[0].streams)
        .map(|(stream, &(top, bottom))| Mark {
            // Streams cross further on; here each is alone.
            slot: (
                across.0,
                top.floor() as i32,
                ((across.1 - across.0) / 3).max(1),
                ((bottom - top).ceil() as i32).max(3),
            ),
            label: stream.label.clone(),
            value: stream.text.clone(),
        })
        .collect();
    let drawn = draw(spec, &sides, across, &mut drawing);
    debug_assert!(drawn.is_ok());
    drawing
}

/// One of the two stacks.
struct Stacked {
    /// The blocks by tier; none where nobody is.
    blocks: [Option<Span>; 5],
    /// The end of each stream at this stack.
    streams: Vec<Span>,
}

/// Lays out the stack of where streams come from (0) or go to (1): blocks from the top, in each the streams by the
/// tier at their other end, so that they cross no more than they must.
fn stack(streams: &[Stream], side: usize) -> Stacked {
    let ends = |stream: &Stream| match side {
        0 => (stream.from, stream.to),
        _ => (stream.to, stream.from),
    };
    let all: u32 = streams.iter().map(|stream| stream.count).sum();
    let room = f64::from(HEIGHT - ABOVE - BELOW) - 4.0 * GAP;
    let scale = room / f64::from(all.max(1));
    // By this end first, then by the other.
    let rank = |(own, other): (usize, usize)| (own * 5 + other) as f64;
    let ranks: Vec<f64> = streams.iter().map(|stream| rank(ends(stream))).collect();
    let mut stacked = Stacked {
        blocks: [None; 5],
        streams: vec![(0.0, 0.0); streams.len()],
    };
    let mut at = f64::from(ABOVE) - GAP;
    for place in upward(&ranks) {
        let (tier, _) = ends(&streams[place]);
        let Some(block) = stacked.blocks.get_mut(tier) else {
            continue;
        };
        let top = match block {
            Some((_, bottom)) => *bottom,
            None => at + GAP,
        };
        at = top + f64::from(streams[place].count) * scale;
        *block = Some((block.map_or(top, |(first, _)| first), at));
        stacked.streams[place] = (top, at);
    }
    stacked
}

fn draw(spec: Flow<'_>, sides: &[Stacked; 2], across: (i32, i32), drawing: &mut Drawing) -> Drawn {
    let area = Sheet::area(drawing.width, drawing.height, &mut drawing.shapes);
    for (place, stream) in spec.streams.iter().enumerate() {
        let ends = (sides[0].streams[place], sides[1].streams[place]);
        let ink = Ink::STREAMS[stream.from.min(4)];
        area.draw(&Polygon::new(ribbon(across, ends), fill(ink)))?;
    }
    for (side, stacked) in sides.iter().enumerate() {
        draw_stack(&area, spec, side, stacked, across)?;
    }
    Ok(())
}

/// The blocks of a stack with their names, and its day above.
fn draw_stack(
    area: &Area<'_>,
    spec: Flow<'_>,
    side: usize,
    stacked: &Stacked,
    across: (i32, i32),
) -> Drawn {
    let (left, name_at, anchor) = match side {
        0 => (across.0 - BLOCK, across.0 - BLOCK - 6, Anchor::End),
        _ => (across.1, across.1 + BLOCK + 6, Anchor::Start),
    };
    for (tier, block) in stacked.blocks.iter().enumerate() {
        let Some((top, bottom)) = block else { continue };
        let (from, to) = (top.round() as i32, bottom.round() as i32);
        area.draw(&Rectangle::new(
            [(left, from), (left + BLOCK, to.max(from + 2))],
            fill(Ink::TIERS[tier]),
        ))?;
        let middle = f64::midpoint(*top, *bottom).round() as i32;
        area.draw_text(
            &spec.names[side][tier],
            &text(Ink::Value, anchor),
            (name_at, middle),
        )?;
    }
    let (day_at, anchor) = match side {
        0 => (left + BLOCK, Anchor::End),
        _ => (left, Anchor::Start),
    };
    // A day wider than the names grows towards the middle.
    let wide = text_width(spec.days[side], TEXT_PX).ceil() as i32 + SLACK;
    let (day_at, anchor) = match side {
        0 if wide > day_at => (0, Anchor::Start),
        1 if day_at + wide > area.dim_in_pixel().0 as i32 => {
            (area.dim_in_pixel().0 as i32, Anchor::End)
        }
        _ => (day_at, anchor),
    };
    area.draw_text(
        spec.days[side],
        &text(Ink::Label, anchor),
        (day_at, ABOVE / 2 - 3),
    )
}

/// The outline of a stream from its end in one stack to its end in the other.
fn ribbon(across: (i32, i32), (from, to): (Span, Span)) -> Vec<Px> {
    let at = |piece: i32, from: f64, to: f64| {
        let share = f64::from(piece) / f64::from(PIECES);
        // Level at both ends.
        let eased = share * share * (3.0 - 2.0 * share);
        let x = f64::from(across.0) + share * f64::from(across.1 - across.0);
        (x, from + (to - from) * eased)
    };
    let upper = (0..=PIECES).map(|piece| at(piece, from.0, to.0));
    // Never thinner than can be seen.
    let lower = (0..=PIECES).rev().map(|piece| {
        let (x, top) = at(piece, from.0, to.0);
        (x, at(piece, from.1, to.1).1.max(top + 1.0))
    });
    let pixel = |(x, y): (f64, f64)| (x.round() as i32, y.round() as i32);
    upper.chain(lower).map(pixel).collect()
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Shape;
    use super::*;

    fn drawn(streams: &[(usize, usize, u32)], width: i32) -> Drawing {
        let stream = |&(from, to, count): &(usize, usize, u32)| Stream {
            from,
            to,
            count,
            label: format!("{from} → {to}"),
            text: count.to_string(),
        };
        let streams: Vec<Stream> = streams.iter().map(stream).collect();
        let names = [(); 2].map(|()| [(); 5].map(|()| "Main 12".to_owned()));
        flow(
            Flow {
                streams: &streams,
                days: ["31 Oct 2026", "22 Nov 2026"],
                names: &names,
            },
            width,
        )
    }

    #[test]
    fn blocks_are_in_proportion_and_streams_fill_them() {
        let drawing = drawn(&[(0, 0, 10), (0, 1, 10), (1, 0, 20), (4, 1, 40)], 800);
        let blocks: Vec<(i32, i32)> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Rect((x, _), _, height, _) => Some((*x, *height)),
                _ => None,
            })
            .collect();
        // 20, 20 and 40 on the left, 30 and 50 on the right.
        assert_eq!(blocks.len(), 5, "{blocks:?}");
        assert!((blocks[0].1 - blocks[1].1).abs() <= 1);
        assert!((blocks[2].1 - 2 * blocks[0].1).abs() <= 2);
        assert!((5 * blocks[3].1 - 3 * blocks[4].1).abs() <= 8);
        let ribbons = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Polygon(points, ink) => Some((points, *ink)),
            _ => None,
        });
        let ribbons: Vec<_> = ribbons.collect();
        assert_eq!(ribbons.len(), 4);
        assert_eq!(ribbons[3].1, Ink::NoTierStream);
        for (points, _) in ribbons {
            assert!(
                points
                    .iter()
                    .all(|&(x, y)| (0..=800).contains(&x) && (0..=HEIGHT).contains(&y))
            );
        }
    }

    #[test]
    fn every_stream_can_be_read_out_and_one_customer_seen() {
        let drawing = drawn(&[(3, 3, 4_000), (3, 2, 1), (2, 3, 2)], 360);
        assert_eq!(drawing.marks.len(), 3);
        for mark in &drawing.marks {
            let (left, top, width, height) = mark.slot;
            assert!(
                left >= 0 && top >= 0 && width > 0 && height >= 3,
                "{:?}",
                mark.slot
            );
        }
        for shape in &drawing.shapes {
            if let Shape::Polygon(points, _) = shape {
                assert!(points[PIECES as usize].1 < points[PIECES as usize + 1].1);
            }
        }
        assert!(drawn(&[], 300).shapes.is_empty());
    }
}
