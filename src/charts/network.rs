//! Things and what ties them: dots with names and lines between them. Where they stand follows from the ties alone, the
//! same each time: what is tied draws together, all else pushes apart, then names that overlap make room for each other.

use super::drawing::{Anchor, Drawing, Ink, Mark, Px, Shape};
use super::sheet::TEXT_PX;
use super::text_width::{shortened, text_width};
use super::upward::upward;

/// Widest line of a name in pixels; it has two at most and is cut at the end of the second.
const NAME: f64 = 128.0;
const LINE: f64 = 15.0;
const MARGIN: f64 = 6.0;
const LARGEST: f64 = 11.0;
const SMALLEST: f64 = 4.0;
const ROUNDS: usize = 300;
/// What draws everything to the middle, beside what draws tied things together.
const GRAVITY: f64 = 0.5;

/// A thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Knot {
    /// Its name.
    pub name: String,
    /// What is read out of it.
    pub value: String,
    /// Its size beside the others, above 0.
    pub size: f64,
}

/// A tie between two things by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// From here.
    pub from: usize,
    /// To there.
    pub to: usize,
}

/// Draws the things and their ties `width` CSS pixels wide, as high as they need.
pub fn network(knots: &[Knot], ties: &[Tie], width: i32) -> Drawing {
    let mut drawing = Drawing {
        width,
        ..Drawing::default()
    };
    if knots.is_empty() || width <= 0 {
        return drawing;
    }
    let largest = knots.iter().map(|knot| knot.size).fold(1e-9, f64::max);
    let boxes: Vec<Boxed> = knots.iter().map(|knot| Boxed::of(knot, largest)).collect();
    let mut at = drawn_together(&boxes, ties, f64::from(width));
    apart(&boxes, &mut at, f64::from(width));
    let bottom = boxes.iter().zip(&at).map(|(own, at)| at.1 + own.below());
    drawing.height = (bottom.fold(0.0, f64::max) + MARGIN).ceil() as i32;
    let pixel = |(x, y): (f64, f64)| -> Px { (x.round() as i32, y.round() as i32) };
    for tie in ties {
        let (from, to) = (at[tie.from], at[tie.to]);
        drawing
            .shapes
            .push(Shape::Line(vec![pixel(from), pixel(to)], Ink::Beside));
        drawing.shapes.extend(head(from, to, boxes[tie.to].radius));
    }
    for (own, &spot) in boxes.iter().zip(&at) {
        drawing.shapes.push(Shape::Circle(
            pixel(spot),
            own.radius as u32,
            true,
            Ink::Bar,
        ));
    }
    for (own, &(x, y)) in boxes.iter().zip(&at) {
        let mut middle = y + own.radius + LINE / 2.0 + 1.0;
        for line in &own.lines {
            let at = pixel((x, middle));
            let line = Shape::Text(at, Anchor::Middle, line.clone(), Ink::Name);
            drawing.shapes.push(line);
            middle += LINE;
        }
    }
    drawing.marks = knots
        .iter()
        .zip(&boxes)
        .zip(&at)
        .map(|((knot, own), &(x, y))| {
            let (left, top) = pixel((x - own.half, y - own.radius));
            Mark {
                slot: (
                    left,
                    top,
                    (2.0 * own.half) as i32,
                    (own.radius + own.below()) as i32,
                ),
                label: knot.name.clone(),
                value: knot.value.clone(),
            }
        })
        .collect();
    drawing
}

/// The room that a dot with its name below takes; it hangs from the middle of the dot.
struct Boxed {
    lines: Vec<String>,
    radius: f64,
    /// Half its width.
    half: f64,
}

impl Boxed {
    fn of(knot: &Knot, largest: f64) -> Self {
        let lines = lines(&knot.name);
        let widths = lines.iter().map(|line| text_width(line, TEXT_PX));
        let wide = widths.fold(0.0, f64::max);
        // The area tells the size.
        let share = (knot.size / largest).clamp(0.0, 1.0).sqrt();
        let radius = (SMALLEST + share * (LARGEST - SMALLEST)).round();
        Self {
            half: (wide / 2.0 + 4.0).max(radius + 2.0),
            lines,
            radius,
        }
    }

    fn below(&self) -> f64 {
        self.radius + LINE * self.lines.len() as f64 + 4.0
    }
}

