//! Quantiles: exact shares, and what lies between two values.

use junheng::numeric::inequality::{
    Hoover, Inequality, Interpolation, LorenzCurve, MedianAbsoluteDeviation, Quantile,
    QuantileRatio, QuartileCoefficient, RelativeMeanDeviation, RestrictedRange, ShareAtOrAbove,
    ShareRatio,
};
use junheng::numeric::{NumericError, Rational, WeightedSample};

use super::table::sample;

fn quantile(numerator: i64, denominator: i64, interpolation: Interpolation) -> Quantile {
    Quantile::new(Rational::new(numerator, denominator).unwrap())
        .unwrap()
        .with_interpolation(interpolation)
}

#[test]
fn a_share_is_compared_as_the_fraction_it_is() {
    // The double 0.1 is above 1/10 and ten times the double weight 0.1 is not one.
    let values: Vec<f64> = (1..=100).map(f64::from).collect();
    let weights = vec![0.1; 100];
    let weighted = sample(&values, Some(&weights));
    let unweighted = sample(&values, None);
    for p in 1..=100 {
        let quantile = quantile(p, 100, Interpolation::InverseDistribution);
        assert_eq!(
            quantile.measure(&unweighted),
            Ok(f64::from(i32::try_from(p).unwrap()))
        );
        assert_eq!(
            quantile.measure(&weighted),
            quantile.measure(&unweighted),
            "{p}"
        );
    }
    assert_eq!(
        quantile(0, 1, Interpolation::default()).measure(&unweighted),
        Ok(1.0)
    );
}

#[test]
fn a_boundary_is_decided_in_the_last_bit() {
    // 2^53 + 1 of 2^54 + 2 is exactly one half, and not with one more above.
    let big = 9_007_199_254_740_992.0;
    let values = [1.0, 2.0, 3.0, 4.0];
    let half = [big, 1.0, 1.0, big];
    assert_eq!(
        Quantile::median().measure(&sample(&values, Some(&half))),
        Ok(2.0)
    );
    let more = [big, 1.0, 2.0, big];
    assert_eq!(
        Quantile::median().measure(&sample(&values, Some(&more))),
        Ok(3.0)
    );
    let tiny = [big, 1.0, 1.0 + f64::EPSILON, big];
    assert_eq!(
        Quantile::median().measure(&sample(&values, Some(&tiny))),
        Ok(3.0)
    );
}

#[test]
fn interpolated_quantiles_by_hand() {
    use Interpolation::{AveragedDistribution, InverseDistribution, Midpoints};
    let values = [10.0, 20.0, 40.0, 80.0];
    let sample = sample(&values, None);
    let at = |p, interpolation| quantile(p, 8, interpolation).measure(&sample).unwrap();
    // R: quantile(c(10, 20, 40, 80), (0:8)/8, type = 1), type = 2, type = 5.
    let inverse = [10.0, 10.0, 10.0, 20.0, 20.0, 40.0, 40.0, 80.0, 80.0];
    let averaged = [10.0, 10.0, 15.0, 20.0, 30.0, 40.0, 60.0, 80.0, 80.0];
    let midpoints = [10.0, 10.0, 15.0, 20.0, 30.0, 40.0, 60.0, 80.0, 80.0];
    for p in 0..=8 {
        let index = usize::try_from(p).unwrap();
        assert_eq!(at(p, InverseDistribution), inverse[index], "{p}/8 inverse");
        assert_eq!(at(p, Midpoints), midpoints[index], "{p}/8 midpoints");
        if p > 0 {
            assert_eq!(
                at(p, AveragedDistribution),
                averaged[index],
                "{p}/8 averaged"
            );
        }
    }
    let third = quantile(1, 3, Midpoints).measure(&sample).unwrap();
    // 4/3 + 1/2 = 11/6: five sixths of the way from 10 to 20.
    assert!((third - (10.0 + 25.0 / 3.0)).abs() < 1e-14);
}

