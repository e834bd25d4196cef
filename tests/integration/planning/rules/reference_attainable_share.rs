//! Shares that whole numbers of people can have, against another program.

use super::cases_attainable_share::{share, share_per};
use junheng::evaluation::Verdict::{Met, NotMet};

/// The table `pigs2` of the R package scrutiny, as its documentation prints the results of
/// `grim_map(pigs2, percent = TRUE)`.
#[test]
fn percentages_come_out_as_in_another_program() {
    for (printed, attained) in [
        ("67.4", NotMet),
        ("54.2", NotMet),
        ("54.0", Met),
        ("69.8", NotMet),
        ("68.1", NotMet),
        ("55.4", NotMet),
    ] {
        assert_eq!(share(printed, "150").verdict, attained, "{printed}");
    }
}

/// Its table `pigs1` of means of whole numbers. A mean of 7.22 is attained if 0.22 is: seven more for
/// each of them change the sum by a whole number.
#[test]
fn means_come_out_as_in_another_program() {
    for (fraction, whole, attained) in [
        ("0.22", "32", Met),
        ("0.74", "25", NotMet),
        ("0.23", "29", NotMet),
        ("0.57", "24", NotMet),
        ("0.77", "27", NotMet),
        ("0.68", "28", Met),
        ("0.01", "29", NotMet),
        ("0.38", "26", Met),
        ("0.14", "27", NotMet),
        ("0.89", "31", NotMet),
        ("0.00", "25", Met),
        ("0.24", "28", NotMet),
    ] {
        let found = share_per(fraction, whole, 1).verdict;
        assert_eq!(found, attained, "{fraction} of {whole}");
    }
}
