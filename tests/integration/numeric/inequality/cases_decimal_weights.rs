//! Weights that are decimals: ties that no sum of doubles finds, and what is refused.

use junheng::numeric::inequality::{
    Attribution, CoefficientOfVariation, Decomposable, FederalRangeRatio, Gini, Grouping, Hoover,
    Inequality, Interpolation, LorenzCurve, McLoone, MedianAbsoluteDeviation, OrderedSample, Palma,
    Quantile, QuantileRatio, RestrictedRange, ShareAtOrAbove, SquaredCoefficientOfVariation,
    Verstegen,
};
use junheng::numeric::{
    Bootstrap, BootstrapMethod, NumericError, Rational, WeightedSample, Weights,
};
use rust_decimal::Decimal;

fn decimals(texts: &[&str]) -> Vec<Decimal> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn sample<'a>(values: &'a [f64], weights: &[&str]) -> WeightedSample<'a> {
    let weights = Weights::from_decimals(&decimals(weights)).unwrap();
    WeightedSample::new(values, weights).unwrap()
}

fn of(measure: &dyn Inequality, values: &[f64], weights: &[&str]) -> f64 {
    measure.measure(&sample(values, weights)).unwrap()
}

fn median(values: &[f64], weights: &[&str]) -> f64 {
    Quantile::median()
        .measure(&sample(values, weights))
        .unwrap()
}

/// Values, weights, total weight, median, `McLoone` and `Verstegen`.
type Row<'a> = (&'a [f64], &'a [&'a str], f64, f64, f64, f64);

#[test]
fn the_median_of_decimals_is_where_half_of_them_is() {
    let tenths = ["0.1"; 10];
    let ten: Vec<f64> = (1..=10).map(f64::from).collect();
    let rows: [Row<'_>; 12] = [
        // Half of 9.8 is 4.9 = 2.5 + 2.4, at 2. Below: (2.5 + 4.8)/(2 · 4.9); from 2 on:
        // (4.8 + 11.4 + 4.4)/(2 · 7.3).
        (
            &[1.0, 2.0, 3.0, 4.0],
            &["2.5", "2.4", "3.8", "1.1"],
            9.8,
            2.0,
            7.3 / 9.8,
            20.6 / 14.6,
        ),
        // The same half; from 2 on: (4.8 + 11.1 + 4.8)/(2 · 7.3).
        (
            &[1.0, 2.0, 3.0, 4.0],
            &["2.5", "2.4", "3.7", "1.2"],
            9.8,
            2.0,
            7.3 / 9.8,
            20.7 / 14.6,
        ),
        // Half of 23 is 11.5, in the 12th: (10 + 2 + 3)/(3 · 12), (3 + 4 + 50)/(3 · 12).
        (
            &[1.0, 2.0, 3.0, 4.0, 5.0],
            &["10", "1", "1", "1", "10"],
            23.0,
            3.0,
            15.0 / 36.0,
            57.0 / 36.0,
        ),
        // Half of 22 is 11 = 10 + 1: (10 + 2)/(2 · 11), (2 + 3 + 4 + 45)/(2 · 12).
        (
            &[1.0, 2.0, 3.0, 4.0, 5.0],
            &["10", "1", "1", "1", "9"],
            22.0,
            2.0,
            12.0 / 22.0,
            54.0 / 24.0,
        ),
        // Half of 0.6 is 0.3: (3 + 2 + 6)/(10 · 0.6).
        (
            &[10.0, 20.0, 30.0],
            &["0.3", "0.1", "0.2"],
            0.6,
            10.0,
            1.0,
            11.0 / 6.0,
        ),
        // Half of 0.6 is 0.1 + 0.2: (1 + 4)/(20 · 0.3), (4 + 9)/(20 · 0.5).
        (
            &[10.0, 20.0, 30.0],
            &["0.1", "0.2", "0.3"],
            0.6,
            20.0,
            5.0 / 6.0,
            1.3,
        ),
        // The one in the middle stands for nobody: half of 2 is at 1. (1 + 3)/(1 · 2).
        (&[1.0, 2.0, 3.0], &["1", "0", "1"], 2.0, 1.0, 1.0, 2.0),
        (&[0.0, 1.0, 2.0], &["0", "0", "1"], 1.0, 2.0, 1.0, 1.0),
        // Half of 4 is in the middle one: (2 + 6)/(3 · 3), (6 + 4)/(3 · 3).
        (
            &[1.0, 2.0, 3.0, 4.0, 5.0],
            &["0", "1", "2", "1", "0"],
            4.0,
            3.0,
            8.0 / 9.0,
            10.0 / 9.0,
        ),
        // Half of 100 is 33.3 + 16.7: (333 + 334)/(20 · 50), (334 + 903 + 796)/(20 · 66.7).
        (
            &[10.0, 20.0, 30.0, 40.0],
            &["33.3", "16.7", "30.1", "19.9"],
            100.0,
            20.0,
            0.667,
            2033.0 / 1334.0,
        ),
        // Five tenths: (1 + … + 5)/(5 · 5), (5 + … + 10)/(5 · 6).
        (&ten, &tenths, 1.0, 5.0, 0.6, 1.5),
        // Half of 4 is 0.7 + 0.1 + 0.3 + 0.9: (0.7 + 0.2 + 0.9 + 3.6)/(4 · 2),
        // (3.6 + 0.5 + 3 + 9.8)/(4 · 2.9).
        (
            &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0],
            &["0.7", "0.1", "0.3", "0.9", "0.1", "0.5", "1.4"],
            4.0,
            4.0,
            0.675,
            16.9 / 11.6,
        ),
    ];
    for (values, weights, total, half, mc_loone, verstegen) in rows {
        let sample = sample(values, weights);
        let ordered = OrderedSample::from(&sample);
        assert_eq!(sample.weights().total(), Ok(total), "{weights:?}");
        assert_eq!(ordered.total_weight(), Ok(total), "{weights:?}");
        assert_eq!(Quantile::median().measure(&sample), Ok(half), "{weights:?}");
        // What is expected here is rounded a few times, what is found once.
        let near = |found: f64, expected: f64| (found / expected - 1.0).abs() < 1e-15;
        let found = McLoone.measure(&sample).unwrap();
        assert!(near(found, mc_loone), "{weights:?} {found}");
        let found = Verstegen.measure(&sample).unwrap();
        assert!(near(found, verstegen), "{weights:?} {found}");
    }
}

