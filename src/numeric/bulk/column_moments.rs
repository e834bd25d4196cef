//! Bulk moments of all columns of a table at once.

use core::ops::Range;

use ndarray::{ArrayView2, Axis, Slice};
#[cfg(feature = "rayon")]
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::numeric::bulk::lanes::{
    CHUNK, ChunkSums, LANES, Rest, Row, Sums, Thirds, chunk_sums, split,
};
use crate::numeric::bulk::moments::{FirstPass, Moments};
use crate::numeric::bulk::weights::Weights;
use crate::numeric::error::NumericError;

/// [`Moments`] of each column of a table with one column of weights: rows are schools, columns
/// indicators.
///
/// The table may lie in memory in any way: row after row, column after column, a part of a larger
/// one, every second row, backwards. It is read once, in the order in which it lies there, and a
/// second time only where a column needs it.
///
/// # Formula
///
/// As [`Moments`], for each column by itself.
///
/// # Properties
///
/// Each column's moments are those of [`Moments::of`], bit for bit.
///
/// # Examples
///
/// 4 m² and 20 computers for 300 pupils, 8 m² and 20 computers for 100:
///
/// ```
/// use junheng::numeric::{ColumnMoments, Weights};
///
/// let table = ndarray::array![[4.0, 20.0], [8.0, 20.0]];
/// let moments = ColumnMoments::of(table.view(), &Weights::new(&[300.0, 100.0])?)?;
/// let [area, computers] = moments.columns() else { unreachable!() };
/// assert_eq!(area.mean()?, 5.0);
/// assert_eq!(area.variance()?, 3.0);
/// assert_eq!(computers.coefficient_of_variation()?, 0.0);
/// # Ok::<(), junheng::numeric::NumericError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ColumnMoments {
    columns: Vec<Moments>,
}

/// As many rows of each third of a chunk are gathered at a time: what is gathered stays near.
const GATHERED: usize = 8;

/// Rows of one column, from each third of a chunk.
type Near = [[Row; GATHERED]; 3];

/// As many columns of a table that lies row after row are summed side by side.
const BAND: usize = 32;

/// A column of the table, and what it is summed about.
#[derive(Clone, Copy)]
struct Task {
    column: usize,
    origin: Option<f64>,
}

/// Some rows of some columns: the work that is done in one piece.
struct Piece<'a> {
    rows: ArrayView2<'a, f64>,
    weights: Option<&'a [f64]>,
    tasks: &'a [Task],
}

impl Piece<'_> {
    /// The sums of each column, in the order of the tasks.
    fn sums(&self) -> Vec<Sums> {
        if let [task] = self.tasks
            && let Some(values) = self.rows.column(task.column).to_slice()
        {
            return vec![chunk_sums(task.origin, values, self.weights)];
        }
        self.gathered_sums()
    }

    fn gathered_sums(&self) -> Vec<Sums> {
        let (mut near, mut sums): (Vec<Near>, Vec<ChunkSums>) = self
            .tasks
            .iter()
            .map(|_| ([[[0.0; LANES]; GATHERED]; 3], ChunkSums::ZERO))
            .unzip();
        let weights = self.weights.map(split);
        let third = self.rows.nrows() / (3 * LANES);
        for start in (0..third).step_by(GATHERED) {
            let count = GATHERED.min(third - start);
            for part in 0..3 {
                let from = (part * third + start) * LANES;
                self.gather(from..from + count * LANES, part, &mut near);
            }
            let weights = weights.map(|(thirds, _)| {
                thirds.map(|rows| rows.get(start..start + count).unwrap_or(&[]))
            });
            for ((task, near), sums) in self.tasks.iter().zip(&near).zip(&mut sums) {
                let values = near
                    .each_ref()
                    .map(|rows| rows.get(..count).unwrap_or(rows));
                sums.add(Thirds { values, weights }, Rest::NONE, task.origin);
            }
        }
        let rest = 3 * third * LANES..self.rows.nrows();
        let count = rest.len();
        self.gather(rest, 0, &mut near);
        for ((task, near), sums) in self.tasks.iter().zip(&near).zip(&mut sums) {
            let near = near.as_flattened().as_flattened();
            let rest = Rest {
                values: near.get(..count).unwrap_or(near),
                weights: weights.map(|(_, rest)| rest),
            };
            sums.add(Thirds::NONE, rest, task.origin);
        }
        let counted = self.weights.is_none().then_some(self.rows.nrows());
        sums.into_iter().map(|sums| sums.total(counted)).collect()
    }

    /// Copies some rows, each column to the front of this part of its place.
    fn gather(&self, rows: Range<usize>, part: usize, near: &mut [Near]) {
        let rows = self.rows.slice_axis(Axis(0), Slice::from(rows));
        for (place, row) in rows.rows().into_iter().enumerate() {
            let (line, lane) = (place / LANES, place % LANES);
            for (task, near) in self.tasks.iter().zip(near.iter_mut()) {
                let near = near.get_mut(part).and_then(|lines| lines.get_mut(line));
                let near = near.and_then(|line| line.get_mut(lane));
                if let (Some(near), Some(value)) = (near, row.get(task.column)) {
                    *near = *value;
                }
            }
        }
    }
}

