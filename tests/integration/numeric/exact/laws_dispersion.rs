//! Laws of [`ExactDispersion`] and of means of its coefficients.

use super::cases_dispersion::{moments, observation, observations, rational, split};
use crate::numeric::oracle::Exact;
use core::cmp::Ordering;
use junheng::numeric::{ExactDispersion, NumericError, Rational, RootMean, RoundingMode};
use proptest::prelude::*;

const MODES: [RoundingMode; 4] = [
    RoundingMode::HalfAwayFromZero,
    RoundingMode::HalfEven,
    RoundingMode::Ceiling,
    RoundingMode::Floor,
];

/// Everything a dispersion says, to be compared bit for bit.
fn everything(values: &[Rational], weights: &[Rational]) -> Vec<String> {
    let dispersion = ExactDispersion::new(values, weights).unwrap();
    let mut said = vec![
        dispersion.mean().to_bits().to_string(),
        dispersion.standard_deviation().to_bits().to_string(),
        format!(
            "{:?}",
            dispersion.coefficient_of_variation().map(f64::to_bits)
        ),
        format!("{:?}", dispersion.exact_mean()),
        format!("{:?}", dispersion.exact_variance()),
        format!("{:?}", dispersion.exact_squared_coefficient_of_variation()),
    ];
    for mode in MODES {
        said.push(dispersion.fixed_mean(2, mode));
        said.push(dispersion.fixed_standard_deviation(2, mode));
        said.push(format!(
            "{:?}",
            dispersion.fixed_coefficient_of_variation(3, mode)
        ));
    }
    said
}