#[test]
fn returns_around_zero_have_their_median_at_zero() {
    // 0.08 + 0.14 + 0.22 = 0.44 and 0.56 with the second zero: half of 1.00 is there.
    let values = [-0.103, -0.089, 0.0, 0.0, 0.039, 0.055];
    let weights = ["0.08", "0.14", "0.22", "0.12", "0.28", "0.16"];
    let sample = sample(&values, &weights);
    assert_eq!(sample.weights().total(), Ok(1.0));
    assert_eq!(Quantile::median().measure(&sample), Ok(0.0));
    let zero = NumericError::NonPositiveDenominator { denominator: 0.0 };
    assert_eq!(McLoone.measure(&sample), Err(zero));
    assert_eq!(Verstegen.measure(&sample), Err(zero));
    // From 0 on: 1 − 0.08 − 0.14.
    assert_eq!(ShareAtOrAbove::new(0.0).unwrap().measure(&sample), Ok(0.78));
}

#[test]
fn one_unit_of_the_last_place_moves_the_median() {
    // Half of 2 is 1 = 0.9 + 0.1; with more above, the median is above. Each step is 10^-k.
    for places in [1, 2, 8, 16, 20, 27, 28_u32] {
        let step = Decimal::new(1, places);
        let at = Decimal::ONE - step;
        let below = [at, step, Decimal::ONE];
        let values = [1.0, 2.0, 3.0];
        let median = |weights: &[Decimal]| {
            let weights = Weights::from_decimals(weights).unwrap();
            let sample = WeightedSample::new(&values, weights).unwrap();
            Quantile::median().measure(&sample).unwrap()
        };
        assert_eq!(median(&below), 2.0, "at half, {places}");
        let [low, middle, high] = below;
        if places < 28 {
            assert_eq!(median(&[low, middle, high + step]), 3.0, "{places}");
        }
        assert_eq!(median(&[low, middle, high - step]), 2.0, "{places}");
        // Without the one in the middle the lower one is a step short of the upper.
        assert_eq!(median(&[low, Decimal::ZERO, high]), 3.0, "{places}");
        assert_eq!(median(&[low, Decimal::ZERO, low]), 1.0, "{places}");
    }
}