#[test]
fn weighted_midpoints_by_hand() {
    // The middles are at 1, 2.5 and 4.5 of 6; one half is at 3, a quarter of the way from 2 to 10.
    let (values, weights) = ([0.0, 2.0, 10.0], [2.0, 1.0, 3.0]);
    let sample = sample(&values, Some(&weights));
    let median = quantile(1, 2, Interpolation::Midpoints);
    assert_eq!(median.measure(&sample), Ok(4.0));
}

#[test]
fn shares_and_ratios_by_hand() -> Result<(), NumericError> {
    let values = [1.0, 2.0, 3.0, 4.0];
    let weights = [1.0, 2.0, 3.0, 4.0];
    let sample = sample(&values, Some(&weights));
    assert_eq!(ShareAtOrAbove::new(3.0)?.measure(&sample)?, 0.7);
    assert_eq!(ShareAtOrAbove::new(3.5)?.measure(&sample)?, 0.4);
    assert_eq!(ShareAtOrAbove::new(5.0)?.measure(&sample)?, 0.0);
    // The top half of the weight is 4 · 4 + 1 · 3, the bottom half 1 + 4 + 2 · 3.
    let half = Rational::new(1, 2)?;
    assert_eq!(
        ShareRatio::new(half.clone(), half.clone())?.measure(&sample)?,
        19.0 / 11.0
    );
    let curve = LorenzCurve::of(&sample)?;
    assert_eq!(curve.value_share(&half)?, 11.0 / 30.0);
    assert_eq!(curve.value_share(&Rational::ONE)?, 1.0);
    assert_eq!(curve.points().len(), 5);
    assert_eq!(curve.points()[2].weight_share, 0.3);
    assert_eq!(curve.points()[2].value_share, 5.0 / 30.0);
    assert_eq!(QuantileRatio::p90_p10().measure(&sample)?, 4.0);
    // The mean is 3; distances 2, 1, 0, 1 with weights 1, 2, 3, 4: 8 of 30.
    assert_eq!(RelativeMeanDeviation.measure(&sample)?, 8.0 / 30.0);
    assert_eq!(Hoover.measure(&sample)?, 4.0 / 30.0);
    // The running weights are 1, 3, 6, 10: the quartiles 2 and 4.
    assert_eq!(RestrictedRange::between_quartiles().measure(&sample)?, 2.0);
    assert_eq!(QuartileCoefficient.measure(&sample)?, 2.0 / 6.0);
    // The median is 3; distances 2, 1, 0, 1 with weights 1, 2, 3, 4.
    assert_eq!(MedianAbsoluteDeviation.measure(&sample)?, 1.0);
    Ok(())
}

#[test]
fn distances_beyond_the_largest_double_are_told() {
    let far = [-f64::MAX, f64::MAX, f64::MAX, 0.0];
    let sample = WeightedSample::unweighted(&far).unwrap();
    assert_eq!(MedianAbsoluteDeviation.measure(&sample), Ok(f64::MAX));
    let farther = [-f64::MAX, -f64::MAX, f64::MAX, f64::MAX, f64::MAX];
    let sample = WeightedSample::unweighted(&farther).unwrap();
    assert_eq!(MedianAbsoluteDeviation.measure(&sample), Ok(0.0));
    let halves = [-f64::MAX, -1e308, f64::MAX];
    let sample = WeightedSample::unweighted(&halves).unwrap();
    assert_eq!(
        MedianAbsoluteDeviation.measure(&sample),
        Ok(f64::MAX - 1e308)
    );
}

/// Of 1 to 20 the 90 % quantile is 18 and the 10 % quantile 2.
#[test]
fn the_ratio_of_tenths_is_by_hand() {
    let values: Vec<f64> = (1..=20).map(f64::from).collect();
    let sample = WeightedSample::unweighted(&values).unwrap();
    assert_eq!(QuantileRatio::p90_p10().measure(&sample), Ok(9.0));
}