/// The name in one line, or in two broken at a blank.
fn lines(name: &str) -> Vec<String> {
    let fits = |text: &str| text_width(text, TEXT_PX) <= NAME;
    let blanks = name.char_indices().filter(|(_, sign)| *sign == ' ');
    let parted = blanks.map(|(at, _)| name.split_at(at));
    match parted.rev().find(|(first, _)| fits(first)) {
        Some((first, rest)) if !fits(name) => {
            vec![first.to_owned(), shortened(rest.trim_start(), NAME)]
        }
        _ => vec![shortened(name, NAME)],
    }
}

/// The head of an arrow that ends at the edge of a dot.
fn head(from: (f64, f64), to: (f64, f64), radius: f64) -> Option<Shape> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let long = dx.hypot(dy);
    if long < radius + 10.0 {
        return None;
    }
    let (ux, uy) = (dx / long, dy / long);
    let tip = (to.0 - ux * radius, to.1 - uy * radius);
    let corner = |side: f64| {
        let (x, y) = (
            tip.0 - ux * 8.0 + side * uy * 3.5,
            tip.1 - uy * 8.0 - side * ux * 3.5,
        );
        (x.round() as i32, y.round() as i32)
    };
    let tip = (tip.0.round() as i32, tip.1.round() as i32);
    Some(Shape::Polygon(
        vec![tip, corner(1.0), corner(-1.0)],
        Ink::Head,
    ))
}

/// Where things stand when ties draw and all else pushes (Fruchterman & Reingold 1991), begun on a circle in the order of
/// the ties, so that chance has no part.
fn drawn_together(boxes: &[Boxed], ties: &[Tie], width: f64) -> Vec<(f64, f64)> {
    let count = boxes.len() as f64;
    let room: f64 = boxes
        .iter()
        .map(|own| 2.0 * own.half * (own.radius + own.below()))
        .sum();
    let height = (2.6 * room / width).max(200.0);
    let ideal = 0.75 * (width * height / count).sqrt();
    let mut at: Vec<(f64, f64)> = around(boxes.len(), ties)
        .into_iter()
        .map(|turn| {
            let angle = turn * std::f64::consts::TAU;
            (
                width / 2.0 + 0.4 * width * angle.cos(),
                height / 2.0 + 0.4 * height * angle.sin(),
            )
        })
        .collect();
    for round in 0..ROUNDS {
        let most = ideal * (1.0 - round as f64 / ROUNDS as f64);
        let mut moves = vec![(0.0, 0.0); at.len()];
        for one in 0..at.len() {
            for other in 0..one {
                let (dx, dy) = (at[one].0 - at[other].0, at[one].1 - at[other].1);
                let far = dx.hypot(dy).max(1.0);
                let push = ideal * ideal / far / far;
                moves[one] = (moves[one].0 + dx * push, moves[one].1 + dy * push);
                moves[other] = (moves[other].0 - dx * push, moves[other].1 - dy * push);
            }
        }
        // Parts without a tie to each other would drift to the edges.
        for (at, moved) in at.iter().zip(&mut moves) {
            let (dx, dy) = (width / 2.0 - at.0, height / 2.0 - at.1);
            *moved = (moved.0 + GRAVITY * dx, moved.1 + GRAVITY * dy);
        }
        for tie in ties {
            let (dx, dy) = (at[tie.from].0 - at[tie.to].0, at[tie.from].1 - at[tie.to].1);
            let pull = dx.hypot(dy) / ideal;
            moves[tie.from] = (moves[tie.from].0 - dx * pull, moves[tie.from].1 - dy * pull);
            moves[tie.to] = (moves[tie.to].0 + dx * pull, moves[tie.to].1 + dy * pull);
        }
        for ((own, at), (dx, dy)) in boxes.iter().zip(&mut at).zip(moves) {
            let far = dx.hypot(dy).max(1e-9);
            let step = far.min(most) / far;
            *at = (
                clamped(at.0 + dx * step, own.half, width),
                (at.1 + dy * step).clamp(own.radius + MARGIN, height),
            );
        }
    }
    at
}

/// Where along the circle each begins, 0 to 1: who is tied stands near.
fn around(count: usize, ties: &[Tie]) -> Vec<f64> {
    let mut order = Vec::with_capacity(count);
    for first in 0..count {
        if order.contains(&first) {
            continue;
        }
        let mut next = order.len();
        order.push(first);
        while let Some(&one) = order.get(next) {
            next += 1;
            for tie in ties {
                let other = match (tie.from == one, tie.to == one) {
                    (true, _) => tie.to,
                    (_, true) => tie.from,
                    _ => continue,
                };
                if !order.contains(&other) {
                    order.push(other);
                }
            }
        }
    }
    let mut turns = vec![0.0; count];
    for (place, one) in order.into_iter().enumerate() {
        turns[one] = place as f64 / count as f64;
    }
    turns
}