impl ColumnMoments {
    /// The moments of all columns.
    ///
    /// # Errors
    ///
    /// - [`NumericError::LengthMismatch`] unless there are as many weights as rows.
    /// - [`NumericError::InvalidEntry`] if an entry is NaN or infinite, even with the weight zero:
    ///   the first, row by row.
    /// - [`NumericError::ColumnOverflow`] as for [`Moments::of`], with the column.
    ///
    /// # Examples
    ///
    /// The place is told:
    ///
    /// ```
    /// use junheng::numeric::{ColumnMoments, NumericError, Weights};
    ///
    /// let table = ndarray::array![[4.0, 20.0], [8.0, f64::INFINITY]];
    /// let refused = ColumnMoments::of(table.view(), &Weights::uniform(2)?).unwrap_err();
    /// assert_eq!(refused.to_string(), "value inf in row 1 and column 1 is not finite");
    /// # Ok::<(), NumericError>(())
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is passed as a slice is"
    )]
    pub fn of(table: ArrayView2<'_, f64>, weights: &Weights<'_>) -> Result<Self, NumericError> {
        Self::of_pieces(&table, weights, |pieces| {
            pieces.iter().map(Piece::sums).collect()
        })
    }

    /// The same moments, to the last bit, computed by all threads of the current pool of `rayon`.
    ///
    /// # Errors
    ///
    /// As [`of`](Self::of).
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::numeric::{ColumnMoments, Weights};
    ///
    /// let table = ndarray::Array2::from_shape_fn((100_000, 3), |(row, column)| {
    ///     (row % (column + 2)) as f64
    /// });
    /// let weights = Weights::uniform(100_000)?;
    /// let moments = ColumnMoments::of_in_parallel(table.view(), &weights)?;
    /// assert_eq!(moments, ColumnMoments::of(table.view(), &weights)?);
    /// # Ok::<(), junheng::numeric::NumericError>(())
    /// ```
    #[cfg(feature = "rayon")]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is passed as a slice is"
    )]
    pub fn of_in_parallel(
        table: ArrayView2<'_, f64>,
        weights: &Weights<'_>,
    ) -> Result<Self, NumericError> {
        Self::of_pieces(&table, weights, |pieces| {
            pieces.par_iter().map(Piece::sums).collect()
        })
    }

    fn of_pieces(
        table: &ArrayView2<'_, f64>,
        weights: &Weights<'_>,
        work: impl Fn(&[Piece<'_>]) -> Vec<Vec<Sums>>,
    ) -> Result<Self, NumericError> {
        NumericError::unless_paired(table.nrows(), weights.len())?;
        let tasks: Vec<Task> = (0..table.ncols())
            .map(|column| Task {
                column,
                origin: None,
            })
            .collect();
        let sums = sums_of(table, weights, &tasks, &work);
        // What is not finite makes a sum so: nothing is read only to be checked.
        if sums.iter().any(|sums| !sums.first.high.is_finite())
            && let Some(refused) = first_invalid_entry(table)
        {
            return Err(refused);
        }
        let in_column = |column| {
            move |error| match error {
                NumericError::Overflow => NumericError::ColumnOverflow { column },
                other => other,
            }
        };
        let (mut columns, mut cancelled) = (Vec::with_capacity(sums.len()), Vec::new());
        for (column, sums) in sums.into_iter().enumerate() {
            let all_are = |number| all_are(table, column, weights, number);
            match Moments::first_pass(sums, all_are).map_err(in_column(column))? {
                FirstPass::Kept(moments) => columns.push(moments),
                FirstPass::Cancelled { origin } => {
                    let origin = Some(origin);
                    cancelled.push(Task { column, origin });
                    columns.push(Moments::EMPTY);
                }
            }
        }
        let sums = sums_of(table, weights, &cancelled, &work);
        for (Task { column, origin }, sums) in cancelled.into_iter().zip(sums) {
            let all_are = |number| all_are(table, column, weights, number);
            let moments = Moments::of_pass(origin.unwrap_or_default(), sums, all_are);
            if let Some(place) = columns.get_mut(column) {
                *place = moments.map_err(in_column(column))?;
            }
        }
        Ok(Self { columns })
    }

    /// The moments of each column, in order.
    #[must_use]
    pub fn columns(&self) -> &[Moments] {
        &self.columns
    }

    /// Adds what is known of other rows with the same columns.
    ///
    /// # Errors
    ///
    /// - [`NumericError::ColumnMismatch`] unless there are as many columns.
    /// - [`NumericError::ColumnOverflow`] as for [`of`](Self::of).
    ///
    /// Nothing is added then.
    ///
    /// # Examples
    ///
    /// Two counties and their province:
    ///
    /// ```
    /// use junheng::numeric::{ColumnMoments, Weights};
    ///
    /// let county = |area: f64, computers: f64, pupils: f64| {
    ///     let table = ndarray::array![[area, computers]];
    ///     ColumnMoments::of(table.view(), &Weights::new(&[pupils])?)
    /// };
    /// let mut province = county(4.0, 20.0, 300.0)?;
    /// province.merge(&county(8.0, 20.0, 100.0)?)?;
    /// assert_eq!(province.columns()[0].mean()?, 5.0);
    /// # Ok::<(), junheng::numeric::NumericError>(())
    /// ```
    pub fn merge(&mut self, other: &Self) -> Result<(), NumericError> {
        if self.columns.len() != other.columns.len() {
            return Err(NumericError::ColumnMismatch {
                expected: self.columns.len(),
                found: other.columns.len(),
            });
        }
        let mut merged = self.columns.clone();
        for (column, (into, from)) in merged.iter_mut().zip(&other.columns).enumerate() {
            into.merge(from)
                .map_err(|_| NumericError::ColumnOverflow { column })?;
        }
        self.columns = merged;
        Ok(())
    }
}

/// The sums of each task's column.
fn sums_of(
    table: &ArrayView2<'_, f64>,
    weights: &Weights<'_>,
    tasks: &[Task],
    work: impl Fn(&[Piece<'_>]) -> Vec<Vec<Sums>>,
) -> Vec<Sums> {
    let by_column = {
        let [down, across] = [table.stride_of(Axis(0)), table.stride_of(Axis(1))];
        down.unsigned_abs() <= across.unsigned_abs()
    };
    let band = if by_column { 1 } else { BAND };
    let pieces: Vec<Piece<'_>> = tasks
        .chunks(band)
        .flat_map(|tasks| {
            (0..table.nrows()).step_by(CHUNK).map(move |start| {
                let end = table.nrows().min(start + CHUNK);
                Piece {
                    rows: table.slice_axis(Axis(0), Slice::from(start..end)),
                    weights: weights.as_slice().and_then(|all| all.get(start..end)),
                    tasks,
                }
            })
        })
        .collect();
    let chunks = table.nrows().div_ceil(CHUNK);
    let found = work(&pieces);
    tasks
        .chunks(band)
        .zip(found.chunks(chunks.max(1)))
        .flat_map(|(tasks, chunks)| {
            let mut totals = vec![Sums::ZERO; tasks.len()];
            for chunk in chunks {
                for (total, sums) in totals.iter_mut().zip(chunk) {
                    *total = total.plus(*sums);
                }
            }
            totals
        })
        .collect()
}

/// Whether all values of a column are a number, weight zero aside.
fn all_are(table: &ArrayView2<'_, f64>, column: usize, weights: &Weights<'_>, number: f64) -> bool {
    let mut entries = table.column(column).into_iter().zip(weights.iter());
    entries.all(|(value, weight)| value - number == 0.0 || weight == 0.0)
}

/// The first entry, row by row, that is not finite.
fn first_invalid_entry(table: &ArrayView2<'_, f64>) -> Option<NumericError> {
    table
        .indexed_iter()
        .find(|(_, value)| !value.is_finite())
        .map(|((row, column), &value)| NumericError::InvalidEntry { row, column, value })
}
