//! The Gini index of every sample, against exact fractions.

use super::cases_gini::{assert_right, rows};
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_sample_is_right(rows in rows()) {
        assert_right(&rows);
    }
}
