//! The bootstrap keeps its bits, and refuses what resamples cannot tell.

use junheng::numeric::inequality::{CoefficientOfVariation, Gini, Inequality, OrderedSample};
use junheng::numeric::{
    Bootstrap, BootstrapDistribution, BootstrapEstimate, BootstrapMethod, Confidence, Interval,
    NumericError, WeightedSample, Weights,
};
use proptest::prelude::*;

pub(super) fn sample<'a>(values: &'a [f64], weights: Option<&'a [f64]>) -> WeightedSample<'a> {
    match weights {
        Some(weights) => WeightedSample::new(values, Weights::new(weights).unwrap()).unwrap(),
        None => WeightedSample::unweighted(values).unwrap(),
    }
}

pub(super) fn assert_near(found: f64, expected: f64, tolerance: f64, what: &str) {
    assert!(
        (found - expected).abs() <= tolerance,
        "{what}: {found} is not {expected}"
    );
}

/// Held to another program above; here to the bit, so that a change of any number is seen, and to find the
/// same with the feature `rayon` and without.
#[test]
fn results_keep_their_bits() {
    let area = [
        4.5, 6.0, 5.25, 8.75, 5.0, 6.625, 4.125, 7.25, 9.0, 5.5, 6.0, 12.0,
    ];
    let pupils = [
        300.0, 120.0, 64.0, 45.0, 80.0, 600.0, 33.0, 210.0, 150.0, 95.0, 310.0, 75.0,
    ];
    let bootstrap = Bootstrap::new(3999, 42).unwrap();
    let bootstrap = bootstrap.with_confidence(Confidence::PERCENT_90);
    let mut found = Vec::new();
    for weights in [None, Some(pupils.as_slice())] {
        let sample = sample(&area, weights);
        let measures: [&dyn Inequality; 2] = [&CoefficientOfVariation::POPULATION, &Gini];
        for measure in measures {
            let result = bootstrap.measure(measure, &sample).unwrap();
            let all = result.distribution.values().iter();
            let ends = [result.interval.lower, result.interval.upper];
            let mixed = all
                .chain(&ends)
                .chain([&result.standard_error, &result.bias]);
            // Fowler, Noll and Vo's way to make one number of many.
            found.push(mixed.fold(0xcbf2_9ce4_8422_2325_u64, |hash, value| {
                (hash ^ value.to_bits()).wrapping_mul(0x0100_0000_01b3)
            }));
        }
    }
    let expected = [
        0x05ae_1b01_d8ec_50fc,
        0x9337_4c18_7838_1768,
        0x2c2e_1fe2_99d8_bc61,
        0x721b_d52f_3d59_8215,
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_best_method_and_ninety_five_per_cent_are_the_defaults() {
    let bootstrap = Bootstrap::new(1999, 42).unwrap();
    assert_eq!(bootstrap.method(), BootstrapMethod::Bca);
    assert_eq!(bootstrap.confidence(), Confidence::PERCENT_95);
    assert_eq!((bootstrap.resamples(), bootstrap.seed()), (1999, 42));
}

/// A measure of one's own that resamples lower: how many values are different.
struct Variety;

impl Inequality for Variety {
    fn measure(&self, sample: &WeightedSample<'_>) -> Result<f64, NumericError> {
        let mut values = sample.values().to_vec();
        values.sort_by(f64::total_cmp);
        values.dedup();
        Ok(f64::from(u32::try_from(values.len()).unwrap()))
    }

    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        unreachable!("{sample:?} is not asked for");
    }
}

#[test]
fn what_resamples_cannot_tell_is_refused() {
    let bootstrap = Bootstrap::new(199, 1).unwrap();
    let cv = CoefficientOfVariation::POPULATION;
    let of = |bootstrap: &Bootstrap, values: &[f64]| {
        bootstrap.measure(&cv, &WeightedSample::unweighted(values).unwrap())
    };
    assert_eq!(
        of(&bootstrap, &[3.0; 9]),
        Err(NumericError::ConstantResamples)
    );
    assert_eq!(
        of(&bootstrap, &[3.0]),
        Err(NumericError::TooFewObservations {
            needed: 2,
            found: 1
        })
    );
    // The measure itself is undefined.
    assert_eq!(
        of(&bootstrap, &[-1.0, 1.0]),
        Err(NumericError::NonPositiveMean)
    );
    // Without either of two, nothing varies.
    assert_eq!(
        of(&bootstrap, &[1.0, 3.0]),
        Err(NumericError::ConstantResamples)
    );
    let percentile = bootstrap.with_method(BootstrapMethod::Percentile);
    assert!(of(&percentile, &[1.0, 3.0]).is_ok());

    // A weight of zero is no observation.
    let one = sample(&[1.0, 3.0], Some(&[1.0, 0.0]));
    assert_eq!(
        bootstrap.measure(&cv, &one),
        Err(NumericError::TooFewObservations {
            needed: 2,
            found: 1
        })
    );
    let weighted = sample(&[1.0, 3.0], Some(&[1.0, 2.0]));
    assert_eq!(
        bootstrap.measure(&CoefficientOfVariation::SAMPLE, &weighted),
        Err(NumericError::WeightedSampleDivisor)
    );

    // Of 40 values that are drawn from 40, some are drawn twice.
    let values: Vec<_> = (0..40_u32).map(f64::from).collect();
    let refused = bootstrap.measure(&Variety, &WeightedSample::unweighted(&values).unwrap());
    assert_eq!(refused, Err(NumericError::OneSidedResamples));

    // Eight resamples in 27 have nothing but zeros.
    let zeros = WeightedSample::unweighted(&[0.0, 0.0, 1.0]).unwrap();
    let refused = bootstrap.measure(&Gini, &zeros);
    let Err(NumericError::UndefinedResamples {
        undefined,
        resamples: 199,
    }) = refused
    else {
        panic!("{refused:?}");
    };
    assert!((35..80).contains(&undefined));

    // One value far out: without it next to nothing is left, and a is nearly 1/6, so that there is no end
    // from z₀ + z = 6 on.
    let mut far = vec![1.0, 1.1, 1.2, 1.3];
    far.extend([1.15; 300]);
    far.push(1e6);
    let refused = |level| {
        of(
            &bootstrap.with_confidence(Confidence::new(level).unwrap()),
            &far,
        )
    };
    assert_eq!(refused(1.0 - 1e-13), Err(NumericError::UnboundedInterval));
    assert!(matches!(
        refused(0.95),
        Err(NumericError::TooFewResamples { .. })
    ));

    for resamples in [0, 1] {
        assert_eq!(
            Bootstrap::new(resamples, 1),
            Err(NumericError::TooFewResamples {
                resamples: resamples as usize,
                probability: 0.5
            })
        );
    }
}

#[test]
fn resamples_suffice_from_the_first_rank_on() {
    let values = [1.0, 2.0, 4.0, 7.0, 11.0];
    let sample = WeightedSample::unweighted(&values).unwrap();
    let interval = |resamples| {
        Bootstrap::new(resamples, 3)
            .unwrap()
            .with_method(BootstrapMethod::Percentile)
            .measure(&Gini, &sample)
    };
    // 0.025 (39 + 1) = 1: the ends are the first and the last.
    let widest = interval(39).unwrap();
    let all = widest.distribution.values();
    assert_eq!(widest.interval.lower, all[0]);
    assert_eq!(widest.interval.upper, all[38]);
    let Err(NumericError::TooFewResamples {
        resamples: 38,
        probability,
    }) = interval(38)
    else {
        panic!("38 resamples reach no tail of 2.5 %");
    };
    assert!((probability - 0.025).abs() < 1e-15);
}

#[test]
fn messages_say_what_is_wrong() {
    for (error, message) in [
        (
            NumericError::TooFewResamples {
                resamples: 38,
                probability: 0.025,
            },
            "38 resamples do not reach the quantile 0.025",
        ),
        (
            NumericError::UndefinedResamples {
                undefined: 59,
                resamples: 199,
            },
            "undefined for 59 of 199 resamples",
        ),
        (
            NumericError::TooManyObservations { most: 9, found: 10 },
            "10 observations where at most 9 can be drawn from",
        ),
        (
            NumericError::ConstantResamples,
            "every resample gives the same result",
        ),
        (
            NumericError::OneSidedResamples,
            "all resamples are on one side of the sample",
        ),
        (
            NumericError::TooFewSamples { found: 1 },
            "1 samples where at least 2 are needed",
        ),
        (NumericError::NoVariation, "undefined where nothing varies"),
        (
            NumericError::NoSampleSize { most: 7 },
            "no sample of up to 7 makes the interval so narrow",
        ),
    ] {
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn quantiles_are_those_of_definition_six() {
    // quantile(c(1, 2, 4, 8, 16), c(0.2, 0.5, 0.6, 0.75), type = 6) of R 4.2.2: 1.2 4.0 6.4 12.0
    let distribution = BootstrapDistribution::new(vec![16.0, 2.0, 8.0, 1.0, 4.0]).unwrap();
    for (p, expected) in [(0.2, 1.2), (0.5, 4.0), (0.6, 6.4), (0.75, 12.0)] {
        assert_near(
            distribution.quantile(p).unwrap(),
            expected,
            1e-14,
            "quantile",
        );
    }
    // Ranks 1 and 5, and what is beyond them.
    assert_eq!(distribution.quantile(1.0 / 6.0), Ok(1.0));
    assert_eq!(distribution.quantile(5.0 / 6.0), Ok(16.0));
    for p in [0.16, 0.84, 0.0, 1.0, -1.0, f64::NAN] {
        assert!(distribution.quantile(p).is_err());
    }
    let shares = [
        (0.5, 0.0, 0.0),
        (4.0, 0.4, 0.6),
        (5.0, 0.6, 0.6),
        (16.0, 0.8, 1.0),
    ];
    for (bound, below, at_most) in shares {
        assert_eq!(distribution.share_below(bound), below);
        assert_eq!(distribution.share_at_most(bound), at_most);
    }
    let refused = BootstrapDistribution::new(vec![1.0, f64::INFINITY]);
    assert_eq!(
        refused,
        Err(NumericError::InvalidValue {
            index: 1,
            value: f64::INFINITY
        })
    );
}

#[test]
fn results_travel_as_json_and_are_checked_on_the_way_in() {
    let bootstrap = Bootstrap::new(99, 3).unwrap();
    let text = serde_json::to_string(&bootstrap).unwrap();
    assert_eq!(
        text,
        r#"{"resamples":99,"seed":3,"method":"bca","confidence":0.95}"#
    );
    assert_eq!(serde_json::from_str::<Bootstrap>(&text).unwrap(), bootstrap);
    // Halves and quarters, which every reader of JSON keeps.
    let result = BootstrapEstimate {
        estimate: 0.5,
        interval: Interval {
            lower: 0.25,
            upper: 0.75,
        },
        standard_error: 0.125,
        bias: -0.5,
        undefined: 1,
        distribution: BootstrapDistribution::new(vec![0.75, 0.25]).unwrap(),
    };
    let document = serde_json::to_string(&result).unwrap();
    assert_eq!(
        document,
        r#"{"estimate":0.5,"interval":{"lower":0.25,"upper":0.75},"standard_error":0.125,"bias":-0.5,"undefined":1,"distribution":[0.25,0.75]}"#
    );
    let back: BootstrapEstimate = serde_json::from_str(&document).unwrap();
    assert_eq!(back, result);
    for wrong in [
        text.replace("99", "1"),
        text.replace("0.95", "95"),
        text.replace("bca", "best"),
        text.replace("\"seed\"", "\"sead\""),
    ] {
        assert!(
            serde_json::from_str::<Bootstrap>(&wrong).is_err(),
            "{wrong}"
        );
    }
    assert!(serde_json::from_str::<BootstrapDistribution>("[]").is_err());
}

pub(super) fn values() -> impl Strategy<Value = Vec<(f64, f64)>> {
    let value = (1_u32..500).prop_map(|cents| f64::from(cents) / 16.0);
    let weight = prop_oneof![4 => (1_u32..900).prop_map(f64::from), 1 => Just(0.0)];
    prop::collection::vec((value, weight), 4..20)
}

#[test]
fn one_resample_in_twenty_may_be_undefined_and_no_more() {
    // A resample has nothing but zeros in about one of 18.
    let sample = WeightedSample::unweighted(&[0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 2.0, 0.0]).unwrap();
    let (mut refused, mut allowed) = (0, 0);
    for seed in 0..200 {
        let bootstrap = Bootstrap::new(20, seed).unwrap();
        match bootstrap.measure(&Gini, &sample) {
            Err(NumericError::UndefinedResamples {
                undefined,
                resamples: 20,
            }) => {
                assert!(undefined > 1, "seed {seed}");
                refused += 1;
            }
            _ => allowed += 1,
        }
    }
    // None, or one, in most: both ends are there.
    assert!(refused > 9 && allowed > 9, "{refused} {allowed}");
}