#[test]
fn decimals_of_all_sizes_stand_beside_each_other() {
    let largest = "79228162514264337593543950335";
    let smallest = "0.0000000000000000000000000001";
    // The largest decimal against itself is half; the smallest one more is not.
    assert_eq!(median(&[1.0, 2.0], &[largest, largest]), 1.0);
    let values = [1.0, 2.0, 3.0];
    assert_eq!(median(&values, &[largest, smallest, largest]), 2.0);
    assert_eq!(median(&values, &[largest, largest, smallest]), 2.0);
    assert_eq!(median(&values, &[smallest, largest, largest]), 2.0);
    assert_eq!(median(&[1.0, 3.0, 3.0], &[largest, smallest, largest]), 3.0);
    // 0.1 + 10^-20 is more than 0.1, which no double of their sum tells.
    let tiny = "0.00000000000000000001";
    assert_eq!(median(&values, &["0.1", tiny, "0.1"]), 2.0);
    assert_eq!(median(&[1.0, 3.0, 3.0], &["0.1", tiny, "0.1"]), 3.0);
    assert_eq!(median(&values, &["0.1", "0", "0.1"]), 1.0);
    // Twice the largest is no decimal any more.
    let weights = Weights::from_decimals(&decimals(&[largest, largest])).unwrap();
    assert_eq!(weights.total(), Ok(2.0_f64.powi(97)));
    // 28 digits on both sides of the point.
    let long = "1234567890123.456789012345678";
    assert_eq!(median(&[1.0, 2.0], &[long, long]), 1.0);
    let longer = "1234567890123.456789012345679";
    assert_eq!(median(&[1.0, 2.0], &[long, longer]), 2.0);
    assert_eq!(median(&[1.0, 2.0], &[longer, long]), 1.0);
}

#[test]
fn fractions_are_as_good_as_decimals() {
    let fractions = |pairs: &[(i64, i64)]| -> Vec<Rational> {
        let fraction = |&(n, d)| Rational::new(n, d).unwrap();
        pairs.iter().map(fraction).collect()
    };
    // 1/3 + 1/6 is half of 1.
    let weights = fractions(&[(1, 3), (1, 6), (1, 2)]);
    let weights = Weights::from_rationals(&weights).unwrap();
    assert_eq!(weights.total(), Ok(1.0));
    let sample = WeightedSample::new(&[1.0, 2.0, 3.0], weights).unwrap();
    assert_eq!(Quantile::median().measure(&sample), Ok(2.0));
    // (1/3 + 1/3)/(2 · 1/2)
    assert_eq!(McLoone.measure(&sample), Ok(2.0 / 3.0));
}

