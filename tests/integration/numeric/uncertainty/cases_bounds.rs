//! How sure it is that a bound is met: by hand, and what is no bound.

use junheng::numeric::{
    Alternative, Confidence, NumericError, Proportion, ProportionInterval, VariationInterval,
    WeightedSample, Weights,
};

#[test]
fn what_is_no_bound_on_a_coefficient_is_refused() {
    let values = [9.0, 10.0, 11.0];
    let sample = WeightedSample::unweighted(&values).unwrap();
    let vangel = VariationInterval::Vangel;
    for bound in [0.0, -0.1, f64::INFINITY] {
        let refused = vangel.confidence_at_most(&sample, bound);
        assert_eq!(
            refused,
            Err(NumericError::InvalidParameter { value: bound })
        );
    }
    assert!(vangel.confidence_at_most(&sample, f64::NAN).is_err());
    let around = |coefficient, count| vangel.confidence_around(coefficient, count, 0.5);
    assert_eq!(
        around(-0.1, 9),
        Err(NumericError::InvalidParameter { value: -0.1 })
    );
    assert_eq!(
        around(0.1, 1),
        Err(NumericError::TooFewObservations {
            needed: 2,
            found: 1
        })
    );
    assert_eq!(around(0.0, 2), Ok(1.0));
    let weighted = WeightedSample::new(&values, Weights::new(&[1.0, 2.0, 3.0]).unwrap()).unwrap();
    assert_eq!(
        vangel.confidence_at_most(&weighted, 0.5),
        Err(NumericError::UnweightedMethod)
    );
}

#[test]
fn bounds_on_a_share_are_shares() {
    // Where nothing or everything is asked, there is no doubt.
    for (count, total) in [(0, 4), (2, 4), (4, 4)] {
        let proportion = Proportion::new(count, total).unwrap();
        assert_eq!(proportion.probability_at_least(0.0), Ok(1.0));
        assert_eq!(proportion.probability_at_least(1.0), Ok(0.0));
        let is = |condition: bool| Ok(f64::from(u8::from(condition)));
        assert_eq!(
            proportion.binomial_test(0.0, Alternative::Above),
            is(count == 0)
        );
        assert_eq!(
            proportion.binomial_test(1.0, Alternative::Below),
            is(count == 4)
        );
        for bound in [-0.1, 1.1, 85.0, f64::NAN] {
            let refused = Err(NumericError::InvalidProbability);
            assert_eq!(proportion.probability_at_least(bound), refused);
            assert_eq!(proportion.binomial_test(bound, Alternative::Above), refused);
            assert_eq!(proportion.binomial_test(bound, Alternative::Below), refused);
        }
    }
}

#[test]
fn the_normal_interval_is_that_of_the_textbook() {
    // 0.5 ± 1.959964 · 0.05, and cut off: 0.99 ± 0.0195 of 100.
    let of = |count| {
        let proportion = Proportion::new(count, 100).unwrap();
        proportion
            .interval(ProportionInterval::Normal, Confidence::PERCENT_95)
            .unwrap()
    };
    assert!((of(50).lower - 0.402_001_800_772_997).abs() < 1e-12);
    assert!((of(50).upper - 0.597_998_199_227_003).abs() < 1e-12);
    assert_eq!(of(99).upper, 1.0);
    assert_eq!(of(1).lower, 0.0);
    assert_eq!((of(0).lower, of(0).upper), (0.0, 0.0));
}
