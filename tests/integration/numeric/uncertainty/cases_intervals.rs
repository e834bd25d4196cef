//! Intervals of next to no confidence, and intervals that there are not.

use junheng::numeric::{
    Confidence, NumericError, Proportion, ProportionInterval, VariationInterval, WeightedSample,
    Weights,
};

#[test]
fn intervals_that_there_are_not_are_refused() {
    let weighted = WeightedSample::new(&[1.0, 2.0], Weights::new(&[1.0, 2.0]).unwrap()).unwrap();
    let refused = VariationInterval::Miller.interval(&weighted, Confidence::PERCENT_95);
    assert_eq!(refused, Err(NumericError::UnweightedMethod));
    let around = |coefficient, count| {
        VariationInterval::McKay.around(coefficient, count, Confidence::PERCENT_90)
    };
    assert_eq!(
        around(0.5, 1),
        Err(NumericError::TooFewObservations {
            needed: 2,
            found: 1
        })
    );
    assert_eq!(
        around(-0.5, 9),
        Err(NumericError::InvalidParameter { value: -0.5 })
    );
    assert!(around(f64::NAN, 9).is_err());
    assert_eq!(around(9.0, 3), Err(NumericError::UnboundedInterval));
    let none = around(0.0, 9).unwrap();
    assert_eq!((none.lower, none.upper), (0.0, 0.0));
    for (count, total) in [(0, 0), (1, 0), (11, 10)] {
        let refused = Proportion::new(count, total);
        assert_eq!(refused, Err(NumericError::InvalidCount { count, total }));
    }
    for level in [0.0, 1.0, -0.5, f64::INFINITY] {
        let refused = Confidence::new(level);
        assert_eq!(
            refused,
            Err(NumericError::InvalidParameter { value: level })
        );
    }
    assert!(Confidence::new(f64::NAN).is_err());
}

/// One of 2^40: 1 − (1 − p)ⁿ = ½ at p = 6.304e-13, `qbeta(0.5, 1, 2^40)` of R 4.2.2.
#[test]
fn next_to_no_confidence_has_an_interval_too() {
    let least = Confidence::new(1e-300).unwrap();
    let one = Proportion::new(1, 1 << 40).unwrap();
    let interval = one
        .interval(ProportionInterval::ClopperPearson, least)
        .unwrap();
    // Of the distribution function of so many, few digits are left.
    assert!((interval.lower / 6.304e-13 - 1.0).abs() < 0.05);
    let none = Proportion::new(0, 1000).unwrap();
    let interval = none.interval(ProportionInterval::Wilson, least).unwrap();
    assert_eq!((interval.lower, interval.upper), (0.0, 0.0));
}

#[test]
fn coefficients_whose_squares_overflow_have_no_interval() {
    use VariationInterval::{McKay, Miller, Vangel};
    for method in [McKay, Vangel, Miller] {
        assert_eq!(
            method.around(1e160, 5, Confidence::PERCENT_95),
            Err(NumericError::UnboundedInterval)
        );
        assert_eq!(
            method.confidence_around(1e160, 5, 0.5),
            Err(NumericError::Overflow)
        );
    }
}
