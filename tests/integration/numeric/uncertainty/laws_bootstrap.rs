//! Laws of the bootstrap.

use super::cases_bootstrap::{sample, values};
use junheng::numeric::inequality::{
    CoefficientOfVariation, Divisor, Gini, Inequality, StandardDeviation, Variance,
};
use junheng::numeric::{
    Bootstrap, BootstrapEstimate, BootstrapMethod, Confidence, NumericError, WeightedSample,
};
use proptest::prelude::*;

fn bits(result: Result<BootstrapEstimate, NumericError>) -> Result<Vec<u64>, NumericError> {
    result.map(|result| {
        let ends = [result.interval.lower, result.interval.upper];
        let errors = [result.standard_error, result.bias, result.estimate];
        let all = result.distribution.values().iter().copied();
        all.chain(ends).chain(errors).map(f64::to_bits).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_the_observations_changes_nothing(
        pairs in values(),
        (from, to) in (0_usize..20, 0_usize..20),
        seed: u64,
    ) {
        let bootstrap = Bootstrap::new(99, seed).unwrap();
        let result = |pairs: &[(f64, f64)], measure: &dyn Inequality| {
            let (values, weights): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
            if weights.iter().all(|weight| *weight <= 0.0) {
                return Err(NumericError::ZeroTotalWeight);
            }
            bits(bootstrap.measure(measure, &sample(&values, Some(&weights))))
        };
        let mut other = pairs.clone();
        other.reverse();
        let places = (from % pairs.len(), to % pairs.len());
        other.swap(places.0, places.1);
        // An observation of weight zero, the first place included, is none.
        other.insert(0, (1e6, 0.0));
        let measures: [&dyn Inequality; 2] = [&CoefficientOfVariation::POPULATION, &Gini];
        for measure in measures {
            prop_assert_eq!(result(&pairs, measure), result(&other, measure));
        }
    }

    #[test]
    fn the_scale_of_values_and_weights_changes_nothing(pairs in values(), seed: u64) {
        let bootstrap = Bootstrap::new(99, seed).unwrap();
        let (values, weights): (Vec<_>, Vec<_>) = pairs
            .iter()
            .map(|(value, weight)| (*value, weight + 1.0))
            .unzip();
        let scaled: Vec<_> = values.iter().map(|value| value * 1024.0).collect();
        let heavy: Vec<_> = weights.iter().map(|weight| weight * 0.25).collect();
        let measure = &CoefficientOfVariation::POPULATION;
        let plain = bits(bootstrap.measure(measure, &sample(&values, Some(&weights))));
        prop_assert_eq!(&plain, &bits(bootstrap.measure(measure, &sample(&scaled, Some(&weights)))));
        prop_assert_eq!(&plain, &bits(bootstrap.measure(measure, &sample(&values, Some(&heavy)))));
    }

    #[test]
    fn bulk_measures_are_those_of_single_ones(
        pairs in prop::collection::vec(
            (prop_oneof![4 => 0.1_f64..9.0, 1 => Just(3.0), 1 => -2.0_f64..0.0], 1.0_f64..90.0),
            2..16,
        ),
    ) {
        let (values, weights): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
        let same = |found: Result<f64, NumericError>, expected: Result<f64, NumericError>| {
            match (found, expected) {
                (Ok(found), Ok(expected)) => (found - expected).abs() <= 1e-13 * expected.abs() + 1e-15,
                (found, expected) => found == expected,
            }
        };
        let divisors = [Divisor::Population, Divisor::Sample];
        for (divisor, weights) in divisors.into_iter().flat_map(|divisor| {
            [(divisor, None), (divisor, Some(weights.as_slice()))]
        }) {
            let measures: [Box<dyn Inequality>; 4] = [
                Box::new(CoefficientOfVariation { divisor }),
                Box::new(StandardDeviation { divisor }),
                Box::new(Variance { divisor }),
                Box::new(Gini),
            ];
            let whole = sample(&values, weights);
            for measure in measures {
                prop_assert!(same(measure.measure_in_bulk(&whole), measure.measure(&whole)));
                let rest: Result<Vec<f64>, _> = (0..values.len())
                    .map(|place| {
                        let mut values = values.clone();
                        values.remove(place);
                        let mut rest = weights.map(<[f64]>::to_vec);
                        if let Some(weights) = &mut rest {
                            weights.remove(place);
                        }
                        measure.measure(&sample(&values, rest.as_deref()))
                    })
                    .collect();
                match (measure.measure_without_each(&whole), rest) {
                    (Ok(found), Ok(expected)) => {
                        for (found, expected) in found.into_iter().zip(expected) {
                            prop_assert!((found - expected).abs() <= 1e-12 * (1.0 + expected));
                        }
                    }
                    (found, expected) => prop_assert_eq!(found.is_err(), expected.is_err()),
                }
            }
        }
    }

    #[test]
    fn intervals_of_more_confidence_are_wider(pairs in values(), seed: u64) {
        let values: Vec<_> = pairs.iter().map(|(value, _)| *value).collect();
        let sample = WeightedSample::unweighted(&values).unwrap();
        for method in [BootstrapMethod::Percentile, BootstrapMethod::Basic] {
            let bootstrap = Bootstrap::new(399, seed).unwrap().with_method(method);
            let of = |confidence| {
                bootstrap.with_confidence(confidence).measure(&CoefficientOfVariation::SAMPLE, &sample)
            };
            let (Ok(narrow), Ok(wide)) = (of(Confidence::PERCENT_90), of(Confidence::PERCENT_99)) else {
                continue;
            };
            prop_assert!(wide.interval.lower <= narrow.interval.lower);
            prop_assert!(narrow.interval.upper <= wide.interval.upper);
            prop_assert_eq!(narrow.distribution, wide.distribution);
        }
    }
}
