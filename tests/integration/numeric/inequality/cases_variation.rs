//! Coefficients of variation measured in bulk, where sums in doubles lose the mean.

use junheng::numeric::WeightedSample;
use junheng::numeric::inequality::{CoefficientOfVariation, Inequality as _, Variance};

#[test]
fn a_mean_that_vanishes_beside_its_deviations_is_measured_exactly() {
    // Beside 10¹⁰⁰ and 10⁵⁰ the ones are lost in every sum of doubles, also of pairs of them.
    for (values, count, ones) in [
        (&[1e100, 1e50, 1.0, -1e100, -1e50, 1.0][..], 6.0, 2.0),
        (&[1.0, 1e100, 1e50, 1.0, -1e100, -1e50, 1.0], 7.0, 3.0),
    ] {
        let sample = WeightedSample::unweighted(values).unwrap();
        let cv = CoefficientOfVariation::POPULATION;
        let in_bulk = cv.measure_in_bulk(&sample).unwrap();
        let expected = 1e100 * (2.0_f64 / count).sqrt() / (ones / count);
        assert!(
            (in_bulk / expected - 1.0).abs() < 1e-15,
            "{in_bulk} {expected}"
        );
        assert_eq!(in_bulk, cv.measure(&sample).unwrap());
        let variance = Variance::default();
        assert_eq!(variance.measure_in_bulk(&sample), variance.measure(&sample));
    }
}

#[test]
fn a_small_mean_of_many_keeps_all_its_digits_in_bulk() {
    // Of each pair 10⁻¹² of one is left: in plain sums of doubles, few digits of the mean would be.
    let ups = (1..1000_u32).map(|count| f64::from(count) * 0.1);
    let values: Vec<f64> = ups.flat_map(|up| [up, -up * (1.0 - 1e-12)]).collect();
    let sample = WeightedSample::unweighted(&values).unwrap();
    let cv = CoefficientOfVariation::POPULATION;
    let exactly = cv.measure(&sample).unwrap();
    let in_bulk = cv.measure_in_bulk(&sample).unwrap();
    assert!(
        (in_bulk / exactly - 1.0).abs() < 1e-14,
        "{in_bulk} {exactly}"
    );
}
