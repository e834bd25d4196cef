//! Moments of tables: every layout, values by hand, refusals, and merging.

use junheng::numeric::{ColumnMoments, Moments, NumericError, WeightedSample, Weights};
use ndarray::{Array2, ArrayView2, Axis, ShapeBuilder as _, Slice};

/// The state as it travels, in which nothing is hidden.
pub(super) fn written(moments: &Moments) -> String {
    serde_json::to_string(moments).unwrap()
}

#[track_caller]
#[expect(
    clippy::needless_pass_by_value,
    reason = "a view is a reference already"
)]
pub(super) fn assert_is_that_of_its_columns(table: ArrayView2<'_, f64>, weights: &Weights<'_>) {
    let moments = ColumnMoments::of(table, weights).unwrap();
    assert_eq!(moments.columns().len(), table.ncols());
    for (column, moments) in table.columns().into_iter().zip(moments.columns()) {
        let sample = WeightedSample::from_view(column, weights.clone()).unwrap();
        assert_eq!(written(moments), written(&Moments::of(&sample).unwrap()));
    }
}

/// Whole numbers, thirds, both signs, nearly equal ones and equal ones: a kind for each column.
fn entry(row: usize, column: usize) -> f64 {
    let mixed = (row * 7919 + column * 104_729) % 10_007;
    let number = f64::from(u32::try_from(mixed).unwrap());
    match column % 5 {
        0 => number,
        1 => number / 3.0 - 1000.0,
        2 => 1e15 + f64::from(u32::try_from(row % 8).unwrap()),
        3 => 7.1,
        _ => number * number * 1e-30,
    }
}

fn weights_of(rows: usize) -> Vec<f64> {
    (0..rows)
        .map(|row| f64::from(u32::try_from(row * 31 % 17).unwrap()) / 7.0)
        .map(|weight| if rows == 1 { 1.0 } else { weight })
        .collect()
}

/// The same table in many places of memory.
fn layouts(rows: usize, columns: usize) -> Vec<(&'static str, Array2<f64>, Array2<f64>)> {
    let by_row = Array2::from_shape_fn((rows, columns), |(row, column)| entry(row, column));
    let by_column = Array2::from_shape_fn((rows, columns).f(), |(row, column)| entry(row, column));
    let wide = Array2::from_shape_fn((2 * rows, 3 * columns + 1), |(row, column)| {
        if row % 2 == 1 && column % 3 == 1 {
            entry(row / 2, column / 3)
        } else {
            f64::NAN
        }
    });
    let tall = wide.clone().reversed_axes();
    vec![("whole", by_row, by_column), ("stepped", wide, tall)]
}

