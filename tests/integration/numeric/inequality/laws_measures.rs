//! Laws that hold for every sample.

use junheng::numeric::inequality::{
    Atkinson, Attribution, CoefficientOfVariation, Decomposable, GeneralizedEntropy, Gini,
    GiniDecomposition, Grouping, Hoover, Inequality, LorenzCurve, OrderedSample, Quantile,
    SquaredCoefficientOfVariation,
};
use junheng::numeric::{NumericError, Rational};
use proptest::prelude::*;
use proptest::sample::Index;

use super::table::{NAMES, assert_close, measure, sample, tolerance};

/// Values as schools have them, ties, and now and then anything a double can be.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (0_u32..1000).prop_map(|cents| f64::from(cents) / 16.0),
        2 => (0_u32..4).prop_map(f64::from),
        2 => (-1e-9..1e-9).prop_map(|part: f64| 3.0 * (1.0 + part)),
        1 => any::<f64>().prop_filter("finite", |value| value.is_finite()).prop_map(f64::abs),
        1 => (-50_i32..=0).prop_map(|value| f64::from(value) / 4.0),
    ]
}

/// Values of which none is negative.
fn share() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (0_u32..1000).prop_map(|cents| f64::from(cents) / 16.0),
        1 => (0_u32..4).prop_map(f64::from),
        1 => (-1e-9..1e-9).prop_map(|part: f64| 3.0 * (1.0 + part)),
        1 => (-300_i32..300).prop_map(|power| 10_f64.powi(power)),
    ]
}

fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![
        5 => (1_u32..1000).prop_map(f64::from),
        1 => Just(0.0),
        1 => (0_u32..10).prop_map(|tenths| f64::from(tenths) / 10.0),
        1 => (-300_i32..300).prop_map(|power| 10_f64.powi(power)),
    ]
}

fn pairs(
    value: impl Strategy<Value = f64>,
    weight: impl Strategy<Value = f64>,
) -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((value, weight), 1..24).prop_filter("a positive weight", |pairs| {
        pairs.iter().any(|(_, weight)| *weight > 0.0)
    })
}

/// All measures, bit for bit; errors as they are.
fn everything(pairs: &[(f64, f64)]) -> Vec<Result<u64, NumericError>> {
    let (values, weights): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
    let sample = sample(&values, Some(&weights));
    let ordered = OrderedSample::from(&sample);
    NAMES
        .iter()
        .map(|name| measure(name, &ordered).map(f64::to_bits))
        .collect()
}

fn of<M: Inequality>(measure: &M, values: &[f64], weights: &[f64]) -> f64 {
    measure.measure(&sample(values, Some(weights))).unwrap()
}

