//! The plotters backend that collects plain shapes, and the little of plotters' set-up that all charts share.
//!
//! plotters styles know colours, not classes. A colour whose red is the number of an [`Ink`] carries the class through.

use super::drawing::{Anchor, Ink, Px, Shape};
use super::text_width::text_width;
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, BackendStyle, BackendTextStyle, DrawingErrorKind};
use std::convert::Infallible;

/// Font size of all texts in a chart, in CSS pixels; `charts.css` has the same number.
pub const TEXT_PX: f64 = 12.0;

/// Collects shapes.
pub struct Sheet<'a> {
    size: (u32, u32),
    shapes: &'a mut Vec<Shape>,
}

/// The area of a chart in plain pixels.
pub type Area<'a> = DrawingArea<Sheet<'a>, Shift>;
/// A chart with two axes of numbers.
pub type Axes<'a, 'b> = ChartContext<'b, Sheet<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;
/// Drawing into memory cannot fail; plotters' signatures allow for it all the same.
pub type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

impl<'a> Sheet<'a> {
    /// An empty area of a size in CSS pixels.
    pub fn area(width: i32, height: i32, shapes: &'a mut Vec<Shape>) -> Area<'a> {
        let size = (width.max(1).unsigned_abs(), height.max(1).unsigned_abs());
        Sheet { size, shapes }.into_drawing_area()
    }
}

/// Space around the plotted part, in CSS pixels.
#[derive(Clone, Copy, Debug, Default)]
pub struct Room {
    /// Above.
    pub top: i32,
    /// To the right.
    pub right: i32,
    /// Below.
    pub bottom: i32,
    /// To the left.
    pub left: i32,
}

/// Two axes within `area`.
pub fn axes<'a, 'b>(
    area: &'b Area<'a>,
    room: Room,
    x: (f64, f64),
    y: (f64, f64),
) -> Result<Axes<'a, 'b>, DrawingAreaErrorKind<Infallible>> {
    ChartBuilder::on(area)
        .margin_top(room.top)
        .margin_right(room.right)
        .margin_bottom(room.bottom)
        .margin_left(room.left)
        .build_cartesian_2d(x.0..x.1, y.0..y.1)
}

/// The style of a filled shape.
pub fn fill(ink: Ink) -> ShapeStyle {
    color(ink).filled()
}

/// The style of a line.
pub fn stroke(ink: Ink) -> ShapeStyle {
    ShapeStyle::from(color(ink))
}

/// The style of a text hung from its point.
pub fn text(ink: Ink, anchor: Anchor) -> TextStyle<'static> {
    let horizontal = match anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let mut style = TextStyle::from(("sans-serif", TEXT_PX));
    style.color = color(ink).to_backend_color();
    style.pos = Pos::new(horizontal, VPos::Center);
    style
}

fn color(ink: Ink) -> RGBColor {
    RGBColor(ink as u8, 0, 0)
}

fn ink(color: BackendColor) -> Ink {
    Ink::ALL
        .get(usize::from(color.rgb.0))
        .copied()
        .unwrap_or(Ink::Label)
}

impl DrawingBackend for Sheet<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn draw_pixel(
        &mut self,
        at: Px,
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.shapes.push(Shape::Rect(at, 1, 1, ink(color)));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: Px,
        to: Px,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.shapes
            .push(Shape::Line(vec![from, to], ink(style.color())));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: Px,
        to: Px,
        style: &S,
        _fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let at = (from.0.min(to.0), from.1.min(to.1));
        self.shapes.push(Shape::Rect(
            at,
            (to.0 - from.0).abs(),
            (to.1 - from.1).abs(),
            ink(style.color()),
        ));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = Px>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.shapes
            .push(Shape::Line(path.into_iter().collect(), ink(style.color())));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        middle: Px,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.shapes
            .push(Shape::Circle(middle, radius, fill, ink(style.color())));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = Px>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.shapes.push(Shape::Polygon(
            corners.into_iter().collect(),
            ink(style.color()),
        ));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: Px,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        self.shapes
            .push(Shape::Text(at, anchor, text.to_owned(), ink(style.color())));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((
            text_width(text, style.size()).ceil() as u32,
            style.size().ceil() as u32,
        ))
    }
}