#[test]
fn weights_beyond_the_smallest_double_still_stand_for_something() {
    let power = |exponent: i32| {
        let ten = |exponent: i32| (0..exponent).fold(Rational::ONE, |p, _| p * Rational::from(10));
        if exponent < 0 {
            Rational::ONE.checked_div(&ten(-exponent)).unwrap()
        } else {
            ten(exponent)
        }
    };
    // The double next to 10^-400 is 0.
    let weights = [power(-400), power(-400), power(-401)];
    let sample = |values| {
        let weights = Weights::from_rationals(&weights).unwrap();
        WeightedSample::new(values, weights).unwrap()
    };
    let at_three = [1.0, 2.0, 3.0];
    assert_eq!(Quantile::median().measure(&sample(&at_three)), Ok(2.0));
    // (10 + 20 + 3)/(10 + 10 + 1) = 33/21
    let ordered = OrderedSample::from(&sample(&at_three));
    assert_eq!(ordered.mean(), Ok(33.0 / 21.0));
    assert_eq!(ordered.len(), 3);
    // From 10^300 down to 10^-300, and a total of all.
    let weights = [power(300), power(-300), power(300)];
    let weights = Weights::from_rationals(&weights).unwrap();
    assert_eq!(weights.total(), Ok(2e300));
    let sample = WeightedSample::new(&[1.0, 3.0, 3.0], weights).unwrap();
    assert_eq!(Quantile::median().measure(&sample), Ok(3.0));
    assert_eq!(Gini.measure(&sample), Ok(0.25));
    let beyond = Weights::from_rationals(&[Rational::ONE, power(309)]);
    assert_eq!(
        beyond,
        Err(NumericError::InvalidWeight {
            index: 1,
            weight: f64::INFINITY
        })
    );
    let sum = Weights::from_rationals(&vec![power(308); 2]).unwrap();
    assert_eq!(sum.total(), Err(NumericError::Overflow));
}

#[test]
fn what_is_no_weight_is_refused_with_its_place() {
    let refused = |weights: &[&str]| Weights::from_decimals(&decimals(weights)).unwrap_err();
    let negative = refused(&["0.1", "-0.3"]);
    assert_eq!(
        negative,
        NumericError::InvalidWeight {
            index: 1,
            weight: -0.3
        }
    );
    assert_eq!(
        negative.to_string(),
        "weight -0.3 at position 1 is negative or not finite"
    );
    assert_eq!(refused(&[]), NumericError::Empty);
    assert_eq!(refused(&["0", "0.00"]), NumericError::ZeroTotalWeight);
    let nan = Weights::new(&[0.1, f64::NAN]).unwrap_err();
    assert_eq!(
        nan.to_string(),
        "weight NaN at position 1 is negative or not finite"
    );
    let lengths = WeightedSample::new(
        &[1.0],
        Weights::from_decimals(&decimals(&["0.1", "0.2"])).unwrap(),
    );
    assert_eq!(
        lengths,
        Err(NumericError::LengthMismatch {
            values: 1,
            weights: 2
        })
    );
}

#[test]
fn a_mean_of_exactly_zero_is_none_to_divide_by() {
    // 0.3 · 1 − 0.1 · 3 = 0; with doubles it is about 10^-17.
    let values = [1.0, -3.0];
    let weights = ["0.3", "0.1"];
    let refused = Err(NumericError::NonPositiveMean);
    let sample = sample(&values, &weights);
    assert_eq!(OrderedSample::from(&sample).mean(), Ok(0.0));
    let cv = CoefficientOfVariation::POPULATION;
    assert_eq!(cv.measure(&sample), refused);
    assert_eq!(cv.measure_in_bulk(&sample), refused);
    assert_eq!(Hoover.measure(&sample), refused);
    assert_eq!(
        Attribution::of(&sample).unwrap_err(),
        NumericError::NonPositiveMean
    );
}

#[test]
fn shares_of_the_weight_at_their_boundaries() {
    // Twenty values of 0.05 each: the 5 % quantile is the first, the 95 % quantile the nineteenth.
    let values: Vec<f64> = (1..=20).map(f64::from).collect();
    let weights = ["0.05"; 20];
    assert_eq!(
        of(&RestrictedRange::between_5_and_95(), &values, &weights),
        18.0
    );
    assert_eq!(of(&FederalRangeRatio, &values, &weights), 18.0);
    // The second over the eighteenth.
    assert_eq!(of(&QuantileRatio::p90_p10(), &values, &weights), 9.0);
    // (19 + 20)/(1 + … + 8)
    assert_eq!(of(&Palma, &values, &weights), 39.0 / 36.0);
    let curve = LorenzCurve::of(&sample(&values, &weights)).unwrap();
    // The lowest 0.15 have 1 + 2 + 3 of 210.
    assert_eq!(curve.points()[3].weight_share, 0.15);
    assert_eq!(curve.points()[3].value_share, 6.0 / 210.0);
    let share = Rational::new(3, 20).unwrap();
    assert_eq!(curve.value_share(&share), Ok(6.0 / 210.0));
    let share = ShareAtOrAbove::new(18.0).unwrap();
    assert_eq!(share.measure(&sample(&values, &weights)), Ok(0.15));
}