proptest! {
    #[test]
    fn nothing_that_comes_out_is_not_a_number(all in pairs(value(), weight())) {
        for result in everything(&all).into_iter().flatten() {
            prop_assert!(f64::from_bits(result).is_finite());
        }
    }

    #[test]
    fn order_changes_nothing(all in pairs(value(), weight()), seed in any::<u64>()) {
        let mut shuffled = all.clone();
        let mut state = seed | 1;
        for index in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(index, usize::try_from(state >> 33).unwrap() % (index + 1));
        }
        prop_assert_eq!(everything(&all), everything(&shuffled));
    }

    #[test]
    fn a_zero_weight_anywhere_changes_nothing(
        all in pairs(value(), weight()),
        wild in any::<f64>().prop_filter("finite", |value| value.is_finite()),
        place in any::<Index>(),
    ) {
        let before = everything(&all);
        for place in [0, place.index(all.len()), all.len()] {
            let mut longer = all.clone();
            longer.insert(place, (wild, 0.0));
            prop_assert_eq!(&before, &everything(&longer), "at {}", place);
        }
    }

    #[test]
    fn a_power_of_two_in_values_or_weights_changes_no_ratio(
        all in pairs(
            (0_u32..1000).prop_map(|cents| f64::from(cents) / 16.0),
            (1_u32..1000).prop_map(f64::from),
        ),
        power in -200_i32..200,
    ) {
        let factor = 2_f64.powi(power);
        let before = everything(&all);
        for (in_values, in_weights) in [(factor, 1.0), (1.0, factor), (factor, factor)] {
            let scaled: Vec<_> = all
                .iter()
                .map(|(value, weight)| (value * in_values, weight * in_weights))
                .collect();
            let follows_values = |name: &str| {
                matches!(name, "mean" | "min" | "max" | "sd_population" | "restricted_range_95_5")
                    || name.starts_with("wq_")
            };
            for ((name, old), new) in NAMES.iter().zip(&before).zip(everything(&scaled)) {
                let factor = match *name {
                    "sum_weights" => in_weights,
                    name if follows_values(name) => in_values,
                    _ => 1.0,
                };
                match (old, new) {
                    (Ok(old), Ok(new)) => {
                        let expected = f64::from_bits(*old) * factor;
                        assert_close(f64::from_bits(new), expected, 4e-16, name);
                    }
                    (old, new) => prop_assert_eq!(old.is_err(), new.is_err(), "{}", name),
                }
            }
        }
    }

    #[test]
    fn integer_weights_are_repeated_observations(
        all in prop::collection::vec((share(), 0_u32..5), 1..12)
            .prop_filter("a positive weight", |all| all.iter().any(|(_, weight)| *weight > 0)),
    ) {
        let values: Vec<f64> = all.iter().map(|(value, _)| *value).collect();
        let weights: Vec<f64> = all.iter().map(|(_, weight)| f64::from(*weight)).collect();
        let repeated: Vec<f64> = all
            .iter()
            .flat_map(|(value, weight)| std::iter::repeat_n(*value, *weight as usize))
            .collect();
        let weighted = OrderedSample::from(&sample(&values, Some(&weights)));
        let repeated = OrderedSample::from(&sample(&repeated, None));
        for name in NAMES.iter().filter(|name| !name.ends_with("_sample")) {
            match (measure(name, &weighted), measure(name, &repeated)) {
                (Ok(one), Ok(other)) => assert_close(one, other, tolerance(name), name),
                (one, other) => prop_assert_eq!(one, other, "{}", name),
            }
        }
    }

    #[test]
    fn a_transfer_to_one_who_has_less_raises_nothing(
        mut values in prop::collection::vec((1_u32..1000).prop_map(f64::from), 2..20),
        from in any::<Index>(),
        to in any::<Index>(),
        part in 0.0_f64..=1.0,
    ) {
        let (from, to) = (from.index(values.len()), to.index(values.len()));
        let (from, to) = if values[from] < values[to] { (to, from) } else { (from, to) };
        let ones = vec![1.0; values.len()];
        let measures: [&dyn Inequality; 9] = [
            &CoefficientOfVariation::POPULATION, &Gini, &Hoover,
            &GeneralizedEntropy::THEIL_T, &GeneralizedEntropy::THEIL_L,
            &GeneralizedEntropy::new(-1.0).unwrap(), &GeneralizedEntropy::new(3.5).unwrap(),
            &Atkinson::new(0.5).unwrap(), &Atkinson::new(2.0).unwrap(),
        ];
        let all = |values: &[f64]| {
            measures.map(|measure| measure.measure(&sample(values, Some(&ones))).unwrap())
        };
        let before = all(&values);
        // No more than would make them equal, in sixteenths: the sums are exact.
        let amount = ((values[from] - values[to]) / 2.0 * part * 16.0).floor() / 16.0;
        values[from] -= amount;
        values[to] += amount;
        for (index, (before, after)) in before.into_iter().zip(all(&values)).enumerate() {
            prop_assert!(after <= before + 1e-14, "{index}: {before} became {after}");
        }
    }

    #[test]
    fn measures_keep_to_their_ranges(all in pairs(share(), weight())) {
        let (values, weights): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        let sample = sample(&values, Some(&weights));
        let ordered = OrderedSample::from(&sample);
        let is_equal = ordered.min() >= ordered.max();
        for name in ["gini", "hoover", "atkinson_0.5", "atkinson_1", "atkinson_2"] {
            if let Ok(index) = measure(name, &ordered) {
                prop_assert!((0.0..=1.0).contains(&index), "{name} {index}");
            }
        }
        for name in ["cv_population", "gini", "hoover", "theil_t", "mld", "atkinson_1", "ge2"] {
            if let Ok(index) = measure(name, &ordered) {
                prop_assert!(index >= 0.0);
                // Below the smallest double, it is zero for another reason.
                if is_equal {
                    prop_assert_eq!(index, 0.0, "{}", name);
                }
            }
        }
        for (name, low, high) in [
            ("mcloone", 0.0, 1.0),
            ("verstegen", 1.0, f64::MAX),
            ("range_ratio_max_min", 1.0, f64::MAX),
        ] {
            if let Ok(index) = measure(name, &ordered) {
                prop_assert!((low..=high).contains(&index), "{name} {index}");
            }
        }
    }

    #[test]
    fn between_and_within_are_the_whole(
        all in pairs(share(), weight()),
        labels in prop::collection::vec((0_u8..3, 0_u8..3), 24),
    ) {
        let (values, weights): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        let sample = sample(&values, Some(&weights));
        let labels = &labels[..values.len()];
        let outer = Grouping::new(&labels.iter().map(|pair| pair.0).collect::<Vec<_>>());
        let inner = Grouping::new(&labels.iter().map(|pair| pair.1).collect::<Vec<_>>());
        let measures: [&dyn Decomposable; 6] = [
            &GeneralizedEntropy::THEIL_T,
            &GeneralizedEntropy::THEIL_L,
            &GeneralizedEntropy::HALF_SQUARED_CV,
            &GeneralizedEntropy::new(0.5).unwrap(),
            &GeneralizedEntropy::new(-0.75).unwrap(),
            &SquaredCoefficientOfVariation,
        ];
        for measure in measures {
            let Ok(parts) = measure.decompose_nested(&sample, &[&outer, &inner]) else {
                continue;
            };
            prop_assert!(parts.within >= 0.0 && parts.between.iter().all(|part| *part >= 0.0));
            let sum = parts.between.iter().sum::<f64>() + parts.within;
            assert_close(sum, parts.total, 1e-12, "sum of the parts");
        }
        if let Ok(parts) = GiniDecomposition::of(&sample, &outer) {
            prop_assert!(parts.overlap >= 0.0);
            let sum = parts.between + parts.within + parts.overlap;
            assert_close(sum, parts.total, 1e-14, "parts of Gini");
        }
    }

    #[test]
    fn contributions_add_up_to_the_squared_coefficient(all in pairs(share(), weight())) {
        let (values, weights): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        let Ok(attribution) = Attribution::of(&sample(&values, Some(&weights))) else {
            return Ok(());
        };
        let sum: f64 = attribution.influences().iter().map(|one| one.contribution).sum();
        assert_close(sum, attribution.squared_coefficient_of_variation(), 1e-14, "sum");
        for (index, influence) in attribution.influences().iter().enumerate() {
            let mut others = weights.clone();
            others[index] = 0.0;
            if others.iter().all(|weight| *weight == 0.0) {
                continue;
            }
            let without = CoefficientOfVariation::POPULATION.measure(&sample(&values, Some(&others)));
            prop_assert_eq!(influence.coefficient_of_variation_without, without);
        }
    }

    #[test]
    fn the_greatest_influences_are_the_first_of_all_in_order(
        all in pairs(share(), weight()),
        count in 0_usize..6,
    ) {
        let (values, weights): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        let sample = sample(&values, Some(&weights));
        let Ok(attribution) = Attribution::of(&sample) else {
            prop_assert_eq!(Attribution::greatest(&sample, count).err(), Attribution::of(&sample).err());
            return Ok(());
        };
        let mut expected: Vec<_> = attribution.influences().iter().copied().enumerate().collect();
        expected.retain(|(_, influence)| influence.contribution > 0.0);
        expected.sort_by(|(_, one), (_, other)| other.contribution.total_cmp(&one.contribution));
        expected.truncate(count);
        prop_assert_eq!(Attribution::greatest(&sample, count), Ok(expected));
    }

    #[test]
    fn the_gini_index_is_twice_the_area_beside_the_lorenz_curve(all in pairs(share(), weight())) {
        let (values, weights): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        let sample = sample(&values, Some(&weights));
        let Ok(curve) = LorenzCurve::of(&sample) else {
            return Ok(());
        };
        let area: f64 = curve
            .points()
            .windows(2)
            .map(|pair| {
                let width = pair[1].weight_share - pair[0].weight_share;
                width * (pair[0].value_share + pair[1].value_share)
            })
            .sum();
        let gini = Gini.measure(&sample).unwrap();
        prop_assert!((gini - (1.0 - area)).abs() < 1e-14, "{gini} {area}");
    }

    #[test]
    fn quantiles_are_values_that_enough_weight_is_not_above(
        all in pairs(value(), (1_u32..100).prop_map(f64::from)),
        numerator in 0_i64..=20,
    ) {
        let (values, weights): (Vec<_>, Vec<_>) = all.iter().copied().unzip();
        let p = Rational::new(numerator, 20).unwrap();
        let quantile = Quantile::new(p).unwrap().measure(&sample(&values, Some(&weights))).unwrap();
        let sum = |keep: &dyn Fn(f64) -> bool| -> f64 {
            all.iter().filter(|(value, _)| keep(*value)).map(|(_, weight)| weight).sum()
        };
        // Whole numbers: exact.
        let share = 20.0 * sum(&|_| true);
        let target = share / 20.0 * f64::from(i32::try_from(numerator).unwrap());
        prop_assert!(20.0 * sum(&|value| value <= quantile) >= target);
        prop_assert!(numerator == 0 || 20.0 * sum(&|value| value < quantile) < target);
    }
}

#[test]
fn more_aversion_means_a_higher_index() {
    let values = [1.0, 2.0, 3.0, 10.0];
    let weights = [3.0, 1.0, 2.0, 1.0];
    let indices = [0.01, 0.5, 0.999_999, 1.0, 1.000_001, 2.0, 10.0, 100.0]
        .map(|epsilon| of(&Atkinson::new(epsilon).unwrap(), &values, &weights));
    assert!(indices.is_sorted(), "{indices:?}");
    assert!((indices[2] - indices[4]).abs() < 1e-6);
    // Ever more aversion leaves nothing but the smallest value: 1 − 1/mean.
    assert!(indices[7] < 1.0 - 7.0 / 21.0 * 0.99);
    let entropies = [-1e-7, 0.0, 1e-7]
        .map(|alpha| of(&GeneralizedEntropy::new(alpha).unwrap(), &values, &weights));
    assert!((entropies[0] - entropies[1]).abs() < 1e-6 && entropies[0] != entropies[1]);
    assert!((entropies[2] - entropies[1]).abs() < 1e-6);
}