proptest! {
    #[test]
    fn everything_is_rounded_from_the_exact_result(all in observations(), places in 0_u32..12) {
        let (values, weights) = split(&all);
        let dispersion = ExactDispersion::new(&values, &weights).unwrap();
        let oracle = moments(&all);
        let (mean, variance) = (oracle.mean(), oracle.variance());

        prop_assert!(mean.rounds_to(dispersion.mean()));
        prop_assert!(variance.root_rounds_to(dispersion.standard_deviation()));
        for mode in MODES {
            let text = dispersion.fixed_mean(places, mode);
            prop_assert!(mean.prints_as(&text, places, mode), "{text} by {mode:?}");
            let text = dispersion.fixed_standard_deviation(places, mode);
            prop_assert!(variance.root_prints_as(&text, places, mode), "{text} by {mode:?}");
        }
        if mean.is_positive() {
            let square = oracle.squared_coefficient_of_variation();
            prop_assert!(square.root_rounds_to(dispersion.coefficient_of_variation().unwrap()));
            for mode in MODES {
                let text = dispersion.fixed_coefficient_of_variation(places, mode).unwrap();
                prop_assert!(square.root_prints_as(&text, places, mode), "{text} by {mode:?}");
            }
        } else {
            let refused = Err(NumericError::NonPositiveMean);
            prop_assert_eq!(dispersion.coefficient_of_variation(), refused);
        }
    }

    #[test]
    fn the_limit_is_compared_exactly(all in observations(), extra in 0_u32..30) {
        let (values, weights) = split(&all);
        let dispersion = ExactDispersion::new(&values, &weights).unwrap();
        let Ok(cv) = dispersion.fixed_coefficient_of_variation(extra, RoundingMode::HalfEven) else {
            return Ok(());
        };
        // A limit that agrees with the coefficient to so many places, and its neighbours.
        let Ok(scaled) = cv.replace('.', "").parse::<i128>() else {
            return Ok(());
        };
        for step in [-1, 0, 1] {
            let limit = (scaled + step, 10_i128.pow(extra));
            let oracle = moments(&all).squared_coefficient_of_variation();
            prop_assert_eq!(
                dispersion.compare_coefficient_of_variation(&rational(limit)).unwrap(),
                oracle.compare_root(&Exact::new(limit.0, limit.1))
            );
        }
    }

    #[test]
    fn order_changes_nothing(
        (all, shuffled) in observations().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let ((values, weights), (other_values, other_weights)) = (split(&all), split(&shuffled));
        prop_assert_eq!(everything(&values, &weights), everything(&other_values, &other_weights));
    }

    #[test]
    fn a_weight_of_zero_changes_nothing(
        all in observations(), place in any::<prop::sample::Index>(), value in observation(),
    ) {
        let (mut values, mut weights) = split(&all);
        let before = everything(&values, &weights);
        let place = place.index(values.len() + 1);
        values.insert(place, rational(value.0));
        weights.insert(place, Rational::ZERO);
        prop_assert_eq!(everything(&values, &weights), before.clone());
        values.insert(0, rational(value.0));
        weights.insert(0, Rational::ZERO);
        prop_assert_eq!(everything(&values, &weights), before);
    }

    #[test]
    fn a_scale_of_the_weights_changes_nothing(all in observations(), factor in 1_i128..10_000, part in 1_i128..10_000) {
        let (values, weights) = split(&all);
        let factor = rational((factor, part));
        let scaled: Vec<_> = weights.iter().map(|weight| weight * &factor).collect();
        prop_assert_eq!(everything(&values, &scaled), everything(&values, &weights));
    }

    #[test]
    fn a_scale_of_the_values_leaves_the_coefficient(all in observations(), factor in 1_i128..10_000, part in 1_i128..10_000) {
        let (values, weights) = split(&all);
        let factor = rational((factor, part));
        let scaled: Vec<_> = values.iter().map(|value| value * &factor).collect();
        let before = ExactDispersion::new(&values, &weights).unwrap();
        let after = ExactDispersion::new(&scaled, &weights).unwrap();
        prop_assert_eq!(after.coefficient_of_variation(), before.coefficient_of_variation());
        prop_assert_eq!(after.exact_mean(), before.exact_mean() * &factor);
        prop_assert_eq!(after.exact_variance(), before.exact_variance() * &factor * &factor);
    }

    #[test]
    fn whole_weights_repeat_observations(
        all in prop::collection::vec(((0_i128..10_000, 1_i128..500), 0_usize..6), 1..12)
            .prop_filter("a positive weight", |all| all.iter().any(|(_, weight)| *weight > 0)),
    ) {
        let values: Vec<_> = all.iter().map(|&(value, _)| rational(value)).collect();
        let weights: Vec<_> = all.iter().map(|&(_, weight)| Rational::from(i128::try_from(weight).unwrap())).collect();
        let repeated: Vec<_> = all
            .iter()
            .flat_map(|&(value, weight)| core::iter::repeat_n(rational(value), weight))
            .collect();
        let ones = vec![Rational::ONE; repeated.len()];
        prop_assert_eq!(everything(&values, &weights), everything(&repeated, &ones));
    }

    #[test]
    fn equal_values_do_not_vary(value in (1_i128..1_000_000, 1_i128..5000), weights in prop::collection::vec(1_i128..5000, 1..20)) {
        let values = vec![rational(value); weights.len()];
        let weights: Vec<_> = weights.into_iter().map(Rational::from).collect();
        let dispersion = ExactDispersion::new(&values, &weights).unwrap();
        prop_assert_eq!(dispersion.coefficient_of_variation(), Ok(0.0));
        prop_assert_eq!(dispersion.standard_deviation(), 0.0);
        prop_assert_eq!(dispersion.mean(), rational(value).to_f64());
        let order = dispersion.compare_coefficient_of_variation(&Rational::ZERO);
        prop_assert_eq!(order, Ok(Ordering::Equal));
    }

    /// CV of {a, b} with weights p, q is |a − b|·√(pq)/(pa + qb): a fraction when p and q are squares.
    #[test]
    fn a_coefficient_at_the_limit_is_at_the_limit(
        a in 1_i128..10_000, b in 1_i128..10_000, p in 1_i128..50, q in 1_i128..50, repeat in 1_usize..40,
    ) {
        prop_assume!(a != b);
        let mut values = Vec::new();
        let mut weights = Vec::new();
        for _ in 0..repeat {
            values.extend([Rational::from(a), Rational::from(b)]);
            weights.extend([Rational::from(p * p), Rational::from(q * q)]);
        }
        let limit = rational(((a - b).abs() * p * q, p * p * a + q * q * b));
        let dispersion = ExactDispersion::new(&values, &weights).unwrap();
        prop_assert_eq!(dispersion.compare_coefficient_of_variation(&limit), Ok(Ordering::Equal));
        prop_assert_eq!(dispersion.coefficient_of_variation(), Ok(limit.to_f64()));
        let tiny = rational((1, 10_i128.pow(20)));
        prop_assert_eq!(
            dispersion.compare_coefficient_of_variation(&(&limit + &tiny)),
            Ok(Ordering::Less)
        );
        prop_assert_eq!(
            dispersion.compare_coefficient_of_variation(&(&limit - &tiny)),
            Ok(Ordering::Greater)
        );
        let squared = dispersion.exact_squared_coefficient_of_variation().unwrap();
        prop_assert_eq!(squared, &limit * &limit);
    }

    #[test]
    fn a_composite_is_the_mean_of_the_coefficients(
        all in prop::collection::vec(observations(), 1..6), places in 0_u32..30,
    ) {
        let split: Vec<_> = all.iter().map(|all| split(all)).collect();
        let dispersions: Vec<_> =
            split.iter().map(|(values, weights)| ExactDispersion::new(values, weights).unwrap()).collect();
        let dispersions: Vec<_> = dispersions.iter().collect();
        let squares: Result<Vec<_>, _> = dispersions
            .iter()
            .map(|dispersion| dispersion.exact_squared_coefficient_of_variation())
            .collect();
        let composite = ExactDispersion::mean_coefficient_of_variation(&dispersions);
        let Ok(squares) = squares else {
            prop_assert_eq!(composite.map(|mean| mean.to_f64()), Err(NumericError::NonPositiveMean));
            return Ok(());
        };
        let (composite, roots) = (composite.unwrap(), RootMean::new(squares).unwrap());
        prop_assert_eq!(composite.to_f64(), roots.to_f64());
        for mode in MODES {
            prop_assert_eq!(composite.to_fixed(places, mode), roots.to_fixed(places, mode));
        }
        let bound = Rational::new(65, 100).unwrap();
        prop_assert_eq!(composite.compare(&bound), roots.compare(&bound));
    }
}
