//! How sure it is that a bound is met: on coefficients of variation and on shares, against R.

use std::path::{Path, PathBuf};

use junheng::numeric::{
    Alternative, Confidence, NumericError, Proportion, ProportionInterval, VariationInterval,
    WeightedSample, Weights,
};
use proptest::prelude::*;

fn reference(file: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    folder.join(file)
}

/// Relative, as far as numbers are not below 10⁻²⁹⁰, where R itself loses digits.
fn assert_close(found: f64, expected: f64, what: &str) {
    let tolerance = 1e-11 * expected.abs() + 1e-290;
    assert!(
        (found - expected).abs() <= tolerance,
        "{what}: {found} is not {expected}"
    );
}

#[test]
fn confidence_in_a_bound_on_a_coefficient_is_that_of_r() {
    let mut reader = csv::Reader::from_path(reference("variation_confidence.csv")).unwrap();
    let mut checked = 0;
    for row in reader.deserialize() {
        let (coefficient, count, bound, mckay, vangel, miller, exact): (
            f64,
            usize,
            f64,
            f64,
            f64,
            f64,
            f64,
        ) = row.unwrap();
        let of = |method: VariationInterval| {
            method.confidence_around(coefficient, count, bound).unwrap()
        };
        let what = format!("{coefficient} of {count} and {bound}");
        assert_close(of(VariationInterval::McKay), mckay, &what);
        assert_close(of(VariationInterval::Vangel), vangel, &what);
        assert_close(of(VariationInterval::Miller), miller, &what);
        if coefficient < 0.34 && bound < 0.34 && count >= 5 {
            assert!(
                (of(VariationInterval::McKay) - exact).abs() < 0.03,
                "{what}"
            );
            assert!(
                (of(VariationInterval::Vangel) - exact).abs() < 0.002,
                "{what}"
            );
        }
        checked += 1;
    }
    assert_eq!(checked, 180);
}

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
        Err(NumericError::WeightedSampleDivisor)
    );
}

#[test]
fn what_a_sample_says_of_a_share_is_that_of_r() {
    let mut reader = csv::Reader::from_path(reference("proportion_bounds.csv")).unwrap();
    let mut checked = 0;
    for row in reader.deserialize() {
        let (count, total, bound, posterior, above, below): (u64, u64, f64, f64, f64, f64) =
            row.unwrap();
        let proportion = Proportion::new(count, total).unwrap();
        let what = format!("{count} of {total} and {bound}");
        assert_close(
            proportion.probability_at_least(bound).unwrap(),
            posterior,
            &what,
        );
        let test = |alternative| proportion.binomial_test(bound, alternative).unwrap();
        assert_close(test(Alternative::Above), above, &what);
        assert_close(test(Alternative::Below), below, &what);
        checked += 1;
    }
    assert_eq!(checked, 51);
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

proptest! {
    /// The one-sided interval and the confidence in its end are two sides of one thing.
    #[test]
    fn the_confidence_in_an_upper_end_is_its_level(
        coefficient in 0.01_f64..0.5,
        count in 3_usize..500,
        level in 0.5_f64..0.99,
    ) {
        for method in [VariationInterval::McKay, VariationInterval::Vangel, VariationInterval::Miller] {
            let confidence = Confidence::new(level).unwrap();
            let Ok(interval) = method.around(coefficient, count, confidence) else { continue };
            let in_upper = method.confidence_around(coefficient, count, interval.upper).unwrap();
            prop_assert!((in_upper - f64::midpoint(1.0, level)).abs() < 1e-9);
            if interval.lower > 0.0 {
                let in_lower = method.confidence_around(coefficient, count, interval.lower).unwrap();
                prop_assert!((in_lower - (1.0 - level) / 2.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn confidence_rises_with_the_bound(
        coefficient in 0.01_f64..1.0,
        count in 2_usize..300,
        bound in 0.01_f64..2.0,
    ) {
        for method in [VariationInterval::McKay, VariationInterval::Vangel, VariationInterval::Miller] {
            let of = |bound| method.confidence_around(coefficient, count, bound).unwrap();
            prop_assert!((0.0..=1.0).contains(&of(bound)));
            prop_assert!(of(bound) <= of(bound * 1.1) + 1e-13);
        }
    }

    /// Exactly k is in both tails: P(X ≥ k) + P(X ≤ k) = 1 + P(X = k), and P(X ≥ k) + P(X ≤ k − 1) = 1.
    #[test]
    fn the_tails_of_the_binomial_test_add_up(total in 1_u64..400, part in 0.0_f64..1.0, bound in 0.0_f64..1.0) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a part of the total")]
        let count = ((total as f64 * part) as u64).min(total - 1) + 1;
        let here = Proportion::new(count, total).unwrap();
        let before = Proportion::new(count - 1, total).unwrap();
        let above = here.binomial_test(bound, Alternative::Above).unwrap();
        let below = before.binomial_test(bound, Alternative::Below).unwrap();
        prop_assert!((above + below - 1.0).abs() < 1e-11);
        // Jeffreys' answer lies between those of the two tests.
        let posterior = here.probability_at_least(bound).unwrap();
        let strict = 1.0 - above;
        let lenient = here.binomial_test(bound, Alternative::Below).unwrap();
        prop_assert!(strict - 1e-11 <= posterior.max(strict) && posterior <= lenient + 1e-9);
    }
}