#[test]
fn the_other_rules_for_quantiles_see_the_tie_too() {
    let values = [10.0, 20.0, 40.0];
    let weights = ["0.3", "0.1", "0.2"];
    let quantile = |rule| {
        let quantile = Quantile::median().with_interpolation(rule);
        quantile.measure(&sample(&values, &weights))
    };
    // Exactly half: between 10 and 20.
    assert_eq!(quantile(Interpolation::AveragedDistribution), Ok(15.0));
    // From the middle of the first, 0.15, to that of the second, 0.35: 0.3 is three quarters of the way.
    assert_eq!(quantile(Interpolation::Midpoints), Ok(17.5));
    // Distances from 10: 0, 10, 30 with 0.3, 0.1, 0.2; half of 0.6 is at 0.
    assert_eq!(of(&MedianAbsoluteDeviation, &values, &weights), 0.0);
}

#[test]
fn parts_and_resamples_keep_the_decimals() {
    // Groups {1, 3} and {2, 4}, all weights 0.1: as with weights of one.
    let values = [1.0, 2.0, 3.0, 4.0];
    let tenths = sample(&values, &["0.1"; 4]);
    let ones = WeightedSample::new(&values, Weights::uniform(4).unwrap()).unwrap();
    let grouping = Grouping::new(&["a", "b", "a", "b"]);
    assert_eq!(
        SquaredCoefficientOfVariation.decompose(&tenths, &grouping),
        SquaredCoefficientOfVariation.decompose(&ones, &grouping)
    );
    assert_eq!(
        Attribution::of(&tenths).unwrap(),
        Attribution::of(&ones).unwrap()
    );
    // Without 0.3 at 10, half of 0.3 is in 0.2 at 30; without 0.1 at 20, half of 0.5 at 10; without
    // 0.2 at 30, half of 0.4 at 10: McLoone is (20 · 0.1 + 30 · 0.2)/(30 · 0.3), 1 and 1.
    let values = [10.0, 20.0, 30.0];
    let without = McLoone.measure_without_each(&sample(&values, &["0.3", "0.1", "0.2"]));
    assert_eq!(without, Ok(vec![8.0 / 9.0, 1.0, 1.0]));
    // Resamples of 0.3, 0.1, 0.2, 0.5 are those of 3, 1, 2, 5.
    let values = [10.0, 20.0, 30.0, 40.0];
    let bootstrap = Bootstrap::new(99, 7).unwrap();
    let bootstrap = bootstrap.with_method(BootstrapMethod::Percentile);
    let tenths = sample(&values, &["0.3", "0.1", "0.2", "0.5"]);
    let whole = sample(&values, &["3", "1", "2", "5"]);
    let measures: [&dyn Inequality; 2] = [&McLoone, &CoefficientOfVariation::POPULATION];
    for measure in measures {
        let estimate = bootstrap.measure(measure, &tenths).unwrap();
        assert_eq!(estimate, bootstrap.measure(measure, &whole).unwrap());
    }
}

#[test]
fn debts_make_the_share_that_would_have_to_move_more_than_all() {
    // The mean of −50, 0, 10 and 100 is 15; (65 + 15 + 5 + 85)/(2 · 4 · 15) = 170/120.
    let values = [-50.0, 0.0, 10.0, 100.0];
    let sample = WeightedSample::unweighted(&values).unwrap();
    assert_eq!(Hoover.measure(&sample), Ok(170.0 / 120.0));
    assert_eq!(
        Gini.measure(&sample),
        Err(NumericError::NegativeValue { value: -50.0 })
    );
}
