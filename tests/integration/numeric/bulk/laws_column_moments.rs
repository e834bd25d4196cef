//! Moments of tables are those of their columns, bit for bit.

use super::cases_column_moments::assert_is_that_of_its_columns;
use junheng::numeric::Weights;
use ndarray::Array2;
use proptest::prelude::*;

proptest! {
    #[test]
    fn columns_are_measured_one_by_one(
        (columns, table, weights) in (1..9_usize, 1..120_usize).prop_flat_map(|(columns, rows)| (
            Just(columns),
            prop::collection::vec(-1e9..1e9_f64, rows * columns),
            prop::collection::vec(0.1..9.0_f64, rows),
        )),
    ) {
        let weights = Weights::new(&weights).unwrap();
        let table = Array2::from_shape_vec((weights.len(), columns), table).unwrap();
        assert_is_that_of_its_columns(table.view(), &weights);
    }
}