/// Every second row and every third column, from the second of each on.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a view is a reference already"
)]
fn stepped(table: ArrayView2<'_, f64>) -> ArrayView2<'_, f64> {
    table
        .slice_axis_move(Axis(0), Slice::new(1, None, 2))
        .slice_axis_move(Axis(1), Slice::new(1, None, 3))
}

#[test]
fn every_layout_gives_the_moments_of_the_columns() {
    for (rows, columns) in [
        (1, 1),
        (2, 3),
        (47, 5),
        (48, 5),
        (49, 1),
        (1000, 37),
        (400, 70),
    ] {
        let numbers = weights_of(rows);
        let weights = Weights::new(&numbers).unwrap();
        let uniform = Weights::uniform(rows).unwrap();
        let expected = {
            let table = Array2::from_shape_fn((rows, columns), |(row, column)| entry(row, column));
            ColumnMoments::of(table.view(), &weights).unwrap()
        };
        for (name, first, second) in layouts(rows, columns) {
            let views = if name == "whole" {
                [first.view(), second.view()]
            } else {
                [stepped(first.view()), stepped(second.t())]
            };
            for view in views {
                assert_is_that_of_its_columns(view, &weights);
                assert_is_that_of_its_columns(view, &uniform);
                assert_eq!(
                    ColumnMoments::of(view, &weights).unwrap(),
                    expected,
                    "{name}"
                );
                let mut backwards = view;
                backwards.invert_axis(Axis(0));
                backwards.invert_axis(Axis(1));
                assert_is_that_of_its_columns(backwards, &weights);
            }
        }
        // One row for all: a step of zero.
        let row = Array2::from_shape_fn((1, columns), |(_, column)| entry(5, column));
        assert_is_that_of_its_columns(row.broadcast((rows, columns)).unwrap(), &weights);
    }
}

#[test]
fn chunks_of_long_tables_are_those_of_long_columns() {
    let rows = 140_000;
    let numbers = weights_of(rows);
    let weights = Weights::new(&numbers).unwrap();
    let table = Array2::from_shape_fn((rows, 3), |(row, column)| entry(row, column));
    assert_is_that_of_its_columns(table.view(), &weights);
    assert_is_that_of_its_columns(table.view(), &Weights::uniform(rows).unwrap());
    let weights = weights_of(3);
    let weights = Weights::new(&weights).unwrap();
    assert_is_that_of_its_columns(table.t().slice_axis(Axis(1), Slice::from(..50)), &weights);
}

#[test]
fn values_are_those_computed_by_hand() {
    // Σw = 4; means 5 and −1; variances 3·1 + 1·9 = 12 and 3·4 + 1·36 = 48, over 4.
    let table = ndarray::array![[4.0, 1.0], [8.0, -7.0]];
    let moments = ColumnMoments::of(table.view(), &Weights::new(&[3.0, 1.0]).unwrap()).unwrap();
    let [first, second] = moments.columns() else {
        panic!("two columns")
    };
    assert_eq!((first.mean(), first.variance()), (Ok(5.0), Ok(3.0)));
    assert_eq!((second.mean(), second.variance()), (Ok(-1.0), Ok(12.0)));
    let undefined = second.coefficient_of_variation();
    assert_eq!(undefined, Err(NumericError::NonPositiveMean));
}

#[test]
fn a_table_without_columns_has_no_moments() {
    let table = Array2::<f64>::zeros((3, 0));
    let moments = ColumnMoments::of(table.view(), &Weights::uniform(3).unwrap()).unwrap();
    assert_eq!(moments.columns(), []);
}

#[test]
fn refusals_name_the_place() {
    let mut table = Array2::from_shape_fn((70_000, 4), |(row, column)| entry(row, column));
    table[[69_999, 0]] = f64::NEG_INFINITY;
    table[[66_000, 3]] = f64::NAN;
    let mut numbers = weights_of(70_000);
    numbers[66_000] = 0.0;
    let weights = Weights::new(&numbers).unwrap();
    let mut by_column = Array2::zeros((70_000, 4).f());
    by_column.assign(&table);
    for table in [&table, &by_column] {
        let refused = ColumnMoments::of(table.view(), &weights).unwrap_err();
        let message = "value NaN in row 66000 and column 3 is not finite";
        assert_eq!(refused.to_string(), message);
    }
    table[[66_000, 3]] = 0.0;
    let refused = ColumnMoments::of(table.view(), &weights).unwrap_err();
    let place = NumericError::InvalidEntry {
        row: 69_999,
        column: 0,
        value: f64::NEG_INFINITY,
    };
    assert_eq!(refused, place);

    for number in [1e300, -1e300, 1e-200] {
        let table = ndarray::array![[1.0, number], [2.0, number]];
        let refused = ColumnMoments::of(table.view(), &Weights::uniform(2).unwrap()).unwrap_err();
        assert_eq!(refused, NumericError::ColumnOverflow { column: 1 });
        let message = "the sums of column 1 are beyond the range of doubles";
        assert_eq!(refused.to_string(), message);
    }

    let refused = ColumnMoments::of(table.view(), &Weights::uniform(2).unwrap()).unwrap_err();
    let mismatch = NumericError::LengthMismatch {
        values: 70_000,
        weights: 2,
    };
    assert_eq!(refused, mismatch);
}

#[test]
fn tables_merge_column_by_column_or_not_at_all() {
    let of = |table: Array2<f64>| {
        ColumnMoments::of(table.view(), &Weights::uniform(table.nrows()).unwrap()).unwrap()
    };
    let mut all = of(ndarray::array![[1.0, 10.0], [2.0, 20.0]]);
    let before = all.clone();
    let refused = all.merge(&of(ndarray::array![[1.0]])).unwrap_err();
    assert_eq!(refused.to_string(), "1 columns where there are 2");
    // Squares of 10²⁷⁰ each: nine of them are beyond 2⁹⁰⁰, which is 8.45·10²⁷⁰.
    let large = of(ndarray::array![[1.0, 1e135]]);
    for _ in 0..8 {
        all.merge(&large).unwrap();
    }
    let eight = all.clone();
    let refused = all.merge(&large).unwrap_err();
    assert_eq!(refused, NumericError::ColumnOverflow { column: 1 });
    assert_eq!(all, eight);

    all = before;
    all.merge(&of(ndarray::array![[3.0, 30.0]])).unwrap();
    let [first, second] = all.columns() else {
        panic!("two columns")
    };
    assert_eq!((first.mean(), second.mean()), (Ok(2.0), Ok(20.0)));

    let text = serde_json::to_string(&all).unwrap();
    assert_eq!(serde_json::from_str::<ColumnMoments>(&text).unwrap(), all);
}

/// Threads change nothing.
#[cfg(feature = "rayon")]
mod parallel {
    use super::*;
    use rayon::ThreadPoolBuilder;

    #[test]
    fn the_number_of_threads_changes_no_bit() {
        // Three chunks, and three bands of columns.
        let rows = 140_000;
        let numbers = weights_of(rows);
        let weights = Weights::new(&numbers).unwrap();
        let uniform = Weights::uniform(rows).unwrap();
        let table = Array2::from_shape_fn((rows, 3), |(row, column)| entry(row, column));
        let wide = Array2::from_shape_fn((200, 70), |(row, column)| entry(row, column));
        let ones = Weights::uniform(200).unwrap();
        let mut by_column = Array2::zeros((rows, 3).f());
        by_column.assign(&table);
        let expected = ColumnMoments::of(table.view(), &weights).unwrap();
        for threads in [1, 2, 3, 8] {
            let pool = ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            pool.install(|| {
                let found = ColumnMoments::of_in_parallel(table.view(), &weights);
                assert_eq!(found.unwrap(), expected);
                let found = ColumnMoments::of_in_parallel(by_column.view(), &weights);
                assert_eq!(found.unwrap(), expected);
                let found = ColumnMoments::of_in_parallel(wide.view(), &ones);
                assert_eq!(found, ColumnMoments::of(wide.view(), &ones));
                let columns = by_column.columns().into_iter();
                for (column, expected) in columns.zip(expected.columns()) {
                    let sample = WeightedSample::from_view(column, weights.clone()).unwrap();
                    let found = Moments::of_in_parallel(&sample).unwrap();
                    assert_eq!(written(&found), written(expected));
                    let sample = WeightedSample::from_view(column, uniform.clone()).unwrap();
                    let found = Moments::of_in_parallel(&sample).unwrap();
                    assert_eq!(written(&found), written(&Moments::of(&sample).unwrap()));
                }
            });
        }
        let mut spoilt = table;
        spoilt[[139_999, 2]] = f64::INFINITY;
        spoilt[[10, 0]] = f64::NAN;
        let refused = ColumnMoments::of_in_parallel(spoilt.view(), &weights).unwrap_err();
        let message = "value NaN in row 10 and column 0 is not finite";
        assert_eq!(refused.to_string(), message);
    }
}