/// Within the width as far as it fits.
fn clamped(x: f64, half: f64, width: f64) -> f64 {
    let low = half.min(width / 2.0);
    x.clamp(low, (width - half).max(low))
}

/// Moves dots down until no name lies on another: from the top, each as little as it must.
fn apart(boxes: &[Boxed], at: &mut [(f64, f64)], width: f64) {
    let heights: Vec<f64> = at.iter().map(|at| at.1).collect();
    let mut placed: Vec<usize> = Vec::new();
    for one in upward(&heights) {
        at[one].0 = clamped(at[one].0, boxes[one].half, width);
        at[one].1 = at[one].1.max(boxes[one].radius + MARGIN);
        let meets = |at: &[(f64, f64)], other: usize| {
            let (own, its) = (&boxes[one], &boxes[other]);
            let beside = (at[one].0 - at[other].0).abs() < own.half + its.half;
            let over = at[one].1 - own.radius < at[other].1 + its.below()
                && at[other].1 - its.radius < at[one].1 + own.below();
            beside && over
        };
        while let Some(&other) = placed.iter().find(|&&other| meets(at, other)) {
            at[one].1 = at[other].1 + boxes[other].below() + boxes[one].radius + 1.0;
        }
        placed.push(one);
    }
    let top = boxes
        .iter()
        .zip(at.iter())
        .map(|(own, at)| at.1 - own.radius);
    let spare = top.fold(f64::MAX, f64::min) - MARGIN;
    at.iter_mut().for_each(|at| at.1 -= spare);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn knots(count: usize, name: &str) -> Vec<Knot> {
        let knot = |place: usize| Knot {
            name: format!("{name} {place}"),
            value: String::new(),
            size: 1.0 + place as f64,
        };
        (0..count).map(knot).collect()
    }

    proptest! {
        #[test]
        fn no_name_lies_on_another_and_none_outside(
            count in 1usize..30,
            ends in prop::collection::vec((0usize..30, 0usize..30), 0..50),
            width in 280..1_600i32,
            name in "[A-Za-z ]{0,40}",
        ) {
            let knots = knots(count, &name);
            let ties: Vec<Tie> = ends.into_iter().map(|(from, to)| Tie { from: from % count, to: to % count }).filter(|tie| tie.from != tie.to).collect();
            let drawing = network(&knots, &ties, width);
            prop_assert_eq!(&drawing, &network(&knots, &ties, width));
            prop_assert_eq!(drawing.marks.len(), count);
            for (place, mark) in drawing.marks.iter().enumerate() {
                let (left, top, wide, high) = mark.slot;
                prop_assert!(left >= -1 && top >= 0 && left + wide <= width + 1 && top + high <= drawing.height, "{:?} of {}", mark.slot, width);
                for other in &drawing.marks[..place] {
                    let (x, y, w, h) = other.slot;
                    // Rounding may touch, not more.
                    prop_assert!(left + wide <= x + 1 || x + w <= left + 1 || top + high <= y + 1 || y + h <= top + 1, "{:?} {:?}", mark.slot, other.slot);
                }
            }
        }
    }

    #[test]
    fn what_is_tied_stands_nearer_than_what_is_not() {
        let ties = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)];
        let ties = ties.map(|(from, to)| Tie { from, to });
        let drawing = network(&knots(6, "P"), &ties, 900);
        let middle = |place: usize| {
            let (x, y, w, h) = drawing.marks[place].slot;
            (f64::from(x + w / 2), f64::from(y + h / 2))
        };
        let far = |a: usize, b: usize| {
            let (a, b) = (middle(a), middle(b));
            (a.0 - b.0).hypot(a.1 - b.1)
        };
        let within = far(0, 1) + far(1, 2) + far(3, 4) + far(4, 5);
        let between = far(0, 3) + far(1, 4) + far(2, 5) + far(0, 4);
        assert!(within < between, "{within} {between}");
    }

    #[test]
    fn long_names_take_two_lines_are_cut_there_and_read_out_whole() {
        let name = "A name that is far too long to stand below a dot in two lines";
        let drawing = network(&knots(1, name), &[], 400);
        assert!(drawing.marks[0].label.starts_with(name));
        let texts: Vec<&str> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text(_, _, text, _) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let [first, second] = texts[..] else {
            panic!("{texts:?}");
        };
        let kept = format!("{first} {}", second.trim_end_matches('…'));
        assert!(second.ends_with('…') && name.starts_with(&kept), "{kept}");
    }
}
