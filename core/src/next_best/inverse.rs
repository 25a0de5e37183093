//! The inverse of a symmetric positive definite matrix.

/// Columns that are swept at once: each pass over the matrix then does four times the work.
const WIDTH: usize = 4;

/// A symmetric matrix; only what is on and below the diagonal is kept up to date while it is worked on.
#[derive(Debug, Clone)]
pub(super) struct Symmetric {
    size: usize,
    /// Row by row, `size` numbers each.
    cells: Vec<f64>,
}

impl Symmetric {
    pub fn zero(size: usize) -> Self {
        Self {
            size,
            cells: vec![0.0; size * size],
        }
    }

    /// A cell on or below the diagonal.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    /// Adds to a cell on or below the diagonal.
    pub fn add(&mut self, row: usize, column: usize, value: f64) {
        self.cells[row * self.size + column] += value;
    }

    /// A row up to the diagonal.
    pub fn row_mut(&mut self, row: usize) -> &mut [f64] {
        let start = row * self.size;
        &mut self.cells[start..=start + row]
    }

    /// Turns the matrix into its inverse by the sweep operator (Goodnight 1979), some columns at once. The matrix must be
    /// positive definite.
    pub fn invert(&mut self) {
        let size = self.size;
        let mut start = 0;
        while start < size {
            let width = WIDTH.min(size - start);
            self.sweep(start, width);
            start += width;
        }
        for cell in &mut self.cells {
            *cell = -*cell;
        }
    }

    /// Where this is an inverse, of what it was made from with the square of a vector added, or taken away where `sign` is
    /// −1 (Sherman & Morrison 1950). The vector is its places, each with its value. What is taken away must have been added.
    pub fn follow(&mut self, vector: &[(u32, f64)], sign: f64) {
        let size = self.size;
        let mut product = vec![0.0; size];
        for &(place, value) in vector {
            let place = place as usize;
            for (column, cell) in product.iter_mut().enumerate() {
                *cell += value * self.at(place.max(column), place.min(column));
            }
        }
        let length: f64 = vector
            .iter()
            .map(|&(place, value)| value * product[place as usize])
            .sum();
        let by = sign / (1.0 + sign * length);
        for row in 0..size {
            let factor = by * product[row];
            let cells = self.row_mut(row).iter_mut();
            for (cell, other) in cells.zip(&product) {
                *cell -= factor * other;
            }
        }
    }

    fn sweep(&mut self, start: usize, width: usize) {
        let (size, end) = (self.size, start + width);
        let pivot = inverse_of_few(self, start, width);
        // The columns to be swept, each as one row of its own; zero where the pivot itself stands.
        let mut columns = [const { Vec::new() }; WIDTH];
        for (offset, column) in columns.iter_mut().enumerate() {
            *column = vec![0.0; size];
            if offset < width {
                column[..start].copy_from_slice(&self.cells[(start + offset) * size..][..start]);
                for (row, cell) in column.iter_mut().enumerate().skip(end) {
                    *cell = self.cells[row * size + start + offset];
                }
            }
        }
        let [a, b, c, d] = &columns;
        for row in (0..start).chain(end..size) {
            let by: [f64; WIDTH] = std::array::from_fn(|to| {
                (0..width)
                    .map(|from| columns[from][row] * pivot[from][to])
                    .sum()
            });
            let cells = &mut self.cells[row * size..=row * size + row];
            for ((((cell, a), b), c), d) in cells.iter_mut().zip(a).zip(b).zip(c).zip(d) {
                *cell -= by[0] * a + by[1] * b + by[2] * c + by[3] * d;
            }
            for (offset, by) in by.into_iter().enumerate().take(width) {
                let (row, column) = if row > start {
                    (row, start + offset)
                } else {
                    (start + offset, row)
                };
                self.cells[row * size + column] = by;
            }
        }
        for (row, values) in pivot.iter().enumerate().take(width) {
            for (column, value) in values.iter().enumerate().take(row + 1) {
                self.cells[(start + row) * size + start + column] = -value;
            }
        }
    }
}

/// The inverse of the block of `width` rows and columns from `start` on, by Gauss and Jordan; zero outside of it.
fn inverse_of_few(matrix: &Symmetric, start: usize, width: usize) -> [[f64; WIDTH]; WIDTH] {
    let mut block = [[0.0; WIDTH]; WIDTH];
    for (row, cells) in block.iter_mut().enumerate().take(width) {
        for (column, cell) in cells.iter_mut().enumerate().take(width) {
            *cell = matrix.at(start + row.max(column), start + row.min(column));
        }
    }
    for at in 0..width {
        let pivot = 1.0 / block[at][at];
        block[at][at] = 1.0;
        for cell in &mut block[at][..width] {
            *cell *= pivot;
        }
        let pivot_row = block[at];
        for (row, cells) in block.iter_mut().enumerate().take(width) {
            if row != at {
                let factor = std::mem::take(&mut cells[at]);
                for (cell, of_pivot) in cells.iter_mut().zip(pivot_row).take(width) {
                    *cell -= factor * of_pivot;
                }
            }
        }
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inverse_follows_what_is_added_and_taken_away() {
        let with = |vectors: &[&[(u32, f64)]]| {
            let mut matrix = Symmetric::zero(6);
            for place in 0..6 {
                matrix.add(place, place, 2.0);
            }
            for vector in vectors {
                for &(row, a) in *vector {
                    for &(column, b) in *vector {
                        if column <= row {
                            matrix.add(row as usize, column as usize, a * b);
                        }
                    }
                }
            }
            matrix.invert();
            matrix
        };
        let (one, other): (&[_], &[_]) = (&[(0, 1.0), (3, 0.5)], &[(1, 0.25), (3, 1.0), (5, 2.0)]);
        let mut inverse = with(&[one]);
        inverse.follow(other, 1.0);
        inverse.follow(one, -1.0);
        let expected = with(&[other]);
        for row in 0..6 {
            for column in 0..=row {
                let difference = inverse.at(row, column) - expected.at(row, column);
                assert!(difference.abs() < 1e-12, "{row}, {column}: {difference}");
            }
        }
    }

    #[test]
    fn a_matrix_times_its_inverse_is_one() {
        for size in [1, 2, 3, 4, 5, 8, 30] {
            let mut seed = 7_u64;
            let mut random = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (seed >> 40) as f64 / f64::from(1 << 24)
            };
            let factors: Vec<Vec<f64>> = (0..size)
                .map(|_| (0..size).map(|_| random()).collect())
                .collect();
            let mut matrix = Symmetric::zero(size);
            for row in 0..size {
                for column in 0..=row {
                    let sum: f64 = (0..size)
                        .map(|k| factors[row][k] * factors[column][k])
                        .sum();
                    matrix.add(row, column, sum + f64::from(u8::from(row == column)));
                }
            }
            let mut inverse = matrix.clone();
            inverse.invert();
            let cell =
                |of: &Symmetric, row: usize, column: usize| of.at(row.max(column), row.min(column));
            for row in 0..size {
                for column in 0..size {
                    let product: f64 = (0..size)
                        .map(|k| cell(&matrix, row, k) * cell(&inverse, k, column))
                        .sum();
                    let one = f64::from(u8::from(row == column));
                    assert!(
                        (product - one).abs() < 1e-9,
                        "{size}: {row}, {column}: {product}"
                    );
                }
            }
        }
    }
}
