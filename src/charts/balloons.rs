//! A grid of balloons: what leads to what, groups along the top, each cell with a size and a colour.

use super::drawing::{Anchor, Drawing, Ink, Mark, Shape};
use super::scatter::legend;
use super::sheet::TEXT_PX;
use super::text_width::{shortened, text_width};

const ROW: i32 = 30;
const ABOVE: i32 = 26;
const LARGEST: f64 = 12.0;
const SMALLEST: f64 = 3.0;
const LINE: i32 = 18;
/// Browsers part from the likely width of a long text.
const SLACK: f64 = 0.9;

/// A cell that is not empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Balloon {
    /// Place of its row.
    pub row: usize,
    /// Place of its column.
    pub column: usize,
    /// Its size beside the others, above 0.
    pub size: f64,
    /// Its colour, a place in [`Ink::STEPS`].
    pub step: usize,
    /// What it is.
    pub label: String,
    /// Its values, written out.
    pub value: String,
}

/// A chart to draw.
#[derive(Clone, Copy, Debug)]
pub struct Balloons<'a> {
    /// Names of the rows.
    pub rows: &'a [String],
    /// What stands behind each column; the columns bear letters.
    pub columns: &'a [String],
    /// The cells in reading order.
    pub cells: &'a [Balloon],
    /// What the colours mean: a name, then one for each of [`Ink::STEPS`].
    pub legend: &'a [String],
}

/// The letter of a column.
fn letter(column: usize) -> String {
    char::from(b'A' + (column % 26) as u8).to_string()
}

/// Draws the chart `width` CSS pixels wide.
pub fn balloons(spec: Balloons<'_>, width: i32) -> Drawing {
    let mut drawing = Drawing {
        width,
        ..Drawing::default()
    };
    if spec.cells.is_empty() || width <= 0 {
        return drawing;
    }
    let names = spec.rows.iter().map(|name| text_width(name, TEXT_PX));
    let room = f64::from(width) * 0.45;
    let left = (names.fold(0.0, f64::max) + 12.0).min(room).ceil() as i32;
    let slot = f64::from(width - left) / spec.columns.len().max(1) as f64;
    let middle = |column: usize| left + ((column as f64 + 0.5) * slot).round() as i32;
    let line = |row: usize| ABOVE + ROW * row as i32 + ROW / 2;
    let bottom = ABOVE + ROW * spec.rows.len() as i32;
    let shapes = &mut drawing.shapes;
    let text = |at, anchor, text: String| Shape::Text(at, anchor, text, Ink::Value);
    for (row, name) in spec.rows.iter().enumerate() {
        let y = line(row);
        shapes.push(Shape::Line(vec![(left, y), (width, y)], Ink::Grid));
        let name = shortened(name, f64::from(left) - 12.0);
        shapes.push(text((0, y), Anchor::Start, name));
    }
    for column in 0..spec.columns.len() {
        let x = middle(column);
        shapes.push(Shape::Line(vec![(x, ABOVE), (x, bottom)], Ink::Grid));
        shapes.push(text((x, ABOVE / 2), Anchor::Middle, letter(column)));
    }
    let largest = spec.cells.iter().map(|cell| cell.size).fold(1e-9, f64::max);
    let most = LARGEST.min(slot / 2.0 - 1.0).max(SMALLEST);
    for cell in spec.cells {
        let ink = Ink::STEPS[cell.step.min(Ink::STEPS.len() - 1)];
        // The area tells the size.
        let share = (cell.size / largest).clamp(0.0, 1.0).sqrt();
        let radius = SMALLEST + share * (most - SMALLEST);
        let at = (middle(cell.column), line(cell.row));
        shapes.push(Shape::Circle(at, radius.round() as u32, true, ink));
    }
    let mark = |cell: &Balloon| Mark {
        slot: (
            middle(cell.column) - (slot / 2.0) as i32,
            line(cell.row) - ROW / 2,
            slot as i32,
            ROW,
        ),
        label: cell.label.clone(),
        value: cell.value.clone(),
    };
    drawing.marks = spec.cells.iter().map(mark).collect();
    let mut y = bottom + LINE;
    for (column, behind) in spec.columns.iter().enumerate() {
        shapes.push(text((0, y), Anchor::Start, letter(column)));
        let behind = shortened(behind, f64::from(width - 20) * SLACK);
        shapes.push(Shape::Text((20, y), Anchor::Start, behind, Ink::Label));
        y += LINE;
    }
    let legend = legend(spec.legend, width, y);
    shapes.extend(legend.shapes);
    drawing.height = y + legend.height;
    drawing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cell_stands_in_its_row_and_column_and_larger_ones_are_larger() {
        let texts = |count: usize| (0..count).map(|n| format!("Name {n}")).collect::<Vec<_>>();
        let cell = |row, column, size| Balloon {
            row,
            column,
            size,
            step: 1,
            label: format!("{row} {column}"),
            value: String::new(),
        };
        let cells = [cell(0, 0, 1.0), cell(0, 3, 9.0), cell(2, 1, 4.0)];
        for width in [300, 900] {
            let spec = Balloons {
                rows: &texts(3),
                columns: &texts(4),
                cells: &cells,
                legend: &texts(6),
            };
            let drawing = balloons(spec, width);
            let circles: Vec<_> = drawing
                .shapes
                .iter()
                .filter_map(|shape| match shape {
                    Shape::Circle(at, radius, _, Ink::Step2) => Some((*at, *radius)),
                    _ => None,
                })
                .collect();
            // The last is the legend's.
            let [(a, small), (b, large), (c, between), _] = circles[..] else {
                panic!("{circles:?}");
            };
            assert!(a.1 == b.1 && c.1 == a.1 + 2 * ROW && a.0 < c.0 && c.0 < b.0 && b.0 < width);
            assert!(small < between && between < large);
            assert_eq!(
                [a, b, c].map(|at| drawing.mark_at(at)),
                [Some(0), Some(1), Some(2)]
            );
            assert!(drawing.shapes.iter().all(|shape| match shape {
                Shape::Text((_, y), ..) => (0..=drawing.height).contains(y),
                _ => true,
            }));
        }
    }
}
